/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/backup.h"

#include "db/engine/file.h"

/* All pages in one step: one read transaction, so writers are not kept waiting. */
bool backup_pages(struct store *from, struct store *to, struct error *error)
{
	enum { ALL_PAGES = -1 };
	sqlite3_backup *backup =
		sqlite3_backup_init(to->connection, "main", from->connection, "main");
	if (!backup)
		return sqlite_fail(to, sqlite3_extended_errcode(to->connection), error);
	sqlite3_backup_step(backup, ALL_PAGES);
	int code = sqlite3_backup_finish(backup);
	if (code == SQLITE_OK)
		return true;
	/* What cannot be read is the source's fault, all else the copy's. */
	bool damaged = (code & 0xFF) == SQLITE_CORRUPT || (code & 0xFF) == SQLITE_NOTADB;
	return sqlite_fail(damaged ? from : to, code, error);
}

bool backup_copy(
	struct store *store, const char *name, const char *path, struct error *error)
{
	struct store *copy = sqlite_open(name, SQLITE_HOW_ALONE, error);
	if (!copy)
		return false;
	sqlite_show_as(copy, path);
	bool good = backup_pages(store, copy, error);
	store_close(copy);
	return good;
}

bool store_backup(struct store *store, const char *path, struct error *error)
{
	struct str name = STR_INIT;
	bool good = file_absent(path, error) && file_begin(path, &name, error) &&
		    backup_copy(store, name.data, path, error) &&
		    file_place(name.data, path, error);
	if (!good && name.bytes)
		file_discard(name.data);
	str_release(&name);
	return good;
}
