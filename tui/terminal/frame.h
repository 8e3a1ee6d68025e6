/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The screen as it is to be, cell by cell, beside the screen as it was last shown:
 * drawing writes here, and only what is different goes to the terminal. So the whole
 * screen may be drawn anew after each key.
 *
 * A cell of text is a base with its marks; of one two columns wide, the second column
 * holds nothing. What is half drawn over becomes a space.
 *
 * What is drawn holds ำ as it is stored; how it looks is decided where it is shown, by the
 * cells beside it (sara_am.h).
 */
#ifndef TUI_TERMINAL_FRAME_H
#define TUI_TERMINAL_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/terminal/terminal.h"

/* Bytes of a cell's text with its NUL: a base and eight Thai marks, twice what curses
 * keeps. Of more the first are kept, whole code points. Few, because the whole frame is
 * gone over for each key. */
enum { FRAME_TEXT = 30 };

struct frame_cell {
	char text[FRAME_TEXT]; /* "": the second column of a wide cell, or a piece */
	uint8_t style;         /* enum style */
	uint8_t piece;         /* enum line_piece; LINE_PIECES: it is text */
};

struct frame {
	int rows, columns;
	struct frame_cell *cells; /* rows × columns, row by row */
	struct frame_cell *shown; /* likewise */
	bool unknown;             /* what the terminal shows is not what shown says */
	bool am_whole;            /* ำ is shown as it is stored, not as ํ and า */
};

/* All spaces, and unknown; or with frame_shown_empty() so shown. */
void frame_init(struct frame *frame, int rows, int columns);
void frame_shown_empty(struct frame *frame);
void frame_release(struct frame *frame);

/* All spaces, and unknown, in another size. */
void frame_resize(struct frame *frame, int rows, int columns);

void frame_clear(struct frame *frame);

/* Whether so many columns of a row lie inside the frame. */
bool frame_holds(const struct frame *frame, int row, int column, int columns);

/* The cell of a text that is one, in its first column. */
struct frame_cell frame_cell_of(const char *text, size_t bytes, enum style style);

/* Writes one cell of text, columns (1 or 2) columns wide, so many cells of one column, so
 * many spaces, or a piece of a line. What does not lie inside the frame is not written. */
void frame_put(struct frame *frame, int row, int column, int columns, const char *text,
	size_t bytes, enum style style);
void frame_cells(struct frame *frame, int row, int column, const struct frame_cell *cells,
	int columns);
void frame_spaces(
	struct frame *frame, int row, int column, int columns, enum style style);
void frame_line(struct frame *frame, int row, int column, enum line_piece piece,
	enum style style);

/* The cell at a place; beside the frame, a space. */
const struct frame_cell *frame_cell(const struct frame *frame, int row, int column);
/* Whether it is the second column of a wide cell. */
bool frame_is_second(const struct frame_cell *cell);

/* The cell at a place as it is shown: a ำ beside its base as า, its base with the ring. */
struct frame_cell frame_look(const struct frame *frame, int row, int column);

/* Calls show for each cell whose look is another than was shown last (second columns left
 * out), with its look, from the left in each row; from then on all are shown. */
typedef void frame_show(
	void *context, int row, int column, const struct frame_cell *cell);
void frame_changes(struct frame *frame, frame_show *show, void *context);

#endif
