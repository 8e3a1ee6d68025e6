/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The trail: every change is in it, and what is done to it with the sqlite3 program is
 * found.
 */
#include <config.h>

#include "tests/support/approval.h"

#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/carry.h"
#include "db/check_settings.h"
#include "db/engine/engine.h"
#include "db/head.h"
#include "db/overview.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "db/trust/trail.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

/* --- what is in it --- */

static bool add_act(void *context, const struct trail_entry *entry)
{
	str_printf(context, "%s %s %lld/%lld r%lld%s\n", entry->act, entry->who,
		(long long)entry->report, (long long)entry->card,
		(long long)entry->revision, *entry->key ? " signed" : "");
	assert_int_equal(strlen(entry->hash), 64);
	assert_true(entry->at > 0);
	/* Each act has its words. */
	assert_string_not_equal(trail_act_label(entry->act), entry->act);
	return true;
}

static void assert_trail(
	struct store *store, int64_t report, int64_t card, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str acts = STR_INIT;
	assert_done(store_trail(store, report, card, add_act, &acts, &error), &error);
	assert_string_equal(acts.data, expected);
	str_release(&acts);
}

static void change_cards(struct store *store)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_add_card(store, 1, "manit", &entry, &error), &error);
	entry.card.issue = mem_strdup("ใหม่");
	assert_int_equal(store_save_card(store, &entry, "manit", &error), SAVE_DONE);
	entry.card.state = CARD_DONE;
	assert_int_equal(store_save_card(store, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
	assert_done(store_move_card(store, 4, 1, "manit", &error), &error);
	/* To where it stands already: nothing is done. */
	assert_done(store_move_card(store, 4, 1, "manit", &error), &error);
	assert_done(store_remove_card(store, 4, "manit", NULL, &error), &error);
	assert_done(store_restore_card(store, 4, "manit", NULL, &error), &error);
}

static void test_every_card_act(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	approval_report(office);
	office_people(office);
	change_cards(office->store);
	struct signer *palad = office_unlock(office->store, "palad");
	struct card_at at = {4, 5};
	assert_int_equal(
		office_return_cards(office->store, &at, 1, "แก้ ก", palad, NULL, &error),
		SAVE_DONE);
	struct card_at other = {1, 1};
	assert_int_equal(
		office_approve_cards(office->store, &other, 1, palad, NULL, &error),
		SAVE_DONE);
	assert_int_equal(office_reopen_cards(
				 office->store, &other, 1, "แก้ ข", palad, NULL, &error),
		SAVE_DONE);
	signer_free(palad);
	assert_trail(office->store, 0, 4,
		"card.add manit 1/4 r1\n"
		"card.save manit 1/4 r2\n"
		"card.done manit 1/4 r3\n"
		"card.move manit 1/4 r3\n"
		"card.remove manit 1/4 r4\n"
		"card.restore manit 1/4 r5\n"
		"card.return palad 1/4 r6 signed\n");
	assert_trail(office->store, 0, 1,
		"card.approve palad 1/1 r2 signed\n"
		"card.reopen palad 1/1 r3 signed\n");
	assert_sound(office->store);
}

static void test_every_report_act(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	int64_t revision = 1, carried;
	struct report report;
	approval_report(office);
	office_people(office);
	office_load(office, 1, &report);
	assert_int_equal(store_save_head(store, 1, &report, &revision, "manit", &error),
		SAVE_DONE);
	assert_done(
		store_import(store, &report, IMPORT_REPLACE, "prasit", &carried, &error),
		&error);
	report_release(&report);
	approval_submit(store, 1);
	revision++;
	++revision;
	assert_int_equal(store_send_back_report(
				 store, 1, &revision, NULL, "manit", NULL, NULL, &error),
		SAVE_DONE);
	approval_seal(store, 1);
	revision += 3;
	struct signer *palad = office_unlock(store, "palad");
	assert_int_equal(office_reopen_report(store, 1, &revision, "แก้ ก", palad, &error),
		SAVE_DONE);
	signer_free(palad);
	assert_done(store_carry(store, 1, 2570, "manit", &carried, &error), &error);
	assert_done(store_remove_report(store, 2, "somsri", &error), &error);
	assert_done(store_restore_report(store, 2, "manit", &error), &error);
	assert_done(store_remove_report(store, 2, "somsri", &error), &error);
	assert_done(store_destroy_report(store, 2, "palad", &error), &error);
	assert_trail(store, 1, 0,
		"report.import somsri 1/0 r1\n"
		"report.head manit 1/0 r2\n"
		"report.replace prasit 1/0 r3\n"
		"report.submit somsri 1/0 r4\n"
		"report.withdraw manit 1/0 r5\n"
		"report.submit somsri 1/0 r6\n"
		"report.sign palad 1/0 r7 signed\n"
		"card.approve nayok 1/1 r2 signed\n"
		"card.approve nayok 1/2 r2 signed\n"
		"card.approve nayok 1/3 r2 signed\n"
		"report.approve nayok 1/0 r8 signed\n"
		"report.reopen palad 1/0 r9 signed\n");
	assert_trail(store, 2, 0,
		"report.carry manit 2/0 r1\n"
		"report.bin somsri 2/0 r0\n"
		"report.restore manit 2/0 r0\n"
		"report.bin somsri 2/0 r0\n"
		"report.remove palad 2/0 r0\n");
	assert_sound(store);
}

static void test_begun(void **state)
{
	struct office *office = *state;
	struct report report;
	office_parse("{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\","
		     "\"fiscal_year\":2569,\"months\":12,\"title\":\"ก\",\"cards\":[]}",
		&report);
	office_import(office, &report);
	report_release(&report);
	assert_trail(office->store, 1, 0, "report.new somsri 1/0 r1\n");
	assert_sound(office->store);
}

/* What is undone leaves no entry. */
static void test_rolled_back(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	approval_report(office);
	assert_done(store_begin(office->store, &error), &error);
	change_cards(office->store);
	store_rollback(office->store);
	assert_trail(office->store, 0, 0, "report.import somsri 1/0 r1\n");
	assert_sound(office->store);
}

static void test_append_only(void **state)
{
	struct office *office = *state;
	approval_report(office);
	assert_false(raw_try(office->store, "UPDATE trail SET who = 'x'", NULL));
	assert_false(raw_try(office->store, "DELETE FROM trail", NULL));
	assert_sound(office->store);
}

/* --- changed with the sqlite3 program --- */

/* Entries: 1 import, 2-8 people, 9 submit, 10 sign, 11-13 approve cards, 14 approve. */
static void make_trail(struct office *office)
{
	approval_report(office);
	office_people(office);
	approval_seal(office->store, 1);
	assert_int_equal(raw_integer(office->store, "SELECT max(number) FROM trail"), 14);
	raw_run(office->store, RAW_UNGUARDED);
}

#define FOLLOWS(number)     "trail entry " number " does not follow the one before it"
#define NOT_WRITTEN(number) "trail entry " number " is not what was written"
#define PARTS(n)                                                                         \
	"trail entry " n ": what it tells of the parts of its report is not what was"
#define MADE(version) "report 1: who made its version " version ", or when, is not"

static void test_changed(void **state)
{
	static const struct {
		const char *sql;
		const char *words[10];
	} rows[] = {
		/* The middle: one entry, what it says or who. */
		{"UPDATE trail SET who = 'manit' WHERE number = 9",
			{NOT_WRITTEN("9"), MADE("2")}},
		{"UPDATE trail SET report = 2 WHERE number = 9",
			{NOT_WRITTEN("9"), MADE("2"), "report 2: the trail tells of it"}},
		{"UPDATE trail SET card = 2 WHERE number = 9",
			{NOT_WRITTEN("9"), MADE("2"),
				"number 2: who made its version 2"}},
		{"UPDATE trail SET revision = 9 WHERE number = 9",
			{NOT_WRITTEN("9"), MADE("2")}},
		{"UPDATE trail SET digest = '' WHERE number = 9", {NOT_WRITTEN("9")}},
		{"UPDATE trail SET previous = (SELECT hash FROM trail WHERE number = 7) WHERE "
		 "number = 9",
			{FOLLOWS("9"), NOT_WRITTEN("9")}},
		{"UPDATE trail SET detail = 'x' WHERE number = 1", {NOT_WRITTEN("1")}},
		{"UPDATE trail SET at = at - 86400 WHERE number = 5", {NOT_WRITTEN("5")}},
		{"UPDATE trail SET act = 'card.save', key = '', signature = '' WHERE number "
		 "= 10",
			{NOT_WRITTEN("10"),
				"which entry of the trail นายสมชาย ใจดี signed last is"}},
		/* A signature taken away, or another's. */
		{"UPDATE trail SET signature = (SELECT signature FROM trail WHERE number = "
		 "14) WHERE number = 12",
			{"trail entry 12: its signature is false"}},
		{"UPDATE trail SET key = '', signature = '' WHERE number = 12",
			{NOT_WRITTEN("12"), "trail entry 12: nobody has signed it"}},
		/* Taken out, and with the numbers closed up behind it. */
		{"DELETE FROM trail WHERE number = 9",
			{"ends at entry 8 and goes on with 10", MADE("2"), PARTS("9")}},
		{"DELETE FROM trail WHERE number = 1",
			{"ends at entry 0 and goes on with 2", PARTS("1")}},
		{"DELETE FROM trail WHERE number = 9;"
		 "UPDATE trail SET number = -number WHERE number > 9;"
		 "UPDATE trail SET number = -number - 1 WHERE number < 0",
			{FOLLOWS("9"), MADE("2"),
				"trail entry 10, which นายสมชาย ใจดี signed, is not",
				"trail entry 14, which นางสาวมาลี รักษ์ไทย signed, is not",
				"the entry of the trail that the seal names", PARTS("9"),
				PARTS("10"), PARTS("13"), PARTS("14")}},
		/* Put elsewhere. */
		{"UPDATE trail SET number = 99 WHERE number = 2; UPDATE trail SET number = 2 "
		 "WHERE number = 3; UPDATE trail SET number = 3 WHERE number = 99",
			{FOLLOWS("2"), FOLLOWS("3"), FOLLOWS("4")}},
		/* The tail, up to a signed entry. */
		{"DELETE FROM trail WHERE number = 14",
			{"trail entry 14, which นางสาวมาลี รักษ์ไทย signed, is not there",
				MADE("4"), "the entry of the trail that the seal names",
				PARTS("14")}},
		/* Whose key it was. */
		{"UPDATE person_key SET login = 'palad' WHERE login = 'nayok'",
			{"trail entry 8: it says nayok, but is signed by the key of palad",
				"trail entry 11: it says nayok",
				"trail entry 12:", "trail entry 13:", "trail entry 14:",
				"how this key of นางสาวมาลี รักษ์ไทย came to be in use"}},
	};
	struct office *office = *state;
	make_trail(office);
	assert_sound(office->store);
	raw_lift(office->store);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct error error = ERROR_INIT;
		assert_done(store_begin(office->store, &error), &error);
		raw_run(office->store, rows[i].sql);
		assert_verify_finds(office->store, rows[i].words);
		store_rollback(office->store);
	}
}

/* What nobody has signed yet can be cut off: SECURITY says so. */
static void test_unsigned_tail(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	make_trail(office);
	assert_done(store_set_rule(office->store, "spelling", "off", "somsri", &error),
		&error);
	assert_done(
		store_set_rule(office->store, "spelling", NULL, "manit", &error), &error);
	raw_run(office->store, "DELETE FROM trail WHERE number > 14");
	assert_sound(office->store);
}

/* An entry that is written anew with all hashes behind it is betrayed by the first that
 * somebody has signed. */
static void test_recomputed(void **state)
{
	struct office *office = *state;
	make_trail(office);
	raw_run(office->store,
		"UPDATE trail SET hash = (SELECT hash FROM trail WHERE number = 13) WHERE "
		"number = 14");
	assert_finds(office->store, NOT_WRITTEN("14"),
		"trail entry 14: its signature is false", "trail entry 14, which",
		"the entry of the trail that the seal names");
}

/* --- cards and reports against it --- */

static void save_issue(struct store *store, int64_t card, const char *issue)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(store, card, &entry, &error), &error);
	free(entry.card.issue);
	entry.card.issue = mem_strdup(issue);
	assert_int_equal(store_save_card(store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
}

static void test_changed_card(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	approval_report(office);
	/* Nothing was done since the import: the report is compared as a whole. */
	assert_done(store_begin(office->store, &error), &error);
	raw_run(office->store, "UPDATE card SET refs_present = 1 WHERE number = 3");
	assert_finds(office->store, "report 1: it is not what the trail says",
		"measure 3: it is not what the trail says");
	raw_run(office->store, "UPDATE card SET refs_present = 0 WHERE number = 3");
	raw_run(office->store, "UPDATE memo SET extra = '{\"x\":1}'");
	assert_finds(office->store, "report 1: it is not what the trail says",
		"report 1: its own texts are not what the trail says");
	store_rollback(office->store);
	/* A card that was saved has an entry of its own. */
	save_issue(office->store, 2, "หนึ่ง");
	save_issue(office->store, 2, "สอง");
	assert_sound(office->store);
	raw_run(office->store, "UPDATE card SET refs_present = 1 WHERE number = 2");
	assert_finds(office->store, "measure 2: it is not what the trail says");
	raw_run(office->store, "UPDATE card SET refs_present = 0 WHERE number = 2");
	assert_sound(office->store);
	/* A revision that the trail does not know. */
	raw_run(office->store,
		"INSERT INTO card_version (card, revision, who, at, body)"
		" SELECT number, 3, card.who, card.at, body "
		"FROM card_version JOIN card ON card = number "
		"WHERE card = 2 AND card_version.revision = 2; "
		"UPDATE card SET revision = 4, at = at + 1 WHERE number = 2");
	assert_finds(office->store, "measure 2: it is not what the trail says",
		"number 2: its version 3 is not what the trail says",
		"number 2: who made its version 4");
}

/* Where an import has replaced cards, their own entries are of another text. */
static void test_replaced_card(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	int64_t number;
	approval_report(office);
	save_issue(office->store, 2, "หนึ่ง");
	office_load(office, 1, &report);
	free(report.cards[1].issue);
	report.cards[1].issue = mem_strdup("สอง");
	assert_done(store_import(office->store, &report, IMPORT_REPLACE, "somsri",
			    &number, &error),
		&error);
	report_release(&report);
	assert_sound(office->store);
	raw_run(office->store, "UPDATE card SET refs_present = 1 WHERE number = 2");
	assert_finds(office->store, "report 1: it is not what the trail says",
		"measure 2: it is not what the trail says");
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_every_card_act),
		TEST(test_every_report_act),
		TEST(test_begun),
		TEST(test_rolled_back),
		TEST(test_append_only),
		TEST(test_changed),
		TEST(test_unsigned_tail),
		TEST(test_recomputed),
		TEST(test_changed_card),
		TEST(test_replaced_card),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
