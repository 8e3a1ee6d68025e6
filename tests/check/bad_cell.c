/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bad-cell: what Thai writing does not allow. */
#include <config.h>

#include "tests/support/checking.h"

static const struct checked_text texts[] = {
	{"bad-cell", "output", "จัดทำแผนการใ้จ่ายเงินแล้ว", 1, "ใ้"},
	{"bad-cell", "outcome", "ผู้รับบริการใ่วางใจเจ้าหน้าที่มากขึ้น", 1, "ใ่"},
	{"bad-cell", "output", "กำหนดใ้เสร็จ และรายงานใ้ผู้บริหารทราบ", 1, "ใ้"},
	{"bad-cell", "steps", "ประชุมคณะทำงาน\nจัดทำคู่มือใหม่่", 1, "ม่่"},
	{"bad-cell", "output", "ตัวแทนส านักงานเข้าร่วม", 1, "า"},
	{"bad-cell", "output", "ติดป้ายหน้าส้ำนักงาน นำ้ดื่มพร้อม", 1, "นำ้"},
	{"bad-cell", "output", "เ จ้าหน้าที่เข้าเวร", 1, "เ"},
	{"bad-cell", "output", "ประชาชนพอใจ แ", 1, "แ"},
	{"bad-cell", "measure", "จัดกิจกรรมโใหม่", 1, "โใ"},
	{"bad-cell", "output", "ปรับปรุงทีี่ทำการ", 1, "ทีี"},
	{"bad-cell", "output", "ลงนามโดยรา้นค้า", 1, "รา้"},
	{"bad-cell", "output", "เป็่นไปตามแผน", 1, "เป็่"},
	{"bad-cell", "output", "การณ์้", 1, "ณ์้"},
	{"bad-cell", "output", "นๅยกอนุมัติ", 1, "นๅ"},
	{"bad-cell", "output", "มีผู้เข้าร่วม ๓ ้ คน", 1, "้"},
	/* lawful, be it rare */
	{"bad-cell", "output", "ก็ดี เก๋ไก๋ ฤๅษี น้ำ สิทธิ์ พันธุ์ ผัวะ เพราะ เกาะ เปรี๊ยะ จ้ะ ณ ที่นี้", 0,
		NULL},
	{"bad-cell", "output", "พุทฺธํ สรณํ คจฺฉามิ ตสฺมึ เอตํ โมกฺโข กิํ", 0, NULL},
	{"bad-cell", "output", "เรื่องต่าง ๆ ฯลฯ กรุงเทพฯ เด็ก ๆ ทุกคน ฯพณฯ", 0, NULL},
	/* what is mended without loss: เเ, a tone before its vowel, ํ and า for ำ */
	{"bad-cell", "output", "เเผนงานสํารวจท่ีดินและนํ้าดื่ม น้ํา", 0, NULL},
	{"bad-cell", "output", "คำที่ใช้แสดงวรรณยุกต์ ◌่ ◌้ และสระ ◌ี เ◌ รูป –่ –ั", 0, NULL},
	{"bad-cell", "output", "Café, naïve é และ ก​ข ไท​ย", 0,
		NULL},
	{"bad-cell", "measure",
		"ใช้ระบบ e-Service ของกรมฯ แก่ผู้ยื่นคำขอเลขที่ ๑๒/๒๕๖๘ (ฉบับแก้ไข)", 0, NULL},
	{"bad-cell", "owners", "กองสาธารณสุขฯ", 0, NULL},
	{"bad-cell", "outcome", "ลดค่าใช้จ่ายได้ร้อยละ ๑๕ จึงไม่ต้องของบประมาณเพิ่มในปีถัดไป", 0,
		NULL},
	{"bad-cell", "output", "ดี็มาก", 1, "ดี็"},
	{"bad-cell", "owners", "กองช่าง\u200E", 1, "ง\u200E"},
	{"bad-cell", "output", "\uFEFFกองช่าง", 1, "\uFEFF"},
	{"bad-cell", "output", "ก\u202Eข\u2066ค\u2069", 1, "ก\u202E"},
	{"bad-cell", "output", "กอง\u00ADช่าง", 1, "ง\u00AD"},
	{"bad-cell", "output", "ก\u2028ข", 1, "ก\u2028"},
	{"bad-cell", "output", "ก\nข\x07", 1, "ข\x07"},
	{"bad-cell", "output", "\xEF\x82\xB7 ประชุม", 1, "\xEF\x82\xB7"},
	{"bad-cell", "output", "ก\u00A0ข\u200Bค ง\u3000จ", 0, NULL},
	{"bad-cell", "output", "ส้มโอ ๒๐ ลูก ราคา ๕๐ บาท/กิโลกรัม", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, "bad-cell");
	check_texts_table(texts, TEXTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
