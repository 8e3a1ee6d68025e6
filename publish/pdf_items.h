/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The blocks of a report as items of a PDF's pages, laid out in the widths of its fonts.
 * They wait in a queue, the front one to be placed next, with as many behind it as the
 * rules of pages must see (report/flow.h).
 *
 * Units: tenths of a point.
 */
#ifndef PUBLISH_PDF_ITEMS_H
#define PUBLISH_PDF_ITEMS_H

#include <stdbool.h>
#include <stddef.h>

#include "publish/pdf_paper.h"
#include "publish/pdf_text.h"
#include "report/cell_lines.h"
#include "report/document.h"
#include "report/flow.h"
#include "report/layout.h"
#include "report/lines.h"
#include "report/table.h"
#include "text/str.h"
#include "text/wrap.h"

enum {
	PDF_CELL_SIDE = 35, /* empty at each side of a cell */
	PDF_CELL_RULE = 40, /* between two rows: half of it above, half below the line */
	PDF_BAR_LABEL = 36, /* of a bar: per cent of the page's width */
	PDF_EMBLEM = 430,   /* how high the emblem on a memo is */
};

struct pdf_label {
	struct str text;
	unsigned left;
	size_t line; /* of the lines, on which it stands */
};

struct pdf_item {
	enum block_kind kind;
	const struct pdf_form *form; /* its page's; of BLOCK_PAGE that of what follows */
	enum pdf_style
		style;      /* of BLOCK_LABELLED that of its labels: texts are PDF_BODY */
	unsigned above;     /* empty above its lines */
	struct lines lines; /* of what is no row */
	/* BLOCK_LABELLED: */
	struct pdf_label labels[2];
	size_t labels_count;
	bool beside;       /* both lines stand on one */
	bool form_of_memo; /* the labels stand on dots */
	/* BLOCK_PARAGRAPH: what it is; BLOCK_ROW: what the lines of each cell are. */
	struct cell_line line;
	struct table_row row;
	struct cell_lines cells[LAYOUT_COLUMNS_MAX];
	struct str label, name, group; /* BLOCK_ROW: as its block has them */
	unsigned share;                /* BLOCK_BAR; its lines are its label's */
	struct str said;               /* of it */
};

struct pdf_items {
	const struct layout *layout;
	struct pdf_text *text;
	struct wrapper *wrapper;
	unsigned space;              /* an empty line */
	const struct pdf_form *main; /* of all pages but the memo's */
	const struct pdf_form *form; /* of what is added next */
	bool form_of_memo;           /* the labels at its head are being added */
	enum block_kind last;        /* that was added */
	struct table table;          /* its widths */
	struct table_row headings;
	size_t headings_height;

	struct pdf_item **items; /* count in use, then spare ones up to capacity */
	struct flow_item *flows; /* of those in use */
	size_t count, capacity;
};

void pdf_items_init(struct pdf_items *items, const struct layout *layout,
	struct pdf_text *text, const struct pdf_form *form);
void pdf_items_release(struct pdf_items *items);

/* The text's height on a page. */
size_t pdf_form_body(const struct pdf_form *form);

/* What the table's cells have together for text. */
unsigned pdf_items_room(const struct pdf_items *items);

/* The table's widths are chosen: makes its headings. */
void pdf_items_begin(struct pdf_items *items);

/* Adds a block. */
void pdf_items_add(struct pdf_items *items, const struct block *block);

/* Whether all that the front item is kept with is there; over: nothing comes any more. */
bool pdf_items_ready(const struct pdf_items *items, bool over);

/* Drops the front item. */
void pdf_items_drop(struct pdf_items *items);

#endif
