/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The emblem at the head of the office's memos: a PNG that one of its people chose. It is
 * kept beside the office file (db/evidence_files.h), so that it goes into copies and where
 * the office file goes; that it is the office's, a setting says (db/office_settings.h).
 *
 * Its value is what the setting holds; it is the caller's to free.
 */
#ifndef OFFICE_EMBLEM_H
#define OFFICE_EMBLEM_H

#include <stdbool.h>

#include "db/store.h"
#include "text/error.h"
#include "text/str.h"

/* *value: NULL where the office has none. */
bool emblem_read(struct store *store, char **value, struct error *error);

/* value: one that was read or kept; NULL: none any more. */
bool emblem_set(
	struct store *store, const char *value, const char *who, struct error *error);

/* Keeps the picture beside the office file; *value may be set then. False and the error
 * where it is none that a memo can have, says what it is. */
bool emblem_keep(const char *office, const char *path, char **value, struct error *error);

/* What its file was called, in it. */
const char *emblem_name(const char *value);

/* Appends the path where it is kept, whether the file is there or not. */
void emblem_path(const char *office, const char *value, struct str *path);

/* Whether a file of such a name may be one. */
bool emblem_takes(const char *name);

#endif
