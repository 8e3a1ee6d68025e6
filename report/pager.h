/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages out of a document, one at a time, for a paper of given columns and lines.
 *
 * Before the first page the document is walked twice: once to measure paragraphs and
 * choose the table's column widths (report/widths.h), once to count the pages.
 * Nothing of a card is kept between walks, so memory does not grow with the report.
 * The rules of pages are those of design.md, "Paper", and of report/flow.h. Every page
 * has a header and a footer (report/page_frame.h). A row that goes on on the next page
 * has no rule at this page's end: what is open goes on. There a line across the table
 * says "(ต่อ)" and which measure it is, and one above it which group.
 */
#ifndef REPORT_PAGER_H
#define REPORT_PAGER_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "report/document.h"
#include "text/error.h"
#include "text/number.h"
#include "text/str.h"

/* Stands before what goes on from the page before. */
#define PAGER_GOES_ON "(ต่อ) "

enum border_style { BORDERS_ASCII, BORDERS_BOX };

struct paper {
	unsigned columns; /* 40-400 */
	unsigned lines;   /* 20-400 */
};

/* "136x66" to a paper; ERROR_USAGE with what is allowed. */
bool paper_parse(const char *text, struct paper *paper, struct error *error);

struct page {
	unsigned number; /* from 1 */
	/* paper.lines of them, as text_show() shows text: no line end, no space at the
	 * end, at most paper.columns columns. */
	const struct str *lines;
	unsigned lines_count;
};

struct pager;

/* date: what the footer names as the date printed. NULL and ERROR_REFUSED where the
 * layout's least widths do not fit, or words would be cut: the message says which paper
 * would do. */
struct pager *pager_new(struct document *document, const struct layout *layout,
	enum digits digits, struct paper paper, enum border_style borders, time_t date,
	struct error *error);
void pager_free(struct pager *pager);

/* The mark of the report's seal, which the footer of each page shows from here on
 * (page_frame_seal()); "" for none. */
void pager_set_mark(struct pager *pager, const char *mark);
/* Lets the header of each page from here on say that the report is a draft. */
void pager_set_draft(struct pager *pager);

/* How many pages there are. */
unsigned pager_count(const struct pager *pager);

/* The next page, the pager's until the next call; NULL at the end and on error. */
const struct page *pager_next(struct pager *pager, struct error *error);

/*
 * The page of a number from 1 to pager_count(); NULL on error. It remembers where each
 * page begins that it came past, some 100 bytes a page: back to one of those, or to the
 * next one, costs that page alone, whatever its number.
 */
const struct page *pager_page(struct pager *pager, unsigned number, struct error *error);

/* The page on which a row of the table begins (a card, by its place from 1), and the line
 * of it there (from 0). 0 where there is no such row, and on error. It comes past all
 * pages before that one. */
unsigned pager_find_row(
	struct pager *pager, size_t row, unsigned *line, struct error *error);

/* Back before the first page. */
bool pager_rewind(struct pager *pager, struct error *error);

#endif
