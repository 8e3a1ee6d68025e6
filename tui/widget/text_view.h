/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text to read: headings, paragraphs and entries of two columns (a key and what it
 * does), wrapped at the width that there is, scrolled where it is longer.
 */
#ifndef TUI_WIDGET_TEXT_VIEW_H
#define TUI_WIDGET_TEXT_VIEW_H

#include "text/str.h"
#include "text/wrap.h"
#include "tui/terminal/canvas.h"
#include "tui/widget/action.h"
#include "tui/widget/marked_text.h"

struct text_view;

struct text_view *text_view_new(void);
void text_view_free(struct text_view *text_view);
void text_view_clear(struct text_view *text_view);
/* The same before it is filled again with what is now so: one stays at the line where one
 * reads, as far as there are so many. */
void text_view_refill(struct text_view *text_view);

/* Texts are translated and copied. */
void text_view_heading(
	struct text_view *text_view, const char *text); /* a free row before */
void text_view_paragraphs(struct text_view *text_view, const char *text); /* one a line */
/* The same with styles; marked stays its owner's. */
void text_view_marked(struct text_view *text_view, const struct marked_text *marked);
void text_view_entry(struct text_view *text_view, const char *left, const char *right);

/* Appends all of it, a line for each paragraph; a tab between the columns of an entry. */
void text_view_append(const struct text_view *text_view, struct str *out);

/* Wraps it at columns; returns its rows. Does nothing where nothing is another. */
size_t text_view_wrap(struct text_view *text_view, int columns, struct wrapper *wrapper);

/* Columns that its widest text would take on one line. */
size_t text_view_columns(const struct text_view *text_view);

/* Draws what is in view. At the right edge ↑ and ↓ say that there is more. */
void text_view_paint(struct text_view *text_view, const struct canvas *canvas,
	struct wrapper *wrapper);

/* Scrolling by keys and wheel. EFFECT_UNUSED for all else, and where all is in view. */
enum effect text_view_event(struct text_view *text_view, const struct event *event);

extern const struct action text_view_actions[]; /* for help */
extern const size_t text_view_actions_count;

#endif
