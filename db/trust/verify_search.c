/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether the search copy and its index, and what is kept of periods, are what the cards and
 * reports say today, and whether those are within the limits.
 */
#include <config.h>

#include <string.h>

#include "db/engine/query.h"
#include "db/rows/card_walk.h"
#include "db/rows/rows.h"
#include "db/rows/search_body.h"
#include "db/rows/search_copy.h"
#include "db/store.h"
#include "db/trust/verify_parts.h"
#include "model/head_text.h"
#include "model/report.h"
#include "model/within_limits.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

static void tell_index(const struct verify *verify)
{
	verify_tell(verify, _("the search index is not what the search copy says"));
}

/* Whether search gets to all of its pages. */
static bool verify_index_pages(const struct verify *verify)
{
	struct query query = query_open(verify->store, SQL_VERIFY_INDEX_PAGES);
	const enum query_outcome outcome = query_step(&query, verify->error);
	if (outcome == QUERY_ROW)
		tell_index(verify);
	query_close(&query);
	return outcome != QUERY_FAILED;
}

bool verify_index(const struct verify *verify)
{
	struct query query = query_open(verify->store, SQL_VERIFY_INDEX);
	bool good = query_step_done(&query, verify->error);
	const bool damaged = !good && verify_blames_file(query.fault);
	query_close(&query);
	if (!damaged)
		return good && verify_index_pages(verify);
	error_release(verify->error);
	tell_index(verify);
	return true;
}

/* Whether a row that holds id and body is the copy that is expected; its id must lie behind
 * *last. */
static bool is_copy(const struct verify *verify, struct query *query,
	const struct str *expected, int64_t *last)
{
	size_t bytes;
	int64_t id = query_column_integer(query);
	const char *body = query_column_bytes(query, &bytes);
	const bool same =
		bytes == expected->bytes && memcmp(body, expected->data, bytes) == 0;
	const bool good = id > *last && (same || verify->other_search);
	*last = id;
	return good;
}

/* Which of the names name a text is known here alone. */
static bool check_count(
	const struct verify *verify, int64_t number, const struct report *head)
{
	int64_t count = 0;
	struct query query = query_open(verify->store, SQL_UNCONFIRMED_TEXT_COUNT);
	query_integer(&query, number);
	if (!query_one_integer(&query, &count, verify->error))
		return false;
	if (count != head_unconfirmed_count(head, NULL))
		verify_tell(verify,
			_("report %lld: its unconfirmed texts are not counted rightly"),
			(long long)number);
	return true;
}

static bool check_report_copy(
	const struct verify *verify, const struct report_key *key, int64_t *last)
{
	struct report report;
	if (!report_read_head(verify->store, key->number, &report, verify->error))
		return false;
	struct str expected = STR_INIT;
	struct error beyond = ERROR_INIT;
	if (!head_within_limits(&report, &beyond))
		verify_tell(verify, _("report %lld: %s"), (long long)key->number,
			error_message(&beyond));
	error_release(&beyond);
	search_report_body(&expected, &report);
	const bool counted = check_count(verify, key->number, &report);
	report_release(&report);
	if (!counted) {
		str_release(&expected);
		return false;
	}
	struct query query = query_open(verify->store, SQL_SEARCH_COPY_RANGE);
	*last = search_id(key, 0);
	query_integer(&query, *last);
	query_integer(&query, *last);
	query_integer(&query, 1);
	--*last;
	enum query_outcome outcome = query_step(&query, verify->error);
	if (outcome == QUERY_DONE ||
		(outcome == QUERY_ROW && !is_copy(verify, &query, &expected, last)))
		verify_tell(verify,
			_("report %lld: the search copy of its texts is not what they "
			  "say"),
			(long long)key->number);
	query_close(&query);
	str_release(&expected);
	return outcome != QUERY_FAILED;
}

static bool check_card_copy(
	const struct verify *verify, const struct card_entry *entry, int64_t *last)
{
	struct str expected = STR_INIT;
	struct error beyond = ERROR_INIT;
	if (!card_within_limits(&entry->card, &beyond))
		verify_tell(verify, _("report %lld, measure %d: %s"),
			(long long)entry->report, entry->place, error_message(&beyond));
	error_release(&beyond);
	search_card_body(&expected, &entry->card);
	struct query query = query_open(verify->store, SQL_SEARCH_COPY_OF_CARD);
	query_integer(&query, entry->number);
	enum query_outcome outcome = query_step(&query, verify->error);
	if (outcome == QUERY_DONE ||
		(outcome == QUERY_ROW && !is_copy(verify, &query, &expected, last)))
		verify_tell(verify,
			_("report %lld, measure %d: its search copy is not what it says"),
			(long long)entry->report, entry->place);
	query_close(&query);
	str_release(&expected);
	return outcome != QUERY_FAILED;
}

static bool check_card_copies(const struct verify *verify, int64_t report, int64_t last)
{
	struct card_walk cards;
	struct card_entry entry;
	enum query_outcome outcome = QUERY_DONE;
	const struct ahead copy = {.name = SQL_SEARCH_COPY_OF_CARD};
	bool good = true;
	card_walk_begin(&cards, verify->store, report);
	cards.also = &copy;
	while (good &&
		(outcome = card_walk_next(&cards, &entry, verify->error)) == QUERY_ROW) {
		good = check_card_copy(verify, &entry, &last) && verify_goes_on(verify);
		card_entry_release(&entry);
	}
	card_walk_end(&cards);
	return good && outcome == QUERY_DONE;
}

static bool report_copies_row(const struct verify *verify, struct query *query)
{
	struct report_key key = {.number = query_column_integer(query)};
	int64_t last;
	key.fiscal_year = (int)query_column_integer(query);
	key.months = (int)query_column_integer(query);
	return check_report_copy(verify, &key, &last) &&
	       check_card_copies(verify, key.number, last);
}

static bool stray_copy_row(const struct verify *verify, struct query *query)
{
	verify_tell(verify,
		_("report %lld: the search copy of something that is not in it"),
		(long long)query_column_integer(query));
	return true;
}

static bool period_row(const struct verify *verify, struct query *query)
{
	const int64_t card = query_column_integer(query);
	const int fiscal_year = (int)query_column_integer(query);
	const char *words = query_column_text(query), *kind = query_column_text(query);
	const char *from = query_column_text(query), *to = query_column_text(query);
	if (!card_period_means(words, fiscal_year, kind, from, to) &&
		!verify->other_search)
		verify_tell(verify,
			_("measure of number %lld: what is kept of its period is not what "
			  "its words mean"),
			(long long)card);
	return true;
}

bool verify_search(const struct verify *verify)
{
	return verify_each(verify, SQL_VERIFY_PERIODS, period_row) &&
	       verify_reports_held(verify, SQL_VERIFY_REPORTS, report_copies_row) &&
	       verify_each(verify, SQL_VERIFY_STRAY_COPIES, stray_copy_row);
}

/* Only a reader meets one of another version: store_open() makes it anew. */
bool verify_search_version(struct verify *verify)
{
	bool current;
	if (!search_copy_is_current(verify->store, &current, verify->error))
		return verify_tell_unreadable(verify);
	verify->other_search = !current;
	if (!current)
		verify_tell(verify, "%s",
			_("what search looks through was made by another version of this "
			  "program; open the file once where you may write to it"));
	return true;
}
