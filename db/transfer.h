/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cards of one report or of several put into a report: copied, or moved there.
 *
 * A copy is a card of its own: a draft, with what model/carry.h has wait to be confirmed
 * between the two reports. Its history begins with it; where it is from stands in its entry
 * of the trail (card.copy; detail: REPORT/CARD rREVISION), by numbers that are nobody
 * else's. Anything can be copied, approved or sealed as it may be.
 *
 * What is moved into another report is a card of its own there likewise, but says what it
 * said: where the year is another, all of it waits to be confirmed. The one that it was lies
 * in the bin of its report with its history (card.remove; detail: where the other is).
 * Approved cards, those that were sent back and are not answered, and those of reports that
 * are not open are not moved away. What is moved within its report stays the card that it is:
 * its place is another (card.move), and its group, where that changes (card.save).
 *
 * Evidence is copied by name: files beside the office file are named by what they hold, and
 * are there once for all cards that name them (db/evidence_files.h).
 *
 * Each act is one transaction: all of the cards, or none.
 */
#ifndef DB_TRANSFER_H
#define DB_TRANSFER_H

#include "db/overview.h"
#include "db/store.h"

struct transfer {
	const int64_t *cards; /* numbers, in the order in which they will stand */
	size_t count;
	int64_t to;        /* report */
	const char *group; /* in which they will be, "" for none; NULL: each in its own */
	/* A card of `to`, behind which they will stand; 0: at the end of their group there,
	 * or of the report where it has no card of that group. */
	int64_t behind;
	bool moves;
};

/* One card of what was done. */
struct transferred_card {
	int64_t card;     /* that it was */
	int64_t was;      /* its revision then */
	int64_t put;      /* that it is now; card itself: moved within its report */
	int64_t revision; /* of put since */
	/* Of one that was moved away: where it stood, and its revision since. */
	struct card_spot spot;
	int64_t away;
	/* Of one that was moved within: its place, and what it said if its group changed. */
	int place;
	struct card *before; /* NULL: it did not */
};

/* What was done, to be taken back. */
struct transferred {
	struct transferred_card *items;
	size_t count;
	bool moved;
	int64_t to;
	int64_t *order; /* of the cards of `to` since */
	size_t places;
};
void transferred_release(struct transferred *done);

/* *done is initialised. ERROR_REFUSED for what may not be moved, a report that is not open,
 * one that would have too many cards, a card or a neighbour that is in no report by now. */
bool store_transfer(struct store *store, const struct transfer *transfer, const char *who,
	struct transferred *done, struct error *error);

/* Takes it back: copies go into the bin, what was moved is where it stood, in its group and
 * its state. ERROR_REFUSED, with which, and nothing is taken back, where somebody has changed
 * one of the cards since, or the order among which those stand that were moved within. */
bool store_transfer_undo(struct store *store, const struct transferred *done,
	const char *who, struct error *error);

#endif
