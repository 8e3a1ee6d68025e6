/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/sqlite.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>

#include "db/engine/column.h"
#include "db/engine/schema_watch.h"
#include "model/limits.h"
#include "text/i18n.h"
#include "text/mem.h"

/* What a URI of SQLite gives to the layer below, after "file:PATH". */
static const char *const parameters[] = {
	[SQLITE_HOW_WRITE] = "?mode=rw",
	[SQLITE_HOW_READ] = "?mode=ro",
	[SQLITE_HOW_UNCHANGED] = "?mode=ro&immutable=1",
	[SQLITE_HOW_ALONE] = "?mode=rw&nolock=1",
	[SQLITE_HOW_CRAMPED] = "?mode=rw",
	[SQLITE_HOW_MEMORY] = "?mode=memory",
};

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
	for (size_t i = 0; i < sizeof(options) / sizeof(*options); i++) {
		int code = sqlite3_db_config(
			store->connection, options[i].option, options[i].on, NULL);
		if (code != SQLITE_OK)
			return sqlite_fail(store, code, error);
	}
	/* Larger than what is ever written; so reading a row takes no more memory. */
	sqlite3_limit(store->connection, SQLITE_LIMIT_LENGTH, 2 * LIMIT_FILE_BYTES);
	schema_guard(store);
	return true;
}

static bool settle(struct store *store, enum sqlite_how how, struct error *error)
{
	store_patience(store, BUSY_WAIT_MS);
	return how != SQLITE_HOW_CRAMPED ||
	       sqlite_run(store, sql_statements[SQL_FILE_ALONE].text, error);
}

void sqlite_check_references(struct store *store, bool on)
{
	sqlite3_db_config(store->connection, SQLITE_DBCONFIG_ENABLE_FKEY, on, NULL);
}

void sqlite_tidy_on_close(struct store *store, bool tidy)
{
	sqlite3_db_config(
		store->connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !tidy, NULL);
}

struct store *sqlite_connect(const char *path, enum sqlite_how how, struct error *error)
{
	struct store *store = mem_new(1, sizeof(*store));
	store->path = mem_strdup(path);
	store->held = how == SQLITE_HOW_MEMORY ? NULL : office_held_add(path);
	struct str uri = STR_INIT;
	append_uri(&uri, path, how);
	/* A file of file_begin() is none that others could have put a link for. */
	const int links = how == SQLITE_HOW_ALONE ? SQLITE_OPEN_NOFOLLOW : 0;
	int code = sqlite3_open_v2(uri.data, &store->connection,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE | links,
		NULL);
	str_release(&uri);
	if (code == SQLITE_OK && defend(store, error) && settle(store, how, error))
		return store;
	if (code != SQLITE_OK)
		sqlite_fail(store, code, error);
	store_close(store);
	return NULL;
}

struct store *sqlite_open(const char *path, enum sqlite_how how, struct error *error)
{
	struct store *store = sqlite_connect(path, how, error);
	if (store && !sqlite_run(store, sql_settings, error)) {
		store_close(store);
		store = NULL;
	}
	return store;
}

int store_patience(struct store *store, int milliseconds)
{
	const int before = store->patience;
	store->patience = milliseconds;
	sqlite3_busy_timeout(store->connection, milliseconds);
	return before;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	for (int name = 0; name < SQL_COUNT; name++) {
		sqlite3_finalize(store->statements[name]);
		free(store->rules[name]);
	}
	sqlite3_close(store->connection);
	office_held_drop(store->held);
	free(store->path);
	free(store->warning);
	free(store);
}

void sqlite_show_as(struct store *store, const char *path)
{
	free(store->path);
	store->path = mem_strdup(path);
}

bool sqlite_run(struct store *store, const char *text, struct error *error)
{
	int code = sqlite3_exec(store->connection, text, NULL, NULL, NULL);
	return code == SQLITE_OK || sqlite_fail(store, code, error);
}

/* What the system said of the last write that failed: SQLite forgets it, but its files
 * do not, neither the WAL (or the journal) nor the database. 0: unknown. */
static int system_reason(struct store *store)
{
	static const int files[] = {
		SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER};
	int reason = sqlite3_system_errno(store->connection);
	for (size_t i = 0; !reason && i < sizeof(files) / sizeof(*files); i++) {
		sqlite3_file *file = NULL;
		sqlite3_file_control(store->connection, "main", files[i], &file);
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
bool sqlite_is_full(struct store *store, int code)
{
	if ((code & 0xFF) == SQLITE_FULL)
		return true;
	const int reason = is_write(code) ? system_reason(store) : EIO;
	return reason == ENOSPC || reason == EDQUOT || reason == EFBIG || reason == 0;
}

/* The primary result code, where a disk that became read-only is that and not broken. */
static int primary(struct store *store, int code)
{
	const int reason = is_write(code) ? system_reason(store) : 0;
	return reason == EROFS || reason == EPERM || reason == EACCES ? SQLITE_READONLY
								      : code & 0xFF;
}

/* What a primary result code means to people, and what to do. */
static const struct {
	int code;
	const char *words;
} meanings[] = {
	{SQLITE_BUSY,
		N_("somebody else is writing to the office file; nothing was changed; "
		   "try again in a moment")},
	{SQLITE_CORRUPT, N_("the office file is damaged; go back to a copy with "
			    "'mattrakan restore BACKUP'")},
	{SQLITE_NOTADB, N_("the office file is damaged; go back to a copy with "
			   "'mattrakan restore BACKUP'")},
	{SQLITE_READONLY,
		N_("the office file cannot be written; nothing was changed; see whether "
		   "you may write to it and its folder")},
	{SQLITE_PERM, N_("the office file cannot be written; nothing was changed; see "
			 "whether you may write to it and its folder")},
	{SQLITE_CANTOPEN,
		N_("cannot open the office file; see whether you may read it and its "
		   "folder")},
	{SQLITE_AUTH, N_("somebody has put a trigger into this file that is not of this "
			 "program; nothing was changed; run 'mattrakan verify'")},
	{SQLITE_TOOBIG, N_("a row of the office file is too large to be one of this "
			   "program's; run 'mattrakan verify'")},
	{SQLITE_IOERR,
		N_("the disk reports an error; nothing was changed; look after the disk, "
		   "then run 'mattrakan verify'")},
};

bool sqlite_fail(struct store *store, int code, struct error *error)
{
	const int meant = primary(store, code);
	store->failed = code;
	if (sqlite_is_full(store, code))
		return error_set(error, ERROR_SYSTEM,
			_("%s: the disk is full, or a quota is used up; nothing was "
			  "changed; make room and try again"),
			store->path);
	for (size_t i = 0; i < sizeof(meanings) / sizeof(*meanings); i++)
		if (meanings[i].code == meant)
			return error_set(error, ERROR_SYSTEM, "%s: %s", store->path,
				_(meanings[i].words));
	return error_set(error, ERROR_SYSTEM, _("%s: the database failed: %s (%d)"),
		store->path, sqlite3_errmsg(store->connection), code);
}
