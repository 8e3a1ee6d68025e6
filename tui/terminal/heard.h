/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was drawn last, as things instead of cells: for a terminal on which it is told line
 * by line (plain/). Widgets leave themselves here while they are painted; what they are
 * is asked of them then. Good until the next paint.
 */
#ifndef TUI_TERMINAL_HEARD_H
#define TUI_TERMINAL_HEARD_H

#include <stddef.h>

struct dialog_box;
struct form;
struct table_view;
struct text_view;

/* Cells of the terminal that one of these things was drawn on. */
struct heard_area {
	int top, left, rows, columns;
};

enum { HEARD_AREAS = 8 };

struct heard {
	struct table_view *table; /* the last ones painted; NULL: none */
	struct form *form;
	struct text_view *text;
	struct dialog_box *box; /* over all of it, with what it holds itself */
	struct heard_area areas[HEARD_AREAS];
	size_t areas_count;
};

#endif
