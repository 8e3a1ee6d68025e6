/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of a cell as lines, each a paragraph or an item of a list. Items that were run
 * together in one line ("๑. … ๒. …", "- … - …") are lines of their own; so is what stands
 * before the first of them.
 */
#ifndef INTAKE_CELL_TEXT_H
#define INTAKE_CELL_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/source.h"
#include "model/card.h"
#include "text/list_mark.h"
#include "text/str.h"

struct cell_text_line {
	char *text;  /* with its mark, where that stands in the text */
	bool marked; /* an item of a list */
	bool given;  /* the document marks the list itself: then by these */
	bool split;  /* it stood in one line with the one before */
	enum list_marks marks;
	unsigned number;
	struct list_mark mark; /* where marked and not given */
	struct source_place place;
};

struct cell_text {
	struct cell_text_line *items;
	size_t count, capacity;
};

/* Adds a line; nothing where it is blank. */
void cell_text_add(struct cell_text *text, const char *line,
	const struct source_paragraph *paragraph);
/* Goes on with the last line. */
void cell_text_go_on(struct cell_text *text, const char *line);
/* Parts lines that hold several items. Once, when all lines are there. */
void cell_text_split(struct cell_text *text);
void cell_text_release(struct cell_text *text);

/* Appends lines [from, to) as text, a line each; marks that the document gives written
 * as 1. (or ๑.) and -. */
void cell_text_append(
	struct str *out, const struct cell_text *text, size_t from, size_t to);

/* How a list's items are marked whose first begins with the mark that was read of the text;
 * MARKS_NONE: in no way of ours (ก. and the like), so that the marks are text. */
enum list_marks cell_text_marks_of(const char *text, const struct list_mark *mark);

/* The same of the list whose first item this line is; MARKS_NONE too where it is none. */
enum list_marks cell_text_marks(const struct cell_text_line *line);

/* The number that the line's mark is; 0: it has none. */
unsigned cell_text_number(const struct cell_text_line *line);

/* Whether a line holds numbers that may be marks of a list without dots ("1 … 2 …"). */
bool cell_text_may_hold_list(const char *line);

#endif
