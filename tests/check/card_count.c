/* SPDX-License-Identifier: GPL-3.0-or-later */
/* card-count: how many measures the text says there are. */
#include <config.h>

#include "tests/support/checking.h"

#define RULE "card-count"

static const struct checked_report
	reports[] =
		{
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"อบต.กำหนดมาตรการ ๕ ข้อ ดังนี้\"}]",
				1, 0, "before[0].text"},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"เทศบาลดำเนินการครบทั้ง ๔ มาตรการ\"}]",
				1, 0, "before[0].text"},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"after\":[{\"heading\":\"มาตรการ 2 เรื่องที่นำไปปฏิบัติ\",\"text\":\"จัดทำมาตรการรวม 3 เรื่อง\"}]",
				1, 0, "after[0].heading"},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"กำหนดมาตรการ ๓ เรื่อง แล้วเสร็จครบทั้ง ๒ มาตรการ\"}]",
				1, 0, "before[0].text"},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"อบต.กำหนดมาตรการ ๓ ข้อ ดังนี้\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"ดำเนินการแล้วเสร็จจำนวน ๒ มาตรการ ดำเนินการต่อจำนวน ๑ มาตรการ\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"จัดทำ ๒ มาตรการเร่งด่วน และเสนออีก ๕ มาตรการ\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"ปีก่อนกำหนดมาตรการ ๗ ข้อ\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"มาตรการด้าน IIT จำนวน ๒ ข้อ\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"มีผู้เข้าอบรม ๔๕ คน ใน ๙ ประเด็น\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"มาตรการที่ ๗ และมาตรการตามมาตรา ๕\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ก\"},{\"issue\":\"ข\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"กำหนดมาตรการจำนวน ๒ ประเด็น\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[],\"before\":[{\"text\":\"กำหนดมาตรการจำนวน ๒ ประเด็น\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"กำหนดมาตรการ ๓ เรื่อง และจัดทำ ๒ มาตรการ\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"ตามมาตรการนี้ มีผู้เข้าอบรม ๔๕ คน\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"จัดทำมาตรการกว่า ๕ เรื่อง\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"จัดทำมาตรการ ๒.๕ เรื่อง\"}]",
				0, 0, NULL},
			/* What the measures are called in full says nothing of which they are. */
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"ได้กำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน จำนวน ๖ มาตรการ\"}]",
				1, 0, "before[0].text"},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"ได้กำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน จำนวน ๓ มาตรการ\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"ได้ดำเนินการภายในหน่วยงานด้านบริการ จำนวน ๒ มาตรการ\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"มาตรการภายในกองคลัง จำนวน ๒ มาตรการ\"}]",
				0, 0, NULL},
			/* Groups, different issues, questions of the ITA, weak ones. */
			{
				RULE, "\"cards\":[{\"group\":\"ก\",\"issue\":\"ก\"},{\"group\":\"ก\",\"issue\":\"ก\"},{\"group\":\"ข\",\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567,\"items\":[{\"code\":\"i1\",\"score\":80},{\"code\":\"i2\",\"score\":80},{\"code\":\"i3\",\"score\":90},{\"code\":\"i4\",\"score\":80},{\"code\":\"i5\",\"score\":80},{\"code\":\"i6\",\"score\":80}]},\"before\":[{\"text\":\"กำหนดมาตรการจำนวน ๒ ข้อ\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"group\":\"ก\",\"issue\":\"ก\"},{\"group\":\"ก\",\"issue\":\"ก\"},{\"group\":\"ข\",\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567,\"items\":[{\"code\":\"i1\",\"score\":80},{\"code\":\"i2\",\"score\":80},{\"code\":\"i3\",\"score\":90},{\"code\":\"i4\",\"score\":80},{\"code\":\"i5\",\"score\":80},{\"code\":\"i6\",\"score\":80}]},\"before\":[{\"text\":\"กำหนดมาตรการจำนวน ๓ ข้อ\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"group\":\"ก\",\"issue\":\"ก\"},{\"group\":\"ก\",\"issue\":\"ก\"},{\"group\":\"ข\",\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567,\"items\":[{\"code\":\"i1\",\"score\":80},{\"code\":\"i2\",\"score\":80},{\"code\":\"i3\",\"score\":90},{\"code\":\"i4\",\"score\":80},{\"code\":\"i5\",\"score\":80},{\"code\":\"i6\",\"score\":80}]},\"before\":[{\"text\":\"กำหนดมาตรการจำนวน ๔ ข้อ\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"group\":\"ก\",\"issue\":\"ก\"},{\"group\":\"ก\",\"issue\":\"ก\"},{\"group\":\"ข\",\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567,\"items\":[{\"code\":\"i1\",\"score\":80},{\"code\":\"i2\",\"score\":80},{\"code\":\"i3\",\"score\":90},{\"code\":\"i4\",\"score\":80},{\"code\":\"i5\",\"score\":80},{\"code\":\"i6\",\"score\":80}]},\"before\":[{\"text\":\"กำหนดมาตรการจำนวน ๕ ข้อ\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"group\":\"ก\",\"issue\":\"ก\"},{\"group\":\"ก\",\"issue\":\"ก\"},{\"group\":\"ข\",\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567,\"items\":[{\"code\":\"i1\",\"score\":80},{\"code\":\"i2\",\"score\":80},{\"code\":\"i3\",\"score\":90},{\"code\":\"i4\",\"score\":80},{\"code\":\"i5\",\"score\":80},{\"code\":\"i6\",\"score\":80}]},\"before\":[{\"text\":\"กำหนดมาตรการจำนวน ๖ ข้อ\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"group\":\"ก\",\"issue\":\"ก\"},{\"group\":\"ก\",\"issue\":\"ก\"},{\"group\":\"ข\",\"issue\":\"ข\"},{\"issue\":\"ค\"}],\"ita\":{\"year\":2567,\"items\":[{\"code\":\"i1\",\"score\":80},{\"code\":\"i2\",\"score\":80},{\"code\":\"i3\",\"score\":90},{\"code\":\"i4\",\"score\":80},{\"code\":\"i5\",\"score\":80},{\"code\":\"i6\",\"score\":80}]},\"before\":[{\"text\":\"กำหนดมาตรการจำนวน ๗ ข้อ\"}]",
				1, 0, NULL},
			/* All of them are those of the report, whatever else there is so many of. */
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ก\"},{\"issue\":\"ข\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"เทศบาลดำเนินการครบทั้ง ๒ มาตรการ\"}]",
				1, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ก\"},{\"issue\":\"ข\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"อำเภอดำเนินการครบทั้ง ๓ มาตรการ\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ก\"},{\"issue\":\"ข\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"กำหนดมาตรการแก้ไข ๒ มาตรการ แล้วดำเนินการครบทั้ง ๒ มาตรการ\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ก\"},{\"issue\":\"ข\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"ดำเนินมาตรการครบทั้ง ๒ ประเด็น\"}]",
				0, 0, NULL},
			{RULE, "\"cards\":[{\"issue\":\"ก\"},{\"issue\":\"ก\"},{\"issue\":\"ข\"}],\"ita\":{\"year\":2567},\"before\":[{\"text\":\"โรงเรียนจึงทำ ๖ มาตรการ\"}]",
				1, 0, NULL},
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
