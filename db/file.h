/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files and folders around an office file. Private to db/.
 *
 * A new file is filled under a name of its own and then put in its place at once, so
 * that nobody ever meets half of one, and never over a file that is there.
 */
#ifndef DB_FILE_H
#define DB_FILE_H

#include <stdbool.h>

#include <sys/types.h>

#include "text/error.h"
#include "text/str.h"

/* The folder that path lies in, to be freed. */
char *file_folder(const char *path);

/* Refuses a path where something is, which belongs to an office file, or beside which
 * something is left that would be taken for the new file's. */
bool file_absent(const char *path, struct error *error);

/* Makes an empty file of mode 0600 in path's folder and appends its name. */
bool file_begin(const char *path, struct str *name, struct error *error);

/* Puts it in place of path, safe from power loss; refuses if something is there. On
 * failure the file is left as it is. */
bool file_place(const char *name, const char *path, struct error *error);

/* Has what stands in a file on the disk; path is what messages call it. */
bool file_sync(const char *name, const char *path, struct error *error);
/* Has the names in path's folder on the disk. */
bool file_sync_folder(const char *path, struct error *error);

/* Removes a file of file_begin() and what a database leaves beside it. */
void file_discard(const char *name);

/* Who the folders that are made belong to. */
struct folder_rights {
	mode_t mode;
	gid_t group; /* (gid_t)-1: the maker's */
};

/* Makes the folders of path that are missing, whatever the umask. *made gets how many
 * bytes of path name the first of them, 0 if none was missing. */
bool folder_make(const char *path, const struct folder_rights *rights, size_t *made,
	struct error *error);

/* Removes what folder_make() made. */
void folder_undo(const char *path, size_t made);

#endif
