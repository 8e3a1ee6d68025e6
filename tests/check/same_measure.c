/* SPDX-License-Identifier: GPL-3.0-or-later */
/* same-measure: one measure in two cards. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "tests/support/checking.h"
#include "text/str.h"

#define RULE "same-measure"

static const struct checked_report reports[] = {
	{RULE, "\"cards\":[{\"measure\":\"จัดทำคู่มือ\"},{\"measure\":\"จัดทำคู่มือ\"}]", 1, 2,
		"measure"},
	{RULE, "\"cards\":[{\"issue\":\"รอนาน\",\"measure\":\"โครงการบัตรคิว\"},{\"issue\":\"ไฟดับ\",\"measure\":\"ซ่อมไฟ\"},{\"issue\":\"รอนาน\",\"measure\":\"กิจกรรมบัตรคิว\"}]",
		1, 3, "measure"},
	{RULE, "\"cards\":[{\"measure\":\"๑. โครงการส่งเสริมคุณธรรมของเทศบาล\"},{\"measure\":\"กิจกรรมส่งเสริมคุณธรรมของเทศบาล\"}]",
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
	{RULE, "\"cards\":[{\"measure\":\"จัดทำ\\nคู่มือ\"},{\"measure\":\"จัดทำคู่มือ\"}]", 1, 2,
		"measure"},
	/* As short as names are that are compared, and shorter. */
	{RULE, "\"cards\":[{\"measure\":\"จัดเวร\"},{\"measure\":\"จัดเวร\"}]", 1, 2,
		"measure"},
	{RULE, "\"cards\":[{\"measure\":\"ดูงาน 12\"},{\"measure\":\"ดูงาน 12\"}]", 0, 0,
		NULL},
	{RULE, "\"cards\":[{\"measure\":\"ดูงาน\"},{\"measure\":\"ดูงาน\"}]", 0, 0, NULL},
	/* What else a measure is called. */
	{RULE, "\"cards\":[{\"measure\":\"การจัดทำป้าย\"},{\"measure\":\"จัดทำป้าย\"}]", 1, 2,
		"measure"},
	{RULE, "\"cards\":[{\"measure\":\"จัดทำป้าย\"},{\"measure\":\"แผนงานจัดทำป้าย\"}]", 1,
		2, "measure"},
	{RULE, "\"cards\":[{\"measure\":\"มาตรการ จัดทำป้าย\"},{\"measure\":\"โครงการ จัดทำป้าย\"}]",
		1, 2, "measure"},
	/* The numbers of issues do not count. */
	{RULE, "\"cards\":[{\"issue\":\"๑. รอนาน\",\"measure\":\"จัดเวรพักเที่ยง\"},{\"issue\":\"๒. รอนาน\",\"measure\":\"จัดเวรพักเที่ยง\"}]",
		1, 2, "measure"},
	{RULE, "\"cards\":[{\"issue\":\"๑. รอนาน\",\"measure\":\"จัดเวรพักเที่ยง\"},{\"issue\":\"๒. ไฟดับ\",\"measure\":\"จัดเวรพักเที่ยง\"}]",
		0, 0, NULL},
	/* Alike enough for copied-text, whatever they are called. */
	{RULE, "\"cards\":[{\"measure\":\"๑. โครงการส่งเสริมคุณธรรมของเทศบาล\"},{\"measure\":\"มาตรการส่งเสริมคุณธรรมของเทศบาล\"}]",
		0, 0, NULL},
	{"copied-text",
		"\"cards\":[{\"measure\":\"๑. โครงการส่งเสริมคุณธรรมของเทศบาล\"},{\"measure\":\"มาตรการส่งเสริมคุณธรรมของเทศบาล\"}]",
		1, 2, "measure"},
	{RULE, "\"cards\":[{\"measure\":\"การส่งเสริมคุณธรรมของเทศบาลนคร\"},{\"measure\":\"ส่งเสริมคุณธรรมของเทศบาลนคร\"}]",
		0, 0, NULL},
	{RULE, "\"cards\":[{\"measure\":\"มาตรการส่งเสริมคุณธรรมของ อบจ.\"},{\"measure\":\"กิจกรรมส่งเสริมคุณธรรมของ อบจ.\"}]",
		1, 2, "measure"},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, RULE);
	check_reports_table(reports, REPORTS);
}

/* Each is told the card that it is like, and rests on both. */
static void check_finding(const struct finding *finding, size_t card, size_t measures)
{
	struct str measure = STR_INIT, both = STR_INIT;
	str_printf(&measure, "จัดแถว%zu", card - measures);
	str_printf(&both, "%s\n\n%s", measure.data, measure.data);
	assert_int_equal(finding->spot.card, card);
	assert_int_equal(finding->spot.start, 0);
	assert_int_equal(finding->spot.bytes, measure.bytes);
	assert_int_equal(finding->other.card, card - measures);
	assert_string_equal(finding->other.path, "measure");
	assert_int_equal(finding->other.bytes, measure.bytes);
	assert_string_equal(finding->basis, both.data);
	str_release(&measure);
	str_release(&both);
}

static void test_many(void **state)
{
	enum { MEASURES = 600 };
	struct str members = STR_INIT;
	struct finding_list list = {0};
	size_t told = 0;
	(void)state;
	str_puts(&members, "\"cards\":[");
	for (size_t i = 0; i < 2 * (size_t)MEASURES; i++)
		str_printf(&members, "%s{\"measure\":\"จัดแถว%zu\"}", i ? "," : "",
			i % MEASURES + 1);
	str_putc(&members, ']');
	char *json = checked_with_members(members.data);
	checked(json, &list);
	for (size_t i = 0; i < list.count; i++)
		if (!strcmp(list.items[i].rule->name, RULE)) {
			told++;
			check_finding(&list.items[i], MEASURES + told, MEASURES);
		}
	assert_int_equal(told, MEASURES);
	free(json);
	finding_list_release(&list);
	str_release(&members);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_many),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
