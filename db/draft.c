/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: what is being typed. One row each, written over as the typing goes on. */
#include <config.h>

#include "db/drafts_aside.h"
#include "db/engine/engine.h"
#include "db/engine/query.h"
#include "db/rows/rows.h"
#include "db/store.h"
#include "model/card.h"

bool store_draft_put(struct store *store, const struct draft *draft, struct error *error)
{
	if (store->sender)
		return aside_put_card(store, draft, error);
	struct query query = query_open(store, SQL_DRAFT_PUT);
	query_integer(&query, draft->card);
	query_text(&query, draft->who);
	query_text(&query, draft->session);
	query_integer(&query, draft->revision);
	query_text(&query, card_field_name(draft->field));
	query_integer(&query, draft->cursor);
	query_integer(&query, draft->at);
	query_text(&query, draft->body);
	bool dangling;
	if (query_run_referring(&query, &dangling, error))
		return true;
	return dangling && card_missing(store, draft->card, error);
}

bool store_draft_drop(struct store *store, int64_t card, const char *who,
	const char *session, struct error *error)
{
	if (store->sender)
		return aside_drop(store, false, card, who, session, error);
	struct query query = query_open(store, SQL_DRAFT_DROP);
	query_integer(&query, card);
	query_text(&query, who);
	query_text(&query, session);
	return query_run(&query, error);
}

bool store_draft_adopt(struct store *store, int64_t card, const char *who,
	const char *from, const char *to, struct error *error)
{
	if (store->sender) {
		aside_adopt(store, false, card, who, from, to);
		return true;
	}
	struct query query = query_open(store, SQL_DRAFT_ADOPT);
	query_integer(&query, card);
	query_text(&query, who);
	query_text(&query, from);
	query_text(&query, to);
	return query_run(&query, error);
}

static bool visit_rows(struct store *store, const char *who, draft_visit *visit,
	void *context, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_DRAFT_LIST);
	query_hold(&query);
	query_text(&query, who);
	enum query_outcome outcome;
	bool more = true;
	while (more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		struct draft draft = {.card = query_column_integer(&query)};
		draft.revision = query_column_integer(&query);
		draft.who = query_column_text(&query);
		draft.session = query_column_text(&query);
		draft.field = card_field_find(query_column_text(&query));
		draft.cursor = query_column_integer(&query);
		draft.at = query_column_integer(&query);
		draft.body = query_column_text(&query);
		more = visit(context, &draft);
	}
	query_close(&query);
	return !more || outcome == QUERY_DONE;
}

bool store_drafts(struct store *store, const char *who, draft_visit *visit, void *context,
	struct error *error)
{
	if (store->sender)
		return aside_visit_cards(store, who, visit_rows, visit, context, error);
	return visit_rows(store, who, visit, context, error);
}
