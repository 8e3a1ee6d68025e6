/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/states.h"

#include "db/trust/people.h"

#include <time.h>

#include "text/i18n.h"
#include "text/number.h"

static const char *const card_states[] = {
	[CARD_DRAFT] = N_("draft"),
	[CARD_DONE] = N_("done"),
	[CARD_APPROVED] = N_("approved"),
	[CARD_RETURNED] = N_("returned"),
};

static const char *const report_states[] = {
	[REPORT_OPEN] = N_("open"),
	[REPORT_SUBMITTED] = N_("submitted"),
	[REPORT_APPROVED] = N_("approved"),
};

const char *card_state_label(enum card_state state)
{
	return card_states[state];
}

const char *report_state_label(enum report_state state)
{
	return report_states[state];
}

void days_append(struct str *out, long days, enum digits digits)
{
	struct str number = STR_INIT;
	number_append(&number, days, digits);
	str_printf(out, days == 1 ? _("%s day") : _("%s days"), number.data);
	str_release(&number);
}

void since_append(struct str *out, int64_t at, struct date today, enum digits digits)
{
	const long days = date_days(date_from_time((time_t)at), today);
	if (days < 1)
		str_puts(out, _("today"));
	else
		days_append(out, days, digits);
}

const char *roles_label(unsigned roles)
{
	enum { BOTH = ROLE_CLERK | ROLE_SUPERVISOR };
	static const char *const labels[BOTH + 1] = {
		[0] = N_("reads only"),
		[ROLE_CLERK] = N_("clerk"),
		[ROLE_SUPERVISOR] = N_("supervisor"),
		[BOTH] = N_("clerk and supervisor"),
	};
	return labels[roles & BOTH];
}
