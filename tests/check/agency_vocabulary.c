/* SPDX-License-Identifier: GPL-3.0-or-later */
/* agency-vocabulary: words of another kind of agency. */
#include <config.h>

#include "tests/support/checking.h"

static const struct checked_text texts[] = {
	/* the report in order is of an องค์การบริหารส่วนตำบล */
	{"agency-vocabulary", "output", "ตราเทศบัญญัติงบประมาณรายจ่ายแล้ว", 1, "เทศบัญญัติ"},
	{"agency-vocabulary", "steps", "ร่างเทศบัญญัติ\nเสนอเทศบัญญัติต่อสภา", 1, "เทศบัญญัติ"},
	{"agency-vocabulary", "memo.sections[0].text", "ตามเทศ บัญญัติของเรา", 1,
		"เทศ บัญญัติ"},
	{"agency-vocabulary", "output", "ตราข้อบัญญัติงบประมาณรายจ่ายแล้ว", 0, NULL},
	{"agency-vocabulary", "output", "ศึกษาดูงานการบังคับใช้เทศบัญญัติเทศบาลเมืองน่าน", 0, NULL},
	{"agency-vocabulary", "output",
		"วิทยากรอธิบายว่า “ในเมืองจะตราเป็นเทศบัญญัติ” แล้วเปรียบเทียบกับข้อบัญญัติ", 0, NULL},
	{"agency-vocabulary", "owners", "งานเทศบัญญัติ", 0, NULL},
	{"agency-vocabulary", "output", "จัดทำร่างข้อบัญญัติท้องถิ่นว่าด้วยการจัดการมูลฝอย", 0, NULL},
	{"agency-vocabulary", "output", "ประชาชนเสนอความเห็นต่อแผนพัฒนาแล้ว", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, "agency-vocabulary");
	check_texts_table(texts, TEXTS);
}

static const struct checked_report reports[] = {
	{"agency-vocabulary",
		"\"agency\": {\"type\": \"เทศบาลตำบล\", \"name\": \"ทุ่งฟ้า\"}, \"cards\": [{\"steps\": {\"marks\": \"dash\", \"items\": [\"เมื่อข้อบัญญัติงบประมาณประกาศใช้แล้ว กองคลังวางแผน\"]}}]",
		1, 1, "steps"},
	{"agency-vocabulary",
		"\"agency\": {\"type\": \"เทศบาลเมือง\", \"name\": \"ทุ่งฟ้า\"}, \"cards\": [{\"output\": \"ออกข้อบัญญัติแล้ว\"}]",
		1, 1, "output"},
	{"agency-vocabulary",
		"\"agency\": {\"type\": \"เทศบาลตำบล\", \"name\": \"ทุ่งฟ้า\"}, \"cards\": [{\"output\": \"ข้อบัญญัติท้องถิ่นตามกฎหมายว่าด้วยการสาธารณสุข ข้อบัญญัติกรุงเทพมหานคร และข้อบัญญัติ อบต.ข้างเคียง\"}]",
		0, 0, NULL},
	{"agency-vocabulary",
		"\"agency\": {\"type\": \"เทศบาลตำบล\", \"name\": \"ทุ่งฟ้า\"}, \"cards\": [{\"output\": \"ข้อบัญญัติเทศบาลตำบลทุ่งฟ้าประกาศใช้แล้ว\"}]",
		1, 1, "output"},
	{"agency-vocabulary",
		"\"agency\": {\"type\": \"องค์การบริหารส่วนจังหวัด\", \"name\": \"น่าน\"}, \"cards\": [{\"output\": \"ตราข้อบัญญัติงบประมาณแล้ว\"}]",
		0, 0, NULL},
	{"agency-vocabulary",
		"\"agency\": {\"name\": \"ทุ่งฟ้า\"}, \"cards\": [{\"output\": \"ตราเทศบัญญัติแล้ว\"}]",
		0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	check_reports_table(reports, REPORTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts), cmocka_unit_test(test_reports)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
