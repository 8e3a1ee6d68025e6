/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/office_held.h"
#include "model/temporary.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/mem.h"

static bool failed(const char *path, struct error *error)
{
	return error_set(error, ERROR_SYSTEM, "%s: %s", path, error_reason(errno));
}

static bool exists(const char *path, struct error *error)
{
	return error_set(error, ERROR_SYSTEM,
		_("%s: is there already and was not touched; name another, or move it "
		  "away"),
		path);
}

/* A WAL or a journal that a former file of that name left would be played back into the
 * new one. */
static bool nothing_left(const char *path, struct error *error)
{
	struct str beside = STR_INIT;
	bool good = true;
	for (const char *const *ending = office_endings + 1; good && *ending; ending++) {
		struct stat status;
		str_clear(&beside);
		str_printf(&beside, "%s%s", path, *ending);
		if (!lstat(beside.data, &status) && status.st_size)
			good = error_set(error, ERROR_SYSTEM,
				_("%s: is left of an office file that was called %s; "
				  "keep it (it may hold the last changes), but move it "
				  "away first, or choose another name"),
				beside.data, path);
	}
	str_release(&beside);
	return good;
}

bool file_absent(const char *path, struct error *error)
{
	struct stat status;
	if (!lstat(path, &status))
		return exists(path, error);
	return office_spare(path, error) && nothing_left(path, error);
}

bool file_begin(const char *path, struct str *name, struct error *error)
{
	char *folder = file_folder(path), *real = realpath(folder, NULL);
	struct str beside = STR_INIT;
	/* By its folder's own name: a link may lead elsewhere by and by. */
	str_printf(&beside, "%s/", real ? real : folder);
	const int file = real ? temporary_make(beside.data, name) : -1;
	const bool good =
		file >= 0 || error_set(error, ERROR_SYSTEM, _("%s: cannot be made: %s"),
				     path, error_reason(errno));
	if (file >= 0)
		close(file);
	free(folder);
	free(real);
	str_release(&beside);
	return good;
}

static bool sync_one(const char *path, int flags)
{
	int file = open(path, flags | O_RDONLY | O_CLOEXEC);
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

bool file_sync(const char *name, const char *path, struct error *error)
{
	return sync_one(name, O_NOFOLLOW) || failed(path, error);
}

/* Puts the name of what lies there on the disk, by its folder. */
static bool sync_name(const char *path, int flags)
{
	char *folder = file_folder(path);
	const bool good = sync_one(folder, O_DIRECTORY | flags);
	const int reason = errno;
	free(folder);
	errno = reason;
	return good;
}

bool file_sync_folder(const char *path, struct error *error)
{
	return sync_name(path, O_NOFOLLOW) || failed(path, error);
}

bool file_place(const char *name, const char *path, struct error *error)
{
	if (!file_sync(name, path, error))
		return false;
	if (!file_move(AT_FDCWD, name, path))
		return errno == EEXIST ? exists(path, error) : failed(path, error);
	/* The name is of file_begin(): its folder is no link. */
	return file_sync_folder(name, error);
}

/* Whether nothing has the name, nor could be taken for what belongs to it. */
static bool is_free(const char *name)
{
	struct str path = STR_INIT;
	bool is = true;
	for (const char *const *ending = office_endings; is && *ending; ending++) {
		struct stat status;
		str_clear(&path);
		str_printf(&path, "%s%s", name, *ending);
		is = lstat(path.data, &status) && errno == ENOENT;
	}
	str_release(&path);
	return is;
}

bool file_dated(const char *path, struct str *name, struct error *error)
{
	enum { NAMES_MOST = 999 };
	const struct date today = date_from_time(time_now());
	const size_t stem = file_stem(path);
	for (int number = 1; number <= NAMES_MOST; number++) {
		str_clear(name);
		str_append(name, path, stem);
		if (today.day)
			str_printf(name, "-%04d-%02d-%02d", today.year - BUDDHIST_ERA,
				today.month, today.day);
		if (number > 1)
			str_printf(name, "-%d", number);
		str_puts(name, path + stem);
		if (is_free(name->data))
			return true;
	}
	return error_set(error, ERROR_SYSTEM,
		_("%s: too many files of this day lie beside it; move some away"), path);
}

static bool copy_bytes(int from, int to)
{
	char bytes[1 << 14];
	ssize_t count;
	while ((count = read(from, bytes, sizeof(bytes))) > 0)
		if (write(to, bytes, (size_t)count) != count)
			return false;
	return count == 0 && !fsync(to);
}

static bool copy_file(const char *from, const char *to)
{
	const int old = open(from, O_RDONLY | O_CLOEXEC);
	const int new = old < 0 ? -1
				: open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
					  S_IRUSR | S_IWUSR);
	const bool good = new >= 0 && copy_bytes(old, new);
	const int number = errno;
	if (old >= 0)
		close(old);
	if (new >= 0)
		close(new);
	if (new >= 0 && !good)
		unlink(to);
	errno = number;
	return good;
}

bool file_name_again(const char *from, const char *to)
{
	if (!link(from, to))
		return true;
	return (errno == EPERM || errno == EOPNOTSUPP || errno == EMLINK) &&
	       copy_file(from, to);
}

bool file_copy_dated(
	const char *from, const char *to, struct str *name, struct error *error)
{
	struct str made = STR_INIT;
	bool good = file_dated(to, &made, error);
	if (good && !copy_file(from, made.data))
		good = failed(made.data, error);
	if (good)
		str_append(name, made.data, made.bytes);
	str_release(&made);
	return good;
}

void file_discard(const char *name)
{
	struct str path = STR_INIT;
	for (const char *const *ending = office_endings; *ending; ending++) {
		str_clear(&path);
		str_printf(&path, "%s%s", name, *ending);
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
	/* What is put into it and told of is only there if it is. A folder that may be
	 * written and not read cannot be synced. */
	if (!sync_name(path, 0) && errno != EACCES)
		return false;
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
