/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Let d = length a + length b - 2·LCS be the letters that must go from a and come from b
 * to make b of a. Two texts are alike if d is at most a tenth of both lengths. Taking out
 * or putting in one letter changes how often each letter occurs by 1 in all, and how
 * often each pair of neighbours occurs by 3 in all (two go and one comes, or the
 * reverse). So the counts of letters of texts that are alike differ by at most d in sum,
 * those of pairs by at most 3·d. Counting several letters in one place, and not beyond
 * 255, only makes differences smaller. What differs more is not alike, and no pair that
 * is alike is lost; the rest is compared letter by letter.
 */
#include <config.h>

#include "check/similar.h"

#include <stdlib.h>
#include <string.h>

#include "text/list_mark.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	LETTER_PLACES = 64,
	PAIR_PLACES = 256,
	PLACE_MAX = 255,
	WORD_BITS = 64,
	SLOTS_FIRST = 256,
	BAND_BITS = 128,
	BAND_LETTERS = 640, /* in a text that is compared in a band */
	MAP_WORDS = (BAND_LETTERS + 3 * BAND_BITS) / WORD_BITS,
	LOOK_EACH = 16, /* letters between two looks at whether it is hopeless */
};

typedef uint16_t symbol;

/* Enough for any text of people's; those of a text made against us that come later are
 * taken for one. */
enum { SYMBOLS_MAX = 65535 };

struct entry {
	size_t number; /* the caller's */
	symbol *text;
	size_t count;
	uint64_t hash;
};

struct similar {
	/* Texts that differ, in the order in which they came. */
	struct entry *entries;
	size_t count, capacity;
	/* Of each entry, side by side. */
	unsigned char (*letters)[LETTER_PLACES];
	unsigned char (*pairs)[PAIR_PLACES];
	size_t letters_capacity, pairs_capacity;
	/* Entries by hash: index + 1; 0: free. Open addressing, at most half full. */
	size_t *slots;
	size_t slots_count;
	/* Symbols of code points, likewise. */
	struct {
		uint32_t code_point;
		uint32_t symbol; /* from 1; 0: free */
	} * names;
	size_t names_slots, names_count;
	/* Of a comparison: where a symbol stands among 64 letters; carries by letter. */
	uint64_t *places;
	size_t places_count;
	unsigned char *carries;
	size_t carries_count;
	/* Of the newest text, if it is not too long: where each symbol stands in all of
	 * it, as a row of bits. */
	uint64_t (*maps)[MAP_WORDS];
	size_t maps_count;
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
	return set;
}

void similar_free(struct similar *set)
{
	if (!set)
		return;
	for (size_t i = 0; i < set->count; i++)
		free(set->entries[i].text);
	free(set->entries);
	free(set->letters);
	free(set->pairs);
	free(set->slots);
	free(set->names);
	free(set->places);
	free(set->carries);
	free(set->maps);
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
	memset(pairs, 0, PAIR_PLACES);
	for (size_t i = 0; i < entry->count; i++) {
		const uint64_t letter = entry->text[i];
		count_up(&letters[letter % LETTER_PLACES]);
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

static bool may_be_alike(const struct similar *set, size_t a, size_t b)
{
	const size_t count_a = set->entries[a].count, count_b = set->entries[b].count;
	const size_t most = tolerance(count_a, count_b);
	const size_t longer = count_a > count_b ? count_a - count_b : count_b - count_a;
	return longer <= most && differences(set->letters[a], set->letters[b]) <= most &&
	       pairs_are_near(set->pairs[a], set->pairs[b], 3 * most);
}

/* --- the longest common subsequence --- */

struct stretch {
	const symbol *text;
	size_t count;
};

/* Takes off what both begin and end with, which is of the subsequence; says how much. */
static size_t trim(struct stretch *a, struct stretch *b)
{
	enum { STEP = 4 }; /* letters that are compared at once first */
	const size_t bytes = STEP * sizeof(*a->text);
	size_t taken = 0;
	while (a->count >= STEP && b->count >= STEP && !memcmp(a->text, b->text, bytes)) {
		a->text += STEP, a->count -= STEP;
		b->text += STEP, b->count -= STEP;
		taken += STEP;
	}
	while (a->count >= STEP && b->count >= STEP &&
		!memcmp(a->text + a->count - STEP, b->text + b->count - STEP, bytes)) {
		a->count -= STEP, b->count -= STEP;
		taken += STEP;
	}
	while (a->count && b->count && a->text[0] == b->text[0]) {
		a->text++, a->count--;
		b->text++, b->count--;
		taken++;
	}
	while (a->count && b->count && a->text[a->count - 1] == b->text[b->count - 1]) {
		a->count--, b->count--;
		taken++;
	}
	return taken;
}

static void make_room(struct similar *set, size_t count)
{
	const size_t symbols = set->names_count + 1;
	if (set->places_count < symbols) {
		set->places = mem_resize(set->places, symbols, sizeof(*set->places));
		memset(set->places + set->places_count, 0,
			(symbols - set->places_count) * sizeof(*set->places));
		set->places_count = symbols;
	}
	if (set->carries_count < count) {
		set->carries = mem_resize(set->carries, count, sizeof(*set->carries));
		set->carries_count = count;
	}
	memset(set->carries, 0, count);
}

/* One column of 64 letters of a against all of b (Hyyrö 2004, "Bit-parallel LCS-length
 * computation revisited"); the carries go from column to column. A bit that ends as 0 is
 * a letter more of the subsequence. */
static size_t column(
	struct similar *set, const symbol *a, size_t letters, const struct stretch *b)
{
	uint64_t *places = set->places, row = ~UINT64_C(0);
	for (size_t i = 0; i < letters; i++)
		places[a[i]] |= UINT64_C(1) << i;
	for (size_t j = 0; j < b->count; j++) {
		const uint64_t matching = row & places[b->text[j]];
		const uint64_t partial = row + matching;
		const uint64_t sum = partial + set->carries[j];
		set->carries[j] = (unsigned char)((partial < row) | (sum < partial));
		row = sum | (row & ~matching);
	}
	for (size_t i = 0; i < letters; i++)
		places[a[i]] = 0;
	const uint64_t used =
		letters == WORD_BITS ? ~UINT64_C(0) : (UINT64_C(1) << letters) - 1;
	return (size_t)__builtin_popcountll(~row & used);
}

/* --- the same, in a band ---
 *
 * Where no more than `most` letters may differ, those that belong together stand within a
 * few places of each other. So each letter of b is compared with BAND_BITS letters of a
 * around its place only; the bits of the row that leave the band below are counted and
 * forgotten. The result is right if it is at least `least`; and as what is found by some
 * letter of b can only grow by a letter of each that follow, most comparisons end early.
 */

__extension__ typedef unsigned __int128 band;

/* Marks where each symbol of the text stands; or takes the marks away. */
static void map_text(struct similar *set, const struct entry *entry, bool mark)
{
	const size_t symbols = set->names_count + 1;
	if (entry->count > BAND_LETTERS)
		return;
	if (set->maps_count < symbols) {
		set->maps = mem_resize(set->maps, symbols, sizeof(*set->maps));
		memset(set->maps + set->maps_count, 0,
			(symbols - set->maps_count) * sizeof(*set->maps));
		set->maps_count = symbols;
	}
	for (size_t i = 0; i < entry->count; i++) {
		const size_t bit = i + BAND_BITS;
		uint64_t *word = &set->maps[entry->text[i]][bit / WORD_BITS];
		*word = mark ? *word | UINT64_C(1) << bit % WORD_BITS : 0;
	}
}

static band map_at(const uint64_t *map, size_t bit)
{
	const uint64_t *word = map + bit / WORD_BITS;
	const unsigned shift = bit % WORD_BITS;
	const uint64_t low = word[0] >> shift | word[1] << 1 << (WORD_BITS - 1 - shift);
	const uint64_t high = word[1] >> shift | word[2] << 1 << (WORD_BITS - 1 - shift);
	return (band)high << WORD_BITS | low;
}

static size_t count_zeros(band row, band used)
{
	const band zeros = ~row & used;
	return (size_t)(__builtin_popcountll((uint64_t)zeros) +
			__builtin_popcountll((uint64_t)(zeros >> WORD_BITS)));
}

/* start: where a begins in the text that is mapped; most < BAND_BITS. */
static size_t common_in_band(const struct similar *set, size_t start,
	const struct stretch *a, const struct stretch *b, size_t most, size_t least)
{
	const size_t below = (most + b->count - a->count) / 2; /* places a may lag */
	/* The bits up to the diagonal on which both end. */
	const band used = ~(band)0 >> (BAND_BITS - 1 - (below + a->count - b->count));
	/* What stands before a is of no use: taken for found, and left out again. */
	band row = ~(band)0 << below;
	size_t found = 0, all = 0;
	for (size_t j = 0; j < b->count; j++) {
		const band places =
			map_at(set->maps[b->text[j]], start + j + BAND_BITS - below);
		const band matching = row & places;
		row = (row + matching) | (row & ~places);
		if (j % LOOK_EACH == LOOK_EACH - 1 || j + 1 == b->count) {
			all = found + count_zeros(row, used) - below;
			if (all + b->count - 1 - j < least)
				return all;
		}
		found += !(row & 1);
		row = row >> 1 | (band)1 << (BAND_BITS - 1);
	}
	return all;
}

/* Its length, or anything below least where it is shorter than that. one is mapped, if it
 * is short enough. */
static size_t common(struct similar *set, const struct entry *one,
	const struct entry *other, size_t least)
{
	struct stretch a = {one->text, one->count}, b = {other->text, other->count};
	const size_t most = one->count + other->count - 2 * least;
	size_t found = trim(&a, &b);
	if (one->count <= BAND_LETTERS && most < BAND_BITS && a.count > WORD_BITS)
		return found + common_in_band(set, (size_t)(a.text - one->text), &a, &b,
				       most, least > found ? least - found : 0);
	if (!a.count || !b.count)
		return found;
	make_room(set, b.count);
	for (size_t start = 0; start < a.count && found + a.count - start >= least;
		start += WORD_BITS) {
		const size_t left = a.count - start;
		found += column(
			set, a.text + start, left < WORD_BITS ? left : WORD_BITS, &b);
	}
	return found;
}

static bool compare(struct similar *set, size_t index, size_t with, unsigned *percent)
{
	const struct entry *a = &set->entries[index], *b = &set->entries[with];
	const size_t both = a->count + b->count;
	const size_t least = (both - tolerance(a->count, b->count) + 1) / 2;
	const size_t found = common(set, a, b, least);
	const unsigned rounded = (unsigned)((200 * found + both / 2) / both);
	*percent = rounded < 100 ? rounded : 99; /* 100 is for what is the same */
	return found >= least;
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
	map_text(set, entry, true);
	size_t i = 0;
	while (i < index &&
		!(may_be_alike(set, index, i) && compare(set, index, i, percent)))
		i++;
	map_text(set, entry, false);
	if (i == index)
		return false;
	*earlier = set->entries[i].number;
	return true;
}
