/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Brackets around changes. The outermost is a transaction, begun as a writing one so
 * that it waits for others at its start and not in the middle; those inside are
 * savepoints. Where SQLite gave up a transaction by itself (full disk), the brackets
 * that are still open can only fail.
 */
#include <config.h>

#include "db/engine/bracket.h"

#include "db/engine/query.h"
#include "db/engine/schema_watch.h"

static bool run(struct store *store, enum sql name, struct error *error)
{
	struct query query = query_open(store, name);
	return query_run(&query, error);
}

static bool given_up(const struct store *store)
{
	return sqlite3_get_autocommit(store->connection);
}

bool store_begin(struct store *store, struct error *error)
{
	enum sql name = SQL_INNER_BEGIN;
	if (store->depth == 0)
		name = store->access == STORE_READ ? SQL_BEGIN_READ : SQL_BEGIN_WRITE;
	else if (given_up(store))
		return sqlite_fail(store, SQLITE_ABORT, error);
	if (!run(store, name, error))
		return false;
	/* Now nobody else can change it. */
	if (name == SQL_BEGIN_WRITE && store->schema_number &&
		!schema_check(store, error)) {
		run(store, SQL_ROLLBACK, NULL);
		return false;
	}
	store->depth++;
	return true;
}

bool store_commit(struct store *store, struct error *error)
{
	bool outermost = store->depth == 1;
	bool done;
	if (given_up(store))
		done = sqlite_fail(store, SQLITE_ABORT, error);
	else
		done = run(store, outermost ? SQL_COMMIT : SQL_INNER_COMMIT, error);
	if (done)
		store->depth--;
	else
		store_rollback(store);
	return done;
}

void store_rollback(struct store *store)
{
	bool outermost = --store->depth == 0;
	if (given_up(store))
		return;
	if (outermost) {
		run(store, SQL_ROLLBACK, NULL);
		return;
	}
	run(store, SQL_INNER_ROLLBACK, NULL);
	run(store, SQL_INNER_COMMIT, NULL);
}

bool bracket_read(struct store *store, struct error *error)
{
	if (store->depth == 0 && !run(store, SQL_BEGIN_READ, error))
		return false;
	store->depth++;
	return true;
}

void bracket_read_end(struct store *store)
{
	if (--store->depth == 0 && !given_up(store))
		run(store, SQL_COMMIT, NULL);
}

bool bracket_end(struct store *store, bool good, struct error *error)
{
	if (good)
		return store_commit(store, error);
	store_rollback(store);
	return false;
}
