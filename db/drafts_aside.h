/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Drafts of a store that sends them beside its caller (db/draft_sender.h): the calls of
 * db/store.h and db/head.h in its stead. Private to db/.
 */
#ifndef DB_DRAFTS_ASIDE_H
#define DB_DRAFTS_ASIDE_H

#include "db/head.h"
#include "db/store.h"

/* For struct store. */
void aside_ended(struct store *store, bool committed);

bool aside_put_card(struct store *store, const struct draft *draft, struct error *error);
bool aside_put_texts(
	struct store *store, const struct head_draft *draft, struct error *error);
bool aside_drop(struct store *store, bool of_report, int64_t number, const char *who,
	const char *session, struct error *error);
void aside_adopt(struct store *store, bool of_report, int64_t number, const char *who,
	const char *from, const char *to);

/* A walk over what the server has of somebody's drafts. */
typedef bool aside_cards(struct store *store, const char *who, draft_visit *visit,
	void *context, struct error *error);
typedef bool aside_texts(struct store *store, const char *who, head_draft_visit *visit,
	void *context, struct error *error);

/* Visits these and what is not sent yet, which holds, newest first. Where the server is
 * away, what is here alone. */
bool aside_visit_cards(struct store *store, const char *who, aside_cards *there,
	draft_visit *visit, void *context, struct error *error);
bool aside_visit_texts(struct store *store, const char *who, aside_texts *there,
	head_draft_visit *visit, void *context, struct error *error);

#endif
