/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/extra.h"

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/json_read.h"
#include "model/limits.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

static char **extra_of(const struct shape *shape, const void *owner)
{
	return (char **)(void *)((char *)owner + shape->extra);
}

/* A member's own key may not stand there too, but for a value that it cannot take. */
static bool keys_unknown(const struct shape *shape, const void *owner,
	const struct data *data, struct error *error)
{
	const struct node root = data_root(data);
	struct node node;
	if (!node_object(&root, error))
		return false;
	for (size_t position = 0; node_each(&root, &position, &node);) {
		const struct member *member = shape_member(shape, node.key);
		if (member &&
			(member_is_there(member, owner) || read_fits(&node, member)))
			return node_refuse(
				&node, error, _("the object has this key already"));
	}
	return true;
}

static struct data *parse(const char *extra, struct error *error)
{
	const size_t bytes = strlen(extra);
	if (bytes <= LIMIT_TEXT_BYTES)
		return data_parse(extra, bytes, _("unknown keys"), error);
	error_set(error, ERROR_REFUSED,
		_("unknown keys have more than the %d bytes allowed"), LIMIT_TEXT_BYTES);
	return NULL;
}

struct data *extra_parse(
	const struct shape *shape, const void *owner, struct error *error)
{
	struct data *data = parse(*extra_of(shape, owner), error);
	if (data && keys_unknown(shape, owner, data, error))
		return data;
	data_free(data);
	return NULL;
}

/* --- known by now --- */

/* What becomes of a key. */
typedef bool take_key(const struct node *node, const struct member *member, void *owner);

/* Keeps as unknown what take does not take. What is no object stays what it is. */
static void sort_out(const struct shape *shape, void *owner, take_key *take)
{
	char **extra = extra_of(shape, owner);
	struct data *data = parse(*extra, NULL);
	const struct node root = data ? data_root(data) : (struct node){0};
	struct str rest = STR_INIT;
	struct node node;
	bool taken = false;
	for (size_t at = 0;
		data && node_is_object(&root) && node_each(&root, &at, &node);) {
		const struct member *member = shape_member(shape, node.key);
		if (member && take(&node, member, owner))
			taken = true;
		else
			read_unknown(&rest, &node);
	}
	if (taken) {
		free(*extra);
		*extra = NULL;
	}
	if (taken && rest.bytes) {
		str_putc(&rest, '}');
		*extra = str_detach(&rest);
	}
	str_release(&rest);
	data_free(data);
}

static bool take_in(const struct node *node, const struct member *member, void *owner)
{
	return !member_is_there(member, owner) && read_fits(node, member) &&
	       read_known(node, member, owner, NULL);
}

static bool drop_double(const struct node *node, const struct member *member, void *owner)
{
	(void)node;
	return member_is_there(member, owner);
}

void extra_give_way(struct card *card, enum card_field field)
{
	if (card->extra && strstr(card->extra, card_field_name(field)))
		sort_out(&card_shape, card, drop_double);
}

/* --- all of a value --- */

struct look {
	bool settle; /* and not only look; the value may be changed then */
	struct error *error;
};

/* Says of which object an error is; path is where that stands, "" for the whole. */
static bool check_object(const struct look *look, const struct shape *shape,
	const char *owner, const char *path);

static bool check_list(const struct look *look, const struct member *member,
	const char *owner, const char *path)
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
			look, member->shape, items + i * member->shape->bytes, at.data);
		str_release(&at);
	}
	return good;
}

static bool check_struct(const struct look *look, const struct member *member,
	const char *owner, const char *path)
{
	struct str at = STR_INIT;
	str_printf(&at, "%s%s%s", path, *path ? "." : "", member->key);
	const bool good =
		check_object(look, member->shape, owner + member->offset, at.data);
	str_release(&at);
	return good;
}

static bool check_extra(const struct look *look, const struct shape *shape,
	const char *owner, const char *path)
{
	char **extra = extra_of(shape, owner);
	if (*extra && look->settle)
		sort_out(shape, (char *)owner, take_in);
	struct data *data = *extra ? extra_parse(shape, owner, look->error) : NULL;
	const bool good = !*extra || data;
	data_free(data);
	return good || (*path ? error_prefix(look->error, "%s", path) : false);
}

static bool check_object(const struct look *look, const struct shape *shape,
	const char *owner, const char *path)
{
	if (!check_extra(look, shape, owner, path))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < shape->count; i++) {
		const struct member *member = &shape->members[i];
		if (member->kind == MEMBER_LIST)
			good = check_list(look, member, owner, path);
		else if (member->kind == MEMBER_OBJECT)
			good = check_struct(look, member, owner, path);
	}
	return good;
}

bool extra_check_report(const struct report *report, struct error *error)
{
	const struct look look = {false, error};
	return check_object(&look, &report_shape, (const char *)report, "");
}

bool extra_check_card(const struct card *card, struct error *error)
{
	const struct look look = {false, error};
	return check_object(&look, &card_shape, (const char *)card, "");
}

bool extra_settle_report(struct report *report, struct error *error)
{
	const struct look look = {true, error};
	return check_object(&look, &report_shape, (const char *)report, "");
}

bool extra_settle_card(struct card *card, struct error *error)
{
	const struct look look = {true, error};
	return check_object(&look, &card_shape, (const char *)card, "");
}
