/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/drafts_aside.h"

#include <stdlib.h>
#include <string.h>

#include "db/beside.h"
#include "db/draft_sender.h"
#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/local_drafts.h"
#include "db/open.h"
#include "text/error.h"
#include "text/str.h"

/* --- begin and how it stands --- */

void aside_ended(struct store *store, bool committed)
{
	if (store->sender)
		draft_sender_transaction_ended(store->sender, committed);
}

/* driver_answers; context: the sender. */
static bool answers(void *context)
{
	return draft_sender_answers(context);
}

bool store_send_drafts(struct store *store, const char *who, struct error *error)
{
	if (!store->driver->is_server || store->sender)
		return true;
	struct str folder = STR_INIT;
	local_drafts_folder(store->path, who, &folder);
	store->sender = draft_sender_start(store->path, folder.data, open_quiet, error);
	store->end_sender = draft_sender_stop;
	store->ended = aside_ended;
	str_release(&folder);
	if (store->sender)
		store->driver->beside(store, answers, store->sender);
	return store->sender != NULL;
}

bool store_reach(const struct store *store, struct store_reach *reach)
{
	*reach = (struct store_reach){0};
	if (store->sender)
		draft_sender_reach(store->sender, reach);
	return store->sender != NULL;
}

/* --- one draft --- */

static struct local_draft of_none(
	bool of_report, int64_t number, const char *who, const char *session)
{
	return (struct local_draft){
		.of_report = of_report,
		.number = number,
		.who = (char *)who,
		.session = (char *)session,
		.field = (char *)"",
	};
}

bool aside_put_card(struct store *store, const struct draft *draft, struct error *error)
{
	const struct local_draft local = local_draft_from_card(draft);
	return draft_sender_put(store->sender, &local, error);
}

bool store_draft_put_new(struct store *store, int64_t report, const struct draft *draft,
	struct error *error)
{
	struct local_draft local = local_draft_from_card(draft);
	local.report = report;
	return draft_sender_put(store->sender, &local, error);
}

bool store_new_card(struct store *store, const char *session, struct card_entry *added,
	struct error *error)
{
	return draft_sender_added(store->sender, session, added, error);
}

/* --- beside the caller --- */

void store_beside(struct store *store, struct beside *beside)
{
	draft_sender_beside(store->sender, beside);
}

struct beside *store_beside_done(struct store *store)
{
	return store->sender ? draft_sender_done(store->sender) : NULL;
}

void store_await_saved(struct store *store)
{
	if (store->sender)
		draft_sender_await(store->sender);
}

bool aside_put_texts(
	struct store *store, const struct head_draft *draft, struct error *error)
{
	const struct local_draft local = local_draft_from_texts(draft);
	return draft_sender_put(store->sender, &local, error);
}

bool aside_drop(struct store *store, bool of_report, int64_t number, const char *who,
	const char *session, struct error *error)
{
	const struct local_draft local = of_none(of_report, number, who, session);
	/* Nothing was typed of a new card. */
	if (!number)
		return true;
	if (!store->depth)
		return draft_sender_put(store->sender, &local, error);
	draft_sender_drop_later(store->sender, &local);
	return true;
}

void aside_adopt(struct store *store, bool of_report, int64_t number, const char *who,
	const char *from, const char *to)
{
	const struct local_draft local = of_none(of_report, number, who, to);
	draft_sender_adopt(store->sender, &local, from);
}

/* --- all of somebody's --- */

struct gathering {
	struct local_drafts unsent; /* of cards and reports */
	struct local_drafts all;    /* those to be visited */
};

static bool add_there(struct gathering *gathering, const struct local_draft *draft)
{
	for (size_t i = 0; i < gathering->unsent.count; i++)
		if (local_draft_same(&gathering->unsent.drafts[i], draft))
			return true;
	local_drafts_add(&gathering->all, local_draft_copy(draft));
	return true;
}

static bool add_card(void *context, const struct draft *draft)
{
	const struct local_draft local = local_draft_from_card(draft);
	return add_there(context, &local);
}

static bool add_texts(void *context, const struct head_draft *draft)
{
	const struct local_draft local = local_draft_from_texts(draft);
	return add_there(context, &local);
}

static int newest_first(const void *one, const void *two)
{
	const struct local_draft *a = one, *b = two;
	return (a->at < b->at) - (a->at > b->at);
}

/* Whether the server could be asked, or was away. */
static bool asked(struct store *store, bool good, struct error *error)
{
	if (good || store->failed != FAULT_GONE)
		return good;
	error_release(error);
	return true;
}

/* Adds what is not sent of this person's, in the order in which all are visited. */
static void put_in_order(struct gathering *gathering, bool of_reports, const char *who)
{
	for (size_t i = 0; i < gathering->unsent.count; i++) {
		const struct local_draft *draft = &gathering->unsent.drafts[i];
		if (draft->body && draft->of_report == of_reports && draft->number &&
			!strcmp(draft->who, who))
			local_drafts_add(&gathering->all, local_draft_copy(draft));
	}
	if (gathering->all.count)
		qsort(gathering->all.drafts, gathering->all.count,
			sizeof(*gathering->all.drafts), newest_first);
}

static void gathering_release(struct gathering *gathering)
{
	local_drafts_release(&gathering->unsent);
	local_drafts_release(&gathering->all);
}

bool aside_visit_cards(struct store *store, const char *who, aside_cards *there,
	draft_visit *visit, void *context, struct error *error)
{
	struct gathering gathering = {0};
	draft_sender_unsent(store->sender, &gathering.unsent);
	const bool good =
		asked(store, there(store, who, add_card, &gathering, error), error);
	put_in_order(&gathering, false, who);
	bool more = good;
	for (size_t i = 0; more && i < gathering.all.count; i++) {
		const struct draft draft = local_draft_of_card(&gathering.all.drafts[i]);
		more = visit(context, &draft);
	}
	gathering_release(&gathering);
	return good;
}

bool aside_visit_texts(struct store *store, const char *who, aside_texts *there,
	head_draft_visit *visit, void *context, struct error *error)
{
	struct gathering gathering = {0};
	draft_sender_unsent(store->sender, &gathering.unsent);
	const bool good =
		asked(store, there(store, who, add_texts, &gathering, error), error);
	put_in_order(&gathering, true, who);
	bool more = good;
	for (size_t i = 0; more && i < gathering.all.count; i++) {
		const struct head_draft draft =
			local_draft_of_texts(&gathering.all.drafts[i]);
		more = visit(context, &draft);
	}
	gathering_release(&gathering);
	return good;
}
