/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cards with what the progress of the work is told by: where each stands, since when, who
 * answers for it and until when it was to be done.
 */
#ifndef DB_PROGRESS_H
#define DB_PROGRESS_H

#include "db/store.h"
#include "model/card.h"
#include "text/date.h"

struct progress_card {
	int64_t number;
	int64_t report;
	int fiscal_year, months; /* of its report */
	int place;               /* from 1 */
	int64_t revision;
	enum card_state state;
	int64_t since;   /* in that state, in seconds since 1970, as far as is known */
	const char *who; /* put it into that state */
	/* "" where absent */
	const char *title;                     /* of its report */
	const char *agency_type, *agency_name; /* likewise */
	const char *group, *issue, *measure, *period;
	const char *owners;   /* joined by line ends */
	struct date from, to; /* what the words in period mean; no year: not from when to
			       * when */
};

/* A visit that returns false ends the walk. What it gets is good during the call. */
typedef bool progress_visit(void *context, const struct progress_card *card);

/* In places' order. ERROR_USAGE where there is no such report. */
bool store_progress(struct store *store, int64_t report, progress_visit *visit,
	void *context, struct error *error);

/* Of all reports of a fiscal year, in the order of the list of reports. */
bool store_progress_year(struct store *store, int fiscal_year, progress_visit *visit,
	void *context, struct error *error);

#endif
