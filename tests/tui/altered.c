/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report that was changed with the sqlite3 program after it was approved: no screen
 * shows it as if it were what was approved.
 */
#include <config.h>

#include "tests/support/approval.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/key.h"

#include <stdlib.h>
#include <unistd.h>

/* The list of reports, with one of three measures that is sealed. */
static void begin(struct desk *desk, int rows, int columns, const char *language)
{
	setenv("MATTRAKAN_DATADIR", TOP_SRCDIR "/data", 1);
	desk_make(desk, rows, columns, language);
	desk_name_person(desk);
	approval_report(&desk->office);
	office_people(&desk->office);
	approval_seal(desk->office.store, 1);
	desk_from_reports(desk);
}

static void alter(struct desk *desk)
{
	raw_run(desk->office.store, "UPDATE card SET output = 'ปลอม' WHERE number = 1");
	desk_from_reports(desk);
}

static void assert_times(struct desk *desk, const char *words, int times)
{
	struct str screen = STR_INIT;
	int found = 0;
	grid_text(desk->grid, &screen);
	for (const char *at = screen.data; (at = strstr(at, words)); at++)
		found++;
	assert_int_equal(found, times);
	str_release(&screen);
}

static void test_list(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, 24, 80, "en");
	desk_run(&desk);
	assert_shown(&desk, "approved");
	assert_not_shown(&desk, "altered");
	alter(&desk);
	desk_run(&desk);
	assert_shown(&desk, "altered");
	assert_shown(&desk, "It is not what was approved; Approval says why.");
	/* It is looked at again when the list is shown again. */
	desk_from_reports(&desk);
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "altered");
	raw_run(desk.office.store,
		"UPDATE card SET output = 'ผลผลิตหนึ่ง' WHERE number = 1");
	desk_from_reports(&desk);
	desk_run(&desk);
	assert_not_shown(&desk, "altered");
	desk_remove(&desk);
}

static void look_for_state(struct desk *desk)
{
	assert_shown(desk, "approved");
	assert_not_shown(desk, "altered");
}

static void look_for_measures(struct desk *desk)
{
	assert_shown(desk, "approved");
	assert_times(desk, "altered", 0);
}

/* Each report is read for it: that does not keep the first screen waiting. */
static void test_looked_at_later(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, 24, 80, "en");
	alter(&desk);
	desk_run_looking(&desk, look_for_state);
	assert_shown(&desk, "altered");
	desk_again(&desk);
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_F10);
	desk_run(&desk);
	desk_again(&desk);
	desk_run_looking(&desk, look_for_measures);
	assert_times(&desk, "altered", 1);
	desk_remove(&desk);
}

/* In the list itself on every screen, however narrow. */
static void test_list_at_any_width(void **state)
{
	static const int widths[] = {60, 64, 80, 109, 110, 120, 132};
	(void)state;
	for (size_t i = 0; i < COUNT(widths); i++) {
		struct desk desk;
		begin(&desk, 20, widths[i], "en");
		alter(&desk);
		desk_run(&desk);
		assert_shown(&desk, "State");
		assert_shown(&desk, "altered");
		assert_shown(&desk, "Layout");
		assert_shown(&desk, "why.");
		desk_remove(&desk);
	}
}

/* Of its measures the one that it is. */
static void test_measure(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, 24, 80, "en");
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_not_shown(&desk, "altered");
	alter(&desk);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_times(&desk, "altered", 1);
	/* Open again without anybody having opened it. */
	raw_run(desk.office.store, "UPDATE card SET state = 'done' WHERE number = 3");
	desk_from_reports(&desk);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_times(&desk, "altered", 2);
	desk_remove(&desk);
}

/* The pages themselves, and the message line. */
static void test_preview_and_print(void **state)
{
	static const char told[] =
		"This report is not what was approved; each page says so";
	struct desk desk;
	(void)state;
	begin(&desk, 80, 150, "en");
	grid_press(desk.grid, K_F5);
	desk_run(&desk);
	assert_shown(&desk, "ตราอนุมัติ ");
	assert_not_shown(&desk, told);
	alter(&desk);
	grid_press(desk.grid, K_F5);
	desk_run(&desk);
	assert_shown(&desk, "   ไม่ตรงกับที่อนุมัติ   ");
	assert_not_shown(&desk, "ตราอนุมัติ ");
	assert_shown(&desk, told);
	desk_from_reports(&desk);
	grid_press(desk.grid, K_F5);
	grid_type(desk.grid, "p");
	desk_run(&desk);
	assert_shown(&desk, told);
	desk_remove(&desk);
}

static void alter_now(void *context)
{
	const struct desk *desk = context;
	raw_run(desk->office.store, "UPDATE card SET output = 'ปลอม' WHERE number = 1");
}

/* What the form was opened on is not what is printed: the office file is asked again. */
static void test_altered_behind_the_print_form(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, 40, 100, "en");
	char *to = support_path(desk.office.folder, "out.txt");
	for (int times = 1; times <= 2; times++) {
		struct str pages = STR_INIT;
		grid_press(desk.grid, K_F5);
		grid_type(desk.grid, "p");
		grid_press(desk.grid, CTRL('A'));
		grid_type(desk.grid, to);
		if (times == 1)
			grid_see(desk.grid, alter_now, &desk);
		grid_press(desk.grid, CTRL('S'));
		for (int page = 0; page < 2; page++)
			grid_pass(desk.grid);
		desk_run(&desk);
		if (times == 1) {
			assert_shown(&desk, "look at it in the preview, then print");
			assert_int_equal(access(to, F_OK), -1);
			raw_run(desk.office.store,
				"UPDATE card SET output = 'ผลผลิตหนึ่ง' WHERE number = 1");
		} else {
			support_read(to, &pages);
			assert_non_null(strstr(pages.data, "ตราอนุมัติ"));
		}
		str_release(&pages);
		desk_from_reports(&desk);
	}
	free(to);
	desk_remove(&desk);
}

static void test_looks(void **state)
{
	static const struct {
		int rows, columns;
		const char *language, *name;
	} rows[] = {
		{24, 80, "th", "altered-80x24-th"},
		{20, 60, "en", "altered-60x20-en"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct desk desk;
		begin(&desk, rows[i].rows, rows[i].columns, rows[i].language);
		alter(&desk);
		desk_run(&desk);
		assert_screen(&desk, rows[i].name);
		desk_remove(&desk);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_looked_at_later),
		cmocka_unit_test(test_list_at_any_width),
		cmocka_unit_test(test_measure),
		cmocka_unit_test(test_preview_and_print),
		cmocka_unit_test(test_altered_behind_the_print_form),
		cmocka_unit_test(test_looks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
