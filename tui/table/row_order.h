/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which rows of a table are shown, and in what order: filtered by words, sorted by a
 * column. Rows go by the numbers of their owner, from 0.
 */
#ifndef TUI_TABLE_ROW_ORDER_H
#define TUI_TABLE_ROW_ORDER_H

#include <stddef.h>

#include "text/str.h"
#include "tui/table/table_view.h"

struct row_order {
	struct str words; /* as typed; "": all rows */
	int column;       /* sorted by; -1: the owner's order */
	size_t total;     /* rows of the owner */
	struct str *
		folded; /* what the words are sought in, a row each; NULL: not made yet */
	size_t folded_rows;
	size_t *rows; /* those shown, in order */
	size_t shown;
};

/* Where the texts come from. */
struct row_source {
	table_cell *cell;
	void *context;
	size_t columns;
	table_words *words; /* what is sought besides its cells; NULL: nothing */
};

void row_order_init(struct row_order *order);
void row_order_release(struct row_order *order);

/* The owner has other rows now, or says other things of them. */
void row_order_rows(struct row_order *order, size_t total);

/*
 * Makes rows and shown anew from words, column and total. A row passes where each of the
 * words is in one of its cells, or in what else its owner says of it, compared as
 * text_fold() folds them. That is made once for all rows, with the first word. Texts that begin with
 * a number sort by it and before all others, empty texts behind, the rest as a Thai
 * dictionary; equals stay in their owner's order.
 */
void row_order_update(struct row_order *order, const struct row_source *source);

/* The place of a row among those shown; shown if it is not among them. */
size_t row_order_place(const struct row_order *order, size_t row);

#endif
