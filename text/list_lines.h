/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text of several lines as items of a list, without the marks that number them there:
 * the program writes its own.
 *
 * A mark is one only by what stands beside it, for a line may begin with a number, a
 * time or an abbreviation (๘.๓๐ - ๑๖.๓๐ น., 1.5 ล้านบาท, จ. อุดรธานี). Marks are:
 *   bullets (•)   where all lines begin with the same
 *   dashes        likewise, of two lines at least, not all of them before a number
 *   numbers       two at least of one form (๑. or (๑) or ๑.๑), in order without gaps,
 *                 from 1 or from the place in the list where they are put
 *   letters       likewise, from ก or a
 * Lines without a number may stand among the numbered ones; of two forms (๑. and below
 * it ๑.๑) the first one's are marks.
 */
#ifndef TEXT_LIST_LINES_H
#define TEXT_LIST_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

/* Which marks go. */
enum list_taking {
	TAKE_MARKS,   /* all: the program writes them */
	TAKE_BULLETS, /* bullets: names have none */
	TAKE_NOTHING, /* they are the clerk's own */
};

/* Where the lines are put. */
struct list_place {
	size_t item;         /* that the first line goes into, from 1 */
	bool before, behind; /* text stands before, behind it in that item */
	enum list_taking taking;
};

/* Appends the lines that are not blank, parted by '\n' (as *text's are); a first line that
 * goes on behind other text is no item. */
void list_lines_put(
	struct str *out, const struct list_place *place, const char *text, size_t bytes);

#endif
