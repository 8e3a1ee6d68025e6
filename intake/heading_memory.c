/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a clerk said of headings: {"หัวตาราง": ["output", "evidence"], …}.
 */
#include <config.h>

#include "intake/headings.h"
#include "model/card.h"
#include "model/data.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#include <stdlib.h>
#include <string.h>

/* What is remembered at most: the oldest is forgotten. */
enum { MEMORY_MAX = 200 };

static void forget(struct heading_memory *memory, size_t i)
{
	free(memory->items[i].words);
	memory->count--;
	memmove(&memory->items[i], &memory->items[i + 1],
		(memory->count - i) * sizeof(*memory->items));
}

static void add(struct heading_memory *memory, const char *words,
	const enum card_field *fields, size_t count)
{
	if (!*words)
		return;
	for (size_t i = memory->count; i-- > 0;)
		if (!strcmp(memory->items[i].words, words))
			forget(memory, i);
	if (memory->count == MEMORY_MAX)
		forget(memory, 0);
	memory->items = mem_grow(
		memory->items, memory->count, &memory->capacity, sizeof(*memory->items));
	struct heading_told *told = &memory->items[memory->count++];
	*told = (struct heading_told){
		mem_strdup(words), {0}, MIN(count, (size_t)HEADING_FIELDS_MAX)};
	if (told->count)
		memcpy(told->fields, fields, told->count * sizeof(*fields));
}

void heading_memory_tell(struct heading_memory *memory, const char *heading,
	const enum card_field *fields, size_t count)
{
	struct str folded = STR_INIT;
	heading_fold(&folded, heading, strlen(heading));
	add(memory, folded.data, fields, count);
	str_release(&folded);
}

void heading_memory_write(const struct heading_memory *memory, struct str *out)
{
	str_putc(out, '{');
	for (size_t i = 0; i < memory->count; i++) {
		const struct heading_told *told = &memory->items[i];
		str_puts(out, i ? "," : "");
		data_quote(out, told->words, strlen(told->words));
		str_puts(out, ":[");
		for (size_t j = 0; j < told->count; j++)
			str_printf(out, "%s\"%s\"", j ? "," : "",
				card_field_name(told->fields[j]));
		str_putc(out, ']');
	}
	str_putc(out, '}');
}

static void read_told(struct heading_memory *memory, const struct node *member)
{
	enum card_field fields[HEADING_FIELDS_MAX];
	size_t count, known = 0;
	if (!node_array(member, &count, NULL))
		return;
	for (size_t i = 0; i < count && known < HEADING_FIELDS_MAX; i++) {
		const struct node element = node_element(member, i);
		const char *name;
		size_t bytes;
		if (!node_string(&element, &name, &bytes, NULL))
			return;
		const enum card_field field = card_field_find(name);
		if (field != FIELD_NONE)
			fields[known++] = field;
	}
	/* Of a field that this program does not have, nothing is remembered. */
	if (known || !count)
		add(memory, member->key, fields, known);
}

void heading_memory_read(struct heading_memory *memory, const char *json)
{
	struct data *data = data_parse(json, strlen(json), "", NULL);
	if (!data)
		return;
	const struct node root = data_root(data);
	struct node member;
	if (node_object(&root, NULL))
		for (size_t position = 0; node_each(&root, &position, &member);)
			read_told(memory, &member);
	data_free(data);
}

void heading_memory_release(struct heading_memory *memory)
{
	for (size_t i = 0; i < memory->count; i++)
		free(memory->items[i].words);
	free(memory->items);
	*memory = (struct heading_memory){0};
}
