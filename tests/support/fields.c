/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/fields.h"

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/lists.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/mem.h"
#include "text/str.h"

static void *at(const void *owner, size_t offset)
{
	return (char *)(uintptr_t)owner + offset;
}

/* The elements of a list, which stand in its owner as a pointer and a number. */
static char *elements(const struct member *member, const void *owner, size_t *count)
{
	char *items;
	memcpy(&items, at(owner, member->items), sizeof(items));
	memcpy(count, at(owner, member->count), sizeof(*count));
	return items;
}

/* --- filled --- */

enum { LEAST = 2 }; /* elements of a list */

/* Elements are told apart by it. */
static void fill_extra(char **extra, size_t number)
{
	struct str text = STR_INIT;
	if (*extra)
		return;
	str_printf(&text, "{\"x\":%zu}", number);
	*extra = str_detach(&text);
}

static void fill_list(const struct member *member, void *owner)
{
	size_t count;
	for (elements(member, owner, &count); count < LEAST; count++)
		member->add(at(owner, member->offset));
	char *items = elements(member, owner, &count);
	for (size_t i = 0; i < count; i++) {
		char *item = items + i * member->shape->bytes;
		fill_extra(at(item, member->shape->extra), i + 1);
		fields_fill(member->shape, item);
	}
}

static void fill_places(struct card_places *places)
{
	for (int place = 1; places->count < LEAST; place++)
		card_places_add(places, place);
}

static void fill_strings(struct string_list *list, const char *key)
{
	string_list_add(list, key);
	string_list_add(list, "อีกอย่าง");
}

static void fill_member(const struct member *member, void *owner)
{
	void *field = at(owner, member->offset);
	if (member->present)
		*(bool *)at(owner, member->present) = true;
	switch (member->kind) {
	case MEMBER_UUID:
		if (!*(char *)field)
			uuid_make(field);
		break;
	case MEMBER_TEXT:
		if (!*(char **)field)
			*(char **)field = mem_strdup(member->key);
		break;
	case MEMBER_DAY:
		if (!*(char **)field)
			*(char **)field = mem_strdup("2026-04-30");
		break;
	case MEMBER_DECIMAL:
		if (((struct decimal *)field)->kind == DECIMAL_ABSENT)
			*(struct decimal *)field = (struct decimal){DECIMAL_INTEGER, 7};
		break;
	case MEMBER_STRINGS: fill_strings(field, member->key); break;
	case MEMBER_PLACES: fill_places(field); break;
	case MEMBER_OBJECT: fields_fill(member->shape, field); break;
	case MEMBER_LIST: fill_list(member, owner); break;
	case MEMBER_FORMAT:
	case MEMBER_LAYOUT:
	case MEMBER_YEAR:
	case MEMBER_MONTHS:
	case MEMBER_NAME:
	case MEMBER_BOOLEAN:
	case MEMBER_KINDS: break;
	}
}

void fields_fill(const struct shape *shape, void *owner)
{
	for (size_t i = 0; i < shape->count; i++)
		fill_member(&shape->members[i], owner);
	fill_extra(at(owner, shape->extra), 1);
}

/* --- changed --- */

struct walk {
	field_visit *visit;
	void *context;
	struct str path; /* of the owner, with its point: "memo." */
};

static void tell(struct walk *walk, const char *key, const char *change)
{
	const size_t bytes = walk->path.bytes;
	str_puts(&walk->path, key);
	walk->visit(walk->context, walk->path.data, change);
	str_truncate(&walk->path, bytes);
}

static void change_text(struct walk *walk, const char *key, char **text)
{
	char *kept = *text;
	struct str other = STR_INIT;
	if (!kept)
		fail_msg("%s%s is absent", walk->path.data, key);
	str_printf(&other, "%s ", kept);
	*text = other.data;
	tell(walk, key, "a blank behind it");
	*text = NULL;
	tell(walk, key, "absent");
	*text = kept;
	str_release(&other);
}

static void change_uuid(struct walk *walk, const char *key, char *uuid)
{
	char *last = uuid + UUID_BYTES - 1;
	const char kept = *last;
	assert_int_equal(strlen(uuid), UUID_BYTES);
	*last = kept == '0' ? '1' : '0';
	tell(walk, key, "its last digit");
	*last = kept;
}

static void change_integer(struct walk *walk, const char *key, int *value, int other)
{
	const int kept = *value;
	*value = other;
	tell(walk, key, "another");
	*value = kept;
}

static void change_decimal(struct walk *walk, const char *key, struct decimal *decimal)
{
	const struct decimal kept = *decimal;
	if (kept.kind == DECIMAL_ABSENT)
		fail_msg("%s%s is absent", walk->path.data, key);
	decimal->value++;
	tell(walk, key, "one more");
	*decimal = kept;
	decimal->kind = kept.kind == DECIMAL_REAL ? DECIMAL_INTEGER : DECIMAL_REAL;
	tell(walk, key, "whole or not");
	decimal->kind = DECIMAL_NULL;
	tell(walk, key, "null");
	*decimal = (struct decimal){0};
	tell(walk, key, "absent");
	*decimal = kept;
}

static void change_boolean(struct walk *walk, const char *key, bool *value)
{
	*value = !*value;
	tell(walk, key, "its opposite");
	*value = !*value;
}

static void swap(char *one, char *other, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++) {
		const char kept = one[i];
		one[i] = other[i];
		other[i] = kept;
	}
}

/* A list of any kind: its elements lie side by side. */
static void change_order(
	struct walk *walk, const char *key, void *items, size_t *count, size_t bytes)
{
	if (*count < LEAST)
		fail_msg("%s%s has %zu elements", walk->path.data, key, *count);
	char *first = items, *second = first + bytes;
	swap(first, second, bytes);
	tell(walk, key, "the order of its elements");
	swap(first, second, bytes);
	--*count;
	tell(walk, key, "an element fewer");
	++*count;
}

static void change_strings(struct walk *walk, const char *key, struct string_list *list)
{
	change_order(walk, key, list->items, &list->count, sizeof(*list->items));
	char *kept = list->items[0], other[] = "อื่น";
	list->items[0] = other;
	tell(walk, key, "another element");
	list->items[0] = kept;
}

static void change_places(struct walk *walk, const char *key, struct card_places *places)
{
	change_order(walk, key, places->items, &places->count, sizeof(*places->items));
	change_integer(walk, key, &places->items[0], places->items[0] + 2);
}

static void change_shape(struct walk *walk, const struct shape *shape, void *owner);

static void change_inside(
	struct walk *walk, const struct member *member, void *inner, const char *between)
{
	const size_t bytes = walk->path.bytes;
	str_printf(&walk->path, "%s%s", member->key, between);
	change_shape(walk, member->shape, inner);
	str_truncate(&walk->path, bytes);
}

static void change_list(struct walk *walk, const struct member *member, void *owner)
{
	size_t *count = at(owner, member->count), kept;
	char *items = elements(member, owner, &kept);
	change_order(walk, member->key, items, count, member->shape->bytes);
	change_inside(walk, member, items, "[0].");
}

/* What stands at a member's offset besides its presence. */
static size_t size_of(const struct member *member)
{
	switch (member->kind) {
	case MEMBER_OBJECT: return member->shape->bytes;
	case MEMBER_STRINGS: return sizeof(struct string_list);
	case MEMBER_PLACES: return sizeof(struct card_places);
	default: return 0;
	}
}

/* What says nothing any more and holds nothing. */
static void change_presence(struct walk *walk, const struct member *member, void *owner)
{
	bool *present = at(owner, member->present);
	void *value = at(owner, member->offset);
	size_t *count = member->kind == MEMBER_LIST ? at(owner, member->count) : NULL;
	const size_t bytes = size_of(member), kept_count = count ? *count : 0;
	if (!*present)
		fail_msg("%s%s is absent", walk->path.data, member->key);
	char *kept = mem_new(bytes + 1, 1);
	memcpy(kept, value, bytes);
	memset(value, 0, bytes);
	if (count)
		*count = 0;
	*present = false;
	tell(walk, member->key, "absent");
	*present = true;
	if (count)
		*count = kept_count;
	memcpy(value, kept, bytes);
	free(kept);
}

static int next_name(const struct member *member, const int *value)
{
	return (*value + 1) % member->names;
}

static void change_member(struct walk *walk, const struct member *member, void *owner)
{
	const char *key = member->key;
	void *field = at(owner, member->offset);
	if (member->present)
		change_presence(walk, member, owner);
	switch (member->kind) {
	case MEMBER_FORMAT: break; /* always the same */
	case MEMBER_UUID: change_uuid(walk, key, field); break;
	case MEMBER_TEXT:
	case MEMBER_DAY:
	case MEMBER_LAYOUT: change_text(walk, key, field); break;
	case MEMBER_YEAR:
	case MEMBER_MONTHS: change_integer(walk, key, field, *(int *)field + 1); break;
	case MEMBER_NAME:
		change_integer(walk, key, field, next_name(member, field));
		break;
	case MEMBER_DECIMAL: change_decimal(walk, key, field); break;
	case MEMBER_BOOLEAN: change_boolean(walk, key, field); break;
	case MEMBER_STRINGS: change_strings(walk, key, field); break;
	case MEMBER_PLACES: change_places(walk, key, field); break;
	case MEMBER_OBJECT: change_inside(walk, member, field, "."); break;
	case MEMBER_LIST: change_list(walk, member, owner); break;
	case MEMBER_KINDS: fail_msg("%s is of no kind", key);
	}
}

static void change_shape(struct walk *walk, const struct shape *shape, void *owner)
{
	for (size_t i = 0; i < shape->count; i++)
		change_member(walk, &shape->members[i], owner);
	char **extra = at(owner, shape->extra), *kept = *extra, other[] = "{\"x\":3}";
	if (!kept)
		fail_msg("%s: its unknown keys are absent", walk->path.data);
	*extra = other;
	tell(walk, "extra", "another value");
	*extra = NULL;
	tell(walk, "extra", "absent");
	*extra = kept;
}

void fields_change_each(
	const struct shape *shape, void *owner, field_visit *visit, void *context)
{
	struct walk walk = {.visit = visit, .context = context};
	str_puts(&walk.path, "");
	change_shape(&walk, shape, owner);
	str_release(&walk.path);
}
