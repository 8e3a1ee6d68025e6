/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A sheet of a workbook: its cells that are not empty, what is merged, what leads somewhere,
 * what is hidden. For intake/xlsx*.c alone.
 */
#ifndef INTAKE_XLSX_SHEET_H
#define INTAKE_XLSX_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/xlsx_book.h"
#include "text/error.h"
#include "text/str.h"

enum { XLSX_RANGES = 20000 }; /* merged ones, links */

struct xlsx_cell {
	unsigned row, column; /* from 1 */
	size_t start, bytes;  /* of the sheet's texts */
	bool no_result;       /* a formula that nobody calculated */
	bool failed;          /* its result is an error */
};

struct xlsx_range {
	unsigned top, left, bottom, right; /* from 1, both ends within */
	char *id;                          /* of a link's relation; NULL: none */
};

struct xlsx_sheet {
	const struct xlsx_book *book;
	const char *part;
	struct str texts;
	struct xlsx_cell *cells; /* row by row, each from left to right */
	size_t count, capacity;
	struct xlsx_range *merged;
	size_t merged_count, merged_capacity;
	struct xlsx_range *links;
	size_t links_count, links_capacity;
	char *drawing; /* the id of its relation; NULL: none */
	unsigned rows_hidden, columns_hidden;
	unsigned first_hidden_row, first_hidden_column;
	bool comments;
};

/* To be released in any case. */
bool xlsx_sheet_read(struct xlsx_sheet *sheet, const struct xlsx_book *book,
	const char *part, struct error *error);
void xlsx_sheet_release(struct xlsx_sheet *sheet);

/* AB12: false where it is no place. *used gets its bytes. */
bool xlsx_place_read(const char *text, unsigned *row, unsigned *column, size_t *used);

#endif
