/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The canonical form: the same for all files that say the same, another for all that do
 * not.
 */
#include <config.h>

#include "model/canonical.h"

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/json.h"
#include "model/report.h"
#include "tests/support/fields.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

static void parse(const char *json, struct report *report)
{
	struct error error = ERROR_INIT;
	if (!report_from_json(json, strlen(json), "test", report, &error))
		fail_msg("%s", error_message(&error));
}

static char *canonical(const char *json)
{
	struct str out = STR_INIT;
	struct report report;
	parse(json, &report);
	report_canonical(&out, &report);
	report_release(&report);
	return str_detach(&out);
}

#define REPORT(members)                                                                  \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_year\":2569," \
	"\"months\":12,\"title\":\"ก\"," members "}"
#define HEAD   "\"fiscal_year\":2569,\"format\":\"mattrakan.report/1\"," MIDDLE
#define MIDDLE "\"layout\":\"annual\",\"months\":12,\"title\":\"ก\""

static void test_form(void **state)
{
	static const struct {
		const char *json, *form;
	} rows[] = {
		{REPORT("\"cards\":[]"), "{\"cards\":[]," HEAD "}"},
		/* States and seals are not in it; other keys of those names are. */
		{REPORT("\"state\":\"submitted\",\"seal\":{\"key\":\"a\"},\"cards\":[{"
			"\"state\":\"done\",\"issue\":\"x\"}]"),
			"{\"cards\":[{\"issue\":\"x\"}]," HEAD "}"},
		{REPORT("\"a\":{\"state\":1,\"seal\":2},\"cards\":[{\"x\":{\"state\":\"a\"},"
			"\"steps\":{\"state\":3}}]"),
			"{\"a\":{\"seal\":2,\"state\":1},\"cards\":[{\"steps\":{\"state\":3},"
			"\"x\":{\"state\":\"a\"}}]," HEAD "}"},
		/* Keys in the order of their bytes, at every depth; lists in theirs. */
		{REPORT("\"z\":1,\"ฮ\":2,\"Z\":3,\"\":4,\"ก\":[{\"b\":1,\"a\":[]},{}],"
			"\"cards\":[]"),
			"{\"\":4,\"Z\":3,\"cards\":[]," HEAD
			",\"z\":1,\"ก\":[{\"a\":[],\"b\":1},{}],\"ฮ\":2}"},
		/* Not as they are written: the tab comes before the space. */
		{REPORT("\"a b\":1,\"a\\tb\":2,\"a\\u0001b\":3,\"a\\\"\":4,\"a\\\\\":5,"
			"\"cards\":[]"),
			"{\"a\\u0001b\":3,\"a\\tb\":2,\"a b\":1,\"a\\\"\":4,\"a\\\\\":5,"
			"\"cards\":[]," HEAD "}"},
		/* Numbers as they are written, with the point that makes a real one. */
		{REPORT("\"ita\":{\"total\":95.0,\"iit\":95,\"eit\":0.1,\"oit\":null},"
			"\"cards\":[]"),
			"{\"cards\":[],"
			"\"fiscal_year\":2569,\"format\":\"mattrakan.report/"
			"1\",\"ita\":{\"eit\":0.1,\"iit\":95,\"oit\":null,\"total\":95.0}," MIDDLE
			"}"},
		/* Brackets and commas in a text are text. */
		{REPORT("\"x\":\"}],{[\\\"\\\\\",\"cards\":[]"),
			"{\"cards\":[]," HEAD ",\"x\":\"}],{[\\\"\\\\\"}"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		char *form = canonical(rows[i].json);
		assert_string_equal(form, rows[i].form);
		/* And is the form of itself. */
		char *again = canonical(form);
		assert_string_equal(again, form);
		free(form);
		free(again);
	}
}

static void test_card(void **state)
{
	static const char json[] =
		"{\"state\":\"done\",\"issue\":\"ก\",\"group\":\"ข\","
		"\"steps\":{\"marks\":\"thai\",\"items\":[\"b\",\"a\"]},"
		"\"cards\":[{\"state\":1}]}";
	struct card card;
	struct str out = STR_INIT;
	(void)state;
	assert_true(card_from_json(json, strlen(json), "test", &card, NULL));
	card_canonical(&out, &card);
	assert_string_equal(out.data,
		"{\"cards\":[{\"state\":1}],\"group\":\"ข\",\"issue\":\"ก\",\"steps\":{"
		"\"items\":[\"b\",\"a\"],\"marks\":\"thai\"}}");
	card_release(&card);
	str_release(&out);
}

static void assert_another(struct report *report, const char *form, const char *what)
{
	struct str out = STR_INIT;
	report_canonical(&out, report);
	if (strcmp(out.data, form) == 0)
		fail_msg("%s changes nothing", what);
	str_release(&out);
}

/* The real reports: states and the way they are written change nothing, all else does. */
static void test_reports(void **state)
{
	(void)state;
	for (const struct support_report *each = support_reports; each->path; each++) {
		struct error error = ERROR_INIT;
		struct report report;
		struct str form = STR_INIT, again = STR_INIT, json = STR_INIT;
		if (!report_read(each->path, &report, &error))
			fail_msg("%s", error_message(&error));
		report_canonical(&form, &report);
		assert_null(strchr(form.data, '\n'));
		report.state = REPORT_APPROVED;
		report.seal = (struct seal){.present = true, .key = mem_strdup("a")};
		for (size_t i = 0; i < report.count; i++)
			report.cards[i].state = CARD_RETURNED;
		report_canonical(&again, &report);
		assert_string_equal(again.data, form.data);
		report_to_json(&json, &report);
		char *other = canonical(json.data);
		assert_string_equal(other, form.data);
		free(other);
		report.months = report.months == 6 ? 12 : 6;
		assert_another(&report, form.data, "months");
		report.months = report.months == 6 ? 12 : 6;
		struct card first = report.cards[0];
		report.cards[0] = report.cards[1];
		report.cards[1] = first;
		assert_another(&report, form.data, "the order of cards");
		report_release(&report);
		str_release(&form);
		str_release(&again);
		str_release(&json);
	}
}

/* --- every field --- */

struct covered {
	const struct report *report;
	const char *form;
	size_t fields, left_out;
};

static bool is_left_out(const char *path)
{
	return strcmp(path, "state") == 0 || strcmp(path, "cards[0].state") == 0 ||
	       strncmp(path, "seal", 4) == 0;
}

static void see_form(void *context, const char *path, const char *change)
{
	struct covered *covered = context;
	struct str form = STR_INIT;
	report_canonical(&form, covered->report);
	const bool same = strcmp(form.data, covered->form) == 0;
	if (same != is_left_out(path))
		fail_msg("%s (%s): the form is %s", path, change,
			same ? "the same" : "another");
	str_release(&form);
	covered->fields++;
	covered->left_out += same;
}

/* Whatever a report can say is in it, but for states and the seal. */
static void test_every_field(void **state)
{
	struct report report;
	struct str form = STR_INIT;
	(void)state;
	parse(REPORT("\"cards\":[]"), &report);
	fields_fill(&report_shape, &report);
	report_canonical(&form, &report);
	struct covered covered = {.report = &report, .form = form.data};
	fields_change_each(&report_shape, &report, see_form, &covered);
	assert_true(covered.fields > 150);
	assert_true(covered.left_out > 20);
	report_release(&report);
	str_release(&form);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_form),
		cmocka_unit_test(test_card),
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_every_field),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
