/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pasted-result: steps, measures and outputs that are pasted once more. */
#include <config.h>

#include "tests/support/checking.h"

#define RULE "pasted-result"

static const struct checked_report reports[] = {
	{RULE, "\"cards\":[{\"steps\":{\"items\":[\"ประชุมชี้แจงแนวทางการยืมพัสดุแก่พนักงานทุกกอง\",\"จัดทำทะเบียนคุมการยืมพัสดุของทางราชการ\"]},\"output\":\"๑. ประชุมชี้แจงแนวทางการยืมพัสดุแก่พนักงานทุกกอง\\n๒. จัดทำทะเบียนคุมการยืมพัสดุของทางราชการ\"}]",
		1, 1, "output"},
	{RULE, "\"cards\":[{\"steps\":{\"items\":[\"ประชุมชี้แจงแนวทางการยืมพัสดุแก่พนักงานทุกกอง\",\"จัดทำทะเบียนคุมการยืมพัสดุของทางราชการ\"]},\"output\":\"-จัดทำทะเบียนคุมการยืม พัสดุของทางราชการ\"}]",
		1, 1, "output"},
	{RULE, "\"cards\":[{\"measure\":\"จัดทำทะเบียนคุมการยืมพัสดุของเทศบาล\",\"output\":\"จัดทำทะเบียนคุมการยืมพัสดุของเทศบาล\"}]",
		1, 1, "output"},
	{RULE, "\"cards\":[{\"output\":\"พนักงานยืมพัสดุตามระเบียบของ อบจ. ทุกครั้ง\",\"outcome\":\"- พนักงานยืมพัสดุตามระเบียบของ อบจ. ทุกครั้ง\"}]",
		1, 1, "outcome"},
	{RULE, "\"cards\":[{\"steps\":{\"items\":[\"ประชุมชี้แจงแนวทางการยืมพัสดุแก่พนักงานทุกกอง\",\"จัดทำทะเบียนคุมการยืมพัสดุของทางราชการ\"]},\"output\":\"๑. ประชุมชี้แจงแนวทางการยืมพัสดุแก่พนักงานทุกกองแล้ว ๒ ครั้ง\\n๒. จัดทำทะเบียนคุมการยืมพัสดุของทางราชการ\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"steps\":{\"items\":[\"ประชุมชี้แจงแนวทางการยืมพัสดุแก่พนักงานทุกกอง\",\"จัดทำทะเบียนคุมการยืมพัสดุของทางราชการ\"]},\"output\":\"ได้จัดทำทะเบียนคุมการยืมพัสดุของทางราชการ\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"steps\":{\"items\":[\"จัดอบรม\"]},\"output\":\"จัดอบรม\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"steps\":{\"items\":[\"สำรวจความต้องการของประชาชนในเขตเทศบาล\"]},\"measure\":\"จัดทำทะเบียนคุมการยืมพัสดุของเทศบาล\",\"output\":\"จัดทำทะเบียนคุมการยืมพัสดุของเทศบาล\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"steps\":{\"items\":[\"ประชุมชี้แจงแนวทางการยืมพัสดุแก่พนักงานทุกกอง\",\"จัดทำทะเบียนคุมการยืมพัสดุของทางราชการ\"]}},{\"output\":\"จัดทำทะเบียนคุมการยืมพัสดุของทางราชการ\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"output\":\"\",\"outcome\":\"\"}]", 0, 0, NULL},
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
