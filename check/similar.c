/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Let d = length a + length b - 2·LCS be the letters that must go from a and come from b
 * to make b of a. Two texts are alike if d is at most a tenth of both lengths. Taking out
 * or putting in one letter changes how often each letter occurs by 1 in all, and how
 * often each pair of neighbours occurs by 3 in all (two go and one comes, or the
 * reverse). So the counts of letters of texts that are alike differ by at most d in sum,
 * those of pairs by at most 3·d. Counting several letters in one place, and not beyond
 * 255, only makes differences smaller. What differs more is not alike, and no pair that
 * is alike is lost. Of those that are left, the letters of the first halves tell words in
 * another order, and strands (strands.h) most texts that share much and are not alike; the
 * rest is compared letter by letter.
 */
#include <config.h>

#include "check/similar.h"

#include <stdlib.h>
#include <string.h>

#include "check/common.h"
#include "check/strands.h"
#include "text/list_mark.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	PAIR_PLACES = 256,
	PLACE_MAX = 255,
	SLOTS_FIRST = 256,
};

/* Enough for any text of people's; those of a text made against us that come later are
 * taken for one. */
enum { SYMBOLS_MAX = 65535 };

struct entry {
	size_t number; /* the caller's */
	symbol *text;
	size_t count;
	uint64_t hash;
	struct strands *strands; /* NULL: not parted yet */
};

struct similar {
	/* Texts that differ, in the order in which they came. */
	struct entry *entries;
	size_t count, capacity;
	/* Of each entry, side by side. */
	letter_counts *letters;
	letter_counts *halves; /* of the first half alone */
	unsigned char (*pairs)[PAIR_PLACES];
	size_t letters_capacity, halves_capacity, pairs_capacity;
	/* Entries by hash: index + 1; 0: free. Open addressing, at most half full. */
	size_t *slots;
	size_t slots_count;
	/* Symbols of code points, likewise. */
	struct {
		uint32_t code_point;
		uint32_t symbol; /* from 1; 0: free */
	} * names;
	size_t names_slots, names_count;
	/* The newest text, with which the others are compared. */
	struct weft *weft;
	struct common *common;
	bool is_taken; /* by common, which takes its time */
};

/* --- letters --- */

static bool is_blank(uint32_t code_point)
{
	return code_point <= ' ' || code_point == 0x00A0 || code_point == 0x3000 ||
	       (code_point >= 0x2000 && code_point <= 0x200B) || code_point == 0x202F ||
	       code_point == 0x205F;
}

static void append_line(struct letters *letters, const char *line, size_t bytes)
{
	size_t at = 0;
	uint32_t code_point;
	while (at < bytes) {
		const size_t used = utf8_decode(line + at, bytes - at, &code_point);
		if (!is_blank(code_point))
			break;
		at += used;
	}
	at += list_mark(line + at, bytes - at);
	while (at < bytes) {
		at += utf8_decode(line + at, bytes - at, &code_point);
		if (is_blank(code_point))
			continue;
		letters->items = mem_grow(letters->items, letters->count,
			&letters->capacity, sizeof(*letters->items));
		letters->items[letters->count++] = code_point;
	}
}

void letters_append(struct letters *letters, const char *text, size_t bytes)
{
	struct str normal = STR_INIT;
	text_normalise(&normal, text, bytes);
	for (size_t start = 0; start < normal.bytes;) {
		const char *line = normal.data + start;
		const char *end = memchr(line, '\n', normal.bytes - start);
		const size_t length = end ? (size_t)(end - line) : normal.bytes - start;
		append_line(letters, line, length);
		start += length + 1;
	}
	str_release(&normal);
}

void letters_release(struct letters *letters)
{
	free(letters->items);
	*letters = (struct letters){0};
}

/* --- symbols: code points numbered as they come --- */

static uint64_t mix(uint64_t value)
{
	value *= 0x9E3779B97F4A7C15U;
	return value ^ value >> 29;
}

static size_t name_slot(const struct similar *set, uint32_t code_point)
{
	size_t slot = mix(code_point) & (set->names_slots - 1);
	while (set->names[slot].symbol && set->names[slot].code_point != code_point)
		slot = (slot + 1) & (set->names_slots - 1);
	return slot;
}

static void more_names(struct similar *set)
{
	struct similar larger = *set;
	larger.names_slots = set->names_slots * 2;
	larger.names = mem_new(larger.names_slots, sizeof(*larger.names));
	for (size_t i = 0; i < set->names_slots; i++)
		if (set->names[i].symbol)
			larger.names[name_slot(&larger, set->names[i].code_point)] =
				set->names[i];
	free(set->names);
	*set = larger;
}

static symbol symbol_of(struct similar *set, uint32_t code_point)
{
	size_t slot = name_slot(set, code_point);
	if (!set->names[slot].symbol) {
		if (set->names_count == SYMBOLS_MAX)
			return SYMBOLS_MAX;
		if (set->names_count * 2 >= set->names_slots) {
			more_names(set);
			slot = name_slot(set, code_point);
		}
		set->names[slot].code_point = code_point;
		set->names[slot].symbol = (uint32_t)++set->names_count;
	}
	return (symbol)set->names[slot].symbol;
}

/* --- the set --- */

struct similar *similar_new(void)
{
	struct similar *set = mem_new(1, sizeof(*set));
	set->slots_count = set->names_slots = SLOTS_FIRST;
	set->slots = mem_new(set->slots_count, sizeof(*set->slots));
	set->names = mem_new(set->names_slots, sizeof(*set->names));
	set->common = common_new();
	set->weft = weft_new();
	return set;
}

void similar_free(struct similar *set)
{
	if (!set)
		return;
	for (size_t i = 0; i < set->count; i++) {
		free(set->entries[i].text);
		free(set->entries[i].strands);
	}
	free(set->entries);
	free(set->letters);
	free(set->halves);
	free(set->pairs);
	free(set->slots);
	free(set->names);
	common_free(set->common);
	weft_free(set->weft);
	free(set);
}

static bool same_text(const struct entry *a, const struct entry *b)
{
	return a->hash == b->hash && a->count == b->count &&
	       !memcmp(a->text, b->text, a->count * sizeof(*a->text));
}

/* Where the same text is, or would be. */
static size_t entry_slot(const struct similar *set, const struct entry *entry)
{
	size_t slot = mix(entry->hash) & (set->slots_count - 1);
	while (set->slots[slot] && !same_text(&set->entries[set->slots[slot] - 1], entry))
		slot = (slot + 1) & (set->slots_count - 1);
	return slot;
}

static void more_slots(struct similar *set)
{
	free(set->slots);
	set->slots_count *= 2;
	set->slots = mem_new(set->slots_count, sizeof(*set->slots));
	for (size_t i = 0; i < set->count; i++)
		set->slots[entry_slot(set, &set->entries[i])] = i + 1;
}

static void count_up(unsigned char *place)
{
	*place = (unsigned char)(*place + (*place < PLACE_MAX));
}

static void count_letters(struct similar *set, const struct entry *entry, size_t index)
{
	unsigned char *letters = set->letters[index], *pairs = set->pairs[index];
	memset(letters, 0, LETTER_PLACES);
	unsigned char *half = set->halves[index];
	memset(half, 0, LETTER_PLACES);
	memset(pairs, 0, PAIR_PLACES);
	for (size_t i = 0; i < entry->count; i++) {
		const uint64_t letter = entry->text[i];
		count_up(&letters[letter % LETTER_PLACES]);
		if (i < entry->count / 2)
			count_up(&half[letter % LETTER_PLACES]);
		if (i + 1 < entry->count)
			count_up(&pairs[mix(letter << 16 | entry->text[i + 1]) %
					PAIR_PLACES]);
	}
}

/* Makes an entry of the letters at the end of the array, not counted yet. */
static struct entry *new_entry(
	struct similar *set, const struct letters *letters, size_t number)
{
	const size_t index = set->count;
	set->entries =
		mem_grow(set->entries, index, &set->capacity, sizeof(*set->entries));
	set->letters = mem_grow(
		set->letters, index, &set->letters_capacity, sizeof(*set->letters));
	set->halves =
		mem_grow(set->halves, index, &set->halves_capacity, sizeof(*set->halves));
	set->pairs =
		mem_grow(set->pairs, index, &set->pairs_capacity, sizeof(*set->pairs));
	struct entry *entry = &set->entries[index];
	*entry = (struct entry){.number = number, .count = letters->count};
	entry->text = mem_new(letters->count, sizeof(*entry->text));
	for (size_t i = 0; i < letters->count; i++) {
		entry->text[i] = symbol_of(set, letters->items[i]);
		entry->hash = mix(entry->hash + entry->text[i]);
	}
	return entry;
}

/* --- what cannot be alike --- */

/* Most of the time goes here, and at -O2 some compilers take byte by byte. */
#if defined(__GNUC__) && !defined(__clang__)
__attribute__((optimize("O3")))
#endif
static unsigned
differences(const unsigned char *a, const unsigned char *b)
{
	unsigned sum = 0;
	for (size_t i = 0; i < LETTER_PLACES; i++)
		sum += (unsigned)abs(a[i] - b[i]);
	return sum;
}

/* Whether the pairs differ by no more than most. */
static bool pairs_are_near(const unsigned char *a, const unsigned char *b, size_t most)
{
	size_t sum = 0;
	for (size_t i = 0; i < PAIR_PLACES && sum <= most; i += LETTER_PLACES)
		sum += differences(a + i, b + i);
	return sum <= most;
}

/* How many letters may differ: a tenth of both. */
static size_t tolerance(size_t a, size_t b)
{
	return (a + b) / 10;
}

/* How long the common subsequence of texts that are alike is, or longer. */
static size_t least_common(size_t a, size_t b)
{
	return (a + b - tolerance(a, b) + 1) / 2;
}

/* Whether the first halves leave enough in common: what they have in common, and as many
 * letters as the longer of the other halves has. */
static bool halves_are_near(const struct similar *set, size_t a, size_t b)
{
	const size_t count_a = set->entries[a].count, count_b = set->entries[b].count;
	const size_t halves = count_a / 2 + count_b / 2;
	const size_t others = MAX(count_a - count_a / 2, count_b - count_b / 2);
	return differences(set->halves[a], set->halves[b]) +
		       2 * least_common(count_a, count_b) <=
	       halves + 2 * others;
}

static bool may_be_alike(const struct similar *set, size_t a, size_t b)
{
	const size_t count_a = set->entries[a].count, count_b = set->entries[b].count;
	const size_t most = tolerance(count_a, count_b);
	const size_t longer = count_a > count_b ? count_a - count_b : count_b - count_a;
	return longer <= most && differences(set->letters[a], set->letters[b]) <= most &&
	       halves_are_near(set, a, b) &&
	       pairs_are_near(set->pairs[a], set->pairs[b], 3 * most);
}

/* --- letter by letter --- */

static bool compare(struct similar *set, size_t index, size_t with, unsigned *percent)
{
	const struct entry *a = &set->entries[index], *b = &set->entries[with];
	const size_t both = a->count + b->count;
	const size_t least = least_common(a->count, b->count);
	if (!set->is_taken)
		common_take(set->common, a->text, a->count, set->names_count);
	set->is_taken = true;
	const size_t found = common_length(set->common, b->text, b->count, least);
	const unsigned rounded = (unsigned)((200 * found + both / 2) / both);
	*percent = rounded < 100 ? rounded : 99; /* 100 is for what is the same */
	return found >= least;
}

/* Those from *next on that strands leave possible, several at a time: how many, and which. */
static size_t find_near(struct similar *set, size_t index, size_t *next, size_t *near)
{
	struct rival rivals[RIVALS_MAX];
	size_t places[RIVALS_MAX], count = 0, kept = 0;
	for (; *next < index && count < RIVALS_MAX; ++*next) {
		struct entry *entry = &set->entries[*next];
		if (!may_be_alike(set, index, *next))
			continue;
		if (!entry->strands)
			entry->strands = strands_part(entry->text, entry->count);
		strands_expect(entry->strands);
		const size_t both = set->entries[index].count + entry->count;
		const size_t least =
			least_common(set->entries[index].count, entry->count);
		rivals[count] = (struct rival){.strands = entry->strands,
			.counts = set->letters[*next],
			.most = both - 2 * least};
		places[count++] = *next;
	}
	weft_differ(set->weft, set->letters[index], rivals, count);
	for (size_t i = 0; i < count; i++)
		if (rivals[i].differ <= rivals[i].most)
			near[kept++] = places[i];
	return kept;
}

/* The first that is like it, of those before. */
static bool find_alike(
	struct similar *set, size_t index, size_t *earlier, unsigned *percent)
{
	size_t near[RIVALS_MAX];
	for (size_t next = 0; next < index;) {
		const size_t count = find_near(set, index, &next, near);
		for (size_t i = 0; i < count; i++)
			if (compare(set, index, near[i], percent)) {
				*earlier = set->entries[near[i]].number;
				return true;
			}
	}
	return false;
}

bool similar_add(struct similar *set, const struct letters *letters, size_t number,
	size_t *earlier, unsigned *percent)
{
	if (letters->count < SIMILAR_LEAST)
		return false;
	if (set->count * 2 >= set->slots_count)
		more_slots(set);
	const size_t index = set->count;
	struct entry *entry = new_entry(set, letters, number);
	const size_t slot = entry_slot(set, entry);
	if (set->slots[slot]) {
		*earlier = set->entries[set->slots[slot] - 1].number;
		*percent = 100;
		free(entry->text);
		return true;
	}
	set->slots[slot] = ++set->count;
	count_letters(set, entry, index);
	set->is_taken = false;
	weft_take(set->weft, entry->text, entry->count);
	return find_alike(set, index, earlier, percent);
}
