/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports out of the office file: the list, one of them, its cards. */
#include <config.h>

#include <stdlib.h>

#include "db/engine/bin_look.h"
#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/rows/card_walk.h"
#include "db/rows/rows.h"
#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/progress.h"

static bool visit_report(struct query *query, report_visit *visit, void *context)
{
	struct report_summary summary = {.number = query_column_integer(query)};
	summary.fiscal_year = (int)query_column_integer(query);
	summary.months = (int)query_column_integer(query);
	report_state_find(query_column_text(query), &summary.state);
	summary.layout = query_column_text(query);
	summary.title = query_column_text(query);
	summary.agency_type = query_column_text(query);
	summary.agency_name = query_column_text(query);
	summary.cards_done = query_column_integer(query);
	summary.cards = query_column_integer(query);
	summary.unconfirmed = query_column_integer(query);
	summary.deadline = query_column_text(query);
	return visit(context, &summary);
}

static bool list_reports(struct store *store, report_visit *visit, void *context,
	int64_t *visited, bool *more, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_REPORT_LIST);
	query_hold(&query);
	enum query_outcome outcome = QUERY_DONE;
	for (*more = true; *more && (outcome = query_step(&query, error)) == QUERY_ROW;
		++*visited)
		*more = visit_report(&query, visit, context);
	query_close(&query);
	return outcome != QUERY_FAILED;
}

bool store_list(
	struct store *store, report_visit *visit, void *context, struct error *error)
{
	int64_t visited = 0, there;
	bool more;
	if (!transaction_read(store, error))
		return false;
	bool good = list_reports(store, visit, context, &visited, &more, error);
	if (good && more) {
		there = visited;
		good = store_count(store, &there, error) &&
		       (there == visited || engine_fail(store, FAULT_CORRUPT, error));
	}
	transaction_read_end(store);
	return good;
}

static bool summarize(struct store *store, int64_t number, report_visit *visit,
	void *context, struct error *error)
{
	struct query query = query_open(store, SQL_REPORT_SUMMARY);
	query_integer(&query, number);
	query_hold(&query);
	const enum query_outcome outcome = query_step(&query, error);
	const bool good = outcome == QUERY_ROW && bin_shows(store, number, error);
	if (good)
		visit_report(&query, visit, context);
	query_close(&query);
	return good || (outcome == QUERY_DONE && report_missing(store, number, error));
}

bool store_summary(struct store *store, int64_t number, report_visit *visit,
	void *context, struct error *error)
{
	if (!transaction_read(store, error))
		return false;
	const bool good = summarize(store, number, visit, context, error);
	transaction_read_end(store);
	return good;
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

/* Who waits for the cards is told how many there are. What they are read for he has said, or
 * nobody has. */
static bool begin_cards(struct store *store, int64_t number, struct error *error)
{
	struct progress *progress = store->progress;
	int64_t cards = 0;
	/* Of verify this is but a piece of a part. */
	if (!progress || progress->parts)
		return true;
	struct query query = query_open(store, SQL_REPORT_CARDS);
	query_integer(&query, number);
	return query_one_integer(&query, &cards, error) &&
	       (progress_begin(progress,
			progress->what ? NULL : N_("reading the measures"), cards) ||
		       progress_fail(error));
}

static bool read_cards(
	struct store *store, int64_t number, struct report *report, struct error *error)
{
	struct card_walk cards;
	struct card_entry entry;
	enum query_outcome outcome;
	if (!begin_cards(store, number, error))
		return false;
	card_walk_begin(&cards, store, number);
	while ((outcome = card_walk_next(&cards, &entry, error)) == QUERY_ROW) {
		*report_add_card(report) = entry.card;
		if (!progress_step(store->progress)) {
			outcome = QUERY_FAILED;
			progress_fail(error);
			break;
		}
	}
	card_walk_end(&cards);
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
	struct card_walk cards;    /* in a transaction of its own, so that all that it
				    * gives is of one state, over rewinding too */
	struct card_entry entry;
};

static const struct card *walk_next(struct card_source *source, struct error *error)
{
	struct walk *walk = (struct walk *)source;
	card_entry_release(&walk->entry);
	if (card_walk_next(&walk->cards, &walk->entry, error) != QUERY_ROW)
		return NULL;
	if (progress_step(walk->cards.store->progress))
		return &walk->entry.card;
	progress_fail(error);
	return NULL;
}

static bool walk_rewind(struct card_source *source, struct error *error)
{
	struct walk *walk = (struct walk *)source;
	struct card_walk *cards = &walk->cards;
	card_walk_end(cards);
	card_walk_begin(cards, cards->store, cards->report);
	return begin_cards(cards->store, cards->report, error);
}

static void walk_free(struct card_source *source)
{
	struct walk *walk = (struct walk *)source;
	card_entry_release(&walk->entry);
	card_walk_end(&walk->cards);
	transaction_read_end(walk->cards.store);
	free(walk);
}

struct card_source *store_cards(struct store *store, int64_t number, struct error *error)
{
	struct report_key key;
	if (!transaction_read(store, error))
		return NULL;
	if (!report_key_get(store, number, &key, error) ||
		!begin_cards(store, number, error)) {
		transaction_read_end(store);
		return NULL;
	}
	struct walk *walk = mem_new(1, sizeof(*walk));
	walk->source = (struct card_source){
		.next = walk_next, .rewind = walk_rewind, .free = walk_free};
	card_init(&walk->entry.card);
	card_walk_begin(&walk->cards, store, number);
	return &walk->source;
}
