/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Search, against a naive one that folds every paragraph of every report and looks;
 * its order, its limit, and that the copy follows every change.
 */
#include <config.h>

#include "tests/support/office.h"

#include <stdlib.h>
#include <string.h>

#include "db/rows/search_body.h"
#include "db/rows/search_copy.h"
#include "db/store.h"
#include "model/card.h"
#include "model/lists.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/str.h"
#include "text/utf8.h"

enum { REPORTS = 6, CARDS = 12 };

/* What the naive search knows: the reports as values, in the order of hits. */
struct world {
	struct office office;
	struct {
		int64_t number;
		struct report report;
	} reports[REPORTS];
};

/* Two of one year, two rounds in one, so that each part of the order counts. */
static const struct {
	int fiscal_year, months;
} rounds[REPORTS] = {
	{2565, 12}, {2568, 6}, {2567, 12}, {2568, 12}, {2567, 12}, {2566, 6}};
/* Indexes of rounds in the order of hits: year, months, number, each downwards. */
static const size_t order[REPORTS] = {3, 1, 4, 2, 5, 0};

static int make(void **state)
{
	static struct world world;
	office_make(&world.office);
	for (size_t i = 0; i < REPORTS; i++) {
		struct report *report = &world.reports[i].report;
		office_invent(report, rounds[i].fiscal_year, CARDS, i + 1);
		report->months = rounds[i].months;
		world.reports[i].number = office_import(&world.office, report);
	}
	*state = &world;
	return 0;
}

static int remove_all(void **state)
{
	struct world *world = *state;
	for (size_t i = 0; i < REPORTS; i++)
		report_release(&world->reports[i].report);
	office_remove(&world->office);
	return 0;
}

/* --- the naive search --- */

/* The line of text in which the folded words stand first; "" if in none. */
static char *naive_line(const char *text, const char *words)
{
	char *copy = mem_strdup(text), *rest = copy, *line;
	char *found = NULL;
	while (!found && (line = strsep(&rest, "\n"))) {
		struct str folded = STR_INIT;
		text_fold(&folded, line, strlen(line), NULL);
		if (strstr(folded.data, words))
			found = mem_strdup(line);
		str_release(&folded);
	}
	free(copy);
	return found;
}

static bool naive_card(struct str *out, const struct card *card, const char *words)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		struct str text = STR_INIT;
		card_field_append(&text, card, field);
		char *line = naive_line(text.data, words);
		if (line)
			str_printf(out, "%s: %s\n", card_field_name(field), line);
		str_release(&text);
		free(line);
		if (line)
			return true;
	}
	return false;
}

/* The hits as lines: report, place, field, paragraph. */
static char *naive(const struct world *world, const char *words, int64_t limit)
{
	struct str out = STR_INIT, folded = STR_INIT;
	text_fold(&folded, words, strlen(words), NULL);
	for (size_t i = 0; i < REPORTS; i++) {
		const struct report *report = &world->reports[order[i]].report;
		int64_t number = world->reports[order[i]].number;
		struct str text = STR_INIT;
		search_report_text(&text, report);
		char *line = naive_line(text.data, folded.data);
		if (line && limit-- > 0)
			str_printf(&out, "%lld.0 : %s\n", (long long)number, line);
		free(line);
		str_release(&text);
		for (size_t place = 0; place < report->count; place++) {
			struct str hit = STR_INIT;
			if (naive_card(&hit, &report->cards[place], folded.data) &&
				limit-- > 0)
				str_printf(&out, "%lld.%zu %s", (long long)number,
					place + 1, hit.data);
			str_release(&hit);
		}
	}
	str_release(&folded);
	return str_detach(&out);
}

/* --- the search itself --- */

struct hearing {
	struct str told;
	struct str folded; /* words */
	int hits, most;
};

static bool hear(void *context, const struct search_hit *hit)
{
	struct hearing *hearing = context;
	str_printf(&hearing->told, "%lld.%d %s: %s\n", (long long)hit->report, hit->place,
		card_field_name(hit->field), hit->text);
	assert_int_equal(hit->card != 0, hit->place != 0);
	/* What is pointed out is what was looked for, and cuts no code point. */
	struct str folded = STR_INIT;
	assert_true(hit->start + hit->bytes <= strlen(hit->text));
	assert_true(utf8_valid(hit->text + hit->start, hit->bytes, NULL));
	text_fold(&folded, hit->text + hit->start, hit->bytes, NULL);
	assert_non_null(strstr(folded.data, hearing->folded.data));
	str_release(&folded);
	return ++hearing->hits < hearing->most;
}

static char *search(struct store *store, const char *words, int64_t limit, int most)
{
	struct error error = ERROR_INIT;
	struct hearing hearing = {STR_INIT, STR_INIT, 0, most};
	text_fold(&hearing.folded, words, strlen(words), NULL);
	assert_done(store_search(store, words, limit, hear, &hearing, &error), &error);
	str_release(&hearing.folded);
	return str_detach(&hearing.told);
}

static void assert_as_naive(const struct world *world, const char *words, int64_t limit)
{
	char *expected = naive(world, words, limit ? limit : INT64_MAX);
	char *actual = search(world->office.store, words, limit, 1 << 20);
	if (strcmp(actual, expected) != 0)
		fail_msg("'%s':\n%s\ninstead of\n%s", words, actual, expected);
	free(actual);
	free(expected);
}

static void test_words(void **state)
{
	static const char *const words[] = {"ก", "ฮ", "ๆ", "า", "กา", "ที่", "ี่", "่", "การ",
		"ประชุม", "ประชุมชี้แจง", "ประ ชุม", "2567", "๒๕๖๗", "ita", "ITA l", "line",
		"ตู้ รับ", "ตู้รับ", "\"", "\"ก", "*", "a AND b", "NEAR(ก ข)", "body:ก", "%",
		"_", "i7", "สำนักปลัด", "สํานักปลัด", "ต.ค. – ก.ย.", "ตัวอย่าง", "xyz", "ก่อนหน้า",
		"ร้องเรียนผ่านเว็บไซต์", "ชี้แจงเจ้าหน้าที่ทุกคน"};
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		assert_as_naive(*state, words[i], 0);
		assert_as_naive(*state, words[i], 1);
		assert_as_naive(*state, words[i], 7);
	}
}

/* Pieces of the reports' own texts, cut anywhere between two code points. */
static void test_drawn_words(void **state)
{
	struct world *world = *state;
	struct support_random random = {11};
	for (int i = 0; i < 400; i++) {
		const struct report *report =
			&world->reports[support_draw(&random, REPORTS)].report;
		const char *text = report->cards[support_draw(&random, CARDS)].output;
		size_t bytes = strlen(text),
		       start = support_draw(&random, (uint32_t)bytes);
		while (((unsigned char)text[start] & 0xC0) == 0x80)
			start--;
		size_t end = start + 1 + support_draw(&random, 40);
		end = end < bytes ? end : bytes;
		while (end < bytes && ((unsigned char)text[end] & 0xC0) == 0x80)
			end++;
		char *words = mem_strndup(text + start, end - start);
		if (!strchr(words, '\n') && strspn(words, " ") == 0 &&
			words[strlen(words) - 1] != ' ')
			assert_as_naive(world, words, 0);
		free(words);
	}
}

static void test_nothing(void **state)
{
	struct world *world = *state;
	static const char *const words[] = {"", " ", "\t ", "\u200b"};
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		char *told = search(world->office.store, words[i], 0, 9);
		assert_string_equal(told, "");
		free(told);
	}
}

static void test_visit_ends(void **state)
{
	struct world *world = *state;
	char *expected = naive(world, "ประชุม", 3);
	char *told = search(world->office.store, "ประชุม", 0, 3);
	assert_string_equal(told, expected);
	free(told);
	free(expected);
}

/* A hit where the stored text is not what is compared: spaces inside, digits, ํ า. */
static void test_points_out(void **state)
{
	struct world *world = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	int64_t number = 0;
	assert_done(store_card_at(world->office.store, world->reports[3].number, 5,
			    &number, &error),
		&error);
	assert_done(store_card(world->office.store, number, &entry, &error), &error);
	free(entry.card.suggestion);
	entry.card.suggestion = mem_strdup("บรรทัดแรก\nปี ๒๕ ๗๑ การ ให้บริกา รน้ํา\nท้าย");
	assert_int_equal(store_save_card(world->office.store, &entry, "somsri", &error),
		SAVE_DONE);
	card_release(&world->reports[3].report.cards[4]);
	world->reports[3].report.cards[4] = entry.card;
	static const char *const words[] = {
		"การให้บริการน้ำ", "รน้ำ", "น้ำ", "การให้บริกา", "๗๑ การ", "71การ"};
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		assert_as_naive(world, words[i], 0);
	char *told = search(world->office.store, "การให้บริการน้ำ", 0, 9);
	struct str expected = STR_INIT;
	str_printf(&expected, "%lld.5 suggestion: ปี ๒๕ ๗๑ การ ให้บริกา รน้ํา\n",
		(long long)world->reports[3].number);
	assert_string_equal(told, expected.data);
	str_release(&expected);
	free(told);
	assert_sound(world->office.store);
}

/* Quotes, dashes and dots are found as a keyboard has them, and as they are printed. */
static void test_typographic(void **state)
{
	struct world *world = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	static const char *const words[] = {"\"คำพูด\"", "“คำพูด”", "O'Brien", "o’brien",
		"ก-ข", "ก–ข", "ต่อ...", "ต่อ…", "งานพิเศษ"};
	assert_done(store_add_card(world->office.store, world->reports[3].number,
			    "somsri", &entry, &error),
		&error);
	entry.card.issue = mem_strdup("“คำพูด” ของ O’Brien ก—ข ต่อ… งาน\u00A0พิเศษ");
	assert_int_equal(store_save_card(world->office.store, &entry, "somsri", &error),
		SAVE_DONE);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		char *told = search(world->office.store, words[i], 0, 9);
		assert_non_null(strstr(told, "คำพูด"));
		free(told);
	}
	card_entry_release(&entry);
}

/* A field's end is an end: words do not run over it, nor over a line's. */
static void test_does_not_run_over(void **state)
{
	struct world *world = *state;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_add_card(world->office.store, world->reports[3].number,
			    "somsri", &entry, &error),
		&error);
	entry.card.issue = mem_strdup("ฮฮก\nขฮฮ");
	entry.card.measure = mem_strdup("ฮฮค");
	entry.card.suggestion = mem_strdup("ฮฮฉ \"ฮ\"ญ \"ฮฮ");
	string_list_add(&entry.card.steps.items, "ฮฮง");
	string_list_add(&entry.card.steps.items, "จฮฮ\x01 ฮฮ");
	assert_int_equal(store_save_card(world->office.store, &entry, "somsri", &error),
		SAVE_DONE);
	static const struct {
		const char *words, *field;
	} cases[] = {{"ฮฮก", "issue"}, {"ขฮฮ", "issue"}, {"ฮฮฮฮ", "steps"}, {"กขฮ", NULL},
		{"ก\nขฮ", NULL}, {"ฮฮค", "measure"}, {"ฮฮง", "steps"}, {"งจฮฮ", NULL},
		{"จฮฮ", "steps"}, {"ฮฮฉ", "suggestion"}, {"\"ฮ\"", "suggestion"},
		{"\"ฮ\"ญ", "suggestion"}, {"\"\"ฮ", NULL}, {"\"ฮฮ", "suggestion"}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *told = search(world->office.store, cases[i].words, 0, 9);
		if (cases[i].field)
			assert_non_null(strstr(told, cases[i].field));
		else
			assert_string_equal(told, "");
		free(told);
	}
	card_entry_release(&entry);
	assert_sound(world->office.store);
}

/* What is changed, replaced or new is found; what is gone is not. */
static void test_follows_changes(void **state)
{
	struct world *world = *state;
	struct error error = ERROR_INIT;
	struct report *report = &world->reports[2].report;
	struct support_random random = {5};
	int64_t number = 0;
	for (int round = 0; round < 3; round++) {
		/* Another order, fewer cards, another year for the replaced report. */
		struct card first = report->cards[0];
		report->cards[0] = report->cards[report->count - 1];
		report->cards[report->count - 1] = first;
		card_release(&report->cards[--report->count]);
		free(report->cards[1].issue);
		report->cards[1].issue = mem_strdup("ฃวดฅน");
		assert_done(store_import(world->office.store, report, IMPORT_REPLACE,
				    "manit", &number, &error),
			&error);
		assert_int_equal(number, world->reports[2].number);
		assert_sound(world->office.store);
		assert_as_naive(world, "ฃวดฅน", 0);
		assert_as_naive(world, "ประชาชน", 0);
		assert_as_naive(world, "ค", support_draw(&random, 9) + 1);
	}
}

static void test_another_year(void **state)
{
	struct world *world = *state;
	struct error error = ERROR_INIT;
	struct report *report = &world->reports[0].report;
	int64_t number = 0;
	report->fiscal_year = 2570;
	assert_done(store_import(world->office.store, report, IMPORT_REPLACE, "manit",
			    &number, &error),
		&error);
	assert_sound(world->office.store);
	char *told = search(world->office.store, "ประชุม", 1, 9);
	struct str expected = STR_INIT;
	str_printf(&expected, "%lld.", (long long)number);
	assert_memory_equal(told, expected.data, expected.bytes);
	str_release(&expected);
	free(told);
}

/* Ids order as design.md says hits are told, for every year, round and number. */
static void test_ids(void **state)
{
	(void)state;
	static const struct report_key keys[] = {
		{4095, 12, 1},
		{2568, 12, 1000000},
		{2568, 12, 2},
		{2568, 12, 1},
		{2568, 6, 7},
		{2567, 12, 9},
		{2400, 6, 1},
	};
	for (size_t i = 0; i + 1 < sizeof(keys) / sizeof(*keys); i++) {
		assert_true(search_id(&keys[i], 0) > 0);
		assert_true(search_id(&keys[i], 0) < search_id(&keys[i], 1));
		assert_true(search_id(&keys[i], 1) < search_id(&keys[i], 20000));
		assert_true(search_id(&keys[i], 20000) < search_id(&keys[i + 1], 0));
	}
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, remove_all)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_words),
		TEST(test_drawn_words),
		TEST(test_nothing),
		TEST(test_visit_ends),
		TEST(test_points_out),
		TEST(test_does_not_run_over),
		TEST(test_typographic),
		TEST(test_follows_changes),
		TEST(test_another_year),
		cmocka_unit_test(test_ids),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
