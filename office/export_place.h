/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a person puts files for others, and what they are called.
 */
#ifndef OFFICE_EXPORT_PLACE_H
#define OFFICE_EXPORT_PLACE_H

#include <stddef.h>

#include "model/lists.h"
#include "model/report.h"
#include "office/exporting.h"
#include "text/str.h"

/* --- names --- */

/* Appends a name for the report's file: agency, year, round, layout, and the form's ending.
 * No character of it means anything to a file system, those of sticks included, and none
 * cannot be seen; it is no longer than they take. */
void export_name_append(
	struct str *out, const struct report *report, const struct export_form *form);

/* --- folders --- */

struct export_folder {
	const char *called; /* N_(): what it is */
	char *path;
};

struct export_folders {
	struct export_folder *items;
	size_t count, capacity;
};

/* Those that are there of: the last one used, home, the office file's own, and what lies in
 * the folders of `media` (sticks that are mounted), each once. last: "" for none; office:
 * the office file's path. Released with export_folders_release(). */
void export_folders_list(struct export_folders *folders, const char *last,
	const char *office, const struct string_list *media);
void export_folders_release(struct export_folders *folders);

/* Appends the folders in which this machine mounts the sticks of who sits here. */
void export_media(struct string_list *media);

/* Adds the names of the folders in a folder, in the order of a dictionary; hidden ones are
 * left out. False: it cannot be read, errno says why. */
bool export_subfolders(const char *folder, struct string_list *names);
/* The same of the files whose names are taken. */
bool export_files(
	const char *folder, bool (*takes)(const char *name), struct string_list *names);

/* --- what was chosen last --- */

/* In a file of the person's own (office/own_file.h): the form's name and the folder; "" for
 * none. To be freed. */
struct export_last {
	char *form, *folder;
};
void export_last_read(struct export_last *last);
void export_last_write(const char *form, const char *folder);
void export_last_release(struct export_last *last);

#endif
