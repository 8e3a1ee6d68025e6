/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is typed while the window is too small to be painted: it is kept where text is typed,
 * and where it is not, the notice says so and nothing is done.
 */
#include <config.h>

#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

#define KEPT   "What you type is kept"
#define NO_KEY "no key works"

enum { ROWS = 24, COLUMNS = 80, SMALL_ROWS = 5, SMALL_COLUMNS = 59 };

static void shrink(struct desk *desk)
{
	grid_resize(desk->grid, SMALL_ROWS, SMALL_COLUMNS);
}

static void enlarge(struct desk *desk)
{
	grid_resize(desk->grid, ROWS, COLUMNS);
}

/* A report with one empty card, whose guide is open. */
static void begin(struct desk *desk)
{
	desk_make(desk, ROWS, COLUMNS, "en");
	desk_name_person(desk);
	struct report report;
	office_parse(
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{"
		"\"name\":\"ทดลอง\"},\"fiscal_year\":2570,\"months\":12,\"title\":\"ร\","
		"\"cards\":[{\"issue\":\"\"}]}",
		&report);
	office_import(&desk->office, &report);
	report_release(&report);
	desk_again(desk);
	grid_type(desk->grid, "\n\n");
}

static void assert_field(struct desk *desk, enum card_field field, const char *wanted)
{
	struct report report;
	office_load(&desk->office, 1, &report);
	const struct card *card = &report.cards[0];
	assert_string_equal(field == FIELD_ISSUE ? card->issue : card->measure, wanted);
	report_release(&report);
}

static void test_text_is_kept(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk);
	grid_type(desk.grid, "กขค");
	shrink(&desk);
	grid_type(desk.grid, "งจฉ");
	grid_press(desk.grid, K_BACKSPACE);
	grid_press(desk.grid, K_HOME);
	grid_paste(desk.grid, "12", 2);
	grid_type(desk.grid, "\tชซ");
	enlarge(&desk);
	grid_type(desk.grid, "ฌ\t"); /* what is left is saved */
	desk_run(&desk);
	assert_field(&desk, FIELD_ISSUE, "12กขคงจ");
	assert_field(&desk, FIELD_MEASURE, "ชซฌ");
	desk_remove(&desk);
}

static void test_it_says_so(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk);
	shrink(&desk);
	desk_run(&desk);
	assert_shown(&desk, KEPT);
	desk_again(&desk);
	desk_remove(&desk);
	/* In a list. */
	desk_make(&desk, ROWS, COLUMNS, "en");
	desk_samples(&desk);
	shrink(&desk);
	desk_run(&desk);
	assert_shown(&desk, NO_KEY);
	desk_remove(&desk);
}

/* Neither keys of the screen nor Enter on a list do anything unseen. */
static void test_nothing_else_is_done(void **state)
{
	(void)state;
	struct desk desk;
	int64_t count;
	struct error error = ERROR_INIT;
	desk_make(&desk, ROWS, COLUMNS, "en");
	desk_samples(&desk);
	desk_from_reports(&desk);
	shrink(&desk);
	grid_type(desk.grid, "nd\n");
	grid_press(desk.grid, K_F8);
	enlarge(&desk);
	desk_run(&desk);
	assert_shown(&desk, "2567");
	assert_not_shown(&desk, "New report");
	assert_done(store_count(desk.app.store, &count, &error), &error);
	assert_int_equal(count, 5);
	desk_remove(&desk);
	/* In a field Esc, keys with Ctrl and function keys. */
	begin(&desk);
	grid_type(desk.grid, "กขค");
	shrink(&desk);
	grid_press(desk.grid, CTRL('A'));
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, K_F2);
	grid_type(desk.grid, "ง");
	enlarge(&desk);
	grid_type(desk.grid, "\t");
	desk_run(&desk);
	assert_field(&desk, FIELD_ISSUE, "กขคง");
	assert_shown(&desk, "Measure 1 of 1");
	desk_remove(&desk);
}

static void see_notice(void *context)
{
	assert_shown(context, KEPT);
}

/* A question into which one types gets the letters, but no answer. */
static void test_in_a_dialog(void **state)
{
	(void)state;
	struct desk desk;
	struct str text = STR_INIT;
	begin(&desk);
	desk_run(&desk);
	desk_again(&desk);
	shrink(&desk);
	grid_type(desk.grid, "กข\n");
	grid_see(desk.grid, see_notice, &desk);
	enlarge(&desk);
	grid_type(desk.grid, "ค\n");
	assert_true(dialog_line(&desk.app, "Title", "label", &text));
	assert_string_equal(text.data, "กขค");
	str_release(&text);
	desk_remove(&desk);
}

/* A notice that came by itself lets through what is typed. */
static void test_under_a_notice(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk);
	grid_type(desk.grid, "กข");
	desk.grid->fault = TERMINAL_WIDE_MARKS;
	grid_pass(desk.grid);
	shrink(&desk);
	grid_see(desk.grid, see_notice, &desk);
	grid_type(desk.grid, "คง");
	enlarge(&desk);
	grid_type(desk.grid, "\t");
	desk_run(&desk);
	assert_field(&desk, FIELD_ISSUE, "กขคง");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_is_kept),
		cmocka_unit_test(test_it_says_so),
		cmocka_unit_test(test_nothing_else_is_done),
		cmocka_unit_test(test_in_a_dialog),
		cmocka_unit_test(test_under_a_notice),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
