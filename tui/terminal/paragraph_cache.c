/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/paragraph_cache.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "text/mem.h"

enum { KEPT = 32 /* more than stand on a screen */ };

struct paragraph {
	char *text;
	size_t bytes;
	unsigned columns;
	struct wrap_line *lines;
	size_t count;
};

struct paragraph_cache {
	struct wrapper *wrapper; /* NULL until first needed */
	struct breaker *words;   /* likewise */
	struct paragraph kept[KEPT];
	size_t next; /* the one that is forgotten next */
};

static void forget(struct paragraph *paragraph)
{
	free(paragraph->text);
	free(paragraph->lines);
	*paragraph = (struct paragraph){0};
}

void paragraph_cache_free(struct paragraph_cache *cache)
{
	if (!cache)
		return;
	for (size_t i = 0; i < KEPT; i++)
		forget(&cache->kept[i]);
	wrapper_free(cache->wrapper);
	breaker_free(cache->words);
	free(cache);
}

static bool is_of(const struct paragraph *paragraph, const char *text, size_t bytes,
	unsigned columns)
{
	return paragraph->text && paragraph->columns == columns &&
	       paragraph->bytes == bytes && !memcmp(paragraph->text, text, bytes);
}

static void wrap(struct paragraph_cache *cache, struct paragraph *paragraph)
{
	if (!cache->wrapper)
		cache->wrapper = wrapper_new();
	wrap_load(cache->wrapper, paragraph->text, paragraph->bytes);
	const struct wrap_line *lines =
		wrap_lines(cache->wrapper, paragraph->columns, &paragraph->count);
	paragraph->lines = mem_new(paragraph->count, sizeof(*lines));
	memcpy(paragraph->lines, lines, paragraph->count * sizeof(*lines));
}

const struct wrap_line *paragraph_cache_lines(struct paragraph_cache **cache,
	const char *text, size_t bytes, unsigned columns, size_t *count)
{
	if (!*cache)
		*cache = mem_new(1, sizeof(**cache));
	struct paragraph *paragraph = (*cache)->kept;
	const struct paragraph *end = paragraph + KEPT;
	while (paragraph < end && !is_of(paragraph, text, bytes, columns))
		paragraph++;
	if (paragraph == end) {
		paragraph = &(*cache)->kept[(*cache)->next++ % KEPT];
		forget(paragraph);
		paragraph->text = mem_strndup(text, bytes);
		paragraph->bytes = bytes;
		paragraph->columns = columns;
		wrap(*cache, paragraph);
	}
	*count = paragraph->count;
	return paragraph->lines;
}

struct breaker *paragraph_cache_words(struct paragraph_cache **cache)
{
	if (!*cache)
		*cache = mem_new(1, sizeof(**cache));
	if (!(*cache)->words)
		(*cache)->words = breaker_new();
	return (*cache)->words;
}
