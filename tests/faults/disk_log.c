/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

/* It would have open() and its like defined already. */
#undef _FORTIFY_SOURCE

#include "tests/faults/disk_log.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/support.h"
#include "text/mem.h"
#include "text/str.h"

/* --- what is known of the folder --- */

/* A file or folder that was seen there. It is held by a descriptor that reads and writes
 * nothing, so that its inode is no other's as long as we write down. */
struct seen {
	uint64_t number;
	int held;
	bool folder, mapped;
	struct disk_name *names; /* of a folder: as last written down */
	size_t count;
	char *path;
};

static struct {
	struct disk_log *log; /* NULL: nothing is written down */
	dev_t device;
	struct seen *seen;
	size_t count, capacity;
	bool busy; /* what we do ourselves is nobody's business */
} disk;

static struct disk_event *add(enum disk_act act, uint64_t file)
{
	struct disk_log *log = disk.log;
	log->events =
		mem_grow(log->events, log->count, &log->capacity, sizeof(*log->events));
	struct disk_event *event = &log->events[log->count++];
	*event = (struct disk_event){.act = act, .file = file};
	return event;
}

static void add_bytes(uint64_t file, size_t at, const void *data, size_t bytes)
{
	struct disk_event *event = add(DISK_WRITE, file);
	event->at = at;
	event->bytes = bytes;
	event->data = mem_strndup("", 0);
	event->data = mem_resize(event->data, bytes + 1, 1);
	memcpy(event->data, data, bytes);
}

static struct seen *find(uint64_t number)
{
	for (size_t i = 0; i < disk.count; i++)
		if (disk.seen[i].number == number)
			return &disk.seen[i];
	return NULL;
}

static struct seen *find_open(int file)
{
	struct stat status;
	if (!disk.log || disk.busy || fstat(file, &status) ||
		status.st_dev != disk.device)
		return NULL;
	return find(status.st_ino);
}

/* --- names --- */

static void list(const char *path, struct disk_name **names, size_t *count)
{
	DIR *folder = opendir(path);
	size_t capacity = 0;
	for (struct dirent *each; folder && (each = readdir(folder));) {
		if (!strcmp(each->d_name, ".") || !strcmp(each->d_name, ".."))
			continue;
		*names = mem_grow(*names, *count, &capacity, sizeof(**names));
		(*names)[(*count)++] = (struct disk_name){
			.name = mem_strdup(each->d_name),
			.file = each->d_ino,
			.folder = each->d_type == DT_DIR,
		};
	}
	if (folder)
		closedir(folder);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(
		((const struct disk_name *)a)->name, ((const struct disk_name *)b)->name);
}

static bool same_names(
	const struct disk_name *a, size_t count, const struct disk_name *b, size_t others)
{
	bool same = count == others;
	for (size_t i = 0; same && i < count; i++)
		same = a[i].file == b[i].file && !strcmp(a[i].name, b[i].name);
	return same;
}

static struct disk_name *copy_names(const struct disk_name *names, size_t count)
{
	struct disk_name *copy = mem_new(count + 1, sizeof(*copy));
	for (size_t i = 0; i < count; i++) {
		copy[i] = names[i];
		copy[i].name = mem_strdup(names[i].name);
	}
	return copy;
}

static void free_names(struct disk_name *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(names[i].name);
	free(names);
}

static void see(const char *path, const struct disk_name *name)
{
	static const char index[] = "-shm";
	const size_t bytes = strlen(path);
	disk.seen = mem_grow(disk.seen, disk.count, &disk.capacity, sizeof(*disk.seen));
	disk.seen[disk.count++] = (struct seen){
		.number = name->file,
		.held = open(path, O_PATH | O_NOFOLLOW | O_CLOEXEC),
		.folder = name->folder,
		.mapped = bytes > strlen(index) &&
			  !strcmp(path + bytes - strlen(index), index),
		.path = mem_strdup(path),
	};
}

/* Writes down the names of a folder where they are others by now, and of those in it. */
static void look(uint64_t number, const char *path)
{
	struct disk_name *names = NULL;
	size_t count = 0;
	list(path, &names, &count);
	if (count)
		qsort(names, count, sizeof(*names), by_name);
	struct seen *folder = find(number);
	if (!same_names(names, count, folder->names, folder->count)) {
		struct disk_event *event = add(DISK_NAMES, number);
		event->names = copy_names(names, count);
		event->count = count;
		free_names(folder->names, folder->count);
		folder->names = copy_names(names, count);
		folder->count = count;
	}
	for (size_t i = 0; i < count; i++) {
		char *inner = support_path(path, names[i].name);
		if (!find(names[i].file))
			see(inner, &names[i]);
		if (names[i].folder)
			look(names[i].file, inner);
		free(inner);
	}
	free_names(names, count);
}

static void look_again(void)
{
	if (!disk.log || disk.busy)
		return;
	const int number = errno;
	disk.busy = true;
	look(disk.log->root, disk.seen[0].path);
	disk.busy = false;
	errno = number;
}

/* --- what is mapped --- */

static void note_mapped(void)
{
	struct str bytes = STR_INIT;
	disk.busy = true;
	for (size_t i = 0; i < disk.count; i++) {
		if (!disk.seen[i].mapped || access(disk.seen[i].path, F_OK))
			continue;
		struct stat status;
		if (stat(disk.seen[i].path, &status) ||
			status.st_ino != disk.seen[i].number)
			continue;
		support_read(disk.seen[i].path, &bytes);
		add_bytes(disk.seen[i].number, 0, bytes.data, bytes.bytes);
	}
	disk.busy = false;
	str_release(&bytes);
}

/* --- the calls --- */

/* The call of the C library that one of ours stands before. */
static void *real(const char *name)
{
	void *call = dlsym(RTLD_NEXT, name);
	if (!call)
		abort();
	return call;
}
#define REAL(name) ((__typeof__(&(name)))real(#name))

static void note_write(int file, const void *data, ssize_t bytes, off_t at)
{
	const int number = errno;
	const struct seen *seen = bytes > 0 ? find_open(file) : NULL;
	if (seen)
		add_bytes(seen->number, (size_t)at, data, (size_t)bytes);
	errno = number;
}

static ssize_t write_here(int file, const void *data, size_t bytes)
{
	const ssize_t written = REAL(write)(file, data, bytes);
	if (find_open(file))
		note_write(file, data, written, lseek(file, 0, SEEK_CUR) - written);
	return written;
}

static int sync_one(int file)
{
	const struct seen *seen = find_open(file);
	if (!seen)
		return 0;
	note_mapped();
	add(seen->folder ? DISK_SYNC_NAMES : DISK_SYNC, seen->number);
	return 0;
}

static int cut(int file, off_t size)
{
	const int result = REAL(ftruncate)(file, size);
	const struct seen *seen = result ? NULL : find_open(file);
	if (seen)
		add(DISK_CUT, seen->number)->at = (size_t)size;
	return result;
}

/* Runs a call and looks at the names behind it. */
#define THEN_LOOK(type, call)                                                            \
	do {                                                                             \
		const type result = call;                                                \
		look_again();                                                            \
		return result;                                                           \
	} while (0)

static mode_t mode_of(int flags, va_list values)
{
	return flags & O_CREAT ? va_arg(values, mode_t) : 0;
}

static int open_as(const char *name, int folder, const char *path, int flags, mode_t mode)
{
	typedef int opening(int, const char *, int, ...);
	const int file = ((opening *)real(name))(folder, path, flags, mode);
	if (flags & O_CREAT)
		look_again();
	if (flags & O_TRUNC && find_open(file))
		cut(file, 0);
	return file;
}

#define OPENS(name, as)                                                                  \
	int name(const char *path, int flags, ...)                                       \
	{                                                                                \
		va_list values;                                                          \
		va_start(values, flags);                                                 \
		const mode_t mode = mode_of(flags, values);                              \
		va_end(values);                                                          \
		return open_as(as, AT_FDCWD, path, flags, mode);                         \
	}
OPENS(open, "openat")
OPENS(open64, "openat64")

int openat(int folder, const char *path, int flags, ...)
{
	va_list values;
	va_start(values, flags);
	const mode_t mode = mode_of(flags, values);
	va_end(values);
	return open_as("openat", folder, path, flags, mode);
}

int mkstemp(char *path)
{
	THEN_LOOK(int, REAL(mkstemp)(path));
}

ssize_t write(int file, const void *data, size_t bytes)
{
	return write_here(file, data, bytes);
}

ssize_t pwrite(int file, const void *data, size_t bytes, off_t at)
{
	const ssize_t written = REAL(pwrite)(file, data, bytes, at);
	note_write(file, data, written, at);
	return written;
}

ssize_t pwrite64(int file, const void *data, size_t bytes, off64_t at)
{
	return pwrite(file, data, bytes, at);
}

int ftruncate(int file, off_t size)
{
	return cut(file, size);
}

int ftruncate64(int file, off64_t size)
{
	return cut(file, size);
}

int fsync(int file)
{
	return sync_one(file);
}

int fdatasync(int file)
{
	return sync_one(file);
}

int link(const char *from, const char *to)
{
	THEN_LOOK(int, REAL(link)(from, to));
}

int linkat(int from, const char *old, int to, const char *new, int flags)
{
	THEN_LOOK(int, REAL(linkat)(from, old, to, new, flags));
}

int rename(const char *from, const char *to)
{
	THEN_LOOK(int, REAL(rename)(from, to));
}

int renameat2(int from, const char *old, int to, const char *new, unsigned flags)
{
	THEN_LOOK(int, REAL(renameat2)(from, old, to, new, flags));
}

int unlink(const char *path)
{
	THEN_LOOK(int, REAL(unlink)(path));
}

int unlinkat(int folder, const char *path, int flags)
{
	THEN_LOOK(int, REAL(unlinkat)(folder, path, flags));
}

int mkdir(const char *path, mode_t mode)
{
	THEN_LOOK(int, REAL(mkdir)(path, mode));
}

int rmdir(const char *path)
{
	THEN_LOOK(int, REAL(rmdir)(path));
}

/* --- from where to where --- */

static void begin_with(const struct seen *seen)
{
	struct str bytes = STR_INIT;
	if (!seen->folder) {
		support_read(seen->path, &bytes);
		add_bytes(seen->number, 0, bytes.data, bytes.bytes);
	}
	add(seen->folder ? DISK_SYNC_NAMES : DISK_SYNC, seen->number);
	str_release(&bytes);
}

void disk_log_begin(struct disk_log *log, const char *folder)
{
	struct stat status;
	assert_int_equal(stat(folder, &status), 0);
	*log = (struct disk_log){.root = status.st_ino};
	disk.log = log;
	disk.device = status.st_dev;
	disk.busy = true;
	see(folder, &(struct disk_name){.file = status.st_ino, .folder = true});
	look(log->root, folder);
	for (size_t i = 0; i < disk.count; i++)
		begin_with(&disk.seen[i]);
	disk.busy = false;
}

void disk_log_end(struct disk_log *log)
{
	assert_ptr_equal(disk.log, log);
	disk.log = NULL;
	for (size_t i = 0; i < disk.count; i++) {
		close(disk.seen[i].held);
		free_names(disk.seen[i].names, disk.seen[i].count);
		free(disk.seen[i].path);
	}
	free(disk.seen);
	disk.seen = NULL;
	disk.count = disk.capacity = 0;
}

void disk_log_release(struct disk_log *log)
{
	for (size_t i = 0; i < log->count; i++) {
		free(log->events[i].data);
		free_names(log->events[i].names, log->events[i].count);
	}
	free(log->events);
	*log = (struct disk_log){0};
}
