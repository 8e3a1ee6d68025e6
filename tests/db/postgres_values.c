/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values on their way to a server and back: each type, figures as they were written, nothing,
 * texts of any length and of none, and what is no text; what a column of a result is.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/postgres_server.h"
#include "tests/support/raw.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/query.h"
#include "db/settings.h"
#include "db/store.h"
#include "model/report.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"

static struct statement *stepped(struct store *store, const char *sql)
{
	struct statement *statement;
	bool row;
	assert_int_equal(store->driver->prepare(store, sql, &statement), FAULT_NONE);
	assert_int_equal(store->driver->step(store, statement, &row), FAULT_NONE);
	assert_true(row);
	return statement;
}

static void test_types(void **state)
{
	struct office *office = *state;
	const struct driver *driver = office->store->driver;
	struct statement *row = stepped(office->store,
		"SELECT 9223372036854775807, -1, TRUE, FALSE, 0.1::float8, NULL, '', 'ก', "
		"sum(x), sum(x) / 8, 1e300::float8 FROM (VALUES (7::bigint)) AS t (x)");
	static const enum value_type types[] = {TYPE_INTEGER, TYPE_INTEGER, TYPE_INTEGER,
		TYPE_INTEGER, TYPE_REAL, TYPE_NULL, TYPE_TEXT, TYPE_TEXT, TYPE_INTEGER,
		TYPE_REAL, TYPE_REAL};
	size_t bytes;
	assert_int_equal(driver->columns(row), 11);
	for (int i = 0; i < 11; i++)
		if (driver->type(row, i) != types[i])
			fail_msg("column %d is of type %d", i, driver->type(row, i));
	assert_true(driver->integer(row, 0) == INT64_MAX);
	assert_int_equal(driver->integer(row, 1), -1);
	assert_int_equal(driver->integer(row, 2), 1);
	assert_int_equal(driver->integer(row, 3), 0);
	assert_string_equal(driver->text(row, 2, &bytes), "1");
	assert_true(driver->real(row, 4) == 0.1);
	assert_null(driver->text(row, 5, &bytes));
	assert_string_equal(driver->text(row, 6, &bytes), "");
	assert_int_equal(bytes, 0);
	assert_string_equal(driver->text(row, 7, &bytes), "ก");
	assert_int_equal(bytes, 3);
	assert_int_equal(driver->integer(row, 8), 7);
	assert_true(driver->real(row, 9) == 0.875);
	assert_int_equal(driver->integer(row, 9), 0);
	assert_true(driver->real(row, 10) == 1e300);
	driver->finish(row);
}

/* Numbers in parameters keep every bit. */
static void test_parameters(void **state)
{
	struct office *office = *state;
	const struct driver *driver = office->store->driver;
	static const double reals[] = {0.1, -1e-300, 1.7976931348623157e308, 95.0, -0.0};
	static const int64_t integers[] = {0, -1, INT64_MAX, INT64_MIN};
	struct statement *statement;
	bool row;
	assert_int_equal(
		driver->prepare(office->store, "SELECT $1, $2, $3::bigint", &statement),
		FAULT_NONE);
	for (size_t i = 0; i < 20; i++) {
		const double real = reals[i % 5];
		const int64_t integer = integers[i % 4];
		driver->bind_real(office->store, statement, 1, real);
		driver->bind_integer(office->store, statement, 2, integer);
		driver->bind_text(office->store, statement, 3, NULL, 0);
		assert_int_equal(
			driver->step(office->store, statement, &row), FAULT_NONE);
		assert_true(row);
		const double back = driver->real(statement, 0);
		assert_memory_equal(&back, &real, sizeof(real));
		assert_true(driver->integer(statement, 1) == integer);
		assert_int_equal(driver->type(statement, 2), TYPE_NULL);
		assert_int_equal(
			driver->step(office->store, statement, &row), FAULT_NONE);
		assert_false(row);
		driver->put_back(statement);
	}
	driver->finish(statement);
}

/* 95 is not 95.0, nothing is not null, and no digit is lost. */
static void test_figures(void **state)
{
	struct office *office = *state;
	static const char json[] =
		"{\"format\": \"mattrakan.report/1\", \"fiscal_year\": 2568, \"months\": 12, \"layout\": \"columns-7\", \"title\": \"x\", \"cards\": [],"
		" \"ita\": {\"year\": 2568, \"total\": 95, \"iit\": 95.0, \"eit\": null,"
		" \"items\": [{\"code\": \"i7\", \"score\": 84.99999999999999},"
		" {\"code\": \"e1\", \"score\": 1e-7}, {\"code\": \"o1\", \"score\": 0.1}]}}";
	struct report report, back;
	struct error error = ERROR_INIT;
	office_parse(json, &report);
	const int64_t number = office_import(office, &report);
	assert_done(store_load(office->store, number, &back, &error), &error);
	assert_int_equal(back.ita.total.kind, DECIMAL_INTEGER);
	assert_true(back.ita.total.value == 95);
	assert_int_equal(back.ita.iit.kind, DECIMAL_REAL);
	assert_true(back.ita.iit.value == 95.0);
	assert_int_equal(back.ita.eit.kind, DECIMAL_NULL);
	assert_int_equal(back.ita.oit.kind, DECIMAL_ABSENT);
	assert_true(back.ita.items[0].score.value == 84.99999999999999);
	assert_int_equal(back.ita.items[1].score.kind, DECIMAL_REAL);
	assert_true(back.ita.items[1].score.value == 1e-7);
	assert_true(back.ita.items[2].score.value == 0.1);
	char *stored = raw_text(
		office->store, "SELECT total || ' ' || iit || ' ' || eit FROM ita");
	assert_string_equal(stored, "95 95.0 \"null\"");
	free(stored);
	report_release(&report);
	report_release(&back);
}

static void put(struct office *office, const char *value, struct error *error)
{
	assert_done(
		store_set_setting(office->store, "somsri", "name", value, error), error);
}

static void test_texts(void **state)
{
	enum { HUGE_BYTES = 3 * 1000 * 1000 };
	struct office *office = *state;
	struct error error = ERROR_INIT;
	static const char hard[] = "'; DROP TABLE card; -- $1 ?1 \\ \" \t\n ก็";
	char *huge = mem_new(HUGE_BYTES + 1, 1), *value;
	for (size_t i = 0; i < HUGE_BYTES; i += 3)
		memcpy(huge + i, "ก", 3);
	const char *const texts[] = {"", hard, huge};
	for (size_t i = 0; i < 3; i++) {
		put(office, texts[i], &error);
		value = raw_text(office->store,
			"SELECT value FROM person_setting WHERE name = 'name'");
		assert_string_equal(value, texts[i]);
		free(value);
	}
	assert_false(
		store_set_setting(office->store, "somsri", "name", "\xe0\xb8", &error));
	assert_error(&error, ERROR_REFUSED, "no UTF-8");
	free(huge);
}

/* No text that was bound holds a NUL; the transaction goes on. */
static void test_nul(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_done(store_begin(office->store, &error), &error);
	struct query query = query_open(office->store, SQL_SETTING_PUT);
	query_text(&query, "somsri");
	query_text(&query, "name");
	query_bytes(&query, "a\0b", 3);
	assert_false(query_run(&query, &error));
	assert_error(&error, ERROR_REFUSED, "no UTF-8");
	put(office, "b", &error);
	assert_done(store_commit(office->store, &error), &error);
	assert_int_equal(
		raw_integer(office->store, "SELECT count(*) FROM person_setting"), 1);
}

/* What the rules of columns go by (db/engine/column.h). */
static void test_columns(void **state)
{
	struct office *office = *state;
	const struct driver *driver = office->store->driver;
	struct statement *row = stepped(office->store,
		"SELECT r.number AS n, r.title, i.total, r.number + 1, count(*) "
		"FROM report AS r LEFT JOIN ita AS i ON i.report = r.number "
		"GROUP BY r.office_id, r.number, r.title, i.office_id, i.report");
	assert_string_equal(driver->name(row, 0), "n");
	assert_string_equal(driver->table(row, 0), "report");
	assert_string_equal(driver->origin(row, 0), "number");
	assert_string_equal(driver->declared(row, 0), "INTEGER");
	assert_string_equal(driver->declared(row, 1), "TEXT");
	assert_string_equal(driver->table(row, 2), "ita");
	assert_string_equal(driver->declared(row, 2), "ANY");
	assert_null(driver->table(row, 3));
	assert_null(driver->declared(row, 4));
	driver->finish(row);
}

/* A value that cannot be what its column says is met where it is read, as in a file. */
static void test_bad_value(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	raw_run(office->store, "UPDATE report SET months = 7");
	assert_false(store_load_head(office->store, 1, &report, &error));
	assert_error(&error, ERROR_REFUSED, "report 1, table report, column months");
}

/* --- statements that have a name --- */

static int64_t named(struct office *office)
{
	return raw_integer(office->store,
		"SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%named%' AND statement NOT LIKE '%prepared%'");
}

static void ask(struct store *store, int times)
{
	for (int i = 0; i < times; i++)
		assert_int_equal(raw_integer(store, "SELECT 7 AS named"), 7);
}

/* The first value, to be freed, of a statement with one parameter: a text, or a number where
 * that is NULL; NULL: it failed. */
static char *asked_with(
	struct store *store, const char *sql, const char *parameter, int number)
{
	const struct driver *driver = store->driver;
	struct statement *statement;
	size_t bytes;
	bool row;
	assert_int_equal(driver->prepare(store, sql, &statement), FAULT_NONE);
	if (parameter)
		driver->bind_text(store, statement, 1, parameter, strlen(parameter));
	else
		driver->bind_integer(store, statement, 1, number);
	const enum fault fault = driver->step(store, statement, &row);
	char *text = fault ? NULL : mem_strdup(driver->text(statement, 0, &bytes));
	driver->finish(statement);
	return text;
}

/* What is asked again is known to the server from then on, and to a new connection
 * again; with values of other types it is another. */
static void test_names(void **state)
{
	struct office *office = *state;
	static const char *const written[] = {"7", "\"7\""};
	ask(office->store, 1);
	assert_int_equal(named(office), 0);
	ask(office->store, 3);
	assert_int_equal(named(office), 1);
	postgres_server_break(office->database);
	ask(office->store, 1);
	assert_int_equal(named(office), 0);
	ask(office->store, 2);
	assert_int_equal(named(office), 1);
	/* 7 is not "7". */
	for (int i = 0; i < 3 * (int)COUNT(written); i++) {
		char *text = asked_with(office->store,
			"SELECT coalesce(figure($1)::text, 'named')", i % 2 ? "7" : NULL,
			7);
		assert_string_equal(text, written[i % 2]);
		free(text);
	}
	assert_int_equal(named(office), 3);
}

/* Where what was to get its name fails it goes on without. */
static void test_names_of_what_fails(void **state)
{
	struct office *office = *state;
	static const char sql[] = "SELECT 6 / $1 AS named";
	static const int by[] = {1, 0, 6, 6, 6};
	static const char *const answers[] = {"6", NULL, "1", "1", "1"};
	for (int i = 0; i < (int)COUNT(answers); i++) {
		char *text = asked_with(office->store, sql, NULL, by[i]);
		assert_int_equal(text == NULL, answers[i] == NULL);
		if (text)
			assert_string_equal(text, answers[i]);
		free(text);
	}
	/* The name that it got then, which is never used. */
	assert_int_equal(named(office), 1);
}

static int setup(void **state)
{
	return office_setup_cards(state, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_types, setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_parameters, setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_figures, setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_texts, setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_nul, setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_columns, setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_bad_value, setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_names, setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_names_of_what_fails, setup, office_teardown),
	};
	postgres_server_want();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
