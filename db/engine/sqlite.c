/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/sqlite.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "db/engine/driver.h"
#include "db/store.h"
#include "model/limits.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

/* What a URI of SQLite gives to the layer below, after "file:PATH". */
static const char *const parameters[] = {
	[SQLITE_HOW_WRITE] = "?mode=rw",
	[SQLITE_HOW_READ] = "?mode=ro",
	[SQLITE_HOW_UNCHANGED] = "?mode=ro&immutable=1",
	[SQLITE_HOW_ALONE] = "?mode=rw&nolock=1",
	[SQLITE_HOW_CRAMPED] = "?mode=rw",
	[SQLITE_HOW_MEMORY] = "?mode=memory",
};

struct sqlite *sqlite_of(const struct store *store)
{
	return (struct sqlite *)store->connection;
}

static void append_uri(struct str *uri, const char *path, enum sqlite_how how)
{
	str_puts(uri, "file:");
	for (const char *at = path; *at; at++) {
		unsigned char byte = (unsigned char)*at;
		if (isalnum(byte) || byte == '/' || byte == '.' || byte == '-' ||
			byte == '_')
			str_putc(uri, *at);
		else
			str_printf(uri, "%%%02X", byte);
	}
	str_puts(uri, parameters[how]);
}

/* A file from elsewhere must not run code of its own (views, functions in its schema; of
 * triggers see schema_watch.h), and SQL cannot break the file's structure. */
static bool defend(struct store *store, struct error *error)
{
	static const struct {
		int option, on;
	} options[] = {
		{SQLITE_DBCONFIG_ENABLE_FKEY, 1},
		{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_DEFENSIVE, 1},
		{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
		{SQLITE_DBCONFIG_DQS_DDL, 0},
		{SQLITE_DBCONFIG_DQS_DML, 0},
	};
	for (size_t i = 0; i < COUNT(options); i++) {
		int code = sqlite3_db_config(
			sqlite_of(store)->file, options[i].option, options[i].on, NULL);
		if (code != SQLITE_OK)
			return sqlite_fail(store, code, error);
	}
	/* Larger than what is ever written; so reading a row takes no more memory. */
	sqlite3_limit(sqlite_of(store)->file, SQLITE_LIMIT_LENGTH, 2 * LIMIT_FILE_BYTES);
	sqlite_guard(store);
	return true;
}

static bool configure(struct store *store, enum sqlite_how how, struct error *error)
{
	store_patience(store, BUSY_WAIT_MS);
	return how != SQLITE_HOW_CRAMPED ||
	       sqlite_run(store, sqlite_statements[SQL_FILE_ALONE].text, error);
}

void sqlite_tidy_on_close(struct store *store, bool tidy)
{
	sqlite3_db_config(
		sqlite_of(store)->file, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !tidy, NULL);
}

/* What SQLite does in every call for programs other than this one: a connection is one
 * thread's here, and nobody asks how much memory all of them take. */
static void set_up_once(void)
{
	static bool done;
	if (!done)
		sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	done = true;
}

struct store *sqlite_connect(const char *path, enum sqlite_how how, struct error *error)
{
	set_up_once();
	struct store *store = engine_new(&sqlite_driver, path);
	struct sqlite *sqlite = mem_new(1, sizeof(*sqlite));
	store->connection = (struct connection *)sqlite;
	sqlite->held = how == SQLITE_HOW_MEMORY ? NULL : office_held_add(path);
	struct str uri = STR_INIT;
	append_uri(&uri, path, how);
	/* A file of file_begin() is none that others could have put a link for. */
	const int links = how == SQLITE_HOW_ALONE ? SQLITE_OPEN_NOFOLLOW : 0;
	int code = sqlite3_open_v2(uri.data, &sqlite->file,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE |
			SQLITE_OPEN_NOMUTEX | links,
		NULL);
	str_release(&uri);
	if (code == SQLITE_OK && defend(store, error) && configure(store, how, error))
		return store;
	if (code != SQLITE_OK)
		sqlite_fail(store, code, error);
	store_close(store);
	return NULL;
}

struct store *sqlite_open(const char *path, enum sqlite_how how, struct error *error)
{
	struct store *store = sqlite_connect(path, how, error);
	if (store && !sqlite_run(store, sql_sqlite_settings, error)) {
		store_close(store);
		store = NULL;
	}
	return store;
}

static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* While others write. SQLite's own way is to look less and less often, in the end every
 * 100 ms: who has waited longest gets a turn last, and none at all from one who saves
 * without a pause. Here it is the other way round; and no two look at the same moments. */
static int wait_turn(void *context, int times)
{
	enum { POLITE_MS = 500, APART_MS = 8 };
	struct sqlite *sqlite = context;
	if (times == 0)
		sqlite->waits_since = now();
	const int64_t waited = now() - sqlite->waits_since;
	if (waited >= sqlite->patience)
		return 0;
	sqlite3_sleep(waited < POLITE_MS ? 1 + (times + getpid()) % APART_MS : 1);
	return 1;
}

void sqlite_patience(struct store *store, int milliseconds)
{
	struct sqlite *sqlite = sqlite_of(store);
	sqlite->patience = milliseconds;
	sqlite3_busy_handler(sqlite->file, milliseconds > 0 ? wait_turn : NULL, sqlite);
}

void sqlite_lean(struct store *store)
{
	sqlite_run(store, sqlite_statements[SQL_FILE_FEW_PAGES].text, NULL);
	sqlite_run(store, sqlite_statements[SQL_FILE_PAGES_TO_WRITE].text, NULL);
}

/* With a WAL each page is written twice, and where a page is changed again all behind it are
 * summed again. Without one a new file's pages go where they belong at once. */
void sqlite_filling(struct store *store, bool on)
{
	sqlite_run(
		store, sqlite_statements[on ? SQL_FILE_NO_WAL : SQL_FILE_WAL].text, NULL);
	sqlite_note_wal(store);
}

void sqlite_close(struct store *store)
{
	struct sqlite *sqlite = sqlite_of(store);
	sqlite3_close(sqlite->file);
	sqlite_schema_release(sqlite);
	office_held_drop(sqlite->held);
	free(sqlite);
}

bool sqlite_run(struct store *store, const char *text, struct error *error)
{
	int code = sqlite3_exec(sqlite_of(store)->file, text, NULL, NULL, NULL);
	return code == SQLITE_OK || sqlite_fail(store, code, error);
}

/* In a connection that begins no transaction. */
bool sqlite_read_header(
	const char *path, unsigned char *header, size_t bytes, struct error *error)
{
	struct store *store = sqlite_connect(path, SQLITE_HOW_READ, error);
	if (!store)
		return false;
	sqlite3_file *file = NULL;
	sqlite3_file_control(
		sqlite_of(store)->file, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	/* What is missing of a short file is zeroed. */
	int code = file->pMethods->xRead(file, header, (int)bytes, 0);
	bool good = code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ ||
		    sqlite_fail(store, code, error);
	store_close(store);
	return good;
}

/* What the system said of the last write that failed: SQLite forgets it, but its files
 * do not, neither the WAL (or the journal) nor the database. 0: unknown. */
static int system_reason(struct store *store)
{
	static const int files[] = {
		SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER};
	int reason = sqlite3_system_errno(sqlite_of(store)->file);
	for (size_t i = 0; !reason && i < COUNT(files); i++) {
		sqlite3_file *file = NULL;
		sqlite3_file_control(sqlite_of(store)->file, "main", files[i], &file);
		if (file && file->pMethods)
			file->pMethods->xFileControl(
				file, SQLITE_FCNTL_LAST_ERRNO, &reason);
	}
	return reason;
}

/* Failures to write, besides SQLITE_FULL: into a file; a file, or the WAL's index, made
 * longer. */
static bool is_write(int code)
{
	return code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_TRUNCATE ||
	       code == SQLITE_IOERR_SHMOPEN || code == SQLITE_IOERR_SHMSIZE;
}

/* SQLite says "full" for ENOSPC alone, and not always. A quota (EDQUOT) or a limit on the
 * size of files (EFBIG) is the same to whoever sits before the screen; and so is a write
 * that failed, of which the reason is lost. */
static bool is_full(struct store *store, int code)
{
	if ((code & 0xFF) == SQLITE_FULL)
		return true;
	const int reason = is_write(code) ? system_reason(store) : EIO;
	return reason == ENOSPC || reason == EDQUOT || reason == EFBIG || reason == 0;
}

/* A disk that became read-only is that and not broken. */
static bool is_unwritable(struct store *store, int code)
{
	const int reason = is_write(code) ? system_reason(store) : 0;
	return reason == EROFS || reason == EPERM || reason == EACCES;
}

/* What a primary result code is to the store. */
static const struct {
	int code;
	enum fault fault;
} faults[] = {
	{SQLITE_OK, FAULT_NONE},
	{SQLITE_BUSY, FAULT_BUSY},
	{SQLITE_ERROR, FAULT_STRANGE},
	{SQLITE_CORRUPT, FAULT_CORRUPT},
	{SQLITE_NOTADB, FAULT_CORRUPT},
	{SQLITE_READONLY, FAULT_READ_ONLY},
	{SQLITE_PERM, FAULT_READ_ONLY},
	{SQLITE_CANTOPEN, FAULT_GONE},
	{SQLITE_AUTH, FAULT_FORBIDDEN},
	{SQLITE_TOOBIG, FAULT_TOO_LARGE},
	{SQLITE_IOERR, FAULT_DISK},
	{SQLITE_CONSTRAINT, FAULT_CONSTRAINT},
	{SQLITE_ABORT, FAULT_GIVEN_UP},
};

enum fault sqlite_fault(struct store *store, int code)
{
	if (code == SQLITE_OK)
		return FAULT_NONE;
	sqlite_of(store)->code = code;
	if (is_full(store, code))
		return FAULT_FULL;
	if (is_unwritable(store, code))
		return FAULT_READ_ONLY;
	if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
		return FAULT_DANGLING;
	for (size_t i = 0; i < COUNT(faults); i++)
		if (faults[i].code == (code & 0xFF))
			return faults[i].fault;
	return FAULT_OTHER;
}

void sqlite_say(struct store *store, struct str *out)
{
	const struct sqlite *sqlite = sqlite_of(store);
	str_printf(out, "%s (%d)", sqlite3_errmsg(sqlite->file), sqlite->code);
}

bool sqlite_fail(struct store *store, int code, struct error *error)
{
	return engine_fail(store, sqlite_fault(store, code), error);
}

/* --- while a statement runs --- */

/* Steps of its machine, or pages of a look at all of them, between two questions. */
enum { BETWEEN_QUESTIONS = 1000 };

static int ask_whether(void *context)
{
	const struct sqlite *sqlite = context;
	return !sqlite->goes_on(sqlite->goes_on_context);
}

void sqlite_watch(struct store *store, driver_goes_on *goes_on, void *context)
{
	struct sqlite *sqlite = sqlite_of(store);
	sqlite->goes_on = goes_on;
	sqlite->goes_on_context = context;
	sqlite3_progress_handler(
		sqlite->file, BETWEEN_QUESTIONS, goes_on ? ask_whether : NULL, sqlite);
}

void sqlite_interrupt(struct store *store)
{
	sqlite3_interrupt(sqlite_of(store)->file);
}
