/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/thread.h"

#include <signal.h>

#include "text/i18n.h"

bool thread_begin(pthread_t *thread, void *(*run)(void *context), void *context,
	struct error *error)
{
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	const int failed = pthread_create(thread, NULL, run, context);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return !failed || error_set(error, ERROR_SYSTEM, "%s",
				  _("the system has no room for this at present"));
}
