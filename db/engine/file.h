/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files and folders around an office file. Private to db/.
 *
 * A new file is filled under a name of its own and then put in its place at once, so
 * that nobody ever meets half of one, and never over a file that is there.
 */
#ifndef DB_ENGINE_FILE_H
#define DB_ENGINE_FILE_H

#include <stdbool.h>

#include <sys/types.h>

#include "model/file.h"
#include "text/error.h"
#include "text/str.h"

/* Refuses a path where something is, which belongs to an office file, or beside which
 * something is left that would be taken for the new file's. */
bool file_absent(const char *path, struct error *error);

/* Makes an empty file of mode 0600 in path's folder and appends its name, in which no
 * folder is a link: who opens it can refuse what is one. */
bool file_begin(const char *path, struct str *name, struct error *error);

/* Renames within a folder that is open, never over what is there: EEXIST in errno. */
bool file_move(int folder, const char *name, const char *path);

/* Puts it in place of path, safe from power loss; refuses if something is there. On
 * failure the file is left as it is. */
bool file_place(const char *name, const char *path, struct error *error);

/* Has what stands in a file on the disk; path is what messages call it. */
bool file_sync(const char *name, const char *path, struct error *error);
/* Has the names in path's folder on the disk. */
bool file_sync_folder(const char *path, struct error *error);

/* Writes a name into *name that is made of another with today's date in Thailand and is
 * free, with all that may lie beside an office file: a-2026-11-20.db, a-2026-11-20-2.db.
 */
bool file_dated(const char *path, struct str *name, struct error *error);

/* Gives a file another name, or, where the file system has no links, makes a copy, never
 * over a file that is there. False: errno. To close what it opens drops the locks that
 * this process has on the file. */
bool file_name_again(const char *from, const char *to);

/* Makes a copy under a dated name; appends that. */
bool file_copy_dated(
	const char *from, const char *to, struct str *name, struct error *error);

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
