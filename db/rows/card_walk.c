/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/rows/card_walk.h"

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/query.h"
#include "db/store.h"
#include "model/limits.h"
#include "text/error.h"

void card_walk_begin(struct card_walk *walk, struct store *store, int64_t report)
{
	walk->store = store;
	walk->report = report;
	walk->also = NULL;
	walk->place = 0;
	walk->count = walk->next = walk->seen = 0;
	walk->last = false;
	walk->failed = (struct error)ERROR_INIT;
}

static void read_page(struct card_walk *walk)
{
	struct query query = query_open(walk->store, SQL_CARD_WALK);
	query_at_most(&query, LIMIT_CARDS);
	query.seen = walk->seen;
	query_integer(&query, walk->report);
	query_integer(&query, walk->place);
	query_integer(&query, CARD_PAGE);
	enum query_outcome outcome;
	walk->count = walk->next = 0;
	while ((outcome = query_step(&query, &walk->failed)) == QUERY_ROW)
		card_read_row(&query, &walk->page[walk->count++], NULL);
	query_close(&query);
	cards_ahead(walk->store, walk->page, walk->count, walk->also);
	walk->seen += walk->count;
	walk->last = outcome == QUERY_FAILED || walk->count < CARD_PAGE;
	if (walk->count)
		walk->place = walk->page[walk->count - 1].place;
}

static bool ask(
	const struct card_walk *walk, enum sql name, int64_t *cards, struct error *error)
{
	struct query query = query_open(walk->store, name);
	query_integer(&query, walk->report);
	return query_one_integer(&query, cards, error);
}

/* In a damaged file the index of places may lead to fewer cards than there are. The report
 * has counted them; where that says otherwise the table itself is asked. */
static bool is_whole(const struct card_walk *walk, struct error *error)
{
	const int64_t seen = (int64_t)walk->seen;
	int64_t counted = seen, there = seen;
	if (!ask(walk, SQL_REPORT_CARDS, &counted, error) ||
		(counted != seen && !ask(walk, SQL_CARD_COUNT, &there, error)))
		return false;
	return there == seen || engine_fail(walk->store, FAULT_CORRUPT, error);
}

enum query_outcome card_walk_next(
	struct card_walk *walk, struct card_entry *entry, struct error *error)
{
	if (walk->next == walk->count && !walk->last)
		read_page(walk);
	if (walk->next == walk->count) {
		if (walk->failed.kind == ERROR_NONE)
			return is_whole(walk, error) ? QUERY_DONE : QUERY_FAILED;
		error_pass(error, &walk->failed);
		return QUERY_FAILED;
	}
	*entry = walk->page[walk->next++];
	return card_read_lists(walk->store, entry, error) ? QUERY_ROW : QUERY_FAILED;
}

void card_walk_end(struct card_walk *walk)
{
	while (walk->next < walk->count)
		card_entry_release(&walk->page[walk->next++]);
	error_release(&walk->failed);
	walk->count = walk->next = 0;
}
