/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bin: what lies there nobody meets, it comes back as it was, and it is destroyed
 * whole. Destroying a report: test_db_remove.c; who may: test_db_review.c.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/office_place.h"
#include "tests/support/raw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/carry.h"
#include "db/check_settings.h"
#include "db/engine/query.h"
#include "db/head.h"
#include "db/ita_trend.h"
#include "db/overview.h"
#include "db/progress.h"
#include "db/store.h"
#include "db/trust/seal.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define SAMPLE TOP_SRCDIR "/data/samples/recommendation.json"

enum { FIRST = 1, SECOND = 2, YEAR = 2569 };

/* All rows of all tables but the trail, and those of the bin. */
static char *dump(struct office *office)
{
	struct str out = STR_INIT;
	raw_dump(&out, office->store, " trail bin_card ");
	return str_detach(&out);
}

/* Work that belongs to a report: a version, a draft, one of its texts, an acceptance. */
static void work_on(struct office *office, int64_t report)
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
		.at = 1000,
		.field = FIELD_ISSUE,
		.body = "{}"};
	assert_done(store_draft_put(office->store, &draft, &error), &error);
	draft.session = "b";
	draft.at = 2000;
	assert_done(store_draft_put(office->store, &draft, &error), &error);
	const struct head_draft head = {.report = report,
		.revision = 1,
		.who = "manit",
		.session = "a",
		.at = 3000,
		.field = "title",
		.body = "{}"};
	assert_done(store_head_draft_put(office->store, &head, &error), &error);
	const struct acceptance right = {.card = card,
		.rule = "spelling",
		.path = "issue",
		.basis = "ก",
		.reason = "ถูกแล้ว"};
	assert_done(
		store_accept(office->store, report, &right, "somsri", &error), &error);
}

/* Two reports of one title, year and agency, the second of six months; both worked on. */
static int make(void **state)
{
	struct report report;
	struct error error = ERROR_INIT;
	if (office_setup(state))
		return -1;
	struct office *office = *state;
	for (int64_t number = FIRST; number <= SECOND; number++) {
		office_read(SAMPLE, &report);
		report.fiscal_year = YEAR;
		report.months = number == FIRST ? 12 : 6;
		if (number != FIRST)
			*report.uuid = '\0';
		assert_done(store_import(office->store, &report, IMPORT_AGAIN, "somsri",
				    &number, &error),
			&error);
		report_release(&report);
		work_on(office, number);
	}
	return 0;
}

static void bin_report(struct office *office, int64_t report)
{
	struct error error = ERROR_INIT;
	assert_done(store_remove_report(office->store, report, "somsri", &error), &error);
	assert_sound(office->store);
}

/* --- nobody meets it --- */

static bool list_report(void *context, const struct report_summary *summary)
{
	if (summary->number == SECOND)
		++*(int *)context;
	return true;
}

static bool list_hit(void *context, const struct search_hit *hit)
{
	if (hit->report == SECOND)
		++*(int *)context;
	return true;
}

static bool list_progress(void *context, const struct progress_card *card)
{
	if (card->report == SECOND)
		++*(int *)context;
	return true;
}

static bool list_trend(void *context, const struct ita_result *result)
{
	if (result->report == SECOND)
		++*(int *)context;
	return true;
}

/* How often the second report is met, by all that walks over several. */
static int met(struct office *office)
{
	struct error error = ERROR_INIT;
	struct store *store = office->store;
	struct report head;
	int count = 0;
	int64_t number = 0;
	assert_done(store_list(store, list_report, &count, &error), &error);
	assert_done(store_search(store, "ถูกแก้แล้ว", 0, list_hit, &count, &error), &error);
	assert_done(store_search(store, "ก", 0, list_hit, &count, &error), &error);
	assert_done(
		store_progress_year(store, YEAR, list_progress, &count, &error), &error);
	assert_done(store_load_head(store, FIRST, &head, &error), &error);
	assert_done(store_ita_trend(store, FIRST, list_trend, &count, &error), &error);
	head.months = 6;
	assert_done(store_find_double(store, &head, FIRST, &number, &error), &error);
	count += number == SECOND;
	report_release(&head);
	assert_done(store_count(store, &number, &error), &error);
	return count + (number > 1);
}

static void test_nobody_meets_it(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_true(met(office) > 5);
	bin_report(office, SECOND);
	assert_int_equal(met(office), 0);
	assert_done(store_restore_report(office->store, SECOND, "manit", &error), &error);
	assert_true(met(office) > 5);
}

static bool list_mark(void *context, int64_t report, const char *mark)
{
	(void)mark;
	*(int *)context += report == SECOND;
	return true;
}

/* Nor who asks which of the approved ones are as they were approved. */
static void test_not_among_the_approved(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	int count = 0;
	assert_true(raw_try(
		store, "UPDATE report SET state = 'approved' WHERE number = 2", NULL));
	assert_done(store_seal_marks(store, list_mark, &count, &error), &error);
	assert_int_equal(count, 1);
	assert_done(store_remove_report(store, SECOND, "somsri", &error), &error);
	assert_done(store_seal_marks(store, list_mark, &count, &error), &error);
	assert_int_equal(count, 1);
}

/* Whoever names it is told where it lies and how it comes back. */
static void test_by_its_number(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	static const char told[] = "report 2 lies in the bin, put there by somsri";
	struct report report, shown;
	struct card_entry entry;
	int64_t card = 0, number = 0, revision = 1;
	office_load(office, SECOND, &report);
	assert_done(store_card_at(store, SECOND, 1, &card, &error), &error);
	assert_done(store_card(store, card, &entry, &error), &error);
	assert_done(store_set_last_opened(store, "manit", SECOND, &error), &error);
	bin_report(office, SECOND);
	assert_false(store_load(store, SECOND, &shown, &error));
	assert_error(&error, ERROR_REFUSED, told);
	assert_false(store_load_head(store, SECOND, &shown, &error));
	assert_error(&error, ERROR_REFUSED, told);
	assert_null(store_cards(store, SECOND, &error));
	assert_error(&error, ERROR_REFUSED, told);
	assert_int_equal(store_save_card(store, &entry, "manit", &error), SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, told);
	card_entry_release(&entry);
	assert_false(store_add_card(store, SECOND, "manit", &entry, &error));
	assert_error(&error, ERROR_REFUSED, told);
	assert_false(store_move_card(store, card, 2, "manit", &error));
	assert_error(&error, ERROR_REFUSED, told);
	assert_false(store_remove_card(store, card, "manit", NULL, &error));
	assert_error(&error, ERROR_REFUSED, told);
	assert_int_equal(
		store_save_head(store, SECOND, &report, &revision, "manit", &error),
		SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, told);
	assert_false(store_carry(store, SECOND, YEAR + 1, "manit", &number, &error));
	assert_error(&error, ERROR_REFUSED, told);
	assert_false(store_remove_report(store, SECOND, "manit", &error));
	assert_error(&error, ERROR_REFUSED, told);
	assert_done(store_last_opened(store, "manit", &number, &error), &error);
	assert_int_equal(number, 0);
	/* Who has it open is told that it is not there. */
	struct report_standing of_report = {.there = true};
	struct card_standing of_card = {.there = true};
	assert_done(store_report_standing(store, SECOND, &of_report, &error), &error);
	assert_false(of_report.there);
	assert_done(store_card_standing(store, card, &of_card, &error), &error);
	assert_false(of_card.there);
	/* But who reads there reads. */
	assert_done(store_load_head_anywhere(store, SECOND, &shown, &error), &error);
	assert_string_equal(shown.title, report.title);
	report_release(&shown);
	report_release(&report);
}

static void test_import_says_so(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	enum import_obstacle obstacle = IMPORT_KNOWN;
	int64_t number = 0;
	office_load(office, SECOND, &report);
	bin_report(office, SECOND);
	assert_done(
		store_import_obstacle(office->store, &report, &obstacle, &error), &error);
	assert_int_equal(obstacle, IMPORT_CLEAR);
	for (enum import_mode mode = IMPORT_NEW; mode <= IMPORT_REPLACE_AGAIN; mode++) {
		assert_false(store_import(
			office->store, &report, mode, "manit", &number, &error));
		assert_error(&error, ERROR_REFUSED, "bin restore 2");
	}
	assert_done(store_destroy_report(office->store, SECOND, "manit", &error), &error);
	assert_done(store_import(
			    office->store, &report, IMPORT_NEW, "manit", &number, &error),
		&error);
	assert_int_equal(number, SECOND + 1);
	report_release(&report);
	assert_sound(office->store);
}

/* --- it comes back as it was --- */

static void test_comes_back(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char *before = dump(office);
	bin_report(office, SECOND);
	assert_done(store_restore_report(office->store, SECOND, "manit", &error), &error);
	char *after = dump(office);
	assert_string_equal(after, before);
	free(before);
	free(after);
	assert_sound(office->store);
	assert_false(store_restore_report(office->store, SECOND, "manit", &error));
	assert_error(&error, ERROR_USAGE, "does not lie in the bin");
}

/* A backup has the bin in it. */
static void test_in_backup(void **state)
{
	office_needs_file();
	struct office *office = *state;
	struct error error = ERROR_INIT;
	bin_report(office, SECOND);
	struct office copy = {.path = support_path(office->folder, "copy.db")};
	assert_done(store_backup(office->store, copy.path, &error), &error);
	copy.store = office_open(copy.path, STORE_WRITE);
	char *before = dump(office), *after = dump(&copy);
	assert_string_equal(after, before);
	assert_done(store_restore_report(copy.store, SECOND, "manit", &error), &error);
	assert_sound(copy.store);
	store_close(copy.store);
	free(copy.path);
	free(before);
	free(after);
}

static void look_for(void *context, const char *words)
{
	const char **wanted = context;
	if (*wanted && strstr(words, *wanted))
		*wanted = NULL;
}

static void assert_problem(struct office *office, const char *words)
{
	struct error error = ERROR_INIT;
	const char *wanted = words;
	assert_done(store_verify(office->store, look_for, &wanted, &error), &error);
	if (wanted)
		fail_msg("verify does not say: %s", words);
}

/* What was done to what lies there is seen. */
static void test_verify_looks_there(void **state)
{
	struct office *office = *state;
	bin_report(office, SECOND);
	assert_true(raw_try(office->store,
		"UPDATE card SET issue = 'ปลอม' WHERE report = 2 AND place = 1", NULL));
	assert_problem(office, "report 2, measure 1");
	assert_true(raw_try(office->store,
		"UPDATE card SET issue = 'ถูกแก้แล้ว' WHERE report = 2 AND place = 1",
		NULL));
	assert_sound(office->store);
	assert_true(raw_try(office->store,
		"INSERT INTO bin_card (card, place, behind, unlinked, who, at)"
		" VALUES (1, 1, 0, 0, 'x', 1)",
		NULL));
	assert_problem(office, "number 1: it is out of its report");
}

/* Who put it there and when is what the trail says. */
static void test_verify_asks_the_trail(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	static const struct {
		const char *forged, *undone, *told;
	} cases[] = {
		{"UPDATE bin_report SET who = 'x'",
			"UPDATE bin_report SET who = 'somsri'",
			"report 2: whether it lies in the bin"},
		{"UPDATE bin_report SET at = at - 1", "UPDATE bin_report SET at = at + 1",
			"report 2: whether it lies in the bin"},
		{"INSERT INTO bin_report (report, who, at) SELECT 1, who, at FROM bin_report",
			"DELETE FROM bin_report WHERE report = 1",
			"report 1: whether it lies in the bin"},
		{"UPDATE bin_report SET report = 1", "UPDATE bin_report SET report = 2",
			"report 2: whether it lies in the bin"},
		{"UPDATE bin_card SET who = 'x'", "UPDATE bin_card SET who = 'manit'",
			"number 1: who put it into the bin"},
		{"UPDATE bin_card SET at = at - 1", "UPDATE bin_card SET at = at + 1",
			"number 1: who put it into the bin"},
	};
	bin_report(office, SECOND);
	assert_done(store_remove_card(office->store, 1, "manit", NULL, &error), &error);
	assert_sound(office->store);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		raw_run(office->store, cases[i].forged);
		assert_problem(office, cases[i].told);
		raw_run(office->store, cases[i].undone);
		assert_sound(office->store);
	}
}

/* --- cards --- */

static char *json_of(struct office *office, int64_t report)
{
	struct report read;
	office_load(office, report, &read);
	char *json = office_json(&read);
	report_release(&read);
	return json;
}

struct seen {
	struct bin_item item;
	char name[256], who[32];
	int count;
};

static bool see(void *context, const struct bin_item *item)
{
	struct seen *seen = context;
	seen->item = *item;
	snprintf(seen->name, sizeof(seen->name), "%s", item->name);
	snprintf(seen->who, sizeof(seen->who), "%s", item->who);
	seen->count++;
	return true;
}

static struct seen look(struct office *office, int64_t report)
{
	struct error error = ERROR_INIT;
	struct seen seen = {.count = 0};
	assert_done(store_bin(office->store, report, see, &seen, &error), &error);
	return seen;
}

/* Out and in, with its links, though this is another run of the program. */
static void test_card(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	char *before = json_of(office, FIRST);
	int64_t card = 0;
	assert_done(store_card_at(office->store, FIRST, 1, &card, &error), &error);
	assert_done(
		store_remove_card(office->store, card, "somsri", NULL, &error), &error);
	assert_sound(office->store);
	struct seen seen = look(office, FIRST);
	assert_int_equal(seen.count, 1);
	assert_int_equal(seen.item.card, card);
	assert_int_equal(seen.item.place, 1);
	assert_int_equal(seen.item.report, FIRST);
	assert_string_equal(seen.name, "ถูกแก้แล้ว");
	assert_string_equal(seen.who, "somsri");
	assert_int_equal(look(office, SECOND).count, 0);
	assert_done(store_restore_from_bin(office->store, card, "manit", &error), &error);
	char *after = json_of(office, FIRST);
	assert_string_equal(after, before);
	free(before);
	free(after);
	assert_int_equal(look(office, 0).count, 0);
	assert_false(store_restore_from_bin(office->store, card, "manit", &error));
	assert_error(&error, ERROR_USAGE, "does not lie in the bin");
	assert_sound(office->store);
}

static void set_group(struct store *store, int64_t card, const char *group)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	assert_done(store_card(store, card, &entry, &error), &error);
	free(entry.card.group);
	entry.card.group = mem_strdup(group);
	assert_int_equal(store_save_card(store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
}

static void assert_place(struct store *store, int64_t card, int place)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	assert_done(store_card(store, card, &entry, &error), &error);
	assert_int_equal(entry.place, place);
	card_entry_release(&entry);
}

/* A card comes back to its place where that is in its group; else to the end of its group,
 * wherever that stands by now; and where nobody is of its group any more, to its place. */
static void test_card_comes_back_to_its_group(void **state)
{
	static const struct {
		const char *groups[4]; /* of the cards 1 to 4, once 2, of ก, is out */
		int place;
	} rows[] = {{{"ก", "ก", "ข", "ข"}, 2}, {{"ข", "ก", "ก", "ข"}, 2},
		{{"ข", "ก", "ข", "ก"}, 4}, {{"ข", "ก", "ข", "ข"}, 2}};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct office office;
		struct report report;
		struct error error = ERROR_INIT;
		office_make(&office);
		office_invent(&report, 2569, 4, 7);
		office_import(&office, &report);
		report_release(&report);
		set_group(office.store, 2, "ก");
		assert_done(store_remove_card(office.store, 2, "somsri", NULL, &error),
			&error);
		for (int64_t card = 1; card <= 4; card++)
			if (card != 2)
				set_group(office.store, card, rows[i].groups[card - 1]);
		assert_done(store_restore_from_bin(office.store, 2, "somsri", &error),
			&error);
		assert_place(office.store, 2, rows[i].place);
		assert_sound(office.store);
		office_remove(&office);
	}
}

/* Destroyed: not a row of it is left, and its number is nobody's again. */
static void test_card_destroyed(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	static const char *const tables[] = {"step", "owner", "ref", "unconfirmed",
		"evidence", "card_version", "draft", "acceptance", "bin_card",
		"search_copy"};
	struct card_entry entry;
	const int64_t card = raw_integer(office->store, "SELECT max(number) FROM card");
	struct draft draft = {
		.card = card, .revision = 1, .who = "a", .session = "a", .body = "{}"};
	assert_done(store_draft_put(store, &draft, &error), &error);
	assert_false(store_destroy_card(store, card, "somsri", &error));
	assert_error(&error, ERROR_USAGE, "does not lie in the bin");
	assert_done(store_remove_card(store, card, "somsri", NULL, &error), &error);
	assert_done(store_destroy_card(store, card, "manit", &error), &error);
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		struct str sql = STR_INIT;
		str_printf(&sql, "SELECT count(*) FROM %s WHERE card = %lld", tables[i],
			(long long)card);
		assert_int_equal(raw_integer(office->store, sql.data), 0);
		str_release(&sql);
	}
	assert_sound(store);
	assert_done(store_add_card(store, FIRST, "somsri", &entry, &error), &error);
	assert_int_equal(entry.number, card + 1);
	card_entry_release(&entry);
	assert_int_equal(
		raw_integer(office->store, "SELECT count(*) FROM trail WHERE act = "
					   "'card.destroy' AND who = 'manit'"),
		1);
}

/* Behind which it stood is destroyed: it goes to its place. */
static void test_neighbour_destroyed(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	int64_t first = 0, second = 0, now = 0;
	assert_done(store_card_at(store, FIRST, 1, &first, &error), &error);
	assert_done(store_card_at(store, FIRST, 2, &second, &error), &error);
	assert_done(store_remove_card(store, second, "somsri", NULL, &error), &error);
	assert_done(store_remove_card(store, first, "somsri", NULL, &error), &error);
	assert_done(store_destroy_card(store, first, "somsri", &error), &error);
	assert_done(store_restore_from_bin(store, second, "somsri", &error), &error);
	assert_done(store_card_at(store, FIRST, 2, &now, &error), &error);
	assert_int_equal(now, second);
	assert_sound(store);
}

/* What an import leaves out lies there, and comes back. */
static void test_left_out(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	int64_t number, card = 0;
	office_load(office, FIRST, &report);
	assert_done(store_card_at(office->store, FIRST, (int)report.count, &card, &error),
		&error);
	card_release(&report.cards[--report.count]);
	assert_done(store_import(office->store, &report, IMPORT_REPLACE, "manit", &number,
			    &error),
		&error);
	report_release(&report);
	assert_sound(office->store);
	const struct seen seen = look(office, FIRST);
	assert_int_equal(seen.count, 1);
	assert_int_equal(seen.item.card, card);
	assert_string_equal(seen.who, "manit");
	assert_done(store_restore_from_bin(office->store, card, "manit", &error), &error);
	assert_sound(office->store);
}

/* --- who is typing --- */

struct heard {
	int count;
	int64_t newest;
};

static bool hear(void *context, const struct typist *typist)
{
	struct heard *heard = context;
	heard->count++;
	if (typist->at > heard->newest)
		heard->newest = typist->at;
	return true;
}

static void test_typing(void **state)
{
	struct office *office = *state;
	static const struct {
		const char *who, *session;
		bool card;
		int64_t since;
		int count;
		int64_t newest;
	} rows[] = {
		{"somsri", "a", false, 0, 2, 3000}, /* her other window, and manit */
		{"somsri", "b", false, 0, 2, 3000},
		{"manit", "a", false, 0, 2, 2000},
		{"manit", "a", false, 1500, 1, 2000},
		{"manit", "a", false, 2001, 0, 0},
		{"malee", "a", true, 0, 1, 2000}, /* one person, told once */
		{"somsri", "b", true, 0, 1, 1000},
		{"somsri", "b", true, 1001, 0, 0},
	};
	int64_t card = 0;
	struct error error = ERROR_INIT;
	assert_done(store_card_at(office->store, SECOND, 1, &card, &error), &error);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct heard heard = {0};
		assert_done(store_typing(office->store, SECOND, rows[i].card ? card : 0,
				    rows[i].who, rows[i].session, rows[i].since, hear,
				    &heard, &error),
			&error);
		assert_int_equal(heard.count, rows[i].count);
		assert_int_equal(heard.newest, rows[i].newest);
	}
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_nobody_meets_it),
		TEST(test_not_among_the_approved),
		TEST(test_by_its_number),
		TEST(test_import_says_so),
		TEST(test_comes_back),
		TEST(test_in_backup),
		TEST(test_verify_looks_there),
		TEST(test_verify_asks_the_trail),
		TEST(test_card),
		cmocka_unit_test(test_card_comes_back_to_its_group),
		TEST(test_card_destroyed),
		TEST(test_neighbour_destroyed),
		TEST(test_left_out),
		TEST(test_typing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
