/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of SQLite: its transactions and statements; the rest is the other sqlite_*.c. */
#include <config.h>

#include "db/engine/driver.h"
#include "db/engine/query.h"
#include "db/engine/sqlite.h"

static sqlite3_stmt *of(struct statement *statement)
{
	return (sqlite3_stmt *)statement;
}

/* --- transactions --- */

static enum fault run(struct store *store, enum sql name)
{
	struct query query = query_open(store, name);
	query_step_done(&query, NULL);
	const enum fault fault = query.fault;
	query_close(&query);
	return fault;
}

/* Where SQLite gave up a transaction by itself (full disk), those that are still open can
 * only fail. */
static bool given_up(struct store *store)
{
	return sqlite3_get_autocommit(sqlite_of(store)->file);
}

static enum fault begin(struct store *store, enum transaction kind)
{
	static const enum sql names[] = {
		[TRANSACTION_READ] = SQL_BEGIN_READ,
		[TRANSACTION_WRITE] = SQL_BEGIN_WRITE,
		[TRANSACTION_INNER] = SQL_INNER_BEGIN,
	};
	if (kind == TRANSACTION_INNER && given_up(store))
		return sqlite_fault(store, SQLITE_ABORT);
	return run(store, names[kind]);
}

static enum fault commit(struct store *store, enum transaction kind)
{
	if (given_up(store))
		return sqlite_fault(store, SQLITE_ABORT);
	return run(store, kind == TRANSACTION_INNER ? SQL_INNER_COMMIT : SQL_COMMIT);
}

static void rollback(struct store *store, enum transaction kind)
{
	if (given_up(store))
		return;
	if (kind != TRANSACTION_INNER) {
		run(store, SQL_ROLLBACK);
		return;
	}
	run(store, SQL_INNER_ROLLBACK);
	run(store, SQL_INNER_COMMIT);
}

/* --- statements --- */

static enum fault prepare(
	struct store *store, const char *text, struct statement **statement)
{
	sqlite3_stmt *made = NULL;
	const int code = sqlite3_prepare_v3(
		sqlite_of(store)->file, text, -1, SQLITE_PREPARE_PERSISTENT, &made, NULL);
	*statement = (struct statement *)made;
	return sqlite_fault(store, code);
}

static void finish(struct statement *statement)
{
	sqlite3_finalize(of(statement));
}

static void again(struct statement *statement)
{
	sqlite3_reset(of(statement));
}

static void put_back(struct statement *statement)
{
	sqlite3_reset(of(statement));
	sqlite3_clear_bindings(of(statement));
}

static enum fault bind_text(struct store *store, struct statement *statement,
	int parameter, const char *text, size_t bytes)
{
	return sqlite_fault(store, sqlite3_bind_text64(of(statement), parameter, text,
					   bytes, SQLITE_STATIC, SQLITE_UTF8));
}

static enum fault bind_integer(
	struct store *store, struct statement *statement, int parameter, int64_t value)
{
	return sqlite_fault(store, sqlite3_bind_int64(of(statement), parameter, value));
}

static enum fault bind_real(
	struct store *store, struct statement *statement, int parameter, double value)
{
	return sqlite_fault(store, sqlite3_bind_double(of(statement), parameter, value));
}

static enum fault step(struct store *store, struct statement *statement, bool *row)
{
	const int code = sqlite3_step(of(statement));
	*row = code == SQLITE_ROW;
	return code == SQLITE_ROW || code == SQLITE_DONE ? FAULT_NONE
							 : sqlite_fault(store, code);
}

static int64_t changed(struct store *store)
{
	return sqlite3_changes64(sqlite_of(store)->file);
}

/* --- columns --- */

static int columns(struct statement *statement)
{
	return sqlite3_column_count(of(statement));
}

static enum value_type type(struct statement *statement, int column)
{
	switch (sqlite3_column_type(of(statement), column)) {
	case SQLITE_NULL: return TYPE_NULL;
	case SQLITE_INTEGER: return TYPE_INTEGER;
	case SQLITE_FLOAT: return TYPE_REAL;
	case SQLITE_TEXT: return TYPE_TEXT;
	default: return TYPE_OTHER;
	}
}

static int64_t integer(struct statement *statement, int column)
{
	return sqlite3_column_int64(of(statement), column);
}

static double real(struct statement *statement, int column)
{
	return sqlite3_column_double(of(statement), column);
}

/* In this order: asking for the text first keeps it the one that is measured. */
static const char *text(struct statement *statement, int column, size_t *bytes)
{
	const char *found = (const char *)sqlite3_column_text(of(statement), column);
	*bytes = found ? (size_t)sqlite3_column_bytes(of(statement), column) : 0;
	return found;
}

static const char *name(struct statement *statement, int column)
{
	return sqlite3_column_name(of(statement), column);
}

static const char *table(struct statement *statement, int column)
{
	return sqlite3_column_table_name(of(statement), column);
}

static const char *origin(struct statement *statement, int column)
{
	return sqlite3_column_origin_name(of(statement), column);
}

static const char *declared(struct statement *statement, int column)
{
	return sqlite3_column_decltype(of(statement), column);
}

/* --- what others did --- */

/* Another number whenever somebody else's change was committed. */
static bool changes(struct store *store, int64_t *number, struct error *error)
{
	struct query query = query_open(store, SQL_FILE_CHANGES);
	return query_one_integer(&query, number, error);
}

static const char *person(const struct store *store)
{
	(void)store;
	return NULL;
}

/* Whoever may write to a file; who has it open notices (sqlite_check_schema()). */
static bool may_migrate(struct store *store, int version, struct error *error)
{
	(void)store, (void)version, (void)error;
	return true;
}

static const char *office(const struct store *store)
{
	(void)store;
	return NULL;
}

const struct driver sqlite_driver = {
	.statements = sqlite_statements,
	.migrations = sql_migrations,

	.open = sqlite_open_office,
	.close = sqlite_close,
	.create = sqlite_create,
	.create_from = sqlite_create_from,
	.begin_new = sqlite_begin_new,
	.end_new = sqlite_end_new,
	.salvage = sqlite_salvage,
	.patience = sqlite_patience,
	.lean = sqlite_lean,
	.filling = sqlite_filling,
	.in_place = sqlite_in_place,
	.office = office,
	.person = person,
	.administers = sqlite_administers,
	.backup = sqlite_backup,
	.copy_into = sqlite_copy_into,
	.copy_in_memory = sqlite_copy_in_memory,
	.changes = changes,
	.say = sqlite_say,

	.get_version = sqlite_get_version,
	.set_version = sqlite_set_version,
	.migrating = sqlite_migrating,
	.may_migrate = may_migrate,
	.references_hold = sqlite_references_hold,
	.run = sqlite_run,
	.check_schema = sqlite_check_schema,
	.compare_schema = sqlite_compare_schema,
	.examine = sqlite_examine,
	.watch = sqlite_watch,
	.interrupt = sqlite_interrupt,

	.begin = begin,
	.commit = commit,
	.rollback = rollback,

	.prepare = prepare,
	.finish = finish,
	.again = again,
	.put_back = put_back,
	.bind_text = bind_text,
	.bind_integer = bind_integer,
	.bind_real = bind_real,
	.step = step,
	.changed = changed,

	.columns = columns,
	.type = type,
	.integer = integer,
	.real = real,
	.text = text,
	.name = name,
	.table = table,
	.origin = origin,
	.declared = declared,
};
