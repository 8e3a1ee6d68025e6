/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/json_read.h"

#include <limits.h>
#include <string.h>

#include "model/card.h"
#include "model/deadline.h"
#include "model/limits.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

/* Reads the value of a member to `at`, its place in the owner's struct. */
typedef bool read_member(const struct node *node, const struct member *member, void *at,
	struct error *error);

static bool read_format(const struct node *node, const struct member *member, void *at,
	struct error *error)
{
	(void)member, (void)at;
	const char *text;
	size_t bytes;
	if (node_string(node, &text, &bytes, NULL) && strcmp(text, REPORT_FORMAT) == 0)
		return true;
	return node_refuse_found(node, error, "\"" REPORT_FORMAT "\"");
}

static bool read_uuid(const struct node *node, const struct member *member, void *at,
	struct error *error)
{
	(void)member;
	const char *text;
	size_t bytes;
	if (!node_string(node, &text, &bytes, NULL) || !uuid_valid(text))
		return node_refuse_found(node, error,
			_("a UUID such as 123e4567-e89b-42d3-a456-426614174000"));
	memcpy(at, text, UUID_BYTES + 1);
	return true;
}

static bool read_text(const struct node *node, const struct member *member, void *at,
	struct error *error)
{
	(void)member;
	const char *text;
	size_t bytes;
	if (!node_string(node, &text, &bytes, error))
		return false;
	*(char **)at = mem_strndup(text, bytes);
	return true;
}

/* A layout is a file of that name: so no path may come in by it. */
static bool read_layout(const struct node *node, const struct member *member, void *at,
	struct error *error)
{
	static const char allowed[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
	const char *text;
	size_t bytes;
	if (!node_string(node, &text, &bytes, error))
		return false;
	if (!bytes || bytes > LIMIT_NAME_BYTES || strspn(text, allowed) != bytes)
		return node_refuse_found(node, error,
			_("a layout's name (Latin letters, digits, - and _, such as "
			  "\"annual\")"));
	return read_text(node, member, at, error);
}

static bool is_day(const struct node *node)
{
	const char *text;
	size_t bytes;
	return node_string(node, &text, &bytes, NULL) && strlen(text) == bytes &&
	       deadline_valid(text);
}

static bool read_day(const struct node *node, const struct member *member, void *at,
	struct error *error)
{
	if (!is_day(node))
		return node_refuse_found(node, error,
			_("a day of the common era, written like \"2026-04-30\","));
	return read_text(node, member, at, error);
}

static bool read_year(const struct node *node, const struct member *member, void *at,
	struct error *error)
{
	enum {
		FIRST_COMMON_YEAR = 1900,
		LAST_COMMON_YEAR = 2100,
	};
	(void)member;
	long year;
	if (node_integer(node, FIRST_COMMON_YEAR, LAST_COMMON_YEAR, &year, NULL))
		return node_refuse(node, error,
			_("%ld looks like a year of the Common Era; write the fiscal "
			  "year of the Buddhist era: %ld"),
			year, year + BUDDHIST_ERA);
	if (!node_integer(node, LIMIT_FIRST_YEAR, LIMIT_LAST_YEAR, &year, NULL))
		return node_refuse_found(node, error,
			_("a fiscal year of the Buddhist era, a whole number from 2400 "
			  "to 2700,"));
	*(int *)at = (int)year;
	return true;
}

static bool read_months(const struct node *node, const struct member *member, void *at,
	struct error *error)
{
	(void)member;
	long months;
	if (!node_integer(node, ROUND_MONTHS, YEAR_MONTHS, &months, NULL) ||
		(months != ROUND_MONTHS && months != YEAR_MONTHS))
		return node_refuse_found(node, error, _("the number 6 or 12"));
	*(int *)at = (int)months;
	return true;
}

static bool refuse_name(
	const struct node *node, const struct member *member, struct error *error)
{
	struct str known = STR_INIT;
	str_puts(&known, _("one of "));
	for (int value = 0; value < member->names; value++) {
		const char *name = member->name(value);
		if (value > 0)
			str_puts(&known, ", ");
		data_quote(&known, name, strlen(name));
	}
	node_refuse_found(node, error, known.data);
	str_release(&known);
	return false;
}

static bool read_name(const struct node *node, const struct member *member, void *at,
	struct error *error)
{
	const char *text;
	size_t bytes;
	if (!node_string(node, &text, &bytes, NULL))
		return refuse_name(node, member, error);
	for (int value = 0; value < member->names; value++) {
		if (strcmp(member->name(value), text) == 0) {
			*(int *)at = value;
			return true;
		}
	}
	return refuse_name(node, member, error);
}

static bool read_decimal(const struct node *node, const struct member *member, void *at,
	struct error *error)
{
	(void)member;
	struct decimal *decimal = at;
	if (node_is_null(node)) {
		decimal->kind = DECIMAL_NULL;
		return true;
	}
	if (!node_number(node, &decimal->value, error))
		return false;
	decimal->kind = node_is_integer(node) ? DECIMAL_INTEGER : DECIMAL_REAL;
	return true;
}

static bool read_boolean(const struct node *node, const struct member *member, void *at,
	struct error *error)
{
	(void)member;
	return node_boolean(node, at, error);
}

static bool read_count(const struct node *node, const struct member *member,
	size_t *count, struct error *error)
{
	if (!node_array(node, count, error))
		return false;
	if (*count > member->limit)
		return node_refuse(node, error,
			_("has %zu elements; at most %zu are allowed"), *count,
			member->limit);
	return true;
}

static bool read_strings(const struct node *node, const struct member *member, void *at,
	struct error *error)
{
	size_t count;
	if (!read_count(node, member, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct node element = node_element(node, i);
		const char *text;
		size_t bytes;
		if (!node_string(&element, &text, &bytes, error))
			return false;
		string_list_add(at, text);
	}
	return true;
}

static bool read_places(const struct node *node, const struct member *member, void *at,
	struct error *error)
{
	size_t count;
	if (!read_count(node, member, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct node element = node_element(node, i);
		long place;
		if (!node_integer(&element, 1, INT_MAX, &place, error))
			return false;
		card_places_add(at, (int)place);
	}
	return true;
}

static bool read_struct(const struct node *node, const struct member *member, void *at,
	struct error *error)
{
	return read_object(node, member->shape, at, error);
}

static bool read_list(const struct node *node, const struct member *member, void *at,
	struct error *error)
{
	size_t count;
	if (!read_count(node, member, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct node element = node_element(node, i);
		if (!read_object(&element, member->shape, member->add(at), error))
			return false;
		node_forget(&element);
	}
	return true;
}

static read_member *const readers[MEMBER_KINDS] = {
	[MEMBER_FORMAT] = read_format,
	[MEMBER_UUID] = read_uuid,
	[MEMBER_TEXT] = read_text,
	[MEMBER_LAYOUT] = read_layout,
	[MEMBER_DAY] = read_day,
	[MEMBER_YEAR] = read_year,
	[MEMBER_MONTHS] = read_months,
	[MEMBER_NAME] = read_name,
	[MEMBER_DECIMAL] = read_decimal,
	[MEMBER_BOOLEAN] = read_boolean,
	[MEMBER_STRINGS] = read_strings,
	[MEMBER_PLACES] = read_places,
	[MEMBER_OBJECT] = read_struct,
	[MEMBER_LIST] = read_list,
};

static bool refuse_missing(
	const struct node *object, const struct member *member, struct error *error)
{
	struct node node;
	if (member->kind != MEMBER_FORMAT)
		return node_required(object, member->key, &node, error);
	return node_refuse(object, error,
		_("this is no report: \"format\": \"%s\" is missing"), REPORT_FORMAT);
}

bool read_known(const struct node *node, const struct member *member, void *owner,
	struct error *error)
{
	char *struct_of = owner;
	if (member->present)
		*(bool *)(struct_of + member->present) = true;
	return readers[member->kind](node, member, struct_of + member->offset, error);
}

bool read_fits(const struct node *node, const struct member *member)
{
	const char *text;
	size_t bytes, count;
	switch (member->kind) {
	case MEMBER_TEXT: return node_string(node, &text, &bytes, NULL);
	case MEMBER_DAY: return is_day(node);
	case MEMBER_STRINGS: break;
	default: return true;
	}
	bool fits = node_array(node, &count, NULL) && count <= member->limit;
	for (size_t i = 0; fits && i < count; i++) {
		const struct node element = node_element(node, i);
		fits = node_string(&element, &text, &bytes, NULL);
	}
	return fits;
}

/* In the order of the shape: a file of another format is to be called that,
 * whatever else it holds. */
static bool read_members(const struct node *object, const struct shape *shape,
	char *owner, bool own, struct error *error)
{
	for (size_t i = 0; i < shape->count; i++) {
		const struct member *member = &shape->members[i];
		struct node node;
		if (!node_member(object, member->key, &node)) {
			if (member->required)
				return refuse_missing(object, member, error);
			continue;
		}
		if (own && !read_fits(&node, member))
			continue;
		if (!read_known(&node, member, owner, error))
			return false;
	}
	return true;
}

void read_unknown(struct str *extra, const struct node *member)
{
	str_putc(extra, extra->bytes ? ',' : '{');
	data_quote(extra, member->key, strlen(member->key));
	str_putc(extra, ':');
	node_dump(member, extra);
}

static bool read_extra(const struct node *object, const struct shape *shape, char *owner,
	bool own, struct error *error)
{
	struct str extra = STR_INIT;
	struct node member;
	for (size_t position = 0; node_each(object, &position, &member);) {
		const struct member *known = shape_member(shape, member.key);
		if (known && (!own || read_fits(&member, known)))
			continue;
		read_unknown(&extra, &member);
		if (extra.bytes > LIMIT_TEXT_BYTES) {
			str_release(&extra);
			return node_refuse(&member, error,
				_("unknown keys have more than the %d bytes allowed"),
				LIMIT_TEXT_BYTES);
		}
	}
	if (!extra.bytes)
		return true;
	str_putc(&extra, '}');
	*(char **)(void *)(owner + shape->extra) = str_detach(&extra);
	return true;
}

bool read_object(const struct node *node, const struct shape *shape, void *owner,
	struct error *error)
{
	return node_object(node, error) &&
	       read_members(node, shape, owner, false, error) &&
	       read_extra(node, shape, owner, false, error);
}

bool read_own_object(const struct node *node, const struct shape *shape, void *owner,
	struct error *error)
{
	return node_object(node, error) &&
	       read_members(node, shape, owner, true, error) &&
	       read_extra(node, shape, owner, true, error);
}
