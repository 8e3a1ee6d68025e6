/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files that are named by the SHA-256 of what is in them, in a folder of theirs (see
 * db/evidence_files.h). Private to db/.
 *
 * Who writes a ref or may write in the folder may be anybody: only such names (model/kept_file.h) are opened,
 * in the folder that is open, and no link is followed, neither to the folder nor in it.
 */
#ifndef DB_TRUST_HASHED_FILE_H
#define DB_TRUST_HASHED_FILE_H

#include <stdbool.h>
#include <stddef.h>

enum hashed_state {
	HASHED_WHOLE,   /* it is there, and what it was */
	HASHED_MISSING, /* there is none, or what is there is no file */
	HASHED_OTHER,   /* something else is in it, or it cannot be read to its end */
};

/* -1: errno. To be closed. */
int hashed_folder_open(const char *path);

/* For reading, a plain file of such a name; -1: there is none. To be closed. */
int hashed_open(int folder, const char *name);

/* Reads all of it. folder may be -1: nothing is there. */
enum hashed_state hashed_look(int folder, const char *name);

/* Copies it into the open file `to`, and looks at what it copies. False with errno where
 * that could not be written; what it was is in *state. */
bool hashed_copy(int folder, const char *name, int to, enum hashed_state *state);

/* Writes all of it. False: errno. */
bool hashed_write(int file, const void *content, size_t count);

#endif
