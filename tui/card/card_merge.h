/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Three versions of a card: as it was when the typing began, mine, as typed here, and
 * theirs, as somebody else has stored it meanwhile. Sets of fields are bits 1 << enum
 * card_field.
 */
#ifndef TUI_CARD_CARD_MERGE_H
#define TUI_CARD_CARD_MERGE_H

#include <stdint.h>

#include "model/card.h"

struct card_merge {
	unsigned mine;   /* changed here alone */
	unsigned theirs; /* changed there alone */
	unsigned both;   /* changed by both, each otherwise: somebody has to choose */
};

struct card_merge card_merge(
	const struct card *before, const struct card *mine, const struct card *theirs);

/* Puts into `theirs` both versions of a field: the items of lists that it does not have
 * behind its own, a text's paragraphs likewise. */
void card_field_join(struct card *theirs, const struct card *mine, enum card_field field);

/* What the conflict screen is opened with: a card, by its number, what it is to be, and
 * what it was when the typing began. */
struct card_two {
	int64_t card;
	struct card mine, before;
	char *kept; /* the kept text that mine came from; NULL: this session's draft */
};
void card_two_release(struct card_two *two);

#endif
