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
	{RULE, "\"cards\":[{\"output\":\"ทั้งหมด ๔๕ คน\",\"outcome\":\"ทั้งหมด ๕๔ คน\"}]", 0,
		0, NULL},
	{RULE, "\"cards\":[{\"output\":\"มีผู้เข้าร่วมอบรมทั้งหมด ๔๕ คน\",\"outcome\":\"ผู้เข้าร่วมอบรมทั้งหมด ๔๐ คนขึ้นไป\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"คะแนนประเมินความรู้ทั้งหมด ๔๕\",\"outcome\":\"คะแนนประเมินความรู้ทั้งหมด ๔๐\"}]",
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
