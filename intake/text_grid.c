/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables that are drawn with characters: rules of + and - between the rows, | between the
 * cells, whose texts go over several lines.
 */
#include <config.h>

#include "intake/text_grid.h"

#include <stdlib.h>
#include <string.h>

#include "text/list_mark.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

bool text_grid_is_rule(const struct text_line *line)
{
	const char *text = line->text;
	size_t bytes = line->bytes, dashes = 0, corners = 0;
	text_trim(&text, &bytes);
	for (size_t i = 0; i < bytes; i++) {
		if (!strchr("+-=:", text[i]))
			return false;
		dashes += text[i] == '-' || text[i] == '=';
		corners += text[i] == '+';
	}
	return corners >= 3 && dashes >= corners && *text == '+' &&
	       text[bytes - 1] == '+';
}

/* How many characters stand beside each other: marks stand above and below. */
static size_t width_of(const char *text, size_t bytes)
{
	size_t width = 0;
	for (size_t at = 0; at < bytes;) {
		uint32_t c;
		at += utf8_decode(text + at, bytes - at, &c);
		width += !thai_is_mark(c);
	}
	return width;
}

static bool is_thai_at(const char *text, size_t bytes)
{
	uint32_t c = 0;
	if (bytes)
		utf8_decode(text, bytes, &c);
	return thai_is_letter(c);
}

/* A line of a cell goes on with the line before where that is full, for a column ends lines
 * where it is full: between Thai letters without a space. */
void text_grid_add_line(struct text_grid_cell *cell, const char *text, size_t bytes)
{
	enum { FULL = 5 /* of 8 parts of the width */, WHOLE = 8 };
	const size_t column = width_of(text, bytes);
	text_trim(&text, &bytes);
	if (!bytes) {
		cell->full = false;
		return;
	}
	const size_t width = width_of(text, bytes);
	if (cell->text.bytes) {
		const bool joins = cell->full && !list_mark(text, bytes);
		const size_t last = utf8_previous(cell->text.data, cell->text.bytes);
		if (!joins)
			str_putc(&cell->text, '\n');
		else if (!is_thai_at(cell->text.data + last, cell->text.bytes - last) ||
			 !is_thai_at(text, bytes))
			str_putc(&cell->text, ' ');
	}
	str_append(&cell->text, text, bytes);
	cell->full = width * WHOLE >= column * FULL;
}

size_t text_grid_columns(const struct text_line *rule)
{
	size_t corners = 0;
	for (size_t i = 0; i < rule->bytes; i++)
		corners += rule->text[i] == '+';
	return MIN(corners - 1, (size_t)SOURCE_COLUMNS);
}

bool text_grid_add(
	struct text_grid_cell *cells, size_t columns, const struct text_line *line)
{
	const char *text = line->text;
	size_t bytes = line->bytes;
	text_trim(&text, &bytes);
	if (bytes < 2 || *text != '|' || text[bytes - 1] != '|')
		return false;
	text++;
	bytes--;
	for (size_t i = 0; i < columns && bytes; i++) {
		const char *bar = memchr(text, '|', bytes);
		/* A bar too many is of the last cell. */
		const size_t length = i + 1 == columns ? bytes - 1 : (size_t)(bar - text);
		text_grid_add_line(&cells[i], text, length);
		text += length + 1;
		bytes -= length + 1;
	}
	return true;
}
