/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One change to several cards: read, changed by whoever asks for it, saved in one
 * transaction, and taken back by one key. What others do meanwhile is theirs: a card that
 * somebody has changed since it was read, or that does not change (approved, of a report
 * that was submitted), is left as it is and told, and the others are saved.
 *
 *	bulk_add() each card; put into items[i].entry.card what it is to say, and call
 *	card_confirm() for the fields that were put there; bulk_save(); later bulk_undo().
 */
#ifndef OFFICE_BULK_H
#define OFFICE_BULK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/store.h"
#include "model/card.h"
#include "text/error.h"

enum bulk_fate {
	BULK_SAME,    /* says that already, or nothing was done yet */
	BULK_SAVED,   /* says it now; by bulk_undo(): says again what it said */
	BULK_CHANGED, /* somebody else has changed it since then */
	BULK_REFUSED, /* it does not change: why says the reason */
};

struct bulk_card {
	struct card_entry
		entry;      /* as it is to be, on the revision on which it was read */
	struct card before; /* as it was then */
	int64_t from;       /* that revision */
	enum bulk_fate fate;
	struct error why; /* BULK_REFUSED */
};

/* Begins as zeros. */
struct bulk {
	struct bulk_card *items;
	size_t count, capacity;
};

/* Reads a card. */
bool bulk_add(struct bulk *bulk, struct store *store, int64_t card, struct error *error);
void bulk_release(struct bulk *bulk);

/* Whether the card is to say something else than it did, or to wait no more to be
 * confirmed. */
bool bulk_differs(const struct bulk_card *card);

/* Saves those that differ; each gets its fate. False: nothing was done at all. */
bool bulk_save(
	struct bulk *bulk, struct store *store, const char *who, struct error *error);

/* Takes back what was saved, in one transaction: a card that nobody has touched since then
 * is what it was, its state too. Of one that was changed in other fields only the fields of
 * this change come back; one that says something else in these stays (BULK_CHANGED). False: nothing
 * was done at all, and it can be tried again. */
bool bulk_undo(
	struct bulk *bulk, struct store *store, const char *who, struct error *error);

/* How many have a fate. */
size_t bulk_count(const struct bulk *bulk, enum bulk_fate fate);

#endif
