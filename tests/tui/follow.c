/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Progress, Reports and Approval show by themselves what others do, while nobody presses a key: the
 * cursor stays on its row, and marks and what is typed stay. Under a dialog nothing changes.
 */
#include <config.h>

#include "db/overview.h"
#include "db/head.h"
#include "db/review.h"
#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/pty.h"
#include "tests/support/raw.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "tui/app/app.h"
#include "tui/terminal/key.h"

#define CARDS                                                                                                  \
	"{\"issue\":\"คิวยาว\",\"state\":\"done\"},{\"issue\":\"รถส่วนกลาง\"," \
	"\"state\":\"done\"},{\"issue\":\"เว็บไซต์\"}"

/* --- what others do when the script has come there --- */

static void finish_card(const char *path, int64_t card)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct store *other = office_open(path, STORE_WRITE);
	assert_done(store_card(other, card, &entry, &error), &error);
	entry.card.state = CARD_DONE;
	assert_int_equal(store_save_card(other, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
	store_close(other);
}

static void finish(void *context)
{
	const struct desk *desk = context;
	finish_card(desk->office.path, 3);
}

/* Another comes first, so that all rows move. */
static void move_third(void *context)
{
	const struct desk *desk = context;
	struct error error = ERROR_INIT;
	struct store *other = office_open(desk->office.path, STORE_WRITE);
	assert_done(store_move_card(other, 3, 1, "manit", &error), &error);
	store_close(other);
}

static void add_report(void *context)
{
	const struct desk *desk = context;
	struct error error = ERROR_INIT;
	struct report report;
	int64_t number;
	office_parse(
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":"
		"{\"name\":\"หน่วยงานใหม่\"},\"fiscal_year\":2575,\"months\":12,"
		"\"title\":\"รายงานใหม่\",\"cards\":[]}",
		&report);
	struct store *other = office_open(desk->office.path, STORE_WRITE);
	assert_done(store_import(other, &report, IMPORT_NEW, "manit", &number, &error),
		&error);
	store_close(other);
	report_release(&report);
}

/* --- Progress --- */

static void test_progress_follows(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, CARDS);
	grid_type(desk.grid, "\ng");
	desk_run(&desk);
	assert_shown(&desk, "[รอตรวจ ๒]");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng");
	grid_see(desk.grid, finish, &desk);
	desk_run(&desk);
	assert_shown(&desk, "[รอตรวจ ๓]");
	assert_string_equal(desk.app.message.data, "");
	desk_remove(&desk);
}

/* The row under the cursor, marks, words that are looked for and being typed. */
static void test_progress_keeps_its_place(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, CARDS);
	grid_type(desk.grid, "\ng\t\t\t ");
	grid_see(desk.grid, move_third, &desk);
	desk_run(&desk);
	assert_shown(&desk, "[ ]     ๑  เว็บไซต์");
	assert_shown(&desk, "[x]     ๒  คิวยาว");
	assert_shown(&desk, "▌ [ ]     ๓  รถส่วนกลาง");
	raw_run(desk.app.store,
		"UPDATE card SET place = 9 WHERE number = 3; UPDATE card SET "
		"place = place - 1 WHERE place < 4; UPDATE card SET place = "
		"3 WHERE number = 3");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\t\t\t/รถ");
	grid_see(desk.grid, move_third, &desk);
	desk_run(&desk);
	assert_shown(&desk, "▌ [ ]     ๓  รถส่วนกลาง");
	assert_shown(&desk, " / รถ");
	assert_not_shown(&desk, "คิวยาว");
	desk_remove(&desk);
}

/* Nothing moves under a question. */
static void test_not_under_a_dialog(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, CARDS);
	grid_type(desk.grid, "\ngf");
	grid_see(desk.grid, finish, &desk);
	desk_run(&desk);
	assert_shown(&desk, "[รอตรวจ ๒]");
	desk_remove(&desk);
}

/* --- Reports --- */

static void test_reports_follow(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, CARDS);
	desk_from_reports(&desk);
	grid_see(desk.grid, add_report, &desk);
	desk_run(&desk);
	assert_shown(&desk, "รายงานใหม่");
	/* Newer ones stand first; the cursor is where it was. */
	assert_shown(&desk, "▌ ๒๕๖๘");
	desk_remove(&desk);
}

static void test_reports_keep_their_place(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, CARDS);
	desk_from_reports(&desk);
	grid_type(desk.grid, "/ไม่มีคำนี้");
	grid_see(desk.grid, add_report, &desk);
	desk_run(&desk);
	assert_shown(&desk, " / ไม่มีคำนี้");
	assert_not_shown(&desk, "รายงานใหม่");
	raw_run(desk.app.store,
		"INSERT INTO bin_report (report, who, at) VALUES (2, 'x', 1)");
	desk_from_reports(&desk);
	grid_type(desk.grid, "/ทดลอง");
	grid_see(desk.grid, add_report, &desk);
	desk_run(&desk);
	assert_shown(&desk, " / ทดลอง");
	assert_not_shown(&desk, "รายงานใหม่");
	assert_shown(&desk, "๑ จาก ๒");
	desk_remove(&desk);
}

/* --- Approval --- */

static void test_approval_follows(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, CARDS);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nv");
	desk_run(&desk);
	assert_shown(&desk, "เสร็จ ๒ จาก ๓");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nv");
	grid_see(desk.grid, finish, &desk);
	desk_run(&desk);
	assert_shown(&desk, "เสร็จ ๓ จาก ๓");
	desk_remove(&desk);
}

/* --- the program itself, without a key --- */

static void test_by_itself(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	const char *const arguments[] = {"--file", office->path, "--lang", "en", NULL};
	const struct pty_start wanted = {.arguments = arguments};
	raw_run(office->store, "UPDATE card SET state = 'draft'");
	assert_done(store_set_last_opened(office->store, "somsri", 1, &error), &error);
	struct pty *pty = pty_new(&wanted);
	pty_settle(pty);
	pty_key(pty, "Enter");
	pty_wait(pty, "F7 Progress");
	pty_key(pty, "F7");
	pty_wait(pty, "[Waiting 0]");
	finish_card(office->path, 1);
	pty_wait(pty, "[Waiting 1]");
	/* And again, long after the last key. */
	finish_card(office->path, 2);
	pty_wait(pty, "[Waiting 2]");
	pty_free(pty);
}

static int setup(void **state)
{
	return office_setup_cards(state, 3);
}

static void submit_or_take_back(const struct desk *desk, bool submits)
{
	struct error error = ERROR_INIT;
	int64_t revision;
	struct store *other = office_open(desk->office.path, STORE_WRITE);
	assert_done(store_head_revision(other, 1, &revision, &error), &error);
	const enum save_outcome outcome =
		submits ? store_submit_report(other, 1, &revision, "manit", &error)
			: store_send_back_report(
				  other, 1, &revision, NULL, "manit", NULL, NULL, &error);
	assert_int_equal(outcome, SAVE_DONE);
	store_close(other);
}

static void submit_first(void *context)
{
	submit_or_take_back(context, true);
}

static void take_back(void *context)
{
	submit_or_take_back(context, false);
}

static void change_nothing(void *context)
{
	(void)context;
}

/* That somebody was faster is told as long as it stands as they left it. */
static void test_what_was_told_goes(void **state)
{
	static const struct {
		void (*then)(void *context);
		bool told;
	} cases[] = {{change_nothing, true}, {take_back, false}};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct desk desk;
		desk_with_cards(&desk, "{\"issue\":\"คิวยาว\",\"state\":\"done\"}");
		grid_type(desk.grid, "\nvs");
		grid_see(desk.grid, submit_first, &desk);
		grid_type(desk.grid, GRID_SURELY);
		grid_see(desk.grid, cases[i].then, &desk);
		desk_run(&desk);
		assert_shown(&desk, cases[i].told ? "เสนอแล้ว" : "กด s เพื่อเสนอ");
		assert_int_equal(desk.app.message.bytes > 0, cases[i].told);
		desk_remove(&desk);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_progress_follows),
		cmocka_unit_test(test_progress_keeps_its_place),
		cmocka_unit_test(test_not_under_a_dialog),
		cmocka_unit_test(test_reports_follow),
		cmocka_unit_test(test_approval_follows),
		cmocka_unit_test(test_reports_keep_their_place),
		cmocka_unit_test(test_what_was_told_goes),
		cmocka_unit_test_setup_teardown(test_by_itself, setup, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
