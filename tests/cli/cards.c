/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mattrakan cards and mattrakan replace, as a user calls them. */
#include <config.h>

#include "tests/support/program.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/office_place.h"
#include "tests/support/support.h"
#include "text/macros.h"

struct file {
	char *folder, *path;
	struct program_run run;
};

#define REPORT(year, title, cards)                                                           \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"oversight\",\"fiscal_year\":" #year \
	",\"months\":12,\"title\":\"" title                                                  \
	"\",\"agency\":{\"name\":\"ทดลอง\"},\"cards\":[" cards "]}"
#define CARD(issue, group)                                                               \
	"{\"issue\":\"" issue "\",\"group\":\"" group "\",\"output\":\"ข้อ 1 ที่ o11\"}"

static void put_file(struct file *file, const char *name, const char *text)
{
	char *path = support_path(file->folder, name);
	support_write(path, text, strlen(text));
	program_expect(&file->run, 0, "import", path);
	free(path);
}

/* Report 1: ก ข in A, ค in B; report 2: ง in B. */
static int setup(void **state)
{
	struct file *file = test_malloc(sizeof(*file));
	file->folder = support_folder();
	file->path = office_place(file->folder, "office.db");
	file->run = (struct program_run)PROGRAM_RUN_INIT;
	setenv("MATTRAKAN_FILE", file->path, 1);
	put_file(file, "one.json",
		REPORT(2568, "หนึ่ง",
			CARD("ก", "A") "," CARD("ข", "A") "," CARD("ค", "B")));
	put_file(file, "two.json", REPORT(2569, "สอง", CARD("ง", "B")));
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

static void test_copy(void **state)
{
	struct file *file = *state;
	program_expect(&file->run, 0, "cards", "copy", "1:1,3", "--to", "2");
	assert_string_equal(file->run.out.data, "2\t3\tก\n2\t2\tค\n");
	program_expect(
		&file->run, 0, "cards", "copy", "๒", "--to", "1", "--group", "ใหม่");
	assert_string_equal(file->run.out.data, "1\t4\tง\n1\t5\tค\n1\t6\tก\n");
	program_expect(
		&file->run, 0, "cards", "copy", "1:1", "--to", "1", "--behind", "1");
	assert_string_equal(file->run.out.data, "1\t2\tก\n");
	program_expect(&file->run, 0, "verify");
}

static void test_move(void **state)
{
	struct file *file = *state;
	program_expect(&file->run, 0, "cards", "move", "1:1-2", "--to", "2");
	assert_string_equal(file->run.out.data, "2\t2\tก\n2\t3\tข\n");
	program_expect(&file->run, 0, "bin");
	assert_says(file->run.out.data, "ก");
	program_expect(
		&file->run, 0, "cards", "move", "2:2", "--to", "2", "--group", "B");
	assert_string_equal(file->run.out.data, "2\t2\tก\n");
	program_expect(&file->run, 0, "verify");
}

/* Wrong words change nothing, and say what is expected. */
static void test_wrong(void **state)
{
	struct file *file = *state;
	static const struct {
		const char *words[8];
		const char *says;
	} rows[] = {
		{{"cards"}, "copy or move"},
		{{"cards", "list"}, "copy or move"},
		{{"cards", "copy", "1:1"}, "--to"},
		{{"cards", "copy", "--to", "2"}, "which measures"},
		{{"cards", "copy", "1:9", "--to", "2"}, "no measure 9"},
		{{"cards", "copy", "1:0", "--to", "2"}, "1:0"},
		{{"cards", "copy", "x", "--to", "2"}, "x:"},
		{{"cards", "copy", "7:1", "--to", "2"}, "7"},
		{{"cards", "copy", "1:1", "--to", "9"}, "9"},
		{{"cards", "copy", "1:1", "--to", "x"}, "a number"},
		{{"replace"}, "looked for"},
		{{"replace", "a"}, "looked for"},
		{{"replace", "--digits", "roman"}, "thai or arabic"},
		{{"replace", "--digits", "thai", "a"}, "without words"},
		{{"replace", "--report", "1", "--card", "9", "a", "b"}, "no measure 9"},
		{{"replace", "", "b", "--report", "1"}, "looked for"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *const *words = rows[i].words;
		const char *arguments[11] = {"--lang", "en"};
		for (size_t j = 0; j < COUNT(rows[i].words); j++)
			arguments[2 + j] = words[j];
		program_expect_list(&file->run, 2, arguments);
		assert_said(&file->run, rows[i].says);
	}
	program_expect(&file->run, 0, "list");
	assert_says(file->run.out.data, "0/3");
	assert_says(file->run.out.data, "0/1");
}

static void test_replace(void **state)
{
	struct file *file = *state;
	/* Told, and not done. */
	program_expect(&file->run, 0, "replace", "--report", "1", "ก", "ขข");
	assert_says(file->run.out.data, "1\tissue\tก\tขข\n");
	assert_said(&file->run, "--yes");
	program_expect(&file->run, 1, "search", "ขข");
	program_expect(&file->run, 0, "replace", "--report", "1", "--yes", "ก", "ขข");
	program_expect(&file->run, 0, "search", "ขข");
	assert_says(file->run.out.data, "ขข");
	/* Digits, of one measure; the code stays. */
	program_expect(&file->run, 0, "replace", "--report", "1", "--card", "2",
		"--digits", "thai", "--yes");
	assert_string_equal(file->run.out.data, "2\toutput\tข้อ 1 ที่ o11\tข้อ ๑ ที่ o11\n");
	program_expect(&file->run, 0, "replace", "--report", "1", "--digits", "arabic");
	assert_string_equal(file->run.out.data, "2\toutput\tข้อ ๑ ที่ o11\tข้อ 1 ที่ o11\n");
	program_expect(&file->run, 0, "replace", "--report", "1", "--spaces");
	program_expect(
		&file->run, 0, "replace", "--report", "2", "--exact", "B", "b", "--yes");
	assert_says(file->run.out.data, "1\tgroup\tB\tb\n");
	program_expect(&file->run, 0, "verify");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_copy),
		TEST(test_move),
		TEST(test_wrong),
		TEST(test_replace),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
