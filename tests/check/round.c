/* SPDX-License-Identifier: GPL-3.0-or-later */
/* round: what cannot have been done yet, in a report of the fiscal year 2568. */
#include <config.h>

#include "tests/support/checking.h"

#define RULE "round"

static const struct checked_text texts[] = {
	{RULE, "output", "อบรมเมื่อวันที่ ๑๕ ตุลาคม ๒๕๖๘ มีผู้เข้าอบรม ๔๐ คน", 1, "๑๕ ตุลาคม ๒๕๖๘"},
	{RULE, "outcome", "เปิดศูนย์ร้องเรียนแล้วในเดือนธันวาคม ๒๕๖๘", 1, "ธันวาคม ๒๕๖๘"},
	{RULE, "output", "ออกหน่วยบริการวันที่ 3 ม.ค. 69 รวม 9 หมู่บ้าน", 1, "3 ม.ค. 69"},
	{RULE, "output", "อบรมเมื่อวันที่ ๓๐ กันยายน ๒๕๖๘ มีผู้เข้าอบรม ๔๐ คน", 0, NULL},
	{RULE, "output", "จะเปิดใช้ในวันที่ ๑ ตุลาคม ๒๕๖๘", 0, NULL},
	{RULE, "output", "ประกาศมีผลใช้บังคับตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๘ เป็นต้นไป", 0, NULL},
	{RULE, "output", "สัญญาสิ้นสุดวันที่ ๓๑ ธันวาคม ๒๕๖๘", 0, NULL},
	{RULE, "output", "กำหนดประชุมครั้งต่อไปวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "ทำตารางเวรของเดือนตุลาคม ๒๕๖๘", 0, NULL},
	{RULE, "follow_up", "ปลัดตรวจเมื่อวันที่ ๑๕ ตุลาคม ๒๕๖๘", 0, NULL},
	{RULE, "outcome", "ดำเนินการครบทั้ง ๑๒ เดือน", 0, NULL},
	{RULE, "title", "รายงานผล รอบ ๖ เดือน", 1, "รอบ ๖ เดือน"},
	{RULE, "memo.subject", "รายงานผล รอบ ๑๒ เดือน", 0, NULL},
	{RULE, "output", "ประชุมเมื่อวันที่ ๑๕ ตุลาคม", 0, NULL},
	{RULE, "output", "ประชุมเมื่อวันที่ 15 ตุลาคม 2025", 0, NULL},
	{RULE, "output", "ประชุมเมื่อวันที่ ๓๑ พฤศจิกายน ๒๕๖๘", 0, NULL},
	{RULE, "output", "เปิดศูนย์แล้วในเดือนกันยายน ๒๕๖๘", 0, NULL},
	{RULE, "before[0].text", "รวบรวมผลรอบ ๖ เดือน", 0, NULL},
	{RULE, "title", "รายงานผล รอบ ๙ เดือน", 0, NULL},
	{RULE, "title", "รายงานผล ครบ ๖ ปี", 0, NULL},
	{RULE, "output",
		"จะเห็นได้จากภาพถ่ายที่แนบไว้ท้ายรายงานฉบับนี้ว่าผู้บริหารและพนักงานทุกกองเข้าร่วมโดยพร้อมเพรียง เมื่อวันที่ ๑๕ ตุลาคม ๒๕๖๘",
		1, "๑๕ ตุลาคม ๒๕๖๘"},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static const struct checked_report reports[] = {
	/* A report of 6 months says of itself that it is of 12. */
	{RULE, "\"months\":6,\"before\":[{\"text\":\"สำนักปลัดได้ติดตามผลในรอบ ๑๒ เดือน ตั้งแต่เดือนตุลาคม ๒๕๖๗\"}]",
		1, 0, "before[0].text"},
	{RULE, "\"months\":6,\"before\":[{\"text\":\"ติดตามผลรอบ ๖ เดือน และรอบ ๑๒ เดือน ทุกปี\"}]",
		0, 0, NULL},
	{RULE, "\"months\":6,\"before\":[{\"text\":\"สรุปผลแล้ว และจะรายงานรอบ ๑๒ เดือนในเดือนตุลาคม\"}]",
		0, 0, NULL},
	{RULE, "\"months\":6,\"before\":[{\"text\":\"ตามผลการดำเนินงานรอบ ๑๒ เดือน ปีงบประมาณ พ.ศ. ๒๕๖๗\"}]",
		0, 0, NULL},
	{RULE, "\"months\":12,\"before\":[{\"text\":\"ติดตามผลในรอบ ๑๒ เดือน\"}]", 0, 0,
		NULL},
	/* A report of 6 months. */
	{RULE, "\"months\":6,\"cards\":[{\"output\":\"ประชุมเมื่อวันที่ ๒ เมษายน ๒๕๖๘\"}]", 1,
		1, "output"},
	{RULE, "\"months\":6,\"cards\":[{\"output\":\"ประชุมเมื่อวันที่ ๓๑ มีนาคม ๒๕๖๘\"}]", 0,
		0, NULL},
	{RULE, "\"months\":6,\"cards\":[{\"output\":\"ไม่พบเรื่องร้องเรียนตลอดปีงบประมาณ\"}]",
		1, 1, "output"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"รายงานเวลารอคอยครบทั้ง 12 เดือน\"}]",
		1, 1, "outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"รายงานเวลารอคอยครบทั้ง ๖ เดือน\"}]",
		0, 0, NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"นำสถิติรอบ ๑๒ เดือนของปี ๒๕๖๗ มาเทียบ\"}]",
		0, 0, NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"มีแผนตรวจตลอดปีงบประมาณ\"}]", 0, 0,
		NULL},
	{RULE, "\"months\":6,\"cards\":[{\"follow_up\":\"รายงานรอบ ๖ เดือน และรอบ ๑๒ เดือน\"}]",
		0, 0, NULL},
	{RULE, "\"months\":6,\"title\":\"รายงานผล รอบ 12 เดือน\"", 1, 0, "title"},
	{RULE, "\"months\":6,\"title\":\"รายงานผล รอบ ๖ เดือน\"", 0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, RULE);
	check_texts_table(texts, TEXTS);
}

static void test_reports(void **state)
{
	(void)state;
	check_reports_table(reports, REPORTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_reports),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
