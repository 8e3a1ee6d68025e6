/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Verify inside the program: nobody seals what was changed past it; and who waits for it
 * learns how far it is, and may stop it.
 */
#include <config.h>

#include "tests/support/approval.h"

#include <string.h>

#include "db/carry.h"
#include "db/check_settings.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "db/trust/verify.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "text/error.h"
#include "text/macros.h"

/* --- before a seal --- */

static void save_first(struct store *store)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(store, 1, &entry, &error), &error);
	entry.card.state = CARD_DRAFT;
	assert_done(
		store_save_card(store, &entry, "somsri", &error) == SAVE_DONE, &error);
	entry.card.state = CARD_DONE;
	assert_done(store_save_card(store, &entry, "manit", &error) == SAVE_DONE, &error);
	card_entry_release(&entry);
}

/* Report 1 (cards 1 to 3, card 1 with earlier versions, card 2 approved, one finding
 * accepted) waits for the last signature, report 2 (4 to 6) is open. */
static void make_waiting(struct office *office)
{
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	const struct acceptance accepted = {
		.rule = "year", .path = "title", .basis = "ก", .reason = "ถูกแล้ว"};
	int64_t carried;
	approval_report(office);
	office_people(office);
	assert_done(store_carry(store, 1, 2570, "manit", &carried, &error), &error);
	save_first(store);
	office_approve(office, 2);
	assert_done(store_accept(store, 1, &accepted, "manit", &error), &error);
	assert_done(store_set_rule(store, "url", "off", "somsri", &error), &error);
	approval_submit(store, 1);
	approval_sign(store, 1, "palad");
	assert_sound(store);
}

/* By who was shown the report as it is now. */
static enum save_outcome seal(struct store *store, struct error *error)
{
	struct signer *signer = office_unlock(store, "nayok");
	struct report shown;
	int64_t revision =
		raw_integer(store, "SELECT revision FROM report WHERE number = 1");
	assert_done(store_load(store, 1, &shown, error), error);
	const enum save_outcome outcome = store_sign_report(
		store, 1, &revision, &shown, "อนุมัติ", "วันนี้", signer, error);
	report_release(&shown);
	signer_free(signer);
	return outcome;
}

struct sealed_over {
	const char *sql, *words; /* why it is refused; NULL: it is sealed */
};

static void try_one(struct store *store, const struct sealed_over *forgery)
{
	struct error error = ERROR_INIT;
	assert_done(store_begin(store, &error), &error);
	raw_run(store, forgery->sql);
	const int64_t entries = raw_integer(store, "SELECT count(*) FROM trail");
	const enum save_outcome outcome = seal(store, &error);
	if ((outcome == SAVE_DONE) != !forgery->words)
		fail_msg("%s: %s", forgery->sql,
			outcome == SAVE_DONE ? "sealed" : error_message(&error));
	if (forgery->words) {
		assert_error(&error, ERROR_REFUSED, forgery->words);
		assert_int_equal(
			raw_integer(store, "SELECT count(*) FROM trail"), entries);
		assert_int_equal(raw_integer(store, "SELECT count(*) FROM seal"), 0);
	}
	store_rollback(store);
}

#define NOT_AS_IT_WAS "it is not what the trail says it was when it was last changed"

static void test_seal_refused(void **state)
{
	static const struct sealed_over rows[] = {
		{"SELECT 1", NULL},
		{"UPDATE card SET output = 'ปลอม' WHERE number = 1",
			"report 1, measure 1: " NOT_AS_IT_WAS " (and 1 more)"},
		{"UPDATE owner SET text = 'กองช่าง' WHERE card = 3",
			"report 1, measure 3: " NOT_AS_IT_WAS " (and 1 more)"},
		{"UPDATE report SET title = 'อื่น' WHERE number = 1",
			"report 1: " NOT_AS_IT_WAS},
		{"UPDATE memo SET closing = 'อื่น' WHERE report = 1",
			"report 1: " NOT_AS_IT_WAS},
		{"UPDATE signature SET opinion = 'ไม่เห็นชอบ' WHERE report = 1 AND place = 2",
			"report 1: " NOT_AS_IT_WAS},
		{"UPDATE ita SET total = " RAW_FIGURE("99") " WHERE report = 1",
			"report 1: " NOT_AS_IT_WAS},
		{"UPDATE card SET who = 'prasit' WHERE number = 1",
			"who made its version 3, or when"},
		{"UPDATE card_version SET body = " RAW_SET(
			 "body", "issue", "ปลอม") " WHERE "
						  "card = 1 AND revision = 2",
			"its version 2 is not what the trail says"},
		{"DELETE FROM card_version WHERE card = 1 AND revision = 1",
			"2 earlier versions, 1 are kept"},
		{"UPDATE report_version SET who = 'nayok' WHERE report = 1",
			"who made its version 1, or when"},
		/* It is said to be approved already. */
		{"UPDATE card SET state = 'approved' WHERE number = 3",
			"report 1, measure 3: it is approved, but the trail does not say"},
		{"UPDATE card SET state = 'done' WHERE number = 2",
			"report 1, measure 2: it was approved, and the trail does not say"},
		{"UPDATE acceptance SET reason = 'x'", "a finding of the rule year"},
		{"INSERT INTO acceptance (report, card, rule, path, start, basis, reason, who, at)"
		 " VALUES (1, 1, 'url', 'issue', 0, 'ก', 'x', 'manit', 5)",
			"a finding of the rule url"},
		{"DELETE FROM rule_setting; INSERT INTO rule_setting (rule, severity)"
		 " VALUES ('year', 'off')",
			"the severity of the rule year"},
		/* The trail and who signs. */
		{RAW_UNGUARDED "UPDATE trail SET who = 'manit' WHERE number = 3",
			"trail entry 3 is not what was written"},
		{"UPDATE person SET roles = 3 WHERE login = 'somsri'",
			"somsri: name, post and roles"},
		/* What is wrong elsewhere keeps nobody from it. */
		{"UPDATE card SET output = 'ปลอม' WHERE number = 4", NULL},
		{"UPDATE report SET who = 'somsri' WHERE number = 2", NULL},
		{"UPDATE card SET state = 'approved' WHERE number = 5", NULL},
	};
	struct office *office = *state;
	make_waiting(office);
	raw_lift(office->store);
	for (size_t i = 0; i < COUNT(rows); i++)
		try_one(office->store, &rows[i]);
	approval_sign(office->store, 1, "nayok");
	assert_sound(office->store);
}

/* --- who waits for it --- */

struct waiting {
	int64_t calls, stop_at; /* 0: never */
	int step, steps;
	int64_t done;
};

static bool go_on(void *context, const struct progress *progress)
{
	struct waiting *waiting = context;
	const bool same = progress->part == waiting->step;
	assert_true(same || progress->part == waiting->step + 1);
	assert_true(*progress->what);
	assert_true(!same || progress->done >= waiting->done);
	waiting->step = progress->part;
	waiting->steps = progress->parts;
	waiting->done = progress->done;
	return ++waiting->calls != waiting->stop_at;
}

static void count_problem(void *context, const char *words)
{
	(void)words;
	++*(int *)context;
}

static bool verify(struct store *store, struct waiting *waiting, int *problems)
{
	struct error error = ERROR_INIT;
	struct progress progress = {.go_on = go_on, .context = waiting};
	*problems = 0;
	store_watch(store, &progress);
	const bool done = store_verify(store, count_problem, problems, &error);
	store_watch(store, NULL);
	assert_int_equal(error.kind, done ? ERROR_NONE : ERROR_STOPPED);
	assert_int_equal(progress.stopped, !done);
	error_release(&error);
	return done;
}

static void test_watched(void **state)
{
	struct office *office = *state;
	struct waiting waiting = {0};
	int problems;
	make_waiting(office);
	assert_true(verify(office->store, &waiting, &problems));
	assert_int_equal(problems, 0);
	assert_int_equal(waiting.step, waiting.steps);
	assert_true(waiting.calls > 100);
	raw_run(office->store, "UPDATE card SET output = 'ปลอม' WHERE number = 1");
	waiting = (struct waiting){0};
	assert_true(verify(office->store, &waiting, &problems));
	assert_true(problems > 0);
}

/* Wherever it is stopped, nothing stays open. */
static void test_stopped(void **state)
{
	struct office *office = *state;
	struct waiting all = {0};
	int problems;
	make_waiting(office);
	assert_true(verify(office->store, &all, &problems));
	for (int64_t at = 1; at < all.calls; at++) {
		struct waiting waiting = {.stop_at = at};
		assert_false(verify(office->store, &waiting, &problems));
		assert_int_equal(waiting.calls, at);
		assert_int_equal(problems, 0);
	}
	assert_sound(office->store);
	approval_sign(office->store, 1, "nayok");
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_seal_refused),
		TEST(test_watched),
		TEST(test_stopped),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
