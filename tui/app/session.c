/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "text/date.h"

/* The first line of a file of /proc. */
static bool read_line(const char *path, char *line, int size)
{
	FILE *file = fopen(path, "re");
	if (!file)
		return false;
	const bool read = fgets(line, size, file) != NULL;
	fclose(file);
	line[read ? strcspn(line, "\n") : 0] = '\0';
	return read;
}

/* When a process began, in ticks since the machine did; 0: there is none of the number,
 * or it is over and only waits to be fetched. */
static unsigned long long process_start(long pid)
{
	enum { STATE = 3, START = 22 /* fields of /proc/PID/stat, from 1 */ };
	char path[64], line[1024];
	snprintf(path, sizeof(path), "/proc/%ld/stat", pid);
	if (pid <= 0 || !read_line(path, line, sizeof(line)))
		return 0;
	/* The name of the program, in brackets, may hold anything. */
	const char *at = strrchr(line, ')');
	if (!at || strchr("ZX", at[2]))
		return 0;
	for (int field = STATE - 1; at && field < START; field++)
		at = strchr(at + 1, ' ');
	return at ? strtoull(at + 1, NULL, 10) : 0;
}

void session_name(char *session, size_t size, long pid)
{
	char boot[64];
	if (!read_line("/proc/sys/kernel/random/boot_id", boot, sizeof(boot)))
		snprintf(boot, sizeof(boot), "?");
	snprintf(session, size, "%s.%ld.%llu", boot, pid, process_start(pid));
}

/* Whether both names begin with the same boot. */
static bool same_boot(const char *one, const char *two)
{
	const size_t bytes = strcspn(one, ".");
	return bytes == strcspn(two, ".") && !strncmp(one, two, bytes);
}

bool session_running(const char *session, int64_t at, bool distant)
{
	char now[SESSION_NAME];
	const char *dot = strchr(session, '.');
	const long pid = dot ? strtol(dot + 1, NULL, 10) : 0;
	session_name(now, sizeof(now), pid);
	if (distant && pid > 0 && !same_boot(session, now))
		return at > time_now() - SESSION_REST;
	return pid > 0 && pid != (long)getpid() && process_start(pid) &&
	       strcmp(now, session) == 0;
}
