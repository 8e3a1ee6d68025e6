/* SPDX-License-Identifier: GPL-3.0-or-later */
/* components: what the ITA asks for and no measure has. */
#include <config.h>

#include "tests/support/checking.h"

#define COMPONENTS "components"
#define ALL                                                                                                                                                   \
	"\"steps\":{\"items\":[\"ประชุม\"]},\"owners\":[\"กองคลัง\"],\"follow_up\":\"ติดตามทุกเดือน\"," \
	"\"output\":\"ประชุมแล้ว\",\"outcome\":\"เข้าใจตรงกัน\""

static const struct checked_report reports[] = {
	{COMPONENTS,
		"\"cards\":[{\"steps\":{\"items\":[\"ประชุม\"]},\"owners\":[\"กองคลัง\"],"
		"\"output\":\"ประชุมแล้ว\",\"outcome\":\"เข้าใจตรงกัน\"}]",
		1, 0, "follow_up"},
	{COMPONENTS,
		"\"cards\":[{\"steps\":{\"items\":[\"ประชุม\"]},\"owners\":[\"กองคลัง\"],"
		"\"follow_up\":\"ติดตามทุกเดือน\",\"output\":\"ประชุมแล้ว\",\"outcome\":\" \"}]",
		1, 0, "outcome"},
	{COMPONENTS, "\"cards\":[{\"measure\":\"จัดประชุม\"}]", 5, 0, "steps"},
	{COMPONENTS,
		"\"ita\":{\"year\":2567,\"total\":91.2},\"before\":[{\"heading\":\"\",\"text\":\"รายงานมีดังนี้\"}],"
		"\"cards\":[{" ALL "}]",
		1, 0, "before"},

	{COMPONENTS, "\"months\":12", 0, 0, NULL},
	{COMPONENTS, "\"cards\":[{" ALL "}]", 0, 0, NULL},
	/* One measure has it: the others are looked at by `required`. */
	{COMPONENTS, "\"cards\":[{\"measure\":\"จัดอบรม\"},{" ALL "}]", 0, 0, NULL},
	/* The measure's own list. */
	{COMPONENTS,
		"\"cards\":[{\"measure\":\"๑. จัดประชุม\\n๒. แจ้งเวียน\",\"owners\":[\"กองคลัง\"],"
		"\"follow_up\":\"ติดตามทุกเดือน\",\"output\":\"แล้วเสร็จ\",\"outcome\":\"เข้าใจตรงกัน\"}]",
		0, 0, NULL},
	/* Scores item by item, or a memo that says so. */
	{COMPONENTS, "\"before\":[],\"cards\":[{" ALL "}]", 0, 0, NULL},
	{COMPONENTS,
		"\"ita\":{},\"before\":[],\"memo\":{\"sections\":[{\"heading\":\"ข้อเท็จจริง\",\"text\":\"สำนักปลัดได้วิเคราะห์ผลการประเมินแล้ว\"}]},"
		"\"cards\":[{" ALL "}]",
		0, 0, NULL},
	{COMPONENTS, "\"cards\":[]", 0, 0, NULL},
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
