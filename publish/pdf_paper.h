/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pages of a PDF: their forms, what stands on each of them (agency and year, หน้า n จาก
 * N, the seal's mark, ร่าง), the pens, the tags by which programs that read aloud find
 * their way, the outline.
 *
 * Units: points from the page's left upper corner.
 */
#ifndef PUBLISH_PDF_PAPER_H
#define PUBLISH_PDF_PAPER_H

#include <stdbool.h>
#include <stddef.h>

#include "publish/pdf_library.h"
#include "publish/pdf_text.h"
#include "publish/sink.h"
#include "text/error.h"

/* A page and where on it text may stand; header and footer are outside of that. */
struct pdf_form {
	double width, height;
	double left, right, top, bottom; /* of the text */
};
/* A4; of a memo the margins are those of offices' letters. */
extern const struct pdf_form pdf_landscape, pdf_portrait, pdf_memo;

enum pdf_colour {
	PDF_BLACK,
	PDF_GREY,
	PDF_SHADE,
	PDF_PALE,
	PDF_LINK,
	PDF_BAR,
	PDF_COLOURS
};

struct pdf_paper;

/* Begins a file. NULL and the error where a library or a font is missing. about stays where
 * it is until the end; output is copied. */
struct pdf_paper *pdf_paper_new(const struct sink_output *output,
	const struct publication *about, struct error *error);
void pdf_paper_free(struct pdf_paper *paper);

/* All pages were drawn: writes what is left. False and the error where it, or anything
 * before it, failed. */
bool pdf_paper_finish(struct pdf_paper *paper, struct error *error);

/* Whether nothing failed so far; else the error. */
bool pdf_paper_good(struct pdf_paper *paper, struct error *error);

cairo_t *pdf_paper_cairo(const struct pdf_paper *paper);
struct pdf_text *pdf_paper_text(const struct pdf_paper *paper);

/* How many pages there will be, for their footers. */
void pdf_paper_set_count(struct pdf_paper *paper, unsigned count);

/* A new page; headed: with agency, title and year at its top. */
void pdf_paper_begin_page(
	struct pdf_paper *paper, const struct pdf_form *form, bool headed);
void pdf_paper_end_page(struct pdf_paper *paper);

/* --- pens --- */

void pdf_set_colour(struct pdf_paper *paper, enum pdf_colour colour);
/* Lines are drawn together, with pdf_draw_lines(), before anything else is: one call each
 * would take longer than all of their text. */
void pdf_line(struct pdf_paper *paper, double x0, double y0, double x1, double y1);
void pdf_draw_lines(struct pdf_paper *paper);
/* Dots to write on. */
void pdf_dots(struct pdf_paper *paper, double x0, double x1, double y);
void pdf_area(struct pdf_paper *paper, double x, double y, double width, double height);
/* Whether a PNG can be read to its end; the library is loaded. */
bool pdf_picture_opens(const char *path, struct error *error);
/* Draws one, as high as said; false where it cannot be read. */
bool pdf_picture(struct pdf_paper *paper, const char *path, double x, double y,
	double height, struct error *error);

/* A line of a paragraph: some of its bytes. */
struct pdf_part {
	const char *paragraph;
	size_t bytes;             /* of the paragraph */
	size_t start, line_bytes; /* of the line in it */
};

/* Draws it at its left edge and its top; the paragraph's addresses are links, on each line
 * that has a part of one. Spaces at its start take room and are not drawn. */
void pdf_put_part(struct pdf_paper *paper, enum pdf_style style,
	const struct pdf_part *part, double x, double y);

/* The same of one whole line. */
void pdf_put(struct pdf_paper *paper, enum pdf_style style, const char *text, double x,
	double y);

/* --- tags, which contain each other --- */

void pdf_tag(struct pdf_paper *paper, const char *tag);
void pdf_tag_end(struct pdf_paper *paper, const char *tag);

/* A line of the outline: leads to y of this page. Below another one, or below 0. Returns
 * it. */
int pdf_outline(struct pdf_paper *paper, int below, const char *text, double y);

#endif
