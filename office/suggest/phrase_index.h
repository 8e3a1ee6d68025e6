/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Phrases that may be suggested, found by what has just been typed: of every phrase all
 * that follows each of its words is kept in order, so that whatever was typed last, a word
 * or five, leads to the places where the office wrote the same before, and to what came
 * behind it there.
 *
 * A phrase is a paragraph, an item of a list or the like, in a slot (a field of a card, a
 * text of the report), said by owners (a card, a report, the program), numbers from 0 that
 * the caller gives. What no owner says any more is forgotten. The whole takes at most as
 * much memory as it is told at first; what does not fit is not taken in.
 */
#ifndef OFFICE_SUGGEST_PHRASE_INDEX_H
#define OFFICE_SUGGEST_PHRASE_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/breaks.h"
#include "text/str.h"

struct phrase_index;

/* most: bytes that it may take, about. */
struct phrase_index *phrase_index_new(size_t most);
void phrase_index_free(struct phrase_index *index);

/* An owner says the lines of a text, in a slot. recent: whoever says what counts for more
 * has a higher one. False: there is no room for it, or for all of it. */
bool phrase_index_add(struct phrase_index *index, struct breaker *breaker, unsigned owner,
	unsigned slot, unsigned recent, const char *text, size_t bytes);
/* An owner says nothing any more. */
void phrase_index_forget(struct phrase_index *index, unsigned owner);

bool phrase_index_full(const struct phrase_index *index);
/* Bytes that it takes, about. */
size_t phrase_index_bytes(const struct phrase_index *index);

/* Counts up with every change. */
unsigned phrase_index_revision(const struct phrase_index *index);

/* How a text may go on: what is behind the cursor then, in UTF-8. */
enum { OFFERS_MOST = 4, OFFER_BYTES = 600 };
struct offer {
	struct str text;
};

/* With the slot: nothing is offered that was not said in it. */
enum { OFFER_ALONE = 1 << 16 };

/*
 * What may follow `before`, which is the text from the start of its paragraph to the
 * cursor, the likeliest first. At most `most` texts, which begin between two cells and
 * are appended to offers[i].text; returns how many they are.
 */
size_t phrase_index_offer(const struct phrase_index *index, struct breaker *breaker,
	unsigned slot, const char *before, size_t bytes, struct offer *offers,
	size_t most);

#endif
