/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which of many texts are alike: 2·LCS/(length a + length b) of at least 0.9, where LCS
 * is the longest common subsequence and lengths count code points.
 *
 * Texts are added one after another; each is told the earlier one that it is like: the
 * first that equals it, else the first that is like it. None is missed. Most pairs are
 * told apart by their lengths and by how often they have which letters, without being
 * compared (similar.c says why that is safe).
 */
#ifndef CHECK_SIMILAR_H
#define CHECK_SIMILAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SIMILAR_LEAST = 20 }; /* code points; shorter texts are like none */

/* The code points that are compared: without white space, what prints nothing and the
 * marks of lists. */
struct letters {
	uint32_t *items;
	size_t count, capacity;
};
void letters_append(struct letters *letters, const char *text, size_t bytes);
void letters_release(struct letters *letters);

struct similar;
struct similar *similar_new(void);
void similar_free(struct similar *set); /* NULL is fine */

/* Adds a text under a number of the caller's. True if it is like an earlier one: its
 * number, and how much in whole percent, rounded down. */
bool similar_add(struct similar *set, const struct letters *letters, size_t number,
	size_t *earlier, unsigned *percent);

#endif
