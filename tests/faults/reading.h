/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All that an office file says, as lists, exports and search read it.
 */
#ifndef TESTS_FAULTS_READING_H
#define TESTS_FAULTS_READING_H

#include "tests/support/support.h"
#include "text/str.h"

struct reading {
	size_t reports;  /* in the list */
	int64_t cards;   /* as the list counts them */
	size_t exported; /* cards of all exports */
	size_t binned;   /* what lies in the bin */
	struct str text; /* of all exports, lists, versions, the trail */
	struct str
		drafts; /* the words of drafts, which verify does not know (SECURITY.md) */
	struct str
		told; /* what somebody was told: the first error or warning; "": none */
};

/* Reads all of the file at path, past each thing that cannot be read. */
void reading_take(struct reading *reading, const char *path);
void reading_release(struct reading *reading);

/* Whether verify finds anything, or fails; *words gets the first. */
bool reading_verify(const char *path, struct str *words);

#endif
