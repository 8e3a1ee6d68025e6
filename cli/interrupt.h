/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ctrl-C while a command does what is to be ended well: between begin and end SIGINT, SIGTERM
 * and SIGHUP are but noted, and a second one ends the program as ever.
 */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include <stdbool.h>

void interrupt_begin(void);
void interrupt_end(void);

/* Whether one came since begin. */
bool interrupted(void);

#endif
