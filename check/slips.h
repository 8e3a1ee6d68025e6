/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words of a list that letters would be but for one slip of who typed them.
 */
#ifndef CHECK_SLIPS_H
#define CHECK_SLIPS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/lexicon.h"

enum { SLIP_WORD_MOST = 64 }; /* letters of the longest word that is compared */

/* How far off it is: the less, the likelier. */
enum slip_cost {
	SLIP_LIKE = 1, /* a mark, a doubled letter, one that looks or sounds alike */
	SLIP_FAR,      /* any other vowel, a missing consonant, two letters exchanged */
	SLIP_KEYS,     /* a neighbour on the keyboard */
};

struct slip {
	size_t letters; /* of the text that are the word with the slip */
	enum slip_cost cost;
	const unsigned char *word; /* TIS-620; good during the call */
	size_t word_letters;
};

typedef void slip_visit(void *context, const struct slip *slip);

/* Calls visit for each word that the letters begin with but for one slip. ends: a word
 * lacks its last consonant only where the letters end. */
void slips_find(struct lexicon *lexicon, const unsigned char *tis, size_t length,
	bool ends, slip_visit *visit, void *context);

#endif
