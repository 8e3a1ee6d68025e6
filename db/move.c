/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/move.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/evidence_files.h"
#include "db/move_rows.h"
#include "db/open.h"
#include "db/trust/file_rows.h"
#include "model/lists.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/progress.h"
#include "text/str.h"

struct moving {
	const struct move *move;
	struct store *from, *to;
	struct str name;           /* that a new file has meanwhile */
	struct string_list files;  /* that were copied beside it */
	struct string_list before; /* what verify finds in `from` */
	struct moved *moved;
};

void moved_release(struct moved *moved)
{
	free(moved->head);
	free(moved->number);
	*moved = (struct moved){0};
}

/* --- who waits --- */

static bool begin_part(
	const struct moving *moving, const char *what, int64_t all, struct error *error)
{
	return progress_begin(moving->move->progress, what, all) || progress_fail(error);
}

/* --- what verify finds --- */

/* The same words of both stores, whatever they are called. */
static void put_problem(struct str *out, const struct store *store, const char *words)
{
	const char *const own[] = {store->files, store->path};
	while (*words) {
		size_t bytes = 0;
		for (size_t i = 0; i < COUNT(own) && !bytes; i++)
			if (own[i] && strncmp(words, own[i], strlen(own[i])) == 0)
				bytes = strlen(own[i]);
		if (!bytes)
			str_putc(out, *words);
		words += bytes ? bytes : 1;
	}
}

struct looking {
	const struct store *store;
	struct string_list *found;
};

static void note_problem(void *context, const char *words)
{
	const struct looking *looking = context;
	struct str problem = STR_INIT;
	put_problem(&problem, looking->store, words);
	string_list_add(looking->found, problem.data);
	str_release(&problem);
}

static int by_words(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Everything is looked at. */
static bool look(struct store *store, struct string_list *found, struct error *error)
{
	struct looking looking = {store, found};
	if (!store_verify(store, note_problem, &looking, error))
		return false;
	if (found->count)
		qsort(found->items, found->count, sizeof(*found->items), by_words);
	return true;
}

/* The first that is in one and not in the other; NULL: they are the same. */
static const char *difference(
	const struct string_list *one, const struct string_list *other)
{
	for (size_t i = 0; i < one->count || i < other->count; i++) {
		if (i == one->count)
			return other->items[i];
		if (i == other->count || strcmp(one->items[i], other->items[i]) != 0)
			return one->items[i];
	}
	return NULL;
}

static bool look_at_both(struct moving *moving, struct error *error)
{
	struct string_list after = {0};
	bool good = look(moving->to, &after, error);
	const char *other = good ? difference(&moving->before, &after) : NULL;
	if (other)
		good = error_set(error, ERROR_REFUSED,
			_("%s: verify does not find the same there as in %s (%s); nothing "
			  "was moved"),
			moving->move->to, moving->move->from, other);
	string_list_release(&after);
	return good;
}

static void tell_problems(const struct moving *moving)
{
	const struct string_list *found = &moving->before;
	moving->moved->problems = (int64_t)found->count;
	for (size_t i = 0; i < found->count; i++)
		if (moving->move->problem)
			moving->move->problem(moving->move->context, found->items[i]);
}

/* --- what is moved --- */

static bool is_empty(struct moving *moving, struct error *error)
{
	int64_t rows = 0;
	if (!move_count_all(moving->to, &rows, error))
		return false;
	return !rows || error_set(error, ERROR_SYSTEM,
				_("%s: there is an office already, with %lld rows in its "
				  "tables; nothing was moved; name one that is empty"),
				moving->move->to, (long long)rows);
}

static bool count(struct moving *moving, struct error *error)
{
	struct moved *moved = moving->moved;
	int64_t more = 0, heads = 0;
	const struct {
		const char *table;
		int64_t *rows;
	} counted[] = {
		{"report", &moved->reports},
		{"card", &moved->cards},
		{"card_version", &moved->versions},
		{"report_version", &more},
		{"draft", &moved->drafts},
		{"head_draft", &heads},
		{"person", &moved->people},
		{"trail", &moved->entries},
		{"seal", &moved->seals},
		{"acceptance", &moved->findings},
	};
	for (size_t i = 0; i < COUNT(counted); i++)
		if (!move_count(moving->from, counted[i].table, counted[i].rows, error))
			return false;
	moved->versions += more;
	moved->drafts += heads;
	return move_count_all(moving->from, &moved->rows, error);
}

static bool read_head(struct store *store, char **head, struct error *error)
{
	struct query query = query_open(store, SQL_TRAIL_HEAD);
	const enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		query_column_integer(&query);
		free(*head);
		*head = query_column_copy(&query);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

static bool keeps_files(const struct store *store)
{
	return store->driver->is_server;
}

static bool count_files(struct store *store, int64_t *count, struct error *error)
{
	struct string_list names = {0};
	const bool good = file_rows_names(store, &names, error);
	*count = (int64_t)names.count;
	string_list_release(&names);
	return good;
}

/* Of one state of what is moved, whatever others write meanwhile. */
static bool move_rows(struct moving *moving, struct error *error)
{
	const struct move_rows rows = {.from = moving->from,
		.to = moving->to,
		.files = keeps_files(moving->from) && keeps_files(moving->to),
		.progress = moving->move->progress};
	if (!count(moving, error) ||
		!read_head(moving->from, &moving->moved->head, error))
		return false;
	return begin_part(moving, N_("writing"), moving->moved->rows, error) &&
	       move_rows_write(&rows, error) &&
	       begin_part(moving, N_("comparing"), 2 * moving->moved->rows, error) &&
	       move_rows_compare(&rows, error);
}

/* Into the rows of a server, or into a folder beside a file; from one server to another they
 * went with all rows. */
static bool move_files(struct moving *moving, struct error *error)
{
	const struct move *move = moving->move;
	int64_t *count = &moving->moved->files;
	if (!begin_part(moving, N_("copying the photos"), 0, error))
		return false;
	if (keeps_files(moving->from) && keeps_files(moving->to))
		return count_files(moving->to, count, error);
	if (keeps_files(moving->to))
		return evidence_files_put_in(move->from, moving->to, count, error);
	const bool good = keeps_files(moving->from)
				  ? evidence_files_take_out(
					    moving->from, move->to, &moving->files, error)
				  : evidence_files_copy(
					    move->from, move->to, &moving->files, error);
	*count = (int64_t)moving->files.count;
	return good;
}

/* Of the same state, where looking writes nothing; a file is looked at before (SQLite checks
 * its index by a statement that counts as a change). */
static bool look_at_server(struct moving *moving, struct error *error)
{
	return !moving->from->driver->is_server ||
	       look(moving->from, &moving->before, error);
}

static bool look_at_file(struct moving *moving, struct error *error)
{
	return moving->from->driver->is_server ||
	       look(moving->from, &moving->before, error);
}

static bool move_all(struct moving *moving, struct error *error)
{
	if (!is_empty(moving, error) || !transaction_read(moving->from, error))
		return false;
	const bool good = look_at_server(moving, error) && move_rows(moving, error) &&
			  move_files(moving, error);
	transaction_read_end(moving->from);
	return good;
}

/* Whoever goes on working there would find nothing of it where everybody works then. */
static bool is_as_it_was(struct moving *moving, int64_t before, struct error *error)
{
	int64_t now = before;
	if (moving->move->copy)
		return true;
	if (!store_changes(moving->from, &now, error))
		return false;
	return now == before ||
	       error_set(error, ERROR_REFUSED,
		       _("%s: somebody changed something while it was being moved; "
			 "everybody must leave the program first; nothing was moved"),
		       moving->move->from);
}

static bool fill(struct moving *moving, struct error *error)
{
	int64_t changes = 0;
	return store_changes(moving->from, &changes, error) &&
	       look_at_file(moving, error) && move_all(moving, error) &&
	       look_at_both(moving, error) && is_as_it_was(moving, changes, error);
}

/* --- from one into the other --- */

static bool say_stopped(const struct moving *moving, struct error *error)
{
	return error_set(error, ERROR_STOPPED,
		_("%s: stopped; nothing was moved, and nothing of it was left"),
		moving->move->to);
}

static bool move_into(struct moving *moving, struct error *error)
{
	const struct move *move = moving->move;
	const struct driver *driver = driver_of(move->to);
	struct str folder = STR_INIT;
	moving->to = driver->begin_new(move->to, move->office, &moving->name, error);
	if (!moving->to)
		return false;
	if (!keeps_files(moving->to)) {
		evidence_folder(move->to, &folder);
		moving->to->files = str_detach(&folder);
	}
	store_watch(moving->to, move->progress);
	bool good = fill(moving, error);
	if (!good && progress_stopped(move->progress))
		say_stopped(moving, error);
	store_watch(moving->to, NULL);
	good = driver->end_new(moving->to, move->to, &moving->name, good, error);
	if (!good)
		evidence_files_discard(move->to, &moving->files);
	return good;
}

/* Changes that are lost are told where it is opened; nothing is made of the rest here. Of a
 * server others' drafts are there for who administers it alone. */
static bool is_whole(struct store *store, struct error *error)
{
	if (store->lost)
		return error_set(error, ERROR_REFUSED, "%s", store_warning(store));
	return !store->driver->is_server || store->driver->administers(store) ||
	       error_set(error, ERROR_REFUSED,
		       _("%s: only who administers the database sees all of the office, "
			 "with what others are typing; nothing was moved"),
		       store->path);
}

static struct store *open_source(const char *path, struct error *error)
{
	struct store *store = store_open(path, STORE_READ, error);
	if (!store || is_whole(store, error))
		return store;
	store_close(store);
	return NULL;
}

bool store_move(const struct move *move, struct moved *moved, struct error *error)
{
	struct moving moving = {.move = move, .name = STR_INIT, .moved = moved};
	*moved = (struct moved){.head = mem_strdup("")};
	moving.from = open_source(move->from, error);
	if (moving.from)
		store_watch(moving.from, move->progress);
	const bool good = moving.from && move_into(&moving, error);
	moved->number = mem_strdup(move->office ? moving.name.data : "");
	if (good)
		tell_problems(&moving);
	else
		moved_release(moved);
	store_close(moving.from);
	str_release(&moving.name);
	string_list_release(&moving.files);
	string_list_release(&moving.before);
	return good;
}
