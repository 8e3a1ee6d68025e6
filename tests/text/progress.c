/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far long work is, and that it stops. */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "text/cell.h"
#include "text/error.h"
#include "text/progress.h"
#include "text/str.h"

struct waiting {
	int asked, stop_at; /* 0: never */
	int64_t done;
};

static bool go_on(void *context, const struct progress *progress)
{
	struct waiting *waiting = context;
	waiting->done = progress->done;
	return ++waiting->asked != waiting->stop_at;
}

static void test_nobody(void **state)
{
	(void)state;
	assert_true(progress_begin(NULL, "x", 3));
	assert_true(progress_part(NULL, "x", 1, 3));
	assert_true(progress_step(NULL));
	assert_true(progress_reach(NULL, 7));
	assert_true(progress_goes_on(NULL));
	assert_false(progress_stopped(NULL));
	/* Whom nobody asks only counts. */
	struct progress progress = {0};
	assert_true(progress_step(&progress));
	assert_int_equal(progress.done, 1);
}

static void test_told(void **state)
{
	struct waiting waiting = {0};
	struct progress progress = {.go_on = go_on, .context = &waiting};
	(void)state;
	assert_true(progress_begin(&progress, "reading", 3));
	assert_int_equal(waiting.done, 0);
	assert_true(progress_step(&progress) && progress_step(&progress));
	assert_int_equal(waiting.done, 2);
	assert_int_equal(waiting.asked, 3);
	/* What comes next begins anew, and goes on being called so where nothing is said. */
	assert_true(progress_begin(&progress, NULL, 5));
	assert_string_equal(progress.what, "reading");
	assert_int_equal(progress.done, 0);
	assert_int_equal(progress.all, 5);
	assert_true(progress_part(&progress, "comparing", 2, 4));
	assert_int_equal(progress.all, 0);
}

/* Who said stop is not asked again, and everything after it stops. */
static void test_stopped(void **state)
{
	struct waiting waiting = {.stop_at = 2};
	struct progress progress = {.go_on = go_on, .context = &waiting};
	struct error error = ERROR_INIT;
	(void)state;
	assert_true(progress_begin(&progress, "reading", 3));
	assert_false(progress_step(&progress));
	assert_true(progress_stopped(&progress));
	assert_false(progress_step(&progress));
	assert_false(progress_begin(&progress, "comparing", 3));
	assert_false(progress_goes_on(&progress));
	assert_int_equal(waiting.asked, 2);
	assert_false(progress_fail(&error));
	assert_int_equal(error.kind, ERROR_STOPPED);
	assert_non_null(strstr(error_message(&error), "nothing was changed"));
	error_release(&error);
}

static void assert_words(
	const struct progress *progress, size_t columns, const char *words)
{
	struct str out = STR_INIT;
	progress_append(&out, progress, columns);
	assert_string_equal(out.data ? out.data : "", words);
	assert_true(text_columns(out.data, out.bytes) <= columns);
	str_release(&out);
}

static void test_words(void **state)
{
	struct progress progress = {0};
	(void)state;
	assert_words(&progress, 40, "");
	progress_begin(&progress, "reading the measures", 0);
	assert_words(&progress, 40, "reading the measures");
	progress_step(&progress);
	assert_words(&progress, 40, "reading the measures: 1");
	progress_begin(&progress, "reading the measures", 1200);
	progress_reach(&progress, 300);
	assert_words(&progress, 41, "reading the measures: 300 of 1200 (25 %)");
	assert_words(&progress, 30, "reading the measures: 25 %");
	assert_words(&progress, 20, "reading the m…: 25 %");
	/* More than there should be is all of it. */
	progress_reach(&progress, 1300);
	assert_words(&progress, 30, "reading the measures: 100 %");
	progress_part(&progress, "the trail", 7, 12);
	assert_words(&progress, 40, "7/12 the trail");
}

/* A Thai mark takes no column, and is not cut from its letter. */
static void test_thai(void **state)
{
	struct progress progress = {0};
	(void)state;
	progress_begin(&progress, "กำลังอ่านมาตรการทั้งหมดที่มีอยู่", 8);
	progress_reach(&progress, 2);
	for (size_t columns = 12; columns < 60; columns++) {
		struct str out = STR_INIT;
		progress_append(&out, &progress, columns);
		assert_true(text_columns(out.data, out.bytes) <= columns);
		assert_non_null(strstr(out.data, "25 %"));
		str_release(&out);
	}
}

/* Quick work says nothing; always says everything. */
static void test_due(void **state)
{
	struct progress progress = {0}, said = {0};
	(void)state;
	assert_false(progress_is_due(&progress));
	progress.begun -= 600;
	assert_true(progress_is_due(&progress));
	progress.shown += 100000;
	assert_false(progress_is_due(&progress));
	setenv("MATTRAKAN_PROGRESS", "always", 1);
	assert_true(progress_is_due(&said) && progress_is_due(&said));
	unsetenv("MATTRAKAN_PROGRESS");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nobody),
		cmocka_unit_test(test_told),
		cmocka_unit_test(test_stopped),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_thai),
		cmocka_unit_test(test_due),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
