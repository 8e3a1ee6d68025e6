/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ITA result: its items, the measures that answer them, other years. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/ita_desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/key.h"

/* --- what is seen --- */

static void test_shown(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	grid_press(desk.grid, 'a');
	desk_run(&desk);
	assert_shown(
		&desk, "ITA ปี ๒๕๖๗   คะแนนรวม ๘๘.๔๐   ระดับ ผ่านดี   ! ไม่ตรง คะแนนนี้คือ ผ่าน");
	assert_shown(&desk, "IIT ๘๔.๑๐ (๓๐%)   EIT ๙๐.๒๐ (๓๐%)   OIT ๙๐.๓๐ (๔๐%)");
	assert_shown(&desk, "▌ i7 ");
	assert_shown(&desk, "✓ ดี ");
	assert_shown(&desk, "↓ จุดอ่อน   กองคลัง          ! ยังไม่มี");
	assert_shown(&desk, "๑, ๙?");
	assert_shown(&desk, "มาตรการ: ที่ ๑ คิวยาว");
	/* From the measures too, and as a letter. */
	ita_again(&desk, "\na");
	grid_press(desk.grid, K_DOWN);
	desk_run(&desk);
	assert_shown(&desk, "ประเด็น: รอนาน");
	assert_shown(&desk, "ยังไม่มี กด l เลือกมาตรการ");
	desk_remove(&desk);
}

static void test_nothing_there(void **state)
{
	struct desk desk;
	(void)state;
	ita_make_bare(&desk);
	grid_type(desk.grid, "a");
	desk_run(&desk);
	assert_shown(&desk, "ITA ปี —   คะแนนรวม —");
	assert_shown(&desk, "กด n เพิ่มข้อแรก");
	ita_again(&desk, "at");
	desk_run(&desk);
	assert_shown(&desk, "ยังไม่มีรายงานใดของหน่วยงานนี้ที่มีคะแนน ITA");
	desk_remove(&desk);
}

/* --- the list --- */

static void test_take_out_and_move(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "a");
	grid_press(desk.grid, CTRL('D'));
	grid_press(desk.grid, CTRL('D'));
	grid_press(desk.grid, CTRL('D')); /* it is the last already */
	desk_run(&desk);
	assert_items(&desk, "e11: o34:1,9 i7:1 ");
	assert_shown(&desk, "▌ i7 ");
	ita_again(&desk, "a");
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, CTRL('U'));
	desk_run(&desk);
	assert_items(&desk, "o34:1,9 e11: i7:1 ");
	ita_again(&desk, "ady\n");
	desk_run(&desk);
	assert_items(&desk, "o34:1,9 e11: i7:1 ");
	ita_again(&desk, "ad" GRID_SURELY);
	desk_run(&desk);
	assert_items(&desk, "e11: i7:1 ");
	desk_remove(&desk);
}

/* --- the measures that answer it --- */

static void test_links(void **state)
{
	struct desk desk;
	struct report report;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "al");
	desk_run(&desk);
	assert_shown(&desk, "[x] ๑  คิวยาว");
	assert_shown(&desk, "[ ] ๓  ป้าย");
	ita_again(&desk, "al ");
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, " \n");
	desk_run(&desk);
	assert_items(&desk, "i7:3 e11: o34:1,9 ");
	/* Nothing is another: nothing is written; Esc does not write either. */
	ita_again(&desk, "al\n");
	desk_run(&desk);
	ita_again(&desk, "al ");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_items(&desk, "i7:3 e11: o34:1,9 ");
	/* A place where there is no card goes with the first change. */
	ita_again(&desk, "a");
	grid_press(desk.grid, K_END);
	grid_type(desk.grid, "l");
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, " \n");
	desk_run(&desk);
	assert_items(&desk, "i7:3 e11: o34:1,2 ");
	/* The cards say what they said. */
	office_load(&desk.office, 1, &report);
	for (size_t i = 0; i < report.count; i++)
		assert_false(report.cards[i].refs.present);
	report_release(&report);
	desk_remove(&desk);
}

/* Cards that are moved on the screen below keep their links. */
static void test_links_follow(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "\n");
	grid_press(desk.grid, CTRL('D'));
	grid_type(desk.grid, "a");
	desk_run(&desk);
	assert_items(&desk, "i7:2 e11: o34:2,9 ");
	assert_shown(&desk, "มาตรการ: ที่ ๒ คิวยาว");
	desk_remove(&desk);
}

static void test_new_measure(void **state)
{
	struct desk desk;
	struct report report;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "a");
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "m");
	desk_run(&desk);
	assert_shown(&desk, "มาตรการที่ ๔ จาก ๔");
	assert_shown(&desk, "ลำดับ");
	assert_items(&desk, "i7:1 e11:4 o34:1,9 ");
	office_load(&desk.office, 1, &report);
	assert_int_equal(report.count, 4);
	const struct card *card = &report.cards[3];
	assert_string_equal(card->issue, "รอนาน");
	assert_string_equal(card->measure, "ควรบอก\nลำดับ");
	assert_int_equal(card->owners.count, 1);
	assert_string_equal(card->owners.items[0], "กองคลัง");
	assert_int_equal(card->refs.count, 1);
	assert_string_equal(card->refs.items[0], "e11");
	report_release(&report);
	assert_sound(desk.app.store);
	/* Where there is one, another is asked about. */
	ita_again(&desk, "amn");
	desk_run(&desk);
	assert_items(&desk, "i7:1 e11:4 o34:1,9 ");
	/* Back from the guide the list knows it, and g goes there. */
	ita_again(&desk, "amy");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "๑, ๕");
	ita_again(&desk, "ag");
	desk_run(&desk);
	assert_shown(&desk, "ไปที่มาตรการใด");
	ita_again(&desk, "a");
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "g");
	desk_run(&desk);
	assert_shown(&desk, "มาตรการที่ ๔ จาก ๕");
	desk_remove(&desk);
}

/* A step in the list is done on what is shown, or not at all. */
static void test_list_was_changed(void **state)
{
	static const char *const keys[] = {("d" GRID_SURELY), "m", "l"};
	(void)state;
	for (size_t i = 0; i < COUNT(keys); i++) {
		struct desk desk;
		struct others others = {&desk, others_put_one_before};
		ita_make(&desk);
		grid_type(desk.grid, "a");
		grid_press(desk.grid, K_DOWN);
		grid_see(desk.grid, others_come, &others);
		grid_type(desk.grid, keys[i]);
		desk_run(&desk);
		assert_shown(&desk, "มีผู้อื่นเพิ่งแก้ไขรายงานนี้ โปรดดูอีกครั้ง");
		assert_shown(&desk, " i1 ");
		assert_items(&desk, "i1: i7:1 e11: o34:1,9 ");
		desk_remove(&desk);
	}
}

/* --- submitted, approved --- */

/* Says so before one types; nothing that would change it is in the bar or is done. */
static void assert_locked(struct desk *desk, const char *title, const char *message)
{
	ita_again(desk, "andlm");
	grid_press(desk->grid, CTRL('D'));
	desk_run(desk);
	assert_shown(desk, title);
	assert_not_shown(desk, "n สร้างใหม่");
	assert_items(desk, "i7:1 ");
	ita_again(desk, "a\n9");
	desk_run(desk);
	assert_shown(desk, message);
	ita_again(desk, "ae9");
	grid_press(desk->grid, CTRL('S'));
	desk_run(desk);
	assert_shown(desk, title + strlen("ผล ITA "));
	assert_ita(desk, "\"year\":2567,\"total\":88.4");
}

static void test_locked(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	int64_t revision;
	(void)state;
	desk_with_report(&desk, ITA_START
		"\"ita\":{\"year\":2567,\"total\":88.4,\"items\":[{\"code\":\"i7\","
		"\"score\":92,\"cards\":[1]}]},\"state\":\"submitted\","
		"\"cards\":[{\"issue\":\"คิวยาว\",\"state\":\"done\"}]}");
	office_people(&desk.office);
	assert_locked(&desk, "ผล ITA (เสนอแล้ว อ่านได้อย่างเดียว)",
		"รายงานนี้เสนอแล้ว แก้ไขได้เมื่อดึงกลับ (รายการมาตรการ กด v แล้ว w)");
	struct signer *signer = office_unlock(desk.app.store, "palad");
	assert_done(store_head_revision(desk.app.store, 1, &revision, &error), &error);
	assert_int_equal(office_sign_report(desk.app.store, 1, &revision, "เห็นชอบ",
				 "๒๐ พฤศจิกายน ๒๕๖๙", signer, &error),
		SAVE_DONE);
	signer_free(signer);
	assert_locked(&desk, "ผล ITA (อนุมัติแล้ว อ่านได้อย่างเดียว)", "รายงานนี้อนุมัติแล้ว");
	desk_remove(&desk);
}

/* --- other years --- */

static void test_trend(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "th");
	desk_samples(&desk);
	grid_type(desk.grid, "at");
	desk_run(&desk);
	assert_shown(&desk, "  ๒๕๖๖    ━━");
	assert_shown(&desk, "๙๐.๘๔   +๓.๕๘  ผ่านดี");
	assert_shown(&desk, "๙๐.๔๑   -๐.๔๓  ผ่าน");
	desk_remove(&desk);
}

/* Two reports that name other figures for one year both stand there; the same figures
 * stand once; other agencies' and results without figures do not. */
static void test_trend_of_doubles(void **state)
{
	static const char *const more[] = {
		"\"fiscal_year\":2568,\"months\":6,\"ita\":{\"year\":2567,\"total\":70}",
		"\"fiscal_year\":2567,\"months\":12,\"ita\":{\"total\":66.5}",
		"\"fiscal_year\":2567,\"months\":6,\"ita\":{\"year\":2566,\"total\":66.5}",
		"\"fiscal_year\":2566,\"months\":12,\"ita\":{\"level\":\"A\"}",
	};
	struct desk desk;
	(void)state;
	ita_make(&desk);
	for (size_t i = 0; i < COUNT(more); i++) {
		struct str json = STR_INIT;
		struct report report;
		str_printf(&json,
			"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
			"\"agency\":{\"type\":\"องค์การบริหารส่วนตำบล\",\"name\":\"ทดลอง\"},"
			"\"title\":\"%zu\",%s,\"cards\":[]}",
			i, more[i]);
		office_parse(json.data, &report);
		office_import(&desk.office, &report);
		report_release(&report);
		str_release(&json);
	}
	grid_type(desk.grid, "at");
	desk_run(&desk);
	assert_shown(&desk, " ๒๕๖๖   ");
	assert_not_shown(&desk, "๒๕๖๖/");
	assert_not_shown(&desk, "๒๕๖๕");
	assert_shown(&desk, "๒๕๖๗/๖ ");
	assert_shown(&desk, "๒๕๖๗/๑๒");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shown),
		cmocka_unit_test(test_nothing_there),
		cmocka_unit_test(test_take_out_and_move),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_links_follow),
		cmocka_unit_test(test_new_measure),
		cmocka_unit_test(test_list_was_changed),
		cmocka_unit_test(test_locked),
		cmocka_unit_test(test_trend),
		cmocka_unit_test(test_trend_of_doubles),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
