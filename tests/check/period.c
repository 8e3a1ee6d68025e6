/* SPDX-License-Identifier: GPL-3.0-or-later */
/* period: when measures run, in a report of the fiscal year 2568. */
#include <config.h>

#include "tests/support/checking.h"

#define PERIOD "period"

static const struct checked_text texts[] = {
	{PERIOD, "period", "ทุกเดือน", 1, "ทุกเดือน"},
	{PERIOD, "period", "ปีละ ๑ ครั้ง", 1, NULL},
	{PERIOD, "period", "ตุลาคม ๒๕๖๖ - กันยายน ๒๕๖๗", 1, NULL},
	{PERIOD, "period", "ปีงบประมาณ พ.ศ. ๒๕๖๗", 1, NULL},
	{PERIOD, "period", "๕ ตุลาคม ๒๕๖๘", 1, NULL},
	{PERIOD, "period", "กันยายน ๒๕๖๘ – ตุลาคม ๒๕๖๗", 1, NULL},
	{PERIOD, "period", "ตามความเหมาะสม", 1, NULL},
	{PERIOD, "period", "พ.ย. ๖๗ - ต.ค. ๖๘", 1, NULL},

	{PERIOD, "period", "", 0, NULL},
	{PERIOD, "period", "ต.ค. ๖๗ - ก.ย. ๖๘", 0, NULL},
	{PERIOD, "period", "๑ ตุลาคม ๒๕๖๗ – ๓๐ กันยายน ๒๕๖๘", 0, NULL},
	{PERIOD, "period", "ต.ค. – มี.ค.", 0, NULL},
	{PERIOD, "period", "ทุกเดือน ต.ค. ๖๗ - ก.ย. ๖๘", 0, NULL},
	{PERIOD, "period", "๒๖ มีนาคม ๒๕๖๘", 0, NULL},
	{PERIOD, "period", "ปีงบประมาณ พ.ศ. ๒๕๖๘", 0, NULL},
	{PERIOD, "period", "ตุลาคม 2567-กันยายน 2568", 0, NULL},
	{PERIOD, "output", "ทุกเดือน", 0, NULL},
	/* The months stand the wrong way round. */
	{PERIOD, "period", "มีนาคม - มกราคม ๒๕๖๘", 1, NULL},
	{PERIOD, "period", "ก.ย. ๖๘ – ต.ค. ๖๗", 1, NULL},
	{PERIOD, "period", "มิถุนายน ถึง มีนาคม 2568", 1, NULL},
	{PERIOD, "period", "ธ.ค. ๖๗ และ ธ.ค. ๖๘", 1, NULL},
	{PERIOD, "period", "ภาคเรียนที่ ๑/๒๕๖๙", 1, NULL},
	{PERIOD, "period", "ก่อนวันที่ ๑ ธันวาคม ๒๕๖๘", 1, NULL},
	{PERIOD, "period", "ทุกวันพุธ", 1, NULL},
	{PERIOD, "period", "๓ เดือน", 1, NULL},
	{PERIOD, "period", "ภายใน ๗ วัน และตามความจำเป็น", 1, NULL},
	/* How often, by what it goes, and other ways to name a half or an end. */
	{PERIOD, "period", "พ.ย. ๖๗ ถึง ส.ค. ๖๘ ทุกวันพุธ", 0, NULL},
	{PERIOD, "period", "พ.ย. ๖๗ ถึง ต.ค. ๖๘ ทุกวันพุธ", 1, NULL},
	{PERIOD, "period", "ตลอดปีงบประมาณ รายงานทุก ๓ เดือน", 0, NULL},
	{PERIOD, "period", "ตามปฏิทินงบประมาณ ม.ค. - ส.ค. ๖๘", 0, NULL},
	{PERIOD, "period", "ตามปฏิทินงบประมาณ ม.ค. - ส.ค. ๖๗", 1, NULL},
	{PERIOD, "period", "ครึ่งปีแรกของปีงบประมาณ พ.ศ. ๒๕๖๘", 0, NULL},
	{PERIOD, "period", "ครึ่งปีหลัง ปีงบประมาณ ๒๕๖๗", 1, NULL},
	{PERIOD, "period", "รอบการประเมินที่ ๑ และ ๒ ของปีงบประมาณ พ.ศ. ๒๕๖๘", 0, NULL},
	{PERIOD, "period", "รอบการประเมินที่ ๒", 0, NULL},
	{PERIOD, "period", "รอบการประเมินที่ ๓", 1, NULL},
	{PERIOD, "period", "เริ่มต้นเดือนตุลาคม ๒๕๖๗ สิ้นสุดเดือนกันยายน ๒๕๖๘", 0, NULL},
	{PERIOD, "period", "เริ่ม ๑ พฤศจิกายน ๒๕๖๗ สิ้นสุด ๓๑ ตุลาคม ๒๕๖๘", 1, NULL},
	{PERIOD, "period", "ม.ค. ๒๕๖๘ – สิ้นปีงบประมาณ ๒๕๖๘", 0, NULL},
	{PERIOD, "period", "ม.ค. ๒๕๖๘ – สิ้นปีงบประมาณ ๒๕๖๙", 1, NULL},
	/* Several parts, and words about them. */
	{PERIOD, "period", "ธันวาคม - กุมภาพันธ์ ๒๕๖๘", 0, NULL},
	{PERIOD, "period", "ไตรมาสที่ ๑ และไตรมาสที่ ๓", 0, NULL},
	{PERIOD, "period", "ไตรมาสที่ ๑, ๒ และ ๔ ปีงบประมาณ ๒๕๖๘", 0, NULL},
	{PERIOD, "period", "พ.ย., ก.พ. และ ส.ค. ๒๕๖๘", 0, NULL},
	{PERIOD, "period", "ธันวาคม 2567 และพฤษภาคม 2568", 0, NULL},
	{PERIOD, "period", "ภาคเรียนที่ 2/2567 และภาคเรียนที่ 1/2568", 0, NULL},
	{PERIOD, "period", "ธ.ค. ๒๕๖๗ เป็นต้นไป", 0, NULL},
	{PERIOD, "period", "ตั้งแต่เดือนธันวาคม ๒๕๖๗ เป็นต้นไป", 0, NULL},
	{PERIOD, "period", "พฤศจิกายน ๒๕๖๗ - ปัจจุบัน", 0, NULL},
	{PERIOD, "period", "พฤศจิกายน ๒๕๖๗ จนถึงปัจจุบัน", 0, NULL},
	{PERIOD, "period", "ก่อนวันที่ ๓๑ พฤษภาคม ๒๕๖๘", 0, NULL},
	{PERIOD, "period", "ภายในเดือนเมษายน ๒๕๖๘", 0, NULL},
	{PERIOD, "period", "๔ เดือน (ธ.ค. ๖๗ - มี.ค. ๖๘)", 0, NULL},
	{PERIOD, "period", "ธ.ค. ๖๗ - มี.ค. ๖๘ (๔ เดือน)", 0, NULL},
	{PERIOD, "period", "ครั้งที่ ๑ ธันวาคม ๒๕๖๗\nครั้งที่ ๒ กรกฎาคม ๒๕๖๘", 0, NULL},
	{PERIOD, "period", "๙ และ ๑๖ มกราคม ๒๕๖๘", 0, NULL},
	{PERIOD, "period", "ทุกวันศุกร์ ต.ค. ๖๗ - ก.ย. ๖๘", 0, NULL},
	{PERIOD, "period", "ปลายปีงบประมาณ ๒๕๖๘", 0, NULL},
	/* A school year lies in two fiscal years. */
	{PERIOD, "period", "ปีการศึกษา ๒๕๖๗", 0, NULL},
	{PERIOD, "period", "ปีการศึกษา ๒๕๖๘ (ถึงมีนาคม ๒๕๖๙)", 0, NULL},
	{PERIOD, "period", "ตลอดปีการศึกษา 2568", 0, NULL},
	{PERIOD, "period", "ปีการศึกษา ๒๕๖๖", 1, NULL},
	{PERIOD, "period", "ปีการศึกษา ๒๕๖๙", 1, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

#define HALF(period) "\"months\":6,\"cards\":[{\"period\":\"" period "\"}]"
static const struct checked_report reports[] = {
	{PERIOD, HALF("เมษายน ๒๕๖๘ – มิถุนายน ๒๕๖๘"), 1, 1, "period"},
	{PERIOD, HALF("มีนาคม ๒๕๖๘ – มิถุนายน ๒๕๖๘"), 0, 0, NULL},
	{PERIOD, HALF("ปีงบประมาณ พ.ศ. ๒๕๖๘"), 0, 0, NULL},
	{PERIOD, HALF("๓๑ มีนาคม ๒๕๖๘"), 0, 0, NULL},
	{PERIOD, HALF("ปีการศึกษา ๒๕๖๗"), 0, 0, NULL},
	{PERIOD, HALF("ปีการศึกษา ๒๕๖๘"), 1, 1, "period"},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, PERIOD);
	check_texts_table(texts, TEXTS);
}

static void test_rounds(void **state)
{
	(void)state;
	check_reports_table(reports, REPORTS);
}

#define WHOLE(period) "\"cards\":[{\"period\":\"" period "\"}]"
static const struct {
	const char *members, *says;
} messages[] = {
	{WHOLE("มีนาคม - มกราคม ๒๕๖๘"), "ends before"},
	{WHOLE("มิ.ย. ถึง มี.ค. ๖๘"), "ends before"},
	{WHOLE("ก.ย. ๖๘ – ต.ค. ๖๗"), "ends before"},
	{WHOLE("กันยายน - ตุลาคม ๒๕๖๘"), "not within"},
	{WHOLE("สิงหาคม - มกราคม ๒๕๖๘"), "not within"},
	{WHOLE("ธ.ค. ๖๗ และ ธ.ค. ๖๘"), "not within"},
	{WHOLE("ทุกเดือน และทุกไตรมาส"), "how often"},
	{WHOLE("ธ.ค. ๖๗ และตามความเหมาะสม"), "not understood"},
};

static void test_messages(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++)
		checked_says(PERIOD, messages[i].members, messages[i].says);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_rounds),
		cmocka_unit_test(test_messages),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
