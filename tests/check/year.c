/* SPDX-License-Identifier: GPL-3.0-or-later */
/* year: years that do not belong into a report of 2568, which answers the ITA of 2567. */
#include <config.h>

#include "tests/support/checking.h"

#define YEAR  "year"

#define PIECE "ซ่อมถนนสายหลักของ" /* 17 letters */
#define TEN   "ซ่อมถนนสาย"
#define TENS  TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

static const struct checked_text texts[] = {
	{YEAR, "before[0].text",
		"ได้วิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสของหน่วยงาน ในปี พ.ศ.๒๕๖๘ แล้ว", 1,
		"๒๕๖๘"},
	{YEAR, "output", "นำผลคะแนน ITA ประจำปีงบประมาณ 2566 มาวิเคราะห์ในที่ประชุม", 1,
		"2566"},
	{YEAR, "steps", "วิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖5", 1,
		"๒๕๖5"},
	{YEAR, "output", "จัดทำคู่มือประจำปีงบประมาณ พ.ศ. ๒๕๖๔ แจกทุกหมู่บ้าน", 1, "๒๕๖๔"},
	{YEAR, "output", "ประชุมเมื่อวันที่ ๖ มีนาคม ๒๕๖๖ มีผู้เข้าประชุม ๒๘ คน", 1, "๖ มีนาคม ๒๕๖๖"},
	{YEAR, "title", "รายงานผลการดำเนินการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", 1, "๒๕๖๗"},
	/* Two digits in the wrong order, and years that have not come. */
	{YEAR, "output", "จัดทำคู่มือประจำปีงบประมาณ พ.ศ. ๒๕๘๖ แล้ว", 1, "๒๕๘๖"},
	{YEAR, "outcome", "คะแนน ITA ปี 2576 สูงขึ้น", 1, "2576"},
	{YEAR, "output", "ประชุมเมื่อวันที่ ๕ มกราคม ๒๕๘๖ แล้ว", 1, "๕ มกราคม ๒๕๘๖"},
	{YEAR, "before[0].text", "ประกาศเมื่อ พ.ศ. ๒๕๙๙", 1, "๒๕๙๙"},
	/* What was prepared before the fiscal year began. */
	{YEAR, "output", "ประกาศเกณฑ์เมื่อวันที่ ๓๐ กันยายน ๒๕๖๗ ก่อนเริ่มรอบประเมิน", 0, NULL},
	{YEAR, "output", "ประกาศใช้ข้อบัญญัติงบประมาณเมื่อวันที่ ๒๗ กันยายน ๒๕๖๗", 0, NULL},
	{YEAR, "output", "ประกาศเกณฑ์เมื่อวันที่ ๓๐ กันยายน ๒๕๖๗ แล้ว", 1, "๓๐ กันยายน ๒๕๖๗"},
	{YEAR, "output", "ประกาศเกณฑ์เมื่อวันที่ ๓๐ มกราคม ๒๕๖๗ ก่อนเริ่มรอบประเมิน", 1, NULL},
	/* The Common Era. */
	{YEAR, "output", "ประชุมเมื่อวันที่ ๕ มกราคม ๒๐๒๕ แล้ว", 1, "๕ มกราคม ๒๐๒๕"},
	{YEAR, "outcome", "ดำเนินการตลอดปี ๒๐๒๕", 1, "๒๐๒๕"},
	{YEAR, "before[0].text", "ผลการประเมินปีงบประมาณ พ.ศ. ๒๐๒๔", 1, "๒๐๒๔"},
	{YEAR, "output", "แจกคู่มือ ๒๐๒๕ เล่ม และตั้งงบประมาณ ๒๐๒๔ บาท", 0, NULL},
	{YEAR, "output", "รับรองมาตรฐานเมื่อ ค.ศ. 2024", 0, NULL},
	{YEAR, "measure", "ปฏิบัติตามยุทธศาสตร์ชาติ ๒๐ ปี (พ.ศ. ๒๕๖๑ - ๒๕๘๐)", 0, NULL},
	{YEAR, "measure", "ตามเป้าหมายของยุทธศาสตร์ชาติภายในปี ๒๕๘๐", 0, NULL},
	{YEAR, "measure", "ทบทวนแผนพัฒนาท้องถิ่น พ.ศ. ๒๕๗๑", 0, NULL},
	{YEAR, "measure", "ใช้ผังเมือง พ.ศ. ๒๕๖๕ - พ.ศ. ๒๕๘๕", 0, NULL},
	{YEAR, "memo.subject", "รายงานผลประจำปีงบประมาณ ๒๕๖๙", 1, "๒๕๖๙"},
	/* The year in which something was made of the result. */
	{YEAR, "memo.subject",
		"รายงานการนำผลการประเมินคุณธรรมและความโปร่งใสไปสู่การปฏิบัติ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
		0, NULL},

	{YEAR, "before[0].text",
		"วิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๗ เพื่อกำหนดมาตรการของปีงบประมาณ พ.ศ. ๒๕๖๘",
		0, NULL},
	/* Compared with the year before it. */
	{YEAR, "before[0].text",
		"ผลคะแนน ITA ประจำปี ๒๕๖๗ ได้ ๙๒.๑๐ คะแนน ส่วนผลคะแนน ITA ประจำปี ๒๕๖๖ ได้ ๘๘ คะแนน",
		0, NULL},
	{YEAR, "measure",
		"ทบทวนแผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖-๒๕๗๐) และแผนปีงบประมาณ พ.ศ. ๒๕๖๖ – ๒๕๗๐", 0,
		NULL},
	{YEAR, "memo.sections[0].text",
		"ตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐ และระเบียบ พ.ศ. ๒๕๖๒", 0,
		NULL},
	{YEAR, "output", "ค่าไฟฟ้าลดลงร้อยละ ๙ เมื่อเทียบกับปีงบประมาณ พ.ศ. ๒๕๖๖", 0, NULL},
	{YEAR, "output", "ตั้งงบประมาณไว้ในข้อบัญญัติประจำปีงบประมาณ พ.ศ. ๒๕๖๙", 0, NULL},
	{YEAR, "output", "อบรมวันที่ ๑๒ พฤศจิกายน ๒๕๖๗ และวันที่ ๓ ก.ย. ๖๘", 0, NULL},
	{YEAR, "memo.date", "๘ มกราคม ๒๕๖๙", 0, NULL},
	{YEAR, "steps", "ปฏิบัติตามหนังสือกระทรวงมหาดไทย ลงวันที่ ๕ มกราคม ๒๕๖๒", 0, NULL},
	{YEAR, "output", "ปีงบประมาณ ๒๕๖๔ อบรม ๓ ครั้ง ไม่พบข้อทักท้วง", 1, "๒๕๖๔"},
	{YEAR, "before[0].text", "ผลการประเมิน ITA ปีงบประมาณ ๒๕๖๕ อยู่ในระดับ B ต้องยกระดับ", 1,
		"๒๕๖๕"},
	{YEAR, "outcome", "ในปีงบประมาณ พ.ศ. ๒๕๖๔ เทศบาลเคยถูกทักท้วง ๙ เรื่อง", 0, NULL},
	{YEAR, "output", "รถคันนี้ซื้อเมื่อปีงบประมาณ พ.ศ. ๒๕๖๐ และจำหน่ายแล้ว", 0, NULL},
	{YEAR, "output", "ใช้เงินสะสมของปีงบประมาณ พ.ศ. ๒๕๖๕ ซ่อมถนน ๒ สาย", 0, NULL},
	{YEAR, "output", "ตรวจรายงานปีงบประมาณ ๒๕๖๕, ๒๕๖๖ และปีงบประมาณ ๒๕๖๖ และ ๒๕๖๗", 0,
		NULL},
	{YEAR, "measure", "ปรับปรุงงานเพื่อยกระดับผลการประเมิน ITA ในปีงบประมาณ พ.ศ. ๒๕๖๘", 0,
		NULL},
	{YEAR, "outcome", "คาดว่าคะแนน ITA ปี ๒๕๖๘ จะสูงขึ้น", 0, NULL},
	/* The assessment that is under way is this year's. */
	{YEAR, "output", "ชี้แจงตัวชี้วัดของการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", 0, NULL},
	{YEAR, "output", "ประกาศนโยบายไม่รับของขวัญ ประจำปี ๒๕๖๘ จำนวน ๒๕๖๐ แผ่น", 0, NULL},
	/* The first and the last of each era; how far plans reach. */
	{YEAR, "output", "คัดสำเนาของปีงบประมาณ ๒๔๐๐", 1, "๒๔๐๐"},
	{YEAR, "output", "คัดสำเนาของปีงบประมาณ ๒๓๙๙", 0, NULL},
	{YEAR, "output", "คัดสำเนาของปีงบประมาณ ๒๗๐๐", 1, "๒๗๐๐"},
	{YEAR, "output", "คัดสำเนาของปีงบประมาณ ๒๗๐๑", 0, NULL},
	{YEAR, "output", "คัดสำเนาของปีงบประมาณ ๐๒๕๖๔", 0, NULL},
	{YEAR, "outcome", "ดำเนินการตลอดปี ๑๙๕๐", 1, "๑๙๕๐"},
	{YEAR, "outcome", "ดำเนินการตลอดปี ๑๙๔๙", 0, NULL},
	{YEAR, "outcome", "ดำเนินการตลอดปี ๒๑๐๐", 1, "๒๑๐๐"},
	{YEAR, "outcome", "ดำเนินการตลอดปี ๒๑๐๑", 0, NULL},
	{YEAR, "measure", "ดำเนินการต่อจนถึงปี ๒๕๗๓", 0, NULL},
	{YEAR, "measure", "ดำเนินการต่อจนถึงปี ๒๕๗๔", 1, "๒๕๗๔"},
	{YEAR, "measure", "ยุทธศาสตร์ปี ๒๕๘๐", 0, NULL},
	/* How near the words stand that make a year one of the past: before it, behind it, in
	 * its own line. */
	{YEAR, "output", "เคย" PIECE "ตำบลแล้วในปีงบประมาณ๒๕๖๔", 0, NULL},
	{YEAR, "output", "เคย" PIECE "ตำบลแล้วๆในปีงบประมาณ๒๕๖๔", 1, "๒๕๖๔"},
	{YEAR, "output", "เดิมปีงบประมาณ ๒๕๖๔", 0, NULL},
	{YEAR, "output", "ปีงบประมาณ ๒๕๖๔" PIECE "เคยชำรุด", 0, NULL},
	{YEAR, "output", "ปีงบประมาณ ๒๕๖๔" PIECE "ๆเคยชำรุด", 1, "๒๕๖๔"},
	{YEAR, "output", "ปีงบประมาณ ๒๕๖๔ ซ่อมถนนสายหลัก\nเคยชำรุด", 1, "๒๕๖๔"},
	/* And those that make it one of a result. */
	{YEAR, "output", "วิเคราะห์ ITA ปีงบประมาณ ๒๕๖๙", 1, "๒๕๖๙"},
	{YEAR, "output", "วิเคราะห์" TENS "ITAปีงบประมาณ๒๕๖๙", 1, "๒๕๖๙"},
	{YEAR, "output", "วิเคราะห์ๆ" TENS "ITAปีงบประมาณ๒๕๖๙", 0, NULL},
	{YEAR, "output", "วิเคราะห์คะแนน ITA จำนวน ๒๕๖๕ ข้อ", 0, NULL},
	/* Lists, and what is none. */
	{YEAR, "output", "ตรวจเล่มปีงบประมาณ ๒๕๖๔ และปีงบประมาณ ๒๕๖๗", 0, NULL},
	{YEAR, "output", "ตรวจเล่มปีงบประมาณ ๒๕๖๔ และ ๒๔๐๐", 0, NULL},
	{YEAR, "output", "ตรวจเล่มปีงบประมาณ ๒๕๖๔ และ ๒๗๐๐", 0, NULL},
	{YEAR, "output", "ปีงบประมาณ ๒๕๖๔ และอบรม ๓ ครั้ง", 1, "๒๕๖๔"},
	{YEAR, "output", "ปีงบประมาณ ๒๕๖๔ และ ๓ ครั้ง", 1, "๒๕๖๔"},
	/* The year before is an error in the title alone; names and numbers have any. */
	{YEAR, "before[0].text", "แจกคู่มือของปีงบประมาณ พ.ศ. ๒๕๖๗ ต่อ", 0, NULL},
	{YEAR, "output", "แจกคู่มือของปีงบประมาณ พ.ศ. ๒๕๖๗ ต่อ", 0, NULL},
	{YEAR, "owners", "กองคลัง ปีงบประมาณ ๒๕๖๔", 0, NULL},
	{YEAR, "memo.number", "มท ปีงบประมาณ ๒๕๖๔", 0, NULL},
	/* Days of what was done, and not of what came of it; each is told. */
	{YEAR, "steps", "ประชุมเมื่อวันที่ ๖ มีนาคม ๒๕๖๖", 1, "๖ มีนาคม ๒๕๖๖"},
	{YEAR, "outcome", "ประชุมเมื่อวันที่ ๖ มีนาคม ๒๕๖๖", 0, NULL},
	{YEAR, "output", "ประชุมเมื่อวันที่ ๖ มีนาคม แล้ว", 0, NULL},
	{YEAR, "output", "ประชุมเมื่อ ๖ มีนาคม ๒๕๖๖,๗ มีนาคม ๒๕๖๖", 2, "๖ มีนาคม ๒๕๖๖"},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static const struct checked_report reports[] = {
	{YEAR, "\"ita\":{\"year\":2568}", 1, 0, "ita.year"},
	{YEAR, "\"ita\":{\"year\":2566}", 1, 0, "ita.year"},
	{YEAR, "\"ita\":{\"year\":2567}", 0, 0, NULL},
	{YEAR, "\"ita\":{}", 0, 0, NULL},
	/* Evidence. */
	{YEAR, "\"cards\":[{\"evidence\":[{\"kind\":\"file\",\"ref\":\"a.pdf\",\"date\":\"๕ มกราคม ๒๐๒๕\"}]}]",
		1, 1, "evidence"},
	{YEAR, "\"cards\":[{\"evidence\":[{\"kind\":\"file\",\"ref\":\"a.pdf\",\"date\":\"5 ม.ค. 2586\"}]}]",
		1, 1, "evidence"},
	{YEAR, "\"cards\":[{\"evidence\":[{\"kind\":\"file\",\"ref\":\"2024.pdf\",\"date\":\"๕ มกราคม ๒๕๖๘\"}]}]",
		0, 0, NULL},
	{YEAR, "\"fiscal_year\":2569,\"ita\":{\"year\":2568}", 0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, YEAR);
	check_texts_table(texts, TEXTS);
}

static void test_reports(void **state)
{
	(void)state;
	check_reports_table(reports, REPORTS);
}

/* Which year was meant: that of the report's result, or one whose digits were swapped. */
static void test_meant(void **state)
{
	(void)state;
	static const struct {
		const char *members, *words;
	} rows[] = {
		{"\"ita\":{\"year\":2566}", "answers that of ๒๕๖๗"},
		{"\"title\":\"ผลคะแนน ITA ปี ๒๕๖๖\"", "answers that of ๒๕๖๗"},
		{"\"title\":\"คู่มือปี ๒๕๘๖\"", "was ๒๕๖๘ meant?"},
		{"\"title\":\"คู่มือปี ๒๕๗๖\"", "was ๒๕๖๗ meant?"},
		{"\"title\":\"คู่มือปี ๒๕๙๖\"", "was ๒๕๖๙ meant?"},
		{"\"title\":\"คู่มือปี ๒๖๕๘\"", "was ๒๕๖๘ meant?"},
		{"\"title\":\"คู่มือปี ๒๕๙๙\"", "has not come yet"},
		{"\"title\":\"คู่มือปี ๒๖๕๖\"", "has not come yet"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		checked_says(YEAR, rows[i].members, rows[i].words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_meant),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
