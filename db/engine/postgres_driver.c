/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of PostgreSQL; what stands in it is in the other postgres_*.c. */
#include <config.h>

#include "db/engine/driver.h"
#include "db/engine/postgres.h"
#include "db/engine/postgres_statement.h"

/* The first version that a server has had is the newest. */
static const struct sql_migration no_migrations[] = {{0, NULL, NULL}};

static void patience(struct store *store, int milliseconds)
{
	postgres_of(store)->patience = milliseconds;
}

/* What was read is kept by nobody. */
static void lean(struct store *store)
{
	(void)store;
}

/* A server knows how to do this. */
static void filling(struct store *store, bool on)
{
	(void)store, (void)on;
}

/* An address has nothing that could be moved away from under it. */
static bool in_place(struct store *store, struct error *error)
{
	(void)store, (void)error;
	return true;
}

static void beside(struct store *store, driver_answers *answers, void *context)
{
	struct postgres *postgres = postgres_of(store);
	postgres->beside = true;
	postgres->answers = answers;
	postgres->answers_context = context;
}

static const char *office(const struct store *store)
{
	return postgres_of(store)->office;
}

static const char *person(const struct store *store)
{
	return postgres_of(store)->person;
}

static bool administers(const struct store *store)
{
	return postgres_of(store)->administers;
}

const struct driver postgres_driver = {
	.is_server = true,
	.statements = postgres_statements,
	.migrations = no_migrations,

	.open = postgres_open,
	.close = postgres_close,
	.create = postgres_create,
	.create_from = postgres_create_from,
	.begin_new = postgres_begin_new,
	.end_new = postgres_end_new,
	.salvage = postgres_salvage,
	.patience = patience,
	.beside = beside,
	.lean = lean,
	.filling = filling,
	.in_place = in_place,
	.office = office,
	.person = person,
	.administers = administers,
	.backup = postgres_backup,
	.copy_into = postgres_copy_into,
	.copy_in_memory = postgres_copy_in_memory,
	.changes = postgres_changes,
	.say = postgres_say,

	.get_version = postgres_get_version,
	.set_version = postgres_set_version,
	.migrating = postgres_migrating,
	.may_migrate = postgres_may_migrate,
	.references_hold = postgres_references_hold,
	.run = postgres_run,
	.check_schema = postgres_check_schema,
	.compare_schema = postgres_compare_schema,
	.examine = postgres_examine,
	.watch = postgres_watch,
	.interrupt = postgres_interrupt,

	.begin = postgres_begin,
	.commit = postgres_commit,
	.rollback = postgres_rollback,

	.prepare = postgres_prepare,
	.finish = postgres_finish,
	.again = postgres_again,
	.put_back = postgres_put_back,
	.bind_text = postgres_bind_text,
	.bind_integer = postgres_bind_integer,
	.bind_real = postgres_bind_real,
	.step = postgres_step,
	.step_later = postgres_step_later,
	.together = postgres_together,
	.changed = postgres_changed,

	.columns = postgres_columns,
	.type = postgres_type,
	.integer = postgres_integer,
	.real = postgres_real,
	.text = postgres_text,
	.name = postgres_name,
	.table = postgres_table,
	.origin = postgres_origin,
	.declared = postgres_declared,
};
