/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/layout_called.h"

#include <stdlib.h>
#include <string.h>

#include "report/layout.h"
#include "text/mem.h"

const struct layout_name *layout_called(struct layout_called *called, const char *name)
{
	for (size_t i = 0; i < called->count; i++)
		if (!strcmp(called->items[i]->name, name))
			return called->items[i];
	struct layout *layout = layout_load(*name ? name : NULL, NULL);
	struct layout_name *entry = mem_new(1, sizeof(*entry));
	*entry = (struct layout_name){.name = mem_strdup(name),
		.shorter = mem_strdup(layout ? layout_short(layout) : name),
		.title = mem_strdup(layout ? layout->title : name)};
	layout_free(layout);
	called->items = mem_grow(called->items, called->count, &called->capacity,
		sizeof(called->items[0]));
	called->items[called->count++] = entry;
	return entry;
}

void layout_called_release(struct layout_called *called)
{
	for (size_t i = 0; i < called->count; i++) {
		free(called->items[i]->name);
		free(called->items[i]->shorter);
		free(called->items[i]->title);
		free(called->items[i]);
	}
	free(called->items);
	*called = (struct layout_called){0};
}
