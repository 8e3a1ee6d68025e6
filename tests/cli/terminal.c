/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands on a terminal, and with a terminal on one side alone. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/store.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/program.h"
#include "tests/support/pty.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

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

/* A file of many measures, as a program of other rules for searching left it. */
static void make_large(const char *office)
{
	struct error error = ERROR_INIT;
	struct report report;
	int64_t number;
	assert_done(store_create(office, NULL, &error), &error);
	struct store *store = office_open(office, STORE_WRITE);
	office_invent(&report, 2568, 500, 3);
	assert_done(store_import(store, &report, IMPORT_NEW, "somsri", &number, &error),
		&error);
	report_release(&report);
	raw_run(store, "UPDATE derived SET version = ''");
	store_close(store);
}

/* What is written over as soon as it stands there was written all the same. */
static void assert_written(const char *command, const char *words)
{
	const char *const arguments[] = {"-c", command, NULL};
	const struct pty_start start = {
		.program = "/bin/sh", .arguments = arguments, .columns = 132};
	struct pty *pty = pty_new(&start);
	assert_int_equal(pty_wait_exit(pty), 0);
	assert_non_null(strstr(pty_output(pty)->data, words));
	pty_free(pty);
}

/* How far it is counts up on a terminal, and nowhere else. */
static void test_brought_up_to_date(void **state)
{
	(void)state;
	char *folder = support_folder();
	char *office = support_path(folder, "office.db");
	struct program_run run = PROGRAM_RUN_INIT;
	setenv("MATTRAKAN_FILE", office, 1);
	make_large(office);
	assert_written("MATTRAKAN_PROGRESS=always " PROGRAM " show --open 1 >/dev/null",
		"๕๐๐ จาก ๕๐๐ (๑๐๐ %)");
	assert_int_equal(unlink(office), 0);
	make_large(office);
	program_expect(&run, 0, "show", "--open", "1");
	assert_string_equal(run.err.data, "");
	program_run_release(&run);
	free(office);
	support_folder_remove(folder);
}

/* It cannot be shown there, and the reason is said, with what to do. */
static void test_unknown_terminal(void **state)
{
	(void)state;
	struct office office;
	office_make(&office);
	struct pty *pty = pty_new(&(struct pty_start){
		.arguments = (const char *const[]){"--file", office.path, "--lang", "en",
			NULL},
		.settings = (const char *const[]){"TERM=no-such-type", NULL},
		.columns = 200,
	});
	pty_wait(
		pty, "type “no-such-type” cannot show the full-screen program; set TERM");
	assert_int_equal(pty_wait_exit(pty), 3);
	pty_free(pty);
	office_remove(&office);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_show_opens_what_is_seen),
		cmocka_unit_test(test_brought_up_to_date),
		cmocka_unit_test(test_unknown_terminal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
