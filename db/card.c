/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One card: read, saved, added, and what it was before. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/card_places.h"
#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "db/rows/search_copy.h"
#include "db/store.h"
#include "db/trust/keys.h"
#include "db/trust/people.h"
#include "db/trust/person.h"
#include "db/trust/trail_write.h"
#include "model/card.h"
#include "model/json.h"
#include "model/limits.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"

/* *who, which is to be freed, and *at: who made its revision, and when; NULL: not asked.
 * In a transaction, so that the lists are of the same state. */
static bool read_card(struct store *store, int64_t number, struct card_entry *entry,
	char **who, int64_t *at, struct error *error)
{
	struct change change;
	card_ahead(store, &number, 1);
	struct query query = query_open(store, SQL_CARD_GET);
	query_integer(&query, number);
	enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		card_read_row(&query, entry, &change);
		if (who) {
			*who = mem_strdup(change.who);
			*at = change.at;
		}
	} else if (outcome == QUERY_DONE) {
		card_missing(store, number, error);
	}
	query_close(&query);
	if (outcome != QUERY_ROW)
		return false;
	if (card_read_lists(store, entry, error))
		return true;
	if (who)
		free(*who);
	return false;
}

bool store_card(struct store *store, int64_t number, struct card_entry *entry,
	struct error *error)
{
	struct card_entry read;
	if (!transaction_read(store, error))
		return false;
	const bool good = read_card(store, number, &read, NULL, NULL, error);
	transaction_read_end(store);
	if (good)
		*entry = read;
	return good;
}

bool store_card_at(struct store *store, int64_t report, int place, int64_t *number,
	struct error *error)
{
	int64_t found = 0;
	struct query query = query_open(store, SQL_CARD_AT);
	query_integer(&query, report);
	query_integer(&query, place);
	if (!query_one_integer(&query, &found, error))
		return false;
	if (!found)
		return error_set(error, ERROR_USAGE, _("report %lld has no measure %d"),
			(long long)report, place);
	*number = found;
	return true;
}

bool store_card_standing(struct store *store, int64_t card,
	struct card_standing *standing, struct error *error)
{
	struct card_standing read = {0};
	struct query query = query_open(store, SQL_CARD_STANDING);
	query_integer(&query, card);
	const enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		read.report = query_column_integer(&query);
		read.revision = query_column_integer(&query);
		read.place = (int)query_column_integer(&query);
		const bool known =
			card_state_find(query_column_text(&query), &read.state) &&
			report_state_find(query_column_text(&query), &read.report_state);
		read.report_in_bin = query_column_integer(&query) != 0;
		read.there = known && read.place && !read.report_in_bin;
	}
	query_close(&query);
	if (outcome != QUERY_FAILED)
		*standing = read;
	return outcome != QUERY_FAILED;
}

/* --- saving --- */

static bool same_text(const struct card *one, const struct card *other)
{
	char first[HASH_HEX + 1], second[HASH_HEX + 1];
	card_digest(first, one);
	card_digest(second, other);
	return strcmp(first, second) == 0;
}

static bool refuse_state(const struct card_entry *old, struct error *error)
{
	if (old->card.state == CARD_APPROVED)
		return error_set(error, ERROR_REFUSED,
			_("measure %d is approved, and what is approved does not change; "
			  "a supervisor can reopen it"),
			old->place);
	return error_set(error, ERROR_REFUSED,
		_("measure %d: a card is approved or returned by a supervisor, not by "
		  "being saved"),
		old->place);
}

/*
 * The states that being saved may lead to: what is approved stays as it is; draft or done
 * is said by the clerk; what was done and is changed is a draft again; what was returned
 * stays so until it is done.
 */
static bool decide_state(struct store *store, struct card *card,
	const struct card_entry *old, bool changed, const char *who, struct error *error)
{
	const enum card_state before = old->card.state;
	if (before == CARD_APPROVED || card->state == CARD_APPROVED)
		return refuse_state(old, error);
	if (before == CARD_DONE && card->state == CARD_DONE && changed)
		card->state = CARD_DRAFT;
	if (card->state == before)
		return true;
	if (card->state == CARD_RETURNED || before == CARD_RETURNED)
		if (card->state != CARD_DONE)
			return refuse_state(old, error);
	return card->state != CARD_DONE || person_may(store, who, ROLE_CLERK, error);
}

static enum save_outcome write_card(struct store *store, struct card_entry *entry,
	const struct card_entry *old, struct change change, struct error *error)
{
	struct report_key key;
	if (!report_key_get(store, old->report, &key, error) ||
		!card_keep_version(store, old, error))
		return SAVE_FAILED;
	struct card_row row = {.number = old->number,
		.revision = old->revision,
		.fiscal_year = key.fiscal_year,
		.uuid = old->card.uuid,
		.state = entry->card.state};
	enum save_outcome outcome = card_write(store, &entry->card, &row, change, error);
	if (outcome == SAVE_DONE &&
		!search_copy_change_card(store, old->number, &entry->card, error))
		return SAVE_FAILED;
	return outcome;
}

/* answer: what is said to who sent it back, where it is done by this. */
static bool note_card(struct store *store, const struct card_entry *entry,
	const struct card_entry *old, const char *answer, struct change change,
	struct error *error)
{
	char digest[HASH_HEX + 1];
	const bool done = entry->card.state == CARD_DONE && old->card.state != CARD_DONE;
	struct card stored = entry->card; /* borrows */
	memcpy(stored.uuid, old->card.uuid, sizeof(stored.uuid));
	card_digest(digest, &stored);
	const struct trail_note note = {.act = done ? "card.done" : "card.save",
		.change = change,
		.report = old->report,
		.card = old->number,
		.revision = old->revision + 1,
		.detail = done && old->card.state == CARD_RETURNED ? answer : NULL,
		.digest = digest};
	return trail_add(store, &note, NULL, NULL, error);
}

/* *same: nothing is to be written. */
static enum save_outcome save(struct store *store, struct card_entry *entry,
	const struct card_entry *old, const char *answer, const char *who, bool *same,
	struct error *error)
{
	const struct change change = change_now(who);
	if (old->revision != entry->revision)
		return SAVE_CONFLICT;
	struct card given = entry->card; /* borrows */
	memcpy(given.uuid, old->card.uuid, sizeof(given.uuid));
	const bool changed = !same_text(&given, &old->card);
	if (old->card.state == CARD_APPROVED && entry->card.state == CARD_APPROVED &&
		!changed) {
		*same = true;
		return SAVE_DONE;
	}
	if (!report_changeable(store, old->report, error) ||
		!decide_state(store, &entry->card, old, changed, who, error))
		return SAVE_FAILED;
	enum save_outcome outcome = write_card(store, entry, old, change, error);
	if (outcome == SAVE_DONE && !note_card(store, entry, old, answer, change, error))
		return SAVE_FAILED;
	return outcome;
}

enum save_outcome store_answer_card(struct store *store, struct card_entry *entry,
	const char *answer, const char *who, struct error *error)
{
	struct card_entry old;
	if (!store_begin(store, error))
		return SAVE_FAILED;
	enum save_outcome outcome = SAVE_FAILED;
	const enum card_state state = entry->card.state;
	bool same = false;
	if (person_may_write(store, who, error) &&
		store_card(store, entry->number, &old, error)) {
		outcome = save(store, entry, &old, answer, who, &same, error);
		card_entry_release(&old);
	}
	if (!transaction_end(store, outcome == SAVE_DONE, error)) {
		entry->card.state = state;
		return outcome == SAVE_CONFLICT ? SAVE_CONFLICT : SAVE_FAILED;
	}
	entry->revision += !same;
	return SAVE_DONE;
}

enum save_outcome store_save_card(struct store *store, struct card_entry *entry,
	const char *who, struct error *error)
{
	return store_answer_card(store, entry, NULL, who, error);
}

/* Of a card that is refused alone: the reason is its own. */
static bool save_one(
	struct store *store, struct card_save *one, const char *who, struct error *error)
{
	one->why = (struct error)ERROR_INIT;
	one->outcome = store_save_card(store, one->entry, who, &one->why);
	if (one->outcome != SAVE_FAILED || one->why.kind == ERROR_REFUSED ||
		one->why.kind == ERROR_USAGE)
		return true;
	return error_pass(error, &one->why);
}

/* What an entry was before it was saved. */
struct saved_from {
	int64_t revision;
	enum card_state state;
};

bool store_save_cards(struct store *store, struct card_save *saves, size_t count,
	const char *who, struct error *error)
{
	if (!store_begin(store, error))
		return false;
	struct saved_from *from = mem_new(count + 1, sizeof(*from));
	size_t tried = 0;
	bool good = true;
	for (; good && tried < count; tried++) {
		const struct card_entry *entry = saves[tried].entry;
		from[tried] = (struct saved_from){entry->revision, entry->card.state};
		good = save_one(store, &saves[tried], who, error);
	}
	good = transaction_end(store, good, error);
	for (size_t i = 0; !good && i < tried; i++) {
		saves[i].entry->revision = from[i].revision;
		saves[i].entry->card.state = from[i].state;
		error_release(&saves[i].why);
	}
	free(from);
	return good;
}

bool card_last_place(struct store *store, int64_t report, int *place, struct error *error)
{
	int64_t last = 0;
	struct query query = query_open(store, SQL_CARD_LAST_PLACE);
	query_integer(&query, report);
	if (!query_one_integer(&query, &last, error))
		return false;
	*place = (int)last;
	return true;
}

static bool next_place(
	struct store *store, int64_t report, int *place, struct error *error)
{
	int last;
	if (!card_last_place(store, report, &last, error))
		return false;
	if (last >= LIMIT_CARDS)
		return report_full(report, error);
	*place = last + 1;
	return true;
}

bool card_add(struct store *store, struct card_entry *entry, const char *act,
	const char *detail, struct change change, struct error *error)
{
	struct report_key key;
	if (!person_may_write(store, change.who, error) ||
		!report_key_get(store, entry->report, &key, error) ||
		!report_changeable(store, entry->report, error) ||
		!next_place(store, entry->report, &entry->place, error))
		return false;
	uuid_make(entry->card.uuid);
	struct card_row row = {.report = entry->report,
		.place = entry->place,
		.fiscal_year = key.fiscal_year,
		.uuid = entry->card.uuid,
		.state = entry->card.state};
	if (card_write(store, &entry->card, &row, change, error) != SAVE_DONE)
		return false;
	entry->number = row.number;
	entry->revision = row.revision;
	char digest[HASH_HEX + 1];
	card_digest(digest, &entry->card);
	const struct trail_note note = {.act = act,
		.change = change,
		.report = entry->report,
		.card = entry->number,
		.revision = entry->revision,
		.detail = detail,
		.digest = digest};
	return search_copy_put_card(
		       store, &key, entry->place, entry->number, &entry->card, error) &&
	       trail_add(store, &note, NULL, NULL, error);
}

bool store_add_card(struct store *store, int64_t report, const char *who,
	struct card_entry *entry, struct error *error)
{
	struct card_entry added = {.report = report};
	card_init(&added.card);
	if (!store_begin(store, error) ||
		!transaction_end(store,
			card_add(store, &added, "card.add", NULL, change_now(who), error),
			error))
		return false;
	*entry = added;
	return true;
}

/* --- history --- */

/* Versions that are read at once. */
enum { VERSION_PAGE = 16 };

/* The present version stands in the card itself. *more: the visit wants the others. */
static bool visit_present(struct store *store, int64_t card, version_visit *visit,
	void *context, bool *more, struct error *error)
{
	struct card_entry entry;
	struct card_version version;
	char *who;
	if (!read_card(store, card, &entry, &who, &version.at, error))
		return false;
	version.who = who;
	version.revision = entry.revision;
	version.card = &entry.card;
	*more = visit(context, &version);
	free(who);
	card_entry_release(&entry);
	return true;
}

static bool visit_old(struct query *query, version_visit *visit, void *context,
	int64_t *before, bool *more, struct error *error)
{
	struct card_version version = {.revision = query_column_integer(query)};
	/* The newest come first. */
	if (!query_is_behind(query, *before, version.revision, error))
		return false;
	*before = version.revision;
	version.who = query_column_text(query);
	version.at = query_column_integer(query);
	size_t bytes;
	const char *body = query_column_bytes(query, &bytes);
	struct card card;
	if (!card_from_json(body, bytes, query->store->path, &card, error))
		return false;
	version.card = &card;
	*more = visit(context, &version);
	card_release(&card);
	return true;
}

/* A page of the versions before one, which becomes the last of them; *count: how many. */
static bool visit_page(struct store *store, int64_t card, int64_t *before, int *count,
	version_visit *visit, void *context, bool *more, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_CARD_VERSION_LIST);
	query_hold(&query);
	query_integer(&query, card);
	query_integer(&query, *before);
	query_integer(&query, VERSION_PAGE);
	enum query_outcome outcome = QUERY_DONE;
	bool good = true;
	*count = 0;
	while (good && *more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		good = visit_old(&query, visit, context, before, more, error);
		++*count;
	}
	query_close(&query);
	return good && outcome != QUERY_FAILED;
}

static bool visit_all(struct store *store, int64_t card, version_visit *visit,
	void *context, struct error *error)
{
	int64_t before = INT64_MAX;
	int count = VERSION_PAGE;
	bool more = true;
	bool good = visit_present(store, card, visit, context, &more, error);
	while (good && more && count == VERSION_PAGE)
		good = visit_page(
			store, card, &before, &count, visit, context, &more, error);
	return good;
}

bool store_card_history(struct store *store, int64_t card, version_visit *visit,
	void *context, struct error *error)
{
	if (!transaction_read(store, error))
		return false;
	const bool good = visit_all(store, card, visit, context, error);
	transaction_read_end(store);
	return good;
}
