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
#include "db/trust/people.h"
#include "db/trust/person.h"
#include "db/trust/seal_make.h"
#include "db/trust/signer.h"
#include "db/trust/trail_write.h"
#include "db/trust/verify.h"
#include "model/head_text.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/name.h"
#include "text/str.h"

/* One act under way, in its transaction. */
struct act {
	struct store *store;
	int64_t report;
	int64_t revision; /* that the report has when it is done */
	struct change change;
	const struct signer *signer; /* NULL: it needs none */
	const char *comment;
	const char *opinion, *date; /* of who signs */
	struct report head;         /* as it is before */
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

/* Puts the head in its new state and notes the act, with a digest of all the report; the
 * entry and its hash are told where not NULL. */
static bool finish(const struct act *act, enum report_state state, const char *name,
	const char *detail, struct sealing *sealing, struct error *error)
{
	struct report whole;
	char digest[HASH_HEX + 1], hash[HASH_HEX + 1];
	if (!report_replace_head(
		    act->store, act->report, &act->head, state, act->change, error) ||
		!report_read_whole(act->store, act->report, &whole, error))
		return false;
	report_digest(digest, &whole);
	report_release(&whole);
	const struct trail_note note = {.act = name,
		.change = act->change,
		.report = act->report,
		.revision = act->revision,
		.detail = detail,
		.digest = digest,
		.signer = act->signer};
	int64_t entry;
	if (!trail_add(act->store, &note, &entry, hash, error))
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

static enum save_outcome attempt(
	struct act *act, int64_t revision, carry_out *todo, struct error *error)
{
	int64_t present;
	if (act->signer ? !signer_may(act->store, act->signer, error)
			: !person_may_write(act->store, act->change.who, error))
		return SAVE_FAILED;
	if (!store_head_revision(act->store, act->report, &present, error))
		return SAVE_FAILED;
	if (present != revision)
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

/* --- whose turn it is --- */

/* The supervisors of the office file, by the form of their names that is compared. */
struct supervisors {
	struct string_list logins, names, keys;
};

static void supervisors_release(struct supervisors *list)
{
	string_list_release(&list->logins);
	string_list_release(&list->names);
	string_list_release(&list->keys);
}

static bool add_person(void *context, const struct person *person)
{
	struct supervisors *list = context;
	char *key = name_key(person->name);
	string_list_add(&list->logins, person->login);
	string_list_add(&list->names, person->name);
	string_list_add(&list->keys, key);
	free(key);
	return true;
}

static bool add_supervisor(void *context, const struct person *person)
{
	return !(person->roles & ROLE_SUPERVISOR) || add_person(context, person);
}

/* The index of the supervisor whom a signature names; the list's count where none. */
static size_t find_supervisor(const struct supervisors *list, const char *name)
{
	char *key = name_key(name);
	size_t i = 0;
	while (i < list->keys.count && (!*key || strcmp(list->keys.items[i], key) != 0))
		i++;
	free(key);
	return i;
}

static bool times_signed(struct store *store, int64_t report, const char *who,
	int64_t *times, struct error *error)
{
	struct query query = query_open(store, SQL_REPORT_SIGNED_BY);
	query_integer(&query, report);
	query_text(&query, who);
	return query_one_integer(&query, times, error);
}

/* Calls visit for each signature of who is a supervisor here: whether it was given since
 * the report was submitted last. Who stands there twice signs twice. */
typedef void visit_signature(
	void *context, size_t index, size_t supervisor, bool is_given);

static bool each_signature(struct store *store, int64_t report, const struct memo *memo,
	const struct supervisors *list, visit_signature *visit, void *context,
	struct error *error)
{
	int64_t *left = mem_new(list->logins.count + 1, sizeof(*left));
	bool good = true;
	for (size_t i = 0; good && i < list->logins.count; i++)
		good = times_signed(
			store, report, list->logins.items[i], &left[i], error);
	for (size_t i = 0; good && i < memo->count; i++) {
		const size_t supervisor = find_supervisor(list, memo->signatures[i].name);
		if (supervisor < list->logins.count)
			visit(context, i, supervisor, left[supervisor]-- > 0);
	}
	free(left);
	return good;
}

struct turn {
	size_t index, supervisor; /* of who signs next; SIZE_MAX: nobody */
	size_t here, to_come;     /* signatures: here; not given yet */
};

static void see_turn(void *context, size_t index, size_t supervisor, bool is_given)
{
	struct turn *turn = context;
	turn->here++;
	turn->to_come += !is_given;
	if (!is_given && turn->index == SIZE_MAX) {
		turn->index = index;
		turn->supervisor = supervisor;
	}
}

static bool find_turn(struct store *store, int64_t report, const struct report *head,
	const char *who, struct sign_turn *turn, struct error *error)
{
	struct supervisors list = {0};
	struct turn seen = {SIZE_MAX, SIZE_MAX, 0, 0};
	unsigned roles;
	bool good =
		store_roles(store, who, &roles, error) &&
		store_people(store, add_supervisor, &list, error) &&
		each_signature(store, report, &head->memo, &list, see_turn, &seen, error);
	if (good) {
		*turn = (struct sign_turn){
			.index = seen.index, .last = seen.to_come <= 1};
		if (seen.index == SIZE_MAX) {
			turn->mine = (roles & ROLE_SUPERVISOR) != 0;
		} else {
			turn->name = mem_strdup(list.names.items[seen.supervisor]);
			turn->mine = strcmp(list.logins.items[seen.supervisor], who) == 0;
		}
	}
	supervisors_release(&list);
	return good;
}

static bool read_turn(struct store *store, int64_t report, const char *who,
	struct sign_turn *turn, struct error *error)
{
	struct report head;
	if (!report_read_head(store, report, &head, error))
		return false;
	const bool good = find_turn(store, report, &head, who, turn, error);
	report_release(&head);
	return good;
}

bool store_sign_turn(struct store *store, int64_t report, const char *who,
	struct sign_turn *turn, struct error *error)
{
	if (!transaction_read(store, error))
		return false;
	const bool good = read_turn(store, report, who, turn, error);
	transaction_read_end(store);
	return good;
}

void sign_turn_release(struct sign_turn *turn)
{
	free(turn->name);
	*turn = (struct sign_turn){0};
}

/* --- submitting --- */

static bool submit(struct act *act, struct error *error)
{
	return is_in_state(act, REPORT_OPEN, error) &&
	       cards_all_done(act->store, act->report, error) &&
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
}

static void empty_given(void *context, size_t index, size_t supervisor, bool is_given)
{
	struct memo *memo = context;
	(void)supervisor;
	if (is_given)
		empty_signature(&memo->signatures[index]);
}

/* What the signatories wrote here goes, also that of who is a supervisor no more; what
 * the clerk typed beforehand stays. */
static bool empty_round(struct act *act, struct error *error)
{
	struct supervisors list = {0};
	const bool good = store_people(act->store, add_person, &list, error) &&
			  each_signature(act->store, act->report, &act->head.memo, &list,
				  empty_given, &act->head.memo, error);
	supervisors_release(&list);
	return good;
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
	int64_t *revision, const char *who, const struct signer *signer,
	const char *comment, struct error *error)
{
	struct act act = {.store = store,
		.report = report,
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
			str_printf(&more, _(" (and %zu more)"), unsound.count - 1);
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
	if (!turn->mine)
		return error_set(error, ERROR_REFUSED, _("it is the turn of %s to sign"),
			turn->name);
	if (turn->index != SIZE_MAX) {
		struct signature *signature = &act->head.memo.signatures[turn->index];
		set_text(&signature->opinion, act->opinion);
		set_text(&signature->date, act->date);
	}
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
		!find_turn(act->store, act->report, &act->head, act->change.who, &turn,
			error))
		return false;
	const bool good = sign_turn(act, &turn, error);
	sign_turn_release(&turn);
	return good;
}

enum save_outcome store_sign_report(struct store *store, int64_t report,
	int64_t *revision, const char *opinion, const char *date,
	const struct signer *signer, struct error *error)
{
	struct act act = {.store = store,
		.report = report,
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
	       seal_clear(act->store, act->report, error);
}

enum save_outcome store_reopen_report(struct store *store, int64_t report,
	int64_t *revision, const char *comment, const struct signer *signer,
	struct error *error)
{
	struct act act = {.store = store,
		.report = report,
		.change = change_now(signer_who(signer)),
		.signer = signer,
		.comment = comment};
	return run(&act, revision, reopen, error);
}
