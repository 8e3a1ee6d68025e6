/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/address_fault.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "check/match.h"
#include "check/token.h"
#include "text/macros.h"
#include "text/utf8.h"

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_alnum(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9');
}

static char at_or_none(const char *text, size_t bytes, size_t at)
{
	return at < bytes ? text[at] : 0;
}

static size_t letters_end(const char *text, size_t bytes, size_t at)
{
	while (at < bytes && is_letter(text[at]))
		at++;
	return at;
}

static size_t skip_any(const char *text, size_t bytes, size_t at, const char *which)
{
	while (at < bytes && text[at] && strchr(which, text[at]))
		at++;
	return at;
}

static size_t white_end_of_any(const char *text, size_t bytes, size_t at)
{
	return skip_any(text, bytes, at, " \t\n");
}

/* --- how it begins --- */

/* Whether the letters are http or https but for one that is too many, missing, another or
 * in the wrong place. */
static bool is_nearly(const char *word, size_t bytes, const char *scheme)
{
	const size_t length = strlen(scheme);
	size_t same = 0, same_behind = 0;
	if (bytes + 1 < length || bytes > length + 1)
		return false;
	while (same < bytes && same < length &&
		tolower((unsigned char)word[same]) == scheme[same])
		same++;
	while (same_behind < bytes && same_behind < length &&
		tolower((unsigned char)word[bytes - 1 - same_behind]) ==
			scheme[length - 1 - same_behind])
		same_behind++;
	const size_t longer = MAX(bytes, length);
	const bool swapped = bytes == length && same + 2 + same_behind >= length &&
			     same + 1 < length &&
			     tolower((unsigned char)word[same]) == scheme[same + 1] &&
			     tolower((unsigned char)word[same + 1]) == scheme[same];
	return same + same_behind + 1 >= longer || swapped;
}

/* A scheme with a fault in it or behind it; its end in *end, 0 if there is none. */
static bool has_false_scheme(const char *text, size_t bytes, size_t at, size_t *behind)
{
	const size_t word = letters_end(text, bytes, at);
	const size_t signs = skip_any(text, bytes, word, ":;/\\ ");
	if (!is_nearly(text + at, word - at, "https") &&
		!is_nearly(text + at, word - at, "http"))
		return false;
	const char *mark = text + word;
	const size_t length = signs - word;
	*behind = signs;
	/* https:www.… */
	if (length == 1 && *mark == ':')
		return bytes - signs > strlen("www.") &&
		       !strncasecmp(text + signs, "www.", strlen("www."));
	if (!memchr(mark, '/', length) && !memchr(mark, '\\', length))
		return false;
	const bool sound = (word - at == strlen("https") &&
				   !strncasecmp(text + at, "https", strlen("https"))) ||
			   (word - at == strlen("http") &&
				   !strncasecmp(text + at, "http", strlen("http")));
	if (sound && length >= 3 && !memcmp(mark, "://", 3))
		return length > 3 && mark[3] != ' '; /* https:///x */
	return signs < bytes && is_alnum(text[signs]);
}

/* --- what stands behind white space --- */

/* Whether what begins at offset goes on as addresses do: no word of its own, with a sign of
 * paths in it. *end gets where it ends. */
static bool is_rest(const char *text, size_t bytes, size_t at, size_t *end)
{
	*end = address_end(text, bytes, at);
	if (*end == at || (text[at] >= 'A' && text[at] <= 'Z') ||
		!strncasecmp(text + at, "http", MIN((size_t)4, bytes - at)) ||
		!strncasecmp(text + at, "www.", MIN((size_t)4, bytes - at)))
		return false;
	for (size_t i = at; i < *end; i++)
		if (strchr("/?=&%", text[i]) ||
			(text[i] == '.' && is_alnum(at_or_none(text, bytes, i + 1)) &&
				i > at))
			return true;
	return false;
}

/* Whether the line that begins at offset is the last part of a path and nothing else:
 * index-2568. A name of a file (image2.png) is none. */
static bool is_last_part(const char *text, size_t bytes, size_t at, size_t *end)
{
	bool sign = false;
	for (*end = at; *end < bytes && text[*end] != '\n'; ++*end) {
		const char c = text[*end];
		if (!is_alnum(c) && c != '-' && c != '_')
			return false;
		sign = sign || c == '-' || c == '_' || (c >= '0' && c <= '9');
	}
	return sign && *end > at && is_letter(text[at]) && text[at] >= 'a';
}

/* An address that ends at white space, and what is behind that. */
static bool is_cut(const char *text, size_t bytes, size_t start, size_t *end)
{
	/* The stop or question mark that address_end() leaves out. */
	size_t last = address_end(text, bytes, start);
	while (last < bytes && (text[last] == '.' || text[last] == '?'))
		last++;
	const size_t next = white_end_of_any(text, bytes, last);
	size_t behind;
	if (next == last || next >= bytes || last == start)
		return false;
	const char ends = text[last - 1], begins = text[next];
	const bool line = memchr(text + last, '\n', next - last) != NULL;
	*end = address_end(text, bytes, next);
	/* …php? id=1, …/news- 2 */
	if (strchr("?=&%_", ends) && is_alnum(begins))
		return true;
	/* www.thungfa.go.th /news, www.thungfa .go.th */
	if ((begins == '/' || begins == '.') &&
		is_alnum(at_or_none(text, bytes, next + 1)))
		return true;
	if (line && ends == '/' && is_last_part(text, bytes, next, end))
		return true;
	if (!is_rest(text, bytes, next, &behind))
		return false;
	*end = behind;
	/* www.thungfa. go.th/x, https://x.go.th/ news/2 */
	if (line && ends != '.') /* a name of a file may stand on a line of its own */
		return memchr(text + next, '/', behind - next) ||
		       memchr(text + next, '?', behind - next) ||
		       memchr(text + next, '=', behind - next);
	return ends == '/' || ends == '.' || ends == '-';
}

/* https:// www…, www. thungfa.go.th */
static bool is_cut_early(const char *text, size_t bytes, size_t at, size_t *end)
{
	static const char *const starts[] = {"https://", "http://", "www."};
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		const size_t length = strlen(starts[i]);
		if (bytes - at < length || strncasecmp(text + at, starts[i], length) != 0)
			continue;
		const size_t next = white_end_of_any(text, bytes, at + length);
		if (next == at + length || next >= bytes || !is_alnum(text[next]))
			continue;
		*end = address_end(text, bytes, next);
		return memchr(text + next, '.', *end - next) != NULL;
	}
	return false;
}

/* Whether the site's name cannot be one: a comma or two dots inside, a dot or another scheme
 * before it, ww. or wwww. as its first part. */
static bool has_false_name(const char *text, size_t at, size_t end)
{
	static const char *const starts[] = {"http:", "https:", "ww.", "wwww.", "."};
	const char *name = text + at;
	size_t bytes = end - at;
	for (size_t i = 0; i + 3 < bytes; i++)
		if (!memcmp(name + i, "://", 3)) {
			name += i + 3;
			bytes -= i + 3;
			break;
		}
	for (size_t i = 0; i < COUNT(starts); i++)
		if (bytes > strlen(starts[i]) &&
			!strncasecmp(name, starts[i], strlen(starts[i])))
			return true;
	for (size_t i = 0; i + 1 < bytes && !strchr("/?#", name[i]); i++) {
		if (name[i] == '.' && name[i + 1] == '.')
			return true;
		/* Another address behind it needs no space for most people. */
		if ((name[i] == ',' || name[i] == ';') && is_alnum(name[i + 1]) &&
			strncasecmp(name + i + 1, "http",
				MIN((size_t)4, bytes - i - 1)) != 0 &&
			strncasecmp(
				name + i + 1, "www.", MIN((size_t)4, bytes - i - 1)) != 0)
			return true;
	}
	return false;
}

static bool is_local(const char *text, size_t bytes, size_t at)
{
	static const char file[] = "file:/";
	if (bytes - at > strlen(file) && !strncasecmp(text + at, file, strlen(file)))
		return true;
	return bytes - at > 3 && is_letter(text[at]) && text[at + 1] == ':' &&
	       text[at + 2] == '\\' && is_alnum(text[at + 3]);
}

static bool is_web(const char *text, size_t at, size_t end)
{
	const struct token token = {TOKEN_ADDRESS, at, end - at};
	return token_is_web(text, &token);
}

enum { MAIL_WORD_BYTES = 30 * UTF8_THAI_BYTES };

/* Whether it is an address of mail whose site cannot be one. A name without a dot is only
 * where mail is spoken of: elsewhere it may be somebody's name in a service. */
static bool is_false_mail(const char *text, size_t at, size_t end)
{
	static const char *const words[] = {"เมล", "mail", NULL};
	const char *sign = memchr(text + at, '@', end - at);
	const size_t host = sign ? (size_t)(sign - text) + 1 : end;
	if (host >= end || memchr(text + host, '@', end - host) ||
		memchr(text + at, '/', end - at))
		return false;
	for (size_t i = host; i + 1 < end; i++)
		if (strchr(".,;", text[i]) && strchr(".,;", text[i + 1]))
			return true;
		else if (strchr(",;", text[i]) && is_alnum(text[i + 1]))
			return true;
	return !memchr(text + host, '.', end - host) &&
	       any_word(text, at > MAIL_WORD_BYTES ? at - MAIL_WORD_BYTES : 0, at, words);
}

enum address_fault address_fault(const char *text, size_t bytes, size_t at, size_t *end)
{
	size_t behind;
	*end = address_end(text, bytes, at);
	if (at >= bytes || !is_letter(text[at]) || (at && is_alnum(text[at - 1])))
		return ADDRESS_SOUND;
	if (is_local(text, bytes, at))
		return ADDRESS_LOCAL;
	if (is_cut_early(text, bytes, at, end))
		return ADDRESS_CUT;
	if (has_false_scheme(text, bytes, at, &behind)) {
		*end = address_end(text, bytes, behind);
		return ADDRESS_BEGUN;
	}
	if (is_web(text, at, *end) && is_cut(text, bytes, at, &behind)) {
		*end = behind;
		return ADDRESS_CUT;
	}
	if (is_web(text, at, *end) && has_false_name(text, at, *end))
		return ADDRESS_NAME;
	if (!is_web(text, at, *end) && is_false_mail(text, at, *end))
		return ADDRESS_MAIL;
	return ADDRESS_SOUND;
}
