/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An office file with rows in every table: for tests that look at all there is.
 */
#ifndef TESTS_SUPPORT_LIVED_IN_H
#define TESTS_SUPPORT_LIVED_IN_H

#include "tests/support/office.h"

/* Fills an empty one. Report 1 (cards 1-3) is sealed. Report 2 was carried over from it and is
 * worked in; of the others one came sealed from another office, one was replaced and is
 * submitted. */
void lived_in_make(struct office *office);

#endif
