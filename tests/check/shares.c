/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shares: parts of a whole, and percentages. */
#include <config.h>

#include "tests/support/checking.h"

#define RULE "shares"

static const struct checked_text texts[] = {
	/* More than there are. */
	{RULE, "output", "มีผู้เข้าร่วมอบรม ๕๐ คน จากพนักงานทั้งหมด ๔๕ คน", 1, "๕๐ คน"},
	{RULE, "output", "จากเด็กทั้งหมด ๗๔ คน มีผู้ปกครองมาร่วม ๘๑ คน", 1, "๘๑ คน"},
	{RULE, "output", "จากผู้มีสิทธิจำนวน 45 คน มาใช้สิทธิ 54 คน", 1, "54 คน"},
	{RULE, "outcome", "ผลสำรวจได้คะแนนเฉลี่ย ๕.๒๔ จากคะแนนเต็ม ๕ คะแนน", 1, "๕.๒๔"},
	{RULE, "after[0].text", "แล้วเสร็จ ๑๒ โครงการ จาก ๑๐ โครงการ", 1, "๑๒ โครงการ"},
	/* What grew, what something was before, other things. */
	{RULE, "output", "มีผู้เข้าร่วมอบรม ๔๓ คน จากทั้งหมด ๔๕ คน", 0, NULL},
	{RULE, "output", "ผู้ติดตามเพิ่มขึ้นเป็น ๒,๑๑๕ ราย จาก ๘๔๐ ราย", 0, NULL},
	{RULE, "output", "ผู้ขอใช้บริการ ๑๒๐ ราย จากเดิม ๘๐ ราย", 0, NULL},
	{RULE, "output", "ได้เรื่องเล่า ๓๑ ฉบับ จากบุคลากร ๒๕ คน", 0, NULL},
	{RULE, "output", "นอกจากทั้งหมด ๑๐ ครั้งนี้ ยังออกตรวจ ๑๒ ครั้ง", 0, NULL},
	{RULE, "output", "จากแผนทั้งหมด ๑๐ โครงการ ดำเนินการ ๑๒ โครงการ", 0, NULL},
	{RULE, "outcome", "ผลสำรวจได้คะแนนเฉลี่ย ๔.๕๗ จากคะแนนเต็ม ๕", 0, NULL},
	/* Percentages of two figures. */
	{RULE, "output", "ชำระภายในกำหนด ๑,๖๓๐ ราย จาก ๑,๘๔๖ ราย หรือร้อยละ ๘๘.๓๐", 0,
		NULL},
	{RULE, "output", "ชำระภายในกำหนด ๑,๖๓๐ ราย จาก ๑,๘๔๖ ราย หรือร้อยละ ๘๐.๓๐", 1,
		"๘๐.๓๐"},
	{RULE, "output", "จากครัวเรือนทั้งหมด ๒๐๐ ครัวเรือน คัดแยกขยะ ๑๒๐ ครัวเรือน คิดเป็นร้อยละ ๖๕",
		1, "๖๕"},
	{RULE, "output", "คัดแยกขยะ ๑๒๐ ครัวเรือน คิดเป็นร้อยละ ๖๐ ของทั้งหมด ๒๑๐ ครัวเรือน", 1,
		"๖๐"},
	{RULE, "output", "คัดแยกขยะ 120 ครัวเรือน คิดเป็น 60% ของทั้งหมด 200 ครัวเรือน", 0, NULL},
	{RULE, "output", "ร้อยละ ๙๐ ของผู้เข้าอบรม ๕๐ คน คือ ๔๕ คน ผ่านแบบทดสอบ", 0, NULL},
	{RULE, "output", "ร้อยละ ๘๐ ของผู้เข้าอบรม ๕๐ คน คือ ๔๕ คน ผ่านแบบทดสอบ", 1, "๘๐"},
	/* Of a change. */
	{RULE, "output", "กระดาษลดจาก ๓๒๐ รีม เหลือ ๒๐๘ รีม", 0, NULL},
	{RULE, "output", "ใบเบิกลดจาก ๓๒๐ ฉบับ เหลือ ๒๐๘ ฉบับ หรือลดลงร้อยละ ๓๕", 0, NULL},
	{RULE, "output", "ใบเบิกลดจาก ๓๒๐ ฉบับ เหลือ ๒๐๘ ฉบับ หรือลดลงร้อยละ ๕๓", 1, "๕๓"},
	{RULE, "output", "ใบเบิกลดจาก ๓๒๐ ฉบับ เหลือ ๒๐๘ ฉบับ คิดเป็นร้อยละ ๖๕", 0, NULL},
	{RULE, "output", "ใบเบิกลดจาก ๓๒๐ ฉบับ เหลือ ๒๐๘ ฉบับ คิดเป็นร้อยละ ๕๕", 1, "๕๕"},
	{RULE, "output", "ผู้ใช้เพิ่มจาก ๑๐๐ ราย เป็น ๒๕๐ ราย เพิ่มขึ้นร้อยละ ๑๕๐", 0, NULL},
	/* More than all. */
	{RULE, "outcome", "พึงพอใจคิดเป็นร้อยละ ๑๑๒ ของผู้ตอบทั้งหมด", 1, "๑๑๒"},
	{RULE, "outcome", "จัดเก็บได้ร้อยละ ๑๑๒ ของเป้าหมายทั้งหมด", 0, NULL},
	/* About, at least, an average: nothing is reckoned. */
	{RULE, "output", "ชำระภายในกำหนด ๑,๖๓๐ ราย จาก ๑,๘๔๖ ราย หรือประมาณร้อยละ ๙๐", 0,
		NULL},
	{RULE, "output", "อบรม ๔๕ คน จาก ๕๐ คน ผลทดสอบเฉลี่ยร้อยละ ๗๐", 0, NULL},
	{RULE, "output", "๒๘ คน จาก ๓๑ คน คิดเป็นร้อยละ ๙๐.๓", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, RULE);
	check_texts_table(texts, TEXTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
