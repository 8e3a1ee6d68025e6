/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mixed-digits: Thai and Arabic digits in one number. */
#include <config.h>

#include "tests/support/checking.h"

static const struct checked_text texts[] = {
	{"mixed-digits", "before[0].text",
		"ผลการประเมินประจำปีงบประมาณ พ.ศ. ๒๕๖7 สูงกว่าปีก่อน", 1, "๒๕๖7"},
	{"mixed-digits", "output", "อบรมแล้ว 1๗ คน จากเป้าหมาย ๒๐ คน", 1, "1๗"},
	{"mixed-digits", "outcome", "ประหยัดเงินได้ ๑๒,5๐๐.๗๕ บาท และลดเวลาเหลือ ๑5 นาที", 2,
		"๑๒,5๐๐.๗๕"},
	{"mixed-digits", "memo.number", "นน ๗๒๑๐1/๐๔๕", 1, "๗๒๑๐1"},
	{"mixed-digits", "period", "๑ ตุลาคม ๒๕6๗ - ๓๐ กันยายน ๒๕๖๘", 1, "๒๕6๗"},
	{"mixed-digits", "output", "เปิดดูได้ทั้ง ๔G และ ๕G ตามประกาศข้อ E๑1", 1, "E๑1"},
	/* One slip, one finding. */
	{"mixed-digits", "output", "ประชุมวันที่ 1๒/0๓/2๕๖๘ แล้ว", 1, "1๒/0๓/2๕๖๘"},
	{"mixed-digits", "measure", "ตอบข้อ 1๗ 1๘ 1๙ ให้ครบ", 1, "1๗ 1๘ 1๙"},
	{"mixed-digits", "measure", "ตอบข้อ 1๗, 1๘ และ 1๙ ให้ครบ\nข้อ 1๘ ได้น้อย", 1,
		"1๗, 1๘ และ 1๙"},
	{"mixed-digits", "output", "โทร ๐8๑ มีผู้ร่วม 1๒ คน", 2, "๐8๑"},
	{"mixed-digits", "output", "1๒\n1๓", 2, "1๒"},
	{"mixed-digits", "output", "ครั้งที่ 1๒\nครั้งที่ 1๓", 2, "1๒"},
	{"mixed-digits", "output", "๑.ประชุมแล้ว 12 ครั้ง ตามข้อ ๔ ของแผน", 0, NULL},
	{"mixed-digits", "before[0].text", "ประชุมสภาสมัยที่ 4/๒๕๖๗ เมื่อวันที่ 3 มกราคม ๒๕๖๘", 0,
		NULL},
	{"mixed-digits", "output", "เผยแพร่ที่ https://www.thungfa.go.th/plan๒๕๖8.pdf แล้ว",
		0, NULL},
	{"mixed-digits", "measure", "ตอบแบบวัด IIT ข้อ i7 และ EIT ข้อ e๑๑ ให้ครบ", 0, NULL},
	{"mixed-digits", "output", "แบบ ก.1 จำนวน ๓ ชุด แบบ ก.2 จำนวน ๕ ชุด", 0, NULL},
	{"mixed-digits", "output", "ลดค่าไฟฟ้าจาก 12,500.75 บาท เหลือ ๑๐,๒๐๐.๕๐ บาท", 0,
		NULL},
	{"mixed-digits", "output", "มีผู้เข้าร่วม 20,๓๐ และ ๔๐ คน ตามลำดับ", 0, NULL},
	{"mixed-digits", "owners", "กองช่าง", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, "mixed-digits");
	check_texts_table(texts, TEXTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
