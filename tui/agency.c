/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/agency.h"

#include <string.h>

/* Data, not messages: what stands in the reports. */
const char *const agency_types[AGENCY_TYPES] = {
	[AGENCY_SUBDISTRICT] = "องค์การบริหารส่วนตำบล",
	[AGENCY_TOWNSHIP] = "เทศบาลตำบล",
	[AGENCY_TOWN] = "เทศบาลเมือง",
	[AGENCY_CITY] = "เทศบาลนคร",
	[AGENCY_PROVINCE] = "องค์การบริหารส่วนจังหวัด",
};

static const char *const abbreviations[AGENCY_TYPES] = {
	[AGENCY_SUBDISTRICT] = "อบต.",
	[AGENCY_TOWNSHIP] = "ทต.",
	[AGENCY_TOWN] = "ทม.",
	[AGENCY_CITY] = "ทน.",
	[AGENCY_PROVINCE] = "อบจ.",
};

void agency_append(struct str *out, const char *type, const char *name)
{
	const char *shown = type;
	for (size_t i = 0; type && i < AGENCY_TYPES; i++)
		if (!strcmp(type, agency_types[i]))
			shown = abbreviations[i];
	if (shown)
		str_puts(out, shown);
	if (name)
		str_puts(out, name);
}
