/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pages of a PDF as blocks of a source, one page after another.
 */
#ifndef INTAKE_PDF_BLOCKS_H
#define INTAKE_PDF_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/pdf_flow.h"
#include "intake/pdf_sheet.h"
#include "intake/source.h"

struct pdf_blocks {
	struct source *source;
	struct pdf_flow flow;
	unsigned page, tables, paragraphs; /* so far */
	/* The table that may go on: the last thing on the page before. */
	size_t open;   /* its place in the source's blocks; SIZE_MAX: none */
	double *edges; /* its columns' */
	size_t columns;
	bool ruled;
	unsigned heads_repeated, rows_joined;
	size_t sara_aa, sara_am; /* of all letters */
	bool too_large;
};

void pdf_blocks_init(struct pdf_blocks *blocks, struct source *source);
void pdf_blocks_release(struct pdf_blocks *blocks);
void pdf_blocks_put(struct pdf_blocks *blocks, const struct pdf_sheet *sheet);
/* The notes that are of all pages. */
void pdf_blocks_end(struct pdf_blocks *blocks);

#endif
