/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mattrakan deadline, and what list, show, carry, export and print say of a deadline. */
#include <config.h>

#include "tests/support/office_place.h"
#include "tests/support/program.h"
#include "tests/support/support.h"
#include "text/str.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#define SAMPLE TOP_SRCDIR "/data/samples/annual.json"

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
	setenv("SOURCE_DATE_EPOCH", "1795924800", 1); /* 29 November 2569 */
	free(file);
	program_expect(&office->run, 0, "import", SAMPLE);
	*state = office;
	return 0;
}

static int teardown(void **state)
{
	struct office *office = *state;
	unsetenv("SOURCE_DATE_EPOCH");
	support_folder_remove(office->folder);
	program_run_release(&office->run);
	test_free(office);
	return 0;
}

static void assert_out(const struct office *office, const char *out)
{
	assert_string_equal(office->run.out.data, out);
}

static json_t *parse(const struct office *office)
{
	json_error_t error;
	json_t *value = json_loads(office->run.out.data, 0, &error);
	if (!value)
		fail_msg("%s: %s", error.text, office->run.out.data);
	return value;
}

/* Days as offices write them, in several words or one; taken away, and shown. */
static void test_said(void **state)
{
	struct office *office = *state;
	program_expect(&office->run, 0, "deadline", "1");
	assert_out(office, "1\t\n");
	program_expect(&office->run, 0, "deadline", "1", "2026-12-04");
	assert_out(office, "1\t2026-12-04\n");
	program_expect(&office->run, 0, "deadline", "๑", "๓๐", "เม.ย.", "๗๐");
	assert_out(office, "1\t2027-04-30\n");
	program_expect(&office->run, 0, "deadline", "1", "26/11/2569");
	assert_out(office, "1\t2026-11-26\n");
	program_expect(&office->run, 0, "deadline", "1");
	assert_out(office, "1\t2026-11-26\n");
	program_expect(&office->run, 0, "trail");
	assert_non_null(strstr(office->run.out.data, "report.head"));
	program_expect(&office->run, 0, "verify");
	program_expect(&office->run, 0, "deadline", "1", "none");
	assert_out(office, "1\t\n");
}

static void test_refused(void **state)
{
	static const char *const wrong[] = {
		"31 เม.ย. 69", "เม.ย. 69", "soon", "2026-02-30", "0", "30/4/2926"};
	struct office *office = *state;
	program_expect(&office->run, 0, "deadline", "1", "2026-12-04");
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		program_expect(
			&office->run, 2, "deadline", "--lang", "en", "1", wrong[i]);
		assert_said(&office->run, wrong[i]);
		assert_said(&office->run, "write it like 2026-04-30 or 30 เม.ย. 2569");
	}
	program_expect(&office->run, 2, "deadline");
	program_expect(&office->run, 2, "deadline", "--lang", "en", "x", "2026-12-04");
	assert_said(&office->run, "x: a report's number is expected");
	program_expect(&office->run, 2, "deadline", "--lang", "en", "9", "2026-12-04");
	assert_said(&office->run, "there is no report of number 9");
	program_expect(&office->run, 0, "deadline", "1");
	assert_out(office, "1\t2026-12-04\n");
}

static void test_list(void **state)
{
	struct office *office = *state;
	program_expect(&office->run, 0, "list");
	assert_non_null(strstr(office->run.out.data, "\topen\t0\t\tรายงาน"));
	program_expect(&office->run, 0, "list", "--json");
	json_t *list = parse(office);
	assert_true(json_is_null(json_object_get(json_array_get(list, 0), "deadline")));
	assert_null(json_object_get(json_array_get(list, 0), "late"));
	json_decref(list);
	program_expect(&office->run, 0, "deadline", "1", "2026-11-26");
	program_expect(&office->run, 0, "list");
	assert_non_null(strstr(office->run.out.data, "\topen\t0\t2026-11-26\tรายงาน"));
	program_expect(&office->run, 0, "list", "--json");
	list = parse(office);
	const json_t *report = json_array_get(list, 0);
	assert_string_equal(
		json_string_value(json_object_get(report, "deadline")), "2026-11-26");
	assert_int_equal(json_integer_value(json_object_get(report, "days_left")), -3);
	assert_true(json_is_true(json_object_get(report, "late")));
	json_decref(list);
}

/* With what is left to do until then. */
static void test_show(void **state)
{
	struct office *office = *state;
	program_expect(&office->run, 0, "show", "1", "--json");
	json_t *report = parse(office);
	assert_true(json_is_null(json_object_get(report, "deadline")));
	assert_null(json_object_get(report, "cards_left"));
	json_decref(report);
	program_expect(&office->run, 0, "deadline", "1", "2026-12-04");
	program_expect(&office->run, 0, "show", "1", "--json");
	report = parse(office);
	assert_int_equal(json_integer_value(json_object_get(report, "days_left")), 5);
	assert_true(json_is_false(json_object_get(report, "late")));
	assert_int_equal(json_integer_value(json_object_get(report, "cards_left")), 0);
	assert_int_equal(json_integer_value(json_object_get(report, "cards_waiting")), 8);
	assert_true(json_is_integer(json_object_get(report, "errors")));
	assert_true(json_is_integer(json_object_get(report, "warnings")));
	json_decref(report);
}

/* The new report of carry has none; export and import keep it; the summary tells it. */
static void test_on_its_way(void **state)
{
	struct office *office = *state;
	program_expect(&office->run, 0, "deadline", "1", "2026-11-26");
	program_expect(&office->run, 0, "carry", "1", "2570");
	program_expect(&office->run, 0, "deadline", "2");
	assert_out(office, "2\t\n");
	program_expect(&office->run, 0, "export", "--report", "1", "--format", "text",
		"--summary");
	assert_non_null(strstr(office->run.out.data, "เกินกำหนด ๓ วัน"));
	char *file = support_path(office->folder, "report.json");
	char *other = office_place(office->folder, "other.db");
	program_expect(&office->run, 0, "export", "--report", "1", "--format", "json",
		"--to", file);
	setenv("MATTRAKAN_FILE", other, 1);
	program_expect(&office->run, 0, "import", file);
	program_expect(&office->run, 0, "deadline", "1");
	assert_out(office, "1\t2026-11-26\n");
	free(file);
	free(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_said, setup, teardown),
		cmocka_unit_test_setup_teardown(test_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(test_list, setup, teardown),
		cmocka_unit_test_setup_teardown(test_show, setup, teardown),
		cmocka_unit_test_setup_teardown(test_on_its_way, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
