/* SPDX-License-Identifier: GPL-3.0-or-later */
/* same-measure: one measure in two cards. */
#include <config.h>

#include "tests/support/checking.h"

#define RULE "same-measure"

static const struct checked_report reports[] = {
	{RULE, "\"cards\":[{\"measure\":\"จัดทำคู่มือ\"},{\"measure\":\"จัดทำคู่มือ\"}]", 1, 2,
		"measure"},
	{RULE, "\"cards\":[{\"issue\":\"รอนาน\",\"measure\":\"โครงการบัตรคิว\"},{\"issue\":\"ไฟดับ\",\"measure\":\"ซ่อมไฟ\"},{\"issue\":\"รอนาน\",\"measure\":\"กิจกรรมบัตรคิว\"}]",
		1, 3, "measure"},
	{RULE, "\"cards\":[{\"measure\":\"๑. โครงการส่งเสริมคุณธรรมของเทศบาล\"},{\"measure\":\"มาตรการส่งเสริมคุณธรรมของเทศบาล\"}]",
		1, 2, "measure"},
	{RULE, "\"cards\":[{\"issue\":\"รอนาน\",\"measure\":\"จัดทำคู่มือ\"},{\"issue\":\"ไฟดับ\",\"measure\":\"จัดทำคู่มือ\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"measure\":\"จัดทำคู่มือ\"},{\"measure\":\"จัดทำป้าย\"}]", 0, 0,
		NULL},
	{RULE, "\"cards\":[{\"measure\":\"ประกาศ\"},{\"measure\":\"\"},{\"measure\":\"\"},{}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"measure\":\"อบรม\"},{\"measure\":\"อบรม\"}]", 0, 0, NULL},
	/* Told by copied-text. */
	{RULE, "\"cards\":[{\"measure\":\"โครงการอบรมจริยธรรม\"},{\"measure\":\"โครงการอบรมจริยธรรม\"}]",
		1, 2, "measure"},
	{RULE, "\"cards\":[{\"measure\":\"โครงการอบรมจริยธรรมอบต.\"},{\"measure\":\"โครงการอบรมจริยธรรมอบต.\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"measure\":\"จัดทำคู่มือการยืมพัสดุและแจ้งเวียนทุกกอง\"},{\"measure\":\"จัดทำคู่มือการยืมพัสดุและแจ้งเวียนทุกกอง\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"measure\":\"อบรมรุ่นที่ ๑ ของ อบจ.\"},{\"measure\":\"อบรมรุ่นที่ ๒ ของ อบจ.\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"measure\":\"โครงการส่งเสริมคุณธรรมของเทศบาลทุกแห่ง\"},{\"measure\":\"กิจกรรมส่งเสริมคุณธรรมของเทศบาลทุกแห่ง\"}]",
		1, 2, "measure"},
	{RULE, "\"cards\":[{\"measure\":\"จัดทำ คู่มือ\"},{\"measure\":\"จัดทำคู่มือ\"}]", 1, 2,
		"measure"},
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
