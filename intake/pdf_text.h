/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Letters of a page put together: marks to the letter that they stand on, letters to lines,
 * lines to text. The order in which the file has them says little.
 */
#ifndef INTAKE_PDF_TEXT_H
#define INTAKE_PDF_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "intake/pdf_page.h"
#include "text/str.h"

enum { PDF_GLYPH_CODES = 6 };

/* A letter with its marks. */
struct pdf_glyph {
	struct pdf_area area;
	double size;
	uint32_t codes[PDF_GLYPH_CODES];
	unsigned count;
	bool stray;                  /* a mark without a letter */
	bool dropped;                /* it stands on each page: it is none of the text */
	const struct pdf_link *link; /* NULL: it leads nowhere */
};

/* Those of the page, which has to stay as long. To be freed. */
struct pdf_glyph *pdf_glyphs_make(const struct pdf_page *page, size_t *count);

/* Glyphs beside one another, from left to right: places in an array of pointers. */
struct pdf_line {
	struct pdf_area area;
	double size; /* of most of its letters */
	const struct pdf_glyph **glyphs;
	size_t count;
	bool dropped;
};

/* Puts the glyphs into order, line by line, and finds the lines, which hold places of that
 * array. To be freed. */
struct pdf_line *pdf_lines_make(
	const struct pdf_glyph **glyphs, size_t glyphs_count, size_t *count);

/* Where a line has a gap that is wider than a column's: the place of the glyph behind it,
 * beginning from one; the line's count: nowhere. */
size_t pdf_line_gap(const struct pdf_line *line, size_t from, double wide);

/* A stretch of text that leads somewhere. */
struct pdf_span {
	size_t start, bytes;
	const struct pdf_link *link;
};

struct pdf_spans {
	struct pdf_span *items;
	size_t count, capacity;
};

/* Appends the line, spaces where there are gaps; spans (may be NULL) get its links. Returns
 * how many marks had no letter. */
size_t pdf_line_append(
	struct str *out, const struct pdf_line *line, struct pdf_spans *spans);

#endif
