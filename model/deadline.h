/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Until when a report is to be handed in, and what is left until then. A report that was
 * submitted, or that is approved and sealed, has been handed in: it is not late any more,
 * whatever the day. The day itself still counts.
 *
 * A deadline is part of what a report says: it goes into versions, digests and seals, so of
 * a report that is handed in it cannot be changed.
 */
#ifndef MODEL_DEADLINE_H
#define MODEL_DEADLINE_H

#include <stdbool.h>

#include "model/report.h"
#include "text/date.h"

struct deadline {
	struct date day; /* year 0: nobody said, and nothing else is set */
	bool handed_in;
	long left; /* days from today until then; below 0: it is over */
};

/* Whether a text is a day as a report keeps it: YYYY-MM-DD of the common era, of a year
 * that a report can have (LIMIT_FIRST_YEAR to LIMIT_LAST_YEAR). */
bool deadline_valid(const char *text);

/* text: as a report keeps it; NULL or "": nobody said. */
struct deadline deadline_of(const char *text, enum report_state state, struct date today);

bool deadline_is_set(const struct deadline *deadline);
/* It is over, and the report was not handed in. */
bool deadline_is_late(const struct deadline *deadline);

/* Puts a day there; year 0: none. False, and nothing changed, where no report can have it. */
bool deadline_put(struct report *report, struct date day);

#endif
