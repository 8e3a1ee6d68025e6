/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests of ways out share: a folder, bytes to be printed, a patience of 0.2
 * seconds, no CUPS; and opening, writing, finishing that must go well, or ill.
 */
#ifndef TESTS_SUPPORT_PLACE_H
#define TESTS_SUPPORT_PLACE_H

#include "print/outlet_kind.h"
#include "tests/support/support.h"
#include "text/error.h"

enum { MEGABYTE = 1 << 20, DEADLINE = 20000 /* ms: what never takes so long */ };

struct place {
	char *folder, *path; /* report.prn in it, not made yet */
	struct str bytes;    /* a megabyte with every value of a byte */
	struct error error;
};

/* For cmocka. At the end it looks whether SIGPIPE does what it did. */
int place_setup(void **state);
int place_teardown(void **state);

/* Makes the bytes twice as many, times over. */
void double_bytes(struct place *place, int times);

struct outlet *open_to(struct place *place, const char *to, bool force);
struct outlet *must_open(struct place *place, const char *to, bool force);
void must_write(struct place *place, struct outlet *outlet); /* the bytes */
void must_finish(struct place *place, struct outlet *outlet);

/* The last error is of this kind, and its message has this in it. */
void assert_says(const struct place *place, enum error_kind kind, const char *says);

/* Opening ends in such an error. */
void refuses(struct place *place, const char *to, enum error_kind kind, const char *says);

#endif
