/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Integrity of everything, part by part: the pages, the schema, the references, the places
 * and how many versions there are; the other parts are the other verify_*.c.
 */
#include <config.h>

#include <string.h>
#include <sys/stat.h>

#include "db/engine/bin_look.h"
#include "db/engine/driver.h"
#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/store.h"
#include "db/trust/verify.h"
#include "db/trust/verify_parts.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/message.h"
#include "text/progress.h"
#include "text/str.h"

void verify_tell(const struct verify *verify, const char *format, ...)
{
	struct str words = STR_INIT;
	va_list args;
	va_start(args, format);
	message_vappend(&words, format, args);
	va_end(args);
	verify->problem(verify->context, words.data);
	str_release(&words);
}

bool verify_goes_on(const struct verify *verify)
{
	return progress_step(verify->progress);
}

bool verify_blames_file(enum fault fault)
{
	return fault == FAULT_CORRUPT || fault == FAULT_STRANGE ||
	       fault == FAULT_TOO_LARGE || fault == FAULT_FORBIDDEN;
}

/* A damaged page is what was looked for: told, and no failure of the check. */
static bool damaged(const struct verify *verify, const struct query *query)
{
	if (!verify_blames_file(query->fault))
		return false;
	verify_tell(verify, "%s", error_message(verify->error));
	error_release(verify->error);
	return true;
}

/* So is what stands in a row and cannot be what its column says (db/engine/column.h). */
bool verify_tell_unreadable(const struct verify *verify)
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
		good = ((outcome == QUERY_ROW && row(verify, query)) ||
			       verify_tell_unreadable(verify)) &&
		       verify_goes_on(verify);
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

static struct query open_of_reports(const struct verify *verify, enum sql name)
{
	struct query query = query_open(verify->store, name);
	query_integer(&query, verify->from);
	query_integer(&query, verify->to);
	return query;
}

bool verify_reports(const struct verify *verify, enum sql name, verify_row *row)
{
	struct query query = open_of_reports(verify, name);
	return each(verify, &query, row);
}

bool verify_reports_held(const struct verify *verify, enum sql name, verify_row *row)
{
	struct query query = open_of_reports(verify, name);
	query_hold(&query);
	return each(verify, &query, row);
}

/* What SQLite says of a search index from 3.44 on, of one too that another writes to meanwhile:
 * it has a check of its own, below. */
static bool is_of_index(const char *words)
{
	static const char begin[] = "malformed inverted index for FTS5 table ";
	return strncmp(words, begin, strlen(begin)) == 0;
}

static bool page_row(const struct verify *verify, struct query *query)
{
	const char *words = query_column_text(query);
	if (strcmp(words, "ok") != 0 && !is_of_index(words))
		verify_tell(verify, _("damaged page: %s"), words);
	return true;
}

static bool reference_row(const struct verify *verify, struct query *query)
{
	const char *table = query_column_text(query);
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

/* Whether there are as many versions as there have to be. */
static bool check_counts(const struct verify *verify)
{
	return verify_reports(verify, SQL_VERIFY_CARD_VERSIONS, card_versions_row) &&
	       verify_reports(verify, SQL_VERIFY_REPORT_VERSIONS, report_versions_row);
}

static bool check_rows(const struct verify *verify)
{
	return verify_each(verify, SQL_VERIFY_FOREIGN_KEYS, reference_row) &&
	       verify_each(verify, SQL_VERIFY_PLACES, places_row) &&
	       verify_each(verify, SQL_VERIFY_BIN_CARDS, bin_card_row) &&
	       verify_each(verify, SQL_VERIFY_BIN_REPORTS_TOLD, bin_report_told_row) &&
	       verify_each(verify, SQL_VERIFY_BIN_CARDS_TOLD, bin_card_told_row) &&
	       verify_each(verify, SQL_VERIFY_COUNTS, counts_row) &&
	       verify_each(verify, SQL_VERIFY_UNCONFIRMED, unconfirmed_row) &&
	       verify_removed(verify) && check_counts(verify);
}

/* Each a part of the whole, in their order; what they are called for who waits. */
static const struct {
	bool (*look)(const struct verify *verify);
	const char *what;
} parts[] = {
	{check_schema, N_("the tables")},
	{verify_values, N_("every value")},
	{check_rows, N_("places, counts and the bin")},
	{verify_versions, N_("earlier versions")},
	{verify_search, N_("what search looks through")},
	{verify_chain, N_("the trail")},
	{verify_told, N_("measures, reports and seals")},
	{verify_check, N_("accepted findings")},
	{verify_people, N_("people and keys")},
	{verify_files, N_("files that are evidence")},
};

/* Which step is which: the parts come behind the file's pages and the index of search. */
enum {
	PARTS = COUNT(parts),
	STEP_PAGES = 1,
	STEP_INDEX,
	STEP_PART,
	STEPS = PARTS + STEP_INDEX
};

static bool begin_step(const struct verify *verify, int step, const char *what)
{
	return progress_part(verify->progress, what, step, STEPS);
}

static bool check_contents(const struct verify *verify)
{
	bool good = true;
	for (int i = 0; good && i < PARTS; i++)
		good = begin_step(verify, STEP_PART + i, parts[i].what) &&
		       parts[i].look(verify);
	return good;
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
	const bool good = begin_step(&all, STEP_INDEX, N_("the index of search")) &&
			  verify_search_version(&all) && verify_index(&all) &&
			  check_one_state(&all);
	bin_look_away(verify->store);
	return good;
}

/* With the store, or with a copy of it. */
static bool run_with(void *context, struct store *store)
{
	struct verify verify = *(const struct verify *)context;
	if (store != verify.store && verify.progress)
		store_watch(store, verify.progress);
	verify.store = store;
	return begin_step(&verify, STEP_PAGES, N_("the pages of the file")) &&
	       run(&verify);
}

bool store_verify(
	struct store *store, store_problem *problem, void *context, struct error *error)
{
	/* Damage is told by the message of an error, so there must be one. */
	struct error own = ERROR_INIT;
	struct verify verify = {.store = store,
		.problem = problem,
		.context = context,
		.error = &own,
		.to = INT64_MAX,
		.progress = store->progress,
		.files = store->files};
	if (store->lost)
		problem(context, store->warning);
	bool good = store->driver->examine(store, run_with, &verify, &own);
	/* What is a failure else may have been the stop. */
	if (progress_stopped(store->progress))
		good = progress_fail(error);
	else if (!good)
		error_pass(error, &own);
	if (store->progress) {
		store->progress->parts = 0;
		store->progress->what = NULL;
	}
	error_release(&own);
	return good;
}

bool store_verify_files(
	struct store *store, store_problem *problem, void *context, struct error *error)
{
	struct error own = ERROR_INIT;
	const struct verify verify = {.store = store,
		.problem = problem,
		.context = context,
		.error = &own,
		.files = store->files};
	const bool good = verify_files(&verify) || error_pass(error, &own);
	error_release(&own);
	return good;
}

int64_t store_size(struct store *store)
{
	struct stat file;
	return stat(store->path, &file) == 0 ? file.st_size : 0;
}

struct store *store_reader(struct store *store, struct error *error)
{
	return store_open(store->path, STORE_READ, error);
}

void store_interrupt(struct store *reader)
{
	reader->driver->interrupt(reader);
}

/* --- of one report --- */

static bool check_report(const struct verify *verify)
{
	return check_schema(verify) && check_counts(verify) && verify_versions(verify) &&
	       verify_chain(verify) && verify_told(verify) && verify_check(verify) &&
	       verify_people(verify);
}

bool store_verify_report(struct store *store, int64_t report, store_problem *problem,
	void *context, struct error *error)
{
	struct error own = ERROR_INIT;
	const struct verify verify = {.store = store,
		.problem = problem,
		.context = context,
		.error = &own,
		.from = report,
		.to = report};
	bool good = transaction_read(store, &own);
	if (good) {
		bin_look(store);
		good = check_report(&verify);
		bin_look_away(store);
		transaction_read_end(store);
	}
	if (!good)
		error_pass(error, &own);
	error_release(&own);
	return good;
}
