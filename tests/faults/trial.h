/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One thing that is tried with what is broken: in a process of its own, which may crash or
 * hang, and is counted. It is about what is read and taken in, so in these tests nothing is
 * synced: fsync() does nothing.
 */
#ifndef TESTS_FAULTS_TRIAL_H
#define TESTS_FAULTS_TRIAL_H

#include "tests/faults/tally.h"
#include "text/str.h"

/* How a process says what came of it; any other end is a crash. */
enum trial_end {
	TRIAL_GOOD = 40,
	TRIAL_TOLD = 41,
	TRIAL_LOST = 42,
};

/* words: why, where something is lost. */
typedef enum trial_end trial(void *context, struct str *words);

enum { TRIAL_SECONDS = 20 }; /* of processor time, and three times that of the clock */

/* Runs it and counts it; `what` names it where it is lost or crashed. */
void trial_run(struct tally *tally, trial *run, void *context, const char *what);

/* Removes what the last one left beside the file at path, which is another one now. */
void trial_clear_beside(const char *path);

#endif
