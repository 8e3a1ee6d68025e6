/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The layouts there are, by name and by title, to choose from.
 */
#ifndef TUI_LAYOUT_LIST_H
#define TUI_LAYOUT_LIST_H

#include "model/lists.h"

struct layout_list {
	struct string_list names;  /* for report/layout.h */
	struct string_list titles; /* for people, in the same order */
};

/* Those that cannot be read are left out. Released with layout_list_release(). */
void layout_list_init(struct layout_list *list);
void layout_list_release(struct layout_list *list);

#endif
