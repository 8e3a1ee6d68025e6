/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/frame.h"

#include <stdlib.h>
#include <string.h>

#include "text/mem.h"
#include "text/utf8.h"

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

static bool is_another(const struct frame *frame, size_t at, size_t count)
{
	return frame->unknown || memcmp(&frame->cells[at], &frame->shown[at],
					 count * sizeof(*frame->cells)) != 0;
}

void frame_changes(struct frame *frame, frame_show *show, void *context)
{
	const size_t columns = (size_t)frame->columns;
	for (int row = 0; row < frame->rows; row++) {
		const size_t start = (size_t)row * columns;
		if (!is_another(frame, start, columns))
			continue;
		for (size_t x = 0; x < columns; x++) {
			const struct frame_cell *cell = &frame->cells[start + x];
			if (is_another(frame, start + x, 1) && !frame_is_second(cell))
				show(context, row, (int)x, cell);
		}
		memcpy(&frame->shown[start], &frame->cells[start],
			columns * sizeof(*frame->cells));
	}
	frame->unknown = false;
}
