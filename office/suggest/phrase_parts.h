/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of the index of phrases, for its two files alone: phrase_index.c takes in and
 * forgets, phrase_find.c finds.
 */
#ifndef OFFICE_SUGGEST_PHRASE_PARTS_H
#define OFFICE_SUGGEST_PHRASE_PARTS_H

#include <stdint.h>

#include "office/suggest/phrase_index.h"
#include "text/breaks.h"

enum {
	PHRASES_MOST = 0xFFFF,
	PHRASE_MOST = 2000, /* characters of one that are kept */
};

struct phrase {
	unsigned char *text; /* `length` characters; behind them a bit for each place in
			      * it: a word begins there. NULL: the place is free */
	uint16_t length;
	uint16_t uses;   /* by owners; one may use it twice */
	uint16_t recent; /* the highest of theirs */
	uint8_t slot;
};

/* A place in a phrase where a word begins. */
struct spot {
	uint16_t phrase, at;
};

struct use {
	uint16_t phrase;
	uint16_t owner;
};

struct phrase_index {
	struct phrase *phrases;
	size_t count, capacity; /* free places among them */
	struct spot *spots;     /* in the order of what follows them */
	size_t spots_count, spots_capacity;
	struct use *uses;
	size_t uses_count, uses_capacity;
	size_t characters; /* bytes of all texts */
	size_t most;
	bool full;
	unsigned revision;
};

static inline bool phrase_begins_word(const struct phrase *phrase, size_t at)
{
	const unsigned char *bits = phrase->text + phrase->length;
	return at >= phrase->length || bits[at / 8] >> at % 8 & 1;
}

/* The first spot that does not stand before the query, which is folded; behind: the first
 * that stands behind all that begin with it. */
size_t phrase_spot(const struct phrase_index *index, const unsigned char *query,
	size_t length, bool behind);

/* Sets bits[i] where a word begins at character i of the text, one that phrase_encode()
 * takes as a whole, with as many characters as said. */
void phrase_words(struct breaker *breaker, const char *text, size_t bytes,
	unsigned char *bits, size_t length);

#endif
