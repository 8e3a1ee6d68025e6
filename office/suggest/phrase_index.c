/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/suggest/phrase_index.h"

#include <stdlib.h>
#include <string.h>

#include "office/suggest/phrase.h"
#include "office/suggest/phrase_parts.h"
#include "text/breaks.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

/* Of the memory that malloc() needs besides. */
enum { OVERHEAD = 16, SHORTEST = 2 /* characters of a phrase */ };

struct phrase_index *phrase_index_new(size_t most)
{
	struct phrase_index *index = mem_new(1, sizeof(*index));
	index->most = most;
	return index;
}

void phrase_index_free(struct phrase_index *index)
{
	if (!index)
		return;
	for (size_t i = 0; i < index->count; i++)
		free(index->phrases[i].text);
	free(index->phrases);
	free(index->spots);
	free(index->uses);
	free(index);
}

static size_t text_bytes(size_t length)
{
	return length + length / 8 + 1;
}

size_t phrase_index_bytes(const struct phrase_index *index)
{
	return sizeof(*index) + index->characters +
	       index->capacity * sizeof(struct phrase) + index->count * OVERHEAD +
	       index->spots_capacity * sizeof(struct spot) +
	       index->uses_capacity * sizeof(struct use);
}

bool phrase_index_full(const struct phrase_index *index)
{
	return index->full;
}

unsigned phrase_index_revision(const struct phrase_index *index)
{
	return index->revision;
}

/* --- the order of what follows --- */

static int compare_spots(
	const struct phrase_index *index, const struct spot *a, const struct spot *b)
{
	const struct phrase *left = &index->phrases[a->phrase];
	const struct phrase *right = &index->phrases[b->phrase];
	return phrase_order(left->text + a->at, left->length - (size_t)a->at,
		right->text + b->at, right->length - (size_t)b->at);
}

/* As many as a phrase has words: by insertion would be slow, by qsort() it would not know
 * the index. */
static void sort_spots(const struct phrase_index *index, struct spot *spots,
	struct spot *room, size_t count)
{
	const size_t half = count / 2;
	if (count < 2)
		return;
	sort_spots(index, spots, room, half);
	sort_spots(index, spots + half, room, count - half);
	memcpy(room, spots, half * sizeof(*spots));
	size_t from = 0, other = half, to = 0;
	while (from < half)
		spots[to++] = other < count && compare_spots(index, &spots[other],
						       &room[from]) < 0
				      ? spots[other++]
				      : room[from++];
}

/* Puts so many spots, which are in order, among the others. */
static void merge_spots(
	struct phrase_index *index, const struct spot *spots, size_t count)
{
	size_t old = index->spots_count, to = old + count;
	if (to > index->spots_capacity) {
		index->spots_capacity = to + to / 8;
		index->spots =
			mem_resize(index->spots, index->spots_capacity, sizeof(*spots));
	}
	index->spots_count = to;
	while (count) {
		/* Where the last of them belongs; all behind that place goes at once. */
		size_t low = 0, high = old;
		while (low < high) {
			const size_t middle = (low + high) / 2;
			if (compare_spots(
				    index, &index->spots[middle], &spots[count - 1]) > 0)
				high = middle;
			else
				low = middle + 1;
		}
		to -= old - low;
		memmove(index->spots + to, index->spots + low,
			(old - low) * sizeof(*spots));
		index->spots[--to] = spots[--count];
		old = low;
	}
}

size_t phrase_spot(const struct phrase_index *index, const unsigned char *query,
	size_t length, bool behind)
{
	size_t low = 0, high = index->spots_count;
	while (low < high) {
		const size_t middle = (low + high) / 2;
		const struct spot *spot = &index->spots[middle];
		const struct phrase *phrase = &index->phrases[spot->phrase];
		const int order = phrase_compare(phrase->text + spot->at,
			phrase->length - (size_t)spot->at, query, length, NULL);
		if (order < 0 || (behind && !order))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* --- taking in --- */

void phrase_words(struct breaker *breaker, const char *text, size_t bytes,
	unsigned char *bits, size_t length)
{
	const unsigned char *flags = breaker_find(breaker, text, bytes);
	size_t at = 0;
	for (size_t i = 0; i < length; i++) {
		uint32_t code_point;
		if (flags[at] & BREAK_WORD && !(flags[at] & BREAK_SPACE))
			bits[i / 8] |= (unsigned char)(1u << i % 8);
		at += utf8_decode(text + at, bytes - at, &code_point);
	}
}

/* The same phrase in the same slot; NULL: there is none. */
static struct phrase *find_same(struct phrase_index *index, unsigned slot,
	const unsigned char *text, size_t length)
{
	struct str query = STR_INIT;
	struct phrase *same = NULL;
	for (size_t i = 0; i < length; i++)
		if (phrase_fold(text[i]))
			str_putc(&query, (char)phrase_fold(text[i]));
	const unsigned char *folded = (const unsigned char *)query.data;
	const size_t end = phrase_spot(index, folded, query.bytes, true);
	for (size_t i = phrase_spot(index, folded, query.bytes, false); i < end; i++) {
		struct phrase *phrase = &index->phrases[index->spots[i].phrase];
		if (!index->spots[i].at && phrase->slot == slot &&
			phrase->length == length && !memcmp(phrase->text, text, length))
			same = phrase;
	}
	str_release(&query);
	return same;
}

static size_t free_place(struct phrase_index *index)
{
	for (size_t i = 0; i < index->count; i++)
		if (!index->phrases[i].text)
			return i;
	index->phrases = mem_grow(
		index->phrases, index->count, &index->capacity, sizeof(struct phrase));
	return index->count++;
}

/* Every place where a word begins, and the start. */
static void add_spots(struct phrase_index *index, size_t place)
{
	const struct phrase *phrase = &index->phrases[place];
	struct spot *spots = mem_new(phrase->length, sizeof(*spots));
	struct spot *room = mem_new(phrase->length, sizeof(*spots));
	size_t count = 0;
	for (size_t at = 0; at < phrase->length; at++)
		if (!at || phrase_begins_word(phrase, at))
			spots[count++] = (struct spot){(uint16_t)place, (uint16_t)at};
	sort_spots(index, spots, room, count);
	merge_spots(index, spots, count);
	free(room);
	free(spots);
}

static struct phrase *add_phrase(struct phrase_index *index, struct breaker *breaker,
	unsigned slot, const char *text, size_t bytes, const struct str *encoded)
{
	const size_t length = encoded->bytes;
	const size_t place = free_place(index);
	struct phrase *phrase = &index->phrases[place];
	*phrase = (struct phrase){.text = mem_new(1, text_bytes(length)),
		.length = (uint16_t)length,
		.slot = (uint8_t)slot};
	memcpy(phrase->text, encoded->data, length);
	phrase_words(breaker, text, bytes, phrase->text + length, length);
	index->characters += text_bytes(length);
	add_spots(index, place);
	return &index->phrases[place];
}

static bool has_room(const struct phrase_index *index, size_t length)
{
	/* Half of the characters begin a word, at the most that people write. */
	const size_t more = text_bytes(length) + sizeof(struct phrase) + OVERHEAD +
			    length / 2 * sizeof(struct spot);
	return index->count < PHRASES_MOST &&
	       phrase_index_bytes(index) + more <= index->most;
}

static bool add_line(struct phrase_index *index, struct breaker *breaker, unsigned owner,
	unsigned slot, unsigned recent, const char *text, size_t bytes,
	const struct str *encoded)
{
	struct phrase *phrase = find_same(
		index, slot, (const unsigned char *)encoded->data, encoded->bytes);
	if (!has_room(index, phrase ? 0 : encoded->bytes)) {
		index->full = true;
		return false;
	}
	if (!phrase)
		phrase = add_phrase(index, breaker, slot, text, bytes, encoded);
	if (phrase->uses == UINT16_MAX)
		return true;
	phrase->uses++;
	if (recent > phrase->recent)
		phrase->recent = (uint16_t)recent;
	index->uses = mem_grow(index->uses, index->uses_count, &index->uses_capacity,
		sizeof(struct use));
	index->uses[index->uses_count++] =
		(struct use){(uint16_t)(phrase - index->phrases), (uint16_t)owner};
	index->revision++;
	return true;
}

bool phrase_index_add(struct phrase_index *index, struct breaker *breaker, unsigned owner,
	unsigned slot, unsigned recent, const char *text, size_t bytes)
{
	struct str encoded = STR_INIT;
	bool good = true;
	while (bytes && good) {
		str_clear(&encoded);
		while (bytes && *text == ' ') {
			text++;
			bytes--;
		}
		const size_t taken = phrase_encode(&encoded, text, bytes, PHRASE_MOST);
		if (encoded.bytes >= SHORTEST)
			good = add_line(index, breaker, owner, slot, recent, text, taken,
				&encoded);
		text += taken;
		bytes -= taken;
		/* And past what ended it. */
		uint32_t code_point;
		const size_t end = bytes ? utf8_decode(text, bytes, &code_point) : 0;
		if (encoded.bytes < PHRASE_MOST) {
			text += end;
			bytes -= end;
		}
	}
	str_release(&encoded);
	return good;
}

/* --- forgetting --- */

static void drop_unused(struct phrase_index *index)
{
	size_t kept = 0;
	for (size_t i = 0; i < index->spots_count; i++)
		if (index->phrases[index->spots[i].phrase].uses)
			index->spots[kept++] = index->spots[i];
	index->spots_count = kept;
	for (size_t i = 0; i < index->count; i++) {
		struct phrase *phrase = &index->phrases[i];
		if (!phrase->text || phrase->uses)
			continue;
		index->characters -= text_bytes(phrase->length);
		free(phrase->text);
		phrase->text = NULL;
	}
}

void phrase_index_forget(struct phrase_index *index, unsigned owner)
{
	size_t kept = 0;
	bool unused = false;
	for (size_t i = 0; i < index->uses_count; i++) {
		const struct use use = index->uses[i];
		if (use.owner != owner) {
			index->uses[kept++] = use;
			continue;
		}
		struct phrase *phrase = &index->phrases[use.phrase];
		unused |= !--phrase->uses;
	}
	if (kept == index->uses_count)
		return;
	index->uses_count = kept;
	index->full = false;
	index->revision++;
	if (unused)
		drop_unused(index);
}
