/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fields one below another, with their labels at the left (above them on narrow
 * screens): how a whole card, a memo and other texts are drawn. The field of the cursor
 * gets the rows that it needs, as far as there are; others are cut after some.
 */
#ifndef TUI_WIDGET_SHEET_H
#define TUI_WIDGET_SHEET_H

#include <stddef.h>

#include "tui/terminal/canvas.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/field.h"

struct sheet_row {
	const char *heading; /* stands above it, alone; NULL: none */
	const char *label;   /* translated; with the row, until it is drawn */
	enum style style;    /* of mark and label */
	const char *mark;    /* before the label, of one column; "" for none */
	struct field *field;
};

/* Fills in the row of a number below count. */
typedef void sheet_describe(void *context, size_t number, struct sheet_row *row);

struct sheet {
	sheet_describe *describe;
	void *context;
	size_t count;
};

/* Draws from row *top on, which is changed so that the row of the cursor is in view. */
void sheet_paint(
	const struct sheet *sheet, const struct canvas *canvas, size_t at, size_t *top);

/* The row that stands on a row of the canvas when sheet_paint() has drawn from top on;
 * count: none. */
size_t sheet_find(const struct sheet *sheet, const struct canvas *canvas, size_t at,
	size_t top, int canvas_row);

#endif
