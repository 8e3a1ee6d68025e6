/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A week of an office, on pseudo-terminals: two clerks, the head and the deputy work in one
 * file at once, by keys. Each day has a report: some of its cards are typed, the others come
 * with an import; the clerks say of each that it is done, the supervisors read all, send some
 * back with what is to be mended, the clerks answer, the report is submitted, signed and
 * sealed. Meanwhile
 *
 *	Tuesday    the work of a morning is taken back by restoring the day's automatic copy
 *	Wednesday  the deputy has lost the passphrase; the head goes on leave till Thursday,
 *	           the deputy acts in that place
 *	Thursday   the same again as on Tuesday; then the power is cut while all of them save
 *	Friday     the head retires while the report waits for that signature
 *
 * After each of these and each day verify finds nothing, and the file says what the test
 * itself kept beside it, card by card: texts, states, and who did what how often. Each seal
 * is on each printed page, and holds for what was signed and for nothing else.
 *
 * A cut of the power is kill -9 of all processes at once: the system still writes what it was
 * given. What a disk loses besides is tried in tests/faults/power.c.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/faults/tally.h"
#include "tests/faults/week_clerks.h"
#include "tests/faults/week_model.h"
#include "tests/faults/week_office.h"
#include "tests/faults/week_power.h"
#include "tests/faults/week_seals.h"
#include "tests/faults/week_supervisors.h"
#include "tests/support/support.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

/* A report has the number of its day. */
enum { DAYS = 5, TAKEN_BACK = 4 };

/* How much there is of it. */
static struct amount {
	int cards;   /* of a day: a report's */
	int typed;   /* of them: by keys; the others come with an import */
	int returns; /* of the week */
	int cuts;    /* of the power */
} amount = {.cards = 8, .typed = 2, .returns = 8, .cuts = 1};

static const struct amount long_amount = {
	.cards = 200, .typed = 50, .returns = 200, .cuts = 20};

/* --- the morning --- */

static json_t *signature(const struct colleague *colleague)
{
	return json_pack("{s:s, s:s, s:s}", "name", colleague->name, "post",
		colleague->post, "signer", colleague->login);
}

/* The day's report, with the cards that are not typed. */
static void import_report(struct week *week, int report)
{
	json_t *reports = json_object_get(week->model, "reports");
	json_t *whole = week_report_new(
		report, json_pack("[o, o]", signature(&week->people[PALAD]),
				signature(&week->people[NAYOK])));
	json_array_append_new(reports, whole);
	for (int card = amount.typed + 1; card <= amount.cards; card++) {
		char code[CODE_BYTES];
		week_code(code, report, card);
		week_add(week->model, report, week_card_new(code, report, &week->random));
	}
	char *text = json_dumps(whole, 0);
	week_run_input(week, "somsri", 0, text, "import", "-");
	free(text);
}

static void come_all(struct week *week)
{
	for (int person = 0; person < COLLEAGUES; person++) {
		if (week->people[person].pty)
			continue;
		week_come(week, person);
		week_open_report(week, person);
	}
}

/* The first start of a day makes a copy of the file as it was in the morning; its path, to
 * be freed. */
static char *begin_day(struct week *week, int report)
{
	import_report(week, report);
	week_come(week, SOMSRI);
	char *copy = week_wait_for_copy(week, (size_t)report);
	week_open_report(week, SOMSRI);
	come_all(week);
	return copy;
}

/* --- the clerks' work --- */

/* What the clerks do with the cards from one to another: both at once, each with the next. */
typedef json_t *clerks_act(struct week *week, int person, int report, const char *code);

static void for_cards(struct week *week, int report, int from, int to, clerks_act *begin)
{
	static const int clerks[] = {SOMSRI, MANIT};
	for (int card = from; card <= to; card += 2) {
		json_t *begun[2];
		const int both = card < to ? 2 : 1;
		for (int i = 0; i < both; i++) {
			char code[CODE_BYTES];
			week_code(code, report, card + i);
			begun[i] = begin(week, clerks[i], report, code);
		}
		for (int i = 0; i < both; i++)
			week_done(week, clerks[i], begun[i]);
	}
}

static json_t *type_card(struct week *week, int person, int report, const char *code)
{
	json_t *made = week_card_new(code, report, &week->random);
	week_add(week->model, report, made);
	week_type_card(week, person, made);
	return made;
}

static json_t *finish_card(struct week *week, int person, int report, const char *code)
{
	week_finish_card(week, person, code);
	return week_card(week->model, report, code);
}

static void work_of_clerks(struct week *week, int report)
{
	for_cards(week, report, 1, amount.typed, type_card);
	for_cards(week, report, amount.typed + 1, amount.cards, finish_card);
}

/* --- the supervisors' --- */

static int returns_of(int report)
{
	return amount.returns * report / DAYS - amount.returns * (report - 1) / DAYS;
}

/* The clerks in turn; each third changes nothing, and says why. */
static void answer_all(struct week *week, int report)
{
	size_t i;
	json_t *card;
	int number = 0;
	json_array_foreach(
		json_object_get(week_report(week->model, report), "cards"), i, card)
	{
		if (strcmp(week_text(card, "state"), "returned") != 0)
			continue;
		week_answer_card(week, number % 2 ? SOMSRI : MANIT, card,
			number % 3 == 2 ? "" : " วันที่ 12 มกราคม รวม 4 ครั้ง",
			number % 3 == 2 ? "ข้อความนี้ครบถ้วนแล้ว" : "เพิ่มให้แล้ว");
		number++;
	}
}

/* From the first card to the report that is submitted. */
static void work_of_a_day(struct week *week, int report, int reader)
{
	work_of_clerks(week, report);
	week_review(week, reader, report, returns_of(report));
	answer_all(week, report);
	week_review(week, PALAD, report, 0);
	week_submit(week, report % 2 ? SOMSRI : MANIT, report);
}

/* --- what happens --- */

/* The work since the morning goes: the file is what it was then, and what it was meanwhile
 * stays beside it, whole. */
static void restore(struct week *week, const char *copy, const json_t *morning)
{
	week_leave_all(week);
	week_look(week, week->path, week->model);
	week_run(week, "palad", 0, "--lang", "en", "restore", copy);
	static const char kept[] = "is kept in ";
	week_said(week, kept);
	const char *told = strstr(week->run.err.data, kept);
	if (!told)
		told = strstr(week->run.out.data, kept);
	told += strlen(kept);
	char *aside = mem_strndup(told, strcspn(told, "\n"));
	week_look(week, aside, week->model);
	week_look(week, week->path, morning);
	json_decref(week->model);
	week->model = json_deep_copy(morning);
	free(aside);
	come_all(week);
}

/* All of them sign: the marks of the seals that the week has so far. */
struct marks {
	char of[DAYS][WEEK_MARK];
};

static void seal(struct week *week, struct marks *marks, int report)
{
	json_t *exported = week_export(week, week->path, report);
	week_mark(marks->of[report - 1], exported);
	json_decref(exported);
}

/* Whatever happened since, each seal is there, and is of what was signed then. */
static void end_day(struct week *week, const struct marks *marks, int report)
{
	week_leave_all(week);
	week_look(week, week->path, week->model);
	for (int sealed = 1; sealed <= report; sealed++)
		week_see_seal(week, sealed, marks->of[sealed - 1]);
	week_next_day(week);
}

/* --- the days --- */

static void monday(struct week *week, struct marks *marks)
{
	free(begin_day(week, 1));
	work_of_a_day(week, 1, NAYOK);
	week_sign_report(week, PALAD, 1, false);
	week_sign_report(week, NAYOK, 1, true);
	seal(week, marks, 1);
	end_day(week, marks, 1);
}

static void tuesday(struct week *week, struct marks *marks)
{
	char *copy = begin_day(week, 2);
	json_t *morning = json_deep_copy(week->model);
	work_of_clerks(week, 2);
	restore(week, copy, morning);
	work_of_a_day(week, 2, NAYOK);
	week_sign_report(week, PALAD, 2, false);
	week_sign_report(week, NAYOK, 2, true);
	seal(week, marks, 2);
	json_decref(morning);
	free(copy);
	end_day(week, marks, 2);
}

/* The deputy signs in both places: the memo says so of the head's. */
static void sign_for_both(struct week *week, int report)
{
	week_sign_report(week, PALAD, report, false);
	week_see_approval(week, PALAD, "It is your turn: a signs, approves and seals.");
	week_sign_report(week, PALAD, report, true);
	json_t *exported = week_export(week, week->path, report);
	const json_t *signatures =
		json_object_get(json_object_get(exported, "memo"), "signatures");
	assert_string_equal(week_text(json_array_get(signatures, 1), "deputy_name"),
		week->people[PALAD].name);
	json_decref(exported);
}

static void wednesday(struct week *week, struct marks *marks)
{
	json_t *decided = json_object();
	free(begin_day(week, 3));
	week_hand_over(week, NAYOK, "5 พ.ย. 2569");
	week_leave(week, NAYOK);
	work_of_clerks(week, 3);
	week_read_waiting(week, PALAD, 3, returns_of(3), decided);
	week_try_passphrase(week, PALAD, "วันนี้นึกไม่ออก");
	week_run(week, "owner", 0, "people", "reset", "palad");
	week_set_first_passphrase(week, PALAD, "จดไว้ในใจเท่านั้น");
	week_sign_decided(week, PALAD, decided);
	answer_all(week, 3);
	week_review(week, PALAD, 3, 0);
	week_submit(week, SOMSRI, 3);
	sign_for_both(week, 3);
	seal(week, marks, 3);
	json_decref(decided);
	end_day(week, marks, 3);
}

static void thursday(struct week *week, struct marks *marks)
{
	char *copy = begin_day(week, TAKEN_BACK);
	json_t *morning = json_deep_copy(week->model);
	week_leave(week, NAYOK);
	work_of_clerks(week, TAKEN_BACK);
	week_review(week, PALAD, TAKEN_BACK, returns_of(TAKEN_BACK));
	restore(week, copy, morning);
	week_leave(week, NAYOK);
	for_cards(week, TAKEN_BACK, 1, amount.typed, type_card);
	const int imported = amount.cards - amount.typed;
	for (int cut = 0; cut < amount.cuts; cut++) {
		for_cards(week, TAKEN_BACK,
			amount.typed + imported * cut / amount.cuts + 1,
			amount.typed + imported * (cut + 1) / amount.cuts, finish_card);
		week_cut_the_power(week, TAKEN_BACK,
			returns_of(TAKEN_BACK) * (cut + 1) / amount.cuts -
				returns_of(TAKEN_BACK) * cut / amount.cuts);
	}
	answer_all(week, TAKEN_BACK);
	week_review(week, PALAD, TAKEN_BACK, 0);
	week_submit(week, MANIT, TAKEN_BACK);
	sign_for_both(week, TAKEN_BACK);
	seal(week, marks, TAKEN_BACK);
	json_decref(morning);
	free(copy);
	end_day(week, marks, TAKEN_BACK);
}

static void friday(struct week *week, struct marks *marks)
{
	free(begin_day(week, 5));
	work_of_a_day(week, 5, NAYOK);
	week_sign_report(week, PALAD, 5, false);
	/* The leave is over: nobody else signs in that place, nor when it is nobody's. */
	week_see_approval(week, PALAD, "It is the turn of นางสาวมาลี รักษ์ไทย.");
	week_leave(week, NAYOK);
	week_run(week, "owner", 0, "people", "remove", "nayok");
	week_see_approval(week, PALAD, "Nobody can sign. Signature 2:");
	week_withdraw(week, SOMSRI, 5);
	week_choose_signer(week, SOMSRI, 2, "นายสมชาย ใจดี");
	week_submit(week, SOMSRI, 5);
	week_sign_report(week, PALAD, 5, false);
	week_sign_report(week, PALAD, 5, true);
	seal(week, marks, 5);
	end_day(week, marks, 5);
}

static void test_week(void **state)
{
	(void)state;
	struct week week;
	struct marks marks;
	if (soak())
		amount = long_amount;
	week_begin(&week);
	monday(&week, &marks);
	tuesday(&week, &marks);
	wednesday(&week, &marks);
	thursday(&week, &marks);
	friday(&week, &marks);
	const size_t changed = week_break_seals(&week, DAYS);
	assert_int_equal(changed, DAYS * amount.cards);
	assert_int_equal(week_times(week.model, "card.return"), amount.returns);
	tally_note(&week.tally,
		"%d cards, %d of them typed, %d returns, 2 restores, %d cuts (%d times what "
		"was being signed was there), %d seals",
		DAYS * amount.cards, DAYS * amount.typed, amount.returns, amount.cuts,
		week.signed_in_cuts, DAYS);
	week_end(&week);
	tally_end(&week.tally);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_week),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
