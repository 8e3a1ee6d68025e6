/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Many words looked for at once: texts are gone through a single time, however many words
 * there are, and most of their letters begin none.
 *
 * An index keeps pointers to words that live longer than it does.
 */
#ifndef CHECK_WORD_INDEX_H
#define CHECK_WORD_INDEX_H

#include <stdbool.h>
#include <stddef.h>

struct word_index;

/* Each word with a tag: whatever its owner makes of it. */
struct indexed_word {
	const char *word; /* not empty */
	size_t bytes;
	size_t tag;
};

struct word_index *word_index_new(void);
void word_index_free(struct word_index *index); /* NULL is fine */

/* An empty word is left out. */
void word_index_add(struct word_index *index, const char *word, size_t tag);

/* The first place from `at` on where one of the words may begin, by the code point there and
 * the one behind it; bytes if there is none. */
size_t word_index_next(
	const struct word_index *index, const char *text, size_t bytes, size_t at);

/* The words that begin as the code point there does, in the order in which they were
 * added, one after another; start with *position 0. NULL at the end. */
const struct indexed_word *word_index_each(const struct word_index *index,
	const char *text, size_t bytes, size_t at, size_t *position);

/* The longest word that stands there, exactly as it is; NULL if none does. */
const struct indexed_word *word_index_longest(
	const struct word_index *index, const char *text, size_t bytes, size_t at);

#endif
