/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/import_bundle.h"

#include <string.h>

#include "cli/import_json.h"
#include "cli/output.h"
#include "cli/work.h"
#include "db/import.h"
#include "db/trust/bundle_sign.h"
#include "model/report.h"
#include "office/agency.h"
#include "text/i18n.h"
#include "text/name.h"
#include "text/str.h"

/* --- whether it is to be taken --- */

/* What stands in the way is said, and stops who has not said --accept. */
static bool doubt(
	const struct import_bundle *import, struct error *doubt, struct error *error)
{
	if (!import->accept && !import->dry_run)
		return error_pass(error, doubt);
	say("%s", error_message(doubt));
	error_release(doubt);
	return true;
}

static bool judge_signer(struct import_bundle *import, struct store *store,
	enum key_owner_kind *whose, struct error *error)
{
	const struct bundle *bundle = &import->bundle;
	struct error unknown = ERROR_INIT;
	*whose = KEY_UNKNOWN;
	if (bundle->is_signed && store &&
		!store_key_whose(store, bundle->key, whose, error))
		return false;
	import->known = *whose != KEY_UNKNOWN;
	if (import->known) {
		say(_("%s: bundle %s, signed by %s"), import->path, bundle->mark,
			bundle->name);
		return true;
	}
	if (bundle->is_signed)
		error_set(&unknown, ERROR_REFUSED,
			_("%s: bundle %s is signed with a key that nobody here knows: %s, "
			  "by its own word of %s; have the key read to you, then "
			  "'mattrakan people trust KEY NAME' makes it known; --accept "
			  "takes this one bundle"),
			import->path, bundle->mark, bundle->key, bundle->name);
	else
		error_set(&unknown, ERROR_REFUSED,
			_("%s: bundle %s is signed by nobody; have whoever made it (by "
			  "its own word %s) read out its mark, and take it with --accept "
			  "where that is the same"),
			import->path, bundle->mark, bundle->who);
	return doubt(import, &unknown, error);
}

struct agencies {
	const struct agency *agency;
	bool any, found;
};

static bool look_at_agency(void *context, const struct report_summary *summary)
{
	struct agencies *agencies = context;
	const struct agency *agency = agencies->agency;
	agencies->any = true;
	agencies->found =
		name_same(agency_bare(summary->agency_type, summary->agency_name),
			agency_bare(agency->type, agency->name ? agency->name : ""));
	return !agencies->found;
}

/* Of an agency of which no report is here: it may be meant for another office. */
static bool judge_office(const struct import_bundle *import, struct store *store,
	const struct report *report, struct error *error)
{
	struct agencies agencies = {.agency = &report->agency};
	struct error other = ERROR_INIT;
	struct str name = STR_INIT;
	if (!report->agency.name || !*report->agency.name)
		return true;
	if (!store_list(store, look_at_agency, &agencies, error))
		return false;
	if (!agencies.any || agencies.found)
		return true;
	agency_append(&name, report->agency.type, report->agency.name);
	error_set(&other, ERROR_REFUSED,
		_("%s: its report is of another office, %s, of which there is none here; "
		  "--accept takes it in all the same"),
		import->path, name.data);
	str_release(&name);
	return doubt(import, &other, error);
}

bool import_bundle_judge(
	struct import_bundle *import, struct store *store, struct error *error)
{
	enum key_owner_kind whose;
	if (!judge_signer(import, store, &whose, error))
		return false;
	/* Whose key was made known is expected. */
	if (!store || whose == KEY_TRUSTED)
		return true;
	for (size_t i = 0; i < import->bundle.count; i++)
		if (!judge_office(
			    import, store, &import->bundle.reports[i].report, error))
			return false;
	return true;
}

/* --- what came of it --- */

static void say_conflict(
	const struct bundle_outcome *outcome, const struct bundle_conflict *conflict)
{
	const long long report = (long long)outcome->number;
	switch (conflict->kind) {
	case CONFLICT_HEAD:
		say(_("report %lld: its own texts were changed both here and there"),
			report);
		break;
	case CONFLICT_CARD:
		say(_("report %lld, measure %d (%s): changed both here and there"),
			report, conflict->place, conflict->issue);
		break;
	case CONFLICT_BINNED:
		say(_("report %lld, measure %d there (%s): changed there, and taken out "
		      "here"),
			report, conflict->place, conflict->issue);
		break;
	case CONFLICT_GONE:
		say(_("report %lld, measure %d (%s): changed here, and taken out there"),
			report, conflict->place, conflict->issue);
		break;
	}
}

static void say_changes(const struct bundle_outcome *outcome)
{
	const long long report = (long long)outcome->number;
	if (outcome->head)
		say(_("report %lld: its own texts are those of the bundle"), report);
	if (outcome->added || outcome->taken || outcome->removed)
		say(_("report %lld: measures that are new: %zu, changed: %zu, taken out: "
		      "%zu"),
			report, outcome->added, outcome->taken, outcome->removed);
	if (outcome->state)
		say(_("report %lld: further on than here"), report);
}

static void say_kept(const struct bundle_outcome *outcome)
{
	const long long report = (long long)outcome->number;
	if (outcome->newer)
		say(_("report %lld: newer here, and kept: %zu"), report, outcome->newer);
	if (outcome->own)
		say(_("report %lld: measures that are here alone, and kept: %zu"), report,
			outcome->own);
	if (outcome->order)
		say(_("report %lld: the measures stand in another order here, or ITA items "
		      "name others; that stays, --replace takes the bundle's"),
			report);
}

static void say_unchanged(
	const struct import_bundle *import, const struct bundle_outcome *outcome)
{
	struct str at = STR_INIT;
	if (outcome->before) {
		put_time(&at, outcome->before_at);
		say(_("%s: report %lld: this bundle came in already, %s; nothing was "
		      "changed"),
			import->path, (long long)outcome->number, at.data);
	} else {
		say(_("%s: report %lld: nothing in it is new; nothing was changed"),
			import->path, (long long)outcome->number);
	}
	str_release(&at);
}

static void say_report(
	const struct import_bundle *import, const struct bundled_report *report)
{
	const struct bundle_outcome *outcome = &report->outcome;
	struct str words = STR_INIT;
	for (size_t i = 0; i < outcome->conflicts_count; i++)
		say_conflict(outcome, &outcome->conflicts[i]);
	if (import->rows)
		; /* tell_json() tells of all of them */
	else if (outcome->told)
		report_made(outcome->number, report->report.title, false);
	else if (outcome->new_report)
		tell("%s: %s", import->path,
			report->report.title ? report->report.title : "");
	if (!outcome->new_report && outcome->changes)
		say_changes(outcome);
	if (!outcome->changes && !outcome->conflicts_count)
		say_unchanged(import, outcome);
	say_kept(outcome);
	if (outcome->told)
		import_belief_append(&words, &outcome->result);
	if (words.bytes)
		say("%s: %s", import->path, words.data);
	str_release(&words);
}

static void tell_json(const struct import_bundle *import)
{
	const struct bundle *bundle = &import->bundle;
	struct str *out = json_row(import->rows);
	json_text(out, "file", import->path);
	json_text(out, "kind", "bundle");
	json_text(out, "mark", bundle->mark);
	json_text(out, "signed_by", bundle->is_signed ? bundle->name : NULL);
	json_boolean(out, "known", import->known);
	json_boolean(out, "taken", !import->dry_run);
	import_json_bundle(out, bundle->reports, bundle->count);
}

static void say_all(
	const struct import_bundle *import, const struct bundle_taking *taking)
{
	const struct bundle *bundle = &import->bundle;
	for (size_t i = 0; i < bundle->count; i++)
		say_report(import, &bundle->reports[i]);
	if (taking->files_count)
		say(_("%s: evidence files that were not here: %lld"), import->path,
			(long long)taking->files_count);
	for (size_t i = 0; i < bundle->missing.count; i++)
		say(_("%s: the evidence file %s was missing where the bundle was made"),
			import->path, bundle->missing.items[i]);
}

/* What the others would have been is no matter then. */
static void say_conflicts(const struct bundle *bundle)
{
	for (size_t i = 0; i < bundle->count; i++) {
		const struct bundle_outcome *outcome = &bundle->reports[i].outcome;
		for (size_t k = 0; k < outcome->conflicts_count; k++)
			say_conflict(outcome, &outcome->conflicts[k]);
	}
}

bool import_bundle_take(
	struct import_bundle *import, struct store *store, struct error *error)
{
	struct bundle *bundle = &import->bundle;
	struct bundle_taking taking = {
		.reports = bundle->reports,
		.count = bundle->count,
		.hash = bundle->hash,
		.signer = import->known ? bundle->name : "",
		.mode = import->mode,
		.office = session_office(import->session),
		.files = bundle->files.bytes ? bundle->files.data : NULL,
	};
	bool good = true;
	if (!store) {
		for (size_t i = 0; i < bundle->count; i++)
			bundle->reports[i].outcome = (struct bundle_outcome){
				.new_report = true, .changes = true};
	} else if (import->dry_run) {
		good = store_plan_bundle(store, &taking, error);
	} else {
		store_watch(store, work_begin());
		good = store_take_bundle(
			store, &taking, session_who(import->session), error);
		store_watch(store, NULL);
		work_end();
	}
	if (good && import->rows)
		tell_json(import);
	if (good)
		say_all(import, &taking);
	else
		say_conflicts(bundle);
	return good || error_prefix(error, "%s", import->path);
}
