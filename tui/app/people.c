/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/people.h"

#include <stdlib.h>
#include <string.h>

#include "text/i18n.h"
#include "text/mem.h"

static bool take(void *context, const struct person *person)
{
	struct people *people = context;
	people->items = mem_grow(
		people->items, people->count, &people->capacity, sizeof(*people->items));
	people->items[people->count++] = (struct people_row){
		.login = mem_strdup(person->login),
		.name = mem_strdup(person->name ? person->name : ""),
		.post = mem_strdup(person->post ? person->post : ""),
		.roles = person->roles,
		.has_key = person->has_key,
	};
	return true;
}

void people_release(struct people *people)
{
	for (size_t i = 0; i < people->count; i++) {
		free(people->items[i].login);
		free(people->items[i].name);
		free(people->items[i].post);
	}
	free(people->items);
	*people = (struct people){NULL, 0, 0};
}

bool people_read(struct people *people, const struct app *app, struct error *error)
{
	people_release(people);
	if (store_people(app->store, take, people, error))
		return true;
	people_release(people);
	return false;
}

const struct people_row *people_find(const struct people *people, const char *login)
{
	for (size_t i = 0; i < people->count; i++) {
		if (strcmp(people->items[i].login, login) == 0)
			return &people->items[i];
	}
	return NULL;
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

bool people_supervises(struct app *app)
{
	unsigned roles = 0;
	struct error error = ERROR_INIT;
	if (!store_roles(app->store, app->who, &roles, &error)) {
		app_error(app, &error);
		return false;
	}
	if (roles & ROLE_SUPERVISOR)
		return true;
	app_message(app, STYLE_WARNING, "%s",
		_("Only a supervisor can do this; who is one, “mattrakan people” says"));
	return false;
}

const char *people_read_only(const struct app *app, enum report_state state)
{
	unsigned roles = 0;
	struct error error = ERROR_INIT;
	if (state == REPORT_APPROVED)
		return N_("This report is approved: it can be read, not changed");
	if (state == REPORT_SUBMITTED)
		return N_(
			"This report is submitted: it is changed once it is taken back");
	/* Where it cannot be told, storing will tell. */
	if (!store_roles(app->store, app->who, &roles, &error)) {
		error_release(&error);
		return NULL;
	}
	return roles ? NULL : N_("You only read in this office file");
}
