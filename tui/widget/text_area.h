/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A field of many lines: a view of a buffer, wrapped at its width while one types. After
 * a key only the paragraphs that changed are wrapped again.
 */
#ifndef TUI_WIDGET_TEXT_AREA_H
#define TUI_WIDGET_TEXT_AREA_H

#include "text/wrap.h"
#include "tui/buffer/buffer.h"
#include "tui/terminal/canvas.h"
#include "tui/widget/action.h"
#include "tui/widget/offers.h"
#include "tui/widget/text_marks.h"

struct text_area;

/* The buffer, breaker and wrapper are borrowed. The breaker and the wrapper may be NULL
 * until first needed: then lines are cut between cells (before the dictionary is in). */
struct text_area *text_area_new(struct buffer *buffer);
void text_area_free(struct text_area *area);

void text_area_tools(
	struct text_area *area, struct breaker *breaker, struct wrapper *wrapper);

struct buffer *text_area_buffer(struct text_area *area);

/* Rows that the whole text takes at this width. */
size_t text_area_rows(struct text_area *area, int columns);

/* Draws what is in view, scrolled so that the cursor's row is in it; the cursor is placed
 * where focus is true. */
void text_area_paint(struct text_area *area, const struct canvas *canvas, bool focus);

/* Its words that are marked, for its owner to fill. */
struct paragraph_marks *text_area_marks(struct text_area *area);

/* What is offered behind the cursor, for its owner to ask for. */
struct offers *text_area_offers(struct text_area *area);

/* Whether a paragraph begins on the canvas' row y, as last painted, and which: for what
 * stands beside the text. */
bool text_area_begins(const struct text_area *area, int y, size_t *paragraph);

/* The editing keys and typing. EFFECT_UNUSED for all others. *message (may be NULL) gets
 * a translated line to show, or NULL. Up and Down leave the field (EFFECT_UNUSED) at its
 * first and last row. clipboard: what cut and copy fill and Ctrl-V puts in. */
enum effect text_area_event(struct text_area *area, const struct event *event,
	struct str *clipboard, const char **message);

/* The editing keys as a table, for help. Their handlers are NULL: text_area_event does
 * them. */
extern const struct action text_area_actions[];
extern const size_t text_area_actions_count;

/* 1-based row and paragraph of the cursor, for the message line. */
size_t text_area_cursor_row(struct text_area *area);

#endif
