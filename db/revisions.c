/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/revisions.h"

#include <stdlib.h>

#include "db/engine/query.h"
#include "db/engine/query_ahead.h"
#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "model/limits.h"
#include "text/mem.h"

/* --- how new they are --- */

static void reports_ahead(struct store *store, const int64_t *reports, size_t count)
{
	static const enum sql names[] = {SQL_CARD_REVISIONS, SQL_REPORT_REVISION};
	struct ahead *list = mem_new(2 * count + 1, sizeof(*list));
	for (size_t i = 0; i < 2 * count; i++)
		list[i] = (struct ahead){
			.name = names[i % 2], .integers = 1, .values = {reports[i / 2]}};
	query_ahead(store, list, 2 * count);
	free(list);
}

struct telling {
	revision_visit *visit;
	void *context;
	bool more;
};

static bool tell_cards(
	struct store *store, int64_t report, struct telling *telling, struct error *error)
{
	struct text_revision text = {.report = report};
	struct query query = query_open(store, SQL_CARD_REVISIONS);
	query_at_most(&query, LIMIT_CARDS);
	query_hold(&query);
	query_integer(&query, report);
	enum query_outcome outcome = QUERY_DONE;
	while (telling->more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		text.card = query_column_integer(&query);
		text.revision = query_column_integer(&query);
		telling->more = telling->visit(telling->context, &text);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

static bool tell_own(
	struct store *store, int64_t report, struct telling *telling, struct error *error)
{
	struct text_revision text = {.report = report};
	struct query query = query_open(store, SQL_REPORT_REVISION);
	query_integer(&query, report);
	if (!query_one_integer(&query, &text.revision, error))
		return false;
	if (telling->more && text.revision)
		telling->more = telling->visit(telling->context, &text);
	return true;
}

bool store_revisions(struct store *store, const int64_t *reports, size_t count,
	revision_visit *visit, void *context, struct error *error)
{
	struct telling telling = {visit, context, true};
	if (!transaction_read(store, error))
		return false;
	reports_ahead(store, reports, count);
	bool good = true;
	for (size_t i = 0; good && telling.more && i < count; i++)
		good = tell_cards(store, reports[i], &telling, error) &&
		       tell_own(store, reports[i], &telling, error);
	transaction_read_end(store);
	return good;
}

/* --- some of them --- */

static bool read_one(struct store *store, int64_t card, entry_visit *visit, void *context,
	bool *more, struct error *error)
{
	struct card_entry entry;
	struct query query = query_open(store, SQL_CARD_GET);
	query_integer(&query, card);
	const enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW)
		card_read_row(&query, &entry, NULL);
	query_close(&query);
	if (outcome != QUERY_ROW)
		return outcome == QUERY_DONE;
	if (!card_read_lists(store, &entry, error))
		return false;
	*more = visit(context, &entry);
	card_entry_release(&entry);
	return true;
}

bool store_some_cards(struct store *store, const int64_t *cards, size_t count,
	entry_visit *visit, void *context, struct error *error)
{
	if (!transaction_read(store, error))
		return false;
	card_ahead(store, cards, count);
	bool good = true, more = true;
	for (size_t i = 0; good && more && i < count; i++)
		good = read_one(store, cards[i], visit, context, &more, error);
	transaction_read_end(store);
	return good;
}
