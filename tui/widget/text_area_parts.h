/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of a text area, for its two files alone: text_area.c paints, and
 * text_area_rows.c moves by rows and knows where on the screen the cursor is.
 *
 * Lines are wrapped one column narrower than the canvas, so that the cursor has its own
 * column behind a full line.
 */
#ifndef TUI_WIDGET_TEXT_AREA_PARTS_H
#define TUI_WIDGET_TEXT_AREA_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/breaks.h"
#include "tui/buffer/buffer.h"
#include "tui/buffer/wrap_cache.h"
#include "tui/terminal/canvas.h"
#include "tui/widget/offers.h"
#include "tui/widget/text_area.h"
#include "tui/widget/text_marks.h"

/* What the last motion by rows leaves behind; of no use once the cursor or the text is
 * another. */
struct row_memory {
	bool used;
	struct position cursor;
	uint64_t revision;
	int column;  /* that Up and Down make for */
	bool at_end; /* the cursor stands at the end of its row, not at the next's start
		      */
};

struct text_area {
	struct buffer *buffer;   /* borrowed */
	struct breaker *breaker; /* borrowed; NULL at first */
	struct wrap_cache cache;
	struct canvas canvas; /* last painted on: where the mouse points */
	size_t top;           /* the first row in view */
	struct row_memory memory;
	struct paragraph_marks marks;
	struct offers offers;
	bool dragging;
};

/* Where the cursor is. */
struct place {
	struct row row;
	size_t number; /* of the row */
	int column;    /* on the canvas, or right of it in white space at a row's end */
};

/* Brings the rows up to date. */
struct place area_place(struct text_area *area);

#endif
