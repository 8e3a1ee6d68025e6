/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/list_mark.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "text/break_rules.h"
#include "text/number.h"
#include "text/utf8.h"

enum { NUMBER_DIGITS_MAX = 3, LEVEL_DIGITS_MAX = 2 };

/* What is left of a text that is read from its start. */
struct rest {
	const char *text;
	size_t bytes;
};

static uint32_t peek(struct rest r, size_t *bytes)
{
	uint32_t code_point = 0;
	*bytes = r.bytes ? utf8_decode(r.text, r.bytes, &code_point) : 0;
	return code_point;
}

static void skip(struct rest *r, size_t bytes)
{
	r->text += bytes;
	r->bytes -= bytes;
}

static bool take(struct rest *r, uint32_t wanted)
{
	size_t bytes;
	if (!r->bytes || peek(*r, &bytes) != wanted)
		return false;
	skip(r, bytes);
	return true;
}

static bool is_digit(uint32_t c)
{
	return digit_value(c) >= 0;
}

static bool is_white(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x00A0 || c == 0x3000;
}

static size_t take_digits(struct rest *r)
{
	size_t bytes, digits = 0;
	while (is_digit(peek(*r, &bytes))) {
		skip(r, bytes);
		digits++;
	}
	return digits;
}

static bool take_white(struct rest *r)
{
	size_t bytes;
	bool any = false;
	while (is_white(peek(*r, &bytes))) {
		skip(r, bytes);
		any = true;
	}
	return any;
}

/* The letters that lists are counted with: ก ข ค ง จ ฉ ช ซ ฌ ญ, a-z. */
static bool take_letter(struct rest *r)
{
	size_t bytes;
	uint32_t c = peek(*r, &bytes);
	if (!(c == 0x0E01 || c == 0x0E02 || c == 0x0E04 || (c >= 0x0E07 && c <= 0x0E0D) ||
		    (c >= 'a' && c <= 'z')))
		return false;
	skip(r, bytes);
	return true;
}

/* - – — before a word or white space, • and its kind before anything. */
static bool take_bullet(struct rest *r)
{
	size_t bytes, next;
	uint32_t c = peek(*r, &bytes);
	if (c == '-' || c == 0x2013 || c == 0x2014) {
		struct rest behind = *r;
		skip(&behind, bytes);
		uint32_t second = peek(behind, &next);
		if (second == '-' || second == c || is_digit(second) || second == '.')
			return false;
		skip(r, bytes);
		return true;
	}
	for (unsigned i = 0; i < break_range_count; i++)
		if (break_ranges[i].class == CLASS_BULLET && c >= break_ranges[i].first &&
			c <= break_ranges[i].last) {
			skip(r, bytes);
			return true;
		}
	return false;
}

/* Whether the decimal number that ends at r has a unit behind it. */
static bool is_measure(struct rest r)
{
	for (const char *const *unit = words_behind_number; *unit; unit++) {
		size_t length = strlen(*unit);
		if (length <= r.bytes && !memcmp(r.text, *unit, length) &&
			(length == r.bytes || strchr(" .", r.text[length])))
			return true;
	}
	return false;
}

/* ๑. ๑.๑ ๑.๑. ๑) ๑.๑) and, with bracket, ๑.๑). */
static bool take_number(struct rest *r, bool bracket)
{
	size_t digits = take_digits(r), levels = 1;
	if (!digits || digits > NUMBER_DIGITS_MAX)
		return false;
	bool dot = false;
	while (take(r, '.')) {
		dot = true;
		digits = take_digits(r);
		if (!digits)
			break;
		if (digits > LEVEL_DIGITS_MAX)
			return false;
		dot = false;
		levels++;
	}
	if (take(r, ')'))
		return !dot;
	if (bracket)
		return false;
	if (dot)
		return true;
	return levels > 1 && take_white(r) && !is_measure(*r);
}

static bool take_mark(struct rest *r)
{
	if (take_bullet(r))
		return true;
	bool bracket = take(r, '(');
	if (take_letter(r))
		return take(r, ')') || (!bracket && take(r, '.') && take_white(r));
	return take_number(r, bracket);
}

size_t list_mark(const char *text, size_t bytes)
{
	struct rest r = {text, bytes};
	if (!take_mark(&r))
		return 0;
	take_white(&r);
	return r.bytes ? bytes - r.bytes : 0;
}
