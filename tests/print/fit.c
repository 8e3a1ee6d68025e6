/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper, pitch and pages: how a report comes on a paper, and which of its pages. */
#include <config.h>

#include "print/fit.h"

#include <stdlib.h>
#include <string.h>

#include "print/page_range.h"
#include "print/profile.h"
#include "report/layout.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

static void test_papers(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		unsigned columns, lines;
		double width, length;
	} good[] = {
		{"136x66", 136, 66, 0, 0},
		{"15x11in", 0, 0, 15, 11},
		{"A4", 0, 0, 8.27, 11.69},
		{"a4", 0, 0, 8.27, 11.69},
		{"9.5x11in", 0, 0, 9.5, 11},
		{"8.27x11.69in", 0, 0, 8.27, 11.69},
	};
	static const char *const bad[] = {"", "in", "15", "15x11", "x11in", "15xin",
		"15x11 in", "-15x11in", "15x-11in", "15x99in", "1x1in", "nanxnanin",
		"infx11in", "0x1pin", "15x11inch", "136x66 "};
	for (size_t i = 0; i < COUNT(good); i++) {
		struct print_paper paper;
		struct error error = ERROR_INIT;
		assert_true(print_paper_parse(good[i].text, &paper, &error));
		assert_int_equal(paper.cells.columns, good[i].columns);
		assert_int_equal(paper.cells.lines, good[i].lines);
		assert_true(paper.width == good[i].width);
		assert_true(paper.length == good[i].length);
	}
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct print_paper paper;
		struct error error = ERROR_INIT;
		if (print_paper_parse(bad[i], &paper, &error))
			fail_msg("taken: %s", bad[i]);
		assert_int_equal(error.kind, ERROR_USAGE);
		error_release(&error);
	}
}

static void test_fitting(void **state)
{
	(void)state;
	static const struct {
		const char *profile, *layout, *paper;
		double cpi; /* wanted; 0: none */
		double pitch;
		unsigned columns, lines, rows, inches;
		bool tight;
	} rows[] = {
		{"text", "annual", "136x66", 0, 0, 136, 66, 66, 11, false},
		{"text", "annual", "15x11in", 0, 0, 136, 66, 66, 11, false},
		{"text", "annual", "9.5x12in", 0, 0, 80, 72, 72, 12, false},
		{"tis620", "annual", "136x66", 0, 0, 136, 66, 66, 11, false},
		{"escp", "annual", "136x66", 0, 10, 136, 66, 66, 11, false},
		{"escp", "annual", "160x66", 0, 12, 160, 66, 66, 11, false},
		{"escp", "annual", "227x88", 0, 17.14, 227, 88, 88, 0, false},
		{"escp", "annual", "300x66", 0, 20, 300, 66, 66, 11, false},
		{"escp", "annual", "136x66", 12, 12, 136, 66, 66, 11, false},
		{"escp", "annual", "15x11in", 0, 10, 136, 66, 66, 11, false},
		{"escp", "annual", "15x11in", 17, 17.14, 233, 66, 66, 11, false},
		{"escp", "annual", "9.5x11in", 0, 15, 120, 66, 66, 11, false},
		{"escp", "annual", "9.5x11in", 10, 10, 80, 66, 66, 11, false},
		{"escp9", "annual", "9.5x11in", 0, 17.14, 137, 66, 66, 11, false},
		{"escp9", "annual", "15x11in", 12, 12, 96, 66, 66, 11, false},
		/* 7.2 inches of 15 are 108, though a double holds less. */
		{"escp", "annual", "8.7x11in", 15, 15, 108, 66, 66, 11, false},
		{"escp", "annual", "5x11in", 0, 20, 70, 66, 66, 11, true},
		{"escp", "annual", "8.27x11.69in", 0, 15, 120, 70, 70, 0, false},
		{"escp", "annual", "A4", 0, 15, 120, 70, 70, 0, false},
		{"escp-3pass", "annual", "136x66", 0, 10, 136, 22, 88, 11, false},
		{"escp-3pass", "annual", "15x11in", 0, 10, 136, 22, 88, 11, false},
		{"escp-3pass", "annual", "15x12in", 0, 10, 136, 24, 96, 12, false},
	};
	setenv("MATTRAKAN_DATADIR", TOP_SRCDIR "/data", 1);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct error error = ERROR_INIT;
		struct profile *profile = profile_load(rows[i].profile, &error);
		struct layout *layout = layout_load(rows[i].layout, &error);
		struct print_paper paper;
		struct fitting fitting;
		assert_true(print_paper_parse(rows[i].paper, &paper, &error));
		print_message("%s on %s\n", rows[i].profile, rows[i].paper);
		assert_true(fit(&fitting, profile, layout, &paper, rows[i].cpi, &error));
		assert_true((fitting.pitch ? fitting.pitch->cpi : 0) == rows[i].pitch);
		assert_int_equal(fitting.paper.columns, rows[i].columns);
		assert_int_equal(fitting.paper.lines, rows[i].lines);
		assert_int_equal(fitting.rows, rows[i].rows);
		assert_int_equal(fitting.inches, rows[i].inches);
		assert_int_equal(fitting.tight, rows[i].tight);
		profile_free(profile);
		layout_free(layout);
	}
}

static void test_a_pitch_that_is_not_there(void **state)
{
	(void)state;
	static const struct {
		const char *profile, *says;
	} rows[] = {{"escp", "10, 12, 15, 17, 20"}, {"tis620", "tis620"}};
	setenv("MATTRAKAN_DATADIR", TOP_SRCDIR "/data", 1);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct error error = ERROR_INIT;
		struct profile *profile = profile_load(rows[i].profile, &error);
		const struct print_paper paper = {.cells = {136, 66}};
		struct fitting fitting;
		assert_false(fit(&fitting, profile, NULL, &paper, 14, &error));
		assert_int_equal(error.kind, ERROR_USAGE);
		assert_non_null(strstr(error_message(&error), rows[i].says));
		error_release(&error);
		profile_free(profile);
	}
}

static void test_page_ranges(void **state)
{
	(void)state;
	static const struct {
		const char *text, *has; /* of pages 1 to 9 */
	} good[] = {
		{"3", "3"},
		{"๓-", "3456789"},
		{"-2", "12"},
		{"3-5", "345"},
		{"1,4-6", "1456"},
		{"8-,2", "289"},
		{"4-4,4", "4"},
		{"99", ""},
	};
	static const char *const bad[] = {"", "-", "0", "a", "3-2", "1,,2", ",1", "1,",
		"1-2-3", "1 2", "--3", "3--", "-,3", "99999999999"};
	const struct page_range all = {.count = 0};
	assert_true(page_range_has(&all, 1) && page_range_has(&all, 4000));
	for (size_t i = 0; i < COUNT(good); i++) {
		struct page_range range;
		struct error error = ERROR_INIT;
		struct str has = STR_INIT;
		assert_true(page_range_parse(good[i].text, &range, &error));
		for (unsigned page = 1; page <= 9; page++)
			if (page_range_has(&range, page))
				str_printf(&has, "%u", page);
		assert_string_equal(has.data, good[i].has);
		str_release(&has);
	}
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct page_range range;
		struct error error = ERROR_INIT;
		if (page_range_parse(bad[i], &range, &error))
			fail_msg("taken: %s", bad[i]);
		assert_int_equal(error.kind, ERROR_USAGE);
		error_release(&error);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_papers),
		cmocka_unit_test(test_fitting),
		cmocka_unit_test(test_a_pitch_that_is_not_there),
		cmocka_unit_test(test_page_ranges),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
