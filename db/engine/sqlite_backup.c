/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of an office file: for people, for a moment, to look at. */
#include <config.h>

#include <stdlib.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/file.h"
#include "db/engine/query.h"
#include "db/engine/sqlite.h"
#include "db/engine/transaction.h"
#include "db/store.h"
#include "text/i18n.h"
#include "text/progress.h"
#include "text/str.h"

/* Has what is read stay of one state between two steps. */
static bool stand_still(struct store *from)
{
	int version;
	if (!transaction_read(from, NULL))
		return false;
	if (sqlite_get_version(from, &version, NULL))
		return true;
	transaction_read_end(from);
	return false;
}

/* In one step, and where somebody waits for it in many. */
static void step_pages(struct store *from, sqlite3_backup *backup)
{
	enum { ALL_PAGES = -1, SOME_PAGES = 250 };
	struct progress *progress = from->progress;
	const bool stands = progress && stand_still(from);
	const int pages = stands ? SOME_PAGES : ALL_PAGES;
	progress_begin(progress, N_("copying the office file"), 0);
	while (!progress_stopped(progress) &&
		sqlite3_backup_step(backup, pages) == SQLITE_OK) {
		const int all = sqlite3_backup_pagecount(backup);
		progress->all = all;
		progress_reach(progress, all - sqlite3_backup_remaining(backup));
	}
	if (stands)
		transaction_read_end(from);
}

/* Into a store that is open and that nobody else knows. One read transaction, so writers are
 * not kept waiting. */
static bool backup_pages(struct store *from, struct store *to, struct error *error)
{
	sqlite3_backup *backup = sqlite3_backup_init(
		sqlite_of(to)->file, "main", sqlite_of(from)->file, "main");
	if (!backup)
		return sqlite_fail(
			to, sqlite3_extended_errcode(sqlite_of(to)->file), error);
	step_pages(from, backup);
	int code = sqlite3_backup_finish(backup);
	if (progress_stopped(from->progress))
		return progress_fail(error);
	if (code == SQLITE_OK)
		return true;
	/* What cannot be read is the source's fault, all else the copy's. */
	bool damaged = (code & 0xFF) == SQLITE_CORRUPT || (code & 0xFF) == SQLITE_NOTADB;
	return sqlite_fail(damaged ? from : to, code, error);
}

bool sqlite_copy_into(
	struct store *store, const char *name, const char *path, struct error *error)
{
	struct store *copy = sqlite_open(name, SQLITE_HOW_ALONE, error);
	if (!copy)
		return false;
	engine_show_as(copy, path);
	bool good = backup_pages(store, copy, error);
	store_close(copy);
	return good;
}

bool sqlite_backup(struct store *store, const char *path, struct error *error)
{
	struct str name = STR_INIT;
	bool good = file_absent(path, error) && file_begin(path, &name, error) &&
		    sqlite_copy_into(store, name.data, path, error) &&
		    file_place(name.data, path, error);
	if (!good && name.bytes)
		file_discard(name.data);
	str_release(&name);
	return good;
}

struct store *sqlite_copy_in_memory(struct store *store, struct error *error)
{
	struct store *copy = sqlite_open(store->path, SQLITE_HOW_MEMORY, error);
	if (!copy)
		return NULL;
	copy->access = STORE_WRITE;
	if (backup_pages(store, copy, error))
		return copy;
	store_close(copy);
	return NULL;
}

/* --- looking at everything --- */

/* SQLite checks its search index by a statement that counts as a change. */
static bool allow_change(struct store *store, bool allowed, struct error *error)
{
	struct query query =
		query_open(store, allowed ? SQL_FILE_WRITABLE : SQL_FILE_READ_ONLY);
	return query_run(&query, error);
}

static bool examine_as_reader(
	struct store *store, driver_examine *examine, void *context, struct error *error)
{
	if (!allow_change(store, true, error))
		return false;
	const bool good = examine(context, store);
	return allow_change(store, false, error) && good;
}

/* A file that may not be written is copied, damage and all, and the copy is looked at. */
static bool examine_copy(
	struct store *store, driver_examine *examine, void *context, struct error *error)
{
	const char *folder = getenv("TMPDIR");
	struct str path = STR_INIT, name = STR_INIT;
	str_printf(&path, "%s/mattrakan-verify", folder && *folder ? folder : "/tmp");
	struct store *copy = NULL;
	bool good = file_begin(path.data, &name, error);
	if (good && sqlite_copy_into(store, name.data, path.data, error))
		copy = sqlite_open(name.data, SQLITE_HOW_WRITE, error);
	good = copy && examine(context, copy);
	store_close(copy);
	if (name.bytes)
		file_discard(name.data);
	str_release(&path);
	str_release(&name);
	return good;
}

bool sqlite_examine(
	struct store *store, driver_examine *examine, void *context, struct error *error)
{
	if (store->access == STORE_WRITE)
		return examine(context, store);
	if (sqlite3_db_readonly(sqlite_of(store)->file, "main"))
		return examine_copy(store, examine, context, error);
	return examine_as_reader(store, examine, context, error);
}
