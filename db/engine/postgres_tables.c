/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables on a server: of which version they are, whether all are there. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/postgres.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

bool postgres_run(struct store *store, const char *text, struct error *error)
{
	const enum fault fault = postgres_do(store, text);
	return !fault || engine_fail(store, fault, error);
}

bool postgres_get_version(struct store *store, int *version, struct error *error)
{
	struct str value = STR_INIT;
	const enum fault fault = postgres_value(store, SQL_SERVER_VERSION, NULL, &value);
	*version = (int)strtol(value.data, NULL, 10);
	postgres_of(store)->version = *version;
	str_release(&value);
	return !fault || engine_fail(store, fault, error);
}

bool postgres_set_version(struct store *store, int version, struct error *error)
{
	struct str number = STR_INIT;
	str_printf(&number, "%d", version);
	const enum fault fault =
		postgres_value(store, SQL_SERVER_SET_VERSION, number.data, NULL);
	str_release(&number);
	/* What it has planned is of the tables as they were. */
	postgres_names_end(postgres_of(store));
	return !fault || engine_fail(store, fault, error);
}

/* References are looked at by the server itself. */
void postgres_migrating(struct store *store, bool on)
{
	(void)store, (void)on;
}

/* Those who work with the tables as they are would be locked out in the middle of it. */
static bool nobody_is_older(struct store *store, struct error *error)
{
	struct str names = STR_INIT;
	const enum fault fault =
		postgres_value(store, SQL_SERVER_OTHERS, POSTGRES_PROGRAM, &names);
	bool good = !fault || engine_fail(store, fault, error);
	if (good && names.bytes)
		good = error_set(error, ERROR_REFUSED,
			_("%s: what is on the server is brought up to date when nobody "
			  "works with an older mattrakan any more; now do: %s"),
			store->path, names.data);
	str_release(&names);
	return good;
}

bool postgres_may_migrate(struct store *store, int version, struct error *error)
{
	if (!postgres_of(store)->administers)
		return error_set(error, ERROR_REFUSED,
			_("%s: is of the older version %d; who administers the database "
			  "brings it up to date by starting this mattrakan once; until "
			  "then the older one works with it"),
			store->path, version);
	return nobody_is_older(store, error);
}

bool postgres_references_hold(struct store *store, struct error *error)
{
	(void)store, (void)error;
	return true;
}

/* The version came with the beginning of the transaction (postgres_transaction.c); that nobody
 * laid anything beside the tables is a matter of rights on the server. */
bool postgres_check_schema(struct store *store, struct error *error)
{
	const int version = postgres_of(store)->version;
	return version <= SCHEMA_VERSION ||
	       error_set(error, ERROR_SYSTEM,
		       _("%s: a newer version of mattrakan has brought what is on this "
			 "server up to date (to version %d) while it was open; this one "
			 "knows versions up to %d and writes nothing to it any more; save "
			 "what is typed elsewhere, leave, and start mattrakan again"),
		       store->path, version, SCHEMA_VERSION);
}

static bool has_table(const struct postgres *postgres, const char *name)
{
	for (size_t i = 0; i < postgres->column_count; i++)
		if (strcmp(postgres->columns[i].table_name, name) == 0)
			return true;
	return false;
}

bool postgres_compare_schema(struct store *store, struct str *foreign,
	struct str *missing, struct error *error)
{
	static const char of_values[] = "values_";
	(void)foreign, (void)error;
	for (int i = 0; i < SQL_COUNT; i++) {
		const char *name = postgres_statements[i].name;
		if (strncmp(name, of_values, strlen(of_values)) != 0 ||
			has_table(postgres_of(store), name + strlen(of_values)))
			continue;
		str_printf(missing, "%stable %s", missing->bytes ? ", " : "",
			name + strlen(of_values));
	}
	return true;
}

bool postgres_examine(
	struct store *store, driver_examine *examine, void *context, struct error *error)
{
	(void)error;
	return examine(context, store);
}
