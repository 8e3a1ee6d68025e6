/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lines of a plain text as the text reader goes through them: where they stand, how
 * many tabs they have. And what word processors and converters left in them: tags (<p>,
 * <li>, <br>), ** of Markdown, [image: NAME] where a picture stood.
 */
#ifndef INTAKE_TEXT_LINES_H
#define INTAKE_TEXT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/source.h"

struct text_line {
	const char *text; /* in the bytes that were given */
	size_t bytes; /* without the line end, without white space at its end but tabs */
	unsigned number; /* from 1 */
	unsigned tabs;
	bool blank; /* nothing but white space */
	bool page;  /* a page ends before it */
	/* Begins with a tab, or with spaces and a tab, and has no other. */
	bool indented;
};

struct text_lines {
	struct text_line *items;
	size_t count, capacity;
};

/* Line ends are LF, CR LF and CR; a form feed ends a page and a line; a BOM is no text. */
void text_lines_read(struct text_lines *lines, const char *text, size_t bytes);
void text_lines_release(struct text_lines *lines);

/* The text without the white space around it. */
void text_trim(const char **text, size_t *bytes);

/*
 * Who gets the paragraphs of a text. It is given one with its text set and its place from
 * the caller; what it returns is where pictures are hung.
 */
struct text_taker {
	struct source *source; /* gets pictures */
	struct source_place place;
	struct source_paragraph *(*add)(struct text_taker *taker);
	void *into;
	unsigned paragraphs; /* that were added */
};

/* Gives the paragraphs of a text: a line each, and more where tags part them. Items of
 * lists (<li>) without marks of their own get those of the list. Blank ones are none. */
void text_paragraphs(struct text_taker *taker, const char *text, size_t bytes);

#endif
