/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server opened as the store of an office; and what is done with files alone. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/postgres.h"
#include "db/store.h"
#include "model/address.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

struct postgres *postgres_of(const struct store *store)
{
	return (struct postgres *)store->connection;
}

/* --- who one is there --- */

/* What server_self says. */
struct self {
	bool above_rules; /* row level security does not hold for it */
	bool there;       /* tables of this program are */
};

static bool is_true(const PGresult *row, int column)
{
	return *libpq.PQgetvalue(row, 0, column) == 't';
}

static enum fault read_self(struct store *store, struct self *self)
{
	enum fault fault;
	struct postgres *postgres = postgres_of(store);
	PGresult *row = postgres_ask(
		store, postgres_statements[SQL_SERVER_SELF].text, NULL, &fault);
	if (row && libpq.PQntuples(row) == 1) {
		const long backend = strtol(libpq.PQgetvalue(row, 0, 2), NULL, 10);
		self->above_rules = is_true(row, 0);
		postgres->standby = is_true(row, 1);
		postgres->pooled = backend != libpq.PQbackendPID(postgres->server);
		postgres->person = mem_strdup(libpq.PQgetvalue(row, 0, 3));
		postgres->administers = is_true(row, 4);
		self->there = is_true(row, 5);
	}
	libpq.PQclear(row);
	return fault;
}

/* What stays with the connection, so not behind a pooler, which forgets it; a standby takes no
 * LISTEN. */
static enum fault settle_in(struct store *store)
{
	struct postgres *postgres = postgres_of(store);
	struct str text = STR_INIT;
	enum fault fault = FAULT_NONE;
	postgres_names_end(postgres);
	if (!postgres->pooled) {
		postgres_names_begin(postgres);
		str_puts(&text, postgres_statements[SQL_SERVER_PLANS].text);
		if (!postgres->standby)
			str_printf(&text, "; %s",
				postgres_statements[SQL_SERVER_LISTEN].text);
		fault = postgres_do(store, text.data);
	}
	postgres->pooled = postgres->pooled || postgres->standby;
	str_release(&text);
	return fault;
}

static bool refuse_self(
	const struct store *store, const struct self *self, struct error *error)
{
	if (self->above_rules)
		return error_set(error, ERROR_REFUSED,
			_("%s: %s stands above the rules that keep offices apart (a "
			  "superuser, or BYPASSRLS); connect with a name of your own"),
			store->path, postgres_of(store)->person);
	if (!self->there)
		return error_set(error, ERROR_SYSTEM,
			_("%s: there is no office in this database yet; who looks after "
			  "it makes one with 'mattrakan init %s'"),
			store->path, store->path);
	if (postgres_of(store)->standby && store->access == STORE_WRITE)
		return error_set(error, ERROR_SYSTEM,
			_("%s: this server is the copy of another one and takes no "
			  "changes; name the other one"),
			store->path);
	return true;
}

static bool find_office(struct store *store, struct error *error)
{
	struct str office = STR_INIT;
	const enum fault fault = postgres_value(store, SQL_SERVER_OFFICE, NULL, &office);
	bool good = !fault || engine_fail(store, fault, error);
	if (good && !office.bytes)
		good = error_set(error, ERROR_REFUSED,
			_("%s: %s is in no office of this database; ask who looks after "
			  "the people of your office"),
			store->path, postgres_of(store)->person);
	free(postgres_of(store)->office);
	postgres_of(store)->office = str_detach(&office);
	return good;
}

bool postgres_look_around(struct store *store, struct error *error)
{
	struct self self = {0};
	enum fault fault = read_self(store, &self);
	if (fault)
		return engine_fail(store, fault, error);
	if (!refuse_self(store, &self, error) || !find_office(store, error))
		return false;
	fault = postgres_read_columns(store);
	if (!fault)
		fault = settle_in(store);
	postgres_of(store)->looked = !fault;
	return !fault || engine_fail(store, fault, error);
}

/* --- opening, closing --- */

static struct store *make_store(
	const char *address, const char *shown, enum store_access access)
{
	struct store *store = engine_new(&postgres_driver, shown);
	struct postgres *postgres = mem_new(1, sizeof(*postgres));
	store->connection = (struct connection *)postgres;
	store->access = access;
	postgres->address = mem_strdup(address);
	store->patience = postgres->patience = BUSY_WAIT_MS;
	postgres->office = mem_strdup("");
	str_init(&postgres->said);
	str_init(&postgres->transaction);
	return store;
}

void postgres_close(struct store *store)
{
	struct postgres *postgres = postgres_of(store);
	postgres_again_leave(postgres);
	postgres_cancel_leave(postgres);
	postgres_own_backend(postgres, 0);
	if (postgres->server)
		libpq.PQfinish(postgres->server);
	postgres_forget_columns(postgres);
	postgres_names_end(postgres);
	postgres_replay_forget(postgres);
	free(postgres->address);
	free(postgres->office);
	free(postgres->person);
	str_release(&postgres->said);
	str_release(&postgres->transaction);
	free(postgres);
}

/* Whether the address may be used at all. */
static bool may_be_used(const char *address, const char *shown, struct error *error)
{
	if (address_has_password(address))
		return error_set(error, ERROR_REFUSED,
			_("%s: a password in the address can be read by everybody on this "
			  "machine; leave it out, and write it into ~/.pgpass "
			  "(HOST:PORT:DATABASE:NAME:PASSWORD, chmod 600)"),
			shown);
	return postgres_load() ||
	       error_set(error, ERROR_SYSTEM,
		       _("%s: PostgreSQL's library libpq is not on this machine; have it "
			 "installed (Debian: apt-get install libpq5)"),
		       shown);
}

struct store *postgres_reach(const char *address, enum store_access access,
	enum fault *fault, struct error *error)
{
	char *shown = address_shown(address);
	struct str warning = STR_INIT;
	enum fault kind = FAULT_REFUSED;
	struct store *store = NULL;
	if (may_be_used(address, shown, error)) {
		store = make_store(address, shown, access);
		postgres_of(store)->server =
			postgres_connect(address, access, shown, &warning, &kind, error);
	}
	if (fault)
		*fault = kind;
	free(shown);
	if (warning.bytes)
		store->warning = str_detach(&warning);
	if (!store || postgres_of(store)->server)
		return store;
	store_close(store);
	return NULL;
}

struct store *postgres_open(const char *address, enum store_access access, bool quiet,
	driver_ready *ready, void *context, struct error *error)
{
	struct store *store = postgres_reach(address, access, NULL, error);
	if (store && quiet)
		postgres_quieten(store);
	if (!store ||
		(postgres_look_around(store, error) && ready(context, store, error)))
		return store;
	store_close(store);
	return NULL;
}

/* --- what is done with files alone --- */

static bool of_files(const char *address, struct error *error)
{
	char *shown = address_shown(address);
	error_set(error, ERROR_USAGE,
		_("%s: this is done with office files alone, not with a server"), shown);
	free(shown);
	return false;
}

struct store *postgres_salvage(const char *address, salvage_told *told, void *context,
	int *version, struct progress *progress, struct error *error)
{
	(void)told, (void)context, (void)version, (void)progress;
	of_files(address, error);
	return NULL;
}

bool postgres_create_from(struct store *store, const char *address, struct error *error)
{
	(void)store;
	return of_files(address, error);
}

bool postgres_backup(struct store *store, const char *path, struct error *error)
{
	(void)path;
	return error_set(error, ERROR_USAGE,
		_("%s: a copy of what is on a server is made by who looks after it, with "
		  "pg_dump"),
		store->path);
}

bool postgres_copy_into(
	struct store *store, const char *name, const char *path, struct error *error)
{
	(void)name;
	return postgres_backup(store, path, error);
}

struct store *postgres_copy_in_memory(struct store *store, struct error *error)
{
	of_files(store->path, error);
	return NULL;
}
