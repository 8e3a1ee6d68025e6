/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

void fuzz_require(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz: does not hold: %s\n", what);
	abort();
}

struct fuzz_file fuzz_file_open(const uint8_t *data, size_t bytes)
{
	struct fuzz_file file = {.descriptor = memfd_create("fuzz", MFD_CLOEXEC)};
	fuzz_require(file.descriptor >= 0, "a file in memory can be had");
	while (bytes) {
		ssize_t written = write(file.descriptor, data, bytes);
		fuzz_require(written > 0, "it can be written");
		data += written;
		bytes -= (size_t)written;
	}
	snprintf(file.path, sizeof file.path, "/proc/self/fd/%d", file.descriptor);
	return file;
}

void fuzz_file_close(struct fuzz_file *file)
{
	close(file->descriptor);
}
