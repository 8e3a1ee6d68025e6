/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands on a terminal, and with a terminal on one side alone. */
#include <config.h>

#include <stdlib.h>

#include "tests/support/program.h"
#include "tests/support/pty.h"

#define PROGRAM TOP_BUILDDIR "/mattrakan"

/* Runs a command of the shell on a terminal, to its end. */
static void on_terminal(const char *command, const char *words)
{
	const char *const arguments[] = {"-c", command, NULL};
	const struct pty_start start = {
		.program = "/bin/sh", .arguments = arguments, .columns = 132};
	struct pty *pty = pty_new(&start);
	pty_wait(pty, words);
	assert_int_equal(pty_wait_exit(pty), 0);
	pty_free(pty);
}

/* What is shown on the screen is what commands mean from then on; what goes into a pipe
 * or a file changes nothing, wherever the keys come from. */
static void test_show_opens_what_is_seen(void **state)
{
	(void)state;
	char *folder = support_folder();
	char *office = support_path(folder, "office.db");
	struct program_run run = PROGRAM_RUN_INIT;
	setenv("MATTRAKAN_FILE", office, 1);
	program_expect(&run, 0, "import", TOP_SRCDIR "/data/samples/annual.json");
	program_expect(&run, 0, "import", TOP_SRCDIR "/data/samples/memo.json");
	on_terminal(PROGRAM " show 1 | cat; echo over", "over");
	on_terminal(PROGRAM " show 1 >/dev/null; echo over", "over");
	program_expect(&run, 2, "show");
	/* Keys from elsewhere, and a screen to look at. */
	on_terminal(PROGRAM " show 2 </dev/null; echo over", "over");
	program_expect(&run, 0, "show");
	program_run_release(&run);
	free(office);
	support_folder_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_show_opens_what_is_seen),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
