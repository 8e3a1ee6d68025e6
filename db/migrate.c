/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/migrate.h"

#include "db/engine/transaction.h"
#include "db/engine/query.h"
#include "db/rows/search_copy.h"
#include "text/i18n.h"

/* The version since which the search copy is folded as text_fold() folds today: who
 * changes what folding does makes the next version this one. */
enum { SEARCH_FOLDED_SINCE = 6 };

static bool run_one(
	struct store *store, const struct sql_migration *migration, struct error *error)
{
	const struct driver *driver = store->driver;
	bool good = driver->run(store, migration->text, error) &&
		    driver->set_version(store, migration->version, error);
	if (!good)
		error_prefix(error, _("change to version %d"), migration->version);
	return good;
}

static bool run_all(struct store *store, const struct sql_migration *list, int newest,
	struct error *error)
{
	int version;
	/* Read again, now that nobody else writes: another may have been faster. */
	if (!store->driver->get_version(store, &version, error))
		return false;
	const bool folded = version >= SEARCH_FOLDED_SINCE;
	for (; list->text && version < newest; list++) {
		if (list->version != version + 1)
			continue;
		if (!run_one(store, list, error))
			return false;
		version = list->version;
	}
	if (version < newest)
		return error_set(error, ERROR_SYSTEM,
			_("%s: no way leads from its version %d to %d"), store->path,
			version, newest);
	return (folded || search_copy_renew(store, error)) &&
	       store->driver->references_hold(store, error);
}

bool migrate(struct store *store, const struct sql_migration *list, int newest,
	struct error *error)
{
	int version;
	if (!store->driver->get_version(store, &version, error))
		return false;
	if (version >= newest)
		return true;
	store->driver->migrating(store, true);
	store->schema_checked = false; /* it is when it has become the newest */
	bool good = store_begin(store, error) &&
		    transaction_end(store, run_all(store, list, newest, error), error);
	store->driver->migrating(store, false);
	return good;
}
