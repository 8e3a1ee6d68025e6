/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text of a PDF: in which fonts and sizes it is set, how wide it is, and how it is drawn so
 * that it can be searched and copied.
 *
 * Lines are laid by text/wrap.h, as on a line printer, with a ruler in place of columns: so
 * they end where our rules let them. The ruler adds up the widths of cells, each of which
 * is looked at once; a line that is drawn is shaped as a whole by Pango, which may move
 * letters by a hair. Cairo writes the letters of each cluster beside its glyphs, so กำ is
 * copied as กำ.
 *
 * Units: tenths of a point for what is laid out; points for what is drawn.
 */
#ifndef PUBLISH_PDF_TEXT_H
#define PUBLISH_PDF_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "publish/pdf_library.h"
#include "text/error.h"
#include "text/str.h"
#include "text/wrap.h"

enum { PDF_UNITS = 10 }; /* of a point */

enum pdf_style {
	PDF_CELL,       /* of the table */
	PDF_CELL_BOLD,  /* its headings, groups, what goes on */
	PDF_BODY,       /* paragraphs */
	PDF_HEADING,    /* of a section */
	PDF_TITLE,      /* of the front matter */
	PDF_MEMO_TITLE, /* บันทึกข้อความ */
	PDF_MEMO_LABEL, /* ส่วนราชการ */
	PDF_FRAME,      /* header and footer */
	PDF_DRAFT,      /* ร่าง across the page */
	PDF_STYLES,
};

struct pdf_text;

/* NULL and the error where no font of this machine has Thai letters; the message names the
 * package of one. context: what it is drawn on. */
struct pdf_text *pdf_text_new(cairo_t *cairo, struct error *error);
void pdf_text_free(struct pdf_text *text);

/* The table's letters: how large, in points. */
void pdf_text_set_cells(struct pdf_text *text, unsigned size);

/* Those of paragraphs. */
void pdf_text_set_body(struct pdf_text *text, unsigned size);

/* From one line to the next. */
unsigned pdf_text_pitch(const struct pdf_text *text, enum pdf_style style);

/* From a line's top to the foot of its letters, in points: for what stands beside a text of
 * another size. */
double pdf_text_baseline(struct pdf_text *text, enum pdf_style style);

/* For text/wrap.h, as long as the text lives; in its units, or in coarse ones of so many
 * of those. The same style has one ruler: who asks anew changes what it gives. */
const struct wrap_ruler *pdf_text_ruler(
	struct pdf_text *text, enum pdf_style style, unsigned coarse);

/* How wide a usual Thai letter is. */
unsigned pdf_text_letter(struct pdf_text *text, enum pdf_style style);

/* Draws one line of text as it is shown, in the current colour: its left edge, and the top
 * of its line. Returns its width, in points. */
double pdf_text_draw(struct pdf_text *text, enum pdf_style style, const char *line,
	size_t bytes, double x, double y);

/* The width that it has so, in points. */
double pdf_text_width(
	struct pdf_text *text, enum pdf_style style, const char *line, size_t bytes);

/* Appends as much of a line as fits, with … for what does not; in tenths of a point. */
void pdf_text_cut(struct pdf_text *text, enum pdf_style style, const char *line,
	unsigned width, struct str *out);

/* Fills its outlines, centred round the origin: a picture, that is neither searched nor
 * copied. */
void pdf_text_fill(struct pdf_text *text, enum pdf_style style, const char *line);

#endif
