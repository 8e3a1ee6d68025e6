/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whole reports as careful offices write them, by people who did not write the rules: of
 * tests/check/planted/others/ and later/ without their mistakes, checked as the program checks them.
 * Whatever is told of them is a false alarm, and printed with the text.
 */
#include <config.h>

#include "tests/support/support.h"

#include <glob.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/rule.h"
#include "tests/support/checking.h"

enum {
	REPORTS = 20,
	FALSE_ALARMS = 0,
};

/* The text where a finding is, or what holds it: a card's field, the report's part. */
static void print_text(const json_t *report, const struct spot *spot)
{
	const json_t *cards = json_object_get(report, "cards");
	const json_t *whole =
		spot->card ? json_array_get(cards, (size_t)spot->card - 1) : report;
	const json_t *value =
		json_object_getn(whole, spot->path, strcspn(spot->path, ".["));
	char *text = value ? json_dumps(value, JSON_ENCODE_ANY) : NULL;
	printf("    %s\n", text ? text : "");
	free(text);
}

static size_t try_report(const char *file)
{
	struct finding_list list = {0};
	json_error_t error;
	json_t *whole = json_load_file(file, 0, &error);
	if (!whole)
		fail_msg("%s:%d: %s", file, error.line, error.text);
	const json_t *report = json_object_get(whole, "report");
	char *text = json_dumps(report, JSON_COMPACT);
	assert_non_null(text);
	checked_by_form(text, &list);
	for (size_t i = 0; i < list.count; i++) {
		const struct finding *finding = &list.items[i];
		printf("  %s: card %d %s: %s: %s\n", strrchr(file, '/') + 1,
			finding->spot.card, finding->spot.path, finding->rule->name,
			finding->message);
		print_text(report, &finding->spot);
	}
	const size_t count = list.count;
	finding_list_release(&list);
	free(text);
	json_decref(whole);
	return count;
}

static void test_false_alarms(void **state)
{
	(void)state;
	glob_t files;
	size_t alarms = 0;
	assert_int_equal(
		glob(TOP_SRCDIR "/tests/check/planted/others/*.json", 0, NULL, &files),
		0);
	assert_int_equal(glob(TOP_SRCDIR "/tests/check/planted/later/*.json", GLOB_APPEND,
				 NULL, &files),
		0);
	for (size_t i = 0; i < files.gl_pathc; i++)
		alarms += try_report(files.gl_pathv[i]);
	assert_int_equal(files.gl_pathc, REPORTS);
	globfree(&files);
	printf("false alarms: %zu in %d reports\n", alarms, REPORTS);
	assert_int_equal(alarms, FALSE_ALARMS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_false_alarms),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
