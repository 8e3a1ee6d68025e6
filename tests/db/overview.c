/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cards of a report at a glance, and their order: moved, taken out, put back, with
 * the file sound and search in the places' order after each step.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/postgres_server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/bin.h"
#include "db/head.h"
#include "db/ita_trend.h"
#include "db/overview.h"
#include "db/store.h"
#include "model/card.h"
#include "model/json.h"
#include "model/limits.h"
#include "model/lists.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

/* Takes in a report whose cards have one letter each for an issue: "abc". The word
 * "common" is in all of them, and they are numbered from 1 on in a new file. */
static int64_t import_letters(struct office *office, int fiscal_year, const char *letters)
{
	struct report report;
	office_invent(&report, fiscal_year, 0, 1);
	for (; *letters; letters++) {
		struct card *card = report_add_card(&report);
		card->issue = mem_strndup(letters, 1);
		card->measure = mem_strdup("common");
	}
	int64_t number = office_import(office, &report);
	report_release(&report);
	return number;
}

/* --- one report among all --- */

static bool put_summary(void *context, const struct report_summary *report)
{
	str_printf(context, "%d %d %d %s «%s» %s %s %d/%d %d\n", (int)report->number,
		report->fiscal_year, report->months, report_state_name(report->state),
		report->title, report->layout, report->agency_name,
		(int)report->cards_done, (int)report->cards, (int)report->unconfirmed);
	return true;
}

/* It says of itself what the list says of it. */
static void test_one_report(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct str list = STR_INIT, one = STR_INIT;
	import_letters(office, 2569, "abc");
	import_letters(office, 2568, "");
	import_letters(office, 2567, "d");
	assert_done(store_list(office->store, put_summary, &list, &error), &error);
	for (int64_t number = 1; number <= 3; number++)
		assert_done(
			store_summary(office->store, number, put_summary, &one, &error),
			&error);
	assert_string_equal(one.data, list.data);
	assert_non_null(strstr(one.data, "0/3 0\n2 2568"));
	assert_false(store_summary(office->store, 4, put_summary, &one, &error));
	assert_error(&error, ERROR_USAGE, "4");
	assert_done(store_remove_report(office->store, 1, "somsri", &error), &error);
	assert_false(store_summary(office->store, 1, put_summary, &one, &error));
	assert_error(&error, ERROR_REFUSED, "somsri");
	assert_string_equal(one.data, list.data);
	str_release(&list);
	str_release(&one);
}

/* --- what is seen --- */

struct seen {
	struct str issues; /* the first letter of each, in order */
	int place;
	unsigned filled[8], unconfirmed[8];
	bool drafted[8];
	enum card_state states[8];
	char *owners;
	int stop_at; /* 0: never */
};

static bool see(void *context, const struct card_overview *card)
{
	struct seen *seen = context;
	assert_int_equal(card->place, seen->place + 1);
	assert_true(card->number > 0 && card->revision > 0);
	if (seen->place < 8) {
		seen->filled[seen->place] = card->filled;
		seen->unconfirmed[seen->place] = card->unconfirmed;
		seen->drafted[seen->place] = card->drafted;
		seen->states[seen->place] = card->state;
	}
	seen->place++;
	if (card->issue)
		str_append(&seen->issues, card->issue, 1);
	free(seen->owners);
	seen->owners = mem_strdup(card->owners);
	return seen->place != seen->stop_at;
}

static void look(struct office *office, int64_t report, struct seen *seen)
{
	struct error error = ERROR_INIT;
	str_release(&seen->issues);
	free(seen->owners);
	*seen = (struct seen){.issues = STR_INIT, .stop_at = seen->stop_at};
	assert_done(store_overview(office->store, report, "somsri", see, seen, &error),
		&error);
}

static void seen_release(struct seen *seen)
{
	str_release(&seen->issues);
	free(seen->owners);
}

#define SEEN_INIT                                                                        \
	{                                                                                \
		.issues = STR_INIT                                                       \
	}

static bool hit(void *context, const struct search_hit *found)
{
	struct str *places = context;
	str_printf(places, "%d ", found->place);
	return true;
}

static void assert_order(struct office *office, int64_t report, const char *letters)
{
	struct seen seen = SEEN_INIT;
	look(office, report, &seen);
	assert_string_equal(seen.issues.data, letters);
	/* Search tells the same places, in order. */
	struct str found = STR_INIT, expected = STR_INIT;
	struct error error = ERROR_INIT;
	assert_done(
		store_search(office->store, "common", 0, hit, &found, &error), &error);
	for (int place = 1; place <= seen.place; place++)
		str_printf(&expected, "%d ", place);
	assert_string_equal(found.data, expected.data);
	str_release(&found);
	str_release(&expected);
	seen_release(&seen);
	assert_sound(office->store);
}

static void test_glance(void **state)
{
	struct office *office = *state;
	struct report report;
	office_invent(&report, 2568, 3, 5);
	struct card *card = &report.cards[1];
	free(card->issue);
	card->issue = mem_strdup(" \t\xE2\x80\x8B\n"); /* nothing that prints */
	string_list_add(&card->owners, "กองคลัง");
	card->state = CARD_RETURNED;
	card_mark_carried(card, FIELD_STEPS);
	card_mark_carried(card, FIELD_PERIOD);
	string_list_add(&card->unconfirmed, "no field");
	report.cards[2].state = CARD_DONE;
	int64_t number = office_import(office, &report);
	report_release(&report);
	struct error error = ERROR_INIT;
	struct draft mine = {.card = 1,
		.revision = 1,
		.who = "somsri",
		.session = "a",
		.field = FIELD_ISSUE,
		.body = "{}"};
	struct draft theirs = mine;
	theirs.card = 3, theirs.who = "manit";
	assert_done(store_draft_put(office->store, &mine, &error), &error);
	assert_done(store_draft_put(office->store, &theirs, &error), &error);
	struct seen seen = SEEN_INIT;
	look(office, number, &seen);
	assert_int_equal(seen.place, 3);
	assert_true(seen.filled[0] & 1u << FIELD_ISSUE);
	assert_false(seen.filled[1] & 1u << FIELD_ISSUE);
	assert_true(seen.filled[1] & 1u << FIELD_STEPS);
	assert_false(seen.filled[1] & 1u << FIELD_EVIDENCE);
	assert_int_equal(seen.unconfirmed[0], 0);
	assert_int_equal(seen.unconfirmed[1], 1u << FIELD_STEPS | 1u << FIELD_PERIOD);
	assert_true(seen.drafted[0]);
	assert_false(seen.drafted[1] || seen.drafted[2]);
	assert_int_equal(seen.states[1], CARD_RETURNED);
	assert_int_equal(seen.states[2], CARD_DONE);
	seen.stop_at = 2;
	look(office, number, &seen);
	assert_int_equal(seen.place, 2);
	assert_string_equal(seen.owners, "สำนักปลัด\nกองคลัง");
	seen_release(&seen);
	assert_sound(office->store);
	assert_false(store_overview(office->store, 99, "somsri", see, &seen, &error));
	assert_error(&error, ERROR_USAGE, "no report of number 99");
}

static bool summary_visit(void *context, const struct report_summary *summary)
{
	*(int64_t *)context = summary->unconfirmed;
	return true;
}

static int64_t unconfirmed_of_report(struct office *office)
{
	struct error error = ERROR_INIT;
	int64_t unconfirmed = -1;
	assert_done(
		store_list(office->store, summary_visit, &unconfirmed, &error), &error);
	return unconfirmed;
}

/* The list of reports counts what its cards have left. */
static void test_unconfirmed_counted(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	office_invent(&report, 2568, 2, 5);
	card_mark_carried(&report.cards[0], FIELD_STEPS);
	card_mark_carried(&report.cards[0], FIELD_ISSUE);
	string_list_add(&report.cards[0].unconfirmed, "issue");
	string_list_add(&report.cards[0].unconfirmed, "no field");
	card_mark_carried(&report.cards[1], FIELD_ISSUE);
	report.cards[1].unconfirmed.present = true;
	int64_t number = office_import(office, &report);
	assert_int_equal(unconfirmed_of_report(office), 3);
	struct report again;
	office_load(office, number, &again);
	char *a = office_json(&report), *b = office_json(&again);
	assert_string_equal(a, b);
	free(a);
	free(b);
	report_release(&again);
	report_release(&report);
	struct card_entry entry;
	assert_done(store_card(office->store, 1, &entry, &error), &error);
	card_confirm(&entry.card, FIELD_ISSUE);
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
	assert_int_equal(unconfirmed_of_report(office), 2);
	assert_done(store_remove_card(office->store, 2, "somsri", NULL, &error), &error);
	assert_int_equal(unconfirmed_of_report(office), 1);
	assert_done(store_restore_card(office->store, 2, "somsri", NULL, &error), &error);
	assert_int_equal(unconfirmed_of_report(office), 2);
	assert_sound(office->store);
}

/* --- moving --- */

static void move(struct office *office, int64_t card, int place)
{
	struct error error = ERROR_INIT;
	assert_done(
		store_move_card(office->store, card, place, "somsri", &error), &error);
}

static void test_move(void **state)
{
	struct office *office = *state;
	int64_t number = import_letters(office, 2568, "abcde");
	static const struct {
		int64_t card;
		int place;
		const char *order;
	} steps[] = {
		{1, 2, "bacde"},
		{5, 1, "ebacd"},
		{5, 5, "bacde"},
		{3, 3, "bacde"},
		{4, 2, "bdace"},
		{2, 99, "daceb"},
		{1, -3, "adceb"},
	};
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		move(office, steps[i].card, steps[i].place);
		assert_order(office, number, steps[i].order);
	}
	struct error error = ERROR_INIT;
	assert_false(store_move_card(office->store, 77, 1, "somsri", &error));
	assert_error(&error, ERROR_USAGE, "no measure of number 77");
}

/* --- the links of the ITA result's items --- */

/* A report of five cards, a to e, whose items i1, i2 and o3 are answered by b and d, by
 * nobody, by d and a place that there is not. */
static int64_t import_links(struct office *office)
{
	static const char *const codes[] = {"i1", "i2", "o3"};
	static const int places[][2] = {{2, 4}, {0, 0}, {4, 9}};
	struct report report;
	office_invent(&report, 2568, 0, 1);
	ita_release(&report.ita);
	report.ita = (struct ita){.present = true, .items_present = true};
	for (const char *letter = "abcde"; *letter; letter++) {
		struct card *card = report_add_card(&report);
		card->issue = mem_strndup(letter, 1);
		card->measure = mem_strdup("common");
	}
	for (size_t i = 0; i < 3; i++) {
		struct ita_item *item = ita_add_item(&report.ita);
		item->code = mem_strdup(codes[i]);
		for (size_t k = 0; k < 2 && places[i][k]; k++)
			card_places_add(&item->cards, places[i][k]);
		item->cards.present = true;
	}
	int64_t number = office_import(office, &report);
	report_release(&report);
	return number;
}

/* The issues of the cards that the items name, "bd||d9": a digit is a place where there
 * is no card. */
static void assert_links(struct office *office, int64_t number, const char *expected)
{
	struct report report;
	struct str links = STR_INIT;
	office_load(office, number, &report);
	for (size_t i = 0; i < report.ita.count; i++) {
		const struct card_places *cards = &report.ita.items[i].cards;
		if (i)
			str_putc(&links, '|');
		for (size_t k = 0; k < cards->count; k++) {
			const int place = cards->items[k];
			if (place <= (int)report.count)
				str_puts(&links, report.cards[place - 1].issue);
			else
				str_printf(&links, "%d", place);
		}
	}
	assert_string_equal(links.data, expected);
	str_release(&links);
	report_release(&report);
	assert_sound(office->store);
}

static void test_links_move(void **state)
{
	struct office *office = *state;
	const int64_t number = import_links(office);
	static const int moves[][2] = {{4, 1}, {2, 5}, {1, 3}, {5, 1}, {4, 5}, {3, 2}};
	assert_links(office, number, "bd||d9");
	for (size_t i = 0; i < sizeof(moves) / sizeof(*moves); i++) {
		move(office, moves[i][0], moves[i][1]);
		assert_links(office, number, "bd||d9");
	}
}

/* Whoever has the head open must not write old places back; where no link is another, its
 * revision is none either. */
static void test_links_are_a_revision(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	const int64_t number = import_links(office);
	int64_t before = 0, after = 0;
	struct report head;
	assert_done(store_head_revision(office->store, number, &before, &error), &error);
	assert_done(store_load_head(office->store, number, &head, &error), &error);
	move(office, 5, 5);
	assert_done(store_head_revision(office->store, number, &after, &error), &error);
	assert_int_equal(after, before);
	move(office, 2, 1);
	assert_done(store_head_revision(office->store, number, &after, &error), &error);
	assert_int_equal(after, before + 1);
	assert_int_equal(
		store_save_head(office->store, number, &head, &before, "malee", &error),
		SAVE_CONFLICT);
	report_release(&head);
	assert_links(office, number, "bd||d9");
}

static void test_links_go_and_come(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	const int64_t number = import_links(office);
	struct card_spot b, d;
	assert_done(store_remove_card(office->store, 2, "somsri", &b, &error), &error);
	assert_links(office, number, "d||d9");
	assert_done(store_remove_card(office->store, 4, "somsri", &d, &error), &error);
	assert_links(office, number, "||9");
	assert_done(store_restore_card(office->store, 4, "somsri", &d, &error), &error);
	assert_links(office, number, "d||d9");
	move(office, 1, 4);
	assert_done(store_restore_card(office->store, 2, "somsri", &b, &error), &error);
	assert_links(office, number, "bd||d9");
	/* One without links comes back without. */
	assert_done(store_remove_card(office->store, 3, "somsri", &b, &error), &error);
	assert_done(store_restore_card(office->store, 3, "somsri", &b, &error), &error);
	assert_links(office, number, "bd||d9");
}

/* An item that was moved or taken out meanwhile. */
static void test_links_come_to_other_items(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	const int64_t number = import_links(office);
	struct card_spot spot;
	struct report head;
	int64_t revision;
	assert_done(store_remove_card(office->store, 4, "somsri", &spot, &error), &error);
	assert_done(
		store_head_revision(office->store, number, &revision, &error), &error);
	assert_done(store_load_head(office->store, number, &head, &error), &error);
	const struct ita_item first = head.ita.items[0];
	head.ita.items[0] = head.ita.items[2];
	head.ita.items[2] = first;
	assert_int_equal(store_save_head(office->store, number, &head, &revision,
				 "somsri", &error),
		SAVE_DONE);
	report_release(&head);
	assert_done(
		store_restore_card(office->store, 4, "somsri", &spot, &error), &error);
	assert_links(office, number, "d9||bd");
}

/* --- the results of other years --- */

static bool see_result(void *context, const struct ita_result *result)
{
	str_printf(context, "%d/%d %g %g %s|", result->fiscal_year, result->months,
		result->figures->year.value, result->figures->total.value,
		result->figures->level);
	return true;
}

static void test_trend(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	static const struct {
		int year, months;
		const char *name, *ita;
	} reports[] = {
		{2568, 12, "ก",
			",\"ita\":{\"year\":2567,\"total\":90.5,\"level\":\"ผ่าน\"}"},
		{2567, 12, "ก",
			",\"ita\":{\"year\":2566,\"total\":88,\"level\":\"ผ่านดี\"}"},
		{2567, 6, "ก", ",\"ita\":{\"year\":2566,\"total\":87,\"level\":\"ก\"}"},
		{2566, 12, "ข", ",\"ita\":{\"year\":2565,\"total\":70,\"level\":\"ข\"}"},
		{2565, 12, "ก", ""},
	};
	for (size_t i = 0; i < sizeof(reports) / sizeof(*reports); i++) {
		struct str json = STR_INIT;
		struct report report;
		str_printf(&json,
			"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{\"type\":"
			"\"อบต.\",\"name\":\"%s\"},\"fiscal_year\":%d,\"months\":%d,"
			"\"title\":\"%zu\",\"cards\":[]%s}",
			reports[i].name, reports[i].year, reports[i].months, i,
			reports[i].ita);
		office_parse(json.data, &report);
		office_import(office, &report);
		report_release(&report);
		str_release(&json);
	}
	struct str seen = STR_INIT;
	assert_done(store_ita_trend(office->store, 5, see_result, &seen, &error), &error);
	assert_string_equal(seen.data, "2567/6 2566 87 ก|2567/12 2566 88 ผ่านดี|"
				       "2568/12 2567 90.5 ผ่าน|");
	str_release(&seen);
	assert_false(store_ita_trend(office->store, 9, see_result, &seen, &error));
	assert_error(&error, ERROR_USAGE, "no report of number 9");
}

/* Between two neighbours there is room for so many; then the copy is written anew. */
static void test_no_room(void **state)
{
	struct office *office = *state;
	int64_t number = import_letters(office, 2568, "abc");
	struct support_random random = {8};
	char order[] = "abc";
	for (int i = 0; i < 40; i++) {
		/* The last goes between the two before it. */
		int64_t card = order[2] - 'a' + 1;
		char moved = order[2];
		order[2] = order[1];
		order[1] = moved;
		move(office, card, 2);
		assert_order(office, number, order);
	}
	for (int i = 0; i < 40; i++)
		move(office, 1 + support_draw(&random, 3),
			1 + (int)support_draw(&random, 3));
	assert_sound(office->store);
}

/* --- out and back --- */

static void test_out_and_back(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int64_t number = import_letters(office, 2568, "abcd");
	assert_done(store_remove_card(office->store, 2, "somsri", NULL, &error), &error);
	assert_order(office, number, "acd");
	struct card_entry entry;
	assert_done(store_card(office->store, 2, &entry, &error), &error);
	assert_int_equal(entry.place, 0);
	assert_int_equal(entry.revision, 2);
	card_entry_release(&entry);
	/* Once is enough, and a card that is out has no place to move to. */
	assert_done(store_remove_card(office->store, 2, "somsri", NULL, &error), &error);
	assert_false(store_move_card(office->store, 2, 1, "somsri", &error));
	assert_error(&error, ERROR_REFUSED, "put back first");
	/* A new one takes a place of its own. */
	struct card_entry added;
	assert_done(
		store_add_card(office->store, number, "somsri", &added, &error), &error);
	assert_int_equal(added.place, 4);
	added.card.issue = mem_strdup("n");
	added.card.measure = mem_strdup("common");
	assert_int_equal(
		store_save_card(office->store, &added, "somsri", &error), SAVE_DONE);
	card_entry_release(&added);
	assert_order(office, number, "acdn");
	assert_done(store_restore_card(office->store, 2, "manit", NULL, &error), &error);
	assert_order(office, number, "acdnb");
	assert_done(store_restore_card(office->store, 2, "manit", NULL, &error), &error);
	move(office, 2, 2);
	assert_order(office, number, "abcdn");
}

/* Where several are out, the end is before where the last one once stood. */
static void test_add_after_out(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int64_t number = import_letters(office, 2568, "abcdef");
	for (int64_t card = 2; card <= 4; card++)
		assert_done(
			store_remove_card(office->store, card, "somsri", NULL, &error),
			&error);
	assert_order(office, number, "aef");
	for (int64_t card = 2; card <= 4; card++) {
		assert_done(
			store_restore_card(office->store, card, "somsri", NULL, &error),
			&error);
		assert_sound(office->store);
	}
	assert_order(office, number, "aefbcd");
}

/* Back to where it stood, as far as that is still to be found. */
static void test_back_to_its_place(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int64_t number = import_letters(office, 2568, "abcde");
	static const struct {
		int64_t card;      /* is taken out */
		int64_t also;      /* then this one; 0: none */
		int64_t moved;     /* then this one is moved; 0: none */
		int place;         /* to there */
		const char *order; /* once it is back */
	} steps[] = {
		{3, 0, 0, 0, "abcde"}, {1, 0, 0, 0, "abcde"}, {5, 0, 0, 0, "abcde"},
		{3, 0, 2, 4, "adebc"}, /* behind b, wherever that is now */
		{3, 2, 0, 0, "adec"},  /* b is out: the fifth place, as before */
		{1, 4, 0, 0, "aec"},   /* the first */
		{3, 5, 0, 0, "ac"},    /* there is no third place any more */
	};
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		struct card_spot spot;
		assert_done(store_remove_card(office->store, steps[i].card, "somsri",
				    &spot, &error),
			&error);
		if (steps[i].also)
			assert_done(store_remove_card(office->store, steps[i].also,
					    "somsri", NULL, &error),
				&error);
		if (steps[i].moved)
			move(office, steps[i].moved, steps[i].place);
		assert_done(store_restore_card(office->store, steps[i].card, "somsri",
				    &spot, &error),
			&error);
		assert_order(office, number, steps[i].order);
		assert_sound(office->store);
	}
}

static bool remember_who(void *context, const struct card_version *version)
{
	str_printf(context, "%lld:%s ", (long long)version->revision, version->who);
	assert_string_equal(version->card->issue, "b");
	return true;
}

/* Whoever has the card open is told, and the history says who it was. */
static void test_out_is_a_revision(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	import_letters(office, 2568, "abc");
	struct card_entry open;
	assert_done(store_card(office->store, 2, &open, &error), &error);
	assert_done(store_remove_card(office->store, 2, "manit", NULL, &error), &error);
	assert_done(store_restore_card(office->store, 2, "prasit", NULL, &error), &error);
	assert_int_equal(
		store_save_card(office->store, &open, "somsri", &error), SAVE_CONFLICT);
	card_entry_release(&open);
	struct str people = STR_INIT;
	assert_done(store_card_history(office->store, 2, remember_who, &people, &error),
		&error);
	assert_string_equal(people.data, "3:prasit 2:manit 1:somsri ");
	str_release(&people);
	assert_sound(office->store);
}

static void test_approved_stays(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int64_t number = import_letters(office, 2568, "abc");
	struct card_entry entry;
	assert_done(store_card(office->store, 2, &entry, &error), &error);
	entry.card.state = CARD_DONE;
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
	office_people(office);
	office_approve(office, 2);
	assert_false(store_remove_card(office->store, 2, "somsri", NULL, &error));
	assert_error(&error, ERROR_REFUSED, "approved");
	assert_order(office, number, "abc");
}

/* --- many --- */

static void test_many(void **state)
{
	/* Each is a round trip or more. */
	const int cards = postgres_server_wanted() ? 300 : 3000;
	struct office *office = *state;
	struct report report;
	office_invent(&report, 2568, 0, 1);
	for (int i = 0; i < cards; i++) {
		struct card *card = report_add_card(&report);
		card->issue = mem_strdup(i ? "x" : "f");
		card->measure = mem_strdup("common");
	}
	int64_t number = office_import(office, &report);
	report_release(&report);
	move(office, 1, cards);
	struct seen seen = SEEN_INIT;
	look(office, number, &seen);
	assert_int_equal(seen.place, cards);
	assert_int_equal(seen.issues.data[cards - 1], 'f');
	assert_int_equal(seen.issues.data[0], 'x');
	seen_release(&seen);
	assert_sound(office->store);
}

/* --- names --- */

static bool name_seen(void *context, const char *name, int64_t times)
{
	str_printf(context, "%s=%lld ", name, (long long)times);
	return true;
}

static bool first_name(void *context, const char *name, int64_t times)
{
	name_seen(context, name, times);
	return false;
}

static void test_owner_names(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	static const char *const owners[] = {
		"กองช่าง", "สำนักปลัด", "กองคลัง", "สำนักปลัด", "กองช่าง", "สำนักปลัด"};
	struct report report;
	office_invent(&report, 2568, 0, 1);
	for (size_t i = 0; i < sizeof(owners) / sizeof(*owners); i++)
		string_list_add(&report_add_card(&report)->owners, owners[i]);
	const int64_t number = office_import(office, &report);
	report_release(&report);
	struct str names = STR_INIT;
	assert_done(store_owner_names(office->store, name_seen, &names, &error), &error);
	assert_string_equal(names.data, "สำนักปลัด=3 กองช่าง=2 กองคลัง=1 ");
	str_clear(&names);
	assert_done(store_owner_names(office->store, first_name, &names, &error), &error);
	assert_string_equal(names.data, "สำนักปลัด=3 ");
	str_clear(&names);
	/* What lies in the bin counts no more. */
	assert_done(store_remove_card(office->store, 2, "somsri", NULL, &error), &error);
	assert_done(store_remove_card(office->store, 3, "somsri", NULL, &error), &error);
	assert_done(store_owner_names(office->store, name_seen, &names, &error), &error);
	assert_string_equal(names.data, "กองช่าง=2 สำนักปลัด=2 ");
	str_clear(&names);
	assert_done(store_remove_report(office->store, number, "somsri", &error), &error);
	assert_done(store_owner_names(office->store, name_seen, &names, &error), &error);
	assert_string_equal(names.data, "");
	str_release(&names);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_one_report),
		TEST(test_glance),
		TEST(test_unconfirmed_counted),
		TEST(test_move),
		TEST(test_links_move),
		TEST(test_links_are_a_revision),
		TEST(test_links_go_and_come),
		TEST(test_links_come_to_other_items),
		TEST(test_trend),
		TEST(test_no_room),
		TEST(test_out_and_back),
		TEST(test_add_after_out),
		TEST(test_out_is_a_revision),
		TEST(test_back_to_its_place),
		TEST(test_approved_stays),
		TEST(test_many),
		TEST(test_owner_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
