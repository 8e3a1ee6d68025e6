/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a line of Thai may end, and where its words are.
 *
 * libthai proposes word boundaries; the overlay of rules in break_rules.c decides
 * last (see there to change one). The dictionary is loaded on first use (3-4 ms), once
 * for the process. A breaker holds scratch memory; it is not for several threads.
 */
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include <stddef.h>

struct breaker;

enum {
	BREAK_LINE = 1, /* a line may end before this byte */
	BREAK_WORD = 2, /* a word begins or ends here (for moving by words) */

	/* Only for what is wider than its line, the best first: */
	BREAK_KEPT = 4,   /* between what the rules keep together, or inside an address */
	BREAK_LOOSE = 64, /* inside an address, beside dots and signs: in no word */
	BREAK_CUT = 8,    /* inside a word, but not before ะ or ๆ nor behind เ */
	BREAK_CELL = 16,  /* a cell begins here, and it is no ำ beside its base */

	BREAK_SPACE = 32, /* white space: of no line when one ends behind it */
};

struct breaker *breaker_new(void);
/* The same for much that is looked through once: it takes no memory for it. */
struct breaker *breaker_new_forgetful(void);
void breaker_free(struct breaker *breaker);

/* The flags of one paragraph (no line end in it): an array of bytes + 1
 * elements, one for each byte offset, 0 inside a cell. It belongs to the breaker
 * and is good until the next call. The flags at 0 and at bytes have
 * BREAK_LINE | BREAK_WORD. */
const unsigned char *breaker_find(
	struct breaker *breaker, const char *text, size_t bytes);

/* The columns of the paragraph's cells: as many elements, each the columns of the
 * cell that starts at this byte, 0 elsewhere. */
const unsigned char *breaker_columns(const struct breaker *breaker);

/* The bytes up to the paragraph's first word, if it begins with a list mark (which
 * may stand behind white space); else 0. */
size_t breaker_mark(const struct breaker *breaker);

#endif
