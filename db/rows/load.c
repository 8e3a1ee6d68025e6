/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports out of the office file: the list, one of them, its cards. */
#include <config.h>

#include <stdlib.h>

#include "db/engine/bin_look.h"
#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "model/limits.h"
#include "text/mem.h"

bool store_list(
	struct store *store, report_visit *visit, void *context, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_REPORT_LIST);
	enum query_outcome outcome;
	bool more = true;
	while (more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		struct report_summary summary = {.number = query_column_integer(&query)};
		summary.fiscal_year = (int)query_column_integer(&query);
		summary.months = (int)query_column_integer(&query);
		report_state_find(query_column_text(&query), &summary.state);
		summary.layout = query_column_text(&query);
		summary.title = query_column_text(&query);
		summary.agency_type = query_column_text(&query);
		summary.agency_name = query_column_text(&query);
		summary.cards_done = query_column_integer(&query);
		summary.cards = query_column_integer(&query);
		summary.unconfirmed = query_column_integer(&query);
		more = visit(context, &summary);
	}
	query_close(&query);
	return !more || outcome == QUERY_DONE;
}

bool store_count(struct store *store, int64_t *reports, struct error *error)
{
	struct query query = query_open(store, SQL_REPORT_COUNT);
	return query_one_integer(&query, reports, error);
}

bool store_load_head(
	struct store *store, int64_t number, struct report *report, struct error *error)
{
	if (!transaction_read(store, error))
		return false;
	bool good = report_read_head(store, number, report, error);
	transaction_read_end(store);
	return good;
}

static bool read_cards(
	struct store *store, int64_t number, struct report *report, struct error *error)
{
	struct query query = query_open(store, SQL_CARD_WALK);
	query_at_most(&query, LIMIT_CARDS);
	query_integer(&query, number);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		struct card_entry entry;
		card_read_row(&query, &entry, NULL);
		if (!card_read_lists(store, &entry, error)) {
			outcome = QUERY_FAILED;
			break;
		}
		*report_add_card(report) = entry.card;
	}
	query_close(&query);
	return outcome == QUERY_DONE;
}

bool report_read_whole(
	struct store *store, int64_t number, struct report *report, struct error *error)
{
	struct report read;
	if (!report_read_head(store, number, &read, error))
		return false;
	if (!read_cards(store, number, &read, error)) {
		report_release(&read);
		return false;
	}
	*report = read;
	return true;
}

bool store_load(
	struct store *store, int64_t number, struct report *report, struct error *error)
{
	if (!transaction_read(store, error))
		return false;
	bool good = report_read_whole(store, number, report, error);
	transaction_read_end(store);
	return good;
}

/* --- cards one after another --- */

struct walk {
	struct card_source source; /* first: what the caller holds */
	struct store *store;
	int64_t report;
	struct query hold; /* stands on a row as long as the source lives, and so keeps
			    * the state of the file that it reads, over rewinding too */
	struct query query;
	struct card_entry entry;
};

static void walk_start(struct walk *walk)
{
	walk->query = query_open(walk->store, SQL_CARD_WALK);
	query_at_most(&walk->query, LIMIT_CARDS);
	query_integer(&walk->query, walk->report);
}

static const struct card *walk_next(struct card_source *source, struct error *error)
{
	struct walk *walk = (struct walk *)source;
	card_entry_release(&walk->entry);
	if (query_step(&walk->query, error) != QUERY_ROW)
		return NULL;
	card_read_row(&walk->query, &walk->entry, NULL);
	if (!card_read_lists(walk->store, &walk->entry, error))
		return NULL;
	return &walk->entry.card;
}

static bool walk_rewind(struct card_source *source, struct error *error)
{
	struct walk *walk = (struct walk *)source;
	(void)error;
	card_entry_release(&walk->entry);
	query_close(&walk->query);
	walk_start(walk);
	return true;
}

static void walk_free(struct card_source *source)
{
	struct walk *walk = (struct walk *)source;
	card_entry_release(&walk->entry);
	query_close(&walk->query);
	query_close(&walk->hold);
	free(walk);
}

struct card_source *store_cards(struct store *store, int64_t number, struct error *error)
{
	struct query hold = query_open(store, SQL_REPORT_KEY);
	query_integer(&hold, number);
	enum query_outcome outcome = query_step(&hold, error);
	if (outcome != QUERY_ROW) {
		query_close(&hold);
		if (outcome == QUERY_DONE)
			report_missing(store, number, error);
		return NULL;
	}
	if (!bin_shows(store, number, error)) {
		query_close(&hold);
		return NULL;
	}
	struct walk *walk = mem_new(1, sizeof(*walk));
	walk->source = (struct card_source){
		.next = walk_next, .rewind = walk_rewind, .free = walk_free};
	walk->store = store;
	walk->report = number;
	walk->hold = hold;
	card_init(&walk->entry.card);
	walk_start(walk);
	return &walk->source;
}
