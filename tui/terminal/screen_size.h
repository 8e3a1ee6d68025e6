/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How large the screen is, asked of the terminal at one moment. Who draws keeps the
 * answer and asks again when it suits: the window may change at any time between.
 */
#ifndef TUI_TERMINAL_SCREEN_SIZE_H
#define TUI_TERMINAL_SCREEN_SIZE_H

/* Of a larger window the upper left part is used: what is allocated by size must not
 * depend on what a terminal claims (65535 by 65535 cells would take 400 gigabytes). */
enum { SCREEN_ROWS_MOST = 1000, SCREEN_COLUMNS_MOST = 1000 };

struct screen_size {
	int rows, columns;
};

/* The size of the terminal that is open as the file. Where it does not tell one (a serial
 * line, stty rows 0), that dimension is as it was before; where that is 0, as $LINES or
 * $COLUMNS says, or else of 24 rows by 80 columns. Never less than 1 by 1. */
struct screen_size screen_size_ask(int file, struct screen_size before);

#endif
