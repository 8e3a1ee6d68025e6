/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files that are evidence as rows of a store: byte for byte what they were, of any length;
 * and what somebody made of the rows is told by its hash.
 */
#include <config.h>

#include "db/trust/file_rows.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/evidence_files.h"
#include "db/store.h"
#include "db/trust/hashed_file.h"
#include "db/trust/keys.h"
#include "model/lists.h"
#include "tests/support/approval.h"
#include "tests/support/office.h"
#include "tests/support/office_place.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

enum { PART = 3 << 16 }; /* as in db/trust/file_rows.c */

/* Puts bytes that follow from seed; their name, to be freed. */
static char *put(struct office *office, size_t bytes, uint64_t seed, struct str *content)
{
	struct error error = ERROR_INIT;
	struct support_random random = {seed};
	struct str name = STR_INIT;
	char hash[HASH_HEX + 1];
	str_clear(content);
	for (size_t i = 0; i < bytes; i++)
		str_putc(content, (char)support_draw(&random, 256));
	hash_text(hash, content->data, content->bytes);
	str_printf(&name, "%s.jpg", hash);
	char *path = support_path(office->folder, "photo");
	support_write(path, content->data, content->bytes);
	const int file = open(path, O_RDONLY | O_CLOEXEC);
	assert_done(store_begin(office->store, &error), &error);
	assert_done(file_rows_put(office->store, name.data, file, &error), &error);
	assert_done(store_commit(office->store, &error), &error);
	close(file);
	free(path);
	return str_detach(&name);
}

static enum hashed_state take(
	struct office *office, const char *name, struct str *content)
{
	struct error error = ERROR_INIT;
	enum hashed_state state;
	char *path = support_path(office->folder, "taken");
	const int file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_done(file_rows_copy(office->store, name, file, &state, &error), &error);
	close(file);
	support_read(path, content);
	free(path);
	return state;
}

static void test_there_and_back(void **state)
{
	static const size_t sizes[] = {
		1, 2, 3, 1000, PART - 1, PART, PART + 1, 3 * PART + 7};
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct string_list names = {0};
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct str content = STR_INIT, back = STR_INIT;
		char *name = put(office, sizes[i], i + 1, &content);
		assert_int_equal(take(office, name, &back), HASHED_WHOLE);
		assert_int_equal(back.bytes, sizes[i]);
		assert_memory_equal(back.data, content.data, sizes[i]);
		free(name);
		str_release(&content);
		str_release(&back);
	}
	assert_done(file_rows_names(office->store, &names, &error), &error);
	assert_int_equal(names.count, COUNT(sizes));
	string_list_release(&names);
}

/* Whatever is done to one of its rows. */
static void test_tampered(void **state)
{
	static const char *const acts[] = {
		"UPDATE evidence_file SET bytes = 'AAAA' WHERE part = 2",
		"UPDATE evidence_file SET bytes = 'A' WHERE part = 2",
		"UPDATE evidence_file SET bytes = '' WHERE part = 2",
		"UPDATE evidence_file SET bytes = 'ก' WHERE part = 3",
		"DELETE FROM evidence_file WHERE part = 3",
		"DELETE FROM evidence_file WHERE part = 2",
		"UPDATE evidence_file SET part = 9 WHERE part = 1",
		("INSERT INTO evidence_file (name, part, bytes) "
		 "SELECT name, 4, bytes FROM evidence_file WHERE part = 3"),
	};
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct str content = STR_INIT, back = STR_INIT;
	char *name = put(office, 2 * PART + 9, 7, &content);
	for (size_t i = 0; i < COUNT(acts); i++) {
		assert_done(store_begin(office->store, &error), &error);
		raw_run(office->store, acts[i]);
		const enum hashed_state is = take(office, name, &back);
		store_rollback(office->store);
		if (is == HASHED_WHOLE)
			fail_msg("not seen: %s", acts[i]);
	}
	assert_int_equal(take(office, name, &back), HASHED_WHOLE);
	name[0] = name[0] == '0' ? '1' : '0';
	assert_int_equal(take(office, name, &back), HASHED_MISSING);
	free(name);
	str_release(&content);
	str_release(&back);
}

/* Into a folder, and from there into the rows of a store. */
static void test_folders(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct string_list made = {0};
	struct str content = STR_INIT, ref = STR_INIT, path = STR_INIT;
	int64_t count = 0;
	char *name = put(office, PART + 5, 3, &content);
	char *there = support_path(office->folder, "other.db");
	assert_done(evidence_files_take_out(office->store, there, &made, &error), &error);
	assert_int_equal(made.count, 1);
	str_printf(&ref, "files/%s", name);
	assert_true(evidence_file_path(there, ref.data, &path));
	assert_done(store_begin(office->store, &error), &error);
	assert_done(evidence_files_put_in(there, office->store, &count, &error), &error);
	assert_int_equal(count, 0);
	raw_run(office->store, "DELETE FROM evidence_file");
	assert_done(evidence_files_put_in(there, office->store, &count, &error), &error);
	assert_int_equal(count, 1);
	assert_done(store_commit(office->store, &error), &error);
	assert_int_equal(take(office, name, &content), HASHED_WHOLE);
	evidence_files_discard(there, &made);
	assert_int_equal(access(path.data, F_OK), -1);
	string_list_release(&made);
	free(name);
	free(there);
	str_release(&content);
	str_release(&ref);
	str_release(&path);
}

/* Beside a file they lie in a folder. */
static void test_in_a_file(void **state)
{
	office_needs_file();
	struct office *office = *state;
	struct str content = STR_INIT;
	free(put(office, 5, 1, &content));
	assert_finds(office->store, "files of evidence stand in a table");
	str_release(&content);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_there_and_back),
		TEST(test_tampered),
		TEST(test_folders),
		TEST(test_in_a_file),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
