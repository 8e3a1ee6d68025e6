/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The connection to the database. Private to db/: no other folder sees SQLite.
 *
 * A connection is opened with what every one needs (foreign keys, defensive
 * settings, waiting for others); what may be opened at all is look.h's matter.
 * SQLite's result codes become messages for people in one place, sqlite_fail().
 */
#ifndef DB_ENGINE_SQLITE_H
#define DB_ENGINE_SQLITE_H

#include <stdbool.h>

#include <sqlite3.h>

#include "db/engine/key_cost.h"
#include "db/engine/sql.h"
#include "db/store.h"
#include "model/office_held.h"
#include "text/error.h"
#include "text/str.h"

enum {
	APPLICATION_ID = 0x4D54524B, /* "MTRK"; in schema.sql too */
	BUSY_WAIT_MS = 5000,         /* the usual patience */
};

struct store {
	sqlite3 *connection;
	char *path;               /* for messages */
	struct office_held *held; /* of its file, for as long as it is open */
	/* The files of its WAL as they were when it was opened (in_place.c). */
	struct file_mark wal, wal_index;
	enum store_access access;
	char *warning;            /* store_warning(); NULL: none */
	int failed;               /* SQLite's code of the last failure */
	int depth;                /* of open brackets (bracket.c) */
	int bin_lookers;          /* who see what lies in the bin (bin_look.h) */
	int patience;             /* ms: store_patience() */
	int64_t schema_number;    /* of the schema that was looked at; 0: none is to be */
	struct key_cost key_cost; /* of keys that are made; 0: as usual */
	sqlite3_stmt *statements[SQL_COUNT];   /* prepared and not in use (query.c) */
	struct column_rules *rules[SQL_COUNT]; /* of what they give (column.h) */
};

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

/* The same with the settings of settings.sql, for which the file is read. */
struct store *sqlite_open(const char *path, enum sqlite_how how, struct error *error);

/* Whether references between rows are looked after: not while tables are made anew. */
void sqlite_check_references(struct store *store, bool on);

/* Whether closing the last connection puts what the WAL holds into the file. */
void sqlite_tidy_on_close(struct store *store, bool tidy);

/* Notes which files of a WAL lie beside it, for store_in_place(). */
void sqlite_note_wal(struct store *store);

/* Lets messages name another path: the one that the file will have when it is done. */
void sqlite_show_as(struct store *store, const char *path);

/* Runs a text of several statements that return nothing. */
bool sqlite_run(struct store *store, const char *text, struct error *error);

/* Whether a result code says that there is no room (any more) on the disk. */
bool sqlite_is_full(struct store *store, int code);

/* Sets the error for a result code of SQLite, in words of ours. Returns false. */
bool sqlite_fail(struct store *store, int code, struct error *error);

#endif
