/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A terminal in memory, for tests: events come from a script, the screen is a grid that
 * can be read.
 */
#ifndef TUI_TERMINAL_GRID_H
#define TUI_TERMINAL_GRID_H

#include "tui/terminal.h"

struct terminal *terminal_grid(int rows, int columns);

/* Adds events to the script. At its end, wait gives EVENT_NONE once, then EVENT_END. */
void grid_type(struct terminal *terminal, const char *text); /* a key each code point */
void grid_press(struct terminal *terminal, keystroke key);
void grid_paste(struct terminal *terminal, const char *text, size_t bytes);
void grid_click(struct terminal *terminal, int row, int column);
void grid_resize(struct terminal *terminal, int rows, int columns);
void grid_pass(struct terminal *terminal); /* time passes: EVENT_NONE */

/* The screen as text: one line a row, spaces at line ends removed. */
void grid_text(struct terminal *terminal, struct str *out);
enum style grid_style(struct terminal *terminal, int row, int column);
void grid_cursor(struct terminal *terminal, int *row, int *column);

/* What copy() was last given. */
const char *grid_clipboard(struct terminal *terminal);

#endif
