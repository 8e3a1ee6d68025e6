/* SPDX-License-Identifier: GPL-3.0-or-later */
/* components: what the ITA's item of results asks for and no measure has. */
#include <config.h>

#include "tests/support/checking.h"

#define COMPONENTS "components"

static const struct checked_report reports[] = {
	{COMPONENTS,
		"\"cards\":[{\"measure\":\"จัดประชุม\",\"output\":\"ประชุมแล้ว\",\"outcome\":\" \"}]",
		1, 0, "outcome"},
	{COMPONENTS,
		"\"cards\":[{\"measure\":\"จัดประชุม\",\"output\":\"ประชุมแล้ว\",\"outcome\":\"-\"}]",
		1, 0, "outcome"},
	/* Without results nobody asks what came of them. */
	{COMPONENTS, "\"cards\":[{\"measure\":\"จัดประชุม\"}]", 1, 0, "output"},
	{COMPONENTS, "\"cards\":[{\"owners\":[\"กองคลัง\"],\"outcome\":\"ดี\"}]", 2, 0,
		"measure"},
	{COMPONENTS,
		"\"agency\":{\"type\":\"องค์การบริหารส่วนจังหวัด\",\"name\":\"น่าน\"},\"cards\":[{\"measure\":\"จัดประชุม\",\"output\":\"-\"}]",
		1, 0, "output"},

	{COMPONENTS, "\"months\":12", 0, 0, NULL},
	{COMPONENTS, "\"cards\":[]", 0, 0, NULL},
	/* Steps, owners, follow-up and the analysis are of another item. */
	{COMPONENTS,
		"\"ita\":{},\"before\":[],\"cards\":[{\"measure\":\"จัดประชุม\",\"output\":\"ประชุมแล้ว\","
		"\"outcome\":\"เข้าใจตรงกัน\"}]",
		0, 0, NULL},
	/* One measure has it: the others are looked at by `required`. */
	{COMPONENTS,
		"\"cards\":[{\"measure\":\"จัดอบรม\"},{\"measure\":\"จัดประชุม\",\"output\":\"ประชุมแล้ว\","
		"\"outcome\":\"เข้าใจตรงกัน\"}]",
		0, 0, NULL},
	/* A form without measures has them in the steps; one without outcomes, in the
	 * results. */
	{COMPONENTS,
		"\"cards\":[{\"steps\":{\"items\":[\"ประชุม\"]},\"output\":\"ประชุมแล้ว ทำให้รอคิวสั้นลง\"}]",
		0, 0, NULL},
	{COMPONENTS,
		"\"agency\":{\"type\":\"เทศบาลนคร\",\"name\":\"น่าน\"},\"cards\":[{\"measure\":\"จัดระบบคิว\","
		"\"output\":\"- ติดตั้งแล้ว\\n- ข้อร้องเรียนลดลงร้อยละ ๔๐\"}]",
		0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, COMPONENTS);
	check_reports_table(reports, REPORTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_reports)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
