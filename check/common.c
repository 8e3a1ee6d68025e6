/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of bits, a bit for each letter of the text taken (Hyyrö 2004, "Bit-parallel
 * LCS-length computation revisited"): each letter of the other text changes the row, and
 * a bit that is 0 in the end is a letter more of the subsequence.
 *
 * Where at most so many letters may differ, those that belong together stand within a
 * few places of each other. So a letter of the other text changes only the words of the
 * row about its own place: those behind are all ones as yet, into which nothing is
 * carried; those before stay as they are. That takes some pairs of letters for different
 * that are not, none of which a subsequence long enough needs. And as each letter adds one
 * at most, a comparison ends once those that follow cannot make up for what is missing.
 */
#include <config.h>

#include "check/common.h"

#include <stdlib.h>
#include <string.h>

#include "text/macros.h"
#include "text/mem.h"

enum {
	WORD_BITS = 64,
	LOOK_EACH = 16, /* letters between two looks at whether it is hopeless */
	/* Words of all rows; what needs more is compared by 64 letters at a time. */
	MAP_WORDS_MAX = 1 << 22,
};

struct common {
	const symbol *text;
	size_t count, words; /* words: of a row */
	/* Where each symbol stands in the text: rows[symbol] is its row of the map. Row 0 is
	 * of those that do not stand there. */
	uint32_t *rows;
	size_t rows_count, rows_used;
	uint64_t *map;
	size_t map_words;
	uint64_t *row; /* of a comparison */
	size_t row_words;
	/* The same by 64 letters at a time: where a symbol stands among them; carries by
	 * letter of the other text. */
	uint64_t *places;
	size_t places_count;
	unsigned char *carries;
	size_t carries_count;
};

struct common *common_new(void)
{
	return mem_new(1, sizeof(struct common));
}

void common_free(struct common *common)
{
	if (!common)
		return;
	free(common->rows);
	free(common->map);
	free(common->row);
	free(common->places);
	free(common->carries);
	free(common);
}

/* --- the text taken --- */

static void make_rows(struct common *common, size_t symbols)
{
	for (size_t i = 0; i < common->count; i++)
		common->rows[common->text[i]] = 0;
	if (common->rows_count <= symbols) {
		common->rows =
			mem_resize(common->rows, symbols + 1, sizeof(*common->rows));
		memset(common->rows + common->rows_count, 0,
			(symbols + 1 - common->rows_count) * sizeof(*common->rows));
		common->rows_count = symbols + 1;
	}
	common->rows_used = 1;
}

static void make_map(struct common *common)
{
	const size_t needed = common->rows_used * common->words;
	if (common->map_words < needed) {
		free(common->map);
		common->map = mem_new(needed, sizeof(*common->map));
		common->map_words = needed;
	} else {
		memset(common->map, 0, needed * sizeof(*common->map));
	}
	if (common->row_words < common->words) {
		common->row_words = common->words;
		common->row =
			mem_resize(common->row, common->row_words, sizeof(*common->row));
	}
}

void common_take(struct common *common, const symbol *text, size_t count, size_t symbols)
{
	make_rows(common, symbols);
	common->text = text;
	common->count = count;
	common->words = (count + WORD_BITS - 1) / WORD_BITS;
	for (size_t i = 0; i < count; i++)
		if (!common->rows[text[i]])
			common->rows[text[i]] = (uint32_t)common->rows_used++;
	if (!common->words || common->rows_used > MAP_WORDS_MAX / common->words) {
		common->words = 0;
		return;
	}
	make_map(common);
	for (size_t i = 0; i < count; i++)
		common->map[common->rows[text[i]] * common->words + i / WORD_BITS] |=
			UINT64_C(1) << i % WORD_BITS;
}

/* --- what both begin and end with --- */

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

/* --- by words --- */

/* The letters of a that may belong to those of b: from its place less `before` to its
 * place and `behind`. Places are those of the text taken; a is from start to end. */
struct band {
	size_t start, end, before, behind;
};

static size_t count_ones(uint64_t bits)
{
	bits -= bits >> 1 & 0x5555555555555555U;
	bits = (bits & 0x3333333333333333U) + (bits >> 2 & 0x3333333333333333U);
	bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0FU;
	return (size_t)(bits * 0x0101010101010101U >> 56);
}

/* The letters found in a word of the row, of those from band's start to its end. */
static size_t found_in(const uint64_t *row, size_t word, const struct band *band)
{
	uint64_t zeros = ~row[word];
	if (band->start > word * WORD_BITS)
		zeros = zeros >> band->start % WORD_BITS << band->start % WORD_BITS;
	if (band->end < (word + 1) * WORD_BITS)
		zeros &= (UINT64_C(1) << band->end % WORD_BITS) - 1;
	return count_ones(zeros);
}

/* Lets letters of the other text change the words [first, last] of the row. */
static void change(const struct common *common, const symbol *letters, size_t count,
	size_t first, size_t last)
{
	const size_t words = common->words;
	for (size_t i = 0; i < count; i++) {
		const uint64_t *map = common->map + common->rows[letters[i]] * words;
		uint64_t carry = 0;
		for (size_t w = first; w <= last; w++) {
			const uint64_t row = common->row[w];
			const uint64_t matching = row & map[w];
			const uint64_t partial = row + matching;
			const uint64_t sum = partial + carry;
			carry = (partial < row) | (sum < partial);
			common->row[w] = sum | (row & ~map[w]);
		}
	}
}

static size_t in_band(const struct common *common, const struct band *band,
	const struct stretch *b, size_t least)
{
	const size_t last_word = (band->end - 1) / WORD_BITS;
	size_t done =
		band->start / WORD_BITS; /* words before it do not change any more */
	size_t found = 0, all = 0;       /* found: in those */
	memset(common->row + done, 0xFF, (last_word + 1 - done) * sizeof(*common->row));
	common->row[done] = ~UINT64_C(0) << band->start % WORD_BITS;
	for (size_t j = 0; j < b->count; j += LOOK_EACH) {
		const size_t count = MIN(b->count - j, (size_t)LOOK_EACH);
		const size_t place = band->start + j;
		const size_t first =
			place > band->before ? (place - band->before) / WORD_BITS : 0;
		const size_t last =
			MIN((place + count - 1 + band->behind) / WORD_BITS, last_word);
		for (; done < first && done <= last_word; done++)
			found += found_in(common->row, done, band);
		if (done <= last)
			change(common, b->text + j, count, done, last);
		all = found;
		for (size_t w = done; w <= last; w++)
			all += found_in(common->row, w, band);
		if (all + b->count - j - count < least)
			break;
	}
	return all;
}

/* --- by 64 letters at a time --- */

static void make_room(struct common *common, size_t count)
{
	if (common->places_count < common->rows_count) {
		common->places = mem_resize(
			common->places, common->rows_count, sizeof(*common->places));
		memset(common->places + common->places_count, 0,
			(common->rows_count - common->places_count) *
				sizeof(*common->places));
		common->places_count = common->rows_count;
	}
	if (common->carries_count < count) {
		common->carries =
			mem_resize(common->carries, count, sizeof(*common->carries));
		common->carries_count = count;
	}
	memset(common->carries, 0, count);
}

/* One column of 64 letters of a against all of b; the carries go from column to column. */
static size_t column(
	struct common *common, const symbol *a, size_t letters, const struct stretch *b)
{
	uint64_t *places = common->places, row = ~UINT64_C(0);
	for (size_t i = 0; i < letters; i++)
		places[a[i]] |= UINT64_C(1) << i;
	for (size_t j = 0; j < b->count; j++) {
		const uint64_t matching = row & places[b->text[j]];
		const uint64_t partial = row + matching;
		const uint64_t sum = partial + common->carries[j];
		common->carries[j] = (unsigned char)((partial < row) | (sum < partial));
		row = sum | (row & ~matching);
	}
	for (size_t i = 0; i < letters; i++)
		places[a[i]] = 0;
	const uint64_t used =
		letters == WORD_BITS ? ~UINT64_C(0) : (UINT64_C(1) << letters) - 1;
	return count_ones(~row & used);
}

static size_t by_columns(struct common *common, const struct stretch *a,
	const struct stretch *b, size_t least)
{
	size_t found = 0;
	make_room(common, b->count);
	for (size_t start = 0; start < a->count && found + a->count - start >= least;
		start += WORD_BITS)
		found += column(common, a->text + start,
			MIN(a->count - start, (size_t)WORD_BITS), b);
	return found;
}

size_t common_length(
	struct common *common, const symbol *other, size_t count, size_t least)
{
	struct stretch a = {common->text, common->count}, b = {other, count};
	const size_t trimmed = trim(&a, &b);
	const size_t wanted = least > trimmed ? least - trimmed : 0;
	if (!a.count || !b.count || wanted > a.count || wanted > b.count)
		return trimmed;
	if (!common->words)
		return trimmed + by_columns(common, &a, &b, wanted);
	const size_t start = (size_t)(a.text - common->text);
	/* A letter of b has as many letters of a before it as of b, but for those of b
	 * that belong to none, and those of a. */
	const struct band band = {
		start, start + a.count, b.count - wanted, a.count - wanted};
	return trimmed + in_band(common, &band, &b, wanted);
}
