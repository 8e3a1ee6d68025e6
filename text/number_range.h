/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ranges of numbers from 1 on, as people write them: "3", "3-", "-5", "3-5", several between
 * commas; Thai digits too.
 */
#ifndef TEXT_NUMBER_RANGE_H
#define TEXT_NUMBER_RANGE_H

#include <stdbool.h>

/* Takes one range at the start of *text, which then stands behind it. *last is UINT_MAX where
 * the range has no end. blanks: characters that may stand around its numbers. False: there is
 * no range. */
bool number_range_take(
	const char **text, const char *blanks, unsigned *first, unsigned *last);

#endif
