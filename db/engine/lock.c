/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/lock.h"

#include <fcntl.h>
#include <unistd.h>

/* The bytes that SQLite locks in a database (its os.h: PENDING_BYTE, and 511 behind).
 * Whoever has it open with a WAL keeps a reader's lock there all the time. */
static struct flock all_locks(void)
{
	return (struct flock){.l_type = F_WRLCK,
		.l_whence = SEEK_SET,
		.l_start = 0x40000000,
		.l_len = 512};
}

bool lock_is_free(int file)
{
	struct flock lock = all_locks();
	return !fcntl(file, F_OFD_GETLK, &lock) && lock.l_type == F_UNLCK;
}

/* Of the open file description: such a lock is no process's, so a store of our own is
 * kept out as well. */
bool lock_take(int file)
{
	struct flock lock = all_locks();
	return !fcntl(file, F_OFD_SETLK, &lock);
}

pid_t lock_process(int file)
{
	struct flock lock = all_locks();
	const bool found = !fcntl(file, F_GETLK, &lock) && lock.l_type != F_UNLCK;
	return found && lock.l_pid > 0 ? lock.l_pid : 0;
}
