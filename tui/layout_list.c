/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/layout_list.h"

#include "report/layout.h"

void layout_list_init(struct layout_list *list)
{
	struct string_list names = {0};
	*list = (struct layout_list){0};
	layout_names(&names);
	for (size_t i = 0; i < names.count; i++) {
		struct layout *layout = layout_load(names.items[i], NULL);
		if (!layout)
			continue;
		string_list_add(&list->names, names.items[i]);
		string_list_add(&list->titles, layout->title);
		layout_free(layout);
	}
	string_list_release(&names);
}

void layout_list_release(struct layout_list *list)
{
	string_list_release(&list->names);
	string_list_release(&list->titles);
}
