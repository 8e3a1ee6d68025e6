/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The difference between two texts by words: what stayed, what was taken out, what came
 * in. Words are those of text/breaks.h; a line end is a word of its own.
 *
 * The spans stand in the order in which they are read. All that is kept or removed,
 * joined, is the old text; all that is kept or added, the new one. Where a change takes
 * something out and puts something in, what goes stands first, as one span each. No more
 * words than need be are marked, up to SEQUENCE_STEPS_MOST changed ones: texts that have less
 * in common count as replaced between their common beginning and end.
 */
#ifndef TEXT_WORD_DIFF_H
#define TEXT_WORD_DIFF_H

#include <stddef.h>

#include "text/breaks.h"

enum diff_kind { DIFF_KEPT, DIFF_REMOVED, DIFF_ADDED };

struct diff_span {
	enum diff_kind kind;
	size_t start, bytes; /* in the new text where it was added, else in the old */
};

struct word_diff {
	struct diff_span *spans;
	size_t count, capacity;
};

/* Fills in *diff, which is released with word_diff_release(). */
void word_diff_make(struct word_diff *diff, struct breaker *breaker, const char *old_text,
	size_t old_bytes, const char *new_text, size_t new_bytes);
void word_diff_release(struct word_diff *diff);

#endif
