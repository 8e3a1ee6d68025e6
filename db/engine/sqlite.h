/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SQLite behind the table of driver.h. Private to db/engine/: what is above asks the
 * driver.
 *
 * A connection is opened with what every one needs (foreign keys, defensive settings,
 * waiting for others); what may be opened at all is probe.h's matter. SQLite's result
 * codes become faults in one place, sqlite_fault().
 */
#ifndef DB_ENGINE_SQLITE_H
#define DB_ENGINE_SQLITE_H

#include <stdbool.h>
#include <stdint.h>

#include <sqlite3.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/store.h"
#include "model/office_held.h"
#include "text/error.h"

enum {
	APPLICATION_ID = 0x4D54524B, /* "MTRK"; in schema.sql too */
};

struct objects;

struct sqlite {
	sqlite3 *file;
	struct office_held *held; /* the file, for as long as it is open; NULL: none */
	/* The files of its WAL as they were when it was opened (sqlite_in_place.c). */
	struct file_mark wal, wal_index;
	int code;                /* of the last failure */
	int patience;            /* ms: store_patience() */
	int64_t waits_since;     /* ms, of a clock that only goes forward */
	int64_t schema_number;   /* of the schema that was looked at; 0: none is to be */
	driver_goes_on *goes_on; /* who is asked while a statement runs; NULL: nobody */
	void *goes_on_context;
	struct objects *own; /* of schema.sql (sqlite_schema.c); NULL until needed */
};

struct sqlite *sqlite_of(const struct store *store);

/* How a file is opened. */
enum sqlite_how {
	SQLITE_HOW_WRITE,     /* the file must be there */
	SQLITE_HOW_READ,      /* read-only; takes what others have in their WAL */
	SQLITE_HOW_UNCHANGED, /* read-only, nobody writes: without a WAL or its index */
	SQLITE_HOW_ALONE,     /* to write, nobody else knows the file: without locks */
	SQLITE_HOW_CRAMPED,   /* as to write, but the WAL's index is kept in memory, so
			       * nobody else is let in meanwhile */
	SQLITE_HOW_MEMORY,    /* no file at all, whatever the path */
};

/* A store with a connection to the file at path, which has not been read yet but for
 * its header; NULL and the error if not. */
struct store *sqlite_connect(const char *path, enum sqlite_how how, struct error *error);

/* The same with the settings of sqlite_settings.sql, for which the file is read. */
struct store *sqlite_open(const char *path, enum sqlite_how how, struct error *error);

/* Reads the file's first bytes as they lie on the disk. */
bool sqlite_read_header(
	const char *path, unsigned char *header, size_t bytes, struct error *error);

/* Whether closing the last connection puts what the WAL holds into the file. */
void sqlite_tidy_on_close(struct store *store, bool tidy);

/* Runs a text of several statements that return nothing. */
bool sqlite_run(struct store *store, const char *text, struct error *error);

/* The fault that a result code is; the code is kept for sqlite_say(). */
enum fault sqlite_fault(struct store *store, int code);

/* Sets the error for a result code. Returns false. */
bool sqlite_fail(struct store *store, int code, struct error *error);

/* --- what stands in the driver's table, file by file --- */

void sqlite_close(struct store *store);
void sqlite_patience(struct store *store, int milliseconds);
void sqlite_lean(struct store *store);
void sqlite_filling(struct store *store, bool on);
void sqlite_say(struct store *store, struct str *out);

/* sqlite_open.c */
struct store *sqlite_open_office(const char *path, enum store_access access, bool quiet,
	driver_ready *ready, void *context, struct error *error);

/* sqlite_create.c */
bool sqlite_create(
	const char *path, const char *group, const char *office, struct error *error);
bool sqlite_create_from(struct store *store, const char *path, struct error *error);
struct store *sqlite_begin_new(
	const char *path, const char *office, struct str *name, struct error *error);
bool sqlite_end_new(struct store *store, const char *path, const struct str *name,
	bool good, struct error *error);
/* A new one in memory, with the tables of schema.sql; path is what messages call it. */
struct store *sqlite_create_in_memory(const char *path, struct error *error);

/* sqlite_in_place.c */
void sqlite_note_wal(struct store *store);
bool sqlite_in_place(struct store *store, struct error *error);
bool sqlite_administers(const struct store *store);

/* sqlite_backup.c */
bool sqlite_backup(struct store *store, const char *path, struct error *error);
bool sqlite_copy_into(
	struct store *store, const char *name, const char *path, struct error *error);
struct store *sqlite_copy_in_memory(struct store *store, struct error *error);
void sqlite_watch(struct store *store, driver_goes_on *goes_on, void *context);
void sqlite_interrupt(struct store *store);
bool sqlite_examine(
	struct store *store, driver_examine *examine, void *context, struct error *error);

/* sqlite_salvage.c */
struct store *sqlite_salvage(const char *path, salvage_told *told, void *context,
	int *version, struct progress *progress, struct error *error);

/* sqlite_schema.c */
/* The next token of SQL in *token; after it, *at. False at the end. */
bool sqlite_next_token(const char **at, struct str *token);
bool sqlite_get_version(struct store *store, int *version, struct error *error);
bool sqlite_set_version(struct store *store, int version, struct error *error);
void sqlite_migrating(struct store *store, bool on);
bool sqlite_references_hold(struct store *store, struct error *error);
void sqlite_guard(struct store *store);
void sqlite_schema_release(struct sqlite *sqlite);
bool sqlite_check_schema(struct store *store, struct error *error);
bool sqlite_compare_schema(struct store *store, struct str *foreign, struct str *missing,
	struct error *error);

#endif
