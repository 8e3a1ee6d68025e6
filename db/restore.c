/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/restore.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/engine/exchange.h"
#include "db/engine/file.h"
#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/evidence_files.h"
#include "db/move.h"
#include "db/open.h"
#include "db/rows/rows.h"
#include "db/trust/people.h"
#include "db/trust/trail_write.h"
#include "model/address.h"
#include "model/lists.h"
#include "model/office_held.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"

/* --- what is in a file --- */

static bool add_report(void *context, const struct report_summary *summary)
{
	struct office_contents *contents = context;
	contents->reports++;
	contents->cards += summary->cards;
	return true;
}

static bool read_newest(
	struct store *store, struct office_contents *contents, struct error *error)
{
	struct query query = query_open(store, SQL_TRAIL_NEWEST);
	const enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		contents->at = query_column_integer(&query);
		contents->who = query_column_copy(&query);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

static struct store *open_copy(const char *copy, struct error *error)
{
	struct stat status;
	if (stat(copy, &status) == 0 || (errno != ENOENT && errno != ENOTDIR))
		return open_any_version(copy, error);
	error_set(error, ERROR_SYSTEM,
		_("%s: there is no such file; name a copy that 'mattrakan backup' wrote"),
		copy);
	return NULL;
}

/* Closes the store; NULL: error says why there is none. */
static void read_contents(
	struct store *store, struct office_contents *contents, struct error *error)
{
	*contents = (struct office_contents){0};
	if (!store || !store_list(store, add_report, contents, error) ||
		!read_newest(store, contents, error))
		contents->why = mem_strdup(error_message(error));
	store_close(store);
	error_release(error);
}

void office_contents_read(const char *path, struct office_contents *contents)
{
	struct error error = ERROR_INIT;
	read_contents(open_any_version(path, &error), contents, &error);
}

void office_copy_read(const char *copy, struct office_contents *contents)
{
	struct error error = ERROR_INIT;
	read_contents(open_copy(copy, &error), contents, &error);
}

void office_contents_release(struct office_contents *contents)
{
	free(contents->why);
	free(contents->who);
}

/* --- who may --- */

/* Of a file that cannot be read nobody knows whose it is to say: who may write in its
 * folder can put another in its place anyway. */
static bool may_restore(const char *path, const char *who, struct error *error)
{
	unsigned roles = 0;
	int64_t entered = 0;
	struct store *store = open_any_version(path, NULL);
	if (!store)
		return true;
	struct query query = query_open(store, SQL_PERSON_ANY);
	bool may = !query_one_integer(&query, &entered, NULL) || !entered ||
		   store_administers(store);
	may = may || (store_roles(store, who, &roles, NULL) && roles & ROLE_SUPERVISOR);
	store_close(store);
	return may || error_set(error, ERROR_REFUSED,
			      _("%s: people are entered in this office file; only a "
				"supervisor or its owner restores it"),
			      path);
}

/* --- the copy --- */

static void note_problem(void *context, const char *words)
{
	struct str *first = context;
	if (!first->bytes)
		str_append(first, words, strcspn(words, "\n"));
}

static bool is_sound(struct store *store, const char *copy, struct error *error)
{
	struct str problem = STR_INIT;
	bool good = store_verify(store, note_problem, &problem, error);
	if (good && problem.bytes)
		good = error_set(error, ERROR_REFUSED,
			_("%s: this copy is not sound (%s); nothing was changed; take "
			  "another copy"),
			copy, problem.data);
	str_release(&problem);
	return good;
}

static bool write_trail(
	struct store *store, const char *copy, const char *who, struct error *error)
{
	const struct trail_note note = {
		.act = "office.restore",
		.change = change_now(who),
		.detail = copy,
	};
	return store_begin(store, error) &&
	       transaction_end(store, trail_add(store, &note, NULL, NULL, error), error);
}

/* What could not be put into a file when it was closed stays in its WAL, which has the name
 * that the file loses in a moment. */
static bool wal_is_empty(const char *name, const char *path, struct error *error)
{
	struct str wal = STR_INIT;
	struct stat status;
	str_printf(&wal, "%s-wal", name);
	const bool left =
		!lstat(wal.data, &status) ? status.st_size > 0 : errno != ENOENT;
	str_release(&wal);
	return !left || error_set(error, ERROR_SYSTEM,
				_("%s: the copy could not be written to its end; nothing "
				  "was changed; look whether the disk has room, and try "
				  "again"),
				path);
}

/* Fills the new file with what the copy holds, as a file of today's version. */
static bool fill(const char *name, const char *path, const char *copy, const char *who,
	struct progress *progress, struct error *error)
{
	struct store *from = open_copy(copy, error);
	if (from)
		store_watch(from, progress);
	bool good =
		from &&
		(!from->lost || error_set(error, ERROR_REFUSED, "%s", from->warning)) &&
		from->driver->copy_into(from, name, path, error);
	store_close(from);
	struct store *store = good ? open_unkept(name, progress, error) : NULL;
	if (store)
		store_watch(store, progress);
	good = store && is_sound(store, copy, error) &&
	       write_trail(store, copy, who, error);
	store_close(store);
	return good && wal_is_empty(name, path, error) && file_sync(name, path, error);
}

/* --- all of it --- */

/* Puts what the present file's WAL holds into it, so that it is whole in itself. Where
 * that cannot be done the WAL is kept aside as it is. */
static void empty_wal(const char *path)
{
	struct store *store = store_open(path, STORE_WRITE, NULL);
	store_close(store);
}

/* The files come first: they hurt nobody where the rest fails after all. */
static bool take_over(struct exchange *exchange, const char *name, const char *copy,
	struct str *aside, struct error *error)
{
	struct string_list made = {0};
	const bool good = evidence_files_copy(copy, exchange->path, &made, error) &&
			  exchange_rights(exchange, name, error) &&
			  exchange_do(exchange, name, aside, error);
	string_list_release(&made);
	return good;
}

static bool exchange(const char *path, const char *copy, const char *who,
	struct str *aside, struct progress *progress, struct error *error)
{
	struct exchange exchange;
	struct str name = STR_INIT;
	if (!exchange_begin(&exchange, path, error))
		return false;
	const bool good = file_begin(exchange.path, &name, error) &&
			  fill(name.data, path, copy, who, progress, error) &&
			  take_over(&exchange, name.data, copy, aside, error);
	if (!good && name.bytes)
		file_discard(name.data);
	exchange_release(&exchange);
	str_release(&name);
	return good;
}

static bool refuse_itself(const char *path, const char *copy, struct error *error)
{
	struct file_mark present, other;
	if (!file_mark_of(path, &present) || !file_mark_of(copy, &other) ||
		!file_mark_same(&present, &other))
		return true;
	return error_set(error, ERROR_USAGE,
		_("%s: is the office file itself; name the copy to go back to"), copy);
}

/* Nobody has it open; asked before anything else so that it is quickly told. */
static bool is_unused(const char *path, struct error *error)
{
	struct exchange exchange;
	if (!exchange_begin(&exchange, path, error))
		return false;
	exchange_release(&exchange);
	return true;
}

/* A server has no file to be put aside: only an office in which nothing is yet is filled. */
static bool restore_to_server(const char *address, const char *copy,
	struct progress *progress, struct error *error)
{
	struct moved moved;
	const struct move move = {
		.from = copy, .to = address, .copy = true, .progress = progress};
	if (!store_move(&move, &moved, error))
		return false;
	moved_release(&moved);
	return true;
}

bool store_restore(const char *path, const char *copy, const char *who, struct str *aside,
	struct progress *progress, struct error *error)
{
	if (address_is_server(path))
		return restore_to_server(path, copy, progress, error);
	if (!refuse_itself(path, copy, error) || !is_unused(path, error) ||
		!may_restore(path, who, error))
		return false;
	empty_wal(path);
	return exchange(path, copy, who, aside, progress, error);
}
