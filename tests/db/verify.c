/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What somebody changed in the file with the sqlite3 program and what the trail knows
 * better: histories, what is gone, what the office makes of the check.
 */
#include <config.h>

#include "tests/support/approval.h"

#include <stdlib.h>
#include <string.h>

#include "db/abbreviations.h"
#include "db/bin.h"
#include "db/carry.h"
#include "db/check_settings.h"
#include "db/head.h"
#include "db/overview.h"
#include "db/store.h"
#include "model/lists.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/office_place.h"
#include "tests/support/raw.h"
#include "text/abbreviation.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

static void save_issue(struct store *store, int64_t card, const char *who)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(store, card, &entry, &error), &error);
	struct str issue = STR_INIT;
	str_printf(&issue, "%s ครั้งที่ %lld", entry.card.issue, (long long)entry.revision);
	free(entry.card.issue);
	entry.card.issue = str_detach(&issue);
	assert_done(store_save_card(store, &entry, who, &error) == SAVE_DONE, &error);
	card_entry_release(&entry);
}

static void accept_findings(struct store *store)
{
	struct error error = ERROR_INIT;
	struct acceptance one = {.card = 4,
		.rule = "spelling",
		.path = "issue",
		.start = 6,
		.basis = "ประเด็น",
		.reason = "ชื่อเฉพาะ"};
	const struct acceptance head = {
		.rule = "year", .path = "title", .basis = "ก", .reason = "ถูกแล้ว"};
	assert_done(store_accept(store, 2, &one, "somsri", &error), &error);
	assert_done(store_accept(store, 2, &head, "manit", &error), &error);
	one.start = 9;
	assert_done(store_accept(store, 2, &one, "somsri", &error), &error);
	assert_done(store_unaccept(store, 2, &one, "manit", &error), &error);
}

static void set_rules(struct store *store)
{
	struct error error = ERROR_INIT;
	struct string_list units = {0};
	string_list_add(&units, "สำนักปลัด");
	string_list_add(&units, "กองคลัง");
	assert_done(store_set_rule(store, "year", "error", "somsri", &error), &error);
	assert_done(store_set_rule(store, "year", "off", "somsri", &error), &error);
	assert_done(store_set_rule(store, "url", "off", "somsri", &error), &error);
	assert_done(store_set_rule(store, "url", NULL, "somsri", &error), &error);
	assert_done(store_set_units(store, &units, "somsri", &error), &error);
	string_list_release(&units);
	struct abbreviations list = {0}, none = {0};
	abbreviations_add(&list, "สนป", "สำนักปลัด");
	abbreviations_add(&list, "กค", "กองคลัง");
	assert_done(
		store_set_abbreviations(store, &none, &list, "somsri", &error), &error);
	abbreviations_release(&list);
}

static void save_head(struct store *store, int64_t number)
{
	struct error error = ERROR_INIT;
	struct report head;
	int64_t revision;
	assert_done(store_head_revision(store, number, &revision, &error), &error);
	assert_done(store_load_head(store, number, &head, &error), &error);
	assert_done(store_save_head(store, number, &head, &revision, "manit", &error) ==
			    SAVE_DONE,
		&error);
	report_release(&head);
}

/* Report 1 (cards 1-3) is sealed. Report 2 (cards 4-6) was carried over from it and is
 * worked in: card 4 has versions 1-3, card 5 was moved, taken out and put back, card 7
 * was added. Report 3 (7-9) was removed. */
static void make_worked_in(struct office *office)
{
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	struct card_entry added;
	int64_t carried;
	approval_report(office);
	office_people(office);
	approval_seal(store, 1);
	assert_done(store_carry(store, 1, 2570, "manit", &carried, &error), &error);
	assert_done(store_carry(store, 1, 2571, "manit", &carried, &error), &error);
	save_issue(store, 8, "somsri");
	assert_done(store_remove_report(store, 3, "somsri", &error), &error);
	assert_done(store_destroy_report(store, 3, "palad", &error), &error);
	save_issue(store, 4, "somsri");
	save_issue(store, 4, "prasit");
	assert_done(store_move_card(store, 5, 1, "manit", &error), &error);
	assert_done(store_remove_card(store, 5, "manit", NULL, &error), &error);
	assert_done(store_restore_card(store, 5, "prasit", NULL, &error), &error);
	assert_done(store_add_card(store, 2, "manit", &added, &error), &error);
	card_entry_release(&added);
	save_head(store, 2);
	accept_findings(store);
	set_rules(store);
	assert_sound(store);
}

#define TRY_EACH(store, rows)                                                            \
	assert_verify_finds_each(store, rows, sizeof(rows) / sizeof(*(rows)))

#define SET_BODY(card, revision)                                                         \
	"UPDATE card_version SET body = " RAW_SET("body", "issue",                       \
		"ปลอม") " WHERE card = " card " AND revision = " revision

#define SET_HEAD(report, revision)                                                       \
	"UPDATE report_version SET body = " RAW_SET("body", "title",                     \
		"ปลอม") " WHERE report = " report " AND revision = " revision

/* Cards and reports that came with a carrying over or an import, and every revision of a
 * report's own texts. */
static void test_words_of_versions(void **state)
{
	static const struct forgery rows[] = {
		{SET_BODY("4", "1"),
			{"number 4: its version 1 is not what the trail says"}},
		{SET_BODY("5", "1"),
			{"number 5: its version 1 is not what the trail says"}},
		{SET_HEAD("1", "1"), {"report 1: its version 1 is not what the trail"}},
		{SET_HEAD("1", "2"), {"report 1: its version 2 is not what the trail"}},
		{SET_HEAD("1", "3"), {"report 1: its version 3 is not what the trail"}},
		{SET_HEAD("2", "1"), {"report 2: its version 1 is not what the trail"}},
		/* What nobody has changed since, though its report was. */
		{"UPDATE card SET issue = 'ปลอม' WHERE number = 6",
			{"report 2, measure 2: it is not what the trail says", "search"}},
		/* As if it had been changed by whoever brought it. */
		{"INSERT INTO card_version (card, revision, who, at, body)"
		 " SELECT number, 1, who, at, (SELECT body FROM "
		 "card_version WHERE card = 4 AND revision = 1) FROM card WHERE number = 6;"
		 "UPDATE card SET revision = 2 WHERE number = 6",
			{"report 2, measure 2: it is not what the trail says",
				"number 6: its version 1 is not what the trail says"}},
		{"UPDATE report SET title = 'ปลอม' WHERE number = 2",
			{"report 2: its own texts are not what the trail says",
				"search"}},
		{"INSERT INTO report_version (report, revision, who, at, body)"
		 " SELECT number, revision, who, at, (SELECT body FROM "
		 "report_version WHERE report = 2) FROM report WHERE number = 2;"
		 "UPDATE report SET revision = 3 WHERE number = 2",
			{"report 2: its own texts are not what the trail says",
				"report 2: who made its version 3"}},
	};
	struct office *office = *state;
	make_worked_in(office);
	TRY_EACH(office->store, rows);
}

#define PART " WHERE entry = (SELECT min(entry) FROM trail_part WHERE report = 2)"

/* The digests that this goes by are themselves what was written. */
static void test_parts(void **state)
{
	static const struct forgery rows[] = {
		{"UPDATE trail_part SET digest = (SELECT digest FROM trail_part WHERE card = 6)" PART
		 " AND card = 4",
			{"what it tells of the parts of its report is not what was",
				"number 4: its version 1 is not"}},
		{"UPDATE trail_part SET revision = 9" PART " AND card = 4",
			{"what it tells of the parts of its report is not what was"}},
		{"UPDATE trail_part SET report = 7" PART " AND card = 4",
			{"what it tells of the parts of its report is not what was"}},
		{"UPDATE trail_part SET card = 70" PART " AND card = 4",
			{"what it tells of the parts of its report is not what was"}},
		{"UPDATE trail_part SET entry = 3" PART " AND card = 4",
			{"trail entry 3: what it tells of the parts of its report is not",
				"what it tells of the parts of its report is not what was"}},
		{"DELETE FROM trail_part" PART " AND card = 4",
			{"what it tells of the parts of its report is not what was"}},
		{"DELETE FROM trail_part" PART,
			{"what it tells of the parts of its report is not what was"}},
		{RAW_UNGUARDED "UPDATE trail SET parts = '' WHERE number = "
			       "(SELECT min(entry) FROM trail_part WHERE report = 2);"
			       "DELETE FROM trail_part" PART,
			{"is not what was written"}},
	};
	struct office *office = *state;
	make_worked_in(office);
	TRY_EACH(office->store, rows);
}

static struct report replaced_by(struct store *store, int64_t number)
{
	struct error error = ERROR_INIT;
	struct report report;
	assert_done(store_load(store, number, &report, &error), &error);
	free(report.cards[0].issue);
	report.cards[0].issue = mem_strdup("ประเด็นที่นำเข้าแทน");
	free(report.title);
	report.title = mem_strdup("รายงานที่นำเข้าแทน");
	return report;
}

/* An import in place of a report brings versions of its own; what a card's destruction
 * takes with it keeps nobody from comparing the others. */
static void test_words_of_replaced(void **state)
{
	static const struct forgery rows[] = {
		{SET_BODY("4", "1"),
			{"number 4: its version 1 is not what the trail says"}},
		{SET_BODY("4", "4"),
			{"number 4: its version 4 is not what the trail says"}},
		{SET_HEAD("2", "2"), {"report 2: its version 2 is not what the trail"}},
		{"UPDATE card SET issue = 'ปลอม' WHERE number = 6",
			{"report 2, measure 2: it is not what the trail says", "search"}},
	};
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	int64_t number;
	make_worked_in(office);
	assert_done(store_remove_card(store, 5, "manit", NULL, &error), &error);
	assert_done(store_destroy_card(store, 5, "palad", &error), &error);
	struct report report = replaced_by(store, 2);
	assert_done(
		store_import(store, &report, IMPORT_REPLACE, "manit", &number, &error),
		&error);
	report_release(&report);
	save_issue(store, 4, "somsri");
	TRY_EACH(store, rows);
}

static void test_versions(void **state)
{
	static const struct forgery rows[] = {
		{SET_BODY("4", "2"),
			{"number 4: its version 2 is not what the trail says"}},
		{"UPDATE card_version SET body = '{}' WHERE card = 5 AND revision = 2",
			{"number 5: its version 2 is not what the trail says"}},
		{"UPDATE card_version SET who = 'prasit' WHERE card = 4 AND revision = 2",
			{"measure of number 4: who made its version 2, or when, is not"}},
		{"UPDATE card_version SET at = at - 1 WHERE card = 4 AND revision = 2",
			{"number 4: who made its version 2"}},
		/* It came with the report. */
		{"UPDATE card_version SET who = 'prasit' WHERE card = 4 AND revision = 1",
			{"number 4: who made its version 1"}},
		{"UPDATE card_version SET at = at - 1 WHERE card = 5 AND revision = 1",
			{"number 5: who made its version 1"}},
		{"UPDATE card SET who = 'somsri' WHERE number = 4",
			{"number 4: who made its version 3"}},
		{"UPDATE card SET who = 'somsri' WHERE number = 6",
			{"number 6: who made its version 1"}},
		{"UPDATE card SET at = at + 1 WHERE number = 10",
			{"number 10: who made its version 1"}},
		/* An approved one. */
		{"UPDATE card SET who = 'palad' WHERE number = 2",
			{"report 1, measure of number 2: who made its version 2"}},
		{"UPDATE report SET who = 'somsri' WHERE number = 2",
			{"report 2: who made its version 2, or when, is not"}},
		{"UPDATE report SET at = at - 1 WHERE number = 1",
			{"report 1: who made its version 4"}},
		{"UPDATE report_version SET who = 'nayok' WHERE report = 1 AND revision = 3",
			{"report 1: who made its version 3"}},
		{"UPDATE report_version SET at = at - 1 WHERE report = 2",
			{"report 2: who made its version 1"}},
	};
	struct office *office = *state;
	make_worked_in(office);
	TRY_EACH(office->store, rows);
}

/* An entry that is added behind does not make it true. */
static void test_versions_told_later(void **state)
{
	struct office *office = *state;
	make_worked_in(office);
	raw_run(office->store,
		"UPDATE card_version SET who = 'prasit' WHERE card = 4 AND revision = 2;"
		"INSERT INTO trail (number, at, who, act, report, card, revision, detail, "
		"digest, previous, hash, key, signature, parts, standing, places) "
		"SELECT number + 1, (SELECT at FROM card_version WHERE card = 4 "
		"AND revision = 2), 'prasit', 'card.save', 2, 4, 2, '', '', hash, 'x', '', '', '', '', '' "
		"FROM trail ORDER BY number DESC LIMIT 1");
	assert_finds(office->store, "number 4: who made its version 2",
		"is not what was written");
}

/* --- what is gone --- */

#define FORGET_SEARCH(of)                                                                \
	RAW_FILE("INSERT INTO search_index (search_index, rowid, body) SELECT "          \
		 "'delete', id, body FROM search_copy WHERE " of ";")                    \
	"DELETE FROM search_copy WHERE " of ";"
#define WITHOUT_CARDS(of)                                                                \
	FORGET_SEARCH("card IN (SELECT number FROM card WHERE " of ")")                  \
	"DELETE FROM step WHERE card IN (SELECT number FROM card WHERE " of ");"         \
	"DELETE FROM owner WHERE card IN (SELECT number FROM card WHERE " of ");"        \
	"DELETE FROM unconfirmed WHERE card IN (SELECT number FROM card WHERE " of ");"  \
	"DELETE FROM card_version WHERE card IN (SELECT number FROM card WHERE " of ");" \
	"DELETE FROM card WHERE " of ";"
#define WITHOUT_REPORT(number)                                                           \
	WITHOUT_CARDS("report = " number)                                                \
	FORGET_SEARCH("report = " number)                                                \
	"DELETE FROM acceptance WHERE report = " number ";"                              \
	"DELETE FROM seal WHERE report = " number ";"                                    \
	"DELETE FROM signature WHERE report = " number ";"                               \
	"DELETE FROM memo WHERE report = " number ";"                                    \
	"DELETE FROM unconfirmed_text WHERE report = " number ";"                        \
	"DELETE FROM ita WHERE report = " number ";"                                     \
	"DELETE FROM report_version WHERE report = " number ";"

static void test_gone(void **state)
{
	static const struct forgery rows[] = {
		{WITHOUT_REPORT("1") "DELETE FROM report WHERE number = 1",
			{"report 1: it was approved, and it is not there any more"}},
		/* As if it had been removed. */
		{WITHOUT_REPORT(
			 "1") "INSERT INTO removed_report (number, last_card, uuid, "
			      "fiscal_year, months, title, who, at) "
			      "SELECT number, 3, uuid, "
			      "fiscal_year, months, title, who, at FROM report "
			      "WHERE number = 1;"
			      "DELETE FROM report WHERE number = 1",
			{"report 1: it was approved, and it is not there any more",
				"report 1: what is kept of it since it was removed is "
				"not"}},
		{WITHOUT_REPORT("2") "DELETE FROM report WHERE number = 2",
			{"report 2: the trail tells of it, and it is not there, though"}},
		{WITHOUT_CARDS("number = 10"),
			{"report 2: the trail tells of the measure of number 10, and it is "
			 "not there",
				"not counted rightly",
				"report 2: the order of its measures is not"}},
		/* An approved one, and its report left open. */
		{WITHOUT_CARDS("number = 3"),
			{"report 1: the trail tells of the measure of number 3",
				"not counted rightly",
				"report 1: the order of its measures is not",
				"something else than what was approved"}},
	};
	struct office *office = *state;
	make_worked_in(office);
	TRY_EACH(office->store, rows);
}

/* A whole report that nobody has made, which is right in itself. */
static void test_out_of_nothing(void **state)
{
	struct office *office = *state;
	make_worked_in(office);
	raw_run(office->store,
		"INSERT INTO report (number, uuid, revision, who, at, state, fiscal_year, months, "
		"title, agency_present, before_present, after_present) VALUES (7, "
		"'5d6cb1d8-7d0c-4f9e-8f0e-5a4f3b0c9a11', 1, 'somsri', 1, 'submitted', 2569, 12, "
		"'ปลอม', 0, 0, 0)");
	assert_finds(office->store, "report 7: the trail does not say how it came here",
		"the search copy of its texts");
}

/* Taken out with the sqlite3 program, which does not look at references: what is left is
 * told by its table, however large the numbers of its rows are. */
static void test_left_behind(void **state)
{
	office_needs_file();
	struct office *office = *state;
	make_worked_in(office);
	raw_run(office->store, RAW_UNREFERRED "DELETE FROM card WHERE number = 10");
	assert_finds(office->store,
		"a row of table search_copy refers to a row of card that is not there",
		"report 2: the trail tells of the measure of number 10, and it is not there",
		"report 2: the order of its measures is not", "not counted rightly");
}

/* Made open with the sqlite3 program, then removed as everybody may. */
static void test_removed(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	make_worked_in(office);
	raw_run(office->store,
		"DELETE FROM seal; UPDATE report SET state = 'open' WHERE number = 1;"
		"UPDATE card SET state = 'done' WHERE report = 1");
	assert_done(store_remove_report(office->store, 1, "somsri", &error), &error);
	assert_done(store_destroy_report(office->store, 1, "palad", &error), &error);
	assert_finds(
		office->store, "report 1: it was approved, and it is not there any more");
}

/* --- the check --- */

#define ACCEPT                                                                             \
	"INSERT INTO acceptance (report, card, rule, path, start, basis, reason, who, at)" \
	" SELECT report, card, rule, path, 9, basis, reason, who, at "                     \
	"FROM acceptance WHERE rule = 'spelling'"

static void test_check(void **state)
{
	static const struct forgery rows[] = {
		{"INSERT INTO acceptance (report, card, rule, path, start, basis, reason, who, at)"
		 " VALUES (2, 5, 'year', 'issue', 0, 'ก', 'x', "
		 "'somsri', 1700000000)",
			{"a finding of the rule year is accepted in the name of somsri"}},
		{"UPDATE acceptance SET reason = 'x' WHERE rule = 'year'",
			{"report 2: a finding of the rule year is accepted in the name of "
			 "manit"}},
		{"UPDATE acceptance SET who = 'prasit' WHERE rule = 'year'",
			{"in the name of prasit"}},
		{"UPDATE acceptance SET at = at + 1 WHERE rule = 'year'",
			{"in the name of manit"}},
		{"UPDATE acceptance SET basis = 'x' WHERE rule = 'year'",
			{"in the name of manit"}},
		{"UPDATE acceptance SET start = 7 WHERE rule = 'spelling'",
			{"a finding of the rule spelling is accepted",
				"is not accepted any more"}},
		{"UPDATE acceptance SET card = 5 WHERE rule = 'spelling'",
			{"a finding of the rule spelling is accepted",
				"is not accepted any more"}},
		{"UPDATE acceptance SET path = 'measure' WHERE rule = 'spelling'",
			{"a finding of the rule spelling is accepted",
				"is not accepted any more"}},
		{"UPDATE acceptance SET rule = 'url' WHERE rule = 'spelling'",
			{"a finding of the rule url is accepted",
				"is not accepted any more"}},
		{"DELETE FROM acceptance WHERE rule = 'spelling'",
			{"report 2: the finding that was accepted by trail entry"}},
		{"DELETE FROM acceptance WHERE rule = 'year'",
			{"report 2: the finding that was accepted by trail entry"}},
		/* What was taken back. */
		{ACCEPT, {"a finding of the rule spelling is accepted"}},
		{"UPDATE rule_setting SET severity = 'error'",
			{"the severity of the rule year is not what"}},
		{"DELETE FROM rule_setting",
			{"the severity of the rule year is not what"}},
		{"INSERT INTO rule_setting (rule, severity) VALUES ('url', 'off')",
			{"the severity of the rule url is not what"}},
		{"INSERT INTO rule_setting (rule, severity) VALUES ('period', 'off')",
			{"the severity of the rule period is not what"}},
		{"UPDATE unit SET name = 'กองช่าง' WHERE place = 2",
			{"the list of units is not what the trail says"}},
		{"DELETE FROM unit WHERE place = 2",
			{"the list of units is not what the trail says"}},
		{"DELETE FROM unit", {"the list of units is not what the trail says"}},
		{"UPDATE abbreviation SET words = 'กองช่าง' WHERE place = 2",
			{"the list of abbreviations is not what the trail says"}},
		{"DELETE FROM abbreviation WHERE place = 1",
			{"the list of abbreviations is not what the trail says"}},
		{"DELETE FROM abbreviation",
			{"the list of abbreviations is not what the trail says"}},
	};
	struct office *office = *state;
	make_worked_in(office);
	TRY_EACH(office->store, rows);
}

/* An entry of before there were digests of acceptances is known by its words. */
static void test_older_acceptance(void **state)
{
	struct office *office = *state;
	make_worked_in(office);
	raw_run(office->store,
		"DELETE FROM acceptance WHERE rule = 'spelling';"
		"INSERT INTO acceptance (report, card, rule, path, start, basis, reason, who, at)"
		" VALUES (2, 6, 'url', 'issue', 0, 'ก', 'ข', 'manit', 5)");
	assert_finds(office->store, "a finding of the rule url is accepted",
		"is not accepted any more");
	raw_run(office->store,
		"INSERT INTO trail (number, at, who, act, report, card, revision, detail, "
		"digest, previous, hash, key, signature, parts, standing, places) "
		"SELECT number + 1, 5, 'manit', 'check.accept', 2, 6, 0, "
		"'url issue: ข', '', hash, 'x', '', '', '', '', '' FROM trail ORDER BY number DESC LIMIT 1");
	assert_finds(
		office->store, "is not what was written", "is not accepted any more");
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_versions),
		TEST(test_words_of_versions),
		TEST(test_words_of_replaced),
		TEST(test_parts),
		TEST(test_versions_told_later),
		TEST(test_gone),
		TEST(test_out_of_nothing),
		TEST(test_left_behind),
		TEST(test_removed),
		TEST(test_check),
		TEST(test_older_acceptance),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
