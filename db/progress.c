/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/progress.h"

#include <stdio.h>
#include <stdlib.h>

#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "model/card.h"
#include "model/json.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

/* Cards that are read at once. */
enum { PAGE = 64 };

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

/* A page of the versions before one, as long as they are of the same state; *before
 * becomes the last of them, 0 where there are no more of it. */
static bool look_back(struct store *store, int64_t card, enum card_state state,
	int64_t *before, struct since *since, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_CARD_VERSION_LIST);
	query_integer(&query, card);
	query_integer(&query, *before);
	query_integer(&query, PAGE);
	enum query_outcome outcome;
	int64_t last = 0;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		last = query_column_integer(&query);
		char *who = query_column_copy(&query);
		const int64_t at = query_column_integer(&query);
		/* In a damaged file the same may come again. */
		if (last >= *before || !had_state(&query, state)) {
			free(who);
			last = 0;
			break;
		}
		free(since->who);
		*since = (struct since){who, at};
	}
	query_close(&query);
	*before = last;
	return outcome != QUERY_FAILED;
}

/* Goes back through the versions as long as they are of the same state: a card that was
 * only moved, or taken in anew, has been waiting all the while. */
static bool find_since(struct store *store, int64_t card, enum card_state state,
	struct since *since, struct error *error)
{
	int64_t before = INT64_MAX;
	bool good;
	do
		good = look_back(store, card, state, &before, since, error);
	while (good && before > 0);
	return good;
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

/* The columns of SQL_PROGRESS_CARDS. */
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

/* What is told of it, and whether more of it is wanted. */
struct walk {
	struct store *store;
	progress_visit *visit;
	void *context;
	bool more;
};

static bool visit_card(struct walk *walk, struct progress_card *card, struct error *error)
{
	struct str owners = STR_INIT;
	struct since since = {mem_strdup(card->who), card->since};
	bool good = read_owners(walk->store, card->number, &owners, error) &&
		    find_since(walk->store, card->number, card->state, &since, error);
	if (good) {
		card->owners = owners.data;
		card->who = since.who;
		card->since = since.at;
		walk->more = walk->visit(walk->context, card);
	}
	free(since.who);
	str_release(&owners);
	return good;
}

/* The cards behind a place, which becomes that of the last of them; *count: how many. */
static bool visit_page(
	struct walk *walk, int64_t report, int *place, int *count, struct error *error)
{
	struct query query = query_open_lenient(walk->store, SQL_PROGRESS_CARDS);
	query_hold(&query);
	query_integer(&query, report);
	query_integer(&query, *place);
	query_integer(&query, PAGE);
	enum query_outcome outcome = QUERY_DONE;
	bool good = true;
	*count = 0;
	while (good && walk->more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		struct progress_card card;
		read_row(&query, &card);
		*place = card.place;
		++*count;
		good = visit_card(walk, &card, error);
	}
	query_close(&query);
	return good && outcome != QUERY_FAILED;
}

static bool visit_report(struct walk *walk, int64_t report, struct error *error)
{
	int place = 0, before, count;
	bool good;
	do {
		before = place;
		good = visit_page(walk, report, &place, &count, error);
		/* Behind a place that cannot be read there is no page. */
	} while (good && walk->more && count == PAGE && place > before);
	return good;
}

bool store_progress(struct store *store, int64_t report, progress_visit *visit,
	void *context, struct error *error)
{
	struct walk walk = {store, visit, context, true};
	struct report_key key;
	if (!transaction_read(store, error))
		return false;
	const bool good = report_key_get(store, report, &key, error) &&
			  visit_report(&walk, report, error);
	transaction_read_end(store);
	return good;
}

static bool visit_year(struct walk *walk, int fiscal_year, struct error *error)
{
	struct query query = query_open_lenient(walk->store, SQL_PROGRESS_REPORTS);
	query_hold(&query);
	query_integer(&query, fiscal_year);
	enum query_outcome outcome = QUERY_DONE;
	bool good = true;
	while (good && walk->more && (outcome = query_step(&query, error)) == QUERY_ROW)
		good = visit_report(walk, query_column_integer(&query), error);
	query_close(&query);
	return good && outcome != QUERY_FAILED;
}

bool store_progress_year(struct store *store, int fiscal_year, progress_visit *visit,
	void *context, struct error *error)
{
	struct walk walk = {store, visit, context, true};
	if (!transaction_read(store, error))
		return false;
	const bool good = visit_year(&walk, fiscal_year, error);
	transaction_read_end(store);
	return good;
}
