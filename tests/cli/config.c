/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is configured: which file counts, what is refused, and that it holds.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/program.h"
#include "tests/support/support.h"
#include "text/str.h"

#define SAMPLE TOP_SRCDIR "/data/samples/annual.json"
#define FORMAT "\"format\": \"mattrakan.config/1\""

static void configure(const char *members)
{
	struct str text = STR_INIT;
	str_printf(&text, "{\n" FORMAT "%s\n}\n", members);
	support_write("config.json", text.data, text.bytes);
	setenv("MATTRAKAN_CONFIG", "config.json", 1);
	str_release(&text);
}

static void test_office(void **state)
{
	(void)state;
	struct program_run run = PROGRAM_RUN_INIT;
	configure(",\n\"office\": \"ours.db\"");
	program_expect(&run, 0, "import", SAMPLE);
	assert_int_equal(access("ours.db", F_OK), 0);
	program_expect(&run, 0, "config");
	assert_non_null(strstr(run.out.data, "office\tours.db\tconfig.json\n"));
	/* What is said nearer counts before it. */
	program_expect(&run, 0, "--file", "other.db", "config");
	assert_non_null(strstr(run.out.data, "office\tother.db\t--file\n"));
	program_run(&run, (const char *const[]){"config", "--json", NULL}, NULL,
		(const char *const[]){"MATTRAKAN_FILE=third.db", NULL});
	assert_non_null(strstr(run.out.data, "third.db"));
	assert_non_null(strstr(run.out.data, "\"environment\""));
	program_run_release(&run);
}

static void test_home(void **state)
{
	(void)state;
	struct program_run run = PROGRAM_RUN_INIT;
	configure(",\n\"office\": \"~/office.db\"");
	program_run(&run, (const char *const[]){"config", NULL}, NULL,
		(const char *const[]){"HOME=/home/somsri", NULL});
	assert_non_null(strstr(run.out.data, "office\t/home/somsri/office.db\t"));
	program_run_release(&run);
}

static void test_language(void **state)
{
	(void)state;
	struct program_run run = PROGRAM_RUN_INIT;
	configure(",\n\"language\": \"th\"");
	program_expect(&run, 2, "no-such-command");
	assert_said(&run, "ไม่มีคำสั่งนี้");
	program_expect(&run, 2, "--lang", "en", "no-such-command");
	assert_said(&run, "there is no such command");
	program_run_release(&run);
}

/* print goes by them as by its options. */
static void test_printing(void **state)
{
	(void)state;
	struct program_run asked = PROGRAM_RUN_INIT, run = PROGRAM_RUN_INIT;
	configure("");
	program_expect(&run, 0, "--file", "printed.db", "import", SAMPLE);
	program_expect(&asked, 0, "--file", "printed.db", "print", "--paper", "160x66",
		"--profile", "tis620");
	program_expect(&run, 0, "--file", "printed.db", "print");
	assert_string_not_equal(run.out.data, asked.out.data);
	configure(",\n\"paper\": \"160x66\",\n\"profile\": \"tis620\"");
	program_expect(&run, 0, "--file", "printed.db", "print");
	assert_string_equal(run.out.data, asked.out.data);
	program_run_release(&asked);
	program_run_release(&run);
}

/* The person's before the machine's is tried with the person's alone: the machine's lies where
 * the program is installed. */
static void test_personal(void **state)
{
	(void)state;
	struct program_run run = PROGRAM_RUN_INIT;
	assert_int_equal(mkdir("mattrakan", 0700), 0);
	static const char dark[] = "{" FORMAT ", \"theme\": \"dark\"}";
	support_write("mattrakan/config.json", dark, strlen(dark));
	char *folder = realpath(".", NULL);
	struct str setting = STR_INIT;
	str_printf(&setting, "XDG_CONFIG_HOME=%s", folder);
	program_run(&run, (const char *const[]){"config", NULL}, NULL,
		(const char *const[]){"MATTRAKAN_CONFIG", setting.data, NULL});
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.out.data, "theme\tdark\t"));
	assert_non_null(strstr(run.out.data, "paper\t136x66\tusual\n"));
	str_release(&setting);
	free(folder);
	program_run_release(&run);
}

static void test_refused(void **state)
{
	(void)state;
	static const struct {
		const char *members;
		const char *said;
	} bad[] = {
		{",\n\"offfice\": \"a.db\"", "config.json:3:"},
		{",\n\"offfice\": \"a.db\"", "office, language"},
		{",\n\"language\": 1", "config.json:3:"},
		{",\n\"language\": \"de\"", "\"de\""},
		{",\n\"theme\": \"pink\"", "theme"},
		{",\n\"office\": ", "config.json:"},
		{",\n\"office\": \"\"", "office: \"\" is none"},
		{",\n\"paper\": \"0x0\"", "paper: \"0x0\" is none"},
		{",\n\"pitch\": \"wide\"", "pitch: \"wide\" is none"},
	};
	struct program_run run = PROGRAM_RUN_INIT;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		configure(bad[i].members);
		program_run(&run, (const char *const[]){"list", NULL}, NULL, NULL);
		assert_int_not_equal(run.status, 0);
		assert_said(&run, bad[i].said);
	}
	support_write("config.json", "{\"format\": \"mattrakan.config/2\"}", 32);
	program_run(&run, (const char *const[]){"list", NULL}, NULL, NULL);
	assert_said(&run, "mattrakan.config/1");
	program_run_release(&run);
}

static int setup(void **state)
{
	support_enter(state);
	setenv("LANGUAGE", "en", 1);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_office),
		cmocka_unit_test(test_home),
		cmocka_unit_test(test_language),
		cmocka_unit_test(test_printing),
		cmocka_unit_test(test_personal),
		cmocka_unit_test(test_refused),
	};
	return cmocka_run_group_tests(tests, setup, support_leave);
}
