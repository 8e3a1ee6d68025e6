/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/open.h"

#include <stdlib.h>

#include "db/engine/look.h"
#include "db/engine/query.h"
#include "db/engine/schema_watch.h"
#include "db/engine/wal.h"
#include "db/migrate.h"
#include "db/rows/search_copy.h"
#include "text/i18n.h"

static bool refuse_unwritable(const char *path, struct error *error)
{
	return error_set(error, ERROR_SYSTEM,
		_("%s: you may not write to this office file or its folder; ask its "
		  "owner, or copy it to a folder of your own"),
		path);
}

/*
 * How to open. A reader who may write opens for writing all the same: only so can it
 * share the WAL with writers and tidy up after itself; query_only sees to it that it
 * writes nothing.
 */
static bool choose(const char *path, enum store_access access, const struct look *look,
	enum sqlite_how *how, struct error *error)
{
	*how = SQLITE_HOW_WRITE;
	if (look->writable)
		return true;
	if (access == STORE_WRITE)
		return refuse_unwritable(path, error);
	*how = look->wal_index ? SQLITE_HOW_READ : SQLITE_HOW_UNCHANGED;
	if (look->wal && !look->wal_index)
		return error_set(error, ERROR_SYSTEM,
			_("%s: was not closed properly, its last changes lie in %s-wal; "
			  "copy both to a folder where you may write"),
			path, path);
	return true;
}

/* Other rules than when it was made: it is made anew. A reader can do nothing about it;
 * search tells. */
static bool renew_search(
	struct store *store, const struct store_progress *progress, struct error *error)
{
	bool current;
	if (store->access == STORE_READ)
		return true;
	return search_copy_is_current(store, &current, error) &&
	       (current || migrate_search(store, progress, error));
}

/* The version with what the WAL says of it, and whether the schema can be read. */
static bool check_inside(
	struct store *store, const struct look *look, struct error *error)
{
	int version;
	if (!migrate_version(store, &version, error) ||
		!look_version(store->path, version, error))
		return false;
	if (look->any_version)
		return true;
	if (store->access == STORE_READ && version < SCHEMA_VERSION)
		return error_set(error, ERROR_SYSTEM,
			_("%s: is of the older version %d; open it once where you may "
			  "write to it, and it will be brought up to date"),
			store->path, version);
	if (!migrate(store, sql_migrations, SCHEMA_VERSION, look->progress, error) ||
		!renew_search(store, look->progress, error))
		return false;
	if (store->access == STORE_WRITE && !schema_check(store, error))
		return false;
	struct query query = query_open(store, SQL_REPORT_COUNT);
	bool good = query.code == SQLITE_OK || sqlite_fail(store, query.code, error);
	query_close(&query);
	return good;
}

static bool prepare(struct store *store, const struct look *look, struct error *error)
{
	if (!sqlite_run(store, sql_settings, error) || !check_inside(store, look, error))
		return false;
	if (store->access == STORE_WRITE)
		return true;
	struct query query = query_open(store, SQL_FILE_READ_ONLY);
	return query_run(&query, error);
}

static struct store *open_as(const char *path, enum sqlite_how how,
	enum store_access access, const struct look *look, bool *full,
	struct error *error)
{
	struct store *store = sqlite_connect(path, how, error);
	if (!store)
		return NULL;
	store->access = access;
	/* A WAL that a killed writer left stays as it is for a reader, and for a writer
	 * until the file is known to be of a version that may be written. */
	sqlite_tidy_on_close(store, !look->wal);
	if (!prepare(store, look, error)) {
		*full = sqlite_is_full(store, store->failed) ||
			(store->failed & 0xFF) == SQLITE_CANTOPEN;
		store_close(store);
		return NULL;
	}
	sqlite_tidy_on_close(store, !look->wal || access == STORE_WRITE);
	sqlite_note_wal(store);
	return store;
}

/* Reading needs no room. The WAL's index needs some where nobody has the file open; it
 * can be kept in memory, and where no WAL lies there none is needed. */
static struct store *open_cramped(
	const char *path, const struct look *look, struct error *error)
{
	struct error ignored = ERROR_INIT;
	bool full = false;
	struct store *store =
		open_as(path, SQLITE_HOW_CRAMPED, STORE_READ, look, &full, &ignored);
	if (!store && full && !look->wal) {
		error_release(&ignored);
		store = open_as(
			path, SQLITE_HOW_UNCHANGED, STORE_READ, look, &full, &ignored);
	}
	if (store)
		error_release(error);
	error_release(&ignored);
	return store;
}

/* A WAL that lost changes is told of. Whoever writes has SQLite throw it away, so a copy
 * is kept first; a reader leaves it as it is. */
static bool look_at_wal(const char *path, enum store_access access, struct str *warning,
	struct error *error)
{
	struct str kept = STR_INIT;
	bool good = true;
	char *real = office_is_held(path) ? NULL : realpath(path, NULL);
	if (real && wal_look(real)) {
		good = access == STORE_READ || wal_keep(real, &kept, error);
		str_printf(warning,
			_("%s-wal: is damaged or was removed: changes that were saved "
			  "last, just before the program or the machine was cut off, are "
			  "lost; compare with your copies"),
			path);
		if (kept.bytes)
			str_printf(warning, _(" (kept as %s)"), kept.data);
	}
	free(real);
	str_release(&kept);
	return good;
}

const char *store_warning(const struct store *store)
{
	return store->warning;
}

static struct store *open_looking(const char *path, enum store_access access,
	bool any_version, const struct store_progress *progress, struct error *error)
{
	struct look look;
	enum sqlite_how how;
	struct error own = ERROR_INIT;
	bool full = false;
	if (!look_at(path, &look, error) || !choose(path, access, &look, &how, error))
		return NULL;
	struct str warning = STR_INIT;
	look.any_version = any_version;
	look.progress = progress;
	if (!look_at_wal(path, access, &warning, error)) {
		str_release(&warning);
		return NULL;
	}
	struct store *store = open_as(path, how, access, &look, &full, &own);
	if (!store && full && access == STORE_READ && how == SQLITE_HOW_WRITE)
		store = open_cramped(path, &look, &own);
	/* It was exchanged (restored) while we waited for its lock. */
	if (store && access == STORE_WRITE && !store_in_place(store, &own)) {
		store_close(store);
		store = NULL;
	}
	if (store && warning.bytes)
		store->warning = str_detach(&warning);
	if (!store)
		error_pass(error, &own);
	str_release(&warning);
	return store;
}

struct store *store_open(const char *path, enum store_access access, struct error *error)
{
	return open_looking(path, access, false, NULL, error);
}

struct store *store_open_telling(const char *path, enum store_access access,
	const struct store_progress *progress, struct error *error)
{
	return open_looking(path, access, false, progress, error);
}

struct store *open_any_version(const char *path, struct error *error)
{
	return open_looking(path, STORE_READ, true, NULL, error);
}
