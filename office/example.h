/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An office to play in: an office file of its own, in a folder of its own among what the person
 * keeps with this program, with the sample reports of the program's data. Nothing that is done
 * there touches another office file; it can be thrown away and made anew.
 */
#ifndef OFFICE_EXAMPLE_H
#define OFFICE_EXAMPLE_H

#include <stdbool.h>

#include "office/settings.h"
#include "text/error.h"
#include "text/str.h"

/* Appends its path, whether it is there or not. */
void example_path(struct str *path);

/* Makes it where it is not there, whole or not at all, with these settings of the person who
 * plays (NULL: the usual ones). */
bool example_make(const char *who, const struct settings *settings, struct error *error);

/* Removes it with its copies, photos and all that lies in its folder. */
bool example_remove(struct error *error);

#endif
