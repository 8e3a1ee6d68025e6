/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text to read: headings, paragraphs and entries of two columns (a key and what it
 * does), wrapped at the width that there is, scrolled where it is longer.
 */
#ifndef TUI_WIDGET_LEAFLET_H
#define TUI_WIDGET_LEAFLET_H

#include "text/wrap.h"
#include "tui/terminal/canvas.h"
#include "tui/widget/action.h"

struct leaflet;

struct leaflet *leaflet_new(void);
void leaflet_free(struct leaflet *leaflet);
void leaflet_clear(struct leaflet *leaflet);

/* Texts are translated and copied. */
void leaflet_heading(struct leaflet *leaflet, const char *text); /* a free row before */
void leaflet_paragraphs(struct leaflet *leaflet, const char *text); /* one a line */
void leaflet_entry(struct leaflet *leaflet, const char *left, const char *right);

/* Wraps it at columns; returns its rows. Does nothing where nothing is another. */
size_t leaflet_wrap(struct leaflet *leaflet, int columns, struct wrapper *wrapper);

/* Columns that its widest text would take on one line. */
size_t leaflet_columns(const struct leaflet *leaflet);

/* Draws what is in view. At the right edge ↑ and ↓ say that there is more. */
void leaflet_paint(
	struct leaflet *leaflet, const struct canvas *canvas, struct wrapper *wrapper);

/* Scrolling by keys and wheel. EFFECT_UNUSED for all else, and where all is in view. */
enum effect leaflet_event(struct leaflet *leaflet, const struct event *event);

extern const struct action leaflet_actions[]; /* for help */
extern const size_t leaflet_actions_count;

#endif
