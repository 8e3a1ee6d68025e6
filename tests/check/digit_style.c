/* SPDX-License-Identifier: GPL-3.0-or-later */
/* digit-style: digits against the style of the report. */
#include <config.h>

#include "tests/support/checking.h"

static const struct checked_text texts[] = {
	/* the report in order is written in Thai digits */
	{"digit-style", "output", "ประชุมเมื่อวันที่ 28 ธันวาคม 2567 มีผู้เข้าประชุม ๔๐ คน", 1, "28"},
	{"digit-style", "outcome", "ผู้มาติดต่อรอเฉลี่ย 12 นาที", 1, "12"},
	{"digit-style", "after[0].text", "1. ดำเนินการครบ\n2. รายงานสภาแล้ว", 1, "1"},
	{"digit-style", "period", "ต.ค. 67 - ก.ย. 68", 1, "67"},
	{"digit-style", "output", "ผลการประเมิน ITA 2567 ดีขึ้นกว่าเดิม", 1, "2567"},
	{"digit-style", "output", "เปิดแบบวัด OIT 43 ข้อ ให้ทุกกองตอบ", 1, "43"},
	{"digit-style", "output", "ส่งคืนเงินยืม 1,250.50 บาท เมื่อ ๓ มีนาคม", 1, "1,250.50"},
	{"digit-style", "output", "ฉีดวัคซีน COVID-19 แก่เจ้าหน้าที่ ๔๘ คน", 0, NULL},
	{"digit-style", "measure", "ปรับปรุงคอมพิวเตอร์เป็น Windows 11 และติดตั้ง IPv4, 5G ทุกจุด",
		0, NULL},
	{"digit-style", "issue", "ข้อ i7 e11 และ o34 ได้คะแนนต่ำ", 0, NULL},
	{"digit-style", "output",
		"เผยแพร่ที่ http://www.thungfa.go.th/news.php?id=42 และ plan2568.pdf แล้ว", 0,
		NULL},
	{"digit-style", "output", "ส่งแบบสอบถามไปที่ saraban123@thungfa.go.th แล้ว ๕ ครั้ง", 0,
		NULL},
	{"digit-style", "output", "Top 10 cities of Thailand", 0, NULL},
	{"digit-style", "memo.number", "ที่ นน 72101/45", 0, NULL},
	{"digit-style", "refs", "e1\ne2", 0, NULL},
	{"digit-style", "output", "ตัวเลขที่ปนกัน ๒๕๖7 เป็นเรื่องของกฎอื่น", 0, NULL},
	{"digit-style", "output", "มีผู้เข้าประชุม ๒๘ คน เมื่อวันที่ ๑๓ มกราคม ๒๕๖๘", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, "digit-style");
	check_texts_table(texts, TEXTS);
}

static const struct checked_report reports[] = {
	{"digit-style",
		"\"digits\": \"arabic\", \"cards\": [{\"output\": \"ประชุมแล้ว ๓ ครั้ง เมื่อปี 2567\"}]",
		1, 1, "output"},
	{"digit-style",
		"\"digits\": \"arabic\", \"cards\": [{\"output\": \"ข้อ E๑๑ และ e๑๒ ได้คะแนน 98.5\"}]",
		0, 0, NULL},
	{"digit-style",
		"\"digits\": \"arabic\", \"cards\": [{\"output\": \"ประชุมแล้ว 3 ครั้ง\"}, {\"output\": \"ครบ ๔ ครั้ง\"}]",
		1, 2, "output"},
	{"digit-style",
		"\"digits\": \"as-typed\", \"cards\": [{\"output\": \"ประชุมแล้ว 3 ครั้ง เมื่อปี ๒๕๖๗\"}]",
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
