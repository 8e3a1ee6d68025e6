/* SPDX-License-Identifier: GPL-3.0-or-later */
/* split-group: a group that begins anew after another one. */
#include <config.h>

#include <string.h>

#include "check/check.h"
#include "check/finding.h"
#include "model/json.h"
#include "model/report.h"
#include "tests/support/checking.h"
#include "text/error.h"
#include "text/number.h"

#define CARD(group) "{\"group\": \"" group "\"}"

static const struct checked_report reports[] = {
	{"split-group", "\"cards\": [" CARD("ก") "," CARD("ข") "," CARD("ก") "]", 1, 3,
		"group"},
	/* once for each part */
	{"split-group",
		"\"cards\": [" CARD("ก") "," CARD("ข") "," CARD("ก") "," CARD(
			"ก") "," CARD("ข") "]",
		2, 3, "group"},
	{"split-group", "\"cards\": [" CARD("ก") ",{}," CARD("ก") "]", 1, 3, "group"},
	{"split-group",
		"\"cards\": [" CARD("ก") "," CARD("") "," CARD("ข") "," CARD("ก") "]", 1,
		4, "group"},
	{"split-group", "\"cards\": [" CARD("ก") "," CARD("ก") "," CARD("ข") "]", 0, 0,
		NULL},
	{"split-group", "\"cards\": [" CARD("ก") "]", 0, 0, NULL},
	{"split-group", "\"cards\": []", 0, 0, NULL},
	{"split-group", "\"cards\": [{}," CARD("ก") ",{}]", 0, 0, NULL},
	{"split-group", "\"cards\": [" CARD("") "," CARD("ก") "," CARD("") "]", 0, 0,
		NULL},
	/* other names are other groups */
	{"split-group", "\"cards\": [" CARD("ก") "," CARD("ข") "," CARD("ก.") "]", 0, 0,
		NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, "split-group");
	check_reports_table(reports, REPORTS);
}

/* It says where the group began, and leads there; nothing where no groups are printed. */
static void test_the_other_place(void **state)
{
	static const char json[] =
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{\"type\":\"ก\",\"name\":\"ข\"},\"fiscal_year\":2568,\"months\":12,\"title\":\"ค\",\"cards\":[" CARD(
			"ก") "," CARD("ข") "," CARD("ก") "]}";
	struct report report;
	struct finding_list list = {0};
	struct error error = ERROR_INIT;
	(void)state;
	assert_true(report_from_json(json, strlen(json), "test", &report, &error));
	const struct check_words none = {0};
	struct check_input input = {
		.report = &report, .words = &none, .digits = DIGITS_ARABIC};
	check_report(&input, &list);
	for (size_t i = 0; i < list.count; i++)
		assert_string_not_equal(list.items[i].rule->name, "split-group");
	finding_list_release(&list);
	input.groups = true;
	check_report(&input, &list);
	const struct finding *found = NULL;
	for (size_t i = 0; i < list.count; i++)
		if (!strcmp(list.items[i].rule->name, "split-group"))
			found = &list.items[i];
	assert_non_null(found);
	assert_non_null(strstr(found->message, "measure 1"));
	assert_int_equal(found->other.card, 1);
	finding_list_release(&list);
	report_release(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_the_other_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
