/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page of a PDF as it is drawn: letters with their places, straight lines, areas that lead
 * somewhere. All in points (1/72 inch), from the upper left corner down.
 */
#ifndef INTAKE_PDF_PAGE_H
#define INTAKE_PDF_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	PDF_PAGES = 1000,
	PDF_LETTERS = 30000, /* of a page: more is no text that anybody reads */
	PDF_RULES = 4000,
	PDF_LINKS = 1000,
	PDF_TARGET_BYTES =
		2048, /* of an address, with its NUL; longer ones are left out */
};

struct pdf_area {
	double left, top, right, bottom;
};

struct pdf_letter {
	struct pdf_area
		area; /* Thai marks have no width; they stand where they are drawn from */
	double size;  /* of the font */
	uint32_t code; /* a code point */
};

struct pdf_rule {
	bool vertical;
	double at, from, to; /* at x from y to y where it is vertical */
};

struct pdf_link {
	struct pdf_area area;
	char target[PDF_TARGET_BYTES];
};

struct pdf_page {
	double width, height;
	struct pdf_letter *letters;
	size_t letters_count;
	struct pdf_rule *rules;
	size_t rules_count;
	struct pdf_link *links;
	size_t links_count;
	size_t pictures_count; /* that are drawn on it */
};

void pdf_page_release(struct pdf_page *page);

#endif
