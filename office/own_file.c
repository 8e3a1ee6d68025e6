/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/own_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/file.h"
#include "text/utf8.h"

enum { TEXT_MAX_BYTES = 4096 };

static void put_path(struct str *path, const char *name)
{
	file_data_folder(path);
	str_printf(path, "/%s", name);
}

/* Whether nobody else can have written it. */
static bool is_own(int file)
{
	struct stat status;
	return fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
	       status.st_uid == geteuid() && !(status.st_mode & (S_IWGRP | S_IWOTH));
}

void own_file_read(const char *name, struct str *out)
{
	struct str path = STR_INIT;
	char text[TEXT_MAX_BYTES];
	put_path(&path, name);
	const int file = open(
		path.data, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
	str_release(&path);
	if (file < 0)
		return;
	const ssize_t bytes = is_own(file) ? read(file, text, sizeof(text)) : 0;
	close(file);
	if (bytes > 0 && !memchr(text, '\0', (size_t)bytes) &&
		utf8_valid(text, (size_t)bytes, NULL))
		str_append(out, text, (size_t)bytes);
}

/* Makes the folders on the way to path that are not there. */
static void make_folders(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(path, S_IRWXU);
		*slash = '/';
	}
}

void own_file_write(const char *name, const char *text)
{
	struct str path = STR_INIT;
	put_path(&path, name);
	if (!*text) {
		unlink(path.data);
		str_release(&path);
		return;
	}
	make_folders(path.data);
	const int file = open(path.data,
		O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
		S_IRUSR | S_IWUSR);
	if (file >= 0) {
		const size_t bytes = strlen(text);
		const bool whole = write(file, text, bytes) == (ssize_t)bytes;
		close(file);
		if (!whole)
			unlink(path.data);
	}
	str_release(&path);
}
