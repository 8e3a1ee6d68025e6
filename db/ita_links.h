/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The items of a report's ITA result name the cards that answer them by their places:
 * when places change, the names follow. Private to db/.
 */
#ifndef DB_ITA_LINKS_H
#define DB_ITA_LINKS_H

#include "db/store.h"

struct places_change {
	int64_t report;
	int from, to; /* a card's place before and after; 0: it is out of the report */
	int last;     /* the last place before */
	int64_t unlinked; /* of a card that comes back: the revision of the report's head
			   * that had its links, 0 for none, */
	int was;          /* and the place by which that names it */
};

/* Links to what is no place of the report stay as they are. Where a link changes, the
 * report's head gets a new revision, so that nobody who has it open writes old places
 * back; *before, where not NULL, gets the revision before it, else 0. */
bool ita_links_follow(struct store *store, const struct places_change *change,
	const char *who, int64_t *before, struct error *error);

#endif
