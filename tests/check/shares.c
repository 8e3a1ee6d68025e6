/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shares: parts of a whole, and percentages. */
#include <config.h>

#include "tests/support/checking.h"

#define RULE "shares"

#define PAID "ชำระภายในกำหนด ๑,๖๓๐ ราย จาก ๑,๘๔๖ ราย หรือร้อยละ "

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
	{RULE, "output", "จากทั้งหมด ๔๕ คน มีผู้มาร่วม ๕๐ ราย", 0, NULL},
	{RULE, "output", "จากทั้งหมดกว่า ๔๕ คน มีผู้มาร่วม ๕๐ คน", 0, NULL},
	{RULE, "output", "จากทั้งหมด ๔๕ คน มีผู้มาร่วมกว่า ๕๐ คน", 0, NULL},
	{RULE, "output", "จากหมู่ ๓ มีผู้มา ๔๕ คน และหมู่ ๔ มีผู้มา ๕๐ คน", 0, NULL},
	{RULE, "output", "ตรวจโรงเรียนจากส่วนกลาง", 0, NULL},
	{RULE, "output",
		"มีผู้มาร่วม ๕๐ คน จากผู้ที่เชิญไปร่วมงานเมื่อต้นเดือนพร้อมครอบครัวและเพื่อนบ้านของทุกหมู่บ้านในตำบล ๔๕ คน",
		0, NULL},
	/* A word that is no known unit; money; words between. */
	{RULE, "outcome", "งานเสร็จตามเวลา ๒๑ งาน จาก ๑๒ งาน", 1, "๒๑"},
	{RULE, "outcome", "งานเสร็จตามเวลา ๑๒ งาน จาก ๒๑ งาน", 0, NULL},
	{RULE, "outcome", "ได้ดาว ๒๑ ดวง จาก ๑๒ งาน", 0, NULL},
	{RULE, "outcome", "มีคำถาม ๒๑ คำถาม จากเดิม ๑๒ คำถาม", 0, NULL},
	{RULE, "memo.sections[0].text",
		"ทุกงานเป็นไปตามแผน ใช้งบประมาณ ๑๔๗,๖๐๐ บาท จากที่ตั้งไว้ ๑๒๐,๐๐๐ บาท", 1,
		"๑๔๗,๖๐๐ บาท"},
	{RULE, "output", "ผู้ติดตามเป็น ๒๐๐ คน จาก ๑๐๐ คน", 0, NULL},
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
	/* Of those who were asked, right before. */
	{RULE, "outcome", "ผู้ตอบแบบสอบถาม ๒๐๐ คน พึงพอใจ ๑๘๘ คน คิดเป็นร้อยละ ๔๙", 1, "๔๙"},
	{RULE, "outcome", "ผู้ตอบแบบสอบถาม ๒๐๐ คน พึงพอใจ ๑๘๘ คน คิดเป็นร้อยละ ๙๔", 0, NULL},
	{RULE, "output", "สอบถาม 58 คน ตอบถูกทุกข้อ 52 คน (98.66%)", 1, "98.66"},
	{RULE, "output", "สอบถาม 58 คน ตอบถูกทุกข้อ 52 คน (89.66%)", 0, NULL},
	{RULE, "output", "สำรวจผู้ซื้อ ๑๒๐ คน ทราบผลงานอย่างน้อย ๑ เรื่อง ๑๐๒ คน คิดเป็นร้อยละ ๕๘",
		1, "๕๘"},
	{RULE, "output", "ผู้ตอบแบบสอบถามเป็นชาย ๙๐ คน หญิง ๑๑๐ คน คิดเป็นร้อยละ ๕๕", 0, NULL},
	{RULE, "output", "มีนักเรียน ๒๒๐ คน ผู้ตอบเป็นหญิง ๑๕๐ คน ชาย ๑๑๐ คน คิดเป็นร้อยละ ๕๐", 0,
		NULL},
	{RULE, "output", "ตรวจตลาด ๒๐ แห่ง พบผิด ๑๐ แห่ง คิดเป็นร้อยละ ๔๐", 0, NULL},
	{RULE, "output", "ผู้ตอบแบบสอบถาม ๒๐ คน ปีก่อน ๑๐ คน คิดเป็นร้อยละ ๔๐", 0, NULL},
	{RULE, "output", "ผู้ตอบแบบสอบถาม ๒๐ คน จาก ๓ หมู่บ้าน ๑๐ ชุมชน คิดเป็นร้อยละ ๔๐", 0,
		NULL},
	{RULE, "output", "ผู้ตอบแบบสอบถามกว่า ๒๐ คน พอใจ ๑๐ คน คิดเป็นร้อยละ ๔๐", 0, NULL},
	{RULE, "output", "ผู้ตอบแบบสอบถาม ๑๐ คน พอใจ ๒๐ คน คิดเป็นร้อยละ ๔๐", 0, NULL},
	/* Of a change. */
	{RULE, "output", "กระดาษลดจาก ๓๒๐ รีม เหลือ ๒๐๘ รีม", 0, NULL},
	{RULE, "output", "ใบเบิกลดจาก ๓๒๐ ฉบับ เหลือ ๒๐๘ ฉบับ หรือลดลงร้อยละ ๓๕", 0, NULL},
	{RULE, "output", "ใบเบิกลดจาก ๓๒๐ ฉบับ เหลือ ๒๐๘ ฉบับ หรือลดลงร้อยละ ๕๓", 1, "๕๓"},
	{RULE, "output", "ใบเบิกลดจาก ๓๒๐ ฉบับ เหลือ ๒๐๘ ฉบับ คิดเป็นร้อยละ ๖๕", 0, NULL},
	{RULE, "output", "ใบเบิกลดจาก ๓๒๐ ฉบับ เหลือ ๒๐๘ ฉบับ คิดเป็นร้อยละ ๕๕", 1, "๕๕"},
	{RULE, "output", "ผู้ใช้เพิ่มจาก ๑๐๐ ราย เป็น ๒๕๐ ราย เพิ่มขึ้นร้อยละ ๑๕๐", 0, NULL},
	{RULE, "output", "ใบเบิกลดจาก ๓๒๐ ฉบับ เหลือ ๒๐๘ วัน หรือลดลงร้อยละ ๕๓", 0, NULL},
	{RULE, "output", "ใบเบิกลดจาก ๓๒๐ ฉบับ พิมพ์ ๒๐๘ ฉบับ หรือลดลงร้อยละ ๕๓", 0, NULL},
	{RULE, "output", "ใบเบิกลดจาก ๓๒๐ ฉบับ เหลือ ๒๐๘ ฉบับ ผู้ใช้พอใจลดลงร้อยละ ๕๓", 0, NULL},
	{RULE, "output", "มีใบเบิก ๓๒๐ ฉบับ เหลือ ๒๐๘ ฉบับ หรือลดลงร้อยละ ๕๓", 0, NULL},
	{RULE, "output", "ใบเบิกลดจาก ๓๒๐ ฉบับ เหลือ ๒๐๘ ฉบับ คิดเป็นร้อยละ ๓๕", 0, NULL},
	{RULE, "output", "คัดแยกขยะ ๑๒๐ ครัวเรือน คิดเป็นร้อยละ ๖๐ ปลูกผัก ๒๑๐ ครัวเรือน", 0, NULL},
	{RULE, "output",
		"คัดแยกขยะ ๑๒๐ ครัวเรือน คิดเป็นร้อยละ ๖๐ ของครัวเรือนที่ลงชื่อไว้กับผู้ใหญ่บ้านและกรรมการชุมชนเมื่อต้นปีที่ ๓ ส่วน ๒๑๐ ครัวเรือน",
		0, NULL},
	{RULE, "output", "คัดแยกขยะ ๑๒๐ ครัวเรือน และร้อยละ ๖๐ ของทั้งหมด ๒๑๐ ครัวเรือน", 0,
		NULL},
	{RULE, "output", "ใช้เวลา ๑๒๐ วัน คิดเป็นร้อยละ ๖๐ ของทั้งหมด ๒๑๐ ครัวเรือน", 0, NULL},
	/* More than all. */
	{RULE, "outcome", "พึงพอใจคิดเป็นร้อยละ ๑๑๒ ของผู้ตอบทั้งหมด", 1, "๑๑๒"},
	{RULE, "outcome", "จัดเก็บได้ร้อยละ ๑๑๒ ของเป้าหมายทั้งหมด", 0, NULL},
	/* About, at least, an average: nothing is reckoned. */
	{RULE, "output", "ชำระภายในกำหนด ๑,๖๓๐ ราย จาก ๑,๘๔๖ ราย หรือประมาณร้อยละ ๙๐", 0,
		NULL},
	{RULE, "output", "อบรม ๔๕ คน จาก ๕๐ คน ผลทดสอบเฉลี่ยร้อยละ ๗๐", 0, NULL},
	{RULE, "output", "๒๘ คน จาก ๓๑ คน คิดเป็นร้อยละ ๙๐.๓", 0, NULL},
	/* How near a percentage has to be (88.29902…): rounded or cut at its decimals, of which
	 * four count. */
	{RULE, "output", PAID "๘๙", 0, NULL},
	{RULE, "output", PAID "๘๗", 1, "๘๗"},
	{RULE, "output", PAID "๘๘.๒", 0, NULL},
	{RULE, "output", PAID "๘๘.๔", 1, "๘๘.๔"},
	{RULE, "output", PAID "๘๘.๒๙๙๑", 0, NULL},
	{RULE, "output", PAID "๘๘.๒๙๙๒", 1, "๘๘.๒๙๙๒"},
	{RULE, "output", PAID "๘๘.๒๙๙๑๐", 0, NULL},
	{RULE, "outcome", "พึงพอใจคิดเป็นร้อยละ ๑๐๐ ของผู้ตอบทั้งหมด", 0, NULL},
	/* Brackets are two, and right before the figure. */
	{RULE, "output", "สอบถาม 58 คน ตอบถูกทุกข้อ 52 คน /98.66%", 0, NULL},
	{RULE, "output", "สอบถาม 58 คน (ตอบถูกทุกข้อ 52 คน 98.66%)", 0, NULL},
	{RULE, "output", "สอบถาม 58 คน ตอบถูกทุกข้อ 52 คน (98.66% ทุกกลุ่ม)", 0, NULL},
	/* A part behind its whole: it counts the same, and follows at once. */
	{RULE, "output", "ร้อยละ ๘๐ ของผู้เข้าอบรม ๕๐ คน คือ ๔๕ ครั้ง", 0, NULL},
	{RULE, "output", "ร้อยละ ๘๐ ของผู้เข้าอบรม ๕๐ คน ในจำนวนนี้ชาย ๔๕ คน", 0, NULL},
	{RULE, "output", "ร้อยละ ๘๐ ของผู้เข้าอบรม ๕๐ คน", 0, NULL},
	{RULE, "output", "คัดแยกขยะ ๑๒๐ ครัวเรือน คิดเป็นร้อยละ ๖๐ ของเป้าหมาย ๒๑๐ ครัวเรือน", 0,
		NULL},
	/* Of what was aimed at; more than that may be. */
	{RULE, "output", "อบรมแล้ว ๔๔ คน จากเป้าหมาย ๔๘ คน คิดเป็นร้อยละ ๙๖.๑๖", 1, "๙๖.๑๖"},
	{RULE, "output", "ตรวจ ๙ ครั้ง จากแผนที่ตั้งไว้ ๑๒ ครั้ง คิดเป็นร้อยละ ๗๕", 0, NULL},
	{RULE, "output", "อบรมแล้ว ๕๔ คน จากเป้าหมาย ๔๘ คน คิดเป็นร้อยละ ๑๑๒.๕๐", 0, NULL},
	{RULE, "output", "เพิ่มขึ้นเป็น ๔๔ คน จากเป้าหมายปีก่อน ๔๐ คน คิดเป็นร้อยละ ๑๐", 0, NULL},
	/* ปี ends words behind which no year stands. */
	{RULE, "output", "เบิกจ่ายทั้งปี ๖๑๐,๐๐๐ บาท จากงบประมาณ ๖๘๐,๐๐๐ บาท คิดเป็นร้อยละ ๙๘.๗๑",
		1, "๙๘.๗๑"},
	{RULE, "output", "เบิกจ่ายตลอดปี ๖๑๒,๐๐๐ บาท จากงบประมาณ ๖๘๐,๐๐๐ บาท คิดเป็นร้อยละ ๙๐",
		0, NULL},
	/* What is counted by no known unit: of three letters, up to twelve; a percentage is
	 * none. */
	{RULE, "outcome", "แขวน ๒๑ ฝฝ จาก ๑๒ ฝฝ", 0, NULL},
	{RULE, "outcome", "แขวน ๒๑ ม่านบังแดดดำ จาก ๑๒ ม่านบังแดดดำ", 1, "๒๑"},
	{RULE, "outcome", "แขวน ๒๑ ม่านบังแดดดำๆ จาก ๑๒ ม่านบังแดดดำๆ", 0, NULL},
	{RULE, "outcome", "งานเสร็จร้อยละ ๒๑ งาน จาก ๑๒ งาน", 0, NULL},
	{RULE, "outcome", "งานเสร็จ ๑๒ งาน จาก ๑๒ งาน", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, RULE);
	check_texts_table(texts, TEXTS);
}

#define TOLD(text) "\"after\":[{\"heading\":\"สรุป\",\"text\":\"" text "\"}]"

/* Both figures are named, and what they make. */
static void test_says(void **state)
{
	(void)state;
	checked_says(RULE, TOLD("มา ๕๐ คน จากทั้งหมด ๔๕ คน"), "๕๐ out of ๔๕");
	checked_says(RULE, TOLD("จากทั้งหมด ๗๔ คน มาร่วม ๘๑ คน"), "๘๑ out of ๗๔");
	checked_says(RULE, TOLD(PAID "๘๐"), "beside it make ๘๘.๓๐");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_says),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
