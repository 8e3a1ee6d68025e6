/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/migrate.h"

#include "db/engine/transaction.h"
#include "db/rows/search_copy.h"
#include "db/store.h"
#include "text/error.h"
#include "text/i18n.h"

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

static bool run_texts(struct store *store, const struct sql_migration *list, int newest,
	int version, struct error *error)
{
	for (; list->text && version < newest; list++) {
		if (list->version != version + 1)
			continue;
		if (!run_one(store, list, error))
			return false;
		version = list->version;
	}
	return version >= newest ||
	       error_set(error, ERROR_SYSTEM,
		       _("%s: no way leads from its version %d to %d"), store->path,
		       version, newest);
}

/* Whether a later one of the list has the same step. */
static bool comes_again(const struct sql_migration *one, int newest)
{
	for (const struct sql_migration *each = one + 1; each->text; each++)
		if (each->step == one->step && each->version <= newest)
			return true;
	return false;
}

static bool run_steps(struct store *store, const struct sql_migration *list, int newest,
	int version, bool *any, struct error *error)
{
	for (; list->text; list++) {
		if (!list->step || list->version <= version || list->version > newest ||
			comes_again(list, newest))
			continue;
		*any = true;
		if (!list->step(store, error))
			return error_prefix(
				error, _("change to version %d"), list->version);
	}
	return true;
}

static bool run_all(struct store *store, const struct sql_migration *list, int newest,
	struct error *error)
{
	int version;
	bool stepped = false, current;
	/* Read again, now that nobody else writes: another may have been faster. */
	if (!store->driver->get_version(store, &version, error) ||
		!run_texts(store, list, newest, version, error) ||
		!run_steps(store, list, newest, version, &stepped, error) ||
		!search_copy_is_current(store, &current, error))
		return false;
	return ((current && !stepped) || search_copy_renew(store, error)) &&
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

static bool renew_once(struct store *store, struct error *error)
{
	bool current;
	return search_copy_is_current(store, &current, error) &&
	       (current || search_copy_renew(store, error));
}

bool migrate_search(struct store *store, struct error *error)
{
	return store_begin(store, error) &&
	       transaction_end(store, renew_once(store, error), error);
}
