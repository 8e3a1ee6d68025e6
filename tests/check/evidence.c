/* SPDX-License-Identifier: GPL-3.0-or-later */
/* evidence: dates that are none, files that are not there. */
#include <config.h>

#include "tests/support/checking.h"

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/rules.h"

#define EVIDENCE "evidence"

#define PIECE(kind, ref, date)                                                           \
	"\"cards\":[{\"issue\":\"ก\",\"evidence\":[{\"kind\":\"" kind                    \
	"\",\"ref\":\"" ref "\",\"caption\":\"ป้าย\",\"date\":\"" date "\"}]}]"
#define DATED(date) PIECE("url", "https://a.th/1", date)
#define FILED(ref)  PIECE("photo", ref, "")

static const struct checked_report reports[] = {
	{EVIDENCE, DATED("๓๒ มกราคม ๒๕๖๘"), 1, 1, "evidence"},
	{EVIDENCE, DATED("30 กุมภาพันธ์ 2568"), 1, 1, "evidence"},
	{EVIDENCE, DATED("วันก่อน"), 1, 1, "evidence"},
	{EVIDENCE, FILED("/no/such/folder/ป้าย.png"), 1, 1, "evidence"},
	{EVIDENCE, FILED("~/no-such-folder/ป้าย.png"), 1, 1, "evidence"},
	{EVIDENCE, FILED("file:///no/such/file.pdf"), 1, 1, "evidence"},
	{EVIDENCE, PIECE("document", "/no/such", "๓๒ มกราคม"), 2, 1, "evidence"},

	{EVIDENCE, PIECE("url", "", "๘ มกราคม ๒๕๖๘"), 1, 1, "evidence"},
	{EVIDENCE, PIECE("url", "-", ""), 1, 1, "evidence"},
	{EVIDENCE, DATED("๘ มกราคม ๒๕๗๑"), 1, 1, "evidence"},

	{EVIDENCE, PIECE("photo", "", ""), 0, 0, NULL},
	{EVIDENCE, DATED("๒๐ ตุลาคม ๒๕๖๘"), 0, 0, NULL},
	{EVIDENCE, DATED("๘ มกราคม ๒๕๗๖"), 0, 0, NULL},
	{EVIDENCE, DATED(""), 0, 0, NULL},
	{EVIDENCE, DATED("๘ มกราคม ๒๕๖๘"), 0, 0, NULL},
	{EVIDENCE, DATED("8 ม.ค. 68"), 0, 0, NULL},
	{EVIDENCE, DATED("มกราคม ๒๕๖๘"), 0, 0, NULL},
	{EVIDENCE, DATED("ต.ค. ๖๗ - ก.ย. ๖๘"), 0, 0, NULL},
	{EVIDENCE, DATED("๑๕ มีนาคม"), 0, 0, NULL},
	{EVIDENCE, FILED("/"), 0, 0, NULL},
	{EVIDENCE, FILED("~/"), 0, 0, NULL},
	{EVIDENCE, FILED("file:///"), 0, 0, NULL},
	{EVIDENCE, FILED("image2.png"), 0, 0, NULL},
	{EVIDENCE, FILED("แฟ้ม/ป้าย.png"), 0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, EVIDENCE);
	check_reports_table(reports, REPORTS);
}

/* It points at the very line, among those of all pieces. */
static void test_points_at_the_line(void **state)
{
	struct finding_list list = {0};
	(void)state;
	checked("{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"digits\":\"thai\","
		"\"agency\":{\"name\":\"ก\"},\"fiscal_year\":2568,\"months\":12,"
		"\"title\":\"ก\",\"cards\":[{\"evidence\":["
		"{\"ref\":\"a\",\"caption\":\"b\",\"date\":\"๘ มกราคม ๒๕๖๘\"},{\"ref\":\"c\"},"
		"{\"ref\":\"d\",\"caption\":\"\",\"date\":\"เมื่อไร\"}]}]}",
		&list);
	size_t found = list.count;
	for (size_t i = 0; i < list.count; i++)
		if (strcmp(list.items[i].rule->name, EVIDENCE) == 0)
			found = i;
	assert_true(found < list.count);
	assert_int_equal(
		list.items[found].spot.start, strlen("b\na\n๘ มกราคม ๒๕๖๘\nc\nd\n"));
	assert_int_equal(list.items[found].spot.bytes, strlen("เมื่อไร"));
	finding_list_release(&list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_points_at_the_line),
	};
	setenv("HOME", "/", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
