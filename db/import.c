/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reports into the office file: doubles, replacing with history, approvals that are
 * not believed (design.md, "The report as data").
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/bin_look.h"
#include "db/engine/query.h"
#include "db/engine/query_ahead.h"
#include "db/engine/transaction.h"
#include "db/head.h"
#include "db/rows/cards_beside.h"
#include "db/rows/rows.h"
#include "db/rows/seal_rows.h"
#include "db/rows/search_body.h"
#include "db/rows/search_copy.h"
#include "db/store.h"
#include "db/take_in.h"
#include "db/trust/keys.h"
#include "db/trust/parts.h"
#include "db/trust/person.h"
#include "db/trust/seal_make.h"
#include "db/trust/trail_write.h"
#include "model/card.h"
#include "model/card_source.h"
#include "model/json.h"
#include "model/report.h"
#include "model/report_reading.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/progress.h"
#include "text/str.h"

typedef char uuid_text[UUID_BYTES + 1];

/* What is known here of a card's UUID. */
struct known {
	int64_t number, report; /* 0: nothing */
	int64_t place;          /* 0: it stands in no report at present */
};

/* One import under way. */
struct import {
	struct store *store;
	const struct report *report; /* its cards are those of the source */
	struct card_source *cards;
	struct cards_beside *beside; /* reads them ahead; NULL: nobody does */
	size_t count;                /* of them */
	enum import_mode mode;
	struct change change;
	const char *act; /* of the trail */
	struct report_key key;
	enum seal_verdict verdict;
	int old_year;   /* of the report that it replaces; 0: it is a new one */
	bool believed;  /* its seal says that it is approved, all of it */
	bool approvals; /* it, or a card of it, says that it is */
	uuid_text uuid;
	/* Of its cards, as they stand in the office file. */
	uuid_text *card_uuids;
	struct known *known; /* of those, where all were asked for at once; else NULL */
	enum card_state *states;
	struct parts parts; /* the report's own texts, and the cards in their order */
	char digest[HASH_HEX + 1]; /* of all of it */
	struct str bodies;  /* for the search copy, of the last cards, each to its NUL */
	size_t copied;      /* cards that are in the search copy */
	int64_t last_added; /* the number of the last card that is new; 0: none yet */
};

/* What is known of card number index of the file, from 0, in the office file. */
static struct part *part_of(struct import *import, size_t index)
{
	return &import->parts.items[index + 1];
}

/* Who approves in one office is nobody in another, unless the seal is of a known key. */
static enum card_state believed_card(const struct import *import, enum card_state state)
{
	if (import->believed)
		return CARD_APPROVED;
	return state == CARD_APPROVED ? CARD_DONE : state;
}

static enum report_state believed_report(
	const struct import *import, enum report_state state)
{
	return state == REPORT_APPROVED && !import->believed ? REPORT_SUBMITTED : state;
}

/* --- doubles --- */

static bool refuse_title(const struct import *import, int64_t number, struct error *error)
{
	if (import->mode == IMPORT_REPLACE)
		return error_set(error, ERROR_REFUSED,
			_("report %lld is of the same agency, year, months and title, "
			  "but this file has no UUID that would say that it takes its "
			  "place; with --again it is taken in beside it"),
			(long long)number);
	return error_set(error, ERROR_REFUSED,
		_("report %lld is of the same agency, year, months and title; with "
		  "--again this one is taken in beside it"),
		(long long)number);
}

/* A report without a UUID that looks like one that is there. */
static bool check_title(const struct import *import, struct error *error)
{
	int64_t number = 0;
	if (!report_by_title(import->store, import->report, 0, &number, error))
		return false;
	return number == 0 || refuse_title(import, number, error);
}

static bool refuse_binned(int64_t number, struct error *error)
{
	return error_set(error, ERROR_REFUSED,
		_("report %lld has the same UUID and lies in the bin: 'mattrakan bin "
		  "restore %lld' brings it back, 'mattrakan bin empty --yes %lld' "
		  "destroys it, so that this one can come in"),
		(long long)number, (long long)number, (long long)number);
}

/* A report whose UUID is known; *number stays 0 where it is not. */
static bool check_uuid(const struct import *import, int64_t *number, struct error *error)
{
	struct query query = query_open(import->store, SQL_REPORT_BY_UUID);
	query_text(&query, import->report->uuid);
	enum report_state state = REPORT_OPEN;
	enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		*number = query_column_integer(&query);
		report_state_find(query_column_text(&query), &state);
	}
	query_close(&query);
	if (outcome != QUERY_ROW)
		return outcome == QUERY_DONE;
	bool binned;
	if (!bin_has_report(import->store, *number, &binned, error))
		return false;
	if (binned)
		return refuse_binned(*number, error);
	if (import->mode != IMPORT_REPLACE && import->mode != IMPORT_REPLACE_AGAIN)
		return error_set(error, ERROR_REFUSED,
			_("report %lld has the same UUID; with --replace this one takes "
			  "its place and the old one is kept in its history"),
			(long long)*number);
	if (state == REPORT_APPROVED)
		return error_set(error, ERROR_REFUSED,
			_("report %lld is approved, and what is approved does not "
			  "change"),
			(long long)*number);
	return true;
}

/* --- cards --- */

static bool find_card(
	struct store *store, const char *uuid, struct known *known, struct error *error)
{
	*known = (struct known){0};
	if (!*uuid)
		return true;
	struct query query = query_open(store, SQL_CARD_BY_UUID);
	query_text(&query, uuid);
	enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		known->number = query_column_integer(&query);
		known->report = query_column_integer(&query);
		known->place = query_column_integer(&query);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

/* Asks for some of the cards from one on at once. */
static void cards_ahead_from(struct import *import, size_t first, size_t most)
{
	const size_t count = MIN(most, import->count - first);
	struct ahead *list = mem_new(count, sizeof(*list));
	for (size_t i = 0; i < count; i++)
		list[i] = (struct ahead){
			.name = SQL_CARD_BY_UUID, .text = import->card_uuids[first + i]};
	query_ahead(import->store, list, count);
	free(list);
}

/* All where each would be waited for. */
static bool find_cards(struct import *import, struct error *error)
{
	enum { AT_ONCE = 256 };
	struct store *store = import->store;
	if (!query_ahead_helps(store))
		return true;
	import->known = mem_new(import->count + 1, sizeof(*import->known));
	for (size_t i = 0; i < import->count; i++) {
		const struct card *card = import->cards->next(import->cards, error);
		if (!card)
			return false;
		memcpy(import->card_uuids[i], card->uuid, sizeof(uuid_text));
	}
	bool good = true;
	for (size_t i = 0; good && i < import->count; i++) {
		if (i % AT_ONCE == 0)
			cards_ahead_from(import, i, AT_ONCE);
		good = find_card(store, import->card_uuids[i], &import->known[i], error);
	}
	return good && import->cards->rewind(import->cards, error);
}

/* Whether the file had a card of that UUID before: what was known then holds no more. */
static bool is_repeated(const struct import *import, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (strcmp(import->card_uuids[i], import->card_uuids[index]) == 0)
			return true;
	return false;
}

static bool look_for_card(
	struct import *import, size_t index, struct known *known, struct error *error)
{
	if (!import->known || is_repeated(import, index))
		return find_card(import->store, import->card_uuids[index], known, error);
	*known = import->known[index];
	return true;
}

static bool refuse_card(const struct import *import, size_t index,
	const struct known *known, struct error *error)
{
	if (known->report == import->key.number)
		return error_set(error, ERROR_REFUSED,
			_("cards[%zu].uuid: the same as cards[%lld].uuid; a copy needs a "
			  "UUID of its own: leave the key out and one is made"),
			index, (long long)known->place - 1);
	return error_set(error, ERROR_REFUSED,
		_("cards[%zu].uuid: a measure of report %lld has the same UUID; with "
		  "--again, or without the key, the copy gets one of its own"),
		index, (long long)known->report);
}

static bool same_card(
	const struct card *old, const struct card *new, enum card_state state)
{
	struct card with_state = *new; /* borrows; only written out */
	with_state.state = state;
	struct str old_text = STR_INIT, new_text = STR_INIT;
	card_to_json(&old_text, old);
	card_to_json(&new_text, &with_state);
	bool same = strcmp(old_text.data, new_text.data) == 0;
	str_release(&old_text);
	str_release(&new_text);
	return same;
}

static bool put_at(
	struct store *store, int64_t number, int64_t place, struct error *error)
{
	struct query query = query_open(store, SQL_CARD_PUT_AT);
	query_integer(&query, number);
	query_integer(&query, place);
	return query_run(&query, error);
}

/* A new version of a card, or the card as it is where the two are the same. */
static bool update_card(struct import *import, size_t index, const struct card *card,
	const struct card_entry *old, struct error *error)
{
	struct store *store = import->store;
	enum card_state state = believed_card(import, card->state);
	bool approved = old->card.state == CARD_APPROVED;
	if (approved && state == CARD_DONE)
		state = CARD_APPROVED;
	import->states[index] = state;
	if (!put_at(store, old->number, (int64_t)index + 1, error))
		return false;
	part_of(import, index)->revision = old->revision;
	if (same_card(&old->card, card, state) &&
		import->old_year == import->key.fiscal_year)
		return true;
	if (approved)
		return error_set(error, ERROR_REFUSED,
			_("cards[%zu]: this measure is approved and would change; it "
			  "must be reopened first"),
			index);
	struct card_row row = {.number = old->number,
		.revision = old->revision,
		.fiscal_year = import->key.fiscal_year,
		.uuid = old->card.uuid,
		.state = state};
	const bool good =
		card_keep_version(store, old, error) &&
		card_write(store, card, &row, import->change, error) == SAVE_DONE;
	part_of(import, index)->revision = row.revision;
	return good;
}

static bool add_card(struct import *import, size_t index, const struct card *card,
	int64_t *number, struct error *error)
{
	struct card_row row = {.report = import->key.number,
		.place = (int)index + 1,
		.fiscal_year = import->key.fiscal_year,
		.uuid = import->card_uuids[index],
		.state = believed_card(import, card->state),
		.behind = import->last_added};
	import->states[index] = row.state;
	if (card_write(import->store, card, &row, import->change, error) != SAVE_DONE)
		return false;
	*number = import->last_added = row.number;
	part_of(import, index)->revision = row.revision;
	return true;
}

static bool put_card(
	struct import *import, size_t index, const struct card *card, struct error *error)
{
	struct store *store = import->store;
	char *uuid = import->card_uuids[index];
	struct known known;
	memcpy(uuid, card->uuid, sizeof(uuid_text));
	if (!look_for_card(import, index, &known, error))
		return false;
	bool of_this = known.report == import->key.number;
	if (known.number && !of_this &&
		(import->mode == IMPORT_AGAIN || import->mode == IMPORT_REPLACE_AGAIN))
		known.number = 0, *uuid = '\0';
	if (known.number && (!of_this || known.place))
		return refuse_card(import, index, &known, error);
	if (!*uuid)
		uuid_make(uuid);
	bool good;
	if (known.number) {
		struct card_entry old;
		good = store_card(store, known.number, &old, error);
		if (good) {
			good = update_card(import, index, card, &old, error);
			card_entry_release(&old);
		}
	} else {
		good = add_card(import, index, card, &known.number, error);
	}
	part_of(import, index)->card = known.number;
	return good;
}

/* Cards whose texts the search index takes in without more memory, and that are read and hashed
 * while threads would begin; bytes of texts that are gathered before they go into the index. */
enum { FEW = 200, SEARCH_GATHERED = 3 << 20 };

/* What is gathered goes into the search copy. Its cards are written before: a statement that
 * fires triggers, as writing a card does, makes the index write out what it gathers, and one
 * row at a time that takes longer than all the rest. */
static bool copy_for_search(struct import *import, struct error *error)
{
	const struct str *bodies = &import->bodies;
	bool good = true;
	for (size_t at = 0; good && at < bodies->bytes;) {
		const char *body = bodies->data + at;
		const size_t bytes = strlen(body);
		const size_t index = import->copied++;
		good = search_copy_add_body(import->store, &import->key, (int)index + 1,
			part_of(import, index)->card, body, bytes, error);
		at += bytes + 1;
	}
	str_clear(&import->bodies);
	return good;
}

/* The next card, its text for the search copy among those that are gathered. */
static const struct card *next_card(struct import *import, struct error *error)
{
	struct str *bodies = &import->bodies;
	const struct card *card =
		import->beside ? cards_beside_next(import->beside, bodies, error)
			       : import->cards->next(import->cards, error);
	if (!card)
		return NULL;
	if (!import->beside)
		search_card_body(bodies, card);
	str_putc(bodies, '\0');
	return card;
}

static bool put_next(struct import *import, size_t index, struct digesting *digesting,
	struct error *error)
{
	const struct card *card = next_card(import, error);
	if (!card || !put_card(import, index, card, error))
		return false;
	if (!progress_step(import->store->progress))
		return progress_fail(error);
	struct card stored = *card; /* borrows; only written out */
	memcpy(stored.uuid, import->card_uuids[index], sizeof(uuid_text));
	report_digest_add(digesting, &stored, part_of(import, index)->digest);
	import->approvals = import->approvals || card->state == CARD_APPROVED;
	return import->bodies.bytes < SEARCH_GATHERED || copy_for_search(import, error);
}

/* Behind the last card nothing is wrong: so a file says that was changed meanwhile. And what
 * is believed is what was judged. */
static bool at_end(struct import *import, struct error *error)
{
	struct error failed = ERROR_INIT;
	const bool end = !next_card(import, &failed);
	if (!error_pass(error, &failed))
		return false;
	if (end && (!import->believed ||
			   strcmp(import->digest, import->report->seal.hash) == 0))
		return true;
	return error_set(error, ERROR_REFUSED,
		_("the file was changed while it was read; try it again"));
}

/* All cards of the source, of which one at a time is in memory. */
static bool put_cards(struct import *import, struct error *error)
{
	const bool many = import->count > FEW;
	struct report stored = *import->report; /* borrows all of it but the cards */
	stored.count = 0;
	memcpy(stored.uuid, import->uuid, sizeof(uuid_text));
	head_digest(import->parts.items[0].digest, &stored);
	struct digesting *digesting = report_digest_begin(&stored, many);
	bool good = import->cards->rewind(import->cards, error) &&
		    find_cards(import, error) &&
		    (!many || search_copy_gather(import->store, true, error));
	progress_begin(import->store->progress, N_("taking in the measures"),
		(int64_t)import->count);
	import->beside = good && many ? cards_beside_begin(import->cards) : NULL;
	for (size_t i = 0; good && i < import->count; i++)
		good = put_next(import, i, digesting, error);
	report_digest_end(digesting, import->digest);
	good = good && at_end(import, error);
	cards_beside_end(import->beside);
	return good &&
	       search_copy_add_report(
		       import->store, &import->key, import->report, error) &&
	       copy_for_search(import, error) &&
	       (!many || search_copy_gather(import->store, false, error));
}

/* --- the report --- */

static bool keep_old_report(struct import *import, struct error *error)
{
	struct store *store = import->store;
	struct report old;
	if (!report_read_whole(store, import->key.number, &old, error))
		return false;
	struct str body = STR_INIT;
	report_to_json(&body, &old);
	struct report_key old_key = {old.fiscal_year, old.months, import->key.number};
	import->old_year = old.fiscal_year;
	report_release(&old);
	struct query query = query_open(store, SQL_REPORT_VERSION_KEEP);
	query_integer(&query, import->key.number);
	query_bytes(&query, body.data, body.bytes);
	bool good = query_run(&query, error);
	str_release(&body);
	struct query out = query_open(store, SQL_CARD_TAKE_OUT_ALL);
	query_integer(&out, import->key.number);
	return query_run(&out, good ? error : NULL) && good &&
	       search_copy_forget(store, &old_key, error);
}

/* After the cards are in: an approved one may not have stayed out. */
static bool check_taken_out(const struct import *import, struct error *error)
{
	struct query query = query_open(import->store, SQL_CARD_APPROVED_OUT);
	query_integer(&query, import->key.number);
	int64_t number = 0;
	if (!query_one_integer(&query, &number, error))
		return false;
	if (!number)
		return true;
	return error_set(error, ERROR_REFUSED,
		_("an approved measure of report %lld is not in this file; it must be "
		  "reopened first"),
		(long long)import->key.number);
}

/* What the file did not bring lies in the bin. */
static bool put_left_out(const struct import *import, struct error *error)
{
	struct query query = query_open(import->store, SQL_BIN_CARD_PUT_LEFT_OUT);
	query_integer(&query, import->key.number);
	query_text(&query, import->change.who);
	query_integer(&query, import->change.at);
	return query_run(&query, error);
}

/* --- the seal --- */

/* Cards that would get UUIDs of their own would make another report of it. */
static bool cards_keep_uuids(struct import *import, bool *keep, struct error *error)
{
	struct error failed = ERROR_INIT;
	const struct card *card;
	*keep = true;
	if (!import->cards->rewind(import->cards, error))
		return false;
	while (*keep && (card = import->cards->next(import->cards, &failed))) {
		struct known known;
		if (!find_card(import->store, card->uuid, &known, error))
			return false;
		*keep = *card->uuid &&
			(!known.number || known.report == import->key.number);
	}
	return error_pass(error, &failed);
}

/* Whether approvals are believed; before anything is written. */
static bool look_at_seal(struct import *import, struct error *error)
{
	const struct report *report = import->report;
	bool keep;
	if (!seal_judge(import->store, report, import->cards, &import->verdict, error))
		return false;
	if (import->verdict != SEAL_AGREES || report->state != REPORT_APPROVED ||
		!*report->uuid)
		return true;
	if (!cards_keep_uuids(import, &keep, error))
		return false;
	import->believed = keep;
	return true;
}

/* --- the trail --- */

/* The cards that lie in the bin: of those that it left out nothing else tells that. */
static bool add_left_out(struct import *import, struct error *error)
{
	struct parts *parts = &import->parts;
	size_t capacity = parts->count;
	struct query query = query_open(import->store, SQL_CARDS_OUT);
	query_integer(&query, import->key.number);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		parts->items = mem_grow(
			parts->items, parts->count, &capacity, sizeof(*parts->items));
		parts->items[parts->count++] =
			(struct part){.card = query_column_integer(&query)};
	}
	query_close(&query);
	parts_sort(parts);
	return outcome != QUERY_FAILED;
}

/* Whose seal was believed: that it says so is how verify knows of it. */
static const char *believed_of(const struct import *import)
{
	const struct seal *seal = &import->report->seal;
	if (!import->believed)
		return "";
	return *seal->name ? seal->name : seal->key;
}

static bool note_import(struct import *import, struct error *error)
{
	int64_t revision = 0;
	if (!store_head_revision(import->store, import->key.number, &revision, error))
		return false;
	import->parts.report = import->key.number;
	import->parts.items[0].revision = revision;
	const struct trail_note note = {
		.act = import->old_year ? "report.replace" : import->act,
		.change = import->change,
		.report = import->key.number,
		.revision = revision,
		.detail = believed_of(import),
		.digest = import->digest,
		.parts = &import->parts};
	return (!import->old_year || add_left_out(import, error)) &&
	       trail_add(import->store, &note, NULL, NULL, error);
}

static bool take_in(struct import *import, struct error *error)
{
	const struct report *report = import->report;
	int64_t *number = &import->key.number;
	if (!person_may_write(import->store, import->change.who, error))
		return false;
	if (*report->uuid) {
		if (!check_uuid(import, number, error))
			return false;
		memcpy(import->uuid, report->uuid, sizeof(uuid_text));
	} else {
		if (import->mode != IMPORT_AGAIN && !check_title(import, error))
			return false;
		uuid_make(import->uuid);
	}
	if (!look_at_seal(import, error) || (*number && !keep_old_report(import, error)))
		return false;
	if (!report_write(import->store, report, import->uuid,
		    believed_report(import, report->state), import->change, number,
		    error))
		return false;
	return put_cards(import, error) &&
	       (!import->old_year ||
		       (check_taken_out(import, error) && put_left_out(import, error))) &&
	       (!import->believed ||
		       seal_write(import->store, *number, &report->seal, false, error)) &&
	       note_import(import, error);
}

/* --- what is in the way --- */

static bool is_known(struct store *store, const struct report *report, bool *known,
	bool *binned, struct error *error)
{
	int64_t number = 0;
	if (*report->uuid) {
		struct query query = query_open(store, SQL_REPORT_BY_UUID);
		query_text(&query, report->uuid);
		if (!query_one_integer(&query, &number, error))
			return false;
	}
	*known = number != 0;
	return bin_has_report(store, number, binned, error);
}

static bool find_obstacle(struct store *store, const struct report *report,
	enum import_obstacle *obstacle, struct error *error)
{
	int64_t number = 0;
	bool known = false, binned = false;
	*obstacle = IMPORT_CLEAR;
	if (!is_known(store, report, &known, &binned, error))
		return false;
	/* No mode helps: importing it says what does. */
	if (binned)
		return true;
	if (!known && !*report->uuid &&
		!report_by_title(store, report, 0, &number, error))
		return false;
	if (known || number) {
		*obstacle = known ? IMPORT_KNOWN : IMPORT_DOUBLE;
		return true;
	}
	for (size_t i = 0; i < report->count; i++) {
		struct known card;
		if (!find_card(store, report->cards[i].uuid, &card, error))
			return false;
		if (card.number)
			*obstacle = IMPORT_COPIES;
	}
	return true;
}

bool store_import_obstacle(struct store *store, const struct report *report,
	enum import_obstacle *obstacle, struct error *error)
{
	if (!transaction_read(store, error))
		return false;
	const bool good = find_obstacle(store, report, obstacle, error);
	transaction_read_end(store);
	return good;
}

/* --- taking in --- */

/* The caller's report as it is now in the office file. */
static void tell_back(const struct import *import, struct report *report)
{
	memcpy(report->uuid, import->uuid, sizeof(uuid_text));
	report->state = believed_report(import, report->state);
	if (!import->believed)
		seal_release(&report->seal);
	for (size_t i = 0; i < report->count; i++) {
		struct card *card = &report->cards[i];
		memcpy(card->uuid, import->card_uuids[i], sizeof(uuid_text));
		card->state = import->states[i];
	}
}

/* The source and the count of cards are in it, and how it is taken in. */
static bool run(struct import *import, const char *who, struct import_result *result,
	struct error *error)
{
	struct store *store = import->store;
	const struct report *report = import->report;
	import->change = change_now(who);
	import->key = (struct report_key){
		.fiscal_year = report->fiscal_year, .months = report->months};
	import->approvals = report->state == REPORT_APPROVED;
	import->card_uuids = mem_new(import->count + 1, sizeof(uuid_text));
	import->states = mem_new(import->count + 1, sizeof(enum card_state));
	import->parts.count = import->count + 1;
	import->parts.items = mem_new(import->parts.count, sizeof(struct part));
	str_init(&import->bodies);
	const bool good = store_begin(store, error) &&
			  transaction_end(store, take_in(import, error), error);
	if (good)
		*result = (struct import_result){.number = import->key.number,
			.approvals = import->approvals,
			.believed = import->believed,
			.verdict = import->verdict};
	str_release(&import->bodies);
	free(import->parts.items);
	return good;
}

static void release(struct import *import)
{
	free(import->card_uuids);
	free(import->known);
	free(import->states);
}

bool report_take_in(struct store *store, struct report *report, enum import_mode mode,
	const char *who, const char *act, struct import_result *result,
	struct error *error)
{
	struct import import = {.store = store,
		.report = report,
		.cards = card_source_of_report(report),
		.count = report->count,
		.mode = mode,
		.act = act};
	const bool good = run(&import, who, result, error);
	if (good)
		tell_back(&import, report);
	card_source_free(import.cards);
	release(&import);
	return good;
}

/* A report that begins here comes without cards. */
static const char *act_of(const struct report *report, size_t cards)
{
	return cards || *report->uuid ? "report.import" : "report.new";
}

void import_belief_append(struct str *out, const struct import_result *result)
{
	if (result->believed)
		str_puts(out,
			_("it comes in approved: the seal agrees, and its key is known "
			  "here"));
	else if (result->approvals)
		str_printf(out, _("its approvals are not taken over: %s"),
			result->verdict == SEAL_AGREES
				? _("it is a copy, or does not say itself that it is "
				    "approved")
				: _(seal_verdict_label(result->verdict)));
}

bool store_import_result(struct store *store, struct report *report,
	enum import_mode mode, const char *who, struct import_result *result,
	struct error *error)
{
	return report_take_in(
		store, report, mode, who, act_of(report, report->count), result, error);
}

bool store_import_cards(struct store *store, const struct report_reading *reading,
	enum import_mode mode, const char *who, struct import_result *result,
	struct error *error)
{
	struct import import = {.store = store,
		.report = &reading->head,
		.cards = reading->cards,
		.count = reading->count,
		.mode = mode,
		.act = act_of(&reading->head, reading->count)};
	const bool good = run(&import, who, result, error);
	release(&import);
	return good;
}

bool store_import(struct store *store, struct report *report, enum import_mode mode,
	const char *who, int64_t *number, struct error *error)
{
	struct import_result result;
	if (!store_import_result(store, report, mode, who, &result, error))
		return false;
	*number = result.number;
	return true;
}
