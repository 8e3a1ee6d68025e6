/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/word_index.h"

#include <stdlib.h>
#include <string.h>

#include "text/mem.h"
#include "text/thai.h"
#include "text/utf8.h"

enum {
	OTHERS = THAI_COUNT, /* the group of all words that begin with no Thai letter */
	GROUPS,
	THAI_LEAD = 0xE0, /* the first byte of Thai letters, E0 B8 80 - E0 B9 BF */
	THAI_SECOND = 0xB8,
};

/* Words of one first code point, and which Thai ones follow it in them. */
struct group {
	struct indexed_word *words;
	size_t count, capacity;
	bool seconds[THAI_COUNT];
};

struct word_index {
	struct group groups[GROUPS]; /* by the first code point */
};

struct word_index *word_index_new(void)
{
	return mem_new(1, sizeof(struct word_index));
}

void word_index_free(struct word_index *index)
{
	if (!index)
		return;
	for (size_t i = 0; i < GROUPS; i++)
		free(index->groups[i].words);
	free(index);
}

/* By the bytes alone: every place of every text comes by here. */
static size_t group_of(const char *text, size_t bytes, size_t at)
{
	const unsigned char *byte = (const unsigned char *)text + at;
	if (bytes - at < UTF8_THAI_BYTES || byte[0] != THAI_LEAD ||
		(byte[1] & 0xFE) != THAI_SECOND)
		return OTHERS;
	return (size_t)(byte[1] & 1) << 6 | (byte[2] & 0x3F);
}

void word_index_add(struct word_index *index, const char *word, size_t tag)
{
	const size_t bytes = strlen(word);
	if (!bytes)
		return;
	struct group *group = &index->groups[group_of(word, bytes, 0)];
	group->words = mem_grow(
		group->words, group->count, &group->capacity, sizeof(*group->words));
	group->words[group->count++] = (struct indexed_word){word, bytes, tag};
	const size_t second =
		bytes > UTF8_THAI_BYTES ? group_of(word, bytes, UTF8_THAI_BYTES) : OTHERS;
	if (second != OTHERS)
		group->seconds[second] = true;
}

/* Whether one of the words may begin there: what is not Thai behind the first letter may
 * be white space within a word, or nothing of it. */
static bool may_begin(const struct word_index *index, size_t group, const char *text,
	size_t bytes, size_t at)
{
	if (!index->groups[group].count)
		return false;
	if (group == OTHERS || at + UTF8_THAI_BYTES >= bytes)
		return true;
	const size_t second = group_of(text, bytes, at + UTF8_THAI_BYTES);
	return second == OTHERS || index->groups[group].seconds[second];
}

size_t word_index_next(
	const struct word_index *index, const char *text, size_t bytes, size_t at)
{
	for (; at < bytes; at++) {
		if ((text[at] & 0xC0) == 0x80)
			continue;
		const size_t group = group_of(text, bytes, at);
		if (may_begin(index, group, text, bytes, at))
			return at;
		if (group != OTHERS)
			at += UTF8_THAI_BYTES - 1;
	}
	return bytes;
}

const struct indexed_word *word_index_each(const struct word_index *index,
	const char *text, size_t bytes, size_t at, size_t *position)
{
	const struct group *group = &index->groups[group_of(text, bytes, at)];
	return *position < group->count ? &group->words[(*position)++] : NULL;
}

const struct indexed_word *word_index_longest(
	const struct word_index *index, const char *text, size_t bytes, size_t at)
{
	const struct indexed_word *longest = NULL, *word;
	for (size_t position = 0;
		(word = word_index_each(index, text, bytes, at, &position));)
		if ((!longest || word->bytes > longest->bytes) &&
			word->bytes <= bytes - at &&
			!memcmp(text + at, word->word, word->bytes))
			longest = word;
	return longest;
}
