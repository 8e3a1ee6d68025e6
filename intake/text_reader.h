/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader of plain text, as it comes out of a word processor or a PDF.
 */
#ifndef INTAKE_TEXT_READER_H
#define INTAKE_TEXT_READER_H

#include <stdbool.h>

#include "intake/reader.h"

/* Whatever is text at all (encoding_recognises()) could be one. */
bool text_read(
	struct source *source, const struct intake_file *file, struct error *error);

#endif
