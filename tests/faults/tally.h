/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What came of the faults that a test tried: counted, printed, and, where
 * $MATTRAKAN_FAULTS_TABLE names a file, appended to it as a row of doc/faults.md (table.sh
 * makes the page of it, tests/house/faults.sh compares its rows with the tests).
 *
 * Each test has a short form for make check and a long one for make soak; both draw from
 * the same seeds.
 */
#ifndef TESTS_FAULTS_TALLY_H
#define TESTS_FAULTS_TALLY_H

#include "tests/support/support.h"

/* Each fault that was tried ends in exactly one of the four. */
struct tally {
	const char *name; /* the row's: one of the names of table.sh */
	size_t tried;
	size_t good;     /* all is there: the state before or the one after */
	size_t told;     /* refused, or read in part, with a message */
	size_t lost;     /* something is gone, and nothing says so */
	size_t crashed;  /* ended by a signal or by the limit of time */
	int64_t began;   /* ms */
	char first[300]; /* what the first that is lost or crashed says */
	char note[200];  /* what else the row says: how much there was */
};

/* Whether the long form was asked for: MATTRAKAN_SOAK=1. */
bool soak(void);

struct tally tally_begin(const char *name);

/* One more that was lost or crashed, in words. */
void tally_lost(struct tally *tally, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void tally_crashed(struct tally *tally, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Sets the note, in words. */
void tally_note(struct tally *tally, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Prints the counts, writes the row, fails the test where something was lost or crashed,
 * or where nothing was tried. */
void tally_end(struct tally *tally);

/* ms, of a clock that only goes forward. */
int64_t tally_clock(void);

#endif
