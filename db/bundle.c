/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/bundle.h"

#include <stdlib.h>
#include <string.h>

#include "db/bundle_merge.h"
#include "db/engine/bin_look.h"
#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/evidence_files.h"
#include "db/rows/rows.h"
#include "db/take_in.h"
#include "db/trust/person.h"
#include "db/trust/seal.h"
#include "db/trust/seal_make.h"
#include "db/trust/trail_write.h"
#include "model/address.h"
#include "model/card_source.h"
#include "model/lists.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

/* One under way. */
struct taking {
	struct store *store;
	struct bundle_taking *bundle;
	const char *who; /* NULL: it is only told what would be done */
};

void bundle_outcome_release(struct bundle_outcome *outcome)
{
	for (size_t i = 0; i < outcome->conflicts_count; i++)
		free(outcome->conflicts[i].issue);
	free(outcome->conflicts);
	*outcome = (struct bundle_outcome){0};
}

/* --- what is there --- */

static bool find_report(
	struct store *store, const char *uuid, int64_t *number, struct error *error)
{
	struct query query = query_open(store, SQL_REPORT_BY_UUID);
	query_text(&query, uuid);
	*number = 0;
	return query_one_integer(&query, number, error);
}

/* Whether this very bundle was taken in before. */
static bool look_before(
	const struct taking *taking, struct bundle_outcome *outcome, struct error *error)
{
	struct query query = query_open(taking->store, SQL_TRAIL_BUNDLE);
	query_integer(&query, outcome->number);
	query_text(&query, taking->bundle->hash);
	outcome->before_at = 0;
	if (!query_one_integer(&query, &outcome->before_at, error))
		return false;
	outcome->before =
		outcome->before_at != 0 && taking->bundle->mode != BUNDLE_REPLACE;
	return true;
}

/* How far a report of the bundle is, as it would be believed here. */
static bool state_there(struct store *store, const struct report *report,
	enum report_state *state, struct error *error)
{
	enum seal_verdict verdict = SEAL_NONE;
	struct card_source *cards = card_source_of_report(report);
	const bool good = seal_judge(store, report, cards, &verdict, error);
	card_source_free(cards);
	*state = report->state == REPORT_APPROVED && verdict != SEAL_AGREES
			 ? REPORT_SUBMITTED
			 : report->state;
	return good;
}

/* --- taking in --- */

static bool note(const struct taking *taking, int64_t report, struct error *error)
{
	struct str detail = STR_INIT;
	str_printf(&detail, "%s%s%s", taking->bundle->hash,
		*taking->bundle->signer ? " " : "", taking->bundle->signer);
	const struct trail_note said = {.act = "report.bundle",
		.change = change_now(taking->who),
		.report = report,
		.detail = detail.data};
	const bool good = trail_add(taking->store, &said, NULL, NULL, error);
	str_release(&detail);
	return good;
}

static bool take(const struct taking *taking, struct bundle_outcome *outcome,
	struct report *report, enum import_mode mode, struct error *error)
{
	if (!taking->who)
		return true;
	outcome->told = report_take_in(taking->store, report, mode, taking->who,
		"report.import", &outcome->result, error);
	if (outcome->told)
		outcome->number = outcome->result.number;
	return outcome->told && note(taking, outcome->number, error);
}

/* The seal goes with a report that is as theirs says in all. */
static bool take_merged(
	const struct taking *taking, struct merge *merge, struct error *error)
{
	struct report *merged = &merge->merged;
	struct report *theirs = &merge->theirs->report;
	merged->seal = (struct seal){0};
	merged->state = merge->ours.state;
	if (merge->exact) {
		merged->state = theirs->state;
		merged->seal = theirs->seal;
		theirs->seal = (struct seal){0};
	}
	const bool good =
		take(taking, &merge->theirs->outcome, merged, IMPORT_REPLACE, error);
	seal_release(&merged->seal);
	return good;
}

static bool is_met(const struct merge *merge)
{
	return merge->mode == BUNDLE_MEET && merge->theirs->outcome.conflicts_count;
}

static bool take_known(
	const struct taking *taking, struct merge *merge, struct error *error)
{
	struct bundle_outcome *outcome = &merge->theirs->outcome;
	enum report_state there;
	if (!store_load(taking->store, outcome->number, &merge->ours, error))
		return false;
	if (!store_pasts(taking->store, outcome->number, &merge->pasts, error) ||
		!state_there(taking->store, &merge->theirs->report, &there, error)) {
		merge_release(merge);
		return false;
	}
	merge_make(merge);
	outcome->state = merge->exact && there > merge->ours.state;
	outcome->changes = outcome->changes || outcome->state;
	outcome->order = outcome->order && !outcome->state;
	const bool good =
		!outcome->changes || is_met(merge) || take_merged(taking, merge, error);
	merge_release(merge);
	return good;
}

static bool take_one(
	const struct taking *taking, struct bundled_report *theirs, struct error *error)
{
	struct bundle_outcome *outcome = &theirs->outcome;
	struct merge merge = {.mode = taking->bundle->mode, .theirs = theirs};
	*outcome = (struct bundle_outcome){0};
	if (!find_report(taking->store, theirs->report.uuid, &outcome->number, error))
		return false;
	if (!outcome->number) {
		outcome->new_report = outcome->changes = true;
		return take(taking, outcome, &theirs->report, IMPORT_NEW, error);
	}
	if (!bin_shows(taking->store, outcome->number, error))
		return false;
	return look_before(taking, outcome, error) &&
	       (outcome->before || take_known(taking, &merge, error));
}

static size_t count_conflicts(const struct bundle_taking *bundle)
{
	size_t count = 0;
	for (size_t i = 0; i < bundle->count; i++)
		count += bundle->reports[i].outcome.conflicts_count;
	return count;
}

static bool take_each(const struct taking *taking, struct error *error)
{
	struct bundle_taking *bundle = taking->bundle;
	for (size_t i = 0; i < bundle->count; i++)
		if (!take_one(taking, &bundle->reports[i], error))
			return false;
	const size_t conflicts = count_conflicts(bundle);
	if (!conflicts || bundle->mode != BUNDLE_MEET || !taking->who)
		return true;
	return error_set(error, ERROR_REFUSED,
		_("nothing was taken in: changed both here and there: %zu; with --keep "
		  "that stays as it is here and the rest comes in, with --replace the "
		  "bundle's takes its place and what is here is kept in the history"),
		conflicts);
}

/* --- its files --- */

static bool take_files(
	const struct taking *taking, struct string_list *made, struct error *error)
{
	struct bundle_taking *bundle = taking->bundle;
	if (!bundle->files)
		return true;
	if (address_is_server(bundle->office))
		return evidence_files_put_in(
			bundle->files, taking->store, &bundle->files_count, error);
	const bool good = evidence_files_copy(bundle->files, bundle->office, made, error);
	bundle->files_count = (int64_t)made->count;
	return good;
}

bool store_take_bundle(struct store *store, struct bundle_taking *taking, const char *who,
	struct error *error)
{
	struct string_list made = {0};
	const struct taking all = {store, taking, who};
	taking->files_count = 0;
	if (!store_begin(store, error))
		return false;
	const bool good = transaction_end(store,
		person_may_write(store, who, error) && take_each(&all, error) &&
			take_files(&all, &made, error),
		error);
	if (!good)
		evidence_files_discard(taking->office, &made);
	string_list_release(&made);
	return good;
}

bool store_plan_bundle(
	struct store *store, struct bundle_taking *taking, struct error *error)
{
	const struct taking all = {store, taking, NULL};
	if (!transaction_read(store, error))
		return false;
	const bool good = take_each(&all, error);
	transaction_read_end(store);
	return good;
}
