/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words that are spelt wrong, by a dictionary: libthai's, the lists of data/words, and what
 * the office and the report itself call things.
 *
 * Thai has no spaces between words, and names and loan words are in no dictionary, so an
 * unknown word alone is no mistake. Told is
 * - a phrase of the lists with one slip in it, be each of its parts a word (นายองค์การ, ตัวขี้วัด);
 * - what no known words make up and one slip away from a single known word;
 * - letters that no word of Thai can have (a ั with nothing behind it).
 * A slip: a letter that is missing, doubled, exchanged with its neighbour, or taken for one
 * that looks, sounds or lies on the keyboard like it.
 *
 * The dictionary is read by the first look, and kept until it is freed. Names of places
 * (the words', check/places.h) are right wherever they stand; they are read when something
 * is about to be told, and nothing is taken for misspelt into one of them.
 */
#ifndef CHECK_SPELL_H
#define CHECK_SPELL_H

#include "check/words.h"
#include "model/lists.h"
#include "model/report.h"

struct spell;

/* report: what it names itself counts as known. The words have to stay while something is
 * looked at. */
struct spell *spell_new(const struct check_words *words, const struct report *report);
void spell_free(struct spell *spell); /* NULL is fine */

/* The Thai words of a text count as known. This is the way in for every source of words but
 * names of places. Before the first look. */
void spell_know(struct spell *spell, const char *text);
void spell_know_all(struct spell *spell, const struct string_list *list);
/* Words that an office learned: no phrase is taken for misspelt that holds one. */
void spell_learn(struct spell *spell, const struct string_list *words);

/* A word that is wrong: bytes of the text. right: what is meant; NULL: nobody can say. */
typedef void misspelling_visit(
	void *context, size_t start, size_t bytes, const char *right);

/* What stands there. */
enum spell_names {
	SPELL_TEXT,
	SPELL_NAME_FIRST, /* a text that may begin with a name */
	SPELL_PHRASES,    /* posts and the like: only phrases are looked for */
};

/* Looks through bytes [start, start + bytes) of a text, which are Thai letters and signs. */
void spell_look(struct spell *spell, const char *text, size_t start, size_t bytes,
	enum spell_names names, misspelling_visit *visit, void *context);

/* How many words behind these Thai letters, over spaces, may be names: of a person whose
 * title, or title and first name, stand here, or of a place. */
int spell_names_follow(const char *text, size_t bytes);

#endif
