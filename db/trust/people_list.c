/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/trust/people_list.h"

#include <stdlib.h>
#include <string.h>

#include "db/trust/deputies.h"
#include "text/mem.h"
#include "text/name.h"

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

bool people_list_read(struct people *people, struct store *store, struct error *error)
{
	people_release(people);
	if (store_people(store, take, people, error))
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

static bool is_supervisor(const struct people *people, const char *login)
{
	const struct people_row *row = people_find(people, login);
	return row && row->roles & ROLE_SUPERVISOR;
}

bool people_hand_over_stands(const struct people *people, const struct deputy *deputy)
{
	return is_supervisor(people, deputy->login) &&
	       is_supervisor(people, deputy->deputy);
}

static bool any_supervisor(const struct people *people)
{
	for (size_t i = 0; i < people->count; i++)
		if (people->items[i].roles & ROLE_SUPERVISOR)
			return true;
	return false;
}

enum signatory people_signatory(
	const struct people *people, const struct signature *signature)
{
	if (!any_supervisor(people))
		return SIGNATORY_PAPER;
	if (!signature->signer)
		return SIGNATORY_UNSAID;
	if (!*signature->signer)
		return SIGNATORY_PAPER;
	const struct people_row *row = people_find(people, signature->signer);
	if (!row)
		return SIGNATORY_UNKNOWN;
	if (!row->roles)
		return SIGNATORY_RETIRED;
	if (!(row->roles & ROLE_SUPERVISOR))
		return SIGNATORY_NO_SUPERVISOR;
	return name_same(row->name, signature->name) ? SIGNATORY_HERE : SIGNATORY_RENAMED;
}

void people_signatory_append(
	const struct people *people, const struct signature *signature, struct str *out)
{
	const struct people_row *row =
		signature->signer ? people_find(people, signature->signer) : NULL;
	signatory_append(out, people_signatory(people, signature), signature,
		row ? row->name : "");
}
