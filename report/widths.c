/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/widths.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/cell.h"
#include "text/mem.h"

enum { ROWS_KEPT_MAX = 256 };

struct widths {
	size_t columns;
	unsigned least[LAYOUT_COLUMNS_MAX];
	unsigned available;
	unsigned slack;                  /* available without the sum of least */
	uint32_t *curves;                /* kept rows x columns x (slack + 1) heights */
	size_t kept, capacity;           /* rows */
	size_t stride;                   /* one row in so many is kept */
	size_t measured;                 /* rows */
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
		widths->least[i] = least[i];
		widths->slack -= least[i];
	}
	return widths;
}

void widths_free(struct widths *widths)
{
	if (!widths)
		return;
	free(widths->curves);
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
	unsigned hanging = 2 * (unsigned)list_mark(text, bytes);
	unsigned widest = wrap_widest(wrapper);
	size_t all = wrap_columns(wrapper);
	unsigned steady = hanging + widest;
	return steady > all ? (unsigned)all : steady;
}

static void add_paragraph(const struct widths *widths, struct wrapper *wrapper,
	size_t column, uint32_t *curve, const char *text, size_t bytes)
{
	unsigned least = widths->least[column];
	size_t last = widths->slack, at = 0;
	wrap_load(wrapper, text, bytes);
	unsigned steady = steady_width(wrapper, text, bytes);
	while (at < last && least + at < steady) {
		add_range(curve, at, at, wrap_count(wrapper, least + (unsigned)at));
		at++;
	}
	add_between(wrapper, least, curve, at, wrap_count(wrapper, least + (unsigned)at),
		last, wrap_count(wrapper, least + (unsigned)last));
}

static void add_cell(struct widths *widths, struct wrapper *wrapper, size_t column,
	uint32_t *curve, const char *text)
{
	while (text) {
		const char *end = strchr(text, '\n');
		size_t bytes = end ? (size_t)(end - text) : strlen(text);
		add_paragraph(widths, wrapper, column, curve, text, bytes);
		text = end ? end + 1 : NULL;
	}
}

/* What widths in proportion go by needs no breaks, so it is known of every row. */
static void add_text(struct widths *widths, const char *const *cells)
{
	for (size_t i = 0; i < widths->columns; i++)
		if (cells[i])
			widths->text[i] +=
				(double)text_columns(cells[i], strlen(cells[i]));
}

/* Drops every other row and takes half as many from now on. */
static void thin_out(struct widths *widths)
{
	size_t row = widths->columns * curve_size(widths);
	for (size_t i = 1; 2 * i < widths->kept; i++)
		memcpy(widths->curves + i * row, widths->curves + 2 * i * row,
			row * sizeof(*widths->curves));
	widths->kept = (widths->kept + 1) / 2;
	widths->stride *= 2;
}

void widths_measure(
	struct widths *widths, struct wrapper *wrapper, const char *const *cells)
{
	add_text(widths, cells);
	if (widths->kept == ROWS_KEPT_MAX)
		thin_out(widths);
	if (widths->measured++ % widths->stride)
		return;
	size_t row = widths->columns * curve_size(widths) * sizeof(*widths->curves);
	widths->curves = mem_grow(widths->curves, widths->kept, &widths->capacity, row);
	memset(curve_of(widths, widths->kept, 0), 0, row);
	for (size_t i = 0; i < widths->columns; i++)
		add_cell(widths, wrapper, i, curve_of(widths, widths->kept, i), cells[i]);
	widths->kept++;
}

bool widths_exact(const struct widths *widths)
{
	return widths->stride == 1;
}

/* --- choosing --- */

/* Less is better: first the lines of the table, then those of all cells, so that a
 * search on a plateau still goes towards where the next line is saved. */
struct cost {
	uint64_t rows;
	uint64_t cells;
};

static struct cost cost_of(const struct widths *widths, const unsigned *chosen)
{
	struct cost cost = {0, 0};
	for (size_t row = 0; row < widths->kept; row++) {
		uint32_t height = 0;
		for (size_t i = 0; i < widths->columns; i++) {
			size_t at = chosen[i] - widths->least[i];
			uint32_t lines = curve_of(widths, row, i)[at];
			height = lines > height ? lines : height;
			cost.cells += lines;
		}
		cost.rows += height;
	}
	return cost;
}

static bool is_less(struct cost a, struct cost b)
{
	return a.rows != b.rows ? a.rows < b.rows : a.cells < b.cells;
}

size_t widths_lines(const struct widths *widths, const unsigned *chosen)
{
	return (size_t)cost_of(widths, chosen).rows;
}

/* Shares available by weights. A column whose share would be below its least gets
 * its least and is out; the columns that rounding leaves go to the largest rests. */
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
			left -= fixed[i] ? widths->least[i] : 0;
			sum += fixed[i] ? 0 : weights[i];
		}
		for (size_t i = 0; i < widths->columns; i++)
			if (!fixed[i] && weights[i] * left <= widths->least[i] * sum)
				fixed[i] = again = true;
	}
	unsigned over = widths->available;
	for (size_t i = 0; i < widths->columns; i++) {
		double share = fixed[i] ? widths->least[i] : weights[i] * left / sum;
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

/* Moves step columns from one column to another while that is better. */
static bool move_between(
	const struct widths *widths, unsigned step, unsigned *chosen, struct cost *cost)
{
	bool moved = false;
	for (size_t from = 0; from < widths->columns; from++)
		for (size_t to = 0; to < widths->columns; to++) {
			if (from == to || chosen[from] < widths->least[from] + step)
				continue;
			chosen[from] -= step;
			chosen[to] += step;
			struct cost now = cost_of(widths, chosen);
			if (is_less(now, *cost)) {
				*cost = now;
				moved = true;
			} else {
				chosen[from] += step;
				chosen[to] -= step;
			}
		}
	return moved;
}

/* The same from two columns to a third, or from one to two: a row with two cells of
 * one height grows no lower by widening either alone. */
static bool move_among(
	const struct widths *widths, unsigned step, unsigned *chosen, struct cost *cost)
{
	size_t columns = widths->columns;
	for (size_t code = 0; code < columns * columns * columns * 2; code++) {
		size_t one = code / 2 % columns, a = code / 2 / columns % columns,
		       b = code / 2 / columns / columns;
		if (a >= b || one == a || one == b)
			continue;
		unsigned tried[LAYOUT_COLUMNS_MAX];
		memcpy(tried, chosen, columns * sizeof(*tried));
		unsigned give = code % 2 ? step : 0u - step;
		if (code % 2 ? chosen[one] < widths->least[one] + 2 * step
			     : chosen[a] < widths->least[a] + step ||
					chosen[b] < widths->least[b] + step)
			continue;
		tried[one] -= 2 * give;
		tried[a] += give;
		tried[b] += give;
		struct cost now = cost_of(widths, tried);
		if (!is_less(now, *cost))
			continue;
		memcpy(chosen, tried, columns * sizeof(*tried));
		*cost = now;
		return true;
	}
	return false;
}

enum { STEP_FIRST = 16 };

static struct cost improve(const struct widths *widths, unsigned *chosen)
{
	struct cost cost = cost_of(widths, chosen);
	for (unsigned step = STEP_FIRST; step;) {
		bool moved = false;
		while (move_between(widths, step, chosen, &cost))
			moved = true;
		if (!moved && step <= STEP_FIRST / 4)
			moved = move_among(widths, step, chosen, &cost);
		/* A move of three columns can open the way for larger ones again. */
		if (!moved)
			step /= 2;
	}
	return cost;
}

void widths_choose(const struct widths *widths, unsigned *chosen)
{
	enum { STARTS = 3 };
	struct cost best = {UINT64_MAX, UINT64_MAX};
	for (int start = 0; start < STARTS; start++) {
		double weights[LAYOUT_COLUMNS_MAX];
		for (size_t i = 0; i < widths->columns; i++)
			weights[i] = start == 0   ? widths->text[i]
				     : start == 1 ? sqrt(widths->text[i])
						  : 1;
		unsigned tried[LAYOUT_COLUMNS_MAX];
		share_out(widths, weights, tried);
		struct cost cost = improve(widths, tried);
		if (is_less(cost, best)) {
			best = cost;
			memcpy(chosen, tried, widths->columns * sizeof(*chosen));
		}
	}
}
