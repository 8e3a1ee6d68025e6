/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The first start of the real program: into the example office and out of it, to the own office
 * and its first report; on the screen and line by line. Nothing of the one is in the other.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/support/program.h"
#include "tests/support/pty.h"
#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"

struct home {
	char *folder; /* of what the person keeps with programs */
	char *own, *example;
	struct program_run run;
	struct pty *pty; /* NULL: the program does not run */
};

static int set_up(void **state)
{
	static struct home home;
	home = (struct home){
		.folder = support_folder(), .run = (struct program_run)PROGRAM_RUN_INIT};
	home.own = support_path(home.folder, "mattrakan/office.db");
	home.example = support_path(home.folder, "mattrakan/example/office.db");
	setenv("XDG_DATA_HOME", home.folder, 1);
	*state = &home;
	return 0;
}

static int tear_down(void **state)
{
	struct home *home = *state;
	pty_free(home->pty);
	program_run_release(&home->run);
	support_folder_remove(home->folder);
	free(home->own);
	free(home->example);
	return 0;
}

static void start(struct home *home, const char *option)
{
	const char *const arguments[] = {"--lang", "en", option, NULL};
	pty_free(home->pty);
	home->pty = pty_new(&(struct pty_start){.arguments = arguments});
}

static void leave(struct home *home)
{
	pty_key(home->pty, "Ctrl-Q");
	assert_int_equal(pty_wait_exit(home->pty), 0);
	assert_string_equal(pty_not_restored(home->pty), "");
}

/* How many reports are in an office file. */
static void assert_reports(struct home *home, const char *file, size_t count)
{
	size_t lines = 0;
	program_expect(&home->run, 0, "--file", file, "list");
	for (const char *at = home->run.out.data; (at = strchr(at, '\n')); at++)
		lines++;
	assert_int_equal(lines, count);
}

/* --- on the screen --- */

static void test_through_the_example_to_the_first_report(void **state)
{
	struct home *home = *state;
	start(home, NULL);
	pty_wait(home->pty, "Look round in an example office");
	pty_key(home->pty, "e");
	pty_wait(home->pty, "EXAMPLE");
	/* Neither is the own office file made by that, */
	assert_int_not_equal(access(home->own, F_OK), 0);
	pty_key(home->pty, "n");
	pty_wait(home->pty, "Make it");
	pty_key(home->pty, "Ctrl-S");
	pty_wait(home->pty, "F7 Progress");
	pty_key(home->pty, "Ctrl-]");
	pty_wait(home->pty, "6 in all");
	pty_key(home->pty, "Ctrl-]");
	pty_wait(home->pty, "Look round in an example office");
	pty_wait_gone(home->pty, "EXAMPLE");
	/* nor does anything of it come into that. */
	pty_key(home->pty, "n");
	pty_wait(home->pty, "Kind of agency");
	pty_key(home->pty, "Enter");
	pty_type(home->pty, "ด่านแม่ละเมา");
	pty_key(home->pty, "Enter");
	pty_wait(home->pty, "อ.แม่สอด จ.ตาก");
	pty_key(home->pty, "Ctrl-S");
	pty_wait(home->pty, "Make it");
	pty_key(home->pty, "Ctrl-S");
	pty_wait(home->pty, "F7 Progress");
	leave(home);
	assert_reports(home, home->own, 1);
	assert_non_null(strstr(home->run.out.data, "ด่านแม่ละเมา"));
	assert_reports(home, home->example, 6);
	assert_null(strstr(home->run.out.data, "ด่านแม่ละเมา"));
	/* The example is there again as it was left, from the command line too. */
	start(home, "--example");
	pty_wait(home->pty, "EXAMPLE");
	leave(home);
	start(home, NULL);
	pty_wait(home->pty, "ด่านแม่ละเมา");
	pty_wait_gone(home->pty, "EXAMPLE");
	leave(home);
}

static void palette(struct home *home, const char *words)
{
	pty_key(home->pty, "Ctrl-/");
	pty_wait(home->pty, "Type what you want to do");
	pty_type(home->pty, words);
	pty_key(home->pty, "Enter");
	pty_wait(home->pty, "Throw the example away?");
	pty_key(home->pty, "F8");
}

static void test_anew_and_away(void **state)
{
	struct home *home = *state;
	start(home, "--example");
	pty_wait(home->pty, "5 in all");
	pty_key(home->pty, "d");
	pty_wait(home->pty, "Remove this report?");
	pty_key(home->pty, "F8");
	pty_wait(home->pty, "4 in all");
	palette(home, "Make the example anew");
	pty_wait(home->pty, "5 in all");
	palette(home, "Throw the example away");
	pty_wait(home->pty, "Look round in an example office");
	assert_int_not_equal(access(home->example, F_OK), 0);
	leave(home);
	assert_int_not_equal(access(home->own, F_OK), 0);
}

/* What cannot be made is told where one is. */
static void test_where_nothing_can_be_made(void **state)
{
	struct home *home = *state;
	setenv("XDG_DATA_HOME", "/dev/null/nobody", 1);
	start(home, NULL);
	pty_wait(home->pty, "Look round in an example office");
	pty_key(home->pty, "e");
	pty_wait(home->pty, "the folder cannot be made");
	pty_wait(home->pty, "Look round in an example office");
	leave(home);
	program_run(
		&home->run, (const char *const[]){"--example", "list", NULL}, NULL, NULL);
	assert_int_equal(home->run.status, 3);
}

/* --- line by line, and commands --- */

static void run_plain(struct home *home, const char *script)
{
	struct str input = STR_INIT;
	str_puts(&input, script);
	program_run(&home->run, (const char *const[]){"--lang", "en", "--plain", NULL},
		&input, NULL);
	assert_int_equal(home->run.status, 0);
	str_release(&input);
}

static void test_line_by_line(void **state)
{
	struct home *home = *state;
	run_plain(home, "e\nnew\n\n\n\n\n\n\n..\n..\nn\n\nด่านแม่ละเมา\n\n\nสมศรี\n");
	assert_non_null(strstr(home->run.out.data, "Look round in an example office"));
	assert_non_null(strstr(home->run.out.data, "EXAMPLE  New report, อบต.ธารตะวัน"));
	assert_non_null(strstr(home->run.out.data, "> New report, อบต.ด่านแม่ละเมา"));
	assert_reports(home, home->example, 6);
	program_expect(&home->run, 0, "--file", home->own, "verify");
}

/* A command works on the example where that was asked for, and on nothing else. */
static void test_commands(void **state)
{
	struct home *home = *state;
	program_expect(&home->run, 0, "--example", "list");
	assert_int_not_equal(access(home->own, F_OK), 0);
	program_expect(&home->run, 0, "--example", "carry", "1", "2571");
	assert_reports(home, home->example, 6);
	assert_int_not_equal(access(home->own, F_OK), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_through_the_example_to_the_first_report, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_anew_and_away, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_where_nothing_can_be_made, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_line_by_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_commands, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("cli/first_start", tests, NULL, NULL);
}
