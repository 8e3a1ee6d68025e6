/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table for spreadsheets of our own (publish/values.h) that comes back, in whatever form it
 * was saved since: its report is in columns of its own, report/data_columns.h.
 */
#ifndef INTAKE_RETURNED_SHEET_H
#define INTAKE_RETURNED_SHEET_H

#include <stdbool.h>

#include "intake/returned.h"
#include "intake/source.h"
#include "text/error.h"

/* Whether there is such a table. */
bool returned_sheet_is(const struct source *source);

/* Fills returned->was by the data, in the order of the rows, and returned->cards by what was
 * changed in the other columns; name: of the file, for the error. False: data are damaged. */
bool returned_sheet_read(struct returned *returned, const char *name,
	const struct source *source, struct error *error);

#endif
