/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a line of Thai may end, and where its words are.
 *
 * libthai proposes word boundaries; the overlay of rules in breaks.c decides
 * last (thai.md, "Breaking lines"; the list of rules is one table, see there to
 * change one). A breaker holds libthai's dictionary, loaded on first use (3-4
 * ms), and scratch memory. Not to be shared between threads.
 */
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include <stddef.h>

struct breaker;

enum {
	BREAK_LINE = 1, /* a line may end before this byte */
	BREAK_WORD = 2, /* a word begins or ends here (for moving by words) */
};

struct breaker *breaker_new(void);
void breaker_free(struct breaker *breaker);

/* The flags of one paragraph (no line end in it): an array of bytes + 1
 * elements, one for each byte offset, 0 inside a cell. It belongs to the breaker
 * and is good until the next call. The flags at 0 and at bytes are
 * BREAK_LINE | BREAK_WORD. */
const unsigned char *breaker_find(struct breaker *breaker, const char *text, size_t bytes);

#endif
