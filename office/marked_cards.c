/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/marked_cards.h"

#include <stdlib.h>
#include <string.h>

#include "text/mem.h"

void marked_cards_release(struct marked_cards *marked)
{
	free(marked->cards);
	*marked = (struct marked_cards){0};
}

void marked_cards_clear(struct marked_cards *marked)
{
	marked->count = 0;
}

/* The place of the first that is not smaller: they stand in the order of their numbers. */
static size_t place_of(const struct marked_cards *marked, int64_t card)
{
	size_t from = 0, to = marked->count;
	while (from < to) {
		const size_t middle = from + (to - from) / 2;
		if (marked->cards[middle] < card)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static bool stands_at(const struct marked_cards *marked, size_t place, int64_t card)
{
	return place < marked->count && marked->cards[place] == card;
}

bool marked_cards_has(const struct marked_cards *marked, int64_t card)
{
	return stands_at(marked, place_of(marked, card), card);
}

/* What stands from a place on is put to another. */
static void move_rest(struct marked_cards *marked, size_t to, size_t from)
{
	memmove(marked->cards + to, marked->cards + from,
		(marked->count - from) * sizeof(*marked->cards));
}

void marked_cards_turn(struct marked_cards *marked, int64_t card)
{
	const size_t at = place_of(marked, card);
	if (stands_at(marked, at, card)) {
		move_rest(marked, at, at + 1);
		marked->count--;
		return;
	}
	marked->cards = mem_grow(
		marked->cards, marked->count, &marked->capacity, sizeof(*marked->cards));
	move_rest(marked, at + 1, at);
	marked->cards[at] = card;
	marked->count++;
}

void marked_cards_turn_all(
	struct marked_cards *marked, const int64_t *cards, size_t count)
{
	size_t before = 0;
	for (size_t i = 0; i < count; i++)
		before += marked_cards_has(marked, cards[i]);
	for (size_t i = 0; i < count; i++)
		if (before == count || !marked_cards_has(marked, cards[i]))
			marked_cards_turn(marked, cards[i]);
}

void marked_cards_keep(struct marked_cards *marked, const struct card_lines *lines)
{
	struct marked_cards kept = {0};
	for (size_t i = 0; marked->count && i < lines->count; i++)
		if (marked_cards_has(marked, lines->items[i].number))
			marked_cards_turn(&kept, lines->items[i].number);
	marked_cards_release(marked);
	*marked = kept;
}

int64_t *marked_cards_take(const struct marked_cards *marked,
	const struct card_lines *lines, int64_t otherwise, size_t *count)
{
	int64_t *cards = mem_new(lines->count + 1, sizeof(*cards));
	*count = 0;
	for (size_t i = 0; i < lines->count; i++)
		if (marked_cards_has(marked, lines->items[i].number))
			cards[(*count)++] = lines->items[i].number;
	if (!*count && otherwise)
		cards[(*count)++] = otherwise;
	return cards;
}
