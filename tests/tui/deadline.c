/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The deadline of a report: typed in its form in the ways of offices, and what is left until
 * then on the screens that tell how far the work is.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/store.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/head/report_form.h"
#include "tui/terminal/key.h"

/* Today is 20 November 2569 (DESK_NOW). */
#define REPORT(members)                                                                   \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{"           \
	"\"name\":\"ทดลอง\"},\"fiscal_year\":2570,\"months\":12,\"title\":\"ร\"," members \
	"\"cards\":[{\"issue\":\"คิวยาว\",\"state\":\"done\"},{},{}]}"
#define DUE(day) REPORT("\"deadline\":\"" day "\",")

static void begin(
	struct desk *desk, int rows, int columns, const char *language, const char *json)
{
	struct report report;
	desk_make(desk, rows, columns, language);
	desk_name_person(desk);
	office_parse(json, &report);
	office_import(&desk->office, &report);
	report_release(&report);
}

static void to_deadline(struct desk *desk)
{
	grid_type(desk->grid, "e");
	for (int row = 0; row < REPORT_DEADLINE; row++)
		grid_press(desk->grid, K_TAB);
}

static void assert_deadline(struct desk *desk, const char *expected)
{
	struct report head;
	struct error error = ERROR_INIT;
	assert_done(store_load_head(desk->app.store, 1, &head, &error), &error);
	assert_string_equal(head.deadline ? head.deadline : "", expected);
	report_release(&head);
}

static void test_typed(void **state)
{
	static const char *const ways[] = {"25 พ.ย. 69", "๒๕ พฤศจิกายน พ.ศ. ๒๕๖๙",
		"25/11/2569", "๒๕/๑๑/๖๙", "วันที่ ๒๕ เดือนพฤศจิกายน ๒๕๖๙", "2026-11-25"};
	(void)state;
	for (size_t i = 0; i < COUNT(ways); i++) {
		struct desk desk;
		begin(&desk, 24, 80, "th", REPORT(""));
		to_deadline(&desk);
		grid_type(desk.grid, ways[i]);
		desk_run(&desk);
		/* What is understood of it stands below it. */
		assert_shown(&desk, "๒๕ พ.ย. ๖๙: เหลืออีก ๕ วัน, ค้าง ๒ มาตรการ");
		desk_remove(&desk);
		begin(&desk, 24, 80, "th", REPORT(""));
		to_deadline(&desk);
		grid_type(desk.grid, ways[i]);
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_deadline(&desk, "2026-11-25");
		assert_shown(&desk, "อีก ๕ วัน");
		assert_shown(&desk, "กำหนดส่ง ๒๕ พ.ย. ๖๙: เหลืออีก ๕ วัน");
		desk_remove(&desk);
	}
}

/* Where, what, what to do; nothing is saved, and the cursor is there. */
static void test_refused(void **state)
{
	static const char *const wrong[] = {"31 เม.ย. 70", "พ.ย. 69", "เร็ว ๆ นี้"};
	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct desk desk;
		begin(&desk, 20, 60, "en", REPORT(""));
		to_deadline(&desk);
		grid_type(desk.grid, wrong[i]);
		grid_press(desk.grid, K_TAB);
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_shown(&desk, "Deadline: this day is not understood;");
		assert_shown(&desk, "▌ Deadline");
		assert_deadline(&desk, "");
		desk_remove(&desk);
	}
}

/* The same day in another way is no change; emptied there is none. */
static void test_same_and_none(void **state)
{
	struct desk desk;
	int64_t revision;
	struct error error = ERROR_INIT;
	(void)state;
	begin(&desk, 24, 80, "en", DUE("2026-11-25"));
	to_deadline(&desk);
	grid_press(desk.grid, CTRL('A'));
	grid_press(desk.grid, K_BACKSPACE);
	grid_type(desk.grid, "๒๕/๑๑/๖๙");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_done(store_head_revision(desk.app.store, 1, &revision, &error), &error);
	assert_int_equal(revision, 1);
	desk_from_reports(&desk);
	to_deadline(&desk);
	grid_press(desk.grid, CTRL('A'));
	grid_press(desk.grid, K_BACKSPACE);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_deadline(&desk, "");
	assert_not_shown(&desk, "Deadline");
	desk_remove(&desk);
}

static void test_on_the_screens(void **state)
{
	static const struct {
		const char *json, *keys, *shown;
		int rows, columns;
	} rows[] = {
		{DUE("2026-11-25"), "", "อีก ๕ วัน", 20, 60},
		{DUE("2026-11-20"), "", "กำหนดส่ง ๒๐ พ.ย. ๖๙: วันนี้", 24, 80},
		{DUE("2026-11-17"), "", "เกิน ๓ วัน", 20, 60},
		{DUE("2026-11-17"), "", "เกินกำหนด ๓ วัน", 24, 80},
		{DUE("2026-11-25"), "\n", "เหลืออีก ๕ วัน  ๑ จาก ๓ เสร็จ", 20, 60},
		{DUE("2026-11-25"), "\n", "เหลืออีก ๕ วัน  ๑ จาก ๓ เสร็จ", 24, 80},
		{DUE("2026-11-17"), "\ng", "กำหนดส่ง: เกิน ๓ วัน", 20, 60},
		{DUE("2026-11-17"), "\ng", "กำหนดส่ง ๑๗ พ.ย. ๖๙: เกินกำหนด ๓ วัน", 24, 80},
		/* Of all reports of the year that which comes next. */
		{DUE("2026-11-25"), "g", "กำหนดส่ง ๒๕ พ.ย. ๖๙: เหลืออีก ๕ วัน", 24, 80},
		{DUE("2026-11-17"), "\ngp", "วันที่ ๑๗ พฤศจิกายน ๒๕๖๙ เกินกำหนด ๓ วัน", 24, 80},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		begin(&desk, rows[i].rows, rows[i].columns, "th", rows[i].json);
		grid_type(desk.grid, rows[i].keys);
		desk_run(&desk);
		assert_shown(&desk, rows[i].shown);
		desk_remove(&desk);
	}
}

/* Where no report has one, nothing is said of it. */
static void test_none(void **state)
{
	static const char *const keys[] = {"", "\n", "\ng"};
	(void)state;
	for (size_t i = 0; i < COUNT(keys); i++) {
		struct desk desk;
		begin(&desk, 24, 80, "en", REPORT(""));
		grid_type(desk.grid, keys[i]);
		desk_run(&desk);
		assert_not_shown(&desk, "Deadline");
		assert_not_shown(&desk, "to go");
		desk_remove(&desk);
	}
}

/* Beside the column of the agency, where there are several. */
static void test_with_agencies(void **state)
{
	struct desk desk;
	struct report report;
	(void)state;
	begin(&desk, 24, 104, "en", DUE("2026-11-25"));
	office_parse(DUE("2026-11-17"), &report);
	*report.uuid = '\0';
	free(report.agency.name);
	report.agency.name = mem_strdup("อื่น");
	office_import(&desk.office, &report);
	report_release(&report);
	desk_run(&desk);
	assert_shown(&desk, "Deadline      Agency");
	assert_shown(&desk, "in 5 days     ทดลอง");
	assert_shown(&desk, "3 days late   อื่น");
	desk_remove(&desk);
	/* And the agencies alone. */
	begin(&desk, 24, 104, "en", REPORT(""));
	office_parse(REPORT(""), &report);
	free(report.agency.name);
	report.agency.name = mem_strdup("อื่น");
	office_import(&desk.office, &report);
	report_release(&report);
	desk_run(&desk);
	assert_not_shown(&desk, "Deadline");
	assert_shown(&desk, "State      Agency");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_typed),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_same_and_none),
		cmocka_unit_test(test_on_the_screens),
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_with_agencies),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
