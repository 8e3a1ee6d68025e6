/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a table looks: which columns fit, where they stand, one row of cells.
 *
 *   The mark at the left of the cursor's row, two spaces between columns, and at the right
 *   edge a column for ↑ and ↓, which say that there are more rows.
 */
#ifndef TUI_TABLE_TABLE_PAINT_H
#define TUI_TABLE_TABLE_PAINT_H

#include <stdbool.h>
#include <stddef.h>

#include "model/lists.h"
#include "text/breaks.h"
#include "text/number.h"
#include "tui/table/row_order.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"

enum { TABLE_COLUMNS_MAX = 12 };

struct table_frame {
	const struct table_column *columns;
	struct row_source source;
	struct canvas headings; /* no row if there are none, or no room for them */
	struct canvas body;
	int heading_rows;
	/* The texts of the rows that are painted in the column that tells them apart, and the
	 * words by which texts are cut; NULL: not looked for. Its view's. */
	const struct string_list *beside;
	struct breaker **words;
	int left[TABLE_COLUMNS_MAX];  /* where the columns stand on the canvases */
	int width[TABLE_COLUMNS_MAX]; /* 0: left out */
};

enum table_row {
	TABLE_ROW_PLAIN,
	TABLE_ROW_CURSOR, /* marked */
	TABLE_ROW_FOCUS,  /* marked, and on the background of the focus */
};

/* Divides the canvas. Optional columns are left out from the right until the rest has
 * its least width; what is over goes to the columns that take what is left. */
void table_frame_set(struct table_frame *frame, const struct canvas *canvas,
	const struct table_column *columns, const struct row_source *source);
/* Texts are cut by words from here on, and beside is where table_frame_apart()'s stand. */
void table_frame_words(struct table_frame *frame, const struct string_list *beside,
	struct breaker **words);

/* The column at a screen column of the canvas; -1: none. */
int table_frame_column(const struct table_frame *frame, int screen_column);

/* sorted: the column that is marked as sorted by, or -1. */
void table_paint_headings(const struct table_frame *frame, int sorted);
void table_paint_row(
	const struct table_frame *frame, int y, size_t row, enum table_row kind);
/* The name of a part of the list, over all columns. */
void table_paint_part(const struct table_frame *frame, int y, const char *name);
/* The column of those that are shown that tells rows apart; -1: there is none. */
int table_frame_apart(const struct table_frame *frame);
void table_paint_more(const struct table_frame *frame, bool above, bool below);

/* "3 of 12" at the right of a row; returns the columns that it takes. */
int table_paint_count(
	const struct canvas *row, size_t shown, size_t total, enum digits digits);

#endif
