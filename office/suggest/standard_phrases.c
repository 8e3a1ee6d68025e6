/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/suggest/standard_phrases.h"

#include <stddef.h>

#include "model/card.h"
#include "model/data.h"
#include "model/data_folder.h"
#include "model/data_keys.h"
#include "model/lists.h"
#include "text/i18n.h"
#include "text/macros.h"
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

static bool read_texts(
	const struct node *node, struct string_list *texts, struct error *error)
{
	size_t count;
	if (!node_array(node, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct node element = node_element(node, i);
		const char *text;
		if (!data_key_string(&element, &text, error))
			return false;
		string_list_add(texts, text);
	}
	return true;
}

static bool read_fields(const struct node *node, void *place, struct error *error)
{
	struct standard_phrases *phrases = place;
	struct node member;
	if (!node_object(node, error))
		return false;
	for (size_t position = 0; node_each(node, &position, &member);) {
		const enum card_field field = card_field_find(member.key);
		if (field == FIELD_NONE)
			return node_refuse(
				&member, error, _("no field of a measure has this key"));
		if (!read_texts(&member, &phrases->fields[field], error))
			return false;
	}
	return true;
}

static const struct data_key keys[] = {
	{"format", true, read_format, 0},
	{"about", false, read_about, 0},
	{"phrases", true, read_fields, 0},
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

void standard_phrases_release(struct standard_phrases *phrases)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		string_list_release(&phrases->fields[field]);
}
