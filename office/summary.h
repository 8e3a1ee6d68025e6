/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The summary of a report (report/summary.h), collected from the office file: the progress
 * of its measures, what the check finds, the office's ITA results.
 */
#ifndef OFFICE_SUMMARY_H
#define OFFICE_SUMMARY_H

#include <stddef.h>
#include <stdint.h>

#include "db/store.h"
#include "report/summary.h"
#include "text/date.h"
#include "text/error.h"
#include "text/number.h"

/* Fills in *summary, as of that day. False and the error on failure; then it is empty. */
bool summary_read(struct summary *summary, struct store *store, int64_t report,
	struct date day, enum digits digits, struct error *error);

/* The last ITA results of the office up to this report's: years has room for
 * SUMMARY_YEARS. */
bool summary_years_read(struct summary_year *years, size_t *count, struct store *store,
	int64_t report, struct error *error);

#endif
