/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a new office file, and a backup, come to their place: on the disk before they have
 * their name; and others who may rename files in the folder, and do it at the worst
 * moment, get nothing changed that is not the new file. The calls of the system that
 * matter are this program's own: they do what they are for, and more.
 */
#include <config.h>

#include "tests/support/office.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "db/engine/file.h"
#include "db/engine/sqlite.h"
#include "db/store.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

/* --- what is called --- */

enum moment { NEVER, BEFORE_RIGHTS, AFTER_MAKING, BEFORE_SYNC, AT_FOLDER };

static struct {
	struct str calls;    /* "sync NAME", "move NAME", one a line */
	enum moment moment;  /* at which what is being made is exchanged */
	const char *pattern; /* of its name */
	const char *other;   /* what a link to is put there */
	bool exchanged;
} scene;

static void exchange(enum moment now)
{
	glob_t found;
	const int reason = errno;
	if (scene.moment != now || scene.exchanged)
		return;
	if (!glob(scene.pattern, 0, NULL, &found)) {
		struct str away = STR_INIT;
		str_printf(&away, "%s.away", found.gl_pathv[0]);
		assert_int_equal(rename(found.gl_pathv[0], away.data), 0);
		assert_int_equal(symlink(scene.other, found.gl_pathv[0]), 0);
		scene.exchanged = true;
		str_release(&away);
	}
	globfree(&found);
	errno = reason;
}

static void note(const char *call, const char *path)
{
	const char *slash = strrchr(path, '/');
	str_printf(&scene.calls, "%s %s\n", call, slash ? slash + 1 : path);
}

static void note_descriptor(const char *call, int file)
{
	char link[64], path[4096];
	snprintf(link, sizeof(link), "/proc/self/fd/%d", file);
	const ssize_t bytes = readlink(link, path, sizeof(path) - 1);
	assert_true(bytes > 0);
	path[bytes] = '\0';
	note(call, path);
}

int fsync(int file)
{
	exchange(BEFORE_SYNC);
	note_descriptor("sync", file);
	return (int)syscall(SYS_fsync, file);
}

int renameat2(int from, const char *old, int to, const char *new, unsigned flags)
{
	note("move", new);
	return (int)syscall(SYS_renameat2, from, old, to, new, flags);
}

int fchown(int file, uid_t owner, gid_t group)
{
	exchange(BEFORE_RIGHTS);
	return (int)syscall(SYS_fchown, file, owner, group);
}

int fchownat(int folder, const char *path, uid_t owner, gid_t group, int flags)
{
	exchange(BEFORE_RIGHTS);
	return (int)syscall(SYS_fchownat, folder, path, owner, group, flags);
}

int fchmodat(int folder, const char *path, mode_t mode, int flags)
{
	(void)flags;
	exchange(BEFORE_RIGHTS);
	return (int)syscall(SYS_fchmodat, folder, path, mode);
}

int chown(const char *path, uid_t owner, gid_t group)
{
	exchange(BEFORE_RIGHTS);
	return (int)syscall(SYS_fchownat, AT_FDCWD, path, owner, group, 0);
}

int fchmod(int file, mode_t mode)
{
	exchange(BEFORE_RIGHTS);
	return (int)syscall(SYS_fchmod, file, mode);
}

int chmod(const char *path, mode_t mode)
{
	exchange(BEFORE_RIGHTS);
	return (int)syscall(SYS_fchmodat, AT_FDCWD, path, mode);
}

int mkstemp(char *pattern)
{
	const int file = mkostemp(pattern, 0);
	exchange(AFTER_MAKING);
	return file;
}

/* Whether what is asked of a file can only be read now; root may write everywhere. */
static struct {
	bool file, disk;
} read_only;

int faccessat(int folder, const char *path, int mode, int flags)
{
	if (read_only.file && mode == W_OK) {
		errno = EACCES;
		return -1;
	}
	return (int)syscall(SYS_faccessat, folder, path, mode, flags);
}

int statvfs(const char *path, struct statvfs *disk)
{
	(void)path;
	*disk = (struct statvfs){.f_flag = read_only.disk ? ST_RDONLY : 0};
	return 0;
}

int mkdir(const char *path, mode_t mode)
{
	const int result = (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
	exchange(AT_FOLDER);
	return result;
}

static void begin(enum moment moment, const char *pattern, const char *other)
{
	str_clear(&scene.calls);
	scene.moment = moment;
	scene.pattern = pattern;
	scene.other = other;
	scene.exchanged = false;
}

static void end(void)
{
	scene.moment = NEVER;
}

/* --- on the disk --- */

/* The file is synced under its temporary name, then moved, then its folder synced. */
static void assert_in_order(const char *base, const char *folder)
{
	struct str last = STR_INIT;
	const char *name = strrchr(folder, '/') + 1;
	str_printf(&last, "move %s\nsync %s\n", base, name);
	const char *first = strstr(scene.calls.data, "sync .mattrakan-");
	const char *then = strstr(scene.calls.data, last.data);
	if (!first || !then || first > then)
		fail_msg("not in order: %s", scene.calls.data);
	str_release(&last);
}

static void test_on_disk(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char *path = support_path(office->folder, "new.db");
	char *copy = support_path(office->folder, "copy.db");
	begin(NEVER, "", "");
	assert_done(store_create(path, NULL, &error), &error);
	assert_in_order("new.db", office->folder);
	begin(NEVER, "", "");
	assert_done(store_backup(office->store, copy, &error), &error);
	assert_in_order("copy.db", office->folder);
	free(path);
	free(copy);
}

/* --- exchanged --- */

/* A file that is not the group's, with what must not change of it. */
struct other {
	char *path;
	const char *text;
	struct stat status;
};

static void make_other(struct other *other, const char *folder, const char *text)
{
	other->path = support_path(folder, "other");
	other->text = text;
	support_write(other->path, text, strlen(text));
	assert_int_equal(syscall(SYS_fchmodat, AT_FDCWD, other->path, 0600), 0);
	assert_int_equal(stat(other->path, &other->status), 0);
}

static void assert_untouched(struct other *other)
{
	struct stat now;
	struct str text = STR_INIT;
	assert_int_equal(stat(other->path, &now), 0);
	assert_int_equal(now.st_mode, other->status.st_mode);
	assert_int_equal(now.st_uid, other->status.st_uid);
	assert_int_equal(now.st_gid, other->status.st_gid);
	support_read(other->path, &text);
	assert_string_equal(text.data, other->text);
	str_release(&text);
	free(other->path);
}

static void make_shared(const char *folder, gid_t group)
{
	assert_int_equal(syscall(SYS_mkdirat, AT_FDCWD, folder, 0700), 0);
	assert_int_equal(syscall(SYS_fchownat, AT_FDCWD, folder, -1, group, 0), 0);
	assert_int_equal(syscall(SYS_fchmodat, AT_FDCWD, folder, 02770), 0);
}

static void exchange_at(struct office *office, enum moment moment, const char *name)
{
	struct error error = ERROR_INIT;
	struct other other;
	gid_t id;
	char *group = support_group(&id);
	char *folder = support_path(office->folder, name);
	char *path = support_path(folder, "office.db");
	char *pattern = support_path(folder, ".mattrakan-*");
	make_shared(folder, id);
	make_other(&other, office->folder, "what belongs to somebody else");
	begin(moment, pattern, other.path);
	assert_false(store_create(path, group, &error));
	assert_true(scene.exchanged);
	end();
	assert_error(&error, ERROR_SYSTEM, "somebody put another file");
	assert_untouched(&other);
	free(path);
	free(pattern);
	free(folder);
	free(group);
}

static void test_exchanged(void **state)
{
	exchange_at(*state, BEFORE_RIGHTS, "one");
	exchange_at(*state, BEFORE_SYNC, "two");
}

static void test_folder_exchanged(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct stat before, after;
	gid_t id;
	char *group = support_group(&id);
	char *folder = support_path(office->folder, "shared");
	char *path = support_path(folder, "office.db");
	char *other = support_path(office->folder, "private");
	assert_int_equal(syscall(SYS_mkdirat, AT_FDCWD, other, 0700), 0);
	assert_int_equal(stat(other, &before), 0);
	begin(AT_FOLDER, folder, other);
	assert_false(store_create(path, group, &error));
	assert_true(scene.exchanged);
	end();
	assert_error(&error, ERROR_SYSTEM, "the folder cannot be made");
	assert_int_equal(stat(other, &after), 0);
	assert_int_equal(after.st_mode, before.st_mode);
	assert_int_equal(after.st_gid, before.st_gid);
	free(folder);
	free(path);
	free(other);
	free(group);
}

static void test_backup_exchanged(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct other other;
	char *path = support_path(office->folder, "copy.db");
	char *pattern = support_path(office->folder, ".mattrakan-*");
	/* Empty, so that SQLite would take it for a new database. */
	make_other(&other, office->folder, "");
	begin(AFTER_MAKING, pattern, other.path);
	assert_false(store_backup(office->store, path, &error));
	assert_true(scene.exchanged);
	end();
	assert_int_equal(error.kind, ERROR_SYSTEM);
	error_release(&error);
	assert_untouched(&other);
	free(path);
	free(pattern);
}

/* A folder may be reached by a link: that is no exchange. */
static void test_folder_is_link(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char *link = support_path(office->folder, "link");
	char *copy = support_path(link, "copy.db"), *path = support_path(link, "new.db");
	assert_int_equal(symlink(office->folder, link), 0);
	begin(NEVER, "", "");
	assert_done(store_create(path, NULL, &error), &error);
	assert_done(store_backup(office->store, copy, &error), &error);
	store_close(office_open(path, STORE_WRITE));
	store_close(office_open(copy, STORE_WRITE));
	assert_int_equal(unlink(link), 0);
	free(link);
	free(copy);
	free(path);
}

static void test_read_only_meanwhile(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_done(store_in_place(office->store, &error), &error);
	read_only.file = true;
	assert_false(store_in_place(office->store, &error));
	assert_error(&error, ERROR_SYSTEM, "was made read-only while it was open");
	read_only.file = false;
	read_only.disk = true;
	assert_false(store_in_place(office->store, &error));
	assert_error(&error, ERROR_SYSTEM, "can only be read now");
	/* Who but reads is not in need of more. */
	struct store *reader = office_open(office->path, STORE_READ);
	assert_done(store_in_place(reader, &error), &error);
	store_close(reader);
	read_only.disk = false;
	assert_done(store_in_place(office->store, &error), &error);
}

/* Between its name and its lock: who waited while others went back to a copy would have
 * the file that was. */
static int exchange_opened(sqlite3 *file, char **message, const void *routines)
{
	(void)message, (void)routines;
	const char *path = sqlite3_db_filename(file, "main");
	/* The header is looked at before, through a connection that only reads. */
	if (sqlite3_db_readonly(file, "main") == 0 && !scene.exchanged) {
		assert_int_equal(rename(scene.other, path), 0);
		scene.exchanged = true;
	}
	return SQLITE_OK;
}

static void test_exchanged_while_opened(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char *copy = support_path(office->folder, "copy.db");
	char *path = support_path(office->folder, "opened.db");
	begin(NEVER, "", NULL);
	assert_done(store_backup(office->store, copy, &error), &error);
	assert_done(store_backup(office->store, path, &error), &error);
	begin(NEVER, "", copy);
	sqlite3_auto_extension((void (*)(void))exchange_opened);
	struct store *store = store_open(path, STORE_WRITE, &error);
	sqlite3_cancel_auto_extension((void (*)(void))exchange_opened);
	assert_true(scene.exchanged);
	assert_null(store);
	assert_error(&error, ERROR_SYSTEM, "another file was put in the place");
	free(copy);
	free(path);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_on_disk),
		TEST(test_exchanged),
		TEST(test_folder_exchanged),
		TEST(test_backup_exchanged),
		TEST(test_folder_is_link),
		TEST(test_read_only_meanwhile),
		TEST(test_exchanged_while_opened),
	};
	const int failures = cmocka_run_group_tests(tests, NULL, NULL);
	str_release(&scene.calls);
	return failures;
}
