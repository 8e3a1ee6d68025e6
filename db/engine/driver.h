/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A database, as the store needs it: one table of functions for each kind. Private to db/.
 *
 * Above this table nobody knows which database it is: failures have kinds of our own,
 * statements have names (sql.h) and are bound, and what only one database has (a file's
 * schema, a WAL) is asked for by what it is for. sqlite_driver.c has the table of SQLite,
 * postgres_driver.c that of PostgreSQL.
 *
 * A driver may keep the whole result of a statement, or be able to have only one statement
 * under way: so nobody opens a second one while one stands on a row (tests/db/walks.c).
 */
#ifndef DB_ENGINE_DRIVER_H
#define DB_ENGINE_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/engine/sql.h"
#include "db/store.h"
#include "text/error.h"
#include "text/str.h"

/* What went wrong; engine.c has the words. */
enum fault {
	FAULT_NONE,
	FAULT_BUSY,    /* somebody else is writing */
	FAULT_FULL,    /* there is no room (any more), or a quota is used up */
	FAULT_CORRUPT, /* what is there is damaged */
	FAULT_STRANGE, /* or not what a statement is of; the driver's own words say it */
	FAULT_READ_ONLY, /* it may not be written */
	FAULT_GONE,      /* it cannot be reached (any more) */
	FAULT_UNTOLD,    /* it was lost while it committed: nobody knows whether it did */
	FAULT_FORBIDDEN, /* what somebody laid into it would run along; no right to it */
	FAULT_TOO_LARGE, /* a row is larger than any of ours */
	FAULT_DISK,      /* the disk reports an error */
	FAULT_CONSTRAINT, /* a rule of the tables was hurt */
	FAULT_DANGLING,   /* of these, that what is referred to is there */
	FAULT_GIVEN_UP,   /* the transaction was, by the database itself */
	FAULT_REFUSED,    /* for the reason that the driver's own sentence tells */
	FAULT_TEXT,       /* what was bound is no UTF-8, or holds a NUL */
	FAULT_OTHER,      /* the driver's own words say it */
};

enum value_type { TYPE_NULL, TYPE_INTEGER, TYPE_REAL, TYPE_TEXT, TYPE_OTHER };

/* Begun as one that writes, a transaction waits for others at its start and not in its
 * middle, and it is the only one till it ends: what it reads and counts up (the highest
 * number, the last place, the end of the trail) is its own. One that reads sees one state
 * whatever others write meanwhile. Inner ones stand inside either. */
enum transaction { TRANSACTION_READ, TRANSACTION_WRITE, TRANSACTION_INNER };

/* The driver's own; a statement is one of its connection. */
struct statement;
struct connection;

/* Has an opened store ready for use, or says why it cannot be. */
typedef bool driver_ready(void *context, struct store *store, struct error *error);

/* Whether a statement that is under way goes on. */
typedef bool driver_goes_on(void *context);

/* Whether the server answers others, as far as is known; it is asked anew now. */
typedef bool driver_answers(void *context);

/* Runs with a store in which everything can be looked at. */
typedef bool driver_examine(void *context, struct store *store);

/* What of a damaged file could not be read. */
enum salvage_kind {
	SALVAGE_CUT,    /* from of its to pages are not there */
	SALVAGE_WAL,    /* changes that stood in its WAL */
	SALVAGE_SCHEMA, /* what its tables are called and where they begin */
	SALVAGE_ROWS,   /* rows of a table may be, behind the key from and up to to */
	SALVAGE_VALUE,  /* the column of the row of the key from, or a part of it */
	SALVAGE_MOVED, /* the row of the key from stands where another does: it is put aside */
	SALVAGE_REPORT, /* the report from: only its year and its agency are known */
};
struct salvage_loss {
	enum salvage_kind kind;
	const char *table, *column;
	int64_t from, to; /* INT64_MIN, INT64_MAX: from the first, to the last */
};
/* Names are good during the call. */
typedef void salvage_told(void *context, const struct salvage_loss *loss);

struct driver {
	/* It is a server, not a file: what it is called in messages; a statement that fails
	 * takes its transaction, or the innermost part of it, along; and it is reached over a
	 * connection that may stall or break. */
	bool is_server;
	/* The texts of enum sql. */
	const struct sql_statement *statements;
	/* From each version to the next. */
	const struct sql_migration *migrations;

	/* --- a store --- */

	/* As store_open(); ready is called for each way in which it can be opened till one
	 * is good. quiet: what is written by this one is no news (changes) to the others of
	 * this process, and a server that keeps silent is given up after seconds, from the
	 * first question on. */
	struct store *(*open)(const char *path, enum store_access access, bool quiet,
		driver_ready *ready, void *context, struct error *error);
	/* Only what the driver has of it: its statements are finished by then. */
	void (*close)(struct store *store);
	/* store_create_office() */
	bool (*create)(const char *path, const char *group, const char *office,
		struct error *error);
	/* A new store in memory with every row that can be read of a damaged file, in tables
	 * of the newest version; *version: that of the file, 0 where it is not known. Nothing
	 * is made of the rows: they may refer to what is lost. The file is not changed.
	 * progress, which may be NULL, stops it, and is the store's then (store_watch()). */
	struct store *(*salvage)(const char *path, salvage_told *told, void *context,
		int *version, struct progress *progress, struct error *error);
	/* Makes a file, for one person, of a store in memory. */
	bool (*create_from)(struct store *store, const char *path, struct error *error);
	/* A store that is to become the office at path, which nobody sees yet: a transaction
	 * that writes stands in it, and the next closes both. A file has another name
	 * meanwhile, which is appended. On a server it is the one that is there, or, where
	 * office is not NULL, a new one of that name, whose number is appended. */
	struct store *(*begin_new)(const char *path, const char *office, struct str *name,
		struct error *error);
	/* good: it is to be there from now on, whole. Else, and where that fails, nothing
	 * of it stays. */
	bool (*end_new)(struct store *store, const char *path, const struct str *name,
		bool good, struct error *error);
	void (*patience)(struct store *store, int milliseconds);
	/* From now on nobody waits for a connection: one that is lost is made again beside
	 * the caller, and what is asked meanwhile fails (FAULT_GONE). What an answer is
	 * waited for is given up where the server answers nobody. Of servers alone. */
	void (*beside)(struct store *store, driver_answers *answers, void *context);
	/* store_lean() */
	void (*lean)(struct store *store);
	/* store_filling() */
	void (*filling)(struct store *store, bool on);
	/* store_in_place() */
	bool (*in_place)(struct store *store, struct error *error);
	/* The number of the office in which one stands there; NULL: there is but one. */
	const char *(*office)(const struct store *store);
	/* store_person() */
	const char *(*person)(const struct store *store);
	/* Whether who runs this program may enter and change people. */
	bool (*administers)(const struct store *store);
	/* store_backup() */
	bool (*backup)(struct store *store, const char *path, struct error *error);
	/* Copies the whole store, as it is at one moment, into the empty file `name` that
	 * nobody else knows; path is what messages call it. On failure what stands there
	 * is of no use. */
	bool (*copy_into)(struct store *store, const char *name, const char *path,
		struct error *error);
	/* store_copy_in_memory() */
	struct store *(*copy_in_memory)(struct store *store, struct error *error);
	/* store_changes() */
	bool (*changes)(struct store *store, int64_t *number, struct error *error);
	/* Appends what the database itself says of the last failure. */
	void (*say)(struct store *store, struct str *out);

	/* --- its schema --- */

	bool (*get_version)(struct store *store, int *version, struct error *error);
	bool (*set_version)(struct store *store, int version, struct error *error);
	/* Before the tables are changed, outside of a transaction, and after: references
	 * are looked at when all is done, by references_hold(). */
	void (*migrating)(struct store *store, bool on);
	/* Refuses to bring an older version up to date, with the reason: who asks may not, or
	 * others work with it that know no newer one. */
	bool (*may_migrate)(struct store *store, int version, struct error *error);
	bool (*references_hold)(struct store *store, struct error *error);
	/* Runs a text of several statements that return nothing. */
	bool (*run)(struct store *store, const char *text, struct error *error);
	/* Refuses a schema that holds what is not of this program, and one that a newer
	 * program made of it meanwhile. */
	bool (*check_schema)(struct store *store, struct error *error);
	/* Tells what is not of this program, and what of it is missing: names with ", "
	 * between, appended. */
	bool (*compare_schema)(struct store *store, struct str *foreign,
		struct str *missing, struct error *error);
	/* Calls examine for the store, or for a copy where it cannot look at everything
	 * in itself. Whether that was good. */
	bool (*examine)(struct store *store, driver_examine *examine, void *context,
		struct error *error);

	/* Calls goes_on again and again while a statement runs, and has it fail where that
	 * is false; NULL: no more. It may not ask the store for anything. */
	void (*watch)(struct store *store, driver_goes_on *goes_on, void *context);
	/* Has the statement fail that another thread runs. */
	void (*interrupt)(struct store *store);

	/* --- transactions --- */

	enum fault (*begin)(struct store *store, enum transaction kind);
	enum fault (*commit)(struct store *store, enum transaction kind);
	void (*rollback)(struct store *store, enum transaction kind);

	/* --- statements --- */

	/* *statement is NULL on failure. */
	enum fault (*prepare)(
		struct store *store, const char *text, struct statement **statement);
	void (*finish)(struct statement *statement);
	/* To be stepped again, with what is bound; with nothing bound. */
	void (*again)(struct statement *statement);
	void (*put_back)(struct statement *statement);
	/* Parameters count from 1. A text is NULL for NULL, and must live until it is
	 * bound anew or the statement is put back. */
	enum fault (*bind_text)(struct store *store, struct statement *statement,
		int parameter, const char *text, size_t bytes);
	enum fault (*bind_integer)(struct store *store, struct statement *statement,
		int parameter, int64_t value);
	enum fault (*bind_real)(struct store *store, struct statement *statement,
		int parameter, double value);
	/* *row: it stands on the next row, or there are no more. */
	enum fault (*step)(struct store *store, struct statement *statement, bool *row);
	/* Steps one that writes and returns nothing, in a transaction that writes, without
	 * waiting for it: what it fails with is told by what is asked next. NULL: the driver
	 * has it done at once. */
	enum fault (*step_later)(struct store *store, struct statement *statement);
	/* Has all of them asked at once, with what is bound; then each is stepped. NULL: it is
	 * asked as it is stepped. */
	void (*together)(
		struct store *store, struct statement *const *statements, size_t count);
	/* Rows that the last statement that writes wrote. */
	int64_t (*changed)(struct store *store);

	/* Columns count from 0. A text is the statement's until its next step; NULL where
	 * there is none. */
	int (*columns)(struct statement *statement);
	enum value_type (*type)(struct statement *statement, int column);
	int64_t (*integer)(struct statement *statement, int column);
	double (*real)(struct statement *statement, int column);
	const char *(*text)(struct statement *statement, int column, size_t *bytes);
	/* These four are known once it has been stepped, and stay so until it is put back.
	 * What a column is called in the result; and where it is from, NULL where it is
	 * an expression: its table, its name there, its type as declared. */
	const char *(*name)(struct statement *statement, int column);
	const char *(*table)(struct statement *statement, int column);
	const char *(*origin)(struct statement *statement, int column);
	const char *(*declared)(struct statement *statement, int column);
};

extern const struct driver sqlite_driver, postgres_driver;

#endif
