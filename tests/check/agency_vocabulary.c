/* SPDX-License-Identifier: GPL-3.0-or-later */
/* agency-vocabulary: words of another kind of agency. */
#include <config.h>

#include "tests/support/checking.h"

static const struct checked_text texts[] = {
	/* the report in order is of an องค์การบริหารส่วนตำบล */
	{"agency-vocabulary", "output", "ตราเทศบัญญัติงบประมาณรายจ่ายแล้ว", 1, "เทศบัญญัติ"},
	{"agency-vocabulary", "steps", "ร่างเทศบัญญัติ\nเสนอเทศบัญญัติต่อสภา", 1, "เทศบัญญัติ"},
	{"agency-vocabulary", "memo.sections[0].text", "ตามเทศ บัญญัติของเรา", 1,
		"เทศ บัญญัติ"},
	/* posts, assemblies, staff, offices; in owners and posts as well */
	{"agency-vocabulary", "output", "เสนอนายกเทศมนตรีลงนาม", 1, "นายกเทศมนตรี"},
	{"agency-vocabulary", "output", "สมาชิกสภาเทศบาลเห็นชอบ สภาเทศบาล สมัยสามัญ", 1,
		"สภาเทศบาล"},
	{"agency-vocabulary", "steps", "แจ้งพนักงานเทศบาลและลูกจ้างทราบ", 1, "พนักงานเทศบาล"},
	{"agency-vocabulary", "owners", "สำนักปลัดเทศบาล", 1, "ปลัดเทศบาล"},
	{"agency-vocabulary", "memo.signatures[0].post", "ปลัดเทศบาล", 1, "ปลัดเทศบาล"},
	{"agency-vocabulary", "memo.office", "สำนักปลัดเทศบาล โทร. ๐ ๕๔๐๐ ๐๐๐๐", 1,
		"ปลัดเทศบาล"},
	{"agency-vocabulary", "output", "พนักงานเทศบาลจะแนะนำประชาชน", 1, "พนักงานเทศบาล"},
	{"agency-vocabulary", "output", "วิทยากรว่า “ในเมืองใช้คำว่านายกเทศมนตรี” แล้วจึงสรุป", 0,
		NULL},
	{"agency-vocabulary", "issue", "ประชาชนในเขตเทศบาลขาดน้ำใช้", 1, "เขตเทศบาล"},
	{"agency-vocabulary", "output", "ปลัดเทศบาลตำบลทุ่งฟ้าอนุมัติ", 1, "ปลัดเทศบาล"},
	{"agency-vocabulary", "output", "ข้าราชการ อบจ. ทุกคนลงนาม", 1, "ข้าราชการ อบจ."},
	{"agency-vocabulary", "output", "อบรมพนักงานเมืองพัทยาและข้าราชการกรุงเทพมหานครสามัญ",
		2, "พนักงานเมืองพัทยา"},

	{"agency-vocabulary", "output", "ตราข้อบัญญัติงบประมาณรายจ่ายแล้ว", 0, NULL},
	{"agency-vocabulary", "output",
		"นายก อบต. สภาองค์การบริหารส่วนตำบล ปลัด อบต. พนักงานส่วนตำบล และเขต อบต.", 0,
		NULL},
	/* bodies that are named: agency-name looks at these */
	{"agency-vocabulary", "output", "ปลัดเทศบาลเมืองแพร่และสภาเทศบาลนครลำปางส่งผู้แทน", 0,
		NULL},
	{"agency-vocabulary", "output", "นายกเทศมนตรีตำบลกองควายมาเป็นวิทยากร", 0, NULL},
	{"agency-vocabulary", "output", "ถนนเชื่อมเขตเทศบาลตำบลท่าวังผา กับพื้นที่นอกเขตเทศบาล", 0,
		NULL},
	{"agency-vocabulary", "output", "สภาองค์การบริหารส่วนจังหวัดน่าน และปลัด อบจ.น่านให้งบ", 0,
		NULL},
	/* several kinds side by side, or worked with */
	{"agency-vocabulary", "output", "หลักสูตรสำหรับพนักงานส่วนตำบลและพนักงานเทศบาล", 0,
		NULL},
	{"agency-vocabulary", "output", "ลงนามร่วมกับนายกเทศมนตรีและประธานสภาเทศบาล", 0,
		NULL},
	{"agency-vocabulary", "output", "ตามพระราชบัญญัติเทศบาล และระเบียบพนักงานส่วนท้องถิ่น", 0,
		NULL},
	{"agency-vocabulary", "owners", "งานกิจการสภา", 0, NULL},
	{"agency-vocabulary", "output", "ศึกษาดูงานการบังคับใช้เทศบัญญัติเทศบาลเมืองน่าน", 0, NULL},
	{"agency-vocabulary", "output",
		"วิทยากรอธิบายว่า “ในเมืองจะตราเป็นเทศบัญญัติ” แล้วเปรียบเทียบกับข้อบัญญัติ", 0, NULL},
	{"agency-vocabulary", "owners", "งานเทศบัญญัติ", 0, NULL},
	{"agency-vocabulary", "output", "จัดทำร่างข้อบัญญัติท้องถิ่นว่าด้วยการจัดการมูลฝอย", 0, NULL},
	{"agency-vocabulary", "output", "ประชาชนเสนอความเห็นต่อแผนพัฒนาแล้ว", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, "agency-vocabulary");
	check_texts_table(texts, TEXTS);
}

#define CARD(text) "\"cards\": [{\"output\": \"" text "\"}]"
#define AGENCY(type, name)                                                               \
	"\"agency\": {\"type\": \"" type "\", \"name\": \"" name "\"}, "

static const struct checked_report reports[] = {
	{"agency-vocabulary",
		"\"agency\": {\"type\": \"เทศบาลตำบล\", \"name\": \"ทุ่งฟ้า\"}, \"cards\": [{\"steps\": {\"marks\": \"dash\", \"items\": [\"เมื่อข้อบัญญัติงบประมาณประกาศใช้แล้ว กองคลังวางแผน\"]}}]",
		1, 1, "steps"},
	{"agency-vocabulary",
		"\"agency\": {\"type\": \"เทศบาลเมือง\", \"name\": \"ทุ่งฟ้า\"}, \"cards\": [{\"output\": \"ออกข้อบัญญัติแล้ว\"}]",
		1, 1, "output"},
	{"agency-vocabulary",
		"\"agency\": {\"type\": \"เทศบาลตำบล\", \"name\": \"ทุ่งฟ้า\"}, \"cards\": [{\"output\": \"ข้อบัญญัติท้องถิ่นตามกฎหมายว่าด้วยการสาธารณสุข ข้อบัญญัติกรุงเทพมหานคร และข้อบัญญัติ อบต.ข้างเคียง\"}]",
		0, 0, NULL},
	{"agency-vocabulary",
		"\"agency\": {\"type\": \"เทศบาลตำบล\", \"name\": \"ทุ่งฟ้า\"}, \"cards\": [{\"output\": \"ข้อบัญญัติเทศบาลตำบลทุ่งฟ้าประกาศใช้แล้ว\"}]",
		1, 1, "output"},
	{"agency-vocabulary",
		"\"agency\": {\"type\": \"องค์การบริหารส่วนจังหวัด\", \"name\": \"น่าน\"}, \"cards\": [{\"output\": \"ตราข้อบัญญัติงบประมาณแล้ว\"}]",
		0, 0, NULL},
	{"agency-vocabulary",
		"\"agency\": {\"name\": \"ทุ่งฟ้า\"}, \"cards\": [{\"output\": \"ตราเทศบัญญัติแล้ว\"}]",
		0, 0, NULL},
	/* heads of bodies that offices of districts and schools do not have */
	{"agency-vocabulary", AGENCY("ที่ว่าการอำเภอ", "ปัว") CARD("เสนอให้นายกเทศมนตรีวินิจฉัย"),
		1, 1, "output"},
	{"agency-vocabulary",
		AGENCY("ที่ว่าการอำเภอ", "ปัว")
			CARD("เสนอให้นายอำเภอวินิจฉัย แล้วเชิญนายกเทศมนตรีมาฟังผล"),
		0, 0, NULL},
	{"agency-vocabulary", AGENCY("ที่ว่าการอำเภอ", "ปัว") CARD("อบรมนายกเทศมนตรีทุกแห่ง"), 0,
		0, NULL},
	{"agency-vocabulary", AGENCY("โรงเรียน", "บ้านทุ่งฟ้า") CARD("เสนอสภาเทศบาลเห็นชอบ"), 1,
		1, "output"},
	{"agency-vocabulary",
		AGENCY("โรงเรียน", "บ้านทุ่งฟ้า") CARD("แล้วเสนอต่อปลัดองค์การบริหารส่วนตำบลลงนาม"),
		1, 1, "output"},
	{"agency-vocabulary",
		AGENCY("โรงเรียน", "บ้านทุ่งฟ้า") CARD("วันแม่มีนายกเทศมนตรีเป็นประธาน"), 0, 0,
		NULL},
	{"agency-vocabulary", AGENCY("โรงเรียน", "เทศบาล ๒") CARD("เสนอสภาเทศบาลเห็นชอบ"),
		0, 0, NULL},
	/* what each kind of body has instead */
	{"agency-vocabulary",
		AGENCY("เทศบาลตำบล", "ทุ่งฟ้า") CARD(
			"เสนอนายก อบต.ลงนาม ปลัดองค์การบริหารส่วนตำบลตรวจ และสภา อบต. เห็นชอบ พนักงานส่วนตำบลทราบ"),
		4, 1, "output"},
	{"agency-vocabulary",
		AGENCY("ทม.", "ทุ่งฟ้า") CARD("นายกองค์การบริหารส่วนตำบลทุ่งฟ้าลงนาม"), 1, 1,
		"output"},
	{"agency-vocabulary",
		AGENCY("เทศบาลนคร", "ทุ่งฟ้า")
			CARD("นายก อบต.กองควาย และสภาองค์การบริหารส่วนตำบลบ่อสวก"),
		0, 0, NULL},
	{"agency-vocabulary",
		AGENCY("เทศบาลเมือง", "ทุ่งฟ้า") CARD(
			"นายกเทศมนตรี สภาเทศบาล ปลัดเทศบาล พนักงานเทศบาล เขตเทศบาล เทศบัญญัติ"),
		0, 0, NULL},
	{"agency-vocabulary",
		AGENCY("องค์การบริหารส่วนจังหวัด", "น่าน")
			CARD("พนักงานส่วนตำบลทุกคน ปลัดเทศบาล สภาเทศบาล และเทศบัญญัติ"),
		4, 1, "output"},
	{"agency-vocabulary",
		AGENCY("อบจ.", "น่าน") CARD(
			"ข้าราชการองค์การบริหารส่วนจังหวัด สภา อบจ. ข้อบัญญัติ เชิญนายกเทศมนตรีและนายก อบต. ทุกแห่ง"),
		0, 0, NULL},
	{"agency-vocabulary",
		AGENCY("เมืองพัทยา", "")
			CARD("นายกเทศมนตรีลงนาม พนักงานเทศบาลทราบ ออกเทศบัญญัติ"),
		3, 1, "output"},
	{"agency-vocabulary",
		AGENCY("เมืองพัทยา", "")
			CARD("นายกเมืองพัทยา สภาเมืองพัทยา พนักงานเมืองพัทยา ข้อบัญญัติ"),
		0, 0, NULL},
	{"agency-vocabulary",
		AGENCY("สำนักงานเขต", "บางรัก")
			CARD("นายกเทศมนตรีลงนาม พนักงานส่วนตำบลทราบ ตามข้อบัญญัติ"),
		2, 1, "output"},
	{"agency-vocabulary",
		AGENCY("กรุงเทพมหานคร", "") CARD("ข้าราชการกรุงเทพมหานครและสภากรุงเทพมหานคร"),
		0, 0, NULL},
	{"agency-vocabulary",
		AGENCY("โรงเรียน", "บ้านทุ่งฟ้า")
			CARD("แจ้งพนักงานส่วนตำบลทราบ ครูและสภานักเรียนเห็นชอบ"),
		1, 1, "output"},
	{"agency-vocabulary",
		AGENCY("โรงเรียน", "บ้านทุ่งฟ้า")
			CARD("นายก อบต.มอบทุน สภาเทศบาลอนุมัติงบอาหารกลางวัน"),
		0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	check_reports_table(reports, REPORTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts), cmocka_unit_test(test_reports)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
