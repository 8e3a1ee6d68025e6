/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How evidence names a file that is kept beside the office file (db/evidence_files.h):
 * files/HASH.jpg, by the SHA-256 of what is in it.
 */
#ifndef MODEL_KEPT_FILE_H
#define MODEL_KEPT_FILE_H

#include <stdbool.h>

#define KEPT_FILES "files/"

enum {
	KEPT_HEX = 64 /* letters of the hash */,
	KEPT_ENDING = 5 /* behind the dot, at most */
};

/* Whether it is the name of such a file: HASH or HASH.jpg. */
bool kept_file_is_name(const char *name);

/* The file's name in evidence's ref, within it; NULL: the ref (which may be NULL) names
 * none. */
const char *kept_file_name(const char *ref);

#endif
