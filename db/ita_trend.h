/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ITA results that an office has had: one of each of its reports that has one.
 */
#ifndef DB_ITA_TREND_H
#define DB_ITA_TREND_H

#include "db/store.h"

struct ita_result {
	int64_t report;
	int fiscal_year; /* of the report, BE */
	int months;
	const struct ita *figures; /* without items */
};

/* Those of all reports of the same agency (kind and name) as this one's, this one's among
 * them, oldest fiscal year first. A visit that returns false ends the walk. */
typedef bool ita_visit(void *context, const struct ita_result *result);
bool store_ita_trend(struct store *store, int64_t report, ita_visit *visit, void *context,
	struct error *error);

#endif
