/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What review.c does to a card, for review_report.c. Private to db/.
 */
#ifndef DB_REVIEW_CARDS_H
#define DB_REVIEW_CARDS_H

#include "db/rows/rows.h"
#include "db/trust/signer.h"

/* Every card of the report that is done is approved, each with its entry in the trail. */
bool cards_approve_done(struct store *store, int64_t report, const struct signer *signer,
	struct change change, struct error *error);

/* Those of its cards that are named are opened again, with the reason. */
bool cards_reopen(struct store *store, int64_t report, const int64_t *cards, size_t count,
	const char *comment, const struct signer *signer, struct change change,
	struct error *error);

/* Refuses, and says which, where a card is neither done nor approved. */
bool cards_all_done(struct store *store, int64_t report, struct error *error);

/* Refuses an empty comment. */
bool comment_given(const char *comment, struct error *error);

#endif
