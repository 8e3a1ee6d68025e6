/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * period: when a measure runs, as text/period.h understands it, or part by part as
 * check/period_parts.h does. A report of 6 months may have measures that go on after them;
 * none that only begin then.
 */
#include <config.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/period_parts.h"
#include "check/rule.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/period.h"
#include "text/str.h"

static void tell_outside(
	struct check *check, const struct check_text *text, const struct period *period)
{
	const struct report *report = check->report;
	const bool in_year =
		date_compare(period->to,
			fiscal_year_last(report->fiscal_year, YEAR_MONTHS)) <= 0;
	struct str year = STR_INIT;
	check_number(check, &year, report->fiscal_year);
	if (in_year &&
		date_compare(period->from, fiscal_year_first(report->fiscal_year)) >= 0)
		check_tell(check, SEVERITY_WARNING, text, 0, text->bytes,
			_("after the 6 months that are reported on"));
	else
		check_tell(check, SEVERITY_WARNING, text, 0, text->bytes,
			_("not within the fiscal year %s"), year.data);
	str_release(&year);
}

static bool is_outside(const struct report *report, const struct period *period)
{
	const struct date last = fiscal_year_last(report->fiscal_year, report->months);
	return date_compare(period->from, fiscal_year_first(report->fiscal_year)) < 0 ||
	       date_compare(period->to,
		       fiscal_year_last(report->fiscal_year, YEAR_MONTHS)) > 0 ||
	       date_compare(period->from, last) > 0;
}

/* False where there is nothing to tell of the part. */
static bool tell_part(struct check *check, const struct check_text *text,
	const struct period_part *part)
{
	if (part->reversed)
		check_tell(check, SEVERITY_WARNING, text, 0, text->bytes,
			_("ends before it begins"));
	else if (is_outside(check->report, &part->period))
		tell_outside(check, text, &part->period);
	else
		return false;
	return true;
}

/* The first part that has something to tell; how often, only where no part has a range. */
static void look_at_text(struct check *check, const struct check_text *text)
{
	struct period_part parts[PERIOD_PARTS_MAX];
	bool dated = false;
	if (text->field != FIELD_PERIOD || text_is_blank(text->text) ||
		says_nothing(text->text))
		return;
	const size_t count = period_parts_read(
		text->text, text->bytes, check->report->fiscal_year, parts);
	if (!count) {
		check_tell(check, SEVERITY_WARNING, text, 0, text->bytes,
			_("from when to when is not understood"));
		return;
	}
	for (size_t i = 0; i < count; i++) {
		if (parts[i].period.kind == PERIOD_FREQUENCY)
			continue;
		dated = true;
		if (tell_part(check, text, &parts[i]))
			return;
	}
	if (!dated)
		check_tell(check, SEVERITY_WARNING, text, 0, text->bytes,
			_("says how often, but not from when to when"));
}

const struct rule rule_period = {
	.name = "period",
	.severity = SEVERITY_WARNING,
	.title = N_("Periods outside the report's year, or not clear"),
	.mend = N_("Write from which month to which, within the fiscal year: "
		   "October 2567 - September 2568."),
	.typing = true,
	.text = look_at_text,
};
