/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A new office file. Others may rename what lies in its folder while it is made, the more
 * so in a shared one: from the folder on everything goes by descriptors, so that no name
 * that was exchanged meanwhile gets content, owner or rights that were meant for the
 * file.
 */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/file.h"
#include "db/engine/probe.h"
#include "db/engine/query.h"
#include "db/engine/share.h"
#include "db/engine/sqlite.h"
#include "db/engine/transaction.h"
#include "db/store.h"
#include "model/card.h"
#include "model/file.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

enum {
	PERSON_FOLDER = S_IRWXU,
	PERSON_FILE = S_IRUSR | S_IWUSR,
};

/* A file under way. */
struct new_file {
	const char *path;   /* where it is to be, as messages call it */
	const char *base;   /* its name there */
	struct store *from; /* what it is to hold, in memory; NULL: nothing yet */
	int folder, file;   /* descriptors; -1: none */
	struct str name;    /* the name in folder that it has meanwhile */
};

static bool failed(const char *path, struct error *error)
{
	return error_set(error, ERROR_SYSTEM, "%s: %s", path, error_reason(errno));
}

static bool open_folder(struct new_file *new, const char *folder, struct error *error)
{
	new->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return new->folder >= 0 || failed(folder, error);
}

/* --- its content --- */

/* In the header of a database: that it is written and read with a WAL. */
enum { HEADER_WRITE = 18, HEADER_READ = 19, HEADER_WAL = 2 };

/* False: errno says why. */
static bool write_all(int file, const unsigned char *bytes, size_t count)
{
	while (count) {
		const ssize_t written = write(file, bytes, count);
		if (written < 0 && errno != EINTR)
			return false;
		if (written > 0) {
			bytes += written;
			count -= (size_t)written;
		}
	}
	return true;
}

static bool write_image(
	struct store *store, const struct new_file *new, struct error *error)
{
	sqlite3_int64 bytes = 0;
	unsigned char *image =
		sqlite3_serialize(sqlite_of(store)->file, "main", &bytes, 0);
	if (!image)
		return sqlite_fail(store, SQLITE_NOMEM, error);
	image[HEADER_WRITE] = image[HEADER_READ] = HEADER_WAL;
	const bool good = write_all(new->file, image, (size_t)bytes);
	const bool full = !good && errno != EIO;
	sqlite3_free(image);
	return good || engine_fail(store, full ? FAULT_FULL : FAULT_DISK, error);
}

struct store *sqlite_create_in_memory(const char *path, struct error *error)
{
	struct store *store = sqlite_open(":memory:", SQLITE_HOW_MEMORY, error);
	if (!store)
		return NULL;
	store->access = STORE_WRITE;
	engine_show_as(store, path);
	if (store_begin(store, error) &&
		transaction_end(store, sqlite_run(store, sql_schema, error), error))
		return store;
	store_close(store);
	return NULL;
}

/* SQLite opens files by their names, so it makes this one in memory. */
static bool fill(const struct new_file *new, struct error *error)
{
	if (new->from)
		return write_image(new->from, new, error);
	struct store *store = sqlite_create_in_memory(new->path, error);
	const bool good = store && write_image(store, new, error);
	store_close(store);
	return good;
}

/* --- itself --- */

static bool begin(struct new_file *new, struct error *error)
{
	char unique[UUID_BYTES + 1];
	uuid_make(unique);
	/* As temporary.h has it, so that it is cleared where we are killed. */
	str_printf(&new->name, ".mattrakan-%ld-%.6s", (long)getpid(), unique);
	new->file = openat(new->folder, new->name.data,
		O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, PERSON_FILE);
	return new->file >= 0 ||
	       error_set(error, ERROR_SYSTEM, _("%s: cannot be made: %s"), new->path,
		       error_reason(errno));
}

static bool give_rights(
	const struct new_file *new, mode_t mode, gid_t group, struct error *error)
{
	if ((group == (gid_t)-1 || !fchown(new->file, (uid_t)-1, group)) &&
		!fchmod(new->file, mode))
		return true;
	return error_set(error, ERROR_SYSTEM,
		_("%s: cannot be given to the group: %s; are you one of its members?"),
		new->path, error_reason(errno));
}

/* Whether what has a name in the folder is the file. */
static bool is_own(const struct new_file *new, const char *name)
{
	struct stat own, there;
	return !fstat(new->file, &own) &&
	       !fstatat(new->folder, name, &there, AT_SYMLINK_NOFOLLOW) &&
	       own.st_dev == there.st_dev && own.st_ino == there.st_ino;
}

static bool place(struct new_file *new, struct error *error)
{
	if (fsync(new->file))
		return failed(new->path, error);
	if (!file_move(new->folder, new->name.data, new->base))
		return errno == EEXIST ? file_absent(new->path, error)
				       : failed(new->path, error);
	str_clear(&new->name);
	if (!is_own(new, new->base))
		return error_set(error, ERROR_SYSTEM,
			_("%s: somebody put another file in its place while it was made; "
			  "nothing of it was touched; choose a folder in which only "
			  "people whom you trust can write"),
			new->path);
	str_puts(&new->name, new->base);
	return !fsync(new->folder) || failed(new->path, error);
}

static bool use_wal(const char *path, struct error *error)
{
	struct store *store = sqlite_open(path, SQLITE_HOW_WRITE, error);
	if (!store)
		return false;
	struct query query = query_open(store, SQL_FILE_WAL);
	enum query_outcome outcome = query_step(&query, error);
	bool good = outcome == QUERY_ROW && strcmp(query_column_text(&query), "wal") == 0;
	query_close(&query);
	if (!good && outcome != QUERY_FAILED)
		error_set(error, ERROR_SYSTEM,
			_("%s: this file system cannot hold an office file"), path);
	store_close(store);
	return good;
}

/* What SQLite made beside the file and could not take away: it would stand in the way of the
 * next try, as what may hold the last changes of another. */
static void discard_beside(const struct new_file *new, const char *suffix)
{
	struct str name = STR_INIT;
	str_printf(&name, "%s%s", new->base, suffix);
	unlinkat(new->folder, name.data, 0);
	str_release(&name);
}

/* What is still ours under the name that it has. */
static void discard(const struct new_file *new)
{
	if (!new->name.bytes || !is_own(new, new->name.data))
		return;
	if (strcmp(new->name.data, new->base) == 0) {
		discard_beside(new, "-wal");
		discard_beside(new, "-shm");
	}
	unlinkat(new->folder, new->name.data, 0);
}

static bool make_file(struct new_file *new, mode_t mode, gid_t group, struct error *error)
{
	const bool good = begin(new, error) && fill(new, error) &&
			  give_rights(new, mode, group, error) && place(new, error) &&
			  use_wal(new->path, error);
	if (!good)
		discard(new);
	return good;
}

static void close_one(int descriptor)
{
	if (descriptor >= 0)
		close(descriptor);
}

static bool create(
	const char *path, const char *group, struct store *from, struct error *error)
{
	struct folder_rights rights = {group ? SHARED_FOLDER : PERSON_FOLDER, (gid_t)-1};
	if (group && !share_find_group(group, &rights.group, error))
		return false;
	if (!file_absent(path, error))
		return false;
	const char *slash = strrchr(path, '/');
	struct new_file new = {.path = path,
		.base = slash ? slash + 1 : path,
		.from = from,
		.folder = -1,
		.file = -1,
		.name = STR_INIT};
	char *folder = file_folder(path);
	size_t made = 0;
	bool good =
		folder_make(folder, &rights, &made, error) &&
		probe_machine(folder, error) && open_folder(&new, folder, error) &&
		(!group || share_check_folder(
				   new.folder, folder, group, rights.group, error)) &&
		make_file(&new, group ? SHARED_FILE : PERSON_FILE, rights.group, error);
	if (!good)
		folder_undo(folder, made);
	close_one(new.file);
	close_one(new.folder);
	str_release(&new.name);
	free(folder);
	return good;
}

bool sqlite_create(
	const char *path, const char *group, const char *office, struct error *error)
{
	if (office)
		return error_set(error, ERROR_USAGE,
			_("%s: an office file is of one office and needs no name; what it "
			  "is called stands in its reports"),
			path);
	return create(path, group, NULL, error);
}

bool sqlite_create_from(struct store *store, const char *path, struct error *error)
{
	return create(path, NULL, store, error);
}

/* --- one that is filled by somebody else --- */

/* Begins its transaction, in which the tables are made too. */
static bool begin_filling(struct store *store, const char *path, struct error *error)
{
	store->access = STORE_WRITE;
	engine_show_as(store, path);
	if (!store_begin(store, error))
		return false;
	if (sqlite_run(store, sql_schema, error))
		return true;
	store_rollback(store);
	return false;
}

struct store *sqlite_begin_new(
	const char *path, const char *office, struct str *name, struct error *error)
{
	struct store *store = NULL;
	if (office) {
		error_set(error, ERROR_USAGE,
			_("%s: a file holds one office; --office is for a server"), path);
		return NULL;
	}
	char *folder = file_folder(path);
	if (file_absent(path, error) && probe_machine(folder, error) &&
		file_begin(path, name, error))
		store = sqlite_open(name->data, SQLITE_HOW_ALONE, error);
	free(folder);
	if (store && begin_filling(store, path, error))
		return store;
	store_close(store);
	if (name->bytes)
		file_discard(name->data);
	return NULL;
}

/* What is in the way by now is told as at the beginning. */
static bool put_in_place(const char *path, const struct str *name, struct error *error)
{
	return use_wal(name->data, error) && file_absent(path, error) &&
	       file_place(name->data, path, error);
}

bool sqlite_end_new(struct store *store, const char *path, const struct str *name,
	bool good, struct error *error)
{
	good = transaction_end(store, good, error);
	store_close(store);
	good = good && put_in_place(path, name, error);
	if (!good)
		file_discard(name->data);
	return good;
}
