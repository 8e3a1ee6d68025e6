/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report's ITA result as rows. */
#include <config.h>

#include "db/engine/driver.h"
#include "db/engine/query.h"
#include "db/engine/query_ahead.h"
#include "db/rows/rows.h"
#include "model/limits.h"
#include "model/report.h"
#include "text/mem.h"

/* --- figures --- */

static const char decimal_null[] = "null";

static void bind_decimal(struct query *query, struct decimal decimal)
{
	switch (decimal.kind) {
	case DECIMAL_ABSENT: query_null(query); break;
	case DECIMAL_NULL: query_text(query, decimal_null); break;
	case DECIMAL_INTEGER: query_integer(query, (int64_t)decimal.value); break;
	case DECIMAL_REAL: query_real(query, decimal.value); break;
	}
}

static struct decimal read_decimal(struct query *query)
{
	struct decimal decimal = {DECIMAL_ABSENT, 0};
	const enum value_type type = query_column_type(query);
	if (type == TYPE_INTEGER)
		decimal.kind = DECIMAL_INTEGER;
	else if (type == TYPE_REAL)
		decimal.kind = DECIMAL_REAL;
	else if (type == TYPE_TEXT)
		decimal.kind = DECIMAL_NULL;
	decimal.value = query_column_real(query);
	return decimal;
}

/* --- items --- */

static bool item_cards_write(struct store *store, int64_t report, int64_t item,
	const struct card_places *cards, struct error *error)
{
	struct query query = query_open(store, SQL_ITA_ITEM_CARD_ADD);
	bool good = true;
	for (size_t i = 0; good && i < cards->count; i++) {
		query_again(&query);
		query_integer(&query, report);
		query_integer(&query, item);
		query_integer(&query, (int64_t)i + 1);
		query_integer(&query, cards->items[i]);
		good = query_step_done(&query, error);
	}
	query_close(&query);
	return good;
}

static bool item_cards_read(struct store *store, int64_t report, int64_t item,
	struct card_places *cards, struct error *error)
{
	struct query query = query_open(store, SQL_ITA_ITEM_CARD_LIST);
	query_at_most(&query, LIMIT_LIST_ITEMS);
	query_integer(&query, report);
	query_integer(&query, item);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW)
		card_places_add(cards, (int)query_column_integer(&query));
	query_close(&query);
	return outcome == QUERY_DONE;
}

static bool item_write(struct store *store, int64_t report, int64_t place,
	const struct ita_item *item, struct error *error)
{
	struct query query = query_open(store, SQL_ITA_ITEM_ADD);
	query_integer(&query, report);
	query_integer(&query, place);
	query_text(&query, item->code);
	bind_decimal(&query, item->score);
	if (item->weak_present)
		query_integer(&query, item->weak);
	else
		query_null(&query);
	query_text(&query, item->issue);
	query_text(&query, item->recommendation);
	query_text(&query, item->owner);
	query_integer(&query, item->cards.present);
	query_text(&query, item->extra);
	return query_run(&query, error) &&
	       item_cards_write(store, report, place, &item->cards, error);
}

static void items_ahead(struct store *store, int64_t report, const struct ita *ita)
{
	if (!query_ahead_helps(store) || !ita->count)
		return;
	struct ahead *list = mem_new(ita->count, sizeof(*list));
	for (size_t i = 0; i < ita->count; i++)
		list[i] = (struct ahead){
			SQL_ITA_ITEM_CARD_LIST, 2, {report, (int64_t)i + 1}, NULL};
	query_ahead(store, list, ita->count);
	free(list);
}

static bool items_read(
	struct store *store, int64_t report, struct ita *ita, struct error *error)
{
	struct query query = query_open(store, SQL_ITA_ITEM_LIST);
	query_at_most(&query, LIMIT_LIST_ITEMS);
	query_integer(&query, report);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		struct ita_item *item = ita_add_item(ita);
		item->code = query_column_copy(&query);
		item->score = read_decimal(&query);
		item->weak_present = query_column_type(&query) != TYPE_NULL;
		item->weak = query_column_integer(&query);
		item->issue = query_column_copy(&query);
		item->recommendation = query_column_copy(&query);
		item->owner = query_column_copy(&query);
		item->cards.present = query_column_integer(&query);
		item->extra = query_column_copy(&query);
	}
	query_close(&query);
	items_ahead(store, report, ita);
	bool good = outcome == QUERY_DONE;
	for (size_t i = 0; good && i < ita->count; i++)
		good = item_cards_read(
			store, report, (int64_t)i + 1, &ita->items[i].cards, error);
	return good;
}

/* --- the result --- */

bool ita_write(
	struct store *store, int64_t report, const struct ita *ita, struct error *error)
{
	if (!ita->present)
		return true;
	struct query query = query_open(store, SQL_ITA_ADD);
	query_integer(&query, report);
	bind_decimal(&query, ita->year);
	bind_decimal(&query, ita->total);
	bind_decimal(&query, ita->iit);
	bind_decimal(&query, ita->eit);
	bind_decimal(&query, ita->oit);
	query_text(&query, ita->level);
	query_integer(&query, ita->items_present);
	query_text(&query, ita->extra);
	bool good = query_run(&query, error);
	for (size_t i = 0; good && i < ita->count; i++)
		good = item_write(store, report, (int64_t)i + 1, &ita->items[i], error);
	return good;
}

void ita_read_figures(struct query *query, struct ita *ita)
{
	ita->year = read_decimal(query);
	ita->total = read_decimal(query);
	ita->iit = read_decimal(query);
	ita->eit = read_decimal(query);
	ita->oit = read_decimal(query);
	ita->level = query_column_copy(query);
}

bool ita_read(struct store *store, int64_t report, struct ita *ita, struct error *error)
{
	struct query query = query_open(store, SQL_ITA_GET);
	query_integer(&query, report);
	enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		ita->present = true;
		ita_read_figures(&query, ita);
		ita->items_present = query_column_integer(&query);
		ita->extra = query_column_copy(&query);
	}
	query_close(&query);
	if (outcome != QUERY_ROW)
		return outcome == QUERY_DONE;
	return items_read(store, report, ita, error);
}
