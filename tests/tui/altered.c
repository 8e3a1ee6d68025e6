/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report that was changed with the sqlite3 program after it was approved: no screen
 * shows it as if it were what was approved.
 */
#include <config.h>

#include "tests/support/approval.h"
#include "tests/support/desk.h"

#include <stdlib.h>

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
	assert_shown(&desk, "│ altered");
	assert_shown(&desk, "It is not what was approved; Approval says why.");
	/* It is looked at again when the list is shown again. */
	desk_from_reports(&desk);
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "│ altered");
	raw_run(desk.office.store,
		"UPDATE card SET output = 'ผลผลิตหนึ่ง' WHERE number = 1");
	desk_from_reports(&desk);
	desk_run(&desk);
	assert_not_shown(&desk, "altered");
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
		cmocka_unit_test(test_preview_and_print),
		cmocka_unit_test(test_looks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
