/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/json_plain.h"

#include <stdint.h>
#include <string.h>

#include "model/card.h"
#include "model/json_run.h"
#include "model/limits.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

/* What is left of a text; the NUL behind it is nothing that may stand anywhere, so nobody looks
 * beyond. */
struct plain {
	const char *at, *end;
	struct str string; /* the last one, as it was before it was escaped */
};

static char look(struct plain *plain)
{
	while (*plain->at == ' ' || *plain->at == '\n' || *plain->at == '\t' ||
		*plain->at == '\r')
		plain->at++;
	return *plain->at;
}

static bool take(struct plain *plain, char byte)
{
	if (look(plain) != byte)
		return false;
	plain->at++;
	return true;
}

/* --- strings --- */

static bool take_escape(struct plain *plain)
{
	static const char letters[] = "\"\\/bfnrt", bytes[] = "\"\\/\b\f\n\r\t";
	const char letter = plain->at[1];
	const char *found = letter ? strchr(letters, letter) : NULL;
	if (!found)
		return false;
	str_putc(&plain->string, bytes[found - letters]);
	plain->at += 2;
	return true;
}

static bool take_string(struct plain *plain)
{
	if (!take(plain, '"'))
		return false;
	str_clear(&plain->string);
	for (;;) {
		const size_t bytes =
			json_run(plain->at, (size_t)(plain->end - plain->at));
		str_append(&plain->string, plain->at, bytes);
		plain->at += bytes;
		if (*plain->at == '"')
			break;
		if (*plain->at != '\\' || !take_escape(plain))
			return false;
	}
	plain->at++;
	return plain->string.bytes <= LIMIT_TEXT_BYTES;
}

/* --- values by kind --- */

static bool take_object(struct plain *plain, const struct shape *shape, void *owner);

static bool take_text(struct plain *plain, char **text)
{
	if (!take_string(plain))
		return false;
	*text = mem_strndup(plain->string.data, plain->string.bytes);
	return true;
}

static bool take_uuid(struct plain *plain, char *uuid)
{
	if (!take_string(plain) || !uuid_valid(plain->string.data))
		return false;
	memcpy(uuid, plain->string.data, UUID_BYTES + 1);
	return true;
}

static bool take_name(struct plain *plain, const struct member *member, int *value)
{
	if (!take_string(plain))
		return false;
	for (int i = 0; i < member->names; i++)
		if (strcmp(member->name(i), plain->string.data) == 0) {
			*value = i;
			return true;
		}
	return false;
}

/* Takes element after element by take_one, to behind the closing bracket. */
typedef bool take_element(struct plain *plain, const struct member *member, void *list);

static bool take_list(struct plain *plain, const struct member *member, void *list,
	take_element *take_one)
{
	size_t count = 0;
	if (!take(plain, '['))
		return false;
	if (take(plain, ']'))
		return true;
	do {
		if (++count > member->limit || !take_one(plain, member, list))
			return false;
	} while (take(plain, ','));
	return take(plain, ']');
}

static bool take_item(struct plain *plain, const struct member *member, void *list)
{
	(void)member;
	if (!take_string(plain))
		return false;
	string_list_add(list, plain->string.data);
	return true;
}

static bool take_struct(struct plain *plain, const struct member *member, void *list)
{
	return take_object(plain, member->shape, member->add(list));
}

static bool take_value(struct plain *plain, const struct member *member, char *owner)
{
	void *at = owner + member->offset;
	if (member->present)
		*(bool *)(owner + member->present) = true;
	switch (member->kind) {
	case MEMBER_TEXT: return take_text(plain, at);
	case MEMBER_UUID: return take_uuid(plain, at);
	case MEMBER_NAME: return take_name(plain, member, at);
	case MEMBER_STRINGS: return take_list(plain, member, at, take_item);
	case MEMBER_LIST: return take_list(plain, member, at, take_struct);
	case MEMBER_OBJECT: return take_object(plain, member->shape, at);
	default: return false;
	}
}

/* --- objects --- */

/* The member whose key is next, and *index, which tells where it is looked for first: keys mostly
 * stand in the order of the shape. NULL where it is none's. */
static const struct member *take_key(
	struct plain *plain, const struct shape *shape, size_t *index)
{
	if (!take(plain, '"'))
		return NULL;
	const char *key = plain->at;
	for (size_t i = 0; i < shape->count; i++, ++*index) {
		if (*index >= shape->count)
			*index = 0;
		const char *known = shape->members[*index].key;
		const size_t bytes = strlen(known);
		if (strncmp(key, known, bytes) != 0 || key[bytes] != '"')
			continue;
		plain->at = key + bytes + 1;
		return take(plain, ':') ? &shape->members[*index] : NULL;
	}
	return NULL;
}

static bool is_whole(const struct shape *shape, uint64_t seen)
{
	for (size_t i = 0; i < shape->count; i++)
		if (shape->members[i].required && !(seen & UINT64_C(1) << i))
			return false;
	return true;
}

static bool take_object(struct plain *plain, const struct shape *shape, void *owner)
{
	uint64_t seen = 0;
	size_t index = 0;
	if (shape->count > 64 || !take(plain, '{'))
		return false;
	if (take(plain, '}'))
		return is_whole(shape, seen);
	do {
		const struct member *member = take_key(plain, shape, &index);
		if (!member || seen & UINT64_C(1) << index)
			return false;
		seen |= UINT64_C(1) << index++;
		if (!take_value(plain, member, owner))
			return false;
	} while (take(plain, ','));
	return take(plain, '}') && is_whole(shape, seen);
}

bool plain_read(const char *text, size_t bytes, const struct shape *shape, void *owner)
{
	struct plain plain = {text, text + bytes, STR_INIT};
	const bool good = utf8_valid(text, bytes, NULL) &&
			  take_object(&plain, shape, owner) && !look(&plain) &&
			  plain.at == plain.end;
	str_release(&plain.string);
	return good;
}
