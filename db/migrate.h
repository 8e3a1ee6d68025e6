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
 * at newest already. First the SQL of all of them, then their steps, each once, for the
 * program's statements know the newest tables alone; then the search copy is made anew, if
 * there was a step or its version is not this program's.
 */
bool migrate(struct store *store, const struct sql_migration *list, int newest,
	struct error *error);

/* Makes the search copy anew, where nobody else has done so meanwhile. */
bool migrate_search(struct store *store, struct error *error);

#endif
