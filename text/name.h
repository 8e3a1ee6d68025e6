/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names (of people, units, titles) as they are compared: typed by several hands, with
 * other spaces, digits, capitals and quotes, with characters that nobody sees. What looks
 * the same to people is the same (text_fold_name()).
 */
#ifndef TEXT_NAME_H
#define TEXT_NAME_H

#include <stdbool.h>

/* The name as it is compared; to be freed. NULL: as an empty one. */
char *name_key(const char *name);

/* Whether both name the same; an empty name names nobody. */
bool name_same(const char *one, const char *other);

#endif
