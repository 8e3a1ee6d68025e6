/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/deadline.h"

#include <stdlib.h>

#include "office/day.h"
#include "office/states.h"
#include "text/i18n.h"

struct deadline deadline_of_summary(const struct report_summary *report)
{
	return deadline_of(report->deadline, report->state, date_from_time(time_now()));
}

struct next {
	struct deadline *deadline;
	int fiscal_year;
};

static bool take_next(void *context, const struct report_summary *report)
{
	const struct next *next = context;
	const struct deadline deadline = deadline_of_summary(report);
	if (report->fiscal_year == next->fiscal_year && deadline_is_set(&deadline) &&
		!deadline.handed_in &&
		(!deadline_is_set(next->deadline) ||
			deadline.left < next->deadline->left))
		*next->deadline = deadline;
	return true;
}

bool deadline_next(struct deadline *deadline, struct store *store, int fiscal_year,
	struct error *error)
{
	struct next next = {deadline, fiscal_year};
	*deadline = (struct deadline){0};
	return store_list(store, take_next, &next, error);
}

void deadline_day_append(
	struct str *out, const char *text, enum date_style style, enum digits digits)
{
	struct date day;
	if (text && date_parse_iso(text, &day))
		date_append(out, day, style, digits);
	else
		str_puts(out, text ? text : "");
}

/* What is left where that is no number of days; false where it is one. */
static bool put_word(struct str *out, const struct deadline *deadline)
{
	if (deadline_is_set(deadline) && deadline->handed_in)
		str_puts(out, _("handed in"));
	else if (deadline_is_set(deadline) && !deadline->left)
		str_puts(out, _("today"));
	else
		return !deadline_is_set(deadline);
	return true;
}

void deadline_left_append(
	struct str *out, const struct deadline *deadline, enum digits digits)
{
	struct str days = STR_INIT;
	if (put_word(out, deadline))
		return;
	days_append(&days, labs(deadline->left), digits);
	/* TRANSLATORS: until and since a deadline; %s: 5 days */
	str_printf(out, deadline->left > 0 ? _("%s to go") : _("%s overdue"), days.data);
	str_release(&days);
}

void deadline_left_short(
	struct str *out, const struct deadline *deadline, enum digits digits)
{
	struct str days = STR_INIT;
	if (put_word(out, deadline))
		return;
	days_append(&days, labs(deadline->left), digits);
	/* TRANSLATORS: the same in a column of 12; %s: 5 days */
	str_printf(out, deadline->left > 0 ? _("in %s") : _("%s late"), days.data);
	str_release(&days);
}

void deadline_append(struct str *out, const struct deadline *deadline, enum digits digits)
{
	if (!deadline_is_set(deadline))
		return;
	str_printf(out, "%s ", _("Deadline"));
	date_append(out, deadline->day, DATE_SHORT, digits);
	str_puts(out, ": ");
	deadline_left_append(out, deadline, digits);
}

void deadline_append_narrow(
	struct str *out, const struct deadline *deadline, enum digits digits)
{
	if (!deadline_is_set(deadline))
		return;
	str_printf(out, "%s: ", _("Deadline"));
	deadline_left_short(out, deadline, digits);
}

void deadline_hint(const char *typed, int64_t left, enum digits digits, struct str *out)
{
	struct str count = STR_INIT;
	struct date day;
	if (!*typed)
		return;
	if (!day_read(typed, &day)) {
		str_puts(out, _("Not understood; type it like 1 ธันวาคม 2569"));
		return;
	}
	const struct deadline deadline = {
		.day = day, .left = date_days(date_from_time(time_now()), day)};
	date_append(out, day, DATE_SHORT, digits);
	str_puts(out, ": ");
	deadline_left_append(out, &deadline, digits);
	if (left) {
		number_append(&count, left, digits);
		str_puts(out, ", ");
		/* TRANSLATORS: how many measures */
		str_printf(out, _("%s not done"), count.data);
	}
	str_release(&count);
}
