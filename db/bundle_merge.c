/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/bundle_merge.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "db/bundle_past.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/report.h"
#include "text/mem.h"

static struct bundle_outcome *outcome_of(const struct merge *merge)
{
	return &merge->theirs->outcome;
}

/* --- what was changed on both sides --- */

static const char *issue_of(const struct card *card)
{
	const char *issue = card->issue && *card->issue ? card->issue : card->measure;
	return issue ? issue : "";
}

/* Whether theirs is taken all the same. */
static bool meet(struct merge *merge, enum bundle_conflict_kind kind, size_t place,
	const char *issue)
{
	struct bundle_outcome *outcome = outcome_of(merge);
	outcome->conflicts = mem_grow(outcome->conflicts, outcome->conflicts_count,
		&outcome->conflicts_capacity, sizeof(*outcome->conflicts));
	outcome->conflicts[outcome->conflicts_count++] = (struct bundle_conflict){
		.kind = kind, .place = (int)place, .issue = mem_strdup(issue)};
	if (merge->mode == BUNDLE_REPLACE)
		return true;
	merge->exact = false;
	return false;
}

/* --- cards --- */

static size_t find_card(const struct report *report, const char *uuid)
{
	for (size_t i = 0; i < report->count; i++)
		if (!strcasecmp(report->cards[i].uuid, uuid))
			return i;
	return SIZE_MAX;
}

static void put_copy(struct merge *merge, size_t place, const struct card *card)
{
	struct report *merged = &merge->merged;
	report_add_card(merged);
	for (size_t i = merged->count - 1; i > place; i--)
		merged->cards[i] = merged->cards[i - 1];
	card_copy(&merged->cards[place], card);
}

static void put_last(struct merge *merge, const struct card *card)
{
	put_copy(merge, merge->merged.count, card);
}

/* Of one that stands in both. */
static bool takes_changed(struct merge *merge, size_t index, const struct past *here,
	const struct past *there)
{
	struct bundle_outcome *outcome = outcome_of(merge);
	switch (past_compare(here, there)) {
	case PAST_NEWER: outcome->taken++; return true;
	case PAST_OLDER:
		outcome->newer++;
		merge->exact = false;
		return false;
	case PAST_APART:
		if (!meet(merge, CONFLICT_CARD, index + 1,
			    issue_of(&merge->ours.cards[index])))
			return false;
		outcome->taken++;
		return true;
	default: return false;
	}
}

/* Of one that lies in the bin here. */
static bool takes_binned(struct merge *merge, size_t index, const struct past *here,
	const struct past *there)
{
	const enum past_order order = past_compare(here, there);
	bool takes = merge->mode == BUNDLE_REPLACE;
	if (order == PAST_NEWER || order == PAST_APART)
		takes = meet(merge, CONFLICT_BINNED, index + 1,
			issue_of(&merge->theirs->report.cards[index]));
	else if (!takes)
		outcome_of(merge)->newer++;
	if (takes)
		outcome_of(merge)->added++;
	else
		merge->exact = false;
	return takes;
}

static void merge_theirs(struct merge *merge, size_t index)
{
	const struct card *card = &merge->theirs->report.cards[index];
	const struct past *here = pasts_find(&merge->pasts, card->uuid);
	const struct past *there = pasts_find(&merge->theirs->pasts, card->uuid);
	if (!here) {
		outcome_of(merge)->added++;
		put_last(merge, card);
	} else if (here->away) {
		if (takes_binned(merge, index, here, there))
			put_last(merge, card);
	} else {
		const size_t at = find_card(&merge->ours, card->uuid);
		const bool takes = takes_changed(merge, at, here, there);
		put_last(merge, takes ? card : &merge->ours.cards[at]);
	}
}

/* Of one that stands here alone: whether it stays. */
static bool stays(struct merge *merge, size_t index)
{
	struct bundle_outcome *outcome = outcome_of(merge);
	const struct card *card = &merge->ours.cards[index];
	const struct past *there = pasts_find(&merge->theirs->pasts, card->uuid);
	if (!there) {
		outcome->own++;
		merge->exact = false;
		return true;
	}
	const enum past_order order =
		past_compare(pasts_find(&merge->pasts, card->uuid), there);
	if (order != PAST_SAME && order != PAST_NEWER &&
		!meet(merge, CONFLICT_GONE, index + 1, issue_of(card)))
		return true;
	outcome->removed++;
	return false;
}

/* Behind the card that stands before it here. */
static void merge_ours(struct merge *merge, size_t index)
{
	const struct report *ours = &merge->ours;
	if (find_card(&merge->theirs->report, ours->cards[index].uuid) != SIZE_MAX ||
		!stays(merge, index))
		return;
	size_t place = 0;
	for (size_t i = index; !place && i-- > 0;)
		place = find_card(&merge->merged, ours->cards[i].uuid) + 1;
	put_copy(merge, place, &ours->cards[index]);
}

/* --- the report's own texts --- */

static void merge_head(struct merge *merge)
{
	struct bundle_outcome *outcome = outcome_of(merge);
	merge->ours_head = false;
	switch (past_compare(&merge->pasts.items[0], &merge->theirs->pasts.items[0])) {
	case PAST_NEWER: outcome->head = true; break;
	case PAST_OLDER:
		outcome->newer++;
		merge->ours_head = true;
		merge->exact = false;
		break;
	case PAST_APART:
		outcome->head = meet(merge, CONFLICT_HEAD, 0, "");
		merge->ours_head = !outcome->head;
		break;
	default: break;
	}
}

/* The cards that an ITA item names stand in other places now. */
static void follow_places(struct merge *merge, struct ita *ita, const struct report *of)
{
	for (size_t i = 0; i < ita->count; i++) {
		struct card_places *places = &ita->items[i].cards;
		size_t kept = 0;
		for (size_t k = 0; k < places->count; k++) {
			const size_t was = (size_t)places->items[k] - 1;
			if (was >= of->count)
				continue;
			const size_t now = find_card(&merge->merged, of->cards[was].uuid);
			if (now != SIZE_MAX)
				places->items[kept++] = (int)now + 1;
		}
		places->count = kept;
	}
}

/* --- order, and what ITA items name --- */

static bool same_order(const struct merge *merge)
{
	const struct report *ours = &merge->ours, *theirs = &merge->theirs->report;
	if (ours->count != theirs->count)
		return false;
	for (size_t i = 0; i < ours->count; i++)
		if (strcasecmp(ours->cards[i].uuid, theirs->cards[i].uuid) != 0)
			return false;
	return true;
}

/* Where the order is the same and the texts are, too. */
static bool same_places(const struct ita *one, const struct ita *other)
{
	if (one->count != other->count)
		return false;
	for (size_t i = 0; i < one->count; i++) {
		const struct card_places *a = &one->items[i].cards;
		const struct card_places *b = &other->items[i].cards;
		if (a->count != b->count ||
			(a->count && memcmp(a->items, b->items,
					     a->count * sizeof(*a->items)) != 0))
			return false;
	}
	return true;
}

void merge_make(struct merge *merge)
{
	struct bundle_outcome *outcome = outcome_of(merge);
	struct report *theirs = &merge->theirs->report;
	merge->exact = true;
	merge_head(merge);
	struct report *head = merge->ours_head ? &merge->ours : theirs;
	merge->merged = *head;
	merge->merged.cards = NULL;
	merge->merged.count = merge->merged.capacity = 0;
	for (size_t i = 0; i < theirs->count; i++)
		merge_theirs(merge, i);
	for (size_t i = 0; i < merge->ours.count; i++)
		merge_ours(merge, i);
	outcome->changes =
		outcome->head || outcome->added || outcome->taken || outcome->removed;
	const bool other =
		merge->exact &&
		(!same_order(merge) || !same_places(&merge->ours.ita, &theirs->ita));
	outcome->order = other && !outcome->changes && merge->mode != BUNDLE_REPLACE;
	outcome->changes = outcome->changes || (other && !outcome->order);
	if (!merge->exact)
		follow_places(merge, &head->ita, head);
}

void merge_release(struct merge *merge)
{
	for (size_t i = 0; i < merge->merged.count; i++)
		card_release(&merge->merged.cards[i]);
	free(merge->merged.cards);
	report_release(&merge->ours);
	pasts_release(&merge->pasts);
}
