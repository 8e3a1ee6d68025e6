/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/limits.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/user.h"

static bool is_standard(const char *path)
{
	return strcmp(path, "-") == 0;
}

const char *file_name(const char *path)
{
	return is_standard(path) ? _("standard input") : path;
}

const char *file_last_part(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

char *file_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return mem_strdup(".");
	return slash == path ? mem_strdup("/")
			     : mem_strndup(path, (size_t)(slash - path));
}

size_t file_stem(const char *path)
{
	const char *dot = strrchr(file_last_part(path), '.');
	return dot ? (size_t)(dot - path) : strlen(path);
}

/* Reads to the end, or to beyond the limit. */
static bool read_all(int file, struct str *out)
{
	enum { PART_BYTES = 1 << 16 };
	const size_t limit = out->bytes + LIMIT_FILE_BYTES;
	while (out->bytes <= limit) {
		str_reserve(out, PART_BYTES);
		ssize_t got = read(file, out->data + out->bytes, PART_BYTES);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (got == 0)
			break;
		out->bytes += (size_t)got;
		out->data[out->bytes] = '\0';
	}
	return true;
}

static bool read_open(int file, const char *name, struct str *out, struct error *error)
{
	struct stat status;
	if (fstat(file, &status))
		return error_set(error, ERROR_SYSTEM, _("%s: cannot be read: %s"), name,
			error_reason(errno));
	if (S_ISDIR(status.st_mode))
		return error_set(error, ERROR_REFUSED,
			_("%s: is a folder; name a file in it"), name);
	if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode) && file != STDIN_FILENO)
		return error_set(error, ERROR_REFUSED,
			_("%s: is no file, but a device; name a file"), name);
	if (S_ISREG(status.st_mode) && status.st_size > LIMIT_FILE_BYTES)
		return error_set(error, ERROR_REFUSED,
			_("%s: has %lld bytes; at most %d are allowed"), name,
			(long long)status.st_size, LIMIT_FILE_BYTES);
	if (!read_all(file, out))
		return error_set(error, ERROR_SYSTEM, _("%s: cannot be read: %s"), name,
			error_reason(errno));
	return true;
}

bool file_read(const char *path, struct str *out, struct error *error)
{
	if (is_standard(path))
		return read_open(STDIN_FILENO, file_name(path), out, error);
	/* A FIFO that nobody writes to would let us wait for ever. */
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (file < 0)
		return error_set(error, ERROR_REFUSED, _("%s: cannot be opened: %s"),
			path, error_reason(errno));
	/* Who does write to a FIFO (a pipe of the shell) is waited for. */
	fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_NONBLOCK);
	bool done = read_open(file, path, out, error);
	close(file);
	return done;
}

/* variable: what names it; usual: where it is in the home folder else. */
static void append_base(struct str *folder, const char *variable, const char *usual)
{
	const char *named = getenv(variable);
	const char *home = getenv("HOME");
	if (named && named[0] == '/') {
		str_puts(folder, named);
	} else if (home && *home) {
		str_printf(folder, "%s%s", home, usual);
	} else {
		const struct passwd *person = user_of_id(getuid());
		str_printf(folder, "%s%s", person ? person->pw_dir : "", usual);
	}
}

void file_data_folder(struct str *folder)
{
	append_base(folder, "XDG_DATA_HOME", "/.local/share");
	str_puts(folder, "/" PACKAGE);
}

void file_config_folder(struct str *folder)
{
	append_base(folder, "XDG_CONFIG_HOME", "/.config");
}
