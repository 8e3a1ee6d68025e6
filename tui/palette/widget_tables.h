/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The actions of widgets, whose keys work on a screen besides those of its own table: for
 * the palette and the help screen.
 */
#ifndef TUI_PALETTE_WIDGET_TABLES_H
#define TUI_PALETTE_WIDGET_TABLES_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/terminal/key.h"
#include "tui/widget/action.h"

struct widget_table {
	unsigned
		widgets; /* bits of enum screen_widgets: on screens that have one of them */
	const char *heading; /* N_(), in the help */
	const struct action *actions;
	const size_t *count;
};

enum { WIDGET_TABLES = 6 };
extern const struct widget_table widget_tables[WIDGET_TABLES];

/* Whether one of these widgets (bits of enum screen_widgets) has the key for itself. */
bool widgets_take(unsigned widgets, keystroke key);

#endif
