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

/* Curses takes the size from $LINES and $COLUMNS before it asks the terminal, in newterm()
 * and where doupdate() comes back from endwin(): with these two around them it takes
 * ours. The second puts back what the variables were. */
struct told_size {
	char *rows, *columns; /* what the variables were; NULL: not there. Owned */
};
struct told_size screen_size_tell(struct screen_size size);
void screen_size_told(struct told_size *told);

#endif
