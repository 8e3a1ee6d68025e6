/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the guide says beside each field of a card: what is wanted there, in the
 * language of the screens, and an example, always in Thai as reports are.
 */
#ifndef TUI_CARD_GUIDE_TEXTS_H
#define TUI_CARD_GUIDE_TEXTS_H

#include <stddef.h>

#include "model/card.h"

struct guide_text {
	const char *wanted;  /* N_() paragraphs */
	const char *example; /* Thai paragraphs */
};

/* Of a field below FIELD_COUNT. */
const struct guide_text *guide_text(enum card_field field);

/* The order in which a clerk thinks of the fields, for those that no layout orders. */
extern const enum card_field guide_order[FIELD_COUNT];

/* The units that most local offices have, to pick owners from. */
extern const char *const guide_units[];
extern const size_t guide_units_count;

#endif
