/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The progress of the work: bars, lists, what is late, and cards to read. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/engine.h"
#include "model/report.h"
#include "office/progress_rows.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/terminal/key.h"

#define CARDS                                                                                                                                                   \
	"{\"issue\":\"คิวยาว\",\"group\":\"บริการ\",\"owners\":[\"กองคลัง\",\"กองช่าง\"],\"period\":"       \
	"\"ต.ค. – มี.ค.\",\"state\":\"done\"},"                                                                                                     \
	"{\"issue\":\"รถส่วนกลาง\",\"owners\":[\"กองคลัง\"],\"period\":\"๑๙ พฤศจิกายน ๒๕๖๙\"}," \
	"{\"issue\":\"เว็บไซต์\",\"owners\":[\"กองคลัง\"],\"period\":\"๒๐ พฤศจิกายน ๒๕๖๙\","        \
	"\"state\":\"returned\"},"                                                                                                                              \
	"{\"issue\":\"แผนจัดซื้อ\",\"period\":\"ต.ค. ๖๙\",\"state\":\"done\"}"

static void begin_months(struct desk *desk, int year, int months)
{
	struct str json = STR_INIT;
	str_printf(&json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{"
		"\"name\":\"ทดลอง\"},\"fiscal_year\":%d,\"months\":%d,\"title\":\"ร\","
		"\"cards\":[" CARDS "]}",
		year, months);
	desk_with_report(desk, json.data);
	str_release(&json);
	grid_type(desk->grid, "\ng");
}

static void begin(struct desk *desk)
{
	begin_months(desk, 2570, 12);
}

/* A card of several owners counts for each; done is done or approved. */
static void test_bars_by_owner(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	desk_run(&desk);
	assert_shown(&desk, "ตามผู้รับผิดชอบ");
	assert_shown(&desk, "─  ๑/๓      ล่าช้า ๑\n");
	assert_shown(&desk, "กองช่าง               ━━━━━━━━━━━━━━━━━━━━━━━━━━  ๑/๑\n");
	assert_shown(&desk, "(ไม่มีผู้รับผิดชอบ)        ━━━━━━━━━━━━━━━━━━━━━━━━━━  ๑/๑\n");
	desk_remove(&desk);
}

/* Names that look the same have one bar, in which a card counts once. */
static void test_bars_that_look_alike(void **state)
{
	static const char *const owners[] = {"กองช่าง", "กองช่าง\u200E", "กองช่าง\u200F",
		"กอง\u200Bช่าง", "\uFEFFกองช่าง", "กองช่าง\u00A0", " กองช่าง",
		"กองช่าง\nกองช่าง "};
	struct progress_line lines[COUNT(owners)] = {{0}};
	struct progress_rows rows = {lines, COUNT(owners), COUNT(owners)};
	struct progress_bars bars = {NULL, 0, 0};
	const struct progress_filter all = {NULL, -1}, one = {"กองช่าง\u2069", -1};
	(void)state;
	for (size_t i = 0; i < COUNT(owners); i++)
		lines[i].owners = strdup(owners[i]);
	progress_bars_make(&bars, &rows, PROGRESS_BY_OWNER, &all, DIGITS_THAI);
	assert_int_equal(bars.count, 1);
	assert_string_equal(bars.items[0].name, "กองช่าง");
	assert_int_equal(bars.items[0].all, COUNT(owners));
	for (size_t i = 0; i < COUNT(owners); i++) {
		assert_true(progress_passes(&lines[i], &one));
		free(lines[i].owners);
	}
	progress_bars_release(&bars);
}

static void test_groupings(void **state)
{
	static const char *const shown[][2] = {
		{"ตามสถานะ", "เสร็จ                 ━━━━━━━━━━━━━─────────────  ๒/๔"},
		{"ตามเดือนที่ครบกำหนด",
			"พ.ย. ๖๙              ──────────────────────────  ๐/๒"},
		{"ตามไตรมาสที่ครบกำหนด",
			"ไตรมาส ๑/๒๕๗๐        ━━━━━━━━──────────────────  ๑/๓"},
		{"ตามกลุ่ม", "(ไม่มีกลุ่ม)"},
		{"ตามผู้รับผิดชอบ", "กองคลัง"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(shown); i++) {
		struct desk desk;
		begin(&desk);
		for (size_t times = 0; times <= i; times++)
			grid_type(desk.grid, "g");
		desk_run(&desk);
		assert_shown(&desk, shown[i][0]);
		assert_shown(&desk, shown[i][1]);
		desk_remove(&desk);
	}
}

/* Late is what is not done after the last day of its period; that day is none. */
static void test_late(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_press(desk.grid, K_TAB);
	desk_run(&desk);
	assert_shown(&desk, "[ล่าช้า ๑]");
	assert_shown(&desk, "▌ [ ]     ๒  รถส่วนกลาง");
	assert_shown(&desk, "ล่าช้า ๑ วัน");
	assert_not_shown(&desk, "เว็บไซต์");
	desk_remove(&desk);
}

static void test_lists(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	desk_run(&desk);
	assert_shown(&desk, "[รอตรวจ ๒]  ล่าช้า ๑   ส่งกลับ ๑   ทั้งหมด ๔");
	assert_not_shown(&desk, "รถส่วนกลาง");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\t\t");
	desk_run(&desk);
	assert_shown(&desk, "[ส่งกลับ ๑]");
	assert_shown(&desk, "▌ [ ]     ๓  เว็บไซต์");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\t\t\t");
	desk_run(&desk);
	assert_shown(&desk, "[ทั้งหมด ๔]");
	assert_shown(&desk, "    ๔  แผนจัดซื้อ");
	desk_remove(&desk);
}

/* What waits longest stands first, and says since when. */
static void test_oldest_first(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	(void)state;
	begin(&desk);
	assert_done(raw_try(desk.app.store,
			    "UPDATE card SET at = 1795143000 - number * 86400", &error),
		&error);
	desk_run(&desk);
	assert_shown(&desk, "▌ [ ]     ๔  แผนจัดซื้อ");
	assert_shown(&desk, "รอ ๔ วัน\n  [ ]     ๑  คิวยาว");
	assert_shown(&desk, "รอ ๑ วัน");
	desk_remove(&desk);
}

/* What is so since today says what it is, not only when. */
static void test_since_today(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	(void)state;
	begin(&desk);
	assert_done(raw_try(desk.app.store, "UPDATE card SET at = " DESK_NOW " - 600",
			    &error),
		&error);
	grid_type(desk.grid, "\t\t\t");
	desk_run(&desk);
	assert_shown(&desk, "กองคลัง +๑        รอตั้งแต่วันนี้\n");
	assert_shown(&desk, "กองคลัง           ↩ ส่งกลับวันนี้\n");
	desk_remove(&desk);
}

static void test_nothing(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, "");
	grid_type(desk.grid, "\nga");
	grid_press(desk.grid, K_ENTER);
	grid_type(desk.grid, " hmb");
	desk_run(&desk);
	assert_string_equal(grid_fault(desk.grid), "");
	assert_shown(&desk, "ตามผู้รับผิดชอบ");
	desk_remove(&desk);
	desk_with_cards(&desk, "{}");
	grid_type(desk.grid, "\ng");
	desk_run(&desk);
	assert_shown(&desk, "ไม่มีมาตรการที่รอตรวจ");
	desk_remove(&desk);
}

static void test_days_left(void **state)
{
	static const struct {
		int year, months;
		const char *shown;
	} cases[] = {
		{2570, 12, "เหลือ ๓๑๕ วัน"},
		{2570, 6, "เหลือ ๑๓๒ วัน"},
		{2569, 12, "สิ้นรอบมาแล้ว ๕๑ วัน"},
		{2569, 6, "สิ้นรอบมาแล้ว ๒๓๔ วัน"},
		{2571, 12, "จะเริ่มในอีก ๓๑๕ วัน"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct desk desk;
		begin_months(&desk, cases[i].year, cases[i].months);
		desk_run(&desk);
		assert_shown(&desk, cases[i].shown);
		desk_remove(&desk);
	}
}

/* One owner, one state, both; Esc shows all again. */
static void test_filter(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "f");
	grid_type(desk.grid, "กองช่าง");
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "[กองช่าง]");
	assert_shown(&desk, "[รอตรวจ ๑]  ล่าช้า ๐   ส่งกลับ ๐   ทั้งหมด ๑");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ngf");
	grid_type(desk.grid, "กองคลัง");
	grid_type(desk.grid, "\nf");
	grid_type(desk.grid, "ร่าง");
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "[กองคลัง]   [ร่าง]");
	assert_shown(&desk, "[ทั้งหมด ๑]");
	assert_shown(&desk, "รถส่วนกลาง");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ngf");
	grid_type(desk.grid, "ไม่มีผู้รับผิดชอบ");
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "[รอตรวจ ๑]");
	assert_shown(&desk, "แผนจัดซื้อ");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ngf");
	grid_type(desk.grid, "กองช่าง");
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "[รอตรวจ ๒]");
	desk_remove(&desk);
}

/* All reports of the year, then the one of the line under the cursor. */
static void test_year(void **state)
{
	struct desk desk;
	struct report report;
	(void)state;
	desk_with_report(&desk,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_year\":"
		"2570,\"months\":6,\"title\":\"หก\",\"cards\":[{\"issue\":\"หกเดือน\","
		"\"state\":\"done\"}]}");
	office_parse(
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_"
		"year\":2570,\"months\":12,\"title\":\"สิบสอง\",\"cards\":[{\"issue\":"
		"\"ทั้งปี\",\"state\":\"done\"}]}",
		&report);
	office_import(&desk.office, &report);
	report_release(&report);
	grid_type(desk.grid, "g");
	desk_run(&desk);
	assert_shown(&desk, "ปีงบประมาณ ๒๕๗๐ ทุกรายงาน");
	assert_shown(&desk, "หกเดือน");
	assert_shown(&desk, "ทั้งปี");
	desk_from_reports(&desk);
	grid_type(desk.grid, "g");
	grid_press(desk.grid, K_END);
	grid_type(desk.grid, "y");
	desk_run(&desk);
	assert_shown(&desk, "[รอตรวจ ๑]");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ngy");
	desk_run(&desk);
	assert_shown(&desk, "[รอตรวจ ๒]");
	desk_remove(&desk);
}

/* Enter reads the card under the cursor; n and p go through the list. */
static void test_read(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\t\t\t");
	grid_press(desk.grid, K_ENTER);
	grid_type(desk.grid, "nn");
	desk_run(&desk);
	assert_shown(&desk, "มาตรการที่ ๓  อ่านอย่างเดียว");
	assert_shown(&desk, "๓ จาก ๔");
	assert_shown(&desk, "เว็บไซต์");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\t\t\t");
	grid_press(desk.grid, K_ENTER);
	/* Nothing that is typed gets into it. */
	grid_type(desk.grid, "nnpxyz");
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, K_DOWN);
	desk_run(&desk);
	assert_shown(&desk, "▌ [ ]     ๒  รถส่วนกลาง");
	struct report report;
	office_load(&desk.office, 1, &report);
	assert_string_equal(report.cards[1].issue, "รถส่วนกลาง");
	report_release(&report);
	desk_remove(&desk);
}

/* What is marked stays so when the list is read again, and what is not does not become
 * so.
 */
static void test_marks_stay(void **state)
{
	struct desk desk;
	struct progress_rows rows = {0};
	struct error error = ERROR_INIT;
	const struct date today = {2569, 11, 20};
	(void)state;
	begin(&desk);
	assert_done(progress_rows_read(&rows, desk.office.store, 1, 0, today, &error),
		&error);
	assert_int_equal(rows.count, 4);
	rows.items[1].marked = true;
	const int64_t number = rows.items[1].number;
	for (int i = 0; i < 2; i++) {
		assert_done(
			progress_rows_read(&rows, desk.office.store, 1, 0, today, &error),
			&error);
		for (size_t j = 0; j < rows.count; j++)
			assert_int_equal(
				rows.items[j].marked, rows.items[j].number == number);
	}
	progress_rows_release(&rows);
	desk_remove(&desk);
}

/* More owners than rows: the rest is counted, and b shows them, scrolled. */
static void test_many_bars(void **state)
{
	enum { OWNERS = 60 };
	struct desk desk;
	struct str cards = STR_INIT;
	(void)state;
	for (int i = 1; i <= OWNERS; i++)
		str_printf(&cards, "%s{\"owners\":[\"unit %d.\"]}", i > 1 ? "," : "", i);
	desk_with_cards(&desk, cards.data);
	grid_type(desk.grid, "\ng");
	desk_run(&desk);
	assert_shown(&desk, "และอีก ๕๔ แถว");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ngb");
	grid_press(desk.grid, K_END);
	desk_run(&desk);
	assert_shown(&desk, "unit 60.");
	assert_not_shown(&desk, "unit 1.");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ngb");
	grid_press(desk.grid, K_PAGE_DOWN);
	grid_press(desk.grid, K_UP);
	grid_press(desk.grid, K_HOME);
	grid_press(desk.grid, K_DOWN);
	desk_run(&desk);
	assert_not_shown(&desk, "unit 1.");
	assert_shown(&desk, "unit 2.");
	str_release(&cards);
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bars_by_owner),
		cmocka_unit_test(test_bars_that_look_alike),
		cmocka_unit_test(test_groupings),
		cmocka_unit_test(test_late),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_oldest_first),
		cmocka_unit_test(test_since_today),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_days_left),
		cmocka_unit_test(test_filter),
		cmocka_unit_test(test_year),
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_many_bars),
		cmocka_unit_test(test_marks_stay),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
