/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tools of others (poppler-utils, qpdf) read in a PDF, for tests.
 */
#ifndef TESTS_SUPPORT_PDF_READER_H
#define TESTS_SUPPORT_PDF_READER_H

#include "text/str.h"

/* What a program says of it, in place of %s its file: "pdfinfo '%s'". The test fails where
 * the program is missing or does not succeed. */
void pdf_ask(const struct str *pdf, const char *command, struct str *out);

#endif
