/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A fiscal year and the round of it that a report is of, as forms ask for them.
 */
#ifndef OFFICE_FISCAL_YEAR_H
#define OFFICE_FISCAL_YEAR_H

#include "text/number.h"
#include "text/str.h"

/* The year (BE) that the whole text is, but for spaces around it; 0: none, or one that no
 * report can have (LIMIT_FIRST_YEAR to LIMIT_LAST_YEAR). */
int fiscal_year_typed(const char *text);

/* The rounds to choose from: N_(). */
enum { FISCAL_ROUNDS = 2 };
extern const char *const fiscal_rounds[FISCAL_ROUNDS];

int fiscal_round_months(size_t round);
/* The round of so many months; of what is no round, the last. */
size_t fiscal_round_of(int months);

/* Says below a year that is being typed from when to when such a round of it is. */
void fiscal_year_hint(
	const char *typed, size_t round, enum digits digits, struct str *out);

#endif
