/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Removing a report: nothing of it is left, the rest is whole, and its numbers are never
 * those of something else.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"

#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/engine/query.h"
#include "db/head.h"
#include "db/store.h"
#include "model/report.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

#define SAMPLE_MEMO TOP_SRCDIR "/data/samples/memo.json"

enum { FIRST = 1, SECOND = 2 }; /* the reports of make() */

/* A card that was saved, and one that is being typed in, by two people. */
static void work_on_card(struct office *office, int64_t report)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	int64_t card = 0;
	assert_done(store_card_at(office->store, report, 1, &card, &error), &error);
	assert_done(store_card(office->store, card, &entry, &error), &error);
	free(entry.card.issue);
	entry.card.issue = mem_strdup("ถูกแก้แล้ว");
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
	struct draft draft = {.card = card,
		.revision = 2,
		.who = "somsri",
		.session = "a",
		.field = FIELD_ISSUE,
		.body = "{}"};
	assert_done(store_draft_put(office->store, &draft, &error), &error);
	draft.who = "manit";
	assert_done(store_draft_put(office->store, &draft, &error), &error);
}

static void work_on_head(struct office *office, int64_t report)
{
	struct error error = ERROR_INIT;
	struct report head;
	int64_t revision;
	assert_done(store_load_head(office->store, report, &head, &error), &error);
	assert_done(
		store_head_revision(office->store, report, &revision, &error), &error);
	assert_int_equal(
		store_save_head(office->store, report, &head, &revision, "a", &error),
		SAVE_DONE);
	report_release(&head);
	const struct head_draft draft = {.report = report,
		.revision = 2,
		.who = "manit",
		.session = "a",
		.field = "memo.subject",
		.body = "{}"};
	assert_done(store_head_draft_put(office->store, &draft, &error), &error);
}

/* Two reports that hold the same words: what is done to one is done to the other. */
static int make(void **state)
{
	struct report report;
	struct error error = ERROR_INIT;
	if (office_setup(state))
		return -1;
	struct office *office = *state;
	for (int64_t number = FIRST; number <= SECOND; number++) {
		office_read(SAMPLE_MEMO, &report);
		if (number != FIRST)
			*report.uuid = '\0'; /* a copy */
		assert_done(store_import(office->store, &report, IMPORT_AGAIN, "somsri",
				    &number, &error),
			&error);
		report_release(&report);
		work_on_card(office, number);
		work_on_head(office, number);
	}
	return 0;
}

static bool count_hit(void *context, const struct search_hit *hit)
{
	int *hits = context;
	hits[hit->report == FIRST ? 0 : 1]++;
	return true;
}

static void count_hits(struct office *office, const char *words, int hits[2])
{
	struct error error = ERROR_INIT;
	hits[0] = hits[1] = 0;
	assert_done(
		store_search(office->store, words, 0, count_hit, hits, &error), &error);
}

static void remove_report(struct office *office, int64_t report)
{
	struct error error = ERROR_INIT;
	assert_done(store_remove_report(office->store, report, "somsri", &error), &error);
	assert_sound(office->store);
	assert_done(
		store_destroy_report(office->store, report, "somsri", &error), &error);
	assert_sound(office->store);
}

static void assert_no_rows(struct office *office)
{
	static const char *const of_report[] = {"report_version", "section", "memo",
		"signature", "unconfirmed_text", "ita", "ita_item", "ita_item_card",
		"card", "head_draft", "search_copy", "bin_report"};
	static const char *const of_card[] = {"step", "owner", "ref", "unconfirmed",
		"evidence", "card_version", "draft", "bin_card"};
	struct str sql = STR_INIT;
	for (size_t i = 0; i < sizeof(of_report) / sizeof(*of_report); i++) {
		str_clear(&sql);
		str_printf(&sql, "SELECT count(*) FROM %s WHERE report <> %d",
			of_report[i], FIRST);
		assert_int_equal(raw_integer(office->store, sql.data), 0);
	}
	for (size_t i = 0; i < sizeof(of_card) / sizeof(*of_card); i++) {
		str_clear(&sql);
		str_printf(&sql,
			"SELECT count(*) FROM %s WHERE card NOT IN (SELECT number FROM "
			"card)",
			of_card[i]);
		assert_int_equal(raw_integer(office->store, sql.data), 0);
	}
	str_release(&sql);
}

static void test_nothing_is_left(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report before, after;
	int hits[2];
	int64_t reports = 0;
	office_load(office, FIRST, &before);
	count_hits(office, "ถูกแก้แล้ว", hits);
	assert_int_equal(hits[1], 1);
	remove_report(office, SECOND);
	assert_done(store_count(office->store, &reports, &error), &error);
	assert_int_equal(reports, 1);
	count_hits(office, "ถูกแก้แล้ว", hits);
	assert_int_equal(hits[0], 1);
	assert_int_equal(hits[1], 0);
	count_hits(office, "ก", hits); /* without the index */
	assert_true(hits[0] > 0);
	assert_int_equal(hits[1], 0);
	assert_no_rows(office);
	office_load(office, FIRST, &after);
	char *expected = office_json(&before), *actual = office_json(&after);
	assert_string_equal(actual, expected);
	free(expected);
	free(actual);
	report_release(&before);
	report_release(&after);
	/* Who did it is known. */
	assert_int_equal(raw_integer(office->store,
				 "SELECT count(*) FROM removed_report WHERE who = "
				 "'somsri' AND title <> '' AND at > 0"),
		1);
	assert_false(store_load_head(office->store, SECOND, &after, &error));
	assert_error(&error, ERROR_USAGE, "no report of number 2");
}

static void test_numbers_are_not_used_again(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	const int64_t card = raw_integer(office->store, "SELECT max(number) FROM card");
	remove_report(office, SECOND);
	remove_report(office, FIRST);
	/* The very same report comes in again, as another. */
	office_read(SAMPLE_MEMO, &report);
	assert_int_equal(office_import(office, &report), SECOND + 1);
	report_release(&report);
	assert_int_equal(
		raw_integer(office->store, "SELECT min(number) FROM card"), card + 1);
	/* A third time it goes on counting, though both that were first are removed. */
	remove_report(office, SECOND + 1);
	office_invent(&report, 2569, 1, 1);
	assert_int_equal(office_import(office, &report), SECOND + 2);
	report_release(&report);
	assert_sound(office->store);
	assert_false(store_remove_report(office->store, SECOND + 1, "somsri", &error));
	assert_error(&error, ERROR_USAGE, "no report of number 3");
}

/* A window that still has it open is told so, in words. */
static void test_it_is_gone_for_others(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	int64_t card = 0;
	assert_done(store_card_at(office->store, SECOND, 1, &card, &error), &error);
	assert_done(store_card(office->store, card, &entry, &error), &error);
	remove_report(office, SECOND);
	const struct draft draft = {.card = card,
		.revision = 2,
		.who = "manit",
		.session = "b",
		.field = FIELD_ISSUE,
		.body = "{}"};
	assert_false(store_draft_put(office->store, &draft, &error));
	assert_error(&error, ERROR_USAGE, "no measure of number");
	const struct head_draft head = {.report = SECOND,
		.revision = 2,
		.who = "manit",
		.session = "b",
		.field = "title",
		.body = "{}"};
	assert_false(store_head_draft_put(office->store, &head, &error));
	assert_error(&error, ERROR_USAGE, "no report of number 2");
	assert_int_equal(
		store_save_card(office->store, &entry, "manit", &error), SAVE_FAILED);
	assert_error(&error, ERROR_USAGE, "no measure of number");
	card_entry_release(&entry);
}

static void test_last_opened(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int64_t last = -1;
	assert_done(
		store_set_last_opened(office->store, "manit", SECOND, &error), &error);
	remove_report(office, SECOND);
	assert_done(store_last_opened(office->store, "manit", &last, &error), &error);
	assert_int_equal(last, 0);
}

/* What is approved is not destroyed, and comes back as it was. */
static void test_approved(void **state)
{
	struct office *office = *state;
	static const char *const approvals[] = {
		"UPDATE card SET state = 'approved' WHERE report = 2 AND place = 2",
		"UPDATE report SET state = 'approved' WHERE number = 2",
	};
	for (size_t i = 0; i < sizeof(approvals) / sizeof(*approvals); i++) {
		struct error error = ERROR_INIT;
		int hits[2];
		assert_done(store_begin(office->store, &error), &error);
		assert_true(raw_try(office->store, approvals[i], NULL));
		assert_done(store_remove_report(office->store, SECOND, "somsri", &error),
			&error);
		assert_false(
			store_destroy_report(office->store, SECOND, "somsri", &error));
		assert_error(&error, ERROR_REFUSED, "approved");
		assert_int_equal(
			raw_integer(office->store, "SELECT count(*) FROM removed_report"),
			0);
		assert_done(store_restore_report(office->store, SECOND, "somsri", &error),
			&error);
		count_hits(office, "ถูกแก้แล้ว", hits);
		assert_int_equal(hits[1], 1);
		store_rollback(office->store);
		assert_sound(office->store);
	}
}

static void test_double(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report head;
	int64_t number = -1;
	assert_done(store_load_head(office->store, FIRST, &head, &error), &error);
	assert_done(
		store_find_double(office->store, &head, FIRST, &number, &error), &error);
	assert_int_equal(number, SECOND);
	assert_done(
		store_find_double(office->store, &head, SECOND, &number, &error), &error);
	assert_int_equal(number, FIRST);
	head.fiscal_year++;
	assert_done(
		store_find_double(office->store, &head, FIRST, &number, &error), &error);
	assert_int_equal(number, 0);
	report_release(&head);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_nothing_is_left),
		TEST(test_numbers_are_not_used_again),
		TEST(test_it_is_gone_for_others),
		TEST(test_last_opened),
		TEST(test_approved),
		TEST(test_double),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
