/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plain texts as the cells that they are on the screen. After each key the whole screen is
 * drawn again, and nearly all of what it says is what it said before: those texts are not
 * taken apart again. The last ones are kept, at most about 300 kB.
 */
#ifndef TUI_TERMINAL_CELL_CACHE_H
#define TUI_TERMINAL_CELL_CACHE_H

#include <stddef.h>

#include "tui/terminal/frame.h"
#include "tui/terminal/terminal.h"

struct cell_cache;

/* NULL is fine. */
void cell_cache_free(struct cell_cache *cache);

/* The cells of text (bytes > 0), *columns of them, one column each; the cache's, until the
 * next call. NULL where it is not plain, as text_plain() has it, from end to end, or too
 * long to be kept. Where *cache is NULL it is made. */
const struct frame_cell *cell_cache_cells(struct cell_cache **cache, const char *text,
	size_t bytes, enum style style, int *columns);

#endif
