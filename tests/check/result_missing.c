/* SPDX-License-Identifier: GPL-3.0-or-later */
/* result-missing: fewer results than steps. */
#include <config.h>

#include "tests/support/checking.h"

#define MISSING "result-missing"
#define CARD(steps, output)                                                              \
	"\"cards\":[{\"steps\":{\"marks\":\"thai\",\"items\":[" steps                    \
	"]},\"output\":\"" output "\"}]"
#define FOUR  THREE ",\"รายงานผลต่อสภา\""
#define THREE "\"สำรวจจุดเสี่ยง\",\"ติดตั้งไฟส่องสว่าง\",\"สอบถามความพึงพอใจ\""

static const struct checked_report reports[] = {
	{MISSING, CARD(FOUR, "- สำรวจแล้ว ๑๒ จุด\\n- ติดตั้งแล้ว ๑๐ จุด"), 1, 1, "output"},
	{MISSING, CARD(THREE, "- ติดตั้งไฟส่องสว่างครบ ๑๒ จุดตามแผน"), 1, 1, "output"},
	{MISSING, CARD(FOUR, "๑.สำรวจแล้ว ๑๒ จุด\\n๒.ติดตั้งแล้ว ๑๐ จุด\\nรวม ๑๐ จุด"), 1, 1,
		"output"},
	/* The measure's own list stands for the steps. */
	{MISSING,
		"\"cards\":[{\"measure\":\"- ปรับปรุงการบริการ\\n1.จัดทำคู่มือ\\n2.ทำผังขั้นตอน\\n3.เปิดรับความเห็น\\n4.รายงานผล\","
		"\"output\":\"ดำเนินการแล้ว\\n-จัดทำคู่มือ ๒๐ เล่ม\\n-ทำผังแล้ว\"}]",
		1, 1, "output"},

	{MISSING, CARD(THREE, "- สำรวจแล้ว\\n- ติดตั้งแล้ว\\n- สอบถามแล้ว"), 0, 0, NULL},
	{MISSING, CARD(THREE, "- สำรวจแล้ว\\n- ติดตั้งแล้ว\\n- สอบถามแล้ว\\n- ปรับปรุงแล้ว"), 0, 0,
		NULL},
	/* A result told in sentences. */
	{MISSING, CARD(THREE, "สำรวจและติดตั้งครบทุกจุด\\nผู้ใช้ถนนพอใจร้อยละ ๙๒"), 0, 0, NULL},
	/* One fewer: a result may tell of two steps. */
	{MISSING, CARD(THREE, "- สำรวจแล้ว ๑๒ จุด\\n- ติดตั้งแล้ว ๑๐ จุด"), 0, 0, NULL},
	{MISSING, CARD(FOUR, "๑. สำรวจ\\n๒. ติดตั้ง\\n๓. รายงานแล้ว"), 0, 0, NULL},
	{MISSING, CARD("\"สำรวจ\",\"ติดตั้ง\"", "๑. สำรวจและติดตั้งแล้ว"), 0, 0, NULL},
	{MISSING, CARD(THREE, ""), 0, 0, NULL},
	{MISSING, CARD("\"ประชุมชี้แจง\"", "- ประชุมแล้ว\\n- แจกเอกสารแล้ว"), 0, 0, NULL},
	/* Numbers within a sentence are no marks. */
	{MISSING,
		"\"cards\":[{\"measure\":\"จัดอบรม\\n๓.๕ ชั่วโมงต่อครั้ง\\n๒ ครั้งต่อปี\","
		"\"output\":\"- อบรมแล้ว\\n- ประเมินแล้ว\"}]",
		0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, MISSING);
	check_reports_table(reports, REPORTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_reports)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
