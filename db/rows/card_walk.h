/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cards of a report in their places' order, page by page: between two cards no
 * statement is open, and of many cards a few are in memory. Private to db/.
 *
 *	struct card_walk walk;
 *	card_walk_begin(&walk, store, report);
 *	while ((outcome = card_walk_next(&walk, &entry, error)) == QUERY_ROW) {
 *		...
 *		card_entry_release(&entry);
 *	}
 *	card_walk_end(&walk);
 *
 * Where others may write meanwhile, it belongs into a transaction.
 */
#ifndef DB_ROWS_CARD_WALK_H
#define DB_ROWS_CARD_WALK_H

#include "db/engine/query.h"
#include "db/rows/rows.h"

enum { CARD_PAGE = 64 };

struct card_walk {
	struct store *store;
	int64_t report;
	const struct ahead *also;          /* cards_ahead() */
	int place;                         /* of the last card of the page */
	struct card_entry page[CARD_PAGE]; /* without their lists */
	size_t count, next;                /* of the page: cards; the next of them */
	size_t seen;                       /* of the report */
	bool last;                         /* there is no page behind */
	struct error failed;               /* behind the last card of the page */
};

void card_walk_begin(struct card_walk *walk, struct store *store, int64_t report);

/* The next card, with its lists; the caller's. QUERY_DONE where they were as many as the
 * report counts, QUERY_FAILED where some could not be found. */
enum query_outcome card_walk_next(
	struct card_walk *walk, struct card_entry *entry, struct error *error);

/* Wherever it stands; it can be begun again then. */
void card_walk_end(struct card_walk *walk);

#endif
