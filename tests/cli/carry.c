/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan carry, as a user calls it, and what list, show and print say of what is not
 * confirmed.
 */
#include <config.h>

#include "tests/support/office_place.h"
#include "tests/support/program.h"
#include "tests/support/support.h"
#include "text/str.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#define SAMPLE TOP_SRCDIR "/data/samples/annual.json" /* of 2569 */

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
	program_expect(&office->run, 0, "import", SAMPLE);
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

static json_t *parse(const char *text)
{
	json_error_t error;
	json_t *value = json_loads(text, 0, &error);
	if (!value)
		fail_msg("%s: %s", error.text, text);
	return value;
}

static size_t count_words(const char *text, const char *words)
{
	size_t count = 0;
	for (; (text = strstr(text, words)); text += strlen(words))
		count++;
	return count;
}

static void test_carries(void **state)
{
	struct office *office = *state;
	program_expect(&office->run, 0, "show", "1", "--json");
	json_t *old = parse(office->run.out.data);
	program_expect(&office->run, 0, "carry", "1", "2570");
	const char *title = json_string_value(json_object_get(old, "title"));
	struct str line = STR_INIT;
	str_printf(&line, "2\t%s\n", title);
	assert_string_equal(office->run.out.data, line.data);
	assert_string_equal(office->run.err.data, "");
	str_release(&line);
	json_decref(old);
	/* Years as people type them. */
	program_expect(&office->run, 0, "carry", "๑", "๒๕๗๑");
	assert_int_equal(strncmp(office->run.out.data, "3\t", 2), 0);
	program_expect(&office->run, 0, "carry", "2", "72");
	assert_int_equal(strncmp(office->run.out.data, "4\t", 2), 0);
	program_expect(&office->run, 0, "verify");
}

/* list and show say the same number, as text and as JSON. */
static void test_says_how_many(void **state)
{
	struct office *office = *state;
	program_expect(&office->run, 0, "carry", "1", "2570");
	program_expect(&office->run, 0, "list", "--json");
	json_t *list = parse(office->run.out.data);
	json_int_t left = json_integer_value(
		json_object_get(json_array_get(list, 0), "unconfirmed"));
	json_int_t none = json_integer_value(
		json_object_get(json_array_get(list, 1), "unconfirmed"));
	assert_true(left > 0);
	assert_int_equal(none, 0);
	json_decref(list);
	program_expect(&office->run, 0, "show", "2", "--json");
	json_t *report = parse(office->run.out.data), *card;
	size_t index;
	json_int_t sum = 0;
	assert_int_equal(
		json_integer_value(json_object_get(report, "unconfirmed")), left);
	json_array_foreach(json_object_get(report, "cards"), index, card) sum +=
		json_integer_value(json_object_get(card, "unconfirmed"));
	assert_true(sum > 0);
	const json_int_t texts =
		json_integer_value(json_object_get(report, "unconfirmed_texts"));
	assert_true(texts > 0);
	assert_int_equal(sum + texts, left);
	json_decref(report);
	struct str words = STR_INIT;
	str_printf(&words, "\topen\t%lld\t", (long long)left);
	program_expect(&office->run, 0, "list");
	assert_non_null(strstr(office->run.out.data, words.data));
	assert_non_null(strstr(office->run.out.data, "\topen\t0\t"));
	str_release(&words);
}

/* The footer of every page says it, and only where it is so. */
static void test_printed(void **state)
{
	static const char words[] = "ยังไม่ยืนยัน";
	struct office *office = *state;
	program_expect(&office->run, 0, "carry", "1", "2570");
	program_expect(&office->run, 0, "print", "--report", "1");
	assert_int_equal(count_words(office->run.out.data, words), 0);
	program_expect(&office->run, 0, "print", "--report", "2");
	size_t pages = count_words(office->run.out.data, "\f");
	assert_true(pages > 1);
	assert_int_equal(count_words(office->run.out.data, words), pages);
}

static void test_refused(void **state)
{
	struct office *office = *state;
	program_expect(&office->run, 0, "carry", "1", "2570");
	program_expect(&office->run, 1, "carry", "1", "2570");
	assert_non_null(strstr(office->run.err.data, "report 2 is of the same agency"));
	program_expect(&office->run, 1, "carry", "1", "2569");
	program_expect(&office->run, 2, "carry", "9", "2570");
	static const char *const wrong[][5] = {
		{"carry", NULL},
		{"carry", "1", NULL},
		{"carry", "1", "2570", "2571", NULL},
		{"carry", "x", "2570", NULL},
		{"carry", "1", "next", NULL},
		{"carry", "1", "2026", NULL},
		{"carry", "1", "2570x", NULL},
		{"carry", "1", "2999", NULL},
	};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		program_expect_list(&office->run, 2, wrong[i]);
	program_expect(&office->run, 0, "list");
	assert_int_equal(count_words(office->run.out.data, "\n"), 2);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

/* The report of 12 months from that of 6. */
static void test_the_whole_year(void **state)
{
	struct office *office = *state;
	program_expect(
		&office->run, 0, "import", TOP_SRCDIR "/data/samples/oversight.json");
	program_expect(&office->run, 0, "carry", "2", "--months", "12");
	assert_int_equal(strncmp(office->run.out.data, "3\t", 2), 0);
	program_expect(&office->run, 0, "list");
	assert_int_equal(count_words(office->run.out.data, "2569\t12"), 2);
	program_expect(&office->run, 1, "carry", "2", "--months", "12");
	assert_said(&office->run, "3");
	program_expect(&office->run, 1, "carry", "3", "2569", "--months", "6");
	program_expect(&office->run, 0, "carry", "3", "๒๕๗๐", "--months", "๖");
	program_expect(&office->run, 2, "carry", "2", "--months", "7");
	assert_said(&office->run, "7");
	program_expect(&office->run, 2, "carry", "2");
	program_expect(&office->run, 0, "verify");
}

int main(void)
{
	setenv("LANGUAGE", "en", 1);
	const struct CMUnitTest tests[] = {
		TEST(test_carries),
		TEST(test_says_how_many),
		TEST(test_printed),
		TEST(test_refused),
		TEST(test_the_whole_year),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
