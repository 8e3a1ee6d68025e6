/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads workbooks: .xlsx and .xlsm (ECMA-376). Each sheet is a table under its name, with
 * texts as the workbook shows them: results of formulas, dates, numbers with their format.
 * Rows and columns that are hidden are taken, and told; hidden sheets are left out, and told.
 * Macros are never run.
 */
#ifndef INTAKE_XLSX_H
#define INTAKE_XLSX_H

#include <stdbool.h>

#include "intake/reader.h"
#include "intake/source.h"
#include "text/error.h"

bool xlsx_read(
	struct source *source, const struct intake_file *file, struct error *error);

#endif
