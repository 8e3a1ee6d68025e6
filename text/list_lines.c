/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/list_lines.h"

#include <stdlib.h>
#include <string.h>

#include "text/break_rules.h"
#include "text/list_mark.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/utf8.h"

struct line {
	const char *text; /* without the white space before it, where it begins an item */
	size_t bytes;
	bool item;   /* it begins one */
	bool marked; /* it begins with what may be a mark */
	struct list_mark mark;
};

struct lines {
	struct line *items;
	size_t count, capacity;
	bool led;    /* a line end stands before the first one */
	bool parted; /* one stands behind the last one */
};

/* --- lines --- */

static bool is_blank(const char *text, size_t bytes)
{
	size_t at = 0;
	while (at < bytes && (text[at] == ' ' || text[at] == '\t'))
		at++;
	return at == bytes;
}

static void add_line(struct lines *lines, const char *text, size_t bytes, bool item)
{
	lines->items = mem_grow(
		lines->items, lines->count, &lines->capacity, sizeof(*lines->items));
	struct line *line = &lines->items[lines->count++];
	while (item && bytes && (*text == ' ' || *text == '\t')) {
		text++;
		bytes--;
	}
	*line = (struct line){.text = text, .bytes = bytes, .item = item};
	line->marked = item && list_mark_read(text, bytes, &line->mark);
}

static void cut(struct lines *lines, const struct list_place *place, const char *text,
	size_t bytes)
{
	for (size_t at = 0; at < bytes;) {
		const char *end = memchr(text + at, '\n', bytes - at);
		const size_t length = end ? (size_t)(end - text) - at : bytes - at;
		/* Of one line alone, be it blank, all is text. */
		if (!is_blank(text + at, length) || (!lines->parted && !end)) {
			lines->led |= !lines->count && lines->parted;
			add_line(lines, text + at, length,
				lines->parted || !place->before);
		}
		at += length + (end != NULL);
		lines->parted |= end != NULL;
	}
	lines->parted = bytes && text[bytes - 1] == '\n';
}

/* --- which marks are marks --- */

static bool begins_with_digit(const struct line *line)
{
	uint32_t c = 0;
	if (line->bytes > line->mark.bytes)
		utf8_decode(line->text + line->mark.bytes, line->bytes - line->mark.bytes,
			&c);
	return digit_value(c) >= 0;
}

/* Whether all lines that begin an item have the sign of the first. */
static bool all_have_sign(const struct lines *lines, const struct line *first)
{
	size_t count = 0, before_digits = 0;
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		if (!line->item)
			continue;
		if (!line->marked || line->mark.sign != first->mark.sign)
			return false;
		count++;
		before_digits += begins_with_digit(line);
	}
	return first->mark.kind == LIST_MARK_BULLET ||
	       (count > 1 && before_digits < count);
}

/* Whether the digits at the start of the mark's last number are Thai ones. */
static bool is_thai(const struct line *line)
{
	return (unsigned char)line->text[line->mark.head] >= 0x80;
}

/* Whether two marks differ in nothing but their last number or letter. */
static bool same_form(const struct line *a, const struct line *b)
{
	const struct list_mark *one = &a->mark, *other = &b->mark;
	const size_t tail = one->end - one->tail;
	return one->kind == other->kind && is_thai(a) == is_thai(b) &&
	       one->head == other->head && !memcmp(a->text, b->text, one->head) &&
	       tail == other->end - other->tail &&
	       !memcmp(a->text + one->tail, b->text + other->tail, tail);
}

/* A decimal with a unit is a number, however the unit goes on (๑.๕ ล้านบาท). */
static bool has_unit(const struct line *line)
{
	const char *text = line->text + line->mark.bytes;
	const size_t bytes = line->bytes - line->mark.bytes;
	for (const char *const *unit = words_behind_number; *unit; unit++) {
		const size_t length = strlen(*unit);
		if (length > UTF8_THAI_BYTES && length <= bytes &&
			!memcmp(text, *unit, length))
			return true;
	}
	return bytes && strchr("%-", *text) != NULL;
}

/* Whether those of the form of the first, two at least, are counted in order. */
static bool are_in_order(
	const struct lines *lines, const struct line *first, size_t place)
{
	const struct list_mark *mark = &first->mark;
	const bool may_go_on = mark->kind == LIST_MARK_NUMBER && !mark->bare;
	int next = mark->number;
	size_t count = 0;
	if (next != 1 && !(may_go_on && (size_t)next == place))
		return false;
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		if (!line->marked || !same_form(line, first))
			continue;
		if (line->mark.number != next++ || (mark->bare && has_unit(line)))
			return false;
		count++;
	}
	return count > 1;
}

static const struct line *first_marked(const struct lines *lines, size_t *before)
{
	*before = 0;
	for (size_t i = 0; i < lines->count; i++) {
		if (lines->items[i].marked)
			return &lines->items[i];
		*before += 1;
	}
	return NULL;
}

/* Takes the marks off the lines that have one. */
static void take_marks(struct lines *lines, const struct list_place *place)
{
	size_t before;
	const struct line *found = first_marked(lines, &before);
	const size_t item = place->item + (lines->led && place->before);
	if (!found || place->taking == TAKE_NOTHING)
		return;
	const struct line first = *found;
	const bool sign = first.mark.sign != 0;
	if (place->taking == TAKE_BULLETS && first.mark.kind != LIST_MARK_BULLET)
		return;
	if (sign ? !all_have_sign(lines, &first)
		 : !are_in_order(lines, &first, item + before))
		return;
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->items[i];
		if (!line->marked || (!sign && !same_form(line, &first)))
			continue;
		line->text += line->mark.bytes;
		line->bytes -= line->mark.bytes;
	}
}

void list_lines_put(
	struct str *out, const struct list_place *place, const char *text, size_t bytes)
{
	struct lines lines = {.items = NULL};
	cut(&lines, place, text, bytes);
	take_marks(&lines, place);
	for (size_t i = 0; i < lines.count; i++) {
		if (i || (lines.led && place->before))
			str_putc(out, '\n');
		str_append(out, lines.items[i].text, lines.items[i].bytes);
	}
	if (lines.parted && place->behind)
		str_putc(out, '\n');
	free(lines.items);
}
