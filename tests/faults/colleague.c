/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Loaded before the C library (LD_PRELOAD) by tests/faults/week.c: the program runs as
 * another of the machine's users, on another day. What it goes by stands in the environment:
 *
 *	COLLEAGUE_LOGIN  the login name of who runs it
 *	COLLEAGUE_SHIFT  seconds that its clock is ahead of the machine's
 *
 * The name alone is another's: for the system, and so for who may open the file, all of them
 * are whoever runs the test.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pwd.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static time_t shift(void)
{
	const char *said = getenv("COLLEAGUE_SHIFT");
	return said ? (time_t)strtoll(said, NULL, 10) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
	static int (*real)(clockid_t, struct timespec *);
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "clock_gettime");
	const int failed = real(clock, now);
	if (!failed && clock == CLOCK_REALTIME)
		now->tv_sec += shift();
	return failed;
}

time_t time(time_t *now)
{
	struct timespec moment;
	clock_gettime(CLOCK_REALTIME, &moment);
	if (now)
		*now = moment.tv_sec;
	return moment.tv_sec;
}

int gettimeofday(struct timeval *now, void *zone)
{
	struct timespec moment;
	(void)zone;
	clock_gettime(CLOCK_REALTIME, &moment);
	*now = (struct timeval){moment.tv_sec, moment.tv_nsec / 1000};
	return 0;
}

struct passwd *getpwuid(uid_t user)
{
	static struct passwd *(*real)(uid_t);
	static struct passwd colleague;
	char *login = getenv("COLLEAGUE_LOGIN");
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "getpwuid");
	const struct passwd *found = real(user);
	if (!login || user != getuid())
		return (struct passwd *)found;
	static char nothing[] = "", root[] = "/";
	colleague = found ? *found
			  : (struct passwd){.pw_passwd = nothing,
				    .pw_uid = user,
				    .pw_gid = getgid(),
				    .pw_gecos = nothing,
				    .pw_dir = root,
				    .pw_shell = nothing};
	colleague.pw_name = login;
	return &colleague;
}
