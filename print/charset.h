/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a printer can print. Thai printers take TIS-620 (TIS 620-2533: ASCII, and A1-DA,
 * DF-FB for Thai), some of them CP874, which has eight more characters in 80-97
 * (unicode.org, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP874.TXT).
 *
 * A character that a printer lacks is printed as another of the same width: by the table
 * in charset.c, else as ? in each of its columns. So lines and pages are the same on
 * every printer, and what was replaced is where it was. A printer's cell holds a base, a
 * mark below, one above and one on top of that; further marks, and marks that a printer
 * lacks, are left out. Marks without a base stand on an o.
 */
#ifndef PRINT_CHARSET_H
#define PRINT_CHARSET_H

#include <stdint.h>

#include "text/str.h"

enum print_encoding {
	ENCODING_UTF8, /* everything */
	ENCODING_TIS620,
	ENCODING_CP874,
	ENCODING_COUNT,
};

const char *encoding_name(enum print_encoding encoding); /* "utf-8", "tis-620", "cp874" */

/* The byte of a code point; 0: it has none. Not for ENCODING_UTF8. */
unsigned char charset_byte(enum print_encoding encoding, uint32_t code_point);

/* Called for each character that is replaced or left out, with the text that stands for
 * it. */
typedef void charset_lack(void *context, uint32_t code_point, const char *instead);

/* Appends a line of a page (as text_show() gives it) as it will be printed, in UTF-8 and
 * in as many columns. lack may be NULL. */
void charset_line(struct str *out, enum print_encoding encoding, const char *line,
	size_t bytes, charset_lack *lack, void *context);

#endif
