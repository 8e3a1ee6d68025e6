/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Back to a copy: what was there before is kept whole, with what its WAL holds; nothing of
 * it gets into the copy; and a break at any point leaves one or the other.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/engine/engine.h"
#include "db/restore.h"
#include "db/store.h"
#include "db/trust/trail.h"
#include "model/office_held.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

/* --- a break --- */

enum { BROKEN_OFF = 77 };

/* After so many changes of the folder or syncs the process is gone; 0: it stays. */
static int steps_left;

static void step(void)
{
	if (steps_left && !--steps_left)
		_exit(BROKEN_OFF);
}

/* In the place of the C library's, for all that is linked here. */
int link(const char *from, const char *to)
{
	step();
	return (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlink(const char *path)
{
	step();
	return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int rename(const char *from, const char *to)
{
	step();
	return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

/* The sync of so many from now fails; 0: none. */
static int syncs_left;

static bool sync_fails(void)
{
	if (!syncs_left || --syncs_left)
		return false;
	errno = EIO;
	return true;
}

int fsync(int file)
{
	step();
	return sync_fails() ? -1 : (int)syscall(SYS_fsync, file);
}

int fdatasync(int file)
{
	return sync_fails() ? -1 : (int)syscall(SYS_fdatasync, file);
}

/* --- the scene --- */

#define ASIDE "office-before-2026-11-20.db"

/* An office file of one card, a copy of it, and two cards more since. */
struct scene {
	int restored; /* how often the trail says so */
	struct office office;
	char *copy, *aside;
	struct str told; /* where the present file went */
};

enum { BEFORE = 1, AFTER = 3 };

static void add_card(struct store *store)
{
	struct error error = ERROR_INIT;
	struct card_entry added;
	assert_done(store_add_card(store, 1, "somsri", &added, &error), &error);
	card_entry_release(&added);
}

static int make(void **state)
{
	static struct scene scene;
	struct error error = ERROR_INIT;
	struct report report;
	setenv("SOURCE_DATE_EPOCH", "1795143751", 1);
	office_make(&scene.office);
	office_invent(&report, 2567, BEFORE, 1);
	office_import(&scene.office, &report);
	report_release(&report);
	scene.copy = support_path(scene.office.folder, "copy.db");
	scene.aside = support_path(scene.office.folder, ASIDE);
	scene.told = (struct str)STR_INIT;
	assert_done(store_backup(scene.office.store, scene.copy, &error), &error);
	for (int i = BEFORE; i < AFTER; i++)
		add_card(scene.office.store);
	store_close(scene.office.store);
	scene.office.store = NULL;
	*state = &scene;
	return 0;
}

static int remove_all(void **state)
{
	struct scene *scene = *state;
	office_remove(&scene->office);
	free(scene->copy);
	free(scene->aside);
	str_release(&scene->told);
	return 0;
}

static int64_t cards_of(const char *path)
{
	struct office_contents contents;
	office_contents_read(path, &contents);
	if (contents.why)
		fail_msg("%s", contents.why);
	const int64_t cards = contents.cards;
	office_contents_release(&contents);
	return cards;
}

static void assert_file(const char *path, int64_t cards)
{
	assert_int_equal(cards_of(path), cards);
	struct store *store = office_open(path, STORE_WRITE);
	assert_sound(store);
	store_close(store);
	assert_int_equal(cards_of(path), cards);
}

static void restore(struct scene *scene)
{
	struct error error = ERROR_INIT;
	str_clear(&scene->told);
	assert_done(store_restore(scene->office.path, scene->copy, "somsri", &scene->told,
			    NULL, &error),
		&error);
}

/* Leaves the last card in a WAL, as a killed program does. */
static void die_with_wal(struct scene *scene)
{
	const pid_t child = fork();
	if (child == 0) {
		struct card_entry added;
		struct store *store = store_open(scene->office.path, STORE_WRITE, NULL);
		_exit(!store || !store_add_card(store, 1, "somsri", &added, NULL));
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void test_restore(void **state)
{
	struct scene *scene = *state;
	restore(scene);
	assert_string_equal(scene->told.data, scene->aside);
	assert_file(scene->office.path, BEFORE);
	assert_file(scene->aside, AFTER);
	/* The copy is there for the next time, and nothing is ever kept over another. */
	assert_file(scene->copy, BEFORE);
	restore(scene);
	assert_non_null(strstr(scene->told.data, "office-before-2026-11-20-2.db"));
	assert_file(scene->aside, AFTER);
}

static bool see_restored(void *context, const struct trail_entry *entry)
{
	struct scene *scene = context;
	scene->restored += strcmp(entry->act, "office.restore") == 0 &&
			   strcmp(entry->who, "somsri") == 0 &&
			   strcmp(entry->detail, scene->copy) == 0;
	return true;
}

static void test_the_trail_tells(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct office_contents contents;
	restore(scene);
	struct store *store = office_open(scene->office.path, STORE_READ);
	assert_done(store_trail(store, 0, 0, see_restored, scene, &error), &error);
	assert_int_equal(scene->restored, 1);
	store_close(store);
	office_contents_read(scene->office.path, &contents);
	assert_string_equal(contents.who, "somsri");
	assert_true(contents.at > 0);
	office_contents_release(&contents);
}

/* A copy that is not there: nobody is told to make an office file of its name. */
static void test_no_such_copy(void **state)
{
	struct scene *scene = *state;
	struct office_contents contents;
	struct error error = ERROR_INIT;
	struct str aside = STR_INIT;
	remove(scene->copy);
	office_copy_read(scene->copy, &contents);
	assert_non_null(strstr(contents.why, "there is no such file"));
	office_contents_release(&contents);
	assert_false(store_restore(
		scene->office.path, scene->copy, "somsri", &aside, NULL, &error));
	assert_non_null(strstr(error_message(&error), "there is no such file"));
	assert_null(strstr(error_message(&error), "mattrakan init"));
	assert_file(scene->office.path, AFTER);
	error_release(&error);
	str_release(&aside);
}

static void test_after_a_crash(void **state)
{
	struct scene *scene = *state;
	die_with_wal(scene);
	restore(scene);
	assert_file(scene->office.path, BEFORE);
	assert_file(scene->aside, AFTER + 1);
}

/* Broken off after each step in turn: the path names the file of before with all that it
 * held, or the copy, and then the one of before is kept. */
static void test_broken_off(void **state)
{
	struct scene *scene = *state;
	int status = BROKEN_OFF, taken = 0, step = 1;
	for (; status == BROKEN_OFF; step++) {
		die_with_wal(scene);
		const int64_t before = cards_of(scene->office.path);
		const pid_t child = fork();
		if (child == 0) {
			struct error error = ERROR_INIT;
			steps_left = step;
			_exit(!store_restore(scene->office.path, scene->copy, "somsri",
				&scene->told, NULL, &error));
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		status = WEXITSTATUS(status);
		const int64_t now = cards_of(scene->office.path);
		assert_file(scene->office.path, now);
		if (now != before) {
			assert_int_equal(now, BEFORE);
			assert_file(scene->aside, before);
			taken++;
		}
		unlink(scene->aside);
	}
	assert_int_equal(status, 0);
	assert_true(step > 8 && taken > 1);
}

/* Each sync fails in turn: it says so, or all is there, with what the trail says. */
static void test_not_synced(void **state)
{
	enum { SYNCS = 16 };
	(void)remove_all(state);
	for (int i = 1; i <= SYNCS; i++) {
		struct error error = ERROR_INIT;
		(void)make(state);
		struct scene *scene = *state;
		syncs_left = i;
		const bool done = store_restore(scene->office.path, scene->copy, "somsri",
			&scene->told, NULL, &error);
		syncs_left = 0;
		struct store *store = office_open(scene->office.path, STORE_READ);
		scene->restored = 0;
		assert_done(store_trail(store, 0, 0, see_restored, scene, NULL), &error);
		store_close(store);
		if (scene->restored != (cards_of(scene->office.path) == BEFORE) ||
			(done && !scene->restored))
			fail_msg("sync %d: %s, and the trail tells %d times", i,
				done ? "done" : "refused", scene->restored);
		assert_file(scene->office.path, scene->restored ? BEFORE : AFTER);
		(void)remove_all(state);
	}
	(void)make(state);
}

static void write_noise(const char *path, long from, size_t bytes)
{
	FILE *file = fopen(path, "r+b");
	assert_non_null(file);
	assert_int_equal(fseek(file, from, SEEK_SET), 0);
	while (bytes--)
		fputc(0x5A, file);
	assert_int_equal(fclose(file), 0);
}

/* A damaged file is kept as it is, its WAL too, for whoever can read more of it. */
static void test_damaged(void **state)
{
	struct scene *scene = *state;
	struct str before = STR_INIT, after = STR_INIT;
	char *wal = support_path(scene->office.folder, "office.db-wal");
	char *aside = support_path(scene->office.folder, ASIDE "-wal");
	die_with_wal(scene);
	write_noise(scene->office.path, 0, 5000);
	support_read(wal, &before);
	restore(scene);
	assert_file(scene->office.path, BEFORE);
	support_read(aside, &after);
	assert_int_equal(after.bytes, before.bytes);
	assert_memory_equal(after.data, before.data, before.bytes);
	str_release(&before);
	str_release(&after);
	free(wal);
	free(aside);
}

/* Nor does a WAL get into the copy whose office file is gone. */
static void test_missing(void **state)
{
	struct scene *scene = *state;
	die_with_wal(scene);
	assert_int_equal(unlink(scene->office.path), 0);
	restore(scene);
	assert_file(scene->office.path, BEFORE);
	char *wal = support_path(scene->office.folder, ASIDE "-wal");
	assert_int_equal(access(wal, F_OK), 0);
	free(wal);
}

static void assert_refused(
	struct scene *scene, const char *copy, enum error_kind kind, const char *words)
{
	struct error error = ERROR_INIT;
	struct file_mark before, after;
	assert_true(file_mark_of(scene->office.path, &before));
	assert_false(store_restore(
		scene->office.path, copy, "somsri", &scene->told, NULL, &error));
	assert_error(&error, kind, words);
	assert_true(file_mark_of(scene->office.path, &after));
	assert_true(file_mark_same(&before, &after));
	assert_string_equal(scene->told.data ? scene->told.data : "", "");
}

static int count_files(const char *folder)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, NULL, NULL);
	for (int i = 0; i < count; i++)
		free(entries[i]);
	free(entries);
	return count;
}

static void test_bad_copies(void **state)
{
	struct scene *scene = *state;
	const int files = count_files(scene->office.folder);
	assert_refused(scene, "/nowhere/copy.db", ERROR_SYSTEM, "/nowhere/copy.db");
	assert_refused(scene, "/etc/passwd", ERROR_SYSTEM, "no office file");
	assert_refused(scene, scene->office.path, ERROR_USAGE, "itself");
	struct store *store = office_open(scene->copy, STORE_WRITE);
	assert_done(raw_try(store, "UPDATE report SET cards = 7", NULL),
		&(struct error)ERROR_INIT);
	store_close(store);
	assert_refused(scene, scene->copy, ERROR_REFUSED, "not sound");
	/* Where indexes lie, which opening does not read. */
	write_noise(scene->copy, 100000, 20000);
	assert_refused(scene, scene->copy, ERROR_REFUSED, "not sound");
	write_noise(scene->copy, 0, 30000);
	assert_refused(scene, scene->copy, ERROR_SYSTEM, "no office file");
	assert_int_equal(count_files(scene->office.folder), files);
	assert_int_equal(cards_of(scene->office.path), AFTER);
}

/* By another process, which is named, or by this one. */
static void test_in_use(void **state)
{
	struct scene *scene = *state;
	int begun[2], ended[2];
	char byte;
	assert_int_equal(pipe(begun), 0);
	assert_int_equal(pipe(ended), 0);
	const pid_t child = fork();
	if (child == 0) {
		close(ended[1]);
		struct store *store = store_open(scene->office.path, STORE_WRITE, NULL);
		if (!store || write(begun[1], "", 1) != 1)
			_exit(1);
		_exit(read(ended[0], &byte, 1) != 0);
	}
	assert_int_equal(read(begun[0], &byte, 1), 1);
	char process[40];
	snprintf(process, sizeof(process), "process %ld", (long)child);
	assert_refused(scene, scene->copy, ERROR_REFUSED, process);
	close(ended[0]);
	close(ended[1]);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	close(begun[0]);
	close(begun[1]);
	struct store *own = office_open(scene->office.path, STORE_WRITE);
	assert_refused(scene, scene->copy, ERROR_REFUSED, "has it open");
	store_close(own);
	restore(scene);
}

static void test_roles(void **state)
{
	struct scene *scene = *state;
	const int nobody = 65534;
	if (geteuid() != 0)
		skip();
	scene->office.store = office_open(scene->office.path, STORE_WRITE);
	office_people(&scene->office);
	store_close(scene->office.store);
	scene->office.store = NULL;
	assert_int_equal(chmod(scene->office.folder, 0777), 0);
	assert_int_equal(chown(scene->office.path, 0, (gid_t)nobody), 0);
	assert_int_equal(chmod(scene->office.path, 0660), 0);
	assert_int_equal(chmod(scene->copy, 0666), 0);
	const pid_t child = fork();
	if (child == 0) {
		struct error error = ERROR_INIT;
		if (setgroups(0, NULL) || setgid((gid_t)nobody) || setuid((uid_t)nobody))
			_exit(99);
		const bool clerk = store_restore(scene->office.path, scene->copy,
			"somsri", &scene->told, NULL, &error);
		if (clerk || error.kind != ERROR_REFUSED) {
			fprintf(stderr, "a clerk: %s\n", error_message(&error));
			_exit(1);
		}
		_exit(!store_restore(scene->office.path, scene->copy, "palad",
			&scene->told, NULL, &error));
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_int_equal(cards_of(scene->office.path), BEFORE);
}

static void test_rights(void **state)
{
	struct scene *scene = *state;
	struct stat status;
	const uid_t user = geteuid() ? geteuid() : 1234;
	const gid_t group = geteuid() ? getegid() : 2345;
	assert_int_equal(chown(scene->office.path, user, group), 0);
	assert_int_equal(chmod(scene->office.path, 0660), 0);
	restore(scene);
	for (int i = 0; i < 2; i++) {
		const char *path = i ? scene->aside : scene->office.path;
		assert_int_equal(stat(path, &status), 0);
		assert_int_equal(status.st_uid, user);
		assert_int_equal(status.st_gid, group);
		assert_int_equal(status.st_mode & 07777, 0660);
	}
}

/* Behind a link the file is exchanged, and the link stays. */
static void test_link(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct stat status;
	char *link = support_path(scene->office.folder, "link.db");
	assert_int_equal(symlink(scene->office.path, link), 0);
	assert_done(
		store_restore(link, scene->copy, "somsri", &scene->told, NULL, &error),
		&error);
	assert_int_equal(lstat(link, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_file(scene->office.path, BEFORE);
	free(link);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, remove_all)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_restore),
		TEST(test_the_trail_tells),
		TEST(test_no_such_copy),
		TEST(test_after_a_crash),
		TEST(test_broken_off),
		TEST(test_damaged),
		TEST(test_missing),
		TEST(test_not_synced),
		TEST(test_bad_copies),
		TEST(test_in_use),
		TEST(test_roles),
		TEST(test_rights),
		TEST(test_link),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
