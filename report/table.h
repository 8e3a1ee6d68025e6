/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table on paper: where its borders stand, its headings, and its rows as lines.
 *
 * A row's line is `| text | text |`: a border, a space, the cell filled to its
 * width, a space, and a border at the end. On a narrow paper the space behind the cell
 * is left out, because the text needs it more. A rule is drawn by what stands above and
 * below it, because lines (BORDERS_BOX) must meet.
 */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "report/layout.h"
#include "report/lines.h"
#include "report/pager.h"

/* What a rule meets above and below it. */
enum table_edge {
	EDGE_NONE,    /* the table's end */
	EDGE_PLAIN,   /* a line across the table: no borders inside */
	EDGE_COLUMNS, /* headings or a row */
};

struct table {
	enum border_style borders;
	size_t columns;
	unsigned gap;                        /* spaces behind a cell */
	unsigned widths[LAYOUT_COLUMNS_MAX]; /* of the text alone */
};

/* A row, headings and group headings: a cell's lines for each column (of a group
 * only the first, as wide as the table). */
struct table_row {
	struct lines cells[LAYOUT_COLUMNS_MAX];
};

/* Spaces behind a cell on a paper of so many columns. */
unsigned table_gap(unsigned paper_columns);

/* The columns that borders and the spaces beside them take. */
unsigned table_overhead(size_t columns, unsigned gap);

void table_row_init(struct table_row *row);
void table_row_release(struct table_row *row);

/* Fills the row with texts, one a column, NULL for empty; returns its height. */
size_t table_row_wrap(struct table_row *row, const struct table *table,
	struct wrapper *wrapper, const char *const *texts);
/* The same for the layout's headings, which are centred. */
size_t table_headings_wrap(struct table_row *row, const struct table *table,
	struct wrapper *wrapper, const struct layout *layout);
/* The same for a text across the table. */
size_t table_group_wrap(struct table_row *row, const struct table *table,
	struct wrapper *wrapper, const char *text);

/* Appends line index of a row, of a group, and a rule. */
void table_row_show(const struct table_row *row, const struct table *table, size_t index,
	struct str *out);
void table_group_show(const struct table_row *row, const struct table *table,
	size_t index, struct str *out);
/* A line across the table that holds a label and as much of a text as fits. */
void table_band_show(const struct table *table, struct wrapper *wrapper,
	const char *label, const char *text, struct str *out);
void table_rule_show(const struct table *table, enum table_edge above,
	enum table_edge below, struct str *out);

#endif
