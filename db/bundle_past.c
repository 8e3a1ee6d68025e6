/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/bundle_past.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "db/bin.h"
#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/head.h"
#include "db/trust/parts.h"
#include "db/trust/trail_write.h"
#include "model/card.h"
#include "model/report.h"
#include "text/mem.h"

struct past *pasts_add(struct pasts *pasts, const char *uuid)
{
	pasts->items = mem_grow(
		pasts->items, pasts->count, &pasts->capacity, sizeof(*pasts->items));
	struct past *past = &pasts->items[pasts->count++];
	*past = (struct past){0};
	strncat(past->uuid, uuid, UUID_BYTES);
	return past;
}

static bool same_text(const struct past_text *one, const struct past_text *other)
{
	return one->done == other->done && !strcmp(one->digest, other->digest);
}

void past_add(struct past *past, const char *digest, bool done)
{
	struct past_text text = {.done = done};
	strncat(text.digest, digest, HASH_HEX);
	if (past->count && same_text(&past->items[past->count - 1], &text))
		return;
	past->items =
		mem_grow(past->items, past->count, &past->capacity, sizeof(*past->items));
	past->items[past->count++] = text;
}

void pasts_release(struct pasts *pasts)
{
	for (size_t i = 0; i < pasts->count; i++)
		free(pasts->items[i].items);
	free(pasts->items);
	*pasts = (struct pasts){0};
}

static struct past *find(const struct pasts *pasts, const char *uuid)
{
	for (size_t i = 1; i < pasts->count; i++)
		if (!strcasecmp(pasts->items[i].uuid, uuid))
			return &pasts->items[i];
	return NULL;
}

const struct past *pasts_find(const struct pasts *pasts, const char *uuid)
{
	return find(pasts, uuid);
}

/* --- of which of two the other was made --- */

static bool has(const struct past *past, const struct past_text *text)
{
	for (size_t i = 0; i < past->count; i++)
		if (same_text(&past->items[i], text))
			return true;
	return false;
}

/* Whether all that one said the other said too, in that order. */
static bool is_within(const struct past *one, const struct past *other)
{
	size_t at = 0;
	for (size_t i = 0; i < other->count && at < one->count; i++)
		at += same_text(&one->items[at], &other->items[i]);
	return at == one->count;
}

enum past_order past_compare(const struct past *ours, const struct past *theirs)
{
	if (!ours->count || !theirs->count)
		return PAST_APART;
	const struct past_text *here = &ours->items[ours->count - 1];
	const struct past_text *there = &theirs->items[theirs->count - 1];
	if (same_text(here, there))
		return PAST_SAME;
	const bool newer = has(theirs, here), older = has(ours, there);
	if (newer && older)
		return is_within(ours, theirs)   ? PAST_NEWER
		       : is_within(theirs, ours) ? PAST_OLDER
						 : PAST_APART;
	return newer ? PAST_NEWER : older ? PAST_OLDER : PAST_APART;
}

/* --- reading --- */

static void add_head(struct past *past, const struct report *head)
{
	char digest[HASH_HEX + 1];
	struct report without = *head; /* borrows */
	memcpy(without.uuid, past->uuid, sizeof(without.uuid));
	struct ita_item *items = mem_new(head->ita.count + 1, sizeof(*items));
	for (size_t i = 0; i < head->ita.count; i++) {
		items[i] = head->ita.items[i];
		items[i].cards = (struct card_places){0};
	}
	without.ita.items = items;
	head_digest(digest, &without);
	past_add(past, digest, false);
	free(items);
}

static bool read_heads(struct store *store, int64_t report, const struct report *head,
	int64_t revision, struct past *past, struct error *error)
{
	for (int64_t i = 1; i < revision; i++) {
		struct report was;
		bool found = false;
		if (!store_head_version(store, report, i, &was, &found, error))
			return false;
		if (found) {
			add_head(past, &was);
			report_release(&was);
		}
	}
	add_head(past, head);
	return true;
}

static void add_card(struct past *past, const struct card *said)
{
	char digest[HASH_HEX + 1];
	struct card card = *said; /* borrows */
	memcpy(card.uuid, past->uuid, sizeof(card.uuid));
	card_digest(digest, &card);
	past_add(past, digest, card.state == CARD_DONE || card.state == CARD_APPROVED);
}

static bool take_version(void *context, const struct card_version *version)
{
	add_card(context, version->card);
	return true;
}

void pasts_complete(struct pasts *pasts, const struct report *report)
{
	if (!pasts->count)
		pasts_add(pasts, report->uuid);
	add_head(&pasts->items[0], report);
	for (size_t i = 0; i < report->count; i++) {
		const struct card *card = &report->cards[i];
		struct past *past = find(pasts, card->uuid);
		add_card(past ? past : pasts_add(pasts, card->uuid), card);
	}
}

/* Versions come the newest first. */
static void turn(struct past *past)
{
	for (size_t i = 0; i < past->count / 2; i++) {
		struct past_text text = past->items[i];
		past->items[i] = past->items[past->count - 1 - i];
		past->items[past->count - 1 - i] = text;
	}
}

static bool read_card(
	struct store *store, int64_t number, struct pasts *pasts, struct error *error)
{
	struct card_entry entry;
	if (!store_card(store, number, &entry, error))
		return false;
	struct past *past = pasts_add(pasts, entry.card.uuid);
	past->card = number;
	past->away = !entry.place;
	card_entry_release(&entry);
	if (!store_card_history(store, number, take_version, past, error))
		return false;
	turn(past);
	return true;
}

static bool read_away(struct store *store, int64_t report, int64_t **cards, size_t *count,
	struct error *error)
{
	size_t capacity = *count;
	struct query query = query_open(store, SQL_CARDS_OUT);
	query_integer(&query, report);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		*cards = mem_grow(*cards, *count, &capacity, sizeof(**cards));
		(*cards)[(*count)++] = query_column_integer(&query);
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

static bool read_all(
	struct store *store, int64_t number, struct pasts *pasts, struct error *error)
{
	struct report head;
	int64_t revision, *cards = NULL;
	size_t count = 0;
	if (!store_read_head(store, number, &head, &revision, error))
		return false;
	struct past *past = pasts_add(pasts, head.uuid);
	bool good = read_heads(store, number, &head, revision, past, error) &&
		    store_bin_cards(store, number, &cards, &count, error) &&
		    read_away(store, number, &cards, &count, error);
	for (size_t i = 0; good && i < count; i++)
		good = read_card(store, cards[i], pasts, error);
	free(cards);
	report_release(&head);
	return good;
}

bool store_pasts(
	struct store *store, int64_t report, struct pasts *pasts, struct error *error)
{
	struct pasts found = {0};
	if (!transaction_read(store, error))
		return false;
	const bool good = read_all(store, report, &found, error);
	transaction_read_end(store);
	if (good)
		*pasts = found;
	else
		pasts_release(&found);
	return good;
}
