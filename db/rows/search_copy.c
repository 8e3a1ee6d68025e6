/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/rows/search_copy.h"

#include <stdlib.h>
#include <string.h>

#include "db/rows/card_walk.h"
#include "text/mem.h"
#include "text/normalise.h"

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

/* --- bodies --- */

/* Folds paragraph by paragraph, so that the lines of the copy are those of the text. */
static void fold_field(struct str *out, const char *text, size_t bytes)
{
	size_t start = out->bytes;
	const char *end = text + bytes;
	for (;;) {
		const char *line_end = memchr(text, '\n', (size_t)(end - text));
		if (!line_end)
			break;
		text_fold(out, text, (size_t)(line_end - text), NULL);
		str_putc(out, '\n');
		text = line_end + 1;
	}
	text_fold(out, text, (size_t)(end - text), NULL);
	for (size_t i = start; i < out->bytes; i++)
		if (out->data[i] == SEARCH_FIELD_END)
			out->data[i] = ' ';
	str_putc(out, SEARCH_FIELD_END);
}

void search_card_body(struct str *out, const struct card *card)
{
	struct str text = STR_INIT;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		str_clear(&text);
		card_field_append(&text, card, field);
		fold_field(out, text.data, text.bytes);
	}
	str_release(&text);
}

static void add_text(struct str *out, const char *text)
{
	if (!text || !*text)
		return;
	str_puts(out, text);
	str_putc(out, '\n');
}

static void add_sections(struct str *out, const struct section_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		add_text(out, list->items[i].heading);
		add_text(out, list->items[i].text);
	}
}

static void add_memo(struct str *out, const struct memo *memo)
{
	add_text(out, memo->office);
	add_text(out, memo->number);
	add_text(out, memo->date);
	add_text(out, memo->subject);
	add_text(out, memo->to);
	add_sections(out, &memo->sections);
	add_text(out, memo->closing);
	for (size_t i = 0; i < memo->count; i++) {
		add_text(out, memo->signatures[i].name);
		add_text(out, memo->signatures[i].post);
		add_text(out, memo->signatures[i].acting);
		add_text(out, memo->signatures[i].opinion);
		add_text(out, memo->signatures[i].date);
	}
}

static void add_ita(struct str *out, const struct ita *ita)
{
	add_text(out, ita->level);
	for (size_t i = 0; i < ita->count; i++) {
		add_text(out, ita->items[i].code);
		add_text(out, ita->items[i].issue);
		add_text(out, ita->items[i].recommendation);
		add_text(out, ita->items[i].owner);
	}
}

void search_report_text(struct str *out, const struct report *report)
{
	add_text(out, report->title);
	add_text(out, report->agency.type);
	add_text(out, report->agency.name);
	add_text(out, report->agency.district);
	add_text(out, report->agency.province);
	add_sections(out, &report->before);
	add_sections(out, &report->after);
	add_memo(out, &report->memo);
	add_ita(out, &report->ita);
}

void search_report_body(struct str *out, const struct report *report)
{
	struct str text = STR_INIT;
	search_report_text(&text, report);
	fold_field(out, text.data, text.bytes);
	str_release(&text);
}

/* --- rows --- */

/* Bytes of words and places that the index gathers before it writes them out as a piece
 * of it; pieces are merged later, which costs more than writing them. */
enum { GATHER_USUAL = 1 << 20, GATHER_MANY = 16 << 20 };

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
	const struct str *body, struct error *error)
{
	struct query query = query_open(store, SQL_SEARCH_COPY_ADD);
	query_integer(&query, id);
	query_integer(&query, report);
	if (card)
		query_integer(&query, card);
	else
		query_null(&query);
	query_bytes(&query, body->data, body->bytes);
	return query_run(&query, error) && index_write(store, SQL_SEARCH_INDEX_ADD, id,
						   body->data, body->bytes, error);
}

bool search_copy_add_report(struct store *store, const struct report_key *key,
	const struct report *report, struct error *error)
{
	struct str body = STR_INIT;
	search_report_body(&body, report);
	bool good = add_row(store, search_id(key, 0), key->number, 0, &body, error);
	str_release(&body);
	return good;
}

bool search_copy_add_card(struct store *store, const struct report_key *key, int place,
	int64_t number, const struct card *card, struct error *error)
{
	struct str body = STR_INIT;
	search_card_body(&body, card);
	bool good =
		add_row(store, search_id(key, place), key->number, number, &body, error);
	str_release(&body);
	return good;
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

bool search_copy_rebuild(struct store *store, const struct report_key *old,
	const struct report_key *key, struct error *error)
{
	struct report head;
	if (!search_copy_forget(store, old, error) ||
		!report_read_head(store, key->number, &head, error))
		return false;
	bool good = search_copy_add_report(store, key, &head, error);
	report_release(&head);
	struct card_walk cards;
	struct card_entry entry;
	enum query_outcome outcome = QUERY_DONE;
	card_walk_begin(&cards, store, key->number);
	while (good && (outcome = card_walk_next(&cards, &entry, error)) == QUERY_ROW) {
		good = search_copy_add_card(
			store, key, entry.place, entry.number, &entry.card, error);
		card_entry_release(&entry);
	}
	card_walk_end(&cards);
	return good && outcome == QUERY_DONE;
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
	bool good = add_row(store, id, key->number, number, &body, error);
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

/* The keys of all reports, to be freed; *count. NULL where reading failed. */
static struct report_key *all_reports(
	struct store *store, size_t *count, struct error *error)
{
	struct report_key *keys = mem_new(1, sizeof(*keys));
	size_t capacity = 1;
	struct query query = query_open(store, SQL_REPORT_LIST);
	enum query_outcome outcome;
	*count = 0;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		keys = mem_grow(keys, *count, &capacity, sizeof(*keys));
		struct report_key *key = &keys[(*count)++];
		key->number = query_column_integer(&query);
		key->fiscal_year = (int)query_column_integer(&query);
		key->months = (int)query_column_integer(&query);
	}
	query_close(&query);
	if (outcome == QUERY_DONE)
		return keys;
	free(keys);
	return NULL;
}

bool search_copy_renew(struct store *store, struct error *error)
{
	size_t count;
	struct report_key *keys = all_reports(store, &count, error);
	bool good = keys != NULL;
	for (size_t i = 0; good && i < count; i++)
		good = search_copy_rebuild(store, &keys[i], &keys[i], error);
	free(keys);
	return good;
}
