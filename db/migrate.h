/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From an older version of the office file to a newer one. Private to db/.
 */
#ifndef DB_MIGRATE_H
#define DB_MIGRATE_H

#include <stdbool.h>

#include "db/engine/engine.h"

/*
 * Runs those migrations of the list (it ends with a NULL text) that lead on from the
 * file's version, in one transaction: all or none. Nothing is done to a file that is
 * at newest already.
 */
bool migrate(struct store *store, const struct sql_migration *list, int newest,
	struct error *error);

#endif
