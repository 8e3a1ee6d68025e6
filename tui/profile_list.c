/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/profile_list.h"

#include "print/profile.h"

void profile_list_init(struct profile_list *list)
{
	struct string_list names = {0};
	*list = (struct profile_list){0};
	profile_names(&names);
	for (size_t i = 0; i < names.count; i++) {
		struct profile *profile = profile_load(names.items[i], NULL);
		struct str title = STR_INIT;
		if (!profile)
			continue;
		str_printf(&title, "%s: %s", profile->name, profile->title);
		string_list_add(&list->names, profile->name);
		string_list_add(&list->titles, title.data);
		str_release(&title);
		profile_free(profile);
	}
	string_list_release(&names);
}

void profile_list_release(struct profile_list *list)
{
	string_list_release(&list->names);
	string_list_release(&list->titles);
}
