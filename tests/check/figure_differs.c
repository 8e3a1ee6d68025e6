/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure-differs: one figure that is another in the next column. */
#include <config.h>

#include "tests/support/checking.h"

#define RULE "figure-differs"

static const struct checked_report reports[] = {
	{RULE, "\"cards\":[{\"output\":\"มีผู้เข้าร่วมอบรมทั้งหมด ๔๕ คน\",\"outcome\":\"ผู้เข้าร่วมอบรมทั้ง ๕๔ คน เข้าใจระเบียบ\"}]",
		1, 1, "outcome"},
	{RULE, "\"cards\":[{\"output\":\"ความพึงพอใจของประชาชนร้อยละ ๘๘.๕\",\"outcome\":\"ความพึงพอใจของประชาชนอยู่ที่ร้อยละ ๘๕.๕\"}]",
		1, 1, "outcome"},
	{RULE, "\"cards\":[{\"output\":\"อบรมแล้ว มีสมาชิกสภาเทศบาลเข้าร่วมรวม 18 คน\",\"suggestion\":\"ควรอบรมซ้ำ สมาชิกสภาเทศบาลเข้าร่วม 12 คน\"}]",
		1, 1, "suggestion"},
	{RULE, "\"cards\":[{\"output\":\"มีผู้เข้าร่วมอบรมทั้งหมด ๔๕ คน\",\"outcome\":\"ผู้เข้าร่วมอบรมทั้ง ๔๕ คน เข้าใจระเบียบ\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"มีผู้เข้าร่วมอบรม ๔๕ คน\",\"outcome\":\"ผู้เข้าร่วมอบรม ๔๐ คน ผ่านแบบทดสอบ\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"รุ่นแรก ผู้เข้าร่วมอบรมทั้งหมด ๔๕ คน รุ่นหลัง ผู้เข้าร่วมอบรมทั้งหมด ๔๐ คน\",\"outcome\":\"ผู้เข้าร่วมอบรมทั้ง ๘๕ คน เข้าใจระเบียบ\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"ความพึงพอใจของประชาชนร้อยละ ๘๘.๕\",\"outcome\":\"ความพึงพอใจของประชาชนปีก่อนร้อยละ ๘๕.๕\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"ผู้เข้าร่วมอบรมทั้งหมด ๔๕ คน\",\"outcome\":\"ผู้เข้าร่วมอบรมทั้งหมด ๓ รุ่น\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"ผู้เข้าร่วมอบรมทั้งหมด ๔๕ คน\"},{\"outcome\":\"ผู้เข้าร่วมอบรมทั้งหมด ๕๔ คน\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"ทั้งหมด ๔๕ คน\",\"outcome\":\"ทั้งหมด ๕๘ คน\"}]", 0,
		0, NULL},
	{RULE, "\"cards\":[{\"output\":\"มีผู้เข้าร่วมอบรมทั้งหมด ๔๕ คน\",\"outcome\":\"ผู้เข้าร่วมอบรมทั้งหมด ๔๐ คนขึ้นไป\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"คะแนนประเมินความรู้ทั้งหมด ๔๕\",\"outcome\":\"คะแนนประเมินความรู้ทั้งหมด ๔๐\"}]",
		0, 0, NULL},
	/* A figure that takes up the output's: its digits exchanged, or all of what is spoken of. */
	{RULE, "\"cards\":[{\"output\":\"รับเรื่อง ๑๘ เรื่อง\",\"outcome\":\"ตอบครบ ๘๑ เรื่อง\"}]",
		1, 1, "outcome"},
	{RULE, "\"cards\":[{\"output\":\"รับเรื่อง ๑๘ เรื่อง\",\"outcome\":\"ตอบ ๘๑ เรื่อง และ ๑๘ เรื่อง\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"รับเรื่อง ๑๘ เรื่อง\",\"outcome\":\"ปีก่อนตอบ ๘๑ เรื่อง\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"รับเรื่อง ๑๘ เรื่อง\",\"outcome\":\"ตอบกว่า ๘๑ เรื่อง\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"รับเรื่อง ๑๘ เรื่อง\",\"outcome\":\"มีผู้ร้อง ๘๑ คน\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"รับเรื่อง ๑๘ เรื่อง ตอบแล้ว ๘๑ เรื่อง\",\"outcome\":\"ตอบ ๘๑ เรื่อง\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"ทางเว็บ ๑๘ เรื่อง ทางจดหมาย ๖๓ เรื่อง\",\"outcome\":\"ตอบ ๘๑ เรื่อง\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"รับ ๙๙ เรื่อง ค้าง ๑๘ เรื่อง\",\"outcome\":\"ตอบ ๘๑ เรื่อง\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"อบรม ๑๒ คน ๓ วัน ๗ คน\",\"outcome\":\"อบรม ๒๑ คน\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"รับเรื่อง ๒๒ เรื่อง\",\"outcome\":\"ตอบครบ ๒๓ เรื่อง\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"ติดป้ายเตือน ๗ จุด\",\"outcome\":\"ป้ายเตือนทั้ง ๙ จุด อ่านชัด\"}]",
		1, 1, "outcome"},
	{RULE, "\"cards\":[{\"output\":\"ติดป้าย ๗ จุด\",\"outcome\":\"ป้ายครบ ๙ จุด\"}]", 1,
		1, "outcome"},
	{RULE, "\"cards\":[{\"output\":\"ติดป้ายเตือน ๗ จุด\",\"outcome\":\"ไฟทางทั้ง ๙ จุด สว่าง\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"ติดป้ายเตือน ๗ จุด ป้ายชื่อ ๓ จุด\",\"outcome\":\"ป้ายเตือนทั้ง ๙ จุด อ่านชัด\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"ติดป้ายเตือนกว่า ๗ จุด\",\"outcome\":\"ป้ายเตือนทั้ง ๙ จุด อ่านชัด\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"ติดป้ายเตือน ๗ จุด\",\"outcome\":\"ป้ายเตือน ๙ จุด อ่านชัด\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"ติดป้ายเตือน ๗ จุด\",\"outcome\":\"ป้ายเตือนทั้ง ๗ จุด อ่านชัด\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"ใช้เงิน ๑.๕ ล้าน\",\"outcome\":\"เงิน ๕.๑ ล้าน\"}]",
		0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, RULE);
	check_reports_table(reports, REPORTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reports),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
