/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/mem.h"

#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "text/error.h"

enum { FIRST_CAPACITY = 8 };

static _Noreturn void exhausted(void)
{
	/* No gettext here: it allocates. */
	fputs("mattrakan: out of memory\n", stderr);
	exit(ERROR_SYSTEM);
}

void *mem_new(size_t count, size_t size)
{
	void *block = calloc(count ? count : 1, size ? size : 1);
	if (!block)
		exhausted();
	return block;
}

void mem_reserve(size_t bytes)
{
	free(mem_resize(NULL, bytes, 1));
}

void mem_prepare(size_t bytes)
{
#if defined(M_MMAP_THRESHOLD) && defined(MADV_POPULATE_WRITE)
	const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
	/* It comes from the heap, and is no cause to make that shorter again. */
	mallopt(M_MMAP_THRESHOLD, 2 * (int)bytes);
	mallopt(M_TRIM_THRESHOLD, 4 * (int)bytes);
	char *piece = malloc(bytes);
	const uintptr_t before = (uintptr_t)piece % page;
	if (piece && before < bytes)
		madvise(piece - before, before + bytes, MADV_POPULATE_WRITE);
	free(piece);
#else
	(void)bytes;
#endif
}

void *mem_resize(void *block, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		exhausted();
	void *moved = realloc(block, count && size ? count * size : 1);
	if (!moved)
		exhausted();
	return moved;
}

void *mem_grow(void *block, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return block;
	if (*capacity > SIZE_MAX / 2)
		exhausted();
	*capacity = *capacity ? *capacity * 2 : FIRST_CAPACITY;
	return mem_resize(block, *capacity, size);
}

char *mem_strdup(const char *text)
{
	return text ? mem_strndup(text, strlen(text)) : NULL;
}

char *mem_strndup(const char *text, size_t bytes)
{
	char *copy = mem_resize(NULL, bytes + 1, 1);
	if (bytes)
		memcpy(copy, text, bytes);
	copy[bytes] = '\0';
	return copy;
}
