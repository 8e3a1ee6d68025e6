/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cards that somebody has marked in a list, by their numbers: they stay marked wherever the
 * list is read anew, sorted or filtered.
 */
#ifndef OFFICE_MARKED_CARDS_H
#define OFFICE_MARKED_CARDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "office/card_lines.h"

/* Begins as zeros. */
struct marked_cards {
	int64_t *cards;
	size_t count, capacity;
};

void marked_cards_release(struct marked_cards *marked);
bool marked_cards_has(const struct marked_cards *marked, int64_t card);
/* Marks it, or takes the mark away. */
void marked_cards_turn(struct marked_cards *marked, int64_t card);
void marked_cards_clear(struct marked_cards *marked);

/* Marks all of these, or none of them where all are marked. */
void marked_cards_turn_all(
	struct marked_cards *marked, const int64_t *cards, size_t count);

/* Those that are no longer among the lines are not marked any more. */
void marked_cards_keep(struct marked_cards *marked, const struct card_lines *lines);

/* The marked ones in the lines' order, else that one (0: none); an array to be freed, *count
 * of them. */
int64_t *marked_cards_take(const struct marked_cards *marked,
	const struct card_lines *lines, int64_t otherwise, size_t *count);

#endif
