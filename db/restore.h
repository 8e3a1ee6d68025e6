/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Going back to a copy of the office file.
 */
#ifndef DB_RESTORE_H
#define DB_RESTORE_H

#include "db/store.h"
#include "text/str.h"

/* What an office file holds, for people to compare. */
struct office_contents {
	char *why; /* it cannot be read, in words; NULL: it can */
	int64_t reports, cards;
	int64_t at; /* of the newest change, seconds since 1970; 0: none */
	char *who;  /* made it; NULL: none */
};
void office_contents_read(const char *path, struct office_contents *contents);
/* The same of a copy: a name that is none is not told as an office file to be made. */
void office_copy_read(const char *copy, struct office_contents *contents);
void office_contents_release(struct office_contents *contents);

/*
 * Puts the state of a copy in the place of the office file, which may be damaged or
 * missing, and keeps the present one beside it: *aside (appended) is its name, "" where
 * there was none. The copy is checked first, brought up to date, and not changed; the
 * trail tells of the restoring. Files that are evidence and are missing beside the
 * office file, or damaged there, are taken from beside the copy; which are nowhere tells
 * store_verify_files(). progress may be NULL; stopped, nothing was changed.
 *
 * ERROR_REFUSED, and nothing changed, where somebody has the office file open, where
 * `who` is neither a supervisor nor the owner of a file in which people are entered, and
 * where verify finds something in the copy; ERROR_SYSTEM where the copy is no office
 * file, or nothing can be written.
 */
bool store_restore(const char *path, const char *copy, const char *who, struct str *aside,
	struct progress *progress, struct error *error);

#endif
