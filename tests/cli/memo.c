/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mattrakan memo, as a user calls it. */
#include <config.h>

#include "tests/support/office_place.h"
#include "tests/support/program.h"
#include "tests/support/support.h"
#include "text/str.h"

#include <stdlib.h>
#include <string.h>

struct office {
	char *folder;
	struct program_run run;
};

static int setup(void **state)
{
	struct office *office = test_malloc(sizeof(*office));
	office->folder = support_folder();
	office->run = (struct program_run)PROGRAM_RUN_INIT;
	char *file = office_place(office->folder, "office.db");
	setenv("MATTRAKAN_FILE", file, 1);
	free(file);
	for (size_t i = 0; i < 5; i++)
		program_expect(&office->run, 0, "import", support_reports[i].path);
	*state = office;
	return 0;
}

static int teardown(void **state)
{
	struct office *office = *state;
	support_folder_remove(office->folder);
	program_run_release(&office->run);
	test_free(office);
	return 0;
}

static void assert_printed(struct office *office, const char *number, bool memo)
{
	program_expect(&office->run, 0, "print", "--report", number);
	assert_int_equal(strstr(office->run.out.data, "บันทึกข้อความ") != NULL, memo);
}

/* Reports of all layouts: added, printed first, left out. */
static void test_any_layout(void **state)
{
	static const char *const numbers[] = {"1", "2", "3", "4", "5"};
	struct office *office = *state;
	for (size_t i = 0; i < 5; i++) {
		program_expect(&office->run, 0, "memo", "--report", numbers[i]);
		assert_int_equal(office->run.out.data[0], numbers[i][0]);
		assert_int_equal(office->run.out.data[1], '\t');
		assert_printed(office, numbers[i], true);
		program_expect(
			&office->run, 0, "memo", "--report", numbers[i], "--leave-out");
		assert_printed(office, numbers[i], false);
	}
}

/* In the files for others, too. */
static void test_files(void **state)
{
	struct office *office = *state;
	char *page = support_path(office->folder, "page.html");
	program_expect(&office->run, 0, "memo", "--report", "1");
	program_expect(&office->run, 0, "export", "--report", "1", "--format", "html",
		"--to", page);
	struct str html = STR_INIT;
	support_read(page, &html);
	assert_non_null(strstr(html.data, "ข้อเสนอเพื่อพิจารณา"));
	str_release(&html);
	free(page);
}

static void test_figures(void **state)
{
	struct office *office = *state;
	program_expect(&office->run, 0, "memo", "--report", "1");
	program_expect(&office->run, 0, "memo", "--report", "1", "--figures");
	assert_said(&office->run, "figures of the memo");
	program_expect(&office->run, 0, "carry", "1", "2571");
	program_expect(&office->run, 0, "memo", "--report", "6", "--figures");
	assert_printed(office, "6", true);
	program_expect(&office->run, 1, "check", "--report", "6");
	assert_null(strstr(office->run.out.data, "memo-figure"));
}

static void test_refused(void **state)
{
	struct office *office = *state;
	program_expect(&office->run, 2, "memo");
	program_expect(&office->run, 2, "memo", "1");
	program_expect(
		&office->run, 2, "memo", "--report", "1", "--leave-out", "--figures");
	program_expect(&office->run, 2, "memo", "--report", "99");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	setenv("LANGUAGE", "en", 1);
	const struct CMUnitTest tests[] = {
		TEST(test_any_layout),
		TEST(test_files),
		TEST(test_figures),
		TEST(test_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
