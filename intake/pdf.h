/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads PDFs that have text: what is drawn on the pages becomes tables, rows, cells and
 * paragraphs again. A table that goes on over pages is one, without the headings that are
 * repeated, and a row that a page's end cut is one row. What each page has at its edges
 * (numbers, running heads) is left out. Both are told in notes, and so is what could not be
 * read: letters of which the file does not say which they are, marks without their letter.
 *
 * A PDF that is but pictures of pages is refused with what to do about it.
 */
#ifndef INTAKE_PDF_H
#define INTAKE_PDF_H

#include <stdbool.h>

#include "intake/reader.h"
#include "intake/source.h"
#include "text/error.h"

bool pdf_read(struct source *source, const struct intake_file *file, struct error *error);

#endif
