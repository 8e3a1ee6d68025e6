/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list-number: lone numbers, gaps, repeated numbers, marks without dots. */
#include <config.h>

#include "tests/support/checking.h"

static const struct checked_text texts[] = {
	{"list-number", "outcome", "๑. ผู้ค้าในตลาดทราบวันเก็บขยะ", 1, "๑."},
	{"list-number", "issue",
		"3. เรื่องที่ประชาชนขอให้แก้ไข\n- e11 เวลารอคอย\n- e12 จำนวนเอกสาร", 1, "3."},
	{"list-number", "output", "๑. ประชุมแล้ว\n๓. ออกคำสั่งแล้ว\n๔. รายงานแล้ว", 1, "๓."},
	{"list-number", "output", "๑. ประชุมแล้ว\n๒. ออกคำสั่งแล้ว\n๒. รายงานแล้ว", 1, "๒."},
	{"list-number", "output",
		"๑ มีขั้นตอนที่ชัดเจนและประชาชนเข้าถึงได้ ๒ พนักงานได้รับการอบรมครบทุกคน", 1, "๑"},
	{"list-number", "output", "๑. ประชุมแล้ว\n๒ ออกคำสั่งแต่งตั้งแล้ว\n๓. รายงานแล้ว", 1, "๒"},
	{"list-number", "output", "๒. ประชุมแล้ว\n๓. ออกคำสั่งแล้ว", 1, "๒."},
	{"list-number", "output", "๑) ประชุมแล้ว\n๒) ออกคำสั่งแล้ว\n๔) รายงานแล้ว", 1, "๔)"},
	{"list-number", "output", "๑. งานคลัง\n๑.๑. ตรวจบัญชี\n๑.๓. ปิดบัญชี\n๒. งานช่าง", 1,
		"๑.๓."},
	/* numbers in order */
	{"list-number", "output", "๑. ประชุมแล้ว\n๒. ออกคำสั่งแล้ว\n๓. รายงานแล้ว", 0, NULL},
	{"list-number", "output",
		"๑. งานคลัง\n๑.๑ ตรวจบัญชี\n๑.๒ ปิดบัญชี\n๒. งานช่าง\n๒.๑ ซ่อมถนน\n๒.๒ ลอกท่อ", 0,
		NULL},
	{"list-number", "output",
		"สำนักปลัด\n๑. ประชุมแล้ว\n๒. รายงานแล้ว\nกองช่าง\n๑. ซ่อมถนนแล้ว\n๒. ลอกท่อแล้ว",
		0, NULL},
	{"list-number", "output",
		"1.จัดทำคู่มือ\n2.อบรม\nhttps://www.thungfa.go.th/b\n3.ประเมินผล", 0, NULL},
	/* numbers that are no marks */
	{"list-number", "output", "๑ มกราคม ๒๕๖๘ เริ่มใช้บัตรคิว\n๒ กุมภาพันธ์ ๒๕๖๘ ประเมินผล", 0,
		NULL},
	{"list-number", "output", "๒.๕ เมตร คือระยะที่เว้นไว้ และ ๑ ครั้งต่อเดือน รวม ๒ ครั้ง", 0,
		NULL},
	{"list-number", "output", "๐๙.๐๐ น. ลงทะเบียน\n๐๙.๓๐ น. พิธีเปิด\n๑๐.๓๐ น. อภิปราย", 0,
		NULL},
	{"list-number", "output", "๑๒ คนผ่านการอบรม อีก ๒ คนลาป่วย", 0, NULL},
	{"list-number", "output", "๑ โครงการแล้วเสร็จ ๒ โครงการอยู่ระหว่างดำเนินการ", 0, NULL},
	/* one paragraph, steps that the program numbers, the report's own sections */
	{"list-number", "output", "๑. ประชุมแล้ว ๒. ออกคำสั่งแล้ว ๓. รายงานสภาแล้ว", 0, NULL},
	{"list-number", "steps", "ประชุมวางแผน", 0, NULL},
	/* the form numbers them again */
	{"list-number", "steps", "1. ประชุมวางแผน\n2. ออกคำสั่ง", 1, "1."},
	{"list-number", "steps", "ประชุมวางแผน\n๒) ออกคำสั่ง", 1, "๒)"},
	{"list-number", "steps", "ประชุมวางแผน\n  (2) ออกคำสั่ง", 1, "(2)"},
	{"list-number", "steps", "ประชุมวางแผน\n๒.๕ ล้านบาทเป็นวงเงินที่ตั้งไว้", 0, NULL},
	{"list-number", "steps", "- ประชุมวางแผน\n- ออกคำสั่ง", 0, NULL},
	{"list-number", "memo.sections[0].text", "๑. มีหนังสือแจ้งผลการประเมินแล้ว", 0, NULL},
	{"list-number", "before[0].text", "๓. ผลการดำเนินงาน\n๔. ข้อเสนอแนะ", 0, NULL},
	{"list-number", "output", "๑. ประชุมแล้ว\n๑. ออกคำสั่งแล้ว\n๒. รายงานแล้ว", 1, "๑."},
	{"list-number", "output", "ประชุมเมื่อวันที่\n๑๒ มกราคม ๒๕๖๘ และวันที่\n๑๓ มกราคม ๒๕๖๘", 0,
		NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, "list-number");
	check_texts_table(texts, TEXTS);
}

static const struct checked_report reports[] = {
	/* the clerk numbers the measures */
	{"list-number",
		"\"cards\": [{\"measure\": \"๑. จัดระบบคิว\"}, {\"measure\": \"๒. อบรมผู้ให้บริการ\"}, {\"measure\": \"๓. ประเมินผล\"}]",
		0, 0, NULL},
	{"list-number",
		"\"cards\": [{\"measure\": \"๑. จัดระบบคิว\"}, {\"measure\": \"อบรมผู้ให้บริการ\"}]",
		1, 1, "measure"},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	check_reports_table(reports, REPORTS);
}

/* One cause, named: a lost result is no fault of a list. */
#define CARD(steps, output)                                                              \
	"\"cards\":[{\"steps\":{\"items\":[" steps "]},\"output\":\"" output "\"}]"
#define MARKED(marks, steps)                                                             \
	"\"cards\":[{\"steps\":{\"marks\":\"" marks "\",\"items\":[" steps "]}}]"
static const struct {
	const char *members, *says; /* NULL: the rule is silent */
} messages[] = {
	{CARD("\"ประชุม\",\"อบรม\",\"สรุป\"", "๑. ประชุมแล้ว\\n๓. สรุปแล้ว"),
		"a result is missing"},
	{CARD("\"ประชุม\"", "๒. สรุปแล้ว"), "the items before this number"},
	{CARD("\"ประชุม\"", "๑. สรุปแล้ว"), "a number alone"},
	{CARD("\"ประชุม\",\"อบรม\",\"สรุป\"", "๑. ประชุมแล้ว"), NULL}, /* of result-missing */
	{MARKED("thai", "\"๑. ประชุม\",\"๒. อบรม\""), "it prints twice"},
	{MARKED("arabic", "\"ประชุม\",\"๒. อบรม\""), "it prints twice"},
	{MARKED("dash", "\"- ประชุม\",\"- อบรม\""), "it prints twice"},
	{MARKED("none", "\"๑. ประชุม\",\"๒. อบรม\""), NULL},
	{MARKED("dash", "\"๑. ประชุม\",\"๒. อบรม\""), NULL},
	{"\"cards\":[{\"issue\":\"๑. รอนาน\\n๓. ไม่มีที่นั่ง\"}]", "where ๒ should"},
};

static void test_messages(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++)
		checked_says("list-number", messages[i].members, messages[i].says);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts),
		cmocka_unit_test(test_reports), cmocka_unit_test(test_messages)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
