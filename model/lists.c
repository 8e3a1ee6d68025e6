/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/lists.h"

#include <stdlib.h>

#include "text/mem.h"
#include "text/name.h"

void string_list_add(struct string_list *list, const char *text)
{
	list->items = mem_grow(
		list->items, list->count, &list->capacity, sizeof(list->items[0]));
	list->items[list->count++] = mem_strdup(text);
	list->present = true;
}

bool string_list_names(const struct string_list *list, const char *name)
{
	for (size_t i = 0; i < list->count; i++)
		if (name_same(list->items[i], name))
			return true;
	return false;
}

void string_list_add_name(struct string_list *list, const char *name)
{
	if (name && *name && !string_list_names(list, name))
		string_list_add(list, name);
}

void string_list_release(struct string_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i]);
	free(list->items);
	*list = (struct string_list){0};
}
