/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Integrity of everything: the pages, the references, the places and versions, and
 * that the search copy is what the cards and reports say today.
 */
#include <config.h>

#include <string.h>

#include "db/engine/bin_look.h"
#include "db/engine/driver.h"
#include "db/engine/query.h"
#include "db/engine/transaction.h"
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

void verify_tell(const struct verify *verify, const char *format, ...)
{
	struct str words = STR_INIT;
	va_list args;
	va_start(args, format);
	str_vprintf(&words, format, args);
	va_end(args);
	verify->problem(verify->context, words.data);
	str_release(&words);
}

/* A damaged page is what was looked for: told, and no failure of the check. */
static bool damaged(const struct verify *verify, const struct query *query)
{
	if (query->fault != FAULT_CORRUPT)
		return false;
	verify_tell(verify, "%s", error_message(verify->error));
	error_release(verify->error);
	return true;
}

/* So is what stands in a row and cannot be what its column says (db/engine/column.h). */
static bool unreadable(const struct verify *verify)
{
	if (verify->error->kind != ERROR_REFUSED)
		return false;
	verify_tell(verify, "%s", error_message(verify->error));
	error_release(verify->error);
	return true;
}

static bool each(const struct verify *verify, struct query *query, verify_row *row)
{
	enum query_outcome outcome;
	bool good = true;
	while (good && (outcome = query_step(query, verify->error)) != QUERY_DONE) {
		if (outcome == QUERY_FAILED && !query->refused) {
			good = damaged(verify, query);
			break;
		}
		good = (outcome == QUERY_ROW && row(verify, query)) || unreadable(verify);
	}
	query_close(query);
	return good;
}

bool verify_each(const struct verify *verify, enum sql name, verify_row *row)
{
	struct query query = query_open(verify->store, name);
	return each(verify, &query, row);
}

bool verify_each_held(const struct verify *verify, enum sql name, verify_row *row)
{
	struct query query = query_open(verify->store, name);
	query_hold(&query);
	return each(verify, &query, row);
}

static bool page_row(const struct verify *verify, struct query *query)
{
	const char *words = query_column_text(query);
	if (strcmp(words, "ok") != 0)
		verify_tell(verify, _("damaged page: %s"), words);
	return true;
}

static bool reference_row(const struct verify *verify, struct query *query)
{
	const char *table = query_column_text(query);
	query_column_integer(query);
	verify_tell(verify,
		_("a row of table %s refers to a row of %s that is not there"), table,
		query_column_text(query));
	return true;
}

static bool places_row(const struct verify *verify, struct query *query)
{
	int64_t report = query_column_integer(query), cards = query_column_integer(query);
	verify_tell(verify,
		_("report %lld: its %lld measures stand in places up to %lld"),
		(long long)report, (long long)cards,
		(long long)query_column_integer(query));
	return true;
}

static bool bin_card_row(const struct verify *verify, struct query *query)
{
	verify_tell(verify,
		_("measure of number %lld: it is out of its report and not in the bin, "
		  "or in both"),
		(long long)query_column_integer(query));
	return true;
}

static bool bin_report_told_row(const struct verify *verify, struct query *query)
{
	verify_tell(verify,
		_("report %lld: whether it lies in the bin, who put it there and when is "
		  "not what the trail says"),
		(long long)query_column_integer(query));
	return true;
}

static bool bin_card_told_row(const struct verify *verify, struct query *query)
{
	verify_tell(verify,
		_("measure of number %lld: who put it into the bin and when is not what "
		  "the trail says"),
		(long long)query_column_integer(query));
	return true;
}

static bool counts_row(const struct verify *verify, struct query *query)
{
	verify_tell(verify, _("report %lld: its measures are not counted rightly"),
		(long long)query_column_integer(query));
	return true;
}

static bool unconfirmed_row(const struct verify *verify, struct query *query)
{
	verify_tell(verify,
		_("measure of number %lld: its unconfirmed fields are not counted "
		  "rightly"),
		(long long)query_column_integer(query));
	return true;
}

static bool card_versions_row(const struct verify *verify, struct query *query)
{
	int64_t card = query_column_integer(query),
		expected = query_column_integer(query);
	verify_tell(verify,
		_("measure of number %lld: %lld earlier versions, %lld are kept"),
		(long long)card, (long long)expected,
		(long long)query_column_integer(query));
	return true;
}

static bool report_versions_row(const struct verify *verify, struct query *query)
{
	int64_t report = query_column_integer(query),
		expected = query_column_integer(query);
	verify_tell(verify, _("report %lld: %lld earlier versions, %lld are kept"),
		(long long)report, (long long)expected,
		(long long)query_column_integer(query));
	return true;
}

/* --- the search copy --- */

static bool index_holds(const struct verify *verify)
{
	struct query query = query_open(verify->store, SQL_VERIFY_INDEX);
	bool good = query_step_done(&query, verify->error);
	if (!good && query.fault == FAULT_CORRUPT) {
		error_release(verify->error);
		verify_tell(
			verify, _("the search index is not what the search copy says"));
		good = true;
	}
	query_close(&query);
	return good;
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
	bool good = true;
	card_walk_begin(&cards, verify->store, report);
	while (good &&
		(outcome = card_walk_next(&cards, &entry, verify->error)) == QUERY_ROW) {
		good = check_card_copy(verify, &entry, &last);
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
		_("report %lld: the search copy of a measure that is not in it"),
		(long long)query_column_integer(query));
	return true;
}

/* --- all of it --- */

static bool check_pages(const struct verify *verify)
{
	return verify_each(verify, SQL_VERIFY_PAGES, page_row);
}

static bool check_schema(const struct verify *verify)
{
	struct str foreign = STR_INIT, missing = STR_INIT;
	const bool good = verify->store->driver->compare_schema(
		verify->store, &foreign, &missing, verify->error);
	if (good && foreign.bytes)
		verify_tell(verify,
			_("somebody has put into this file what is not of this program: "
			  "%s"),
			foreign.data);
	if (good && missing.bytes)
		verify_tell(verify,
			_("somebody has taken out of this file what belongs to it: %s"),
			missing.data);
	str_release(&foreign);
	str_release(&missing);
	return good;
}

/* Only a reader meets one of another version: store_open() makes it anew. */
static bool look_at_search(struct verify *verify)
{
	bool current;
	if (!search_copy_is_current(verify->store, &current, verify->error))
		return unreadable(verify);
	verify->other_search = !current;
	if (!current)
		verify_tell(verify, "%s",
			_("what search looks through was made by another version of this "
			  "program; open the file once where you may write to it"));
	return true;
}

static bool check_contents(const struct verify *verify)
{
	return check_schema(verify) && verify_values(verify) &&
	       verify_each(verify, SQL_VERIFY_FOREIGN_KEYS, reference_row) &&
	       verify_each(verify, SQL_VERIFY_PLACES, places_row) &&
	       verify_each(verify, SQL_VERIFY_BIN_CARDS, bin_card_row) &&
	       verify_each(verify, SQL_VERIFY_BIN_REPORTS_TOLD, bin_report_told_row) &&
	       verify_each(verify, SQL_VERIFY_BIN_CARDS_TOLD, bin_card_told_row) &&
	       verify_each(verify, SQL_VERIFY_COUNTS, counts_row) &&
	       verify_each(verify, SQL_VERIFY_UNCONFIRMED, unconfirmed_row) &&
	       verify_each(verify, SQL_VERIFY_CARD_VERSIONS, card_versions_row) &&
	       verify_each(verify, SQL_VERIFY_REPORT_VERSIONS, report_versions_row) &&
	       verify_versions(verify) &&
	       verify_each_held(verify, SQL_VERIFY_REPORTS, report_copies_row) &&
	       verify_each(verify, SQL_VERIFY_STRAY_COPIES, stray_copy_row) &&
	       verify_trail(verify) && verify_check(verify) && verify_people(verify);
}

/* Whatever others write meanwhile. */
static bool check_one_state(const struct verify *verify)
{
	if (!transaction_read(verify->store, verify->error))
		return false;
	const bool good = check_contents(verify);
	transaction_read_end(verify->store);
	return good;
}

struct count {
	const struct verify *verify;
	int64_t problems;
};

static void count_problem(void *context, const char *words)
{
	struct count *count = context;
	count->problems++;
	count->verify->problem(count->verify->context, words);
}

/* Rows of damaged pages say nothing that can be trusted: the pages come first, and the
 * rest is looked at only where they are whole. */
static bool run(const struct verify *verify)
{
	struct count count = {verify, 0};
	struct verify counted = *verify;
	counted.problem = count_problem;
	counted.context = &count;
	if (!check_pages(&counted))
		return false;
	if (count.problems > 0)
		return true;
	/* What lies in the bin is looked at like everything else. */
	struct verify all = *verify;
	bin_look(verify->store);
	const bool good =
		look_at_search(&all) && index_holds(&all) && check_one_state(&all);
	bin_look_away(verify->store);
	return good;
}

static bool run_with(void *context, struct store *store)
{
	struct verify verify = *(const struct verify *)context;
	verify.store = store;
	return run(&verify);
}

bool store_verify(
	struct store *store, store_problem *problem, void *context, struct error *error)
{
	/* Damage is told by the message of an error, so there must be one. */
	struct error own = ERROR_INIT;
	struct verify verify = {store, problem, context, &own, false};
	if (store->lost)
		problem(context, store->warning);
	const bool good = store->driver->examine(store, run_with, &verify, &own);
	if (!good)
		error_pass(error, &own);
	error_release(&own);
	return good;
}
