/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Copies of an office file. Private to db/.
 */
#ifndef DB_ENGINE_BACKUP_H
#define DB_ENGINE_BACKUP_H

#include <stdbool.h>

#include "db/engine/sqlite.h"

/* Copies the whole office file, as it is at one moment, into the empty file `name`
 * that nobody else knows; path is what messages call it. On failure what stands there is
 * of no use. */
bool backup_copy(
	struct store *store, const char *name, const char *path, struct error *error);

/* The same into a store that is open and that nobody else knows. */
bool backup_pages(struct store *from, struct store *to, struct error *error);

#endif
