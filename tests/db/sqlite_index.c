/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An index in which rows are missing, as damage leaves it: SQLite reads by it without a
 * word; whoever gets fewer reports or cards than there are is told. Rows that somebody
 * took out of the table itself are another matter: the others are read.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/sqlite_file.h"

#include "db/overview.h"
#include "db/store.h"
#include "model/card_source.h"
#include "model/report.h"
#include "tests/support/approval.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

enum { CARDS = 20 }; /* more than are read at once */

static int setup(void **state)
{
	return office_setup_cards(state, CARDS);
}

/* Lets an index be another, empty one of the same columns. */
static void empty_index(struct office *office, const char *name, const char *columns)
{
	struct str sql = STR_INIT;
	store_close(office->store);
	str_printf(&sql,
		"CREATE INDEX empty ON %s WHERE number < 0; PRAGMA writable_schema = 1;"
		"UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema "
		"WHERE name = 'empty') WHERE name = '%s';"
		"DELETE FROM sqlite_schema WHERE name = 'empty'",
		columns, name);
	sqlite_file_run(office->path, sql.data);
	str_release(&sql);
	office->store = office_open(office->path, STORE_READ);
}

static bool see_report(void *context, const struct report_summary *summary)
{
	(void)summary;
	++*(int *)context;
	return true;
}

static bool see_card(void *context, const struct card_overview *card)
{
	(void)context, (void)card;
	return true;
}

static void test_list(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int reports = 0;
	empty_index(office, "report_newest", "report (fiscal_year, months)");
	assert_false(store_list(office->store, see_report, &reports, &error));
	assert_error(&error, ERROR_SYSTEM, "damaged");
	assert_int_equal(reports, 0);
}

static void assert_short(struct office *office)
{
	struct error error = ERROR_INIT;
	struct report report;
	assert_false(store_load(office->store, 1, &report, &error));
	assert_error(&error, ERROR_SYSTEM, "damaged");
	assert_false(store_overview(office->store, 1, "manit", see_card, NULL, &error));
	assert_error(&error, ERROR_SYSTEM, "damaged");
	struct card_source *cards = store_cards(office->store, 1, &error);
	assert_done(cards != NULL, &error);
	assert_null(cards->next(cards, &error));
	assert_error(&error, ERROR_SYSTEM, "damaged");
	cards->free(cards);
}

static void test_cards(void **state)
{
	struct office *office = *state;
	empty_index(office, "sqlite_autoindex_card_2", "card (report, place)");
	assert_short(office);
}

/* verify tells that they are not counted rightly. */
static void test_rows_taken_out(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	sqlite_file_loosen(office->store);
	raw_run(office->store, "DELETE FROM card WHERE number = 3");
	assert_done(store_load(office->store, 1, &report, &error), &error);
	assert_int_equal(report.count, CARDS - 1);
	report_release(&report);
}

/* An index of a form that SQLite does not know, and a table of which it cannot read: found,
 * and no failure of the check. */
static void test_strange(void **state)
{
	struct office *office = *state;
	store_close(office->store);
	sqlite_file_run(office->path, "UPDATE search_index_config SET v = 99");
	office->store = office_open(office->path, STORE_READ);
	assert_finds(office->store, "the search index is not what the search copy says");
	store_close(office->store);
	sqlite_file_run(office->path,
		"PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = 'CREATE TABLE unit "
		"(place INTEGER PRIMARY KEY, name TEXT AS (nowhere()))' WHERE name = 'unit'");
	office->store = office_open(office->path, STORE_READ);
	assert_finds(office->store, "unknown function: nowhere()");
}

/* Search finds less, and the check of the index that SQLite has finds nothing. */
static void test_search(void **state)
{
	struct office *office = *state;
	store_close(office->store);
	sqlite_file_run(office->path, "DELETE FROM search_index_idx");
	office->store = office_open(office->path, STORE_READ);
	assert_finds(office->store, "the search index is not");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_list),
		TEST(test_cards),
		TEST(test_rows_taken_out),
		TEST(test_strange),
		TEST(test_search),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
