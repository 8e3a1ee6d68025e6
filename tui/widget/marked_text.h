/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text whose parts have styles of their own, wrapped and drawn as one: paragraphs with
 * words marked in them.
 */
#ifndef TUI_WIDGET_MARKED_TEXT_H
#define TUI_WIDGET_MARKED_TEXT_H

#include <stddef.h>

#include "text/str.h"
#include "text/wrap.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/terminal.h"

struct marked_run {
	size_t start; /* in the text; up to the next run's */
	enum style style;
};

struct marked_text {
	struct str text; /* a paragraph a line */
	struct marked_run *runs;
	size_t count, capacity;
};

#define MARKED_TEXT_INIT                                                                 \
	{                                                                                \
		STR_INIT, NULL, 0, 0                                                     \
	}

void marked_text_release(struct marked_text *marked);

/* Appends; line ends in the text begin a new paragraph. */
void marked_text_put(
	struct marked_text *marked, const char *text, size_t bytes, enum style style);
void marked_text_puts(struct marked_text *marked, const char *text, enum style style);

/* Appends bytes of another, from start on, with their styles. */
void marked_text_copy(struct marked_text *marked, const struct marked_text *from,
	size_t start, size_t bytes);

/* Draws the bytes from start to end in one row, run by run. */
void marked_text_paint_part(const struct marked_text *marked, const struct canvas *canvas,
	int row, int column, size_t start, size_t end);

/* Draws it, wrapped at the canvas' width, from a row on (which may lie above the canvas);
 * returns the row behind it. */
int marked_text_paint(const struct marked_text *marked, const struct canvas *canvas,
	int row, struct wrapper *wrapper);

#endif
