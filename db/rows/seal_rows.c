/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/rows/seal_rows.h"

#include "db/engine/query.h"
#include "model/ita.h"

bool seal_read(
	struct store *store, int64_t report, struct seal *seal, struct error *error)
{
	struct query query = query_open(store, SQL_SEAL_GET);
	query_integer(&query, report);
	enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		seal->present = true;
		seal->key = query_column_copy(&query);
		seal->hash = query_column_copy(&query);
		seal->trail = decimal_whole(query_column_integer(&query));
		seal->trail_hash = query_column_copy(&query);
		seal->who = query_column_copy(&query);
		seal->name = query_column_copy(&query);
		seal->post = query_column_copy(&query);
		seal->at = decimal_whole(query_column_integer(&query));
		seal->signature = query_column_copy(&query);
		seal->extra = query_column_copy(&query);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

bool seal_write(struct store *store, int64_t report, const struct seal *seal, bool here,
	struct error *error)
{
	struct query query = query_open(store, SQL_SEAL_PUT);
	query_integer(&query, report);
	query_text(&query, seal->key);
	query_text(&query, seal->hash);
	query_integer(&query, (int64_t)seal->trail.value);
	query_text(&query, seal->trail_hash);
	query_text(&query, seal->who);
	query_text(&query, seal->name);
	query_text(&query, seal->post);
	query_integer(&query, (int64_t)seal->at.value);
	query_text(&query, seal->signature);
	query_text(&query, seal->extra);
	query_integer(&query, here);
	return query_run(&query, error);
}

bool seal_clear(struct store *store, int64_t report, struct error *error)
{
	struct query query = query_open(store, SQL_SEAL_CLEAR);
	query_integer(&query, report);
	return query_run(&query, error);
}
