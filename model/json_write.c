/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/json_write.h"

#include <string.h>

#include "model/data.h"
#include "model/extra.h"
#include "model/report.h"
#include "text/cell.h"

struct writer {
	struct str *out;
	bool on_lines;
	size_t depth; /* of the object or list being written */
};

static void put_line_end(const struct writer *writer)
{
	if (!writer->on_lines)
		return;
	str_putc(writer->out, '\n');
	str_repeat(writer->out, ' ', writer->depth);
}

static void open_bracket(struct writer *writer, char bracket)
{
	str_putc(writer->out, bracket);
	writer->depth++;
}

/* Where the next member or element goes; *first is whether it is the first. */
static void begin_item(const struct writer *writer, bool *first)
{
	if (!*first)
		str_putc(writer->out, ',');
	*first = false;
	put_line_end(writer);
}

/* empty: nothing was written since the opening bracket. */
static void close_bracket(struct writer *writer, char bracket, bool empty)
{
	writer->depth--;
	if (!empty)
		put_line_end(writer);
	str_putc(writer->out, bracket);
}

static void put_colon(const struct writer *writer)
{
	str_puts(writer->out, writer->on_lines ? ": " : ":");
}

static void put_text(const struct writer *writer, const char *text)
{
	data_quote(writer->out, text, strlen(text));
}

/* --- values by kind --- */

typedef void write_member(
	struct writer *writer, const struct member *member, const char *owner);

static void put_object(
	struct writer *writer, const struct shape *shape, const char *owner);

static void write_format(
	struct writer *writer, const struct member *member, const char *owner)
{
	(void)member, (void)owner;
	put_text(writer, REPORT_FORMAT);
}

static void write_uuid(
	struct writer *writer, const struct member *member, const char *owner)
{
	put_text(writer, owner + member->offset);
}

static void write_text(
	struct writer *writer, const struct member *member, const char *owner)
{
	put_text(writer, *(char *const *)(const void *)(owner + member->offset));
}

static void write_integer(
	struct writer *writer, const struct member *member, const char *owner)
{
	str_printf(
		writer->out, "%d", *(const int *)(const void *)(owner + member->offset));
}

static void write_name(
	struct writer *writer, const struct member *member, const char *owner)
{
	put_text(writer,
		member->name(*(const int *)(const void *)(owner + member->offset)));
}

static void write_decimal(
	struct writer *writer, const struct member *member, const char *owner)
{
	const struct decimal *decimal = (const void *)(owner + member->offset);
	if (decimal->kind == DECIMAL_NULL)
		str_puts(writer->out, "null");
	else if (decimal->kind == DECIMAL_INTEGER)
		str_printf(writer->out, "%.0f", decimal->value);
	else
		data_real(writer->out, decimal->value);
}

static void write_boolean(
	struct writer *writer, const struct member *member, const char *owner)
{
	str_puts(writer->out, *(const bool *)(owner + member->offset) ? "true" : "false");
}

static void write_strings(
	struct writer *writer, const struct member *member, const char *owner)
{
	const struct string_list *list = (const void *)(owner + member->offset);
	bool first = true;
	open_bracket(writer, '[');
	for (size_t i = 0; i < list->count; i++) {
		begin_item(writer, &first);
		put_text(writer, list->items[i]);
	}
	close_bracket(writer, ']', first);
}

static void write_places(
	struct writer *writer, const struct member *member, const char *owner)
{
	const struct card_places *places = (const void *)(owner + member->offset);
	bool first = true;
	open_bracket(writer, '[');
	for (size_t i = 0; i < places->count; i++) {
		begin_item(writer, &first);
		str_printf(writer->out, "%d", places->items[i]);
	}
	close_bracket(writer, ']', first);
}

static void write_struct(
	struct writer *writer, const struct member *member, const char *owner)
{
	put_object(writer, member->shape, owner + member->offset);
}

static void write_list(
	struct writer *writer, const struct member *member, const char *owner)
{
	const char *items;
	size_t count;
	memcpy(&items, owner + member->items, sizeof(items));
	memcpy(&count, owner + member->count, sizeof(count));
	bool first = true;
	open_bracket(writer, '[');
	for (size_t i = 0; i < count; i++) {
		begin_item(writer, &first);
		put_object(writer, member->shape, items + i * member->shape->bytes);
	}
	close_bracket(writer, ']', first);
}

static write_member *const writers[MEMBER_KINDS] = {
	[MEMBER_FORMAT] = write_format,
	[MEMBER_UUID] = write_uuid,
	[MEMBER_TEXT] = write_text,
	[MEMBER_LAYOUT] = write_text,
	[MEMBER_DAY] = write_text,
	[MEMBER_YEAR] = write_integer,
	[MEMBER_MONTHS] = write_integer,
	[MEMBER_NAME] = write_name,
	[MEMBER_DECIMAL] = write_decimal,
	[MEMBER_BOOLEAN] = write_boolean,
	[MEMBER_STRINGS] = write_strings,
	[MEMBER_PLACES] = write_places,
	[MEMBER_OBJECT] = write_struct,
	[MEMBER_LIST] = write_list,
};

/* --- unknown keys, as values: their text may be anybody's and is never laid in --- */

static void put_node(struct writer *writer, const struct node *node);

static void put_members(struct writer *writer, const struct node *object, bool *first)
{
	struct node member;
	for (size_t position = 0; node_each(object, &position, &member);) {
		begin_item(writer, first);
		put_text(writer, member.key);
		put_colon(writer);
		put_node(writer, &member);
	}
}

static void put_elements(
	struct writer *writer, const struct node *array, size_t count, bool *first)
{
	for (size_t i = 0; i < count; i++) {
		const struct node element = node_element(array, i);
		begin_item(writer, first);
		put_node(writer, &element);
	}
}

static void put_node(struct writer *writer, const struct node *node)
{
	bool first = true;
	size_t count = 0;
	if (node_is_object(node)) {
		open_bracket(writer, '{');
		put_members(writer, node, &first);
		close_bracket(writer, '}', first);
	} else if (node_is_array(node)) {
		node_array(node, &count, NULL);
		open_bracket(writer, '[');
		put_elements(writer, node, count, &first);
		close_bracket(writer, ']', first);
	} else {
		node_dump(node, writer->out);
	}
}

/* Unknown keys that are not sound (model/extra.h) are refused wherever they could come
 * in. Should some come this far, they are written as no sound ones are, and so break a
 * seal. */
static void put_extra(
	struct writer *writer, const struct shape *shape, const char *owner, bool *first)
{
	const char *extra = *(char *const *)(const void *)(owner + shape->extra);
	if (!extra)
		return;
	struct data *data = extra_parse(shape, owner, NULL);
	if (data) {
		const struct node root = data_root(data);
		put_members(writer, &root, first);
	} else {
		struct str shown = STR_INIT;
		text_tell(&shown, extra, strlen(extra));
		begin_item(writer, first);
		put_text(writer, "\x01");
		put_colon(writer);
		put_text(writer, shown.data);
		str_release(&shown);
	}
	data_free(data);
}

static void put_object(
	struct writer *writer, const struct shape *shape, const char *owner)
{
	bool first = true;
	open_bracket(writer, '{');
	for (size_t i = 0; i < shape->count; i++) {
		const struct member *member = &shape->members[i];
		if (!member_is_there(member, owner))
			continue;
		begin_item(writer, &first);
		put_text(writer, member->key);
		put_colon(writer);
		writers[member->kind](writer, member, owner);
	}
	put_extra(writer, shape, owner, &first);
	close_bracket(writer, '}', first);
}

void write_object(
	struct str *out, const struct shape *shape, const void *owner, bool on_lines)
{
	struct writer writer = {.out = out, .on_lines = on_lines};
	put_object(&writer, shape, owner);
}
