/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/migrate.h"

#include "db/engine/bracket.h"
#include "db/engine/query.h"
#include "db/rows/search_copy.h"
#include "text/i18n.h"

/* The version since which the search copy is folded as text_fold() folds today: who
 * changes what folding does makes the next version this one. */
enum { SEARCH_FOLDED_SINCE = 6 };

bool migrate_version(struct store *store, int *version, struct error *error)
{
	struct query query = query_open(store, SQL_FILE_VERSION);
	int64_t value = 0;
	if (!query_one_integer(&query, &value, error))
		return false;
	*version = (int)value;
	return true;
}

static bool run_one(
	struct store *store, const struct sql_migration *migration, struct error *error)
{
	/* A pragma takes no parameters; the number is ours. */
	struct str text = STR_INIT;
	str_printf(&text, "PRAGMA user_version = %d", migration->version);
	bool good = sqlite_run(store, migration->text, error) &&
		    sqlite_run(store, text.data, error);
	str_release(&text);
	if (!good)
		error_prefix(error, _("change to version %d"), migration->version);
	return good;
}

/* A migration may rebuild tables, so references are looked at when all is done. */
static bool references_hold(struct store *store, struct error *error)
{
	struct query query = query_open(store, SQL_VERIFY_FOREIGN_KEYS);
	enum query_outcome outcome = query_step(&query, error);
	query_close(&query);
	if (outcome == QUERY_ROW)
		sqlite_fail(store, SQLITE_CORRUPT, error);
	return outcome == QUERY_DONE;
}

static bool run_all(struct store *store, const struct sql_migration *list, int newest,
	struct error *error)
{
	int version;
	/* Read again, now that nobody else writes: another may have been faster. */
	if (!migrate_version(store, &version, error))
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
	       references_hold(store, error);
}

bool migrate(struct store *store, const struct sql_migration *list, int newest,
	struct error *error)
{
	int version;
	if (!migrate_version(store, &version, error))
		return false;
	if (version >= newest)
		return true;
	sqlite_check_references(store, false);
	store->schema_number = 0; /* it is looked at when it has become the newest */
	bool good = store_begin(store, error) &&
		    bracket_end(store, run_all(store, list, newest, error), error);
	sqlite_check_references(store, true);
	return good;
}
