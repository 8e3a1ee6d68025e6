/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Options by the platform's getopt_long, from the tables of cli/command.h.
 *
 * The common options may stand before the command and behind it. --help and
 * --version are carried out here.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>

#include "cli/command.h"

enum {
	OPTIONS_END = -1,  /* no more options; optind is the first argument */
	OPTIONS_STOP = -2, /* stop with the status in session->status */
};

/* The next option of the command (NULL: those before the command): its id, with its
 * argument in optarg, or one of the above. */
int options_next(
	struct session *session, const struct command *command, int argc, char **argv);

/* Reads all options of a command that has none of its own. False: stop. */
bool options_none(
	struct session *session, const struct command *command, int argc, char **argv);

/* Takes optarg of --report as a report's number; 0, or ERROR_USAGE where it is none. */
int option_report(const struct command *command, int64_t *number);

/* Says how the command is called wrongly; returns ERROR_USAGE. */
int usage_error(const struct command *command, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
