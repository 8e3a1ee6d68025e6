/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/sqlite_disk.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

static struct {
	const char *folder;
	int reason;
	bool taken_over;
} disk;

static bool refuses(int file)
{
	char name[40], path[4096];
	snprintf(name, sizeof(name), "/proc/self/fd/%d", file);
	const ssize_t bytes = readlink(name, path, sizeof(path) - 1);
	path[bytes > 0 ? bytes : 0] = '\0';
	if (!disk.reason || strncmp(path, disk.folder, strlen(disk.folder)) != 0)
		return false;
	errno = disk.reason;
	return true;
}

static ssize_t write_some(int file, const void *bytes, size_t count)
{
	return refuses(file) ? -1 : write(file, bytes, count);
}

static ssize_t write_at(int file, const void *bytes, size_t count, off_t at)
{
	return refuses(file) ? -1 : pwrite(file, bytes, count, at);
}

/* To cut something off needs no room. */
static int cut(int file, off_t size)
{
	struct stat status;
	if (fstat(file, &status) || (size > status.st_size && refuses(file)))
		return -1;
	return ftruncate(file, size);
}

static void take_over(void)
{
	const struct {
		const char *name;
		sqlite3_syscall_ptr call;
	} calls[] = {
		{"write", (sqlite3_syscall_ptr)write_some},
		{"pwrite", (sqlite3_syscall_ptr)write_at},
		{"pwrite64", (sqlite3_syscall_ptr)write_at},
		{"ftruncate", (sqlite3_syscall_ptr)cut},
	};
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++)
		vfs->xSetSystemCall(vfs, calls[i].name, calls[i].call);
	disk.taken_over = true;
}

void disk_refuse(const char *folder, int reason)
{
	if (!disk.taken_over)
		take_over();
	disk.folder = folder;
	disk.reason = reason;
}
