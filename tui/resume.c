/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/resume.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { HOST_MAX = 64 };

static void host_name(char host[HOST_MAX + 1])
{
	if (gethostname(host, HOST_MAX) != 0 || !*host)
		snprintf(host, HOST_MAX, "localhost");
	host[HOST_MAX] = '\0';
}

void resume_session(char *session, size_t size)
{
	char host[HOST_MAX + 1];
	host_name(host);
	snprintf(session, size, "%s-%ld-%lld", host, (long)getpid(),
		(long long)time(NULL));
}

bool resume_running(const char *session)
{
	char host[HOST_MAX + 1];
	host_name(host);
	size_t bytes = strlen(host);
	/* Of another machine nothing is known: better not to take its draft away. */
	if (strncmp(session, host, bytes) != 0 || session[bytes] != '-')
		return true;
	long pid = strtol(session + bytes + 1, NULL, 10);
	return pid > 0 && pid != (long)getpid() &&
	       (kill((pid_t)pid, 0) == 0 || errno == EPERM);
}

bool resume(struct app *app, struct error *error)
{
	int64_t reports = 0;
	if (!app->store)
		return screen_start_open(app, error);
	if (!store_count(app->store, &reports, error))
		return false;
	if (!reports && !*app->settings.name)
		return screen_start_open(app, error);
	return screen_reports_open(app, error);
}
