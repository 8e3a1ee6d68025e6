/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Nobody signs unseen: what another program changes in the office file while somebody reads,
 * with or without a new revision, is not signed by who read what stood there before. Cards,
 * the report, its memo; and a reason that is none.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "db/trust/seal.h"
#include "model/report.h"
#include "tests/support/approval.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "text/error.h"
#include "text/macros.h"

/* Done by another program while the passphrase is typed: none makes a revision. */
static const char *const card_changes[] = {
	"UPDATE card SET output = 'อื่น' WHERE number = 1",
	"UPDATE card SET outcome = 'อื่น' WHERE number = 1",
	"UPDATE card SET steps_lead = 'อื่น', steps_present = 1 WHERE number = 1",
	("INSERT INTO step (card, place, text)"
	 " VALUES (1, 1, 'อื่น'); UPDATE card SET steps_present = 1, "
	 "steps_items_present = 1 WHERE number = 1"),
	"UPDATE owner SET text = 'กองอื่น' WHERE card = 1",
	"INSERT INTO evidence (card, place, ref) VALUES (1, 1, 'อื่น'); UPDATE card SET "
	"evidence_present = 1 WHERE number = 1",
	"UPDATE card SET extra = '{\"x\":1}' WHERE number = 1",
	"UPDATE card SET uuid = '00000000-0000-4000-8000-000000000000' WHERE number = 1",
};

static int64_t count_signed(struct store *store)
{
	return raw_integer(store,
		"SELECT count(*) FROM trail WHERE signature <> '' AND act "
		"LIKE 'card.%' OR act IN ('report.sign', "
		"'report.approve', 'report.return', 'report.reopen')");
}

static struct card_decision read_card(struct store *store, enum card_act act)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(store, 1, &entry, &error), &error);
	struct card_decision decision = {
		.card = 1, .revision = entry.revision, .act = act, .comment = "ขอให้แก้ไข"};
	card_shown(decision.shown, &entry.card);
	card_entry_release(&entry);
	return decision;
}

static void change_meanwhile(const struct office *office, const char *sql)
{
	struct store *other = office_open(office->path, STORE_WRITE);
	raw_run(other, sql);
	store_close(other);
}

static void assert_not_signed(
	struct store *store, struct card_decision *decision, const struct signer *signer)
{
	struct error error = ERROR_INIT;
	const int64_t before = count_signed(store), revision = decision->revision;
	size_t at = 9;
	assert_int_equal(store_decide_cards(store, decision, 1, signer, &at, &error),
		SAVE_CONFLICT);
	assert_int_equal(error.kind, ERROR_NONE);
	assert_int_equal(at, 0);
	assert_int_equal(decision->revision, revision);
	assert_int_equal(count_signed(store), before);
}

static void test_card_changed_while_it_was_read(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	approval_report(office);
	office_people(office);
	struct signer *signer = office_unlock(office->store, "palad");
	for (size_t i = 0; i < COUNT(card_changes); i++) {
		for (enum card_act act = CARD_ACT_APPROVE; act <= CARD_ACT_REOPEN;
			act++) {
			raw_run(office->store,
				act == CARD_ACT_REOPEN
					? "UPDATE card SET state = 'approved'"
					: "UPDATE card SET state = 'done'");
			struct card_decision decision = read_card(office->store, act);
			assert_done(store_begin(office->store, &error), &error);
			raw_run(office->store, card_changes[i]);
			assert_not_signed(office->store, &decision, signer);
			store_rollback(office->store);
		}
	}
	/* By another process. */
	raw_run(office->store, "UPDATE card SET state = 'done'");
	struct card_decision decision = read_card(office->store, CARD_ACT_APPROVE);
	change_meanwhile(office, card_changes[0]);
	assert_not_signed(office->store, &decision, signer);
	/* What was read anew is. */
	decision = read_card(office->store, CARD_ACT_APPROVE);
	assert_int_equal(
		store_decide_cards(office->store, &decision, 1, signer, NULL, &error),
		SAVE_DONE);
	signer_free(signer);
}

/* Of several cards none is done where one is another; acts of all kinds go together. */
static void test_all_or_nothing(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_decision decisions[3];
	approval_report(office);
	office_people(office);
	struct signer *signer = office_unlock(office->store, "palad");
	for (int64_t card = 1; card <= 3; card++) {
		struct card_entry entry;
		assert_done(store_card(office->store, card, &entry, &error), &error);
		decisions[card - 1] = (struct card_decision){.card = card,
			.revision = entry.revision,
			.act = card == 2 ? CARD_ACT_RETURN : CARD_ACT_APPROVE,
			.comment = "เพิ่มวันที่"};
		card_shown(decisions[card - 1].shown, &entry.card);
		card_entry_release(&entry);
	}
	raw_run(office->store, "UPDATE card SET output = 'อื่น' WHERE number = 3");
	size_t at = 9;
	assert_int_equal(
		store_decide_cards(office->store, decisions, 3, signer, &at, &error),
		SAVE_CONFLICT);
	assert_int_equal(at, 2);
	assert_int_equal(count_signed(office->store), 0);
	assert_int_equal(
		store_decide_cards(office->store, decisions, 2, signer, &at, &error),
		SAVE_DONE);
	assert_int_equal(
		raw_integer(office->store,
			"SELECT count(*) FROM trail WHERE act = 'card.approve' AND "
			"card = 1 AND detail = '' OR act = 'card.return' AND card = "
			"2 AND detail = 'เพิ่มวันที่'"),
		2);
	signer_free(signer);
	raw_run(office->store, "UPDATE card SET output = 'ผลผลิตสาม' WHERE number = 3");
	assert_sound(office->store);
}

/* --- the report --- */

static const char *const report_changes[] = {
	"UPDATE card SET output = 'อื่น' WHERE number = 2",
	"UPDATE memo SET subject = 'อื่น'",
	"UPDATE signature SET post = 'อื่น' WHERE place = 3",
	"INSERT INTO section (report, part, place, text) VALUES (1, 'memo', 1, 'อื่น'); "
	"UPDATE memo SET sections_present = 1",
	"INSERT INTO section (report, part, place, text) VALUES (1, 'before', 1, 'อื่น'); "
	"UPDATE report SET before_present = 1",
	"UPDATE report SET title = 'อื่น'",
	"UPDATE report SET agency_name = 'อื่น'",
	"UPDATE report SET months = 6",
	"UPDATE report SET layout = 'annual'",
	"UPDATE ita SET total = " RAW_FIGURE("12.5"),
	"UPDATE report SET extra = '{\"x_note\":2}'",
	"UPDATE card SET place = 9 WHERE number = 1; UPDATE card SET place = 1 WHERE number "
	"= 2; UPDATE card SET place = 2 WHERE number = 1",
};

/* Nobody's act on what was shown goes through. */
static void assert_report_not_signed(struct store *store, const struct report *shown,
	int64_t revision, bool approved, const struct signer *signer)
{
	struct error error = ERROR_INIT;
	const int64_t before = count_signed(store), was = revision;
	const enum save_outcome outcome =
		approved ? store_reopen_report(store, 1, &revision, shown, NULL, 0,
				   "พิมพ์ปีผิด", signer, &error)
			 : store_sign_report(store, 1, &revision, shown, "เห็นชอบ", "วันนี้",
				   signer, &error);
	assert_int_equal(outcome, SAVE_CONFLICT);
	if (!approved)
		assert_int_equal(store_send_back_report(store, 1, &revision, shown, NULL,
					 signer, "ขอให้แก้ไข", &error),
			SAVE_CONFLICT);
	assert_int_equal(error.kind, ERROR_NONE);
	assert_int_equal(revision, was);
	assert_int_equal(count_signed(store), before);
}

static void try_changes(struct office *office, bool approved)
{
	struct error error = ERROR_INIT;
	struct signer *signer =
		office_unlock(office->store, approved ? "nayok" : "palad");
	struct report shown;
	int64_t revision;
	office_load(office, 1, &shown);
	assert_done(store_head_revision(office->store, 1, &revision, &error), &error);
	for (size_t i = 0; i < COUNT(report_changes); i++) {
		assert_done(store_begin(office->store, &error), &error);
		raw_run(office->store, report_changes[i]);
		assert_report_not_signed(
			office->store, &shown, revision, approved, signer);
		store_rollback(office->store);
	}
	assert_report_not_signed(office->store, NULL, revision, approved, signer);
	report_release(&shown);
	signer_free(signer);
}

static void test_report_changed_while_it_was_read(void **state)
{
	struct office *office = *state;
	approval_report(office);
	office_people(office);
	approval_submit(office->store, 1);
	try_changes(office, false);
	approval_sign(office->store, 1, "palad");
	approval_sign(office->store, 1, "nayok");
	assert_int_equal(approval_verdict(office->store, 1), SEAL_AGREES);
	try_changes(office, true);
	assert_sound(office->store);
}

/* The memo, by another process, between the reading and the last signature. */
static void test_memo_changed_before_the_seal(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report shown;
	int64_t revision;
	approval_report(office);
	office_people(office);
	approval_submit(office->store, 1);
	approval_sign(office->store, 1, "palad");
	struct signer *nayok = office_unlock(office->store, "nayok");
	office_load(office, 1, &shown);
	assert_done(store_head_revision(office->store, 1, &revision, &error), &error);
	change_meanwhile(office, "UPDATE memo SET subject = 'ขออนุมัติจ่ายเงิน'");
	assert_report_not_signed(office->store, &shown, revision, false, nayok);
	report_release(&shown);
	signer_free(nayok);
}

/* One act: the report, and of its cards those that were chosen; or nothing. */
static void test_reopen_what_is_chosen(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	static const int64_t chosen[] = {2, 3}, others[] = {2, 4};
	struct report shown;
	int64_t revision;
	approval_report(office);
	office_people(office);
	approval_seal(office->store, 1);
	office_parse(
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":"
		"{\"name\":\"อื่น\"},\"fiscal_year\":2575,\"months\":12,\"title\":"
		"\"อื่น\",\"cards\":[{\"issue\":\"ก\",\"state\":\"done\"}]}",
		&shown);
	office_import(office, &shown);
	report_release(&shown);
	office_approve(office, 4);
	struct signer *signer = office_unlock(office->store, "nayok");
	office_load(office, 1, &shown);
	assert_done(store_head_revision(office->store, 1, &revision, &error), &error);
	const int64_t before = count_signed(office->store);
	assert_int_equal(store_reopen_report(office->store, 1, &revision, &shown, others,
				 COUNT(others), "ตัวเลขผิด", signer, &error),
		SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, "measure 4 is not one of report 1");
	assert_int_equal(count_signed(office->store), before);
	assert_int_equal(approval_verdict(office->store, 1), SEAL_AGREES);
	assert_int_equal(store_reopen_report(office->store, 1, &revision, &shown, chosen,
				 COUNT(chosen), "ตัวเลขผิด", signer, &error),
		SAVE_DONE);
	assert_int_equal(count_signed(office->store), before + 3);
	assert_int_equal(
		raw_integer(office->store,
			"SELECT count(*) FROM card WHERE report = 1 AND state = "
			"CASE number WHEN 1 THEN 'approved' ELSE 'returned' END"),
		3);
	assert_int_equal(
		raw_integer(office->store,
			"SELECT count(*) FROM trail WHERE act = 'card.reopen' AND "
			"detail = 'ตัวเลขผิด'"),
		2);
	report_release(&shown);
	signer_free(signer);
	assert_sound(office->store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_reopen_what_is_chosen, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_card_changed_while_it_was_read,
			office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_all_or_nothing, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(test_report_changed_while_it_was_read,
			office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_memo_changed_before_the_seal, office_setup, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
