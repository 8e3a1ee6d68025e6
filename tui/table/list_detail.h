/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A list, and what is said of the row under its cursor: below the list, or beside it where
 * the screen is wide. One place for it, so that all lists divide their room alike.
 */
#ifndef TUI_TABLE_LIST_DETAIL_H
#define TUI_TABLE_LIST_DETAIL_H

#include "tui/terminal/canvas.h"
#include "tui/terminal/terminal.h"

/* From so many columns on the detail stands beside the list. */
enum { LIST_DETAIL_WIDE = 110 };

struct list_detail {
	struct canvas list, detail;
};

/* Divides a canvas, and draws the line between the two. Below the list the detail has so
 * many rows; beside it, all, and two fifths of the columns. */
struct list_detail list_detail_divide(const struct canvas *canvas, int rows_below);

/* Draws a text of a detail from a row on: cut to one row where there are at most so many,
 * as below a list, else whole. Returns the row behind it. */
int list_detail_text(const struct canvas *detail, int row, int rows_below,
	const char *text, enum style style);

#endif
