/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names of people as they are compared: typed by several hands, with more or fewer spaces
 * between the words.
 */
#ifndef TEXT_NAME_H
#define TEXT_NAME_H

#include <stdbool.h>

/* The name with runs of white space as one space, none at the ends; to be freed. NULL: as
 * an empty one. */
char *name_key(const char *name);

/* Whether both name the same person; an empty name names nobody. */
bool name_same(const char *one, const char *other);

#endif
