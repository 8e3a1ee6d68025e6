/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * PDFs by poppler: pages as they are drawn. What poppler does with a hostile file is not ours
 * to know: so it is asked in a process of its own (intake/pdf_pages.h).
 */
#ifndef INTAKE_PDF_POPPLER_H
#define INTAKE_PDF_POPPLER_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/pdf_page.h"

enum pdf_failure {
	PDF_DONE,
	PDF_NO_LIBRARY,
	PDF_LOCKED,  /* it wants a password */
	PDF_DAMAGED, /* it cannot be opened */
	PDF_TOO_LARGE,
	PDF_GAVE_UP, /* it crashed, or took too long */
};

/* Loads the libraries. */
bool pdf_poppler_load(void);

struct pdf_poppler;

/* The bytes stay the caller's, and have to stay. NULL: *failure says why. */
struct pdf_poppler *pdf_poppler_open(
	const unsigned char *bytes, size_t count, enum pdf_failure *failure);
void pdf_poppler_close(struct pdf_poppler *poppler);

size_t pdf_poppler_pages(const struct pdf_poppler *poppler);

/* The page, from 0, to be released. False: it is damaged, or has more letters than fit. */
bool pdf_poppler_page(struct pdf_poppler *poppler, size_t number, struct pdf_page *page);

#endif
