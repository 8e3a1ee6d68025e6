/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Opening an office file in every state that a file can be in, and making one: each
 * refusal has its own words, and the look changes nothing.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/engine/probe.h"
#include "db/store.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

static int make(void **state)
{
	office_setup(state);
	struct office *office = *state;
	store_close(office->store);
	office->store = NULL;
	return 0;
}

/* --- what stands in a folder --- */

/* Names, modes, sizes and times of all files of the folder, and the bytes of all but
 * the WAL's index, which is shared memory. */
static char *listing(const char *folder)
{
	struct str out = STR_INIT, bytes = STR_INIT;
	struct dirent **entries;
	int count = scandir(folder, &entries, NULL, alphasort);
	assert_true(count >= 0);
	for (int i = 0; i < count; i++) {
		char *path = support_path(folder, entries[i]->d_name);
		struct stat status;
		assert_int_equal(stat(path, &status), 0);
		str_printf(&out, "%s %o", entries[i]->d_name, status.st_mode);
		if (S_ISREG(status.st_mode) && !strstr(path, "-shm")) {
			support_read(path, &bytes);
			uint32_t sum = 5381;
			for (size_t at = 0; at < bytes.bytes; at++)
				sum = sum * 33 + (unsigned char)bytes.data[at];
			str_printf(&out, " %lld %lld.%ld %u", (long long)status.st_size,
				(long long)status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
				sum);
		}
		str_putc(&out, '\n');
		free(path);
		free(entries[i]);
	}
	free(entries);
	str_release(&bytes);
	return str_detach(&out);
}

/* Both ways to open fail with these words and change nothing in the folder. */
static void assert_refused(
	const struct office *office, const char *path, const char *words)
{
	char *before = listing(office->folder);
	for (enum store_access access = STORE_READ; access <= STORE_WRITE; access++) {
		struct error error = ERROR_INIT;
		assert_null(store_open(path, access, &error));
		if (!strstr(error_message(&error), path))
			fail_msg("%s is not named: %s", path, error_message(&error));
		assert_error(&error, ERROR_SYSTEM, words);
	}
	char *after = listing(office->folder);
	assert_string_equal(after, before);
	free(before);
	free(after);
}

/* Writes over the bytes at offset. */
static void patch(const char *path, long offset, const void *bytes, size_t count)
{
	FILE *file = fopen(path, "r+b");
	assert_non_null(file);
	assert_int_equal(fseek(file, offset, SEEK_SET), 0);
	assert_int_equal(fwrite(bytes, 1, count, file), count);
	assert_int_equal(fclose(file), 0);
}

/* --- what is no office file --- */

static void test_missing(void **state)
{
	struct office *office = *state;
	char *path = support_path(office->folder, "none.db");
	assert_refused(office, path, "mattrakan init");
	free(path);
	path = support_path(office->path, "below-a-file");
	assert_refused(office, path, "mattrakan init");
	free(path);
}

static void test_folder(void **state)
{
	struct office *office = *state;
	assert_refused(office, office->folder, "is a folder");
}

static void test_device(void **state)
{
	assert_refused(*state, "/dev/null", "is no file");
}

static void test_empty(void **state)
{
	struct office *office = *state;
	char *path = support_path(office->folder, "empty.db");
	support_write(path, "", 0);
	assert_refused(office, path, "is empty");
	free(path);
}

static void test_text(void **state)
{
	struct office *office = *state;
	char *path = support_path(office->folder, "text.db");
	support_write(path, "รายงาน\n", strlen("รายงาน\n"));
	assert_refused(office, path, "no office file");
	free(path);
}

static void test_foreign(void **state)
{
	static const unsigned char other[4] = {0, 0, 0, 7};
	struct office *office = *state;
	patch(office->path, 68, other, sizeof(other));
	assert_refused(office, office->path, "another program");
}

static void test_newer(void **state)
{
	static const unsigned char version[4] = {0, 0, 3, 231};
	struct office *office = *state;
	patch(office->path, 60, version, sizeof(version));
	assert_refused(office, office->path, "version 999");
}

static void test_truncated(void **state)
{
	struct office *office = *state;
	assert_int_equal(truncate(office->path, 4096 + 100), 0);
	assert_refused(office, office->path, "damaged");
	assert_int_equal(truncate(office->path, 90), 0);
	assert_refused(office, office->path, "damaged");
	assert_int_equal(truncate(office->path, 50), 0);
	assert_refused(office, office->path, "another program");
}

static void test_damaged_schema(void **state)
{
	struct office *office = *state;
	char noise[3900];
	memset(noise, 0xA5, sizeof(noise));
	patch(office->path, 100, noise, sizeof(noise));
	assert_refused(office, office->path, "mattrakan restore");
}

/* --- what a person may not do --- */

typedef int person_task(const struct office *office);

/* Gives up what root may do beyond others, for good. It stays the owner of its files,
 * and so reaches them wherever the temporary folder is. */
static bool become_ordinary(void)
{
	struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {{0}};
	return syscall(SYS_capset, &header, none) == 0;
}

/* Runs task as the owner of the files, without what root may; its result must be 0. */
static void as_person(const struct office *office, person_task *task)
{
	pid_t child = fork();
	if (child == 0)
		_exit(become_ordinary() ? task(office) : 99);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static bool says(enum store_access access, const char *path, const char *words)
{
	struct error error = ERROR_INIT;
	struct store *store = store_open(path, access, &error);
	bool good = !store && error.kind == ERROR_SYSTEM &&
		    strstr(error_message(&error), words);
	if (!good)
		fprintf(stderr, "instead of '%s': %s\n", words, error_message(&error));
	store_close(store);
	error_release(&error);
	return good;
}

static int meet_unreadable(const struct office *office)
{
	return !says(STORE_READ, office->path, "may not read") ||
	       !says(STORE_WRITE, office->path, "may not read");
}

static void test_unreadable(void **state)
{
	struct office *office = *state;
	assert_int_equal(chmod(office->folder, 0755), 0);
	assert_int_equal(chmod(office->path, 0), 0);
	as_person(office, meet_unreadable);
}

/* Reads the list; how many reports there are, -1 on failure. */
static int64_t count_reports(const char *path)
{
	struct error error = ERROR_INIT;
	int64_t reports = -1;
	struct store *store = store_open(path, STORE_READ, &error);
	if (!store || !store_count(store, &reports, &error))
		fprintf(stderr, "%s\n", error_message(&error));
	store_close(store);
	error_release(&error);
	return reports;
}

static void import_one(const struct office *office)
{
	struct error error = ERROR_INIT;
	struct report report;
	int64_t number;
	struct store *store = office_open(office->path, STORE_WRITE);
	office_invent(&report, 2567, 3, 1);
	assert_done(store_import(store, &report, IMPORT_NEW, "somsri", &number, &error),
		&error);
	report_release(&report);
	store_close(store);
}

static void problem(void *context, const char *words)
{
	(void)words;
	++*(int *)context;
}

static int read_only_works(const struct office *office)
{
	int problems = 0;
	struct error error = ERROR_INIT;
	if (!says(STORE_WRITE, office->path, "may not write"))
		return 1;
	if (count_reports(office->path) != 1)
		return 2;
	struct store *store = store_open(office->path, STORE_READ, &error);
	if (!store || !store_verify(store, problem, &problems, &error) || problems)
		return 3;
	store_close(store);
	return 0;
}

/* A medium that cannot be written: no WAL can be made beside the file. */
static void test_read_only(void **state)
{
	struct office *office = *state;
	import_one(office);
	assert_int_equal(chmod(office->path, 0444), 0);
	assert_int_equal(chmod(office->folder, 0555), 0);
	char *before = listing(office->folder);
	as_person(office, read_only_works);
	char *after = listing(office->folder);
	assert_string_equal(after, before);
	free(before);
	free(after);
	assert_int_equal(chmod(office->folder, 0755), 0);
}

/* --- a writer that was killed --- */

/* Imports a report in a child that ends without closing anything. */
static void import_and_die(const struct office *office)
{
	pid_t child = fork();
	if (child == 0) {
		struct error error = ERROR_INIT;
		struct report report;
		int64_t number;
		struct store *store = store_open(office->path, STORE_WRITE, &error);
		office_invent(&report, 2567, 3, 1);
		bool good = store && store_import(store, &report, IMPORT_NEW, "somsri",
					     &number, &error);
		_exit(!good);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void test_pending_wal(void **state)
{
	struct office *office = *state;
	import_and_die(office);
	char *before = listing(office->folder);
	assert_non_null(strstr(before, "office.db-wal"));
	assert_int_equal(count_reports(office->path), 1);
	char *after = listing(office->folder);
	assert_string_equal(after, before);
	free(before);
	free(after);
	/* The next writer puts it into the file. */
	store_close(office_open(office->path, STORE_WRITE));
	after = listing(office->folder);
	assert_null(strstr(after, "-wal"));
	free(after);
	assert_int_equal(count_reports(office->path), 1);
}

/* The WAL lies beside the file, not beside a link to it. */
static void test_link(void **state)
{
	struct office *office = *state;
	char *folder = support_path(office->folder, "links");
	char *link = support_path(folder, "mine.db");
	assert_int_equal(mkdir(folder, 0700), 0);
	assert_int_equal(symlink(office->path, link), 0);
	import_and_die(office);
	char *before = listing(office->folder);
	assert_int_equal(count_reports(link), 1);
	char *after = listing(office->folder);
	assert_string_equal(after, before);
	free(before);
	free(after);
	free(folder);
	free(link);
}

static int read_pending(const struct office *office)
{
	return count_reports(office->path) != 1;
}

static int meet_pending(const struct office *office)
{
	return !says(STORE_READ, office->path, "office.db-wal");
}

static void test_pending_wal_read_only(void **state)
{
	struct office *office = *state;
	import_and_die(office);
	char *index = support_path(office->folder, "office.db-shm");
	char *wal = support_path(office->folder, "office.db-wal");
	assert_int_equal(chmod(office->path, 0444), 0);
	assert_int_equal(chmod(index, 0444), 0);
	assert_int_equal(chmod(wal, 0444), 0);
	assert_int_equal(chmod(office->folder, 0555), 0);
	as_person(office, read_pending);
	assert_int_equal(chmod(office->folder, 0755), 0);
	assert_int_equal(unlink(index), 0);
	assert_int_equal(chmod(office->folder, 0555), 0);
	as_person(office, meet_pending);
	assert_int_equal(chmod(office->folder, 0755), 0);
	free(index);
	free(wal);
}

/* The version that only the WAL knows of. */
static void test_newer_in_wal(void **state)
{
	struct office *office = *state;
	pid_t child = fork();
	if (child == 0) {
		struct store *store = store_open(office->path, STORE_WRITE, NULL);
		_exit(!store || !raw_try(store, "PRAGMA user_version = 999", NULL));
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	struct error error = ERROR_INIT;
	char *before = listing(office->folder);
	assert_null(store_open(office->path, STORE_READ, &error));
	assert_error(&error, ERROR_SYSTEM, "version 999");
	assert_null(store_open(office->path, STORE_WRITE, &error));
	assert_error(&error, ERROR_SYSTEM, "version 999");
	char *after = listing(office->folder);
	assert_string_equal(after, before);
	free(before);
	free(after);
}

/* --- a reader --- */

static void test_reader_changes_nothing(void **state)
{
	struct office *office = *state;
	import_one(office);
	char *before = listing(office->folder);
	struct store *store = office_open(office->path, STORE_READ);
	struct report report;
	struct error error = ERROR_INIT;
	int64_t number = 7;
	int problems = 0;
	assert_done(store_load(store, 1, &report, &error), &error);
	assert_done(store_verify(store, problem, &problems, &error), &error);
	assert_int_equal(problems, 0);
	report_release(&report);
	office_invent(&report, 2568, 2, 2);
	assert_false(store_import(store, &report, IMPORT_NEW, "somsri", &number, &error));
	assert_error(&error, ERROR_SYSTEM, "cannot be written");
	assert_false(store_set_last_opened(store, "somsri", 1, &error));
	assert_error(&error, ERROR_SYSTEM, "cannot be written");
	report_release(&report);
	store_close(store);
	char *after = listing(office->folder);
	assert_string_equal(after, before);
	free(before);
	free(after);
}

static char *pragma(struct store *store, const char *name)
{
	struct str sql = STR_INIT;
	str_printf(&sql, "PRAGMA %s", name);
	char *value = raw_text(store, sql.data);
	str_release(&sql);
	return value;
}

static void test_settings(void **state)
{
	static const struct {
		const char *name, *value;
	} settings[] = {
		{"journal_mode", "wal"},
		{"synchronous", "2"},
		{"foreign_keys", "1"},
		{"trusted_schema", "0"},
		{"cell_size_check", "1"},
		{"secure_delete", "1"},
		{"temp_store", "2"},
	};
	struct office *office = *state;
	office->store = office_open(office->path, STORE_WRITE);
	for (size_t i = 0; i < sizeof(settings) / sizeof(*settings); i++) {
		char *value = pragma(office->store, settings[i].name);
		if (strcmp(value, settings[i].value) != 0)
			fail_msg("%s is %s", settings[i].name, value);
		free(value);
	}
	assert_int_equal(store_patience(office->store, 5000), 5000);
	/* Defensive: what only the database itself may write; and "x" is no text. */
	assert_false(raw_try(office->store, "DELETE FROM search_index_data", NULL));
	assert_false(raw_try(office->store, "SELECT \"x\"", NULL));
}

/* A look of this process must not drop the locks of a store that it has open: the
 * store would lose its WAL under it when another process closes last. */
static void test_look_keeps_locks(void **state)
{
	struct office *office = *state;
	office->store = office_open(office->path, STORE_WRITE);
	assert_int_equal(count_reports(office->path), 0);
	import_and_die(office);
	pid_t child = fork();
	if (child == 0) {
		struct store *store = store_open(office->path, STORE_WRITE, NULL);
		store_close(store);
		_exit(!store);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	char *wal = support_path(office->folder, "office.db-wal");
	assert_int_equal(access(wal, F_OK), 0);
	free(wal);
	assert_int_equal(count_reports(office->path), 1);
}

/* --- making one --- */

static mode_t mode_of(const char *folder, const char *name)
{
	char *path = support_path(folder, name);
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	free(path);
	return status.st_mode & 07777;
}

static void test_create_modes(void **state)
{
	static const mode_t masks[] = {0, 022, 077};
	struct office *office = *state;
	for (size_t i = 0; i < sizeof(masks) / sizeof(*masks); i++) {
		struct error error = ERROR_INIT;
		char *top = support_path(office->folder, i == 0   ? "x"
							 : i == 1 ? "y"
								  : "z");
		char *folder = support_path(top, "deep/er");
		char *path = support_path(folder, "office.db");
		mode_t old = umask(masks[i]);
		assert_done(store_create(path, NULL, &error), &error);
		struct store *store = office_open(path, STORE_WRITE);
		assert_done(store_set_last_opened(store, "somsri", 1, &error), &error);
		umask(old);
		assert_int_equal(mode_of(top, "."), 0700);
		assert_int_equal(mode_of(top, "deep"), 0700);
		assert_int_equal(mode_of(top, "deep/er"), 0700);
		assert_int_equal(mode_of(folder, "office.db"), 0600);
		assert_int_equal(mode_of(folder, "office.db-wal"), 0600);
		assert_int_equal(mode_of(folder, "office.db-shm"), 0600);
		store_close(store);
		assert_int_equal(count_reports(path), 0);
		free(top);
		free(folder);
		free(path);
	}
}

static void test_create_shared(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	gid_t id;
	char *name = support_group(&id);
	char *folder = support_path(office->folder, "a/b");
	char *path = support_path(folder, "office.db");
	mode_t old = umask(077);
	assert_done(store_create(path, name, &error), &error);
	struct store *store = office_open(path, STORE_WRITE);
	assert_done(store_set_last_opened(store, "somsri", 1, &error), &error);
	umask(old);
	static const char *const names[] = {
		"office.db", "office.db-wal", "office.db-shm"};
	for (size_t i = 0; i < 3; i++) {
		struct stat status;
		char *file = support_path(folder, names[i]);
		assert_int_equal(stat(file, &status), 0);
		assert_int_equal(status.st_gid, id);
		assert_int_equal(status.st_mode & 07777, 0660);
		free(file);
	}
	assert_int_equal(mode_of(office->folder, "a"), 02770);
	assert_int_equal(mode_of(office->folder, "a/b"), 02770);
	store_close(store);
	/* A folder that is not the group's is not changed, and nothing is left in it. */
	free(path);
	path = support_path(office->folder, "other.db");
	char *before = listing(office->folder);
	assert_false(store_create(path, name, &error));
	assert_error(&error, ERROR_SYSTEM, "chmod 2770");
	assert_false(store_create(path, "no-such-group", &error));
	assert_error(&error, ERROR_USAGE, "no-such-group");
	char *after = listing(office->folder);
	assert_string_equal(after, before);
	free(before);
	free(after);
	free(folder);
	free(path);
	free(name);
}

static void test_create_refused(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char *before = listing(office->folder);
	assert_false(store_create(office->path, NULL, &error));
	assert_error(&error, ERROR_SYSTEM, "there already");
	char *path = support_path(office->path, "below/a/file.db");
	assert_false(store_create(path, NULL, &error));
	assert_error(&error, ERROR_SYSTEM, "folder cannot be made");
	free(path);
	path = support_path("/proc/self", "x/office.db");
	assert_false(store_create(path, NULL, &error));
	assert_int_equal(error.kind, ERROR_SYSTEM);
	error_release(&error);
	free(path);
	char *after = listing(office->folder);
	assert_string_equal(after, before);
	free(before);
	free(after);
}

/* --- network file systems --- */

static void test_network(void **state)
{
	(void)state;
	/* statfs(2); the same numbers where f_type is 32 bits wide and signed. */
	static const struct {
		long type;
		const char *name;
	} types[] = {
		{0x6969, "NFS"},
		{0x517B, "SMB"},
		{(long)0xFF534D42, "CIFS"},
		{(long)(int)0xFF534D42, "CIFS"},
		{(long)0xFE534D42, "SMB2"},
		{0x5346414F, "AFS"},
		{0x01021997, "9P"},
		{0x00C36400, "Ceph"},
		{0x65735546, "FUSE"},
	};
	static const long local[] = {0xEF53 /* ext4 */, 0x9123683E /* btrfs */,
		0x58465342 /* xfs */, 0x01021994 /* tmpfs */, 0x794C7630 /* overlay */,
		0x4D44 /* vfat */, 0x9660 /* CD */};
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
		assert_non_null(probe_network(types[i].type));
		assert_string_equal(probe_network(types[i].type), types[i].name);
	}
	for (size_t i = 0; i < sizeof(local) / sizeof(*local); i++)
		assert_null(probe_network(local[i]));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_missing),
		TEST(test_folder),
		TEST(test_device),
		TEST(test_empty),
		TEST(test_text),
		TEST(test_foreign),
		TEST(test_newer),
		TEST(test_truncated),
		TEST(test_damaged_schema),
		TEST(test_unreadable),
		TEST(test_read_only),
		TEST(test_pending_wal),
		TEST(test_link),
		TEST(test_pending_wal_read_only),
		TEST(test_newer_in_wal),
		TEST(test_reader_changes_nothing),
		TEST(test_settings),
		TEST(test_look_keeps_locks),
		TEST(test_create_modes),
		TEST(test_create_shared),
		TEST(test_create_refused),
		cmocka_unit_test(test_network),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
