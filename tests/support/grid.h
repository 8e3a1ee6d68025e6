/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests of widgets share: the screen of the grid compared with a text, clicks on
 * words.
 */
#ifndef TESTS_SUPPORT_GRID_H
#define TESTS_SUPPORT_GRID_H

#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"

/* The test fails, and shows both screens whole, where the grid's text is another. */
void grid_expect(struct terminal *terminal, const char *screen);

/* The first place on the screen where words stand; the test fails if they do not. */
void grid_find(struct terminal *terminal, const char *words, int *row, int *column);

#endif
