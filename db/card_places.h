/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A card into a report and out of it, with what the trail is told of that. Private to db/.
 */
#ifndef DB_CARD_PLACES_H
#define DB_CARD_PLACES_H

#include "db/overview.h"
#include "db/rows/rows.h"

/* Puts entry->card at the end of entry->report as a card of its own, as the act that the
 * trail calls it, with a detail (NULL: none); the rest of the entry is told, and the card
 * its UUID. In a transaction. */
bool card_add(struct store *store, struct card_entry *entry, const char *act,
	const char *detail, struct change change, struct error *error);

/* store_remove_card(), with a detail. */
bool card_remove(struct store *store, int64_t card, const char *who, const char *detail,
	struct card_spot *spot, struct error *error);

/* The last place of a report, and that of a group of it; 0: there is no card. */
bool card_last_place(
	struct store *store, int64_t report, int *place, struct error *error);
bool card_group_last(struct store *store, int64_t report, const char *group, int *place,
	struct error *error);

#endif
