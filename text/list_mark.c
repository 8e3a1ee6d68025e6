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

static bool begins_white(struct rest r)
{
	return take_white(&r);
}

/* The letters that lists are counted with: ก ข ค ง จ ฉ ช ซ ฌ ญ, a-z. *place: from 1. */
static bool take_letter(struct rest *r, int *place)
{
	static const uint32_t thai[] = {0x0E01, 0x0E02, 0x0E04, 0x0E07, 0x0E08, 0x0E09,
		0x0E0A, 0x0E0B, 0x0E0C, 0x0E0D};
	size_t bytes;
	const uint32_t c = peek(*r, &bytes);
	*place = c >= 'a' && c <= 'z' ? (int)(c - 'a') + 1 : 0;
	for (size_t i = 0; i < sizeof(thai) / sizeof(thai[0]); i++)
		if (c == thai[i])
			*place = (int)i + 1;
	if (!*place)
		return false;
	skip(r, bytes);
	return true;
}

/* - – — before a word or white space, • and its kind before anything. */
static bool take_bullet(struct rest *r, struct list_mark *mark)
{
	size_t bytes, next;
	uint32_t c = peek(*r, &bytes);
	mark->sign = c;
	if (c == '-' || c == 0x2013 || c == 0x2014) {
		struct rest behind = *r;
		skip(&behind, bytes);
		uint32_t second = peek(behind, &next);
		if (second == '-' || second == c || is_digit(second) || second == '.')
			return false;
		mark->kind = LIST_MARK_DASH;
		skip(r, bytes);
		return true;
	}
	for (unsigned i = 0; i < break_range_count; i++)
		if (break_ranges[i].class == CLASS_BULLET && c >= break_ranges[i].first &&
			c <= break_ranges[i].last) {
			mark->kind = LIST_MARK_BULLET;
			skip(r, bytes);
			return true;
		}
	return false;
}

/* Whether the decimal number that ends at r has a unit behind it. */
static bool is_measure(struct rest r)
{
	take_white(&r);
	for (const char *const *unit = words_behind_number; *unit; unit++) {
		size_t length = strlen(*unit);
		if (length <= r.bytes && !memcmp(r.text, *unit, length) &&
			(length == r.bytes || strchr(" .", r.text[length])))
			return true;
	}
	return false;
}

/* Digits, which are the mark's last number as far as it is read; none: it stays. */
static size_t take_level(struct rest *r, const char *start, struct list_mark *mark)
{
	const struct rest before = *r;
	size_t used;
	int32_t value = 0;
	const size_t digits = take_digits(r);
	if (digits && number_parse(before.text, before.bytes, &used, &value)) {
		mark->number = value;
		mark->head = (size_t)(before.text - start);
		mark->tail = (size_t)(r->text - start);
	}
	return digits;
}

/* ๑. ๑.๑ ๑.๑. ๑) ๑.๑) and, with bracket, ๑.๑). */
static bool take_number(
	struct rest *r, const char *start, bool bracket, struct list_mark *mark)
{
	size_t digits = take_level(r, start, mark), levels = 1;
	mark->kind = LIST_MARK_NUMBER;
	if (!digits || digits > NUMBER_DIGITS_MAX)
		return false;
	bool dot = false;
	while (take(r, '.')) {
		dot = true;
		digits = take_level(r, start, mark);
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
	mark->bare = levels > 1 && begins_white(*r) && !is_measure(*r);
	return mark->bare;
}

static bool take_mark(struct rest *r, struct list_mark *mark)
{
	const char *start = r->text;
	if (take_bullet(r, mark))
		return true;
	mark->sign = 0;
	bool bracket = take(r, '(');
	mark->head = (size_t)(r->text - start);
	if (take_letter(r, &mark->number)) {
		mark->kind = LIST_MARK_LETTER;
		mark->tail = (size_t)(r->text - start);
		if (take(r, ')'))
			return true;
		return !bracket && take(r, '.') && begins_white(*r);
	}
	return take_number(r, start, bracket, mark);
}

bool list_mark_read(const char *text, size_t bytes, struct list_mark *mark)
{
	struct rest r = {text, bytes};
	*mark = (struct list_mark){.bytes = 0};
	if (!take_mark(&r, mark))
		return false;
	mark->end = bytes - r.bytes;
	take_white(&r);
	mark->bytes = bytes - r.bytes;
	return r.bytes > 0;
}

size_t list_mark(const char *text, size_t bytes)
{
	struct list_mark mark;
	return list_mark_read(text, bytes, &mark) ? mark.bytes : 0;
}
