/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How much of two texts has to differ at least, by parts of their letters.
 *
 * A text is parted into strands: one has all of its letters whose numbers leave the same
 * remainder, in their order. To make b of a, letters go from a and others come from b; each
 * belongs to a strand, and those of one strand make b's of a's. So as many letters differ as
 * strands differ in sum, or more; and short rows of bits do for strands.
 */
#ifndef CHECK_STRANDS_H
#define CHECK_STRANDS_H

#include <stddef.h>

#include "check/bit_row.h"

/* How often a text has letters whose numbers leave a remainder, up to 255. */
enum { LETTER_PLACES = 64 };
typedef unsigned char letter_counts[LETTER_PLACES];

/* The strands of one text; free() releases them. */
struct strands;
struct strands *strands_part(const symbol *text, size_t count);
/* Has the processor fetch them, which are soon compared. */
void strands_expect(const struct strands *strands);

/* The strands of the text with which others are compared. */
struct weft;
struct weft *weft_new(void);
void weft_free(struct weft *weft); /* NULL is fine */

/* Takes that text; it stays the caller's, and has to stay. */
void weft_take(struct weft *weft, const symbol *text, size_t count);

/* Texts that the text taken is compared with, so many at a time at most: */
enum { RIVALS_MAX = 32 };
struct rival {
	const struct strands *strands;
	const unsigned char *counts; /* letter_counts */
	size_t most;                 /* letters that may differ */
	/* Set: at least so many differ; or anything above most where these are more. */
	size_t differ;
};

/* Counts are those of the text taken. */
void weft_differ(struct weft *weft, const letter_counts counts, struct rival *rivals,
	size_t count);

#endif
