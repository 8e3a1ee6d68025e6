/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/i18n.h"
#include "text/mem.h"

static bool failed(const char *path, struct error *error)
{
	return error_set(error, ERROR_SYSTEM, "%s: %s", path, error_reason(errno));
}

char *file_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return mem_strdup(".");
	return slash == path ? mem_strdup("/")
			     : mem_strndup(path, (size_t)(slash - path));
}

static bool exists(const char *path, struct error *error)
{
	return error_set(error, ERROR_SYSTEM,
		_("%s: is there already and was not touched; name another, or move it "
		  "away"),
		path);
}

bool file_absent(const char *path, struct error *error)
{
	struct stat status;
	return lstat(path, &status) || exists(path, error);
}

bool file_begin(const char *path, struct str *name, struct error *error)
{
	struct str made = STR_INIT;
	char *folder = file_folder(path), *real = realpath(folder, NULL);
	const char *slash = strrchr(path, '/');
	str_printf(&made, "%s/%s.XXXXXX", real ? real : folder, slash ? slash + 1 : path);
	int file = real ? mkstemp(made.data) : -1;
	bool good = file >= 0;
	if (good) {
		close(file);
		str_append(name, made.data, made.bytes);
	} else {
		error_set(error, ERROR_SYSTEM, _("%s: cannot be made: %s"), path,
			error_reason(errno));
	}
	free(folder);
	free(real);
	str_release(&made);
	return good;
}

static bool sync_one(const char *path, int flags)
{
	int file = open(path, flags | O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (file < 0)
		return false;
	bool good = fsync(file) == 0;
	close(file);
	return good;
}

bool file_move(int folder, const char *name, const char *path)
{
	if (!renameat2(folder, name, folder, path, RENAME_NOREPLACE))
		return true;
	if (errno != EINVAL && errno != ENOSYS)
		return false;
	/* A file system without that flag (NFS, to which backups may go). */
	return !linkat(folder, name, folder, path, 0) && !unlinkat(folder, name, 0);
}

bool file_place(const char *name, const char *path, struct error *error)
{
	if (!sync_one(name, 0))
		return failed(path, error);
	if (!file_move(AT_FDCWD, name, path))
		return errno == EEXIST ? exists(path, error) : failed(path, error);
	/* The name is of file_begin(): its folder is no link. */
	char *folder = file_folder(name);
	bool good = sync_one(folder, O_DIRECTORY) || failed(path, error);
	free(folder);
	return good;
}

void file_discard(const char *name)
{
	static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
	struct str path = STR_INIT;
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		str_clear(&path);
		str_printf(&path, "%s%s", name, endings[i]);
		unlink(path.data);
	}
	str_release(&path);
}

/* Whether a folder that is open is one that we made a moment ago: others may have put
 * another in its place. */
static bool is_new(int folder)
{
	struct stat status;
	const int again = dup(folder);
	DIR *list = again < 0 ? NULL : fdopendir(again);
	bool empty = list != NULL;
	for (struct dirent *each; empty && (each = readdir(list));)
		empty = !strcmp(each->d_name, ".") || !strcmp(each->d_name, "..");
	if (list)
		closedir(list);
	else if (again >= 0)
		close(again);
	if (empty && !fstat(folder, &status) && status.st_uid == geteuid())
		return true;
	errno = EEXIST;
	return false;
}

static bool make_one(const char *path, const struct folder_rights *rights, bool *made)
{
	if (mkdir(path, S_IRWXU))
		return errno == EEXIST;
	*made = true;
	const int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (folder < 0)
		return false;
	const bool good = is_new(folder) &&
			  (rights->group == (gid_t)-1 ||
				  !fchown(folder, (uid_t)-1, rights->group)) &&
			  !fchmod(folder, rights->mode);
	const int reason = errno;
	close(folder);
	errno = reason;
	return good;
}

bool folder_make(const char *path, const struct folder_rights *rights, size_t *made,
	struct error *error)
{
	char *part = mem_strdup(path);
	size_t first = 0;
	bool good = true;
	for (char *at = part + 1; good && at[-1]; at++) {
		if (*at && *at != '/')
			continue;
		char kept = *at;
		bool one_made = false;
		*at = '\0';
		good = make_one(part, rights, &one_made) ||
		       error_set(error, ERROR_SYSTEM,
			       _("%s: the folder cannot be made: %s"), part,
			       error_reason(errno));
		if (one_made && !first)
			first = strlen(part);
		*at = kept;
		if (!kept)
			break;
	}
	free(part);
	if (good)
		*made = first;
	else
		folder_undo(path, first);
	return good;
}

void folder_undo(const char *path, size_t made)
{
	if (!made)
		return;
	char *part = mem_strdup(path);
	for (size_t bytes = strlen(part); bytes >= made; bytes--)
		if (part[bytes] == '\0' || part[bytes] == '/') {
			part[bytes] = '\0';
			rmdir(part);
		}
	free(part);
}
