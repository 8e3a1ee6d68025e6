/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/data_keys.h"

#include <stdlib.h>
#include <string.h>

#include "model/lists.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

static void add_name(struct str *names, const char *name)
{
	str_printf(names, "%s%s", names->bytes ? ", " : "", name);
}

static bool refuse_key(const struct node *member, const struct data_key *keys,
	size_t count, struct error *error)
{
	struct str names = STR_INIT;
	for (size_t i = 0; i < count; i++)
		add_name(&names, keys[i].key);
	node_refuse(member, error, _("no such key here; the keys are: %s"), names.data);
	str_release(&names);
	return false;
}

static const struct data_key *key_find(
	const struct data_key *keys, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(keys[i].key, name))
			return &keys[i];
	return NULL;
}

bool data_keys_read(const struct node *object, const struct data_key *keys, size_t count,
	void *into, struct error *error)
{
	size_t position = 0;
	struct node member;
	if (!node_object(object, error))
		return false;
	while (node_each(object, &position, &member)) {
		const struct data_key *key = key_find(keys, count, member.key);
		if (!key)
			return refuse_key(&member, keys, count, error);
		if (!key->read(&member, (char *)into + key->offset, error))
			return false;
	}
	for (size_t i = 0; i < count; i++)
		if (keys[i].needed && !node_required(object, keys[i].key, &member, error))
			return false;
	return true;
}

bool data_key_string(const struct node *value, const char **text, struct error *error)
{
	size_t bytes;
	return node_string(value, text, &bytes, error);
}

bool data_key_text(const struct node *value, void *place, struct error *error)
{
	char **text = place;
	const char *found;
	if (!data_key_string(value, &found, error))
		return false;
	free(*text);
	*text = mem_strdup(found);
	return true;
}

bool data_key_boolean(const struct node *value, void *place, struct error *error)
{
	return node_boolean(value, place, error);
}

bool data_key_list(const struct node *value, void *place, struct error *error)
{
	struct string_list *list = place;
	size_t count;
	if (!node_array(value, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct node element = node_element(value, i);
		const char *text;
		if (!data_key_string(&element, &text, error))
			return false;
		string_list_add(list, text);
	}
	return true;
}

bool data_key_choice(const struct node *value, const char *const *names, size_t count,
	size_t *choice, struct error *error)
{
	const char *text;
	if (!data_key_string(value, &text, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (strcmp(names[i], text) != 0)
			continue;
		*choice = i;
		return true;
	}
	struct str known = STR_INIT;
	for (size_t i = 0; i < count; i++)
		add_name(&known, names[i]);
	node_refuse(value, error, _("not known; expected: %s"), known.data);
	str_release(&known);
	return false;
}
