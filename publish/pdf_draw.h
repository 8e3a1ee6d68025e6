/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Items of a PDF (publish/pdf_items.h) as they are drawn, each tagged as what it is.
 *
 * Units: tenths of a point from the top of a page's text on.
 */
#ifndef PUBLISH_PDF_DRAW_H
#define PUBLISH_PDF_DRAW_H

#include <stdbool.h>
#include <stddef.h>

#include "publish/pdf_items.h"
#include "publish/pdf_paper.h"

struct pdf_drawing {
	struct pdf_paper *paper;
	const struct pdf_items *items;
	const struct pdf_form *form; /* of the page */
	const char *emblem;          /* a PNG for the memo's head; NULL: none */
	bool in_list;                /* a list of paragraphs is open */
	bool titled;                 /* the front matter's title was drawn */
	int part, group;             /* lines of the outline that others stand below */
};

/* Draws the units [from, from + count) of the front item at y. False and the error where
 * the emblem cannot be read. */
bool pdf_draw(struct pdf_drawing *drawing, size_t y, size_t from, size_t count,
	struct error *error);

/* The table's headings at the top of a page; first: of the table itself. */
void pdf_draw_headings(struct pdf_drawing *drawing, size_t y, bool first);

/* Below the headings of a page that begins inside of the front item: which group and which
 * row goes on. */
void pdf_draw_continued(
	struct pdf_drawing *drawing, size_t y, const struct flow_continued *says);

/* The table is over. */
void pdf_draw_table_end(struct pdf_drawing *drawing);

/* All is over. */
void pdf_draw_end(struct pdf_drawing *drawing);

#endif
