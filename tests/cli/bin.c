/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mattrakan bin, as a user calls it. */
#include <config.h>

#include "tests/support/program.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "db/bin.h"
#include "db/overview.h"
#include "db/store.h"
#include "tests/support/office.h"
#include "tests/support/office_place.h"
#include "tests/support/support.h"
#include "text/error.h"

struct file {
	char *folder, *path;
	struct program_run run;
};

/* The annual sample is report 1, the memo 2; in the bin lie report 2 and a card of 1. */
static int setup(void **state)
{
	struct file *file = test_malloc(sizeof(*file));
	struct error error = ERROR_INIT;
	int64_t card = 0;
	file->folder = support_folder();
	file->path = office_place(file->folder, "office.db");
	file->run = (struct program_run)PROGRAM_RUN_INIT;
	setenv("MATTRAKAN_FILE", file->path, 1);
	program_expect(&file->run, 0, "import", TOP_SRCDIR "/data/samples/annual.json",
		TOP_SRCDIR "/data/samples/memo.json");
	struct store *store = office_open(file->path, STORE_WRITE);
	assert_done(store_card_at(store, 1, 2, &card, &error), &error);
	assert_int_equal(card, 2);
	assert_done(store_remove_card(store, card, "somsri", NULL, &error), &error);
	assert_done(store_remove_report(store, 2, "somsri", &error), &error);
	store_close(store);
	*state = file;
	return 0;
}

static int teardown(void **state)
{
	struct file *file = *state;
	support_folder_remove(file->folder);
	free(file->path);
	program_run_release(&file->run);
	test_free(file);
	return 0;
}

static void assert_says(const char *text, const char *words)
{
	if (!strstr(text, words))
		fail_msg("“%s” is not in: %s", words, text);
}

static size_t lines_of(const char *text)
{
	size_t lines = 0;
	for (; *text; text++)
		lines += *text == '\n';
	return lines;
}

static void test_list(void **state)
{
	struct file *file = *state;
	program_expect(&file->run, 0, "bin");
	assert_int_equal(lines_of(file->run.out.data), 2);
	assert_int_equal(strncmp(file->run.out.data, "report\t2\t", 9), 0);
	assert_says(file->run.out.data, "\ncard\t2\t");
	assert_says(file->run.out.data, "\tsomsri\t");
	program_expect(&file->run, 0, "bin", "list", "--json");
	json_t *list = json_loads(file->run.out.data, 0, NULL);
	assert_int_equal(json_array_size(list), 2);
	const json_t *card = json_array_get(list, 1);
	assert_string_equal(json_string_value(json_object_get(card, "kind")), "card");
	assert_int_equal(json_integer_value(json_object_get(card, "place")), 2);
	assert_int_equal(json_integer_value(json_object_get(card, "report")), 1);
	json_decref(list);
}

/* Nobody else sees it, and who asks for it is told. */
static void test_hidden(void **state)
{
	struct file *file = *state;
	program_expect(&file->run, 0, "list");
	assert_int_equal(lines_of(file->run.out.data), 1);
	program_expect(&file->run, 1, "--lang", "en", "print", "--report", "2");
	assert_says(file->run.err.data, "'mattrakan bin restore 2' brings it back");
	program_expect(&file->run, 1, "--lang", "en", "show", "2");
	assert_says(file->run.err.data, "lies in the bin");
	program_expect(&file->run, 1, "--lang", "en", "check", "--report", "2");
	assert_says(file->run.err.data, "lies in the bin");
	program_expect(&file->run, 1, "--lang", "en", "export", "--format", "json",
		"--report", "2");
	assert_says(file->run.err.data, "lies in the bin");
	program_expect(&file->run, 0, "verify");
}

static void test_restore(void **state)
{
	struct file *file = *state;
	/* All or none. */
	program_expect(&file->run, 2, "--lang", "en", "bin", "restore", "2", "1");
	assert_says(file->run.err.data, "report 1 does not lie in the bin");
	program_expect(&file->run, 0, "bin");
	assert_int_equal(lines_of(file->run.out.data), 2);
	program_expect(&file->run, 0, "bin", "restore", "๒");
	program_expect(&file->run, 0, "bin", "restore", "--card", "2");
	program_expect(&file->run, 0, "bin");
	assert_string_equal(file->run.out.data, "");
	program_expect(&file->run, 0, "list");
	assert_int_equal(lines_of(file->run.out.data), 2);
	program_expect(&file->run, 0, "verify");
}

/* Not by a word too few. */
static void test_empty(void **state)
{
	struct file *file = *state;
	program_expect(&file->run, 2, "--lang", "en", "bin", "empty");
	assert_says(file->run.err.data, "--yes");
	program_expect(&file->run, 2, "--lang", "en", "bin", "empty", "2");
	program_expect(&file->run, 0, "bin");
	assert_int_equal(lines_of(file->run.out.data), 2);
	program_expect(&file->run, 0, "bin", "empty", "--yes", "2");
	program_expect(&file->run, 0, "bin");
	assert_int_equal(strncmp(file->run.out.data, "card\t2\t", 7), 0);
	program_expect(&file->run, 2, "--lang", "en", "bin", "empty", "--yes", "2");
	assert_says(file->run.err.data, "does not lie in the bin");
	program_expect(&file->run, 0, "bin", "empty", "--yes");
	program_expect(&file->run, 0, "bin");
	assert_string_equal(file->run.out.data, "");
	program_expect(&file->run, 0, "verify");
}

static void test_wrong_usage(void **state)
{
	struct file *file = *state;
	program_expect(&file->run, 2, "--lang", "en", "bin", "burn");
	assert_says(file->run.err.data, "list, restore or empty");
	program_expect(&file->run, 2, "--lang", "en", "bin", "restore");
	assert_says(file->run.err.data, "by number");
	program_expect(&file->run, 2, "--lang", "en", "bin", "restore", "x");
	assert_says(file->run.err.data, "a number is expected");
	program_expect(&file->run, 2, "--lang", "en", "bin", "list", "2");
	assert_says(file->run.err.data, "no argument");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_list),
		TEST(test_hidden),
		TEST(test_restore),
		TEST(test_empty),
		TEST(test_wrong_usage),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
