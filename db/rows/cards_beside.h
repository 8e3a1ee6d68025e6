/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cards of a source, read ahead in a thread of their own while the caller stores those
 * before, each with its text for the search copy. So one core reads and folds, another has
 * the database. What waits is bounded, in cards and in bytes.
 */
#ifndef DB_ROWS_CARDS_BESIDE_H
#define DB_ROWS_CARDS_BESIDE_H

#include "model/card.h"
#include "model/card_source.h"
#include "text/error.h"
#include "text/str.h"

struct cards_beside;

/* From where the source stands; until the end it is the thread's alone. NULL where it keeps
 * its cards (card_source.h, take), or no thread is to be had: who asked reads them itself. */
struct cards_beside *cards_beside_begin(struct card_source *cards);

/* As the source's next(); appends the card's text for the search copy to body. */
const struct card *cards_beside_next(
	struct cards_beside *beside, struct str *body, struct error *error);

/* Also before all were read. end(NULL) is fine. */
void cards_beside_end(struct cards_beside *beside);

#endif
