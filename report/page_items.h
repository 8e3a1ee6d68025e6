/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The blocks of a document as items that take lines on a page: laid out, or only
 * measured. Items wait in a queue, the front one to be placed next, with as many
 * behind it as the page rules must see (report/flow.h); so memory does not grow with
 * the document.
 */
#ifndef REPORT_PAGE_ITEMS_H
#define REPORT_PAGE_ITEMS_H

#include <stdbool.h>
#include <stddef.h>

#include "report/document.h"
#include "report/flow.h"
#include "report/table.h"

/* Two choices of the table's widths are measured side by side. */
enum { CHOICES = 2 };

struct page_item {
	enum block_kind kind;
	struct document_mark mark;     /* where its block stands */
	struct lines lines;            /* of what is no row or group */
	struct table_row row;          /* of a row and a group */
	struct str label, name, group; /* of a row that is made: as its block has them */
};

struct page_items {
	struct document *document;
	struct wrapper *wrapper;
	unsigned columns; /* of the paper */
	size_t body;      /* lines of a page */
	struct table tables[CHOICES];
	size_t headings[CHOICES]; /* lines of the headings with their rules */
	int making; /* the choice whose rows are laid out; -1: measured only */

	struct page_item **items; /* count in use, then spare ones up to capacity */
	struct flow_item *flows[CHOICES];
	size_t count, capacity;
};

/* What a kind of block is to the rules of pages. */
enum flow_kind page_item_flow(enum block_kind kind);

void page_items_init(struct page_items *items);
void page_items_release(struct page_items *items);

/* Empties the queue. */
void page_items_clear(struct page_items *items);

/* Takes blocks from the document until the front item, and all that it must be kept
 * with, are there. */
bool page_items_fill(struct page_items *items, struct error *error);

/* Drops the front item. */
void page_items_drop(struct page_items *items);

#endif
