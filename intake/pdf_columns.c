/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables without drawn lines between their columns: what parts columns is white that goes on
 * over many lines; what parts rows is a line across, or that all texts begin anew below a gap
 * that is wider than between lines of a text.
 */
#include <config.h>

#include <math.h>
#include <stdlib.h>

#include "intake/pdf_table.h"
#include "intake/pdf_text.h"
#include "text/macros.h"
#include "text/mem.h"

#define WORD_GAP   0.2  /* in sizes of the font: texts that are so far apart are two */
#define WIDE_GAP   0.55 /* white that is so wide parts columns, wherever they begin */
#define FAR_LINES  7.0  /* lines that are farther apart are of two tables */
#define ROW_GAP    1.08 /* in usual distances of lines: a row ends */
#define BAND_GAP   1.45 /* the same, where only one column begins */
#define PAUSE_GAP  1.6  /* a text that begins so far below the one above is a new one */
#define TIGHT      0.36 /* in sizes: letters reach so far from their middle */
#define HEAD_LINES 8.0  /* sizes: headings are no higher */
#define ACROSS     0.6  /* of the width: so long is a line that ends a row */
#define EDGE_NEAR  1.6  /* points: texts that begin there begin at the same edge */
#define NARROW     12.0 /* points: no column is narrower */

enum {
	WIDTH_MAX = 4000,
	COLUMNS_MAX = 60,
	LEAST_LINES = 4,
	LINES_MAX = 600,
	ALIGNED_LEAST = 4,    /* so many lines make an edge */
	ALIGNED_PERCENT = 12, /* and such a part of all lines */
	CROSSED_PERCENT = 10, /* so many may run over it */
	PITCH_PART =
		80, /* of a hundred distances of lines, so many are smaller than the usual */
};

/* A text between two gaps of its line. */
struct piece {
	struct pdf_area area;
	double middle, size;
	size_t line;
	size_t column;
};

struct pieces {
	struct piece *items;
	size_t count, capacity;
};

struct region {
	size_t first, end; /* pieces */
	size_t columns;
	double edges[COLUMNS_MAX + 2];
};

static void add_pieces(struct pieces *pieces, const struct pdf_line *line, size_t number)
{
	for (size_t from = 0; from < line->count;) {
		const size_t to = pdf_line_gap(line, from, WORD_GAP * line->size);
		const struct pdf_area *first = &line->glyphs[from]->area;
		const struct pdf_area *last = &line->glyphs[to - 1]->area;
		pieces->items = mem_grow(pieces->items, pieces->count, &pieces->capacity,
			sizeof(*pieces->items));
		pieces->items[pieces->count++] = (struct piece){
			.area = {first->left, line->area.top, last->right,
				line->area.bottom},
			.middle = (first->top + first->bottom) / 2,
			.size = line->size,
			.line = number,
		};
		from = to;
	}
}

static size_t line_end(const struct pieces *pieces, size_t at)
{
	const size_t line = pieces->items[at].line;
	while (at < pieces->count && pieces->items[at].line == line)
		at++;
	return at;
}

static size_t line_start(const struct pieces *pieces, size_t at)
{
	const size_t line = pieces->items[at].line;
	while (at && pieces->items[at - 1].line == line)
		at--;
	return at;
}

/* --- edges --- */

static size_t count_starts(const struct piece *pieces, size_t count, double x)
{
	size_t starts = 0;
	for (size_t i = 0; i < count; i++)
		starts += fabs(pieces[i].area.left - x) < EDGE_NEAR;
	return starts;
}

static size_t count_crossing(const struct piece *pieces, size_t count, double x)
{
	size_t crossing = 0;
	for (size_t i = 0; i < count; i++)
		crossing += pieces[i].area.left < x - EDGE_NEAR &&
			    pieces[i].area.right > x + EDGE_NEAR;
	return crossing;
}

static size_t lines_of(const struct piece *pieces, size_t count)
{
	return count ? pieces[count - 1].line - pieces[0].line + 1 : 0;
}

static void add_edge(struct region *region, double x)
{
	for (size_t i = 0; i < region->columns; i++)
		if (fabs(region->edges[i] - x) < NARROW)
			return;
	if (region->columns >= COLUMNS_MAX)
		return;
	size_t at = region->columns++;
	for (; at && region->edges[at - 1] > x; at--)
		region->edges[at] = region->edges[at - 1];
	region->edges[at] = x;
}

/* Where the texts of many lines begin, and hardly one runs over it: the most often used edge
 * first, so that a narrow indent beside it is none. */
static void find_aligned(struct region *region, const struct piece *pieces, size_t count)
{
	const size_t lines = lines_of(pieces, count);
	const size_t least = MAX((size_t)ALIGNED_LEAST, lines * ALIGNED_PERCENT / 100);
	size_t *starts = mem_new(MAX(count, (size_t)1), sizeof(*starts));
	for (size_t i = 0; i < count; i++) {
		const double x = pieces[i].area.left;
		starts[i] = count_starts(pieces, count, x);
		if (starts[i] < least ||
			count_crossing(pieces, count, x) * 100 > lines * CROSSED_PERCENT)
			starts[i] = 0;
	}
	for (;;) {
		size_t best = 0;
		for (size_t i = 1; i < count; i++)
			if (starts[i] > starts[best])
				best = i;
		if (!count || !starts[best])
			break;
		const double x = pieces[best].area.left;
		add_edge(region, x - EDGE_NEAR);
		for (size_t i = 0; i < count; i++)
			if (fabs(pieces[i].area.left - x) < NARROW)
				starts[i] = 0;
	}
	free(starts);
}

/* White that no line crosses parts columns too: their texts may stand in the middle. */
static void find_white(
	struct region *region, const struct piece *pieces, size_t count, size_t width)
{
	unsigned *cover = mem_new(width + 1, sizeof(*cover));
	const double wide = WIDE_GAP * pieces[0].size;
	const size_t crossed = lines_of(pieces, count) * CROSSED_PERCENT / 200;
	bool text = false;
	size_t white = 0;
	for (size_t i = 0; i < count; i++) {
		const double left = MAX(pieces[i].area.left, 0);
		for (size_t x = (size_t)left;
			x < width && (double)x < pieces[i].area.right; x++)
			cover[x]++;
	}
	for (size_t x = 0; x < width; x++) {
		if (cover[x] <= crossed) {
			white++;
			continue;
		}
		if (!text || (double)white >= wide)
			add_edge(region, (double)x - EDGE_NEAR);
		text = true;
		white = 0;
	}
	free(cover);
}

static void find_edges(struct region *region, const struct pieces *pieces, size_t width)
{
	const struct piece *items = pieces->items + region->first;
	const size_t count = region->end - region->first;
	region->columns = 0;
	if (!count)
		return;
	find_aligned(region, items, count);
	find_white(region, items, count, width);
	double right = 0;
	for (size_t i = 0; i < count; i++) {
		right = MAX(right, items[i].area.right);
		region->edges[0] = MIN(region->edges[0], items[i].area.left - EDGE_NEAR);
	}
	region->edges[region->columns] = right + EDGE_NEAR;
}

/* --- where a table begins and ends --- */

static size_t column_at(const struct region *region, double x)
{
	size_t column = 0;
	while (column + 1 < region->columns && x >= region->edges[column + 1])
		column++;
	return column;
}

/* How many edges the text runs over. */
static size_t crossings(const struct region *region, const struct piece *piece)
{
	return column_at(region, piece->area.right - 2 * EDGE_NEAR) -
	       column_at(region, piece->area.left + 2 * EDGE_NEAR);
}

struct line_look {
	size_t crossings;
	size_t columns; /* that it has text in */
};

static struct line_look look_at(
	const struct region *edges, const struct pieces *pieces, size_t at)
{
	struct line_look look = {0, 0};
	size_t last = COLUMNS_MAX;
	for (const size_t end = line_end(pieces, at); at < end; at++) {
		const struct piece *piece = &pieces->items[at];
		const size_t column = column_at(edges, piece->area.left + EDGE_NEAR);
		look.crossings += crossings(edges, piece);
		look.columns += column != last;
		last = column;
	}
	return look;
}

/* From a line with texts in several columns on: what runs over several edges ends it. */
static void grow_region(
	struct region *region, const struct region *edges, const struct pieces *pieces)
{
	region->end = line_end(pieces, region->first);
	while (region->end < pieces->count) {
		const struct piece *next = &pieces->items[region->end];
		if (next->middle - next[-1].middle > FAR_LINES * next->size ||
			look_at(edges, pieces, region->end).crossings > 1)
			break;
		region->end = line_end(pieces, region->end);
	}
}

/* What runs over an edge at the end of a table is a text below it. */
static void trim_region(
	struct region *region, const struct region *edges, const struct pieces *pieces)
{
	while (region->end > region->first) {
		const size_t start = line_start(pieces, region->end - 1);
		const struct line_look look = look_at(edges, pieces, start);
		if (!look.crossings || look.columns > 1)
			return;
		region->end = start;
	}
}

static bool is_ruled_between(
	const struct pdf_page *page, const struct region *region, double from, double to)
{
	const double width = region->edges[region->columns] - region->edges[0];
	double covered = 0;
	for (size_t i = 0; i < page->rules_count; i++) {
		const struct pdf_rule *rule = &page->rules[i];
		if (!rule->vertical && rule->at > from && rule->at < to)
			covered += rule->to - rule->from;
	}
	return covered >= ACROSS * width;
}

/* Headings that stand low in their row: their first lines have but one text. Where a line is
 * drawn below them, that may be the first column's. */
static void reach_up(struct region *region, const struct region *edges,
	const struct pieces *pieces, size_t least, const struct pdf_page *page)
{
	const struct piece *first = &pieces->items[region->first];
	const bool ruled = is_ruled_between(
		page, region, first->middle, first->middle + HEAD_LINES * first->size);
	while (region->first > least) {
		const struct piece *above = &pieces->items[region->first - 1];
		const struct piece *below = &pieces->items[region->first];
		const size_t start = line_start(pieces, region->first - 1);
		if (below->middle - above->middle > 1.7 * below->size ||
			look_at(edges, pieces, start).crossings ||
			(!ruled && !column_at(edges, pieces->items[start].area.left)))
			return;
		region->first = start;
	}
}

static bool is_table(const struct region *region, const struct pieces *pieces)
{
	size_t several = 0;
	for (size_t at = region->first; at < region->end; at = line_end(pieces, at))
		several += look_at(region, pieces, at).columns > 1;
	return (region->columns >= 3 && several >= LEAST_LINES) ||
	       (region->columns == 2 && several >= 2 * LEAST_LINES);
}

/* --- rows --- */

static int by_value(const void *left, const void *right)
{
	const double a = *(const double *)left, b = *(const double *)right;
	return (a > b) - (a < b);
}

static int by_middle(const void *left, const void *right)
{
	return by_value(&((const struct piece *)left)->middle,
		&((const struct piece *)right)->middle);
}

/* The usual distance from a line of a text to the next; lines with letters of several fonts
 * are a little farther apart. */
static double find_pitch(const struct piece *pieces, size_t count, size_t columns)
{
	double last[COLUMNS_MAX + 1], *pitches = mem_new(count, sizeof(*pitches));
	size_t pitches_count = 0;
	for (size_t column = 0; column < columns; column++)
		last[column] = -INFINITY;
	for (size_t i = 0; i < count; i++) {
		const double pitch = pieces[i].middle - last[pieces[i].column];
		if (pitch > 0.5 * pieces[i].size && pitch < 2.5 * pieces[i].size)
			pitches[pitches_count++] = pitch;
		last[pieces[i].column] = pieces[i].middle;
	}
	qsort(pitches, pitches_count, sizeof(*pitches), by_value);
	const double pitch = pitches_count ? pitches[pitches_count * PITCH_PART / 100]
					   : 1.4 * pieces[0].size;
	free(pitches);
	return pitch;
}

/* What is below a height that no text crosses (a slice). last has where the texts of the
 * columns above end. */
struct slice {
	bool first;       /* the first column has a text there */
	size_t columns;   /* that have one */
	size_t resumed;   /* after a pause */
	size_t following; /* without one */
};

static struct slice look_below(
	const struct piece *pieces, size_t count, const double *last, double pitch)
{
	struct slice slice = {0};
	for (size_t i = 0; i < count; i++) {
		const double gap = pieces[i].middle - last[pieces[i].column];
		bool again = false;
		for (size_t j = 0; j < i; j++)
			again = again || pieces[j].column == pieces[i].column;
		slice.first = slice.first || !pieces[i].column;
		slice.columns += !again;
		slice.resumed += !again && gap > PAUSE_GAP * pitch;
		slice.following += !again && gap < ROW_GAP * pitch;
	}
	return slice;
}

/* A row begins where all texts begin anew, or where so many do that the rest may as well be
 * new: rows may stand as near to one another as lines. band: how far the slice is from what
 * is above. */
static bool begins_row(
	const struct slice *slice, size_t columns, double band, double pitch)
{
	if (!slice->following)
		return slice->first || band > BAND_GAP * pitch;
	return slice->first && slice->resumed >= 2 && slice->columns * 10 >= columns * 6;
}

struct cuts {
	double *at;
	size_t count, capacity;
};

static void add_cut(struct cuts *cuts, double at)
{
	cuts->at = mem_grow(cuts->at, cuts->count, &cuts->capacity, sizeof(*cuts->at));
	cuts->at[cuts->count++] = at;
}

static double below(const struct piece *piece)
{
	return piece->middle + TIGHT * piece->size;
}

static double above(const struct piece *piece)
{
	return piece->middle - TIGHT * piece->size;
}

/* Where rows begin, and where the last one ends. White parts rows below `from` alone; above,
 * and everywhere where it is INFINITY, only lines drawn across do. */
static void find_cuts(struct cuts *cuts, const struct pdf_page *page,
	const struct region *region, const struct piece *pieces, size_t count,
	double from)
{
	double last[COLUMNS_MAX + 1], end = -INFINITY, lowest = -INFINITY;
	const double pitch = find_pitch(pieces, count, region->columns);
	for (size_t column = 0; column < region->columns; column++)
		last[column] = -INFINITY;
	cuts->count = 0;
	for (size_t i = 0; i < count;) {
		size_t next = i + 1;
		double slice_end = below(&pieces[i]);
		for (; next < count && above(&pieces[next]) < slice_end; next++)
			slice_end = MAX(slice_end, below(&pieces[next]));
		const double start = above(&pieces[i]);
		const struct slice slice = look_below(pieces + i, next - i, last, pitch);
		if (!i)
			add_cut(cuts, start - 2);
		else if (is_ruled_between(page, region, end - 2, start + 2) ||
			 (start > from && begins_row(&slice, region->columns,
						  pieces[i].middle - lowest, pitch)))
			add_cut(cuts, (end + start) / 2);
		for (; i < next; i++) {
			last[pieces[i].column] = pieces[i].middle;
			lowest = MAX(lowest, pieces[i].middle);
		}
		end = slice_end;
	}
	add_cut(cuts, end + 2);
}

static void find_rows(struct cuts *cuts, const struct pdf_page *page,
	const struct region *region, const struct pieces *pieces)
{
	const size_t count = region->end - region->first;
	struct piece *ordered = mem_new(count, sizeof(*ordered));
	for (size_t i = 0; i < count; i++) {
		ordered[i] = pieces->items[region->first + i];
		ordered[i].column = column_at(region, ordered[i].area.left);
	}
	qsort(ordered, count, sizeof(*ordered), by_middle);
	find_cuts(cuts, page, region, ordered, count, INFINITY);
	/* One line may be below the headings. */
	const double top = cuts->at[0], height = cuts->at[cuts->count - 1] - top;
	if (cuts->count == 3 && cuts->at[1] - top < height / 2)
		find_cuts(cuts, page, region, ordered, count, cuts->at[1]);
	else if (cuts->count <= 3)
		find_cuts(cuts, page, region, ordered, count, -INFINITY);
	free(ordered);
}

/* --- the table --- */

static void add_table(struct pdf_tables *tables, const struct pdf_page *page,
	const struct region *region, const struct pieces *pieces)
{
	struct cuts cuts = {0};
	find_rows(&cuts, page, region, pieces);
	struct pdf_table *table = pdf_tables_add(tables);
	table->columns = region->columns;
	table->rows = cuts.count - 1;
	table->area = (struct pdf_area){region->edges[0], cuts.at[0],
		region->edges[region->columns], cuts.at[cuts.count - 1]};
	table->edges = mem_new(region->columns + 1, sizeof(*table->edges));
	for (size_t i = 0; i <= region->columns; i++)
		table->edges[i] = region->edges[i];
	for (size_t row = 0; row < table->rows; row++)
		for (size_t column = 0; column < table->columns; column++)
			pdf_cell_add(table,
				&(struct pdf_cell){{table->edges[column], cuts.at[row],
							   table->edges[column + 1],
							   cuts.at[row + 1]},
					row, column, 1, 1});
	free(cuts.at);
}

/* Whether the columns of a table on the page before are those of most lines here. */
static bool has_columns(const struct region *edges, const struct pieces *pieces)
{
	size_t lines = 0, crossing = 0, several = 0;
	for (size_t at = 0; at < pieces->count; at = line_end(pieces, at), lines++) {
		const struct line_look look = look_at(edges, pieces, at);
		crossing += look.crossings > 0;
		several += look.columns > 1;
	}
	return several && crossing * 100 <= lines * 2 * CROSSED_PERCENT;
}

static bool take_columns(
	struct region *edges, const struct pieces *pieces, const struct pdf_table *before)
{
	if (!before || before->ruled)
		return false;
	edges->columns = before->columns;
	for (size_t i = 0; i <= before->columns; i++)
		edges->edges[i] = before->edges[i];
	return has_columns(edges, pieces);
}

static void copy_edges(struct region *region, const struct region *from)
{
	region->columns = from->columns;
	for (size_t i = 0; i <= from->columns; i++)
		region->edges[i] = from->edges[i];
}

static void find_tables(struct pdf_tables *tables, const struct pdf_page *page,
	const struct pieces *pieces, const struct pdf_table *before)
{
	const size_t width = (size_t)MIN(page->width, (double)WIDTH_MAX);
	struct region whole = {.end = pieces->count};
	const bool known = take_columns(&whole, pieces, before);
	if (!known) {
		whole.columns = 0;
		find_aligned(&whole, pieces->items, pieces->count);
	}
	for (size_t at = 0, least = 0; at < pieces->count;) {
		struct region region = {.first = at};
		const struct line_look look = look_at(&whole, pieces, at);
		at = line_end(pieces, at);
		if (look.columns < 2 || look.crossings)
			continue;
		grow_region(&region, &whole, pieces);
		trim_region(&region, &whole, pieces);
		if (known)
			copy_edges(&region, &whole);
		else
			find_edges(&region, pieces, width);
		if (!known && !is_table(&region, pieces))
			continue;
		reach_up(&region, &whole, pieces, least, page);
		add_table(tables, page, &region, pieces);
		at = least = region.end;
	}
}

void pdf_columns_find(struct pdf_tables *tables, const struct pdf_page *page,
	const struct pdf_line *lines, size_t count, const struct pdf_table *before)
{
	struct pieces pieces = {0};
	for (size_t i = 0; i < count && count <= LINES_MAX; i++)
		add_pieces(&pieces, &lines[i], i);
	if (pieces.count)
		find_tables(tables, page, &pieces, before);
	free(pieces.items);
}
