/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables by their drawn lines. Lines that touch are of one table; where they stand are the
 * edges of its grid; what no line parts is one cell.
 */
#include <config.h>

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "intake/pdf_table.h"
#include "text/macros.h"
#include "text/mem.h"

#define NEAR_POINTS 4.5  /* lines that are nearer touch */
#define OPEN_POINTS 9.0  /* a table may be open at a side: its lines stick out so far */
#define LONG_POINTS 60.0 /* an upright line that is longer is no letter's stem */
/* A line parts cells where so much of their side has it; across, it may be but the line under
 * an address. */
#define PARTS        0.6
#define PARTS_ACROSS 0.9

enum { EDGES_MAX = 400, COLUMNS_MAX = 60 };

struct grid {
	const struct pdf_rule **rules; /* of the table */
	size_t count;
	double xs[EDGES_MAX], ys[EDGES_MAX];
	size_t columns, rows; /* edges less one */
	size_t *owners;       /* of each field of the grid: the first of its cell */
};

/* --- which lines are of one table --- */

static bool touch(const struct pdf_rule *a, const struct pdf_rule *b)
{
	if (a->vertical == b->vertical)
		return false;
	return b->at >= a->from - NEAR_POINTS && b->at <= a->to + NEAR_POINTS &&
	       a->at >= b->from - NEAR_POINTS && a->at <= b->to + NEAR_POINTS;
}

static size_t root_of(size_t *parents, size_t at)
{
	while (parents[at] != at)
		at = parents[at] = parents[parents[at]];
	return at;
}

static void join(size_t *parents, size_t a, size_t b)
{
	a = root_of(parents, a);
	b = root_of(parents, b);
	parents[MAX(a, b)] = MIN(a, b);
}

/* Whether an upright line ends at lines across: stems of letters do not. */
static bool is_upright(const struct pdf_page *page, const struct pdf_rule *rule)
{
	bool above = false, below = false;
	if (!rule->vertical || rule->to - rule->from > LONG_POINTS)
		return true;
	for (size_t i = 0; i < page->rules_count; i++) {
		const struct pdf_rule *other = &page->rules[i];
		if (!touch(other, rule))
			continue;
		above = above || fabs(other->at - rule->from) < NEAR_POINTS;
		below = below || fabs(other->at - rule->to) < NEAR_POINTS;
	}
	return above && below;
}

static size_t *find_parents(const struct pdf_page *page)
{
	size_t *parents = mem_new(page->rules_count, sizeof(*parents));
	for (size_t i = 0; i < page->rules_count; i++)
		parents[i] = is_upright(page, &page->rules[i]) ? i : SIZE_MAX;
	for (size_t i = 0; i < page->rules_count; i++)
		for (size_t j = 0; j < i; j++)
			if (parents[i] != SIZE_MAX && parents[j] != SIZE_MAX &&
				touch(&page->rules[i], &page->rules[j]))
				join(parents, i, j);
	return parents;
}

/* --- edges --- */

static int by_value(const void *left, const void *right)
{
	const double a = *(const double *)left, b = *(const double *)right;
	return (a > b) - (a < b);
}

static void add_edge(double *edges, size_t *count, double value)
{
	for (size_t i = 0; i < *count; i++)
		if (fabs(edges[i] - value) < NEAR_POINTS)
			return;
	if (*count < EDGES_MAX)
		edges[(*count)++] = value;
}

/* Where most lines that cross the edges stick out to a side, the table is open there. side is
 * 1 for what is right or below, -1 for what is left or above. */
static void add_open(
	const struct grid *grid, bool vertical, int side, double *edges, size_t *count)
{
	double outer = -INFINITY, reach = -INFINITY;
	size_t open = 0, all = 0;
	for (size_t i = 0; i < *count; i++)
		outer = MAX(outer, side * edges[i]);
	for (size_t i = 0; i < grid->count; i++) {
		const struct pdf_rule *rule = grid->rules[i];
		if (rule->vertical != vertical)
			continue;
		const double end = side > 0 ? rule->to : -rule->from;
		all++;
		if (end > outer + OPEN_POINTS) {
			open++;
			reach = MAX(reach, end);
		}
	}
	if (open > 1 && open * 2 >= all)
		add_edge(edges, count, side * reach);
}

static void find_edges(struct grid *grid)
{
	size_t xs = 0, ys = 0;
	for (size_t i = 0; i < grid->count; i++) {
		const struct pdf_rule *rule = grid->rules[i];
		if (rule->vertical)
			add_edge(grid->xs, &xs, rule->at);
		else
			add_edge(grid->ys, &ys, rule->at);
	}
	grid->columns = grid->rows = 0;
	if (!xs || !ys)
		return;
	for (int side = -1; side <= 1; side += 2) {
		add_open(grid, false, side, grid->xs, &xs);
		add_open(grid, true, side, grid->ys, &ys);
	}
	qsort(grid->xs, xs, sizeof(double), by_value);
	qsort(grid->ys, ys, sizeof(double), by_value);
	grid->columns = xs - 1;
	grid->rows = ys - 1;
}

/* --- cells --- */

/* Whether a line stands at that place from one edge to another. */
static bool is_parted(
	const struct grid *grid, bool vertical, double at, double from, double to)
{
	double covered = 0;
	for (size_t i = 0; i < grid->count; i++) {
		const struct pdf_rule *rule = grid->rules[i];
		if (rule->vertical == vertical && fabs(rule->at - at) < NEAR_POINTS)
			covered += MAX(0, MIN(rule->to, to) - MAX(rule->from, from));
	}
	return covered >= (vertical ? PARTS : PARTS_ACROSS) * (to - from);
}

static void find_owners(struct grid *grid)
{
	const double *xs = grid->xs, *ys = grid->ys;
	grid->owners = mem_new(grid->rows * grid->columns, sizeof(*grid->owners));
	for (size_t row = 0; row < grid->rows; row++)
		for (size_t column = 0; column < grid->columns; column++) {
			const size_t at = row * grid->columns + column;
			grid->owners[at] = at;
			if (column &&
				!is_parted(grid, true, xs[column], ys[row], ys[row + 1]))
				join(grid->owners, at, at - 1);
			if (row && !is_parted(grid, false, ys[row], xs[column],
					   xs[column + 1]))
				join(grid->owners, at, at - grid->columns);
		}
}

/* A cell reaches to the right and down as far as it owns. */
static void add_cell(
	struct pdf_table *table, struct grid *grid, size_t row, size_t column)
{
	const size_t columns = grid->columns, at = row * columns + column;
	if (root_of(grid->owners, at) != at)
		return;
	struct pdf_cell cell = {.row = row, .column = column, .rows = 1, .columns = 1};
	while (column + cell.columns < columns &&
		root_of(grid->owners, at + cell.columns) == at)
		cell.columns++;
	while (row + cell.rows < grid->rows &&
		root_of(grid->owners, at + cell.rows * columns) == at)
		cell.rows++;
	cell.area = (struct pdf_area){grid->xs[column], grid->ys[row],
		grid->xs[column + cell.columns], grid->ys[row + cell.rows]};
	pdf_cell_add(table, &cell);
}

static void add_table(struct pdf_tables *tables, struct grid *grid)
{
	find_edges(grid);
	if (grid->columns * grid->rows < 2 || grid->columns > COLUMNS_MAX)
		return;
	find_owners(grid);
	struct pdf_table *table = pdf_tables_add(tables);
	table->ruled = true;
	table->rows = grid->rows;
	table->columns = grid->columns;
	table->area = (struct pdf_area){
		grid->xs[0], grid->ys[0], grid->xs[grid->columns], grid->ys[grid->rows]};
	table->edges = mem_new(grid->columns + 1, sizeof(*table->edges));
	for (size_t i = 0; i <= grid->columns; i++)
		table->edges[i] = grid->xs[i];
	for (size_t row = 0; row < grid->rows; row++)
		for (size_t column = 0; column < grid->columns; column++)
			add_cell(table, grid, row, column);
	free(grid->owners);
}

void pdf_grids_find(struct pdf_tables *tables, const struct pdf_page *page)
{
	if (!page->rules_count)
		return;
	size_t *parents = find_parents(page);
	struct grid *grid = mem_new(1, sizeof(*grid));
	grid->rules = mem_new(page->rules_count, sizeof(*grid->rules));
	for (size_t first = 0; first < page->rules_count; first++) {
		if (parents[first] != first)
			continue;
		grid->count = 0;
		for (size_t i = first; i < page->rules_count; i++)
			if (parents[i] != SIZE_MAX && root_of(parents, i) == first)
				grid->rules[grid->count++] = &page->rules[i];
		add_table(tables, grid);
	}
	free(grid->rules);
	free(grid);
	free(parents);
}
