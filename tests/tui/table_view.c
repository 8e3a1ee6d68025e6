/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables to choose from: columns that fit, cursor, scrolling, filter, order, mouse. */
#include <config.h>

#include "text/macros.h"
#include "tui/table/table_view.h"

#include <string.h>

#include "tests/support/grid.h"
#include "tests/support/terminal_grid.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum { COLUMNS = 4, NUMBER = 0, ISSUE, OWNER, STATE };

static const struct table_column columns[COLUMNS] = {
	[NUMBER] = {"ที่", 3, ALIGN_RIGHT, false},
	[ISSUE] = {"ประเด็น / มาตรการ", 0, ALIGN_LEFT, false},
	[OWNER] = {"ผู้รับผิดชอบ", 12, ALIGN_LEFT, true},
	[STATE] = {"ครบ", 6, ALIGN_LEFT, false},
};

static const char *const cells[][COLUMNS] = {
	{"๑", "ประกาศรับสมัครงานไม่ทั่วถึง", "กองช่าง", "เสร็จ"},
	{"๒", "ผู้ติดต่อราชการรอคิวนาน", "สำนักปลัด", "แก้ไข"},
	{"๓", "รถส่วนกลางไม่มีสมุดบันทึกการใช้", "กองคลัง", "๗/๙"},
	{"๔", "ข้อมูลจัดซื้อปี ๒๕๖๗ บนเว็บไซต์ล่าช้า เพราะไม่มีผู้ดูแลประจำ", "", "๓/๙"},
	{"๑๐", "เรื่องอื่น", "กองช่าง", ""},
};

static enum style cell(void *context, size_t row, size_t column, struct str *out)
{
	(void)context;
	str_puts(out, cells[row][column]);
	return column == STATE ? STYLE_DONE : STYLE_PLAIN;
}

static struct table_view *new_view(void)
{
	struct table_view *view = table_view_new(columns, COLUMNS, cell, NULL);
	table_view_digits(view, DIGITS_THAI);
	table_view_set_rows(view, COUNT(cells));
	return view;
}

static void expect(struct terminal *terminal, struct table_view *view, const char *screen)
{
	struct canvas whole = canvas_of(terminal);
	table_view_paint(view, &whole, true);
	grid_expect(terminal, screen);
}

static enum effect press(struct table_view *view, keystroke key)
{
	struct event event = {.kind = key < K_UP ? EVENT_TEXT : EVENT_KEY, .key = key};
	return table_view_event(view, &event);
}

static void type(struct table_view *view, const char *text)
{
	struct terminal *keys = terminal_grid(1, 1);
	struct event event;
	grid_type(keys, text);
	for (keys->ops->wait(keys, 0, &event); event.kind != EVENT_NONE;
		keys->ops->wait(keys, 0, &event))
		table_view_event(view, &event);
	keys->ops->close(keys);
}

static enum effect mouse(struct table_view *view, int row, int column, enum mouse mouse)
{
	struct event event = {
		.kind = EVENT_MOUSE, .row = row, .column = column, .mouse = mouse};
	return table_view_event(view, &event);
}

/* --- how it looks --- */

static void test_looks(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(9, 72);
	struct table_view *view = new_view();
	press(view, K_DOWN);
	expect(terminal, view,
		"    ที่  ประเด็น / มาตรการ                            ผู้รับผิดชอบ      ครบ\n"
		"────────────────────────────────────────────────────────────────────────\n"
		"    ๑  ประกาศรับสมัครงานไม่ทั่วถึง                       กองช่าง        เสร็จ\n"
		"▌   ๒  ผู้ติดต่อราชการรอคิวนาน                          สำนักปลัด       แก้ไข\n"
		"    ๓  รถส่วนกลางไม่มีสมุดบันทึกการใช้                    กองคลัง        ๗/๙\n"
		"    ๔  ข้อมูลจัดซื้อปี ๒๕๖๗ บนเว็บไซต์ล่าช้า เพราะไม่มีผู้ดูแล…                 ๓/๙\n"
		"   ๑๐  เรื่องอื่น                                      กองช่าง\n"
		"\n"
		" กด / เพื่อค้น\n");
	assert_int_equal(grid_style(terminal, 0, 8), STYLE_FAINT);
	assert_int_equal(grid_style(terminal, 2, 66), STYLE_PLAIN);
	/* The mark, room beside it, and one background to the edge. */
	assert_int_equal(grid_style(terminal, 3, 0), STYLE_FOCUS_MARK);
	assert_string_equal(grid_cell(terminal, 3, 1), " ");
	for (int x = 1; x < 72; x++)
		assert_int_equal(grid_style(terminal, 3, x), STYLE_FOCUS);
	table_view_free(view);
	terminal->ops->close(terminal);
}

static void test_optional_columns_go_first(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(7, 45);
	struct table_view *view = new_view();
	expect(terminal, view,
		"    ที่  ประเด็น / มาตรการ               ครบ\n"
		"─────────────────────────────────────────────\n"
		"▌   ๑  ประกาศรับสมัครงานไม่ทั่วถึง          เสร็จ\n"
		"    ๒  ผู้ติดต่อราชการรอคิวนาน             แก้ไข\n"
		"    ๓  รถส่วนกลางไม่มีสมุดบันทึกการใช้       ๗/๙\n"
		"    ๔  ข้อมูลจัดซื้อปี ๒๕๖๗ บนเว็บไซต์ล่าช้า…   ๓/๙\n"
		"   ๑๐  เรื่องอื่น\n");
	table_view_free(view);
	terminal->ops->close(terminal);
}

/* The greatest number is left out first, wherever it stands. */
static void test_columns_go_by_need(void **state)
{
	static const struct table_column ranked[COLUMNS] = {
		[NUMBER] = {.heading = "ที่", .columns = 3, .optional = 2},
		[ISSUE] = {.heading = "เรื่อง"},
		[OWNER] = {.heading = "ผู้รับผิดชอบ", .columns = 12, .optional = 1},
		[STATE] = {.heading = "ครบ", .columns = 6, .optional = 1},
	};
	static const struct {
		int columns;
		bool shown[COLUMNS];
	} rows[] = {
		{44, {true, true, true, true}},
		{43, {false, true, true, true}},
		{39, {false, true, true, true}},
		{38, {false, true, true, false}},
		{31, {false, true, true, false}},
		{30, {false, true, false, false}},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct terminal *terminal = terminal_grid(4, rows[i].columns);
		struct table_view *view = table_view_new(ranked, COLUMNS, cell, NULL);
		struct canvas whole = canvas_of(terminal);
		struct str screen = STR_INIT;
		table_view_paint(view, &whole, true);
		grid_text(terminal, &screen);
		for (size_t column = 0; column < COLUMNS; column++)
			assert_int_equal(!!strstr(screen.data, ranked[column].heading),
				rows[i].shown[column]);
		str_release(&screen);
		table_view_free(view);
		terminal->ops->close(terminal);
	}
}

static void assert_no_rule_down(const char *cell)
{
	static const char *const pieces[] = {"│", "┼", "┬", "┴", "├", "┤"};
	for (size_t i = 0; i < COUNT(pieces); i++)
		assert_string_not_equal(cell, pieces[i]);
}

/* On any canvas nothing is drawn beside it, and columns are parted by space alone. */
static void test_any_size(void **state)
{
	(void)state;
	for (int rows = 1; rows <= 12; rows++)
		for (int width = 1; width <= 90; width += rows > 6 ? 1 : 7) {
			struct terminal *terminal = terminal_grid(rows, width);
			struct canvas whole = canvas_of(terminal);
			struct table_view *view = new_view();
			table_view_paint(view, &whole, true);
			press(view, K_END);
			table_view_paint(view, &whole, true);
			assert_string_equal(grid_fault(terminal), "");
			for (int x = 0; x < width; x++)
				for (int y = 0; y < rows; y++)
					assert_no_rule_down(grid_cell(terminal, y, x));
			table_view_free(view);
			terminal->ops->close(terminal);
		}
}

static void test_scrolls(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(4, 30);
	struct table_view *view = new_view();
	expect(terminal, view,
		"    ที่  ประเด็น /…       ครบ\n"
		"──────────────────────────────\n"
		"▌   ๑  ประกาศรับสมัคร…   เสร็จ\n"
		"    ๒  ผู้ติดต่อราชการรอ…  แก้ไข  ↓\n");
	press(view, K_DOWN);
	press(view, K_DOWN);
	expect(terminal, view,
		"    ที่  ประเด็น /…       ครบ\n"
		"──────────────────────────────\n"
		"    ๒  ผู้ติดต่อราชการรอ…  แก้ไข  ↑\n"
		"▌   ๓  รถส่วนกลางไม่มี…   ๗/๙   ↓\n");
	press(view, K_END);
	expect(terminal, view,
		"    ที่  ประเด็น /…       ครบ\n"
		"──────────────────────────────\n"
		"    ๔  ข้อมูลจัดซื้อปี…      ๓/๙   ↑\n"
		"▌  ๑๐  เรื่องอื่น\n");
	/* The place on the screen stays when the cursor goes back up inside of it. */
	press(view, K_UP);
	expect(terminal, view,
		"    ที่  ประเด็น /…       ครบ\n"
		"──────────────────────────────\n"
		"▌   ๔  ข้อมูลจัดซื้อปี…      ๓/๙   ↑\n"
		"   ๑๐  เรื่องอื่น\n");
	table_view_free(view);
	terminal->ops->close(terminal);
}

/* --- moving --- */

static void test_moves(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(5, 40);
	struct canvas whole = canvas_of(terminal);
	struct table_view *view = new_view();
	table_view_paint(view, &whole, true);
	static const struct {
		keystroke key;
		size_t row;
	} steps[] = {
		{K_UP, 0},
		{K_DOWN, 1},
		{K_PAGE_DOWN, 3},
		{K_PAGE_DOWN, 4},
		{K_DOWN, 4},
		{K_PAGE_UP, 2},
		{K_END, 4},
		{K_HOME, 0},
	};
	for (size_t i = 0; i < COUNT(steps); i++) {
		assert_int_equal(press(view, steps[i].key), EFFECT_PAINT);
		assert_int_equal(table_view_row(view), steps[i].row);
	}
	assert_int_equal(press(view, K_ENTER), EFFECT_UNUSED);
	assert_int_equal(press(view, 'x'), EFFECT_UNUSED);
	assert_int_equal(press(view, K_ESCAPE), EFFECT_UNUSED);
	table_view_free(view);
	terminal->ops->close(terminal);
}

static void test_rows_come_and_go(void **state)
{
	(void)state;
	struct table_view *view = new_view();
	table_view_go(view, 3);
	table_view_set_rows(view, 5);
	assert_int_equal(table_view_row(view), 3);
	table_view_set_rows(view, 2);
	assert_int_equal(table_view_row(view), 1);
	table_view_set_rows(view, 0);
	assert_true(table_view_row(view) == SIZE_MAX);
	assert_int_equal(press(view, K_DOWN), EFFECT_PAINT);
	assert_true(table_view_row(view) == SIZE_MAX);
	table_view_set_rows(view, 5);
	assert_int_equal(table_view_row(view), 0);
	table_view_free(view);
}

/* --- the filter --- */

static void test_filter(void **state)
{
	(void)state;
	static const struct {
		const char *words;
		size_t shown, row;
	} rows[] = {
		{"กองช่าง", 2, 0},
		{"กอง ช่าง", 2, 0},           /* parted by a space */
		{"กองช่าง เรื่อง", 1, 4},       /* each of the words, in any cell */
		{"2567", 1, 3},              /* other digits */
		{"ทั่วถึงกองช่าง", 0, SIZE_MAX}, /* not across two cells */
		{"คอมพิวเตอร์", 0, SIZE_MAX},
		{"  ", 5, 0},
		{"", 5, 0},
	};
	struct table_view *view = new_view();
	for (size_t i = 0; i < COUNT(rows); i++) {
		table_view_filter(view, "");
		table_view_go(view, 0);
		table_view_filter(view, rows[i].words);
		assert_string_equal(table_view_filter_words(view), rows[i].words);
		assert_int_equal(table_view_shown(view), rows[i].shown);
		assert_true(table_view_row(view) == rows[i].row);
	}
	table_view_free(view);
}

static void test_typing_a_filter(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(8, 50);
	struct table_view *view = new_view();
	int row, column;
	expect(terminal, view,
		"    ที่  ประเด็น / มาตรการ      ผู้รับผิดชอบ      ครบ\n"
		"──────────────────────────────────────────────────\n"
		"▌   ๑  ประกาศรับสมัครงานไม่…    กองช่าง        เสร็จ\n"
		"    ๒  ผู้ติดต่อราชการรอคิวนาน    สำนักปลัด       แก้ไข\n"
		"    ๓  รถส่วนกลางไม่มีสมุดบันทึก…  กองคลัง        ๗/๙\n"
		"    ๔  ข้อมูลจัดซื้อปี ๒๕๖๗ บน…                  ๓/๙\n"
		"   ๑๐  เรื่องอื่น                กองช่าง\n"
		" กด / เพื่อค้น\n");
	assert_int_equal(press(view, 0x0E1D), EFFECT_PAINT); /* ฝ is on the key of / */
	type(view, "ช่าง");
	expect(terminal, view,
		"    ที่  ประเด็น / มาตรการ      ผู้รับผิดชอบ      ครบ\n"
		"──────────────────────────────────────────────────\n"
		"▌   ๑  ประกาศรับสมัครงานไม่…    กองช่าง        เสร็จ\n"
		"   ๑๐  เรื่องอื่น                กองช่าง\n"
		"\n"
		"\n"
		"\n"
		" / ช่าง                                    ๒ จาก ๕\n");
	grid_cursor(terminal, &row, &column);
	assert_int_equal(row, 7);
	assert_int_equal(column, 3 + 3);
	/* Letters are text while it is typed, and the arrows still choose. */
	type(view, "s");
	assert_int_equal(table_view_shown(view), 0);
	expect(terminal, view,
		"    ที่  ประเด็น / มาตรการ      ผู้รับผิดชอบ      ครบ\n"
		"──────────────────────────────────────────────────\n"
		" ไม่พบคำนี้ในรายการ\n"
		"\n"
		"\n"
		"\n"
		"\n"
		" / ช่างs                                   ๐ จาก ๕\n");
	press(view, K_BACKSPACE);
	press(view, K_DOWN);
	assert_int_equal(table_view_row(view), 4);
	/* Enter keeps the words and gives the letters back; the next is for the owner. */
	assert_int_equal(press(view, K_ENTER), EFFECT_PAINT);
	assert_int_equal(press(view, K_ENTER), EFFECT_UNUSED);
	assert_int_equal(press(view, 'd'), EFFECT_UNUSED);
	assert_int_equal(table_view_shown(view), 2);
	assert_int_equal(press(view, K_ESCAPE), EFFECT_PAINT);
	assert_int_equal(table_view_shown(view), 5);
	assert_int_equal(table_view_row(view), 4);
	assert_int_equal(press(view, K_ESCAPE), EFFECT_UNUSED);
	table_view_free(view);
	terminal->ops->close(terminal);
}

static void test_going_to_a_row_that_is_filtered_out(void **state)
{
	(void)state;
	struct table_view *view = new_view();
	table_view_filter(view, "กองช่าง");
	table_view_go(view, 4);
	assert_int_equal(table_view_shown(view), 2);
	table_view_go(view, 2);
	assert_int_equal(table_view_row(view), 2);
	assert_int_equal(table_view_shown(view), 5);
	table_view_free(view);
}

/* --- the order --- */

static void expect_order(struct table_view *view, const char *order)
{
	struct str found = STR_INIT;
	press(view, K_HOME);
	for (size_t i = 0; i < table_view_shown(view); i++, press(view, K_DOWN))
		str_printf(&found, "%zu", table_view_row(view));
	assert_string_equal(found.data, order);
	str_release(&found);
}

/* What its owner says of a row besides its cells is searched too, as it is at that time. */
static void words(void *context, size_t row, struct str *out)
{
	const char *const *more = context;
	str_puts(out, row == 1 ? *more : "");
}

static void test_filter_by_more_than_is_shown(void **state)
{
	(void)state;
	const char *more = "กองคลัง\nน้ำ";
	struct table_view *view = table_view_new(columns, COLUMNS, cell, &more);
	table_view_words(view, words);
	table_view_set_rows(view, COUNT(cells));
	table_view_filter(view, "กองคลัง");
	assert_int_equal(table_view_shown(view), 2);
	table_view_filter(view, "น้ำ คิว");
	assert_int_equal(table_view_shown(view), 1);
	assert_int_equal(table_view_row(view), 1);
	/* Across two texts nothing is found. */
	table_view_filter(view, "คลังน้ำ");
	assert_int_equal(table_view_shown(view), 0);
	more = "อื่นไป";
	table_view_set_rows(view, COUNT(cells));
	table_view_filter(view, "อื่นไป");
	assert_int_equal(table_view_shown(view), 1);
	table_view_filter(view, "น้ำ");
	assert_int_equal(table_view_shown(view), 0);
	table_view_free(view);
}

/* --- rows that begin alike --- */

static const struct table_column apart_columns[] = {{"ชื่อรายงาน", 0, .apart = true}};

static enum style title_cell(void *context, size_t row, size_t column, struct str *out)
{
	static const char *const titles[] = {
		"รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมของสำนักปลัด",
		"รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมของกองช่าง",
		"รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมของกองช่าง", "รายงานอื่น"};
	(void)context;
	(void)column;
	str_puts(out, titles[row]);
	return STYLE_PLAIN;
}

static void test_rows_are_told_apart(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(6, 28);
	struct table_view *view = table_view_new(apart_columns, 1, title_cell, NULL);
	table_view_set_rows(view, 4);
	expect(terminal, view,
		"  ชื่อรายงาน\n"
		"────────────────────────────\n"
		"▌ รายงาน…คุณธรรมของสำนักปลัด\n"
		"  รายงาน…คุณธรรมของกองช่าง\n"
		"  รายงาน…คุณธรรมของกองช่าง\n"
		"  รายงานอื่น\n");
	/* With nobody beside it that begins alike, its beginning says most. */
	table_view_filter(view, "สำนักปลัด");
	expect(terminal, view,
		"  ชื่อรายงาน\n"
		"────────────────────────────\n"
		"▌ รายงานผลการดำเนินการตาม…\n"
		"\n\n"
		" / สำนักปลัด          1 จาก 4\n");
	table_view_free(view);
	terminal->ops->close(terminal);
}

/* --- parts --- */

static void part(void *context, size_t row, struct str *out)
{
	static const char *const parts[] = {"ก", "ก", "ข", "", "ค"};
	(void)context;
	str_puts(out, parts[row]);
}

/* Names stand above parts and above the first row in view; the cursor and clicks pass them
 * over; sorted by a column there are none. */
static void test_parts(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(6, 30);
	struct table_view *view = new_view();
	table_view_parts(view, part);
	expect(terminal, view,
		"    ที่  ประเด็น /…       ครบ\n"
		"──────────────────────────────\n"
		"  ก\n"
		"▌   ๑  ประกาศรับสมัคร…   เสร็จ\n"
		"    ๒  ผู้ติดต่อราชการรอ…  แก้ไข\n"
		"                             ↓\n");
	assert_int_equal(mouse(view, 4, 8, MOUSE_PRESS), EFFECT_PAINT);
	assert_int_equal(table_view_row(view), 1);
	/* A name leads to its first row, one that no row is seen of to nothing. */
	assert_int_equal(mouse(view, 2, 8, MOUSE_PRESS), EFFECT_PAINT);
	assert_int_equal(table_view_row(view), 0);
	assert_int_equal(mouse(view, 5, 8, MOUSE_PRESS), EFFECT_UNUSED);
	press(view, K_DOWN);
	press(view, K_DOWN);
	expect(terminal, view,
		"    ที่  ประเด็น /…       ครบ\n"
		"──────────────────────────────\n"
		"  ก                          ↑\n"
		"    ๒  ผู้ติดต่อราชการรอ…  แก้ไข\n"
		"  ข\n"
		"▌   ๓  รถส่วนกลางไม่มี…   ๗/๙   ↓\n");
	press(view, K_END);
	expect(terminal, view,
		"    ที่  ประเด็น /…       ครบ\n"
		"──────────────────────────────\n"
		"    ๔  ข้อมูลจัดซื้อปี…      ๓/๙   ↑\n"
		"  ค\n"
		"▌  ๑๐  เรื่องอื่น\n"
		" กด / เพื่อค้น\n");
	table_view_sort(view, ISSUE);
	table_view_paint(view, &(struct canvas){terminal, 0, 0, 6, 30}, true);
	assert_int_equal(mouse(view, 2, 8, MOUSE_PRESS), EFFECT_PAINT);
	table_view_free(view);
	terminal->ops->close(terminal);
}

/* Whatever the size and the cursor: its row is in view. */
static void test_parts_at_any_size(void **state)
{
	(void)state;
	for (int rows = 1; rows < 12; rows++) {
		struct terminal *terminal = terminal_grid(rows, 40);
		struct canvas whole = canvas_of(terminal);
		struct table_view *view = new_view();
		table_view_parts(view, part);
		for (size_t go = 0; go < 20; go++) {
			struct str screen = STR_INIT;
			table_view_go(view, go * 3 % COUNT(cells));
			table_view_paint(view, &whole, true);
			grid_text(terminal, &screen);
			assert_non_null(strstr(screen.data, "▌"));
			str_release(&screen);
		}
		table_view_free(view);
		terminal->ops->close(terminal);
	}
}

static void test_order(void **state)
{
	(void)state;
	struct table_view *view = new_view();
	table_view_go(view, 3);
	table_view_sort(view, ISSUE); /* เ แ โ ใ ไ do not count */
	assert_int_equal(table_view_row(view), 3);
	expect_order(view, "30124");
	table_view_sort(view, NUMBER); /* as numbers: ๑๐ behind ๔ */
	expect_order(view, "01234");
	table_view_sort(view, STATE); /* numbers, words, nothing */
	expect_order(view, "32104");
	table_view_sort(view, OWNER); /* equals as their owner has them */
	expect_order(view, "20413");
	table_view_filter(view, "กองช่าง");
	expect_order(view, "04");
	table_view_filter(view, "");
	table_view_sort(view, -1);
	expect_order(view, "01234");
	table_view_free(view);
}

static void test_sort_key_goes_round(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(7, 45);
	struct canvas whole = canvas_of(terminal);
	struct table_view *view = new_view();
	table_view_paint(view, &whole, true);                /* without OWNER */
	assert_int_equal(press(view, 0x0E2B), EFFECT_PAINT); /* ห is on the key of s */
	expect_order(view, "01234");
	press(view, 's');
	expect(terminal, view,
		"    ที่  ประเด็น / มาตรการ ↑             ครบ\n"
		"─────────────────────────────────────────────\n"
		"    ๔  ข้อมูลจัดซื้อปี ๒๕๖๗ บนเว็บไซต์ล่าช้า…   ๓/๙\n"
		"    ๑  ประกาศรับสมัครงานไม่ทั่วถึง          เสร็จ\n"
		"    ๒  ผู้ติดต่อราชการรอคิวนาน             แก้ไข\n"
		"    ๓  รถส่วนกลางไม่มีสมุดบันทึกการใช้       ๗/๙\n"
		"▌  ๑๐  เรื่องอื่น\n");
	press(view, 's');
	expect_order(view, "32104");
	press(view, 's');
	expect_order(view, "01234");
	table_view_free(view);
	terminal->ops->close(terminal);
}

/* --- the mouse --- */

static void test_mouse(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(6, 45);
	struct canvas whole = canvas_of(terminal);
	struct table_view *view = new_view();
	table_view_paint(view, &whole, true);
	assert_int_equal(mouse(view, 4, 20, MOUSE_PRESS), EFFECT_PAINT);
	assert_int_equal(table_view_row(view), 2);
	assert_int_equal(mouse(view, 3, 20, MOUSE_DOUBLE), EFFECT_UNUSED);
	assert_int_equal(table_view_row(view), 1);
	assert_int_equal(mouse(view, 1, 20, MOUSE_WHEEL_DOWN), EFFECT_PAINT);
	assert_int_equal(table_view_row(view), 4);
	mouse(view, 1, 20, MOUSE_WHEEL_UP);
	assert_int_equal(table_view_row(view), 1);
	/* A heading sorts by its column, and once more not. */
	table_view_paint(view, &whole, true);
	assert_int_equal(mouse(view, 0, 40, MOUSE_PRESS), EFFECT_PAINT);
	expect_order(view, "32104");
	assert_int_equal(mouse(view, 0, 40, MOUSE_PRESS), EFFECT_PAINT);
	expect_order(view, "01234");
	table_view_set_rows(view, 1);
	table_view_paint(view, &whole, true);
	assert_int_equal(mouse(view, 4, 20, MOUSE_PRESS), EFFECT_UNUSED);
	assert_int_equal(mouse(view, 99, 20, MOUSE_PRESS), EFFECT_UNUSED);
	table_view_free(view);
	terminal->ops->close(terminal);
}

/* --- a list of one column --- */

static enum style name(void *context, size_t row, size_t column, struct str *out)
{
	(void)context, (void)column;
	str_puts(out, cells[row][OWNER]);
	return STYLE_PLAIN;
}

static void test_plain_list(void **state)
{
	(void)state;
	static const struct table_column one = {.heading = NULL};
	struct terminal *terminal = terminal_grid(3, 20);
	struct table_view *view = table_view_new(&one, 1, name, NULL);
	table_view_own_filter(view);
	table_view_set_rows(view, 3);
	expect(terminal, view,
		"▌ กองช่าง\n"
		"  สำนักปลัด\n"
		"  กองคลัง\n");
	assert_int_equal(press(view, '/'), EFFECT_UNUSED);
	assert_int_equal(press(view, 's'), EFFECT_UNUSED);
	table_view_filter(view, "กองค");
	expect(terminal, view,
		"▌ กองคลัง\n"
		"\n"
		"\n");
	table_view_free(view);
	terminal->ops->close(terminal);
}

int main(void)
{
	language_start(TOP_BUILDDIR "/po");
	language_set("th");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_looks),
		cmocka_unit_test(test_optional_columns_go_first),
		cmocka_unit_test(test_columns_go_by_need),
		cmocka_unit_test(test_any_size),
		cmocka_unit_test(test_scrolls),
		cmocka_unit_test(test_moves),
		cmocka_unit_test(test_rows_come_and_go),
		cmocka_unit_test(test_filter),
		cmocka_unit_test(test_typing_a_filter),
		cmocka_unit_test(test_going_to_a_row_that_is_filtered_out),
		cmocka_unit_test(test_filter_by_more_than_is_shown),
		cmocka_unit_test(test_rows_are_told_apart),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_parts_at_any_size),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_sort_key_goes_round),
		cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_plain_list),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
