/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doubled-word: the same words twice in a row. */
#include <config.h>

#include "tests/support/checking.h"

static const struct checked_text texts[] = {
	{"doubled-word", "steps", "วางระบบจัดการจัดการขยะในตลาดสด", 1, "จัดการจัดการ"},
	{"doubled-word", "output", "สำรวจความความต้องการของผู้ค้า", 1, "ความความ"},
	{"doubled-word", "output", "เชิญผู้ผู้รับบริการมาให้ความเห็น", 1, "ผู้ผู้"},
	{"doubled-word", "output", "เชิญผู้รู้ผู้เฒ่ามาให้ความเห็น", 0, NULL},
	{"doubled-word", "before[0].text", "เพื่อส่งเสริมส่งเสริมความโปร่งใส", 1,
		"ส่งเสริมส่งเสริม"},
	{"doubled-word", "output", "ประชุมชี้แจง เรื่อง เรื่องการใช้รถยนต์ของทางราชการ", 1,
		"เรื่อง เรื่อง"},
	{"doubled-word", "output", "จัดทำประกาศเรื่องเรื่องที่ดินสาธารณะ", 1, "เรื่องเรื่อง"},
	{"doubled-word", "outcome", "ประชาชนพึงพอใจและ และไม่มีผู้ร้องเรียน", 1, "และ และ"},
	{"doubled-word", "measure", "การการประเมินผลการปฏิบัติงาน", 1, "การการ"},
	{"doubled-word", "output", "แจ้งเวียนแจ้งเวียนให้ทุกกองทราบ", 1, "แจ้งเวียนแจ้งเวียน"},
	{"doubled-word", "output", "อบรมให้ความรู้ความรู้แก่บุคลากร", 1, "ความรู้ความรู้"},
	{"doubled-word", "output", "การปฏิบัติหน้าที่ การปฏิบัติหน้าที่ ของพนักงาน", 1,
		"การปฏิบัติหน้าที่ การปฏิบัติหน้าที่"},
	{"doubled-word", "output",
		"ช่วยบ้านหนองแวงใต้ บ้านหนองแวงใต้สุด และการประชุมสภา การประชุมสภา ๒ ครั้ง", 0,
		NULL},
	/* over a line end */
	{"doubled-word", "output", "จัดอบรมเพื่อส่งเสริม\nส่งเสริมความโปร่งใส", 1,
		"ส่งเสริม\nส่งเสริม"},
	{"doubled-word", "before[0].text", "สำนักงานวางแนวทางเกี่ยวกับ\nเกี่ยวกับการใช้รถยนต์", 1,
		"เกี่ยวกับ\nเกี่ยวกับ"},
	{"doubled-word", "outcome", "ประชาชนเชื่อมั่นและ\nและไม่มีผู้ร้องเรียน", 1, NULL},
	{"doubled-word", "output", "แจ้งเวียนให้บุคลากร\nบุคลากรรับทราบ", 0, NULL},
	{"doubled-word", "output", "ประชุม\nประชุมชี้แจง\nประชุมสรุป", 0, NULL},
	{"doubled-word", "steps", "เพื่อส่งเสริม\nส่งเสริมความโปร่งใส", 0, NULL},
	/* a clause that begins with the words the last one ended with */
	{"doubled-word", "outcome", "ประชาชนพอใจต่อ การให้บริการ การให้บริการ มีความรวดเร็ว", 0,
		NULL},
	/* words that stand twice rightly */
	{"doubled-word", "output", "จัดกิจกรรมต่าง ๆ และต่างๆ นานา เด็ก ๆ ค่อย ๆ เรียนรู้", 0,
		NULL},
	{"doubled-word", "before[0].text", "ประชุมสภาสมัยสามัญ สมัยที่ ๔ ครั้งที่ ๑", 0, NULL},
	/* compounds that end with the next one's beginning */
	{"doubled-word", "output",
		"คณะกรรมการการเลือกตั้งร่วมตรวจการการันตีผลงานและเพื่อเพื่อนร่วมงาน", 0, NULL},
	{"doubled-word", "output", "ช่างทำหน้าที่ที่ตนถนัดและจัดการการเงินของโครงการการศึกษา", 0,
		NULL},
	{"doubled-word", "output", "ผู้ใหญ่บ้านบ้านดงและหมู่บ้านบ้านใหม่ใช้ช่องทางทางโทรศัพท์", 0,
		NULL},
	{"doubled-word", "output", "จัดอบรม ๒ ครั้งครั้งละ ๓๐ คน คนละ ๑ วัน", 0, NULL},
	/* a sentence may begin with the word that the last one ended with */
	{"doubled-word", "outcome",
		"แจ้งเวียนให้บุคลากร บุคลากรจึงรับทราบ และจัดทำคู่มือ คู่มือมี ๑๒ หน้า", 0, NULL},
	/* list items and lines */
	{"doubled-word", "output", "- ประชุม\n- ประชุมชี้แจง\n- ประชุมสรุป", 0, NULL},
	{"doubled-word", "output", "มูลค่าของของขวัญต้องไม่เกินสามพันบาท ทั้งสามสามารถตรวจสอบได้",
		0, NULL},
	{"doubled-word", "output", "ร่วมคิด ร่วมทำ ร่วมแก้ไข ข้อต่อข้อ วันต่อวัน", 0, NULL},
	{"doubled-word", "output", "ผลการประเมินระดับดี ระดับดีมาก และระดับดีเด่น", 0, NULL},
	{"doubled-word", "output",
		"เครื่องพิมพ์พิมพ์แบบประเมินประเมินผลได้ทันเวลา ข้าราชการการเมืองรับทราบ", 0, NULL},
	{"doubled-word", "owners", "กองคลัง\nกองคลัง", 0, NULL},
	{"doubled-word", "output", "การการันตีผลงานและ การการะเกดออกดอก", 0, NULL},
	{"doubled-word", "output", "ความคิดและความเห็นของประชาชน ความต้องการของผู้สูงอายุ", 0,
		NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, "doubled-word");
	check_texts_table(texts, TEXTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
