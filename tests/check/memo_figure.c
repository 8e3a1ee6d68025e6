/* SPDX-License-Identifier: GPL-3.0-or-later */
/* memo-figure: a figure that was filled into the memo and is another in the report. */
#include <config.h>

#include "tests/support/checking.h"

#define LEFT "มาตรการที่ยังรายงานผลไม่ครบมี "

static const struct checked_text texts[] = {
	{"memo-figure", "memo.subject", "รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ รอบ ๑๒ เดือน",
		1, "๒๕๖๗"},
	{"memo-figure", "memo.subject", "ขอส่ง ประจำปีงบประมาณ พ.ศ. 2568 รอบ 6 เดือน", 1,
		"6"},
	{"memo-figure", "memo.subject", "รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ รอบ ๖ เดือน", 2,
		"๒๕๖๗"},
	{"memo-figure", "memo.sections[0].text", "ก่อนหน้า\n" LEFT "๔ มาตรการ", 1, "๔"},
	{"memo-figure", "memo.subject", "รายงานผล ประจำปีงบประมาณ พ.ศ. 2568 รอบ 12 เดือน",
		0, NULL},
	{"memo-figure", "memo.sections[0].text", LEFT "๑ มาตรการ", 0, NULL},
	{"memo-figure", "memo.sections[0].text", LEFT "ไม่มาก มาตรการ", 0, NULL},
	{"memo-figure", "memo.sections[0].text", "ทั้งนี้ " LEFT "๔ มาตรการ", 0, NULL},
	{"memo-figure", "title", "รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ รอบ ๑๒ เดือน", 0,
		NULL},
	{"memo-figure", "output", LEFT "๔ มาตรการ", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, "memo-figure");
	check_texts_table(texts, TEXTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
