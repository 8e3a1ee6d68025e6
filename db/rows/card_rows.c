/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/rows/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/engine/query.h"
#include "db/engine/query_ahead.h"
#include "db/store.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "model/extra.h"
#include "model/json.h"
#include "model/limits.h"
#include "model/lists.h"
#include "model/report.h"
#include "model/within_limits.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/period.h"
#include "text/str.h"

struct change change_now(const char *who)
{
	return (struct change){.who = who, .at = time(NULL)};
}

bool card_missing(const struct store *store, int64_t number, struct error *error)
{
	return error_set(error, ERROR_USAGE, _("%s: there is no measure of number %lld"),
		store->path, (long long)number);
}

/* --- the lists of a card --- */

static const struct list_table unconfirmed_table = {
	SQL_UNCONFIRMED_LIST, SQL_UNCONFIRMED_ADD, SQL_UNCONFIRMED_CLEAR};

static bool clear(struct store *store, enum sql name, int64_t card, struct error *error)
{
	struct query query = query_open(store, name);
	query_integer(&query, card);
	return query_run(&query, error);
}

bool list_write(struct store *store, const struct list_table *table, int64_t of,
	const struct string_list *list, struct error *error)
{
	struct query query = query_open(store, table->add);
	bool good = true;
	for (size_t i = 0; good && i < list->count; i++) {
		query_again(&query);
		query_integer(&query, of);
		query_integer(&query, (int64_t)i + 1);
		query_text(&query, list->items[i]);
		good = query_step_done(&query, error);
	}
	query_close(&query);
	return good;
}

bool list_read(struct store *store, const struct list_table *table, int64_t of,
	struct string_list *list, struct error *error)
{
	struct query query = query_open(store, table->list);
	query_at_most(&query, LIMIT_STORED_ITEMS);
	query_integer(&query, of);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW)
		string_list_add(list, query_column_text(&query));
	query_close(&query);
	return outcome == QUERY_DONE;
}

/* Few cards have one, so it is not looked for where there is none. */
static bool unconfirmed_read(
	struct store *store, int64_t card, struct string_list *list, struct error *error)
{
	return !list->present || list_read(store, &unconfirmed_table, card, list, error);
}

static bool evidence_write(struct store *store, const struct list_table *table,
	int64_t card, const struct evidence_list *list, struct error *error)
{
	struct query query = query_open(store, table->add);
	bool good = true;
	for (size_t i = 0; good && i < list->count; i++) {
		const struct evidence *evidence = &list->items[i];
		query_again(&query);
		query_integer(&query, card);
		query_integer(&query, (int64_t)i + 1);
		query_text(&query, evidence->kind);
		query_text(&query, evidence->ref);
		query_text(&query, evidence->caption);
		query_text(&query, evidence->date);
		query_text(&query, evidence->extra);
		good = query_step_done(&query, error);
	}
	query_close(&query);
	return good;
}

static bool evidence_read(struct store *store, const struct list_table *table,
	int64_t card, struct evidence_list *list, struct error *error)
{
	struct query query = query_open(store, table->list);
	query_at_most(&query, LIMIT_STORED_ITEMS);
	query_integer(&query, card);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		struct evidence *evidence = evidence_list_add(list);
		evidence->kind = query_column_copy(&query);
		evidence->ref = query_column_copy(&query);
		evidence->caption = query_column_copy(&query);
		evidence->date = query_column_copy(&query);
		evidence->extra = query_column_copy(&query);
	}
	query_close(&query);
	return outcome == QUERY_DONE;
}

/* The elements of a field, which stand in a table of their own; a text has none. */
static bool elements_write(struct store *store, int64_t number, const struct card *card,
	enum card_field field, struct error *error)
{
	const struct card_field_row *row = card_field_row(field);
	const struct list_table *table = &sql_card_lists[field];
	const void *value = (const char *)card + row->offset;
	switch (row->holds) {
	case HOLDS_LIST: return list_write(store, table, number, value, error);
	case HOLDS_EVIDENCE: return evidence_write(store, table, number, value, error);
	case HOLDS_STEPS:
		return list_write(store, table, number,
			&((const struct steps *)value)->items, error);
	default: return true;
	}
}

static bool elements_read(struct store *store, int64_t number, struct card *card,
	enum card_field field, struct error *error)
{
	const struct card_field_row *row = card_field_row(field);
	const struct list_table *table = &sql_card_lists[field];
	void *value = (char *)card + row->offset;
	switch (row->holds) {
	case HOLDS_LIST: return list_read(store, table, number, value, error);
	case HOLDS_EVIDENCE: return evidence_read(store, table, number, value, error);
	case HOLDS_STEPS:
		return list_read(
			store, table, number, &((struct steps *)value)->items, error);
	default: return true;
	}
}

static bool lists_clear(struct store *store, int64_t card, struct error *error)
{
	bool good = clear(store, SQL_UNCONFIRMED_CLEAR, card, error);
	for (enum card_field field = 0; good && field < FIELD_COUNT; field++)
		if (card_field_row(field)->holds != HOLDS_TEXT)
			good = clear(store, sql_card_lists[field].clear, card, error);
	return good;
}

static bool lists_write(
	struct store *store, int64_t number, const struct card *card, struct error *error)
{
	bool good =
		list_write(store, &unconfirmed_table, number, &card->unconfirmed, error);
	for (enum card_field field = 0; good && field < FIELD_COUNT; field++)
		good = elements_write(store, number, card, field, error);
	return good;
}

/* --- the card's own row --- */

/* YYYY-MM-DD of the common era; NULL where the period has no day. */
static const char *iso_date(char text[static 16], struct date date)
{
	if (!date.year || !date.month || !date.day)
		return NULL;
	snprintf(text, 16, "%04d-%02d-%02d", (date.year - BUDDHIST_ERA) % 10000,
		date.month % 100, date.day % 100);
	return text;
}

struct period_columns {
	const char *kind, *from, *to;
	char from_text[16], to_text[16];
};

static void understand(struct period_columns *columns, const char *text, int fiscal_year)
{
	struct period period = period_parse(text, strlen(text), fiscal_year);
	columns->kind = period_kind_name(period.kind);
	columns->from = iso_date(columns->from_text, period.from);
	columns->to = iso_date(columns->to_text, period.to);
}

static void bind_steps(struct query *query, const struct steps *steps)
{
	query_integer(query, steps->present);
	query_text(query, steps->lead);
	query_text(query, steps->marks_present ? list_marks_name(steps->marks) : NULL);
	query_integer(query, steps->items.present);
	query_text(query, steps->extra);
}

/* The columns that {card_columns} in the SQL stands for, in its order. */
static void bind_fields(struct query *query, const struct card *card)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		const struct card_field_row *row = card_field_row(field);
		const void *value = (const char *)card + row->offset;
		switch (row->holds) {
		case HOLDS_TEXT: query_text(query, *(char *const *)value); break;
		case HOLDS_STEPS: bind_steps(query, value); break;
		case HOLDS_LIST:
			query_integer(
				query, ((const struct string_list *)value)->present);
			break;
		case HOLDS_EVIDENCE:
			query_integer(
				query, ((const struct evidence_list *)value)->present);
			break;
		}
	}
}

/* Binds all of SQL_CARD_ADD or SQL_CARD_SAVE; of is what those two differ in. */
static void bind_card(struct query *query, const struct card *card,
	const struct card_row *row, const struct period_columns *period,
	struct change change, const int64_t of[static 2])
{
	query_text(query, row->uuid);
	query_text(query, card_state_name(row->state));
	query_integer(query, card->unconfirmed.present);
	query_integer(query, card_unconfirmed_count(card));
	query_text(query, card->extra);
	query_text(query, period->kind);
	query_text(query, period->from);
	query_text(query, period->to);
	query_text(query, change.who);
	query_integer(query, change.at);
	query_integer(query, of[0]);
	query_integer(query, of[1]);
	bind_fields(query, card);
}

/* *number: a new one's. */
static bool write_row(struct query *query, const struct card_row *row, int64_t *number,
	int64_t *changed, struct error *error)
{
	if (row->number)
		return query_run_counting(query, changed, error);
	return row->behind ? query_run_known(query, error)
			   : query_run_returning(query, number, error);
}

enum save_outcome card_write(struct store *store, const struct card *card,
	struct card_row *row, struct change change, struct error *error)
{
	bool is_new = row->number == 0;
	struct period_columns period;
	if (!card_within_limits(card, error))
		return SAVE_FAILED;
	understand(&period, card->period ? card->period : "", row->fiscal_year);
	const int64_t of[2] = {
		is_new ? row->report : row->number, is_new ? row->place : row->revision};
	struct query query = query_open(store, is_new ? SQL_CARD_ADD : SQL_CARD_SAVE);
	bind_card(&query, card, row, &period, change, of);
	int64_t number = is_new ? row->behind + 1 : row->number, changed = 1;
	if (!write_row(&query, row, &number, &changed, error))
		return SAVE_FAILED;
	if (changed == 0)
		return SAVE_CONFLICT;
	if ((!is_new && !lists_clear(store, number, error)) ||
		!lists_write(store, number, card, error))
		return SAVE_FAILED;
	row->number = number;
	row->revision++;
	return SAVE_DONE;
}

static bool is_date(const char *date, const char *text)
{
	return strcmp(date ? date : "", text) == 0;
}

bool card_period_means(const char *words, int fiscal_year, const char *kind,
	const char *from, const char *to)
{
	struct period_columns period;
	understand(&period, words, fiscal_year);
	return strcmp(period.kind, kind) == 0 && is_date(period.from, from) &&
	       is_date(period.to, to);
}

bool card_understand_all(
	struct store *store, const struct report_key *key, struct error *error)
{
	struct query query = query_open(store, SQL_CARD_PERIODS);
	query_hold(&query);
	struct query set = query_open(store, SQL_CARD_PERIOD_SET);
	query_integer(&query, key->number);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		struct period_columns period;
		int64_t card = query_column_integer(&query);
		understand(&period, query_column_text(&query), key->fiscal_year);
		query_again(&set);
		query_text(&set, period.kind);
		query_text(&set, period.from);
		query_text(&set, period.to);
		query_integer(&set, card);
		if (!query_step_done(&set, error)) {
			outcome = QUERY_FAILED;
			break;
		}
	}
	query_close(&set);
	query_close(&query);
	return outcome == QUERY_DONE;
}

static bool extras_hold(
	const struct store *store, const struct card_entry *entry, struct error *error)
{
	return extra_check_card(&entry->card, error) ||
	       error_prefix(error, _("%s: measure of number %lld"), store->path,
		       (long long)entry->number);
}

/* Appends what is asked for the lists of a card. */
static void lists_ahead(struct ahead *list, size_t *count, int64_t card, bool unconfirmed)
{
	if (unconfirmed)
		list[(*count)++] = (struct ahead){
			.name = unconfirmed_table.list, .integers = 1, .values = {card}};
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (card_field_row(field)->holds != HOLDS_TEXT)
			list[(*count)++] =
				(struct ahead){.name = sql_card_lists[field].list,
					.integers = 1,
					.values = {card}};
}

void cards_ahead(struct store *store, const struct card_entry *entries, size_t count,
	const struct ahead *also)
{
	size_t asked = 0;
	if (!query_ahead_helps(store))
		return;
	struct ahead *list = mem_new(count * (FIELD_COUNT + 2) + 1, sizeof(*list));
	for (size_t i = 0; i < count; i++) {
		lists_ahead(list, &asked, entries[i].number,
			entries[i].card.unconfirmed.present);
		if (!also)
			continue;
		list[asked] = *also;
		list[asked].integers = 1;
		list[asked++].values[0] = entries[i].number;
	}
	query_ahead(store, list, asked);
	free(list);
}

void card_ahead(struct store *store, const int64_t *numbers, size_t count)
{
	size_t asked = 0;
	if (!query_ahead_helps(store))
		return;
	struct ahead *list = mem_new(count * (FIELD_COUNT + 2) + 1, sizeof(*list));
	for (size_t i = 0; i < count; i++) {
		list[asked++] = (struct ahead){
			.name = SQL_CARD_GET, .integers = 1, .values = {numbers[i]}};
		lists_ahead(list, &asked, numbers[i], true);
	}
	query_ahead(store, list, asked);
	free(list);
}

bool card_read_unsettled(
	struct store *store, struct card_entry *entry, struct error *error)
{
	struct card *card = &entry->card;
	bool good = unconfirmed_read(store, entry->number, &card->unconfirmed, error);
	for (enum card_field field = 0; good && field < FIELD_COUNT; field++)
		good = elements_read(store, entry->number, card, field, error);
	if (!good)
		card_entry_release(entry);
	return good;
}

bool card_read_lists(struct store *store, struct card_entry *entry, struct error *error)
{
	if (!card_read_unsettled(store, entry, error))
		return false;
	const bool good = extras_hold(store, entry, error);
	if (!good)
		card_entry_release(entry);
	return good;
}

static void read_uuid(struct query *query, char uuid[static UUID_BYTES + 1])
{
	snprintf(uuid, UUID_BYTES + 1, "%s", query_column_text(query));
}

static void read_steps(struct query *query, struct steps *steps)
{
	steps->present = query_column_integer(query);
	steps->lead = query_column_copy(query);
	steps->marks_present = list_marks_find(query_column_text(query), &steps->marks);
	steps->items.present = query_column_integer(query);
	steps->extra = query_column_copy(query);
}

static void read_fields(struct query *query, struct card *card)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		const struct card_field_row *row = card_field_row(field);
		void *value = (char *)card + row->offset;
		switch (row->holds) {
		case HOLDS_TEXT: *(char **)value = query_column_copy(query); break;
		case HOLDS_STEPS: read_steps(query, value); break;
		case HOLDS_LIST:
			((struct string_list *)value)->present =
				query_column_integer(query);
			break;
		case HOLDS_EVIDENCE:
			((struct evidence_list *)value)->present =
				query_column_integer(query);
			break;
		}
	}
}

static void read_columns(struct query *query, struct card *card)
{
	read_uuid(query, card->uuid);
	card_state_find(query_column_text(query), &card->state);
	card->unconfirmed.present = query_column_integer(query);
	card->extra = query_column_copy(query);
	read_fields(query, card);
}

void card_read_row(struct query *query, struct card_entry *entry, struct change *change)
{
	*entry = (struct card_entry){.number = query_column_integer(query)};
	entry->report = query_column_integer(query);
	entry->place = (int)query_column_integer(query);
	entry->revision = query_column_integer(query);
	struct change made = {.who = query_column_text(query)};
	made.at = query_column_integer(query);
	if (change)
		*change = made;
	card_init(&entry->card);
	read_columns(query, &entry->card);
}

bool card_keep_version(
	struct store *store, const struct card_entry *entry, struct error *error)
{
	struct str body = STR_INIT;
	card_to_json(&body, &entry->card);
	struct query query = query_open(store, SQL_CARD_VERSION_KEEP);
	query_integer(&query, entry->number);
	query_bytes(&query, body.data, body.bytes);
	bool good = query_run(&query, error);
	str_release(&body);
	return good;
}

void card_entry_release(struct card_entry *entry)
{
	card_release(&entry->card);
}
