/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether an office file that is open is still the one that its path names. SQLite writes
 * to the file that it opened, wherever that is now; who opens the path again must find
 * what was written.
 */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "db/engine/sqlite.h"
#include "text/i18n.h"

static struct file_mark mark_beside(const struct store *store, const char *ending)
{
	struct file_mark mark = {0};
	struct str path = STR_INIT;
	str_printf(&path, "%s%s", sqlite_of(store)->held->path, ending);
	file_mark_of(path.data, &mark);
	str_release(&path);
	return mark;
}

/* Which files of a WAL lie beside it. */
void sqlite_note_wal(struct store *store)
{
	struct sqlite *sqlite = sqlite_of(store);
	if (!sqlite->held)
		return;
	sqlite->wal = mark_beside(store, "-wal");
	sqlite->wal_index = mark_beside(store, "-shm");
}

static bool gone(const struct store *store, struct error *error)
{
	if (errno == ENOENT || errno == ENOTDIR)
		return error_set(error, ERROR_SYSTEM,
			_("%s: the office file is not there any more: it, or its folder, "
			  "was removed, moved or renamed while it was open"),
			store->path);
	return error_set(error, ERROR_SYSTEM, _("%s: cannot reach the office file: %s"),
		store->path, error_reason(errno));
}

static bool file_in_place(const struct store *store, struct error *error)
{
	struct file_mark now;
	if (!file_mark_of(sqlite_of(store)->held->path, &now))
		return gone(store, error);
	if (file_mark_same(&sqlite_of(store)->held->mark, &now))
		return true;
	return error_set(error, ERROR_SYSTEM,
		_("%s: another file was put in the place of the office file while it was "
		  "open"),
		store->path);
}

/* Another program that opens the file now would make files of its own and see nothing of
 * what stands in ours. */
static bool wal_in_place(const struct store *store, struct error *error)
{
	const struct sqlite *sqlite = sqlite_of(store);
	static const char *const endings[] = {"-wal", "-shm"};
	const struct file_mark *const marks[] = {&sqlite->wal, &sqlite->wal_index};
	for (size_t i = 0; i < 2; i++) {
		const struct file_mark now = mark_beside(store, endings[i]);
		if (!marks[i]->number || file_mark_same(marks[i], &now))
			continue;
		return error_set(error, ERROR_SYSTEM,
			_("%s%s: this file belongs to the office file, and was removed "
			  "or exchanged while it was open"),
			store->path, endings[i]);
	}
	return true;
}

static bool may_write(const struct store *store, struct error *error)
{
	struct statvfs disk;
	const bool fixed =
		!statvfs(sqlite_of(store)->held->path, &disk) && disk.f_flag & ST_RDONLY;
	if (!fixed &&
		!faccessat(AT_FDCWD, sqlite_of(store)->held->path, W_OK, AT_EACCESS))
		return true;
	return error_set(error, ERROR_SYSTEM,
		fixed ? _("%s: the disk of the office file can only be read now")
		      : _("%s: the office file was made read-only while it was open"),
		store->path);
}

bool sqlite_in_place(struct store *store, struct error *error)
{
	/* One in memory has no place. */
	if (!sqlite_of(store)->held)
		return true;
	return file_in_place(store, error) && wal_in_place(store, error) &&
	       (store->access == STORE_READ || may_write(store, error));
}

/* Who owns the file, and root. */
bool sqlite_administers(const struct store *store)
{
	struct stat status;
	const uid_t user = geteuid();
	return user == 0 || (stat(store->path, &status) == 0 && status.st_uid == user);
}
