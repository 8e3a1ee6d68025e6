/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of a report itself: their paths, their lists, what waits to be confirmed. */
#include <config.h>

#include "model/head_text.h"

#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

static void parse(const char *json, struct report *report)
{
	struct error error = ERROR_INIT;
	if (!report_from_json(json, strlen(json), "test", report, &error))
		fail_msg("%s", error_message(&error));
}

#define REPORT(rest)                                                                     \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\",\"fiscal_year\":2568,"   \
	"\"months\":12,\"title\":\"ก\"," rest "\"cards\":[]}"

static const char full[] = REPORT(
	"\"memo\":{\"subject\":\"ข\",\"sections\":[{\"text\":\"0\"},{\"text\":\"1\"},"
	"{\"text\":\"2\"}],\"signatures\":[{\"name\":\"ก\"},{\"name\":\"ข\"}]},"
	"\"before\":[{\"text\":\"ค\"}],\"after\":[{\"heading\":\"ง\"}],"
	"\"unconfirmed\":[\"memo.subject\",\"memo.sections[1].text\",\"odd\","
	"\"memo.sections[2].text\",\"memo.sections[9].text\",\"before[0].text\","
	"\"memo.subject\"],");

/* Every text that there may be, by its path and back. */
static void test_paths(void **state)
{
	(void)state;
	static const size_t indexes[] = {0, 1, 9, 10, 123};
	struct str path = STR_INIT;
	for (enum head_what what = 0; what < HEAD_WHATS; what++) {
		const bool one = head_list_of(what) == HEAD_LISTS;
		for (size_t i = 0; i < (one ? 1 : 5); i++) {
			enum head_what found;
			size_t index;
			str_clear(&path);
			head_path(&path, what, indexes[i]);
			assert_true(head_path_parse(path.data, &found, &index));
			assert_int_equal(found, what);
			assert_int_equal(index, indexes[i]);
		}
	}
	static const char *const none[] = {"", "memo", "memo.subject ", "memo.subject[0]",
		"memo.sections[].text", "memo.sections[01].text",
		"memo.sections[-1].text", "memo.sections[1.text", "before[0]",
		"before[0].text.", "cards[0].issue",
		"memo.sections[99999999999999999999].text"};
	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++) {
		enum head_what found;
		size_t index;
		assert_false(head_path_parse(none[i], &found, &index));
	}
	str_release(&path);
}

static void assert_names(const struct report *report, const char *expected)
{
	struct str names = STR_INIT;
	for (size_t i = 0; i < report->unconfirmed.count; i++)
		str_printf(&names, "%s ", report->unconfirmed.items[i]);
	assert_string_equal(names.data, expected);
	str_release(&names);
}

/* What names no text of the report is kept and not counted; twice is once. */
static void test_confirm(void **state)
{
	(void)state;
	struct report report;
	unsigned others;
	parse(full, &report);
	assert_int_equal(head_unconfirmed_count(&report, &others), 4);
	assert_int_equal(others, 1);
	assert_true(head_unconfirmed(&report, HEAD_SECTION_TEXT, 1));
	assert_false(head_unconfirmed(&report, HEAD_SECTION_TEXT, 0));
	assert_false(head_unconfirmed(&report, HEAD_CLOSING, 0));
	head_confirm(&report, HEAD_SUBJECT, 0);
	head_confirm(&report, HEAD_CLOSING, 0);
	head_mark_carried(&report, HEAD_CLOSING, 0);
	head_mark_carried(&report, HEAD_CLOSING, 0);
	assert_names(&report,
		"memo.sections[1].text odd memo.sections[2].text memo.sections[9].text "
		"before[0].text memo.closing ");
	assert_int_equal(head_unconfirmed_count(&report, NULL), 4);
	report_release(&report);
	/* The last one takes the key along. */
	parse(REPORT("\"unconfirmed\":[\"memo.to\"],"), &report);
	head_confirm(&report, HEAD_TO, 0);
	assert_false(report.unconfirmed.present);
	report_release(&report);
}

/* Names follow the elements of lists. */
static void test_follow(void **state)
{
	(void)state;
	struct report report;
	parse(full, &report);
	head_list_swap(&report, LIST_SECTIONS, 0);
	assert_string_equal(report.memo.sections.items[0].text, "1");
	assert_names(&report,
		"memo.subject memo.sections[0].text odd memo.sections[2].text "
		"memo.sections[9].text before[0].text memo.subject ");
	head_list_insert(&report, LIST_SECTIONS, SIZE_MAX);
	assert_names(&report,
		"memo.subject memo.sections[1].text odd memo.sections[3].text "
		"memo.sections[10].text before[0].text memo.subject ");
	head_list_insert(&report, LIST_SECTIONS, 1);
	assert_string_equal(report.memo.sections.items[1].text, "1");
	assert_string_equal(report.memo.sections.items[4].text, "2");
	assert_names(&report,
		"memo.subject memo.sections[1].text odd memo.sections[4].text "
		"memo.sections[11].text before[0].text memo.subject ");
	head_list_remove(&report, LIST_SECTIONS, 1);
	head_list_remove(&report, LIST_SECTIONS, 99);
	head_list_swap(&report, LIST_SECTIONS, 3);
	assert_names(&report,
		"memo.subject odd memo.sections[3].text memo.sections[10].text "
		"before[0].text memo.subject ");
	head_list_remove(&report, LIST_BEFORE, 0);
	head_list_swap(&report, LIST_SIGNERS, 0);
	head_list_insert(&report, LIST_AFTER, 0);
	assert_names(&report,
		"memo.subject odd memo.sections[3].text memo.sections[10].text "
		"memo.subject ");
	report_release(&report);
}

/* They go out as they came in. */
static void test_json(void **state)
{
	(void)state;
	static const char *const texts[] = {full, REPORT("\"unconfirmed\":[],"),
		REPORT("\"unconfirmed\":[\"\"],"), REPORT("")};
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct report report, again;
		struct str out = STR_INIT, twice = STR_INIT;
		parse(texts[i], &report);
		report_to_json(&out, &report);
		parse(out.data, &again);
		report_to_json(&twice, &again);
		assert_string_equal(twice.data, out.data);
		assert_int_equal(strstr(out.data, "\"unconfirmed\"") != NULL, i < 3);
		assert_int_equal(again.unconfirmed.count, report.unconfirmed.count);
		report_release(&report);
		report_release(&again);
		str_release(&out);
		str_release(&twice);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paths),
		cmocka_unit_test(test_confirm),
		cmocka_unit_test(test_follow),
		cmocka_unit_test(test_json),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
