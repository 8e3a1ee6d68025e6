/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/kept_drafts.h"

#include <string.h>

#include "db/engine/query.h"
#include "db/head.h"
#include "db/kept.h"
#include "db/trust/trail_write.h"
#include "model/json.h"

/* Looks for a revision of a card, and whether it says what was typed. */
struct look {
	int64_t revision;
	char typed[HASH_HEX + 1];
	bool same;
};

static bool compare(void *context, const struct card_version *version)
{
	struct look *look = context;
	char digest[HASH_HEX + 1];
	if (version->revision != look->revision)
		return true;
	card_digest(digest, version->card);
	look->same = strcmp(digest, look->typed) == 0;
	return false;
}

/* A draft that cannot be read is kept too: somebody may make sense of it. */
static bool card_typed(struct store *store, const struct kept_text *text, bool *typed,
	struct error *error)
{
	struct look look = {.revision = text->revision};
	struct card card;
	*typed = true;
	if (!card_from_json(text->body, strlen(text->body), "", &card, NULL))
		return true;
	card_digest(look.typed, &card);
	card_release(&card);
	if (!store_card_history(store, text->card, compare, &look, error))
		return false;
	*typed = !look.same;
	return true;
}

/* The next row: what it is of, revision, who, session, at, body. */
static bool keep_row(
	struct store *store, struct query *query, bool of_cards, struct error *error)
{
	struct kept_text text = {.report = query_column_integer(query)};
	text.card = query_column_integer(query);
	text.revision = query_column_integer(query);
	const char *who = query_column_text(query);
	const char *session = query_column_text(query);
	text.at = query_column_integer(query);
	text.body = query_column_text(query);
	bool typed = true;
	if (of_cards && !card_typed(store, &text, &typed, error))
		return false;
	return !typed || kept_put(store, &text, who, session, error);
}

static bool keep_rows(struct store *store, enum sql name, int64_t number, bool of_cards,
	struct error *error)
{
	struct query query = query_open_lenient(store, name);
	query_hold(&query);
	query_integer(&query, number);
	enum query_outcome outcome = QUERY_DONE;
	bool good = true;
	while (good && (outcome = query_step(&query, error)) == QUERY_ROW)
		good = keep_row(store, &query, of_cards, error);
	query_close(&query);
	return good && outcome == QUERY_DONE;
}

bool kept_take_drafts(
	struct store *store, int64_t report, int64_t card, struct error *error)
{
	if (!report)
		return keep_rows(store, SQL_DRAFT_OF_LOST_CARD, card, true, error);
	return keep_rows(store, SQL_DRAFT_OF_LOST_REPORT, report, true, error) &&
	       keep_rows(store, SQL_HEAD_DRAFT_OF_LOST_REPORT, report, false, error);
}
