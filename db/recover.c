/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/recover.h"

#include <stdlib.h>

#include "db/engine/bin_look.h"
#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/file.h"
#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/evidence_files.h"
#include "db/open.h"
#include "db/recover_parts.h"
#include "db/rows/rows.h"
#include "db/rows/search_copy.h"
#include "db/trust/trail_write.h"
#include "db/trust/verify.h"
#include "model/address.h"
#include "model/lists.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/message.h"
#include "text/str.h"

/* --- what the parts share --- */

void recovery_tell(struct recovery *recovery, const char *format, ...)
{
	struct str words = STR_INIT;
	va_list args;
	va_start(args, format);
	message_vappend(&words, format, args);
	va_end(args);
	recovery->losses++;
	recovery->told(recovery->context, words.data);
	str_release(&words);
}

bool recovery_each(
	struct recovery *recovery, enum sql name, recovery_act *act, struct error *error)
{
	int64_t *numbers;
	size_t count;
	bool good = query_numbers(recovery->store, name, &numbers, &count, error);
	for (size_t i = 0; good && i < count; i++)
		good = act(recovery, numbers[i], error);
	free(numbers);
	return good;
}

bool recovery_each_row(
	struct recovery *recovery, enum sql name, recovery_row *act, struct error *error)
{
	struct query query = query_open(recovery->store, name);
	query_hold(&query);
	enum query_outcome outcome;
	bool good = true;
	while (good && (outcome = query_step(&query, error)) == QUERY_ROW)
		good = act(recovery, &query, error);
	query_close(&query);
	return good && outcome == QUERY_DONE;
}

bool recovery_run(struct recovery *recovery, enum sql name, int64_t first, int64_t second,
	struct error *error)
{
	struct query query = query_open(recovery->store, name);
	query_integer(&query, first);
	if (second)
		query_integer(&query, second);
	return query_run(&query, error);
}

/* --- references and counts --- */

static bool run_each(struct recovery *recovery, const enum sql *names, size_t count,
	struct error *error)
{
	for (size_t i = 0; i < count; i++) {
		struct query query = query_open(recovery->store, names[i]);
		if (!query_run(&query, error))
			return false;
	}
	return true;
}

static bool find_people(struct recovery *recovery, struct error *error)
{
	int64_t people = 0;
	struct query query = query_open(recovery->store, SQL_RECOVER_PEOPLE);
	if (!query_run_counting(&query, &people, error))
		return false;
	if (people)
		recovery_tell(recovery,
			_("%lld people: only their keys could be read; enter them again "
			  "with 'mattrakan people'"),
			(long long)people);
	return true;
}

static bool put_references_right(struct recovery *recovery, struct error *error)
{
	static const enum sql first[] = {SQL_RECOVER_MEMOS, SQL_RECOVER_ITAS,
		SQL_RECOVER_LINKS_STRAY, SQL_RECOVER_BIN_REPORTS_STRAY,
		SQL_RECOVER_ACCEPTANCES_STRAY, SQL_RECOVER_FOUND_STRAY,
		SQL_RECOVER_SEALS_STRAY, SQL_RECOVER_TEXTS_STRAY};
	static const enum sql last[] = {SQL_RECOVER_BIN_CARDS_STRAY,
		SQL_RECOVER_BIN_CARDS, SQL_RECOVER_COPIES_CLEAR, SQL_RECOVER_UNCONFIRMED,
		SQL_RECOVER_COUNTS};
	return find_people(recovery, error) &&
	       run_each(recovery, first, COUNT(first), error) &&
	       recovery_find_cards(recovery, error) &&
	       recovery_sift_cards(recovery, error) &&
	       recovery_close_places(recovery, error) &&
	       run_each(recovery, last, COUNT(last), error);
}

/* --- all of it --- */

/* Steps of migrations that a file of an older version has not had. */
static bool bring_up_to_date(struct recovery *recovery, int version, struct error *error)
{
	for (const struct sql_migration *each = recovery->store->driver->migrations;
		each->text; each++)
		if (each->step && each->version > version && version > 0 &&
			!each->step(recovery->store, error))
			return false;
	return true;
}

static bool write_trail(struct recovery *recovery, struct error *error)
{
	const struct trail_note note = {
		.act = "office.recover",
		.change = recovery->change,
		.detail = recovery->path,
	};
	return trail_add(recovery->store, &note, NULL, NULL, error);
}

static bool put_right(struct recovery *recovery, int version, struct error *error)
{
	return recovery_find_reports(recovery, error) &&
	       put_references_right(recovery, error) &&
	       recovery_sift_reports(recovery, error) &&
	       bring_up_to_date(recovery, version, error) &&
	       search_copy_renew(recovery->store, error) && write_trail(recovery, error);
}

static bool count_all(
	struct store *store, struct recovered *recovered, struct error *error)
{
	struct query query = query_open(store, SQL_RECOVER_TALLY);
	const enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		recovered->reports = query_column_integer(&query);
		recovered->cards = query_column_integer(&query);
		recovered->versions = query_column_integer(&query);
		recovered->drafts = query_column_integer(&query);
	}
	query_close(&query);
	return outcome == QUERY_ROW;
}

static void take_loss(void *context, const struct salvage_loss *loss)
{
	struct recovery *recovery = context;
	recovery->items = mem_grow(recovery->items, recovery->count, &recovery->capacity,
		sizeof(*recovery->items));
	struct salvage_loss *item = &recovery->items[recovery->count++];
	*item = *loss;
	item->table = loss->table ? mem_strdup(loss->table) : NULL;
	item->column = loss->column ? mem_strdup(loss->column) : NULL;
}

static void release_losses(struct recovery *recovery)
{
	for (size_t i = 0; i < recovery->count; i++) {
		free((char *)recovery->items[i].table);
		free((char *)recovery->items[i].column);
	}
	free(recovery->items);
}

static void pass_on(void *context, const char *words)
{
	recovery_tell(context, _("in the new file: %s"), words);
}

/* Each put right in its turn, in one transaction; then all is looked at. */
static bool recover(struct recovery *recovery, int version, struct recovered *recovered,
	struct error *error)
{
	struct store *store = recovery->store;
	store->driver->migrating(store, true);
	bin_look(store);
	bool good = store_begin(store, error) &&
		    transaction_end(store, put_right(recovery, version, error), error);
	bin_look_away(store);
	store->driver->migrating(store, false);
	good = good && recovery_tell_losses(recovery, error) &&
	       store_verify(store, pass_on, recovery, error) &&
	       count_all(store, recovered, error);
	return good;
}

/* Tables, columns: so many rows, and of no report or card, are no office file. */
static bool has_anything(
	const struct recovered *recovered, const char *path, struct error *error)
{
	if (recovered->reports || recovered->cards || recovered->versions)
		return true;
	return error_set(error, ERROR_SYSTEM,
		_("%s: no report and no measure can be read of it; nothing was written"),
		path);
}

/* The files that are evidence are there before the new file is. */
static bool write_out(struct recovery *recovery, const char *to, struct error *error)
{
	struct string_list made = {0};
	bool good = evidence_files_copy(recovery->path, to, &made, error);
	if (good && !driver_of(to)->create_from(recovery->store, to, error)) {
		evidence_files_discard(to, &made);
		good = false;
	}
	string_list_release(&made);
	return good;
}

/* Which of them are not: that cannot undo the new file. */
static void tell_files(struct recovery *recovery, const char *to)
{
	struct store *store = store_open(to, STORE_READ, NULL);
	if (store)
		store_verify_files(store, pass_on, recovery, NULL);
	store_close(store);
}

bool store_recover(const char *path, const char *to, const char *who, store_problem *told,
	void *context, struct recovered *recovered, struct progress *progress,
	struct error *error)
{
	struct recovery recovery = {.path = path,
		.change = change_now(who),
		.told = told,
		.context = context};
	const struct driver *driver = driver_of(to);
	int version = 0;
	*recovered = (struct recovered){0};
	if (address_is_server(path) || address_is_server(to))
		return error_set(error, ERROR_USAGE,
			_("recover reads a damaged file and writes another; what a server keeps is "
			  "brought back by who looks after it. A file that was recovered goes to a "
			  "server with 'mattrakan move'"));
	if (!file_absent(to, error))
		return false;
	recovery.store =
		driver->salvage(path, take_loss, &recovery, &version, progress, error);
	const bool good =
		recovery.store && recover(&recovery, version, recovered, error) &&
		has_anything(recovered, path, error) && write_out(&recovery, to, error);
	if (good)
		tell_files(&recovery, to);
	recovered->losses = recovery.losses;
	store_close(recovery.store);
	release_losses(&recovery);
	return good;
}
