/* SPDX-License-Identifier: GPL-3.0-or-later */
/* owner-name: names of owners that are not the same everywhere. */
#include <config.h>

#include "tests/support/checking.h"

#include <string.h>

#include "check/check.h"
#include "check/finding.h"
#include "check/owners.h"
#include "check/words.h"
#include "model/json.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/error.h"
#include "text/str.h"

#define OWNER     "owner-name"
#define TWO(a, b) "\"cards\":[{\"owners\":[" a "]},{\"owners\":[" b "]}]"

static const struct checked_report reports[] = {
	{OWNER, TWO("\"กองสาธารณสุข\"", "\"สำนักปลัด\",\"กองสาธารณสุขฯ\""), 1, 2, "owners"},
	{OWNER, TWO("\"กองสวัสดิการสังคม\"", "\"กองสวัสดิการสงคม\""), 1, 2, "owners"},
	{OWNER, TWO("\"งานพัฒนาชุมชน กองสวัสดิการ\"", "\"งานพัฒนาชุมชุน กองสวัสดิการ\""), 1, 2,
		"owners"},
	{OWNER, TWO("\"สำนักปลัด\"", "\"สำนักปลัดฯ\""), 1, 2, "owners"},
	/* Nearly a unit that there is, though no other measure names it. */
	{OWNER, TWO("\"กองข่าง\"", "\"สำนักปลัด\""), 1, 1, "owners"},
	{OWNER, TWO("\"กองคลัง\"", "\"กองการศึกษ\""), 1, 2, "owners"},
	{OWNER, TWO("\"งานธุรกาย\"", "\"กองคลัง\""), 1, 1, "owners"},
	/* A space inside a name. */
	{OWNER, TWO("\"สำนัก ปลัด\"", "\"กองคลัง\""), 1, 1, "owners"},
	{OWNER, TWO("\"กองคลัง\"", "\"กอง คลัง\""), 1, 2, "owners"},
	/* Units of another kind of agency. */
	{OWNER,
		"\"agency\":{\"type\":\"องค์การบริหารส่วนจังหวัด\",\"name\":\"น่าน\"}," TWO(
			"\"สำนักปลัดเทศบาล\"", "\"กองคลัง\""),
		1, 1, "owners"},
	{OWNER,
		"\"agency\":{\"type\":\"เทศบาลเมือง\",\"name\":\"น่าน\"}," TWO(
			"\"ปลัด อบต.\"", "\"กองคลัง\""),
		1, 1, "owners"},
	{OWNER,
		"\"agency\":{\"type\":\"เทศบาลนคร\",\"name\":\"น่าน\"}," TWO(
			"\"สำนักปลัดเทศบาล\"", "\"ปลัดเทศบาล\""),
		0, 0, NULL},
	{OWNER, TWO("\"สำนักปลัดเทศบาลเมืองท่าฟ้า\"", "\"กองคลัง\""), 0, 0, NULL},
	{OWNER,
		"\"agency\":{\"type\":\"เทศบาลตำบล\",\"name\":\"ท่าฟ้า\"}," TWO(
			"\"กองสาธารณสุขฯ\"", "\"งานธุรการ กองคลัง\""),
		0, 0, NULL},
	/* Each odd name once. */
	{OWNER, "\"cards\":[{\"owners\":[\"กองการศึกษา\"]},{\"owners\":[\"กองการศึกษ\"]},{\"owners\":[\"กองการศึกษ\"]}]",
		1, 2, "owners"},

	/* Twice in one measure, however it is typed; not once in each of two. */
	{OWNER, "\"cards\":[{\"owners\":[\"กองช่าง\",\"กองคลัง\",\"กองช่าง \"]}]", 1, 1,
		"owners"},
	{OWNER, TWO("\"กองช่าง\"", "\"กองช่าง\""), 0, 0, NULL},
	{OWNER, TWO("\"กองช่าง\"", "\"กองคลัง\""), 0, 0, NULL},
	{OWNER, TWO("\"กองคลัง\",\"สำนักปลัด\"", "\"สำนักปลัด\",\"กองคลัง\""), 0, 0, NULL},
	{OWNER, TWO("\"งานงบประมาณสำนักปลัด\"", "\"งานประชาสัมพันธ์สำนักปลัด\""), 0, 0, NULL},
	{OWNER,
		"\"agency\":{\"type\":\"เทศบาลตำบล\",\"name\":\"ท่าฟ้า\"}," TWO(
			"\"สำนักปลัด\"", "\"สำนักปลัดเทศบาล\""),
		0, 0, NULL},
	{OWNER, TWO("\"กองสาธารณสุข\"", "\"กองสาธารณสุขและสิ่งแวดล้อม\""), 0, 0, NULL},
	{OWNER, TWO("\"งานนิติการ สำนักปลัด\"", "\"งานนิติการสำนักปลัด\""), 0, 0, NULL},
	{OWNER, TWO("\"ผู้ใหญ่บ้านหมู่ที่ ๑\"", "\"ผู้ใหญ่บ้านหมู่ที่ ๒\""), 0, 0, NULL},
	{OWNER, TWO("\"กองการศึกษา\"", "\"กองการประปา\""), 0, 0, NULL},
	{OWNER, TWO("\"ปลัด\"", "\"ปลัดฯ\""), 0, 0, NULL},
	/* What looks the same is the same. */
	{OWNER, TWO("\"กองสวัสดิการ\"", "\"กองสวัสดิการ\u200E\""), 0, 0, NULL},
	{OWNER, TWO("\"กองสวัสดิการ\"", "\"กองสวัส\u200Bดิการ \""), 0, 0, NULL},
	{OWNER, TWO("\"ศูนย์ ITA “ก”\"", "\"ศูนย์\u00A0ita \\\"ก\\\"\""), 0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, OWNER);
	check_reports_table(reports, REPORTS);
}

/* --- the office's list --- */

static size_t count_unlisted(const char *owner, const struct string_list *units)
{
	struct str json = STR_INIT;
	struct report report;
	struct error error = ERROR_INIT;
	struct finding_list list = {0};
	size_t found = 0;
	str_printf(&json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
		"\"fiscal_year\":2568,\"months\":12,\"title\":\"ก\",\"cards\":[{\"owners\":[\"%s\"]}]}",
		owner);
	if (!report_from_json(json.data, json.bytes, "test", &report, &error))
		fail_msg("%s", error_message(&error));
	struct check_words *words = check_words_load(&error);
	assert_non_null(words);
	const struct check_input input = {
		.report = &report, .words = words, .units = units};
	check_report(&input, &list);
	for (size_t i = 0; i < list.count; i++)
		found += !strcmp(list.items[i].rule->name, OWNER);
	finding_list_release(&list);
	check_words_free(words);
	report_release(&report);
	str_release(&json);
	return found;
}

static const struct {
	const char *owner;
	size_t times;
} unlisted[] = {
	{"กองกิจการขนส่ง", 1},
	{"สำนักการแพทย์", 1},
	{"ฯลฯ", 1},
	{"กองป่าไม้", 0},  /* the office's own */
	{"กอง ป่าไม้", 1}, /* with a space inside */
	{"งานอวกาศ", 1},
	{"ฝ่ายกิจการอวกาศ", 1},
	{"งานธุรการ", 0},
	{"นิติกร", 0},
	{"งานอวกาศ กองป่าไม้", 0},
	{"กองคลัง", 0}, /* ships with the program */
	{"ทุกกอง", 0},
	{"งานพัสดุ กองคลัง", 0},
	{"ทุกส่วนราชการ (กองคลังเป็นหลัก)", 0},
};

static void test_units_of_the_office(void **state)
{
	(void)state;
	struct string_list units = {0};
	string_list_add(&units, "กองป่าไม้");
	for (size_t i = 0; i < sizeof(unlisted) / sizeof(unlisted[0]); i++) {
		assert_int_equal(
			count_unlisted(unlisted[i].owner, &units), unlisted[i].times);
		assert_int_equal(count_unlisted(unlisted[i].owner, NULL), 0);
	}
	string_list_release(&units);
}

static void test_letters_apart(void **state)
{
	(void)state;
	assert_int_equal(letters_apart("กองคลัง", "กองคลัง", 2), 0);
	assert_int_equal(letters_apart("กอง คลัง", "กองคลัง", 2), 0);
	assert_int_equal(letters_apart("กองคลัง", "กองคลังฯ", 2), 1);
	assert_int_equal(letters_apart("กองช่าง", "กองคลัง", 2), 3);
	assert_int_equal(letters_apart("กองช่าง", "กองคลัง", 4), 3);
	assert_int_equal(letters_apart("", "ก", 4), 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_units_of_the_office),
		cmocka_unit_test(test_letters_apart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
