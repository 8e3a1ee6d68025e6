/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office on a server that is filled by somebody else, in one transaction. */
#include <config.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/postgres.h"
#include "db/engine/transaction.h"
#include "db/store.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

/* What others did is brought in by who administers alone, into tables of this version. */
static bool may_be_filled(void *context, struct store *store, struct error *error)
{
	int version;
	(void)context;
	if (!postgres_get_version(store, &version, error))
		return false;
	if (version != SCHEMA_VERSION)
		return error_set(error, ERROR_SYSTEM,
			_("%s: what is on this server is of version %d, and this program "
			  "knows version %d; nothing was moved"),
			store->path, version, SCHEMA_VERSION);
	return postgres_of(store)->administers ||
	       error_set(error, ERROR_REFUSED,
		       _("%s: %s does not administer this database; who does takes an "
			 "office there"),
		       store->path, postgres_of(store)->person);
}

/* Its number is appended. */
static bool add_office(
	struct store *store, const char *office, struct str *name, struct error *error)
{
	struct str number = STR_INIT;
	enum fault fault = postgres_value(store, SQL_SERVER_OFFICE_ADD, office, &number);
	if (!fault)
		fault = postgres_value(store, SQL_SERVER_OFFICE_STAND, number.data, NULL);
	str_append(name, number.data, number.bytes);
	str_release(&number);
	return !fault || engine_fail(store, fault, error);
}

struct store *postgres_begin_new(
	const char *address, const char *office, struct str *name, struct error *error)
{
	struct store *store =
		postgres_open(address, STORE_WRITE, false, may_be_filled, NULL, error);
	if (!store)
		return NULL;
	bool good = store_begin(store, error);
	if (good && office && !add_office(store, office, name, error)) {
		store_rollback(store);
		good = false;
	}
	if (good)
		return store;
	store_close(store);
	return NULL;
}

bool postgres_end_new(struct store *store, const char *address, const struct str *name,
	bool good, struct error *error)
{
	(void)address, (void)name;
	good = transaction_end(store, good, error);
	store_close(store);
	return good;
}
