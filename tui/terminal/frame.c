/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/frame.h"

#include <stdlib.h>
#include <string.h>

#include "text/mem.h"
#include "text/utf8.h"
#include "tui/terminal/sara_am.h"

static const struct frame_cell space = {
	.text = " ", .style = STYLE_PLAIN, .piece = LINE_PIECES};

static size_t cell_count(const struct frame *frame)
{
	return (size_t)frame->rows * (size_t)frame->columns;
}

void frame_init(struct frame *frame, int rows, int columns)
{
	*frame = (struct frame){.rows = rows, .columns = columns, .unknown = true};
	frame->cells = mem_new(cell_count(frame), sizeof(*frame->cells));
	frame->shown = mem_new(cell_count(frame), sizeof(*frame->shown));
	frame_clear(frame);
}

void frame_shown_empty(struct frame *frame)
{
	for (size_t i = 0; i < cell_count(frame); i++)
		frame->shown[i] = space;
	frame->unknown = false;
}

void frame_release(struct frame *frame)
{
	free(frame->cells);
	free(frame->shown);
	*frame = (struct frame){0};
}

void frame_resize(struct frame *frame, int rows, int columns)
{
	const bool am_whole = frame->am_whole;
	frame_release(frame);
	frame_init(frame, rows, columns);
	frame->am_whole = am_whole;
}

void frame_clear(struct frame *frame)
{
	for (size_t i = 0; i < cell_count(frame); i++)
		frame->cells[i] = space;
}

bool frame_holds(const struct frame *frame, int row, int column, int columns)
{
	return row >= 0 && row < frame->rows && column >= 0 && columns > 0 &&
	       columns <= frame->columns && column <= frame->columns - columns;
}

static inline struct frame_cell *line_of(const struct frame *frame, int row)
{
	return frame->cells + (size_t)row * (size_t)frame->columns;
}

const struct frame_cell *frame_cell(const struct frame *frame, int row, int column)
{
	return frame_holds(frame, row, column, 1) ? &line_of(frame, row)[column] : &space;
}

bool frame_is_second(const struct frame_cell *cell)
{
	return !cell->text[0] && cell->piece == LINE_PIECES;
}

/* What of a wide cell would be left alone is a space, in the style that it had. */
static inline void take_apart(struct frame_cell *line, int column, int end, int columns)
{
	if (frame_is_second(&line[column]) && column)
		memcpy(line[column - 1].text, space.text, FRAME_TEXT);
	if (end < columns && frame_is_second(&line[end]))
		memcpy(line[end].text, space.text, FRAME_TEXT);
}

struct frame_cell frame_cell_of(const char *text, size_t bytes, enum style style)
{
	/* Cleared to the last byte: frame_changes() compares bytes. */
	struct frame_cell cell = {.style = (uint8_t)style, .piece = LINE_PIECES};
	memcpy(cell.text, text, utf8_whole(text, bytes, FRAME_TEXT - 1));
	return cell;
}

void frame_put(struct frame *frame, int row, int column, int columns, const char *text,
	size_t bytes, enum style style)
{
	if (!frame_holds(frame, row, column, columns))
		return;
	struct frame_cell *line = line_of(frame, row);
	take_apart(line, column, column + columns, frame->columns);
	line[column] = frame_cell_of(text, bytes, style);
	for (int i = column + 1; i < column + columns; i++)
		line[i] = frame_cell_of("", 0, style);
}

void frame_cells(struct frame *frame, int row, int column, const struct frame_cell *cells,
	int columns)
{
	if (!frame_holds(frame, row, column, columns))
		return;
	struct frame_cell *line = line_of(frame, row);
	take_apart(line, column, column + columns, frame->columns);
	memcpy(&line[column], cells, (size_t)columns * sizeof(*cells));
}

void frame_spaces(struct frame *frame, int row, int column, int columns, enum style style)
{
	if (!frame_holds(frame, row, column, columns))
		return;
	struct frame_cell *line = line_of(frame, row);
	take_apart(line, column, column + columns, frame->columns);
	struct frame_cell cell = space;
	cell.style = (uint8_t)style;
	for (int i = column; i < column + columns; i++)
		line[i] = cell;
}

void frame_line(
	struct frame *frame, int row, int column, enum line_piece piece, enum style style)
{
	if (!frame_holds(frame, row, column, 1))
		return;
	struct frame_cell *line = line_of(frame, row);
	take_apart(line, column, column + 1, frame->columns);
	line[column] =
		(struct frame_cell){.style = (uint8_t)style, .piece = (uint8_t)piece};
}

/* --- what is shown --- */

struct frame_cell frame_look(const struct frame *frame, int row, int column)
{
	struct frame_cell look = *frame_cell(frame, row, column);
	bool carries;
	if (frame->am_whole)
		return look;
	if (sara_am_is(look.text)) {
		sara_am_to_aa(look.text);
		carries = !sara_am_takes(frame_cell(frame, row, column - 1)->text);
	} else {
		carries = sara_am_takes(look.text) &&
			  sara_am_is(frame_cell(frame, row, column + 1)->text);
	}
	if (carries)
		sara_am_add_nikhahit(look.text, FRAME_TEXT);
	return look;
}

static bool is_another(const struct frame *frame, size_t at, size_t count)
{
	return frame->unknown || memcmp(&frame->cells[at], &frame->shown[at],
					 count * sizeof(*frame->cells)) != 0;
}

/* Whether a ำ stands or stood at a place that is another now. */
static bool is_another_am(const struct frame *frame, size_t at)
{
	return is_another(frame, at, 1) &&
	       (sara_am_is(frame->cells[at].text) || sara_am_is(frame->shown[at].text));
}

/* Whether a cell looks other than it did: by itself, as the base of a ำ, or as a ำ whose
 * base is another. */
static bool looks_another(const struct frame *frame, size_t start, size_t column)
{
	const size_t at = start + column, columns = (size_t)frame->columns;
	if (is_another(frame, at, 1))
		return true;
	if (frame->am_whole)
		return false;
	return (column + 1 < columns && is_another_am(frame, at + 1)) ||
	       (column && sara_am_is(frame->cells[at].text) &&
		       is_another(frame, at - 1, 1));
}

void frame_changes(struct frame *frame, frame_show *show, void *context)
{
	const size_t columns = (size_t)frame->columns;
	for (int row = 0; row < frame->rows; row++) {
		const size_t start = (size_t)row * columns;
		if (!is_another(frame, start, columns))
			continue;
		for (size_t x = 0; x < columns; x++) {
			if (!looks_another(frame, start, x) ||
				frame_is_second(&frame->cells[start + x]))
				continue;
			const struct frame_cell look = frame_look(frame, row, (int)x);
			show(context, row, (int)x, &look);
		}
		memcpy(&frame->shown[start], &frame->cells[start],
			columns * sizeof(*frame->cells));
	}
	frame->unknown = false;
}
