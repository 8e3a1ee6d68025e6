/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cards of a report at a glance, and their order.
 */
#ifndef DB_OVERVIEW_H
#define DB_OVERVIEW_H

#include "db/store.h"
#include "model/card.h"

struct card_overview {
	int64_t number;
	int place; /* from 1 */
	int64_t revision;
	enum card_state state;
	const char *group, *issue, *measure, *period; /* NULL: absent */
	const char *owners;                           /* joined by line ends */
	unsigned filled;         /* bit 1 << enum card_field: holds something */
	unsigned unconfirmed;    /* likewise: carried over and not yet confirmed */
	bool drafted;            /* this person has a draft of it */
	const struct card *card; /* all of it */
};

/* In places' order. A visit that returns false ends the walk. */
typedef bool overview_visit(void *context, const struct card_overview *card);
bool store_overview(struct store *store, int64_t report, const char *who,
	overview_visit *visit, void *context, struct error *error);

/* Moves a card to another place of its report (beyond its ends: the first, the last);
 * the others make room. What changes places is refused in an approved report. The links
 * of the ITA result's items (item.cards) go with the cards, here and below, and those of
 * a card that is taken out come back with it. */
bool store_move_card(struct store *store, int64_t card, int place, const char *who,
	struct error *error);

/* Where a card stood: behind another card (its number; 0: it was the first), in a place. */
struct card_spot {
	int64_t behind;
	int place;
	int64_t unlinked; /* the revision of the report's head that had its links; 0: none
			   */
};

/* Takes a card out of its report (its history stays), and puts it back: behind the card
 * behind which it stood, or in the place that it had where that one is out too; at the
 * end where spot is NULL. Where neither neighbour is of its group there, but others are, it
 * is put behind the last of them. Each is a revision of the card: whoever has it open gets
 * SAVE_CONFLICT; a card that is out lies in the bin (db/bin.h). An approved card is not
 * taken out. Nothing happens to a card that is out, or in, already. *spot, where not NULL, gets where it stood. */
bool store_remove_card(struct store *store, int64_t card, const char *who,
	struct card_spot *spot, struct error *error);
bool store_restore_card(struct store *store, int64_t card, const char *who,
	const struct card_spot *spot, struct error *error);

/* Names that the office has used: owners of all cards but those that lie in the bin, most
 * used first. */
typedef bool name_visit(void *context, const char *name, int64_t times);
bool store_owner_names(
	struct store *store, name_visit *visit, void *context, struct error *error);
/* The same of the captions of evidence of a kind. */
bool store_captions(struct store *store, const char *kind, name_visit *visit,
	void *context, struct error *error);

#endif
