/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Kept texts are settings of their person: of a name that begins with "kept.", and of the
 * value "REPORT CARD REVISION AT FIELDS", a line end, the body.
 */
#include <config.h>

#include "db/kept.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine/transaction.h"
#include "db/engine/query.h"
#include "db/head.h"
#include "db/kept_drafts.h"
#include "db/settings.h"

static void put_name(struct str *out, const struct kept_text *text, const char *session)
{
	if (text->card)
		str_printf(out, "kept.card.%lld.%s", (long long)text->card, session);
	else
		str_printf(out, "kept.report.%lld.%s", (long long)text->report, session);
}

static bool drop_draft(struct store *store, const struct kept_text *text, const char *who,
	const char *session, struct error *error)
{
	return text->card
		       ? store_draft_drop(store, text->card, who, session, error)
		       : store_head_draft_drop(store, text->report, who, session, error);
}

bool kept_put(struct store *store, const struct kept_text *text, const char *who,
	const char *session, struct error *error)
{
	struct str name = STR_INIT, value = STR_INIT;
	put_name(&name, text, session);
	str_printf(&value, "%lld %lld %lld %lld %u\n", (long long)text->report,
		(long long)text->card, (long long)text->revision, (long long)text->at,
		text->fields);
	str_puts(&value, text->body);
	const bool done = store_set_setting(store, who, name.data, value.data, error);
	str_release(&name);
	str_release(&value);
	return done;
}

bool store_keep_text(struct store *store, const struct kept_text *text, const char *who,
	const char *session, struct error *error)
{
	return store_begin(store, error) &&
	       transaction_end(store,
		       kept_put(store, text, who, session, error) &&
			       drop_draft(store, text, who, session, error),
		       error);
}

/* The next number of the line; false: there is none. */
static bool next_number(const char **at, int64_t *number)
{
	char *end;
	errno = 0;
	*number = strtoll(*at, &end, 10);
	const bool good = end != *at && !errno;
	*at = end;
	return good;
}

/* False: it is none of ours. */
static bool parse(const char *value, struct kept_text *text)
{
	int64_t fields;
	if (!next_number(&value, &text->report) || !next_number(&value, &text->card) ||
		!next_number(&value, &text->revision) ||
		!next_number(&value, &text->at) || !next_number(&value, &fields) ||
		*value != '\n')
		return false;
	text->fields = (unsigned)fields & ((1u << FIELD_COUNT) - 1);
	text->body = value + 1;
	return true;
}

bool store_kept_texts(struct store *store, const char *who, kept_visit *visit,
	void *context, struct error *error)
{
	struct query query = query_open(store, SQL_KEPT_LIST);
	query_hold(&query);
	query_text(&query, who);
	enum query_outcome outcome = QUERY_DONE;
	bool more = true;
	while (more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		struct kept_text text = {.name = query_column_text(&query)};
		if (parse(query_column_text(&query), &text))
			more = visit(context, &text);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

bool store_forget_kept(
	struct store *store, const char *who, const char *name, struct error *error)
{
	return store_set_setting(store, who, name, NULL, error);
}
