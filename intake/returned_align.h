/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which line of a text that comes back is which line of the text that went out: the same
 * ones, and those that were changed, in their order.
 */
#ifndef INTAKE_RETURNED_ALIGN_H
#define INTAKE_RETURNED_ALIGN_H

#include <stdbool.h>
#include <stddef.h>

struct aligned_line {
	const char *text;  /* as it stands there, cleaned (shown_clean()) */
	const char *label; /* what it begins with, whatever follows; NULL: nothing */
	bool fixed;        /* the program's own words: no other words stand for them */
	bool slot;         /* a line to write on: any line may stand for it */
	size_t match;      /* the place of the other text's line; SIZE_MAX: it has none */
};

/* Sets match of each. False: the two are too long to be compared, nothing matches. */
bool returned_align(struct aligned_line *was, size_t was_count, struct aligned_line *now,
	size_t now_count);

/* Whether a line begins with the label as a word of its own. */
bool aligned_begins(const char *text, const char *label);

#endif
