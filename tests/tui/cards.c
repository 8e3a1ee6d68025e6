/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of one report: how they are shown, added, moved, taken out. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/report.h"
#include "office/settings.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/key.h"

#define CARDS                                                                                                                                                \
	"{\"issue\":\"คิวยาว\",\"measure\":\"แจกบัตรคิว\",\"owners\":[\"กองคลัง\",\"กองช่าง\"]," \
	"\"state\":\"returned\"},{\"issue\":\"รถส่วนกลาง\",\"unconfirmed\":[\"issue\"]},"                                                \
	"{\"measure\":\"เว็บไซต์\",\"period\":\"ม.ค. – ก.ย.\",\"state\":\"done\"},{}"

static void begin(struct desk *desk)
{
	desk_with_cards(desk, CARDS);
	grid_press(desk->grid, K_ENTER);
}

/* Runs what was scripted, and leaves the terminal ready for the next script. */
static void again(struct desk *desk)
{
	desk_from_reports(desk);
	grid_press(desk->grid, K_ENTER);
}

/* What the cards' issues are, joined by slashes; "-" for those without one. */
static void assert_issues(struct desk *desk, const char *expected)
{
	struct report report;
	struct str issues = STR_INIT;
	office_load(&desk->office, 1, &report);
	for (size_t i = 0; i < report.count; i++) {
		const char *issue = report.cards[i].issue;
		str_puts(&issues, i ? "/" : "");
		str_puts(&issues, issue && *issue ? issue : "-");
	}
	assert_string_equal(issues.data, expected);
	str_release(&issues);
	report_release(&report);
}

/* A long name stands in full below, or ends in a sign that there is more. */
static void test_long_name(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk,
		"{\"issue\":\"A long issue that does not fit into the table nor into one "
		"line below it\",\"measure\":\"A measure with an END.\"}");
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "END.");
	assert_shown(&desk, "ยังขาด");
	desk_remove(&desk);
	for (int ascii = 0; ascii < 2; ascii++) {
		desk_with_cards(&desk,
			"{\"issue\":\"A long issue that does not fit into the table nor "
			"into one line below it nor into two of them, as it is much too "
			"long for all of that, and so it is cut, but not without a "
			"sign\",\"measure\":\"END.\"}");
		desk.app.settings.lines = ascii ? LINES_ASCII : LINES_DRAWN;
		grid_press(desk.grid, K_ENTER);
		desk_run(&desk);
		assert_not_shown(&desk, "END.");
		assert_shown(&desk, ascii ? "~\n   ยังขาด" : "…\n   ยังขาด");
		desk_remove(&desk);
	}
}

static void test_details(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_press(desk.grid, K_DOWN);
	desk_run(&desk);
	assert_shown(&desk, "ยังขาด: มาตรการ, ขั้นตอน, ระยะเวลา, ผู้รับผิดชอบ");
	assert_shown(&desk, "ยังไม่ยืนยัน: ประเด็น");
	assert_shown(&desk, "๐/๗ !");
	assert_shown(&desk, "กองคลัง +๑");
	assert_shown(&desk, "๑ จาก ๔ เสร็จ");
	desk_remove(&desk);
}

static void test_add(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "n");
	grid_type(desk.grid, "ใหม่");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_issues(&desk, "คิวยาว/รถส่วนกลาง/-/-/ใหม่");
	/* It is there at once, and the cursor on it. */
	assert_shown(&desk, "▌    ๕  ใหม่");
	desk_remove(&desk);
}

/* The filter searches all that a measure says: what is not shown of it, too. */
static void test_filter_by_all_it_says(void **state)
{
	static const struct {
		const char *words, *found;
	} rows[] = {{"กองช่าง", "คิวยาว"}, {"บัตรคิว", "คิวยาว"}, {"ด้านบริการ", "รถส่วนกลาง"},
		{"เติมน้ำมัน", "รถส่วนกลาง"}, {"ทุกเดือน", "รถส่วนกลาง"},
		{"สมุดหนึ่งเล่ม", "รถส่วนกลาง"}, {"รูปรถ", "รถส่วนกลาง"}, {"o34", "รถส่วนกลาง"}};
	struct desk desk;
	(void)state;
	desk_with_cards(&desk,
		"{\"issue\":\"คิวยาว\",\"measure\":\"แจกบัตรคิว\",\"owners\":[\"กองคลัง\","
		"\"กองช่าง\"]},{\"group\":\"ด้านบริการ\",\"refs\":[\"o34\"],\"issue\":\"รถส่วนกลาง\","
		"\"steps\":{\"items\":[\"จดเลขไมล์\",\"เติมน้ำมัน\"]},\"period\":\"ทุกเดือน\","
		"\"output\":\"สมุดหนึ่งเล่ม\",\"evidence\":[{\"kind\":\"photo\",\"ref\":\"x\","
		"\"caption\":\"รูปรถ\"}]}");
	for (size_t i = 0; i < COUNT(rows); i++) {
		again(&desk);
		grid_type(desk.grid, "/");
		grid_type(desk.grid, rows[i].words);
		desk_run(&desk);
		assert_shown(&desk, "๑ จาก ๒");
		assert_shown(&desk, rows[i].found);
	}
	/* A card that says something else now is searched as it is now. */
	again(&desk);
	grid_type(desk.grid, "n");
	grid_type(desk.grid, "กล้อง");
	grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, "/กล้อง");
	desk_run(&desk);
	assert_shown(&desk, "๑ จาก ๓");
	desk_remove(&desk);
}

/* The numbers of all cards, with those that are out. */
static void assert_card_numbers(struct desk *desk, int64_t last)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	assert_done(store_card(desk->app.store, last, &entry, &error), &error);
	card_entry_release(&entry);
	assert_false(store_card(desk->app.store, last + 1, &entry, &error));
	error_release(&error);
}

/* A new card in which nothing is typed was never there, however one leaves it; one in
 * which something was typed stays, be it empty again. */
static void test_add_nothing(void **state)
{
	static const keystroke ways[] = {K_ESCAPE, K_F10, CTRL('S'), 0};
	struct desk desk;
	(void)state;
	for (size_t i = 0; i < COUNT(ways); i++) {
		begin(&desk);
		grid_type(desk.grid, "n\t\t\t\t");
		grid_press(desk.grid, SHIFT(K_TAB));
		grid_press(desk.grid, K_F4);
		if (ways[i])
			grid_press(desk.grid, ways[i]);
		desk_run(&desk);
		assert_issues(&desk, "คิวยาว/รถส่วนกลาง/-/-");
		assert_card_numbers(&desk, 4);
		if (ways[i] == K_ESCAPE)
			assert_shown(&desk, "▌    ๑  คิวยาว");
		desk_remove(&desk);
	}
	begin(&desk);
	grid_type(desk.grid, "nก");
	grid_press(desk.grid, K_BACKSPACE);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_issues(&desk, "คิวยาว/รถส่วนกลาง/-/-/-");
	assert_shown(&desk, "▌    ๕");
	desk_remove(&desk);
}

/* What was typed in a new card is there again after the program was cut off. */
static void test_add_cut_off(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "nใหม่");
	desk_run(&desk);
	assert_issues(&desk, "คิวยาว/รถส่วนกลาง/-/-/-");
	desk_again(&desk);
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "\n\t");
	desk_run(&desk);
	assert_issues(&desk, "คิวยาว/รถส่วนกลาง/-/-/ใหม่");
	desk_remove(&desk);
}

static void test_move(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_press(desk.grid, CTRL('U')); /* the first cannot */
	grid_press(desk.grid, CTRL('D'));
	grid_press(desk.grid, ALT(K_DOWN));
	desk_run(&desk);
	assert_issues(&desk, "รถส่วนกลาง/-/คิวยาว/-");
	assert_shown(&desk, "▌    ๓  คิวยาว");
	again(&desk);
	grid_press(desk.grid, K_END);
	grid_press(desk.grid, CTRL('D')); /* nor the last */
	grid_press(desk.grid, CTRL('U'));
	desk_run(&desk);
	assert_issues(&desk, "รถส่วนกลาง/-/-/คิวยาว");
	desk_remove(&desk);
}

static void test_take_out(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "d");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_issues(&desk, "คิวยาว/รถส่วนกลาง/-/-");
	again(&desk);
	grid_type(desk.grid, "d" GRID_SURELY);
	desk_run(&desk);
	assert_issues(&desk, "รถส่วนกลาง/-/-");
	assert_shown(&desk, "Ctrl-Z นำกลับ");
	again(&desk);
	grid_type(desk.grid, "d" GRID_SURELY "\032");
	desk_run(&desk);
	assert_issues(&desk, "รถส่วนกลาง/-/-"); /* to its old place */
	assert_shown(&desk, "▌    ๑  รถส่วนกลาง");
	again(&desk);
	grid_type(desk.grid, "d" GRID_SURELY);
	grid_press(desk.grid, K_END);
	grid_type(desk.grid, "\032");
	desk_run(&desk);
	assert_shown(&desk, "▌    ๑  รถส่วนกลาง");
	desk_remove(&desk);
}

/* A question that the window is too small for is not answered unseen. */
static void test_not_answered_unseen(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "d");
	grid_resize(desk.grid, 8, 40);
	grid_type(desk.grid, GRID_SURELY);
	grid_click(desk.grid, 6, 6);
	desk_run(&desk);
	assert_shown(&desk, "๔๐");
	assert_not_shown(&desk, "นำออก");
	assert_issues(&desk, "คิวยาว/รถส่วนกลาง/-/-");
	again(&desk);
	grid_type(desk.grid, "d");
	grid_resize(desk.grid, 8, 40);
	grid_type(desk.grid, GRID_SURELY);
	grid_resize(desk.grid, 24, 80);
	desk_run(&desk);
	assert_shown(&desk, "นำออก");
	again(&desk);
	grid_type(desk.grid, "d");
	grid_resize(desk.grid, 8, 40);
	grid_press(desk.grid, CTRL('Q')); /* out of the question, then out */
	grid_press(desk.grid, CTRL('Q'));
	desk_run(&desk);
	assert_int_equal(desk.app.depth, 0);
	assert_false(desk.app.ending);
	assert_issues(&desk, "คิวยาว/รถส่วนกลาง/-/-");
	desk_remove(&desk);
}

/* The keyboard in Thai: the same keys do the same. */
static void test_thai_keys(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "ื"); /* n */
	desk_run(&desk);
	assert_shown(&desk, "มาตรการที่ ๕ จาก ๕");
	desk_remove(&desk);
}

/* A click on the bar is no letter for the filter. */
static void test_click_while_filtering(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "/รถ");
	grid_click(desk.grid, 23, 14); /* n: a new measure */
	desk_run(&desk);
	assert_shown(&desk, "มาตรการที่ ๕ จาก ๕");
	desk_remove(&desk);
}

static void test_filter(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "/รถ\n\n");
	desk_run(&desk);
	assert_shown(&desk, "มาตรการที่ ๒ จาก ๔");
	assert_shown(&desk, "รถส่วนกลาง");
	desk_remove(&desk);
}

/* Beside the state of a report its year has room, and nothing is cut. */
static void test_title_of_an_approved_report(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	raw_run(desk.app.store, "UPDATE report SET state = 'approved'");
	grid_resize(desk.grid, 24, 80);
	desk_run(&desk);
	struct str title = STR_INIT;
	for (int column = 0; column < 80; column++)
		str_puts(&title, grid_cell(desk.grid, 0, column));
	assert_non_null(strstr(title.data, "ปีงบประมาณ ๒๕๖๘ รอบ ๑๒ เดือน "));
	assert_non_null(strstr(title.data, " [อนุมัติแล้ว]  "));
	assert_null(strstr(title.data, "…"));
	str_release(&title);
	desk_remove(&desk);
}

/* In a narrow window the year stays, whatever is said at the right. */
static void test_year_in_a_narrow_title(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_report(&desk,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
		"\"agency\":{\"type\":\"องค์การบริหารส่วนตำบล\",\"name\":\"ธารตะวัน\"},"
		"\"fiscal_year\":2568,\"months\":12,\"title\":\"รายงาน\",\"cards\":[]}");
	raw_run(desk.app.store, "UPDATE report SET state = 'approved'");
	grid_resize(desk.grid, 20, 60);
	grid_type(desk.grid, "t");
	desk_run(&desk);
	assert_shown(&desk, "ปีงบประมาณ ๒๕๖๘");
	assert_shown(&desk, "  ข้อความก่อน");
	desk_remove(&desk);
}

static void test_empty_report(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid,
		"d" GRID_SURELY "d" GRID_SURELY "d" GRID_SURELY "d" GRID_SURELY);
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, CTRL('D'));
	desk_run(&desk);
	assert_shown(&desk, "กด n เพื่อเพิ่มมาตรการแรก");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_details),
		cmocka_unit_test(test_long_name),
		cmocka_unit_test(test_filter_by_all_it_says),
		cmocka_unit_test(test_add),
		cmocka_unit_test(test_add_nothing),
		cmocka_unit_test(test_add_cut_off),
		cmocka_unit_test(test_move),
		cmocka_unit_test(test_take_out),
		cmocka_unit_test(test_not_answered_unseen),
		cmocka_unit_test(test_thai_keys),
		cmocka_unit_test(test_filter),
		cmocka_unit_test(test_click_while_filtering),
		cmocka_unit_test(test_title_of_an_approved_report),
		cmocka_unit_test(test_year_in_a_narrow_title),
		cmocka_unit_test(test_empty_report),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
