/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The trees of pages in a damaged file: each row that can be reached from a root, and then
 * the pages that no tree led to. Private to db/engine/.
 */
#ifndef DB_ENGINE_RAW_TREE_H
#define DB_ENGINE_RAW_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "db/engine/raw_pages.h"
#include "db/engine/raw_record.h"
#include "text/progress.h"

/* What a walk is told. */
struct raw_tree {
	void *context;
	/* A row. False: it is none of this tree's. */
	bool (*row)(void *context, const struct raw_row *row);
	/* Rows with keys behind `from` and up to `to` may be lost: the number of a table's
	 * row, else its first column where that is a number. INT64_MIN, INT64_MAX: from the
	 * first, to the last. */
	void (*lost)(void *context, int64_t from, int64_t to);
};

struct raw_walk {
	const struct raw_pages *pages;
	bool *seen; /* of each page: a tree led to it; pages count from 1 */
	struct progress *progress; /* who counts them, and may stop it: then no more are
				    * walked. NULL: nobody */
};

void raw_walk_init(struct raw_walk *walk, const struct raw_pages *pages);
void raw_walk_release(struct raw_walk *walk);

/* The tree of a root page. */
void raw_walk_tree(struct raw_walk *walk, uint32_t root, const struct raw_tree *tree);

/* Leaves out pages that are in no use; after the trees, since what says so may be damaged. */
void raw_walk_free_pages(struct raw_walk *walk);

/* All rows of one page; how many of its cells are none. */
size_t raw_walk_page(struct raw_walk *walk, uint32_t number, const struct raw_tree *tree);

#endif
