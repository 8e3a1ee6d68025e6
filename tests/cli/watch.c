/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan watch: each act is a line as soon as it is done, nothing twice and nothing left
 * out, over a file as over a server, whatever becomes of the connection; and how it ends.
 */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <jansson.h>

#include "db/office_words.h"
#include "db/store.h"
#include "tests/support/office.h"
#include "tests/support/postgres_server.h"
#include "tests/support/program.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

enum { PATIENCE = 60000 /* ms */ };

/* --- a watch that runs --- */

struct watcher {
	pid_t child;
	int out; /* what it writes */
	struct str came;
};

/* options: NULL ends. */
static void start(
	struct watcher *watcher, const struct office *office, const char *const *options)
{
	int ends[2];
	const char *arguments[12] = {"mattrakan", "--file", office->path, "watch"};
	for (size_t i = 0; options[i]; i++)
		arguments[i + 4] = options[i];
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	*watcher = (struct watcher){.child = fork(), .out = ends[0], .came = STR_INIT};
	assert_true(watcher->child >= 0);
	if (!watcher->child) {
		dup2(ends[1], STDOUT_FILENO);
		signal(SIGINT, SIG_DFL); /* which is ignored behind a shell's & */
		execv(TOP_BUILDDIR "/mattrakan", (char *const *)arguments);
		_exit(127);
	}
	close(ends[1]);
}

#define START(watcher, office, ...)                                                      \
	start(watcher, office, (const char *const[]){__VA_ARGS__, NULL})

/* Its next line, which is waited for; to be freed. */
static char *next(struct watcher *watcher)
{
	char bytes[4096], *end;
	while (!(end = strchr(watcher->came.data, '\n'))) {
		struct pollfd more = {.fd = watcher->out, .events = POLLIN};
		if (poll(&more, 1, PATIENCE) != 1)
			fail_msg("nothing comes behind '%s'", watcher->came.data);
		const ssize_t count = read(watcher->out, bytes, sizeof(bytes));
		if (count <= 0)
			fail_msg("it has ended behind '%s'", watcher->came.data);
		str_append(&watcher->came, bytes, (size_t)count);
	}
	char *line = strndup(watcher->came.data, (size_t)(end - watcher->came.data));
	str_splice(&watcher->came, 0, (size_t)(end + 1 - watcher->came.data), "", 0);
	return line;
}

/* The exit status, which is waited for. */
static int end_of(struct watcher *watcher)
{
	int status;
	assert_int_equal(waitpid(watcher->child, &status, 0), watcher->child);
	if (watcher->out >= 0)
		close(watcher->out);
	str_release(&watcher->came);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static int stop(struct watcher *watcher)
{
	assert_int_equal(kill(watcher->child, SIGINT), 0);
	return end_of(watcher);
}

/* --- what is done meanwhile --- */

static void learn(const struct office *office, const char *word)
{
	struct error error = ERROR_INIT;
	struct store *store = office_open(office->path, STORE_WRITE);
	assert_done(store_set_office_word(store, word, true, "somsri", &error), &error);
	store_close(store);
}

static void learn_another(const struct office *office, int number)
{
	struct str word = STR_INIT;
	str_puts(&word, "ขข");
	str_put_code_point(&word, 0x0E01 + (uint32_t)number % 40);
	learn(office, word.data);
	str_release(&word);
}

/* The line tells that a word was learned, and is the entry of that number. */
static void assert_learned(const char *line, json_int_t number, const char *word)
{
	json_error_t error;
	json_t *entry = json_loads(line, 0, &error);
	if (!entry)
		fail_msg("%s: %s", error.text, line);
	assert_int_equal(json_integer_value(json_object_get(entry, "number")), number);
	assert_string_equal(
		json_string_value(json_object_get(entry, "act")), "office.set");
	assert_string_equal(json_string_value(json_object_get(entry, "who")), "somsri");
	assert_non_null(
		strstr(json_string_value(json_object_get(entry, "detail")), word));
	json_decref(entry);
}

static void expect_learned(struct watcher *watcher, json_int_t number, const char *word)
{
	char *line = next(watcher);
	assert_learned(line, number, word);
	free(line);
}

/* --- the tests --- */

static void test_since(void **state)
{
	const struct office *office = *state;
	struct watcher watcher;
	learn(office, "กก");
	learn(office, "ขข");
	START(&watcher, office, "--json", "--since", "1");
	expect_learned(&watcher, 2, "ขข");
	learn(office, "คค");
	expect_learned(&watcher, 3, "คค");
	assert_int_equal(stop(&watcher), 0);
	/* From a moment on. */
	START(&watcher, office, "--json", "--since", "2001-02-03T04:05:06+07:00");
	expect_learned(&watcher, 1, "กก");
	assert_int_equal(stop(&watcher), 0);
}

/* Without --since it begins with what comes; that it listens is seen by what it tells of
 * another run. */
static void test_lines(void **state)
{
	const struct office *office = *state;
	struct watcher watcher;
	learn(office, "กก");
	START(&watcher, office, "--since", "0");
	char *line = next(&watcher);
	assert_int_equal(strncmp(line, "1\t", 2), 0);
	assert_non_null(strstr(line, "\tsomsri\toffice.set\t"));
	free(line);
	assert_int_equal(stop(&watcher), 0);
	START(&watcher, office, "--json");
	/* It may not have begun yet: what was done before that is not told. */
	struct pollfd more = {.fd = watcher.out, .events = POLLIN};
	for (int i = 0; poll(&more, 1, 100) == 0 && i < PATIENCE / 100; i++)
		learn_another(office, i);
	line = next(&watcher);
	assert_null(strstr(line, "กก"));
	free(line);
	assert_int_equal(stop(&watcher), 0);
}

/* What nobody reads any more ends by itself, and well. */
static void test_reader_goes(void **state)
{
	const struct office *office = *state;
	struct watcher watcher;
	learn(office, "กก");
	START(&watcher, office, "--json", "--since", "0");
	expect_learned(&watcher, 1, "กก");
	close(watcher.out);
	watcher.out = -1;
	assert_int_equal(end_of(&watcher), 0);
}

/* The server ends all connections, as when it is started again. */
static void test_server_again(void **state)
{
	const struct office *office = *state;
	struct watcher watcher;
	if (!office->database)
		skip();
	learn(office, "กก");
	START(&watcher, office, "--json", "--since", "0");
	expect_learned(&watcher, 1, "กก");
	static const char *const words[] = {"ขข", "คค", "งง"};
	for (size_t i = 0; i < COUNT(words); i++) {
		postgres_server_break(office->database);
		learn(office, words[i]);
		expect_learned(&watcher, (json_int_t)i + 2, words[i]);
	}
	assert_int_equal(stop(&watcher), 0);
}

static void test_refused(void **state)
{
	struct office *office = *state;
	struct program_run run = PROGRAM_RUN_INIT;
	program_expect(&run, 2, "--file", office->path, "watch", "--since", "yesterday");
	program_expect(&run, 2, "--file", office->path, "watch", "--since", "-1");
	program_expect(&run, 2, "--file", office->path, "watch", "--since", "");
	program_expect(&run, 2, "--file", office->path, "watch", "--since", "2026-02-30");
	program_expect(&run, 2, "--file", office->path, "watch", "here");
	program_expect(&run, 3, "--file", "/nowhere/office.db", "watch");
	program_run_release(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_since, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_lines, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_reader_goes, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_server_again, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_refused, office_setup, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
