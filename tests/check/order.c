/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings come in the order in which the paper is read. */
#include <config.h>

#include "check/finding.h"
#include "tests/support/checking.h"
#include "text/str.h"

#include <string.h>

#define OLD "นำผลคะแนน ITA ประจำปีงบประมาณ 2560 มาวิเคราะห์ในที่ประชุม"

static const char report[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_year\":2568,"
	"\"months\":12,\"title\":\"ก\",\"before\":[{\"text\":\"" OLD "\"}],"
	"\"after\":[{\"text\":\"" OLD "\"},{\"text\":\"" OLD "\"}],"
	"\"cards\":[{\"output\":\"" OLD "\"},{\"output\":\"" OLD "\",\"measure\":\"" OLD
	"\"}]}";

static void test_order(void **state)
{
	struct finding_list list = {0};
	struct str order = STR_INIT;
	(void)state;
	checked(report, &list);
	for (size_t i = 0; i < list.count; i++)
		if (strcmp(list.items[i].rule->name, "year") == 0)
			str_printf(&order, "%d %s\n", list.items[i].spot.card,
				list.items[i].spot.path);
	assert_string_equal(order.data,
		"0 before[0].text\n1 output\n2 measure\n2 output\n0 after[0].text\n"
		"0 after[1].text\n");
	finding_list_release(&list);
	str_release(&order);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
