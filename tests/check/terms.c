/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terms: one term in several cases. */
#include <config.h>

#include "tests/support/checking.h"

static const struct checked_text texts[] = {
	{"terms", "output", "ชี้แจงตัวชี้วัด Ita และ ITA แก่บุคลากร", 1, "Ita"},
	{"terms", "output", "เปิดบริการ E-Service และประชาสัมพันธ์ e-service แล้ว", 1,
		"e-service"},
	{"terms", "output", "ตอบแบบวัด iit ครบ แล้วส่งผล IIT และ OIT", 1, "iit"},
	{"terms", "output", "เผยแพร่ทาง LINE ของกอง และตอบคำถามทาง Line ทุกวัน", 1, "Line"},
	{"terms", "output", "เปิด EService แทน E-Service เดิม", 1, "EService"},
	/* one way of writing, even where it is not the list's */
	{"terms", "output", "เปิดบริการ e-service แล้ว ประชาชนใช้ e-service เพิ่มขึ้น", 0, NULL},
	{"terms", "output", "ประกาศ No Gift Policy และติดป้าย NO GIFT POLICY หน้าห้อง", 0,
		NULL},
	{"terms", "output", "ใช้ Facebook และ facebook เผยแพร่ข่าว", 1, "facebook"},
	{"terms", "output", "ประกาศ No Gift Policy และเผยแพร่ No gift policy แล้ว", 1,
		"No gift policy"},
	{"terms", "measure", "เปิดบริการ E-Service แล้ว และ E Service ใช้ได้ทุกวัน", 1,
		"E Service"},
	{"terms", "output", "จุดบริการ One Stop Service ณ ชั้น ๑ และ one-stop service ชั้น ๒",
		1, "one-stop service"},
	{"terms", "output", "ใช้ Website และ website เผยแพร่ข่าว", 0, NULL},
	{"terms", "output", "No Gift Policy และ No Gift Policyx และ E-Services", 0, NULL},
	{"terms", "output",
		"ส่งที่ http://www.thungfa.go.th/ita/ITA.pdf และ ita@thungfa.go.th", 0,
		NULL},
	{"terms", "output", "แบบวัด ITA ข้อ i7 และ I7 ส่วน O1 กับ o1 เป็นรหัส", 0, NULL},
	{"terms", "output", "IT is what it is, said the guide. ระบบ IT พร้อมใช้", 0, NULL},
	{"terms", "output", "คะแนน ITA และ EIT ดีขึ้น ส่วน OIT คงเดิม", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, "terms");
	check_texts_table(texts, TEXTS);
}

static const struct checked_report reports[] = {
	{"terms",
		"\"title\": \"ผลการประเมิน ITA\", \"cards\": [{\"issue\": \"ตัวชี้วัด ITA\", \"output\": \"ITA และ ita\"}, {\"output\": \"ita และ Ita\"}]",
		1, 1, "output"},
	{"terms",
		"\"title\": \"ผลการประเมิน Ita\", \"cards\": [{\"output\": \"ITA\"}, {\"output\": \"E-service\"}, {\"output\": \"E-Service\"}]",
		2, 0, "title"},
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
