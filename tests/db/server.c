/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The server that tests run over: it is there when asked for, each office is a database of
 * its own, and nothing of it is left when the test program has ended, or died.
 */
#include <config.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/postgres_server.h"
#include "text/str.h"

/* A program that starts one, tells where, and waits to be killed. */
static _Noreturn void start_and_wait(int told)
{
	char *database = postgres_server_database(NULL);
	const char *folder = postgres_server_folder();
	const size_t bytes = strlen(folder) + 1;
	free(database);
	if (write(told, folder, bytes) != (ssize_t)bytes)
		_exit(1);
	for (;;)
		pause();
}

static void dies_with_its_program(void **state)
{
	(void)state;
	int told[2], status;
	char folder[4096] = "";
	assert_int_equal(pipe(told), 0);
	const pid_t child = fork();
	assert_true(child >= 0);
	if (!child)
		start_and_wait(told[1]);
	close(told[1]);
	assert_true(read(told[0], folder, sizeof(folder) - 1) > 0);
	assert_int_equal(access(folder, F_OK), 0);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	postgres_server_wait_gone(folder);
	close(told[0]);
}

static void has_databases_and_people(void **state)
{
	(void)state;
	struct str said = STR_INIT;
	char *first = postgres_server_database(NULL);
	postgres_server_run(first, postgres_server_keeper(),
		"CREATE TABLE t (x int);"
		"INSERT INTO t VALUES (7)");
	postgres_server_run("postgres", POSTGRES_SUPERUSER,
		"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = x, public',"
		" (SELECT datname FROM pg_database WHERE datname LIKE 'office%')); END $$");
	char *second = postgres_server_database(first);
	assert_true(postgres_server_try(second, postgres_server_keeper(),
		"SELECT x, session_user, current_setting('search_path') FROM t", &said));
	char *expected = test_malloc(200);
	snprintf(expected, 200, "7|%s|x, public\n", postgres_server_keeper());
	assert_string_equal(said.data, expected);
	test_free(expected);
	assert_true(postgres_server_try(second, "somsri", "SELECT session_user", &said));
	assert_string_equal(said.data, "somsri\n");
	assert_false(postgres_server_try(second, "somsri", "SELECT x FROM t", &said));
	assert_non_null(strstr(said.data, "permission denied"));
	postgres_server_drop(first);
	assert_true(postgres_server_try(
		second, postgres_server_keeper(), "SELECT x FROM t", &said));
	postgres_server_drop(second);
	str_release(&said);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dies_with_its_program),
		cmocka_unit_test(has_databases_and_people),
	};
	if (postgres_server_missing()) {
		fprintf(stderr, "skipped: %s\n", postgres_server_missing());
		return POSTGRES_SERVER_SKIPPED;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
