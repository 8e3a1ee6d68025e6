/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The printer profiles there are, by name and by title, to choose from.
 */
#ifndef TUI_PROFILE_LIST_H
#define TUI_PROFILE_LIST_H

#include "model/lists.h"

struct profile_list {
	struct string_list names;  /* for print/profile.h */
	struct string_list titles; /* "escp: …", in the same order */
};

/* Those that cannot be read are left out. Released with profile_list_release(). */
void profile_list_init(struct profile_list *list);
void profile_list_release(struct profile_list *list);

#endif
