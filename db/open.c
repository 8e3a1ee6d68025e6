/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/open.h"

#include <stdlib.h>
#include <unistd.h>

#include "db/copies.h"
#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/probe.h"
#include "db/engine/query.h"
#include "db/engine/share.h"
#include "db/evidence_files.h"
#include "db/migrate.h"
#include "db/rows/search_copy.h"
#include "model/address.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

const struct driver *driver_of(const char *path)
{
	return address_is_server(path) ? &postgres_driver : &sqlite_driver;
}

/* What the opening is for. */
struct opening {
	bool any_version;          /* an older one will do, as it is */
	bool keep;                 /* a copy of an older one, as it was */
	struct progress *progress; /* who waits; NULL: nobody */
};

/* Other rules than when it was made: it is made anew. A reader can do nothing about it;
 * search tells. */
static bool renew_search(struct store *store, struct error *error)
{
	bool current;
	if (store->access == STORE_READ)
		return true;
	return search_copy_is_current(store, &current, error) &&
	       (current || migrate_search(store, error));
}

/* The version with what others have written of it, and whether the schema can be read. */
static bool bring_up(
	const struct opening *opening, struct store *store, struct error *error)
{
	int version;
	if (!store->driver->get_version(store, &version, error) ||
		!probe_version(store->path, version, error))
		return false;
	if (opening->any_version)
		return true;
	if (version < SCHEMA_VERSION &&
		!store->driver->may_migrate(store, version, error))
		return false;
	if (store->access == STORE_READ && version < SCHEMA_VERSION)
		return error_set(error, ERROR_SYSTEM,
			_("%s: is of the older version %d; open it once where you may "
			  "write to it, and it will be brought up to date"),
			store->path, version);
	if (opening->keep && !store->driver->is_server && version < SCHEMA_VERSION &&
		!copies_make_before(store, COPY_UPGRADE, error))
		return false;
	if (!migrate(store, store->driver->migrations, SCHEMA_VERSION, error) ||
		!renew_search(store, error))
		return false;
	if (store->access == STORE_WRITE && !store->driver->check_schema(store, error))
		return false;
	store->schema_checked = store->access == STORE_WRITE;
	struct query query = query_open(store, SQL_REPORT_COUNT);
	const bool good = !query.fault || engine_fail(store, query.fault, error);
	query_close(&query);
	return good;
}

static bool make_ready(void *context, struct store *store, struct error *error)
{
	const struct opening *opening = context;
	if (!opening->progress)
		return bring_up(opening, store, error);
	store_watch(store, opening->progress);
	const bool good = bring_up(opening, store, error);
	store_watch(store, NULL);
	return good;
}

struct store *store_open_telling(const char *path, enum store_access access,
	struct progress *progress, struct error *error)
{
	struct opening opening = {.keep = true, .progress = progress};
	struct store *store =
		driver_of(path)->open(path, access, false, make_ready, &opening, error);
	struct str folder = STR_INIT;
	/* Beside a server there is no folder that all of its people have. */
	if (store && !store->driver->is_server) {
		evidence_folder(path, &folder);
		store->files = str_detach(&folder);
	}
	return store;
}

struct store *store_open(const char *path, enum store_access access, struct error *error)
{
	return store_open_telling(path, access, NULL, error);
}

struct store *open_unkept(
	const char *path, struct progress *progress, struct error *error)
{
	struct opening opening = {.progress = progress};
	return driver_of(path)->open(
		path, STORE_WRITE, false, make_ready, &opening, error);
}

struct store *open_quiet(const char *path, struct error *error)
{
	struct opening opening = {0};
	return driver_of(path)->open(
		path, STORE_WRITE, true, make_ready, &opening, error);
}

struct store *open_any_version(const char *path, struct error *error)
{
	struct opening opening = {.any_version = true};
	return driver_of(path)->open(
		path, STORE_READ, false, make_ready, &opening, error);
}

bool store_is_there(const char *path)
{
	return address_is_server(path) || access(path, F_OK) == 0;
}

/* Who belongs to an office on a server is no matter of this machine. */
static bool refuse_group(const char *address, struct error *error)
{
	char *shown = address_shown(address);
	error_set(error, ERROR_USAGE,
		_("%s: a group of this machine says nothing on a server; each person is "
		  "entered with 'mattrakan people add'"),
		shown);
	free(shown);
	return false;
}

bool store_share(const char *path, const char *group, struct error *error)
{
	struct shared shared;
	if (address_is_server(path))
		return refuse_group(path, error);
	return share_office(path, group, &shared, error) &&
	       copies_share(path, shared.owner, shared.group, error) &&
	       evidence_files_share(path, shared.owner, shared.group, error);
}

bool store_create(const char *path, const char *group, struct error *error)
{
	return store_create_office(path, group, NULL, error);
}

bool store_create_office(
	const char *path, const char *group, const char *office, struct error *error)
{
	if (group && address_is_server(path))
		return refuse_group(path, error);
	return driver_of(path)->create(path, group, office, error);
}
