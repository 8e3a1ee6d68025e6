/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A supervisor's acts on cards. What becomes of reports: review_report.c. */
#include <config.h>

#include "db/review.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/review_cards.h"
#include "db/rows/rows.h"
#include "db/store.h"
#include "db/trust/keys.h"
#include "db/trust/person.h"
#include "db/trust/signer.h"
#include "db/trust/trail_write.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/reason.h"

/* --- which act leads from where to where --- */

static const struct card_way {
	const char *name; /* of the trail */
	enum card_state from, to;
	bool comment; /* one must be given */
} ways[] = {
	[CARD_ACT_APPROVE] =
		{
			.name = "card.approve",
			.from = CARD_DONE,
			.to = CARD_APPROVED,
		},
	[CARD_ACT_RETURN] =
		{
			.name = "card.return",
			.from = CARD_DONE,
			.to = CARD_RETURNED,
			.comment = true,
		},
	[CARD_ACT_REOPEN] =
		{
			.name = "card.reopen",
			.from = CARD_APPROVED,
			.to = CARD_RETURNED,
			.comment = true,
		},
};

static bool refuse_state(
	const struct card_way *way, const struct card_entry *entry, struct error *error)
{
	if (way->from == CARD_APPROVED)
		return error_set(error, ERROR_REFUSED,
			_("measure %d is not approved, and only what is approved is "
			  "reopened"),
			entry->place);
	return error_set(error, ERROR_REFUSED,
		_("measure %d is not done, and only what is done is approved or "
		  "returned"),
		entry->place);
}

/* --- carrying them out --- */

/* One act on one card, inside its transaction. */
struct review {
	struct store *store;
	const struct card_way *way;
	const char *comment;
	const struct signer *signer;
	struct change change;
};

bool comment_given(const char *comment, struct error *error)
{
	return text_is_reason(comment) ||
	       error_set(error, ERROR_REFUSED,
		       _("say why, in a few words: whoever is to mend it reads this"));
}

static bool set_state(
	const struct review *review, const struct card_entry *entry, struct error *error)
{
	struct query query = query_open(review->store, SQL_CARD_STATE_SET);
	query_integer(&query, entry->number);
	query_text(&query, card_state_name(review->way->to));
	query_text(&query, review->change.who);
	query_integer(&query, review->change.at);
	return query_run(&query, error);
}

/* A revision of its own, so that whoever has the card open learns of it. */
static bool change_state(
	const struct review *review, const struct card_entry *entry, struct error *error)
{
	char digest[HASH_HEX + 1];
	card_digest(digest, &entry->card);
	const struct trail_note note = {.act = review->way->name,
		.change = review->change,
		.report = entry->report,
		.card = entry->number,
		.revision = entry->revision + 1,
		.detail = review->comment,
		.digest = digest,
		.signer = review->signer};
	return card_keep_version(review->store, entry, error) &&
	       set_state(review, entry, error) &&
	       trail_add(review->store, &note, NULL, NULL, error);
}

static bool allowed(
	const struct review *review, const struct card_entry *entry, struct error *error)
{
	if (!entry->place)
		return error_set(error, ERROR_REFUSED,
			_("this measure was taken out of its report"));
	if (!report_unapproved(review->store, entry->report, error))
		return false;
	return entry->card.state == review->way->from ||
	       refuse_state(review->way, entry, error);
}

void card_shown(char shown[SHOWN_HEX + 1], const struct card *card)
{
	static_assert(
		(int)SHOWN_HEX == (int)HASH_HEX, "what is shown is told by its digest");
	card_digest(shown, card);
}

void report_shown(char shown[SHOWN_HEX + 1], const struct report *report)
{
	report_digest(shown, report);
}

/* Whether a card is what was shown. Its revision alone does not tell: another program can
 * change the card and leave that as it is. */
static bool is_as_shown(
	const struct card_entry *entry, const struct card_decision *decision)
{
	char digest[HASH_HEX + 1];
	card_digest(digest, &entry->card);
	return entry->revision == decision->revision &&
	       strcmp(digest, decision->shown) == 0;
}

static enum save_outcome decide_card(const struct review *review,
	const struct card_decision *decision, struct error *error)
{
	struct card_entry entry;
	if ((review->way->comment && !comment_given(review->comment, error)) ||
		!store_card(review->store, decision->card, &entry, error))
		return SAVE_FAILED;
	enum save_outcome outcome = SAVE_FAILED;
	if (!is_as_shown(&entry, decision))
		outcome = SAVE_CONFLICT;
	else if (allowed(review, &entry, error) && change_state(review, &entry, error))
		outcome = SAVE_DONE;
	card_entry_release(&entry);
	return outcome;
}

static enum save_outcome decide_all(struct store *store,
	const struct card_decision *decisions, size_t count, const struct signer *signer,
	size_t *at, struct error *error)
{
	const struct change change = change_now(signer_who(signer));
	if (!signer_may(store, signer, error))
		return SAVE_FAILED;
	for (*at = 0; *at < count; ++*at) {
		const struct card_decision *decision = &decisions[*at];
		const struct card_way *way = &ways[decision->act];
		const struct review review = {store, way,
			way->comment ? decision->comment : NULL, signer, change};
		const enum save_outcome outcome = decide_card(&review, decision, error);
		if (outcome != SAVE_DONE)
			return outcome;
	}
	return SAVE_DONE;
}

enum save_outcome store_decide_cards(struct store *store, struct card_decision *decisions,
	size_t count, const struct signer *signer, size_t *at, struct error *error)
{
	size_t reached = 0;
	if (!store_begin(store, error))
		return SAVE_FAILED;
	const enum save_outcome outcome =
		decide_all(store, decisions, count, signer, &reached, error);
	if (at)
		*at = reached;
	if (!transaction_end(store, outcome == SAVE_DONE, error))
		return outcome == SAVE_CONFLICT ? SAVE_CONFLICT : SAVE_FAILED;
	for (size_t i = 0; i < count; i++)
		decisions[i].revision++;
	return SAVE_DONE;
}

/* --- all cards of a report --- */

static bool has_cards(struct store *store, int64_t report, struct error *error)
{
	int64_t last = 0;
	struct query query = query_open(store, SQL_CARD_LAST_PLACE);
	query_integer(&query, report);
	if (!query_one_integer(&query, &last, error))
		return false;
	return last || error_set(error, ERROR_REFUSED,
			       _("the report has no measures yet; there is nothing to "
				 "approve"));
}

bool cards_all_done(struct store *store, int64_t report, struct error *error)
{
	int64_t place = 0;
	struct query query = query_open(store, SQL_CARD_NOT_DONE);
	query_integer(&query, report);
	if (!query_one_integer(&query, &place, error))
		return false;
	if (place)
		return error_set(error, ERROR_REFUSED, _("measure %lld is not done yet"),
			(long long)place);
	return has_cards(store, report, error);
}

bool cards_approve_done(struct store *store, int64_t report, const struct signer *signer,
	struct change change, struct error *error)
{
	const struct review act = {store, &ways[CARD_ACT_APPROVE], NULL, signer, change};
	struct query query = query_open(store, SQL_CARD_DONE_LIST);
	query_integer(&query, report);
	int64_t *numbers = NULL;
	size_t count = 0, capacity = 0;
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		numbers = mem_grow(numbers, count, &capacity, sizeof(*numbers));
		numbers[count++] = query_column_integer(&query);
	}
	query_close(&query);
	bool good = outcome == QUERY_DONE;
	for (size_t i = 0; good && i < count; i++) {
		struct card_entry entry;
		good = store_card(store, numbers[i], &entry, error);
		if (good) {
			good = change_state(&act, &entry, error);
			card_entry_release(&entry);
		}
	}
	free(numbers);
	return good;
}

static bool reopen_card(
	const struct review *review, int64_t report, int64_t number, struct error *error)
{
	struct card_entry entry;
	if (!store_card(review->store, number, &entry, error))
		return false;
	bool good = entry.report == report ||
		    error_set(error, ERROR_REFUSED,
			    _("measure %lld is not one of report %lld"),
			    (long long)number, (long long)report);
	good = good && allowed(review, &entry, error) &&
	       change_state(review, &entry, error);
	card_entry_release(&entry);
	return good;
}

bool cards_reopen(struct store *store, int64_t report, const int64_t *cards, size_t count,
	const char *comment, const struct signer *signer, struct change change,
	struct error *error)
{
	const struct review act = {
		store, &ways[CARD_ACT_REOPEN], comment, signer, change};
	bool good = true;
	for (size_t i = 0; good && i < count; i++)
		good = reopen_card(&act, report, cards[i], error);
	return good;
}

/* --- what was said of a card --- */

static char *display_name(struct store *store, const char *login, struct error *error)
{
	struct person_facts facts;
	if (!person_get(store, login, &facts, error))
		return NULL;
	char *name = mem_strdup(facts.name && *facts.name ? facts.name : login);
	person_facts_release(&facts);
	return name;
}

bool store_card_comment(struct store *store, int64_t card, struct card_comment *comment,
	bool *found, struct error *error)
{
	struct query query = query_open_lenient(store, SQL_CARD_SAID);
	query_hold(&query);
	query_integer(&query, card);
	enum query_outcome outcome = query_step(&query, error);
	bool good = outcome != QUERY_FAILED, said = false;
	if (outcome == QUERY_ROW) {
		const char *act = query_column_text(&query);
		said = strcmp(act, ways[CARD_ACT_RETURN].name) == 0 ||
		       strcmp(act, ways[CARD_ACT_REOPEN].name) == 0;
	}
	if (said) {
		struct card_comment read = {
			.who = display_name(store, query_column_text(&query), error)};
		good = read.who != NULL;
		read.at = query_column_integer(&query);
		read.text = query_column_copy(&query);
		if (good)
			*comment = read;
		else
			card_comment_release(&read);
	}
	query_close(&query);
	if (good)
		*found = said;
	return good;
}

void card_comment_release(struct card_comment *comment)
{
	free(comment->who);
	free(comment->text);
	*comment = (struct card_comment){0};
}

/* An entry of a card's trail. */
struct said {
	int64_t number, revision, at;
	char *act, *who, *detail;
};

static void said_release(struct said *said)
{
	free(said->act);
	free(said->who);
	free(said->detail);
}

/* act is NULL where there is none. */
static bool read_said(struct store *store, enum sql name, int64_t card, int64_t behind,
	struct said *said, struct error *error)
{
	*said = (struct said){0};
	struct query query = query_open_lenient(store, name);
	query_integer(&query, card);
	query_integer(&query, behind);
	const enum query_outcome outcome = query_step(&query, error);
	if (outcome == QUERY_ROW) {
		said->number = query_column_integer(&query);
		said->revision = query_column_integer(&query);
		said->act = query_column_copy(&query);
		said->who = query_column_copy(&query);
		said->at = query_column_integer(&query);
		said->detail = query_column_copy(&query);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

struct wanted_version {
	int64_t revision;
	struct card *card;
	bool found;
};

static bool take_version(void *context, const struct card_version *version)
{
	struct wanted_version *wanted = context;
	if (version->revision != wanted->revision)
		return version->revision > wanted->revision;
	card_copy(wanted->card, version->card);
	wanted->found = true;
	return false;
}

static bool fill_returned(struct store *store, int64_t card, const struct said *back,
	const struct said *done, struct card_returned *returned, bool *found,
	struct error *error)
{
	struct card_returned read = {
		.reopened = strcmp(back->act, ways[CARD_ACT_REOPEN].name) == 0,
		.text = mem_strdup(back->detail),
		.at = back->at,
		.done = done->act != NULL,
		.answer = mem_strdup(done->detail ? done->detail : "")};
	struct wanted_version wanted = {back->revision, &read.before, false};
	card_init(&read.before);
	const bool good =
		(read.who = display_name(store, back->who, error)) &&
		(!read.done || (read.done_by = display_name(store, done->who, error))) &&
		store_card_history(store, card, take_version, &wanted, error);
	if (good && wanted.found)
		*returned = read;
	else
		card_returned_release(&read);
	*found = good && wanted.found;
	return good;
}

static bool read_returned(struct store *store, int64_t card,
	struct card_returned *returned, bool *found, struct error *error)
{
	struct said back, done = {0};
	bool good = read_said(store, SQL_CARD_JUDGED, card, 0, &back, error);
	if (good && back.act && strcmp(back.act, ways[CARD_ACT_APPROVE].name) != 0)
		good = read_said(store, SQL_CARD_SAID_DONE, card, back.number, &done,
			       error) &&
		       fill_returned(store, card, &back, &done, returned, found, error);
	said_release(&back);
	said_release(&done);
	return good;
}

bool store_card_returned(struct store *store, int64_t card,
	struct card_returned *returned, bool *found, struct error *error)
{
	*found = false;
	if (!transaction_read(store, error))
		return false;
	const bool good = read_returned(store, card, returned, found, error);
	transaction_read_end(store);
	return good;
}

void card_returned_release(struct card_returned *returned)
{
	free(returned->who);
	free(returned->text);
	free(returned->done_by);
	free(returned->answer);
	card_release(&returned->before);
	*returned = (struct card_returned){0};
}
