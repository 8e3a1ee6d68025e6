/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * No room at all on the disk of the office file: whatever only reads works, and whatever
 * writes says that the disk is full.
 */
#include <config.h>

#include "tests/support/sqlite_disk.h"
#include "tests/support/office.h"
#include "text/macros.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CARDS = 5 };

static int make(void **state)
{
	office_setup_cards(state, CARDS);
	struct office *office = *state;
	store_close(office->store);
	office->store = NULL;
	return 0;
}

static int remove_all(void **state)
{
	disk_refuse(NULL, 0);
	return office_teardown(state);
}

/* --- reading --- */

static void assert_reads(const char *path, int64_t cards)
{
	struct error error = ERROR_INIT;
	struct report report;
	struct store *store = store_open(path, STORE_READ, &error);
	assert_done(store != NULL, &error);
	assert_sound(store);
	assert_done(store_load(store, 1, &report, &error), &error);
	assert_int_equal(report.count, cards);
	report_release(&report);
	char *folder = support_folder();
	char *copy = support_path(folder, "copy.db");
	assert_done(store_backup(store, copy, &error), &error);
	store_close(store);
	struct store *copied = office_open(copy, STORE_READ);
	assert_sound(copied);
	store_close(copied);
	free(copy);
	support_folder_remove(folder);
}

static const int reasons[] = {ENOSPC, EDQUOT, EFBIG};

static void test_reading(void **state)
{
	struct office *office = *state;
	for (size_t i = 0; i < COUNT(reasons); i++) {
		disk_refuse(office->folder, reasons[i]);
		assert_reads(office->path, CARDS);
	}
}

/* What a killed writer left in the WAL is read too, and stays. */
static void test_reading_what_was_left(void **state)
{
	struct office *office = *state;
	const pid_t child = fork();
	if (child == 0) {
		struct card_entry added;
		struct store *store = store_open(office->path, STORE_WRITE, NULL);
		_exit(!store || !store_add_card(store, 1, "somsri", &added, NULL));
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	char *index = support_path(office->folder, "office.db-shm");
	char *wal = support_path(office->folder, "office.db-wal");
	assert_int_equal(unlink(index), 0);
	disk_refuse(office->folder, ENOSPC);
	assert_reads(office->path, CARDS + 1);
	assert_reads(office->path, CARDS + 1);
	assert_int_equal(access(wal, F_OK), 0);
	free(index);
	free(wal);
}

/* While somebody else has it open nobody is kept out. */
static void test_reading_beside_others(void **state)
{
	struct office *office = *state;
	office->store = office_open(office->path, STORE_WRITE);
	disk_refuse(office->folder, ENOSPC);
	const pid_t child = fork();
	if (child == 0) {
		int64_t count = 0;
		struct store *store = store_open(office->path, STORE_READ, NULL);
		_exit(!store || !store_count(store, &count, NULL) || count != 1);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

/* --- writing --- */

static void test_writing(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	for (size_t i = 0; i < COUNT(reasons); i++) {
		disk_refuse(office->folder, reasons[i]);
		assert_null(store_open(office->path, STORE_WRITE, &error));
		assert_error(&error, ERROR_SYSTEM, "the disk is full");
	}
	disk_refuse(office->folder, 0);
	office->store = office_open(office->path, STORE_WRITE);
	for (size_t i = 0; i < COUNT(reasons); i++) {
		disk_refuse(office->folder, reasons[i]);
		assert_false(store_set_last_opened(office->store, "somsri", 1, &error));
		assert_error(&error, ERROR_SYSTEM, "the disk is full");
	}
}

/* A disk that was made read-only, or one that breaks, is not called full. */
static void test_other_reasons(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	office->store = office_open(office->path, STORE_WRITE);
	disk_refuse(office->folder, EROFS);
	assert_false(store_set_last_opened(office->store, "somsri", 1, &error));
	assert_error(&error, ERROR_SYSTEM, "cannot be written");
	disk_refuse(office->folder, EIO);
	assert_false(store_set_last_opened(office->store, "somsri", 1, &error));
	assert_error(&error, ERROR_SYSTEM, "the disk reports an error");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, remove_all)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_reading),
		TEST(test_reading_what_was_left),
		TEST(test_reading_beside_others),
		TEST(test_writing),
		TEST(test_other_reasons),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
