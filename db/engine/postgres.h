/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * PostgreSQL behind the table of driver.h, by libpq, which is loaded when an address is
 * opened (doc/server.md). Private to db/engine/: what is above asks the driver.
 *
 * Statements go with all their parameters, those that are asked again by a name
 * (postgres_names.c), and their whole result is kept in memory. What the server refuses becomes a fault in one place, postgres_fault.c; what goes
 * over the line waits in one, postgres_ask.c.
 */
#ifndef DB_ENGINE_POSTGRES_H
#define DB_ENGINE_POSTGRES_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include <libpq-fe.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/store.h"
#include "text/error.h"
#include "text/library.h"
#include "text/str.h"

#define LIBPQ_FUNCTIONS(F)                                                               \
	F(PQbackendPID)                                                                  \
	F(PQcancel)                                                                      \
	F(PQclear)                                                                       \
	F(PQcmdStatus)                                                                   \
	F(PQcmdTuples)                                                                   \
	F(PQconnectdbParams)                                                             \
	F(PQconnectionNeedsPassword)                                                     \
	F(PQconnectStartParams)                                                          \
	F(PQconninfo)                                                                    \
	F(PQconninfoFree)                                                                \
	F(PQconninfoParse)                                                               \
	F(PQconsumeInput)                                                                \
	F(PQenterPipelineMode)                                                           \
	F(PQerrorMessage)                                                                \
	F(PQexitPipelineMode)                                                            \
	F(PQfinish)                                                                      \
	F(PQflush)                                                                       \
	F(PQfname)                                                                       \
	F(PQfreeCancel)                                                                  \
	F(PQfreemem)                                                                     \
	F(PQftable)                                                                      \
	F(PQftablecol)                                                                   \
	F(PQftype)                                                                       \
	F(PQgetCancel)                                                                   \
	F(PQgetisnull)                                                                   \
	F(PQgetResult)                                                                   \
	F(PQgetvalue)                                                                    \
	F(PQisBusy)                                                                      \
	F(PQnfields)                                                                     \
	F(PQnotifies)                                                                    \
	F(PQntuples)                                                                     \
	F(PQpipelineStatus)                                                              \
	F(PQpipelineSync)                                                                \
	F(PQresultErrorField)                                                            \
	F(PQresultStatus)                                                                \
	F(PQsendPrepare)                                                                 \
	F(PQsendQuery)                                                                   \
	F(PQsendQueryPrepared)                                                           \
	F(PQsendQueryParams)                                                             \
	F(PQsetnonblocking)                                                              \
	F(PQsetNoticeProcessor)                                                          \
	F(PQsocket)                                                                      \
	F(PQstatus)                                                                      \
	F(PQtransactionStatus)

/* libpq's functions, once postgres_load() was good. */
struct libpq {
	LIBPQ_FUNCTIONS(LIBRARY_POINTER)
};
extern struct libpq libpq;

/* Types by the numbers that the server has built in. */
enum {
	OID_NONE = 0, /* a parameter: as it stands in the statement */
	OID_BOOL = 16,
	OID_INT8 = 20,
	OID_INT2 = 21,
	OID_INT4 = 23,
	OID_TEXT = 25,
	OID_OID = 26,
	OID_JSON = 114,
	OID_FLOAT4 = 700,
	OID_FLOAT8 = 701,
	OID_NUMERIC = 1700,
};

/* What a connection is called: so the server knows which tables its program knows
 * (postgres_tables.c). */
#define POSTGRES_PROGRAM "mattrakan/" PACKAGE_VERSION

/* A column of the server's tables (postgres_columns.c). */
struct postgres_column {
	Oid table;
	int number;
	char *table_name, *name;
	const char *declared; /* as schema.sql has it */
};

struct postgres_values {
	int count;
	const Oid *types;
	const char *const *data;
	const int *bytes;
	const int *formats;
};

/* A statement that goes over the line with the next that is waited for (postgres_pipeline.c). */
struct postgres_later {
	const char *text;
	struct postgres_values values;
	void *kept; /* what was copied of text and values; NULL: they stay where they are */
	bool named; /* it got its name on its way: the answer to that comes before its own */
};

/* One whose rows are wanted together with those of another. */
struct postgres_also {
	const char *text;
	struct postgres_values values;
	PGresult *result;
	bool named; /* as in postgres_later */
};

enum { MOST_LATER = 256 };

struct postgres_again;
struct postgres_cancel;

/* What the transaction that is open has asked (postgres_replay.c). */
struct postgres_replay {
	bool on;
	bool again; /* it is being asked once more */
	struct postgres_asked *asked;
	size_t count, capacity, bytes;
};

struct postgres {
	PGconn *server;
	char *address;
	bool looked; /* at what is there: postgres_look_around() */
	bool quiet;  /* what it writes is no news here */
	int backend; /* then the process there that serves it (postgres_own.c); 0: none */
	struct postgres_column *columns; /* in the order of table and number */
	size_t column_count;
	int patience;    /* ms: store_patience() */
	int64_t changed; /* rows that the last statement that writes wrote */
	int version;     /* of the tables, when last read; 0: not yet */
	char *office;    /* its number */
	char *person;    /* who the server says it is */
	bool administers;
	bool pooled; /* another backend may answer each time: nothing can be listened to */
	bool standby;                 /* it takes no changes */
	struct postgres_names *names; /* NULL: statements get none (postgres_names.c) */
	int64_t changes;              /* store_changes() */
	int64_t changes_told; /* where nothing is listened to: what it was last, */
	int64_t asked_at;     /* and when: ms */
	/* How it is reached again (postgres_again.c): who is at it, NULL: nobody; whether the
	 * last try failed, and when that was (ms). */
	struct postgres_again *again;
	bool fails;
	int64_t tried_at;
	bool beside; /* nobody waits for that */
	driver_answers
		*answers; /* whether the server answers others; NULL: nobody knows */
	void *answers_context;
	enum fault fault; /* the last failure, and the words for it */
	struct str said;
	/* By which the server knows the open one that writes (server_standing); "": none. */
	struct str transaction;
	bool commits; /* it is being committed: nobody has the server give that up */
	struct postgres_replay replay;
	/* What goes with the next that is sent: beginnings and ends of parts of transactions,
	 * and what writes and returns nothing. */
	struct postgres_later later[MOST_LATER];
	int later_count;
	size_t later_bytes; /* of the copies among them */
	struct postgres_also *also;
	int also_count;
	int owed; /* ends of transactions that only read, whose answer nobody waits for */
	atomic_bool interrupted;
	struct postgres_cancel *cancel; /* one that is under way; NULL: none */
	driver_goes_on *goes_on; /* who is asked while a statement runs; NULL: nobody */
	void *goes_on_context;
};

struct postgres *postgres_of(const struct store *store);

/* Loads libpq. False: it is not there. */
bool postgres_load(void);

/* Of a clock that only goes forward. */
int64_t postgres_now(void);

/* --- postgres_own.c --- */

/* Notes which backend serves the connection; 0: none any more. */
void postgres_own_backend(struct postgres *postgres, int backend);
/* What it writes is no news from now on, and it waits but seconds for an answer. */
void postgres_quieten(struct store *store);
/* Whether it serves such a connection of this process. */
bool postgres_is_own(int backend);

/* --- postgres_connect.c --- */

/* A connection to the address with what every one needs; NULL, the error and the fault that it
 * is if not. What is weak about it is appended to warning; shown: what messages call it. */
PGconn *postgres_connect(const char *address, enum store_access access, const char *shown,
	struct str *warning, enum fault *fault, struct error *error);

/* --- postgres_names.c --- */

/* From here on what is asked often gets a name: of a connection that stays with one process of
 * the server, and is new. */
void postgres_names_begin(struct postgres *postgres);
/* What has a name on the server has none here any more; nothing gets one. */
void postgres_names_end(struct postgres *postgres);

/* Whether a statement is to get its name now: then it goes in a pipeline. */
bool postgres_names_now(const struct postgres *postgres, const char *text,
	const struct postgres_values *values);
/* Sends one with its values, as a whole or by its name. *named: it gets that now, and the answer
 * to it comes before the other. */
bool postgres_send(struct postgres *postgres, const char *text,
	const struct postgres_values *values, bool *named);
/* The answers are there: whether all was good. */
void postgres_names_settle(struct postgres *postgres, bool good);

/* --- postgres_pipeline.c --- */

/* Sends what waits and this, and takes all answers; NULL: the line is lost. Of `later` and this
 * the first that failed, else the last that has rows. A text without values may be several
 * statements, or "": what waits alone. What waits is not forgotten: it may have to be sent once
 * more. */
PGresult *postgres_exchange(struct postgres *postgres, const char *text,
	const struct postgres_values *values);

/* Whether the server did what was asked. NULL: no answer came. */
bool postgres_is_good(const PGresult *result);
/* Whether all that went together with the last statement were answered, and did not fail. */
bool postgres_also_good(const struct postgres *postgres);

/* Their answers are no longer so. */
void postgres_also_forget(struct postgres *postgres);

/* Puts a statement behind those that wait; copied where it has values. */
void postgres_put_later(struct postgres *postgres, const char *text,
	const struct postgres_values *values);
/* Forgets those from one on. */
void postgres_forget_later(struct postgres *postgres, int from);
/* Whether there is room for one more. */
bool postgres_has_room(const struct postgres *postgres);

/* Sends a statement for whose answer nobody waits: it is taken with the next one's. */
void postgres_send_alone(struct postgres *postgres, const char *text);
/* Takes what has come of that, without waiting. */
void postgres_take_owed(struct postgres *postgres);

/* As libpq says, but that what is not waited for is done. */
PGTransactionStatusType postgres_stands(const struct postgres *postgres);

/* --- postgres_cancel.c --- */

/* Has the server give up what it does, without waiting for that. */
void postgres_cancel(struct postgres *postgres);
/* Waits until what was sent to that end has come there: before anything else is asked. */
void postgres_cancel_end(struct postgres *postgres);
/* Nobody will ask anything of this connection. */
void postgres_cancel_leave(struct postgres *postgres);

/* --- postgres_ask.c --- */

/* Whether what is asked is not worth that somebody who types waits for it. */
bool postgres_in_passing(const struct postgres *postgres);

/* Waits until there is an answer to be taken, or the connection is lost. */
void postgres_wait(struct postgres *postgres);

/* Sends a text, with values (one statement) or without (NULL; any number of statements), and
 * waits for the result: of several the last that has rows, else the last. NULL on failure;
 * where nothing was under way a lost connection is made again first. To be cleared. */
PGresult *postgres_ask(struct store *store, const char *text,
	const struct postgres_values *values, enum fault *fault);

/* The same where only whether it was good matters. */
enum fault postgres_do(struct store *store, const char *text);

/* Has a statement go over the line with the next that is waited for: what it fails with is told
 * by that. */
enum fault postgres_later(
	struct store *store, const char *text, const struct postgres_values *values);

/* Whether the beginning of the transaction itself still is to be sent. */
bool postgres_begins_later(const struct postgres *postgres);

/* Sends what undoes a transaction, or a part of one, in which the server may take nothing
 * else; where there is none any more nothing. */
void postgres_give_up(struct store *store, const char *text);

/* Takes the first value of the result of a statement whose one parameter, if it has any, is a
 * text or NULL; "" for NULL, and where there is no row. value may be NULL. */
enum fault postgres_value(
	struct store *store, enum sql name, const char *parameter, struct str *value);

void postgres_watch(struct store *store, driver_goes_on *goes_on, void *context);
void postgres_interrupt(struct store *store);
bool postgres_changes(struct store *store, int64_t *number, struct error *error);

/* --- postgres_again.c --- */

/* Has a connection that was lost made again; where it was tried just now it is not. Whether the
 * store has a new one: all that was begun on the old one is gone. */
bool postgres_reach_again(struct store *store);
/* Nobody wants it any more. */
void postgres_again_leave(struct postgres *postgres);

/* --- postgres_replay.c --- */

/* Keeps what is about to be asked, and what goes with it, where its transaction is kept; then
 * what the answer was, NULL where it failed. */
void postgres_replay_note(struct postgres *postgres, const char *text,
	const struct postgres_values *values);
void postgres_replay_answered(struct postgres *postgres, const PGresult *result);
/* Nothing is kept any more. */
void postgres_replay_forget(struct postgres *postgres);
/* Whether it, or one that went together with it, failed because somebody else was in the way,
 * who is not any more. */
bool postgres_replay_needed(const struct postgres *postgres, const PGresult *result);
/* Asks all of it once more, up to what failed so. The result of that: of what failed before,
 * where it cannot be helped; NULL: the line is lost. */
PGresult *postgres_replay(struct store *store, PGresult *result);

/* --- postgres_fault.c --- */

/* The fault that a result is, FAULT_NONE where it is none; its words are kept. */
enum fault postgres_fault(struct store *store, const PGresult *result);
/* The connection is lost. */
enum fault postgres_lost(struct store *store);
/* Keeps the words for a fault. */
void postgres_note(struct store *store, enum fault fault, const struct error *error);
/* Why no connection came about, by what libpq says of it; the error gets a sentence. */
enum fault postgres_unreached(const char *shown, const char *words, struct error *error);
void postgres_say(struct store *store, struct str *out);
/* Appends words of libpq or of the server in one line. */
void postgres_put_words(struct str *out, const char *words);

/* --- postgres_columns.c --- */

enum fault postgres_read_columns(struct store *store);
void postgres_forget_columns(struct postgres *postgres);
const struct postgres_column *postgres_column(
	const struct postgres *postgres, Oid table, int number);

/* --- postgres_transaction.c --- */

/* What the server said of the beginning of a transaction that writes. */
void postgres_note_beginning(struct postgres *postgres, const PGresult *result);

enum fault postgres_begin(struct store *store, enum transaction kind);
enum fault postgres_commit(struct store *store, enum transaction kind);
void postgres_rollback(struct store *store, enum transaction kind);

/* --- postgres_open.c --- */

struct store *postgres_open(const char *address, enum store_access access, bool quiet,
	driver_ready *ready, void *context, struct error *error);
/* A connection alone: of what is there nothing has been looked at. On failure also the fault
 * that it is, where fault is not NULL. */
struct store *postgres_reach(const char *address, enum store_access access,
	enum fault *fault, struct error *error);
/* Who one is there, in which office, and whether all that is as it has to be. */
bool postgres_look_around(struct store *store, struct error *error);
void postgres_close(struct store *store);
/* Not done with a server: what to do instead is said. */
struct store *postgres_salvage(const char *address, salvage_told *told, void *context,
	int *version, struct progress *progress, struct error *error);
bool postgres_create_from(struct store *store, const char *address, struct error *error);
bool postgres_backup(struct store *store, const char *path, struct error *error);
bool postgres_copy_into(
	struct store *store, const char *name, const char *path, struct error *error);
struct store *postgres_copy_in_memory(struct store *store, struct error *error);

/* --- postgres_move.c --- */

struct store *postgres_begin_new(
	const char *address, const char *office, struct str *name, struct error *error);
bool postgres_end_new(struct store *store, const char *address, const struct str *name,
	bool good, struct error *error);

/* --- postgres_create.c --- */

bool postgres_create(
	const char *address, const char *group, const char *office, struct error *error);

/* --- postgres_tables.c --- */

bool postgres_get_version(struct store *store, int *version, struct error *error);
bool postgres_set_version(struct store *store, int version, struct error *error);
void postgres_migrating(struct store *store, bool on);
bool postgres_may_migrate(struct store *store, int version, struct error *error);
bool postgres_references_hold(struct store *store, struct error *error);
bool postgres_run(struct store *store, const char *text, struct error *error);
bool postgres_check_schema(struct store *store, struct error *error);
bool postgres_compare_schema(struct store *store, struct str *foreign,
	struct str *missing, struct error *error);
bool postgres_examine(
	struct store *store, driver_examine *examine, void *context, struct error *error);

#endif
