/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dates: days of the calendar, weekdays, eras. */
#include <config.h>

#include <string.h>

#include "check/finding.h"
#include "tests/support/checking.h"
#include "text/str.h"

#define RULE "dates"

static const struct checked_text texts[] = {
	/* Days that do not exist. */
	{RULE, "output", "ประชุมเมื่อวันที่ ๓๑ เมษายน ๒๕๖๘", 1, "๓๑ เมษายน ๒๕๖๘"},
	{RULE, "output", "ออกหน่วยวันที่ ๓๐ กุมภาพันธ์ ที่หมู่ ๓", 1, "๓๐ กุมภาพันธ์"},
	{RULE, "after[0].text", "เปิดใช้ 29 ก.พ. 2568", 1, "29 ก.พ. 2568"},
	{RULE, "steps", "แจ้งเวียนภายใน ๓๑/๖/๒๕๖๘", 1, "๓๑/๖/๒๕๖๘"},
	{RULE, "memo.date", "๓๑ พฤศจิกายน ๒๕๖๘", 1, "๓๑ พฤศจิกายน ๒๕๖๘"},
	{RULE, "output", "ประชุมเมื่อวันที่ ๓๓ พฤศจิกายน ๒๕๖๗", 1, "๓๓ พฤศจิกายน ๒๕๖๗"},
	{RULE, "output", "ประชุมวันที่ ๓๖ ธันวาคม ที่อำเภอ", 1, "๓๖ ธันวาคม"},
	{RULE, "before[0].text", "(1 ตุลาคม 2567 - 32 มีนาคม 2568)", 1, "32 มีนาคม 2568"},
	{RULE, "output", "ตั้งแต่ปี ๖๘ มกราคม ถึงปีงบประมาณ ๖๙ ตุลาคม", 0, NULL},
	{RULE, "output", "มีผู้ลงชื่อ ๖๘ มกราคมเป็นเดือนแรก", 0, NULL},
	{RULE, "output", "ปี ๖๗ มกราคม ๒๕๖๗", 0, NULL},
	{RULE, "output", "เปิดใช้เมื่อวันที่ ๒๙ กุมภาพันธ์ ๒๕๖๗", 0, NULL},
	{RULE, "output", "ประชุมเมื่อวันที่ ๓๑ มีนาคม ๒๕๖๘ และ ๓๐ เม.ย. ๖๘", 0, NULL},
	{RULE, "output", "ใช้ระเบียบปี ๒๕๖๐ มกราคมเป็นต้นมา ๔๕ เมตร", 0, NULL},
	/* The wrong way round. */
	{RULE, "output", "ทดสอบระบบระหว่างวันที่ ๒๑ – ๑๐ มีนาคม ๒๕๖๘", 1,
		"๒๑ – ๑๐ มีนาคม ๒๕๖๘"},
	{RULE, "output", "อบรมวันที่ 20-19 กุมภาพันธ์ 2568 ที่อำเภอ", 1, "20-19 กุมภาพันธ์ 2568"},
	{RULE, "output", "เปิดรับวันที่ ๒๔ ถึงวันที่ ๒ มกราคม ๒๕๖๘", 1, NULL},
	{RULE, "output", "ทดสอบวันที่ ๑๐ – ๒๑ มีนาคม ๒๕๖๘ และวันที่ ๑ - ๑ เมษายน ๒๕๖๘", 0, NULL},
	{RULE, "output", "ทดสอบวันที่ ๒๕ กุมภาพันธ์ – ๒ มีนาคม ๒๕๖๘", 0, NULL},
	{RULE, "output", "แจก ๓๐ - ๒ มีนาคม ๒๕๖๘ วันที่ ๓๐ และ ๒ มีนาคม ๒๕๖๘", 0, NULL},
	/* The periods of measures and the dates of evidence have rules of their own. */
	{RULE, "period", "๓๑ เมษายน ๒๕๖๘", 0, NULL},
	{RULE, "owners", "๓๑ เมษายน ๒๕๖๘", 0, NULL},
	{RULE, "memo.number", "๓๑ เมษายน ๒๕๖๘", 0, NULL},
	/* Weekdays. */
	{RULE, "after[0].text", "วันพุธที่ ๒๘ ธันวาคม ๒๕๖๕ ประชุมสภา", 0, NULL},
	{RULE, "after[0].text", "วันพฤหัสบดีที่ ๒๘ ธันวาคม ๒๕๖๕ ประชุมสภา", 1,
		"วันพฤหัสบดีที่ ๒๘ ธันวาคม ๒๕๖๕"},
	{RULE, "output", "อบรมเมื่อวันจันทร์ที่ 6 มีนาคม 2567", 1, "วันจันทร์ที่ 6 มีนาคม 2567"},
	{RULE, "output", "อบรมเมื่อวันพุธ 6 มีนาคม 2567 และวันพฤหัสที่ 7 มี.ค. 67", 0, NULL},
	{RULE, "output", "ออกหน่วยทุกวันศุกร์ที่ ๒ ของเดือน และวันศุกร์ที่ ๒ มกราคม", 0, NULL},
	{RULE, "period", "วันเสาร์ที่ ๒๖ มีนาคม ๒๕๖๘", 1, "วันเสาร์ที่ ๒๖ มีนาคม ๒๕๖๘"},
	{RULE, "output", "วันจันทร์ที่ ๒ มกราคม และวันอังคารที่ ๒ มกราคม", 0, NULL},
	{RULE, "output", "วันจันทร์ที่ 28 ธันวาคม 2022", 1, "28 ธันวาคม 2022"},
	/* Eras. */
	{RULE, "output", "อบรมเมื่อวันที่ 12 มีนาคม 2025", 1, "12 มีนาคม 2025"},
	{RULE, "output", "อบรมเมื่อ มีนาคม พ.ศ. 2025", 1, "มีนาคม พ.ศ. 2025"},
	{RULE, "before[0].text", "ประจำปีงบประมาณ ๒๐๒๕", 1, "๒๐๒๕"},
	{RULE, "before[0].text", "ประกาศใช้เมื่อ พ.ศ. ๒๐๒๕", 1, "พ.ศ. ๒๐๒๕"},
	{RULE, "before[0].text", "ประกาศใช้เมื่อ ค.ศ. ๒๕๖๘", 1, "ค.ศ. ๒๕๖๘"},
	{RULE, "before[0].text",
		"เป้าหมายการพัฒนาที่ยั่งยืน ค.ศ. 2030 และอนุสัญญา 12 มีนาคม ค.ศ. 2003", 0, NULL},
	{RULE, "output", "เงิน 2,025 บาท มาตรฐาน ISO 9001:2015 และรหัส 2025 มีผู้ใช้ 2000 ราย",
		0, NULL},
	/* Just within and just beyond: numbers that may be days, years that may be of an era. */
	{RULE, "output", "ประชุม ๓๑ เมษายน ที่อำเภอ", 1, "๓๑ เมษายน"},
	{RULE, "output", "มีผู้ลงชื่อ ๓๒ ธันวาคมเป็นเดือนแรก", 0, NULL},
	{RULE, "output", "ประชุมวันที่ ๙๙ เมษายน ที่อำเภอ", 1, "๙๙ เมษายน"},
	{RULE, "output", "ประชุมวันที่ ๑๐๐ เมษายน ที่อำเภอ", 0, NULL},
	{RULE, "before[0].text", "ประจำปีงบประมาณ ๑๙๐๐", 1, "๑๙๐๐"},
	{RULE, "before[0].text", "ประจำปีงบประมาณ ๑๘๙๙", 0, NULL},
	{RULE, "before[0].text", "ประจำปีงบประมาณ ๒๑๐๐", 1, "๒๑๐๐"},
	{RULE, "before[0].text", "ประจำปีงบประมาณ ๒๑๐๑", 0, NULL},
	{RULE, "before[0].text", "ประกาศใช้เมื่อ ค.ศ. ๒๔๐๐", 1, "ค.ศ. ๒๔๐๐"},
	{RULE, "before[0].text", "ประกาศใช้เมื่อ ค.ศ. ๒๓๙๙", 0, NULL},
	{RULE, "before[0].text", "ประกาศใช้เมื่อ ค.ศ. ๒๗๐๐", 1, "ค.ศ. ๒๗๐๐"},
	{RULE, "before[0].text", "ประกาศใช้เมื่อ ค.ศ. ๒๗๐๑", 0, NULL},
	/* One finding each: a day that is none has no weekday, a date's year is the date's. */
	{RULE, "output", "วันจันทร์ที่ ๓๑ เมษายน ๒๕๖๘", 1, "๓๑ เมษายน ๒๕๖๘"},
	{RULE, "output", "อบรมเมื่อ มกราคม พ.ศ. 2025", 1, "มกราคม พ.ศ. 2025"},
	{RULE, "output", "อบรมเมื่อ ธันวาคม พ.ศ. 2025", 1, "ธันวาคม พ.ศ. 2025"},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, RULE);
	check_texts_table(texts, TEXTS);
}

/* The year is named as the cause where the day is one of leap years. */
static void test_leap_years(void **state)
{
	static const struct {
		const char *date;
		bool leap;
	} rows[] = {{"29 กุมภาพันธ์ 2568", true}, {"30 กุมภาพันธ์ 2568", false},
		{"31 เมษายน 2568", false}};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct finding_list list = {0};
		struct str json = STR_INIT;
		int found = 0;
		str_printf(&json,
			"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_year\":2568,"
			"\"months\":12,\"title\":\"ก\",\"cards\":[{\"output\":\"%s\"}]}",
			rows[i].date);
		checked(json.data, &list);
		for (size_t k = 0; k < list.count; k++)
			if (!strcmp(list.items[k].rule->name, RULE)) {
				found++;
				assert_int_equal(!!strstr(list.items[k].message, "leap"),
					rows[i].leap);
			}
		assert_int_equal(found, 1);
		finding_list_release(&list);
		str_release(&json);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_leap_years),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
