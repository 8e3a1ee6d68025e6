/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows and cells of a pasted table (office/pasted_table.h), as a source of intake/: one
 * block, the table; a cell has one paragraph, or none where it is empty.
 *
 * Word processors copy a cell of several paragraphs as several lines, and nothing says so.
 * Where lines have unequal numbers of tabs, they are joined until a row has as many as it
 * needs, if all rows come out whole by that; a note says so. A line without tabs behind a
 * whole row is its last cell's, but for one with the number that follows the row's.
 */
#ifndef OFFICE_PASTED_ROWS_H
#define OFFICE_PASTED_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/source.h"
#include "text/error.h"

/* Fills it in; text as the terminal gave it, cleaned as what is pasted is (text/pasted.h).
 * columns: that the report's table has; headed: the first line is headings, a cell each, and
 * so has the tabs of a row. False and the error: too many rows or columns. */
bool pasted_rows_read(struct source *source, const char *text, size_t bytes,
	size_t columns, bool headed, struct error *error);

#endif
