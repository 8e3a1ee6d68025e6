/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An office file that is there becomes one of a group, by its owner or root alone, and
 * nothing else does: not what somebody puts in its place meanwhile, 300 times a run.
 * MATTRAKAN_SOAK=1: ten times as often.
 */
#include <config.h>

#include "tests/faults/tally.h"
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
#include "db/evidence_files.h"
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

/* --- files that are evidence --- */

static char *keep_photo(const struct scene *scene, const char *photo)
{
	struct error error = ERROR_INIT;
	struct str ref = STR_INIT, path = STR_INIT;
	assert_done(evidence_file_keep(scene->path, "a.jpg", (const unsigned char *)photo,
			    strlen(photo), &ref, &error),
		&error);
	assert_true(evidence_file_path(scene->path, ref.data, &path));
	str_release(&ref);
	return str_detach(&path);
}

static void assert_mode(const char *path, unsigned mode)
{
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, mode);
}

/* The folder and its files are the group's then; not what a link in it leads to, what has
 * another name too, nor what has the name of no such file. */
static void test_photos(void **state)
{
	const struct scene *scene = *state;
	struct error error = ERROR_INIT;
	char *other = support_path(scene->office.folder, "other");
	char *linked = keep_photo(scene, "linked"), *twice = keep_photo(scene, "twice");
	assert_int_equal(chmod(scene->path, 0600), 0);
	char *photo = keep_photo(scene, "photo");
	struct str letter = STR_INIT, second = STR_INIT;
	str_printf(&letter, "%s-files/letter", scene->path);
	str_printf(&second, "%s.second", twice);
	support_write(other, "a letter", 8);
	support_write(letter.data, "a letter", 8);
	assert_int_equal(chmod(other, 0600) | chmod(letter.data, 0600), 0);
	assert_int_equal(link(twice, second.data), 0);
	assert_int_equal(unlink(linked) | symlink(other, linked), 0);
	assert_done(store_share(scene->path, scene->group, &error), &error);
	assert_shared(scene, photo, 0660);
	strrchr(photo, '/')[0] = '\0'; /* the folder */
	assert_shared(scene, photo, 02770);
	assert_mode(other, 0600);
	assert_mode(letter.data, 0600);
	assert_mode(twice, 0600);
	/* What comes now is the group's from the first, whatever became of the folder. */
	assert_int_equal(chown(photo, (uid_t)-1, getgid()) | chmod(photo, 0700), 0);
	char *later = keep_photo(scene, "later");
	assert_shared(scene, later, 0660);
	str_release(&letter);
	str_release(&second);
	free(other);
	free(linked);
	free(twice);
	free(photo);
	free(later);
}

/* A folder that is a link is not followed. */
static void test_photos_elsewhere(void **state)
{
	const struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct str folder = STR_INIT;
	char *other = support_path(scene->office.folder, "other");
	str_printf(&folder, "%s-files", scene->path);
	assert_int_equal(mkdir(other, 0700) | symlink(other, folder.data), 0);
	assert_false(store_share(scene->path, scene->group, &error));
	assert_error(&error, ERROR_SYSTEM, "office.db-files");
	assert_mode(other, 0700);
	str_release(&folder);
	free(other);
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

static bool is_untouched(const char *other, const struct stat *before)
{
	struct stat now;
	return !lstat(other, &now) && now.st_mode == before->st_mode &&
	       now.st_uid == before->st_uid && now.st_gid == before->st_gid &&
	       now.st_size == before->st_size &&
	       now.st_mtim.tv_sec == before->st_mtim.tv_sec &&
	       now.st_mtim.tv_nsec == before->st_mtim.tv_nsec;
}

/* One that was done, or refused with a message; what the links lead to is as it was. */
static void count(struct tally *tally, bool done, struct error *error, const char *other,
	const struct stat *before)
{
	tally->tried++;
	if (!is_untouched(other, before))
		tally_lost(tally, "another's file was touched");
	else if (!done && !*error_message(error))
		tally_lost(tally, "it failed without a word");
	else
		*(done ? &tally->good : &tally->told) += 1;
	error_release(error);
}

static int tries(void)
{
	return soak() ? 3000 : 300;
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
static void exchange_while_shared(const struct scene *scene, const char *other,
	const struct stat *before, struct tally *tally)
{
	char *away = support_path(scene->folder, "away.db");
	const pid_t child = start_exchanging(scene->path, other, away);
	for (int i = 0; i < tries(); i++) {
		struct error error = ERROR_INIT;
		const bool done = store_share(scene->path, scene->group, &error);
		count(tally, done, &error, other, before);
	}
	stop(child);
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
static void exchange_while_made(const struct scene *scene, const char *other,
	const struct stat *before, struct tally *tally)
{
	char *made = support_path(scene->folder, "made.db");
	char *copy = support_path(scene->folder, "copy.db");
	struct store *store = office_open(scene->office.path, STORE_READ);
	const pid_t child = start_hunting(scene->folder, other);
	for (int i = 0; i < tries() / 6; i++) {
		struct error error = ERROR_INIT;
		const bool created = store_create(made, scene->group, &error);
		count(tally, created, &error, other, before);
		const bool copied = store_backup(store, copy, &error);
		count(tally, copied, &error, other, before);
		unlink(made), unlink(copy);
	}
	stop(child);
	store_close(store);
	free(made);
	free(copy);
}

static void test_exchanged(void **state)
{
	const struct scene *scene = *state;
	struct tally tally = tally_begin("share");
	struct stat before;
	char *other = make_other(scene, &before);
	exchange_while_shared(scene, other, &before, &tally);
	exchange_while_made(scene, other, &before, &tally);
	tally_note(&tally,
		"%d times while an office file was made a group's, %d while one was "
		"made, or copied",
		tries(), tries() / 6 * 2);
	free(other);
	tally_end(&tally);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_shared),
		TEST(test_refused),
		TEST(test_foreign_copies),
		TEST(test_photos),
		TEST(test_photos_elsewhere),
		TEST(test_exchanged),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
