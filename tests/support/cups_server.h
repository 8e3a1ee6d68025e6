/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A print server of the test's own: a cupsd with all its files in a temporary folder and
 * a socket there, its queues, and the printer behind them, which is a port that the test
 * reads. Nothing of the machine's own CUPS is used or changed.
 */
#ifndef TESTS_SUPPORT_CUPS_SERVER_H
#define TESTS_SUPPORT_CUPS_SERVER_H

#include <sys/types.h>

#include "tests/support/support.h"

struct cups_server {
	char *folder;
	pid_t process;
	int printer; /* listens; a job's bytes come by a connection of their own */
	int deaf;    /* a port where nobody listens */
};

/*
 * Starts it and lets CUPS_SERVER name it; the test fails where that cannot be. Without
 * queues, or with these, of which each job ends where the printer breaks off:
 *	raw    the default one, to the printer
 *	paused does not print, takes jobs
 *	shut   takes no jobs
 *	deaf   to a printer that is off
 */
void cups_server_start(struct cups_server *server, bool queues);
void cups_server_stop(struct cups_server *server);

/* It breaks down. */
void cups_server_kill(struct cups_server *server);

/* It breaks down and comes up again: what it was given last is forgotten. */
void cups_server_break_down(struct cups_server *server);

/* Runs a command of CUPS (lpadmin, cupsenable ...) on it; it must do well. */
void cups_server_run(const char *command);

/* Where a port's printer is, for lpadmin -v; good until the next call. */
const char *cups_server_device(int listener);

/* Takes the next connection to the printer, or fails. */
int cups_server_accept(const struct cups_server *server);

/* What comes by it until its end, into out (emptied first); closes it. */
void cups_server_read(int connection, struct str *out);

/* Whether nobody has connected up to now. */
bool cups_server_quiet(const struct cups_server *server);

/* A file of the server's, such as its page_log, into out (emptied first). */
void cups_server_file(
	const struct cups_server *server, const char *name, struct str *out);

#endif
