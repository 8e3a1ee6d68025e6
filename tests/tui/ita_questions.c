/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the office says of the questions of the ITA, on its screen. */
#include <config.h>

#include "tests/support/ita_desk.h"

#include <stdlib.h>
#include <string.h>

#include "db/ita_questions.h"
#include "db/store.h"
#include "model/ita_bank.h"
#include "model/ita_body.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/str.h"
#include "tui/terminal/key.h"

static bool hear(void *context, const char *code, const char *text)
{
	str_printf(context, "%s=%s ", code, text ? text : "(none)");
	return true;
}

static void assert_said(struct desk *desk, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str said = STR_INIT;
	assert_done(store_ita_questions(
			    desk->app.store, 2567, ITA_LOCAL, hear, &said, &error),
		&error);
	assert_string_equal(said.data, expected);
	str_release(&said);
}

/* The questions of 2567, with those that hold the words. */
static void show(struct desk *desk, const char *words)
{
	ita_make(desk);
	grid_type(desk->grid, "ai/");
	grid_type(desk->grid, words);
	grid_type(desk->grid, "\n");
}

static void test_how_sure(void **state)
{
	struct desk desk;
	(void)state;
	show(&desk, "ข้อมูลผู้บริหาร");
	desk_run(&desk);
	assert_shown(&desk, "คำถามของ ITA");
	assert_shown(&desk, "๒๕๖๗  องค์กรปกครองส่วนท้องถิ่น");
	assert_shown(&desk, "▌ o2 ");
	assert_shown(&desk, "ตรวจแล้ว: หน้าเว็บ ITA ปี ๒๕๖๗ ของเทศบาลแห่งหนึ่ง");
	desk_remove(&desk);
	show(&desk, "ถามตอบ");
	desk_run(&desk);
	assert_shown(&desk, "ความแน่ใจ: ยังไม่ได้ตรวจกับคู่มือ");
	desk_remove(&desk);
}

static void test_change(void **state)
{
	struct desk desk;
	(void)state;
	show(&desk, "ถามตอบ");
	grid_type(desk.grid, "\n");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "ถามอย่างอื่น\n");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_said(&desk, "o6=ถามอย่างอื่น ");
	desk_remove(&desk);
}

static void test_new(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	/* One that is none, one that is there, and one that is missing. */
	grid_type(desk.grid, "ainq1\n");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "o35\n");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "o36\nข้อที่เพิ่ม\n");
	desk_run(&desk);
	assert_said(&desk, "o36=ข้อที่เพิ่ม ");
	desk_remove(&desk);
}

/* F8 alone is yes; what ships holds again afterwards. */
static void test_out_and_back(void **state)
{
	struct desk desk;
	(void)state;
	show(&desk, "ถามตอบ");
	grid_type(desk.grid, "dy\n");
	desk_run(&desk);
	assert_said(&desk, "");
	desk_remove(&desk);
	show(&desk, "ถามตอบ");
	grid_type(desk.grid, "d");
	grid_press(desk.grid, K_F8);
	desk_run(&desk);
	assert_said(&desk, "o6=(none) ");
	assert_shown(&desk, "สำนักงานเอาออก");
	desk_remove(&desk);
	show(&desk, "ถามตอบ");
	grid_type(desk.grid, "d");
	grid_press(desk.grid, K_F8);
	grid_type(desk.grid, "r");
	grid_press(desk.grid, K_F8);
	desk_run(&desk);
	assert_said(&desk, "");
	assert_shown(&desk, "กลับเป็นตามโปรแกรมแล้ว");
	desk_remove(&desk);
}

/* An item that was added is gone when it is taken out. */
static void test_added_and_out(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "aino36\nข้อที่เพิ่ม\n/ที่เพิ่ม\nd");
	grid_press(desk.grid, K_F8);
	desk_run(&desk);
	assert_said(&desk, "");
	desk_remove(&desk);
}

static void test_other_year(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "aiy๒๕๖๙  สถาน\n/SAR\n");
	desk_run(&desk);
	assert_shown(&desk, "๒๕๖๙  สถานศึกษา");
	assert_shown(&desk, "▌ o8 ");
	assert_shown(&desk, "ตรวจแล้ว");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_how_sure),
		cmocka_unit_test(test_change),
		cmocka_unit_test(test_new),
		cmocka_unit_test(test_out_and_back),
		cmocka_unit_test(test_added_and_out),
		cmocka_unit_test(test_other_year),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
