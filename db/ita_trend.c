/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/ita_trend.h"

#include "db/engine/transaction.h"
#include "db/rows/rows.h"

static bool walk(struct store *store, const struct report *head, ita_visit *visit,
	void *context, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_ITA_TREND);
	query_hold(&query);
	query_text(&query, head->agency.type);
	query_text(&query, head->agency.name);
	enum query_outcome outcome = QUERY_DONE;
	bool more = true;
	while (more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		struct ita figures = {.present = true};
		struct ita_result result = {.report = query_column_integer(&query)};
		result.fiscal_year = (int)query_column_integer(&query);
		result.months = (int)query_column_integer(&query);
		ita_read_figures(&query, &figures);
		result.figures = &figures;
		more = visit(context, &result);
		ita_release(&figures);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

bool store_ita_trend(struct store *store, int64_t report, ita_visit *visit, void *context,
	struct error *error)
{
	struct report head;
	if (!transaction_read(store, error))
		return false;
	bool good = store_load_head(store, report, &head, error);
	if (good) {
		good = walk(store, &head, visit, context, error);
		report_release(&head);
	}
	transaction_read_end(store);
	return good;
}
