/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/copy.h"

#include <stdlib.h>
#include <string.h>

#include "db/backup.h"
#include "db/head.h"
#include "model/head_text.h"
#include "model/json.h"
#include "text/mem.h"

struct store *store_copy_in_memory(struct store *store, struct error *error)
{
	struct store *copy = sqlite_open(store->path, SQLITE_HOW_MEMORY, error);
	if (!copy)
		return NULL;
	copy->access = STORE_WRITE;
	if (backup_pages(store, copy, error))
		return copy;
	store_close(copy);
	return NULL;
}

struct typed {
	struct store *store;
	const char *session;
	int64_t number;
	struct report *report;
	struct error *error;
	bool good;
};

static void put_card(struct typed *typed, const struct card_entry *entry,
	const struct draft *draft)
{
	struct card card;
	if (entry->report != typed->number || entry->place < 1 ||
		(size_t)entry->place > typed->report->count)
		return;
	typed->good = card_from_json(draft->body, strlen(draft->body),
		typed->store->path, &card, typed->error);
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

/* A draft of the report's own texts is the report without its cards. */
static bool head_visited(void *context, const struct head_draft *draft)
{
	struct typed *typed = context;
	struct report head, *report = typed->report;
	if (strcmp(draft->session, typed->session) != 0 ||
		draft->report != typed->number)
		return true;
	typed->good = report_from_json(draft->body, strlen(draft->body),
		typed->store->path, &head, typed->error);
	if (!typed->good)
		return false;
	const struct report whole = *report;
	report->cards = head.cards;
	report->count = head.count;
	report->capacity = head.capacity;
	head.cards = whole.cards;
	head.count = whole.count;
	head.capacity = whole.capacity;
	report_release(report);
	*report = head;
	return true;
}

bool store_load_typed(struct store *store, int64_t number, const char *who,
	const char *session, struct report *report, struct error *error)
{
	struct typed typed = {store, session, number, report, error, true};
	if (!store_load(store, number, report, error))
		return false;
	const bool walked = store_head_drafts(store, who, head_visited, &typed, error) &&
			    typed.good &&
			    store_drafts(store, who, draft_visited, &typed, error);
	if (walked && typed.good)
		return true;
	report_release(report);
	return false;
}
