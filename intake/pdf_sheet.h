/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page of a PDF as people read it: tables with their cells, lines of text outside of them,
 * without what stands on each page anew.
 */
#ifndef INTAKE_PDF_SHEET_H
#define INTAKE_PDF_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/pdf_page.h"
#include "intake/pdf_table.h"
#include "intake/pdf_text.h"

struct pdf_sheet {
	struct pdf_page page;
	struct pdf_glyph *glyphs;
	size_t glyphs_count;
	struct pdf_tables tables;
	const struct pdf_glyph **outside; /* of the lines */
	struct pdf_line *lines;           /* outside of tables, from above */
	size_t lines_count;
	size_t dropped; /* lines that stand on each page */
};

struct pdf_sheets {
	struct pdf_sheet *items;
	size_t count, capacity;
	size_t letters; /* of all */
};

/* Takes over the page. */
void pdf_sheets_add(struct pdf_sheets *sheets, const struct pdf_page *page);
void pdf_sheets_release(struct pdf_sheets *sheets);

/* Once all are there: drops page numbers and what else each page repeats at its edges, and
 * finds the tables that have no lines. */
void pdf_sheets_settle(struct pdf_sheets *sheets);

#endif
