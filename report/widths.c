/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/widths.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/list_mark.h"
#include "text/macros.h"
#include "text/mem.h"

enum { ROWS_KEPT_MAX = 256 };

struct widths {
	size_t columns;
	unsigned least[LAYOUT_COLUMNS_MAX];
	unsigned floor[LAYOUT_COLUMNS_MAX]; /* least, or the widest word of all rows */
	unsigned available;
	unsigned slack;        /* available without the sum of least */
	uint32_t *curves;      /* kept rows x columns x (slack + 1) heights */
	uint32_t *words;       /* kept rows x columns: columns of the widest word */
	size_t kept, capacity; /* rows */
	size_t stride;         /* one row in so many is kept */
	size_t measured;       /* rows */
	double text[LAYOUT_COLUMNS_MAX]; /* columns of text of all rows, on one line */
};

struct widths *widths_new(size_t columns, const unsigned *least, unsigned available)
{
	struct widths *widths = mem_new(1, sizeof(*widths));
	widths->columns = columns;
	widths->available = available;
	widths->slack = available;
	widths->stride = 1;
	for (size_t i = 0; i < columns; i++) {
		widths->least[i] = widths->floor[i] = least[i];
		widths->slack -= least[i];
	}
	return widths;
}

void widths_free(struct widths *widths)
{
	if (!widths)
		return;
	free(widths->curves);
	free(widths->words);
	free(widths);
}

static size_t curve_size(const struct widths *widths)
{
	return (size_t)widths->slack + 1;
}

static uint32_t *curve_of(const struct widths *widths, size_t row, size_t column)
{
	return widths->curves + (row * widths->columns + column) * curve_size(widths);
}

/* --- measuring --- */

static void add_range(uint32_t *curve, size_t first, size_t last, size_t lines)
{
	for (size_t i = first; i <= last; i++)
		curve[i] += (uint32_t)lines;
}

/* Adds the heights of the widths least + first .. least + last, given those at both
 * ends: where they are equal, so are all between. */
static void add_between(const struct wrapper *wrapper, unsigned least, uint32_t *curve,
	size_t first, size_t first_lines, size_t last, size_t last_lines)
{
	if (first_lines == last_lines) {
		add_range(curve, first, last, first_lines);
	} else if (last == first + 1) {
		add_range(curve, first, first, first_lines);
		add_range(curve, last, last, last_lines);
	} else {
		size_t middle = (first + last) / 2;
		size_t after = middle + 1;
		add_between(wrapper, least, curve, first, first_lines, middle,
			wrap_count(wrapper, least + (unsigned)middle));
		add_between(wrapper, least, curve, after,
			wrap_count(wrapper, least + (unsigned)after), last, last_lines);
	}
}

/* The width from which on more columns never mean more lines: below it a word may be
 * cut, or a list mark may be too wide to hang under, and both can turn with a width. */
static unsigned steady_width(
	const struct wrapper *wrapper, const char *text, size_t bytes)
{
	/* A mark has no more columns than bytes, and hangs by half the width at most. */
	unsigned hanging = 2 * (unsigned)list_mark(text, bytes);
	unsigned widest = wrap_widest(wrapper);
	size_t all = wrap_columns(wrapper);
	unsigned steady = hanging + widest;
	return steady > all ? (unsigned)all : steady;
}

/* Takes in one paragraph; its curve only where the row is kept. */
static void add_paragraph(struct widths *widths, struct wrapper *wrapper, size_t column,
	const char *text, size_t bytes, bool kept)
{
	(kept ? wrap_load : wrap_measure)(wrapper, text, bytes);
	widths->floor[column] = MAX(widths->floor[column], wrap_word(wrapper));
	widths->text[column] += (double)wrap_extent(wrapper);
	if (!kept)
		return;
	uint32_t *curve = curve_of(widths, widths->kept, column);
	uint32_t *word = &widths->words[widths->kept * widths->columns + column];
	unsigned least = widths->least[column];
	size_t last = widths->slack, at = 0;
	if (wrap_widest(wrapper) > *word)
		*word = wrap_widest(wrapper);
	unsigned steady = steady_width(wrapper, text, bytes);
	while (at < last && least + at < steady) {
		add_range(curve, at, at, wrap_count(wrapper, least + (unsigned)at));
		at++;
	}
	add_between(wrapper, least, curve, at, wrap_count(wrapper, least + (unsigned)at),
		last, wrap_count(wrapper, least + (unsigned)last));
}

static void add_cell(struct widths *widths, struct wrapper *wrapper, size_t column,
	const char *text, bool kept)
{
	while (text) {
		const char *end = strchr(text, '\n');
		size_t bytes = end ? (size_t)(end - text) : strlen(text);
		add_paragraph(widths, wrapper, column, text, bytes, kept);
		widths->text[column] += end != NULL; /* as a space */
		text = end ? end + 1 : NULL;
	}
}

/* Drops every other row and takes half as many from now on. */
static void thin_out(struct widths *widths)
{
	size_t row = widths->columns * curve_size(widths);
	for (size_t i = 1; 2 * i < widths->kept; i++) {
		memcpy(widths->curves + i * row, widths->curves + 2 * i * row,
			row * sizeof(*widths->curves));
		memcpy(widths->words + i * widths->columns,
			widths->words + 2 * i * widths->columns,
			widths->columns * sizeof(*widths->words));
	}
	widths->kept = (widths->kept + 1) / 2;
	widths->stride *= 2;
}

/* Room for one more row, zeroed. */
static void add_row(struct widths *widths)
{
	size_t curves = widths->columns * curve_size(widths) * sizeof(*widths->curves);
	size_t words = widths->columns * sizeof(*widths->words);
	if (widths->kept == widths->capacity) {
		widths->capacity = widths->capacity ? 2 * widths->capacity : 8;
		widths->curves = mem_resize(widths->curves, widths->capacity, curves);
		widths->words = mem_resize(widths->words, widths->capacity, words);
	}
	memset(curve_of(widths, widths->kept, 0), 0, curves);
	memset(widths->words + widths->kept * widths->columns, 0, words);
}

void widths_measure(
	struct widths *widths, struct wrapper *wrapper, const char *const *cells)
{
	if (widths->kept == ROWS_KEPT_MAX)
		thin_out(widths);
	const bool kept = !(widths->measured++ % widths->stride);
	if (kept)
		add_row(widths);
	for (size_t i = 0; i < widths->columns; i++)
		add_cell(widths, wrapper, i, cells[i], kept);
	widths->kept += kept;
}

unsigned widths_needed(const struct widths *widths)
{
	unsigned needed = 0;
	for (size_t i = 0; i < widths->columns; i++)
		needed += widths->floor[i];
	return needed;
}

bool widths_exact(const struct widths *widths)
{
	return widths->stride == 1;
}

/* --- choosing --- */

/* Less is better: first the lines of the table, with those that it is worth not to cut
 * a word; then the lines of all cells, so that a search on a plateau still goes towards
 * where the next line is saved. */
struct cost {
	uint64_t rows;
	uint64_t words; /* cells with a word that is cut */
	uint64_t cells;
};

static struct cost cost_of(const struct widths *widths, const unsigned *chosen)
{
	struct cost cost = {0, 0, 0};
	const uint32_t *word = widths->words;
	for (size_t row = 0; row < widths->kept; row++) {
		uint32_t height = 0;
		for (size_t i = 0; i < widths->columns; i++, word++) {
			size_t at = chosen[i] - widths->least[i];
			uint32_t lines = curve_of(widths, row, i)[at];
			height = lines > height ? lines : height;
			cost.cells += lines;
			cost.words += *word > chosen[i];
		}
		cost.rows += height;
	}
	return cost;
}

/* word_lines: the lines that a word that is not cut is worth. */
static bool is_less(struct cost a, struct cost b, unsigned word_lines)
{
	uint64_t first = a.rows + word_lines * a.words;
	uint64_t second = b.rows + word_lines * b.words;
	return first != second ? first < second : a.cells < b.cells;
}

size_t widths_lines(const struct widths *widths, const unsigned *chosen)
{
	return (size_t)cost_of(widths, chosen).rows;
}

/* Shares available by weights. A column whose share would be below its floor gets
 * its floor and is out; the columns that rounding leaves go to the largest rests. */
static void share_out(
	const struct widths *widths, const double *weights, unsigned *chosen)
{
	bool fixed[LAYOUT_COLUMNS_MAX] = {false};
	double rest[LAYOUT_COLUMNS_MAX], left, sum;
	for (bool again = true; again;) {
		again = false;
		left = widths->available;
		sum = 0;
		for (size_t i = 0; i < widths->columns; i++) {
			left -= fixed[i] ? widths->floor[i] : 0;
			sum += fixed[i] ? 0 : weights[i];
		}
		for (size_t i = 0; i < widths->columns; i++)
			if (!fixed[i] && weights[i] * left <= widths->floor[i] * sum)
				fixed[i] = again = true;
	}
	unsigned over = widths->available;
	for (size_t i = 0; i < widths->columns; i++) {
		double share = fixed[i] ? widths->floor[i] : weights[i] * left / sum;
		chosen[i] = (unsigned)share;
		rest[i] = share - chosen[i];
		over -= chosen[i];
	}
	for (; over; over--) {
		size_t most = 0;
		for (size_t i = 1; i < widths->columns; i++)
			most = rest[i] > rest[most] ? i : most;
		chosen[most]++;
		rest[most] -= 1;
	}
}

void widths_proportional(const struct widths *widths, unsigned *chosen)
{
	share_out(widths, widths->text, chosen);
}

/* --- the search --- */

struct search {
	const struct widths *widths;
	unsigned word_lines;
	unsigned chosen[LAYOUT_COLUMNS_MAX];
	struct cost cost;
};

/* Takes the widths tried if they are better. */
static bool take_better(struct search *search, const unsigned *tried)
{
	struct cost cost = cost_of(search->widths, tried);
	if (!is_less(cost, search->cost, search->word_lines))
		return false;
	search->cost = cost;
	memcpy(search->chosen, tried, sizeof(search->chosen));
	return true;
}

/* Whether column may give columns away. */
static bool may_give(const struct search *search, size_t column, unsigned columns)
{
	return search->chosen[column] >= search->widths->floor[column] + columns;
}

/* Moves step columns from one column to another wherever that is better. */
static bool move_between(struct search *search, unsigned step)
{
	bool moved = false;
	size_t columns = search->widths->columns;
	for (size_t from = 0; from < columns; from++)
		for (size_t to = 0; to < columns; to++) {
			if (from == to || !may_give(search, from, step))
				continue;
			unsigned tried[LAYOUT_COLUMNS_MAX];
			memcpy(tried, search->chosen, sizeof(tried));
			tried[from] -= step;
			tried[to] += step;
			moved |= take_better(search, tried);
		}
	return moved;
}

/* The same from one column to two others, and from two to one: a row with two cells of
 * one height grows no lower by widening either alone. */
static bool move_among(struct search *search, size_t one, unsigned step)
{
	size_t columns = search->widths->columns;
	for (size_t a = 0; a < columns; a++)
		for (size_t b = a + 1; b < columns; b++) {
			if (a == one || b == one)
				continue;
			unsigned tried[LAYOUT_COLUMNS_MAX];
			memcpy(tried, search->chosen, sizeof(tried));
			tried[one] -= 2 * step;
			tried[a] += step;
			tried[b] += step;
			if (may_give(search, one, 2 * step) && take_better(search, tried))
				return true;
			memcpy(tried, search->chosen, sizeof(tried));
			tried[one] += 2 * step;
			tried[a] -= step;
			tried[b] -= step;
			if (may_give(search, a, step) && may_give(search, b, step) &&
				take_better(search, tried))
				return true;
		}
	return false;
}

enum { STEP_FIRST = 16, STEP_AMONG = 4 };

static void improve(struct search *search)
{
	for (unsigned step = STEP_FIRST; step;) {
		bool moved = false;
		while (move_between(search, step))
			moved = true;
		for (size_t i = 0;
			!moved && step <= STEP_AMONG && i < search->widths->columns; i++)
			moved = move_among(search, i, step);
		if (!moved)
			step /= 2;
	}
}

static double weight_of(const struct widths *widths, size_t column, int start)
{
	switch (start) {
	case 0: return widths->text[column];
	case 1: return sqrt(widths->text[column]);
	default: return 1;
	}
}

enum { STARTS = 3 };

/* The best of all starts. */
static struct search search_all(const struct widths *widths, unsigned word_lines)
{
	struct search best = {.widths = widths, .word_lines = word_lines};
	for (int start = 0; start < STARTS; start++) {
		struct search search = best;
		double weights[LAYOUT_COLUMNS_MAX];
		for (size_t i = 0; i < widths->columns; i++)
			weights[i] = weight_of(widths, i, start);
		share_out(widths, weights, search.chosen);
		search.cost = cost_of(widths, search.chosen);
		improve(&search);
		if (!start || is_less(search.cost, best.cost, word_lines))
			best = search;
	}
	return best;
}

/* Whole words are worth some paper, but not much: one line in so many. */
enum { WORDS_SHARE = 50 };

void widths_choose(const struct widths *widths, unsigned *chosen)
{
	unsigned proportional[LAYOUT_COLUMNS_MAX];
	widths_proportional(widths, proportional);
	struct search fewest = search_all(widths, 0), whole = search_all(widths, 1);
	const struct search *best = &fewest;
	if (whole.cost.rows <= fewest.cost.rows + fewest.cost.rows / WORDS_SHARE &&
		whole.cost.rows <= widths_lines(widths, proportional))
		best = &whole;
	memcpy(chosen, best->chosen, widths->columns * sizeof(*chosen));
}
