/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Find and replace on the screen: asked, looked through, left, done, taken back there and in
 * the list of measures, from a measure and from the memo, while somebody else edits.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/terminal/key.h"

/* The memo and two measures: กองคลัง in all, digits in one. */
static void begin(struct desk *desk)
{
	desk_with_report(desk,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\",\"agency\":{\"type\":\"อบต.\","
		"\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12,\"title\":\"รายงาน\","
		"\"memo\":{\"subject\":\"เรื่องกองคลัง\"},\"cards\":["
		"{\"issue\":\"กองคลัง 12\",\"owners\":[\"กองคลัง\"],\"state\":\"done\"},"
		"{\"issue\":\"ของกอง คลัง\"}]}");
	grid_press(desk->grid, K_ENTER);
}

/* memo / issue of the first, owner, state / issue of the second */
static void assert_report(struct desk *desk, const char *expected)
{
	struct report report;
	struct str all = STR_INIT;
	office_load(&desk->office, 1, &report);
	str_printf(&all, "%s / %s %s %s / %s", report.memo.subject, report.cards[0].issue,
		report.cards[0].owners.items[0], card_state_name(report.cards[0].state),
		report.cards[1].issue);
	assert_string_equal(all.data, expected);
	str_release(&all);
	report_release(&report);
	assert_sound(desk->office.store);
}

#define AS_IT_WAS "เรื่องกองคลัง / กองคลัง 12 กองคลัง done / ของกอง คลัง"
#define REPLACED  "เรื่องกองช่าง / กองช่าง 12 กองช่าง draft / ของกองช่าง"

/* Over words: what is asked. */
static void ask(struct desk *desk)
{
	grid_type(desk->grid, "r");
	grid_press(desk->grid, K_ENTER);
	grid_type(desk->grid, "กองคลัง");
	grid_press(desk->grid, K_ENTER);
	grid_type(desk->grid, "กองช่าง");
	grid_press(desk->grid, K_ENTER);
}

static void test_replaced(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	ask(&desk);
	desk_run(&desk);
	assert_shown(&desk, "๔ จาก ๔ แห่ง");
	assert_shown(&desk, "“กองคลัง” → “กองช่าง”");
	assert_shown(&desk, "จะเป็น: เรื่องกองช่าง");
	assert_shown(&desk, "กลับเป็นฉบับร่าง: ๑");
	assert_report(&desk, AS_IT_WAS);
	desk_from_reports(&desk);
	grid_press(desk.grid, K_ENTER);
	ask(&desk);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "แทนที่แล้ว ๔ แห่ง");
	assert_report(&desk, REPLACED);
	desk_remove(&desk);
}

static void test_taken_back(void **state)
{
	struct desk desk;
	(void)state;
	/* There; and in the list, after it is left. */
	for (int list = 0; list < 2; list++) {
		begin(&desk);
		ask(&desk);
		grid_press(desk.grid, CTRL('S'));
		if (list)
			grid_press(desk.grid, K_ESCAPE);
		grid_press(desk.grid, CTRL('Z'));
		desk_run(&desk);
		assert_shown(&desk, "กลับเป็นอย่างเดิมทั้งหมดแล้ว");
		assert_report(&desk, AS_IT_WAS);
		desk_remove(&desk);
	}
}

/* Space leaves the first, a takes all or none, t but what is just so. */
static void test_left(void **state)
{
	static const struct {
		const char *keys, *then;
	} rows[] = {
		{" ", "เรื่องกองคลัง / กองช่าง 12 กองช่าง draft / ของกองช่าง"},
		{"a", AS_IT_WAS}, {"aa", REPLACED},
		{"a ", "เรื่องกองช่าง / กองคลัง 12 กองคลัง done / ของกอง คลัง"},
		{"t", "เรื่องกองช่าง / กองช่าง 12 กองช่าง draft / ของกอง คลัง"},
		{"tt", REPLACED}, {"\xE0\xB8\x9F", AS_IT_WAS}, /* a on a Thai keyboard */
	};
	struct desk desk;
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		begin(&desk);
		ask(&desk);
		grid_type(desk.grid, rows[i].keys);
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_report(&desk, rows[i].then);
		if (!strcmp(rows[i].then, AS_IT_WAS))
			assert_shown(&desk, "ยังไม่ได้เลือกแห่งใด");
		desk_remove(&desk);
	}
}

static void test_digits(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "r");
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_report(&desk, "เรื่องกองคลัง / กองคลัง ๑๒ กองคลัง draft / ของกอง คลัง");
	desk_remove(&desk);
}

/* Esc, and nothing to look for, leave the list as it is. */
static void test_not_asked(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "r");
	grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, "r");
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "ประเด็น / มาตรการ");
	assert_report(&desk, AS_IT_WAS);
	/* A mark without a letter is refused, and said. */
	desk_from_reports(&desk);
	grid_press(desk.grid, K_ENTER);
	grid_type(desk.grid, "r");
	grid_press(desk.grid, K_ENTER);
	grid_type(desk.grid, "ก");
	grid_press(desk.grid, K_ENTER);
	grid_paste(desk.grid, "\u0E49", strlen("\u0E49"));
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_report(&desk, AS_IT_WAS);
	desk_remove(&desk);
}

/* Enter opens where it stands, and one comes back to what was taken and left. */
static void test_opened(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	ask(&desk);
	grid_type(desk.grid, " ");
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "ต้องการอะไร");
	assert_shown(&desk, "กองคลัง 12");
	desk_from_reports(&desk);
	grid_press(desk.grid, K_ENTER);
	ask(&desk);
	grid_type(desk.grid, " ");
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "๓ จาก ๔ แห่ง");
	desk_remove(&desk);
}

/* By the palette, since no key is left where one types. */
static void ask_by_name(struct desk *desk)
{
	grid_press(desk->grid, ALT('x'));
	grid_type(desk->grid, "แทนที่");
	grid_press(desk->grid, K_ENTER);
	grid_press(desk->grid, K_ENTER);
	grid_type(desk->grid, "กองคลัง");
	grid_press(desk->grid, K_ENTER);
	grid_type(desk->grid, "กองช่าง");
	grid_press(desk->grid, K_ENTER);
}

/* From a measure what is typed there is saved before, that measure alone is looked through,
 * and one goes on typing in what it says then. */
static void test_from_a_measure(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_END);
	grid_type(desk.grid, "ก");
	ask_by_name(&desk);
	grid_press(desk.grid, CTRL('S'));
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, K_END);
	grid_type(desk.grid, "ข");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_not_shown(&desk, "ผู้อื่น");
	assert_report(&desk, "เรื่องกองคลัง / กองช่าง 12 กองช่าง draft / ของกอง คลัง");
	struct report report;
	office_load(&desk.office, 1, &report);
	assert_string_equal(report.cards[0].measure, "กข");
	report_release(&report);
	desk_remove(&desk);
	/* w: the whole report. */
	begin(&desk);
	grid_press(desk.grid, K_ENTER);
	ask_by_name(&desk);
	grid_type(desk.grid, "w");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_report(&desk, REPLACED);
	desk_remove(&desk);
}

static void test_from_the_memo(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "m");
	ask_by_name(&desk);
	grid_press(desk.grid, CTRL('S'));
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_report(&desk, REPLACED);
	assert_shown(&desk, "เรื่องกองช่าง");
	desk_remove(&desk);
}

static void change_issue(void *context)
{
	struct desk *desk = context;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct store *other = office_open(desk->office.path, STORE_WRITE);
	assert_done(store_card(other, 2, &entry, &error), &error);
	free(entry.card.issue);
	entry.card.issue = mem_strdup("ของเขา");
	assert_int_equal(store_save_card(other, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
	store_close(other);
}

/* What somebody changes between looking and doing, and since, stays. */
static void test_others_edit(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	ask(&desk);
	grid_see(desk.grid, change_issue, &desk);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_report(&desk, "เรื่องกองช่าง / กองช่าง 12 กองช่าง draft / ของเขา");
	assert_shown(&desk, "จึงคงไว้ ๑");
	desk_remove(&desk);
	begin(&desk);
	ask(&desk);
	grid_press(desk.grid, CTRL('S'));
	grid_see(desk.grid, change_issue, &desk);
	grid_press(desk.grid, CTRL('Z'));
	desk_run(&desk);
	assert_report(&desk, "เรื่องกองคลัง / กองคลัง 12 กองคลัง done / ของเขา");
	assert_shown(&desk, "ยกเว้นสิ่งที่มีผู้แก้ไขหลังจากนั้น ๑");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_replaced),
		cmocka_unit_test(test_taken_back),
		cmocka_unit_test(test_left),
		cmocka_unit_test(test_digits),
		cmocka_unit_test(test_not_asked),
		cmocka_unit_test(test_opened),
		cmocka_unit_test(test_from_a_measure),
		cmocka_unit_test(test_from_the_memo),
		cmocka_unit_test(test_others_edit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
