/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the counts of a strand's letters differ is at most what it differs: that is known of
 * all strands at first, and what they differ takes its place one by one, until the sum is
 * too much or no strand is left.
 *
 * In Thai text strands are nearly as telling as all letters together: of a sixteenth of the
 * letters each, they differ by half of what texts differ and more.
 */
#include <config.h>

#include "check/strands.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "text/macros.h"
#include "text/mem.h"

/* The longer a text, the more strands: so that each is a row of one word, or few. Their
 * numbers divide LETTER_PLACES. */
enum {
	SIZES = 3,
	FEWEST = 4,
	MOST = FEWEST << (SIZES - 1),
	STRAND_LETTERS = 64, /* on average, but where there are MOST */
	WORDS_MAX = 64,      /* of a strand's row; longer texts are not compared so */
	MAP_WORDS_MAX = 1 << 20,
};

struct strands {
	size_t size;
	uint32_t starts[MOST + 1];
	symbol letters[]; /* strand by strand */
};

/* Of the text taken, parted into so many. */
struct parted {
	bool is_made;
	size_t counts[MOST]; /* letters of each strand */
	size_t words;        /* of the longest one's row; 0: too many */
	/* Where each symbol stands in its strand: the first words of all symbols, the second
	 * ones of all, and so on. */
	uint64_t *map;
	size_t map_words;
};

struct weft {
	const symbol *text;
	size_t count, symbols;
	struct parted parted[SIZES];
	uint64_t row[WORDS_MAX];
};

static size_t size_for(size_t count)
{
	size_t size = 0;
	while (size + 1 < SIZES && count > (size_t)STRAND_LETTERS * FEWEST << size)
		size++;
	return size;
}

struct strands *strands_part(const symbol *text, size_t count)
{
	struct strands *strands =
		mem_new(1, sizeof(*strands) + count * sizeof(*strands->letters));
	const size_t size = size_for(count), mask = ((size_t)FEWEST << size) - 1;
	uint32_t *starts = strands->starts, ends[MOST];
	strands->size = size;
	for (size_t i = 0; i < count; i++)
		starts[(text[i] & mask) + 1]++;
	for (size_t i = 0; i <= mask; i++) {
		ends[i] = starts[i];
		starts[i + 1] += starts[i];
	}
	for (size_t i = 0; i < count; i++)
		strands->letters[ends[text[i] & mask]++] = text[i];
	return strands;
}

/* --- the text taken --- */

struct weft *weft_new(void)
{
	return mem_new(1, sizeof(struct weft));
}

void weft_free(struct weft *weft)
{
	if (!weft)
		return;
	for (size_t i = 0; i < SIZES; i++)
		free(weft->parted[i].map);
	free(weft);
}

/* Takes the places of the text's letters out of the map. */
static void forget(struct weft *weft, struct parted *parted)
{
	if (!parted->is_made)
		return;
	for (size_t w = 0; w < parted->words; w++)
		for (size_t i = 0; i < weft->count; i++)
			parted->map[w * (weft->symbols + 1) + weft->text[i]] = 0;
	parted->is_made = false;
}

void weft_take(struct weft *weft, const symbol *text, size_t count, size_t symbols)
{
	for (size_t i = 0; i < SIZES; i++)
		forget(weft, &weft->parted[i]);
	weft->text = text;
	weft->count = count;
	weft->symbols = symbols;
}

static void count_strands(struct parted *parted, const struct weft *weft, size_t mask)
{
	size_t most = 1;
	memset(parted->counts, 0, sizeof(parted->counts));
	for (size_t i = 0; i < weft->count; i++)
		parted->counts[weft->text[i] & mask]++;
	for (size_t i = 0; i <= mask; i++)
		most = MAX(most, parted->counts[i]);
	parted->words = (most + BIT_ROW_WORD - 1) / BIT_ROW_WORD;
	if (parted->words > WORDS_MAX || parted->words * weft->symbols > MAP_WORDS_MAX)
		parted->words = 0;
}

static void make(struct weft *weft, size_t size)
{
	struct parted *parted = &weft->parted[size];
	const size_t mask = ((size_t)FEWEST << size) - 1, plane = weft->symbols + 1;
	size_t places[MOST] = {0};
	parted->is_made = true;
	count_strands(parted, weft, mask);
	if (parted->map_words < parted->words * plane) {
		free(parted->map);
		parted->map_words = 2 * parted->words * plane;
		parted->map = mem_new(parted->map_words, sizeof(*parted->map));
	}
	for (size_t i = 0; parted->words && i < weft->count; i++) {
		const symbol letter = weft->text[i];
		const size_t place = places[letter & mask]++;
		parted->map[place / BIT_ROW_WORD * plane + letter] |=
			UINT64_C(1) << place % BIT_ROW_WORD;
	}
}

/* --- what differs --- */

/* So few words stay in registers while letters change them. */
enum { AT_HAND = 4 };

static inline __attribute__((always_inline)) size_t common_in_few(const uint64_t *map,
	size_t plane, size_t words, const symbol *letters, const symbol *end)
{
	uint64_t row[AT_HAND] = {UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX};
	for (; letters < end; letters++) {
		const uint64_t *places = map + *letters;
		uint64_t carry = 0;
		row[0] = bit_row_step(row[0], places[0], &carry);
		if (words > 1)
			row[1] = bit_row_step(row[1], places[plane], &carry);
		if (words > 2)
			row[2] = bit_row_step(row[2], places[2 * plane], &carry);
		if (words > 3)
			row[3] = bit_row_step(row[3], places[3 * plane], &carry);
	}
	return bit_row_zeros(row[0]) + bit_row_zeros(row[1]) + bit_row_zeros(row[2]) +
	       bit_row_zeros(row[3]);
}

static size_t common_in_more(struct weft *weft, const uint64_t *map, size_t words,
	const symbol *letters, const symbol *end)
{
	const size_t plane = weft->symbols + 1;
	size_t found = 0;
	memset(weft->row, 0xFF, words * sizeof(*weft->row));
	for (; letters < end; letters++) {
		uint64_t carry = 0;
		for (size_t w = 0; w < words; w++)
			weft->row[w] = bit_row_step(
				weft->row[w], map[w * plane + *letters], &carry);
	}
	for (size_t w = 0; w < words; w++)
		found += bit_row_zeros(weft->row[w]);
	return found;
}

/* How many letters of a strand differ. */
static size_t strand_differs(struct weft *weft, const struct parted *parted,
	const struct strands *other, size_t strand)
{
	const symbol *letters = other->letters + other->starts[strand];
	const symbol *end = other->letters + other->starts[strand + 1];
	const uint64_t *map = parted->map;
	const size_t plane = weft->symbols + 1, count = parted->counts[strand];
	const size_t words = (count + BIT_ROW_WORD - 1) / BIT_ROW_WORD;
	size_t found;
	switch (words) {
	case 0: found = 0; break;
	case 1: found = common_in_few(map, plane, 1, letters, end); break;
	case 2: found = common_in_few(map, plane, 2, letters, end); break;
	case 3: found = common_in_few(map, plane, 3, letters, end); break;
	case 4: found = common_in_few(map, plane, 4, letters, end); break;
	default: found = common_in_more(weft, map, words, letters, end); break;
	}
	return count + (size_t)(end - letters) - 2 * found;
}

/* How much the counts of letters differ, by remainder; returns the sum. */
#if defined(__GNUC__) && !defined(__clang__)
__attribute__((optimize("O3")))
#endif
static size_t
counts_differ(const letter_counts a, const letter_counts b, letter_counts differ)
{
	unsigned sum = 0;
	for (size_t i = 0; i < LETTER_PLACES; i++)
		differ[i] = (unsigned char)(MAX(a[i], b[i]) - MIN(a[i], b[i]));
	for (size_t i = 0; i < LETTER_PLACES; i++)
		sum += differ[i];
	return sum;
}

size_t weft_differ(struct weft *weft, const struct strands *other,
	const letter_counts counts, const letter_counts others, size_t most)
{
	struct parted *parted = &weft->parted[other->size];
	const size_t strands = (size_t)FEWEST << other->size;
	letter_counts known;
	size_t differ = counts_differ(counts, others, known);
	if (!parted->is_made)
		make(weft, other->size);
	for (size_t i = 0; parted->words && i < strands && differ <= most; i++) {
		differ += strand_differs(weft, parted, other, i);
		for (size_t j = i; j < LETTER_PLACES; j += strands)
			differ -= known[j];
	}
	return differ;
}
