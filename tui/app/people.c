/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/people.h"

#include <string.h>

#include "db/trust/people.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"
#include "tui/app/needs.h"

bool people_read(struct people *people, const struct app *app, struct error *error)
{
	return people_list_read(people, app->store, error);
}

const char *people_name(
	const struct people *people, const struct app *app, const char *login)
{
	const struct people_row *row = people_find(people, login);
	if (row && *row->name)
		return row->name;
	if (strcmp(login, app->who) == 0 && *app->settings.name)
		return app->settings.name;
	return login;
}

static bool has_role(const struct app *app, unsigned wanted)
{
	unsigned roles = 0;
	struct error error = ERROR_INIT;
	const bool known = store_roles(app->store, app->who, &roles, &error);
	error_release(&error);
	return !known || roles & wanted;
}

bool people_writes(const struct app *app)
{
	return has_role(app, ROLE_CLERK | ROLE_SUPERVISOR);
}

bool people_supervises(const struct app *app)
{
	return has_role(app, ROLE_SUPERVISOR);
}

const char *people_locked(enum report_state state)
{
	switch (state) {
	case REPORT_APPROVED:
		return N_("This report is approved: it can be read, not changed");
	case REPORT_SUBMITTED:
		return N_("This report is submitted: it is changed once it is taken "
			  "back (v, then w, in the list of measures)");
	default: return NULL;
	}
}

const char *people_read_only(const struct app *app, enum report_state state)
{
	return people_writes(app) ? people_locked(state) : needs_words(NEEDS_CLERK);
}
