/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/draft_sender.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/beside.h"
#include "db/beside_queue.h"
#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/query.h"
#include "db/head.h"
#include "db/kept.h"
#include "model/card.h"
#include "text/error.h"
#include "text/date.h"
#include "text/mem.h"
#include "text/thread.h"

enum {
	LOOK_MS = 5000,  /* how often an idle thread asks whether the server is there */
	AGAIN_MS = 1000, /* how long it waits before it tries again */
	LAST_MS = 3000,  /* how long an end waits for what is not sent */
};

/* One that the server has not taken. */
struct parcel {
	struct local_draft draft;
	uint64_t turn; /* another one with each time it was put */
};

/* A run's draft that goes with the next of the same card or report. */
struct adoption {
	struct local_draft draft; /* of the run from which it is taken; no body */
	struct adoption *next;
};

struct draft_sender {
	char *address, *folder;
	sender_open *open;
	struct adoption *adoptions; /* the caller's */
	struct local_drafts later; /* likewise: dropped in the transaction that is open */
	pthread_t thread;
	char *office; /* the thread's: the one in which it stood first */

	pthread_mutex_t lock; /* of all that follows */
	pthread_cond_t changed;
	struct parcel *parcels; /* the oldest first */
	size_t count, capacity;
	uint64_t turns;
	bool stop, over, left; /* left: nobody waits for the thread's end */
	bool asked;            /* the next round does not wait */
	struct store_reach reach;
	struct beside_queue queue;
	bool read_next; /* a draft had its turn: what reads has the next */
	/* What became of a new card's first draft, till it is told. */
	char *added_by; /* the session; NULL: nothing is to be told */
	struct card_entry added;
	struct error refusal; /* why it did not, likewise */
	uint64_t refused;     /* the turn of which that was noted */
};

static void sender_free(struct draft_sender *sender)
{
	for (size_t i = 0; i < sender->count; i++)
		local_draft_release(&sender->parcels[i].draft);
	free(sender->parcels);
	while (sender->adoptions) {
		struct adoption *adoption = sender->adoptions;
		sender->adoptions = adoption->next;
		local_draft_release(&adoption->draft);
		free(adoption);
	}
	local_drafts_release(&sender->later);
	beside_queue_release(&sender->queue);
	free(sender->added_by);
	error_release(&sender->refusal);
	pthread_cond_destroy(&sender->changed);
	pthread_mutex_destroy(&sender->lock);
	free(sender->office);
	free(sender->address);
	free(sender->folder);
	free(sender);
}

/* --- what is to be sent; under the lock --- */

static size_t find(const struct draft_sender *sender, const struct local_draft *draft)
{
	size_t i = 0;
	while (i < sender->count && !local_draft_same(&sender->parcels[i].draft, draft))
		i++;
	return i;
}

static void enqueue(struct draft_sender *sender, struct local_draft draft)
{
	const size_t at = find(sender, &draft);
	if (at == sender->count) {
		sender->parcels = mem_grow(sender->parcels, sender->count,
			&sender->capacity, sizeof(*sender->parcels));
		sender->parcels[sender->count++] = (struct parcel){0};
	}
	local_draft_release(&sender->parcels[at].draft);
	sender->parcels[at] = (struct parcel){.draft = draft, .turn = ++sender->turns};
}

/* The server has it: unless it was put anew meanwhile, the file goes. */
static void taken(struct draft_sender *sender, const struct parcel *sent)
{
	const size_t at = find(sender, &sent->draft);
	if (at == sender->count || sender->parcels[at].turn != sent->turn)
		return;
	local_drafts_remove(sender->folder, &sent->draft, NULL);
	local_draft_release(&sender->parcels[at].draft);
	memmove(&sender->parcels[at], &sender->parcels[at + 1],
		(--sender->count - at) * sizeof(*sender->parcels));
}

/* --- the thread --- */

static bool send_card(
	struct store *store, const struct local_draft *draft, struct error *error)
{
	const struct draft row = local_draft_of_card(draft);
	return draft->body ? store_draft_put(store, &row, error)
			   : store_draft_drop(store, draft->number, draft->who,
				     draft->session, error);
}

/* A new card comes into the report with its first draft, both or neither. */
static bool send_new(struct store *store, const struct local_draft *draft,
	struct card_entry *added, struct error *error)
{
	struct card_entry entry;
	if (!draft->body)
		return true;
	if (!store_begin(store, error))
		return false;
	if (store_add_card(store, draft->report, draft->who, &entry, error)) {
		struct draft row = local_draft_of_card(draft);
		row.card = entry.number;
		row.revision = entry.revision;
		card_release(&entry.card);
		if (store_draft_put(store, &row, error) && store_commit(store, error)) {
			*added = entry;
			return true;
		}
	}
	store_rollback(store);
	return false;
}

static bool send_texts(
	struct store *store, const struct local_draft *draft, struct error *error)
{
	const struct head_draft row = local_draft_of_texts(draft);
	return draft->body ? store_head_draft_put(store, &row, error)
			   : store_head_draft_drop(store, draft->number, draft->who,
				     draft->session, error);
}

/* What it is of is not there any more. */
static bool keep(
	struct store *store, const struct local_draft *draft, struct error *error)
{
	const struct kept_text text = {
		.report = draft->of_report ? draft->number : 0,
		.card = draft->of_report ? 0 : draft->number,
		.revision = draft->revision,
		.at = draft->at,
		.body = draft->body,
	};
	return store_keep_text(store, &text, draft->who, draft->session, error);
}

/* *added: its number, where it made a card. */
static bool send_one(struct store *store, const struct local_draft *draft,
	struct card_entry *added, struct error *error)
{
	if (!draft->of_report && !draft->number)
		return send_new(store, draft, added, error);
	if (draft->of_report ? send_texts(store, draft, error)
			     : send_card(store, draft, error))
		return true;
	if (error->kind != ERROR_USAGE || !draft->body)
		return false;
	error_release(error);
	return keep(store, draft, error);
}

/* Whether somebody answers there. */
static bool look(struct store *store, struct error *error)
{
	int64_t any = 0;
	struct query query = query_open(store, SQL_PERSON_ANY);
	return query_one_integer(&query, &any, error);
}

/* What came of a round. */
enum outcome {
	TAKEN,   /* the server has it, or answered */
	AWAY,    /* nobody answered */
	REFUSED, /* it answered that it will not have it */
};

/* Notes under the lock how it went. One that is refused stands in no other's way. */
static void note(
	struct draft_sender *sender, enum outcome outcome, const struct parcel *parcel)
{
	struct store_reach *reach = &sender->reach;
	if (outcome == AWAY && !reach->away)
		reach->since = time_now();
	reach->away = outcome == AWAY;
	const size_t at = parcel ? find(sender, &parcel->draft) : sender->count;
	if (outcome != REFUSED || at == sender->count)
		return;
	const struct parcel refused = sender->parcels[at];
	memmove(&sender->parcels[at], &sender->parcels[at + 1],
		(sender->count - at - 1) * sizeof(*sender->parcels));
	sender->parcels[sender->count - 1] = refused;
}

/* Somebody who was moved to another office typed in the one before: its numbers are other
 * cards here. */
static bool same_office(struct draft_sender *sender, const struct store *store)
{
	const char *office = store->driver->office(store);
	if (!sender->office && office)
		sender->office = mem_strdup(office);
	return !office || !strcmp(office, sender->office);
}

/* A connection that failed may be of no more use. */
static enum outcome failed(struct store **store)
{
	const enum outcome outcome = (*store)->failed == FAULT_GONE ? AWAY : REFUSED;
	store_close(*store);
	*store = NULL;
	return outcome;
}

static enum outcome reach(
	struct draft_sender *sender, struct store **store, struct error *error)
{
	if (!*store) {
		*store = sender->open(sender->address, error);
		if (!*store)
			return AWAY;
	}
	if (same_office(sender, *store))
		return TAKEN;
	engine_refuse_moved(*store, error);
	store_close(*store);
	*store = NULL;
	return REFUSED;
}

static enum outcome ask(struct draft_sender *sender, struct store **store,
	const struct local_draft *draft, struct card_entry *added, struct error *error)
{
	const enum outcome outcome = reach(sender, store, error);
	if (outcome != TAKEN)
		return outcome;
	if (draft ? send_one(*store, draft, added, error) : look(*store, error))
		return TAKEN;
	return failed(store);
}

/* Waits under the lock until there is something to do, or a while has passed. */
static void wait_for(struct draft_sender *sender, int milliseconds)
{
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += milliseconds / 1000;
	until.tv_nsec += milliseconds % 1000 * 1000000L;
	if (until.tv_nsec >= 1000000000L) {
		until.tv_sec++;
		until.tv_nsec -= 1000000000L;
	}
	if (!sender->asked)
		pthread_cond_timedwait(&sender->changed, &sender->lock, &until);
	sender->asked = false;
}

/* The card that a new one's draft made: what was typed of it since is of that. */
static void note_added(struct draft_sender *sender, const struct parcel *sent,
	const struct card_entry *added)
{
	const size_t at = find(sender, &sent->draft);
	if (at < sender->count && sender->parcels[at].turn != sent->turn) {
		struct local_draft *draft = &sender->parcels[at].draft;
		local_drafts_remove(sender->folder, draft, NULL);
		draft->number = added->number;
		draft->revision = added->revision;
		local_drafts_write(sender->folder, draft, NULL);
	}
	free(sender->added_by);
	sender->added_by = mem_strdup(sent->draft.session);
	sender->added = *added;
}

/* A new card is not taken: who types learns it, once for what was put. */
static void note_refusal(
	struct draft_sender *sender, const struct parcel *sent, struct error *error)
{
	if (sent->draft.of_report || sent->draft.number || sender->refused == sent->turn)
		return;
	error_release(&sender->refusal);
	error_pass(&sender->refusal, error);
	sender->refused = sent->turn;
}

/* Something is done for who waits for it: begun and ended under the lock. What failed is not
 * tried again but by who wanted it. */
static enum outcome act_round(
	struct draft_sender *sender, struct store **store, struct beside *act)
{
	pthread_mutex_unlock(&sender->lock);
	enum outcome outcome = reach(sender, store, &act->error);
	if (outcome == TAKEN && !act->run(act, *store, &act->error))
		outcome = failed(store);
	pthread_mutex_lock(&sender->lock);
	note(sender, outcome, NULL);
	beside_queue_put(&sender->queue, act);
	pthread_cond_broadcast(&sender->changed);
	return outcome == AWAY ? AWAY : TAKEN;
}

/* What is to be done now: what writes, else what reads, by turns with drafts; of these none at
 * an end. */
static struct beside *next_act(struct draft_sender *sender)
{
	const bool reads = !sender->stop && (!sender->count || sender->read_next);
	struct beside *act = beside_queue_next(&sender->queue, reads);
	sender->read_next = !act;
	return act;
}

/* One round, begun and ended under the lock. */
static enum outcome round_of(struct draft_sender *sender, struct store **store)
{
	struct error error = ERROR_INIT;
	struct parcel parcel = {0};
	struct card_entry added = {0};
	struct beside *act = next_act(sender);
	if (act)
		return act_round(sender, store, act);
	const bool any = sender->count > 0;
	if (any)
		parcel = (struct parcel){local_draft_copy(&sender->parcels[0].draft),
			sender->parcels[0].turn};
	pthread_mutex_unlock(&sender->lock);
	const enum outcome outcome =
		ask(sender, store, any ? &parcel.draft : NULL, &added, &error);
	pthread_mutex_lock(&sender->lock);
	note(sender, outcome, any ? &parcel : NULL);
	if (added.number)
		note_added(sender, &parcel, &added);
	if (outcome == REFUSED && any)
		note_refusal(sender, &parcel, &error);
	error_release(&error);
	if (outcome == TAKEN && any)
		taken(sender, &parcel);
	pthread_cond_broadcast(&sender->changed);
	local_draft_release(&parcel.draft);
	return outcome;
}

static bool is_idle(const struct draft_sender *sender)
{
	return !sender->count && !sender->queue.writing &&
	       (sender->stop || !sender->queue.reading);
}

static void *run(void *context)
{
	struct draft_sender *sender = context;
	struct store *store = NULL;
	size_t refused = 0; /* rounds, one after another */
	pthread_mutex_lock(&sender->lock);
	while (!(sender->stop && (is_idle(sender) || sender->left))) {
		const enum outcome outcome = round_of(sender, &store);
		refused = outcome == REFUSED ? refused + 1 : 0;
		/* By then each was tried, what was put during a round too. */
		if (sender->stop && (outcome == AWAY || refused > sender->count))
			break;
		if (outcome != TAKEN && !sender->stop)
			wait_for(sender, AGAIN_MS);
		else if (is_idle(sender) && !sender->stop)
			wait_for(sender, LOOK_MS);
	}
	sender->over = true;
	const bool left = sender->left;
	pthread_cond_broadcast(&sender->changed);
	pthread_mutex_unlock(&sender->lock);
	store_close(store);
	if (left)
		sender_free(sender);
	return NULL;
}

/* --- the caller's --- */

static bool take_left(struct draft_sender *sender, struct error *error)
{
	struct local_drafts list = {0};
	size_t strange;
	if (!local_drafts_read(sender->folder, &list, &strange, error)) {
		local_drafts_release(&list);
		return false;
	}
	for (size_t i = 0; i < list.count; i++)
		enqueue(sender, list.drafts[i]);
	free(list.drafts);
	return true;
}

struct draft_sender *draft_sender_start(
	const char *address, const char *folder, sender_open *open, struct error *error)
{
	struct draft_sender *sender = mem_new(1, sizeof(*sender));
	pthread_condattr_t monotonic;
	sender->address = mem_strdup(address);
	sender->folder = mem_strdup(folder);
	sender->open = open;
	sender->refusal = (struct error)ERROR_INIT;
	pthread_mutex_init(&sender->lock, NULL);
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&sender->changed, &monotonic);
	pthread_condattr_destroy(&monotonic);
	if (!take_left(sender, error)) {
		sender_free(sender);
		return NULL;
	}
	if (!thread_begin(&sender->thread, run, sender, error)) {
		sender_free(sender);
		return NULL;
	}
	return sender;
}

void draft_sender_stop(struct draft_sender *sender)
{
	if (!sender)
		return;
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += LAST_MS / 1000;
	pthread_mutex_lock(&sender->lock);
	sender->stop = true;
	pthread_cond_broadcast(&sender->changed);
	while (!sender->over && pthread_cond_timedwait(&sender->changed, &sender->lock,
					&until) != ETIMEDOUT)
		;
	/* A server that stalls holds nobody up: the thread ends by itself. */
	const bool over = sender->over;
	sender->left = !over;
	pthread_mutex_unlock(&sender->lock);
	if (over) {
		pthread_join(sender->thread, NULL);
		sender_free(sender);
	} else {
		pthread_detach(sender->thread);
	}
}

/* Whether a new card of that run was added, and that was not told yet. */
static bool is_added(const struct draft_sender *sender, const char *session)
{
	return sender->added_by && !strcmp(sender->added_by, session);
}

/* What was adopted is no more the other run's. */
static bool let_go(
	struct draft_sender *sender, const struct local_draft *draft, struct error *error)
{
	for (struct adoption **at = &sender->adoptions; *at;) {
		struct adoption *adoption = *at;
		if (adoption->draft.of_report != draft->of_report ||
			adoption->draft.number != draft->number) {
			at = &adoption->next;
			continue;
		}
		if (!local_drafts_write(sender->folder, &adoption->draft, error))
			return false;
		*at = adoption->next;
		pthread_mutex_lock(&sender->lock);
		enqueue(sender, adoption->draft);
		pthread_mutex_unlock(&sender->lock);
		free(adoption);
	}
	return true;
}

bool draft_sender_put(
	struct draft_sender *sender, const struct local_draft *draft, struct error *error)
{
	struct local_draft put = *draft; /* borrows */
	/* Under the lock: what was sent of it before may be about to remove the file. */
	pthread_mutex_lock(&sender->lock);
	/* The new card is there by now, and who types does not know yet. */
	if (!put.of_report && !put.number && is_added(sender, put.session)) {
		put.number = sender->added.number;
		put.revision = sender->added.revision;
	}
	const bool good = local_drafts_write(sender->folder, &put, error);
	if (good)
		enqueue(sender, local_draft_copy(&put));
	pthread_mutex_unlock(&sender->lock);
	if (!good || !let_go(sender, draft, error))
		return false;
	pthread_mutex_lock(&sender->lock);
	pthread_cond_broadcast(&sender->changed);
	pthread_mutex_unlock(&sender->lock);
	return true;
}

void draft_sender_adopt(
	struct draft_sender *sender, const struct local_draft *draft, const char *from)
{
	struct adoption *adoption = mem_new(1, sizeof(*adoption));
	adoption->draft = local_draft_copy(draft);
	free(adoption->draft.body);
	free(adoption->draft.session);
	adoption->draft.body = NULL;
	adoption->draft.session = mem_strdup(from);
	adoption->next = sender->adoptions;
	sender->adoptions = adoption;
}

void draft_sender_drop_later(struct draft_sender *sender, const struct local_draft *draft)
{
	local_drafts_add(&sender->later, local_draft_copy(draft));
}

void draft_sender_transaction_ended(struct draft_sender *sender, bool committed)
{
	/* One that cannot be dropped is there again: nothing is lost. */
	for (size_t i = 0; committed && i < sender->later.count; i++)
		draft_sender_put(sender, &sender->later.drafts[i], NULL);
	local_drafts_release(&sender->later);
}

void draft_sender_unsent(struct draft_sender *sender, struct local_drafts *list)
{
	pthread_mutex_lock(&sender->lock);
	for (size_t i = 0; i < sender->count; i++)
		local_drafts_add(list, local_draft_copy(&sender->parcels[i].draft));
	pthread_mutex_unlock(&sender->lock);
}

bool draft_sender_answers(struct draft_sender *sender)
{
	pthread_mutex_lock(&sender->lock);
	sender->asked = true;
	pthread_cond_broadcast(&sender->changed);
	const bool away = sender->reach.away;
	pthread_mutex_unlock(&sender->lock);
	return !away;
}

void draft_sender_beside(struct draft_sender *sender, struct beside *beside)
{
	pthread_mutex_lock(&sender->lock);
	beside_queue_add(&sender->queue, beside);
	pthread_cond_broadcast(&sender->changed);
	pthread_mutex_unlock(&sender->lock);
}

struct beside *draft_sender_done(struct draft_sender *sender)
{
	pthread_mutex_lock(&sender->lock);
	struct beside *beside = beside_queue_take(&sender->queue);
	pthread_mutex_unlock(&sender->lock);
	return beside;
}

/* Whether the server is being asked for a new card. */
static bool awaits_card(const struct draft_sender *sender)
{
	for (size_t i = 0; i < sender->count && !sender->reach.away; i++) {
		const struct parcel *parcel = &sender->parcels[i];
		if (!parcel->draft.of_report && !parcel->draft.number &&
			parcel->draft.body && parcel->turn != sender->refused)
			return true;
	}
	return false;
}

void draft_sender_await(struct draft_sender *sender)
{
	pthread_mutex_lock(&sender->lock);
	while (sender->queue.open || awaits_card(sender))
		pthread_cond_wait(&sender->changed, &sender->lock);
	pthread_mutex_unlock(&sender->lock);
}

bool draft_sender_added(struct draft_sender *sender, const char *session,
	struct card_entry *added, struct error *error)
{
	pthread_mutex_lock(&sender->lock);
	const bool is = is_added(sender, session);
	error_pass(error, &sender->refusal);
	if (is) {
		*added = sender->added;
		free(sender->added_by);
		sender->added_by = NULL;
	}
	pthread_mutex_unlock(&sender->lock);
	return is;
}

void draft_sender_reach(struct draft_sender *sender, struct store_reach *reach)
{
	pthread_mutex_lock(&sender->lock);
	*reach = sender->reach;
	reach->unsent = sender->count;
	pthread_mutex_unlock(&sender->lock);
}
