/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines of text put together as they were typed: where a line ends because the next word had
 * no room, the text goes on; where it ends earlier, or the next line begins an item of a list,
 * a new line was meant.
 */
#ifndef INTAKE_PDF_FLOW_H
#define INTAKE_PDF_FLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/pdf_text.h"
#include "text/breaks.h"
#include "text/str.h"

struct pdf_flow {
	struct breaker *breaker;
	struct str text; /* a space where a line goes on, \n where one was meant */
	struct pdf_spans spans;
	size_t strays;   /* marks without a letter */
	size_t unread;   /* letters of which the file does not say which they are */
	struct str line; /* the one under way */
};

void pdf_flow_init(struct pdf_flow *flow);
void pdf_flow_release(struct pdf_flow *flow);
void pdf_flow_clear(struct pdf_flow *flow);

/* Whether the second line goes on with the first, in a column of that width. */
bool pdf_flow_goes_on(struct pdf_flow *flow, const struct pdf_line *line,
	const struct pdf_line *next, double width);

/* Appends the lines. */
void pdf_flow_put(
	struct pdf_flow *flow, const struct pdf_line *lines, size_t count, double width);

#endif
