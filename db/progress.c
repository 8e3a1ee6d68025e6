/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/progress.h"

#include <stdio.h>
#include <stdlib.h>

#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "model/json.h"
#include "text/mem.h"

/* A date as the derived columns hold it; of the common era there. */
static struct date read_date(const char *text)
{
	struct date date;
	if (sscanf(text, "%d-%d-%d", &date.year, &date.month, &date.day) != 3)
		return (struct date){0};
	date.year += BUDDHIST_ERA;
	return date;
}

/* --- since when --- */

/* The change that a card owes its state to. */
struct since {
	char *who;
	int64_t at;
};

/* Whether a version was in the state. What cannot be read was not. */
static bool had_state(struct query *query, enum card_state state)
{
	size_t bytes;
	const char *body = query_column_bytes(query, &bytes);
	struct error error = ERROR_INIT;
	struct card card;
	if (!card_from_json(body, bytes, query->store->path, &card, &error)) {
		error_release(&error);
		return false;
	}
	const bool had = card.state == state;
	card_release(&card);
	return had;
}

/* Goes back through the versions as long as they are of the same state: a card that was
 * only moved, or taken in anew, has been waiting all the while. */
static bool find_since(struct store *store, int64_t card, enum card_state state,
	struct since *since, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_CARD_VERSION_LIST);
	query_integer(&query, card);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		query_column_integer(&query); /* the revision */
		char *who = query_column_copy(&query);
		const int64_t at = query_column_integer(&query);
		if (!had_state(&query, state)) {
			free(who);
			break;
		}
		free(since->who);
		*since = (struct since){who, at};
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

/* --- the walk --- */

static bool read_owners(
	struct store *store, int64_t card, struct str *owners, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_OWNER_LIST);
	query_integer(&query, card);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		if (owners->bytes)
			str_putc(owners, '\n');
		str_puts(owners, query_column_text(&query));
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

/* The columns of SQL_PROGRESS_REPORT and SQL_PROGRESS_YEAR. */
static void read_row(struct query *query, struct progress_card *card)
{
	*card = (struct progress_card){.report = query_column_integer(query)};
	card->fiscal_year = (int)query_column_integer(query);
	card->months = (int)query_column_integer(query);
	card->title = query_column_text(query);
	card->agency_type = query_column_text(query);
	card->agency_name = query_column_text(query);
	card->number = query_column_integer(query);
	card->place = (int)query_column_integer(query);
	card->revision = query_column_integer(query);
	card->who = query_column_text(query);
	card->since = query_column_integer(query);
	card_state_find(query_column_text(query), &card->state);
	card->group = query_column_text(query);
	card->issue = query_column_text(query);
	card->measure = query_column_text(query);
	card->period = query_column_text(query);
	card->from = read_date(query_column_text(query));
	card->to = read_date(query_column_text(query));
}

static bool visit_row(struct query *query, progress_visit *visit, void *context,
	bool *more, struct error *error)
{
	struct progress_card card;
	struct str owners = STR_INIT;
	read_row(query, &card);
	struct since since = {mem_strdup(card.who), card.since};
	bool good = read_owners(query->store, card.number, &owners, error) &&
		    find_since(query->store, card.number, card.state, &since, error);
	if (good) {
		card.owners = owners.data;
		card.who = since.who;
		card.since = since.at;
		*more = visit(context, &card);
	}
	free(since.who);
	str_release(&owners);
	return good;
}

static bool walk(
	struct query *query, progress_visit *visit, void *context, struct error *error)
{
	enum query_outcome outcome = QUERY_DONE;
	bool good = true, more = true;
	while (good && more && (outcome = query_step(query, error)) == QUERY_ROW)
		good = visit_row(query, visit, context, &more, error);
	query_close(query);
	return good && outcome != QUERY_FAILED;
}

bool store_progress(struct store *store, int64_t report, progress_visit *visit,
	void *context, struct error *error)
{
	struct report_key key;
	if (!transaction_read(store, error))
		return false;
	bool good = report_key_get(store, report, &key, error);
	if (good) {
		struct query query = query_open_lenient(store, SQL_PROGRESS_REPORT);
		query_integer(&query, report);
		good = walk(&query, visit, context, error);
	}
	transaction_read_end(store);
	return good;
}

bool store_progress_year(struct store *store, int fiscal_year, progress_visit *visit,
	void *context, struct error *error)
{
	if (!transaction_read(store, error))
		return false;
	struct query query = query_open_lenient(store, SQL_PROGRESS_YEAR);
	query_integer(&query, fiscal_year);
	const bool good = walk(&query, visit, context, error);
	transaction_read_end(store);
	return good;
}
