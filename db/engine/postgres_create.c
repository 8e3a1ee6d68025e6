/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new database of a server: whether there can be one here, and its tables, in one go. */
#include <config.h>

#include "db/engine/postgres_create.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/postgres.h"
#include "db/store.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"

/* What server_ground says, column by column. */
enum {
	GROUND_PERSON,
	GROUND_DATABASE,
	GROUND_ABOVE_RULES,
	GROUND_MAKES_ROLES,
	GROUND_OWNS,
	GROUND_UTF8,
	GROUND_TAKEN,
	GROUND_OLD,
	GROUND_STANDBY,
};

static bool is_so(const PGresult *ground, int column)
{
	return *libpq.PQgetvalue(ground, 0, column) == 't';
}

static bool check_database(
	const struct store *store, const PGresult *ground, struct error *error)
{
	const char *database = libpq.PQgetvalue(ground, 0, GROUND_DATABASE);
	if (is_so(ground, GROUND_STANDBY))
		return error_set(error, ERROR_SYSTEM,
			_("%s: this server is the copy of another one and takes no "
			  "changes; name the other one"),
			store->path);
	if (is_so(ground, GROUND_OLD))
		return error_set(error, ERROR_SYSTEM,
			_("%s: the server is older than PostgreSQL 13, and this program "
			  "needs that"),
			store->path);
	if (is_so(ground, GROUND_TAKEN))
		return error_set(error, ERROR_REFUSED,
			_("%s: there is an office in this database already; another one "
			  "comes beside it with 'mattrakan office add NAME'"),
			store->path);
	return is_so(ground, GROUND_UTF8) ||
	       error_set(error, ERROR_REFUSED,
		       _("%s: the texts of this database are not UTF-8, so it cannot hold "
			 "Thai; make one that is: createdb -E UTF8 -T template0 %s"),
		       store->path, database);
}

static bool check_person(
	const struct store *store, const PGresult *ground, struct error *error)
{
	const char *person = libpq.PQgetvalue(ground, 0, GROUND_PERSON);
	const char *database = libpq.PQgetvalue(ground, 0, GROUND_DATABASE);
	if (is_so(ground, GROUND_ABOVE_RULES))
		return error_set(error, ERROR_REFUSED,
			_("%s: %s stands above the rules that keep offices apart (a "
			  "superuser, or BYPASSRLS); whoever is to look after the offices "
			  "does this, with a role of the own: createuser --createrole "
			  "NAME; createdb -O NAME -E UTF8 -T template0 DATABASE"),
			store->path, person);
	return (is_so(ground, GROUND_MAKES_ROLES) && is_so(ground, GROUND_OWNS)) ||
	       error_set(error, ERROR_REFUSED,
		       _("%s: %s may not make an office here; who looks after the server "
			 "allows it: ALTER ROLE \"%s\" CREATEROLE; ALTER DATABASE \"%s\" "
			 "OWNER TO \"%s\""),
		       store->path, person, person, database, person);
}

static bool check_ground(struct store *store, struct error *error)
{
	enum fault fault;
	PGresult *ground = postgres_ask(
		store, postgres_statements[SQL_SERVER_GROUND].text, NULL, &fault);
	const bool good = ground ? check_database(store, ground, error) &&
					   check_person(store, ground, error)
				 : engine_fail(store, fault, error);
	libpq.PQclear(ground);
	return good;
}

void postgres_schema_append(struct str *out)
{
	const char *const parts[] = {sql_postgres_base, sql_postgres_tables,
		sql_postgres_derived, sql_postgres_guards, sql_postgres_rights};
	for (size_t i = 0; i < COUNT(parts); i++)
		str_puts(out, parts[i]);
	str_printf(out, "INSERT INTO mattrakan.about (version) VALUES (%d);\n",
		SCHEMA_VERSION);
}

/* Within a transaction that its end, or that of the connection, gives up. */
static enum fault fill(struct store *store, const char *office)
{
	struct str text = STR_INIT;
	postgres_schema_append(&text);
	enum fault fault = postgres_do(store, "BEGIN");
	if (!fault)
		fault = postgres_do(store, text.data);
	if (!fault)
		fault = postgres_value(
			store, SQL_SERVER_OFFICE_ADD, office ? office : "", NULL);
	if (!fault)
		fault = postgres_do(store, "COMMIT");
	str_release(&text);
	return fault;
}

static bool make(struct store *store, const char *office, struct error *error)
{
	if (!check_ground(store, error))
		return false;
	const enum fault fault = fill(store, office);
	return !fault || engine_fail(store, fault, error);
}

bool postgres_create(
	const char *address, const char *group, const char *office, struct error *error)
{
	(void)group; /* refused before (db/open.c) */
	struct store *store = postgres_reach(address, STORE_WRITE, NULL, error);
	const bool good = store && make(store, office, error);
	store_close(store);
	return good;
}
