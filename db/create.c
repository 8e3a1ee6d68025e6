/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <errno.h>
#include <grp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/bracket.h"
#include "db/file.h"
#include "db/look.h"
#include "db/query.h"
#include "text/i18n.h"
#include "text/mem.h"

enum {
	PERSON_FOLDER = S_IRWXU,
	PERSON_FILE = S_IRUSR | S_IWUSR,
	SHARED_FOLDER = S_IRWXU | S_IRWXG | S_ISGID,
	SHARED_FILE = S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP,
};

static bool find_group(const char *name, gid_t *group, struct error *error)
{
	/* A line of the group file, its members included. */
	enum { LINE_BYTES = 1 << 16 };
	char *line = mem_new(LINE_BYTES, 1);
	struct group entry, *found = NULL;
	getgrnam_r(name, &entry, line, LINE_BYTES, &found);
	if (found)
		*group = entry.gr_gid;
	free(line);
	if (found)
		return true;
	return error_set(error, ERROR_USAGE,
		_("there is no group '%s' on this machine; an administrator makes one "
		  "with 'addgroup %s'"),
		name, name);
}

/* A folder that was there is not changed, only looked at. */
static bool check_shared_folder(
	const char *folder, const char *name, gid_t group, struct error *error)
{
	struct stat status;
	if (stat(folder, &status))
		return error_set(
			error, ERROR_SYSTEM, "%s: %s", folder, error_reason(errno));
	if (status.st_gid == group && (status.st_mode & SHARED_FOLDER) == SHARED_FOLDER)
		return true;
	return error_set(error, ERROR_SYSTEM,
		_("%s: this folder is not one of the group '%s'; name a new folder, or "
		  "prepare this one with 'chgrp %s FOLDER' and 'chmod 2770 FOLDER'"),
		folder, name, name);
}

static bool use_wal(struct store *store, struct error *error)
{
	struct query query = query_open(store, SQL_FILE_WAL);
	enum query_outcome outcome = query_step(&query, error);
	bool good = outcome == QUERY_ROW && strcmp(query_column_text(&query), "wal") == 0;
	query_close(&query);
	if (!good && outcome != QUERY_FAILED)
		error_set(error, ERROR_SYSTEM,
			_("%s: this file system cannot hold an office file"),
			store->path);
	return good;
}

/* Fills the empty file. WAL comes last: until then all of it stands in the file
 * itself, its header first of all. */
static bool fill(const char *name, const char *path, struct error *error)
{
	struct store *store = sqlite_open(name, SQLITE_HOW_WRITE, error);
	if (!store)
		return false;
	store->access = STORE_WRITE;
	sqlite_show_as(store, path);
	bool good = store_begin(store, error) &&
		    bracket_end(store, sqlite_run(store, sql_schema, error), error) &&
		    use_wal(store, error);
	store_close(store);
	return good;
}

static bool give_rights(const char *name, mode_t mode, gid_t group, struct error *error)
{
	if ((group == (gid_t)-1 || !chown(name, (uid_t)-1, group)) && !chmod(name, mode))
		return true;
	return error_set(error, ERROR_SYSTEM,
		_("%s: cannot be given to the group: %s; are you one of its members?"),
		name, error_reason(errno));
}

static bool make_file(const char *path, mode_t mode, gid_t group, struct error *error)
{
	struct str name = STR_INIT;
	bool good = file_begin(path, &name, error) &&
		    give_rights(name.data, mode, group, error) &&
		    fill(name.data, path, error) && file_place(name.data, path, error);
	if (!good && name.bytes)
		file_discard(name.data);
	str_release(&name);
	return good;
}

bool store_create(const char *path, const char *group, struct error *error)
{
	struct folder_rights rights = {group ? SHARED_FOLDER : PERSON_FOLDER, (gid_t)-1};
	if (group && !find_group(group, &rights.group, error))
		return false;
	if (!file_absent(path, error))
		return false;
	char *folder = file_folder(path);
	size_t made = 0;
	bool good =
		folder_make(folder, &rights, &made, error) &&
		look_machine(folder, error) &&
		(!group || check_shared_folder(folder, group, rights.group, error)) &&
		make_file(path, group ? SHARED_FILE : PERSON_FILE, rights.group, error);
	if (!good)
		folder_undo(folder, made);
	free(folder);
	return good;
}
