/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A deadline in words, which comes next in a year, and that it is told as a change. */
#include <config.h>

#include "office/deadline.h"

#include <stdlib.h>
#include <string.h>

#include "model/deadline.h"
#include "model/report.h"
#include "office/report_changes.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"

#define NOW "1795924800" /* 29 November 2569 */
#define REPORT(number, year, members)                                                    \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","                      \
	"\"fiscal_year\":" year ",\"months\":12,\"title\":\"รายงาน " number              \
	"\"," members "\"cards\":[]}"

static void test_words(void **state)
{
	static const struct date today = {2569, 11, 29};
	static const struct {
		const char *day;
		enum report_state state;
		const char *left, *narrow;
	} rows[] = {
		{"2026-12-04", REPORT_OPEN, "5 days to go", "in 5 days"},
		{"2026-11-30", REPORT_OPEN, "1 day to go", "in 1 day"},
		{"2026-11-29", REPORT_OPEN, "today", "today"},
		{"2026-11-26", REPORT_OPEN, "3 days overdue", "3 days late"},
		{"2026-11-26", REPORT_SUBMITTED, "handed in", "handed in"},
		{"2026-12-04", REPORT_APPROVED, "handed in", "handed in"},
		{"", REPORT_OPEN, "", ""},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct deadline deadline =
			deadline_of(rows[i].day, rows[i].state, today);
		struct str left = STR_INIT, narrow = STR_INIT;
		deadline_left_append(&left, &deadline, DIGITS_ARABIC);
		deadline_left_short(&narrow, &deadline, DIGITS_ARABIC);
		assert_string_equal(left.bytes ? left.data : "", rows[i].left);
		assert_string_equal(narrow.bytes ? narrow.data : "", rows[i].narrow);
		str_release(&left);
		str_release(&narrow);
	}
}

static void test_hint(void **state)
{
	static const struct {
		const char *typed;
		int64_t left;
		const char *hint;
	} rows[] = {
		{"", 3, ""},
		{"4/12/69", 3, "๔ ธ.ค. ๖๙: ๕ days to go, ๓ not done"},
		{"๔ ธันวาคม พ.ศ. ๒๕๖๙", 0, "๔ ธ.ค. ๖๙: ๕ days to go"},
		{"2026-12-04", 0, "๔ ธ.ค. ๖๙: ๕ days to go"},
		{"31 เม.ย. 69", 3, "Not understood; type it like 1 ธันวาคม 2569"},
		{"ธ.ค. 69", 3, "Not understood; type it like 1 ธันวาคม 2569"},
	};
	(void)state;
	setenv("SOURCE_DATE_EPOCH", NOW, 1);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str hint = STR_INIT;
		deadline_hint(rows[i].typed, rows[i].left, DIGITS_THAI, &hint);
		assert_string_equal(hint.bytes ? hint.data : "", rows[i].hint);
		str_release(&hint);
	}
	unsetenv("SOURCE_DATE_EPOCH");
}

static void take_in(struct office *office, const char *json)
{
	struct report report;
	office_parse(json, &report);
	office_import(office, &report);
	report_release(&report);
}

static void test_next(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct deadline next;
	setenv("SOURCE_DATE_EPOCH", NOW, 1);
	take_in(office, REPORT("a", "2569", "\"deadline\":\"2026-12-20\","));
	take_in(office, REPORT("b", "2569", "\"deadline\":\"2026-12-04\","));
	take_in(office, REPORT("c", "2569", ""));
	take_in(office, REPORT("d", "2568", "\"deadline\":\"2026-11-01\","));
	assert_done(deadline_next(&next, office->store, 2569, &error), &error);
	assert_int_equal(next.left, 5);
	assert_done(deadline_next(&next, office->store, 2567, &error), &error);
	assert_false(deadline_is_set(&next));
	unsetenv("SOURCE_DATE_EPOCH");
}

static void note(void *context, const struct report_change *change)
{
	assert_int_equal(change->kind, CHANGE_DEADLINE);
	report_change_label(context, change, DIGITS_THAI);
	str_printf(context, ": %s-%s;", change->before, change->now);
}

static void test_a_change(void **state)
{
	struct report before, now;
	struct str told = STR_INIT;
	(void)state;
	office_parse(REPORT("a", "2569", ""), &before);
	office_parse(REPORT("a", "2569", "\"deadline\":\"2026-12-04\","), &now);
	report_changes(&before, &now, note, &told);
	assert_string_equal(told.data, "the deadline: -2026-12-04;");
	str_clear(&told);
	report_changes(&now, &now, note, &told);
	assert_int_equal(told.bytes, 0);
	report_release(&before);
	report_release(&now);
	str_release(&told);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_hint),
		cmocka_unit_test_setup_teardown(test_next, office_setup, office_teardown),
		cmocka_unit_test(test_a_change),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
