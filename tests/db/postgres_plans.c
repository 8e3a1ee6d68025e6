/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The plans of the statements on a server, as a clerk has them, under the policies: in a
 * database of many offices none reads more than a few rows of the large tables of the own, and
 * none of others', unless it is named here with the reason. The plans of a file: plans.c.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/store.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/postgres_server.h"
#include "tests/support/raw.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

/* What grows with each measure and with each change. */
static const char *const large[] = {"card", "step", "owner", "ref", "unconfirmed",
	"evidence", "card_version", "search_copy", "trail", "trail_part", "acceptance"};

/* Statements that may read all such rows of an office, and why. */
static const struct {
	const char *name, *because;
} whole[] = {
	{"card_count",
		"as many as are there, and by no index: in a file it may be damaged"},
	{"owner_names", "all names are what is asked for"},
	{"evidence_captions", "all captions are what is asked for"},
	{"report_clear_refs", "rare: a report is destroyed"},
	{"report_clear_unconfirmeds", "rare: a report is destroyed"},
	{"report_clear_evidence", "rare: a report is destroyed"},
	{"report_clear_card_versions", "rare: a report is destroyed"},
	{"search_copy_empty", "all of it is what is meant"},
	{"search_copy_is_current", "asks whether there is a first row"},
	{"card_unknown_keys", "once, when tables are brought up to date"},
};

/* Statements of which there is no plan to be looked at: verify reads everything, and a move
 * copies it; a figure has no type here, and a clerk enters nobody. */
static bool is_left_out(const char *name)
{
	static const char *const beginnings[] = {"verify_", "values_", "move_",
		"recover_", "server_", "salvage_", "file_", "ita_add", "ita_item_add",
		"person_put"};
	for (size_t i = 0; i < COUNT(beginnings); i++)
		if (!strncmp(name, beginnings[i], strlen(beginnings[i])) &&
			strcmp(name, "server_changes") != 0)
			return true;
	return false;
}

static bool has_plan(const char *text)
{
	static const char *const verbs[] = {
		"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"};
	for (size_t i = 0; i < COUNT(verbs); i++)
		if (!strncmp(text, verbs[i], strlen(verbs[i])))
			return true;
	return false;
}

/* --- many offices --- */

struct house {
	char *database;
	struct office keeper, clerk;
};

/* Each as the first, with all its rows. */
static void add_offices(const char *database, int offices)
{
	struct str sql = STR_INIT;
	str_printf(&sql,
		"SET session_replication_role = replica; SET search_path = mattrakan;"
		"INSERT INTO office (number, name) SELECT n, 'อบต.' || n "
		"FROM generate_series(2, %d) AS n;"
		"DO $$ DECLARE made text; columns text; BEGIN "
		"FOR made, columns IN SELECT c.relname, string_agg(quote_ident(a.attname), ', ') "
		"FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid "
		"WHERE c.relnamespace = 'mattrakan'::regnamespace AND c.relkind = 'r' "
		"AND c.relname NOT IN ('office', 'about', 'settled', 'person', 'person_key') "
		"AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> 'office_id' "
		"GROUP BY c.relname LOOP "
		"EXECUTE format('INSERT INTO %%I (office_id, %%s) SELECT n, %%s FROM %%I, "
		"generate_series(2, %d) AS n WHERE office_id = 1', made, columns, columns, "
		"made); END LOOP; END $$; ANALYZE",
		offices, offices);
	postgres_server_run(database, POSTGRES_SUPERUSER, sql.data);
	str_release(&sql);
}

static void import_report(struct house *house, int fiscal_year, int cards)
{
	struct str json = STR_INIT;
	struct report report;
	str_printf(&json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
		"\"fiscal_year\":%d,\"months\":12,\"title\":\"รายงาน %d\",\"cards\":[",
		fiscal_year, fiscal_year);
	for (int i = 0; i < cards; i++)
		str_printf(&json,
			"%s{\"issue\":\"ประเด็น %d\",\"steps\":{\"items\":[\"ก\",\"ข\"]},"
			"\"owners\":[\"กองคลัง\",\"กองช่าง\"],\"refs\":[\"o1\"],"
			"\"evidence\":[{\"kind\":\"url\",\"ref\":\"x\"}]}",
			i ? "," : "", i);
	str_puts(&json, "]}");
	office_parse(json.data, &report);
	office_import(&house->clerk, &report);
	report_release(&report);
	str_release(&json);
}

/* Six years of twelve measures, half of them saved again, in each of many offices. */
static int make(void **state)
{
	enum { OFFICES = 120, YEARS = 6, FIRST = 2564, CARDS = 12 };
	static struct house house;
	struct error error = ERROR_INIT;
	house.database = postgres_server_database(NULL);
	house.keeper.path =
		postgres_server_address(house.database, postgres_server_keeper());
	assert_done(store_create_office(house.keeper.path, NULL, "อบต.", &error), &error);
	house.keeper.store = office_open(house.keeper.path, STORE_WRITE);
	office_people(&house.keeper);
	house.clerk.path = postgres_server_address(house.database, "somsri");
	house.clerk.store = office_open(house.clerk.path, STORE_WRITE);
	for (int year = 0; year < YEARS; year++)
		import_report(&house, FIRST + year, CARDS);
	for (int64_t card = 1; card <= YEARS * CARDS; card += 2) {
		struct card_entry entry;
		assert_done(store_card(house.clerk.store, card, &entry, &error), &error);
		assert_int_equal(
			store_save_card(house.clerk.store, &entry, "somsri", &error),
			SAVE_DONE);
		card_entry_release(&entry);
	}
	add_offices(house.database, OFFICES);
	*state = &house;
	return 0;
}

static int end(void **state)
{
	struct house *house = *state;
	store_close(house->clerk.store);
	store_close(house->keeper.store);
	free(house->clerk.path);
	free(house->keeper.path);
	postgres_server_drop(house->database);
	return 0;
}

/* --- plans --- */

static int parameters_of(const char *text)
{
	long most = 0;
	for (const char *at = text; (at = strchr(at, '$')); at++) {
		const long number = strtol(at + 1, NULL, 10);
		most = MAX(most, number);
	}
	return (int)most;
}

static void explain(struct house *house, const char *text, struct str *plan)
{
	struct store *store = house->clerk.store;
	struct str sql = STR_INIT;
	/* What is only asked whether it is there has no type of its own. */
	str_printf(&sql, "PREPARE looked_at%s AS %s",
		strstr(text, "$3 IS NOT NULL") ? " (bigint, bigint, text)" : "", text);
	if (!raw_try(store, sql.data, NULL))
		fail_msg("%s", text);
	str_clear(&sql);
	str_puts(&sql, "EXPLAIN (COSTS OFF) EXECUTE looked_at");
	for (int i = 0, count = parameters_of(text); i < count; i++)
		str_printf(
			&sql, "%s%s", i ? ", NULL" : "(NULL", i + 1 == count ? ")" : "");
	raw_rows(plan, store, sql.data, "");
	assert_true(raw_try(store, "DEALLOCATE looked_at", NULL));
	str_release(&sql);
}

static bool is_large(const char *name, size_t bytes)
{
	for (size_t i = 0; i < COUNT(large); i++)
		if (strlen(large[i]) == bytes && !strncmp(large[i], name, bytes))
			return true;
	return false;
}

/* Whether a line of a plan scans a large table: "Index Scan using card_pkey on card c". */
static bool scans_large(const char *line)
{
	const char *scan = strstr(line, "Scan");
	const char *on = scan ? strstr(scan, " on ") : NULL;
	if (!on || strstr(line, "Bitmap Index Scan"))
		return false;
	on += strlen(" on ");
	return is_large(on, strcspn(on, " |"));
}

/* Whether a condition asks for another column besides the office. */
static bool is_chosen_by(const char *condition)
{
	static const char others[] = "(office_id";
	for (const char *at = condition; (at = strchr(at, '(')); at++)
		if (at[1] != '(' && strncmp(at, others, strlen(others)) != 0)
			return true;
	return false;
}

/* The same of the conditions of the index by which a line scans, in the lines behind it. */
static bool is_chosen(char *const *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *condition = strstr(lines[i], "Index Cond: ");
		if (condition && is_chosen_by(condition))
			return true;
		if (strstr(lines[i], "Scan") && !strstr(lines[i], "Bitmap Index Scan"))
			return false;
	}
	return false;
}

/* Whether a plan reads all rows of an office, or of all, from a large table. */
static bool is_bad(const char *plan)
{
	enum { MOST_LINES = 200 };
	char *copy = mem_strdup(plan), *rest = copy, *lines[MOST_LINES];
	size_t count = 0;
	bool bad = false;
	for (char *line; count < MOST_LINES && (line = strsep(&rest, "\n"));)
		lines[count++] = line;
	assert_true(count < MOST_LINES);
	for (size_t i = 0; i < count; i++)
		bad |= scans_large(lines[i]) &&
		       (strstr(lines[i], "Seq Scan") ||
			       !is_chosen(lines + i + 1, count - i - 1));
	free(copy);
	return bad;
}

static bool is_excused(const char *name)
{
	for (size_t i = 0; i < COUNT(whole); i++)
		if (!strcmp(whole[i].name, name))
			return true;
	return false;
}

static void test_plans(void **state)
{
	struct house *house = *state;
	struct str found = STR_INIT;
	int planned = 0;
	assert_true(raw_try(house->clerk.store,
		"SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off",
		NULL));
	for (enum sql name = 0; name < SQL_COUNT; name++) {
		const struct sql_statement *statement =
			&house->clerk.store->driver->statements[name];
		if (!statement->text || !has_plan(statement->text) ||
			is_left_out(statement->name))
			continue;
		struct str plan = STR_INIT;
		explain(house, statement->text, &plan);
		planned++;
		if (is_bad(plan.data) != is_excused(statement->name))
			str_printf(&found, "%s%s:\n%s\n", statement->name,
				is_excused(statement->name) ? " need not be excused" : "",
				plan.data);
		str_release(&plan);
	}
	if (found.bytes) {
		fputs(found.data, stderr);
		fail_msg("these plans are not as they should be");
	}
	str_release(&found);
	assert_true(planned > 100);
}

/* The test itself: it sees what reads an office's rows, or everybody's, and no more. */
static void test_sees(void **state)
{
	struct house *house = *state;
	static const struct {
		const char *text;
		bool bad;
	} cases[] = {
		{"SELECT number FROM card WHERE issue = $1", true},
		{"SELECT number FROM card WHERE number = $1", false},
		{"SELECT number FROM card WHERE report = $1 AND place > $2", false},
		{"DELETE FROM step WHERE text = $1", true},
		{"SELECT body FROM card_version WHERE card = $1", false},
		{"SELECT count(*) FROM trail", true},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str plan = STR_INIT;
		explain(house, cases[i].text, &plan);
		if (is_bad(plan.data) != cases[i].bad)
			fail_msg("%s: %s", cases[i].text, plan.data);
		str_release(&plan);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plans),
		cmocka_unit_test(test_sees),
	};
	if (postgres_server_missing()) {
		fprintf(stderr, "skipped: %s\n", postgres_server_missing());
		return POSTGRES_SERVER_SKIPPED;
	}
	return cmocka_run_group_tests(tests, make, end);
}
