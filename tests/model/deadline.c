/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Until when a report is to be handed in: what is a day, in JSON and out, who is late. */
#include <config.h>

#include "model/deadline.h"

#include <stdlib.h>
#include <string.h>

#include "model/carry.h"
#include "model/json.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/date.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

#define START                                                                            \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","                      \
	"\"fiscal_year\":2567,\"months\":12,\"title\":\"ก\",\"cards\":[]"

static bool read(const char *value, struct report *report, struct str *message)
{
	struct str json = STR_INIT;
	struct error error = ERROR_INIT;
	str_printf(&json, START ",\n\"deadline\":%s}", value);
	const bool done = report_from_json(json.data, json.bytes, "f", report, &error);
	if (!done)
		str_puts(message, error_message(&error));
	error_release(&error);
	str_release(&json);
	return done;
}

static void test_there_and_back(void **state)
{
	struct report report;
	struct str message = STR_INIT, json = STR_INIT;
	(void)state;
	assert_true(read("\"2028-02-29\"", &report, &message));
	assert_string_equal(report.deadline, "2028-02-29");
	report_to_json(&json, &report);
	assert_non_null(strstr(json.data, "\n \"title\": \"ก\",\n \"deadline\": "
					  "\"2028-02-29\",\n"));
	report_release(&report);
	/* Nothing is said of a report that has none. */
	str_clear(&json);
	assert_true(report_from_json(START "}", strlen(START "}"), "f", &report, NULL));
	assert_null(report.deadline);
	report_to_json(&json, &report);
	assert_null(strstr(json.data, "deadline"));
	report_release(&report);
	str_release(&json);
	str_release(&message);
}

static void test_refused(void **state)
{
	static const char *const wrong[] = {"\"2027-02-29\"", "\"2026-13-01\"",
		"\"2026-4-30\"", "\"2026-04-30 \"", "\"2569-04-30\"", "\"30 เม.ย. 69\"",
		"\"\"", "20260430", "null", "[]", "\"2026-04-30\\u0001\""};
	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct report report;
		struct str message = STR_INIT;
		if (read(wrong[i], &report, &message))
			fail_msg("%s was taken", wrong[i]);
		assert_non_null(strstr(message.data,
			"f:2:12: deadline: a day of the common era, written like "
			"\"2026-04-30\", expected, not "));
		str_release(&message);
	}
}

/* From that day on, and not on it; handed in is not late. */
static void test_what_is_left(void **state)
{
	static const struct date today = {2569, 11, 29};
	static const struct {
		const char *day;
		enum report_state state;
		long left;
		bool late;
	} rows[] = {
		{"2026-12-04", REPORT_OPEN, 5, false},
		{"2026-11-29", REPORT_OPEN, 0, false},
		{"2026-11-28", REPORT_OPEN, -1, true},
		{"2025-11-29", REPORT_OPEN, -365, true},
		{"2026-11-28", REPORT_SUBMITTED, -1, false},
		{"2026-11-28", REPORT_APPROVED, -1, false},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct deadline deadline =
			deadline_of(rows[i].day, rows[i].state, today);
		assert_true(deadline_is_set(&deadline));
		assert_int_equal(deadline.left, rows[i].left);
		assert_int_equal(deadline_is_late(&deadline), rows[i].late);
	}
	const char *const none[] = {NULL, "", "soon"};
	for (size_t i = 0; i < COUNT(none); i++) {
		const struct deadline deadline = deadline_of(none[i], REPORT_OPEN, today);
		assert_false(deadline_is_set(&deadline));
		assert_false(deadline_is_late(&deadline));
	}
}

static void test_put(void **state)
{
	struct report report;
	(void)state;
	report_init(&report);
	assert_true(deadline_put(&report, (struct date){2569, 4, 30}));
	assert_string_equal(report.deadline, "2026-04-30");
	/* A year that no report can have: it stays as it is. */
	assert_false(deadline_put(&report, (struct date){2026, 4, 30}));
	assert_string_equal(report.deadline, "2026-04-30");
	assert_true(deadline_put(&report, (struct date){0}));
	assert_null(report.deadline);
	report_release(&report);
}

/* Next year's report has none until somebody says which, and the year's of six months. */
static void test_carried(void **state)
{
	static const struct carry rows[] = {
		{.from = 2567, .years = 1, .from_months = 12, .months = 12},
		{.from = 2567, .years = 0, .from_months = 6, .months = 12},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct report report;
		struct str message = STR_INIT;
		assert_true(read("\"2026-04-30\"", &report, &message));
		carry_report(&rows[i], &report);
		assert_null(report.deadline);
		report_release(&report);
		str_release(&message);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_what_is_left),
		cmocka_unit_test(test_put),
		cmocka_unit_test(test_carried),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
