/* SPDX-License-Identifier: GPL-3.0-or-later */
/* district: a district that is not in the province named with it. */
#include <config.h>

#include "tests/support/checking.h"

#define NAME "district"

static const struct checked_text texts[] = {
	{NAME, "output", "จัดเวทีที่อำเภอปัว จังหวัดแพร่ ในเดือนมีนาคม", 1, "ปัว"},
	{NAME, "title", "รายงานผล อำเภอขุนหาญ จังหวัดน่าน", 1, "ขุนหาญ"},
	{NAME, "memo.sections[0].text", "ที่ตั้ง อ.แม่สอด จ.เชียงราย และ อ.ปัว จ.น่าน", 1,
		"แม่สอด"},
	{NAME, "memo.signatures[0].post", "นายอำเภอหนองหานจังหวัดขอนแก่น", 1, "หนองหาน"},
	{NAME, "steps", "อำเภอปัว จังหวัดน่าน\nอำเภอปัวจ.พะเยา", 1, "ปัว"},
	{NAME, "output", "วิทยากรจากเขตบางรัก จังหวัดนนทบุรี", 1, "บางรัก"},
	{NAME, "output", "สำนักงานอยู่ที่เขตปากเกร็ด กรุงเทพฯ", 1, "ปากเกร็ด"},
	{NAME, "output", "แขวงสีลม เขตบางพลี กทม.", 1, "บางพลี"},
	/* A province's name is none of a district but where it is, too. */
	{NAME, "output", "อำเภออำนาจเจริญ จังหวัดมหาสารคาม", 1, "อำนาจเจริญ"},
	{NAME, "output", "อำเภอเมืองแพร่ จังหวัดน่าน", 1, "เมืองแพร่"},
	/* A letter away. */
	{NAME, "output", "อำเภอท่าวังพา จังหวัดน่าน", 1, "ท่าวังพา"},
	{NAME, "output", "อำเภอเมืองนาน จังหวัดน่าน", 1, "เมืองนาน"},
	{NAME, "output", "อำเภอเวียงสาจังหวัดน่าน อำเภอเวียงส จังหวัดน่าน", 1, "เวียงส"},

	{NAME, "output", "อำเภอปัว จังหวัดน่าน อำเภอเมือง จังหวัดน่าน อำเภอเมืองน่าน จ.น่าน", 0,
		NULL},
	{NAME, "output", "อ.เชียงกลาง จ.น่าน อ. เมือง จ. แพร่ อำเภอสองจังหวัดแพร่", 0, NULL},
	{NAME, "output",
		"เขตบางรัก กรุงเทพมหานคร เขตสาทร กรุงเทพฯ เขตดุสิต กทม. เขตพญาไท จังหวัดกรุงเทพมหานคร",
		0, NULL},
	{NAME, "output", "อำเภอพระนครศรีอยุธยา จังหวัดอยุธยา อำเภอเมือง จังหวัดพระนครศรีอยุธยา", 0,
		NULL},
	{NAME, "output", "ทุกอำเภอในจังหวัดน่าน อำเภอและจังหวัดแพร่ ตัวแทนอำเภอ จังหวัดตาก", 0,
		NULL},
	{NAME, "output", "อำเภอปัวและจังหวัดแพร่ อำเภอปัว ติดต่อจังหวัดแพร่", 0, NULL},
	{NAME, "output", "พ.ต.อ.ปัว จ.แพร่ หมู่บ้านเขตเทศบาล จังหวัดแพร่ ร.อ.สอง จ.น่าน", 0, NULL},
	{NAME, "output", "อำเภอแดนสมมุติ จังหวัดน่าน อำเภอปัว จังหวัดนครสมมุติ", 0, NULL},
	/* เขต before what is no district of Bangkok is a word of its own. */
	{NAME, "output",
		"เขตท่าเรือ จังหวัดระยอง เขตท่าเรือกรุงเทพ เขตเศรษฐกิจพิเศษ จังหวัดตาก เขตเมืองพัทยา จังหวัดชลบุรี",
		0, NULL},
	{NAME, "memo.number", "อำเภอปัว จังหวัดแพร่", 0, NULL},
	{NAME, "period", "อำเภอปัว จังหวัดแพร่", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, NAME);
	check_texts_table(texts, TEXTS);
}

#define AGENCY(district, province)                                                                   \
	"\"agency\": {\"type\": \"องค์การบริหารส่วนตำบล\", \"name\": \"ทุ่งฟ้า\", \"district\": " district \
	", \"province\": " province "}"

static const struct checked_report reports[] = {
	{NAME, AGENCY("\"อำนาจเจริญ\"", "\"มหาสารคาม\""), 1, 0, "agency.district"},
	{NAME, AGENCY("\"ปัว\"", "\"แพร่\""), 1, 0, "agency.district"},
	{NAME, AGENCY("\" อ.ปัว\"", "\"จ.แพร่ \""), 1, 0, "agency.district"},
	{NAME, AGENCY("\"แดนสมมุติ\"", "\"น่าน\""), 1, 0, "agency.district"},
	{NAME, AGENCY("\"เขตบางรัก\"", "\"นนทบุรี\""), 1, 0, "agency.district"},
	{NAME, AGENCY("\"ปัว\"", "\"น่น\""), 1, 0, "agency.province"},
	{NAME, AGENCY("\"ปัว\"", "\"น่าน\""), 0, 0, NULL},
	{NAME, AGENCY("\"อำเภอ เมือง \"", "\" จังหวัดน่าน\""), 0, 0, NULL},
	{NAME, AGENCY("\"เขตบางรัก\"", "\"กรุงเทพฯ\""), 0, 0, NULL},
	{NAME, AGENCY("\"แดนสมมุติ\"", "\"นครสมมุติ\""), 0, 0, NULL},
	{NAME, AGENCY("\"ปัว\"", "\"\""), 0, 0, NULL},
	{NAME, AGENCY("\"\"", "\"แพร่\""), 0, 0, NULL},
	{NAME, "\"agency\": {\"name\": \"ทุ่งฟ้า\", \"province\": \"แพร่\"}", 0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, NAME);
	check_reports_table(reports, REPORTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts), cmocka_unit_test(test_reports)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
