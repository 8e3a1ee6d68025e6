/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who signs is chosen in the memo, by Ctrl-O, and never typed; the screens tell of whoever
 * could not sign, before anybody does.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/deputies.h"
#include "db/trust/people.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/terminal_grid.h"
#include "text/date.h"
#include "text/error.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/terminal/key.h"

#define REPORT(signatures)                                                               \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","                      \
	"\"agency\":{\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12,"  \
	"\"title\":\"รายงาน\",\"memo\":{\"signatures\":[" signatures "]},\"cards\":["    \
	"{\"issue\":\"ก\",\"measure\":\"ข\",\"state\":\"done\"}]}"

static void begin(struct desk *desk, const char *who, const char *json)
{
	desk_with_report(desk, json);
	office_people(&desk->office);
	desk_from_reports(desk);
	desk->who = who;
	desk->app.who = who;
}

/* The memo, at its first signature. */
static void go_to_memo(struct desk *desk)
{
	desk_from_reports(desk);
	grid_type(desk->grid, "\nm");
	for (int i = 0; i < 15; i++)
		grid_press(desk->grid, K_UP);
	for (int i = 0; i < 6; i++)
		grid_press(desk->grid, K_TAB);
}

static void assert_signature(struct desk *desk, const char *expected)
{
	char *text = raw_text(desk->app.store,
		"SELECT coalesce(name, '-') || '|' || coalesce(post, '-') || '|' || "
		"coalesce(signer, '-') FROM signature WHERE place = 1");
	assert_string_equal(text, expected);
	free(text);
}

static void test_person(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "somsri", REPORT("{\"name\":\"นายสมชาย ใจดี\"}"));
	go_to_memo(&desk);
	desk_run(&desk);
	/* The name alone says nothing. */
	assert_shown(&desk, "ยังไม่ได้ระบุว่าเป็นผู้ใช้คนใด");
	go_to_memo(&desk);
	grid_press(desk.grid, CTRL('O'));
	desk_run(&desk);
	assert_shown(&desk, "ลงชื่อบนกระดาษ");
	assert_shown(&desk, "นายสมชาย ใจดี, ปลัด");
	assert_shown(&desk, "นางสาวมาลี รักษ์ไทย, นายก");
	assert_not_shown(&desk, "นางสมศรี มีสุข, ");
	go_to_memo(&desk);
	grid_press(desk.grid, CTRL('O'));
	/* The cursor stands on who has the name. */
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_signature(&desk, "นางสาวมาลี รักษ์ไทย|นายก|nayok");
	assert_shown(&desk, "ลงชื่อในแฟ้มนี้ ชื่อผู้ใช้ nayok");
	/* Typed on: another name is told at once, and the person stays who it is. */
	go_to_memo(&desk);
	grid_press(desk.grid, K_END);
	grid_type(desk.grid, "ๆ\t");
	grid_press(desk.grid, SHIFT(K_TAB));
	desk_run(&desk);
	assert_signature(&desk, "นางสาวมาลี รักษ์ไทยๆ|นายก|nayok");
	assert_shown(&desk, "ในแฟ้มสำนักงานชื่อ นางสาวมาลี รักษ์ไทย");
	desk_remove(&desk);
}

static void test_paper(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "somsri", REPORT("{\"name\":\"นายวิชัย\",\"post\":\"ผู้ตรวจ\"}"));
	go_to_memo(&desk);
	grid_press(desk.grid, CTRL('O'));
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_signature(&desk, "นายวิชัย|ผู้ตรวจ|");
	/* Left without an answer. */
	go_to_memo(&desk);
	grid_press(desk.grid, CTRL('O'));
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_signature(&desk, "นายวิชัย|ผู้ตรวจ|");
	desk_remove(&desk);
}

/* As long as nobody is a supervisor there is nobody to choose, and nothing to say. */
static void test_nobody_entered(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_report(&desk, REPORT("{\"name\":\"นายวิชัย\"}"));
	go_to_memo(&desk);
	grid_press(desk.grid, CTRL('O'));
	desk_run(&desk);
	assert_shown(&desk, "ยังไม่มีผู้ตรวจ/หัวหน้าในแฟ้มสำนักงานนี้");
	assert_signature(&desk, "นายวิชัย|-|-");
	desk_remove(&desk);
}

static void approve(struct desk *desk, const char *keys)
{
	desk_from_reports(desk);
	grid_type(desk->grid, "\nv");
	grid_type(desk->grid, keys);
	desk_run(desk);
}

/* The same, once the pages were read. */
static void read_and_approve(struct desk *desk, const char *keys)
{
	desk_from_reports(desk);
	grid_type(desk->grid, "\nv");
	grid_press(desk->grid, K_F5);
	grid_press(desk->grid, K_ESCAPE);
	grid_type(desk->grid, keys);
	desk_run(desk);
}

static void submit(struct desk *desk)
{
	struct error error = ERROR_INIT;
	int64_t revision;
	assert_done(store_head_revision(desk->app.store, 1, &revision, &error), &error);
	assert_done(store_submit_report(
			    desk->app.store, 1, &revision, "somsri", &error) == SAVE_DONE,
		&error);
	desk_accept_findings(desk, "ถูกแล้ว");
}

/* Approval says it before anybody submits, and asks nothing. */
static void test_told_before(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "somsri",
		REPORT("{\"name\":\"นายสมชาย ใจดี\",\"signer\":\"palad\"},"
		       "{\"name\":\"นางสาวมาลี รักไทย\",\"signer\":\"nayok\"}"));
	approve(&desk, "");
	assert_shown(&desk, "ในแฟ้มสำนักงานชื่อ นางสาวมาลี รักษ์ไทย");
	approve(&desk, "s");
	assert_shown(&desk, "ผู้ลงนามที่ ๒");
	assert_shown(&desk, "Ctrl-O");
	char *text = raw_text(desk.app.store, "SELECT state FROM report");
	assert_string_equal(text, "open");
	free(text);
	desk_remove(&desk);
}

/* The next gets neither the turn nor the seal. */
static void test_removed_meanwhile(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	const struct person gone = {.login = "nayok"};
	(void)state;
	begin(&desk, "palad",
		REPORT("{\"name\":\"นายสมชาย ใจดี\",\"signer\":\"palad\"},"
		       "{\"name\":\"นางสาวมาลี รักษ์ไทย\",\"signer\":\"nayok\"}"));
	submit(&desk);
	approve(&desk, "");
	assert_shown(&desk, "กด a เพื่อลงชื่อ");
	assert_not_shown(&desk, "อนุมัติ และประทับตรา");
	assert_done(store_put_person(desk.app.store, &gone, "root", &error), &error);
	approve(&desk, "a");
	assert_shown(&desk, "ยังลงชื่อไม่ได้");
	assert_not_shown(&desk, "ความเห็นของท่าน");
	desk_remove(&desk);
}

/* Whoever stands last signs on the paper: it is sealed for that, and not called approved. */
static void test_for_the_paper(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "palad",
		REPORT("{\"name\":\"นายสมชาย ใจดี\",\"signer\":\"palad\"},"
		       "{\"name\":\"นายวิชัย\",\"signer\":\"\"}"));
	submit(&desk);
	approve(&desk, "");
	assert_shown(&desk, "กด a เพื่อลงชื่อและประทับตรา แล้วจึงพิมพ์ไปลงชื่อบนกระดาษ");
	assert_not_shown(&desk, "อนุมัติ และประทับตรา");
	read_and_approve(&desk, "a");
	assert_shown(&desk, "[เห็นควรอนุมัติ");
	read_and_approve(&desk, "a\n\n" OFFICE_PASSPHRASE "\n");
	assert_shown(&desk, "ลงชื่อและประทับตราแล้ว");
	desk_remove(&desk);
}

#define PALADS "{\"name\":\"นายสมชาย ใจดี\",\"signer\":\"palad\"}"

/* What is typed behind the date that stands there is none any more. */
static void test_a_day(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "palad", REPORT(PALADS));
	submit(&desk);
	approve(&desk, "");
	read_and_approve(&desk, "a\n29/11/69\n" OFFICE_PASSPHRASE "\n");
	assert_shown(&desk, "อ่านวันที่นี้ไม่ออก");
	assert_int_equal(
		raw_integer(desk.app.store, "SELECT count(*) FROM report WHERE state = "
					    "'approved'"),
		0);
	desk_remove(&desk);
}

/* Said before anything waits for it. */
static void test_without_passphrase(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	(void)state;
	begin(&desk, "somsri", REPORT(PALADS));
	approve(&desk, "s");
	assert_not_shown(&desk, "ยังไม่ได้ตั้งวลีรหัสผ่าน");
	assert_done(
		store_reset_passphrase(desk.app.store, "palad", "root", &error), &error);
	approve(&desk, "s");
	assert_shown(&desk, "นายสมชาย ใจดี ยังไม่ได้ตั้งวลีรหัสผ่าน");
	desk_remove(&desk);
}

/* The old one is looked at before a new one is asked for. */
static void test_another_passphrase(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "palad", REPORT(PALADS));
	approve(&desk, "kไม่ใช่อันนี้แน่\n");
	assert_shown(&desk, "วลีรหัสผ่านไม่ถูกต้อง");
	assert_shown(&desk, "วลีรหัสผ่านเดิม");
	desk_remove(&desk);
}

static void test_deputy(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	const struct date today = date_from_time(time(NULL));
	const struct deputy deputy = {
		.login = "nayok", .deputy = "palad", .first = today, .last = today};
	(void)state;
	begin(&desk, "palad",
		REPORT("{\"name\":\"นางสาวมาลี รักษ์ไทย\",\"post\":\"นายก\",\"signer\":\"nayok\"}"));
	submit(&desk);
	approve(&desk, "a");
	assert_shown(&desk, "ถึงลำดับของ นางสาวมาลี รักษ์ไทย");
	assert_done(
		store_hand_over(desk.app.store, &deputy, "root", NULL, &error), &error);
	approve(&desk, "");
	assert_shown(&desk, "ท่านรักษาราชการแทน นางสาวมาลี รักษ์ไทย");
	read_and_approve(&desk, "a\n\n" OFFICE_PASSPHRASE "\n");
	assert_shown(&desk, "ผู้ลงนามแทน: นายสมชาย ใจดี");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_person),
		cmocka_unit_test(test_paper),
		cmocka_unit_test(test_nobody_entered),
		cmocka_unit_test(test_told_before),
		cmocka_unit_test(test_removed_meanwhile),
		cmocka_unit_test(test_for_the_paper),
		cmocka_unit_test(test_a_day),
		cmocka_unit_test(test_without_passphrase),
		cmocka_unit_test(test_another_passphrase),
		cmocka_unit_test(test_deputy),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
