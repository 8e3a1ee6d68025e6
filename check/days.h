/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dates that stand in running text: of a day (๖ มีนาคม ๒๕๖๗, 6/3/2567) or of a month
 * with its year (มีนาคม ๒๕๖๗).
 */
#ifndef CHECK_DAYS_H
#define CHECK_DAYS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/date.h"

struct day {
	size_t start, bytes; /* of what was read, weekdays left out */
	struct date date;    /* as it is written: it may be no day of the calendar */
	bool christian;      /* a year of the Christian era that is not called one */
};

/* The next date from offset *at on, which then stands behind it. A day needs no year. */
bool day_next(const char *text, size_t bytes, size_t *at, struct day *day);

/* Where a month's name begins that stands before the number of its year, with its era or
 * without; *month gets which. `end`: none does. */
size_t month_before(const char *text, size_t end, int *month);

/* The offset of the next Thai or Arabic digit from `at` on; bytes: there is none. */
size_t digit_next(const char *text, size_t bytes, size_t at);
/* Where the digits end that begin there. */
size_t digits_stop(const char *text, size_t bytes, size_t at);

#endif
