/* SPDX-License-Identifier: GPL-3.0-or-later */
/* same-bullet: a list item twice in a field. */
#include <config.h>

#include "tests/support/checking.h"

static const struct checked_text texts[] = {
	{"same-bullet", "output",
		"-จัดทำแผนการใช้จ่ายเงินแล้ว\n-จัดทำแผนการใช้จ่ายเงินแล้ว\n-ประชุมแล้ว", 1,
		"จัดทำแผนการใช้จ่ายเงินแล้ว"},
	{"same-bullet", "output",
		"๑. ติดตั้งกล่องรับความคิดเห็น\n๒. อบรมเจ้าหน้าที่\n๓. ติดตั้งกล่อง รับความคิดเห็น", 1,
		"ติดตั้งกล่อง รับความคิดเห็น"},
	{"same-bullet", "steps", "ประชุมวางแผนกับทุกกอง\nออกคำสั่งแต่งตั้ง\nประชุมวางแผนกับทุกกอง",
		1, "ประชุมวางแผนกับทุกกอง"},
	{"same-bullet", "outcome",
		"- มีช่องทางรับเรื่องร้องเรียน\nhttps://www.thungfa.go.th/a\n- มีช่องทางรับเรื่องร้องเรียน.\nhttps://www.thungfa.go.th/b",
		1, "มีช่องทางรับเรื่องร้องเรียน."},
	/* the same task of two units, or under two numbers */
	{"same-bullet", "output",
		"๑. กองคลัง\n- รายงานผลทุกเดือน\n๒. กองช่าง\n- รายงานผลทุกเดือน", 0, NULL},
	{"same-bullet", "output",
		"สำนักปลัด\n- ปิดประกาศหน้าที่ทำการ\nกองการศึกษา\n- ปิดประกาศหน้าที่ทำการ", 0, NULL},
	{"same-bullet", "output",
		"๑. ดำเนินการเรียบร้อยแล้ว\n๒. ดำเนินการเรียบร้อยแล้ว\n๓. อยู่ระหว่างดำเนินการ", 0,
		NULL},
	{"same-bullet", "output", "- อบรม\n- ประชุม\n- อบรม", 0, NULL},
	{"same-bullet", "output", "- รายงานผลรอบ ๖ เดือนต่อสภา\n- รายงานผลรอบ ๑๒ เดือนต่อสภา",
		0, NULL},
	{"same-bullet", "output", "รายงานผลต่อสภาแล้ว\nรายงานผลต่อสภาแล้ว", 0, NULL},
	{"same-bullet", "steps", "สำรวจความต้องการ\nสรุปผลการสำรวจเสนอนายก", 0, NULL},
	{"same-bullet", "output",
		"ก. กองคลัง\n๑. จัดทำบัญชีทรัพย์สิน\nข. กองช่าง\n๑. จัดทำบัญชีทรัพย์สิน", 0, NULL},
	{"same-bullet", "owners", "กองคลัง\nกองคลัง", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, "same-bullet");
	check_texts_table(texts, TEXTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
