/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * No room at all on the disk of the office file: whatever only reads works, and whatever
 * writes says that the disk is full. The system calls by which SQLite writes into the
 * office file's folder are ours.
 */
#include <config.h>

#include "tests/office.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/sqlite.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* --- a disk without room --- */

/* Why nothing goes into files whose paths begin so; 0: all goes. */
static struct {
	const char *below;
	int reason;
} disk;

static bool refuses(int file)
{
	char name[40], path[4096];
	snprintf(name, sizeof(name), "/proc/self/fd/%d", file);
	const ssize_t bytes = readlink(name, path, sizeof(path) - 1);
	path[bytes > 0 ? bytes : 0] = '\0';
	if (!disk.reason || strncmp(path, disk.below, strlen(disk.below)) != 0)
		return false;
	errno = disk.reason;
	return true;
}

static ssize_t write_some(int file, const void *bytes, size_t count)
{
	return refuses(file) ? -1 : write(file, bytes, count);
}

static ssize_t write_at(int file, const void *bytes, size_t count, off_t at)
{
	return refuses(file) ? -1 : pwrite(file, bytes, count, at);
}

static int cut(int file, off_t size)
{
	struct stat status;
	if (fstat(file, &status) || (size > status.st_size && refuses(file)))
		return -1;
	return ftruncate(file, size);
}

static void take_over_disk(void)
{
	const struct {
		const char *name;
		sqlite3_syscall_ptr call;
	} calls[] = {
		{"write", (sqlite3_syscall_ptr)write_some},
		{"pwrite", (sqlite3_syscall_ptr)write_at},
		{"pwrite64", (sqlite3_syscall_ptr)write_at},
		{"ftruncate", (sqlite3_syscall_ptr)cut},
	};
	sqlite3_vfs *unix_vfs = sqlite3_vfs_find(NULL);
	for (size_t i = 0; i < COUNT(calls); i++)
		unix_vfs->xSetSystemCall(unix_vfs, calls[i].name, calls[i].call);
}

enum { CARDS = 5 };

static int make(void **state)
{
	office_setup_cards(state, CARDS);
	struct office *office = *state;
	store_close(office->store);
	office->store = NULL;
	disk.below = office->folder;
	return 0;
}

static int remove_all(void **state)
{
	disk.reason = 0;
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
		disk.reason = reasons[i];
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
	disk.reason = ENOSPC;
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
	disk.reason = ENOSPC;
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
		disk.reason = reasons[i];
		assert_null(store_open(office->path, STORE_WRITE, &error));
		assert_error(&error, ERROR_SYSTEM, "the disk is full");
	}
	disk.reason = 0;
	office->store = office_open(office->path, STORE_WRITE);
	for (size_t i = 0; i < COUNT(reasons); i++) {
		disk.reason = reasons[i];
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
	disk.reason = EROFS;
	assert_false(store_set_last_opened(office->store, "somsri", 1, &error));
	assert_error(&error, ERROR_SYSTEM, "cannot be written");
	disk.reason = EIO;
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
	take_over_disk();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
