/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pasted-result: steps, measures and outputs that are pasted once more. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
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
	/* White space before the mark, within and between. */
	{RULE, "\"cards\":[{\"steps\":{\"items\":[\"ประชุมชี้แจงแนวทางการยืมพัสดุแก่พนักงานทุกกอง\",\"จัดทำทะเบียนคุมการยืมพัสดุของทางราชการ\"]},\"output\":\" ๑. ประชุมชี้แจงแนวทางการยืมพัสดุแก่พนักงานทุกกอง\\n\\t- จัดทำทะเบียนคุม\\tการยืมพัสดุของทางราชการ\"}]",
		1, 1, "output"},
	{RULE, "\"cards\":[{\"steps\":{\"items\":[\"ประชุมชี้แจงแนวทางการยืมพัสดุแก่พนักงานทุกกอง\",\"จัดทำทะเบียนคุมการยืมพัสดุของทางราชการ\"]},\"output\":\"ประชุมชี้แจงแนวทางการยืมพัสดุแก่พนักงานทุกกอง\\n \\nจัดทำทะเบียนคุมการยืมพัสดุของทางราชการ\"}]",
		1, 1, "output"},
	/* The whole of short lines is too long for a chance. */
	{RULE, "\"cards\":[{\"steps\":{\"items\":[\"ประชุมวางแผน\",\"จัดอบรม\",\"สรุปผล\"]},\"output\":\"๑. ประชุมวางแผน\\n๒. จัดอบรม\\n๓. สรุปผล\"}]",
		1, 1, "output"},
	{RULE, "\"cards\":[{\"steps\":{\"items\":[\"ประชุมวางแผน\",\"จัดอบรม\",\"สรุปผล\"]},\"output\":\"๑. ประชุมวางแผน\\n๒. จัดอบรม\\n๓. สรุปผล ๑ ครั้ง\"}]",
		0, 0, NULL},
	/* As short as results are that are compared, and shorter. */
	{RULE, "\"cards\":[{\"measure\":\"จัดอบรมพนักงานเทศบาล\",\"output\":\"จัดอบรมพนักงานเทศบาล\"}]",
		1, 1, "output"},
	{RULE, "\"cards\":[{\"measure\":\"ล้างตลาดเทศบาลเมือง\",\"output\":\"ล้างตลาดเทศบาลเมือง\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"measure\":\"ดูงาน AI ของเทศบาลเมือง\",\"output\":\"ดูงาน AI ของเทศบาลเมือง\"}]",
		0, 0, NULL},
	/* As long, but another one. */
	{RULE, "\"cards\":[{\"steps\":{\"items\":[\"จัดทำทะเบียนคุมการยืมพัสดุของ อบต.บ้านสวน\"]},\"output\":\"จัดทำทะเบียนคุมการคืนพัสดุของ อบต.บ้านสวน\"}]",
		0, 0, NULL},
	/* Nothing to compare with. */
	{RULE, "\"cards\":[{\"steps\":{\"items\":[\"สำรวจความต้องการของประชาชนในเขตเทศบาล\"]},\"output\":\"\",\"outcome\":\"สำรวจความต้องการของประชาชนในเขตเทศบาล\"}]",
		0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, RULE);
	check_reports_table(reports, REPORTS);
}

#define PASTED "จัดทำทะเบียนคุมการยืมพัสดุของเทศบาลนคร"

static const struct {
	const char *members, *told, *other;
} told[] = {
	{"\"cards\":[{\"steps\":{\"items\":[\"" PASTED "\"]},\"output\":\"" PASTED "\"}]",
		"the steps again", "steps"},
	{"\"cards\":[{\"measure\":\"" PASTED "\",\"output\":\"" PASTED "\"}]",
		"the measure again", "measure"},
	{"\"cards\":[{\"output\":\"" PASTED "\",\"outcome\":\"" PASTED "\"}]",
		"the output again", "output"},
};

/* Says what it is once more, and rests on both. */
static void test_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		struct finding_list list = {0};
		char *json = checked_with_members(told[i].members);
		checked(json, &list);
		checked_says(RULE, told[i].members, told[i].told);
		for (size_t k = 0; k < list.count; k++) {
			const struct finding *finding = &list.items[k];
			if (strcmp(finding->rule->name, RULE) != 0)
				continue;
			assert_int_equal(finding->spot.start, 0);
			assert_int_equal(finding->spot.bytes, strlen(PASTED));
			assert_string_equal(finding->other.path, told[i].other);
			assert_int_equal(finding->other.bytes, strlen(PASTED));
			assert_string_equal(finding->basis, PASTED "\n\n" PASTED);
		}
		finding_list_release(&list);
		free(json);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
