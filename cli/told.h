/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What verify and its like find, in words: a line each on standard output, or with --json an
 * array of texts.
 */
#ifndef CLI_TOLD_H
#define CLI_TOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

struct told {
	bool json;
	size_t count;
	struct str texts; /* of the array, with --json */
};

void told_init(struct told *told, bool json);
void told_release(struct told *told);

/* One more; for a store_problem, with a struct told as the context. */
void told_line(void *context, const char *words);

/* The array, as a member of the object that is being written. */
void told_member(const struct told *told, struct str *out, const char *key);

#endif
