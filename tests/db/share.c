/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An office file that is there becomes one of a group, by its owner or root alone, and
 * nothing else does: not what somebody puts in its place meanwhile, 300 times a run.
 * MATTRAKAN_SOAK=1: ten times as often.
 */
#include <config.h>

#include "tests/support/office.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/copies.h"
#include "db/store.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

/* Who this process is said to be; 0: who it is. */
static uid_t pretended;

/* In the place of the C library's, for all that is linked here. */
uid_t geteuid(void)
{
	return pretended ? pretended : getuid();
}

/* --- a folder of a group --- */

struct scene {
	struct office office;
	char *folder, *path, *group;
	gid_t id;
};

/* In it a person's own office file, with a copy, that nobody has open. */
static int setup(void **state)
{
	struct scene *scene = mem_new(1, sizeof(*scene));
	struct error error = ERROR_INIT;
	office_make(&scene->office);
	scene->group = support_group(&scene->id);
	scene->folder = support_path(scene->office.folder, "shared");
	scene->path = support_path(scene->folder, "office.db");
	assert_int_equal(mkdir(scene->folder, 0700), 0);
	assert_int_equal(chown(scene->folder, (uid_t)-1, scene->id), 0);
	assert_int_equal(chmod(scene->folder, 02770), 0);
	assert_done(store_create(scene->path, NULL, &error), &error);
	struct store *store = office_open(scene->path, STORE_WRITE);
	assert_done(copies_make(store, COPY_DAILY, NULL, &error), &error);
	store_close(store);
	*state = scene;
	return 0;
}

static int teardown(void **state)
{
	struct scene *scene = *state;
	pretended = 0;
	office_remove(&scene->office);
	free(scene->folder);
	free(scene->path);
	free(scene->group);
	free(scene);
	return 0;
}

static void assert_shared(const struct scene *scene, const char *path, unsigned mode)
{
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_gid, scene->id);
	assert_int_equal(status.st_mode & 07777, mode);
}

static void test_shared(void **state)
{
	const struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct kept_copies copies;
	struct str folder = STR_INIT, wal = STR_INIT;
	assert_done(store_share(scene->path, scene->group, &error), &error);
	assert_shared(scene, scene->path, 0660);
	str_printf(&folder, "%s-copies", scene->path);
	assert_shared(scene, folder.data, 02770);
	assert_true(copies_list(scene->path, &copies, NULL));
	assert_int_equal(copies.count, 1);
	assert_shared(scene, copies.items[0].path, 0660);
	copies_release(&copies);
	/* What SQLite makes beside it is the group's too. */
	struct store *store = office_open(scene->path, STORE_WRITE);
	assert_done(store_set_last_opened(store, "somsri", 1, &error), &error);
	str_printf(&wal, "%s-wal", scene->path);
	assert_shared(scene, wal.data, 0660);
	/* Not while somebody has it open: this one, too. */
	assert_false(store_share(scene->path, scene->group, &error));
	assert_error(&error, ERROR_REFUSED, "somebody has it open");
	store_close(store);
	assert_done(store_share(scene->path, scene->group, &error), &error);
	str_release(&folder);
	str_release(&wal);
}

static void try(const struct scene *scene, const char *path, enum error_kind kind,
	const char *words)
{
	struct error error = ERROR_INIT;
	struct stat before, after;
	const bool there = lstat(path, &before) == 0;
	assert_false(store_share(path, scene->group, &error));
	assert_error(&error, kind, words);
	if (there) {
		assert_int_equal(lstat(path, &after), 0);
		assert_int_equal(after.st_mode, before.st_mode);
		assert_int_equal(after.st_gid, before.st_gid);
	}
}

static void test_refused(void **state)
{
	const struct scene *scene = *state;
	struct error error = ERROR_INIT;
	char *link_path = support_path(scene->folder, "link.db");
	char *text = support_path(scene->folder, "text.db");
	assert_int_equal(chmod(scene->path, 0600), 0);
	/* Another's, for who is not root. */
	pretended = getuid() + 1;
	try(scene, scene->path, ERROR_REFUSED, "only the owner");
	pretended = 0;
	/* A folder of one person. */
	try(scene, scene->office.path, ERROR_SYSTEM, "chmod 2770");
	assert_int_equal(symlink(scene->path, link_path), 0);
	try(scene, link_path, ERROR_SYSTEM, "is a link");
	assert_int_equal(unlink(link_path), 0);
	assert_int_equal(link(scene->path, link_path), 0);
	try(scene, scene->path, ERROR_SYSTEM, "another name");
	assert_int_equal(unlink(link_path), 0);
	support_write(text, "a letter", 8);
	try(scene, text, ERROR_SYSTEM, "is no office file");
	try(scene, link_path, ERROR_SYSTEM, "link.db");
	assert_false(store_share(scene->path, "no-such-group", &error));
	assert_error(&error, ERROR_USAGE, "no-such-group");
	free(link_path);
	free(text);
}

/* A copy that is not the owner's, or only called one, stays as it is. */
static void test_foreign_copies(void **state)
{
	const struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct stat status;
	struct str name = STR_INIT;
	str_printf(&name, "%s-copies/2026-01-02-0304-daily.db", scene->path);
	support_write(name.data, "a letter", 8);
	assert_int_equal(chmod(name.data, 0600), 0);
	assert_done(store_share(scene->path, scene->group, &error), &error);
	assert_int_equal(stat(name.data, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	str_release(&name);
}

/* --- somebody renames --- */

/* Puts a link to the other file in the place of each name, and takes it away, till it is
 * killed. */
static pid_t start_exchanging(const char *path, const char *other, const char *away)
{
	const pid_t child = fork();
	if (child != 0)
		return child;
	for (;;) {
		rename(path, away);
		if (symlink(other, path) == 0)
			unlink(path);
		rename(away, path);
	}
}

static void stop(pid_t child)
{
	int status;
	assert_int_equal(kill(child, SIGKILL), 0);
	assert_int_equal(waitpid(child, &status, 0), child);
}

static void assert_untouched(const char *other, const struct stat *before)
{
	struct stat now;
	assert_int_equal(lstat(other, &now), 0);
	assert_int_equal(now.st_mode, before->st_mode);
	assert_int_equal(now.st_uid, before->st_uid);
	assert_int_equal(now.st_gid, before->st_gid);
	assert_int_equal(now.st_size, before->st_size);
	assert_int_equal(now.st_mtim.tv_sec, before->st_mtim.tv_sec);
	assert_int_equal(now.st_mtim.tv_nsec, before->st_mtim.tv_nsec);
}

static int tries(void)
{
	const char *soak = getenv("MATTRAKAN_SOAK");
	return soak && *soak == '1' ? 3000 : 300;
}

/* A private office file, to which the links lead: nothing but its owner's name and its
 * mode keep others from it. */
static char *make_other(const struct scene *scene, struct stat *status)
{
	struct error error = ERROR_INIT;
	char *other = support_path(scene->office.folder, "other.db");
	assert_done(store_create(other, NULL, &error), &error);
	assert_int_equal(stat(other, status), 0);
	return other;
}

/* While it is shared its name leads elsewhere, now and then. */
static void test_exchanged_while_shared(void **state)
{
	const struct scene *scene = *state;
	struct stat before;
	char *other = make_other(scene, &before);
	char *away = support_path(scene->folder, "away.db");
	const int count = tries();
	int shared = 0;
	const pid_t child = start_exchanging(scene->path, other, away);
	for (int i = 0; i < count; i++) {
		shared += store_share(scene->path, scene->group, NULL);
		assert_untouched(other, &before);
	}
	stop(child);
	printf("shared %d of %d times while it was exchanged; others touched: 0\n",
		shared, count);
	free(other);
	free(away);
}

static void exchange_one(int folder, const char *name, const char *other)
{
	struct stat status;
	if (!fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) &&
		S_ISREG(status.st_mode) && !renameat(folder, name, folder, "gone") &&
		symlinkat(other, folder, name))
		unlinkat(folder, "gone", 0);
}

/* Whatever new name appears in the folder is exchanged for a link at once. */
static pid_t start_hunting(const char *path, const char *other)
{
	const pid_t child = fork();
	if (child != 0)
		return child;
	DIR *list = opendir(path);
	for (;; rewinddir(list))
		for (struct dirent *each; (each = readdir(list));)
			if (strncmp(each->d_name, ".mattrakan-", 11) == 0 ||
				strcmp(each->d_name, "made.db") == 0 ||
				strcmp(each->d_name, "copy.db") == 0)
				exchange_one(dirfd(list), each->d_name, other);
}

/* So while files are made and copies written. */
static void test_exchanged_while_made(void **state)
{
	const struct scene *scene = *state;
	struct stat before;
	char *other = make_other(scene, &before);
	char *made = support_path(scene->folder, "made.db");
	char *copy = support_path(scene->folder, "copy.db");
	const int count = tries() / 6;
	int good = 0;
	struct store *store = office_open(scene->office.path, STORE_READ);
	const pid_t child = start_hunting(scene->folder, other);
	for (int i = 0; i < count; i++) {
		good += store_create(made, scene->group, NULL);
		good += store_backup(store, copy, NULL);
		assert_untouched(other, &before);
		unlink(made), unlink(copy);
	}
	stop(child);
	printf("made %d of %d files while names were exchanged; others touched: 0\n",
		good, 2 * count);
	store_close(store);
	free(other);
	free(made);
	free(copy);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_shared),
		TEST(test_refused),
		TEST(test_foreign_copies),
		TEST(test_exchanged_while_shared),
		TEST(test_exchanged_while_made),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
