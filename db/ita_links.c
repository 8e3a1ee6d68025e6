/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/ita_links.h"

#include <string.h>

#include "db/engine/query.h"
#include "db/head.h"
#include "db/rows/rows.h"
#include "model/json.h"
#include "model/report.h"

/* The place that a place is after the change; 0: the card there is out. */
static int place_after(const struct places_change *change, int place)
{
	if (place < 1 || place > change->last)
		return place;
	if (place == change->from)
		return change->to;
	if (change->from && place > change->from)
		place--;
	if (change->to && place >= change->to)
		place++;
	return place;
}

static bool follow(struct card_places *cards, const struct places_change *change)
{
	bool changed = false;
	size_t kept = 0;
	for (size_t i = 0; i < cards->count; i++) {
		const int place = place_after(change, cards->items[i]);
		changed = changed || place != cards->items[i];
		if (place)
			cards->items[kept++] = place;
	}
	cards->count = kept;
	return changed;
}

/* --- a card that comes back --- */

static bool same_code(const struct ita_item *a, const struct ita_item *b)
{
	return a->code && b->code ? strcmp(a->code, b->code) == 0 : a->code == b->code;
}

/* What an item was: the one in its place, if it has its code, else the first that has. */
static const struct ita_item *item_before(
	const struct ita *before, const struct ita *ita, size_t index)
{
	const struct ita_item *item = &ita->items[index];
	if (index < before->count && same_code(&before->items[index], item))
		return &before->items[index];
	for (size_t i = 0; i < before->count; i++) {
		if (same_code(&before->items[i], item))
			return &before->items[i];
	}
	return NULL;
}

static void insert_place(struct card_places *cards, size_t at, int place)
{
	card_places_add(cards, place);
	if (at >= cards->count)
		return;
	memmove(&cards->items[at + 1], &cards->items[at],
		(cards->count - 1 - at) * sizeof(*cards->items));
	cards->items[at] = place;
}

static bool link_again(
	struct ita *ita, const struct ita *before, const struct places_change *change)
{
	bool changed = false;
	for (size_t i = 0; i < ita->count; i++) {
		struct card_places *cards = &ita->items[i].cards;
		const struct ita_item *was = item_before(before, ita, i);
		size_t at = 0;
		if (!was || !card_places_find(&was->cards, change->was, &at) ||
			card_places_find(cards, change->to, NULL))
			continue;
		insert_place(cards, at < cards->count ? at : cards->count, change->to);
		cards->present = true;
		changed = true;
	}
	return changed;
}

static bool come_back(struct store *store, struct ita *ita,
	const struct places_change *change, bool *changed, struct error *error)
{
	struct report before;
	struct query query = query_open(store, SQL_REPORT_VERSION_BODY);
	query_integer(&query, change->report);
	query_integer(&query, change->unlinked);
	const enum query_outcome outcome = query_step(&query, error);
	bool good = outcome != QUERY_FAILED;
	if (outcome == QUERY_ROW) {
		size_t bytes;
		const char *body = query_column_bytes(&query, &bytes);
		good = report_from_json(body, bytes, store->path, &before, error);
		if (good) {
			*changed = link_again(ita, &before.ita, change) || *changed;
			report_release(&before);
		}
	}
	query_close(&query);
	return good;
}

/* --- */

bool ita_links_follow(struct store *store, const struct places_change *change,
	const char *who, int64_t *before, struct error *error)
{
	struct report head;
	int64_t revision = 0;
	bool changed = false;
	if (before)
		*before = 0;
	if (!store_head_revision(store, change->report, &revision, error) ||
		!store_load_head(store, change->report, &head, error))
		return false;
	for (size_t i = 0; i < head.ita.count; i++)
		changed = follow(&head.ita.items[i].cards, change) || changed;
	bool good =
		!change->unlinked || come_back(store, &head.ita, change, &changed, error);
	if (good && changed) {
		if (before)
			*before = revision;
		good = store_save_head(store, change->report, &head, &revision, who,
			       error) == SAVE_DONE;
	}
	report_release(&head);
	return good;
}
