/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/temporary.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/file.h"
#include "model/office_held.h"

/* NAME-PROCESS-XXXXXX, and behind it what a database leaves beside a file. */
#define FILE_NAME ".mattrakan-"
#define TEXT_NAME "mattrakan-text-"

enum { RANDOM = 6 /* letters that mkstemp() fills in */ };

/* When a text that is in an editor was changed last, as long as nobody has. */
static const struct timespec given = {1, 0};

/* --- names --- */

/* The process that the rest of a name tells of; 0: it is no name of ours. */
static pid_t process_in(const char *rest)
{
	char *end;
	if (!isdigit((unsigned char)*rest))
		return 0;
	const long process = strtol(rest, &end, 10);
	if (*end != '-' || strlen(end) < 1 + RANDOM || process <= 0)
		return 0;
	for (size_t i = 1; i <= RANDOM; i++)
		if (!isalnum((unsigned char)end[i]))
			return 0;
	for (const char *const *ending = office_endings; *ending; ending++)
		if (!strcmp(end + 1 + RANDOM, *ending))
			return (pid_t)process;
	return 0;
}

static pid_t process_of(const char *name, bool *text)
{
	*text = !strncmp(name, TEXT_NAME, strlen(TEXT_NAME));
	if (*text)
		return process_in(name + strlen(TEXT_NAME));
	return strncmp(name, FILE_NAME, strlen(FILE_NAME))
		       ? 0
		       : process_in(name + strlen(FILE_NAME));
}

/* --- clearing --- */

static bool is_over(pid_t process)
{
	return process > 0 && kill(process, 0) && errno == ESRCH;
}

static void clear_one(int folder, const char *name)
{
	bool text;
	struct stat status;
	if (!is_over(process_of(name, &text)) ||
		fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) ||
		!S_ISREG(status.st_mode) || status.st_uid != geteuid())
		return;
	if (!text || status.st_mtim.tv_sec == given.tv_sec)
		unlinkat(folder, name, 0);
}

void temporary_sweep(const char *folder)
{
	DIR *entries = opendir(folder);
	if (!entries)
		return;
	for (struct dirent *entry; (entry = readdir(entries));)
		clear_one(dirfd(entries), entry->d_name);
	closedir(entries);
}

/* --- making --- */

static int make_in(const char *folder, const char *start, struct str *name)
{
	struct str made = STR_INIT;
	temporary_sweep(folder);
	str_printf(&made, "%s/%s%ld-XXXXXX", folder, start, (long)getpid());
	const int file = mkstemp(made.data);
	if (file >= 0)
		str_append(name, made.data, made.bytes);
	const int number = errno;
	str_release(&made);
	errno = number;
	return file;
}

int temporary_make(const char *path, struct str *name)
{
	char *folder = file_folder(path);
	const int file = make_in(folder, FILE_NAME, name);
	const int number = errno;
	free(folder);
	errno = number;
	return file;
}

void temporary_folder(struct str *folder)
{
	const char *named = getenv("TMPDIR");
	str_puts(folder, named && *named ? named : "/tmp");
}

int temporary_make_text(struct str *name)
{
	struct str folder = STR_INIT;
	temporary_folder(&folder);
	const int file = make_in(folder.data, TEXT_NAME, name);
	const int number = errno;
	str_release(&folder);
	errno = number;
	return file;
}

bool temporary_give(int file)
{
	const struct timespec times[2] = {{0, UTIME_NOW}, given};
	return !futimens(file, times);
}
