/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * For tests that move an office: all that an office file says, and what is hard to move.
 */
#ifndef TESTS_SUPPORT_MOVING_H
#define TESTS_SUPPORT_MOVING_H

#include "db/store.h"
#include "tests/support/support.h"
#include "text/str.h"

/* Appends every value of every row of a file with its type, in the order of the keys. */
void moving_say(struct str *out, struct store *store);

/* Figures of ITA results as SQL has them. */
enum { MOVING_FIGURES = 16 };
extern const char *const moving_figures[MOVING_FIGURES];

/* Puts texts and figures into a file that nobody would save: verify finds something in it then. */
void moving_set_hostile(struct store *store, struct support_random *random);

#endif
