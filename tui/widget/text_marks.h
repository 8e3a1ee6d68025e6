/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words that stand out in a text: those that a finding is about.
 */
#ifndef TUI_WIDGET_TEXT_MARKS_H
#define TUI_WIDGET_TEXT_MARKS_H

#include "text/wrap.h"
#include "tui/buffer/buffer.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/terminal.h"

/* A stretch of a text whose paragraphs are its lines. */
struct text_mark {
	size_t start, bytes;
};

/* The marks of a text that is being edited, by paragraphs. Each knows its words: where
 * others stand by now, nothing is marked. */
struct paragraph_mark {
	size_t paragraph, offset;
	char *words;
	size_t bytes;
};

struct paragraph_marks {
	struct paragraph_mark *items;
	size_t count, capacity;
};

void paragraph_marks_clear(struct paragraph_marks *marks);
void paragraph_marks_release(struct paragraph_marks *marks);
void paragraph_marks_add(struct paragraph_marks *marks, size_t paragraph, size_t offset,
	const char *words, size_t bytes);

/* Adds those that lie in a buffer whose text begins at `before` of theirs. */
void paragraph_marks_of(struct paragraph_marks *marks, const struct buffer *buffer,
	size_t before, const struct text_mark *of, size_t count);

/* Draws [start, end) of a paragraph from a column on, in a style but for what is marked,
 * whole cells; returns the column behind. */
int paragraph_marks_paint(const struct paragraph_marks *marks, size_t paragraph,
	const struct canvas *canvas, int row, int column, const char *text, size_t bytes,
	size_t start, size_t end, enum style style);

/* Draws a text to be read from a row on, wrapped at the canvas' width, with one mark (0
 * bytes: none), so that the mark is seen however long the text is. Returns the row behind
 * the last. */
int text_mark_paint(const struct canvas *canvas, int row, struct wrapper *wrapper,
	const char *text, struct text_mark mark);

#endif
