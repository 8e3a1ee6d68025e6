/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/copy.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/engine.h"
#include "model/json.h"
#include "text/mem.h"

struct store *store_copy_in_memory(struct store *store, struct error *error)
{
	return store->driver->copy_in_memory(store, error);
}

struct typed {
	struct store *store;
	const char *session;
	int64_t number;
	struct report *report;
	struct error *error;
	bool good;
};

static void put_card(
	struct typed *typed, const struct card_entry *entry, const struct draft *draft)
{
	struct card card;
	if (entry->report != typed->number || entry->place < 1 ||
		(size_t)entry->place > typed->report->count)
		return;
	typed->good = card_from_json(draft->body, strlen(draft->body), typed->store->path,
		&card, typed->error);
	if (!typed->good)
		return;
	struct card *at = &typed->report->cards[entry->place - 1];
	card_release(at);
	*at = card;
}

static bool draft_visited(void *context, const struct draft *draft)
{
	struct typed *typed = context;
	struct card_entry entry;
	if (strcmp(draft->session, typed->session) != 0)
		return true;
	typed->good = store_card(typed->store, draft->card, &entry, typed->error);
	if (typed->good) {
		put_card(typed, &entry, draft);
		card_entry_release(&entry);
	}
	return typed->good;
}

bool store_load_typed(struct store *store, int64_t number, const char *who,
	const char *session, struct report *report, struct error *error)
{
	struct typed typed = {store, session, number, report, error, true};
	if (!store_load(store, number, report, error))
		return false;
	if (store_drafts(store, who, draft_visited, &typed, error) && typed.good)
		return true;
	report_release(report);
	return false;
}
