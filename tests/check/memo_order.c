/* SPDX-License-Identifier: GPL-3.0-or-later */
/* memo-order: the days of the memo, its addressee, its subject. */
#include <config.h>

#include "tests/support/checking.h"

#define RULE "memo-order"

static const struct
	checked_report
		reports
			[] =
				{
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
					/* One person in two posts. */
					{RULE, "\"memo\":{\"signatures\":[{\"name\":\"นายสุริยา คำมูลใจ\",\"post\":\"ปลัด\"},{\"name\":\"นาย สุริยา คำมูลใจ\",\"post\":\"นายก\"}]}",
						1, 0, "memo.signatures[1].name"},
					{RULE, "\"memo\":{\"signatures\":[{\"name\":\"นายสุริยา คำมูลใจ\",\"post\":\"ปลัด\"},{\"name\":\"นายสุริยา คำมูลใจ\",\"post\":\"ปลัด ปฏิบัติหน้าที่นายก\"}]}",
						0, 0, NULL},
					{RULE, "\"memo\":{\"signatures\":[{\"name\":\"นายสุริยา คำมูลใจ\",\"post\":\"นิติกร รักษาการแทนหัวหน้าสำนักปลัด\"},{\"name\":\"นายสุริยา คำมูลใจ\",\"post\":\"ปลัด\",\"acting\":\"นายก\"}]}",
						0, 0, NULL},
					{RULE, "\"memo\":{\"signatures\":[{\"name\":\"\",\"post\":\"หัวหน้าสำนักปลัด\"},{\"name\":\"\",\"post\":\"ปลัด\"}]}",
						0, 0, NULL},
					/* Dates that are not whole, or of an era that is not sure, are not compared. */
					{RULE,
						"\"memo\":{\"date\":\"๑๗ ตุลาคม ๒๕๖๘\",\"signatures\":[{\"date\":\"ตุลาคม ๒๕๖๗\"},"
						"{\"date\":\"๑๖ ตุลาคม\"},{\"date\":\"16 ตุลาคม 2020\"},{\"name\":\"ก\"}]}",
						0, 0, NULL},
					{RULE, "\"memo\":{\"to\":\"นายก\",\"signatures\":[{\"name\":\"ก\"}]}",
						0, 0, NULL},
					{RULE, "\"memo\":{\"to\":\"นายก\",\"signatures\":[]}",
						0, 0, NULL},
					{RULE, "\"memo\":{\"signatures\":[{\"post\":\"ปลัด\"}]}",
						0, 0, NULL},
					{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๘ ตาม ISO 9001\",\"memo\":{\"subject\":\"รายงานผล ประจำปี ๒๕๖๘\"}",
						0, 0, NULL},
					{RULE, "\"title\":\"รายงานผล ประจำปี ๒๕๖๘ ตาม ISO 1400\",\"memo\":{\"subject\":\"รายงานผล ประจำปี ๒๕๖๘\"}",
						0, 0, NULL},
					/* Whom it is addressed to. */
					{RULE, "\"memo\":{\"date\":\"\",\"to\":\"นายกองค์การบริหารส่วนตำบลทุ่งฟ้า\",\"subject\":\"\",\"signatures\":[{\"name\":\"นายหนึ่ง\",\"post\":\"ปลัดองค์การบริหารส่วนตำบลทุ่งฟ้า\",\"date\":\"\",\"acting\":\"\"}]}",
						1, 0, "memo.to"},
					{RULE, "\"memo\":{\"date\":\"\",\"to\":\"นายกเทศมนตรีตำบลทุ่งฟ้า\",\"subject\":\"\",\"signatures\":[{\"name\":\"นายหนึ่ง\",\"post\":\"รองนายกเทศมนตรีตำบลทุ่งฟ้า\",\"date\":\"\",\"acting\":\"\"}]}",
						1, 0, "memo.to"},
					{RULE, "\"memo\":{\"date\":\"\",\"to\":\"นายองค์การบริหารส่วนตำบลทุ่งฟ้า\",\"subject\":\"\",\"signatures\":[{\"name\":\"นายหนึ่ง\",\"post\":\"นายกองค์การบริหารส่วนตำบลทุ่งฟ้า\",\"date\":\"\",\"acting\":\"\"}]}", 1,
						0, "memo.to"},
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
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, RULE);
	check_reports_table(reports, REPORTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reports),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
