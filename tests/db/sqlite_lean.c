/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who has an office file open all day keeps few pages of it in memory, however many were read;
 * a change that is larger than that is still written once, when it is whole. A new file is
 * filled without a WAL, and has one afterwards, whatever happens to who fills it.
 */
#include <config.h>

#include "tests/support/office.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/engine/sqlite.h"
#include "db/store.h"
#include "model/card.h"
#include "model/card_source.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

enum { CARDS = 600, FEW_BYTES = 200 << 10 };

static int status(const struct store *store, int what)
{
	int now, most;
	assert_int_equal(sqlite3_db_status(sqlite_of(store)->file, what, &now, &most, 0),
		SQLITE_OK);
	return now;
}

static void read_all(struct store *store)
{
	struct error error = ERROR_INIT;
	struct card_source *source = store_cards(store, 1, &error);
	assert_non_null(source);
	int count = 0;
	while (source->next(source, &error))
		count++;
	assert_int_equal(count, CARDS);
	card_source_free(source);
}

static void test_reading(void **state)
{
	const struct office *office = *state;
	struct store *store = office_open(office->path, STORE_WRITE);
	read_all(store);
	assert_true(status(store, SQLITE_DBSTATUS_CACHE_USED) > FEW_BYTES);
	store_close(store);
	store = office_open(office->path, STORE_WRITE);
	store_lean(store);
	read_all(store);
	assert_true(status(store, SQLITE_DBSTATUS_CACHE_USED) < FEW_BYTES);
	store_close(store);
}

static void add_cards(struct store *store)
{
	struct error error = ERROR_INIT;
	for (int i = 0; i < CARDS; i++) {
		struct card_entry added;
		assert_done(store_add_card(store, 1, "somsri", &added, &error), &error);
		card_entry_release(&added);
	}
}

static void test_writing(void **state)
{
	const struct office *office = *state;
	struct error error = ERROR_INIT;
	struct store *store = office_open(office->path, STORE_WRITE);
	store_lean(store);
	const int before = status(store, SQLITE_DBSTATUS_CACHE_SPILL);
	assert_done(store_begin(store, &error), &error);
	add_cards(store);
	assert_int_equal(status(store, SQLITE_DBSTATUS_CACHE_SPILL), before);
	assert_true(status(store, SQLITE_DBSTATUS_CACHE_USED) > FEW_BYTES);
	assert_done(store_commit(store, &error), &error);
	store_close(store);
}

/* --- a new file is filled --- */

static void assert_journal(struct store *store, const char *expected)
{
	sqlite3_stmt *statement;
	assert_int_equal(sqlite3_prepare_v2(sqlite_of(store)->file, "PRAGMA journal_mode",
				 -1, &statement, NULL),
		SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	assert_string_equal((const char *)sqlite3_column_text(statement, 0), expected);
	sqlite3_finalize(statement);
}

static void assert_cards(const struct office *office, int64_t expected)
{
	struct error error = ERROR_INIT;
	struct store *store = office_open(office->path, STORE_WRITE);
	struct card_source *source = store_cards(store, 1, &error);
	assert_non_null(source);
	int64_t count = 0;
	while (source->next(source, &error))
		count++;
	assert_int_equal(count, expected);
	card_source_free(source);
	assert_journal(store, "wal");
	store_close(store);
}

static void test_filling(void **state)
{
	const struct office *office = *state;
	struct error error = ERROR_INIT;
	struct store *store = office->store;
	store_filling(store, true);
	assert_journal(store, "delete");
	assert_done(store_begin(store, &error), &error);
	add_cards(store);
	assert_done(store_commit(store, &error), &error);
	assert_done(store_in_place(store, &error), &error);
	store_filling(store, false);
	assert_journal(store, "wal");
	add_cards(store);
	assert_done(store_in_place(store, &error), &error);
	assert_cards(office, 3 * CARDS);
}

/* Who has it open reads and writes on as before. */
static void test_filling_beside_others(void **state)
{
	const struct office *office = *state;
	read_all(office->store);
	struct store *store = office_open(office->path, STORE_WRITE);
	store_filling(store, true);
	assert_journal(store, "wal");
	add_cards(store);
	store_filling(store, false);
	store_close(store);
	assert_journal(office->store, "wal");
	assert_cards(office, 2 * CARDS);
}

/* Fills it, and ends as killed when part of a change stands in the file. */
static void fill_and_end(const char *path)
{
	struct error error = ERROR_INIT;
	struct store *store = store_open(path, STORE_WRITE, &error);
	struct card_entry added;
	store_filling(store, true);
	bool good = store_begin(store, &error) &&
		    sqlite_run(store, "PRAGMA cache_size = 10", &error) &&
		    sqlite_run(store, "PRAGMA cache_spill = 10", &error);
	for (int i = 0; good && i < CARDS; i++)
		good = store_add_card(store, 1, "somsri", &added, &error);
	_exit(good ? 0 : 1);
}

static void test_filling_is_cut_off(void **state)
{
	struct office *office = *state;
	struct stat journal;
	struct str name = STR_INIT;
	int status;
	store_close(office->store);
	office->store = NULL;
	const pid_t child = fork();
	assert_true(child >= 0);
	if (!child)
		fill_and_end(office->path);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	str_printf(&name, "%s-journal", office->path);
	assert_int_equal(stat(name.data, &journal), 0);
	assert_true(journal.st_size > 0);
	str_release(&name);
	assert_cards(office, CARDS);
}

static int setup(void **state)
{
	return office_setup_cards(state, CARDS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_reading, setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_writing, setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_filling, setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_filling_beside_others, setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_filling_is_cut_off, setup, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
