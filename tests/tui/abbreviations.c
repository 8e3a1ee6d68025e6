/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's abbreviations: how they are managed, and how they are written out. */
#include <config.h>

#include <string.h>

#include "db/abbreviations.h"
#include "db/store.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/abbreviation.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/key.h"

/* --- the list --- */

static void test_lines_are_read(void **state)
{
	(void)state;
	struct abbreviations list = {0};
	struct str text = STR_INIT;
	struct error error = ERROR_INIT;
	assert_true(abbreviations_parse(
		&list, "สนป = สำนักปลัด \n\n กค=กองคลัง = งานพัสดุ\n", &error));
	abbreviations_append(&text, &list);
	assert_string_equal(text.data, "สนป = สำนักปลัด\nกค = กองคลัง = งานพัสดุ");
	str_release(&text);
	abbreviations_release(&list);
}

/* It is said in which line something is wrong, and nothing is taken. */
static void test_lines_are_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text, *said;
	} rows[] = {
		{"สนป สำนักปลัด", "line 1: "},
		{"ก = ข\nสนป =", "line 2: "},
		{"= สำนักปลัด", "line 1: "},
		{"ส น = สำนักปลัด", "no space"},
		{"่ก = สำนักปลัด", "begin with a letter"},
		{"ก = ข\n\nก = ค", "line 3: this abbreviation stands"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct abbreviations list = {0};
		struct error error = ERROR_INIT;
		abbreviations_add(&list, "ก", "ข");
		assert_false(abbreviations_parse(&list, rows[i].text, &error));
		assert_error(&error, ERROR_REFUSED, rows[i].said);
		assert_int_equal(list.count, 1);
		abbreviations_release(&list);
	}
}

static void test_which_one_a_text_ends_with(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		bool apart;
		const char *words; /* NULL: none */
	} rows[] = {
		{"สนป", true, "สำนักปลัด"},
		{"ให้ สนป", true, "สำนักปลัด"},
		{"(สนป", true, "สำนักปลัด"},
		{"ให้สนป", true, NULL},
		{"ให้สนป", false, "สำนักปลัด"},
		{"นป", false, "นายป้อม"},
		{"สนปข", false, NULL},
		{"", false, NULL},
	};
	struct abbreviations list = {0};
	abbreviations_add(&list, "นป", "นายป้อม");
	abbreviations_add(&list, "สนป", "สำนักปลัด");
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct abbreviation *found = abbreviation_before(
			&list, rows[i].text, strlen(rows[i].text), rows[i].apart);
		assert_int_equal(found != NULL, rows[i].words != NULL);
		if (found)
			assert_string_equal(found->words, rows[i].words);
	}
	assert_null(abbreviation_before(NULL, "สนป", 9, false));
	abbreviations_release(&list);
}

/* --- on the screen --- */

static void begin(struct desk *desk)
{
	struct abbreviations list = {0}, none = {0};
	struct error error = ERROR_INIT;
	desk_with_cards(desk, "{\"measure\":\"ข\"}");
	abbreviations_add(&list, "สนป", "สำนักปลัด");
	assert_done(
		store_set_abbreviations(desk->app.store, &none, &list, "somsri", &error),
		&error);
	abbreviations_release(&list);
	grid_type(desk->grid, "\n\n");
}

static void assert_issue(struct desk *desk, const char *issue)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	grid_press(desk->grid, CTRL('S'));
	desk_run(desk);
	assert_done(store_card(desk->app.store, 1, &entry, &error), &error);
	assert_string_equal(entry.card.issue ? entry.card.issue : "", issue);
	card_entry_release(&entry);
	desk_remove(desk);
}

/* A space writes out what stands alone, a key what ends at the cursor; one Ctrl-Z takes
 * that back, and the next space leaves it. */
static void test_they_are_written_out(void **state)
{
	(void)state;
	static const struct {
		const char *typed, *issue;
	} rows[] = {
		{"สนป", "สนป"},
		{"สนป ก", "สำนักปลัด ก"},
		{"ให้ สนป ก", "ให้ สำนักปลัด ก"},
		{"ให้สนป ก", "ให้สนป ก"},
		{"สนป \032ก", "สนป ก"}, /* Ctrl-Z */
		{"สนป \032 ก", "สนป  ก"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		begin(&desk);
		grid_type(desk.grid, rows[i].typed);
		assert_issue(&desk, rows[i].issue);
	}
	struct desk desk;
	begin(&desk);
	grid_type(desk.grid, "ให้สนป");
	grid_press(desk.grid, ALT('e'));
	grid_type(desk.grid, "ทำ");
	assert_issue(&desk, "ให้สำนักปลัดทำ");
	begin(&desk);
	grid_paste(desk.grid, "สนป ", strlen("สนป "));
	grid_type(desk.grid, "ก");
	assert_issue(&desk, "สนป ก");
}

/* From Settings; what is wrong is said, and the screen stays. */
static void test_the_list_is_managed(void **state)
{
	(void)state;
	struct desk desk;
	struct abbreviations list = {0};
	struct error error = ERROR_INIT;
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	grid_press(desk.grid, K_F9);
	grid_press(desk.grid, ALT('w'));
	grid_type(desk.grid, "สนป");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "line 1: what is typed, =, and what it stands for");
	desk_from_reports(&desk);
	grid_press(desk.grid, K_F9);
	grid_press(desk.grid, ALT('w'));
	grid_type(desk.grid, "สนป = สำนักปลัด\nกค = กองคลัง");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "from now on all type with them");
	assert_done(store_abbreviations(desk.app.store, &list, &error), &error);
	assert_int_equal(list.count, 2);
	assert_string_equal(list.items[1].words, "กองคลัง");
	abbreviations_release(&list);
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines_are_read),
		cmocka_unit_test(test_lines_are_refused),
		cmocka_unit_test(test_which_one_a_text_ends_with),
		cmocka_unit_test(test_they_are_written_out),
		cmocka_unit_test(test_the_list_is_managed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
