/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs a command beside a database server of its own (tests/support/postgres_server.h) at the
 * far end of a line of so many milliseconds each way (tests/support/long_line.h):
 *
 *	far MILLISECONDS COMMAND...
 *
 * NEAR and FAR are the addresses of the same empty office, without and with the line. What the
 * command asked by the line is told at the end: how often it waited for an answer.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/long_line.h"
#include "tests/support/office.h"
#include "tests/support/postgres_server.h"

static int run(char **argv)
{
	int status;
	const pid_t child = fork();
	if (!child) {
		execvp(argv[0], argv);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) != child)
		return 1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

int main(int argc, char **argv)
{
	struct office office;
	if (argc < 3) {
		fputs("usage: far MILLISECONDS COMMAND...\n", stderr);
		return 2;
	}
	if (postgres_server_missing()) {
		printf("  (%s)\n", postgres_server_missing());
		return 0;
	}
	postgres_server_want();
	setenv("NEAR", office_new(&office), 1);
	struct long_line *line =
		long_line_new(postgres_server_folder(), (int)strtol(argv[1], NULL, 10));
	char *address =
		long_line_address(line, office.database, postgres_server_keeper());
	setenv("FAR", address, 1);
	const int status = run(argv + 2);
	printf("  %d round trips\n", long_line_trips(line));
	free(address);
	long_line_free(line);
	office.store = NULL;
	office_remove(&office);
	return status;
}
