/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A cell as curses takes it: a base and as many marks as it keeps, in wide characters.
 */
#ifndef TUI_TERMINAL_WIDE_CELL_H
#define TUI_TERMINAL_WIDE_CELL_H

#include <stdbool.h>
#include <wchar.h>

enum { WIDE_CELL_MOST = 5 /* characters that a cell of curses keeps */ };

struct wide_cell {
	wchar_t text[WIDE_CELL_MOST + 1];
	int columns;
	/* The C library gives its base another width than text/cell.h: the columns behind
	 * it would move. */
	bool misfit;
	bool more; /* it had further marks */
};

/* Of the first cell of the text. */
void wide_cell_make(struct wide_cell *wide, const char *text);

#endif
