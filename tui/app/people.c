/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/people.h"

#include <stdlib.h>
#include <string.h>

#include "text/i18n.h"
#include "text/mem.h"
#include "tui/app/needs.h"

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
			  "back");
	default: return NULL;
	}
}

const char *people_read_only(const struct app *app, enum report_state state)
{
	const char *locked = people_locked(state);
	if (locked || people_writes(app))
		return locked;
	return needs_words(NEEDS_CLERK);
}
