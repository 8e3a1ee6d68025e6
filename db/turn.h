/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whose turn it is to sign a report, worked out of its list, the people and the trail. A
 * list does not change while it is signed, and it is signed in its order: so those who
 * signed since the report was submitted are the first of those on it who sign here.
 * Private to db/.
 */
#ifndef DB_TURN_H
#define DB_TURN_H

#include "db/review.h"
#include "model/report.h"

/* store_sign_turn() of a head that was read, inside a transaction. */
bool turn_find(struct store *store, int64_t report, const struct report *head,
	const char *who, struct sign_turn *turn, struct error *error);

/* Refuses a list of which it is not said for each who signs: a renamed, removed or
 * misspelt person would be passed over. */
bool turn_all_said(struct store *store, const struct report *head, struct error *error);

/* Calls visit for each signature that was given here since the report was submitted last. */
typedef void given_visit(void *context, size_t index);
bool turn_each_given(struct store *store, int64_t report, const struct memo *memo,
	given_visit *visit, void *context, struct error *error);

#endif
