/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/look.h"
#include "db/migrate.h"
#include "db/query.h"
#include "text/i18n.h"

static bool refuse_unwritable(const char *path, struct error *error)
{
	return error_set(error, ERROR_SYSTEM,
		_("%s: you may not write to this office file or its folder; ask its "
		  "owner, or "
		  "copy it to a folder of your own"),
		path);
}

/*
 * A reader who may write opens for writing all the same: only so can it share the WAL
 * with writers and tidy up after itself. That it writes nothing is seen to by
 * query_only, and a WAL that a killed writer left stays as it is.
 */
static bool become_reader(
	struct store *store, const struct look *look, struct error *error)
{
	if (look->wal)
		sqlite3_db_config(
			store->connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	struct query query = query_open(store, SQL_FILE_READ_ONLY);
	return query_run(&query, error);
}

static struct store *open_to_read(
	const char *path, const struct look *look, struct error *error)
{
	enum sqlite_how how = SQLITE_HOW_WRITE;
	if (!look->writable)
		how = look->wal_index ? SQLITE_HOW_READ : SQLITE_HOW_UNCHANGED;
	if (how == SQLITE_HOW_UNCHANGED && look->wal) {
		error_set(error, ERROR_SYSTEM,
			_("%s: was not closed properly, its last changes lie in %s-wal; "
			  "copy both "
			  "to a folder where you may write"),
			path, path);
		return NULL;
	}
	struct store *store = sqlite_open(path, how, error);
	if (store)
		store->access = STORE_READ;
	if (store && how == SQLITE_HOW_WRITE && !become_reader(store, look, error)) {
		store_close(store);
		return NULL;
	}
	return store;
}

/* The version with what the WAL says of it, and whether the schema can be read. */
static bool check_inside(struct store *store, struct error *error)
{
	int version;
	if (!migrate_version(store, &version, error) ||
		!look_version(store->path, version, error))
		return false;
	if (store->access == STORE_READ && version < SCHEMA_VERSION)
		return error_set(error, ERROR_SYSTEM,
			_("%s: is of the older version %d; open it once where you may "
			  "write to "
			  "it, and it will be brought up to date"),
			store->path, version);
	if (!migrate(store, sql_migrations, SCHEMA_VERSION, error))
		return false;
	struct query query = query_open(store, SQL_REPORT_COUNT);
	bool good = query.code == SQLITE_OK || sqlite_fail(store, query.code, error);
	query_close(&query);
	return good;
}

struct store *store_open(const char *path, enum store_access access, struct error *error)
{
	struct look look;
	if (!look_at(path, &look, error))
		return NULL;
	if (access == STORE_WRITE && !look.writable) {
		refuse_unwritable(path, error);
		return NULL;
	}
	struct store *store;
	if (access == STORE_READ)
		store = open_to_read(path, &look, error);
	else
		store = sqlite_open(path, SQLITE_HOW_WRITE, error);
	if (!store)
		return NULL;
	store->access = access;
	if (check_inside(store, error))
		return store;
	store_close(store);
	return NULL;
}
