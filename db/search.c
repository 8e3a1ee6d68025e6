/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Search: the words are folded, the folded copy gives the rows that hold them in the
 * order in which they are told, and of each row the paragraph is found as it is stored.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/rows/rows.h"
#include "db/rows/search_body.h"
#include "db/rows/search_copy.h"
#include "db/store.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/normalise.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	/* The trigram tokenizer knows nothing of fewer. */
	INDEXED_CODE_POINTS = 3,
	PAGE = 64, /* rows of the copy that are read at once */
};

struct search {
	struct store *store;
	struct str words; /* folded */
	search_visit *visit;
	void *context;
	struct error *error;
};

/* A row of the copy, and where the words stand in it. */
struct found {
	const char *body, *at;
	int64_t card;
	enum card_field field;
	size_t line; /* of the field, from 0 */
};

static void place_found(struct found *found)
{
	found->field = FIELD_NONE;
	for (const char *at = found->body; at < found->at; at++) {
		const int id = search_mark(at);
		if (id)
			found->field = card_field_by_id(id), found->line = 0;
		else if (*at == '\n')
			found->line++;
	}
}

/* Finds the words in a stored paragraph. */
static bool find_in_line(const struct search *search, const char *line, size_t bytes,
	struct search_hit *hit)
{
	struct str folded = STR_INIT;
	size_t *origin = NULL;
	text_fold(&folded, line, bytes, &origin);
	const char *at = strstr(folded.data, search->words.data);
	if (at) {
		size_t start = (size_t)(at - folded.data);
		hit->start = origin[start];
		hit->bytes = origin[start + search->words.bytes] - hit->start;
	}
	free(origin);
	str_release(&folded);
	return at != NULL;
}

/* Cuts the line out of a field's text and finds the words in it. */
static bool find_line(const struct search *search, const struct found *found,
	struct str *text, struct search_hit *hit)
{
	char *line = text->data, *end;
	for (size_t i = 0; (end = strchr(line, '\n')); i++, line = end + 1)
		if (i == found->line)
			break;
	if (end)
		*end = '\0';
	hit->text = line;
	return find_in_line(search, line, strlen(line), hit);
}

/* Lists stand in tables of their own, which are read where need be. */
static bool is_one_text(enum card_field field)
{
	return field != FIELD_NONE && card_field_row(field)->holds == HOLDS_TEXT;
}

/* Appends the text of the field of the card in which the words were found. */
static bool card_text_of(const struct search *search, const struct found *found,
	struct str *text, struct search_hit *hit)
{
	struct card_entry entry;
	struct query query = query_open(search->store, SQL_CARD_GET);
	query_integer(&query, found->card);
	const enum query_outcome outcome = query_step(&query, search->error);
	if (outcome == QUERY_DONE)
		/* A copy of a measure that is not there: verify tells of it. */
		error_set(search->error, ERROR_REFUSED, _("(cannot be read)"));
	if (outcome == QUERY_ROW)
		card_read_row(&query, &entry, NULL);
	query_close(&query);
	if (outcome != QUERY_ROW ||
		(!is_one_text(found->field) &&
			!card_read_lists(search->store, &entry, search->error)))
		return false;
	hit->place = entry.place;
	hit->field = found->field;
	card_field_append(text, &entry.card, found->field);
	card_entry_release(&entry);
	return true;
}

static bool report_text_of(
	const struct search *search, struct str *text, const struct search_hit *hit)
{
	struct report report;
	if (!report_read_head(search->store, hit->report, &report, search->error))
		return false;
	search_report_text(text, &report);
	report_release(&report);
	return true;
}

enum told { TOLD_FAILED, TOLD_NOTHING, TOLD_HIT, TOLD_ENOUGH };

static enum told tell(const struct search *search, struct query *query)
{
	struct search_hit hit = {.report = query_column_integer(query)};
	hit.fiscal_year = (int)query_column_integer(query);
	hit.months = (int)query_column_integer(query);
	hit.card = query_column_integer(query);
	hit.field = FIELD_NONE;
	struct found found = {.card = hit.card, .body = query_column_text(query)};
	found.at = strstr(found.body, search->words.data);
	if (!found.at)
		return TOLD_NOTHING;
	place_found(&found);
	struct str text = STR_INIT;
	enum told told = TOLD_FAILED;
	bool good = hit.card ? card_text_of(search, &found, &text, &hit)
			     : report_text_of(search, &text, &hit);
	if (!good && search->error && search->error->kind == ERROR_REFUSED) {
		/* What it stands in cannot be read; other hits can. */
		error_release(search->error);
		hit.text = _("(cannot be read)");
		told = search->visit(search->context, &hit) ? TOLD_HIT : TOLD_ENOUGH;
	} else if (good) {
		told = TOLD_NOTHING;
		if (find_line(search, &found, &text, &hit))
			told = search->visit(search->context, &hit) ? TOLD_HIT
								    : TOLD_ENOUGH;
	}
	str_release(&text);
	return told;
}

/* Where a search stands. */
struct place {
	int64_t id;   /* the last that was looked at */
	int64_t hits; /* told till now */
	enum told told;
};

/* A page of what may be hits; whether there is more to be looked at. */
static bool walk_page(
	const struct search *search, enum sql name, int64_t limit, struct place *place)
{
	int64_t count = 0;
	const int64_t most = limit > 0 ? MIN(limit - place->hits, PAGE) : PAGE;
	struct query query = query_open_lenient(search->store, name);
	query_hold(&query);
	query_text(&query, search->words.data);
	query_integer(&query, place->id);
	query_integer(&query, most);
	enum query_outcome outcome = QUERY_ROW;
	while (place->told != TOLD_FAILED && place->told != TOLD_ENOUGH &&
		(outcome = query_step(&query, search->error)) == QUERY_ROW) {
		const int64_t id = query_column_integer(&query);
		const bool behind = query_is_behind(&query, id, place->id, search->error);
		place->id = id;
		place->told = behind ? tell(search, &query) : TOLD_FAILED;
		place->hits += place->told == TOLD_HIT;
		count++;
	}
	query_close(&query);
	if (outcome == QUERY_FAILED)
		place->told = TOLD_FAILED;
	return outcome == QUERY_DONE && count == most &&
	       (limit <= 0 || place->hits < limit);
}

static bool walk(const struct search *search, int64_t limit)
{
	struct place place = {INT64_MIN, 0, TOLD_NOTHING};
	const bool is_short =
		utf8_count(search->words.data, search->words.bytes) < INDEXED_CODE_POINTS;
	while (walk_page(
		search, is_short ? SQL_SEARCH_SHORT : SQL_SEARCH_INDEXED, limit, &place))
		;
	return place.told != TOLD_FAILED;
}

/* Folds the words; spaces around them are the typist's, not the text's. */
static void fold_words(struct str *folded, const char *words)
{
	static const char space[] = " \t\r\n";
	words += strspn(words, space);
	size_t bytes = strlen(words);
	while (bytes && strchr(space, words[bytes - 1]))
		bytes--;
	text_fold(folded, words, bytes, NULL);
}

bool store_search(struct store *store, const char *words, int64_t limit,
	search_visit *visit, void *context, struct error *error)
{
	struct search search = {store, STR_INIT, visit, context, error};
	bool current;
	if (!search_copy_is_current(store, &current, error))
		return false;
	if (!current)
		return error_set(error, ERROR_SYSTEM,
			_("%s: what search looks through was made by another version of "
			  "this program; open it once where you may write to it, and it "
			  "will be brought up to date"),
			store->path);
	if (!transaction_read(store, error))
		return false;
	fold_words(&search.words, words);
	bool good = search.words.bytes == 0 || walk(&search, limit);
	transaction_read_end(store);
	str_release(&search.words);
	return good;
}
