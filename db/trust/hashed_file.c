/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/trust/hashed_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/trust/keys.h"
#include "model/kept_file.h"

_Static_assert((int)KEPT_HEX == (int)HASH_HEX, "files are named by a hash of this kind");

enum { PART = 1 << 16 };

int hashed_folder_open(const char *path)
{
	return open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

int hashed_open(int folder, const char *name)
{
	struct stat status;
	if (folder < 0 || !kept_file_is_name(name))
		return -1;
	/* Nobody who lays a pipe there keeps us waiting. */
	const int file =
		openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (file < 0 || (!fstat(file, &status) && S_ISREG(status.st_mode)))
		return file;
	close(file);
	return -1;
}

bool hashed_write(int file, const void *content, size_t count)
{
	const char *bytes = content;
	while (count) {
		const ssize_t written = write(file, bytes, count);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		bytes += written;
		count -= (size_t)written;
	}
	return true;
}

/* to: -1: nowhere. False: it could not be written. */
static bool read_all(int file, const char *name, int to, enum hashed_state *state)
{
	char part[PART], hash[HASH_HEX + 1];
	struct hashing *hashing = hash_begin();
	ssize_t count;
	bool written = true;
	while (written && ((count = read(file, part, sizeof(part))) > 0 ||
				  (count < 0 && errno == EINTR))) {
		if (count < 0)
			continue;
		hash_add(hashing, part, (size_t)count);
		written = to < 0 || hashed_write(to, part, (size_t)count);
	}
	const int reason = errno;
	hash_end(hashing, hash);
	*state = written && !count && !strncmp(hash, name, HASH_HEX) ? HASHED_WHOLE
								     : HASHED_OTHER;
	errno = reason;
	return written;
}

bool hashed_copy(int folder, const char *name, int to, enum hashed_state *state)
{
	const int file = hashed_open(folder, name);
	*state = HASHED_MISSING;
	if (file < 0)
		return true;
	const bool written = read_all(file, name, to, state);
	const int reason = errno;
	close(file);
	errno = reason;
	return written;
}

enum hashed_state hashed_look(int folder, const char *name)
{
	enum hashed_state state;
	hashed_copy(folder, name, -1, &state);
	return state;
}
