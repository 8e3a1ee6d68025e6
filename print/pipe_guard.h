/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keeps SIGPIPE away from a few calls that may write to what nobody reads any more:
 * between begin and end it is blocked in this thread, and one that came is taken away.
 * What the process does on SIGPIPE stays as it is, also for the programs it starts.
 */
#ifndef PRINT_PIPE_GUARD_H
#define PRINT_PIPE_GUARD_H

#include <signal.h>
#include <stdbool.h>

struct pipe_guard {
	sigset_t before;
	bool pending; /* one was waiting already: it is somebody else's */
};

void pipe_guard_begin(struct pipe_guard *guard);
void pipe_guard_end(const struct pipe_guard *guard);

#endif
