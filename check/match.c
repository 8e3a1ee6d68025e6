/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/match.h"

#include <string.h>

#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

static uint32_t peek(const char *text, size_t bytes, size_t at, size_t *spanned)
{
	uint32_t code_point = 0;
	*spanned = at < bytes ? utf8_decode(text + at, bytes - at, &code_point) : 0;
	return code_point;
}

static bool is_latin(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static uint32_t lower(uint32_t c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

bool bytes_hold(const char *text, size_t bytes, const char *word)
{
	return *word && memmem(text, bytes, word, strlen(word));
}

bool begins_with(const char *text, const char *part)
{
	return strncmp(text, part, strlen(part)) == 0;
}

bool any_word(const char *line, size_t from, size_t to, const char *const *words)
{
	for (; from < to && *words; words++)
		if (bytes_hold(line + from, to - from, *words))
			return true;
	return false;
}

bool bytes_end_with(const char *text, size_t bytes, const char *word)
{
	const size_t length = strlen(word);
	return length <= bytes && bytes_begin_at(text, bytes, bytes - length, word);
}

bool bytes_begin_at(const char *text, size_t bytes, size_t at, const char *word)
{
	const size_t length = strlen(word);
	return length && at <= bytes && bytes - at >= length &&
	       !memcmp(text + at, word, length);
}

static uint32_t last_before(const char *text, size_t at)
{
	uint32_t code_point = 0;
	if (at) {
		const size_t start = utf8_previous(text, at);
		utf8_decode(text + start, at - start, &code_point);
	}
	return code_point;
}

bool one_letter_apart(const char *a, size_t bytes_a, const char *b, size_t bytes_b)
{
	size_t same = 0, tail = 0, spanned;
	while (same < MIN(bytes_a, bytes_b)) {
		if (peek(a, bytes_a, same, &spanned) != peek(b, bytes_b, same, &spanned))
			break;
		same += spanned;
	}
	a += same, bytes_a -= same;
	b += same, bytes_b -= same;
	while (bytes_a > tail && bytes_b > tail &&
		last_before(a, bytes_a - tail) == last_before(b, bytes_b - tail))
		tail += bytes_a - tail - utf8_previous(a, bytes_a - tail);
	bytes_a -= tail;
	bytes_b -= tail;
	size_t left_a, left_b; /* the first code point of what differs */
	peek(a, bytes_a, 0, &left_a);
	peek(b, bytes_b, 0, &left_b);
	return (bytes_a || bytes_b) && left_a == bytes_a && left_b == bytes_b;
}

size_t white_end(const char *text, size_t bytes, size_t at)
{
	size_t spanned;
	for (;; at += spanned) {
		const uint32_t c = peek(text, bytes, at, &spanned);
		if (c != ' ' && c != '\t' && c != 0x00A0 && c != 0x200B)
			return at;
	}
}

/* Whether the word may begin and end there. */
static bool has_edges(const char *text, size_t bytes, size_t at, size_t end)
{
	size_t spanned;
	const uint32_t first = peek(text, bytes, at, &spanned);
	const uint32_t last = last_before(text, end);
	const uint32_t before = last_before(text, at);
	const uint32_t behind = peek(text, bytes, end, &spanned);
	if (thai_is_mark(behind) || thai_class(before) == THAI_LEADING)
		return false;
	return !(is_latin(first) && is_latin(before)) &&
	       !(is_latin(last) && is_latin(behind));
}

/* Whether the word's first letter leaves it possible, by the bytes alone where it is Thai. */
static bool may_begin(const char *text, size_t bytes, size_t at, const char *word)
{
	enum { THAI_LEAD = 0xE0 };
	return (unsigned char)word[0] != THAI_LEAD ||
	       (at <= bytes && bytes - at >= UTF8_THAI_BYTES &&
		       !memcmp(text + at, word, UTF8_THAI_BYTES));
}

size_t word_match(const char *text, size_t bytes, size_t at, const char *word)
{
	if (!may_begin(text, bytes, at, word))
		return 0;
	const size_t start = at;
	uint32_t before = 0;
	for (size_t left = strlen(word), spanned, taken; left;
		left -= taken, word += taken) {
		uint32_t wanted;
		taken = utf8_decode(word, left, &wanted);
		if (thai_is_letter(before) && thai_is_letter(wanted))
			at = white_end(text, bytes, at);
		if (lower(peek(text, bytes, at, &spanned)) != lower(wanted))
			return 0;
		at += spanned;
		before = wanted;
	}
	return has_edges(text, bytes, start, at) ? at : 0;
}

bool word_find(const char *text, size_t bytes, const char *word, size_t *at, size_t *end)
{
	for (; *at < bytes; ++*at) {
		if ((text[*at] & 0xC0) == 0x80 || !may_begin(text, bytes, *at, word))
			continue;
		*end = word_match(text, bytes, *at, word);
		if (*end)
			return true;
	}
	return false;
}

/* Dots, dashes and lines of any kind. */
static bool is_filler(uint32_t c)
{
	return c == '.' || c == '-' || c == '_' || c == '*' || c == '/' || c == 0x2026 ||
	       c == 0x00B7 || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool says_nothing(const char *text)
{
	uint32_t c;
	if (text_is_blank(text))
		return true;
	for (size_t at = 0, bytes = strlen(text); at < bytes;) {
		at += utf8_decode(text + at, bytes - at, &c);
		if (!is_filler(c) && c > ' ' && c != 0x00A0 && c != 0x200B)
			return false;
	}
	return true;
}

void times_append(const struct check *check, struct str *message, long times)
{
	struct str number = STR_INIT;
	if (times > 1) {
		check_number(check, &number, times);
		str_printf(message, _(" (%s times in this text)"), number.data);
	}
	str_release(&number);
}

enum { ENOUGH = 30 };

bool told_enough(const struct check *check, const struct check_text *text)
{
	const struct finding_list *list = check->list;
	size_t told = 0;
	for (size_t i = list->count; i-- > 0 && told < ENOUGH; told++) {
		const struct finding *finding = &list->items[i];
		if (finding->rule != check->rule || finding->spot.card != text->card ||
			strcmp(finding->spot.path, text->path) != 0)
			break;
	}
	return told == ENOUGH;
}
