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
	LETTERS = 256,
};

/* The lowest bits of a symbol are enough to tell letters apart, and the less there is to
 * read, the faster: where there are more symbols, several are taken for one, and what
 * differs is less. */
typedef unsigned char letter;

struct strands {
	size_t size;
	uint32_t starts[MOST + 1];
	letter letters[]; /* strand by strand */
};

/* Of the text taken, parted into so many. */
struct parted {
	bool is_made;
	size_t counts[MOST]; /* letters of each strand */
	size_t words;        /* of the longest one's row; 0: too many */
	/* Where each letter stands in its strand: the first words of all letters, the second
	 * ones of all, and so on. */
	uint64_t *map;
	size_t map_words;
};

struct weft {
	const symbol *text;
	size_t count;
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
		strands->letters[ends[text[i] & mask]++] = (letter)text[i];
	return strands;
}

void strands_expect(const struct strands *strands)
{
#ifdef __GNUC__
	enum { LINE = 64, LINES = 6 }; /* of a processor's cache; mostly enough */
	for (size_t i = 0; i < LINES; i++)
		__builtin_prefetch((const char *)strands + i * LINE);
#else
	(void)strands;
#endif
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
			parted->map[w * LETTERS + (letter)weft->text[i]] = 0;
	parted->is_made = false;
}

void weft_take(struct weft *weft, const symbol *text, size_t count)
{
	for (size_t i = 0; i < SIZES; i++)
		forget(weft, &weft->parted[i]);
	weft->text = text;
	weft->count = count;
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
	if (parted->words > WORDS_MAX)
		parted->words = 0;
}

static void make(struct weft *weft, size_t size)
{
	struct parted *parted = &weft->parted[size];
	const size_t mask = ((size_t)FEWEST << size) - 1;
	size_t places[MOST] = {0};
	parted->is_made = true;
	count_strands(parted, weft, mask);
	if (parted->map_words < parted->words * LETTERS) {
		free(parted->map);
		parted->map_words = 2 * parted->words * LETTERS;
		parted->map = mem_new(parted->map_words, sizeof(*parted->map));
	}
	for (size_t i = 0; parted->words && i < weft->count; i++) {
		const size_t place = places[weft->text[i] & mask]++;
		parted->map[place / BIT_ROW_WORD * LETTERS + (letter)weft->text[i]] |=
			UINT64_C(1) << place % BIT_ROW_WORD;
	}
}

/* --- what strands have in common --- */

/* So few words stay in registers while letters change them, and rows of one word of so many
 * rivals: a row waits for itself from letter to letter, rows of several do not. */
enum { AT_HAND = 4, LANES = 4 };

/* A rival's strand, letter by letter. */
struct lane {
	const letter *letters, *end;
	uint64_t row[AT_HAND];
};

static inline __attribute__((always_inline)) void change(
	uint64_t row[AT_HAND], const uint64_t *places, size_t words)
{
	uint64_t carry = 0;
	row[0] = bit_row_step(row[0], places[0], &carry);
	if (words > 1)
		row[1] = bit_row_step(row[1], places[LETTERS], &carry);
	if (words > 2)
		row[2] = bit_row_step(row[2], places[2 * LETTERS], &carry);
	if (words > 3)
		row[3] = bit_row_step(row[3], places[3 * LETTERS], &carry);
}

static inline __attribute__((always_inline)) void go_on(
	struct lane *lane, const uint64_t *map, size_t words)
{
	uint64_t row[AT_HAND];
	memcpy(row, lane->row, sizeof(row));
	for (const letter *at = lane->letters; at < lane->end; at++)
		change(row, map + *at, words);
	memcpy(lane->row, row, sizeof(row));
	lane->letters = lane->end;
}

/* All lanes at once, up to the end of the shortest; then one after another. */
static void go_abreast(struct lane lanes[LANES], const uint64_t *map)
{
	const letter *a = lanes[0].letters, *b = lanes[1].letters;
	const letter *c = lanes[2].letters, *d = lanes[3].letters;
	uint64_t row_a = UINT64_MAX, row_b = UINT64_MAX, row_c = UINT64_MAX,
		 row_d = UINT64_MAX, carry;
	const size_t steps =
		MIN(MIN((size_t)(lanes[0].end - a), (size_t)(lanes[1].end - b)),
			MIN((size_t)(lanes[2].end - c), (size_t)(lanes[3].end - d)));
	for (size_t i = 0; i < steps; i++) {
		row_a = bit_row_step(row_a, map[a[i]], (carry = 0, &carry));
		row_b = bit_row_step(row_b, map[b[i]], (carry = 0, &carry));
		row_c = bit_row_step(row_c, map[c[i]], (carry = 0, &carry));
		row_d = bit_row_step(row_d, map[d[i]], (carry = 0, &carry));
	}
	const uint64_t rows[LANES] = {row_a, row_b, row_c, row_d};
	for (size_t i = 0; i < LANES; i++) {
		lanes[i].letters += steps;
		lanes[i].row[0] = rows[i];
		go_on(&lanes[i], map, 1);
	}
}

/* How many lanes are gone through at once where rows have so many words. */
static size_t abreast(size_t words)
{
	return words == 1 ? LANES : 1;
}

/* Lets the lanes' letters change their rows: as many lanes as go abreast, or one. */
static void run(struct lane *lanes, size_t count, const uint64_t *map, size_t words)
{
	if (count == LANES) {
		go_abreast(lanes, map);
		return;
	}
	switch (words) {
	case 0: return;
	case 1: go_on(lanes, map, 1); return;
	case 2: go_on(lanes, map, 2); return;
	case 3: go_on(lanes, map, 3); return;
	default: go_on(lanes, map, AT_HAND); return;
	}
}

static size_t zeros(const uint64_t *row, size_t words)
{
	size_t found = 0;
	for (size_t w = 0; w < words; w++)
		found += bit_row_zeros(row[w]);
	return found;
}

/* The same in a row of any length. */
static size_t common_in_more(
	struct weft *weft, const uint64_t *map, size_t words, const struct lane *lane)
{
	memset(weft->row, 0xFF, words * sizeof(*weft->row));
	for (const letter *at = lane->letters; at < lane->end; at++) {
		uint64_t carry = 0;
		for (size_t w = 0; w < words; w++)
			weft->row[w] = bit_row_step(
				weft->row[w], map[w * LETTERS + *at], &carry);
	}
	return zeros(weft->row, words);
}

/* --- what differs --- */

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

/* Rivals of one size that may still be near, and how much their counts differ. */
struct field {
	const struct parted *parted;
	size_t size, count;
	struct rival *rivals[RIVALS_MAX];
	letter_counts known[RIVALS_MAX];
};

/* Puts what the strand differs in place of what its counts do, for so many of the field's
 * rivals. */
static void settle_strand(
	struct weft *weft, struct field *field, size_t from, size_t count, size_t strand)
{
	const size_t letters = field->parted->counts[strand];
	const size_t words = (letters + BIT_ROW_WORD - 1) / BIT_ROW_WORD;
	const uint64_t *map = field->parted->map;
	struct lane lanes[LANES];
	size_t others[LANES];
	for (size_t i = 0; i < count; i++) {
		const struct strands *strands = field->rivals[from + i]->strands;
		lanes[i].letters = strands->letters + strands->starts[strand];
		lanes[i].end = strands->letters + strands->starts[strand + 1];
		others[i] = (size_t)(lanes[i].end - lanes[i].letters);
		memset(lanes[i].row, 0xFF, sizeof(lanes[i].row));
	}
	if (words <= AT_HAND)
		run(lanes, count, map, words);
	for (size_t i = 0; i < count; i++) {
		const size_t found =
			words <= AT_HAND ? zeros(lanes[i].row, words)
					 : common_in_more(weft, map, words, &lanes[i]);
		size_t *differ = &field->rivals[from + i]->differ;
		*differ += letters + others[i] - 2 * found;
		for (size_t j = strand; j < LETTER_PLACES;
			j += (size_t)FEWEST << field->size)
			*differ -= field->known[from + i][j];
	}
}

/* Leaves those in the field that may still be near. */
static void thin_out(struct field *field)
{
	size_t kept = 0;
	for (size_t i = 0; i < field->count; i++) {
		if (field->rivals[i]->differ > field->rivals[i]->most)
			continue;
		if (kept < i) {
			field->rivals[kept] = field->rivals[i];
			memcpy(field->known[kept], field->known[i],
				sizeof(field->known[i]));
		}
		kept++;
	}
	field->count = kept;
}

static void settle_field(struct weft *weft, struct field *field)
{
	thin_out(field);
	if (!field->count)
		return;
	if (!field->parted->is_made)
		make(weft, field->size);
	if (!field->parted->words)
		return;
	for (size_t strand = 0; strand < (size_t)FEWEST << field->size; strand++) {
		const size_t words =
			(field->parted->counts[strand] + BIT_ROW_WORD - 1) / BIT_ROW_WORD;
		const size_t many = abreast(words);
		for (size_t from = 0, count; from < field->count; from += count) {
			count = field->count - from >= many ? many : 1;
			settle_strand(weft, field, from, count, strand);
		}
		thin_out(field);
	}
}

void weft_differ(
	struct weft *weft, const letter_counts counts, struct rival *rivals, size_t count)
{
	struct field field;
	for (field.size = 0; field.size < SIZES; field.size++) {
		field.parted = &weft->parted[field.size];
		field.count = 0;
		for (size_t i = 0; i < count; i++) {
			if (rivals[i].strands->size != field.size)
				continue;
			rivals[i].differ = counts_differ(
				counts, rivals[i].counts, field.known[field.count]);
			field.rivals[field.count++] = &rivals[i];
		}
		settle_field(weft, &field);
	}
}
