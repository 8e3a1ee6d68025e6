/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads printed text back: pages, what stands outside the table, and the table's
 * headings, groups and rows. It looks at the characters on the paper alone, with its
 * own idea of how wide they are, so that it agrees with the program only if the paper
 * is right. The test fails where the paper breaks a rule of design.md, "Paper": so where
 * a page begins inside a row and does not say so, or says so and does not.
 *
 * Units: columns from 0. Texts are UTF-8, lines of a cell joined by a line end.
 */
#ifndef TESTS_SUPPORT_PAGE_READER_H
#define TESTS_SUPPORT_PAGE_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

enum { READER_COLUMNS_MAX = 16, READER_PARTS_MAX = 64 };

struct printed_row {
	bool group; /* across the table: cells[0] alone */
	struct str cells[READER_COLUMNS_MAX];
	size_t lines;                   /* on all pages */
	size_t parts[READER_PARTS_MAX]; /* lines on each page it stands on */
	size_t parts_count;
	struct str goes_on;       /* what each further page says of it, a line each */
	struct str group_goes_on; /* what pages say of its group that begin with it */
	bool first_on_page, last_on_page; /* it begins, ends a page's part of the table */
};

struct printed {
	size_t pages;
	size_t table_pages; /* pages with a part of the table */
	struct str headings[READER_COLUMNS_MAX];
	size_t columns;
	struct printed_row *rows;
	size_t count, capacity;
	struct str outside; /* body lines that are not the table's */
};

/* Reads text that was printed on this paper. header and footer: lines of each page
 * that belong to no text. */
void printed_read(struct printed *printed, const char *text, unsigned columns,
	unsigned lines, unsigned header, unsigned footer);
void printed_release(struct printed *printed);

/* Line number of page, both from 0, without its end, appended to out. */
void printed_line(const char *text, size_t page, size_t number, struct str *out);

/* Appends text without white space; U+0E4D (tone) U+0E32 as (tone) U+0E33; without
 * the bytes of drop too. */
void squeeze(struct str *out, const char *text, const char *drop);

/* Columns of text, as a line printer counts. */
size_t reader_columns(const char *text, size_t bytes);

/* The same of one character: 0, 1 or 2. */
unsigned reader_width(unsigned code);

#endif
