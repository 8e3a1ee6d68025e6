/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/rows/search_copy.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/bin_look.h"
#include "db/engine/query.h"
#include "db/rows/rows.h"
#include "db/store.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/progress.h"
#include "text/str.h"

/*
 * An id, from the high bits to the low ones: 12 bits of the year counted down, 4 of the
 * months, 20 of the report's number counted down, 24 of the place, of which the lowest
 * 9 are room between two places (LIMIT_CARDS places fit).
 */
enum {
	PLACE_BITS = 24,
	ROOM_BITS = 9,
	NUMBER_BITS = 20,
	MONTHS_BITS = 4,
	YEAR_BITS = 12,
};

/* Counted down, and kept within its bits. */
static uint64_t downwards(int64_t value, int bits)
{
	int64_t most = ((int64_t)1 << bits) - 1;
	if (value < 0)
		value = 0;
	return (uint64_t)(value > most ? 0 : most - value);
}

int64_t search_id(const struct report_key *key, int place)
{
	uint64_t id = downwards(key->fiscal_year, YEAR_BITS);
	id = id << MONTHS_BITS | downwards(key->months, MONTHS_BITS);
	id = id << NUMBER_BITS | downwards(key->number, NUMBER_BITS);
	return (int64_t)(id << PLACE_BITS | (uint64_t)place << ROOM_BITS);
}

/* Rows of the copy that are read at once. */
enum { PAGE = 64 };

/* The last id that a report can have. */
static int64_t last_id(const struct report_key *key)
{
	return search_id(key, 0) | (((int64_t)1 << PLACE_BITS) - 1);
}

/* --- rows --- */

/* Bytes of words and places that the index gathers before it writes them out as a piece
 * of it; pieces are merged later, which costs more than writing them. */
enum { GATHER_USUAL = 1 << 20, GATHER_MANY = 8 << 20 };

static bool index_write(struct store *store, enum sql name, int64_t id, const char *body,
	size_t bytes, struct error *error)
{
	struct query query = query_open(store, name);
	query_integer(&query, id);
	query_bytes(&query, body, bytes);
	return query_run(&query, error);
}

bool search_copy_gather(struct store *store, bool many, struct error *error)
{
	struct query query = query_open(store, SQL_SEARCH_INDEX_GATHER);
	query_integer(&query, many ? GATHER_MANY : GATHER_USUAL);
	return query_run(&query, error);
}

static bool add_row(struct store *store, int64_t id, int64_t report, int64_t card,
	const char *body, size_t bytes, struct error *error)
{
	struct query query = query_open(store, SQL_SEARCH_COPY_ADD);
	query_integer(&query, id);
	query_integer(&query, report);
	if (card)
		query_integer(&query, card);
	else
		query_null(&query);
	query_bytes(&query, body, bytes);
	return query_run(&query, error) &&
	       index_write(store, SQL_SEARCH_INDEX_ADD, id, body, bytes, error);
}

/* --- its version --- */

bool search_copy_is_current(struct store *store, bool *current, struct error *error)
{
	struct str version = STR_INIT;
	int64_t is = 0;
	struct query query = query_open(store, SQL_SEARCH_COPY_IS_CURRENT);
	search_version(&version);
	query_text(&query, version.data);
	const bool good = query_one_integer(&query, &is, error);
	str_release(&version);
	*current = is != 0;
	return good;
}

/* Whoever adds a report has opened the file for writing: the copy is of this version then,
 * or empty, whatever was said of it. */
static bool set_version(struct store *store, struct error *error)
{
	struct str version = STR_INIT;
	struct query query = query_open(store, SQL_SEARCH_COPY_SET_VERSION);
	search_version(&version);
	query_text(&query, version.data);
	const bool good = query_run(&query, error);
	str_release(&version);
	return good;
}

bool search_copy_add_report(struct store *store, const struct report_key *key,
	const struct report *report, struct error *error)
{
	struct str body = STR_INIT;
	if (!set_version(store, error))
		return false;
	search_report_body(&body, report);
	bool good = add_row(
		store, search_id(key, 0), key->number, 0, body.data, body.bytes, error);
	str_release(&body);
	return good;
}

bool search_copy_add_card(struct store *store, const struct report_key *key, int place,
	int64_t number, const struct card *card, struct error *error)
{
	struct str body = STR_INIT;
	search_card_body(&body, card);
	bool good = search_copy_add_body(
		store, key, place, number, body.data, body.bytes, error);
	str_release(&body);
	return good;
}

bool search_copy_add_body(struct store *store, const struct report_key *key, int place,
	int64_t number, const char *body, size_t bytes, struct error *error)
{
	return add_row(
		store, search_id(key, place), key->number, number, body, bytes, error);
}

static bool change_row(
	struct store *store, int64_t id, const struct str *body, struct error *error)
{
	struct query query = query_open(store, SQL_SEARCH_COPY_SET);
	query_integer(&query, id);
	query_bytes(&query, body->data, body->bytes);
	return query_run(&query, error) && index_write(store, SQL_SEARCH_INDEX_ADD, id,
						   body->data, body->bytes, error);
}

/* Takes the row of id and body that query stands on out of the index. */
static bool forget_row(struct query *query, int64_t *id, struct error *error)
{
	size_t bytes;
	*id = query_column_integer(query);
	const char *old = query_column_bytes(query, &bytes);
	return index_write(query->store, SQL_SEARCH_INDEX_FORGET, *id, old, bytes, error);
}

/* Takes a card's copy out of the index alone; *id stays 0 where it has none, because
 * it stands in no report. */
static bool forget_card(
	struct store *store, int64_t number, int64_t *id, struct error *error)
{
	struct query query = query_open(store, SQL_SEARCH_COPY_OF_CARD);
	query_hold(&query);
	query_integer(&query, number);
	enum query_outcome outcome = query_step(&query, error);
	bool good = outcome == QUERY_DONE;
	if (outcome == QUERY_ROW)
		good = forget_row(&query, id, error);
	query_close(&query);
	return good;
}

/* --- between neighbours --- */

/* The id of the card at a place; *id is untouched where there is none. */
static bool id_at(
	struct store *store, int64_t report, int place, int64_t *id, struct error *error)
{
	struct query query = query_open(store, SQL_SEARCH_COPY_AT);
	query_integer(&query, report);
	query_integer(&query, place);
	return query_one_integer(&query, id, error);
}

/* An id for the place; 0 where its neighbours leave no room. */
static bool choose_id(struct store *store, const struct report_key *key, int place,
	int64_t *id, struct error *error)
{
	int64_t before = search_id(key, 0), after = 0;
	if (!id_at(store, key->number, place - 1, &before, error) ||
		!id_at(store, key->number, place + 1, &after, error))
		return false;
	if (after) {
		*id = before + (after - before) / 2;
	} else {
		*id = search_id(key, place);
		if (*id <= before)
			*id = before + (1 << ROOM_BITS);
	}
	if (*id == before || *id > last_id(key))
		*id = 0;
	return true;
}

/* Whether a row that cannot be read is passed over: verify tells of it, and the others are
 * to be found all the same. */
static bool passed_over(struct error *own, struct error *error)
{
	if (own->kind != ERROR_REFUSED)
		return error_pass(error, own);
	error_release(own);
	return true;
}

static bool fill_head(
	struct store *store, const struct report_key *key, struct error *error)
{
	struct report head;
	struct error own = ERROR_INIT;
	if (!report_read_head(store, key->number, &head, &own))
		return passed_over(&own, error);
	const bool good = search_copy_add_report(store, key, &head, error);
	report_release(&head);
	return good;
}

static bool read_card(struct store *store, int64_t number, struct card_entry *entry,
	struct error *error)
{
	struct query query = query_open(store, SQL_CARD_GET);
	query_integer(&query, number);
	const bool found = query_step(&query, error) == QUERY_ROW;
	if (found)
		card_read_row(&query, entry, NULL);
	query_close(&query);
	return found && card_read_lists(store, entry, error);
}

static bool fill_card(struct store *store, const struct report_key *key, int64_t number,
	struct error *error)
{
	struct card_entry entry;
	struct error own = ERROR_INIT;
	if (!read_card(store, number, &entry, &own))
		return passed_over(&own, error);
	const bool good = search_copy_add_card(
		store, key, entry.place, entry.number, &entry.card, error);
	card_entry_release(&entry);
	return good;
}

/* The numbers of a report's cards, to be freed; NULL where reading failed. */
static int64_t *cards_of(
	struct store *store, int64_t report, size_t *count, struct error *error)
{
	size_t capacity = 1;
	int64_t *numbers = mem_new(1, sizeof(*numbers));
	struct query query = query_open_lenient(store, SQL_CARD_NUMBERS);
	query_integer(&query, report);
	enum query_outcome outcome;
	*count = 0;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		numbers = mem_grow(numbers, *count, &capacity, sizeof(*numbers));
		numbers[(*count)++] = query_column_integer(&query);
	}
	query_close(&query);
	if (outcome == QUERY_DONE)
		return numbers;
	free(numbers);
	return NULL;
}

/* All of a report's rows, which has none; progress, which may be NULL, counts its cards. */
static bool fill(struct store *store, const struct report_key *key,
	struct progress *progress, struct error *error)
{
	size_t count;
	int64_t *cards = cards_of(store, key->number, &count, error);
	bool good = cards && set_version(store, error) && fill_head(store, key, error);
	for (size_t i = 0; good && i < count; i++)
		good = fill_card(store, key, cards[i], error) &&
		       (progress_step(progress) || progress_fail(error));
	free(cards);
	return good;
}

bool search_copy_rebuild(struct store *store, const struct report_key *old,
	const struct report_key *key, struct error *error)
{
	return search_copy_forget(store, old, error) && fill(store, key, NULL, error);
}

bool search_copy_put_card(struct store *store, const struct report_key *key, int place,
	int64_t number, const struct card *card, struct error *error)
{
	int64_t id;
	if (!choose_id(store, key, place, &id, error))
		return false;
	if (!id)
		return search_copy_rebuild(store, key, key, error);
	struct str body = STR_INIT;
	search_card_body(&body, card);
	bool good = add_row(store, id, key->number, number, body.data, body.bytes, error);
	str_release(&body);
	return good;
}

bool search_copy_drop_card(struct store *store, int64_t number, struct error *error)
{
	int64_t id = 0;
	if (!forget_card(store, number, &id, error))
		return false;
	if (!id)
		return true;
	struct query query = query_open(store, SQL_SEARCH_COPY_DROP);
	query_integer(&query, id);
	return query_run(&query, error);
}

bool search_copy_change_card(
	struct store *store, int64_t number, const struct card *card, struct error *error)
{
	int64_t id = 0;
	if (!forget_card(store, number, &id, error))
		return false;
	if (!id)
		return true;
	struct str body = STR_INIT;
	search_card_body(&body, card);
	bool good = change_row(store, id, &body, error);
	str_release(&body);
	return good;
}

bool search_copy_change_report(struct store *store, const struct report_key *key,
	const struct report *report, struct error *error)
{
	int64_t id = search_id(key, 0);
	struct query query = query_open(store, SQL_SEARCH_COPY_RANGE);
	query_hold(&query);
	query_integer(&query, id);
	query_integer(&query, id);
	query_integer(&query, 1);
	enum query_outcome outcome = query_step(&query, error);
	bool good = outcome == QUERY_ROW && forget_row(&query, &id, error);
	query_close(&query);
	if (outcome == QUERY_DONE)
		return search_copy_add_report(store, key, report, error);
	struct str body = STR_INIT;
	search_report_body(&body, report);
	good = good && change_row(store, id, &body, error);
	str_release(&body);
	return good;
}

/* Takes a page of rows out of the index, from *first on, which becomes the first behind
 * them. */
static enum query_outcome forget_page(
	struct store *store, int64_t *first, int64_t last, struct error *error)
{
	struct query query = query_open(store, SQL_SEARCH_COPY_RANGE);
	query_hold(&query);
	query_integer(&query, *first);
	query_integer(&query, last);
	query_integer(&query, PAGE);
	enum query_outcome outcome;
	int count = 0;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		int64_t id;
		if (!forget_row(&query, &id, error)) {
			outcome = QUERY_FAILED;
			break;
		}
		*first = id + 1;
		count++;
	}
	query_close(&query);
	return outcome == QUERY_DONE && count == PAGE ? QUERY_ROW : outcome;
}

bool search_copy_forget(
	struct store *store, const struct report_key *key, struct error *error)
{
	int64_t first = search_id(key, 0);
	enum query_outcome outcome;
	while ((outcome = forget_page(store, &first, last_id(key), error)) == QUERY_ROW)
		;
	if (outcome != QUERY_DONE)
		return false;
	struct query clear = query_open(store, SQL_SEARCH_COPY_CLEAR);
	query_integer(&clear, search_id(key, 0));
	query_integer(&clear, last_id(key));
	return query_run(&clear, error);
}

/* --- all of it --- */

/* The keys of all reports, those in the bin too, to be freed; *count, and how many cards
 * they have. NULL where reading failed. */
static struct report_key *all_reports(
	struct store *store, size_t *count, int64_t *cards, struct error *error)
{
	struct report_key *keys = mem_new(1, sizeof(*keys));
	size_t capacity = 1;
	struct query query = query_open_lenient(store, SQL_SEARCH_REPORT_LIST);
	enum query_outcome outcome;
	*count = 0;
	*cards = 0;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		keys = mem_grow(keys, *count, &capacity, sizeof(*keys));
		struct report_key *key = &keys[(*count)++];
		key->number = query_column_integer(&query);
		key->fiscal_year = (int)query_column_integer(&query);
		key->months = (int)query_column_integer(&query);
		*cards += query_column_integer(&query);
	}
	query_close(&query);
	if (outcome == QUERY_DONE)
		return keys;
	free(keys);
	return NULL;
}

static bool clear_all(struct store *store, struct error *error)
{
	static const enum sql names[] = {SQL_SEARCH_INDEX_EMPTY, SQL_SEARCH_COPY_EMPTY,
		SQL_SEARCH_COPY_DROP_VERSION};
	bool good = true;
	for (size_t i = 0; good && i < COUNT(names); i++) {
		struct query query = query_open(store, names[i]);
		good = query_run(&query, error);
	}
	return good;
}

/* Whose texts the index takes in without more memory. */
enum { FEW_CARDS = 500 };

bool search_copy_renew(struct store *store, struct error *error)
{
	struct progress *progress = store->progress;
	size_t count;
	int64_t cards = 0;
	if (!clear_all(store, error))
		return false;
	struct report_key *keys = all_reports(store, &count, &cards, error);
	const bool many = cards >= FEW_CARDS;
	bool good = keys && (!many || search_copy_gather(store, true, error)) &&
		    (progress_begin(progress, N_("preparing search"), cards) ||
			    progress_fail(error));
	bin_look(store);
	for (size_t i = 0; good && i < count; i++)
		good = fill(store, &keys[i], progress, error) &&
		       card_understand_all(store, &keys[i], error);
	bin_look_away(store);
	free(keys);
	return good && (!many || search_copy_gather(store, false, error));
}
