/* SPDX-License-Identifier: GPL-3.0-or-later */
/* person-name: one person's name in two ways. */
#include <config.h>

#include "tests/support/checking.h"

#define SIGNED(name)                                                                                                                 \
	"\"memo\":{\"sections\":[{\"heading\":\"เรื่องเดิม\",\"text\":\"มีแล้ว\"}],\"signatures\":[" \
	"{\"name\":\"" name "\",\"post\":\"ปลัด\"}]}"
#define TOLD(text) "\"after\":[{\"heading\":\"สรุป\",\"text\":\"" text "\"}]"

static const struct checked_report reports[] = {
	/* a surname that is a cell off: another one, one more, one less */
	{"person-name",
		SIGNED("นางสาวแพร ทองดีงาม") "," TOLD("มอบนางสาวแพร ทองดีงา เป็นผู้ติดตาม"), 1,
		0, "after[0].text"},
	{"person-name", SIGNED("นายวีระ สุขสวัสดิ์") "," TOLD("ตามที่นายวีระ สุขสวัสดี เสนอ"), 1, 0,
		"after[0].text"},
	{"person-name", SIGNED("นายวีระ สุขสวัสดิ์") "," TOLD("ตามที่นายวีระ สุสวัสดิ์เสนอ"), 1, 0,
		"after[0].text"},
	/* another title, another mark in the first name */
	{"person-name", SIGNED("นางแพร ทองดี") "," TOLD("มอบ น.ส.แพร ทองดี แล้ว"), 1, 0,
		"after[0].text"},
	{"person-name", SIGNED("นายธีร์ ทองดี") "," TOLD("นายธีร ทองดี ลงชื่อ"), 1, 0,
		"after[0].text"},
	/* once, however often it stands so; each way once */
	{"person-name",
		SIGNED("นายวีระ สุขสวัสดิ์") "," TOLD("นายวีระ สุขสวัสดี และนายวีระ สุขสวัสดี"), 1, 0,
		"after[0].text"},
	{"person-name",
		SIGNED("นายวีระ สุขสวัสดิ์") "," TOLD("นายวีระ สุขสวัสดี และนายวีระ สุกสวัสดิ์"), 2, 0,
		"after[0].text"},
	/* the same name, text going on behind it, other spaces, an abbreviated title */
	{"person-name",
		SIGNED("นางสาวแพร ทองดีงาม") "," TOLD("มอบนางสาวแพร  ทองดีงามเป็นผู้ติดตาม"), 0,
		0, NULL},
	{"person-name", SIGNED("นางสาวแพร ทองดี") "," TOLD("มอบ น.ส. แพร ทองดี แล้ว"), 0, 0,
		NULL},
	/* other people: brothers, namesakes, another surname */
	{"person-name", SIGNED("นายสมชาย ทองดี") "," TOLD("นายสมชัย ทองดี ลงชื่อ"), 0, 0,
		NULL},
	{"person-name", SIGNED("นายวีระ สุขสวัสดิ์") "," TOLD("นายวีระ ใจงามยิ่ง ลงชื่อ"), 0, 0,
		NULL},
	{"person-name", SIGNED("นายวีระ ทองดี") "," TOLD("นายวิชัย ทองดี ลงชื่อ"), 0, 0, NULL},
	/* surnames too short to say so, posts, names alone */
	{"person-name", SIGNED("นายวีระ มี") "," TOLD("นายวีระ ดี ลงชื่อ"), 0, 0, NULL},
	{"person-name",
		SIGNED("นายวีระ ทองดี") "," TOLD(
			"นายกเทศมนตรี ทองดีงาม นายอำเภอ ทองดี นายช่าง ทองดี"),
		0, 0, NULL},
	{"person-name", SIGNED("นายวีระ") "," TOLD("นายวีระ และนายวีร"), 0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, "person-name");
	check_reports_table(reports, REPORTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_reports)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
