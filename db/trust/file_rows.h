/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files that are evidence as rows of a store that has no folder for them (table evidence_file),
 * named as in one (db/trust/hashed_file.h). Private to db/.
 *
 * A row may have been written by anybody: what comes out is looked at by its hash.
 */
#ifndef DB_TRUST_FILE_ROWS_H
#define DB_TRUST_FILE_ROWS_H

#include <stdbool.h>

#include "db/store.h"
#include "db/trust/hashed_file.h"
#include "model/lists.h"
#include "text/error.h"

/* The names of all of them, appended. */
bool file_rows_names(struct store *store, struct string_list *names, struct error *error);

/* Puts what is in an open file, from where it stands to its end, under a name that is not
 * there yet; in a transaction of the caller's. */
bool file_rows_put(struct store *store, const char *name, int file, struct error *error);

/* Copies one into the open file `to` (-1: nowhere), and looks at what it copies; what it was
 * is in *state. False: it could not be read, or not be written. */
bool file_rows_copy(struct store *store, const char *name, int to,
	enum hashed_state *state, struct error *error);

#endif
