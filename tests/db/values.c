/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values that anybody wrote into the file, in every column of every table of the schema,
 * past what the schema checks: nothing crashes, nothing hangs, each command ends with a
 * message and a status of its own, other reports can still be listed, verify tells of it.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/sqlite_file.h"

#include <stdlib.h>
#include <string.h>

#include "db/check_settings.h"
#include "db/engine/query.h"
#include "db/overview.h"
#include "db/progress.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "db/trust/seal.h"
#include "db/trust/trail.h"
#include "model/data.h"
#include "model/json.h"
#include "model/report.h"
#include "text/error.h"
#include "text/str.h"

/* --- the file, as the sqlite3 program would have it --- */

/* Every table takes every value: no types, no checks, nothing counted. */
static void loosen(struct store *store)
{
	sqlite_file_loosen(store);
	raw_run(store, "PRAGMA ignore_check_constraints = ON;"
		       "PRAGMA recursive_triggers = OFF; DROP TRIGGER card_recounted;"
		       "DROP TRIGGER trail_unchanged; PRAGMA writable_schema = ON;"
		       "UPDATE sqlite_schema SET sql = replace(replace(replace(sql,"
		       "'STRICT, ', ''), ' STRICT', ''), ' NOT NULL', '') "
		       "WHERE type = 'table' AND name <> 'search_index';"
		       "PRAGMA writable_schema = RESET");
}

/* Rows in every table. */
static void fill(struct store *store)
{
	raw_run(store,
		"INSERT INTO person_setting VALUES ('manit', 'printer', 'x');"
		"INSERT INTO unit VALUES (1, 'กองคลัง');"
		"INSERT INTO abbreviation VALUES (1, 'กค', 'กองคลัง');"
		"INSERT INTO rule_setting VALUES ('period', 'off');"
		"INSERT INTO office_setting VALUES ('emblem', 'x');"
		"INSERT INTO acceptance VALUES (1, 1, 'period', 'x', 0, 'x', 'x', 'manit', 1);"
		"INSERT INTO check_found VALUES (1, 2, 3, 'manit', 1);"
		"INSERT INTO removed_report VALUES (9, 1, 'x', 2567, 12, 'x', 'manit', 1);"
		"INSERT INTO draft VALUES (1, 'manit', 's', 1, 'issue', 0, 1, '{}');"
		"INSERT INTO head_draft VALUES (1, 'manit', 's', 1, 'title', 0, 1, '{}');"
		"INSERT INTO card_version VALUES (1, 1, 'manit', 1, '{}');"
		"INSERT INTO report_version VALUES (1, 1, 'manit', 1, '{}');"
		"INSERT INTO seal VALUES (1, 'k', 'h', 1, 'h', 'manit', 'n', 'p', 1, 's', "
		"NULL, 1);"
		"INSERT OR IGNORE INTO unconfirmed_text VALUES (1, 1, 'title');"
		"INSERT OR IGNORE INTO unconfirmed VALUES (1, 1, 'issue');"
		"INSERT OR IGNORE INTO evidence VALUES (1, 1, 'url', 'x', 'x', 'x', NULL);"
		"INSERT OR IGNORE INTO ref VALUES (1, 1, 'o1');"
		"INSERT OR IGNORE INTO section VALUES (1, 'before', 1, 'h', 't', NULL);"
		"INSERT OR IGNORE INTO memo VALUES (1, 'x', 'x', 'x', 'x', 'x', 'x', 1, 1, "
		"NULL, 1);"
		"INSERT OR IGNORE INTO signature VALUES (1, 1, 'x', 'x', 'x', 'x', 'x', "
		"NULL, 'x', 'x', 'x');"
		"INSERT INTO deputy VALUES (1, 'palad', 'nayok', '2026-11-01', "
		"'2026-11-30', 0);"
		"INSERT OR IGNORE INTO ita VALUES (1, 2567, 90, 90, 90, 90, 'A', 1, NULL);"
		"INSERT OR IGNORE INTO ita_item VALUES (1, 1, 'o1', 9, 1, 'x', 'x', 'x', 1, "
		"NULL);"
		"INSERT OR IGNORE INTO ita_item_card VALUES (1, 1, 1, 1)");
}

static int setup(void **state)
{
	office_setup_cards(state, 1);
	struct office *office = *state;
	struct report other;
	office_people(office);
	office_invent(&other, 2566, 1, 7);
	office_import(office, &other);
	report_release(&other);
	raw_run(office->store, "UPDATE card SET unconfirmed_present = 1 WHERE number = 1;"
			       "UPDATE report SET state = 'approved' WHERE number = 1");
	fill(office->store);
	loosen(office->store);
	return 0;
}

/* --- all that reads --- */

static bool see_summary(void *context, const struct report_summary *summary)
{
	bool *other = context;
	*other |= summary->number == 2;
	return true;
}

static bool see_overview(void *context, const struct card_overview *card)
{
	(void)context, (void)card;
	return true;
}

static bool see_hit(void *context, const struct search_hit *hit)
{
	(void)context, (void)hit;
	return true;
}

static bool see_version(void *context, const struct card_version *version)
{
	(void)context, (void)version;
	return true;
}

static bool see_entry(void *context, const struct trail_entry *entry)
{
	(void)context, (void)entry;
	return true;
}

static bool see_person(void *context, const struct person *person)
{
	(void)context, (void)person;
	return true;
}

static bool see_draft(void *context, const struct draft *draft)
{
	(void)context, (void)draft;
	return true;
}

static void count_problem(void *context, const char *words)
{
	int *problems = context;
	assert_true(*words);
	++*problems;
}

/* An error is one of those that people can read, and none says nothing. */
#define end(done, error) end_of(#done, done, error)
static void end_of(const char *what, bool done, struct error *error)
{
	if (!done) {
		if (error->kind < ERROR_REFUSED || error->kind > ERROR_SYSTEM)
			fail_msg("%s: no error is told", what);
		assert_true(*error_message(error));
	}
	error_release(error);
}

static void export_whole(struct store *store, int64_t number)
{
	struct error error = ERROR_INIT;
	struct report report;
	const bool done = store_load(store, number, &report, &error);
	if (done) {
		struct str json = STR_INIT;
		report_to_json(&json, &report);
		struct data *data = data_parse(json.data, json.bytes, "export", &error);
		assert_done(data != NULL, &error);
		data_free(data);
		str_release(&json);
		report_release(&report);
	}
	end(done, &error);
}

static void read_cards(struct store *store, int64_t number)
{
	struct error error = ERROR_INIT;
	struct card_source *cards = store_cards(store, number, &error);
	end(cards != NULL, &error);
	if (!cards)
		return;
	while (cards->next(cards, &error))
		;
	error_release(&error);
	cards->free(cards);
}

static void read_everything(struct store *store)
{
	struct error error = ERROR_INIT;
	char mark[SEAL_MARK_BYTES];
	bool other = false;
	assert_done(store_list(store, see_summary, &other, &error), &error);
	end(store_overview(store, 1, "manit", see_overview, NULL, &error), &error);
	end(store_search(store, "กองคลัง", 0, see_hit, NULL, &error), &error);
	end(store_search(store, "ก", 0, see_hit, NULL, &error), &error);
	end(store_card_history(store, 1, see_version, NULL, &error), &error);
	end(store_trail(store, 0, 0, see_entry, NULL, &error), &error);
	end(store_people(store, see_person, NULL, &error), &error);
	end(store_drafts(store, "manit", see_draft, NULL, &error), &error);
	end(store_seal_mark(store, 1, mark, &error), &error);
	export_whole(store, 1);
	export_whole(store, 2);
	read_cards(store, 1);
}

static int verify(struct store *store)
{
	struct error error = ERROR_INIT;
	int problems = 0;
	const bool done = store_verify(store, count_problem, &problems, &error);
	const bool told = problems > 0 || !done;
	end(done, &error);
	return told;
}

/* --- what is put there --- */

static const struct {
	const char *sql; /* of the value */
	bool wrong;      /* in every column, whatever it is for */
} values[] = {
	{"9223372036854775807", false},
	{"-9223372036854775808", false},
	{"9e999", true},
	{"'word'", false},
	{"'[]'", false},
	{"CAST(x'ff41' AS TEXT)", true},
	{"CAST(x'410041' AS TEXT)", true},
	{"x'00'", true},
	{"replace(hex(zeroblob(200)), '0', '[')", false},
	{"'{\"a\":1,\"a\":2}'", false},
	{"'/dev/zero'", false},
	{"NULL", false},
	{"''", false},
};

/* The columns of all tables but those of SQLite's own; "table.column", each once. */
static void each_column(struct office *office,
	void (*visit)(struct office *office, const char *table, const char *column))
{
	int count = 0;
	struct str names = STR_INIT;
	raw_rows(&names, office->store,
		"SELECT t.name || ' ' || c.name FROM sqlite_schema AS t, "
		"pragma_table_info(t.name) AS c WHERE t.type = 'table' AND "
		"t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'search_index%' "
		"ORDER BY t.name, c.name",
		"");
	char *rest = names.data;
	for (char *line; (line = strsep(&rest, "|\n")) && *line; count++) {
		rest++; /* the end of the line */
		char *column = strchr(line, ' ');
		*column++ = '\0';
		visit(office, line, column);
	}
	assert_true(count > 150);
	str_release(&names);
}

/* Where the value does not fit beside another of its kind, nothing is written. */
static bool put(
	struct store *store, const char *table, const char *column, const char *value)
{
	struct str sql = STR_INIT;
	str_printf(&sql, "UPDATE OR IGNORE %s SET %s = %s", table, column, value);
	/* The number of a row of a table is a number always. */
	const bool put = raw_changes(store, sql.data);
	str_release(&sql);
	return put;
}

static void try_column(struct office *office, const char *table, const char *column)
{
	for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++) {
		raw_run(office->store, "BEGIN");
		const bool there = put(office->store, table, column, values[i].sql);
		/* What is open stands inside our brackets. */
		office->store->depth = 1;
		read_everything(office->store);
		if (values[i].wrong && there && !verify(office->store))
			fail_msg("verify does not tell of %s in %s.%s", values[i].sql,
				table, column);
		office->store->depth = 0;
		raw_run(office->store, "ROLLBACK");
	}
}

static void test_every_column(void **state)
{
	each_column(*state, try_column);
}

/* verify looks at every table that there is. */
static void find_statement(struct office *office, const char *table, const char *column)
{
	(void)column;
	for (enum sql name = 0; name < SQL_COUNT; name++)
		if (!strncmp(
			    office->store->driver->statements[name].name, "values_", 7) &&
			!strcmp(office->store->driver->statements[name].name + 7, table))
			return;
	fail_msg("verify.sql has no values_%s", table);
}

static void test_every_table(void **state)
{
	each_column(*state, find_statement);
}

/* One bad report does not keep the others from being read. */
static void test_others_still_work(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	bool other = false;
	raw_run(office->store,
		"UPDATE report SET title = CAST(x'ff' AS TEXT), fiscal_year = 99999 WHERE "
		"number = 1");
	assert_done(store_list(office->store, see_summary, &other, &error), &error);
	assert_true(other);
	assert_false(store_load(office->store, 1, &report, &error));
	assert_error(&error, ERROR_REFUSED, "report 1, table report, column fiscal_year");
	office_load(office, 2, &report);
	report_release(&report);
}

/* Unknown keys are no place to hide a text that was sealed, nor to break what is written. */
static void test_unknown_keys(void **state)
{
	static const struct {
		const char *sql, *words;
	} forged[] = {
		{"UPDATE card SET extra = json_object('outcome', outcome), outcome = NULL "
		 "WHERE number = 1",
			"measure of number 1: unknown keys"},
		{"UPDATE card SET steps_extra = 'word', steps_present = 1 WHERE number = 1",
			"measure of number 1: steps: unknown keys"},
		{"UPDATE report SET agency_extra = '[' WHERE number = 1",
			"report 1: agency: unknown keys"},
		{"UPDATE signature SET extra = '{\"name\":1}' WHERE report = 1",
			"report 1: memo.signatures[0]: unknown keys"},
	};
	struct office *office = *state;
	for (size_t i = 0; i < sizeof(forged) / sizeof(*forged); i++) {
		struct error error = ERROR_INIT;
		struct report report;
		raw_run(office->store, "BEGIN");
		raw_run(office->store, forged[i].sql);
		office->store->depth = 1;
		assert_false(store_load(office->store, 1, &report, &error));
		assert_error(&error, ERROR_REFUSED, forged[i].words);
		read_cards(office->store, 1);
		assert_true(verify(office->store));
		office->store->depth = 0;
		raw_run(office->store, "ROLLBACK");
	}
}

/* Lists are read up to what a report may have, however many rows there are. */
static void test_rows_by_the_million(void **state)
{
	static const struct {
		const char *sql, *words;
	} rows[] = {
		{"INSERT INTO signature (report, place) SELECT 1, value",
			"table signature"},
		{"INSERT INTO section (report, part, place) SELECT 1, 'after', value",
			"table section"},
		{"INSERT INTO step (card, place, text) SELECT 1, value, 'x'",
			"table step"},
	};
	struct office *office = *state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct error error = ERROR_INIT;
		struct report report;
		struct str sql = STR_INIT;
		str_printf(&sql,
			"BEGIN; WITH RECURSIVE n (value) AS (SELECT 100 UNION ALL "
			"SELECT value + 1 FROM n WHERE value < 100000) %s FROM n",
			rows[i].sql);
		raw_run(office->store, sql.data);
		office->store->depth = 1;
		assert_false(store_load(office->store, 1, &report, &error));
		assert_error(&error, ERROR_REFUSED, rows[i].words);
		office->store->depth = 0;
		raw_run(office->store, "ROLLBACK");
		str_release(&sql);
	}
}

/* What cannot be read again is not written. */
static void test_not_written(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct query query = query_open(office->store, SQL_SETTING_PUT);
	query_text(&query, "manit");
	query_text(&query, "name");
	query_text(&query, "\xFF");
	assert_false(query_run(&query, &error));
	assert_error(&error, ERROR_REFUSED, "UTF-8");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_every_table),
		TEST(test_others_still_work),
		TEST(test_unknown_keys),
		TEST(test_rows_by_the_million),
		cmocka_unit_test_setup_teardown(
			test_not_written, office_setup, office_teardown),
		TEST(test_every_column),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
