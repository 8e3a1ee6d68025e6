/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the parts of the sink that writes Word documents share: publish/docx.c is the sink,
 * docx_table.c its table, docx_files.c the files beside the text.
 */
#ifndef PUBLISH_DOCX_H
#define PUBLISH_DOCX_H

#include <stdbool.h>
#include <stddef.h>

#include "publish/archive.h"
#include "publish/column_widths.h"
#include "publish/docx_text.h"
#include "publish/sink.h"
#include "publish/xml_part.h"
#include "report/layout.h"

/* Widths in twentieths of a point: of A4, and of the text between the margins. */
enum {
	DOCX_A4_SHORT = 11906,
	DOCX_A4_LONG = 16838,
	DOCX_PORTRAIT_LEFT = 1701, /* as official letters have it: 30 mm, 20 mm */
	DOCX_PORTRAIT_RIGHT = 1134,
	DOCX_LANDSCAPE_SIDE = 1134,
	DOCX_PORTRAIT_TEXT = DOCX_A4_SHORT - DOCX_PORTRAIT_LEFT - DOCX_PORTRAIT_RIGHT,
	DOCX_LANDSCAPE_TEXT = DOCX_A4_LONG - 2 * DOCX_LANDSCAPE_SIDE,
};

/* The lists that need no beginning of their own (numId of word/numbering.xml); those that
 * count have one each behind them. */
enum docx_list {
	DOCX_LIST_NONE,
	DOCX_LIST_CARDS, /* the numbers of the measures */
	DOCX_LIST_DASH,
	DOCX_LIST_PLAIN, /* items without a mark */
	DOCX_LISTS_FIXED = DOCX_LIST_PLAIN,
};

struct docx {
	struct sink sink;
	struct sink_output output;
	const struct publication *about;
	struct archive *archive;
	struct docx_text text;
	struct xml_part *numbering; /* word/numbering.xml */
	struct xml_part *data;      /* customXml/item1.xml: what the cards were */
	size_t lists, bookmarks;    /* numbers given so far */
	struct column_widths
		*weighing; /* on the first walk, on which nothing is written */
	unsigned widths[LAYOUT_COLUMNS_MAX]; /* of the columns beside each other */
	bool titled; /* the first line of the front matter is there */
	enum { DOCX_TEXT, DOCX_MEMO, DOCX_COVER } section;
};

/* --- docx_table.c --- */

void docx_table_begin(struct docx *docx);
void docx_table_group(struct docx *docx, const char *text);
void docx_table_row(struct docx *docx, const struct block *block);
void docx_table_end(struct docx *docx);

/* --- docx_files.c --- */

/* Begins the files that grow with the text. */
bool docx_files_begin(struct docx *docx, struct error *error);

/* Notes the card as it is now, for when the document comes back. */
void docx_files_card(struct docx *docx, const struct card *card);

/* Ends them, and adds all files to the archive. */
bool docx_files_end(struct docx *docx, struct error *error);

#endif
