/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The exit statuses that the man page names, each met by commands; and none is met that it
 * does not name.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/program.h"
#include "tests/support/pty.h"
#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"

#define SAMPLE TOP_SRCDIR "/data/samples/annual.json"

static const struct {
	int status;
	const char *arguments[7];
} calls[] = {
	{0, {"import", SAMPLE}},
	{0, {"list"}},
	{0, {"list", "--json"}},
	{0, {"--version"}},
	{0, {"--help"}},
	/* What is asked about is not well. */
	{1, {"import", SAMPLE}}, /* it is there already */
	{1, {"import", "bad.json"}},
	{1, {"search", "no such words"}},
	{1, {"search", "no such words", "--json"}},
	{1, {"units"}},
	{1, {"units", "--json"}},
	{1, {"print", "--to", "there.txt"}},
	/* Wrong usage. */
	{2, {"no-such-command"}},
	{2, {"list", "--no-such-option"}},
	{2, {"list", "--json=1"}},
	{2, {"text", "sort", "--json"}},
	{2, {"show", "99"}},
	{2, {"export", "--format", "html", "--json"}},
	{2, {"print", "--json"}},
	/* The office file or the system failed. */
	{3, {"--file", "none.db", "list"}},
	{3, {"--file", "none.db", "list", "--json"}},
	{3, {"--file", "bad.json", "list"}},
	{3, {"export", "--format", "text", "--to", "none/report.txt"}},
};

/* What the man page says between EXIT STATUS and the next heading. */
static bool is_named(int status)
{
	struct str page = STR_INIT, line = STR_INIT;
	support_read("mattrakan.1", &page);
	const char *from = strstr(page.data, "\n.SH EXIT STATUS\n");
	assert_non_null(from);
	const char *end = strstr(from + 1, "\n.SH ");
	assert_non_null(end);
	str_printf(&line, "\n.TP\n\\fB%d\\fR\n", status);
	const char *found = strstr(from, line.data);
	const bool named = found && found < end;
	str_release(&page);
	str_release(&line);
	return named;
}

static void test_calls(void **state)
{
	struct program_run run = PROGRAM_RUN_INIT;
	(void)state;
	for (size_t i = 0; i < COUNT(calls); i++) {
		program_expect_list(&run, calls[i].status, calls[i].arguments);
		/* What is wrong is a sentence on standard error, with --json too. */
		if (calls[i].status > 1) {
			assert_string_equal(run.out.data, "");
			assert_said(&run, "mattrakan: ");
		}
	}
	program_run_release(&run);
}

/* What is stopped while it prints: the printer, a pipe that nobody reads, takes nothing. */
static void test_stopped(void **state)
{
	(void)state;
	const struct pty_start start = {
		.arguments = (const char *const[]){"print", "--to", "./printer", NULL}};
	assert_int_equal(mkfifo("printer", 0600), 0);
	struct pty *pty = pty_new(&start);
	pty_settle(pty);
	pty_send(pty, "\x03", 1);
	assert_int_equal(pty_wait_exit(pty), 130);
	pty_free(pty);
}

static void test_named(void **state)
{
	(void)state;
	char *here = getcwd(NULL, 0);
	assert_int_equal(chdir(TOP_BUILDDIR), 0);
	for (size_t i = 0; i < COUNT(calls); i++)
		assert_true(is_named(calls[i].status));
	assert_true(is_named(130));
	assert_int_equal(chdir(here), 0);
	free(here);
}

static int setup(void **state)
{
	support_enter(state);
	char *file = support_path(*state, "office.db");
	setenv("MATTRAKAN_FILE", file, 1);
	support_write("bad.json", "{", 1);
	support_write("there.txt", "", 0);
	free(file);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_calls),
		cmocka_unit_test(test_stopped),
		cmocka_unit_test(test_named),
	};
	return cmocka_run_group_tests(tests, setup, support_leave);
}
