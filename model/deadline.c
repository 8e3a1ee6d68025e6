/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/deadline.h"

#include <stdlib.h>

#include "model/limits.h"
#include "text/str.h"

static bool is_of_a_report(struct date day)
{
	return day.year >= LIMIT_FIRST_YEAR && day.year <= LIMIT_LAST_YEAR;
}

bool deadline_valid(const char *text)
{
	struct date day;
	return date_is_iso(text) && date_parse_iso(text, &day) && is_of_a_report(day);
}

struct deadline deadline_of(const char *text, enum report_state state, struct date today)
{
	struct deadline deadline = {0};
	if (!text || !deadline_valid(text))
		return deadline;
	date_parse_iso(text, &deadline.day);
	deadline.handed_in = state != REPORT_OPEN;
	deadline.left = date_days(today, deadline.day);
	return deadline;
}

bool deadline_is_set(const struct deadline *deadline)
{
	return deadline->day.year != 0;
}

bool deadline_is_late(const struct deadline *deadline)
{
	return deadline_is_set(deadline) && !deadline->handed_in && deadline->left < 0;
}

bool deadline_put(struct report *report, struct date day)
{
	struct str text = STR_INIT;
	if (day.year && !is_of_a_report(day))
		return false;
	if (day.year)
		date_append_iso(&text, day);
	free(report->deadline);
	report->deadline = day.year ? str_detach(&text) : NULL;
	return true;
}
