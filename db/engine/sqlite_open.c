/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an office file can be opened, and how it is where there is no room, or no right. */
#include <config.h>

#include <stdlib.h>

#include "db/engine/driver.h"
#include "db/engine/probe.h"
#include "db/engine/query.h"
#include "db/engine/sqlite.h"
#include "db/engine/wal.h"
#include "db/store.h"
#include "model/office_held.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

static bool refuse_unwritable(const char *path, struct error *error)
{
	return error_set(error, ERROR_SYSTEM,
		_("%s: you may not write to this office file or its folder; ask its "
		  "owner, or write a copy of your own with 'mattrakan backup FILE'"),
		path);
}

/*
 * How to open. A reader who may write opens for writing all the same: only so can it
 * share the WAL with writers and tidy up after itself; query_only sees to it that it
 * writes nothing.
 */
static bool choose(const char *path, enum store_access access, const struct probe *probe,
	enum sqlite_how *how, struct error *error)
{
	*how = SQLITE_HOW_WRITE;
	if (probe->writable)
		return true;
	if (access == STORE_WRITE)
		return refuse_unwritable(path, error);
	*how = probe->wal_index ? SQLITE_HOW_READ : SQLITE_HOW_UNCHANGED;
	if (probe->wal && !probe->wal_index)
		return error_set(error, ERROR_SYSTEM,
			_("%s: was not closed properly, its last changes lie in %s-wal; "
			  "copy both to a folder where you may write"),
			path, path);
	return true;
}

/* What was found, and what makes a store of it. */
struct way {
	struct probe probe;
	driver_ready *ready;
	void *context;
};

static bool prepare(struct store *store, const struct way *way, struct error *error)
{
	if (!sqlite_run(store, sql_sqlite_settings, error) ||
		!way->ready(way->context, store, error))
		return false;
	if (store->access == STORE_WRITE)
		return true;
	struct query query = query_open(store, SQL_FILE_READ_ONLY);
	return query_run(&query, error);
}

static struct store *open_as(const char *path, enum sqlite_how how,
	enum store_access access, const struct way *way, bool *full, struct error *error)
{
	struct store *store = sqlite_connect(path, how, error);
	if (!store)
		return NULL;
	store->access = access;
	/* A WAL that a killed writer left stays as it is for a reader, and for a writer
	 * until the file is known to be of a version that may be written. */
	sqlite_tidy_on_close(store, !way->probe.wal);
	if (!prepare(store, way, error)) {
		*full = store->failed == FAULT_FULL || store->failed == FAULT_GONE;
		store_close(store);
		return NULL;
	}
	sqlite_tidy_on_close(store, !way->probe.wal || access == STORE_WRITE);
	/* One that was being filled when that was cut off, or that others made. */
	if (access == STORE_WRITE)
		sqlite_filling(store, false);
	else
		sqlite_note_wal(store);
	return store;
}

/* Reading needs no room. The WAL's index needs some where nobody has the file open; it
 * can be kept in memory, and where no WAL lies there none is needed. */
static struct store *open_cramped(
	const char *path, const struct way *way, struct error *error)
{
	struct error ignored = ERROR_INIT;
	bool full = false;
	struct store *store =
		open_as(path, SQLITE_HOW_CRAMPED, STORE_READ, way, &full, &ignored);
	if (!store && full && !way->probe.wal) {
		error_release(&ignored);
		store = open_as(
			path, SQLITE_HOW_UNCHANGED, STORE_READ, way, &full, &ignored);
	}
	if (store)
		error_release(error);
	error_release(&ignored);
	return store;
}

static void describe_wal(const char *path, enum wal_state state, struct str *warning)
{
	str_printf(warning,
		state == WAL_LOST
			? _("%s-wal: is damaged or was removed: changes that were saved "
			    "last, just before the program or the machine was cut off, "
			    "are lost; compare with your copies")
			: _("%s-wal: the machine was cut off while a change was being "
			    "saved; that one change is not in the office file, all "
			    "before it is; look whether what you did last is there"),
		path);
}

/* A WAL that is not whole is told of. Whoever writes has SQLite throw the rest of it away,
 * so a copy is kept first; a reader leaves it as it is. */
static bool look_at_wal(const char *path, enum store_access access, enum wal_state *state,
	struct str *warning, struct error *error)
{
	struct str kept = STR_INIT;
	bool good = true;
	char *real = office_is_held(path) ? NULL : realpath(path, NULL);
	*state = real ? wal_look(real) : WAL_WHOLE;
	if (*state != WAL_WHOLE) {
		good = access == STORE_READ || wal_keep(real, &kept, error);
		describe_wal(path, *state, warning);
		if (kept.bytes)
			str_printf(warning, _(" (kept as %s)"), kept.data);
	}
	free(real);
	str_release(&kept);
	return good;
}

struct store *sqlite_open_office(const char *path, enum store_access access, bool quiet,
	driver_ready *ready, void *context, struct error *error)
{
	(void)quiet; /* the file has no say in who changed it */
	struct way way = {.ready = ready, .context = context};
	enum sqlite_how how;
	struct error own = ERROR_INIT;
	bool full = false;
	if (!probe_file(path, &way.probe, error) ||
		!choose(path, access, &way.probe, &how, error))
		return NULL;
	struct str warning = STR_INIT;
	enum wal_state wal;
	if (!look_at_wal(path, access, &wal, &warning, error)) {
		str_release(&warning);
		return NULL;
	}
	struct store *store = open_as(path, how, access, &way, &full, &own);
	if (!store && full && access == STORE_READ && how == SQLITE_HOW_WRITE)
		store = open_cramped(path, &way, &own);
	/* It was exchanged (restored) while we waited for its lock. */
	if (store && access == STORE_WRITE && !sqlite_in_place(store, &own)) {
		store_close(store);
		store = NULL;
	}
	if (store && warning.bytes) {
		store->warning = str_detach(&warning);
		store->lost = wal == WAL_LOST;
	}
	if (!store)
		error_pass(error, &own);
	str_release(&warning);
	return store;
}
