/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The line to the server swallows everything, and nobody says so: the real program goes on.
 * Keys are painted before anybody knows; then the status row says it, what is typed is
 * kept, and when the line is there again it goes in.
 */
#include <config.h>

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/settings.h"
#include "tests/support/long_line.h"
#include "tests/support/office.h"
#include "tests/support/postgres_server.h"
#include "tests/support/pty.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

#define AWAY "No server since"

enum { KEYS_LEAST = 12, LOOK_EVERY = 20 /* ms */ };

static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static int setup(void **state)
{
	return office_setup_cards(state, 1);
}

static bool shows(struct pty *pty, const char *words)
{
	struct str screen = STR_INIT;
	pty_settle(pty);
	pty_text(pty, &screen);
	const bool is = strstr(screen.data, words);
	str_release(&screen);
	return is;
}

static struct pty *start(
	const struct long_line *line, const struct office *office, const char *folder)
{
	struct str home = STR_INIT;
	str_printf(&home, "XDG_DATA_HOME=%s", folder);
	char *address =
		long_line_address(line, office->database, postgres_server_keeper());
	const char *const arguments[] = {"--lang", "en", "--file", address, NULL};
	const char *const settings[] = {home.data, NULL};
	const struct pty_start how = {
		.arguments = arguments, .settings = settings, .rows = 40, .columns = 120};
	struct pty *pty = pty_new(&how);
	pty_wait(pty, "F1");
	pty_key(pty, "Enter");
	pty_wait(pty, "F7 Progress");
	pty_key(pty, "Enter");
	pty_wait(pty, "Next field");
	pty_key(pty, "Ctrl-End");
	pty_settle(pty);
	free(address);
	str_release(&home);
	return pty;
}

/* Letter by letter, each when the one before is on the screen, till it is known. */
static void type_till_known(struct pty *pty)
{
	struct str typed = STR_INIT;
	int64_t longest = 0;
	int keys = 0;
	pty_type(pty, " ");
	for (; !shows(pty, AWAY); keys++) {
		const char letter[] = {(char)('a' + keys % 26), '\0'};
		const int64_t began = now();
		pty_type(pty, letter);
		str_puts(&typed, letter);
		/* It may go on in the next line. */
		pty_wait(pty, letter);
		pty_settle(pty);
		longest = now() - began > longest ? now() - began : longest;
		poll(NULL, 0, 5 * LOOK_EVERY);
	}
	printf("half-open: %d keys painted before it was known; the longest took %lld ms\n",
		keys, (long long)longest);
	assert_true(keys >= KEYS_LEAST);
	str_release(&typed);
}

static bool is_saved(struct str *body, const char *words, const struct office *office)
{
	str_clear(body);
	return postgres_server_try(office->database, POSTGRES_SUPERUSER,
		       "SELECT body FROM mattrakan.draft UNION ALL "
		       "SELECT c::text FROM mattrakan.card AS c",
		       body) &&
	       strstr(body->data, words);
}

static void test_half_open(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct str body = STR_INIT;
	char *folder = support_folder();
	struct long_line *line = long_line_new(postgres_server_folder(), 0);
	assert_done(store_set_setting(office->store, postgres_server_keeper(),
			    "suggestions", "off", &error),
		&error);
	struct pty *pty = start(line, office, folder);
	long_line_hold(line, true);
	type_till_known(pty);
	pty_type(pty, " whileaway");
	pty_wait(pty, "whileaway");
	pty_wait(pty, AWAY);
	assert_true(shows(pty, "kept on this machine"));
	assert_false(is_saved(&body, "whileaway", office));
	long_line_hold(line, false);
	pty_wait_gone(pty, AWAY);
	while (!is_saved(&body, "whileaway", office))
		poll(NULL, 0, LOOK_EVERY);
	pty_key(pty, "Ctrl-Q");
	assert_int_equal(pty_wait_exit(pty), 0);
	pty_free(pty);
	long_line_free(line);
	str_release(&body);
	support_folder_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_half_open, setup, office_teardown),
	};
	postgres_server_want();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
