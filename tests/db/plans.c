/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The plan of every statement of the SQL: none reads a whole table, and none sorts,
 * unless it is named here with the reason. And none stands there that nobody uses.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "db/engine/engine.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/str.h"

/* Statements that may read a whole table, and why. */
static const struct {
	enum sql name;
	const char *because;
} whole[] = {
	{SQL_REPORT_LIST, "all reports are what is asked for; in the order of an index"},
	{SQL_BIN_REPORT_LIST, "all that lies in the bin is what is asked for"},
	{SQL_BIN_CARD_LIST, "all that lies in the bin is what is asked for"},
	{SQL_REPORT_APPROVED_LIST, "a few dozen reports, in the order of an index"},
	{SQL_ITA_TREND, "a few dozen reports, in the order of an index"},
	{SQL_PERSON_LIST, "a handful of people, in the order of an index"},
	{SQL_DEPUTY_LIST, "a handful of hand-overs"},
	{SQL_VERIFY_DEPUTIES, "verify looks at everything"},
	{SQL_VERIFY_DEPUTIES_GONE, "verify looks at everything"},
	{SQL_MEMO_REPORTS, "once, when a file is brought up to date"},
	{SQL_KEY_LIST, "a handful of keys, in the order of an index"},
	{SQL_SEAL_TAKEN_OFF, "few reports are removed; the rest by indexes"},
	{SQL_RULE_LIST, "a handful of rules"},
	{SQL_UNIT_LIST, "a dozen units"},
	{SQL_ABBREVIATION_LIST, "a few dozen abbreviations"},
	{SQL_EVIDENCE_CAPTIONS, "a few pieces a card, when somebody chooses a caption"},
	{SQL_FILE_SCHEMA, "a few dozen rows"},
	{SQL_FILE_ROOTS, "a few dozen rows"},
	{SQL_VERIFY_KEYS, "verify looks at everything"},
	{SQL_VERIFY_PERSON_TOLD, "verify looks at everything"},
	{SQL_VERIFY_PERSON_GONE, "verify looks at everything"},
	{SQL_VERIFY_KEY_UNTOLD, "verify looks at everything"},
	{SQL_VERIFY_KEYS_STANDING, "verify looks at everything"},
	{SQL_VERIFY_KEYS_GONE, "verify looks at everything"},
	{SQL_VERIFY_REMOVED_REPORTS, "verify looks at everything"},
	{SQL_VERIFY_REMOVED_CARDS, "verify looks at everything"},
	{SQL_VERIFY_REMOVED_GONE, "verify looks at everything"},
	{SQL_VERIFY_RULES_GONE, "verify looks at everything"},
	{SQL_VERIFY_CARDS_UNAPPROVED, "verify looks at everything"},
	{SQL_VERIFY_REPORTS_UNAPPROVED, "verify looks at everything"},
	{SQL_VERIFY_CARDS, "verify looks at everything"},
	{SQL_VERIFY_CARDS_STANDING, "the newer of two rows, found by indexes"},
	{SQL_VERIFY_ACCEPTANCES_GONE, "verify looks at everything"},
	{SQL_VERIFY_CARDS_APPROVED, "one row of what the trail says of the report"},
	{SQL_REPORT_UNKNOWN_KEYS, "once, when a file is brought up to date"},
	{SQL_CARD_UNKNOWN_KEYS, "once, when a file is brought up to date"},
	{SQL_SEARCH_REPORT_LIST, "all reports are what is asked for"},
	{SQL_SEARCH_COPY_EMPTY, "all of it is what is meant"},
	{SQL_SEARCH_COPY_IS_CURRENT, "asks whether there is a first row"},
	{SQL_SALVAGE_REPORT, "asks for dangling search copies only where there are some"},
	{SQL_REPORT_COUNT, "a few dozen rows, and not by an index, which may be damaged"},
	{SQL_CARD_COUNT, "only where a report counts others; an index may be damaged"},
	{SQL_REPORT_ADD, "asks for dangling search copies only where there are some"},
	{SQL_REPORT_CLEAR, "rare; asks whether a search copy still refers to it"},
	{SQL_VERIFY_FOREIGN_KEYS, "verify looks at everything"},
	{SQL_VERIFY_BIN_CARDS, "verify looks at everything"},
	{SQL_VERIFY_BIN_REPORTS_TOLD, "verify looks at everything"},
	{SQL_VERIFY_BIN_CARDS_TOLD, "verify looks at everything"},
	{SQL_VERIFY_CARD_DIGEST, "the newer of two rows, found by indexes"},
	{SQL_VERIFY_PARTS_STRAY, "verify looks at everything"},
	{SQL_VERIFY_PERIODS, "verify looks at everything"},
	{SQL_VERIFY_PLACES, "verify looks at everything"},
	{SQL_VERIFY_COUNTS, "verify looks at everything"},
	{SQL_VERIFY_FILES, "verify looks at everything; few are files"},
	{SQL_OWNER_NAMES, "all names are what is asked for, the most used first"},
	{SQL_VERIFY_UNCONFIRMED, "verify looks at everything"},
	{SQL_VERIFY_CARD_VERSIONS, "verify looks at everything"},
	{SQL_VERIFY_CARD_CHANGES, "verify looks at everything"},
	{SQL_VERIFY_REPORT_CHANGES, "verify looks at everything"},
	{SQL_VERIFY_REPORTS_GONE, "verify looks at everything"},
	{SQL_VERIFY_CARDS_GONE, "verify looks at everything"},
	{SQL_VERIFY_RULES, "verify looks at everything"},
	{SQL_VERIFY_UNITS, "verify looks at everything"},
	{SQL_VERIFY_ABBREVIATIONS, "verify looks at everything"},
	{SQL_VERIFY_OFFICE_SETTINGS, "verify looks at everything"},
	{SQL_VERIFY_OFFICE_SETTINGS_GONE, "verify looks at everything"},
	{SQL_VERIFY_OFFICE_FILES, "a handful of settings"},
	{SQL_VERIFY_INDEX_PAGES, "verify looks at everything"},
	{SQL_VERIFY_STRAY_COPIES, "verify looks at everything"},
	{SQL_EVIDENCE_FILE_NAMES, "the names of all that is kept are what is asked for"},
	{SQL_EVIDENCE_FILE_ANY, "asks whether there is a first row"},
	{SQL_OFFICE_REPORTS, "every office is what is asked for, in the order of names"},
};

/* verify looks at every value by statements of this name, which it takes by their name. */
static bool is_of_values(enum sql name)
{
	return strncmp(sqlite_statements[name].name, "values_", strlen("values_")) == 0;
}

/* Those of each table, which are taken by their place in sql_tables[]. */
static bool is_of_move(enum sql name)
{
	return strncmp(sqlite_statements[name].name, "move_", strlen("move_")) == 0;
}

/* What puts right what was read of a damaged file runs once, over all that is there. */
static bool is_of_recovery(enum sql name)
{
	return strncmp(sqlite_statements[name].name, "recover_", strlen("recover_")) == 0;
}

static bool may_read_all(enum sql name)
{
	if (is_of_values(name))
		return true;
	for (size_t i = 0; i < sizeof(whole) / sizeof(*whole); i++)
		if (whole[i].name == name)
			return true;
	return false;
}

/* Whether a line of a plan says what it should not. */
static bool is_bad(const char *detail)
{
	const bool scan = strncmp(detail, "SCAN ", 5) == 0;
	/* A scan of the search index by its words (FTS5 writes M) is no scan. */
	const bool by_words =
		strstr(detail, "VIRTUAL TABLE INDEX ") && strstr(detail, ":M");
	const bool constant = strncmp(detail, "SCAN CONSTANT ROW", 17) == 0;
	return (scan && !by_words && !constant) || strstr(detail, "TEMP B-TREE") ||
	       strstr(detail, "AUTOMATIC");
}

/* What the plan of a text does that it should not, one a line. */
static char *complaints(struct store *store, const char *text)
{
	struct str sql = STR_INIT, plan = STR_INIT, found = STR_INIT;
	str_printf(&sql, "EXPLAIN QUERY PLAN %s", text);
	raw_rows(&plan, store, sql.data, "");
	char *rest = plan.data;
	/* ID|PARENT|UNUSED|DETAIL| */
	for (char *line; (line = strsep(&rest, "\n")) && *line;) {
		const char *detail = line;
		for (int i = 0; i < 3; i++)
			detail = strchr(detail, '|') + 1;
		if (is_bad(detail))
			str_printf(&found, "%s\n", detail);
	}
	str_release(&sql);
	str_release(&plan);
	return str_detach(&found);
}

static bool has_plan(const char *text)
{
	static const char *const verbs[] = {"SELECT", "INSERT", "UPDATE", "DELETE"};
	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (strncmp(text, verbs[i], strlen(verbs[i])) == 0)
			return true;
	return false;
}

static void test_plans(void **state)
{
	struct office *office = *state;
	int planned = 0;
	for (enum sql name = 0; name < SQL_COUNT; name++) {
		const struct sql_statement *statement =
			&office->store->driver->statements[name];
		if (!statement->text || !has_plan(statement->text) ||
			is_of_recovery(name) || is_of_move(name))
			continue;
		planned++;
		char *found = complaints(office->store, statement->text);
		if (*found && !may_read_all(name))
			fail_msg("%s: %s", statement->name, found);
		if (!*found && may_read_all(name))
			fail_msg("%s need not be excused", statement->name);
		free(found);
	}
	assert_true(planned > 50);
}

/* What is asked whenever reports are listed goes by the indexes that were made for it, however
 * many cards were saved, and however often. */
static void test_of_the_list(void **state)
{
	struct office *office = *state;
	static const struct {
		enum sql name;
		const char *index;
	} rows[] = {
		{SQL_VERIFY_CARDS_APPROVED, "card_approved"},
		{SQL_VERIFY_CARDS_APPROVED, "trail_head"},
		{SQL_VERIFY_CARDS_UNAPPROVED, "trail_approval"},
		{SQL_VERIFY_REPORTS_UNAPPROVED, "trail_head"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct str sql = STR_INIT, plan = STR_INIT;
		const struct sql_statement *statement =
			&office->store->driver->statements[rows[i].name];
		str_printf(&sql, "EXPLAIN QUERY PLAN %s", statement->text);
		raw_rows(&plan, office->store, sql.data, "");
		if (!strstr(plan.data, rows[i].index))
			fail_msg("%s: %s", statement->name, plan.data);
		str_release(&sql);
		str_release(&plan);
	}
}

/* The test itself: it must see a scan, a sort, and no more. */
static void test_sees(void **state)
{
	struct office *office = *state;
	static const struct {
		const char *text;
		bool bad;
	} cases[] = {
		{"SELECT number FROM card WHERE issue = ?1", true},
		{"SELECT number FROM card WHERE report = ?1 ORDER BY issue", true},
		{"SELECT number FROM card WHERE number = ?1", false},
		{"SELECT rowid FROM search_index", true},
		{"SELECT rowid FROM search_index WHERE body MATCH ?1", false},
		{"DELETE FROM step WHERE place = ?1", true},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *found = complaints(office->store, cases[i].text);
		if ((*found != '\0') != cases[i].bad)
			fail_msg("%s: %s", cases[i].text, found);
		free(found);
	}
}

/* Whether some source of db/ names the statement. */
static bool is_used(const struct str *sources, const char *name)
{
	struct str wanted = STR_INIT;
	str_printf(&wanted, "SQL_%s", name);
	for (char *at = wanted.data; *at; at++)
		if (*at >= 'a' && *at <= 'z')
			*at = (char)(*at - 'a' + 'A');
	bool used = false;
	for (const char *at = sources->data; !used && (at = strstr(at, wanted.data));) {
		at += wanted.bytes;
		used = !strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789", *at);
	}
	str_release(&wanted);
	return used;
}

/* What db/rows/card_rows.c takes out of the table, field by field. */
static bool is_of_lists(enum sql name)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		const struct list_table *table = &sql_card_lists[field];
		if (card_field_row(field)->holds != HOLDS_TEXT &&
			(name == table->list || name == table->add ||
				name == table->clear))
			return true;
	}
	return false;
}

static void test_all_used(void **state)
{
	(void)state;
	glob_t files;
	struct str sources = STR_INIT, one = STR_INIT;
	assert_int_equal(glob(TOP_SRCDIR "/db/*.c", 0, NULL, &files), 0);
	assert_int_equal(glob(TOP_SRCDIR "/db/*/*.c", GLOB_APPEND, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		support_read(files.gl_pathv[i], &one);
		str_append(&sources, one.data, one.bytes);
	}
	for (enum sql name = 0; name < SQL_COUNT; name++)
		if (!is_of_values(name) && !is_of_move(name) && !is_of_lists(name) &&
			!is_used(&sources, sqlite_statements[name].name))
			fail_msg("nobody uses %s", sqlite_statements[name].name);
	assert_false(is_used(&sources, "card_sav"));
	globfree(&files);
	str_release(&sources);
	str_release(&one);
}

/* All cards of an import are one piece of the search index, and not one each, which
 * would have to be merged; afterwards it takes as much memory as it did. */
static void test_index_in_one_piece(void **state)
{
	enum { CARDS = 240 };
	struct office *office = *state;
	struct report report;
	office_invent(&report, 2569, CARDS, 20261128);
	office_import(office, &report);
	report_release(&report);
	assert_int_equal(raw_integer(office->store,
				 "SELECT count(DISTINCT segid) FROM search_index_idx"),
		1);
	assert_int_equal(
		raw_integer(office->store,
			"SELECT v FROM search_index_config WHERE k = 'hashsize'"),
		1 << 20);
	assert_sound(office->store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_plans, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_of_the_list, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_sees, office_setup, office_teardown),
		cmocka_unit_test(test_all_used),
		cmocka_unit_test_setup_teardown(
			test_index_in_one_piece, office_setup, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
