/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan-as-result: plans and aims where results belong. */
#include <config.h>

#include "tests/support/checking.h"

#define RULE "plan-as-result"

static const struct checked_text texts[] = {
	{RULE, "outcome", "ประชาชนจะได้รับบริการที่รวดเร็ว", 1, NULL},
	{RULE, "output", "- จะจัดอบรมพนักงานทุกกอง\n- จะจัดทำคู่มือแจกทุกหมู่บ้าน", 1, NULL},
	{RULE, "outcome", "๑. เพื่อให้บุคลากรมีความรู้เรื่องระเบียบ\n๒. เพื่อสร้างความโปร่งใสในเทศบาล",
		1, NULL},
	{RULE, "output", "คาดว่าผู้รับบริการพึงพอใจ", 1, NULL},
	{RULE, "outcome", "ควรเพิ่มช่องทางร้องเรียนของ อบจ.", 1, NULL},
	{RULE, "output", "ตัวชี้วัด ระดับความสำเร็จของการจัดอบรม", 1, NULL},
	{RULE, "outcome", "เพื่อให้ผู้สูงอายุขึ้นทะเบียนครบ และได้รับเบี้ยยังชีพรวดเร็ว", 1, NULL},
	{RULE, "outcome", "เพื่อให้เกิดความโปร่งใส กองคลังได้ติดประกาศราคากลาง", 0, NULL},
	/* What will be is the main verb, whatever comes of it then. */
	{RULE, "outcome", "ประชาชนนอกเขตเมืองจะรู้จักบริการของ อบจ. และจะมาใช้บริการเพิ่มขึ้น", 1,
		NULL},
	{RULE, "outcome", "จะให้ผู้ปกครองดาวน์โหลดแบบฟอร์มได้เอง", 1, NULL},
	{RULE, "outcome", "นักเรียนจะไม่ลืมส่งงาน และจะช่วยกันดูแลโรงเรียนมากขึ้น", 1, NULL},
	{RULE, "outcome", "ผู้มาติดต่อจะได้รับความสะดวกมากขึ้น ไม่มีเรื่องร้องเรียน", 0, NULL},
	{RULE, "outcome", "ผู้มาติดต่อจะรู้ขั้นตอน ทำให้เรื่องร้องเรียนลดลง", 1, NULL},
	{RULE, "outcome", "ผู้มาติดต่อได้รู้ว่าตนจะรอนานเท่าใด", 0, NULL},
	{RULE, "outcome", "ระบบจะส่งข้อความเตือนผู้ยื่นคำขอ", 0, NULL},
	{RULE, "outcome", "เจ้าหน้าที่จะโทรหาผู้ยื่นคำขอทุกครั้ง", 0, NULL},
	{RULE, "outcome", "เจ้าหน้าที่จะต้องลงเวลาด้วยเครื่อง", 0, NULL},
	{RULE, "outcome", "ติดป้ายไว้หน้าห้อง ผู้มาติดต่อจะได้เข้าถูกช่อง", 0, NULL},
	{RULE, "outcome", "วางแบบไว้ ผู้มาติดต่อจะได้เขียนได้เอง", 0, NULL},
	{RULE, "outcome", "ประชาชนจะเห็นว่าถนนดีขึ้น", 0, NULL},
	{RULE, "outcome", "ประชาชนจะเห็นการทำงานของอำเภอมากขึ้น", 1, NULL},
	{RULE, "outcome", "ประชาชนจะได้รับคำตอบใน ๓ วัน", 0, NULL},
	{RULE, "outcome", "ชาวบ้านบอกว่าจะมาใช้บริการอีก", 0, NULL},
	{RULE, "outcome", "หากมีเรื่องเร่งด่วน กองช่างจะออกตรวจก่อน", 0, NULL},
	{RULE, "outcome", "ประชาชนได้รับบริการที่รวดเร็ว", 0, NULL},
	{RULE, "outcome", "ประชาชนทราบว่าจะต้องเตรียมเอกสารใด", 0, NULL},
	{RULE, "output", "- จัดอบรมแล้ว ๒ ครั้ง\n- จะจัดทำคู่มือแจกทุกหมู่บ้าน", 0, NULL},
	{RULE, "output", "การบริการที่จะสร้างความพึงพอใจมีครบทุกกอง", 0, NULL},
	{RULE, "outcome", "เพื่อลดเวลารอ จึงเปิดช่องบริการ ๓ ช่อง", 0, NULL},
	{RULE, "outcome", "จะเห็นว่าเรื่องร้องเรียนลดลง", 0, NULL},
	{RULE, "outcome",
		"ผู้มาติดต่อมองเห็นลำดับของตนเองและรู้ล่วงหน้าว่าต้องรอนานเท่าใด ซึ่งเทศบาลจะนำไปปรับปรุงงานต่อไป",
		0, NULL},
	{RULE, "suggestion", "ควรเพิ่มช่องทางร้องเรียน", 0, NULL},
	{RULE, "measure", "จะจัดอบรมพนักงานทุกกอง", 0, NULL},
	{RULE, "output", "", 0, NULL},
	{RULE, "outcome", "จะเห็นว่าประชาชนได้รับบริการที่รวดเร็ว", 0, NULL},
	{RULE, "outcome", "เพื่อนร่วมงานช่วยกันดูแลพัสดุ", 0, NULL},
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
