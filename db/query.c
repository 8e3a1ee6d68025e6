/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/query.h"

#include <limits.h>
#include <string.h>

#include "text/mem.h"

struct query query_open(struct store *store, enum sql name)
{
	struct query query = {.store = store, .name = name, .code = SQLITE_OK};
	query.statement = store->statements[name];
	store->statements[name] = NULL;
	if (!query.statement)
		query.code =
			sqlite3_prepare_v3(store->connection, sql_statements[name].text,
				-1, SQLITE_PREPARE_PERSISTENT, &query.statement, NULL);
	return query;
}

void query_close(struct query *query)
{
	sqlite3_stmt **kept = &query->store->statements[query->name];
	if (*kept) {
		sqlite3_finalize(query->statement);
	} else if (query->statement) {
		sqlite3_reset(query->statement);
		sqlite3_clear_bindings(query->statement);
		*kept = query->statement;
	}
	query->statement = NULL;
}

static void note(struct query *query, int code)
{
	if (query->code == SQLITE_OK)
		query->code = code;
}

void query_bytes(struct query *query, const char *text, size_t bytes)
{
	int parameter = ++query->parameter;
	if (query->code == SQLITE_OK)
		note(query, sqlite3_bind_text64(query->statement, parameter, text, bytes,
				    SQLITE_STATIC, SQLITE_UTF8));
}

void query_text(struct query *query, const char *text)
{
	query_bytes(query, text, text ? strlen(text) : 0);
}

void query_integer(struct query *query, int64_t value)
{
	int parameter = ++query->parameter;
	if (query->code == SQLITE_OK)
		note(query, sqlite3_bind_int64(query->statement, parameter, value));
}

void query_real(struct query *query, double value)
{
	int parameter = ++query->parameter;
	if (query->code == SQLITE_OK)
		note(query, sqlite3_bind_double(query->statement, parameter, value));
}

void query_null(struct query *query)
{
	query_text(query, NULL);
}

enum query_outcome query_step(struct query *query, struct error *error)
{
	query->column = 0;
	/* SQLite would begin again. */
	if (query->ended)
		return QUERY_DONE;
	if (query->code == SQLITE_OK) {
		int code = sqlite3_step(query->statement);
		if (code == SQLITE_ROW)
			return QUERY_ROW;
		if (code == SQLITE_DONE) {
			query->ended = true;
			return QUERY_DONE;
		}
		query->code = code;
	}
	sqlite_fail(query->store, query->code, error);
	return QUERY_FAILED;
}

void query_again(struct query *query)
{
	sqlite3_reset(query->statement);
	query->parameter = 0;
	query->ended = false;
}

bool query_step_done(struct query *query, struct error *error)
{
	enum query_outcome outcome;
	do
		outcome = query_step(query, error);
	while (outcome == QUERY_ROW);
	return outcome == QUERY_DONE;
}

bool query_run(struct query *query, struct error *error)
{
	bool done = query_step_done(query, error);
	query_close(query);
	return done;
}

bool query_run_referring(struct query *query, bool *dangling, struct error *error)
{
	struct error failed = ERROR_INIT;
	const bool done = query_step_done(query, &failed);
	*dangling = !done && query->code == SQLITE_CONSTRAINT_FOREIGNKEY;
	query_close(query);
	if (!done && !*dangling)
		error_pass(error, &failed);
	error_release(&failed);
	return done;
}

bool query_one_integer(struct query *query, int64_t *value, struct error *error)
{
	enum query_outcome outcome = query_step(query, error);
	if (outcome == QUERY_ROW)
		*value = query_column_integer(query);
	query_close(query);
	return outcome != QUERY_FAILED;
}

int64_t query_column_integer(struct query *query)
{
	return sqlite3_column_int64(query->statement, query->column++);
}

const char *query_column_bytes(struct query *query, size_t *bytes)
{
	int column = query->column++;
	const char *text = (const char *)sqlite3_column_text(query->statement, column);
	*bytes = text ? (size_t)sqlite3_column_bytes(query->statement, column) : 0;
	return text ? text : "";
}

const char *query_column_text(struct query *query)
{
	size_t bytes;
	return query_column_bytes(query, &bytes);
}

char *query_column_copy(struct query *query)
{
	bool null = query_column_type(query) == SQLITE_NULL;
	size_t bytes;
	const char *text = query_column_bytes(query, &bytes);
	return null ? NULL : mem_strndup(text, bytes);
}

int query_column_type(const struct query *query)
{
	return sqlite3_column_type(query->statement, query->column);
}

double query_column_real(struct query *query)
{
	return sqlite3_column_double(query->statement, query->column++);
}
