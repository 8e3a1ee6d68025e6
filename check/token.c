/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/token.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "text/break_rules.h"
#include "text/breaks.h"
#include "text/number.h"
#include "text/thai.h"
#include "text/utf8.h"
#include "text/web_address.h"

static uint32_t peek(const char *text, size_t bytes, size_t at, size_t *spanned)
{
	uint32_t code_point = 0;
	*spanned = at < bytes ? utf8_decode(text + at, bytes - at, &code_point) : 0;
	return code_point;
}

static bool is_white(uint32_t c)
{
	return (c && c <= ' ') || c == 0x00A0 || c == 0x3000 || c == 0x200B;
}

static bool is_digit(uint32_t c)
{
	return digit_value(c) >= 0;
}

static bool is_latin(uint32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	return c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7;
}

static bool is_ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* --- addresses --- */

enum {
	ADDRESS_BYTES_MAX = 1024, /* so that no text is read over and over */
	UNIT_BYTES_MAX = 120,     /* more than a unit has with the word behind it */
};

static bool is_address_byte(unsigned char byte)
{
	return byte > ' ' && byte < 0x7F && !strchr("()[]{}\"<>", byte);
}

/* The bytes of the stop that ends before offset, of either script; 0: none does. */
static size_t stop_bytes(const char *text, size_t start, size_t at)
{
	static const char *const thai[] = {"ฯ", "ๆ", "๚", "๛"};
	if (at > start && strchr(".,;:!?'", text[at - 1]))
		return 1;
	for (size_t i = 0; i < sizeof(thai) / sizeof(thai[0]); i++)
		if (at - start > UTF8_THAI_BYTES &&
			!memcmp(text + at - UTF8_THAI_BYTES, thai[i], UTF8_THAI_BYTES))
			return UTF8_THAI_BYTES;
	return 0;
}

size_t address_end(const char *text, size_t bytes, size_t start)
{
	size_t at = start, spanned;
	bool thai = false;
	while (at < bytes && at - start < ADDRESS_BYTES_MAX) {
		const uint32_t c = peek(text, bytes, at, &spanned);
		if (c < 0x80 && !is_address_byte((unsigned char)c))
			break;
		if (c >= 0x80 && !(thai_class(c) != THAI_NOT &&
					 (thai || (at && strchr("/=", text[at - 1])))))
			break;
		thai = c >= 0x80;
		at += spanned;
	}
	for (size_t stop; (stop = stop_bytes(text, start, at)) > 0;)
		at -= stop;
	return at;
}

/* With ://, @, or a dot between letters. */
static bool is_address(const char *text, size_t start, size_t end)
{
	for (size_t i = start + 1; i + 1 < end; i++) {
		if (text[i] == '@' ||
			(text[i] == ':' && end - i > 3 && !memcmp(text + i, "://", 3)))
			return true;
		if (text[i] == '.' && is_ascii_letter(text[i - 1]) &&
			is_ascii_letter(text[i + 1]))
			return true;
	}
	return false;
}

/* A name up to white space that ends as names of files do; it may be Thai. */
static size_t file_name_end(const char *text, size_t bytes, size_t start)
{
	static const char *const endings[] = {".pdf", ".doc", ".docx", ".xls", ".xlsx",
		".ppt", ".pptx", ".jpg", ".jpeg", ".png", ".zip", ".mp4", ".odt", ".txt"};
	size_t end = start, spanned;
	for (uint32_t c; end < bytes; end += spanned) {
		spanned = utf8_decode(text + end, bytes - end, &c);
		if (is_white(c))
			break;
	}
	while (end > start && strchr(".,;:)\"'", text[end - 1]))
		end--;
	/* Most are Thai words. */
	if (end == start || (unsigned char)text[end - 1] >= 0x80)
		return start;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		const size_t length = strlen(endings[i]);
		if (end - start > length &&
			!strncasecmp(text + end - length, endings[i], length))
			return end;
	}
	return start;
}

/* --- words and numbers --- */

/* Letters and digits, and what joins them: E-Service, Q&A, Don't. */
static size_t latin_end(const char *text, size_t bytes, size_t at)
{
	size_t spanned, next;
	for (;;) {
		const uint32_t c = peek(text, bytes, at, &spanned);
		if (!c)
			return at;
		if (is_latin(c) || is_digit(c)) {
			at += spanned;
			continue;
		}
		const uint32_t behind = peek(text, bytes, at + spanned, &next);
		if ((c == '-' || c == '&' || c == '\'' || c == '_' || c == 0x2019) &&
			(is_latin(behind) || is_digit(behind)))
			at += spanned;
		else
			return at;
	}
}

static size_t digits_end(const char *text, size_t bytes, size_t at)
{
	size_t spanned;
	while (is_digit(peek(text, bytes, at, &spanned)))
		at += spanned;
	return at;
}

enum { THOUSAND_DIGITS = 3 };

/* Digits, with thousands behind commas and what stands behind a dot. */
static size_t number_end(const char *text, size_t bytes, size_t at)
{
	at = digits_end(text, bytes, at);
	while (at < bytes && (text[at] == '.' || text[at] == ',')) {
		const size_t end = digits_end(text, bytes, at + 1);
		if (end == at + 1)
			return at;
		if (text[at] == ',' &&
			utf8_count(text + at + 1, end - at - 1) != THOUSAND_DIGITS)
			return at;
		at = end;
	}
	return at;
}

static size_t thai_end(const char *text, size_t bytes, size_t at)
{
	while (at < bytes) {
		uint32_t c;
		const size_t spanned = utf8_decode(text + at, bytes - at, &c);
		if (!thai_is_letter(c))
			break;
		at += spanned;
	}
	return at;
}

static size_t line_white_end(const char *text, size_t bytes, size_t at)
{
	size_t spanned;
	for (uint32_t c;
		(c = peek(text, bytes, at, &spanned)) && is_white(c) && c != '\n';)
		at += spanned;
	return at;
}

/* Where the address that begins at start ends; start: none does. */
static size_t find_address(const char *text, size_t bytes, size_t start, bool at_white)
{
	const size_t file = at_white ? file_name_end(text, bytes, start) : start;
	if (file > start || !is_ascii_letter(text[start]))
		return file;
	const size_t end = address_end(text, bytes, start);
	return is_address(text, start, end) ? end : start;
}

/* Of anything but an address. */
static enum token_kind find_kind(
	const char *text, size_t bytes, size_t start, size_t *end)
{
	size_t spanned;
	const uint32_t c = peek(text, bytes, start, &spanned);
	*end = start + spanned;
	if (is_white(c)) {
		if (c != '\n')
			*end = line_white_end(text, bytes, start);
		return TOKEN_WHITE;
	}
	if (is_digit(c))
		*end = number_end(text, bytes, start);
	if (is_latin(c) || (is_digit(c) && is_latin(peek(text, bytes, *end, &spanned)))) {
		*end = latin_end(text, bytes, *end);
		return TOKEN_LATIN;
	}
	if (is_digit(c))
		return TOKEN_NUMBER;
	if (!thai_is_letter(c))
		return TOKEN_OTHER;
	*end = thai_end(text, bytes, start);
	return TOKEN_THAI;
}

bool token_next(const char *text, size_t bytes, struct token *token)
{
	const bool at_white = !token->bytes || token->kind == TOKEN_WHITE;
	token->start += token->bytes;
	if (token->start >= bytes)
		return false;
	size_t end = find_address(text, bytes, token->start, at_white);
	token->kind = TOKEN_ADDRESS;
	if (end == token->start)
		token->kind = find_kind(text, bytes, token->start, &end);
	token->bytes = end - token->start;
	return true;
}

bool token_is_web(const char *text, const struct token *token)
{
	if (token->kind != TOKEN_ADDRESS)
		return false;
	const size_t start = web_address_start(text + token->start, token->bytes);
	return start && token->bytes > start;
}

/* --- what numbers are made of, and what they count --- */

/* Whether one of the words stands at the start of a line, whole. */
static bool is_one_at(const char *line, size_t bytes, const unsigned char *flags,
	const char *const *words)
{
	for (; *words; words++) {
		const size_t length = strlen(*words);
		if (length <= bytes && !memcmp(line, *words, length) &&
			flags[length] & BREAK_WORD)
			return true;
	}
	return false;
}

bool behind_number_is_unit(
	struct breaker *breaker, const char *text, size_t bytes, size_t offset)
{
	offset = line_white_end(text, bytes, offset);
	const char *line = text + offset;
	const size_t near = utf8_whole(line, bytes - offset, UNIT_BYTES_MAX);
	const char *end = memchr(line, '\n', near);
	const size_t length = end ? (size_t)(end - line) : near;
	const unsigned char *flags = breaker_find(breaker, line, length);
	return is_one_at(line, length, flags, month_names) ||
	       is_one_at(line, length, flags, words_behind_number);
}

static bool have_digit(const char *text, size_t bytes, bool thai)
{
	size_t spanned;
	for (size_t at = 0; at < bytes; at += spanned) {
		const uint32_t c = peek(text, bytes, at, &spanned);
		if (is_digit(c) && (c >= THAI_DIGIT_ZERO) == thai)
			return true;
	}
	return false;
}

bool digits_have_thai(const char *text, size_t bytes)
{
	return have_digit(text, bytes, true);
}

bool digits_have_arabic(const char *text, size_t bytes)
{
	return have_digit(text, bytes, false);
}

bool digits_mixed(const char *text, size_t bytes)
{
	return have_digit(text, bytes, true) && have_digit(text, bytes, false);
}
