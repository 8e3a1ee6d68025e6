/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/exchange.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/engine/file.h"
#include "db/engine/lock.h"
#include "model/file.h"
#include "model/office_held.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/user.h"

static bool failed(const char *path, struct error *error)
{
	return error_set(error, ERROR_SYSTEM, "%s: %s", path, error_reason(errno));
}

/* --- the lock --- */

/* The login name of the person who runs a process; false where it is not known. */
static bool name_of_process(pid_t process, struct str *name)
{
	char folder[40];
	struct stat status;
	snprintf(folder, sizeof(folder), "/proc/%ld", (long)process);
	if (process <= 0 || stat(folder, &status))
		return false;
	const struct passwd *person = user_of_id(status.st_uid);
	if (person)
		str_puts(name, person->pw_name);
	return person != NULL;
}

static bool in_use(const struct exchange *exchange, struct error *error)
{
	struct str name = STR_INIT;
	const pid_t process = lock_process(exchange->file);
	if (name_of_process(process, &name))
		error_set(error, ERROR_REFUSED,
			_("%s: %s has it open (process %ld); everybody must leave the "
			  "program first; nothing was changed"),
			exchange->path, name.data, (long)process);
	else
		error_set(error, ERROR_REFUSED,
			_("%s: somebody has it open; everybody must leave the program "
			  "first; nothing was changed"),
			exchange->path);
	str_release(&name);
	return false;
}

static bool lock(struct exchange *exchange, struct error *error)
{
	exchange->file = open(exchange->path, O_RDWR | O_CLOEXEC);
	if (exchange->file < 0)
		return errno == ENOENT || failed(exchange->path, error);
	if (lock_take(exchange->file))
		return true;
	in_use(exchange, error);
	close(exchange->file);
	return false;
}

bool exchange_begin(struct exchange *exchange, const char *path, struct error *error)
{
	char *real = realpath(path, NULL);
	*exchange = (struct exchange){real ? real : mem_strdup(path), -1};
	if (lock(exchange, error))
		return true;
	free(exchange->path);
	return false;
}

void exchange_release(struct exchange *exchange)
{
	if (exchange->file >= 0)
		close(exchange->file);
	free(exchange->path);
}

/* --- owner, group, mode --- */

bool exchange_rights(
	const struct exchange *exchange, const char *name, struct error *error)
{
	struct stat status;
	if (exchange->file < 0)
		return true;
	const int file = open(name, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
	bool good = file >= 0 && !fstat(exchange->file, &status);
	if (good && fchown(file, status.st_uid, status.st_gid))
		good = errno == EPERM && !fchown(file, (uid_t)-1, status.st_gid);
	/* The mode comes last: to give a file away takes bits of it. */
	good = good && !fchmod(file, status.st_mode & 07777) && !fsync(file);
	if (!good)
		failed(exchange->path, error);
	if (file >= 0)
		close(file);
	return good;
}

/* --- aside --- */

static bool find_name(const char *path, struct str *name, struct error *error)
{
	struct str first = STR_INIT;
	const size_t stem = file_stem(path);
	str_append(&first, path, stem);
	str_printf(&first, "-before%s", path + stem);
	const bool found = file_dated(first.data, name, error);
	str_release(&first);
	return found;
}

static void append_ending(struct str *out, const char *path, const char *ending)
{
	str_clear(out);
	str_printf(out, "%s%s", path, ending);
}

/* Gives all that is there its other name, the main file last: with it the others are
 * complete. *count: how many are there. */
static bool keep_aside(
	const char *path, const char *aside, int *count, struct error *error)
{
	static const char *const order[] = {"-wal", "-journal", ""};
	struct str from = STR_INIT, to = STR_INIT;
	bool good = true;
	for (size_t i = 0; good && i < sizeof(order) / sizeof(*order); i++) {
		append_ending(&from, path, order[i]);
		append_ending(&to, aside, order[i]);
		if (access(from.data, F_OK))
			continue;
		good = file_name_again(from.data, to.data) || failed(to.data, error);
		*count += good;
	}
	str_release(&from);
	str_release(&to);
	return good;
}

/* What would be played back into the new file; all of it is kept aside by now. */
static bool clear_beside(const char *path, struct error *error)
{
	struct str name = STR_INIT;
	bool good = true;
	for (const char *const *ending = office_endings + 1; good && *ending; ending++) {
		append_ending(&name, path, *ending);
		good = !unlink(name.data) || errno == ENOENT || failed(name.data, error);
	}
	str_release(&name);
	return good;
}

/* What came to stand where nothing was is not written over. */
static bool take_place(
	const struct exchange *exchange, const char *name, struct error *error)
{
	if (exchange->file < 0)
		return file_place(name, exchange->path, error);
	return !rename(name, exchange->path) || failed(exchange->path, error);
}

bool exchange_do(const struct exchange *exchange, const char *name, struct str *aside,
	struct error *error)
{
	struct str other = STR_INIT;
	int kept = 0;
	const bool good = find_name(exchange->path, &other, error) &&
			  keep_aside(exchange->path, other.data, &kept, error) &&
			  file_sync_folder(exchange->path, error) &&
			  clear_beside(exchange->path, error) &&
			  file_sync_folder(exchange->path, error) &&
			  take_place(exchange, name, error) &&
			  file_sync_folder(exchange->path, error);
	if (good && kept)
		str_append(aside, other.data, other.bytes);
	str_release(&other);
	return good;
}
