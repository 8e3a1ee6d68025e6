/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the lines of a cell are: which of them are items of a list, and of which field. The
 * text of a cell has its list marks in it, as paper shows it; who can show a list as one
 * (report/document.h) goes by these.
 */
#ifndef REPORT_CELL_LINES_H
#define REPORT_CELL_LINES_H

#include <stddef.h>

#include "model/card.h"

enum cell_line_kind {
	CELL_PARAGRAPH, /* a paragraph */
	CELL_ITEM,      /* of a list, with its mark */
	CELL_MORE,      /* a further line of the item before */
};

/* Offsets and sizes are bytes of the cell's text. */
struct cell_line {
	enum cell_line_kind kind;
	enum card_field field;
	size_t start, bytes; /* without the line end */
	size_t mark;         /* CELL_ITEM: of its mark, with the white space behind it */
	/* CELL_ITEM that the program counts: how; its mark is in the text all the same.
	 * MARKS_NONE with a mark: that was typed. */
	enum list_marks marks;
};

struct cell_lines {
	struct cell_line *items;
	size_t count, capacity;
};

/* What a line of typed text is: an item where it begins with a list mark. start: 0. */
struct cell_line cell_line_typed(const char *text, size_t bytes);

/* Adds the lines of text from start on, up to bytes, as they were typed. */
void cell_lines_add(struct cell_lines *lines, const char *text, size_t start,
	size_t bytes, enum card_field field);

/* The same for an item of a list that the program marks: the first line has the mark, of so
 * many bytes, the others go on with it. */
void cell_lines_add_item(struct cell_lines *lines, const char *text, size_t start,
	size_t bytes, size_t mark, enum list_marks marks);

/* Empties them, keeping the memory for the next use. */
void cell_lines_clear(struct cell_lines *lines);
void cell_lines_release(struct cell_lines *lines);

#endif
