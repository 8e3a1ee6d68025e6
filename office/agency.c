/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/agency.h"

#include <string.h>

#include "text/i18n.h"

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

/* The bytes of text that start is, if text goes on behind it; 0 if it does not. */
static size_t starts(const char *text, const char *start)
{
	const size_t bytes = strlen(start);
	return !strncmp(text, start, bytes) && text[bytes] ? bytes : 0;
}

const char *agency_bare(const char *type, const char *name)
{
	for (size_t i = 0; i < AGENCY_TYPES; i++) {
		if (strcmp(type, agency_types[i]))
			continue;
		size_t skipped = starts(name, agency_types[i]);
		if (!skipped)
			skipped = starts(name, abbreviations[i]);
		name += skipped;
		while (skipped && *name == ' ')
			name++;
	}
	return name;
}

void report_heading(struct str *out, const struct report *head, enum digits digits)
{
	report_summary_heading(out,
		&(struct report_summary){.fiscal_year = head->fiscal_year,
			.months = head->months,
			.agency_type = head->agency.type,
			.agency_name = head->agency.name},
		digits);
}

void report_summary_period(
	struct str *out, const struct report_summary *report, enum digits digits)
{
	struct str year = STR_INIT, months = STR_INIT;
	number_append(&year, report->fiscal_year, digits);
	number_append(&months, report->months, digits);
	str_printf(out, _("fiscal year %s, %s months"), year.data, months.data);
	str_release(&year);
	str_release(&months);
}

void report_summary_heading(
	struct str *out, const struct report_summary *report, enum digits digits)
{
	agency_append(out, report->agency_type, report->agency_name);
	str_puts(out, "  ");
	report_summary_period(out, report, digits);
}
