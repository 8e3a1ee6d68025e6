/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How an agency is called on the screen: short, as people write it; and its report.
 */
#ifndef OFFICE_AGENCY_H
#define OFFICE_AGENCY_H

#include "db/store.h"
#include "model/report.h"
#include "text/number.h"
#include "text/str.h"

/* The kinds that there are, in full, for lists to pick from. */
enum {
	AGENCY_SUBDISTRICT,
	AGENCY_TOWNSHIP,
	AGENCY_TOWN,
	AGENCY_CITY,
	AGENCY_PROVINCE,
	AGENCY_TYPES,
};
extern const char *const agency_types[AGENCY_TYPES];

/* Appends อบต.ธารตะวัน for องค์การบริหารส่วนตำบล and ธารตะวัน; a kind that is not known
 * stands in full. Either may be NULL. */
void agency_append(struct str *out, const char *type, const char *name);

/* The name (in it) without the kind that was typed before it, in full or short: ธารตะวัน
 * for อบต.ธารตะวัน. Of another kind than type nothing is left out. */
const char *agency_bare(const char *type, const char *name);

/* Agency and year of a report, and its round: appended for title lines. */
void report_heading(struct str *out, const struct report *head, enum digits digits);
void report_summary_heading(
	struct str *out, const struct report_summary *report, enum digits digits);
/* Without the agency. */
void report_summary_period(
	struct str *out, const struct report_summary *report, enum digits digits);

#endif
