/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of HTML in a plain text, as converters leave them: read by the reader of web pages.
 */
#ifndef INTAKE_TEXT_HTML_H
#define INTAKE_TEXT_HTML_H

#include <stddef.h>

#include "intake/text_table.h"

/* Reads the <table> that begins in this line, up to the line in which it ends; what stands
 * before and behind it in these lines are paragraphs. Returns the line behind; the same
 * where none begins there, it does not end, or the program was built without the library. */
size_t text_html_read(struct text_reading *reading, size_t line);

#endif
