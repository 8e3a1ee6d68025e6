/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/within_limits.h"

#include <string.h>

#include "model/json_shape.h"
#include "model/limits.h"
#include "text/i18n.h"
#include "text/str.h"

/* Unknown keys are kept as an object; its brackets do not count. */
enum { EXTRA_BYTES = LIMIT_TEXT_BYTES + 1 };

struct walk {
	struct str path; /* of what is looked at */
	struct error *error;
};

static bool is_short(const struct walk *walk, const char *text, size_t most)
{
	const size_t bytes = text ? strlen(text) : 0;
	return bytes <= most || error_set(walk->error, ERROR_REFUSED,
					_("%s: has %zu bytes; at most %d are allowed"),
					walk->path.data, bytes, LIMIT_TEXT_BYTES);
}

static bool is_few(const struct walk *walk, size_t count, const struct member *member)
{
	return count <= member->limit ||
	       error_set(walk->error, ERROR_REFUSED,
		       _("%s: has %zu elements; at most %zu are allowed"),
		       walk->path.data, count, member->limit);
}

static bool strings_fit(
	struct walk *walk, const struct member *member, const struct string_list *list)
{
	const size_t end = walk->path.bytes;
	bool good = is_few(walk, list->count, member);
	for (size_t i = 0; good && i < list->count; i++) {
		str_printf(&walk->path, "[%zu]", i);
		good = is_short(walk, list->items[i], LIMIT_TEXT_BYTES);
		str_truncate(&walk->path, end);
	}
	return good;
}

static bool object_fits(struct walk *walk, const struct shape *shape, const char *owner);

static bool list_fits(struct walk *walk, const struct member *member, const char *owner)
{
	const size_t count = *(const size_t *)(const void *)(owner + member->count);
	const char *items = *(char *const *)(const void *)(owner + member->items);
	const size_t end = walk->path.bytes;
	bool good = is_few(walk, count, member);
	for (size_t i = 0; good && i < count; i++) {
		str_printf(&walk->path, "[%zu]", i);
		good = object_fits(walk, member->shape, items + i * member->shape->bytes);
		str_truncate(&walk->path, end);
	}
	return good;
}

static bool member_fits(struct walk *walk, const struct member *member, const char *owner)
{
	const void *at = owner + member->offset;
	switch (member->kind) {
	case MEMBER_TEXT:
	case MEMBER_LAYOUT:
	case MEMBER_DAY: return is_short(walk, *(char *const *)at, LIMIT_TEXT_BYTES);
	case MEMBER_STRINGS: return strings_fit(walk, member, at);
	case MEMBER_PLACES:
		return is_few(walk, ((const struct card_places *)at)->count, member);
	case MEMBER_OBJECT: return object_fits(walk, member->shape, at);
	case MEMBER_LIST:
		return member->shape == &card_shape || list_fits(walk, member, owner);
	default: return true;
	}
}

static bool object_fits(struct walk *walk, const struct shape *shape, const char *owner)
{
	const size_t end = walk->path.bytes;
	bool good = true;
	for (size_t i = 0; good && i < shape->count; i++) {
		str_printf(&walk->path, "%s%s", end ? "." : "", shape->members[i].key);
		good = member_fits(walk, &shape->members[i], owner);
		str_truncate(&walk->path, end);
	}
	return good &&
	       is_short(walk, *(char *const *)(const void *)(owner + shape->extra),
		       EXTRA_BYTES);
}

static bool fits(const struct shape *shape, const void *owner, struct error *error)
{
	struct walk walk = {STR_INIT, error};
	const bool good = object_fits(&walk, shape, owner);
	str_release(&walk.path);
	return good;
}

bool card_within_limits(const struct card *card, struct error *error)
{
	return fits(&card_shape, card, error);
}

bool head_within_limits(const struct report *report, struct error *error)
{
	return fits(&report_shape, report, error);
}
