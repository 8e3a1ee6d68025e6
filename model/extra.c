/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/extra.h"

#include <string.h>

#include "model/limits.h"
#include "text/i18n.h"

static bool is_known(const struct shape *shape, const char *key)
{
	for (size_t i = 0; i < shape->count; i++)
		if (strcmp(shape->members[i].key, key) == 0)
			return true;
	return false;
}

static bool keys_unknown(
	const struct shape *shape, const struct data *data, struct error *error)
{
	const struct node root = data_root(data);
	struct node member;
	if (!node_object(&root, error))
		return false;
	for (size_t position = 0; node_each(&root, &position, &member);)
		if (is_known(shape, member.key))
			return node_refuse(
				&member, error, _("the object has this key already"));
	return true;
}

struct data *extra_parse(
	const struct shape *shape, const char *extra, struct error *error)
{
	const size_t bytes = strlen(extra);
	if (bytes > LIMIT_TEXT_BYTES) {
		error_set(error, ERROR_REFUSED,
			_("unknown keys have more than the %d bytes allowed"),
			LIMIT_TEXT_BYTES);
		return NULL;
	}
	struct data *data = data_parse(extra, bytes, _("unknown keys"), error);
	if (data && keys_unknown(shape, data, error))
		return data;
	data_free(data);
	return NULL;
}

/* --- all of a value --- */

/* Says of which object an error is; path is where that stands, "" for the whole. */
static bool check_object(const struct shape *shape, const char *owner, const char *path,
	struct error *error);

static bool check_list(const struct member *member, const char *owner, const char *path,
	struct error *error)
{
	const char *items;
	size_t count;
	memcpy(&items, owner + member->items, sizeof(items));
	memcpy(&count, owner + member->count, sizeof(count));
	bool good = true;
	for (size_t i = 0; good && i < count; i++) {
		struct str at = STR_INIT;
		str_printf(&at, "%s%s%s[%zu]", path, *path ? "." : "", member->key, i);
		good = check_object(
			member->shape, items + i * member->shape->bytes, at.data, error);
		str_release(&at);
	}
	return good;
}

static bool check_struct(const struct member *member, const char *owner, const char *path,
	struct error *error)
{
	struct str at = STR_INIT;
	str_printf(&at, "%s%s%s", path, *path ? "." : "", member->key);
	const bool good =
		check_object(member->shape, owner + member->offset, at.data, error);
	str_release(&at);
	return good;
}

static bool check_object(const struct shape *shape, const char *owner, const char *path,
	struct error *error)
{
	const char *extra = *(char *const *)(const void *)(owner + shape->extra);
	struct data *data = extra ? extra_parse(shape, extra, error) : NULL;
	if (extra && !data)
		return *path ? error_prefix(error, "%s", path) : false;
	data_free(data);
	bool good = true;
	for (size_t i = 0; good && i < shape->count; i++) {
		const struct member *member = &shape->members[i];
		if (member->kind == MEMBER_LIST)
			good = check_list(member, owner, path, error);
		else if (member->kind == MEMBER_OBJECT)
			good = check_struct(member, owner, path, error);
	}
	return good;
}

bool extra_check_report(const struct report *report, struct error *error)
{
	return check_object(&report_shape, (const char *)report, "", error);
}

bool extra_check_card(const struct card *card, struct error *error)
{
	return check_object(&card_shape, (const char *)card, "", error);
}
