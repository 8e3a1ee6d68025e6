/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Moments as programs write them: read as they are written, and what is none is not read.
 */
#include <config.h>

#include "office/moment.h"

#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"

static void test_read(void **state)
{
	static const struct {
		const char *text;
		int64_t at;
	} rows[] = {
		{"1970-01-01T07:00:00+07:00", 0},
		{"1970-01-01T00:00:00Z", 0},
		{"1970-01-01T00:00Z", 0},
		{"1970-01-01T07:00:01", 1},
		{"1970-01-01 07:01", 60},
		{"1970-01-02", 17 * 60 * 60},
		{"1970-01-01T00:00:00-01:30", 90 * 60},
		{"2026-11-30T10:02:31+07:00", 1796007751},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int64_t at = -1;
		assert_true(moment_parse_iso(rows[i].text, &at));
		assert_int_equal(at, rows[i].at);
	}
}

static void test_not_read(void **state)
{
	static const char *const texts[] = {"", "2026", "2026-11", "2026-02-30",
		"2026-11-3", "2026-11-30x", "2026-11-30T", "2026-11-30T10",
		"2026-11-30T10:", "2026-11-30T24:00", "2026-11-30T10:60",
		"2026-11-30T10:02:60", "2026-11-30T10:02:", "2026-11-30T-1:02",
		"2026-11-30T10:02+7", "2026-11-30T10:02+15:00", "2026-11-30T10:02+07:00x",
		"2026-11-30T10:02z"};
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		int64_t at = -1;
		if (moment_parse_iso(texts[i], &at))
			fail_msg("'%s' is read as a moment", texts[i]);
		assert_int_equal(at, -1);
	}
}

static void test_written(void **state)
{
	static const int64_t moments[] = {1, 86399, 1796007751, 4102444799};
	(void)state;
	for (size_t i = 0; i < COUNT(moments); i++) {
		struct str text = STR_INIT;
		int64_t at = 0;
		moment_append_iso(&text, moments[i]);
		assert_true(moment_parse_iso(text.data, &at));
		assert_int_equal(at, moments[i]);
		str_release(&text);
	}
	struct str text = STR_INIT;
	moment_append_iso(&text, 1796007751);
	assert_string_equal(text.data, "2026-11-30T10:02:31+07:00");
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_not_read),
		cmocka_unit_test(test_written),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
