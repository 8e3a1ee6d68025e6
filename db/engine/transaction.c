/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Transactions of a store: the outermost is the database's, those inside are savepoints
 * where something is written, and nothing at all where one only reads.
 */
#include <config.h>

#include "db/engine/transaction.h"

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/query_ahead.h"

static enum transaction kind_at(const struct store *store, int depth)
{
	return depth == 0 ? store->outer : TRANSACTION_INNER;
}

static bool begin(struct store *store, enum transaction kind, struct error *error)
{
	const enum fault fault = store->driver->begin(store, kind);
	if (fault)
		return engine_fail(store, fault, error);
	if (store->depth++ == 0)
		store->outer = kind;
	return true;
}

bool store_begin(struct store *store, struct error *error)
{
	enum transaction kind = TRANSACTION_INNER;
	if (store->depth == 0)
		kind = store->access == STORE_READ ? TRANSACTION_READ : TRANSACTION_WRITE;
	if (!begin(store, kind, error))
		return false;
	/* Now nobody else can change it. */
	if (kind != TRANSACTION_WRITE || !store->schema_checked ||
		store->driver->check_schema(store, error))
		return true;
	store_rollback(store);
	return false;
}

static void tell_ended(struct store *store, bool committed)
{
	query_ahead_forget(store);
	if (store->depth == 0 && store->ended)
		store->ended(store, committed);
}

bool store_commit(struct store *store, struct error *error)
{
	const enum fault fault =
		store->driver->commit(store, kind_at(store, store->depth - 1));
	if (fault) {
		engine_fail(store, fault, error);
		store_rollback(store);
		return false;
	}
	store->depth--;
	tell_ended(store, true);
	return true;
}

void store_rollback(struct store *store)
{
	store->depth--;
	store->driver->rollback(store, kind_at(store, store->depth));
	tell_ended(store, false);
}

bool transaction_read(struct store *store, struct error *error)
{
	if (store->depth == 0)
		return begin(store, TRANSACTION_READ, error);
	store->depth++;
	return true;
}

void transaction_read_end(struct store *store)
{
	if (--store->depth)
		return;
	query_ahead_forget(store);
	store->driver->commit(store, store->outer);
}

bool transaction_end(struct store *store, bool good, struct error *error)
{
	if (good)
		return store_commit(store, error);
	store_rollback(store);
	return false;
}
