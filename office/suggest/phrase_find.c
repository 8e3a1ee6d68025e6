/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a text may go on: the longest run of words before the cursor that was written
 * somewhere leads to what followed it there; shorter ones fill the rest of the list. What
 * is offered goes on as far as those places agree.
 */
#include <config.h>

#include "office/suggest/phrase_index.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "office/suggest/phrase.h"
#include "office/suggest/phrase_parts.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	LOOKED_AT = 64,   /* characters before the cursor */
	CONTEXTS = 6,     /* runs of words: of one, and so on */
	WAYS_MOST = 400,  /* places of a run that are looked at */
	GROUPS_MOST = 64, /* words that follow it */
	OFFER_MOST = 190, /* characters */
	OFFER_LEAST = 2,  /* one is typed as fast as it is taken */
	SAME_SLOT = 3,    /* how much more counts what was said in the same slot, */
	SAME_START = 2,   /* and where the paragraph began with it, too */
	USES_COUNTED = 8, /* of one phrase */
	START_MOST = 40,  /* characters of a paragraph that is offered before anything
			   * is typed, but for what was said more than once */
	AGREEMENT = 50,   /* in a hundred: of the places, for it to go on */
};

/* What was typed, as it is looked for. */
struct typed {
	struct str text;            /* encoded: the last of it */
	struct str folded;          /* the same, without spaces */
	uint16_t starts[LOOKED_AT]; /* in folded: where words begin, the last last */
	size_t count;
	unsigned slot;
	bool alone; /* only what was said in the slot is offered */
	bool whole; /* nothing stands before it in its paragraph */
	bool space; /* it ends with one */
};

/* A place where what was typed was written before: what followed. */
struct way {
	const struct phrase *phrase;
	uint16_t at;
	bool left; /* not yet in an offer */
	unsigned weight;
};

/* --- what was typed --- */

/* The last of the text that can stand in a phrase. */
static const char *last_part(const char *text, size_t *bytes, bool *whole)
{
	enum { MOST = LOOKED_AT * UTF8_THAI_BYTES };
	const char *from = text;
	*whole = true;
	if (*bytes > MOST) {
		size_t cut = *bytes - MOST;
		while (cut < *bytes && ((unsigned char)text[cut] & 0xC0) == 0x80)
			cut++;
		from = text + cut;
		*bytes -= cut;
		*whole = false;
	}
	struct str encoded = STR_INIT;
	for (;;) {
		uint32_t code_point;
		const size_t taken = phrase_encode(&encoded, from, *bytes, SIZE_MAX);
		if (taken == *bytes)
			break;
		const size_t past =
			taken + utf8_decode(from + taken, *bytes - taken, &code_point);
		from += past;
		*bytes -= past;
		*whole = false;
	}
	str_release(&encoded);
	return from;
}

static void take_typed(
	struct typed *typed, struct breaker *breaker, const char *before, size_t bytes)
{
	unsigned char bits[LOOKED_AT * UTF8_THAI_BYTES / 8 + 1] = {0};
	str_init(&typed->text);
	str_init(&typed->folded);
	typed->count = 0;
	const char *part = last_part(before, &bytes, &typed->whole);
	phrase_encode(&typed->text, part, bytes, SIZE_MAX);
	phrase_words(breaker, part, bytes, bits, typed->text.bytes);
	for (size_t i = 0; i < typed->text.bytes; i++) {
		const unsigned char byte =
			phrase_fold((unsigned char)typed->text.data[i]);
		if (byte && (!i || bits[i / 8] >> i % 8 & 1) && typed->count < LOOKED_AT)
			typed->starts[typed->count++] = (uint16_t)typed->folded.bytes;
		if (byte)
			str_putc(&typed->folded, (char)byte);
	}
	typed->space =
		typed->text.bytes && typed->text.data[typed->text.bytes - 1] == ' ';
}

/* --- the places where it was written before --- */

static unsigned weight_of(const struct phrase *phrase, unsigned slot)
{
	const unsigned uses = MIN(phrase->uses, (unsigned)USES_COUNTED);
	return phrase->slot == slot ? uses * SAME_SLOT : uses;
}

/* All that begin with the query. */
static size_t find_ways(const struct phrase_index *index, const struct typed *typed,
	size_t start, struct way *ways)
{
	const unsigned char *query = (const unsigned char *)typed->folded.data + start;
	const size_t length = typed->folded.bytes - start;
	const size_t low = phrase_spot(index, query, length, false);
	const size_t high = phrase_spot(index, query, length, true);
	const size_t step = (high - low) / WAYS_MOST + 1;
	size_t count = 0;
	for (size_t i = low; i < high && count < WAYS_MOST; i += step) {
		const struct spot spot = index->spots[i];
		const struct phrase *phrase = &index->phrases[spot.phrase];
		size_t behind = 0;
		if (typed->alone && phrase->slot != typed->slot)
			continue;
		phrase_compare(phrase->text + spot.at, phrase->length - (size_t)spot.at,
			query, length, &behind);
		size_t at = spot.at + behind;
		while (typed->space && at < phrase->length && phrase->text[at] == ' ')
			at++;
		if (at >= phrase->length || !phrase_begins_cell(phrase->text[at]) ||
			(typed->space && !phrase_begins_word(phrase, at)))
			continue;
		const bool same_start = typed->whole && !start && !spot.at;
		ways[count++] = (struct way){phrase, (uint16_t)at, true,
			weight_of(phrase, typed->slot) * (same_start ? SAME_START : 1)};
	}
	return count;
}

/* Where the word that a place is in ends, with the spaces behind it. */
static size_t word_end(const struct phrase *phrase, size_t at)
{
	do
		at++;
	while (!phrase_begins_word(phrase, at));
	return at;
}

/* The first words of ways from so many characters on, and how much speaks for each. */
struct group {
	const unsigned char *text;
	size_t length;
	unsigned weight;
	unsigned recent;
};

/* The heaviest; of none the text is NULL. */
static struct group best_group(const struct way *ways, size_t count, size_t from)
{
	struct group groups[GROUPS_MOST], best = {0};
	size_t groups_count = 0;
	for (size_t i = 0; i < count; i++) {
		const struct phrase *phrase = ways[i].phrase;
		const size_t at = ways[i].at + from;
		if (!ways[i].left || at >= phrase->length)
			continue;
		const unsigned char *text = phrase->text + at;
		const size_t length = word_end(phrase, at) - at;
		size_t g = groups_count;
		/* They come in order: nearly always it is the last one. */
		while (g && (groups[g - 1].length != length ||
				    memcmp(groups[g - 1].text, text, length) != 0))
			g--;
		if (!g && groups_count == GROUPS_MOST)
			continue;
		if (!g) {
			groups[groups_count] = (struct group){text, length, 0, 0};
			g = ++groups_count;
		}
		groups[g - 1].weight += ways[i].weight;
		groups[g - 1].recent = MAX(groups[g - 1].recent, phrase->recent);
	}
	for (size_t g = 0; g < groups_count; g++)
		if (groups[g].weight > best.weight ||
			(groups[g].weight == best.weight &&
				groups[g].recent > best.recent))
			best = groups[g];
	return best;
}

static bool goes_on_with(
	const struct way *way, size_t from, const unsigned char *text, size_t length)
{
	const size_t at = way->at + from;
	return at + length <= way->phrase->length &&
	       !memcmp(way->phrase->text + at, text, length) &&
	       phrase_begins_word(way->phrase, at + length);
}

/* The ways that go on with the group's word, from so many characters on. */
static size_t choose(const struct way *ways, size_t count, size_t from,
	const struct group *group, struct way *chosen)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++)
		if (ways[i].left &&
			goes_on_with(&ways[i], from, group->text, group->length))
			chosen[kept++] = ways[i];
	return kept;
}

/* The likeliest way to go on that is left, as far as most of those agree who go on so;
 * they are left no more. *length: 0 where none is. */
static const unsigned char *best_way(struct way *ways, size_t count, size_t *length)
{
	struct way chosen[WAYS_MOST];
	struct group group = best_group(ways, count, 0);
	*length = 0;
	if (!group.text)
		return NULL;
	const unsigned all = group.weight;
	size_t left = choose(ways, count, 0, &group, chosen);
	for (size_t i = 0; i < count; i++)
		if (goes_on_with(&ways[i], 0, group.text, group.length))
			ways[i].left = false;
	const unsigned char *text = group.text;
	*length = group.length;
	while (*length < OFFER_MOST) {
		group = best_group(chosen, left, *length);
		if (!group.text || group.weight * 100 < all * AGREEMENT)
			break;
		left = choose(chosen, left, *length, &group, chosen);
		text = chosen[0].phrase->text + chosen[0].at;
		*length += group.length;
	}
	return text;
}

/* --- the list --- */

struct list {
	struct offer *offers;
	size_t count, most;
};

/* Unless the list has it, or one that begins with it. */
static void put_offer(struct list *list, const unsigned char *text, size_t length)
{
	struct str decoded = STR_INIT;
	while (length && text[length - 1] == ' ')
		length--;
	phrase_decode(&decoded, text, length);
	bool known = length < OFFER_LEAST;
	for (size_t i = 0; i < list->count; i++)
		known |= !strncmp(list->offers[i].text.data, decoded.data, decoded.bytes);
	if (!known)
		str_append(
			&list->offers[list->count++].text, decoded.data, decoded.bytes);
	str_release(&decoded);
}

/* What may be offered where nothing is typed: names, periods, what is said again and again.
 * Another measure's sentences would only be in the way. */
static bool is_start(const struct phrase *phrase, unsigned slot)
{
	return phrase->text && phrase->slot == slot &&
	       (phrase->length <= START_MOST || phrase->uses > 1) &&
	       phrase_begins_cell(phrase->text[0]);
}

/* What paragraphs of the slot are, those that are said most first. */
static void offer_starts(
	const struct phrase_index *index, unsigned slot, struct list *list)
{
	uint64_t below = UINT64_MAX;
	while (list->count < list->most) {
		uint64_t best = 0;
		for (size_t i = 0; i < index->count; i++) {
			const struct phrase *phrase = &index->phrases[i];
			const uint64_t rank = (uint64_t)phrase->uses << 40 |
					      (uint64_t)phrase->recent << 20 | (i + 1);
			if (is_start(phrase, slot) && rank < below && rank > best)
				best = rank;
		}
		if (!best)
			return;
		below = best;
		const struct phrase *phrase = &index->phrases[(best & 0xFFFFF) - 1];
		size_t length = MIN((size_t)phrase->length, (size_t)OFFER_MOST);
		while (length && !phrase_begins_word(phrase, length))
			length--;
		put_offer(list, phrase->text, length);
	}
}

size_t phrase_index_offer(const struct phrase_index *index, struct breaker *breaker,
	unsigned slot, const char *before, size_t bytes, struct offer *offers,
	size_t most)
{
	struct list list = {offers, 0, most};
	struct typed typed;
	take_typed(&typed, breaker, before, bytes);
	typed.slot = slot & ~(unsigned)OFFER_ALONE;
	typed.alone = slot & OFFER_ALONE;
	if (!bytes)
		offer_starts(index, typed.slot, &list);
	struct way *ways = mem_new(WAYS_MOST, sizeof(*ways));
	size_t first = typed.count > CONTEXTS ? typed.count - CONTEXTS : 0;
	for (; first < typed.count && list.count < most; first++) {
		const size_t count = find_ways(index, &typed, typed.starts[first], ways);
		size_t length = 1;
		while (list.count < most && length) {
			const unsigned char *text = best_way(ways, count, &length);
			if (length)
				put_offer(&list, text, length);
		}
	}
	free(ways);
	str_release(&typed.text);
	str_release(&typed.folded);
	return list.count;
}
