/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The report as a document: a stream of blocks in reading order, made from a
 * layout, a report without cards and a source of cards, one block at a time. It
 * knows nothing of columns, lines or pages; those who print it (report/pager.h) or
 * write it in other forms take it from here.
 *
 * Texts are as typed: whoever shows them passes them through text_show(), or does
 * the like for its own medium (U+0E4D U+0E32 as ำ, no control characters). One
 * paragraph a line. What the program writes itself (numbers, years, marks) is in the
 * report's digits and always in Thai.
 */
#ifndef REPORT_DOCUMENT_H
#define REPORT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "model/card_source.h"
#include "model/head_text.h"
#include "report/cell_lines.h"
#include "report/layout.h"
#include "text/error.h"

enum block_kind {
	BLOCK_COVER,      /* a page of its own: lines centred, empty lines between */
	BLOCK_TITLE,      /* a centred line of the front matter */
	BLOCK_HEADING,    /* of a section */
	BLOCK_PARAGRAPH,  /* one paragraph; `indent` says how its first line stands */
	BLOCK_MEMO_TITLE, /* บันทึกข้อความ, centred */
	BLOCK_LABELLED, /* label and text on one line: ส่วนราชการ …; maybe a second pair */
	BLOCK_DOTS, /* a line of dots to write on */
	BLOCK_SIGNATURE, /* (ลงชื่อ)……, name, post as lines: together, in the right half */
	BLOCK_BAR,   /* of a summary: label, what is said of it as text, and `share` */
	BLOCK_TABLE, /* the table begins: headings from the layout */
	BLOCK_GROUP, /* a heading across the table */
	BLOCK_ROW, /* one card: `cells`; มาตรการที่ ๓ as label, its name as second_text, its
		    * group's heading ("" if none) as text */
	BLOCK_TABLE_END,
	BLOCK_SPACE, /* an empty line; none at a page's top */
	BLOCK_PAGE,  /* a new page begins */
	BLOCK_END,   /* the document is over */
};

/* A whole bar. */
enum { BLOCK_SHARE = 1000 };

struct block {
	enum block_kind kind;
	bool keep;      /* stays with the block after it (headings) */
	unsigned share; /* BLOCK_BAR: of BLOCK_SHARE */
	bool indent;    /* BLOCK_PARAGRAPH: first line indented */
	/* Owned by the document, until the next call; NULL where the kind has none. */
	const char *label, *text;
	const char *second_label, *second_text; /* BLOCK_LABELLED: on the same line */
	/* Which of the report's own texts it shows, and which its second pair does: HEAD_WHATS,
	 * none. A signature has all texts of its signer, of which the name stands here. */
	enum head_what head, second_head;
	size_t head_index;                     /* in the list that the text is of */
	const char *cells[LAYOUT_COLUMNS_MAX]; /* BLOCK_ROW: paragraphs as lines */
	const struct cell_lines
		*lines[LAYOUT_COLUMNS_MAX]; /* what the lines of each are */
	size_t cells_count;
	const struct card *card; /* BLOCK_ROW: it, the source's */
};

struct document;
struct summary;

/* The layout, the report and the source must live as long as the document. The
 * report's own cards are not looked at. */
struct document *document_new(const struct layout *layout, const struct report *report,
	struct card_source *cards);
/* The summary of the report (report/summary.h) as a document instead, without its cards;
 * the summary must live as long. */
struct document *document_new_summary(
	const struct report *report, const struct summary *summary);
void document_free(struct document *document);

/* The next block. False only on an error of the source. After the last one it is
 * BLOCK_END, again and again. */
bool document_next(struct document *document, struct block *block, struct error *error);

/* Back to the first block. */
bool document_rewind(struct document *document, struct error *error);

/* Where a block stands in the document: a plain value, good as long as the document. */
struct document_mark {
	int stage;
	size_t section, card; /* made before its batch */
	size_t block;         /* of the batch, from 0 */
};

/* Where the block stands that document_next() gives next. */
struct document_mark document_tell(const struct document *document);

/* Goes there: what is made anew are the few blocks that are made together with it. */
bool document_seek(
	struct document *document, const struct document_mark *mark, struct error *error);

/* How many texts of the report, and fields of the cards given out since the first block,
 * were carried over from another year and are not yet confirmed: after BLOCK_END, of all
 * of them. Not counted rightly behind document_seek(). */
unsigned document_unconfirmed(const struct document *document);

/* For the header of pages: agency, title and fiscal year in one line each. */
const char *document_agency(const struct document *document);
const char *document_title(const struct document *document);
const char *document_year(const struct document *document);

#endif
