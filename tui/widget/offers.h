/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How the text of a field may go on, shown behind the cursor: dim, the first of a short
 * list below it. Whoever has the phrases is asked (offers_ask()) when no key waits, so
 * that no key waits for them.
 *
 * What it keeps true:
 * - Something is offered only behind the last character of a paragraph, while one types
 *   there or where nothing is typed yet; not while anything is selected or marked.
 * - What was typed stays as it was typed; what is taken goes behind it, as one step that
 *   undo takes back, within the limits of the buffer.
 * - A key that is none of its own is as if nothing were offered.
 */
#ifndef TUI_WIDGET_OFFERS_H
#define TUI_WIDGET_OFFERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "office/suggest/phrase_index.h"
#include "text/breaks.h"
#include "tui/buffer/buffer.h"
#include "tui/terminal/canvas.h"
#include "tui/widget/action.h"

/* Who is asked. slot is the caller's (enum phrase_slot for the office's phrases). */
struct offering {
	/* As phrase_index_offer(). */
	size_t (*offer)(void *context, unsigned slot, const char *before, size_t bytes,
		struct offer *offers, size_t most);
	void *context;
	unsigned revision; /* another: there may be more to offer than before */
	/* Of the field; for evidence of a reference, a caption and a date. */
	unsigned slots[3];
};

/* Of one buffer. Zeroed it offers nothing. */
struct offers {
	struct offer list[OFFERS_MOST]; /* texts behind the cursor */
	size_t count;
	struct position at; /* where, and of which text */
	uint64_t revision;
	bool known;    /* they are what can follow there, */
	bool asked;    /* and all that was to be had was asked for */
	unsigned with; /* revision of the phrases then */
	bool live;     /* one types here */
	bool dropped;  /* and wants none, till the word ends */
	/* The list as it is on the screen, from the second on: it stays there while the next
	 * is looked for, so that a key draws nothing but its letter. */
	struct str rows[OFFERS_MOST];
	size_t rows_count; /* of the whole list; 0: none is there */
	int below;         /* rows from the cursor's to the list's first */
};

void offers_release(struct offers *offers);

/* The cursor came into the buffer, or left it: nothing is typed any more. */
void offers_rest(struct offers *offers);

/* Nothing is offered any more, in an empty text either, till one types on. */
void offers_drop(struct offers *offers);

/* Asks, where something may be offered and was not asked for yet. Whether something else is
 * to be drawn. */
bool offers_ask(struct offers *offers, const struct buffer *buffer,
	const struct offering *offering, unsigned slot);

/* Whether the event takes or drops what is offered; done then, else EFFECT_UNUSED. *message
 * (may be NULL) says what is to be said. To be asked before the buffer gets the event; if it
 * gets it, offers_typed() is to be called behind that. */
enum effect offers_event(struct offers *offers, struct buffer *buffer,
	struct breaker *breaker, const struct event *event, const char **message);
void offers_typed(struct offers *offers, const struct buffer *buffer,
	const struct event *event, enum effect effect);

/* How many of the list are offered where the cursor is now. */
size_t offers_count(const struct offers *offers, const struct buffer *buffer);

/* Whether anything of it is to be drawn. */
bool offers_shown(const struct offers *offers, const struct buffer *buffer);

/* Draws the first behind the cursor, which stands at a row and column of the canvas, and
 * the list below: in rows from `free` on, where nothing else stands. The breaker may be
 * NULL. */
void offers_paint(struct offers *offers, struct breaker *breaker,
	const struct canvas *canvas, int row, int column, int free);

/* The keys, for help; their handlers are NULL. */
extern const struct action offers_actions[];
extern const size_t offers_actions_count;

#endif
