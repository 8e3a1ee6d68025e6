/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How far many offices are, for who looks after them: one row for each. On a server an office
 * is one of the database's, and who looks after a province sees all of them; in a file each
 * agency that has a report is one.
 */
#ifndef DB_OFFICES_H
#define DB_OFFICES_H

#include "db/store.h"
#include "model/report.h"

enum { OFFICE_YEARS = 3 /* whose ITA results are told, the newest first */ };

struct office_progress {
	/* "" where absent */
	const char *type, *name, *district, *province;
	/* Of the fiscal year that is asked for. */
	int reports, approved_reports;
	int64_t cards, done, approved; /* done: or approved */
	int64_t late;                  /* not done, and their period is over */
	/* What the check found when the office ran it last (db/found.h), the reports of the
	 * year together. */
	int64_t errors, warnings;
	int unchecked;   /* reports over which nobody ran it */
	int64_t checked; /* of the others the one that was longest ago; 0: there is none */
	/* Of it, and of those before: as reports of these years have it. */
	struct office_result {
		bool known;   /* a total, or a level */
		double total; /* NAN: there is none */
		const char *level;
	} results[OFFICE_YEARS];
};

/* In the order of provinces and names. today: seconds since 1970. What a visit gets is good
 * during the call; one that returns false ends the walk. */
typedef bool office_visit(void *context, const struct office_progress *office);
bool store_offices(struct store *store, int fiscal_year, int64_t today,
	office_visit *visit, void *context, struct error *error);

/* The newest fiscal year of which there is a report; where there is none it is untouched. */
bool store_newest_year(struct store *store, int *fiscal_year, struct error *error);

#endif
