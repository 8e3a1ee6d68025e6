/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a row: below its list, and beside it where the screen is wide. */
#include <config.h>

#include "text/macros.h"
#include "tui/table/list_detail.h"

#include <string.h>

#include "tests/support/desk.h"
#include "tests/support/grid.h"
#include "tests/support/terminal_grid.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

static void fill(const struct canvas *canvas, const char *letter)
{
	for (int row = 0; row < canvas->rows; row++)
		for (int column = 0; column < canvas->columns; column++)
			canvas_puts(canvas, row, column, letter, STYLE_PLAIN);
}

static int count(struct terminal *terminal, int row, const char *cell, int columns)
{
	int found = 0;
	for (int column = 0; column < columns; column++)
		found += strcmp(grid_cell(terminal, row, column), cell) == 0;
	return found;
}

/* The two and the line between them, and one column free beside the detail. */
static void test_below(void **state)
{
	const int columns = LIST_DETAIL_WIDE - 1;
	struct terminal *terminal = terminal_grid(20, columns);
	const struct canvas whole = canvas_of(terminal);
	const struct list_detail parts = list_detail_divide(&whole, 5);
	(void)state;
	fill(&parts.list, "l");
	fill(&parts.detail, "d");
	for (int row = 0; row < 14; row++)
		assert_int_equal(count(terminal, row, "l", columns), columns);
	assert_int_equal(count(terminal, 14, "─", columns), columns);
	for (int row = 15; row < 20; row++)
		assert_int_equal(count(terminal, row, "d", columns), columns - 2);
	terminal->ops->close(terminal);
}

static void test_beside(void **state)
{
	static const struct {
		int columns, list, detail;
	} rows[] = {{110, 66, 41}, {120, 72, 45}, {132, 79, 50}, {200, 120, 77}};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const int columns = rows[i].columns;
		struct terminal *terminal = terminal_grid(20, columns);
		const struct canvas whole = canvas_of(terminal);
		const struct list_detail parts = list_detail_divide(&whole, 5);
		fill(&parts.list, "l");
		fill(&parts.detail, "d");
		for (int row = 0; row < 20; row++) {
			assert_int_equal(
				count(terminal, row, "l", columns), rows[i].list);
			assert_string_equal(grid_cell(terminal, row, rows[i].list), "│");
			assert_int_equal(
				count(terminal, row, "d", columns), rows[i].detail);
		}
		terminal->ops->close(terminal);
	}
}

static void test_any_size(void **state)
{
	(void)state;
	for (int rows = 1; rows <= 12; rows++)
		for (int columns = 1; columns <= 140; columns += rows > 6 ? 9 : 1) {
			struct terminal *terminal = terminal_grid(rows, columns);
			const struct canvas whole = canvas_of(terminal);
			const struct list_detail parts = list_detail_divide(&whole, 5);
			fill(&parts.list, "l");
			fill(&parts.detail, "d");
			assert_string_equal(grid_fault(terminal), "");
			terminal->ops->close(terminal);
		}
}

/* A line of the detail stands at the right of the list, in its first row. */
static void assert_beside(struct desk *desk, const char *words, int list_columns)
{
	int row = 0, column = 0;
	grid_find(desk->grid, words, &row, &column);
	assert_int_equal(row, 1);
	assert_true(column > list_columns);
}

static void test_reports(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 40, 120, "en");
	desk_samples(&desk);
	desk_run(&desk);
	assert_beside(&desk, "รายงานผลการดำเนินการตามมาตรการส่งเสริม", 72);
	/* What is clicked there is no row of the list. */
	desk_from_reports(&desk);
	grid_click(desk.grid, 5, 100);
	desk_run(&desk);
	assert_shown(&desk, "▌ 2569  12 mo.  ");
	desk_from_reports(&desk);
	grid_click(desk.grid, 5, 50);
	desk_run(&desk);
	assert_shown(&desk, "▌ 2568  12 mo.  ");
	desk_remove(&desk);
}

/* Nothing of it is cut where it just stands beside the list. */
static void test_narrowest(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, LIST_DETAIL_WIDE, "en");
	desk_samples(&desk);
	desk_run(&desk);
	assert_beside(&desk, "รายงานผลการดำเนินการตามมาตรการส่งเสริม", 66);
	assert_shown(&desk, " 8/8 measures done\n");
	assert_shown(&desk, " months\n");
	desk_remove(&desk);
}

/* Of what the list has no room for all owners and the period. */
static void test_cards(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk,
		"{\"issue\":\"คิวยาว\",\"measure\":\"แจกบัตรคิว\",\"period\":\"ตลอดปี\","
		"\"owners\":[\"กองคลัง\",\"กองช่าง\"]}");
	grid_press(desk.grid, K_ENTER);
	grid_resize(desk.grid, 40, 120);
	desk_run(&desk);
	assert_beside(&desk, "คิวยาว — แจกบัตรคิว", 72);
	assert_shown(&desk, "ระยะเวลา: ตลอดปี");
	assert_shown(&desk, "ผู้รับผิดชอบ: กองคลัง");
	assert_shown(&desk, "กองช่าง");
	assert_shown(&desk, "ยังขาด:");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_below),
		cmocka_unit_test(test_beside),
		cmocka_unit_test(test_any_size),
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_narrowest),
		cmocka_unit_test(test_cards),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
