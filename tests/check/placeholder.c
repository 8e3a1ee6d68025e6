/* SPDX-License-Identifier: GPL-3.0-or-later */
/* placeholder: blanks to be filled in, targets instead of results. */
#include <config.h>

#include "tests/support/checking.h"

static const struct checked_text texts[] = {
	{"placeholder", "output", "ออกตรวจตลาดสด (จำนวนครั้ง/เดือน)", 1, "(จำนวนครั้ง/เดือน)"},
	{"placeholder", "output", "ประชุมเมื่อวันที่ ….. มกราคม ๒๕๖๘", 1, "….."},
	{"placeholder", "memo.sections[0].text", "ได้รับงบประมาณ ............ บาท", 1,
		"............"},
	{"placeholder", "output", "อบรมโดย (ระบุชื่อวิทยากร) ณ ห้องประชุม", 1, "(ระบุชื่อวิทยากร)"},
	{"placeholder", "output", "มีผู้เข้าร่วม ____ คน และ xxx ครัวเรือน", 2, "____"},
	{"placeholder", "title", "รายงานผลประจำปี XXXX", 1, "XXXX"},
	{"placeholder", "outcome", "ระดับความพึงพอใจ “...” ของผู้มาติดต่อ", 1, "..."},
	{"placeholder", "output", "มีผู้รับบริการจำนวน ... คน", 1, "..."},
	{"placeholder", "output", "…", 1, "…"},
	{"placeholder", "outcome", " .. ", 1, " .. "},
	{"placeholder", "suggestion", "-", 0, NULL},
	{"placeholder", "output", "-", 0, NULL},
	{"placeholder", "output", "ผู้ค้าพอใจการเก็บขยะไม่ น้อยกว่าร้อยละ ๙๐", 1, "ไม่ น้อยกว่า"},
	{"placeholder", "output", "- ออกเสียงตามสาย (ไม่น้อยกว่า ๔ ครั้ง/เดือน)", 1, "ไม่น้อยกว่า"},
	{"placeholder", "outcome", "ประชาชนเข้าร่วมอย่างน้อย ๕๐ คนต่อปี", 1, "อย่างน้อย"},
	{"placeholder", "output", "มีผู้เข้าอบรม … คน และ ... ครั้ง", 2, "…"},
	{"placeholder", "output", "อบรมเมื่อ (วันเดือนปี) มีผู้ร่วม xx คน (ใส่ชื่อวิทยากร)", 3,
		"(วันเดือนปี)"},
	/* a result beside its target */
	{"placeholder", "output", "ผู้รับบริการพึงพอใจร้อยละ ๙๒ จากเป้าหมายไม่น้อยกว่าร้อยละ ๘๕", 0,
		NULL},
	{"placeholder", "outcome", "ผู้รับบริการพึงพอใจมากขึ้น ซึ่งไม่น้อยกว่าปีก่อน", 0, NULL},
	{"placeholder", "steps", "จัดประชุมอย่างน้อย ๑ ครั้งต่อเดือน", 0, NULL},
	{"placeholder", "measure", "อบรมเจ้าหน้าที่ไม่น้อยกว่าร้อยละ ๘๐", 0, NULL},
	/* other figures beside it, which are none of its */
	{"placeholder", "output", "มีผู้เปิดหน้าเว็บไม่น้อยกว่า ๘๐๐ ครั้ง ในเดือนมีนาคม ๒๕๖๗", 1,
		"ไม่น้อยกว่า"},
	{"placeholder", "output", "แจ้งคู่สัญญาอย่างน้อย 40 ราย และติดประกาศ 9 จุด", 1,
		"อย่างน้อย"},
	{"placeholder", "output", "จัดกลุ่มครบ ๘ ชั้นเรียน ผู้ปกครองเข้าร่วมไม่น้อยกว่าร้อยละ ๙๕", 1,
		"ไม่น้อยกว่า"},
	{"placeholder", "output", "๒. อบรมครู ๒ ครั้ง ผ่านเกณฑ์ไม่ต่ำกว่าร้อยละ ๘๐", 1, "ไม่ต่ำกว่า"},
	{"placeholder", "output", "แจ้งคู่สัญญาอย่างน้อย 40 ราย และแจ้งแล้ว 52 ราย", 0, NULL},
	{"placeholder", "outcome", "สำรวจ ๑๒๐ คน ทราบผลงานอย่างน้อย ๑ เรื่อง ๑๐๒ คน", 0,
		NULL},
	{"placeholder", "outcome", "ได้คะแนนไม่ต่ำกว่าร้อยละ ๖๐ จำนวน ๔๕ คน", 0, NULL},
	{"placeholder", "output", "อบรม ๒ ครั้ง ครั้งละไม่น้อยกว่า ๓๐ คน", 0, NULL},
	{"placeholder", "output", "ติดประกาศ ๔ จุด เป็นเวลาไม่น้อยกว่า ๓๐ วัน", 0, NULL},
	{"placeholder", "output", "เผยแพร่ตามมาตรา ๙ ไม่น้อยกว่า ๘ รายการ", 0, NULL},
	/* a rule that was made is the result */
	{"placeholder", "output", "กำหนดให้ทุกกองรายงานอย่างน้อยเดือนละ ๑ ครั้ง", 0, NULL},
	{"placeholder", "output", "เก็บภาพไว้ไม่น้อยกว่า ๙๐ วัน ตามระเบียบ", 0, NULL},
	/* ordinary ellipses and brackets */
	{"placeholder", "output", "จัดซื้อวัสดุ ครุภัณฑ์ ฯลฯ ผู้รับบริการกล่าวว่า “รอไม่นาน...”", 0,
		NULL},
	{"placeholder", "output", "ปรับปรุงถนน ไฟฟ้า ประปา... แล้วเสร็จตามแผน (ดูภาคผนวก)", 0,
		NULL},
	{"placeholder", "steps", "บันทึกการซ่อมทุกครั้ง (ระบุวันที่ สาเหตุ และผู้ซ่อม)", 0, NULL},
	{"placeholder", "output", "แจ้งผลทางโทรศัพท์ 08x-xxx-1234 และไฟล์ a____b.pdf", 0,
		NULL},
	{"placeholder", "output", "เปิดอ่านได้ที่ https://www.thungfa.go.th/my____page แล้ว", 0,
		NULL},
	/* what is written on the paper by hand */
	{"placeholder", "memo.number", "นน ๗๒๑๐๑/........", 0, NULL},
	{"placeholder", "memo.signatures[0].opinion",
		"........................................", 0, NULL},
	{"placeholder", "memo.date", "........ มกราคม ๒๕๖๘", 0, NULL},
	{"placeholder", "output", "โทรศัพท์ ๐๘๑๒๓๔-xxx และ 081-xxx-1234", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, "placeholder");
	check_texts_table(texts, TEXTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
