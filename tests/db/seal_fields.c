/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every field of a report and of a card is under the seal and in the digests of the
 * trail: each is changed in turn, as a value and in the office file itself, by the tables
 * of the program, so that a new field or column is among them.
 */
#include <config.h>

#include "tests/support/approval.h"
#include "tests/support/fields.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "db/trust/keys.h"
#include "db/trust/seal.h"
#include "db/trust/trail_write.h"
#include "model/json_shape.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

/* A report that says something in every field, approved, as it stands in the file. */
static void make_full(struct office *office, struct report *sealed)
{
	struct report report;
	approval_parse(&report);
	fields_fill(&report_shape, &report);
	/* Who signs says what they think, and when. */
	for (size_t i = 1; i < report.memo.count; i++) {
		free(report.memo.signatures[i].opinion);
		free(report.memo.signatures[i].date);
		report.memo.signatures[i].opinion = NULL;
		report.memo.signatures[i].date = NULL;
	}
	seal_release(&report.seal);
	office_import(office, &report);
	report_release(&report);
	office_people(office);
	approval_seal(office->store, 1);
	office_load(office, 1, sealed);
	sealed->seal.extra = mem_strdup("{\"x\":1}");
}

struct covered {
	struct office *office;
	const struct report *report;
	size_t changes;
};

static bool is_state(const char *path)
{
	return strcmp(path, "state") == 0 || strcmp(path, "cards[0].state") == 0;
}

static void see_verdict(void *context, const char *path, const char *change)
{
	struct covered *covered = context;
	struct error error = ERROR_INIT;
	enum seal_verdict verdict, expected = SEAL_CHANGED;
	struct report report = *covered->report; /* borrows */
	/* The program's own seals have no unknown keys, and none may come to them. */
	const bool of_extra = strcmp(path, "seal.extra") == 0;
	if (!of_extra)
		report.seal.extra = NULL;
	if (is_state(path) || (of_extra && !report.seal.extra))
		expected = SEAL_AGREES;
	else if (strcmp(path, "seal") == 0)
		expected = SEAL_NONE;
	else if (strncmp(path, "seal.", 5) == 0)
		expected = SEAL_FALSE;
	assert_done(store_seal_check(covered->office->store, &report, &verdict, &error),
		&error);
	if (verdict != expected)
		fail_msg("%s (%s): %s", path, change, seal_verdict_label(verdict));
	covered->changes++;
}

static void test_seal(void **state)
{
	struct office *office = *state;
	struct report report;
	make_full(office, &report);
	struct covered covered = {.office = office, .report = &report};
	assert_int_equal(approval_verdict(office->store, 1), SEAL_AGREES);
	fields_change_each(&report_shape, &report, see_verdict, &covered);
	assert_true(covered.changes > 150);
	report_release(&report);
}

/* --- the trail's digest of one card --- */

struct digested {
	const struct card *card;
	char digest[HASH_HEX + 1];
	size_t changes;
};

static void see_digest(void *context, const char *path, const char *change)
{
	struct digested *digested = context;
	char digest[HASH_HEX + 1];
	card_digest(digest, digested->card);
	if ((strcmp(digest, digested->digest) == 0) != (strcmp(path, "state") == 0))
		fail_msg("%s (%s) is not in the digest", path, change);
	digested->changes++;
}

static void test_card_digest(void **state)
{
	struct office *office = *state;
	struct report report;
	make_full(office, &report);
	struct digested digested = {.card = &report.cards[1]};
	card_digest(digested.digest, digested.card);
	fields_change_each(&card_shape, &report.cards[1], see_digest, &digested);
	assert_true(digested.changes > 40);
	report_release(&report);
}

/* --- every column of the office file --- */

/* The tables whose rows make a report; each column of each is changed in turn. */
static const char *const tables[] = {"report", "section", "memo", "signature",
	"unconfirmed_text", "ita", "ita_item", "ita_item_card", "card", "step", "owner",
	"ref", "unconfirmed", "evidence"};

/* What else has to do with reports: what was before, what was made of them. */
static const char *const other_tables[] = {"report_version", "removed_card", "bin_report",
	"bin_card", "card_version", "draft", "head_draft", "trail", "trail_part", "seal",
	"acceptance", "check_found", "search_copy"};

/* What is not what the report says, so that the seal is not of it: verify knows it from
 * elsewhere (told), or it is worked out of the rest and never prints. */
static const struct {
	const char *column;
	bool told;
} besides[] = {
	{"report.revision", true},
	{"report.who", true},
	{"report.at", true},
	{"report.state", true},
	{"report.cards", true},
	{"report.cards_done", true},
	{"report.unconfirmed", true},
	{"report.unconfirmed_texts", true},
	{"card.revision", true},
	{"card.who", true},
	{"card.at", true},
	{"card.state", true},
	{"card.unconfirmed", true},
	{"card.period_kind", true},
	{"card.period_from", true},
	{"card.period_to", true},
};

/* Another value, of the type that the column has. */
static const char *another(char type)
{
	switch (type) {
	case 'i': return "coalesce(%s, 0) + 1000";
	case 't': return "coalesce(%s, '') || 'x'";
	default:
		return RAW_FILE(
			"CASE typeof(%s) WHEN 'integer' THEN %s + 1000 WHEN 'real' "
			"THEN %s + 1 WHEN 'null' THEN 'x' ELSE %s || 'x' END")
			RAW_SERVER("CASE json_typeof(%s) WHEN 'number' THEN "
				   "to_json((%s #>> '{}')::numeric + 1000) "
				   "ELSE to_json(coalesce(%s #>> '{}', '') || 'x') END");
	}
}

static void put_change(struct str *sql, const char *table, const char *column, char type)
{
	const char *other = another(type);
	const size_t bytes = strlen(column);
	if (strcmp(column, "place") == 0 || strcmp(column, "item") == 0)
		other = "1000 - %s"; /* the other way round */
	else if (strcmp(column, "state") == 0)
		other = "CASE state WHEN 'approved' THEN 'open' ELSE 'draft' END";
	else if (bytes >= 5 && strcmp(column + bytes - 5, "extra") == 0)
		other = "'{\"x\":99}'";
	str_printf(sql, "UPDATE %s SET %s = ", table, column);
	for (const char *at = other; *at; at++) {
		if (at[0] == '%' && at[1] == 's') {
			str_puts(sql, column);
			at++;
		} else {
			str_putc(sql, *at);
		}
	}
}

static void count_problem(void *context, const char *words)
{
	(void)words;
	++*(size_t *)context;
}

/* Whether what shows the report says that it is not what was approved, or cannot show it. */
static bool is_told_by_seal(struct store *store)
{
	struct error error = ERROR_INIT;
	char mark[SEAL_MARK_BYTES] = "";
	const bool read = store_seal_mark(store, 1, mark, &error);
	error_release(&error);
	return !read || strcmp(mark, SEAL_MARK_FALSE) == 0;
}

static bool is_told_by_verify(struct store *store)
{
	struct error error = ERROR_INIT;
	size_t problems = 0;
	const bool done = store_verify(store, count_problem, &problems, &error);
	error_release(&error);
	return !done || problems > 0;
}

/* A list that has rows is there, whatever this says; it tells of an empty one. */
static bool is_presence(const char *column)
{
	static const char end[] = "_present";
	const size_t bytes = strlen(column);
	return bytes > strlen(end) && strcmp(column + bytes - strlen(end), end) == 0;
}

static void try_column(
	struct store *store, const char *table, const char *column, char type)
{
	struct str sql = STR_INIT, name = STR_INIT;
	struct error error = ERROR_INIT;
	bool sealed = !is_presence(column), told = sealed;
	str_printf(&name, "%s.%s", table, column);
	for (size_t i = 0; i < COUNT(besides); i++)
		if (strcmp(besides[i].column, name.data) == 0) {
			sealed = false;
			told = besides[i].told;
		}
	put_change(&sql, table, column, type);
	assert_done(store_begin(store, &error), &error);
	raw_run(store, sql.data);
	if (sealed && !is_told_by_seal(store))
		fail_msg("%s: the seal agrees", name.data);
	if (told && !is_told_by_verify(store))
		fail_msg("%s: verify has nothing to say", name.data);
	store_rollback(store);
	str_release(&sql);
	str_release(&name);
}

static bool is_among(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* No table of reports is forgotten here. */
static void test_every_table(void **state)
{
	struct office *office = *state;
	struct str found = STR_INIT;
	size_t count = 0;
	raw_tables(&found, office->store);
	char *rest = found.data;
	for (char *table; (table = strsep(&rest, "\n")) && *table;) {
		struct str columns = STR_INIT;
		str_puts(&columns, "\n");
		raw_columns(&columns, office->store, table);
		const bool of_reports = strstr(columns.data, "\nreport i\n") ||
					strstr(columns.data, "\ncard i\n");
		str_release(&columns);
		count += of_reports;
		if (of_reports && !is_among(tables, COUNT(tables), table) &&
			!is_among(other_tables, COUNT(other_tables), table))
			fail_msg("table %s is in none of the tables of this test", table);
	}
	assert_true(count >= COUNT(tables) + COUNT(other_tables) - 1);
	str_release(&found);
}

static void test_every_column(void **state)
{
	struct office *office = *state;
	struct report report;
	size_t tried = 0;
	make_full(office, &report);
	report_release(&report);
	assert_false(is_told_by_seal(office->store));
	raw_run(office->store, RAW_UNREFERRED RAW_UNCHECKED RAW_UNGUARDED);
	for (size_t i = 0; i < COUNT(tables); i++) {
		struct str columns = STR_INIT;
		raw_columns(&columns, office->store, tables[i]);
		char *rest = columns.data;
		for (char *column; (column = strsep(&rest, " ")) && rest; tried++) {
			const char type = *rest;
			rest = strchr(rest, '\n') + 1;
			try_column(office->store, tables[i], column, type);
		}
		str_release(&columns);
	}
	assert_true(tried > 100);
}

/* --- what is added to a report that says next to nothing --- */

/* Nothing of this is said to be there: no list, no object, no memo. */
static const char *const additions[] = {
	"UPDATE report SET title = 'ปลอม'",
	"UPDATE report SET agency_type = 'ปลอม'",
	"UPDATE report SET agency_name = 'ปลอม'",
	"UPDATE report SET agency_district = 'ปลอม'",
	"UPDATE report SET agency_province = 'ปลอม'",
	"UPDATE report SET agency_extra = '{\"x\":1}'",
	"UPDATE report SET digits = 'thai'",
	"UPDATE report SET extra = '{\"x\":1}'",
	"UPDATE report SET before_present = 1",
	"INSERT INTO section (report, part, place, heading, text)"
	" VALUES (1, 'before', 1, 'ปลอม', 'ปลอม')",
	"INSERT INTO section (report, part, place) VALUES (1, 'after', 1)",
	"INSERT INTO memo (report, sections_present, signatures_present) VALUES (1, 0, 0)",
	"INSERT INTO memo (report, subject, sections_present, signatures_present)"
	" VALUES (1, 'ปลอม', 0, 0)",
	"INSERT INTO memo (report, sections_present, signatures_present) VALUES (1, 0, 0);"
	"INSERT INTO section (report, part, place, heading, text)"
	" VALUES (1, 'memo', 1, 'ปลอม', 'ปลอม')",
	"INSERT INTO unconfirmed_text (report, place, text) VALUES (1, 1, 'title')",
	"INSERT INTO ita (report, items_present) VALUES (1, 0)",
	"INSERT INTO ita (report, items_present) VALUES (1, 0);"
	"INSERT INTO ita_item (report, place, issue, cards_present) VALUES (1, 1, 'ปลอม', 0)",
	"UPDATE card SET issue = 'ปลอม'",
	"UPDATE card SET steps_lead = 'ปลอม'",
	"UPDATE card SET steps_marks = 'dash'",
	"UPDATE card SET steps_extra = '{\"x\":1}'",
	"UPDATE card SET steps_items_present = 1",
	"UPDATE card SET steps_present = 1",
	"UPDATE card SET owners_present = 1",
	"UPDATE card SET extra = '{\"x\":1}'",
	"INSERT INTO step (card, place, text) VALUES (1, 1, 'ปลอม')",
	"INSERT INTO owner (card, place, text) VALUES (1, 1, 'ปลอม')",
	"INSERT INTO ref (card, place, text) VALUES (1, 1, 'o1')",
	"INSERT INTO evidence (card, place, kind, ref) VALUES (1, 1, 'url', 'ปลอม')",
};

static void make_bare(struct office *office)
{
	struct report report;
	office_parse(
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
		"\"fiscal_year\":2569,\"months\":12,\"title\":\"ก\",\"cards\":[{\"state\":"
		"\"done\"}]}",
		&report);
	office_import(office, &report);
	report_release(&report);
	office_people(office);
	approval_submit(office->store, 1);
	approval_sign(office->store, 1, "palad");
}

static void test_every_addition(void **state)
{
	struct office *office = *state;
	make_bare(office);
	raw_run(office->store, RAW_UNREFERRED);
	assert_false(is_told_by_seal(office->store));
	for (size_t i = 0; i < COUNT(additions); i++) {
		struct error error = ERROR_INIT;
		assert_done(store_begin(office->store, &error), &error);
		raw_run(office->store, additions[i]);
		if (!is_told_by_seal(office->store))
			fail_msg("the seal agrees: %s", additions[i]);
		store_rollback(office->store);
	}
	assert_false(is_told_by_seal(office->store));
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_seal),
		TEST(test_card_digest),
		TEST(test_every_column),
		TEST(test_every_table),
		TEST(test_every_addition),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
