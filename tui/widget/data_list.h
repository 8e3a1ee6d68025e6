/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The data files there are of a kind, by name and by title, to choose from.
 */
#ifndef TUI_WIDGET_DATA_LIST_H
#define TUI_WIDGET_DATA_LIST_H

#include "model/lists.h"

struct data_list {
	struct string_list names;  /* for report/layout.h or print/profile.h */
	struct string_list titles; /* for people, in the same order */
};

/* Those that cannot be read are left out. Released with data_list_release(). */
void data_list_layouts(struct data_list *list);
void data_list_profiles(struct data_list *list); /* titles: "escp: …" */
void data_list_release(struct data_list *list);

void data_list_add(struct data_list *list, const char *name, const char *title);

/* Where a name stands; the count where it does not. */
size_t data_list_find(const struct data_list *list, const char *name);

#endif
