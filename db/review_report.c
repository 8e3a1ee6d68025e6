/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a report: submitted and back, signed in turn, sealed, reopened. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/head.h"
#include "db/review.h"
#include "db/review_cards.h"
#include "db/rows/rows.h"
#include "db/rows/seal_rows.h"
#include "db/store.h"
#include "db/trust/keys.h"
#include "db/trust/parts.h"
#include "db/trust/people.h"
#include "db/trust/person.h"
#include "db/trust/seal_make.h"
#include "db/trust/signer.h"
#include "db/trust/trail_write.h"
#include "db/turn.h"
#include "db/trust/verify.h"
#include "model/head_text.h"
#include "model/report.h"
#include "model/signatory.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/message.h"
#include "text/str.h"

/* One act under way, in its transaction. */
struct act {
	struct store *store;
	int64_t report;
	int64_t revision; /* that the report has when it is done */
	struct change change;
	const struct signer *signer; /* NULL: it needs none */
	const char *comment;
	const struct report *shown; /* what is signed, as it was read; NULL: it is not */
	const char *opinion, *date; /* of who signs */
	const int64_t *cards;       /* that are opened with it */
	size_t cards_count;
	struct report head; /* as it is before */
};

static bool is_in_state(
	const struct act *act, enum report_state state, struct error *error)
{
	if (act->head.state == state)
		return true;
	const long long number = act->report;
	if (act->head.state == REPORT_APPROVED)
		return error_set(error, ERROR_REFUSED,
			_("report %lld is approved, and what is approved does not "
			  "change; a supervisor can reopen it"),
			number);
	if (state == REPORT_APPROVED)
		return error_set(
			error, ERROR_REFUSED, _("report %lld is not approved"), number);
	if (state == REPORT_SUBMITTED)
		return error_set(
			error, ERROR_REFUSED, _("report %lld is not submitted"), number);
	return error_set(
		error, ERROR_REFUSED, _("report %lld is submitted already"), number);
}

/* Its own texts; and of a report that is reopened the cards that stay approved, so that this
 * is signed with it, whoever approved them. items has room for all. */
static bool fill_parts(const struct act *act, const struct report *whole, bool reopened,
	struct parts *parts, struct error *error)
{
	parts->items[0] = (struct part){.revision = act->revision};
	head_digest(parts->items[0].digest, whole);
	parts->count = 1;
	if (!reopened)
		return true;
	struct query query = query_open(act->store, SQL_CARD_APPROVED_LIST);
	query_integer(&query, act->report);
	query_at_most(&query, whole->count);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		struct part *part = &parts->items[parts->count++];
		*part = (struct part){.card = query_column_integer(&query)};
		part->revision = query_column_integer(&query);
		const size_t place = (size_t)query_column_integer(&query);
		if (place && place <= whole->count)
			card_digest(part->digest, &whole->cards[place - 1]);
	}
	query_close(&query);
	parts_sort(parts);
	return outcome != QUERY_FAILED;
}

/* Notes the act with a digest of all the report; the entry and its hash are told. */
static bool note(const struct act *act, const struct report *whole, const char *name,
	const char *detail, char digest[HASH_HEX + 1], int64_t *entry,
	char hash[HASH_HEX + 1], struct error *error)
{
	struct parts parts = {.report = act->report,
		.items = mem_new(whole->count + 1, sizeof(*parts.items))};
	report_digest(digest, whole);
	const struct trail_note said = {.act = name,
		.change = act->change,
		.report = act->report,
		.revision = act->revision,
		.detail = detail,
		.digest = digest,
		.parts = &parts,
		.signer = act->signer};
	const bool reopened = act->head.state == REPORT_APPROVED;
	const bool good = fill_parts(act, whole, reopened, &parts, error) &&
			  trail_add(act->store, &said, entry, hash, error);
	free(parts.items);
	return good;
}

/* Puts the head in its new state and notes the act; a seal is made where there is to be
 * one. */
static bool finish(const struct act *act, enum report_state state, const char *name,
	const char *detail, struct sealing *sealing, struct error *error)
{
	struct report whole;
	char digest[HASH_HEX + 1], hash[HASH_HEX + 1];
	if (!report_replace_head(
		    act->store, act->report, &act->head, state, act->change, error) ||
		!report_read_whole(act->store, act->report, &whole, error))
		return false;
	int64_t entry;
	const bool noted = note(act, &whole, name, detail, digest, &entry, hash, error);
	report_release(&whole);
	if (!noted)
		return false;
	if (!sealing)
		return true;
	struct seal seal;
	sealing->digest = digest;
	sealing->entry = entry;
	sealing->entry_hash = hash;
	if (!seal_make(act->store, sealing, &seal, error))
		return false;
	const bool good = seal_write(act->store, act->report, &seal, true, error);
	seal_release(&seal);
	return good;
}

typedef bool carry_out(struct act *act, struct error *error);

/* Whether the report is what was shown; its revision says so of its own texts alone, and
 * only of what this program changes. */
static bool is_as_shown(const struct act *act, bool *same, struct error *error)
{
	struct report whole;
	char now[HASH_HEX + 1], shown[HASH_HEX + 1];
	*same = !act->signer;
	if (!act->signer || !act->shown)
		return true;
	if (!report_read_whole(act->store, act->report, &whole, error))
		return false;
	report_digest(now, &whole);
	report_digest(shown, act->shown);
	report_release(&whole);
	*same = strcmp(now, shown) == 0;
	return true;
}

static enum save_outcome attempt(
	struct act *act, int64_t revision, carry_out *todo, struct error *error)
{
	int64_t present;
	bool same;
	if (act->signer ? !signer_may(act->store, act->signer, error)
			: !person_may_write(act->store, act->change.who, error))
		return SAVE_FAILED;
	if (!store_head_revision(act->store, act->report, &present, error))
		return SAVE_FAILED;
	if (present != revision)
		return SAVE_CONFLICT;
	if (!is_as_shown(act, &same, error))
		return SAVE_FAILED;
	if (!same)
		return SAVE_CONFLICT;
	act->revision = present + 1;
	if (!report_read_head(act->store, act->report, &act->head, error))
		return SAVE_FAILED;
	const bool good = todo(act, error);
	report_release(&act->head);
	return good ? SAVE_DONE : SAVE_FAILED;
}

static enum save_outcome run(
	struct act *act, int64_t *revision, carry_out *todo, struct error *error)
{
	if (!store_begin(act->store, error))
		return SAVE_FAILED;
	const enum save_outcome outcome = attempt(act, *revision, todo, error);
	if (!transaction_end(act->store, outcome == SAVE_DONE, error))
		return outcome == SAVE_CONFLICT ? SAVE_CONFLICT : SAVE_FAILED;
	++*revision;
	return SAVE_DONE;
}

/* --- submitting --- */

/* A file that was imported may say that somebody signed in another's place. */
static void drop_deputies(struct memo *memo)
{
	for (size_t i = 0; i < memo->count; i++)
		if (memo->signatures[i].signer && *memo->signatures[i].signer)
			signature_put_deputy(&memo->signatures[i], NULL, NULL);
}

static bool submit(struct act *act, struct error *error)
{
	drop_deputies(&act->head.memo);
	return is_in_state(act, REPORT_OPEN, error) &&
	       cards_all_done(act->store, act->report, error) &&
	       turn_all_said(act->store, &act->head, error) &&
	       finish(act, REPORT_SUBMITTED, "report.submit", NULL, NULL, error);
}

enum save_outcome store_submit_report(struct store *store, int64_t report,
	int64_t *revision, const char *who, struct error *error)
{
	struct act act = {.store = store, .report = report, .change = change_now(who)};
	return run(&act, revision, submit, error);
}

static void empty(char **text)
{
	if (*text)
		**text = '\0';
}

static void empty_signature(struct signature *signature)
{
	const size_t heading = opinion_heading(signature->opinion);
	if (heading)
		signature->opinion[heading] = '\0';
	else
		empty(&signature->opinion);
	empty(&signature->date);
	signature_put_deputy(signature, NULL, NULL);
}

static void empty_given(void *context, size_t index)
{
	struct memo *memo = context;
	empty_signature(&memo->signatures[index]);
}

/* What the signatories wrote here goes, also that of who is a supervisor no more; what
 * the clerk typed beforehand stays. */
static bool empty_round(struct act *act, struct error *error)
{
	return turn_each_given(act->store, act->report, &act->head.memo, empty_given,
		&act->head.memo, error);
}

static bool send_back(struct act *act, struct error *error)
{
	return is_in_state(act, REPORT_SUBMITTED, error) &&
	       (!act->signer || comment_given(act->comment, error)) &&
	       empty_round(act, error) &&
	       finish(act, REPORT_OPEN, act->signer ? "report.return" : "report.withdraw",
		       act->comment, NULL, error);
}

enum save_outcome store_send_back_report(struct store *store, int64_t report,
	int64_t *revision, const struct report *shown, const char *who,
	const struct signer *signer, const char *comment, struct error *error)
{
	struct act act = {.store = store,
		.report = report,
		.shown = shown,
		.change = change_now(signer ? signer_who(signer) : who),
		.signer = signer,
		.comment = comment};
	return run(&act, revision, send_back, error);
}

/* --- signing --- */

static void set_text(char **text, const char *value)
{
	free(*text);
	*text = mem_strdup(value ? value : "");
}

/* Whose turn it is not signs nothing. */
static bool is_my_turn(const struct sign_turn *turn, struct error *error)
{
	if (turn->why)
		return error_set(error, ERROR_REFUSED,
			_("signature %zu: %s; take the report back, and choose in the memo "
			  "who signs"),
			turn->blocked + 1, turn->why);
	return turn->mine ||
	       error_set(error, ERROR_REFUSED, _("it is the turn of %s to sign"),
		       turn->name ? turn->name : "");
}

/* The opinion and the date; and the deputy, where it is given in another's place. */
static bool fill_signature(
	struct act *act, const struct sign_turn *turn, struct error *error)
{
	struct signature *signature = &act->head.memo.signatures[turn->index];
	struct person_facts facts = {0};
	if (turn->deputy && !person_get(act->store, act->change.who, &facts, error))
		return false;
	set_text(&signature->opinion, act->opinion);
	set_text(&signature->date, act->date);
	signature_put_deputy(signature, facts.name, facts.post);
	person_facts_release(&facts);
	return true;
}

/* What verify has to say of the report. */
struct unsound {
	struct str first;
	size_t count;
};

static void note_problem(void *context, const char *words)
{
	struct unsound *unsound = context;
	if (!unsound->count++)
		str_puts(&unsound->first, words);
}

/* Nobody seals what was changed past the program: within the transaction of the seal, so
 * that nothing comes between. */
static bool is_sound(const struct act *act, struct error *error)
{
	struct unsound unsound = {STR_INIT, 0};
	bool good = store_verify_report(
		act->store, act->report, note_problem, &unsound, error);
	if (good && unsound.count) {
		struct str more = STR_INIT;
		if (unsound.count > 1)
			message_append(&more, _(" (and %zu more)"), unsound.count - 1);
		good = error_set(error, ERROR_REFUSED,
			_("the report cannot be sealed: %s%s; 'mattrakan verify' tells "
			  "all of it"),
			unsound.first.data, more.data);
		str_release(&more);
	}
	str_release(&unsound.first);
	return good;
}

static bool sign_turn(struct act *act, const struct sign_turn *turn, struct error *error)
{
	if (!is_my_turn(turn, error) ||
		(turn->index != SIZE_MAX && !fill_signature(act, turn, error)))
		return false;
	if (!turn->last)
		return finish(
			act, REPORT_SUBMITTED, "report.sign", act->opinion, NULL, error);
	struct sealing sealing = {.signer = act->signer, .at = act->change.at};
	return is_sound(act, error) &&
	       cards_approve_done(
		       act->store, act->report, act->signer, act->change, error) &&
	       finish(act, REPORT_APPROVED, "report.approve", act->opinion, &sealing,
		       error);
}

static bool sign(struct act *act, struct error *error)
{
	struct sign_turn turn;
	if (!is_in_state(act, REPORT_SUBMITTED, error) ||
		!cards_all_done(act->store, act->report, error) ||
		!turn_find(act->store, act->report, &act->head, act->change.who, &turn,
			error))
		return false;
	const bool good = sign_turn(act, &turn, error);
	sign_turn_release(&turn);
	return good;
}

enum save_outcome store_sign_report(struct store *store, int64_t report,
	int64_t *revision, const struct report *shown, const char *opinion,
	const char *date, const struct signer *signer, struct error *error)
{
	struct act act = {.store = store,
		.report = report,
		.shown = shown,
		.change = change_now(signer_who(signer)),
		.signer = signer,
		.opinion = opinion,
		.date = date};
	return run(&act, revision, sign, error);
}

/* --- reopening --- */

static bool reopen(struct act *act, struct error *error)
{
	if (!is_in_state(act, REPORT_APPROVED, error) ||
		!comment_given(act->comment, error))
		return false;
	for (size_t i = 0; i < act->head.memo.count; i++)
		empty_signature(&act->head.memo.signatures[i]);
	/* The seal stays with the version that is kept. */
	return finish(act, REPORT_OPEN, "report.reopen", act->comment, NULL, error) &&
	       seal_clear(act->store, act->report, error) &&
	       cards_reopen(act->store, act->report, act->cards, act->cards_count,
		       act->comment, act->signer, act->change, error);
}

enum save_outcome store_reopen_report(struct store *store, int64_t report,
	int64_t *revision, const struct report *shown, const int64_t *cards, size_t count,
	const char *comment, const struct signer *signer, struct error *error)
{
	struct act act = {.store = store,
		.report = report,
		.shown = shown,
		.cards = cards,
		.cards_count = count,
		.change = change_now(signer_who(signer)),
		.signer = signer,
		.comment = comment};
	return run(&act, revision, reopen, error);
}
