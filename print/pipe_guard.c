/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "print/pipe_guard.h"

#include <time.h>

static sigset_t only_pipe(void)
{
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGPIPE);
	return set;
}

static bool is_pending(void)
{
	sigset_t waiting;
	return !sigpending(&waiting) && sigismember(&waiting, SIGPIPE) == 1;
}

void pipe_guard_begin(struct pipe_guard *guard)
{
	sigset_t set = only_pipe();
	guard->pending = is_pending();
	pthread_sigmask(SIG_BLOCK, &set, &guard->before);
}

void pipe_guard_end(const struct pipe_guard *guard)
{
	sigset_t set = only_pipe();
	const struct timespec now = {0, 0};
	if (!guard->pending && is_pending())
		sigtimedwait(&set, NULL, &now);
	pthread_sigmask(SIG_SETMASK, &guard->before, NULL);
}
