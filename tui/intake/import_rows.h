/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is which in a document, as the rows of a list: the report's head, the columns of its
 * tables, their rows, and what stands outside of them. Each row is something that the clerk
 * can say otherwise.
 */
#ifndef TUI_INTAKE_IMPORT_ROWS_H
#define TUI_INTAKE_IMPORT_ROWS_H

#include <stddef.h>

#include "intake/proposal.h"
#include "office/importing.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/terminal/terminal.h"

/* The parts of the list, in its order. */
enum import_kind { IMPORT_HEAD, IMPORT_COLUMN, IMPORT_TABLE_ROW, IMPORT_BLOCK };

/* The report's head: first enum mapping_said, then these. */
enum import_head {
	IMPORT_YEAR = MAPPING_SAID,
	IMPORT_MONTHS,
	IMPORT_LAYOUT,
	IMPORT_HEADS,
};

struct import_row {
	enum import_kind kind;
	size_t block; /* of the source; of no meaning in the head */
	size_t index; /* enum import_head, the column, the table's row */
};

struct import_rows {
	struct import_row *items;
	size_t count, capacity;
};

void import_rows_fill(struct import_rows *rows, const struct importing *importing);
void import_rows_release(struct import_rows *rows);

/* The row that a doubt leads to; SIZE_MAX: there is none. */
size_t import_rows_of_doubt(const struct import_rows *rows,
	const struct importing *importing, const struct doubt *doubt);

/* Name of a part of the list, N_(). */
const char *import_kind_label(enum import_kind kind);
/* Of a row of the head, N_(). */
const char *import_head_label(enum import_head head);

/* Appends where it stands, what stands there (a line for each of its own), and what it is;
 * in the head what the report will have. */
void import_row_place(
	struct str *out, const struct importing *importing, const struct import_row *row);
void import_row_text(
	struct str *out, const struct importing *importing, const struct import_row *row);
enum style import_row_what(struct str *out, const struct importing *importing,
	const struct import_row *row, enum digits digits);

#endif
