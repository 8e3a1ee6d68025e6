/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether cards, reports and seals are what the trail says of them, and those that it
 * tells of are there. A file that was made before there was a trail has nothing to be
 * compared with there, and that is no fault of it.
 */
#include <config.h>

#include <string.h>

#include "db/engine/query.h"
#include "db/rows/rows.h"
#include "db/store.h"
#include "db/trust/keys.h"
#include "db/trust/parts.h"
#include "db/trust/seal.h"
#include "db/trust/trail_write.h"
#include "db/trust/verify_parts.h"
#include "model/card.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"

/* --- cards --- */

/* The newest entries that tell of all cards of a report at once; 0: none. */
struct told {
	int64_t replaced; /* an import took its place */
	int64_t believed; /* an import believed a seal */
};

static void tell_card(const struct verify *verify, const struct card_entry *entry)
{
	verify_tell(verify,
		_("report %lld, measure %d: it is not what the trail says it was when it "
		  "was last changed"),
		(long long)entry->report, entry->place);
}

/* The card against the newest entry that tells of its text. */
static bool check_card(const struct verify *verify, const struct card_entry *entry,
	const struct told *told)
{
	char digest[HASH_HEX + 1];
	struct query query = query_open(verify->store, SQL_VERIFY_CARD_DIGEST);
	query_integer(&query, entry->number);
	query_integer(&query, entry->report);
	enum query_outcome outcome = query_step(&query, verify->error);
	if (outcome == QUERY_ROW) {
		const int64_t number = query_column_integer(&query);
		const int64_t revision = query_column_integer(&query);
		card_digest(digest, &entry->card);
		if (told->replaced < number &&
			(revision != entry->revision ||
				strcmp(digest, query_column_text(&query)) != 0))
			tell_card(verify, entry);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

/* The entry that a statement finds for a card as it is; 0: none. */
static bool find_entry(const struct verify *verify, enum sql name,
	const struct card_entry *entry, int64_t *number)
{
	char digest[HASH_HEX + 1];
	card_digest(digest, &entry->card);
	struct query query = query_open(verify->store, name);
	query_integer(&query, entry->number);
	query_integer(&query, entry->revision);
	query_text(&query, digest);
	return query_one_integer(&query, number, verify->error);
}

/* Whether somebody signed that it is approved, by itself or when its report was reopened. */
static bool is_signed_for(
	const struct verify *verify, const struct card_entry *entry, bool *is)
{
	int64_t own = 0, left = 0;
	*is = false;
	if (!find_entry(verify, SQL_VERIFY_CARD_APPROVING, entry, &own) ||
		(own && !trail_is_signed(verify->store, own, is, verify->error)))
		return false;
	if (*is)
		return true;
	return find_entry(verify, SQL_VERIFY_CARD_LEFT_APPROVED, entry, &left) &&
	       (!left || verify_entry_holds(verify->store, left, is, verify->error));
}

static bool check_approval(const struct verify *verify, const struct card_entry *entry,
	const struct told *told)
{
	bool is_signed;
	int64_t sealed = 0;
	if (entry->card.state != CARD_APPROVED)
		return true;
	if (!is_signed_for(verify, entry, &is_signed))
		return false;
	if (is_signed)
		return true;
	struct query query = query_open(verify->store, SQL_VERIFY_CARD_APPROVED);
	query_integer(&query, entry->number);
	query_integer(&query, told->believed);
	if (!query_one_integer(&query, &sealed, verify->error))
		return false;
	if (!sealed)
		verify_tell(verify,
			_("report %lld, measure %d: it is approved, but the trail does "
			  "not say by whom"),
			(long long)entry->report, entry->place);
	return true;
}

/* The query stands on the card's newest words for all cards of its report. */
static bool check_one(const struct verify *verify, int64_t number, struct query *query)
{
	struct card_entry entry;
	struct told told = {.replaced = query_column_integer(query)};
	told.believed = query_column_integer(query);
	if (!store_card(verify->store, number, &entry, verify->error))
		return false;
	const bool good = check_card(verify, &entry, &told) &&
			  check_approval(verify, &entry, &told);
	card_entry_release(&entry);
	return good;
}

static bool card_row(const struct verify *verify, struct query *query)
{
	const int64_t number = query_column_integer(query);
	return check_one(verify, number, query);
}

/* --- reports --- */

static bool check_seal(
	const struct verify *verify, int64_t number, const struct report *report)
{
	enum seal_verdict verdict;
	if (report->state != REPORT_APPROVED) {
		if (report->seal.present)
			verify_tell(verify,
				_("report %lld: it has a seal, but is not approved"),
				(long long)number);
		return true;
	}
	if (!store_seal_check(verify->store, report, &verdict, verify->error))
		return false;
	if (verdict != SEAL_AGREES)
		verify_tell(verify, _("report %lld is approved: %s"), (long long)number,
			_(seal_verdict_label(verdict)));
	return true;
}

/* The report against the newest entry that tells of all its text, if nothing that may
 * have changed it was done since. */
static bool check_text(
	const struct verify *verify, int64_t number, const struct report *report)
{
	char digest[HASH_HEX + 1];
	struct query query = query_open(verify->store, SQL_VERIFY_REPORT_DIGESTS);
	query_integer(&query, number);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, verify->error)) == QUERY_ROW) {
		const unsigned kind = trail_act_kind(query_column_text(&query));
		const bool own = query_column_integer(&query) == 0;
		const char *expected = query_column_text(&query);
		const bool tells = own && *expected;
		if (tells) {
			report_digest(digest, report);
			if (strcmp(digest, expected) != 0)
				verify_tell(verify,
					_("report %lld: it is not what the trail says it "
					  "was when it was last changed"),
					(long long)number);
		}
		if (tells || kind & ACT_TEXT)
			break;
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

/* Its own texts against the newest word for them alone. */
static bool check_head(
	const struct verify *verify, int64_t number, const struct report *report)
{
	char digest[HASH_HEX + 1];
	struct query query = query_open(verify->store, SQL_VERIFY_HEAD_DIGEST);
	query_integer(&query, number);
	const enum query_outcome outcome = query_step(&query, verify->error);
	if (outcome == QUERY_ROW) {
		const int64_t revision = query_column_integer(&query);
		const int64_t told = query_column_integer(&query);
		head_digest(digest, report);
		if (told != revision || strcmp(digest, query_column_text(&query)) != 0)
			verify_tell(verify,
				_("report %lld: its own texts are not what the trail says "
				  "they were when they were last changed"),
				(long long)number);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

static bool report_row(const struct verify *verify, struct query *query)
{
	const int64_t number = query_column_integer(query);
	struct report report;
	if (!report_read_whole(verify->store, number, &report, verify->error))
		return false;
	const bool good =
		check_seal(verify, number, &report) &&
		(report.seal.present || (check_text(verify, number, &report) &&
						check_head(verify, number, &report)));
	report_release(&report);
	return good;
}

/* --- what is approved no more --- */

static bool unapproved_card_row(const struct verify *verify, struct query *query)
{
	const int64_t report = query_column_integer(query);
	verify_tell(verify,
		_("report %lld, measure %d: it was approved, and the trail does not say "
		  "that it was reopened"),
		(long long)report, (int)query_column_integer(query));
	return true;
}

static bool unapproved_report_row(const struct verify *verify, struct query *query)
{
	verify_tell(verify,
		_("report %lld: it was approved, and the trail does not say that it was "
		  "reopened"),
		(long long)query_column_integer(query));
	return true;
}

/* --- what is there no more --- */

static bool gone_report_row(const struct verify *verify, struct query *query)
{
	const long long report = query_column_integer(query);
	if (query_column_integer(query))
		verify_tell(verify,
			_("report %lld: it was approved, and it is not there any more"),
			report);
	else
		verify_tell(verify,
			_("report %lld: the trail tells of it, and it is not there, "
			  "though nobody removed it"),
			report);
	return true;
}

static bool gone_card_row(const struct verify *verify, struct query *query)
{
	const long long report = query_column_integer(query);
	verify_tell(verify,
		_("report %lld: the trail tells of the measure of number %lld, and it is "
		  "not there"),
		report, (long long)query_column_integer(query));
	return true;
}

/* A report that is not there is none of those that are looked at alone. */
static bool all_are_there(const struct verify *verify)
{
	return verify->from == verify->to ||
	       verify_each(verify, SQL_VERIFY_REPORTS_GONE, gone_report_row);
}

bool verify_told(const struct verify *verify)
{
	return verify_reports_held(verify, SQL_VERIFY_CARDS, card_row) &&
	       verify_reports_held(verify, SQL_VERIFY_REPORTS, report_row) &&
	       verify_reports(verify, SQL_VERIFY_CARDS_UNAPPROVED, unapproved_card_row) &&
	       verify_reports(
		       verify, SQL_VERIFY_REPORTS_UNAPPROVED, unapproved_report_row) &&
	       all_are_there(verify) && verify_standing(verify) &&
	       verify_reports(verify, SQL_VERIFY_CARDS_GONE, gone_card_row);
}

/* --- for who shows a report --- */

static void note_difference(void *context, const char *words)
{
	(void)words;
	*(bool *)context = false;
}

bool verify_approvals(
	struct store *store, int64_t report, bool *agree, struct error *error)
{
	struct error own = ERROR_INIT;
	const struct verify verify = {.store = store,
		.problem = note_difference,
		.context = agree,
		.error = &own,
		.from = report,
		.to = report};
	*agree = true;
	const bool good =
		verify_reports_held(&verify, SQL_VERIFY_CARDS_APPROVED, card_row) &&
		verify_reports(
			&verify, SQL_VERIFY_CARDS_UNAPPROVED, unapproved_card_row) &&
		verify_reports(
			&verify, SQL_VERIFY_REPORTS_UNAPPROVED, unapproved_report_row);
	if (!good)
		error_pass(error, &own);
	error_release(&own);
	return good;
}

struct altered {
	altered_visit *visit;
	void *context;
	bool differs; /* the card that is looked at */
};

static void note_altered(void *context, const char *words)
{
	struct altered *altered = context;
	(void)words;
	altered->differs = true;
}

/* One that cannot be read is none of which it is sure that it is what was approved. */
static bool altered_row(const struct verify *verify, struct query *query)
{
	struct altered *altered = verify->context;
	const int64_t number = query_column_integer(query);
	altered->differs = false;
	if (!check_one(verify, number, query) && !verify_tell_unreadable(verify))
		return false;
	if (altered->differs)
		altered->visit(altered->context, number);
	return true;
}

static bool no_more_row(const struct verify *verify, struct query *query)
{
	const struct altered *altered = verify->context;
	query_column_integer(query); /* its report */
	query_column_integer(query); /* its place */
	altered->visit(altered->context, query_column_integer(query));
	return true;
}

bool verify_altered(struct store *store, int64_t report, altered_visit *visit,
	void *context, struct error *error)
{
	struct error own = ERROR_INIT;
	struct altered altered = {.visit = visit, .context = context};
	const struct verify verify = {.store = store,
		.problem = note_altered,
		.context = &altered,
		.error = &own,
		.from = report,
		.to = report};
	const bool good =
		verify_reports_held(&verify, SQL_VERIFY_CARDS_APPROVED, altered_row) &&
		verify_reports(&verify, SQL_VERIFY_CARDS_UNAPPROVED, no_more_row);
	if (!good)
		error_pass(error, &own);
	error_release(&own);
	return good;
}
