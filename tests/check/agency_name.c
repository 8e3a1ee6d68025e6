/* SPDX-License-Identifier: GPL-3.0-or-later */
/* agency-name: another agency's name in a text of อบต.ทุ่งฟ้า. */
#include <config.h>

#include "tests/support/checking.h"

#define NAME "agency-name"

static const struct checked_text texts[] = {
	{NAME, "before[0].text", "ด้วยสำนักปลัดองค์การบริหารส่วนตำบลหนองไทรจึงได้รวบรวมผลงานทั้งปี",
		1, "หนองไทร"},
	{NAME, "memo.sections[0].text",
		"ตามที่องค์การบริหารส่วนตำบลโคกสูง อำเภอเมือง ได้รับแจ้งผลการประเมิน", 1, "โคกสูง"},
	{NAME, "output", "ลงข่าวในเว็บไซต์ของ อบต.บ้านดอนแล้ว\nและเพจของ อบต. ท่าช้าง", 2,
		"บ้านดอน"},
	{NAME, "title", "รายงานผลของเทศบาลตำบลปากช่อง ประจำปีงบประมาณ", 1, "ปากช่อง"},
	{NAME, "memo.signatures[0].post", "ปลัดองค์การบริหารส่วนตำบลดอนยาง", 1, "ดอนยาง"},
	{NAME, "output", "พนักงานขององค์การบริหารส่วนตำบลเขาแร้ง เสนอนายก อบต.สะพานหิน", 2,
		"เขาแร้ง"},
	{NAME, "output", "นายกเทศมนตรีตำบลหนองสิมได้ลงนามแล้ว", 1, "หนองสิม"},
	/* No head of a place's name, but a district behind it. */
	{NAME, "before[0].text",
		"องค์การบริหารส่วนตำบลตะเคียนคู่ อำเภอปัว จังหวัดน่าน ได้จัดทำรายงาน", 1, "ตะเคียนคู่"},
	/* This agency's but for a letter. */
	{NAME, "issue", "ประชาชนในเขตองค์การบริหารส่วนตำบลทุ่งฟาขาดน้ำใช้", 1, "ทุ่งฟา"},
	{NAME, "issue", "ผู้มาติดต่อ อบต.ทุ้งฟ้าต้องรอนาน", 1, "ทุ้งฟ้า"},

	{NAME, "before[0].text",
		"องค์การบริหารส่วนตำบลทุ่งฟ้าได้ประชุมหัวหน้าส่วนราชการ และ อบต. ทุ่งฟ้าประกาศแล้ว", 0,
		NULL},
	{NAME, "before[0].text",
		"องค์การบริหารส่วนตำบลทุ่งฟ้าประจำปีงบประมาณ อบต.ทุ่ง ฟ้ามีพนักงาน ๔๐ คน", 0, NULL},
	{NAME, "measure", "เชิญสมาชิกสภาองค์การบริหารส่วนตำบล ผู้นำชุมชน และผู้แทนหมู่บ้านประชุม", 0,
		NULL},
	{NAME, "measure",
		"องค์การบริหารส่วนตำบลได้ประกาศนโยบายแล้ว องค์การบริหารส่วนตำบล ได้แจ้งเวียน", 0,
		NULL},
	{NAME, "measure", "องค์การบริหารส่วนตำบลทุกแห่งในพื้นที่ องค์การบริหารส่วนตำบลบางแห่งยังไม่มี", 0,
		NULL},
	{NAME, "measure", "ตามพระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. ๒๕๓๗", 0, NULL},
	{NAME, "output", "ศึกษาดูงานการจัดการขยะที่เทศบาลตำบลท่าวังผา", 0, NULL},
	{NAME, "output", "ลงนามข้อตกลงร่วมกับองค์การบริหารส่วนตำบลหนองแดงเรื่องการใช้รถกู้ชีพ", 0,
		NULL},
	{NAME, "output", "อบรมเมื่อวันที่ ๕ มีนาคม ณ ห้องประชุมเทศบาลเมืองน่าน", 0, NULL},
	{NAME, "output", "จัดเวทีที่วัดบ้านดอน ตำบลหนองแดง อำเภอเมือง จังหวัดน่าน", 0, NULL},
	{NAME, "output", "เจ้าหน้าที่ กทม. บางเขนมาช่วยตอบต่อ. นาดี", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, NAME);
	check_texts_table(texts, TEXTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
