/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text laid out as lines, each at its place: what one block, or one cell of a table,
 * becomes. It owns a copy of the text and is emptied and filled again, so that a
 * long report does not allocate for every card.
 *
 * Units: columns; lines from 0.
 */
#ifndef REPORT_LINES_H
#define REPORT_LINES_H

#include <stddef.h>

#include "text/str.h"
#include "text/wrap.h"

struct line {
	size_t start, bytes; /* in the text */
	unsigned left;       /* empty columns before it */
};

struct lines {
	struct str text;
	struct line *lines;
	size_t count, capacity;
};

void lines_init(struct lines *lines);
void lines_release(struct lines *lines);
void lines_clear(struct lines *lines);

/* Appends one line that is text as it stands. */
void lines_add(struct lines *lines, const char *text, size_t bytes, unsigned left);

/* Appends the lines of text, a paragraph for each of its lines, at columns columns
 * from left on. */
void lines_wrap(struct lines *lines, struct wrapper *wrapper, const char *text,
	unsigned left, unsigned columns);

/* The same, centred, and no wider than its number of lines needs, so that the last
 * line is not one lone word. */
void lines_centre(struct lines *lines, struct wrapper *wrapper, const char *text,
	unsigned left, unsigned columns);

/* Appends text as paper shows it, on one line of columns columns: whole, or up to a word's
 * end with dots behind it. A line end in it is a space. */
void lines_cut(
	struct str *out, struct wrapper *wrapper, const char *text, unsigned columns);

/* Appends line index as paper shows it; nothing behind its last character. */
void lines_show(const struct lines *lines, size_t index, struct str *out);

/* Appends it filled to columns columns; an index beyond the last is an empty line. */
void lines_pad(
	const struct lines *lines, size_t index, unsigned columns, struct str *out);

/* The lines that text would have, a paragraph for each of its lines, at each of two
 * widths, with one look for breaks. */
void lines_count_two(struct wrapper *wrapper, const char *text, const unsigned columns[2],
	size_t counts[2]);

#endif
