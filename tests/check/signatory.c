/* SPDX-License-Identifier: GPL-3.0-or-later */
/* signatory: signatures of which the office file cannot tell whose they are. */
#include <config.h>

#include <string.h>

#include "check/check.h"
#include "check/finding.h"
#include "check/rule.h"
#include "check/words.h"
#include "model/lists.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"

/* What the office file says of the two signatures, and how often it must be told. */
static const struct {
	const char *one, *other; /* NULL: it says nothing of this and those behind */
	enum report_state state;
	size_t times;
	const char *path; /* of the first */
} rows[] = {
	{"nobody said", "", REPORT_OPEN, 1, "memo.signatures[0].name"},
	{"", "is nobody here", REPORT_OPEN, 1, "memo.signatures[1].name"},
	{"nobody said", "is nobody here", REPORT_OPEN, 2, "memo.signatures[0].name"},
	{"", "works here no more", REPORT_SUBMITTED, 1, "memo.signatures[1].name"},

	{"", "", REPORT_OPEN, 0, NULL},
	{"", "", REPORT_SUBMITTED, 0, NULL},
	{"nobody said", "", REPORT_APPROVED, 0, NULL},
	{NULL, NULL, REPORT_OPEN, 0, NULL},
	{"", NULL, REPORT_OPEN, 0, NULL},
};

static void check_row(size_t i, const struct check_words *words)
{
	struct report report;
	struct string_list said = {0};
	struct finding_list list = {0};
	report_init(&report);
	report.title = mem_strdup("รายงาน");
	memo_add_signature(&report.memo)->name = mem_strdup("นาย ก");
	memo_add_signature(&report.memo)->name = mem_strdup("นาย ข");
	report.state = rows[i].state;
	if (rows[i].one)
		string_list_add(&said, rows[i].one);
	if (rows[i].other)
		string_list_add(&said, rows[i].other);
	const struct check_input input = {.report = &report,
		.words = words,
		.signatories = i % 2 || rows[i].one ? &said : NULL,
		.digits = DIGITS_ARABIC};
	check_report(&input, &list);
	size_t found = 0;
	for (size_t at = 0; at < list.count; at++) {
		const struct finding *finding = &list.items[at];
		if (strcmp(finding->rule->name, "signatory") != 0)
			continue;
		if (!found++)
			assert_string_equal(finding->spot.path, rows[i].path);
		assert_int_equal(finding->severity, SEVERITY_ERROR);
		assert_string_equal(finding->basis, finding->message);
	}
	if (found != rows[i].times)
		fail_msg("row %zu: %zu times, not %zu", i, found, rows[i].times);
	finding_list_release(&list);
	string_list_release(&said);
	report_release(&report);
}

static void test_reports(void **state)
{
	struct error error = ERROR_INIT;
	struct check_words *words = check_words_load(&error);
	(void)state;
	assert_non_null(words);
	for (size_t i = 0; i < COUNT(rows); i++)
		check_row(i, words);
	check_words_free(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_reports)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
