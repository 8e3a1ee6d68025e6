/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A row of bits (bit_row.h) has a bit for each letter of the text taken.
 *
 * Where at most so many letters may differ, only the words of the row about a letter's own
 * place need to change, the fewer the more differed before: let L(i, j) be what the first i
 * letters of one text and the first j of the other have in common; with i and j letters
 * left of each, no way on can add more than the fewer of these. Where that is not enough,
 * nothing is needed of what comes of it. Words behind are all ones as yet, into which
 * nothing is carried; those before stay as they are: that takes some pairs of letters for
 * different that are not, none of which a subsequence long enough needs.
 *
 * L(i + 1, j + 1) is at most one more than L(i, j), and L(i - 1, j) at least one less. So
 * what can be reached at best is reached where as many letters are left of both texts, if
 * anywhere; a comparison ends once that is not enough.
 */
#include <config.h>

#include "check/common.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "check/bit_row.h"
#include "text/macros.h"
#include "text/mem.h"

enum {
	WORD_BITS = BIT_ROW_WORD,
	LOOK_EACH = 16, /* letters between two looks at what may still be long enough */
	/* Words of all rows; what needs more is compared by 64 letters at a time. */
	MAP_WORDS_MAX = 1 << 22,
};

struct common {
	const symbol *text;
	size_t count, words; /* words: of a row */
	/* Where each symbol stands in the text: its row of the map begins at rows[symbol].
	 * The first is of those that do not stand there. */
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
	const size_t words = (count + WORD_BITS - 1) / WORD_BITS;
	const size_t most = words ? MAP_WORDS_MAX / words : 0;
	common->words = words;
	for (size_t i = 0; i < count && common->rows_used <= most; i++)
		if (!common->rows[text[i]])
			common->rows[text[i]] = (uint32_t)(common->rows_used++ * words);
	if (common->rows_used > most) {
		common->words = 0;
		return;
	}
	make_map(common);
	for (size_t i = 0; i < count; i++)
		common->map[common->rows[text[i]] + i / WORD_BITS] |= UINT64_C(1)
								      << i % WORD_BITS;
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

/* So few words stay in registers while letters change them. */
enum { AT_HAND = 6 };

static inline __attribute__((always_inline)) void change_few(const struct common *common,
	const symbol *letters, size_t count, size_t first, size_t words)
{
	const uint64_t *map = common->map + first;
	const symbol *end = letters + count;
	uint64_t row[AT_HAND];
	memcpy(row, common->row + first, words * sizeof(*row));
	for (; letters < end; letters++) {
		const uint64_t *places = map + common->rows[*letters];
		uint64_t carry = 0;
		row[0] = bit_row_step(row[0], places[0], &carry);
		if (words > 1)
			row[1] = bit_row_step(row[1], places[1], &carry);
		if (words > 2)
			row[2] = bit_row_step(row[2], places[2], &carry);
		if (words > 3)
			row[3] = bit_row_step(row[3], places[3], &carry);
		if (words > 4)
			row[4] = bit_row_step(row[4], places[4], &carry);
		if (words > 5)
			row[5] = bit_row_step(row[5], places[5], &carry);
	}
	memcpy(common->row + first, row, words * sizeof(*row));
}

/* Lets letters of the other text change the words [first, last] of the row. */
static void change(const struct common *common, const symbol *letters, size_t count,
	size_t first, size_t last)
{
	switch (last - first) {
	case 0: change_few(common, letters, count, first, 1); return;
	case 1: change_few(common, letters, count, first, 2); return;
	case 2: change_few(common, letters, count, first, 3); return;
	case 3: change_few(common, letters, count, first, 4); return;
	case 4: change_few(common, letters, count, first, 5); return;
	case 5: change_few(common, letters, count, first, 6); return;
	default: break;
	}
	for (size_t i = 0; i < count; i++) {
		const uint64_t *places = common->map + common->rows[letters[i]];
		uint64_t carry = 0;
		for (size_t w = first; w <= last; w++)
			common->row[w] = bit_row_step(common->row[w], places[w], &carry);
	}
}

/*
 * A comparison under way, of the letters [start, end) of the text taken, which are a, with
 * b. Once `done` letters of b have changed the row there is a cell behind each letter of a:
 * the row's bits up to there say what the letters so far of both have in common. A cell is
 * dead if no way on from it leads to `least`. Words without a living cell are let alone:
 * those before `first`, with `found` bits of 0; those behind `last` are all ones.
 */
struct course {
	const struct common *common;
	size_t start, end, least;
	struct stretch b;
	size_t done, first, last, found;
};

/* A word of the row, and the cell before its bits of a. */
struct place {
	size_t word, cell, found;
	size_t count;  /* of those bits */
	uint64_t bits; /* they, the lowest first; above them are ones */
};

static void read_word(const struct course *course, struct place *place)
{
	const size_t from = place->word * WORD_BITS;
	const size_t skipped = course->start > from ? course->start - from : 0;
	place->count = MIN(from + WORD_BITS, course->end) - from - skipped;
	place->bits = course->common->row[place->word] >> skipped;
	if (place->count < WORD_BITS)
		place->bits |= UINT64_MAX << place->count;
}

/* How many of the lowest so many bits are zeros. */
static size_t zeros_before(const struct place *place, size_t bits)
{
	return bit_row_zeros(place->bits | (bits < WORD_BITS ? UINT64_MAX << bits : 0));
}

/* Looks which words have living cells until LOOK_EACH letters more are done. Says what is
 * found up to the cell in the middle, behind which as many letters of a are left as of b:
 * when that one is dead, all are. */
static size_t look(struct course *course)
{
	const size_t last_word = (course->end - 1) / WORD_BITS;
	const size_t a_count = course->end - course->start;
	const size_t most = a_count - course->least + LOOK_EACH; /* of a, that differ */
	const size_t left = course->b.count - course->done;
	const size_t middle = a_count > left ? a_count - left : 0;
	const size_t from = course->first * WORD_BITS;
	struct place at = {.word = course->first, .found = course->found};
	at.cell = from > course->start ? from - course->start : 0;
	size_t found = at.found;
	for (; at.word <= last_word && at.cell - at.found <= most; at.word++) {
		read_word(course, &at);
		course->last = at.word;
		if (at.cell < middle)
			found = at.found + zeros_before(&at, middle - at.cell);
		at.found += zeros_before(&at, WORD_BITS);
		at.cell += at.count;
		if (at.word == course->first && at.found + left < course->least) {
			course->first++;
			course->found = at.found;
		}
	}
	return found;
}

static size_t by_words(struct course *course)
{
	const struct common *common = course->common;
	const size_t first = course->start / WORD_BITS;
	const size_t last = (course->end - 1) / WORD_BITS;
	/* A letter of the text before a is none of those found. */
	memset(common->row + first, 0xFF, (last + 1 - first) * sizeof(*common->row));
	common->row[first] = UINT64_MAX << course->start % WORD_BITS;
	course->first = course->last = first;
	for (;;) {
		const size_t left = course->b.count - course->done;
		const size_t next = MIN(left, (size_t)LOOK_EACH);
		const size_t found = look(course);
		if (!left || found + left < course->least)
			return found;
		change(common, course->b.text + course->done, next, course->first,
			course->last);
		course->done += next;
	}
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
		uint64_t carry = common->carries[j];
		row = bit_row_step(row, places[b->text[j]], &carry);
		common->carries[j] = (unsigned char)carry;
	}
	for (size_t i = 0; i < letters; i++)
		places[a[i]] = 0;
	return bit_row_zeros(letters == WORD_BITS ? row : row | UINT64_MAX << letters);
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
	struct course course = {.common = common,
		.start = start,
		.end = start + a.count,
		.least = wanted,
		.b = b};
	return trimmed + by_words(&course);
}
