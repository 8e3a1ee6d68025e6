/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/reason.h"

#include <stddef.h>

#include "tests/support/support.h"
#include "text/macros.h"

static void test_a_reason_is_more_than_a_mark(void **state)
{
	(void)state;
	static const char *const none[] = {NULL, "", " \t\n", "-", ".", "…", "...", "?!",
		"๑๒๓", "2567", "x", "ok", "กก", "กกกกก", "aaaa", "- - - -", "ก.", "(ๆ)",
		"\xff\xfe\xfd", "------------------"};
	static const char *const some[] = {"แก้", "ผิด", "not", "เพิ่มวันที่", "- แก้ยอดเงิน -",
		"๓ ครั้ง", "ข้อ ๒ ไม่ครบ", "abc", "ก ข ค"};
	for (size_t i = 0; i < COUNT(none); i++)
		assert_false(text_is_reason(none[i]));
	for (size_t i = 0; i < COUNT(some); i++)
		assert_true(text_is_reason(some[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_reason_is_more_than_a_mark),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
