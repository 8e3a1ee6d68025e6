/* SPDX-License-Identifier: GPL-3.0-or-later */
/* copied-text: a field like the same field of an earlier measure. */
#include <config.h>

#include "check/finding.h"
#include "tests/support/checking.h"

#include <string.h>

#define COPIED "copied-text"
#define BORROW "\"กำหนดแนวทางการยืมพัสดุและครุภัณฑ์ไว้ในคู่มือ\",\"แจ้งเวียนให้ทุกกองถือปฏิบัติ\""

static const struct checked_report reports[] = {
	/* The steps of another measure, word for word. */
	{COPIED,
		"\"cards\":[{\"issue\":\"การยืมพัสดุ\",\"steps\":{\"items\":[" BORROW
		"]}},{\"issue\":\"การใช้จ่ายงบประมาณ\",\"steps\":{\"items\":[" BORROW
		"]}}]",
		1, 2, "steps"},
	/* With other marks, other spaces and one word more. */
	{COPIED,
		"\"cards\":[{\"output\":\"-จัดอบรมพนักงานจ้างทุกคนเรื่องการให้บริการประชาชน\\n-จัดทำคู่มือ\"},"
		"{\"output\":\"๑. จัดอบรม พนักงานจ้าง ทุกคนเรื่องการให้บริการแก่ประชาชน\\n๒. จัดทำคู่มือ\"}]",
		1, 2, "output"},
	/* The third is like the first, the second like none. */
	{COPIED,
		"\"cards\":[{\"suggestion\":\"ควรแจ้งผู้ที่บรรจุใหม่ให้ทราบมาตรการทุกครั้ง\"},"
		"{\"suggestion\":\"ควรเพิ่มเก้าอี้พักรอหน้าห้องคลังในช่วงต้นเดือน\"},"
		"{\"suggestion\":\"ควรแจ้งผู้ที่บรรจุใหม่ให้ทราบมาตรการทุกครั้ง\"}]",
		1, 3, "suggestion"},
	/* Two items of the ITA result. */
	{COPIED,
		"\"ita\":{\"year\":2567,\"items\":["
		"{\"code\":\"i8\",\"score\":90,\"issue\":\"บุคลากรบางคนเห็นว่าใช้งบประมาณไม่คุ้มค่า\"},"
		"{\"code\":\"i9\",\"score\":90,\"issue\":\"บุคลากรบางคนเห็นว่าใช้งบประมาณไม่คุ้มค่า\"}]}",
		1, 0, "ita.items[1].issue"},
	/* Every later one is reported. */
	{COPIED,
		"\"cards\":[{\"issue\":\"ประชาชนไม่ทราบขั้นตอนการชำระภาษี\"},"
		"{\"issue\":\"ประชาชนไม่ทราบขั้นตอนการชำระภาษี\"},"
		"{\"issue\":\"ประชาชนไม่ทราบขั้นตอนการชำระภาษี\"}]",
		2, 2, "issue"},

	/* Owners and periods are the same in many measures. */
	{COPIED,
		"\"cards\":[{\"owners\":[\"สำนักปลัดเทศบาล งานนโยบายและแผน\"],\"period\":\"๑ ตุลาคม ๒๕๖๗ – ๓๐ กันยายน ๒๕๖๘\"},"
		"{\"owners\":[\"สำนักปลัดเทศบาล งานนโยบายและแผน\"],\"period\":\"๑ ตุลาคม ๒๕๖๗ – ๓๐ กันยายน ๒๕๖๘\"}]",
		0, 0, NULL},
	/* Short ones. */
	{COPIED,
		"\"cards\":[{\"output\":\"ดำเนินการแล้วเสร็จ\"},{\"output\":\"ดำเนินการแล้วเสร็จ\"}]",
		0, 0, NULL},
	/* The same words in another field. */
	{COPIED,
		"\"cards\":[{\"measure\":\"จัดทำคู่มือการยืมพัสดุและแจ้งเวียนทุกกอง\"},"
		"{\"output\":\"จัดทำคู่มือการยืมพัสดุและแจ้งเวียนทุกกอง\"}]",
		0, 0, NULL},
	/* Of one form, about different things. */
	{COPIED,
		"\"cards\":[{\"outcome\":\"ประชาชนได้รับความสะดวกในการขออนุญาตก่อสร้างมากขึ้น\"},"
		"{\"outcome\":\"ประชาชนได้รับความสะดวกในการชำระภาษีและค่าธรรมเนียมมากขึ้น\"}]",
		0, 0, NULL},
	/* Empty fields. */
	{COPIED, "\"cards\":[{\"issue\":\"\"},{\"issue\":\"\"},{}]", 0, 0, NULL},
	/* An item's issue and its recommendation, which is standing text. */
	{COPIED,
		"\"ita\":{\"year\":2567,\"items\":["
		"{\"code\":\"e1\",\"score\":90,\"recommendation\":\"ควรเผยแพร่ขั้นตอนให้ประชาชนทราบทุกช่องทาง\"},"
		"{\"code\":\"e2\",\"score\":90,\"recommendation\":\"ควรเผยแพร่ขั้นตอนให้ประชาชนทราบทุกช่องทาง\"}]}",
		0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, COPIED);
	check_reports_table(reports, REPORTS);
}

/* What the finding says: the earlier measure, how much, and what it rests on. */
static void test_what_it_says(void **state)
{
	(void)state;
	struct finding_list list = {0};
	checked("{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_year\":2568,\"months\":12,\"title\":\"ก\","
		"\"cards\":[{\"issue\":\"ผู้เสียภาษีไม่เข้าใจหนังสือแจ้งการประเมิน\"},"
		"{\"issue\":\"ผู้เสียภาษีไม่เข้าใจหนังสือแจ้งการประเมินเลย\"}]}",
		&list);
	size_t found = 0;
	for (size_t i = 0; i < list.count; i++) {
		const struct finding *finding = &list.items[i];
		if (strcmp(finding->rule->name, COPIED) != 0)
			continue;
		found++;
		assert_int_equal(finding->severity, SEVERITY_ERROR);
		assert_int_equal(finding->spot.card, 2);
		assert_int_equal(finding->other.card, 1);
		assert_string_equal(finding->other.path, "issue");
		assert_non_null(strstr(finding->message, "๑"));
		assert_non_null(strstr(finding->message, "๙๖%"));
		assert_non_null(strstr(finding->basis, "ประเมิน\n\nผู้เสียภาษี"));
	}
	assert_int_equal(found, 1);
	finding_list_release(&list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_what_it_says),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
