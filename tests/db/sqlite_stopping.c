/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What makes a file, or another of one, is stopped at any point: then there is none, and the one
 * that was there is as it was.
 */
#include <config.h>

#include "tests/support/lived_in.h"
#include "tests/support/moving.h"
#include "tests/support/office.h"
#include "tests/support/sqlite_old.h"
#include "tests/support/stopping.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/copies.h"
#include "db/engine/sql.h"
#include "db/recover.h"
#include "db/restore.h"
#include "db/store.h"
#include "model/report.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

enum { OLD_VERSION = 4 };

struct scene {
	struct office office;
	char *path; /* of the file that is to be made, or changed */
	char *copy;
	struct str bytes; /* of that at path, before; none: it is not there */
	long files;       /* in the folder */
};

static long count_files(const char *folder)
{
	long count = 0;
	DIR *list = opendir(folder);
	assert_non_null(list);
	while (readdir(list))
		count++;
	closedir(list);
	return count;
}

static int make(void **state)
{
	static struct scene scene;
	office_make(&scene.office);
	lived_in_make(&scene.office);
	scene.path = support_path(scene.office.folder, "other.db");
	scene.copy = support_path(scene.office.folder, "copy.db");
	str_init(&scene.bytes);
	*state = &scene;
	return 0;
}

static int remove_all(void **state)
{
	struct scene *scene = *state;
	free(scene->path);
	free(scene->copy);
	str_release(&scene->bytes);
	office_remove(&scene->office);
	return 0;
}

/* From now on it has to stay like this. */
static void note(struct scene *scene)
{
	str_clear(&scene->bytes);
	if (access(scene->path, F_OK) == 0)
		support_read(scene->path, &scene->bytes);
	scene->files = count_files(scene->office.folder);
}

static void look(void *context)
{
	struct scene *scene = context;
	struct str now = STR_INIT;
	if (access(scene->path, F_OK) == 0)
		support_read(scene->path, &now);
	assert_int_equal(now.bytes, scene->bytes.bytes);
	assert_true(!now.bytes || !memcmp(now.data, scene->bytes.data, now.bytes));
	assert_int_equal(count_files(scene->office.folder), scene->files);
	str_release(&now);
}

/* --- copies --- */

static bool back_up(void *context, struct progress *progress, struct error *error)
{
	struct scene *scene = context;
	int problems = 0;
	store_watch(scene->office.store, progress);
	const bool done =
		copies_write(scene->office.store, scene->path, &problems, error);
	store_watch(scene->office.store, NULL);
	assert_int_equal(problems, 0);
	return done;
}

static void test_backup(void **state)
{
	struct scene *scene = *state;
	note(scene);
	stopping_everywhere(back_up, look, scene, 20);
}

/* Larger than what is copied at once: what others write meanwhile is in none of it. */
static bool write_meanwhile(void *context, const struct progress *progress)
{
	struct scene *scene = context;
	struct error error = ERROR_INIT;
	struct card_entry added;
	if (progress->done && !scene->files) {
		struct store *other = office_open(scene->office.path, STORE_WRITE);
		scene->files = progress->all;
		assert_done(store_add_card(other, 2, "manit", &added, &error), &error);
		card_entry_release(&added);
		store_close(other);
	}
	return true;
}

static void test_one_state(void **state)
{
	enum { CARDS = 400 };
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct report report;
	struct progress progress = {.go_on = write_meanwhile, .context = scene};
	office_invent(&report, 2571, CARDS, 3);
	office_import(&scene->office, &report);
	report_release(&report);
	const int64_t cards =
		raw_integer(scene->office.store, "SELECT count(*) FROM card");
	scene->files = 0;
	store_watch(scene->office.store, &progress);
	assert_done(store_backup(scene->office.store, scene->copy, &error), &error);
	store_watch(scene->office.store, NULL);
	assert_true(scene->files > 300); /* pages: it was written meanwhile */
	assert_int_equal(
		raw_integer(scene->office.store, "SELECT count(*) FROM card"), cards + 1);
	struct store *copy = office_open(scene->copy, STORE_WRITE);
	assert_int_equal(raw_integer(copy, "SELECT count(*) FROM card"), cards);
	assert_sound(copy);
	store_close(copy);
}

static bool restore(void *context, struct progress *progress, struct error *error)
{
	struct scene *scene = context;
	struct str aside = STR_INIT;
	const bool done =
		store_restore(scene->path, scene->copy, "palad", &aside, progress, error);
	str_release(&aside);
	return done;
}

static void test_restore(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	assert_done(store_backup(scene->office.store, scene->copy, &error), &error);
	assert_done(store_create(scene->path, NULL, &error), &error);
	note(scene);
	stopping_everywhere(restore, look, scene, 20);
}

/* --- a damaged file --- */

static void note_loss(void *context, const char *words)
{
	(void)context, (void)words;
}

static bool recover(void *context, struct progress *progress, struct error *error)
{
	struct scene *scene = context;
	struct recovered recovered;
	return store_recover(scene->copy, scene->path, "somsri", note_loss, NULL,
		&recovered, progress, error);
}

static void test_recover(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	assert_done(store_backup(scene->office.store, scene->copy, &error), &error);
	note(scene);
	stopping_everywhere(recover, look, scene, 30);
}

/* --- an older file --- */

static bool open_it(void *context, struct progress *progress, struct error *error)
{
	struct scene *scene = context;
	struct store *store =
		store_open_telling(scene->path, STORE_WRITE, progress, error);
	store_close(store);
	return store != NULL;
}

static void test_upgrade(void **state)
{
	struct scene *scene = *state;
	setenv("MATTRAKAN_COPIES", "no", 1);
	sqlite_old_make(&scene->office, OLD_VERSION, scene->path);
	note(scene);
	stopping_everywhere(open_it, look, scene, 10);
	struct store *store = office_open(scene->path, STORE_WRITE);
	assert_int_equal(raw_integer(store, "PRAGMA user_version"), SCHEMA_VERSION);
	store_close(store);
	unsetenv("MATTRAKAN_COPIES");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, remove_all)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_backup),
		TEST(test_one_state),
		TEST(test_restore),
		TEST(test_recover),
		TEST(test_upgrade),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
