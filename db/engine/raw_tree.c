/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/raw_tree.h"

#include <stdlib.h>

#include "db/engine/driver.h"
#include "text/mem.h"

enum {
	DEPTH_MOST = 20,  /* no tree is deeper */
	HEADER_FREE = 32, /* of the file: the first page of those in no use */
	FREE_NEXT = 0,    /* of such a page */
	FREE_COUNT = 4,
	FREE_FIRST = 8,
};

void raw_walk_init(struct raw_walk *walk, const struct raw_pages *pages)
{
	walk->pages = pages;
	walk->seen = mem_new((size_t)pages->count + 1, sizeof(*walk->seen));
}

void raw_walk_release(struct raw_walk *walk)
{
	free(walk->seen);
}

/* --- one page --- */

/* Where a page stands: what its keys lie between. */
struct span {
	int64_t from, to;
	int depth;
};

static int64_t key_of(
	const struct raw_cells *cells, const struct raw_row *row, int64_t otherwise)
{
	if (cells->kind == RAW_TABLE || cells->kind == RAW_TABLE_INSIDE)
		return row->key;
	return row->count && row->values[0].type == TYPE_INTEGER ? row->values[0].integer
								 : otherwise;
}

static void walk_page(struct raw_walk *walk, uint32_t number, struct span span,
	const struct raw_tree *tree, enum raw_kind leaf);

/* The cells of a page: rows are told, pages below walked. How many cells are neither. */
static size_t walk_cells(struct raw_walk *walk, const struct raw_cells *cells,
	struct span span, const struct raw_tree *tree, enum raw_kind leaf)
{
	struct raw_row row = RAW_ROW_INIT;
	size_t bad = 0;
	struct span below = {span.from, span.to, span.depth + 1};
	for (size_t i = 0; i < cells->count; i++) {
		if (!raw_row_read(walk->pages, cells, i, &row)) {
			bad++;
			/* A row that cannot be read has a page below it all the same. */
			if (row.below)
				walk_page(walk, row.below, span, tree, leaf);
			continue;
		}
		below.to = key_of(cells, &row, span.to);
		if (row.below)
			walk_page(walk, row.below, below, tree, leaf);
		below.from = key_of(cells, &row, span.from);
		if (row.has_row)
			bad += !tree->row(tree->context, &row);
	}
	below.to = span.to;
	if (cells->last)
		walk_page(walk, cells->last, below, tree, leaf);
	raw_row_release(&row);
	return bad;
}

/* Inside pages belong to the tree of their leaves. */
static bool is_of(enum raw_kind kind, enum raw_kind leaf)
{
	return kind == leaf ||
	       kind == (leaf == RAW_TABLE ? RAW_TABLE_INSIDE : RAW_INDEX_INSIDE);
}

static void walk_page(struct raw_walk *walk, uint32_t number, struct span span,
	const struct raw_tree *tree, enum raw_kind leaf)
{
	const struct raw_cells cells = raw_cells_of(walk->pages, number);
	const bool empty = !cells.count && !cells.last && span.depth > 0;
	if (!is_of(cells.kind, leaf) || empty || span.depth > DEPTH_MOST ||
		walk->seen[number]) {
		tree->lost(tree->context, span.from, span.to);
		return;
	}
	if (!progress_step(walk->progress))
		return;
	walk->seen[number] = true;
	const size_t bad = walk_cells(walk, &cells, span, tree, leaf);
	if (!bad)
		return;
	tree->lost(tree->context, span.from, span.to);
	/* Another's page, to which a damaged number led: its own will find it. */
	if (bad == cells.count && cells.kind == leaf)
		walk->seen[number] = false;
}

/* --- all of them --- */

void raw_walk_tree(struct raw_walk *walk, uint32_t root, const struct raw_tree *tree)
{
	const struct raw_cells cells = raw_cells_of(walk->pages, root);
	const bool table = cells.kind == RAW_TABLE || cells.kind == RAW_TABLE_INSIDE;
	const struct span all = {INT64_MIN, INT64_MAX, 0};
	walk_page(walk, root, all, tree, table ? RAW_TABLE : RAW_INDEX);
}

size_t raw_walk_page(struct raw_walk *walk, uint32_t number, const struct raw_tree *tree)
{
	struct raw_cells cells = raw_cells_of(walk->pages, number);
	struct raw_row row = RAW_ROW_INIT;
	size_t bad = 0;
	if (cells.kind == RAW_TABLE_INSIDE)
		return 0;
	for (size_t i = 0; i < cells.count; i++)
		bad += !raw_row_read(walk->pages, &cells, i, &row) ||
		       !tree->row(tree->context, &row);
	raw_row_release(&row);
	return bad;
}

void raw_walk_free_pages(struct raw_walk *walk)
{
	const struct raw_pages *pages = walk->pages;
	const unsigned char *first = raw_page(pages, 1);
	uint32_t number = first ? raw_big32(first + HEADER_FREE) : 0;
	for (uint32_t i = 0; i < pages->count; i++) {
		const unsigned char *trunk = raw_page(pages, number);
		if (!trunk || walk->seen[number])
			return;
		walk->seen[number] = true;
		const uint32_t count = raw_big32(trunk + FREE_COUNT);
		for (uint32_t j = 0;
			j < count && FREE_FIRST + 4 * (size_t)j + 4 <= pages->usable;
			j++) {
			const uint32_t unused =
				raw_big32(trunk + FREE_FIRST + 4 * (size_t)j);
			if (raw_page(pages, unused))
				walk->seen[unused] = true;
		}
		number = raw_big32(trunk + FREE_NEXT);
	}
}
