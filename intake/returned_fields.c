/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/returned_fields.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "intake/returned_evidence.h"
#include "model/card_fields.h"
#include "model/lists.h"
#include "model/text_kind.h"
#include "report/cell_lines.h"
#include "text/cell.h"
#include "text/list_mark.h"
#include "text/mem.h"
#include "text/utf8.h"

#define BREAK "\xE2\x80\xA8" /* U+2028 */

void shown_field_clear(struct shown_field *shown)
{
	str_clear(&shown->text);
	shown->count = 0;
}

void shown_field_release(struct shown_field *shown)
{
	str_release(&shown->text);
	free(shown->lines);
	shown->lines = NULL;
	shown->count = shown->capacity = 0;
}

void shown_clean(struct str *out, const char *text, size_t bytes)
{
	const size_t start = out->bytes;
	uint32_t point;
	for (size_t spanned; bytes; bytes -= spanned, text += spanned) {
		spanned = utf8_decode(text, bytes, &point);
		if (point == '\n')
			str_puts(out, BREAK);
		else if (point == 0xFFFE || point == 0xFFFF)
			str_put_code_point(out, CODE_POINT_BAD);
		else if (point == ' ' || point == '\t' || text_hides(point))
			str_puts(out, out->bytes > start ? " " : "");
		else
			str_put_code_point(out, point);
	}
	while (out->bytes > start && out->data[out->bytes - 1] == ' ')
		str_truncate(out, out->bytes - 1);
}

void shown_field_add(struct shown_field *shown, const char *text, size_t bytes, bool item,
	enum list_marks marks)
{
	const size_t before = shown->text.bytes;
	if (shown->count)
		str_putc(&shown->text, '\n');
	const size_t start = shown->text.bytes;
	shown_clean(&shown->text, text, bytes);
	if (shown->text.bytes == start) {
		str_truncate(&shown->text, before);
		return;
	}
	shown->lines = mem_grow(
		shown->lines, shown->count, &shown->capacity, sizeof(*shown->lines));
	shown->lines[shown->count].item = item;
	shown->lines[shown->count++].marks = marks;
}

/* --- of a cell --- */

/* The line with those that go on with it. */
static size_t paragraph_end(const struct cell_lines *lines, size_t first)
{
	size_t next = first + 1;
	while (next < lines->count && lines->items[next].kind == CELL_MORE)
		next++;
	return next;
}

void shown_field_of_cell(struct shown_field *shown, const struct card_cell *cell,
	const struct layout_column *column, enum card_field field)
{
	const struct cell_lines *lines = &cell->lines;
	shown_field_clear(shown);
	for (size_t i = 0, next; i < lines->count; i = next) {
		const struct cell_line *line = &lines->items[i];
		next = paragraph_end(lines, i);
		const struct cell_line *last = &lines->items[next - 1];
		if (line->field != field)
			continue;
		size_t start = line->start + (line->marks != MARKS_NONE ? line->mark : 0);
		if (!i && column->number)
			start = card_cell_number_bytes(cell->text.data);
		const bool item = line->kind == CELL_ITEM &&
				  (line->marks != MARKS_NONE || !line->mark);
		shown_field_add(shown, cell->text.data + start,
			last->start + last->bytes - start, item, line->marks);
	}
}

bool shown_field_same(const struct shown_field *a, const struct shown_field *b)
{
	return a->text.bytes == b->text.bytes &&
	       !memcmp(a->text.data, b->text.data, a->text.bytes);
}

/* --- back --- */

/* A line of what is shown, its breaks as line ends. */
static char *line_text(const char *line, size_t bytes)
{
	struct str text = STR_INIT;
	for (const char *end = line + bytes; line < end;) {
		if (end - line >= 3 && !memcmp(line, BREAK, 3)) {
			str_putc(&text, '\n');
			line += 3;
		} else {
			str_putc(&text, *line++);
		}
	}
	return str_detach(&text);
}

/* The text without the label that the program put before it. */
static const char *without_label(const struct shown_field *shown,
	const struct shown_field *before, enum card_field field)
{
	const char *label = card_cell_label(field);
	size_t bytes = label ? strlen(label) : 0;
	while (bytes &&
		label[bytes - 1] == ' ') /* where nothing else stands on its line */
		bytes--;
	if (!label || strncmp(before->text.data, label, bytes) != 0 ||
		strncmp(shown->text.data, label, bytes) != 0)
		return shown->text.data;
	const char *text = shown->text.data + bytes;
	text += strspn(text, " ");
	return text + (*text == '\n');
}

static void take_text(char **place, const char *text)
{
	free(*place);
	*place = line_text(text, strlen(text));
}

/* Parted by line ends and by one character; the spaces round it are no part of it. */
static void take_list(struct string_list *list, const char *text, char separator)
{
	const char ends[] = {'\n', separator, '\0'};
	string_list_release(list);
	list->present = true;
	while (*text) {
		size_t bytes = strcspn(text, ends);
		const char *next = text + bytes + (text[bytes] != '\0');
		while (bytes && (*text == ' ' || text[bytes - 1] == ' ')) {
			text += *text == ' ';
			bytes--;
		}
		char *one = mem_strndup(text, bytes);
		if (*one)
			string_list_add(list, one);
		free(one);
		text = next;
	}
}

/* SIZE_MAX: there are no items. */
static size_t lines_before_items(const struct shown_field *shown)
{
	size_t lines = 0;
	while (lines < shown->count && !shown->lines[lines].item)
		lines++;
	return lines < shown->count ? lines : SIZE_MAX;
}

/* What stands before the first item is the lead; a paragraph behind it that is in no list,
 * where somebody pressed Enter, is an item too, without the mark that was typed. */
static void take_steps(struct steps *steps, const struct shown_field *shown,
	const struct shown_field *before)
{
	const size_t lead_lines = lines_before_items(shown) != SIZE_MAX
					  ? SIZE_MAX
					  : lines_before_items(before);
	struct str lead = STR_INIT;
	bool begun = false;
	const char *line = shown->text.data;
	string_list_release(&steps->items);
	steps->items.present = true;
	for (size_t i = 0; i < shown->count; i++) {
		const size_t bytes = strcspn(line, "\n");
		begun |= shown->lines[i].item || i >= lead_lines;
		const size_t mark =
			begun && !shown->lines[i].item ? list_mark(line, bytes) : 0;
		char *text = line_text(line + mark, bytes - mark);
		if (begun)
			string_list_add(&steps->items, text);
		else
			str_printf(&lead, "%s%s", lead.bytes ? "\n" : "", text);
		free(text);
		line += bytes + (line[bytes] != '\0');
	}
	if (lead.bytes || steps->lead)
		take_text(&steps->lead, lead.data);
	steps->present = true;
	str_release(&lead);
}

bool shown_field_take(const struct shown_field *shown, const struct shown_field *before,
	struct card *card, enum card_field field, enum owners_join join, bool whole)
{
	const struct card_field_row *row = card_field_row(field);
	void *value = (char *)card + row->offset;
	const char *text = without_label(shown, before, field);
	switch (row->holds) {
	case HOLDS_TEXT: take_text(value, text); return true;
	case HOLDS_LIST:
		take_list(value, text,
			row->text == TEXT_CODE ? ','
			: join == OWNERS_SLASH ? '/'
					       : '\n');
		return true;
	case HOLDS_STEPS: take_steps(value, shown, before); return true;
	case HOLDS_EVIDENCE: return returned_evidence_take(card, text, whole);
	}
	return false;
}
