/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the words begin in runs of Thai letters that were looked up before: a paragraph
 * that is typed in is looked through after every key, a report is gone through three times
 * to be printed, and offices repeat themselves.
 *
 * The words of a run follow from its letters and the dictionary alone, which does not
 * change while a program runs; so what is remembered cannot become wrong. It takes memory
 * only for what came, at most WORD_CACHE_BYTES; then it begins anew.
 */
#ifndef TEXT_WORD_CACHE_H
#define TEXT_WORD_CACHE_H

#include <stdbool.h>
#include <stddef.h>

enum {
	WORD_CACHE_RUN = 255, /* letters of the longest run that is remembered */
	WORD_CACHE_BYTES = 512 * 1024,
};

struct word_cache;

struct word_cache *word_cache_new(void);
void word_cache_free(struct word_cache *cache);

/* Whether the run of so many letters of TIS-620 (at least one) is remembered; then the
 * places where its words begin, as words_find() gives them. Positions has room for
 * WORD_CACHE_RUN. */
bool word_cache_find(const struct word_cache *cache, const unsigned char *tis,
	size_t length, int *positions, size_t *count);

/* Remembers a run that is not; one that is too long is passed over. */
void word_cache_add(struct word_cache *cache, const unsigned char *tis, size_t length,
	const int *positions, size_t count);

#endif
