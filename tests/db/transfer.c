/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cards copied and moved among reports and groups: what they say there, what the trail
 * tells, what is refused, what is taken back, also while somebody else edits.
 */
#include <config.h>

#include "tests/support/office.h"

#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/overview.h"
#include "db/review.h"
#include "db/store.h"
#include "db/transfer.h"
#include "db/trust/people.h"
#include "db/trust/trail.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define HEAD(year, months, title)                                                            \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"oversight\",\"fiscal_year\":" #year \
	",\"months\":" #months ",\"agency\":{\"name\":\"ทดลอง\"},\"title\":\"" title         \
	"\",\"cards\":["
#define CARD(issue, group, state)                                                                           \
	"{\"issue\":\"" issue "\",\"group\":\"" group                                                       \
	"\",\"period\":\"ต.ค. ๖๗ - ก.ย. ๖๘\",\"output\":\"ผล\",\"evidence\":[{\"ref\":" \
	"\"https://a.go.th/\"}],\"state\":\"" state "\"}"

/* Report 1: ก ข in A, ค in B; report 2, of the same year: ง in B; report 3, of the next. */
static const char *const reports[] = {
	HEAD(2568, 12, "หนึ่ง") CARD("ก", "A", "done") "," CARD("ข", "A", "draft") "," CARD(
		"ค", "B", "draft") "]}",
	HEAD(2568, 12, "สอง") CARD("ง", "B", "draft") "]}",
	HEAD(2569, 12, "สาม") "]}",
};

static int setup(void **state)
{
	office_setup(state);
	for (size_t i = 0; i < COUNT(reports); i++) {
		struct report report;
		office_parse(reports[i], &report);
		office_import(*state, &report);
		report_release(&report);
	}
	return 0;
}

/* "1: ก/A done, ข/A draft; …" of every report; ? behind what waits to be confirmed. */
static void put_all(struct office *office, struct str *out)
{
	for (int64_t number = 1; number <= (int64_t)COUNT(reports); number++) {
		struct report report;
		office_load(office, number, &report);
		str_printf(out, "%s%d:", number > 1 ? "; " : "", (int)number);
		for (size_t i = 0; i < report.count; i++) {
			const struct card *card = &report.cards[i];
			str_printf(out, "%s %s/%s %s", i ? "," : "", card->issue,
				card->group ? card->group : "",
				card_state_name(card->state));
		}
		report_release(&report);
	}
}

static void assert_all(struct office *office, const char *expected)
{
	struct str all = STR_INIT;
	put_all(office, &all);
	assert_string_equal(all.data, expected);
	str_release(&all);
	assert_sound(office->store);
}

#define AS_IT_WAS "1: ก/A done, ข/A draft, ค/B draft; 2: ง/B draft; 3:"

static struct transferred transfer(struct office *office, struct transfer transfer)
{
	struct error error = ERROR_INIT;
	struct transferred done;
	assert_done(
		store_transfer(office->store, &transfer, "manit", &done, &error), &error);
	return done;
}

static void take_back(struct office *office, struct transferred *done)
{
	struct error error = ERROR_INIT;
	assert_done(store_transfer_undo(office->store, done, "manit", &error), &error);
	transferred_release(done);
}

static void assert_refused(
	struct office *office, struct transfer transfer, const char *words)
{
	struct error error = ERROR_INIT;
	struct transferred done;
	assert_false(store_transfer(office->store, &transfer, "manit", &done, &error));
	assert_error(&error, ERROR_REFUSED, words);
}

static void assert_undo_refused(
	struct office *office, struct transferred *done, const char *words)
{
	struct error error = ERROR_INIT;
	assert_false(store_transfer_undo(office->store, done, "manit", &error));
	assert_error(&error, ERROR_REFUSED, words);
	transferred_release(done);
}

static const int64_t first[] = {1}, third[] = {3}, two[] = {1, 3}, backwards[] = {3, 1};

/* Where they stand, and that all is taken back. */
static void test_places(void **state)
{
	struct office *office = *state;
	static const struct {
		struct transfer transfer;
		const char *then;
	} rows[] = {
		/* Once more, behind itself. */
		{{first, 1, .to = 1, .behind = 1},
			"1: ก/A done, ก/A draft, ข/A draft, ค/B draft; 2: ง/B draft; 3:"},
		/* Each behind its group, or in the order in which they were named. */
		{{two, 2, .to = 1},
			"1: ก/A done, ข/A draft, ก/A draft, ค/B draft, ค/B draft; 2: ง/B draft; "
			"3:"},
		{{backwards, 2, .to = 2},
			"1: ก/A done, ข/A draft, ค/B draft; 2: ง/B draft, ค/B "
			"draft, ก/A draft; 3:"},
		{{backwards, 2, .to = 2, .behind = 4},
			"1: ก/A done, ข/A draft, ค/B draft; 2: ง/B draft, ค/B draft, ก/A draft; 3:"},
		/* Into a group that is there, into a new one, into none. */
		{{two, 2, .to = 2, .group = "B"},
			"1: ก/A done, ข/A draft, ค/B draft; 2: ง/B "
			"draft, ก/B draft, ค/B draft; 3:"},
		{{two, 2, .to = 3, .group = "ค"},
			"1: ก/A done, ข/A draft, ค/B draft; 2: ง/B draft; 3: ก/ค draft, ค/ค draft"},
		{{first, 1, .to = 3, .group = ""},
			"1: ก/A done, ข/A draft, ค/B draft; 2: ง/B draft; 3: ก/ draft"},
		/* Moved. */
		{{two, 2, .to = 2, .moves = true},
			"1: ข/A draft; 2: ง/B draft, ค/B draft, ก/A draft; 3:"},
		{{two, 2, .to = 3, .group = "ค", .moves = true},
			"1: ข/A draft; 2: ง/B draft; 3: ก/ค draft, ค/ค draft"},
		/* Within the report: groups and places. */
		{{first, 1, .to = 1, .group = "B", .moves = true},
			"1: ข/A draft, ค/B draft, ก/B draft; 2: ง/B draft; 3:"},
		{{first, 1, .to = 1, .group = "", .moves = true},
			"1: ข/A draft, ค/B draft, ก/ draft; 2: ง/B draft; 3:"},
		{{first, 1, .to = 1, .group = "C", .moves = true},
			"1: ข/A draft, ค/B draft, ก/C draft; 2: ง/B draft; 3:"},
		{{first, 1, .to = 1, .behind = 3, .moves = true},
			"1: ข/A draft, ค/B draft, ก/A done; 2: ง/B draft; 3:"},
		{{backwards, 2, .to = 1, .behind = 2, .moves = true},
			"1: ข/A draft, ค/B draft, ก/A done; 2: ง/B draft; 3:"},
		{{first, 1, .to = 1, .behind = 1, .moves = true}, AS_IT_WAS},
		/* Right behind its group it stays where it is; behind its own it is the last. */
		{{third, 1, .to = 1, .group = "A", .moves = true},
			"1: ก/A done, ข/A draft, ค/A draft; 2: ง/B draft; 3:"},
		{{first, 1, .to = 1, .moves = true},
			"1: ข/A draft, ก/A done, ค/B draft; 2: ง/B draft; 3:"},
		{{third, 1, .to = 1, .moves = true}, AS_IT_WAS},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct transferred done = transfer(office, rows[i].transfer);
		/* Two of other groups into one report stand in the order of the list. */
		struct str all = STR_INIT;
		put_all(office, &all);
		if (strcmp(all.data, rows[i].then) != 0)
			fail_msg("%zu: %s", i, all.data);
		str_release(&all);
		assert_sound(office->store);
		take_back(office, &done);
		assert_all(office, AS_IT_WAS);
	}
}

static void assert_card(struct office *office, int64_t card, const char *period,
	const char *output, unsigned evidence, const char *unconfirmed)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	struct str waits = STR_INIT;
	assert_done(store_card(office->store, card, &entry, &error), &error);
	assert_string_equal(entry.card.period, period);
	assert_string_equal(entry.card.output, output);
	assert_int_equal(entry.card.evidence.count, evidence);
	assert_int_equal(entry.card.state, CARD_DRAFT);
	assert_int_equal(entry.revision, 1);
	for (size_t i = 0; i < entry.card.unconfirmed.count; i++)
		str_printf(&waits, "%s ", entry.card.unconfirmed.items[i]);
	assert_string_equal(waits.data ? waits.data : "", unconfirmed);
	str_release(&waits);
	card_entry_release(&entry);
}

/* A copy of the year has its results to be brought up to date; of another year none. What
 * is moved says what it said. */
static void test_what_they_say(void **state)
{
	static const struct {
		int64_t to;
		bool moves;
		const char *period, *output, *unconfirmed;
		unsigned evidence;
	} rows[] = {
		{1, false, "ต.ค. ๖๗ - ก.ย. ๖๘", "ผล", "period output evidence ", 1},
		{2, false, "ต.ค. ๖๗ - ก.ย. ๖๘", "ผล", "period output evidence ", 1},
		{3, false, "ต.ค. ๖๘ - ก.ย. ๖๙", "", "group issue period ", 0},
		{2, true, "ต.ค. ๖๗ - ก.ย. ๖๘", "ผล", "", 1},
		{3, true, "ต.ค. ๖๗ - ก.ย. ๖๘", "ผล",
			"group issue period output evidence ", 1},
	};
	struct office *office = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct transferred done =
			transfer(office, (struct transfer){first, 1, .to = rows[i].to,
						 .moves = rows[i].moves});
		assert_card(office, done.items[0].put, rows[i].period, rows[i].output,
			rows[i].evidence, rows[i].unconfirmed);
		take_back(office, &done);
	}
	assert_all(office, AS_IT_WAS);
}

static bool put_entry(void *context, const struct trail_entry *entry)
{
	str_printf(context, "%s %s %d/%d r%d «%s»\n", entry->act, entry->who,
		(int)entry->report, (int)entry->card, (int)entry->revision,
		entry->detail);
	return true;
}

static void assert_trail(struct office *office, int64_t card, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str all = STR_INIT;
	assert_done(store_trail(office->store, 0, card, put_entry, &all, &error), &error);
	assert_string_equal(all.data, expected);
	str_release(&all);
}

static void test_trail(void **state)
{
	struct office *office = *state;
	struct transferred done =
		transfer(office, (struct transfer){first, 1, .to = 2, .moves = true});
	assert_int_equal(done.items[0].put, 5);
	assert_trail(office, 5, "card.copy manit 2/5 r1 «1/1 r1»\n");
	assert_trail(office, 1, "card.remove manit 1/1 r2 «2/5 r1»\n");
	take_back(office, &done);
	assert_trail(office, 5,
		"card.copy manit 2/5 r1 «1/1 r1»\ncard.remove manit 2/5 r2 «»\n");
	assert_trail(office, 1,
		"card.remove manit 1/1 r2 «2/5 r1»\ncard.restore manit 1/1 r3 «»\n");
	done = transfer(office,
		(struct transfer){first, 1, .to = 1, .group = "B", .moves = true});
	assert_trail(office, 1,
		"card.remove manit 1/1 r2 «2/5 r1»\ncard.restore manit 1/1 r3 «»\n"
		"card.save manit 1/1 r4 «»\ncard.move manit 1/1 r4 «»\n");
	transferred_release(&done);
	assert_sound(office->store);
}

/* --- what is refused --- */

/* What is approved is copied, and never moved. */
static void test_approved(void **state)
{
	struct office *office = *state;
	office_people(office);
	office_approve(office, 1);
	assert_refused(office, (struct transfer){two, 2, .to = 2, .moves = true},
		"measure 1 of report 1 is approved");
	assert_refused(office,
		(struct transfer){first, 1, .to = 1, .group = "B", .moves = true},
		"approved");
	struct transferred done = transfer(office, (struct transfer){first, 1, .to = 2});
	assert_card(office, done.items[0].put, "ต.ค. ๖๗ - ก.ย. ๖๘", "ผล", 1,
		"period output evidence ");
	take_back(office, &done);
	assert_all(office, "1: ก/A approved, ข/A draft, ค/B draft; 2: ง/B draft; 3:");
}

static void test_returned(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	office_people(office);
	struct signer *palad = office_unlock(office->store, "palad");
	struct card_at at = {1, 1};
	assert_int_equal(office_return_cards(office->store, &at, 1, "แก้ไขผลให้ครบ", palad,
				 NULL, &error),
		SAVE_DONE);
	signer_free(palad);
	assert_refused(office, (struct transfer){first, 1, .to = 2, .moves = true},
		"was sent back");
	struct transferred done = transfer(office, (struct transfer){first, 1, .to = 2});
	take_back(office, &done);
	assert_sound(office->store);
}

/* Nothing goes into a report that is not open or out of it; copies come out. */
static void test_not_open(void **state)
{
	static const int64_t last[] = {4};
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	int64_t revision = 1;
	assert_done(store_card(office->store, 4, &entry, &error), &error);
	entry.card.state = CARD_DONE;
	assert_int_equal(
		store_save_card(office->store, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
	assert_int_equal(
		store_submit_report(office->store, 2, &revision, "manit", &error),
		SAVE_DONE);
	assert_refused(office, (struct transfer){first, 1, .to = 2}, "report 2");
	assert_refused(
		office, (struct transfer){last, 1, .to = 1, .moves = true}, "report 2");
	struct transferred done = transfer(office, (struct transfer){last, 1, .to = 1});
	assert_all(
		office, "1: ก/A done, ข/A draft, ค/B draft, ง/B draft; 2: ง/B done; 3:");
	take_back(office, &done);
}

/* All of them or none: the second is out by now, the neighbour is, or the report is. */
static void test_gone(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_done(store_remove_card(office->store, 3, "somsri", NULL, &error), &error);
	assert_refused(office, (struct transfer){two, 2, .to = 2}, "number 3");
	assert_refused(
		office, (struct transfer){two, 2, .to = 1, .moves = true}, "number 3");
	assert_refused(
		office, (struct transfer){first, 1, .to = 1, .behind = 3}, "number 3");
	assert_refused(
		office, (struct transfer){first, 1, .to = 1, .behind = 4}, "number 4");
	assert_done(store_remove_report(office->store, 2, "somsri", &error), &error);
	assert_refused(office, (struct transfer){first, 1, .to = 2}, "report 2");
	struct transferred done;
	const struct transfer unknown = {first, 1, .to = 9};
	assert_false(store_transfer(office->store, &unknown, "manit", &done, &error));
	assert_error(&error, ERROR_USAGE, "9");
	assert_sound(office->store);
}

static void test_who_may_not(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct transferred done;
	const struct transfer wanted = {first, 1, .to = 2};
	office_people(office);
	assert_false(store_transfer(office->store, &wanted, "stranger", &done, &error));
	assert_error(&error, ERROR_REFUSED, "stranger");
	assert_all(office, AS_IT_WAS);
}

/* --- somebody else edits --- */

static void change(struct office *office, int64_t card, const char *output)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct store *other = office_open(office->path, STORE_WRITE);
	assert_done(store_card(other, card, &entry, &error), &error);
	free(entry.card.output);
	entry.card.output = mem_strdup(output);
	assert_int_equal(store_save_card(other, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
	store_close(other);
}

/* Nothing is taken back where a copy says something else by now, and all stays. */
static void test_others_change_a_copy(void **state)
{
	struct office *office = *state;
	struct transferred done =
		transfer(office, (struct transfer){two, 2, .to = 2, .moves = true});
	change(office, done.items[0].put, "อื่น");
	assert_undo_refused(office, &done, "measure 3 of report 2");
	assert_all(office, "1: ข/A draft; 2: ง/B draft, ค/B draft, ก/A draft; 3:");
}

/* Neighbours that others change or take out are in nobody's way. */
static void test_others_change_a_neighbour(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct transferred done =
		transfer(office, (struct transfer){two, 2, .to = 2, .moves = true});
	change(office, 2, "อื่น");
	struct store *other = office_open(office->path, STORE_WRITE);
	assert_done(store_remove_card(other, 4, "somsri", NULL, &error), &error);
	store_close(other);
	take_back(office, &done);
	assert_all(office, "1: ก/A done, ข/A draft, ค/B draft; 2:; 3:");
}

/* What was moved away is back already, or for good in the bin no more. */
static void test_others_bring_it_back(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct transferred done =
		transfer(office, (struct transfer){first, 1, .to = 2, .moves = true});
	struct store *other = office_open(office->path, STORE_WRITE);
	assert_done(store_restore_card(other, 1, "somsri", NULL, &error), &error);
	store_close(other);
	assert_undo_refused(office, &done, "since");
	assert_all(
		office, "1: ข/A draft, ก/A done, ค/B draft; 2: ง/B draft, ก/A draft; 3:");
}

/* Within a report nobody's order is undone. */
static void test_others_change_the_order(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct transferred done = transfer(office,
		(struct transfer){first, 1, .to = 1, .group = "B", .moves = true});
	struct store *other = office_open(office->path, STORE_WRITE);
	assert_done(store_move_card(other, 3, 1, "somsri", &error), &error);
	store_close(other);
	assert_undo_refused(office, &done, "the order");
	assert_all(office, "1: ค/B draft, ข/A draft, ก/B draft; 2: ง/B draft; 3:");
	done = transfer(office,
		(struct transfer){first, 1, .to = 1, .group = "A", .moves = true});
	change(office, 1, "อื่น");
	assert_undo_refused(office, &done, "changed measure");
	assert_sound(office->store);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_places),
		TEST(test_what_they_say),
		TEST(test_trail),
		TEST(test_approved),
		TEST(test_returned),
		TEST(test_not_open),
		TEST(test_gone),
		TEST(test_who_may_not),
		TEST(test_others_change_a_copy),
		TEST(test_others_change_a_neighbour),
		TEST(test_others_bring_it_back),
		TEST(test_others_change_the_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
