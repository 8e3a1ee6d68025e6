/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/cell_lines.h"

#include <stdlib.h>
#include <string.h>

#include "text/list_mark.h"
#include "text/mem.h"

static struct cell_line *add(struct cell_lines *lines, const struct cell_line *line)
{
	lines->items = mem_grow(
		lines->items, lines->count, &lines->capacity, sizeof(*lines->items));
	lines->items[lines->count] = *line;
	return &lines->items[lines->count++];
}

/* The bytes of the line that begins at start. */
static size_t line_bytes(const char *text, size_t start, size_t bytes)
{
	const char *end = memchr(text + start, '\n', bytes - start);
	return end ? (size_t)(end - text) - start : bytes - start;
}

struct cell_line cell_line_typed(const char *text, size_t bytes)
{
	struct cell_line line = {
		.kind = CELL_PARAGRAPH, .field = FIELD_NONE, .bytes = bytes};
	line.mark = list_mark(text, bytes);
	if (line.mark)
		line.kind = CELL_ITEM;
	return line;
}

void cell_lines_add(struct cell_lines *lines, const char *text, size_t start,
	size_t bytes, enum card_field field)
{
	while (start < bytes) {
		struct cell_line line =
			cell_line_typed(text + start, line_bytes(text, start, bytes));
		line.start = start;
		line.field = field;
		add(lines, &line);
		start += line.bytes + 1;
	}
}

void cell_lines_add_item(struct cell_lines *lines, const char *text, size_t start,
	size_t bytes, size_t mark, enum list_marks marks)
{
	struct cell_line line = {
		.kind = CELL_ITEM, .field = FIELD_STEPS, .mark = mark, .marks = marks};
	do {
		line.start = start;
		line.bytes = line_bytes(text, start, bytes);
		add(lines, &line);
		start += line.bytes + 1;
		line.kind = CELL_MORE;
		line.mark = 0;
	} while (start < bytes);
}

void cell_lines_clear(struct cell_lines *lines)
{
	lines->count = 0;
}

void cell_lines_release(struct cell_lines *lines)
{
	free(lines->items);
	*lines = (struct cell_lines){NULL, 0, 0};
}
