/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory that is there or the program ends.
 *
 * These never return NULL. When memory is exhausted they say so on standard
 * error and exit with ERROR_SYSTEM; what was typed is safe, because drafts are in
 * the office file long before (db/store.h, drafts). So no caller has a path for a
 * failed allocation that no test would ever walk.
 *
 * What they return is released with free().
 */
#ifndef TEXT_MEM_H
#define TEXT_MEM_H

#include <stddef.h>

/* Zeroed memory for count elements of size bytes each. */
void *mem_new(size_t count, size_t size);

/* Ends the program as the others do where so many bytes are not to be had: before a library
 * is asked that crashes where it gets none. */
void mem_reserve(size_t bytes);

/* Takes so many bytes, which are soon to be used, from the system in one piece: page by page,
 * as each is first written, it takes a program that only just begins as long as all that it
 * does with them. They come back from malloc(), and stay the program's. At best: where the
 * system cannot do it, nothing is done. */
void mem_prepare(size_t bytes);

/* Grows or shrinks block (or makes it, where NULL) to count elements. */
void *mem_resize(void *block, size_t count, size_t size);

/* Makes room for one more than count elements, doubling *capacity (in
 * elements) when it is full; returns the block, moved or not. */
void *mem_grow(void *block, size_t count, size_t *capacity, size_t size);

/* A copy of a NUL-terminated string; NULL gives NULL. */
char *mem_strdup(const char *text);

/* A NUL-terminated copy of the first bytes bytes of text. */
char *mem_strndup(const char *text, size_t bytes);

#endif
