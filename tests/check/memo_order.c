/* SPDX-License-Identifier: GPL-3.0-or-later */
/* memo-order: the days of the memo, its addressee, its subject. */
#include <config.h>

#include <stdlib.h>

#include "check/finding.h"
#include "tests/support/checking.h"

#define RULE "memo-order"

static const struct checked_report reports[] = {
	{RULE, "\"memo\":{\"date\":\"๑๕ กันยายน ๒๕๖๘\",\"to\":\"\",\"subject\":\"\",\"signatures\":[]}",
		1, 0, "memo.date"},
	{RULE, "\"months\":6,\"memo\":{\"date\":\"๑๐ มีนาคม ๒๕๖๘\",\"to\":\"\",\"subject\":\"\",\"signatures\":[]}",
		1, 0, "memo.date"},
	{RULE, "\"months\":6,\"memo\":{\"date\":\"๑๐ เมษายน ๒๕๖๘\",\"to\":\"\",\"subject\":\"\",\"signatures\":[]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"๓๐ กันยายน ๒๕๖๘\",\"to\":\"\",\"subject\":\"\",\"signatures\":[]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"๑๗ ตุลาคม ๒๕๖๘\",\"to\":\"\",\"subject\":\"\",\"signatures\":[{\"name\":\"นายหนึ่ง\",\"post\":\"ปลัด\",\"date\":\"๑๗ ตุลาคม ๒๕๖๘\",\"acting\":\"\"},{\"name\":\"นายหนึ่ง\",\"post\":\"ปลัด\",\"date\":\"๒๐ ต.ค. ๖๘\",\"acting\":\"\"},{\"name\":\"นายหนึ่ง\",\"post\":\"ปลัด\",\"date\":\"๒๑ ตุลาคม ๒๕๖๘\",\"acting\":\"\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"๑๗ ตุลาคม ๒๕๖๘\",\"to\":\"\",\"subject\":\"\",\"signatures\":[{\"name\":\"นายหนึ่ง\",\"post\":\"ปลัด\",\"date\":\"๑๖ ตุลาคม ๒๕๖๘\",\"acting\":\"\"}]}",
		1, 0, "memo.signatures[0].date"},
	{RULE, "\"memo\":{\"date\":\"๑๗ ตุลาคม ๒๕๖๘\",\"to\":\"\",\"subject\":\"\",\"signatures\":[{\"name\":\"นายหนึ่ง\",\"post\":\"ปลัด\",\"date\":\"๒๐ ตุลาคม ๒๕๖๘\",\"acting\":\"\"},{\"name\":\"นายหนึ่ง\",\"post\":\"ปลัด\",\"date\":\"\",\"acting\":\"\"},{\"name\":\"นายหนึ่ง\",\"post\":\"ปลัด\",\"date\":\"๑๙ ตุลาคม ๒๕๖๘\",\"acting\":\"\"}]}",
		1, 0, "memo.signatures[2].date"},
	{RULE, "\"memo\":{\"date\":\".......... ๒๕๖๘\",\"to\":\"\",\"subject\":\"\",\"signatures\":[{\"name\":\"นายหนึ่ง\",\"post\":\"ปลัด\",\"date\":\"ตุลาคม ๒๕๖๘\",\"acting\":\"\"},{\"name\":\"นายหนึ่ง\",\"post\":\"ปลัด\",\"date\":\"\",\"acting\":\"\"}]}",
		0, 0, NULL},
	/* Dates that are not whole, or of an era that is not sure, are not compared. */
	{RULE,
		"\"memo\":{\"date\":\"๑๗ ตุลาคม ๒๕๖๘\",\"signatures\":[{\"date\":\"ตุลาคม ๒๕๖๗\"},"
		"{\"date\":\"๑๖ ตุลาคม\"},{\"date\":\"16 ตุลาคม 2020\"},{\"name\":\"ก\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"to\":\"นายก\",\"signatures\":[{\"name\":\"ก\"}]}", 0, 0,
		NULL},
	{RULE, "\"memo\":{\"to\":\"นายก\",\"signatures\":[]}", 0, 0, NULL},
	{RULE, "\"memo\":{\"signatures\":[{\"post\":\"ปลัด\"}]}", 0, 0, NULL},
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๘ ตาม ISO 9001\",\"memo\":{\"subject\":\"รายงานผล ประจำปี ๒๕๖๘\"}",
		0, 0, NULL},
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๘ ตาม ISO 1400\",\"memo\":{\"subject\":\"รายงานผล ประจำปี ๒๕๖๘\"}",
		0, 0, NULL},
	/* Whom it is addressed to. */
	{RULE, "\"memo\":{\"date\":\"\",\"to\":\"นายกองค์การบริหารส่วนตำบลทุ่งฟ้า\",\"subject\":\"\",\"signatures\":[{\"name\":\"นายหนึ่ง\",\"post\":\"ปลัดองค์การบริหารส่วนตำบลทุ่งฟ้า\",\"date\":\"\",\"acting\":\"\"}]}",
		1, 0, "memo.to"},
	{RULE, "\"memo\":{\"date\":\"\",\"to\":\"นายกเทศมนตรีตำบลทุ่งฟ้า\",\"subject\":\"\",\"signatures\":[{\"name\":\"นายหนึ่ง\",\"post\":\"รองนายกเทศมนตรีตำบลทุ่งฟ้า\",\"date\":\"\",\"acting\":\"\"}]}",
		1, 0, "memo.to"},
	{RULE, "\"memo\":{\"date\":\"\",\"to\":\"นายองค์การบริหารส่วนตำบลทุ่งฟ้า\",\"subject\":\"\",\"signatures\":[{\"name\":\"นายหนึ่ง\",\"post\":\"นายกองค์การบริหารส่วนตำบลทุ่งฟ้า\",\"date\":\"\",\"acting\":\"\"}]}",
		1, 0, "memo.to"},
	{RULE, "\"memo\":{\"date\":\"\",\"to\":\"นายก อบต.ทุ่งฟ้า\",\"subject\":\"\",\"signatures\":[{\"name\":\"นายหนึ่ง\",\"post\":\"หัวหน้าสำนักปลัด\",\"date\":\"\",\"acting\":\"\"},{\"name\":\"นายหนึ่ง\",\"post\":\"นายกองค์การบริหารส่วนตำบลทุ่งฟ้า\",\"date\":\"\",\"acting\":\"\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"\",\"to\":\"นายกเทศมนตรีเมืองทุ่งฟ้า\",\"subject\":\"\",\"signatures\":[{\"name\":\"นายหนึ่ง\",\"post\":\"นายกเทศมนตรี\",\"date\":\"\",\"acting\":\"\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"\",\"to\":\"นายกองค์การบริหารส่วนจังหวัดน่าน\",\"subject\":\"\",\"signatures\":[{\"name\":\"นายหนึ่ง\",\"post\":\"รองนายกองค์การบริหารส่วนจังหวัด\",\"date\":\"\",\"acting\":\"ปฏิบัติราชการแทน นายก อบจ.น่าน\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"\",\"to\":\"นายกเทศมนตรีตำบลทุ่งฟ้า\",\"subject\":\"\",\"signatures\":[{\"name\":\"นายหนึ่ง\",\"post\":\"ปลัดเทศบาล ปฏิบัติหน้าที่นายกเทศมนตรีตำบลทุ่งฟ้า\",\"date\":\"\",\"acting\":\"\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"\",\"to\":\"\",\"subject\":\"\",\"signatures\":[{\"name\":\"นายหนึ่ง\",\"post\":\"ปลัด\",\"date\":\"\",\"acting\":\"\"}]}",
		0, 0, NULL},
	/* The subject's year, where the rule of years does not look at it. */
	{RULE, "\"title\":\"รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\",\"memo\":{\"date\":\"\",\"to\":\"\",\"subject\":\"รายงานผล ประจำปี ๒๕๖๗\",\"signatures\":[]}",
		1, 0, "memo.subject"},
	{RULE, "\"title\":\"รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\",\"memo\":{\"date\":\"\",\"to\":\"\",\"subject\":\"รายงานผล ประจำปี พ.ศ. ๒๕๖๘\",\"signatures\":[]}",
		0, 0, NULL},
	{RULE, "\"title\":\"รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\",\"memo\":{\"date\":\"\",\"to\":\"\",\"subject\":\"รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๗\",\"signatures\":[]}",
		0, 0, NULL},
	{RULE, "\"title\":\"รายงานผล\",\"memo\":{\"date\":\"\",\"to\":\"\",\"subject\":\"รายงานผล ประจำปี ๒๕๖๗\",\"signatures\":[]}",
		0, 0, NULL},
	/* A day that is told is none that others have to follow. */
	{RULE, "\"memo\":{\"date\":\"๑๗ ตุลาคม ๒๕๖๘\",\"signatures\":[{\"date\":\"๒๐ ตุลาคม ๒๕๖๘\"},{\"date\":\"๑๘ ตุลาคม ๒๕๖๘\"},{\"date\":\"๑๙ ตุลาคม ๒๕๖๘\"},{\"date\":\"๒๐ ตุลาคม ๒๕๖๘\"}]}",
		2, 0, "memo.signatures[1].date"},
	{RULE, "\"memo\":{\"date\":\"\",\"signatures\":[{\"date\":\"๑๗ ตุลาคม ๒๕๖๘\"},{\"date\":\"๑๖ ตุลาคม ๒๕๖๘\"}]}",
		1, 0, "memo.signatures[1].date"},
	{RULE, "\"memo\":{\"date\":\"ตุลาคม ๒๕๖๘\",\"signatures\":[{\"date\":\"๑๗ กันยายน ๒๕๖๘\"},{\"date\":\"๑๗ ตุลาคม ๒๕๖๘\"}]}",
		0, 0, NULL},
	/* How posts are written. */
	{RULE, "\"memo\":{\"to\":\"นายก อบต ทุ่งฟ้า\",\"signatures\":[{\"post\":\"นายกองค์การบริหารส่วนตำบลทุ่งฟ้า\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"to\":\"นายก อบจ.น่าน\",\"signatures\":[{\"post\":\"นายกองค์การบริหารส่วนจังหวัดน่าน\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"to\":\"นายก อบจ น่าน\",\"signatures\":[{\"post\":\"นายกองค์การบริหารส่วนจังหวัดน่าน\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"to\":\"นายก ทต.ทุ่งฟ้า\",\"signatures\":[{\"post\":\"นายกเทศมนตรีตำบลทุ่งฟ้า\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"to\":\"นายกเทศมนตรีเมืองน่าน\",\"signatures\":[{\"post\":\"นายก ทม.น่าน\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"to\":\"นายก ทน.เชียงราย\",\"signatures\":[{\"post\":\"นายกเทศมนตรีนครเชียงราย\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"to\":\"นายก ทน.เชียงราย\",\"signatures\":[{\"post\":\"นายกเทศมนตรีเมืองเชียงราย\"}]}",
		1, 0, "memo.to"},
	{RULE, "\"memo\":{\"to\":\"นายก อบจ.น่าน\",\"signatures\":[{\"post\":\"นายก อบต.น่าน\"}]}",
		1, 0, "memo.to"},
	{RULE, "\"memo\":{\"to\":\"ท่านนายกเทศมนตรีตำบลทุ่งฟ้า\",\"signatures\":[{\"post\":\"นายกเทศมนตรีตำบลทุ่งฟ้า\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"to\":\"เรียน นายกเทศมนตรีตำบลทุ่งฟ้า\",\"signatures\":[{\"post\":\"นายกเทศมนตรีตำบลทุ่งฟ้า\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"to\":\"ผู้ว่าราชการจังหวัดน่าน\",\"signatures\":[{\"post\":\"รองผู้ว่าราชการจังหวัดน่าน\"}]}",
		1, 0, "memo.to"},
	{RULE, "\"memo\":{\"to\":\"นายกเทศมนตรีนครเชียงราย\",\"signatures\":[{\"post\":\"นายก\\nเทศมนตรี นครเชียงราย\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"to\":\"นายกเทศมนตรีนครเชียงราย (ผ่านปลัดเทศบาล)\",\"signatures\":[{\"post\":\"นายกเทศมนตรีนครเชียงราย\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"to\":\"นายกเทศมนตรีนครเชียงราย\",\"signatures\":[{\"post\":\"นายกเทศมนตรีนครเชียงราย ผู้อนุมัติ\"}]}",
		0, 0, NULL},
	/* In whose place; nobody, and addressed to nobody. */
	{RULE, "\"memo\":{\"to\":\"นายกเทศมนตรีเมืองน่าน\",\"signatures\":[{\"post\":\"ปลัดเทศบาล\",\"deputy_post\":\"รองปลัดเทศบาล รักษาราชการแทน นายกเทศมนตรีเมืองน่าน\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"to\":\"นายกเทศมนตรีเมืองน่าน\",\"signatures\":[{\"post\":\"ปลัดเทศบาล\",\"deputy_post\":\"รองปลัดเทศบาล\"}]}",
		1, 0, "memo.to"},
	{RULE, "\"memo\":{\"to\":\"นายกเทศมนตรีเมืองน่าน\",\"signatures\":[{\"post\":\"\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"to\":\"เรียน ท่าน\",\"signatures\":[{\"post\":\"ปลัดเทศบาล\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"signatures\":[{\"post\":\"ปลัดเทศบาล\"}]}", 0, 0, NULL},
	/* Which years are compared. */
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๗ รอบ ๑๒ เดือน\",\"memo\":{\"subject\":\"รายงานผล ประจำปี ๒๕๖๗ รอบ ๑๒ เดือน\"}",
		0, 0, NULL},
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๗\",\"memo\":{\"subject\":\"รายงานผล ประจำปี ๒๕๖๗ ตามแบบ 2399\"}",
		0, 0, NULL},
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๗\",\"memo\":{\"subject\":\"รายงานผล ประจำปี ๒๕๖๗ ตามแบบ 2701\"}",
		0, 0, NULL},
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๗\",\"memo\":{\"subject\":\"รายงานผล ประจำปี ๒๕๖๗ ทะเบียน 12345678901234567890\"}",
		0, 0, NULL},
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๘\",\"memo\":{\"subject\":\"รายงานผล ประจำปี 2400\"}",
		1, 0, "memo.subject"},
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๘\",\"memo\":{\"subject\":\"รายงานผล ประจำปี 2700\"}",
		1, 0, "memo.subject"},
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๘\",\"memo\":{\"subject\":\"2566 รายงานผล\"}",
		1, 0, "memo.subject"},
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๘\",\"memo\":{\"subject\":\"รายงานผล\"}",
		0, 0, NULL},
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๗\",\"memo\":{\"subject\":\"รายงานผล ประจำปี ๒๕๖๘\"}",
		0, 0, NULL},
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๘\",\"memo\":{\"subject\":\"รายงานผล ประจำปีงบประมาณ พ.ศ ๒๕๖๗\"}",
		0, 0, NULL},
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๘\",\"memo\":{\"subject\":\"รายงานผล ประจำปีงบประมาณ ๒๕๖๗\"}",
		0, 0, NULL},
	/* The assessment is of the year before. */
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๘\",\"memo\":{\"subject\":\"รายงานผลตามการประเมิน ITA ประจำปี ๒๕๖๗\"}",
		0, 0, NULL},
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๘\",\"memo\":{\"subject\":\"รายงานผลตามการประเมินคุณธรรมฯ ประจำปี พ.ศ. ๒๕๖๗\"}",
		0, 0, NULL},
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๘\",\"memo\":{\"subject\":\"รายงานผลตามการประเมิน ITA ประจำปี ๒๕๖๖\"}",
		1, 0, "memo.subject"},
	{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๘\",\"memo\":{\"subject\":\"ITA ปี ๒๕๖๗ และผลของจังหวัด\"}",
		0, 0, NULL},
	/* One person in two posts. */
	{RULE, "\"memo\":{\"signatures\":[{\"name\":\"นายสุริยา คำมูลใจ\",\"post\":\"ปลัด\"},{\"name\":\"นาย สุริยา คำมูลใจ\",\"post\":\"นายก\"}]}",
		1, 0, "memo.signatures[1].name"},
	{RULE, "\"memo\":{\"signatures\":[{\"name\":\"นายสุริยา คำมูลใจ\",\"post\":\"ปลัด\"},{\"name\":\"นายสุริยา คำมูลใจ\",\"post\":\"ปลัด ปฏิบัติหน้าที่นายก\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"signatures\":[{\"name\":\"นายสุริยา คำมูลใจ\",\"post\":\"นิติกร รักษาการแทนหัวหน้าสำนักปลัด\"},{\"name\":\"นายสุริยา คำมูลใจ\",\"post\":\"ปลัด\",\"acting\":\"นายก\"}]}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"signatures\":[{\"name\":\"\",\"post\":\"หัวหน้าสำนักปลัด\"},{\"name\":\"\",\"post\":\"ปลัด\"}]}",
		0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, RULE);
	check_reports_table(reports, REPORTS);
}

/* What was signed before which day. */
static void test_told(void **state)
{
	(void)state;
	checked_says(RULE,
		"\"memo\":{\"date\":\"๑๗ ตุลาคม ๒๕๖๘\",\"signatures\":[{\"date\":\"๑๖ ตุลาคม ๒๕๖๘\"}]}",
		"๑๗ ตุลาคม ๒๕๖๘, the day on which the memo was written");
	checked_says(RULE,
		"\"memo\":{\"date\":\"๑๗ ตุลาคม ๒๕๖๘\",\"signatures\":[{\"date\":\"๒๐ ตุลาคม ๒๕๖๘\"},{\"date\":\"๑๖ ตุลาคม ๒๕๖๘\"}]}",
		"๒๐ ตุลาคม ๒๕๖๘, when the one before had signed");
}

/* A memo that is not printed is not looked at. */
static void test_unprinted(void **state)
{
	struct finding_list list = {0};
	char *json = checked_with_members("\"memo\":{\"date\":\"๑๕ กันยายน ๒๕๖๘\"}");
	(void)state;
	checked_without_memo(json, &list);
	assert_int_equal(checked_times(&list, RULE), 0);
	finding_list_release(&list);
	free(json);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_told),
		cmocka_unit_test(test_unprinted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
