/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whole files of data, of at most model/limits.h's size, as people name them; the parts of
 * a path; and the folder of a person's own files.
 */
#ifndef MODEL_FILE_H
#define MODEL_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/error.h"
#include "text/str.h"

/* How errors call the file: its path, or "standard input" for "-". */
const char *file_name(const char *path);

/* The last part of a path, in it: "office.db" of "/srv/office.db"; "" behind a slash. */
const char *file_last_part(const char *path);
/* The folder that path lies in, to be freed: "." where it names none. */
char *file_folder(const char *path);
/* The bytes of a path before the ending of its last part: ".db", or none. */
size_t file_stem(const char *path);

/* Appends the file's bytes. A folder, a device and a file that is too large are refused;
 * a FIFO that nobody writes to is empty. */
bool file_read(const char *path, struct str *out, struct error *error);

/* Appends the folder of what a person keeps with this program: $XDG_DATA_HOME/mattrakan,
 * or ~/.local/share/mattrakan where that names none (XDG Base Directory Specification
 * 0.8: a relative path is no value). It need not be there. */
void file_data_folder(struct str *folder);

/* The same of what a person has configured of all programs: $XDG_CONFIG_HOME, or ~/.config. */
void file_config_folder(struct str *folder);

#endif
