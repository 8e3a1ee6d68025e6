/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sums: what a line reckons out itself. */
#include <config.h>

#include <string.h>

#include "check/finding.h"
#include "tests/support/checking.h"
#include "text/str.h"

#define RULE "sums"

static const struct checked_text texts[] = {
	/* A sum that is written as one. */
	{RULE, "output", "อบรมพนักงาน ๒๐ + ๒๕ = ๔๖ คน", 1, "๔๖"},
	{RULE, "output", "จ่ายค่าวิทยากร ๓,๖๐๐ บาท + ค่าอาหาร", 0, NULL},
	{RULE, "output", "รวมสามครั้ง ๑๒ คน + ๑๕ คน + ๒๐ คน = ๔๗ คน", 0, NULL},
	{RULE, "output", "รวมสามครั้ง ๑๒ คน + ๑๕ คน + ๒๐ คน = ๔๕ คน", 1, "๔๕"},
	{RULE, "output", "อบรม ๓ ครั้ง ๒๐ คน = ๒๑ คน", 0, NULL},
	{RULE, "output", "อบรม ๓ ครั้ง ๒๐ คน + ๒๑ คน", 0, NULL},
	/* A total and its parts. */
	{RULE, "output", "มีผู้เข้าร่วมประชาคม ๑๒๐ คน แบ่งเป็นชาย ๕๒ คน และหญิง ๖๙ คน", 1, "๑๒๐"},
	{RULE, "output", "รับแจ้ง 264 เรื่อง แยกเป็นทางโทรศัพท์ 112 เรื่อง ทาง LINE 142 เรื่อง", 1,
		"264"},
	{RULE, "output",
		"มีผู้เข้าร่วมประชาคม ๑๒๑ คน แบ่งเป็นชาย ๕๒ คน (ร้อยละ ๔๓) และหญิง ๖๙ คน (ร้อยละ ๕๗)",
		0, NULL},
	{RULE, "output",
		"รับแจ้ง ๒๖๔ เรื่อง จำแนกเป็นถนน ๑๐๐ เรื่อง ไฟฟ้า ๑๖๔ เรื่อง แก้ไขแล้ว ๒๕๐ เรื่อง", 0,
		NULL},
	/* The list of its parts goes on, or each is of so many. */
	{RULE, "output", "รับแจ้ง ๒๖๔ เรื่อง จำแนกเป็นถนน ๑๐๐ เรื่อง ไฟฟ้า ๙๐ เรื่อง ฯลฯ", 0, NULL},
	{RULE, "output", "มีผู้เข้าอบรม ๙๐ คน แบ่งเป็น ๓ รุ่น รุ่นละ ๓๐ คน", 0, NULL},
	{RULE, "output", "มีผู้เข้าอบรมกว่า ๙๐ คน แบ่งเป็นชาย ๔๐ คน และหญิง ๕๕ คน", 0, NULL},
	/* Parts and then their total. */
	{RULE, "output", "ตรวจตลาด ๑๒ ครั้ง ตรวจโรงเรียน ๙ ครั้ง รวม ๒๒ ครั้ง", 1, "๒๒"},
	{RULE, "output", "ตรวจตลาด ๑๒ ครั้ง ตรวจโรงเรียน ๙ ครั้ง รวมทั้งสิ้น ๒๑ ครั้ง", 0, NULL},
	{RULE, "output", "รุ่นที่ ๑ จำนวน ๔๐ คน รุ่นที่ ๒ จำนวน ๓๘ คน รวม ๗๐ คน (ไม่นับซ้ำ)", 0,
		NULL},
	{RULE, "output", "จ่ายไปแล้ว ๕,๐๐๐ บาท เหลือ ๒,๐๐๐ บาท รวม ๗,๕๐๐ บาท", 0, NULL},
	/* From, to, and the difference. */
	{RULE, "output",
		"ค่าไฟฟ้าลดจาก ๖๑๒,๔๘๐.๒๕ บาท เหลือ ๕๑๘,๓๑๗.๕๐ บาท ประหยัดได้ ๙๔,๑๖๒.๗๕ บาท",
		0, NULL},
	{RULE, "output", "ค่าน้ำมันลดจาก ๘๐,๐๐๐ บาท เหลือ ๗๑,๐๐๐ บาท ประหยัดได้ ๑๙,๐๐๐ บาท", 1,
		"๑๙,๐๐๐"},
	{RULE, "output", "เรื่องค้างจาก ๓๐ เรื่อง เหลือ ๑๒ เรื่อง ลดลง ๑๗ เรื่อง", 1, "๑๗"},
	{RULE, "output", "เรื่องค้างจาก ๓๐ เรื่อง เหลือ ๑๒ เรื่อง อีก ๑๗ เรื่องยุติแล้ว", 0, NULL},
	{RULE, "output", "เรื่องค้างจาก ๓๐ วัน เหลือ ๑๒ เรื่อง ลดลง ๑๗ เรื่อง", 0, NULL},
	{RULE, "output", "เรื่องค้างจาก ๓๐ เรื่อง เหลือ ๑๒ เรื่อง ลดลง ๑๗ วัน", 0, NULL},
	{RULE, "output", "รับแจ้ง ๓๐ เรื่อง ทางโทรศัพท์ ๑๒ เรื่อง ลดลง ๑๗ เรื่อง", 0, NULL},
	{RULE, "output", "เรื่องค้างจาก ๓๐ เรื่อง เหลือ ๑๒ เรื่อง ถนนซ่อมแล้วลดลง ๑๗ เรื่อง", 0,
		NULL},
	{RULE, "output", "เรื่องค้างจาก ๓๐ เรื่อง เหลือ ๑๒ เรื่อง จำนวน ๑๗ เรื่อง", 0, NULL},
	{RULE, "output", "เรื่องค้างจาก ๓๐ เรื่อง เหลือ ๑๒ เรื่องเศษ ลดลง ๑๗ เรื่อง", 0, NULL},
	{RULE, "output", "เรื่องค้างจาก ๓๐ เรื่อง เหลือ ๑๒ เรื่อง ลดลง ๑๗ เรื่องเศษ", 0, NULL},
	/* So many, so much each. */
	{RULE, "output", "จัดซื้อเก้าอี้ ๔๐ ชุด ชุดละ ๑,๕๐๐ บาท เป็นเงิน ๖๕,๐๐๐ บาท", 1, "๖๕,๐๐๐"},
	{RULE, "output", "จัดซื้อเก้าอี้ ๔๐ ชุด ชุดละ ๑,๕๐๐ บาท รวมเป็นเงิน ๖๐,๐๐๐ บาท", 0, NULL},
	{RULE, "output", "วิทยากร ๒ คน คนละ ๖๐๐ บาท ค่าอาหารรวม ๓,๐๐๐ บาท", 0, NULL},
	{RULE, "output", "จัดซื้อเก้าอี้กว่า ๔๐ ชุด ชุดละ ๑,๕๐๐ บาท เป็นเงิน ๖๕,๐๐๐ บาท", 0, NULL},
	{RULE, "output", "จัดซื้อเก้าอี้ ๔๐ ชุด คนละ ๑,๕๐๐ บาท เป็นเงิน ๖๕,๐๐๐ บาท", 0, NULL},
	{RULE, "output", "จัดซื้อเก้าอี้ ๔๐ ชุด ชุดละ ๑,๕๐๐ บาท เป็นเงิน ๖๕,๐๐๐ บาทเศษ", 0, NULL},
	{RULE, "output", "จัดซื้อเก้าอี้ ๔๐ ชุด ชุดละ ๑,๕๐๐ บาท ใน ๖๕,๐๐๐ บาทที่เหลือ", 0, NULL},
	/* Dates, times, codes and orders are no amounts. */
	{RULE, "output", "ประชุมวันที่ ๑๐ + ๑๑ = ๓ มกราคม ๒๕๖๘", 0, NULL},
	{RULE, "output", "ข้อ i1 + ข้อ i2 = ๓ ข้อ", 0, NULL},
	{RULE, "owners", "กอง ๑ + ๒ = ๔", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, RULE);
	check_texts_table(texts, TEXTS);
}

/* What is said, and what it makes, with as many decimals as there are. */
static void test_message(void **state)
{
	static const struct {
		const char *output, *said;
	} rows[] = {
		{"๒๐ + ๒๕ = ๔๖ คน",
			"๔๖ is said here, but the other figures of this line make ๔๕"},
		{"๑๒.๕๐ + ๑๒.๗๕ = ๒๕ บาท", "make ๒๕.๒๕"}};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct finding_list list = {0};
		struct str json = STR_INIT;
		bool found = false;
		str_printf(&json,
			"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_year\":2568,"
			"\"months\":12,\"title\":\"ก\",\"cards\":[{\"output\":\"%s\"}]}",
			rows[i].output);
		checked(json.data, &list);
		for (size_t k = 0; k < list.count; k++)
			found = found ||
				(!strcmp(list.items[k].rule->name, RULE) &&
					strstr(list.items[k].message, rows[i].said));
		assert_true(found);
		finding_list_release(&list);
		str_release(&json);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_message),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
