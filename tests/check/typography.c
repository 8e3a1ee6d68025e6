/* SPDX-License-Identifier: GPL-3.0-or-later */
/* typography: ๆ, ฯ, ฯลฯ and percentages; off as delivered. */
#include <config.h>

#include "tests/support/checking.h"

#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "check/finding.h"
#include "check/rule.h"
#include "check/rules.h"
#include "check/words.h"
#include "model/report.h"
#include "text/error.h"
#include "text/mem.h"

static const struct checked_text texts[] = {
	/* ๆ: a space on both sides, once a report */
	{"typography", "output", "หน่วยงานต่างๆ ให้ความร่วมมือ", 1, "ๆ"},
	{"typography", "output", "เรื่องต่าง ๆได้รับการแก้ไข เรื่องอื่นๆด้วย", 1, "ๆ"},
	{"typography", "output", "ซื้อกระดาษ หมึก ดินสอฯลฯ", 1, "ฯลฯ"},
	{"typography", "output", "ไปกรุงเทพ ฯ แล้ว", 1, "ฯ"},
	/* percentages in several ways, once where the second stands first */
	{"typography", "output", "ร้อยละ ๘๐ และ ๙๐ % กับ ๗๐ %", 1, "%"},
	{"typography", "output", "พอใจ ๙๐ เปอร์เซ็นต์ เบิกได้ร้อยละ ๕", 1, "ร้อยละ"},
	{"typography", "output", "คนต่างๆ ร้อยละ ๕ ราว ๕% ดินสอฯลฯ", 3, NULL},
	/* as they are to be */
	{"typography", "output", "เรื่องต่าง ๆ ได้รับการแก้ไข", 0, NULL},
	{"typography", "output", "(ต่าง ๆ) และอื่น ๆ", 0, NULL},
	{"typography", "output", "ซื้อกระดาษ หมึก ดินสอ ฯลฯ", 0, NULL},
	{"typography", "output", "ไปกรุงเทพฯ แล้ว กองสาธารณสุขฯ", 0, NULL},
	{"typography", "output", "ร้อยละ ๘๐ และร้อยละ ๙๐", 0, NULL},
	{"typography", "output", "๘๐ % และ ๙๐%", 0, NULL},
	/* on one side alone, behind a space that does not break, other signs beside */
	{"typography", "output", "เรื่องต่าง ๆได้รับการแก้ไข", 1, "ๆ"},
	{"typography", "output", "ไปกรุงเทพ\u00a0ฯ แล้ว", 1, "ฯ"},
	{"typography", "output", "เรื่องอื่น ๆฯลฯ", 0, NULL},
	{"typography", "output", "เชิญ ฯพณฯ นายกรัฐมนตรี", 0, NULL},
	/* names are written as they are */
	{"typography", "owners", "กองต่างๆ", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, "typography");
	check_texts_table(texts, TEXTS);
}

static const char *first_message(const signed char *severities, struct finding_list *list)
{
	struct error error = ERROR_INIT;
	struct check_words *words = check_words_load(&error);
	struct report report;
	assert_non_null(words);
	report_init(&report);
	report.layout = mem_strdup("annual");
	report.title = mem_strdup("เรื่องต่างๆ และอื่นๆ");
	report.fiscal_year = 2568;
	report.months = 12;
	const struct check_input input = {
		.report = &report, .words = words, .severities = severities};
	check_report(&input, list);
	report_release(&report);
	check_words_free(words);
	for (size_t i = 0; i < list->count; i++)
		if (!strcmp(list->items[i].rule->name, "typography"))
			return list->items[i].message;
	return NULL;
}

/* It has its turn only where the office set it, and then says how often. */
static void test_off(void **state)
{
	(void)state;
	struct finding_list list = {0};
	signed char *severities = mem_new(rules_count, sizeof(*severities));
	assert_null(first_message(NULL, &list));
	finding_list_release(&list);
	memset(severities, -1, rules_count);
	assert_null(first_message(severities, &list));
	finding_list_release(&list);
	severities[rule_find("typography")] = SEVERITY_ERROR;
	const char *message = first_message(severities, &list);
	assert_non_null(message);
	assert_non_null(strstr(message, " (๒ times)"));
	finding_list_release(&list);
	free(severities);
}

/* The rule finds something in the title, and does not say how often. */
static void says_no_times(const char *title)
{
	struct finding_list list = {0};
	size_t found = 0;
	char *json = checked_with_members(title);
	checked(json, &list);
	for (size_t i = 0; i < list.count; i++)
		if (!strcmp(list.items[i].rule->name, "typography")) {
			assert_null(strstr(list.items[i].message, "times"));
			found++;
		}
	assert_int_equal(found, 1);
	finding_list_release(&list);
	free(json);
}

/* How often is said of signs, of percentages is not: each way is one. */
static void test_times(void **state)
{
	(void)state;
	checked_says("typography", "\"title\":\"ดินสอฯลฯ หมึกฯลฯ\"", " times)");
	checked_says("typography", "\"title\":\"กรุงเทพ ฯ และนคร ฯ\"", " times)");
	checked_says("typography", "\"title\":\"ร้อยละ ๕ กับ ๗ % และ ๘ %\"",
		"in several ways (ร้อยละ, เปอร์เซ็นต์, %)");
	says_no_times("\"title\":\"ร้อยละ ๕ กับ ๗ % และ ๘ %\"");
	says_no_times("\"title\":\"ดินสอฯลฯ\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts),
		cmocka_unit_test(test_off), cmocka_unit_test(test_times)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
