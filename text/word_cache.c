/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/word_cache.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/mem.h"

/*
 * The runs lie one behind the other in one block: a byte with the letters of the run, one
 * with its words, the letters, then a byte for each word. A table of their places, found
 * by hashing, is at most half full.
 */
enum {
	HEAD = 2,
	SLOTS_FIRST = 256, /* a power of 2, as every later number of slots */
	SLOTS_MOST = 1 << 15,
};

struct word_cache {
	unsigned char *runs;
	size_t bytes, capacity;
	uint32_t *slots; /* where in runs, plus 1; 0: nothing */
	size_t slot_count, run_count;
};

struct word_cache *word_cache_new(void)
{
	struct word_cache *cache = mem_new(1, sizeof(*cache));
	cache->slot_count = SLOTS_FIRST;
	cache->slots = mem_new(cache->slot_count, sizeof(*cache->slots));
	return cache;
}

void word_cache_free(struct word_cache *cache)
{
	if (!cache)
		return;
	free(cache->runs);
	free(cache->slots);
	free(cache);
}

/* The slot of the run, or the free one where it would be put. */
static uint32_t *slot_of(
	const struct word_cache *cache, const unsigned char *tis, size_t length)
{
	uint32_t hash = 2166136261U; /* FNV-1a */
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ tis[i]) * 16777619U;
	for (size_t at = hash ^ hash >> 15;; at++) {
		uint32_t *slot = &cache->slots[at & (cache->slot_count - 1)];
		if (!*slot)
			return slot;
		const unsigned char *run = cache->runs + *slot - 1;
		if (run[0] == length && !memcmp(run + HEAD, tis, length))
			return slot;
	}
}

bool word_cache_find(const struct word_cache *cache, const unsigned char *tis,
	size_t length, int *positions, size_t *count)
{
	if (length > WORD_CACHE_RUN)
		return false;
	const uint32_t behind = *slot_of(cache, tis, length);
	if (!behind)
		return false;
	const unsigned char *run = cache->runs + behind - 1;
	*count = run[1];
	for (size_t i = 0; i < *count; i++)
		positions[i] = run[HEAD + length + i];
	return true;
}

static void forget_all(struct word_cache *cache)
{
	memset(cache->slots, 0, cache->slot_count * sizeof(*cache->slots));
	cache->bytes = cache->run_count = 0;
}

static size_t run_bytes(const unsigned char *run)
{
	return HEAD + (size_t)run[0] + run[1];
}

static void widen(struct word_cache *cache)
{
	free(cache->slots);
	cache->slot_count *= 2;
	cache->slots = mem_new(cache->slot_count, sizeof(*cache->slots));
	for (size_t at = 0; at < cache->bytes; at += run_bytes(cache->runs + at))
		*slot_of(cache, cache->runs + at + HEAD, cache->runs[at]) =
			(uint32_t)at + 1;
}

/* Room for one more run of so many bytes. */
static void make_room(struct word_cache *cache, size_t bytes)
{
	if (cache->bytes + bytes > WORD_CACHE_BYTES || 2 * cache->run_count == SLOTS_MOST)
		forget_all(cache);
	if (2 * cache->run_count == cache->slot_count)
		widen(cache);
	if (cache->bytes + bytes <= cache->capacity)
		return;
	cache->capacity = 2 * cache->capacity + bytes;
	if (cache->capacity > WORD_CACHE_BYTES)
		cache->capacity = WORD_CACHE_BYTES;
	cache->runs = mem_resize(cache->runs, cache->capacity, 1);
}

void word_cache_add(struct word_cache *cache, const unsigned char *tis, size_t length,
	const int *positions, size_t count)
{
	if (length > WORD_CACHE_RUN)
		return;
	const size_t bytes = HEAD + length + count;
	make_room(cache, bytes);
	unsigned char *run = cache->runs + cache->bytes;
	run[0] = (unsigned char)length;
	run[1] = (unsigned char)count;
	memcpy(run + HEAD, tis, length);
	for (size_t i = 0; i < count; i++)
		run[HEAD + length + i] = (unsigned char)positions[i];
	*slot_of(cache, tis, length) = (uint32_t)cache->bytes + 1;
	cache->bytes += bytes;
	cache->run_count++;
}
