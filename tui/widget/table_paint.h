/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a table looks: which columns fit, where they stand, one row of cells.
 *
 *   ▶ at the left of the cursor's row, │ between columns, and at the right edge a column
 *   for ↑ and ↓, which say that there are more rows.
 */
#ifndef TUI_WIDGET_TABLE_PAINT_H
#define TUI_WIDGET_TABLE_PAINT_H

#include <stdbool.h>
#include <stddef.h>

#include "text/number.h"
#include "tui/terminal/canvas.h"
#include "tui/widget/row_order.h"
#include "tui/widget/table_view.h"

enum { TABLE_COLUMNS_MAX = 12 };

struct table_frame {
	const struct table_column *columns;
	struct row_source source;
	struct canvas headings; /* no row if there are none, or no room for them */
	struct canvas body;
	int heading_rows;
	int left[TABLE_COLUMNS_MAX];  /* where the columns stand on the canvases */
	int width[TABLE_COLUMNS_MAX]; /* 0: left out */
};

enum table_row {
	TABLE_ROW_PLAIN,
	TABLE_ROW_CURSOR, /* marked */
	TABLE_ROW_FOCUS,  /* marked, and in the style of the focus */
};

/* Divides the canvas. Optional columns are left out from the right until the rest has
 * its least width; what is over goes to the columns that take what is left. */
void table_frame_set(struct table_frame *frame, const struct canvas *canvas,
	const struct table_column *columns, const struct row_source *source);

/* The column at a screen column of the canvas; -1: none. */
int table_frame_column(const struct table_frame *frame, int screen_column);

/* sorted: the column that is marked as sorted by, or -1. */
void table_paint_headings(const struct table_frame *frame, int sorted);
void table_paint_row(
	const struct table_frame *frame, int y, size_t row, enum table_row kind);
void table_paint_more(const struct table_frame *frame, bool above, bool below);

/* "3 of 12" at the right of a row; returns the columns that it takes. */
int table_paint_count(
	const struct canvas *row, size_t shown, size_t total, enum digits digits);

#endif
