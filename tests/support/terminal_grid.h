/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A terminal in memory, for tests: events come from a script, the screen is a grid that
 * can be read, flushed or not. What no terminal could draw (a cell outside the screen, a
 * mark alone, half a wide cell) is a fault: it is not drawn, and the first one stands
 * before the text of the screen.
 */
#ifndef TESTS_SUPPORT_TERMINAL_GRID_H
#define TESTS_SUPPORT_TERMINAL_GRID_H

#include "tui/terminal/terminal.h"

struct terminal *terminal_grid(int rows, int columns);

/* Adds events to the script. At its end, wait gives EVENT_NONE once, then EVENT_END. */
/* A key each code point; line end is Enter, tab is Tab, other control characters are
 * letters with Ctrl. */
#define GRID_SURELY "\031" /* the key that confirms: Ctrl-Y */
void grid_type(struct terminal *terminal, const char *text);
void grid_press(struct terminal *terminal, keystroke key);
void grid_paste(struct terminal *terminal, const char *text, size_t bytes);
void grid_click(struct terminal *terminal, int row, int column);
void grid_mouse(struct terminal *terminal, int row, int column, enum mouse mouse);
/* The screen is of the new size, and empty, once wait has given the event. */
void grid_resize(struct terminal *terminal, int rows, int columns);
/* What is typed, pressed and pasted until the next call comes without waiting for the
 * screen: drop forgets what is left of it. */
void grid_ahead(struct terminal *terminal, bool ahead);
void grid_pass(struct terminal *terminal); /* time passes: EVENT_NONE */
/* No event: calls see(), in the middle of the script, with the screen as it is then. */
void grid_see(struct terminal *terminal, void (*see)(void *context), void *context);

/* The screen as text: one line a row, spaces at line ends removed. */
void grid_text(struct terminal *terminal, struct str *out);
/* One cell, base and marks; "" is the second half of a wide one. The grid's. */
const char *grid_cell(struct terminal *terminal, int row, int column);
/* How the cell looks on a terminal: with a ำ apart. The grid's, until the next call. */
const char *grid_look(struct terminal *terminal, int row, int column);
enum style grid_style(struct terminal *terminal, int row, int column);
/* -1, -1: hidden. */
void grid_cursor(struct terminal *terminal, int *row, int *column);
/* The same wherever it stands, hidden too; -1, -1: nobody said. */
void grid_parked(struct terminal *terminal, int *row, int *column);

/* What was given to the clipboard last; "": nothing. */
const char *grid_copied(struct terminal *terminal);

/* The first fault; "" where there was none. */
const char *grid_fault(struct terminal *terminal);

#endif
