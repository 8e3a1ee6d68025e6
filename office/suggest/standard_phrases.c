/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/suggest/standard_phrases.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/data.h"
#include "model/data_folder.h"
#include "model/data_keys.h"
#include "model/lists.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/name.h"
#include "text/str.h"

#define KIND "phrases"

static bool read_format(const struct node *node, void *place, struct error *error)
{
	static const char *const formats[] = {PHRASES_FORMAT};
	size_t choice;
	(void)place;
	return data_key_choice(node, formats, COUNT(formats), &choice, error);
}

/* A note for people who read the file. */
static bool read_about(const struct node *node, void *place, struct error *error)
{
	const char *text;
	(void)place;
	return data_key_string(node, &text, error);
}

static bool read_fields(const struct node *node, void *place, struct error *error)
{
	struct string_list *fields = place; /* by enum card_field */
	struct node member;
	if (!node_object(node, error))
		return false;
	for (size_t position = 0; node_each(node, &position, &member);) {
		const enum card_field field = card_field_find(member.key);
		if (field == FIELD_NONE)
			return node_refuse(
				&member, error, _("no field of a measure has this key"));
		if (!data_key_list(&member, &fields[field], error))
			return false;
	}
	return true;
}

#define AGENCY(member) offsetof(struct agency_phrases, member)
static const struct data_key agency_keys[] = {
	{"types", true, data_key_list, AGENCY(types)},
	{"phrases", true, read_fields, AGENCY(fields)},
};

static bool read_agencies(const struct node *node, void *place, struct error *error)
{
	struct standard_phrases *phrases = place;
	size_t count;
	if (!node_array(node, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct node element = node_element(node, i);
		phrases->agencies = mem_grow(phrases->agencies, phrases->agencies_count,
			&phrases->agencies_capacity, sizeof(*phrases->agencies));
		struct agency_phrases *agency =
			&phrases->agencies[phrases->agencies_count++];
		*agency = (struct agency_phrases){0};
		if (!data_keys_read(
			    &element, agency_keys, COUNT(agency_keys), agency, error))
			return false;
	}
	return true;
}

static const struct data_key keys[] = {
	{"format", true, read_format, 0},
	{"about", false, read_about, 0},
	{"phrases", true, read_fields, offsetof(struct standard_phrases, fields)},
	{"agencies", false, read_agencies, 0},
};

static bool load_file(
	struct standard_phrases *phrases, const char *path, struct error *error)
{
	struct data *data = data_read(path, error);
	if (!data)
		return false;
	const struct node root = data_root(data);
	const bool good = data_keys_read(&root, keys, COUNT(keys), phrases, error);
	data_free(data);
	return good;
}

bool standard_phrases_load(struct standard_phrases *phrases, struct error *error)
{
	struct string_list names = {0};
	struct str path = STR_INIT;
	bool good = true;
	data_folder_names(KIND, &names);
	for (size_t i = 0; good && i < names.count; i++) {
		str_clear(&path);
		if (data_folder_find(KIND, names.items[i], &path))
			good = load_file(phrases, path.data, error);
	}
	str_release(&path);
	string_list_release(&names);
	return good;
}

bool agency_phrases_suit(const struct agency_phrases *phrases, const char *agency)
{
	bool suit = false;
	for (size_t i = 0; i < phrases->types.count && !suit; i++) {
		char *type = name_key(phrases->types.items[i]);
		suit = *type && strncmp(agency, type, strlen(type)) == 0;
		free(type);
	}
	return suit;
}

static void release_fields(struct string_list *fields)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		string_list_release(&fields[field]);
}

void standard_phrases_release(struct standard_phrases *phrases)
{
	release_fields(phrases->fields);
	for (size_t i = 0; i < phrases->agencies_count; i++) {
		string_list_release(&phrases->agencies[i].types);
		release_fields(phrases->agencies[i].fields);
	}
	free(phrases->agencies);
	*phrases = (struct standard_phrases){0};
}
