/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/data_list.h"

#include <string.h>

#include "print/profile.h"
#include "report/layout.h"
#include "text/str.h"

void data_list_add(struct data_list *list, const char *name, const char *title)
{
	string_list_add(&list->names, name);
	string_list_add(&list->titles, title);
}

static void add_layout(struct data_list *list, const char *name)
{
	struct layout *layout = layout_load(name, NULL);
	if (layout)
		data_list_add(list, name, layout->title);
	layout_free(layout);
}

static void add_profile(struct data_list *list, const char *name)
{
	struct str title = STR_INIT;
	struct profile *profile = profile_load(name, NULL);
	if (!profile)
		return;
	str_printf(&title, "%s: %s", name, profile_title(profile));
	data_list_add(list, name, title.data);
	str_release(&title);
	profile_free(profile);
}

static void fill(struct data_list *list, void (*names_of)(struct string_list *names),
	void (*add)(struct data_list *list, const char *name))
{
	struct string_list names = {0};
	*list = (struct data_list){0};
	names_of(&names);
	for (size_t i = 0; i < names.count; i++)
		add(list, names.items[i]);
	string_list_release(&names);
}

void data_list_layouts(struct data_list *list)
{
	fill(list, layout_names, add_layout);
}

void data_list_profiles(struct data_list *list)
{
	fill(list, profile_names, add_profile);
}

void data_list_release(struct data_list *list)
{
	string_list_release(&list->names);
	string_list_release(&list->titles);
}

size_t data_list_find(const struct data_list *list, const char *name)
{
	size_t at = 0;
	while (at < list->names.count && strcmp(list->names.items[at], name) != 0)
		at++;
	return at;
}
