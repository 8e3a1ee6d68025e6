/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A whole screen, kept cell by cell with the meaning of each, to be compared with others:
 * the same screen in ASCII, the same screen of the real program.
 */
#ifndef TESTS_SUPPORT_VIEW_H
#define TESTS_SUPPORT_VIEW_H

#include "tests/support/pty.h"

#include "text/str.h"
#include "tui/terminal/terminal.h"

struct view {
	int rows, columns;
	char **cells; /* "" is the second half of a wide one */
	enum style *styles;
	struct str text; /* a line a row, without spaces at their ends */
};

#define VIEW_INIT                                                                        \
	{                                                                                \
		.text = STR_INIT                                                         \
	}

/* What the grid shows now; *view is initialised or one that was taken. */
void view_take(struct view *view, struct terminal *grid);
void view_release(struct view *view);

/* Appends a letter a cell by its meaning, "." for plain, a line a row without plain cells
 * at their ends. */
void view_styles(const struct view *view, struct str *out);

/* Fails unless what is true of every screen is true of it: green is for ✓ alone; where the
 * cursor is there is the mark, nothing beside it, and one background from there on; the last
 * row has that of the key bar; nothing filled is drawn as a slab. */
void assert_one_look(const struct view *view);

/* Fails unless the second is the first in ASCII: each cell the same, or what stands for
 * it in the table of the terminals; and nothing is left but ASCII, Thai and the marks of
 * punctuation that every Thai typeface has. moves: names of keys are longer there, so
 * only what is said is compared, not where. A row of it that holds the text `apart` (may
 * be NULL) says something else there. */
void assert_in_ascii(
	const struct view *view, const struct view *ascii, bool moves, const char *apart);

/* Fails unless the real program shows the same in the same columns, and each meaning as
 * it has to be: in colour, or without by reverse alone. */
void assert_same_on(struct pty *pty, const struct view *view, bool colours);

#endif
