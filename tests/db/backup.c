/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The online copy, and verify: that it is quiet on a sound file and finds each kind of
 * thing that can be wrong with one.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/sqlite_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/engine/engine.h"
#include "db/engine/file.h"
#include "db/store.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

enum { CARDS = 200 };

static int make(void **state)
{
	return office_setup_cards(state, CARDS);
}

/* --- what verify says --- */

static void hear(void *context, const char *words)
{
	struct str *told = context;
	str_puts(told, words);
	str_putc(told, '\n');
}

/* All that verify says; "" where all is well. */
static char *verify(struct store *store)
{
	struct error error = ERROR_INIT;
	struct str told = STR_INIT;
	assert_done(store_verify(store, hear, &told, &error), &error);
	return str_detach(&told);
}

static char *loaded(struct store *store)
{
	struct error error = ERROR_INIT;
	struct report report;
	assert_done(store_load(store, 1, &report, &error), &error);
	char *json = office_json(&report);
	report_release(&report);
	return json;
}

/* --- backup --- */

static void test_backup(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char *path = support_path(office->folder, "copy.db");
	mode_t old = umask(0);
	assert_done(store_backup(office->store, path, &error), &error);
	umask(old);
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	struct store *copy = office_open(path, STORE_WRITE);
	char *expected = loaded(office->store), *actual = loaded(copy);
	assert_string_equal(actual, expected);
	assert_sound(copy);
	/* It is an office file like any other. */
	assert_done(store_set_last_opened(copy, "somsri", 1, &error), &error);
	store_close(copy);
	free(expected);
	free(actual);
	free(path);
}

/* A file that is there is not touched, and nothing is left beside it. */
static void test_backup_refused(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char *path = support_path(office->folder, "there");
	support_write(path, "kept", 4);
	assert_false(store_backup(office->store, path, &error));
	assert_error(&error, ERROR_SYSTEM, "there already");
	struct str text = STR_INIT;
	support_read(path, &text);
	assert_string_equal(text.data, "kept");
	str_release(&text);
	free(path);
	path = support_path(office->folder, "no/folder/copy.db");
	assert_false(store_backup(office->store, path, &error));
	assert_error(&error, ERROR_SYSTEM, "copy.db");
	free(path);
}

/* What came to stand there while the copy was made is not written over either. */
static void test_place_taken(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct str name = STR_INIT, text = STR_INIT;
	char *path = support_path(office->folder, "there");
	assert_done(file_begin(path, &name, &error), &error);
	support_write(name.data, "new", 3);
	support_write(path, "kept", 4);
	assert_false(file_place(name.data, path, &error));
	assert_error(&error, ERROR_SYSTEM, "there already");
	support_read(path, &text);
	assert_string_equal(text.data, "kept");
	assert_int_equal(unlink(path), 0);
	assert_done(file_place(name.data, path, &error), &error);
	support_read(path, &text);
	assert_string_equal(text.data, "new");
	assert_int_not_equal(access(name.data, F_OK), 0);
	str_release(&name);
	str_release(&text);
	free(path);
}

/* Adds cards for ever, after telling that it has begun. */
static void write_for_ever(const char *path, int begun)
{
	struct store *store = store_open(path, STORE_WRITE, NULL);
	struct card_entry added;
	for (int i = 0; store && store_add_card(store, 1, "manit", &added, NULL); i++) {
		card_entry_release(&added);
		if (i == 0 && write(begun, "", 1) != 1)
			break;
	}
	_exit(1);
}

static void test_backup_while_written(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int begun[2];
	char byte;
	assert_int_equal(pipe(begun), 0);
	pid_t child = fork();
	if (child == 0)
		write_for_ever(office->path, begun[1]);
	assert_int_equal(read(begun[0], &byte, 1), 1);
	for (int i = 0; i < 5; i++) {
		char *path = support_path(office->folder, "copy.db");
		bool done = store_backup(office->store, path, &error);
		if (!done)
			kill(child, SIGKILL);
		assert_done(done, &error);
		struct store *copy = office_open(path, STORE_READ);
		assert_sound(copy);
		store_close(copy);
		assert_int_equal(unlink(path), 0);
		free(path);
	}
	int status;
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	close(begun[0]);
	close(begun[1]);
	assert_sound(office->store);
}

/* --- verify finds --- */

/* What breaks the file, and what verify must say of it. Foreign keys are off. */
static const struct {
	const char *sql, *words;
} breaks[] = {
	{"UPDATE search_copy SET body = body || 'x' WHERE card = 5",
		"measure 5: its search copy"},
	{"UPDATE search_copy SET body = replace(body, 'ต', 'ด') WHERE card IS NULL",
		"search copy of its texts"},
	{"UPDATE search_copy SET id = id + 600 WHERE card = 5",
		"measure 6: its search copy"},
	{"DELETE FROM search_copy WHERE card = 7", "measure 7: its search copy"},
	{"INSERT INTO search_index (rowid, body) VALUES (3, 'กขค')", "search index"},
	{"UPDATE card SET issue = 'อื่น' WHERE number = 3", "measure 3: its search copy"},
	{"UPDATE step SET text = 'อื่น' WHERE card = 4 AND place = 1",
		"measure 4: its search copy"},
	{"INSERT INTO step VALUES (999, 1, 'ก')", "table step refers"},
	{"UPDATE card SET place = 500 WHERE number = 9", "places up to 500"},
	{"UPDATE card SET place = NULL WHERE number = 200",
		"something that is not in it"},
	{"UPDATE card SET revision = 3 WHERE number = 8",
		"2 earlier versions, 0 are kept"},
	{"UPDATE report SET revision = 2", "1 earlier versions, 0 are kept"},
	{"UPDATE report SET cards = cards + 1", "counted"},
	{"UPDATE report SET cards_done = 0", "counted"},
	{"UPDATE report SET unconfirmed = 1", "counted"},
	{"INSERT INTO report_version VALUES (1, 1, 'x', 1, '{]'); UPDATE report SET "
	 "revision = 2",
		"version 1 cannot be read"},
	{"UPDATE card SET unconfirmed = 1 WHERE number = 9",
		"number 9: its unconfirmed fields"},
	{"INSERT INTO unconfirmed VALUES (9, 1, 'issue')",
		"number 9: its unconfirmed fields"},
	{"UPDATE report SET unconfirmed_texts = 1", "its unconfirmed texts"},
	{"INSERT INTO unconfirmed_text SELECT number, 1, 'memo.subject' FROM report",
		"its unconfirmed texts"},
	{"INSERT INTO card_version VALUES (8, 1, 'x', 1, '{]'); UPDATE card SET revision "
	 "= 2 "
	 "WHERE number = 8",
		"version 1 cannot be read"},
};

static void test_verify_finds(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_sound(office->store);
	for (size_t i = 0; i < sizeof(breaks) / sizeof(*breaks); i++) {
		char *path = support_path(office->folder, "broken.db");
		assert_done(store_backup(office->store, path, &error), &error);
		struct store *broken = office_open(path, STORE_WRITE);
		sqlite_file_loosen(broken);
		raw_run(broken, breaks[i].sql);
		store_close(broken);
		for (enum store_access access = STORE_READ; access <= STORE_WRITE;
			access++) {
			broken = office_open(path, access);
			char *told = verify(broken);
			if (!strstr(told, breaks[i].words))
				fail_msg("'%s' is not in: %s", breaks[i].words, told);
			free(told);
			store_close(broken);
		}
		assert_int_equal(unlink(path), 0);
		free(path);
	}
}

/* A page that is not in use; secure_delete emptied it. */
static bool is_free(const char *page, size_t bytes)
{
	return page[0] == 0 && memcmp(page, page + 1, bytes - 1) == 0;
}

/* Writes noise over pages from the third on, in turn. */
static void test_damaged_pages(void **state)
{
	enum { PAGE = 4096 };
	struct office *office = *state;
	struct str whole = STR_INIT;
	struct error error = ERROR_INIT;
	store_close(office->store);
	office->store = NULL;
	support_read(office->path, &whole);
	int found = 0, pages = 0;
	for (size_t at = 2 * PAGE; at < whole.bytes; at += 16 * PAGE) {
		if (is_free(whole.data + at, PAGE))
			continue;
		pages++;
		char *path = support_path(office->folder, "damaged.db");
		char kept[PAGE];
		memcpy(kept, whole.data + at, PAGE);
		memset(whole.data + at, 0x5A, PAGE);
		support_write(path, whole.data, whole.bytes);
		memcpy(whole.data + at, kept, PAGE);
		struct store *store = store_open(path, STORE_READ, &error);
		if (store) {
			char *told = verify(store);
			found += *told != '\0';
			free(told);
		} else {
			assert_error(&error, ERROR_SYSTEM, "damaged");
			found++;
		}
		store_close(store);
		assert_int_equal(unlink(path), 0);
		free(path);
	}
	assert_true(pages > 10);
	assert_int_equal(found, pages);
	str_release(&whole);
}

/* The bytes of an office file without reports. */
static off_t empty_bytes(const struct office *office)
{
	struct error error = ERROR_INIT;
	struct stat status;
	char *path = support_path(office->folder, "empty.db");
	assert_done(store_create(path, NULL, &error), &error);
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(unlink(path), 0);
	free(path);
	return status.st_size;
}

/* Reading what is damaged says so, and what to do. */
static void test_damaged_read(void **state)
{
	enum { PAGE = 4096 };
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct stat status;
	store_close(office->store);
	office->store = NULL;
	assert_int_equal(stat(office->path, &status), 0);
	char noise[PAGE];
	memset(noise, 0x5A, sizeof(noise));
	int file = open(office->path, O_WRONLY);
	for (off_t at = empty_bytes(office); at < status.st_size; at += PAGE)
		assert_int_equal(pwrite(file, noise, PAGE, at), PAGE);
	close(file);
	struct store *store = office_open(office->path, STORE_READ);
	struct report report;
	assert_false(store_load(store, 1, &report, &error));
	assert_error(&error, ERROR_SYSTEM, "mattrakan restore");
	store_close(store);
}

static bool next(void *context, const struct search_hit *hit)
{
	*(size_t *)context += strlen(hit->text);
	return true;
}

static bool next_version(void *context, const struct card_version *version)
{
	*(size_t *)context += strlen(version->who);
	return true;
}

/* Reads all there is, however it ends. */
static void read_all(struct store *store)
{
	struct report report;
	struct str told = STR_INIT;
	struct error error = ERROR_INIT;
	size_t bytes = 0;
	if (store_load(store, 1, &report, &error))
		report_release(&report);
	for (int64_t card = 1; card < CARDS; card += 20)
		store_card_history(store, card, next_version, &bytes, &error);
	store_search(store, "ก", 0, next, &bytes, &error);
	store_search(store, "ประชุม", 0, next, &bytes, &error);
	store_verify(store, hear, &told, &error);
	str_release(&told);
	error_release(&error);
}

/* Whatever is damaged, nothing is read that is not there (ASan watches), nothing hangs,
 * and what cannot be opened says what to do. */
static void test_noise(void **state)
{
	struct office *office = *state;
	struct support_random random = {21};
	struct str whole = STR_INIT;
	int opened = 0;
	store_close(office->store);
	office->store = NULL;
	support_read(office->path, &whole);
	char *path = support_path(office->folder, "noise.db");
	for (int i = 0; i < 60; i++) {
		struct error error = ERROR_INIT;
		struct str copy = STR_INIT;
		str_append(&copy, whole.data, whole.bytes);
		for (int k = 0; k < 300; k++)
			copy.data[100 +
				  support_draw(&random, (uint32_t)copy.bytes - 100)] =
				(char)support_draw(&random, 256);
		support_write(path, copy.data, copy.bytes);
		struct store *store = store_open(path, STORE_READ, &error);
		if (store) {
			read_all(store);
			opened++;
		} else {
			assert_int_equal(error.kind, ERROR_SYSTEM);
		}
		store_close(store);
		error_release(&error);
		str_release(&copy);
	}
	assert_true(opened > 10);
	str_release(&whole);
	free(path);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_backup),
		TEST(test_backup_refused),
		TEST(test_place_taken),
		TEST(test_backup_while_written),
		TEST(test_verify_finds),
		TEST(test_damaged_pages),
		TEST(test_damaged_read),
		TEST(test_noise),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
