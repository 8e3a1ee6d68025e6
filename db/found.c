/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/found.h"

#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "db/trust/person.h"
#include "text/date.h"
#include "text/error.h"

bool store_found(struct store *store, int64_t report, struct found *found, bool *known,
	struct error *error)
{
	struct query query = query_open(store, SQL_FOUND_GET);
	query_integer(&query, report);
	const enum query_outcome outcome = query_step(&query, error);
	*known = outcome == QUERY_ROW;
	if (*known) {
		found->errors = query_column_integer(&query);
		found->warnings = query_column_integer(&query);
		found->at = query_column_integer(&query);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

static bool is_same(const struct found *one, const struct found *other)
{
	return one->errors == other->errors && one->warnings == other->warnings &&
	       !date_compare(date_from_time(one->at), date_from_time(other->at));
}

static bool put(struct store *store, int64_t report, const struct found *found,
	const char *who, struct error *error)
{
	bool dangling = false;
	struct query query = query_open(store, SQL_FOUND_PUT);
	query_integer(&query, report);
	query_integer(&query, found->errors);
	query_integer(&query, found->warnings);
	query_text(&query, who);
	query_integer(&query, found->at);
	return query_run_referring(&query, &dangling, error) ||
	       (dangling && report_missing(store, report, error));
}

bool store_keep_found(struct store *store, int64_t report, const struct found *found,
	const char *who, struct error *error)
{
	struct found before;
	bool known;
	if (!store_found(store, report, &before, &known, error))
		return false;
	if (known && is_same(&before, found))
		return true;
	return store_begin(store, error) &&
	       transaction_end(store,
		       person_may_write(store, who, error) &&
			       put(store, report, found, who, error),
		       error);
}
