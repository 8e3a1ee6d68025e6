/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files that are evidence (photos), kept beside the office file in a folder of its own:
 * office.db-files. A file is named by the SHA-256 of what is in it, so the same picture is
 * kept once and is never written over by another. Evidence names it by its ref:
 * files/HASH.jpg, whatever the office file is called and wherever it is moved with its
 * folder. They are for whom the office file is for.
 *
 * They are never changed and never removed: earlier versions, the bin and copies name them
 * too. So the automatic copies of an office file (db/copies.h) need none of their own, they
 * are of the same folder; a copy elsewhere has its own folder beside it, with all files.
 *
 * On a server they are rows of it (db/trust/file_rows.h); what was kept or shown here lies in
 * a folder of the person's own besides ($XDG_DATA_HOME/mattrakan/server-files).
 *
 * Nothing of the folder is reached by a link, and nothing but files of such names.
 */
#ifndef DB_EVIDENCE_FILES_H
#define DB_EVIDENCE_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sys/types.h>

#include "db/store.h"
#include "model/lists.h"
#include "text/error.h"
#include "text/str.h"

/* Appends the folder of an office file, which need not be there. */
void evidence_folder(const char *office, struct str *folder);

/* Keeps the bytes; name: what the file was called, for its ending. Appends the ref. On
 * failure nothing is left behind but the folder. */
bool evidence_file_keep(const char *office, const char *name, const unsigned char *bytes,
	size_t count, struct str *ref, struct error *error);

/* Of one file: beyond it a backup is no longer made in passing. */
enum { EVIDENCE_FILE_MOST = 64 << 20 /* bytes */ };

/*
 * Keeps a file that somebody has chosen; as above. ERROR_REFUSED, and nothing is kept: it is
 * a link (whoever laid it there may mean another file than who chooses it), a folder, a pipe
 * or a device, empty or larger than EVIDENCE_FILE_MOST, cannot be read, or another now than
 * when the reading began.
 */
bool evidence_file_take(
	const char *office, const char *path, struct str *ref, struct error *error);

/* Appends the path of a file that is kept; false: the ref names none of these, or it is not
 * there. */
bool evidence_file_path(const char *office, const char *ref, struct str *path);

/*
 * Has all files of an office file that are what they were beside another one too, on the
 * disk. What is not whole, or cannot be read, is left out: verify tells, where evidence names it. made: gets
 * (appended) the names of those that were not there before, and those that stand in it are
 * not looked at again. On failure, as where the disk is full, none of this call is left.
 */
bool evidence_files_copy(
	const char *from, const char *to, struct string_list *made, struct error *error);

/* The same of those that are rows of a store (db/trust/file_rows.h). */
bool evidence_files_take_out(struct store *from, const char *to, struct string_list *made,
	struct error *error);

/* Has those beside an office file in the rows of a store, in a transaction of the caller's: all
 * that are what they were. *count: so many were not there. */
bool evidence_files_put_in(
	const char *from, struct store *to, int64_t *count, struct error *error);

/* The names of those beside an office file, appended; nothing where they cannot be read. */
void evidence_files_names(const char *office, struct string_list *names);

/* Removes what evidence_files_copy() made. */
void evidence_files_discard(const char *office, const struct string_list *made);

/* Gives the folder, and those that are its owner's, to a group; the caller is the owner, or
 * root. */
bool evidence_files_share(
	const char *office, uid_t owner, gid_t group, struct error *error);

#endif
