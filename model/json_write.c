/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/json_write.h"

#include <string.h>

#include "model/data.h"
#include "model/report.h"

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

static bool is_there(const struct member *member, const char *owner)
{
	const char *at = owner + member->offset;
	if (member->present)
		return *(const bool *)(owner + member->present);
	switch (member->kind) {
	case MEMBER_UUID: return *at != '\0';
	case MEMBER_TEXT:
	case MEMBER_LAYOUT: return *(char *const *)(const void *)at != NULL;
	case MEMBER_DECIMAL:
		return ((const struct decimal *)(const void *)at)->kind != DECIMAL_ABSENT;
	default: return true;
	}
}

/* After the string that starts with the quotation mark at text. */
static const char *string_end(const char *text)
{
	for (text++; *text && *text != '"'; text++) {
		if (*text == '\\' && text[1])
			text++;
	}
	return *text ? text + 1 : text;
}

/* Lays compact JSON out as the rest is. */
static void put_compact(struct writer *writer, const char *text, const char *end)
{
	while (text < end) {
		const char *next = text + 1;
		switch (*text) {
		case '{':
		case '[':
			open_bracket(writer, *text);
			if (*next != '}' && *next != ']')
				put_line_end(writer);
			break;
		case '}':
		case ']':
			close_bracket(writer, *text, text[-1] == '{' || text[-1] == '[');
			break;
		case ',':
			str_putc(writer->out, ',');
			put_line_end(writer);
			break;
		case ':': put_colon(writer); break;
		case '"':
			next = string_end(text);
			str_append(writer->out, text, (size_t)(next - text));
			break;
		default: str_putc(writer->out, *text);
		}
		text = next;
	}
}

static void put_extra(struct writer *writer, const char *extra, bool *first)
{
	const size_t bytes = extra ? strlen(extra) : 0;
	if (bytes <= strlen("{}"))
		return;
	begin_item(writer, first);
	put_compact(writer, extra + 1, extra + bytes - 1);
}

static void put_object(
	struct writer *writer, const struct shape *shape, const char *owner)
{
	bool first = true;
	open_bracket(writer, '{');
	for (size_t i = 0; i < shape->count; i++) {
		const struct member *member = &shape->members[i];
		if (!is_there(member, owner))
			continue;
		begin_item(writer, &first);
		put_text(writer, member->key);
		put_colon(writer);
		writers[member->kind](writer, member, owner);
	}
	put_extra(writer, *(char *const *)(const void *)(owner + shape->extra), &first);
	close_bracket(writer, '}', first);
}

void write_object(
	struct str *out, const struct shape *shape, const void *owner, bool on_lines)
{
	struct writer writer = {.out = out, .on_lines = on_lines};
	put_object(&writer, shape, owner);
}
