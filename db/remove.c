/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Into the bin, and from there into nothing (db/bin.h).
 */
#include <config.h>

#include "db/bin.h"

#include "db/engine/bin_look.h"
#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/kept_drafts.h"
#include "db/rows/rows.h"
#include "db/rows/search_copy.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "db/trust/person.h"
#include "db/trust/trail_write.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"

static bool note_act(struct store *store, const char *act, int64_t report, int64_t card,
	struct change change, struct error *error)
{
	const struct trail_note note = {
		.act = act, .change = change, .report = report, .card = card};
	return trail_add(store, &note, NULL, NULL, error);
}

/* Runs statements that take one number. */
static bool run_each(struct store *store, int64_t number, const enum sql *names,
	size_t count, struct error *error)
{
	for (size_t i = 0; i < count; i++) {
		struct query query = query_open(store, names[i]);
		query_integer(&query, number);
		if (!query_run(&query, error))
			return false;
	}
	return true;
}

/* Runs one that takes a number, who, and when: the same as the trail is told. */
static bool run_said(struct store *store, enum sql name, int64_t number,
	struct change change, struct error *error)
{
	struct query query = query_open(store, name);
	query_integer(&query, number);
	query_text(&query, change.who);
	query_integer(&query, change.at);
	return query_run(&query, error);
}

/* Whether it, or a card of it, is approved. */
static bool holds_approval(
	struct store *store, int64_t report, bool *approved, struct error *error)
{
	enum report_state state = REPORT_OPEN;
	int64_t card = 0;
	if (!report_state_get(store, report, &state, error))
		return false;
	struct query query = query_open(store, SQL_REPORT_HAS_APPROVED);
	query_integer(&query, report);
	if (!query_one_integer(&query, &card, error))
		return false;
	*approved = state == REPORT_APPROVED || card;
	return true;
}

/* Where nobody is entered there is no supervisor, and whoever may write does this. */
static bool may_as_supervisor(struct store *store, const char *who, struct error *error)
{
	int64_t any = 0;
	struct query query = query_open(store, SQL_PERSON_ANY);
	return query_one_integer(&query, &any, error) &&
	       person_may(store, who, any ? ROLE_SUPERVISOR : ROLE_CLERK, error);
}

/* --- into the bin --- */

static bool may_remove(
	struct store *store, int64_t report, const char *who, struct error *error)
{
	bool approved = false;
	if (!person_may_write(store, who, error) ||
		!holds_approval(store, report, &approved, error))
		return false;
	if (!approved || may_as_supervisor(store, who, error))
		return true;
	error_prefix(error,
		_("report %lld is approved, or has an approved measure: a supervisor "
		  "removes it"),
		(long long)report);
	return false;
}

bool store_remove_report(
	struct store *store, int64_t report, const char *who, struct error *error)
{
	const struct change now = change_now(who);
	if (!store_begin(store, error))
		return false;
	const bool good = may_remove(store, report, who, error) &&
			  run_said(store, SQL_BIN_REPORT_PUT, report, now, error) &&
			  note_act(store, "report.bin", report, 0, now, error);
	return transaction_end(store, good, error);
}

/* --- into nothing --- */

/* What refers goes before what it refers to. */
static bool clear_report(struct store *store, int64_t report, struct error *error)
{
	static const enum sql cards[] = {SQL_REPORT_CLEAR_STEPS, SQL_REPORT_CLEAR_OWNERS,
		SQL_REPORT_CLEAR_REFS, SQL_REPORT_CLEAR_UNCONFIRMEDS,
		SQL_REPORT_CLEAR_EVIDENCE, SQL_REPORT_CLEAR_CARD_VERSIONS,
		SQL_REPORT_CLEAR_DRAFTS, SQL_BIN_CARD_CLEAR, SQL_REPORT_CLEAR_CARDS};
	static const enum sql own[] = {SQL_REPORT_CLEAR_VERSIONS,
		SQL_REPORT_CLEAR_HEAD_DRAFTS, SQL_ACCEPTANCE_CLEAR, SQL_FOUND_CLEAR,
		SQL_SEAL_CLEAR, SQL_BIN_REPORT_DROP, SQL_REPORT_CLEAR};
	return run_each(store, report, cards, sizeof(cards) / sizeof(*cards), error) &&
	       report_parts_clear(store, report, error) &&
	       run_each(store, report, own, sizeof(own) / sizeof(*own), error);
}

static bool clear_card(struct store *store, int64_t card, struct error *error)
{
	static const enum sql own[] = {SQL_STEP_CLEAR, SQL_OWNER_CLEAR, SQL_REF_CLEAR,
		SQL_UNCONFIRMED_CLEAR, SQL_EVIDENCE_CLEAR, SQL_CARD_CLEAR_VERSIONS,
		SQL_CARD_CLEAR_DRAFTS, SQL_CARD_CLEAR_ACCEPTANCES, SQL_BIN_CARD_DROP,
		SQL_CARD_CLEAR};
	return run_each(store, card, own, sizeof(own) / sizeof(*own), error);
}

static bool refuse_approved(int64_t report, struct error *error)
{
	return error_set(error, ERROR_REFUSED,
		_("report %lld is approved, or has an approved measure: what is approved "
		  "is brought back and reopened before it can be destroyed"),
		(long long)report);
}

static bool lies_there(struct store *store, int64_t report, struct error *error)
{
	bool lies = false, approved = false;
	if (!bin_has_report(store, report, &lies, error))
		return false;
	if (!lies)
		return error_set(error, ERROR_USAGE,
			_("report %lld does not lie in the bin; 'mattrakan bin' says "
			  "what does"),
			(long long)report);
	if (!holds_approval(store, report, &approved, error))
		return false;
	return !approved || refuse_approved(report, error);
}

bool store_destroy_report(
	struct store *store, int64_t report, const char *who, struct error *error)
{
	const struct change now = change_now(who);
	struct report_key key;
	if (!store_begin(store, error))
		return false;
	bin_look(store);
	const bool good = may_as_supervisor(store, who, error) &&
			  lies_there(store, report, error) &&
			  report_key_get(store, report, &key, error) &&
			  run_said(store, SQL_REPORT_REMOVED_KEEP, report, now, error) &&
			  search_copy_forget(store, &key, error) &&
			  kept_take_drafts(store, report, 0, error) &&
			  clear_report(store, report, error) &&
			  note_act(store, "report.remove", report, 0, now, error);
	bin_look_away(store);
	return transaction_end(store, good, error);
}

static bool destroy_card(struct store *store, const struct card_entry *entry,
	const char *who, struct error *error)
{
	const struct change now = change_now(who);
	if (entry->place)
		return error_set(error, ERROR_USAGE,
			_("measure of number %lld does not lie in the bin; 'mattrakan "
			  "bin' says what does"),
			(long long)entry->number);
	return bin_shows(store, entry->report, error) &&
	       run_said(store, SQL_CARD_REMOVED_KEEP, entry->number, now, error) &&
	       kept_take_drafts(store, 0, entry->number, error) &&
	       clear_card(store, entry->number, error) &&
	       note_act(store, "card.destroy", entry->report, entry->number, now, error);
}

bool store_destroy_card(
	struct store *store, int64_t card, const char *who, struct error *error)
{
	struct card_entry entry;
	if (!store_begin(store, error))
		return false;
	bool good = may_as_supervisor(store, who, error) &&
		    store_card(store, card, &entry, error);
	if (good) {
		good = destroy_card(store, &entry, who, error);
		card_entry_release(&entry);
	}
	return transaction_end(store, good, error);
}
