/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What two sequences (words, lines) have in common: the longest part of both that stands
 * in the same order, for those who mark or keep what did not change.
 */
#ifndef TEXT_SEQUENCE_H
#define TEXT_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>

/* Two sequences, and how their elements are compared. */
struct sequences {
	size_t old_count, new_count;
	bool (*same)(const void *context, size_t old_index, size_t new_index);
	const void *context;
};

/* With more elements changed than these the two count as having only their common
 * beginning and end in common. */
enum { SEQUENCE_STEPS_MOST = 1000 };

/* For each element of the old sequence, in order, the index of that of the new one that
 * it is, plus one; 0: it is gone. kept has room for old_count + 1. */
void sequence_match(const struct sequences *both, size_t *kept);

#endif
