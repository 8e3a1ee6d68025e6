/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mattrakan move, as a user calls it: what it says, what it leaves, what it exits with. */
#include <config.h>

#include "tests/support/program.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/store.h"
#include "tests/support/lived_in.h"
#include "tests/support/office.h"
#include "tests/support/pty.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/str.h"

struct place {
	struct office office;
	char *to;
	struct program_run run;
};

static int setup(void **state)
{
	static struct place place;
	office_make(&place.office);
	lived_in_make(&place.office);
	place.to = support_path(place.office.folder, "new.db");
	place.run = (struct program_run)PROGRAM_RUN_INIT;
	setenv("MATTRAKAN_FILE", "/nowhere/office.db", 1);
	*state = &place;
	return 0;
}

static int teardown(void **state)
{
	struct place *place = *state;
	free(place->to);
	program_run_release(&place->run);
	office_remove(&place->office);
	return 0;
}

static void assert_told(const struct place *place, const char *words)
{
	if (!strstr(place->run.out.data, words))
		fail_msg("“%s” is not in: %s", words, place->run.out.data);
}

/* The same lines of a command from both. */
static void assert_alike(struct place *place, int status, const char *command)
{
	struct str before = STR_INIT;
	program_expect(&place->run, status, "--file", place->office.path, command);
	str_puts(&before, place->run.out.data);
	program_expect(&place->run, status, "--file", place->to, command);
	assert_string_equal(place->run.out.data, before.data);
	str_release(&before);
}

static void test_moves(void **state)
{
	struct place *place = *state;
	char *head = raw_text(place->office.store,
		"SELECT hash FROM trail ORDER BY number DESC LIMIT 1");
	struct str counted = STR_INIT;
	str_printf(&counted, "%lld entries of the trail, 2 seals, ",
		(long long)raw_integer(
			place->office.store, "SELECT count(*) FROM trail"));
	program_expect(
		&place->run, 0, "--lang", "en", "move", place->office.path, place->to);
	assert_told(place, counted.data);
	assert_told(place, head);
	assert_told(place, "verify finds both in order");
	assert_told(place, "was not changed");
	assert_string_equal(place->run.err.data, "");
	assert_alike(place, 0, "list");
	assert_alike(place, 0, "trail");
	assert_alike(place, 0, "bin");
	program_expect(&place->run, 0, "--file", place->to, "verify");
	/* Once it is there nothing is moved onto it. */
	program_expect(
		&place->run, 3, "--lang", "en", "move", place->office.path, place->to);
	assert_said(&place->run, "is there already");
	free(head);
	str_release(&counted);
}

static void test_usage(void **state)
{
	struct place *place = *state;
	program_expect(&place->run, 2, "move");
	program_expect(&place->run, 2, "move", place->office.path);
	program_expect(&place->run, 2, "move", place->office.path, place->to, "x");
	program_expect(&place->run, 3, "move", place->to, place->to);
	assert_int_equal(access(place->to, F_OK), -1);
}

/* What verify finds is said, and moved all the same. */
static void test_faults(void **state)
{
	struct place *place = *state;
	raw_run(place->office.store, "UPDATE card SET issue = 'ก' WHERE number = 4");
	program_expect(
		&place->run, 1, "--lang", "en", "move", place->office.path, place->to);
	assert_told(place, "report 2, measure 2: it is not what the trail says");
	assert_told(place, "faults in both");
	assert_alike(place, 1, "verify");
}

/* On a terminal what is being done is shown, and nothing of it stays on the line. */
static void test_progress(void **state)
{
	struct place *place = *state;
	static const char *const settings[] = {"MATTRAKAN_PROGRESS=always", NULL};
	const struct pty_start start = {.settings = settings,
		.arguments = (const char *const[]){"--lang", "en", "move",
			place->office.path, place->to, NULL},
		.rows = 24,
		.columns = 100};
	struct pty *pty = pty_new(&start);
	assert_int_equal(pty_wait_exit(pty), 0);
	const struct str *shown = pty_output(pty);
	assert_non_null(strstr(shown->data, "(50 %)"));
	assert_non_null(strstr(shown->data, "\rcomparing: 1 of "));
	assert_plain(shown, true, "move");
	pty_free(pty);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_moves),
		TEST(test_usage),
		TEST(test_faults),
		TEST(test_progress),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
