/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The mark that a line of a list begins with, and what it says.
 */
#ifndef CHECK_LIST_LINE_H
#define CHECK_LIST_LINE_H

#include <stddef.h>

enum list_kind { LIST_NONE, LIST_BULLET, LIST_NUMBER, LIST_LETTER };
enum { LIST_LEVELS_MAX = 4 };

struct list_line {
	enum list_kind kind;
	size_t start;                /* of the mark, behind white space */
	size_t mark;                 /* bytes of the mark itself, white space left out */
	size_t text;                 /* where the item's text begins: 0 for LIST_NONE */
	int levels;                  /* of a number: ๑. 1, ๑.๑ 2 */
	int values[LIST_LEVELS_MAX]; /* those beyond are left out */
	char closing; /* of a number: '.', ')', '(' for (๑), ' ' for none */
};

struct list_line list_line_read(const char *line, size_t bytes);

#endif
