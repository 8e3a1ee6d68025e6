/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts of a report in a Word document: runs, with addresses as links.
 */
#ifndef PUBLISH_DOCX_TEXT_H
#define PUBLISH_DOCX_TEXT_H

#include <stddef.h>

#include "publish/xml_part.h"
#include "text/str.h"

/* What text of a document goes into. */
struct docx_text {
	struct xml_part *document;
	struct xml_part *relations; /* word/_rels/document.xml.rels, where links lead */
	size_t links;               /* so far */
	struct str clean, target;   /* for use here */
};

/* A run of the paragraph that is open. bold: of labels and headings that no style has. */
void docx_run(struct docx_text *text, const char *said, size_t bytes, bool bold);

/* A line: runs and links. */
void docx_line(struct docx_text *text, const char *said, size_t bytes);

/* The lines of a C string (NULL: nothing), each but the first behind a break. */
void docx_lines(struct docx_text *text, const char *said);

/* A break inside the paragraph; what lies between two places of a line. */
void docx_break(struct docx_text *text);
void docx_tab(struct docx_text *text);

/* A paragraph begins, in a style; properties: XML behind the style's, in its order, "" for
 * none. It is closed by xml_end(). */
void docx_paragraph(struct docx_text *text, const char *style, const char *properties);

#endif
