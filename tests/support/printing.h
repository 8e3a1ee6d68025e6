/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report made ready to be printed, for tests: from a file or as it stands in
 * memory, with the layout of the source tree that it names.
 */
#ifndef TESTS_SUPPORT_PRINTING_H
#define TESTS_SUPPORT_PRINTING_H

#include <time.h>

#include "report/document.h"
#include "report/layout.h"
#include "report/pager.h"
#include "text/str.h"

struct printing {
	struct report report;
	struct layout *layout;
	struct card_source *cards;
	struct document *document;
};

/* The test fails where any of these cannot be done. */
void printing_open(struct printing *printing, const char *path);
/* printing->report is filled by the caller, and its layout names the layout. */
void printing_open_report(struct printing *printing);
void printing_close(struct printing *printing);

/* What the footer names: 20 November 2026. */
extern const time_t printing_date;

/* Appends a page as profile `text` has it: a line end after each line, a form feed after
 * the page. */
void printing_page(struct str *out, const struct page *page);

/* All pages of a new pager as profile `text` into out (emptied first). */
void printing_pages(struct pager *pager, struct str *out);

/* The same of the report on a paper. */
void printing_print(struct printing *printing, struct paper paper,
	enum border_style borders, struct str *out);

/* The paper that a message names between its last quotes, as it was refused. */
struct paper printing_paper_named(const char *message);

#endif
