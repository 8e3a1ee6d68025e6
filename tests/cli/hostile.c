/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Strings that would steer a terminal, in every place where they can come in by the
 * command line, the environment and the texts of a report: nothing that the program says
 * holds a control character. The table of commands is the program's own, so that a new
 * command or option cannot be forgotten.
 */
#include <config.h>

#include "tests/support/program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "cli/command.h"
#include "tests/support/support.h"
#include "text/str.h"

/* Below what is no folder, so that no file of such a name comes to be, whoever runs it. */
#define STEERING                                                                         \
	"/dev/null/\x1B[2J\x07\x7F\xC2\x9B"                                              \
	"31m\xC2\x85\xE2\x80\xAE"                                                        \
	"a\xE2\x81\xA6"                                                                  \
	"b\xE2\x80"                                                                      \
	"\xA8"                                                                           \
	"c\xE2\x80\x8F"                                                                  \
	"d"

static const char *const hostile[] = {STEERING, STEERING "\xFF\xC2", "\xC2\x9B\x1B"};

static int setup(void **state)
{
	struct program_run run = PROGRAM_RUN_INIT;
	char *folder = support_folder();
	char *office = support_path(folder, "office.db");
	setenv("MATTRAKAN_FILE", office, 1);
	/* Names without a folder come to be here. */
	assert_int_equal(chdir(folder), 0);
	program_expect(&run, 0, "import", support_reports[0].path);
	program_run_release(&run);
	free(office);
	*state = folder;
	return 0;
}

static int teardown(void **state)
{
	assert_int_equal(chdir("/"), 0);
	support_folder_remove(*state);
	return 0;
}

static void assert_says_plainly(const char *const *arguments, const char *const *settings)
{
	struct program_run run = PROGRAM_RUN_INIT;
	struct str by = STR_INIT;
	for (size_t i = 0; arguments[i]; i++)
		str_printf(&by, "%s ", arguments[i]);
	program_run(&run, arguments, NULL, settings);
	assert_in_range(run.status, 0, 3);
	assert_plain(&run.out, false, by.data);
	assert_plain(&run.err, false, by.data);
	str_release(&by);
	program_run_release(&run);
}

static void try_option(const char *command, const struct option_spec *option)
{
	for (size_t i = 0; i < sizeof(hostile) / sizeof(*hostile); i++) {
		struct str name = STR_INIT;
		str_printf(&name, "--%s%s%s", option->name, option->argument ? "" : "=",
			option->argument ? "" : hostile[i]);
		assert_says_plainly((const char *const[]){command, name.data,
					    option->argument ? hostile[i] : NULL, NULL},
			NULL);
		str_release(&name);
	}
}

static void test_arguments(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(*hostile); i++) {
		struct str option = STR_INIT;
		str_printf(&option, "--%s", hostile[i]);
		assert_says_plainly((const char *const[]){hostile[i], NULL}, NULL);
		assert_says_plainly((const char *const[]){option.data, NULL}, NULL);
		for (const struct command *const *each = commands; *each; each++) {
			assert_says_plainly(
				(const char *const[]){(*each)->name, hostile[i], NULL},
				NULL);
			assert_says_plainly((const char *const[]){(*each)->name,
						    hostile[i], hostile[i], NULL},
				NULL);
			assert_says_plainly(
				(const char *const[]){(*each)->name, option.data, NULL},
				NULL);
		}
		str_release(&option);
	}
}

static void test_options(void **state)
{
	(void)state;
	for (const struct command *const *each = commands; *each; each++) {
		for (const struct option_spec *option = (*each)->options;
			option && option->id; option++)
			try_option((*each)->name, option);
		/* Where one of the names is a copy by now watch would go on for ever. */
		const bool goes_on = !strcmp((*each)->name, "watch");
		for (const struct option_spec *option = common_options; option->id;
			option++)
			if (!goes_on || option->id != COMMON_FILE)
				try_option((*each)->name, option);
	}
}

static void test_environment(void **state)
{
	(void)state;
	static const char *const settings[] = {"MATTRAKAN_FILE=" STEERING,
		"MATTRAKAN_DATADIR=" STEERING, "MATTRAKAN_LOCALEDIR=" STEERING,
		"XDG_DATA_HOME=" STEERING, "XDG_CONFIG_HOME=" STEERING,
		"TMPDIR=" STEERING, "LANG=" STEERING, "LC_ALL=" STEERING,
		"LOGNAME=" STEERING, "USER=" STEERING, "HOME=" STEERING,
		"CUPS_SERVER=" STEERING};
	static const char *const calls[][4] = {{"list"}, {"check"}, {"print"}, {"verify"},
		{"print", "--layout", "none"}, {"print", "--profile", "none"}};
	for (size_t i = 0; i < sizeof(settings) / sizeof(*settings); i++)
		for (size_t k = 0; k < sizeof(calls) / sizeof(*calls); k++)
			assert_says_plainly(
				calls[k], (const char *const[]){settings[i], NULL});
}

/* Every text of the sample, with what steers before it. */
static void steer(json_t *value)
{
	static const char before[] = "\x1B[2J\x07\x7F\xC2\x9B"
				     "31m\xE2\x80\xAE";
	const char *key;
	json_t *member;
	json_object_foreach(value, key, member)
	{
		if (!strcmp(key, "format") || !strcmp(key, "layout") ||
			!strcmp(key, "uuid") || !strcmp(key, "state") ||
			!strcmp(key, "marks") || !strcmp(key, "digits") ||
			!strcmp(key, "unconfirmed"))
			continue;
		steer(member);
		if (json_is_string(member)) {
			struct str text = STR_INIT;
			str_printf(&text, "%s%s", before, json_string_value(member));
			json_string_set(member, text.data);
			str_release(&text);
		}
	}
	for (size_t i = 0; i < json_array_size(value); i++)
		steer(json_array_get(value, i));
}

static void import_steering(const char *folder)
{
	char *path = support_path(folder, "steering.json");
	json_t *report = json_load_file(support_reports[0].path, 0, NULL);
	assert_non_null(report);
	steer(report);
	json_object_del(report, "uuid");
	assert_int_equal(json_dump_file(report, path, 0), 0);
	json_decref(report);
	struct program_run run = PROGRAM_RUN_INIT;
	program_expect(&run, 0, "import", "--again", path);
	assert_plain(&run.out, false, "import");
	program_run_release(&run);
	free(path);
}

static void test_texts(void **state)
{
	struct program_run run = PROGRAM_RUN_INIT;
	static const char *const calls[][6] = {{"list"}, {"list", "--json"},
		{"show", "2"}, {"show", "2", "--json"}, {"search", "31m"},
		{"search", "31m", "--json"}, {"check", "--report", "2"},
		{"check", "--report", "2", "--json"}, {"print", "--report", "2"},
		{"export", "--report", "2", "--format", "text"},
		{"export", "--report", "2", "--format", "json"}, {"trail"},
		{"trail", "--json"}, {"people"}, {"units"}, {"words"}, {"verify"},
		{"carry", "2", "2570"}, {"print"}};
	import_steering(*state);
	program_expect(&run, 0, "show", "2");
	program_run_release(&run);
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++)
		assert_says_plainly(calls[i], NULL);
}

/* What is shown as JSON is JSON, and says what stands in the file. */
static void test_json_says_the_same(void **state)
{
	(void)state;
	struct program_run run = PROGRAM_RUN_INIT;
	program_expect(&run, 0, "export", "--report", "2", "--format", "json");
	json_t *report = json_loadb(run.out.data, run.out.bytes, 0, NULL);
	assert_non_null(report);
	const char *title = json_string_value(json_object_get(report, "title"));
	assert_non_null(strstr(title, "\x1B[2J\x07\x7F\xC2\x9B"
				      "31m\xE2\x80\xAE"));
	json_decref(report);
	program_expect(&run, 0, "list", "--json");
	json_t *list = json_loadb(run.out.data, run.out.bytes, 0, NULL);
	assert_true(json_is_array(list));
	json_decref(list);
	program_run_release(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arguments),
		cmocka_unit_test(test_options),
		cmocka_unit_test(test_environment),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_json_says_the_same),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
