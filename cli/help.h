/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What --help shows, from the tables of cli/command.h.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/command.h"

/* The help of a command, or of the program where command is NULL. */
void help_show(const struct command *command);

#endif
