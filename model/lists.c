/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/lists.h"

#include <stdlib.h>

#include "text/mem.h"

void string_list_add(struct string_list *list, const char *text)
{
	list->items = mem_grow(
		list->items, list->count, &list->capacity, sizeof(list->items[0]));
	list->items[list->count++] = mem_strdup(text);
	list->present = true;
}

void string_list_release(struct string_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i]);
	free(list->items);
	*list = (struct string_list){0};
}
