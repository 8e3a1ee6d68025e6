/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Of what form the bytes of a file are, by the bytes themselves and without any library.
 */
#ifndef INTAKE_RECOGNISE_H
#define INTAKE_RECOGNISE_H

#include <stdbool.h>

#include "intake/reader.h"

bool recognise_doc(const struct intake_file *file);
bool recognise_docx(const struct intake_file *file);
bool recognise_pdf(const struct intake_file *file);
bool recognise_html(const struct intake_file *file);
bool recognise_odt(const struct intake_file *file);
bool recognise_rtf(const struct intake_file *file);
bool recognise_xls(const struct intake_file *file);
bool recognise_xlsx(const struct intake_file *file);

#endif
