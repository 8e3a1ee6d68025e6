/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports as files for others, through the program: where they go, and what is refused. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "publish/publish.h"
#include "tests/support/office_place.h"
#include "tests/support/program.h"
#include "tests/support/support.h"
#include "text/str.h"

struct place {
	char *folder, *office, *out;
	struct program_run run;
	struct str text;
};

static int setup(void **state)
{
	struct place *place = test_malloc(sizeof(*place));
	place->folder = support_folder();
	place->office = office_place(place->folder, "office.db");
	place->out = support_path(place->folder, "report");
	place->run = (struct program_run)PROGRAM_RUN_INIT;
	str_init(&place->text);
	setenv("MATTRAKAN_FILE", place->office, 1);
	setenv("SOURCE_DATE_EPOCH", "1795132800",
		1); /* a workbook says when it was made */
	program_expect(&place->run, 0, "import", support_reports[0].path);
	*state = place;
	return 0;
}

static int teardown(void **state)
{
	struct place *place = *state;
	support_folder_remove(place->folder);
	free(place->office);
	free(place->out);
	program_run_release(&place->run);
	str_release(&place->text);
	test_free(place);
	return 0;
}

static const struct publish_format *const formats = publish_formats;

/* A form whose library was not there when the program was built says which it is. */
static bool is_left_out(struct place *place, const struct publish_format *format)
{
	if (format->sink)
		return false;
	program_expect(&place->run, 3, "export", "--format", format->name);
	assert_said(&place->run, format->package);
	return true;
}

/* A file is the same as standard output has it, and readable for who the umask lets. */
static void test_file_and_standard_output(void **state)
{
	struct place *place = *state;
	struct stat status;
	for (size_t i = 0; formats[i].name; i++) {
		if (is_left_out(place, &formats[i]))
			continue;
		unlink(place->out);
		program_expect(&place->run, 0, "export", "--format", formats[i].name,
			"--to", place->out);
		support_read(place->out, &place->text);
		assert_true(place->text.bytes > 0);
		assert_int_equal(stat(place->out, &status), 0);
		assert_int_equal(status.st_mode & 0777, 0666 & ~umask(022));
		program_expect(&place->run, 0, "export", "--format", formats[i].name);
		assert_int_equal(place->run.out.bytes, place->text.bytes);
		assert_memory_equal(
			place->run.out.data, place->text.data, place->text.bytes);
	}
}

static void test_never_over_a_file_unasked(void **state)
{
	struct place *place = *state;
	for (size_t i = 0; formats[i].name; i++) {
		if (is_left_out(place, &formats[i]))
			continue;
		support_write(place->out, "mine", strlen("mine"));
		program_expect(&place->run, 1, "--lang", "en", "export", "--format",
			formats[i].name, "--to", place->out);
		assert_said(&place->run, "this file exists");
		support_read(place->out, &place->text);
		assert_string_equal(place->text.data, "mine");
		program_expect(&place->run, 0, "export", "--format", formats[i].name,
			"--force", "--to", place->out);
		support_read(place->out, &place->text);
		assert_string_not_equal(place->text.data, "mine");
	}
}

/* What cannot be made leaves nothing, and what was there stays. */
static void test_nothing_half(void **state)
{
	struct place *place = *state;
	program_expect(&place->run, 0, "export", "--format", "json");
	const char *layout = strstr(place->run.out.data, "\"layout\": \"");
	assert_non_null(layout);
	str_clear(&place->text);
	str_append(&place->text, place->run.out.data,
		(size_t)(layout - place->run.out.data));
	str_puts(&place->text, "\"layout\": \"none-such");
	str_puts(&place->text, strchr(layout + strlen("\"layout\": \""), '"'));
	program_run(&place->run, (const char *const[]){"import", "--replace", "-", NULL},
		&place->text, NULL);
	assert_int_equal(place->run.status, 0);
	for (size_t i = 0; formats[i].name; i++) {
		if (is_left_out(place, &formats[i]))
			continue;
		support_write(place->out, "mine", strlen("mine"));
		program_expect(&place->run, 1, "export", "--format", formats[i].name,
			"--force", "--to", place->out);
		assert_said(&place->run, "none-such");
		support_read(place->out, &place->text);
		assert_string_equal(place->text.data, "mine");
	}
}

static void test_forms_are_named(void **state)
{
	struct place *place = *state;
	program_expect(&place->run, 2, "--lang", "en", "export");
	assert_said(&place->run, "html, xlsx, csv, json, text");
	program_expect(&place->run, 2, "--lang", "en", "export", "--format", "stone");
	assert_said(&place->run, "html, xlsx, csv, json, text");
	program_expect(&place->run, 0, "--lang", "en", "export", "--help");
	for (size_t i = 0; formats[i].name; i++) {
		struct str named = STR_INIT;
		str_printf(&named, "%s", formats[i].name);
		assert_non_null(strstr(place->run.out.data, named.data));
		str_release(&named);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_file_and_standard_output, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_never_over_a_file_unasked, setup, teardown),
		cmocka_unit_test_setup_teardown(test_nothing_half, setup, teardown),
		cmocka_unit_test_setup_teardown(test_forms_are_named, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
