/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which files are read as JSON, and which as documents.
 */
#include <config.h>

#include "tests/support/support.h"

#include "office/importing.h"
#include "text/macros.h"
#include "text/str.h"

static const struct {
	const char *path, *bytes;
	bool is_json;
} cases[] = {
	{"-", "", true},
	{"report.json", "damaged", true},
	{"report.txt", "\xEF\xBB\xBF \n{\"format\"", true},
	{"report.rtf", "{\\rtf1\\ansi", false},
	{"report", "{\\rtf1", false},
	{"report.txt", "รายงาน", false},
	{"report", "", false},
};

static void test_json(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str bytes = STR_INIT;
		str_puts(&bytes, cases[i].bytes);
		assert_int_equal(
			importing_is_json(cases[i].path, &bytes), cases[i].is_json);
		str_release(&bytes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_json),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
