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

/* Where a value stands, for whoever is told of it: that is put into words only then. */
struct place {
	const struct place *outer; /* NULL: the whole is around it */
	const char *key;           /* NULL: it is the element of that index */
	size_t index;
};

static void put_place(struct str *out, const struct place *place)
{
	if (!place)
		return;
	put_place(out, place->outer);
	if (place->key)
		str_printf(out, "%s%s", out->bytes ? "." : "", place->key);
	else
		str_printf(out, "[%zu]", place->index);
}

static bool is_short(
	const struct place *place, const char *text, size_t most, struct error *error)
{
	const size_t bytes = text ? strlen(text) : 0;
	if (bytes <= most)
		return true;
	struct str path = STR_INIT;
	put_place(&path, place);
	error_set(error, ERROR_REFUSED, _("%s: has %zu bytes; at most %d are allowed"),
		path.data, bytes, LIMIT_TEXT_BYTES);
	str_release(&path);
	return false;
}

static bool is_few(const struct place *place, size_t count, const struct member *member,
	struct error *error)
{
	if (count <= member->limit)
		return true;
	struct str path = STR_INIT;
	put_place(&path, place);
	error_set(error, ERROR_REFUSED,
		_("%s: has %zu elements; at most %zu are allowed"), path.data, count,
		member->limit);
	str_release(&path);
	return false;
}

static bool strings_fit(const struct place *place, const struct member *member,
	const struct string_list *list, struct error *error)
{
	bool good = is_few(place, list->count, member, error);
	for (size_t i = 0; good && i < list->count; i++)
		good = is_short(&(struct place){.outer = place, .index = i},
			list->items[i], LIMIT_TEXT_BYTES, error);
	return good;
}

static bool object_fits(const struct place *place, const struct shape *shape,
	const char *owner, struct error *error);

static bool list_fits(const struct place *place, const struct member *member,
	const char *owner, struct error *error)
{
	const size_t count = *(const size_t *)(const void *)(owner + member->count);
	const char *items = *(char *const *)(const void *)(owner + member->items);
	bool good = is_few(place, count, member, error);
	for (size_t i = 0; good && i < count; i++)
		good = object_fits(&(struct place){.outer = place, .index = i},
			member->shape, items + i * member->shape->bytes, error);
	return good;
}

static bool member_fits(const struct place *place, const struct member *member,
	const char *owner, struct error *error)
{
	const void *at = owner + member->offset;
	switch (member->kind) {
	case MEMBER_TEXT:
	case MEMBER_LAYOUT:
	case MEMBER_DAY:
		return is_short(place, *(char *const *)at, LIMIT_TEXT_BYTES, error);
	case MEMBER_STRINGS: return strings_fit(place, member, at, error);
	case MEMBER_PLACES:
		return is_few(
			place, ((const struct card_places *)at)->count, member, error);
	case MEMBER_OBJECT: return object_fits(place, member->shape, at, error);
	case MEMBER_LIST:
		return member->shape == &card_shape ||
		       list_fits(place, member, owner, error);
	default: return true;
	}
}

/* place: NULL where it is the whole. */
static bool object_fits(const struct place *place, const struct shape *shape,
	const char *owner, struct error *error)
{
	bool good = true;
	for (size_t i = 0; good && i < shape->count; i++)
		good = member_fits(
			&(struct place){.outer = place, .key = shape->members[i].key},
			&shape->members[i], owner, error);
	return good &&
	       is_short(place, *(char *const *)(const void *)(owner + shape->extra),
		       EXTRA_BYTES, error);
}

bool card_within_limits(const struct card *card, struct error *error)
{
	return object_fits(NULL, &card_shape, (const char *)card, error);
}

bool head_within_limits(const struct report *report, struct error *error)
{
	return object_fits(NULL, &report_shape, (const char *)report, error);
}
