/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Triggers, views, tables and indexes that somebody has laid into the office file: none
 * runs, nothing is written beside them, and reading goes on.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/sqlite_file.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/query.h"
#include "db/settings.h"
#include "db/store.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

static const struct {
	const char *sql, *words;
} laid[] = {
	{"CREATE TRIGGER more AFTER UPDATE OF wrong ON person BEGIN "
	 "UPDATE person SET roles = 255 WHERE login = 'manit'; END",
		"trigger more"},
	{"CREATE TRIGGER t AFTER INSERT ON search_copy BEGIN DELETE FROM step; END",
		"trigger t"},
	{"DROP TRIGGER card_recounted; CREATE TRIGGER card_recounted AFTER UPDATE ON card "
	 "BEGIN UPDATE person SET roles = 255; END",
		"trigger card_recounted"},
	{"CREATE VIEW v AS SELECT * FROM card", "view v"},
	{"ALTER TABLE unit RENAME TO unit2; CREATE VIEW unit AS SELECT place, name FROM unit2",
		"view unit"},
	{"CREATE TABLE more (a)", "table more"},
	{"CREATE INDEX more ON card (upper(issue))", "index more"},
	{"CREATE VIRTUAL TABLE more USING fts5 (a)", "table more"},
	{"ALTER TABLE unit ADD COLUMN more TEXT", "table unit"},
	{"ALTER TABLE unit ADD COLUMN more TEXT GENERATED ALWAYS AS (upper(name)) VIRTUAL",
		"table unit"},
};

static bool note(void *context, const struct report_summary *summary)
{
	*(int64_t *)context = summary->number;
	return true;
}

static void find_words(void *context, const char *words)
{
	const char **wanted = context;
	if (*wanted && strstr(words, *wanted))
		*wanted = NULL;
}

static int setup(void **state)
{
	office_setup_cards(state, 2);
	office_people(*state);
	return 0;
}

/* Each of them: refused to be opened for writing, told by verify, and still read. */
static void test_opening(void **state)
{
	struct office *office = *state;
	struct str whole = STR_INIT;
	store_close(office->store);
	office->store = NULL;
	support_read(office->path, &whole);
	for (size_t i = 0; i < sizeof(laid) / sizeof(*laid); i++) {
		struct error error = ERROR_INIT;
		int64_t number = 0;
		const char *wanted = laid[i].words;
		support_write(office->path, whole.data, whole.bytes);
		sqlite_file_run(office->path, laid[i].sql);
		assert_null(store_open(office->path, STORE_WRITE, &error));
		assert_error(&error, ERROR_SYSTEM, laid[i].words);
		struct store *store = office_open(office->path, STORE_READ);
		assert_done(store_list(store, note, &number, &error), &error);
		assert_int_equal(number, 1);
		store_verify(store, find_words, &wanted, &error);
		if (wanted)
			fail_msg("verify does not tell of %s", wanted);
		error_release(&error);
		store_close(store);
	}
	str_release(&whole);
}

/* Laid into it while it is open: neither in a transaction nor outside of one. */
static void test_while_open(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry added;
	sqlite_file_run(office->path,
		"CREATE TRIGGER more AFTER INSERT ON person_setting BEGIN "
		"DELETE FROM unit; END; INSERT INTO unit VALUES (1, 'x')");
	struct query query = query_open(office->store, SQL_SETTING_PUT);
	query_text(&query, "manit");
	query_text(&query, "x");
	query_text(&query, "x");
	assert_false(query_run(&query, &error));
	assert_error(&error, ERROR_SYSTEM, "trigger");
	assert_false(store_add_card(office->store, 1, "manit", &added, &error));
	assert_error(&error, ERROR_SYSTEM, "trigger more");
	assert_int_equal(raw_integer(office->store, "SELECT count(*) FROM unit"), 1);
	/* When it is gone, all goes on. */
	sqlite_file_run(office->path, "DROP TRIGGER more");
	assert_done(store_add_card(office->store, 1, "manit", &added, &error), &error);
	card_entry_release(&added);
}

/* How it is written does not count, and a file that SQLite has looked through is ours. */
static void test_ours(void **state)
{
	struct office *office = *state;
	store_close(office->store);
	sqlite_file_run(office->path,
		"ANALYZE; ALTER TABLE unit RENAME TO unit2; ALTER TABLE unit2 RENAME "
		"TO unit");
	office->store = office_open(office->path, STORE_WRITE);
	assert_sound(office->store);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, office_teardown)

/* Another connection, as a newer program's, brings the file to its version while this one
 * is open: this one reads, and writes nothing, nor does it what it began before. */
static void test_newer_version_while_open(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	int64_t reports;
	assert_done(store_card(office->store, 1, &entry, &error), &error);
	assert_done(store_set_setting(office->store, "somsri", "language", "en", &error),
		&error);
	struct str sql = STR_INIT;
	str_printf(&sql, "PRAGMA user_version = %d", SCHEMA_VERSION + 1);
	sqlite_file_run(office->path, sql.data);
	free(entry.card.issue);
	entry.card.issue = mem_strdup("ใหม่");
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_FAILED);
	assert_error(&error, ERROR_SYSTEM, "a newer version of mattrakan");
	const struct draft draft = {
		.card = 1, .revision = 1, .who = "somsri", .session = "1", .body = "{}"};
	assert_false(store_draft_put(office->store, &draft, &error));
	assert_error(&error, ERROR_SYSTEM, "a newer version of mattrakan");
	assert_false(
		store_set_setting(office->store, "somsri", "language", "th", &error));
	assert_error(&error, ERROR_SYSTEM, "a newer version of mattrakan");
	assert_done(store_count(office->store, &reports, &error), &error);
	assert_int_equal(reports, 1);
	assert_int_equal(raw_integer(office->store,
				 "SELECT count(*) FROM draft WHERE session = '1'"),
		0);
	assert_int_equal(raw_integer(office->store,
				 "SELECT count(*) FROM card WHERE issue = 'ใหม่'"),
		0);
	/* Back again, it goes on. */
	str_clear(&sql);
	str_printf(&sql, "PRAGMA user_version = %d", SCHEMA_VERSION);
	sqlite_file_run(office->path, sql.data);
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
	str_release(&sql);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_opening),
		TEST(test_while_open),
		TEST(test_ours),
		TEST(test_newer_version_while_open),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
