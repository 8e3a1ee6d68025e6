/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table of a page: where its cells are. It is found by its drawn lines; where it has none,
 * by the white between its columns.
 */
#ifndef INTAKE_PDF_TABLE_H
#define INTAKE_PDF_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/pdf_page.h"
#include "intake/pdf_text.h"

struct pdf_cell {
	struct pdf_area area;
	size_t row, column; /* from 0 */
	size_t rows, columns;
};

struct pdf_table {
	struct pdf_area area;
	bool ruled;
	size_t rows, columns;
	double *edges;          /* of the columns, from left to right, columns + 1 */
	struct pdf_cell *cells; /* row by row, each from left to right */
	size_t cells_count, cells_capacity;
};

struct pdf_tables {
	struct pdf_table *items;
	size_t count, capacity;
};

struct pdf_table *pdf_tables_add(struct pdf_tables *tables);
void pdf_tables_release(struct pdf_tables *tables);

void pdf_cell_add(struct pdf_table *table, const struct pdf_cell *cell);

/* The cell that the middle of the area is in; NULL: none. */
const struct pdf_cell *pdf_table_cell(
	const struct pdf_table *table, const struct pdf_area *area);

/* Adds the tables that are drawn with lines. */
void pdf_grids_find(struct pdf_tables *tables, const struct pdf_page *page);

/* Adds the tables that are not, among lines of text in their order from above; lines drawn
 * across say where rows end. before: the last table of the page before, which may go on (NULL:
 * none). */
void pdf_columns_find(struct pdf_tables *tables, const struct pdf_page *page,
	const struct pdf_line *lines, size_t count, const struct pdf_table *before);

#endif
