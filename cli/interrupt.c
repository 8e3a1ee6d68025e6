/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/interrupt.h"

#include <signal.h>
#include <stddef.h>

#include "text/macros.h"

static const int watched[] = {SIGINT, SIGTERM, SIGHUP};
static struct sigaction before[COUNT(watched)];
static volatile sig_atomic_t came;

static void note(int number)
{
	(void)number;
	came = 1;
}

/* Without SA_RESTART, so that who waits wakes up. What was ignored stays so. */
void interrupt_begin(void)
{
	struct sigaction action = {.sa_handler = note, .sa_flags = (int)SA_RESETHAND};
	came = 0;
	for (size_t i = 0; i < COUNT(watched); i++) {
		sigaction(watched[i], NULL, &before[i]);
		if (before[i].sa_handler != SIG_IGN)
			sigaction(watched[i], &action, NULL);
	}
}

void interrupt_end(void)
{
	for (size_t i = 0; i < COUNT(watched); i++)
		sigaction(watched[i], &before[i], NULL);
}

bool interrupted(void)
{
	return came;
}
