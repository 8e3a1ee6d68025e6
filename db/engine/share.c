/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/share.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/engine/lock.h"
#include "model/file.h"
#include "model/office_held.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

static bool failed(const char *path, struct error *error)
{
	return error_set(error, ERROR_SYSTEM, "%s: %s", path, error_reason(errno));
}

bool share_find_group(const char *name, gid_t *group, struct error *error)
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

bool share_check_folder(
	int folder, const char *path, const char *name, gid_t group, struct error *error)
{
	struct stat status;
	if (fstat(folder, &status))
		return failed(path, error);
	if (status.st_gid == group && (status.st_mode & SHARED_FOLDER) == SHARED_FOLDER)
		return true;
	return error_set(error, ERROR_SYSTEM,
		_("%s: this folder is not one of the group '%s'; name a new folder, or "
		  "prepare this one with 'chgrp %s FOLDER' and 'chmod 2770 FOLDER'"),
		path, name, name);
}

bool share_give(int file, mode_t mode, gid_t group)
{
	struct stat status;
	if (fstat(file, &status))
		return false;
	if (geteuid() != 0 && status.st_uid != geteuid()) {
		errno = EPERM;
		return false;
	}
	/* A second name may be one that somebody gave to a file of others. */
	if (!S_ISDIR(status.st_mode) &&
		(!S_ISREG(status.st_mode) || status.st_nlink != 1)) {
		errno = EMLINK;
		return false;
	}
	return !fchown(file, (uid_t)-1, group) && !fchmod(file, mode);
}

/* --- an office file --- */

/* What its WAL holds would be left to whoever it belongs to. */
static bool is_closed(int folder, const char *base, const char *path, struct error *error)
{
	struct str name = STR_INIT;
	bool good = true;
	for (const char *const *ending = office_endings + 1; good && *ending; ending++) {
		struct stat status;
		str_clear(&name);
		str_printf(&name, "%s%s", base, *ending);
		if (!fstatat(folder, name.data, &status, AT_SYMLINK_NOFOLLOW) &&
			status.st_size)
			good = error_set(error, ERROR_SYSTEM,
				_("%s: was not closed properly (%s lies beside it); "
				  "start mattrakan with it once and leave, then try again"),
				path, name.data);
	}
	str_release(&name);
	return good;
}

static bool give(int file, const char *path, struct shared *shared, struct error *error)
{
	struct stat status;
	if (!fstat(file, &status))
		shared->owner = status.st_uid;
	if (share_give(file, SHARED_FILE, shared->group))
		return !fsync(file) || failed(path, error);
	if (errno == EPERM)
		return error_set(error, ERROR_REFUSED,
			_("%s: only the owner of this office file, who is a member of "
			  "the group, or root can share it"),
			path);
	if (errno == EMLINK)
		return error_set(error, ERROR_SYSTEM,
			_("%s: has another name too (a hard link); remove that first"),
			path);
	return failed(path, error);
}

static bool share_open(int folder, int file, const char *base, const char *path,
	struct shared *shared, struct error *error)
{
	if (!office_is_open(file))
		return error_set(error, ERROR_SYSTEM, _("%s: is no office file"), path);
	if (!lock_take(file))
		return error_set(error, ERROR_REFUSED,
			_("%s: somebody has it open; everybody must leave the program "
			  "first; nothing was changed"),
			path);
	return is_closed(folder, base, path, error) && give(file, path, shared, error);
}

static bool share_in(int folder, const char *base, const char *path,
	struct shared *shared, struct error *error)
{
	const int file =
		openat(folder, base, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (file < 0)
		return errno == ELOOP
			       ? error_set(error, ERROR_SYSTEM,
					 _("%s: is a link; name the file itself"), path)
			       : failed(path, error);
	const bool good = share_open(folder, file, base, path, shared, error);
	close(file);
	return good;
}

bool share_office(
	const char *path, const char *name, struct shared *shared, struct error *error)
{
	if (!share_find_group(name, &shared->group, error))
		return false;
	const char *slash = strrchr(path, '/');
	char *folder_path = file_folder(path);
	const int folder = open(folder_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = folder >= 0 || failed(folder_path, error);
	good = good &&
	       share_check_folder(folder, folder_path, name, shared->group, error) &&
	       share_in(folder, slash ? slash + 1 : path, path, shared, error);
	if (folder >= 0)
		close(folder);
	free(folder_path);
	return good;
}
