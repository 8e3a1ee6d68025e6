/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/needs.h"

#include "db/trust/people.h"
#include "model/address.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "tui/app/app.h"
#include "tui/app/people.h"

static const struct {
	enum need need;
	bool hides; /* without it the action has no place on the key bar */
	const char *words;
} needs[] = {
	{NEEDS_ROW, true, N_("There is nothing here that this could be done with")},
	{NEEDS_OPEN, true, N_("This report is approved: it can be read, not changed")},
	{NEEDS_SUBMITTED, true, N_("This report is not submitted")},
	{NEEDS_APPROVED, true, N_("This is not approved")},
	{NEEDS_DONE, true, N_("This measure is not done")},
	{NEEDS_UNDO, true, N_("There is nothing here that could be undone")},
	{NEEDS_WRITE, false, N_("This can be read, not changed")},
	{NEEDS_RULES, true, N_("Only a supervisor sets rules for the whole office")},
	{NEEDS_ALONE, true,
		N_("Other screens are still open, or the office file lies elsewhere")},
	{NEEDS_CLERK, false, N_("You only read in this office file")},
	{NEEDS_SUPERVISOR, false,
		N_("Only a supervisor can do this; Settings (F9), then People (F2) shows "
		   "who is one")},
	{NEEDS_ADMINISTERS, false,
		N_("Only the owner of the office file, or root, changes its people")},
};

const char *needs_words(enum need need)
{
	size_t i = 0;
	while (needs[i].need != need)
		i++;
	return needs[i].words;
}

/* Why one need is not met. */
static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	switch (need) {
	case NEEDS_CLERK: return people_writes(app) ? NULL : needs_words(need);
	case NEEDS_SUPERVISOR: return people_supervises(app) ? NULL : needs_words(need);
	case NEEDS_ADMINISTERS:
		if (store_administers(app->store))
			return NULL;
		return address_is_server(app->office)
			       ? _("Only who administers the database changes people")
			       : needs_words(need);
	default: return screen->class->lacks(app, screen, need);
	}
}

const char *needs_refusal(
	const struct app *app, const struct screen *screen, const struct action *action)
{
	const char *why = NULL;
	for (size_t i = 0; i < COUNT(needs) && !why; i++)
		if (action->needs & needs[i].need)
			why = lacks(app, screen, needs[i].need);
	return why;
}

bool needs_shown(
	const struct app *app, const struct screen *screen, const struct action *action)
{
	if (action->possible && !action->possible(app, screen))
		return false;
	for (size_t i = 0; i < COUNT(needs); i++)
		if (action->needs & needs[i].need &&
			(needs[i].hides || screen->class->hides & needs[i].need) &&
			lacks(app, screen, needs[i].need))
			return false;
	return true;
}
