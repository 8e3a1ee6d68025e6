/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The way of a report: submitted, signed in turn, sealed; back again; reopened.
 */
#include <config.h>

#include "tests/support/approval.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/engine.h"
#include "db/head.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "db/trust/seal.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

static int64_t revision_of(struct store *store)
{
	return raw_integer(store, "SELECT revision FROM report WHERE number = 1");
}

static void assert_turn(struct store *store, const char *who, size_t index,
	const char *name, bool last, bool mine)
{
	struct error error = ERROR_INIT;
	struct sign_turn turn;
	assert_done(store_sign_turn(store, 1, who, &turn, &error), &error);
	assert_int_equal(turn.index, index);
	if (name)
		assert_string_equal(turn.name, name);
	else
		assert_null(turn.name);
	assert_int_equal(turn.last, last);
	assert_int_equal(turn.mine, mine);
	sign_turn_release(&turn);
}

static enum save_outcome sign(struct store *store, const char *who, struct error *error)
{
	struct signer *signer = office_unlock(store, who);
	int64_t revision = revision_of(store);
	const enum save_outcome outcome =
		office_sign_report(store, 1, &revision, "เห็นชอบ", "วันนี้", signer, error);
	signer_free(signer);
	return outcome;
}

/* --- in turn --- */

static void test_in_turn(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	approval_report(office);
	office_people(office);
	assert_int_equal(sign(store, "palad", &error), SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, "not submitted");
	approval_submit(store, 1);
	/* The first signs on the paper; white space in names is nothing. */
	assert_turn(store, "palad", 1, "นายสมชาย ใจดี", false, true);
	assert_turn(store, "nayok", 1, "นายสมชาย ใจดี", false, false);
	assert_int_equal(sign(store, "nayok", &error), SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, "the turn of นายสมชาย ใจดี");
	approval_sign(store, 1, "palad");
	assert_row(store, "SELECT state FROM report", "submitted");
	assert_row(store, "SELECT opinion || date FROM signature WHERE place = 2",
		"เห็นชอบ๒๐ พฤศจิกายน ๒๕๖๙");
	assert_turn(store, "palad", 2, "นางสาวมาลี รักษ์ไทย", true, false);
	assert_int_equal(sign(store, "palad", &error), SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, "the turn of นางสาวมาลี รักษ์ไทย");
	assert_int_equal(approval_verdict(store, 1), SEAL_NONE);
	assert_sound(store);
	approval_sign(store, 1, "nayok");
	assert_row(store, "SELECT state FROM report", "approved");
	assert_row(store, "SELECT DISTINCT state FROM card", "approved");
	assert_row(store, "SELECT opinion FROM signature WHERE place = 1", "เห็นควรเสนอ");
	assert_row(store, "SELECT opinion FROM signature WHERE place = 3", "เห็นชอบ");
	assert_int_equal(approval_verdict(store, 1), SEAL_AGREES);
	assert_row(store, "SELECT name || ' ' || post || ' ' || who FROM seal",
		"นางสาวมาลี รักษ์ไทย นายก nayok");
	assert_sound(store);
}

/* Nobody signs: a signature is in the way. */
static void assert_blocked(
	struct store *store, const char *who, size_t index, const char *why)
{
	struct error error = ERROR_INIT;
	struct sign_turn turn;
	assert_done(store_sign_turn(store, 1, who, &turn, &error), &error);
	assert_int_equal(turn.index, SIZE_MAX);
	assert_null(turn.name);
	assert_false(turn.mine);
	assert_false(turn.last);
	assert_int_equal(turn.blocked, index);
	assert_non_null(strstr(turn.why, why));
	sign_turn_release(&turn);
}

/* A title before the name is part of it. Who was chosen and is called otherwise in the memo
 * does not sign, and nobody else in that place. */
static void test_names(void **state)
{
	static const struct {
		const char *name;
		bool here;
	} rows[] = {
		{"นายสมชาย ใจดี", true},
		{"  นายสมชาย \t ใจดี ", true},
		{"นายสมชาย\302\240ใจดี", true},
		{"นาย\342\200\213สมชาย\302\240 ใจดี\342\200\213", true},
		{"นายสมชาย\342\200\213ใจดี", false},
		{"สมชาย ใจดี", false},
		{"นาย สมชาย ใจดี", false},
		{"นายสมชายใจดี", false},
		{"", false},
	};
	struct office *office = *state;
	approval_report(office);
	office_people(office);
	raw_run(office->store, "DELETE FROM signature WHERE place > 1");
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct str sql = STR_INIT;
		str_printf(&sql, "UPDATE signature SET signer = 'palad', name = '%s'",
			rows[i].name);
		raw_run(office->store, sql.data);
		str_release(&sql);
		if (rows[i].here)
			assert_turn(
				office->store, "palad", 0, "นายสมชาย ใจดี", true, true);
		else
			assert_blocked(office->store, "palad", 0, "นายสมชาย ใจดี");
		if (rows[i].here)
			assert_turn(
				office->store, "somsri", 0, "นายสมชาย ใจดี", true, false);
	}
	/* Who is a supervisor no more does not sign, and the next does not in that place. */
	struct error error = ERROR_INIT;
	const struct person person = {.login = "palad"};
	raw_run(office->store, "UPDATE signature SET name = 'นายสมชาย ใจดี'");
	assert_done(store_put_person(office->store, &person, "root", &error), &error);
	assert_blocked(office->store, "nayok", 0, "no longer among the people");
}

/* Who stands there twice signs twice. */
static void test_twice(void **state)
{
	struct office *office = *state;
	approval_report(office);
	office_people(office);
	approval_change(office->store, 1,
		"UPDATE signature SET name = 'นายสมชาย ใจดี', signer = 'palad'");
	approval_submit(office->store, 1);
	for (size_t i = 0; i < 3; i++) {
		assert_turn(office->store, "palad", i, "นายสมชาย ใจดี", i == 2, true);
		approval_sign(office->store, 1, "palad");
	}
	assert_int_equal(approval_verdict(office->store, 1), SEAL_AGREES);
	assert_sound(office->store);
}

static void test_not_done(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int64_t revision = 1;
	approval_report(office);
	office_people(office);
	raw_run(office->store, "UPDATE card SET state = 'returned' WHERE place = 2");
	assert_int_equal(
		store_submit_report(office->store, 1, &revision, "somsri", &error),
		SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, "measure 2");
	assert_int_equal(revision, 1);
	raw_run(office->store, "UPDATE card SET state = 'done' WHERE place = 2");
	approval_submit(office->store, 1);
	/* A card that is returned after that is in the way of the signature. */
	struct card_at at = {2, 1};
	struct signer *signer = office_unlock(office->store, "palad");
	assert_int_equal(
		office_return_cards(office->store, &at, 1, "ไม่ครบ", signer, NULL, &error),
		SAVE_DONE);
	signer_free(signer);
	assert_int_equal(sign(office->store, "palad", &error), SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, "measure 2 is not done");
	assert_sound(office->store);
}

/* There is nothing in it to approve. */
static void test_no_cards(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	int64_t revision = 1;
	office_parse("{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
		     "\"agency\":{\"name\":\"ก\"},\"title\":\"ก\","
		     "\"fiscal_year\":2568,\"months\":12,\"cards\":[]}",
		&report);
	const int64_t number = office_import(office, &report);
	report_release(&report);
	assert_int_equal(
		store_submit_report(office->store, number, &revision, "somsri", &error),
		SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, "no measures");
	assert_sound(office->store);
}

/* The sara am of one is typed in two parts, and a tone stands before its vowel. */
static void test_name_forms(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	const struct person person = {
		"am", "นายอ\340\271\215\340\270\262พล ที่ดี", "", 2, false};
	approval_report(office);
	office_people(office);
	raw_run(office->store, "DELETE FROM signature WHERE place > 1");
	raw_run(office->store,
		"UPDATE signature SET signer = 'am', name = 'นายอ\340\270\263พล "
		"ท\340\271\210\340\270\265ดี'");
	assert_done(store_put_person(office->store, &person, "root", &error), &error);
	assert_turn(office->store, "am", 0, person.name, true, true);
	assert_turn(office->store, "palad", 0, person.name, true, false);
}

/* Another text takes its place between two signatures: the first was of the old one. */
static void test_replaced(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	int64_t number;
	approval_report(office);
	office_people(office);
	approval_submit(office->store, 1);
	approval_sign(office->store, 1, "palad");
	assert_turn(office->store, "nayok", 2, "นางสาวมาลี รักษ์ไทย", true, true);
	office_load(office, 1, &report);
	free(report.cards[1].output);
	report.cards[1].output = mem_strdup("ผลผลิตอื่น");
	assert_done(store_import(office->store, &report, IMPORT_REPLACE, "somsri",
			    &number, &error),
		&error);
	assert_int_equal(report.state, REPORT_SUBMITTED);
	report_release(&report);
	assert_turn(office->store, "nayok", 1, "นายสมชาย ใจดี", false, false);
	approval_sign(office->store, 1, "palad");
	approval_sign(office->store, 1, "nayok");
	assert_int_equal(approval_verdict(office->store, 1), SEAL_AGREES);
	assert_sound(office->store);
}

/* --- back --- */

/* Whose role was taken in between: the opinion is of a round that is over all the same. */
static void test_sent_back_gone(void **state)
{
	static const unsigned roles[] = {ROLE_CLERK, 0};
	struct office *office = *state;
	struct error error = ERROR_INIT;
	approval_report(office);
	office_people(office);
	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++) {
		struct person person = {
			"palad", "นายสมชาย ใจดี", "ปลัด", ROLE_SUPERVISOR, false};
		assert_done(
			store_put_person(office->store, &person, "root", &error), &error);
		approval_submit(office->store, 1);
		approval_sign(office->store, 1, "palad");
		person.roles = roles[i];
		assert_done(
			store_put_person(office->store, &person, "root", &error), &error);
		int64_t revision = revision_of(office->store);
		assert_int_equal(store_send_back_report(office->store, 1, &revision, NULL,
					 "somsri", NULL, NULL, &error),
			SAVE_DONE);
		assert_row(office->store,
			"SELECT opinion || date FROM signature WHERE place = 2", "");
	}
}

static void test_sent_back(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	approval_report(office);
	office_people(office);
	approval_submit(store, 1);
	approval_sign(store, 1, "palad");
	struct signer *nayok = office_unlock(store, "nayok");
	int64_t revision = revision_of(store);
	assert_int_equal(office_send_back_report(store, 1, &revision, nayok, "", &error),
		SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, "say why");
	assert_int_equal(
		office_send_back_report(store, 1, &revision, nayok, "ตัวเลขผิด", &error),
		SAVE_DONE);
	signer_free(nayok);
	/* What palad wrote is gone, what the clerk typed is not. */
	assert_row(store, "SELECT state FROM report", "open");
	assert_row(store,
		"SELECT opinion || date FROM signature WHERE place < 3 ORDER BY place",
		"เห็นควรเสนอ,");
	assert_row(store, "SELECT detail FROM trail ORDER BY number DESC LIMIT 1",
		"ตัวเลขผิด");
	approval_submit(store, 1);
	assert_turn(store, "palad", 1, "นายสมชาย ใจดี", false, true);
	approval_sign(store, 1, "palad");
	revision = revision_of(store);
	assert_int_equal(store_send_back_report(
				 store, 1, &revision, NULL, "somsri", NULL, NULL, &error),
		SAVE_DONE);
	assert_row(store, "SELECT opinion FROM signature WHERE place = 2", "");
	approval_seal(store, 1);
	assert_int_equal(approval_verdict(store, 1), SEAL_AGREES);
	assert_sound(store);
}

/* --- reopened --- */

static void test_reopened(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	char mark[SEAL_MARK_BYTES], first[SEAL_MARK_BYTES];
	approval_report(office);
	office_people(office);
	approval_seal(store, 1);
	assert_done(store_seal_mark(store, 1, first, &error), &error);
	assert_int_equal(strlen(first), 19);
	struct signer *palad = office_unlock(store, "palad");
	int64_t revision = revision_of(store);
	assert_int_equal(office_reopen_report(store, 1, &revision, NULL, palad, &error),
		SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, "say why");
	assert_int_equal(
		office_reopen_report(store, 1, &revision, "พิมพ์ปีผิด", palad, &error),
		SAVE_DONE);
	signer_free(palad);
	assert_done(store_seal_mark(store, 1, mark, &error), &error);
	assert_string_equal(mark, "");
	assert_int_equal(approval_verdict(store, 1), SEAL_NONE);
	assert_row(store, "SELECT state FROM report", "open");
	assert_row(store, "SELECT DISTINCT state FROM card", "approved");
	assert_row(store,
		"SELECT coalesce(opinion, '') || coalesce(date, '') FROM signature",
		",,");
	/* Recorded and signed; the seal stays with the version that it sealed. */
	assert_row(store,
		"SELECT act || ' ' || who || ' ' || detail || ' ' || length(signature) FROM "
		"trail ORDER BY number DESC LIMIT 1",
		"report.reopen palad พิมพ์ปีผิด 128");
	assert_int_equal(
		raw_integer(store, "SELECT count(*) FROM report_version WHERE body LIKE "
				   "'%\"seal\"%'"),
		1);
	assert_sound(store);
	/* The same text with the same signatures is the same report. */
	approval_change(
		store, 1, "UPDATE signature SET opinion = 'เห็นควรเสนอ' WHERE place = 1");
	approval_seal(store, 1);
	assert_done(store_seal_mark(store, 1, mark, &error), &error);
	assert_string_equal(mark, first);
	assert_int_equal(approval_verdict(store, 1), SEAL_AGREES);
	assert_sound(store);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_in_turn),
		TEST(test_names),
		TEST(test_twice),
		TEST(test_not_done),
		TEST(test_no_cards),
		TEST(test_name_forms),
		TEST(test_replaced),
		TEST(test_sent_back),
		TEST(test_sent_back_gone),
		TEST(test_reopened),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
