/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pages of a PDF, one after another, from a process of our own that has nothing but the
 * file's bytes, and bounds of memory and time: where the library crashes over a hostile file,
 * runs in a circle or eats the machine, that process ends, and the document is refused.
 */
#ifndef INTAKE_PDF_PAGES_H
#define INTAKE_PDF_PAGES_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/pdf_page.h"
#include "intake/pdf_poppler.h"

struct pdf_pages;

/* The bytes stay the caller's, and have to stay. To be closed in any case. */
struct pdf_pages *pdf_pages_open(const unsigned char *bytes, size_t count);
void pdf_pages_close(struct pdf_pages *pages);

/* PDF_DONE where it could be opened; then its number of pages is known. */
enum pdf_failure pdf_pages_failure(const struct pdf_pages *pages);
size_t pdf_pages_count(const struct pdf_pages *pages);

/* The next page, to be released. False: there is none; then pdf_pages_failure() says
 * whether that is the end. */
bool pdf_pages_next(struct pdf_pages *pages, struct pdf_page *page);

#endif
