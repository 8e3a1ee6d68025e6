/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where data files of a kind ("layouts", "profiles") lie: NAME.json in
 * $MATTRAKAN_DATADIR/KIND, then in the person's own folder (file_data_folder()), then
 * among the installed ones. The first one of a name counts, so a copy under the same name
 * takes the place of the installed one.
 */
#ifndef MODEL_DATA_FOLDER_H
#define MODEL_DATA_FOLDER_H

#include <stdbool.h>

#include "model/lists.h"
#include "text/str.h"

/* Whether text can be the name of such a file: no path, no control character. Names that
 * come from elsewhere than the person who sits there (the office file, a report) must be.
 */
bool data_folder_is_name(const char *text);

/* Appends the path of the file of a name; false if there is none. A name with a slash is
 * a path itself, whether anything is there or not. */
bool data_folder_find(const char *kind, const char *name, struct str *path);

/* Appends the folders that were looked in, for a message. */
void data_folder_list(const char *kind, struct str *out);

/* Appends the names of all, each once, in the order of the alphabet. */
void data_folder_names(const char *kind, struct string_list *names);

/* A file's name without its folder and .json, to be freed. */
char *data_folder_name_of(const char *path);

#endif
