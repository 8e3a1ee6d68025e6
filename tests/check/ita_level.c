/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ita-level: levels that do not follow from the scores. */
#include <config.h>

#include "tests/support/checking.h"

#define LEVEL        "ita-level"
#define ITA(members) "\"ita\":{" members "}"

static const struct checked_report reports[] = {
	/* ผ่านดี needs 85 in each part, which nobody can see. */
	{LEVEL, ITA("\"year\":2567,\"total\":93.92,\"level\":\"ผ่าน\""), 1, 0,
		"ita.level"},
	{LEVEL, ITA("\"year\":2567,\"total\":93.92,\"level\":\"ผ่านดีเยี่ยม\""), 1, 0,
		"ita.level"},
	{LEVEL, ITA("\"year\":2567,\"total\":91,\"iit\":80,\"eit\":90,\"oit\":100,\"level\":\"ผ่านดี\""),
		1, 0, "ita.level"},
	{LEVEL, ITA("\"year\":2565,\"total\":84.9,\"level\":\"A\""), 1, 0, "ita.level"},
	{LEVEL, ITA("\"year\":2565,\"total\":94.9,\"level\":\"ผ่านดี\""), 1, 0,
		"ita.level"},
	{LEVEL, ITA("\"total\":94.9,\"level\":\"ผ่านดี\""), 1, 0, "ita.level"},
	/* The parts make 91. */
	{LEVEL, ITA("\"year\":2567,\"total\":93,\"iit\":80,\"eit\":90,\"oit\":100,\"level\":\"ผ่าน\""),
		1, 0, "ita.total"},

	/* No score: a point was lost, or typed twice. */
	{LEVEL, ITA("\"items\":[{\"code\":\"i1\",\"score\":100},{\"code\":\"i2\",\"score\":831}]"),
		1, 0, "ita.items[1].score"},
	{LEVEL, ITA("\"items\":[{\"code\":\"i1\",\"score\":-1}]"), 1, 0,
		"ita.items[0].score"},
	{LEVEL, ITA("\"iit\":9014"), 1, 0, "ita.iit"},
	{LEVEL, ITA("\"items\":[{\"code\":\"i1\",\"score\":0},{\"code\":\"i2\",\"score\":null}]"),
		0, 0, NULL},

	{LEVEL, ITA("\"year\":2567,\"total\":91,\"iit\":80,\"eit\":90,\"oit\":100,\"level\":\"ผ่าน\""),
		0, 0, NULL},
	{LEVEL, ITA("\"year\":2568,\"total\":97.25,\"iit\":97.4,\"eit\":95.1,\"oit\":98.75,\"level\":\"ผ่านดีเยี่ยม\""),
		0, 0, NULL},
	{LEVEL, ITA("\"year\":2565,\"total\":94.94,\"oit\":96.88,\"level\":\"A\""), 0, 0,
		NULL},
	/* One part under 85 is enough to know. */
	{LEVEL, ITA("\"year\":2567,\"total\":93.92,\"eit\":84,\"level\":\"ผ่าน\""), 0, 0,
		NULL},
	{LEVEL, ITA("\"year\":2567,\"total\":93.92"), 0, 0, NULL},
	{LEVEL, ITA("\"year\":2567,\"level\":\"\""), 0, 0, NULL},
	{LEVEL, ITA(""), 0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, LEVEL);
	check_reports_table(reports, REPORTS);
}

/* One cause, named. */
static const struct {
	const char *members, *says;
} messages[] = {
	{"\"ita\":{\"total\":94.9,\"level\":\"ผ่านดี\"}", "the year"},
	{"\"ita\":{\"year\":2567,\"level\":\"ผ่านดี\"}", "the total is missing"},
	{"\"ita\":{\"year\":2565,\"total\":94.9,\"level\":\"ผ่านดี\"}", "has no level"},
	{"\"ita\":{\"year\":2567,\"total\":96,\"level\":\"ผ่านดีเยี่ยม\"}",
		"without the scores of IIT"},
};

static void test_messages(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++)
		checked_says(LEVEL, messages[i].members, messages[i].says);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reports), cmocka_unit_test(test_messages)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
