/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The deadline of a report (model/deadline.h) in words, for screens and commands.
 */
#ifndef OFFICE_DEADLINE_H
#define OFFICE_DEADLINE_H

#include <stdint.h>

#include "db/store.h"
#include "model/deadline.h"
#include "text/date.h"
#include "text/error.h"
#include "text/number.h"
#include "text/str.h"

/* That of a report in the list of them, as of today. */
struct deadline deadline_of_summary(const struct report_summary *report);

/* That of all open reports of a fiscal year which comes first; none where none has one. */
bool deadline_next(struct deadline *deadline, struct store *store, int fiscal_year,
	struct error *error);

/* Appends the day of a deadline as a report keeps it (YYYY-MM-DD), as people write it; a
 * text that is no day stands as it is. NULL: nothing. */
void deadline_day_append(
	struct str *out, const char *text, enum date_style style, enum digits digits);

/* Appends what is left: "5 days to go", "today", "3 days overdue", "handed in"; nothing
 * where nobody said until when. */
void deadline_left_append(
	struct str *out, const struct deadline *deadline, enum digits digits);
/* The same in a column of DEADLINE_COLUMNS. */
enum { DEADLINE_COLUMNS = 12 };
void deadline_left_short(
	struct str *out, const struct deadline *deadline, enum digits digits);

/* Appends "Deadline 30 เม.ย. 69: 5 days to go"; likewise. In a narrow place without the day:
 * "Deadline: in 5 days". */
void deadline_append(
	struct str *out, const struct deadline *deadline, enum digits digits);
void deadline_append_narrow(
	struct str *out, const struct deadline *deadline, enum digits digits);

/* What is understood of a day that is typed, and what is left until then: for the line
 * below it. left: measures of the report that are not done. */
void deadline_hint(const char *typed, int64_t left, enum digits digits, struct str *out);

#endif
