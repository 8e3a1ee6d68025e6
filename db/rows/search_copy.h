/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The folded copy that search compares, and the trigram index over it. Private to db/.
 *
 * A row for the texts of each card that stands in a report, one for each report's own
 * texts. Ids count up in the order in which hits are told: the newest fiscal year
 * first, then the longer round, then the higher number of the report, then the place
 * in it; so search walks the ids and stops when it has enough. Between two places
 * there is room, so that a card can be put between without writing the others anew.
 *
 * What is in bodies, and how it is folded, has a version, which the file keeps: where it is
 * not this program's, store_open() has the copy made anew.
 *
 * Whatever changes a card or a report changes its copy in the same transaction;
 * store_verify() compares them.
 */
#ifndef DB_ROWS_SEARCH_COPY_H
#define DB_ROWS_SEARCH_COPY_H

#include <stdbool.h>
#include <stdint.h>

#include "db/rows/rows.h"
#include "db/rows/search_body.h"

/* Whether the copy in the file is of this program's version, or empty. */
bool search_copy_is_current(struct store *store, bool *current, struct error *error);

/* The id of a place of a report; place 0 is the report's own texts. */
int64_t search_id(const struct report_key *key, int place);

/* Adds a report's own texts; a card's, at the end of its report. */
bool search_copy_add_report(struct store *store, const struct report_key *key,
	const struct report *report, struct error *error);
bool search_copy_add_card(struct store *store, const struct report_key *key, int place,
	int64_t number, const struct card *card, struct error *error);
/* The same of the card's body (db/rows/search_body.h), made before. */
bool search_copy_add_body(struct store *store, const struct report_key *key, int place,
	int64_t number, const char *body, size_t bytes, struct error *error);

/* Whether many rows are about to be added: the index then takes more memory (16 MB in
 * place of 1), for so long as it is not told that they were. */
bool search_copy_gather(struct store *store, bool many, struct error *error);

/* Adds the texts of a card, which stands in its place already, between those of its
 * neighbours; forgets them. */
bool search_copy_put_card(struct store *store, const struct report_key *key, int place,
	int64_t number, const struct card *card, struct error *error);
bool search_copy_drop_card(struct store *store, int64_t number, struct error *error);

/* Brings a report's own texts up to date; a card's. */
bool search_copy_change_report(struct store *store, const struct report_key *key,
	const struct report *report, struct error *error);
bool search_copy_change_card(struct store *store, int64_t number, const struct card *card,
	struct error *error);

/* Writes all of a report's copy anew, with room between all places, where it was under
 * another key (or the same) till now. */
bool search_copy_rebuild(struct store *store, const struct report_key *old,
	const struct report_key *key, struct error *error);

/* Writes the copy of all reports anew, in this program's version, and what their periods
 * mean; the store's progress is told. */
bool search_copy_renew(struct store *store, struct error *error);

/* Forgets a report's own texts and those of all its cards. */
bool search_copy_forget(
	struct store *store, const struct report_key *key, struct error *error);

#endif
