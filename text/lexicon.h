/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A list of Thai words that a text is compared with letter by letter: libthai's dictionary,
 * and whatever words are added.
 *
 * Words are TIS-620 (text/libthai.h), a byte a character, so that letters are counted as
 * typists count them. A walk begins at all words and keeps, with each letter, those that
 * begin so. Nothing is read or remembered before the first walk, which takes some 10 ms
 * and 0.4 MB where the dictionary is among the words.
 */
#ifndef TEXT_LEXICON_H
#define TEXT_LEXICON_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

struct lexicon;

/* dictionary: whether libthai's words are among them; where it is not installed they are
 * not. */
struct lexicon *lexicon_new(bool dictionary);
void lexicon_free(struct lexicon *lexicon); /* NULL is fine */

/* Adds a word of UTF-8; what TIS-620 cannot write, and an empty one, is passed over. Before
 * the first walk. */
void lexicon_add(struct lexicon *lexicon, const char *word, size_t bytes);

/* Whether the dictionary was wanted and is there. */
bool lexicon_has_dictionary(struct lexicon *lexicon);

/* The words that begin with what was walked. */
struct lexicon_walk {
	size_t from, to; /* in the sorted list */
	size_t depth;    /* letters walked */
};

struct lexicon_walk lexicon_begin(struct lexicon *lexicon);
/* One letter further; false, and the walk as it was, where no word goes on so. */
bool lexicon_step(
	const struct lexicon *lexicon, struct lexicon_walk *walk, unsigned char letter);
/* Whether what was walked is a word. */
bool lexicon_is_word(const struct lexicon *lexicon, const struct lexicon_walk *walk);

/* The letters with which words go on from there, each once, rising: calls visit until that
 * returns false. */
typedef bool lexicon_visit(void *context, unsigned char letter);
void lexicon_letters(const struct lexicon *lexicon, const struct lexicon_walk *walk,
	lexicon_visit *visit, void *context);

/* Whether exactly these letters are a word. */
bool lexicon_has(struct lexicon *lexicon, const unsigned char *tis, size_t length);

#endif
