/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands below or beside the list of measures: the one under its cursor, in full, and
 * what it lacks.
 */
#ifndef TUI_CARD_CARDS_DETAIL_H
#define TUI_CARD_CARDS_DETAIL_H

#include "office/card_lines.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/terminal/canvas.h"

enum { CARDS_DETAIL_ROWS = 5 }; /* that it has where there is room for more */

struct cards_detail {
	const struct app *app;
	const struct card_lines *rows;
	const struct card_line *row; /* NULL: no row is shown */
	const char *comment;         /* why it came back; "" */
};
/* In the last row what of the report's own texts waits to be confirmed. */
void cards_detail_paint(const struct cards_detail *detail, const struct canvas *canvas);

/* Appends what is left until the deadline of an open report that has one, before the rest of a
 * title; returns its columns. */
int cards_deadline_append(
	const struct app *app, const struct card_lines *rows, struct str *out);

/* Appends a bar of how many are done; nothing in a window that is too narrow for it beside
 * the year and so many columns more. */
void cards_bar_append(
	struct app *app, size_t done, size_t all, int beside, struct str *out);

/* Says how many are marked, and what can be done with them. */
void cards_tell_marked(struct app *app, size_t count);

#endif
