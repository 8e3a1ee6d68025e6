/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A full disk, played by a limit on the size of files: write() fails at a byte of our
 * choice. Whatever was under way is undone, the message says so, the file is sound.
 */
#include <config.h>

#include "db/store.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "text/error.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>

enum { CARDS = 30 };

static int make(void **state)
{
	static struct office office;
	struct report report;
	signal(SIGXFSZ, SIG_IGN);
	office_make(&office);
	office_invent(&report, 2567, CARDS, 3);
	office_import(&office, &report);
	report_release(&report);
	*state = &office;
	return 0;
}

static void limit_files(rlim_t bytes)
{
	struct rlimit limit;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static int remove_all(void **state)
{
	limit_files(RLIM_INFINITY);
	office_remove(*state);
	return 0;
}

static void assert_holds(struct store *store, int64_t reports)
{
	struct error error = ERROR_INIT;
	int64_t count = -1;
	assert_done(store_count(store, &count, &error), &error);
	assert_int_equal(count, reports);
	assert_sound(store);
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

/* The disk fills at each of many sizes: in the middle of a page, of the WAL's frame, at
 * the beginning and near the end of the import. */
static void test_import(void **state)
{
	struct office *office = *state;
	struct support_random random = {9};
	for (int i = 0; i < 30; i++) {
		struct error error = ERROR_INIT;
		struct report report;
		int64_t number = 0;
		/* A store of its own, so that its WAL begins empty. */
		store_close(office->store);
		office->store = office_open(office->path, STORE_WRITE);
		office_invent(&report, 2568, 400, 4);
		limit_files(1 + support_draw(&random, 1 << 20));
		bool done = store_import(
			office->store, &report, IMPORT_NEW, "somsri", &number, &error);
		limit_files(RLIM_INFINITY);
		assert_false(done);
		assert_error(&error, ERROR_SYSTEM, "disk is full");
		assert_string_equal(report.uuid, "");
		report_release(&report);
		assert_holds(office->store, 1);
	}
	/* With room again it goes in. */
	struct report report;
	office_invent(&report, 2568, 400, 4);
	office_import(office, &report);
	report_release(&report);
	assert_holds(office->store, 2);
}

static void test_save(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry, now;
	store_close(office->store);
	office->store = office_open(office->path, STORE_WRITE);
	assert_done(store_card(office->store, 3, &entry, &error), &error);
	limit_files(5000);
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_FAILED);
	limit_files(RLIM_INFINITY);
	assert_error(&error, ERROR_SYSTEM, "disk is full");
	assert_int_equal(entry.revision, 1);
	assert_done(store_card(office->store, 3, &now, &error), &error);
	assert_int_equal(now.revision, 1);
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
	card_entry_release(&now);
	assert_holds(office->store, 1);
}

/* Several files in one transaction: the first goes in, the second meets the full disk, and
 * neither stays. */
static void test_transaction(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report small, large;
	int64_t number = 0;
	office_invent(&small, 2566, 1, 6);
	office_invent(&large, 2568, 2000, 5);
	assert_done(store_begin(office->store, &error), &error);
	assert_done(store_import(
			    office->store, &small, IMPORT_NEW, "somsri", &number, &error),
		&error);
	limit_files(1 << 20);
	assert_false(store_import(
		office->store, &large, IMPORT_NEW, "somsri", &number, &error));
	assert_error(&error, ERROR_SYSTEM, "disk is full");
	limit_files(RLIM_INFINITY);
	store_rollback(office->store);
	report_release(&small);
	report_release(&large);
	assert_holds(office->store, 1);
}

static void test_create_and_backup(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char *path = support_path(office->folder, "new/deep/office.db");
	char *copy = support_path(office->folder, "copy.db");
	int files = count_files(office->folder);
	limit_files(10000);
	assert_false(store_create(path, NULL, &error));
	assert_error(&error, ERROR_SYSTEM, "office.db: the disk is full");
	assert_false(store_backup(office->store, copy, &error));
	assert_error(&error, ERROR_SYSTEM, "copy.db: the disk is full");
	limit_files(RLIM_INFINITY);
	assert_int_equal(count_files(office->folder), files);
	assert_holds(office->store, 1);
	free(path);
	free(copy);
}

static void limit_descriptors(rlim_t count)
{
	struct rlimit limit;
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
	limit.rlim_cur = count ? count : limit.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
}

/* Wherever it fails, played by how many files may be open: nothing stays that would stand in
 * the way of the next try, no WAL of a file that is gone again either. */
static void test_create_again(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char *path = support_path(office->folder, "new.db");
	const int files = count_files(office->folder);
	bool made = false;
	for (rlim_t open = 3; !made; open++) {
		limit_descriptors(open);
		made = store_create(path, NULL, &error);
		limit_descriptors(0);
		error_release(&error);
		assert_int_equal(count_files(office->folder), files + made);
	}
	free(path);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, remove_all)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_import),
		TEST(test_save),
		TEST(test_transaction),
		TEST(test_create_and_backup),
		TEST(test_create_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
