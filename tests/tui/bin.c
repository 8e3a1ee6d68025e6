/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bin on the screen: what lies there, bringing it back, destroying it. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/bin.h"
#include "db/overview.h"
#include "db/store.h"
#include "model/report.h"
#include "office/settings.h"
#include "tests/support/approval.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "tui/terminal/key.h"

static const char report[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{\"type\":"
	"\"อบต.\",\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12,\"title\":\"รายงานผล\","
	"\"cards\":[{\"issue\":\"คิวยาว\"},{\"issue\":\"รถส่วนกลาง\"},{\"issue\":\"ป้าย\"}]}";

static void make_of(struct desk *desk, const char *json)
{
	desk_make(desk, 24, 80, "en");
	desk_name_person(desk);
	struct report read;
	office_parse(json, &read);
	office_import(&desk->office, &read);
	report_release(&read);
}

static void make(struct desk *desk)
{
	make_of(desk, report);
}

static int64_t ask(struct desk *desk, const char *sql)
{
	return raw_integer(desk->app.store, sql);
}

static void again(struct desk *desk, const char *keys)
{
	desk_from_reports(desk);
	grid_type(desk->grid, keys);
	desk_run(desk);
}

/* The first that lies in the bin, with the answer that destroys. */
static void destroy(struct desk *desk)
{
	desk_from_reports(desk);
	grid_type(desk->grid, "x");
	grid_press(desk->grid, K_DELETE);
	grid_type(desk->grid, GRID_SURELY);
	desk_run(desk);
}

static void test_report(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	again(&desk, "d" GRID_SURELY);
	assert_shown(&desk, "There is no report yet");
	again(&desk, "x");
	assert_shown(&desk, "report");
	assert_shown(&desk, "Report number 1, 3 measures, open");
	assert_shown(&desk, "fiscal year 2568, round of 12 months");
	assert_shown(&desk, "Removed by");
	again(&desk, "x\n");
	assert_shown(&desk, "คิวยาว");
	again(&desk, "x\nn");
	assert_shown(&desk, "รถส่วนกลาง");
	again(&desk, "x\022"); /* Ctrl-R */
	assert_shown(&desk, "The report is back");
	assert_shown(&desk, "The bin is empty");
	again(&desk, "");
	assert_shown(&desk, "รายงานผล");
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

/* A clerk does not remove what is approved, nor what holds it, and is told who does. */
static void test_approved(void **state)
{
	static const struct {
		const char *sql, *keys;
	} approved[] = {
		{"UPDATE card SET state = 'approved' WHERE place = 1", "d" GRID_SURELY},
		{"UPDATE report SET state = 'approved'", "d"}, /* no question comes */
	};
	struct desk desk;
	(void)state;
	make(&desk);
	office_people(&desk.office);
	for (size_t i = 0; i < COUNT(approved); i++) {
		raw_run(desk.app.store, approved[i].sql);
		again(&desk, approved[i].keys);
		assert_shown(&desk, "What is approved only a supervisor removes (d)");
		assert_shown(&desk, "F9, then F2");
		assert_not_shown(&desk, "mattrakan people");
	}
	assert_int_equal(ask(&desk, "SELECT count(*) FROM bin_report"), 0);
	desk_remove(&desk);
}

/* Of the list that was removed from, the key of undoing brings it back. */
static void test_undo(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	again(&desk, "d" GRID_SURELY "\032");
	assert_shown(&desk, "The report is back");
	assert_int_equal(ask(&desk, "SELECT count(*) FROM bin_report"), 0);
	desk_remove(&desk);
}

static void test_card(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	again(&desk, "\nd" GRID_SURELY);
	assert_not_shown(&desk, "คิวยาว");
	/* In another run of the program. */
	again(&desk, "\nx");
	assert_shown(&desk, "Bin: measures of the report");
	assert_shown(&desk, "คิวยาว");
	assert_shown(&desk, "Measure 1  “รายงานผล”");
	again(&desk, "\nx\022");
	assert_shown(&desk, "Back in the report");
	assert_int_equal(ask(&desk, "SELECT place FROM card WHERE number = 1"), 1);
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

/* Both lists have the bin in their bar, where there is room, and in their help. */
static void test_in_bar_and_help(void **state)
{
	(void)state;
	for (int cards = 0; cards < 2; cards++) {
		struct desk desk;
		desk_make(&desk, 60, 200, "en");
		desk_samples(&desk);
		desk_from_reports(&desk);
		grid_type(desk.grid, cards ? "\n" : "");
		desk_run(&desk);
		assert_shown(&desk, "x Bin");
		desk_from_reports(&desk);
		grid_type(desk.grid, cards ? "\n" : "");
		grid_press(desk.grid, K_F1);
		desk_run(&desk);
		assert_shown(&desk, "to read, to bring back, to destroy.");
		desk_remove(&desk);
	}
}

static void test_destroy(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	again(&desk, "\nd" GRID_SURELY);
	desk_from_reports(&desk);
	grid_type(desk.grid, "x");
	grid_press(desk.grid, K_DELETE);
	grid_type(desk.grid, "yes\n");
	grid_press(desk.grid, K_DELETE);
	desk_run(&desk);
	assert_shown(&desk, "Destroy this for good?");
	assert_int_equal(ask(&desk, "SELECT count(*) FROM card"), 3);
	desk_from_reports(&desk);
	grid_type(desk.grid, "x");
	grid_press(desk.grid, K_DELETE);
	grid_press(desk.grid, K_F8);
	desk_run(&desk);
	assert_shown(&desk, "Destroyed");
	assert_int_equal(ask(&desk, "SELECT count(*) FROM card"), 2);
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

static const char done[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{\"type\":"
	"\"อบต.\",\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12,\"title\":\"รายงานผล\","
	"\"cards\":[{\"issue\":\"คิวยาว\",\"state\":\"done\"},"
	"{\"issue\":\"ป้าย\",\"state\":\"done\"}]}";

/* What lies in the bin is read, but neither approved nor sent back; it has no place. */
static void test_read(void **state)
{
	struct desk desk;
	(void)state;
	make_of(&desk, done);
	again(&desk, "\nd" GRID_SURELY);
	again(&desk, "x\n");
	assert_shown(&desk, "A measure in the bin");
	assert_not_shown(&desk, "Measure 0");
	assert_not_shown(&desk, "Approve");
	assert_not_shown(&desk, "Send back");
	desk_from_reports(&desk);
	grid_press(desk.grid, K_DELETE);
	grid_type(desk.grid, GRID_SURELY "x\n");
	desk_run(&desk);
	assert_shown(&desk, "A measure in the bin");
	assert_not_shown(&desk, "Approve");
	desk_remove(&desk);
}

/* In a window that is too small the notice says which key leaves: it leaves the program,
 * and not only the question behind the notice. */
static void test_leave_unseen(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	desk_from_reports(&desk);
	grid_press(desk.grid, K_DELETE);
	grid_resize(desk.grid, 10, 40);
	grid_press(desk.grid, CTRL('Q'));
	desk_run(&desk);
	assert_int_equal(desk.app.depth, 0);
	assert_int_equal(ask(&desk, "SELECT count(*) FROM bin_report"), 0);
	desk_remove(&desk);
}

/* An office whose reports all lie in the bin is not begun anew: the bin can be reached. */
static void test_all_in_the_bin(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	(void)state;
	make(&desk);
	again(&desk, "d" GRID_SURELY);
	settings_text(&desk.app.settings.name, "");
	assert_done(
		settings_save(&desk.app.settings, desk.app.store, desk.app.who, &error),
		&error);
	again(&desk, "x");
	assert_shown(&desk, "Report number 1, 3 measures, open");
	desk_remove(&desk);
}

static void test_empty(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	again(&desk, "\nd" GRID_SURELY "d" GRID_SURELY);
	assert_int_equal(ask(&desk, "SELECT count(*) FROM bin_card"), 2);
	again(&desk, "x\005y\t"); /* Ctrl-E */
	assert_shown(&desk, "All 2 that lie here");
	assert_int_equal(ask(&desk, "SELECT count(*) FROM bin_card"), 2);
	again(&desk, "x\005\n");
	assert_not_shown(&desk, "All 2 that lie here");
	assert_int_equal(ask(&desk, "SELECT count(*) FROM bin_card"), 2);
	again(&desk, "x\005" GRID_SURELY);
	assert_shown(&desk, "The bin is empty: 2 destroyed");
	assert_int_equal(ask(&desk, "SELECT count(*) FROM bin_card"), 0);
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

/* Where people are entered a clerk reads and brings back, and a supervisor destroys. */
static void test_who_may(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	office_people(&desk.office);
	again(&desk, "\nd" GRID_SURELY);
	destroy(&desk);
	assert_shown(&desk, "only a supervisor may");
	assert_int_equal(ask(&desk, "SELECT count(*) FROM bin_card"), 1);
	desk.who = "palad";
	destroy(&desk);
	assert_shown(&desk, "Destroyed");
	desk_remove(&desk);
}

/* Two of one title: the question says which it is. */
static void test_which(void **state)
{
	struct desk desk;
	struct report read;
	(void)state;
	make(&desk);
	office_parse(report, &read);
	read.months = 6;
	office_import(&desk.office, &read);
	report_release(&read);
	again(&desk, "d");
	assert_shown(&desk, "fiscal year 2568, round of 12 months");
	assert_shown(&desk, "Report number 1, 3 measures, open");
	desk_from_reports(&desk);
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "d");
	desk_run(&desk);
	assert_shown(&desk, "fiscal year 2568, round of 6 months");
	assert_shown(&desk, "Report number 2, 3 measures, open");
	desk_remove(&desk);
}

/* Who types in a measure is named, with when; not who did so long ago, nor one's self. */
static void test_typing(void **state)
{
	static const struct {
		const char *who, *session;
		int64_t before; /* seconds */
		bool told;
	} rows[] = {
		{"manit", "b", 60, true},
		{"manit", "b", 3600, false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct desk desk;
		struct error error = ERROR_INIT;
		make(&desk);
		office_people(&desk.office);
		const struct draft draft = {.card = 1,
			.revision = 1,
			.who = rows[i].who,
			.session = rows[i].session,
			.at = (int64_t)time(NULL) - rows[i].before,
			.field = FIELD_ISSUE,
			.body = "{}"};
		assert_done(store_draft_put(desk.app.store, &draft, &error), &error);
		again(&desk, "\nd");
		if (rows[i].told)
			assert_shown(&desk, "is typing in it, last at");
		else
			assert_not_shown(&desk, "typing");
		again(&desk, "d");
		if (rows[i].told)
			assert_shown(&desk, "is typing in it, last at");
		else
			assert_not_shown(&desk, "typing");
		desk_remove(&desk);
	}
}

/* A paste presses no key, and it is said why nothing happens. */
static void test_pasted(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	desk_from_reports(&desk);
	grid_paste(desk.grid, "dy\031", 3);
	desk_run(&desk);
	assert_shown(&desk, "Nothing can be pasted into this list");
	assert_shown(&desk, "รายงานผล");
	assert_int_equal(ask(&desk, "SELECT count(*) FROM bin_report"), 0);
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_report),
		cmocka_unit_test(test_approved),
		cmocka_unit_test(test_undo),
		cmocka_unit_test(test_card),
		cmocka_unit_test(test_in_bar_and_help),
		cmocka_unit_test(test_destroy),
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_leave_unseen),
		cmocka_unit_test(test_all_in_the_bin),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_who_may),
		cmocka_unit_test(test_which),
		cmocka_unit_test(test_typing),
		cmocka_unit_test(test_pasted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
