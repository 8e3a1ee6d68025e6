/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A list of strings as a plain value. It owns its strings.
 */
#ifndef MODEL_LISTS_H
#define MODEL_LISTS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

struct string_list {
	bool present; /* the key was there in JSON, even if the list is empty */
	char **items;
	size_t count, capacity;
};

/* Appends a copy of text. */
void string_list_add(struct string_list *list, const char *text);

/* Whether one of them is that name (name_same(), text/name.h). */
bool string_list_names(const struct string_list *list, const char *name);
/* Appends a copy of a name that is not there yet; NULL and "" are none. */
void string_list_add_name(struct string_list *list, const char *name);

void string_list_release(struct string_list *list);

#endif
