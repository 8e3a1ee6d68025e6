/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan doctor: what it says of a machine that is well, and of what is wrong with one.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "tests/support/program.h"
#include "tests/support/pty.h"
#include "tests/support/support.h"
#include "text/str.h"

#define SAMPLE TOP_SRCDIR "/data/samples/annual.json"

/* What --json says of a part; "" where it is not named. To be freed. */
static char *health_of(const struct program_run *run, const char *part)
{
	json_error_t error;
	const char *health = "";
	json_t *parts = json_loads(run->out.data, 0, &error), *entry;
	size_t i;
	if (!parts)
		fail_msg("%s: %s", error.text, run->out.data);
	json_array_foreach(parts, i, entry)
	{
		const char *name = json_string_value(json_object_get(entry, "part"));
		assert_non_null(json_string_value(json_object_get(entry, "seen")));
		if (!strcmp(name, part))
			health = json_string_value(json_object_get(entry, "health"));
	}
	char *copy = strdup(health);
	json_decref(parts);
	return copy;
}

static void assert_health(
	const struct program_run *run, const char *part, const char *expected)
{
	char *health = health_of(run, part);
	if (strcmp(health, expected) != 0)
		fail_msg("%s is %s, not %s: %s", part, health, expected, run->out.data);
	free(health);
}

static void test_well(void **state)
{
	(void)state;
	struct program_run run = PROGRAM_RUN_INIT;
	program_expect(&run, 0, "doctor", "--json");
	assert_health(&run, "Language", "good");
	assert_health(&run, "Data", "good");
	assert_health(&run, "Office file", "note"); /* none yet */
	program_expect(&run, 0, "import", SAMPLE);
	program_expect(&run, 0, "backup", "--automatic");
	program_expect(&run, 0, "doctor", "--json");
	assert_health(&run, "Office file", "good");
	assert_health(&run, "Copies", "good");
	assert_health(&run, "Disk", "good");
	program_expect(&run, 0, "doctor");
	assert_non_null(strstr(run.out.data, "Office file: in order"));
	program_run_release(&run);
}

static void test_wrong(void **state)
{
	(void)state;
	struct program_run run = PROGRAM_RUN_INIT;
	support_write("no-office.db", "This is no office.", 18);
	program_expect(&run, 1, "--file", "no-office.db", "doctor", "--json");
	assert_health(&run, "Office file", "bad");
	program_run(&run, (const char *const[]){"doctor", "--json", NULL}, NULL,
		(const char *const[]){"LC_ALL=C", "MATTRAKAN_COPIES=no", NULL});
	assert_health(&run, "Language", "note");
	assert_health(&run, "Copies", "note");
	program_expect(&run, 2, "doctor", "now");
	program_run_release(&run);
}

/* On a terminal: how it draws Thai is seen by what it answers. */
static void expect_on_terminal(enum pty_kind kind, const char *type, const char *expected)
{
	struct pty *pty = pty_new(
		&(struct pty_start){.arguments = (const char *const[]){"doctor", NULL},
			.settings = (const char *const[]){type, NULL},
			.rows = 40,
			.columns = 100,
			.kind = kind});
	pty_wait(pty, expected);
	assert_int_equal(pty_wait_exit(pty), 0);
	pty_free(pty);
}

static void test_terminals(void **state)
{
	(void)state;
	expect_on_terminal(PTY_USUAL, "TERM=xterm-256color", "100 columns, 40 rows");
	expect_on_terminal(
		PTY_USUAL, "TERM=xterm-256color", "marks stand over and under");
	expect_on_terminal(PTY_USUAL, "TERM=dumb", "line by line");
}

static void test_wide_marks(void **state)
{
	(void)state;
	struct pty *pty = pty_new(
		&(struct pty_start){.arguments = (const char *const[]){"doctor", NULL},
			.rows = 40,
			.columns = 100,
			.kind = PTY_WIDE_MARKS});
	pty_wait(pty, "Thai letters: wrong");
	assert_int_equal(pty_wait_exit(pty), 1);
	pty_free(pty);
}

static int setup(void **state)
{
	support_enter(state);
	char *file = support_path(*state, "office.db");
	setenv("MATTRAKAN_FILE", file, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("LANGUAGE", "en", 1);
	unsetenv("MATTRAKAN_COPIES");
	free(file);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_well),
		cmocka_unit_test(test_wrong),
		cmocka_unit_test(test_terminals),
		cmocka_unit_test(test_wide_marks),
	};
	return cmocka_run_group_tests(tests, setup, support_leave);
}
