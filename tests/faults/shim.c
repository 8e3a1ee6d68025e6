/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Loaded before the C library (LD_PRELOAD) by tests/faults/calls.c, and by tests/cli/progress.c
 * for a signal: lets one call of one kind fail, or all from one on. What to do stands in the
 * environment:
 *
 *	FAULT_CALL    its name; allocations are `alloc`
 *	FAULT_AT      which, counted from 1
 *	FAULT_AGAIN   1: and all that come after it
 *	FAULT_ERROR   the number of the error
 *	FAULT_SIGNAL  what comes to the program in that call, which does not fail then
 *	FAULT_COUNTS  a file that gets how many there were of each kind, at the end
 *
 * libthai crashes where it gets no memory, and so does the C library where it looks for a user;
 * nothing can be done about that but to see that there is some before they are asked
 * (text/libthai.c, text/user.c). So none of their own allocations is the first that fails.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Kinds, in the order of their names below. */
enum kind {
	ALLOC,
	CLOSE,
	FCHMOD,
	FCNTL,
	FSYNC,
	FTRUNCATE,
	LINK,
	LSEEK,
	MKDIR,
	MMAP,
	OPEN,
	READ,
	RENAME,
	STAT,
	UNLINK,
	WRITE,
	KINDS
};

static const char *const names[KINDS] = {"alloc", "close", "fchmod", "fcntl", "fsync",
	"ftruncate", "link", "lseek", "mkdir", "mmap", "open", "read", "rename", "stat",
	"unlink", "write"};

static struct {
	bool ready;
	int kind; /* KINDS: none is to fail */
	long at;
	bool again, begun;
	int error, signal;
	long counts[KINDS];
} shim;

void *__libc_malloc(size_t bytes);
void *__libc_calloc(size_t count, size_t bytes);
void *__libc_realloc(void *block, size_t bytes);

static long number_of(const char *name)
{
	const char *said = getenv(name);
	return said ? strtol(said, NULL, 10) : 0;
}

__attribute__((constructor)) static void begin(void)
{
	const char *call = getenv("FAULT_CALL");
	shim.kind = KINDS;
	for (int i = 0; call && i < KINDS; i++)
		if (!strcmp(call, names[i]))
			shim.kind = i;
	shim.at = number_of("FAULT_AT");
	shim.again = number_of("FAULT_AGAIN") == 1;
	shim.error = (int)number_of("FAULT_ERROR");
	shim.signal = (int)number_of("FAULT_SIGNAL");
	memset(shim.counts, 0, sizeof(shim.counts));
	/* The first time it allocates. */
	void *frame;
	backtrace(&frame, 1);
	shim.ready = true;
}

__attribute__((destructor)) static void end(void)
{
	const char *path = getenv("FAULT_COUNTS");
	shim.ready = false;
	FILE *file = path ? fopen(path, "w") : NULL;
	for (int i = 0; file && i < KINDS; i++)
		fprintf(file, "%s %ld\n", names[i], shim.counts[i]);
	if (file)
		fclose(file);
}

/* Counts a call; whether it is one that is to fail. */
static bool fails(enum kind kind)
{
	if (!shim.ready)
		return false;
	const long number = ++shim.counts[kind];
	if ((int)kind != shim.kind ||
		!(number == shim.at || (shim.again && number > shim.at)))
		return false;
	if (shim.signal) {
		raise(shim.signal);
		return false;
	}
	shim.begun = true;
	errno = shim.error;
	return true;
}

/* Whether it is called by the C library where that looks for a user; or for a way from one
 * character set to another, for the first message: it goes on with what it did not get. */
static bool is_of_library(void)
{
	enum { FRAMES = 16 };
	void *frames[FRAMES];
	Dl_info info;
	bool found = false;
	shim.ready = false;
	const int count = backtrace(frames, FRAMES);
	for (int i = 0; i < count && !found; i++)
		found = dladdr(frames[i], &info) && info.dli_sname &&
			(strstr(info.dli_sname, "gconv") ||
				!strncmp(info.dli_sname, "getpw", 5));
	shim.ready = true;
	return found;
}

/* Whether the code at a place is a library's that cannot bear it. */
static bool is_spared(const void *caller)
{
	Dl_info info;
	if (shim.begun || !dladdr(caller, &info) || !info.dli_fname)
		return false;
	return strstr(info.dli_fname, "libthai") || strstr(info.dli_fname, "libdatrie") ||
	       is_of_library();
}

static bool fails_for(const void *caller)
{
	if (!shim.ready)
		return false;
	const long next = shim.counts[ALLOC] + 1;
	if (shim.kind == ALLOC && !shim.begun && next >= shim.at &&
		(next == shim.at || shim.again) && is_spared(caller)) {
		shim.counts[ALLOC]++;
		return false;
	}
	return fails(ALLOC);
}

static void *real(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

/* --- memory --- */

void *malloc(size_t bytes)
{
	return fails_for(__builtin_return_address(0)) ? NULL : __libc_malloc(bytes);
}

void *calloc(size_t count, size_t bytes)
{
	return fails_for(__builtin_return_address(0)) ? NULL
						      : __libc_calloc(count, bytes);
}

void *realloc(void *block, size_t bytes)
{
	return fails_for(__builtin_return_address(0)) ? NULL
						      : __libc_realloc(block, bytes);
}

/* --- files --- */

/* A call that returns what a failed one returns otherwise. */
#define CALL(kind, type, failed, name, parameters, arguments)                            \
	type name parameters                                                             \
	{                                                                                \
		static type(*call) parameters;                                           \
		if (!call)                                                               \
			*(void **)&call = real(#name);                                   \
		return fails(kind) ? failed : call arguments;                            \
	}

CALL(FCHMOD, int, -1, fchmod, (int file, mode_t mode), (file, mode))
CALL(FCHMOD, int, -1, fchown, (int file, uid_t user, gid_t group), (file, user, group))
CALL(FSYNC, int, -1, fsync, (int file), (file))
CALL(FSYNC, int, -1, fdatasync, (int file), (file))
CALL(FTRUNCATE, int, -1, ftruncate, (int file, off_t size), (file, size))
CALL(FTRUNCATE, int, -1, ftruncate64, (int file, off64_t size), (file, size))
CALL(LINK, int, -1, link, (const char *from, const char *to), (from, to))
CALL(LINK, int, -1, linkat,
	(int from, const char *old, int to, const char *new, int flags),
	(from, old, to, new, flags))
CALL(LSEEK, off_t, -1, lseek, (int file, off_t at, int from), (file, at, from))
CALL(LSEEK, off64_t, -1, lseek64, (int file, off64_t at, int from), (file, at, from))
CALL(MKDIR, int, -1, mkdir, (const char *path, mode_t mode), (path, mode))
CALL(MMAP, void *, MAP_FAILED, mmap,
	(void *at, size_t bytes, int access, int flags, int file, off_t from),
	(at, bytes, access, flags, file, from))
CALL(MMAP, void *, MAP_FAILED, mmap64,
	(void *at, size_t bytes, int access, int flags, int file, off64_t from),
	(at, bytes, access, flags, file, from))
CALL(OPEN, FILE *, NULL, fopen, (const char *path, const char *mode), (path, mode))
CALL(OPEN, int, -1, mkstemp, (char *path), (path))
CALL(READ, ssize_t, -1, read, (int file, void *data, size_t bytes), (file, data, bytes))
CALL(READ, ssize_t, -1, pread, (int file, void *data, size_t bytes, off_t at),
	(file, data, bytes, at))
CALL(READ, ssize_t, -1, pread64, (int file, void *data, size_t bytes, off64_t at),
	(file, data, bytes, at))
CALL(RENAME, int, -1, rename, (const char *from, const char *to), (from, to))
CALL(RENAME, int, -1, renameat2,
	(int from, const char *old, int to, const char *new, unsigned flags),
	(from, old, to, new, flags))
CALL(STAT, int, -1, stat, (const char *path, struct stat *status), (path, status))
CALL(STAT, int, -1, fstat, (int file, struct stat *status), (file, status))
CALL(STAT, int, -1, lstat, (const char *path, struct stat *status), (path, status))
CALL(STAT, int, -1, fstatat,
	(int folder, const char *path, struct stat *status, int flags),
	(folder, path, status, flags))
CALL(STAT, int, -1, stat64, (const char *path, struct stat64 *status), (path, status))
CALL(STAT, int, -1, fstat64, (int file, struct stat64 *status), (file, status))
CALL(STAT, int, -1, lstat64, (const char *path, struct stat64 *status), (path, status))
CALL(UNLINK, int, -1, unlink, (const char *path), (path))
CALL(UNLINK, int, -1, unlinkat, (int folder, const char *path, int flags),
	(folder, path, flags))
CALL(WRITE, ssize_t, -1, write, (int file, const void *data, size_t bytes),
	(file, data, bytes))
CALL(WRITE, ssize_t, -1, pwrite, (int file, const void *data, size_t bytes, off_t at),
	(file, data, bytes, at))
CALL(WRITE, ssize_t, -1, pwrite64, (int file, const void *data, size_t bytes, off64_t at),
	(file, data, bytes, at))

/* It is closed all the same, as the system has it. */
int close(int file)
{
	static int (*call)(int);
	if (!call)
		*(void **)&call = real("close");
	const int result = call(file);
	return fails(CLOSE) ? -1 : result;
}

#define OPENS(name)                                                                      \
	int name(const char *path, int flags, ...)                                       \
	{                                                                                \
		static int (*call)(const char *, int, ...);                              \
		if (!call)                                                               \
			*(void **)&call = real(#name);                                   \
		va_list values;                                                          \
		va_start(values, flags);                                                 \
		const mode_t mode = flags & O_CREAT ? va_arg(values, mode_t) : 0;        \
		va_end(values);                                                          \
		return fails(OPEN) ? -1 : call(path, flags, mode);                       \
	}
OPENS(open)
OPENS(open64)

int openat(int folder, const char *path, int flags, ...)
{
	static int (*call)(int, const char *, int, ...);
	if (!call)
		*(void **)&call = real("openat");
	va_list values;
	va_start(values, flags);
	const mode_t mode = flags & O_CREAT ? va_arg(values, mode_t) : 0;
	va_end(values);
	return fails(OPEN) ? -1 : call(folder, path, flags, mode);
}

/* The third is a number or a pointer, and both are as large. */
#define CONTROLS(name)                                                                   \
	int name(int file, int command, ...)                                             \
	{                                                                                \
		static int (*call)(int, int, ...);                                       \
		if (!call)                                                               \
			*(void **)&call = real(#name);                                   \
		va_list values;                                                          \
		va_start(values, command);                                               \
		void *value = va_arg(values, void *);                                    \
		va_end(values);                                                          \
		return fails(FCNTL) ? -1 : call(file, command, value);                   \
	}
CONTROLS(fcntl)
CONTROLS(fcntl64)
