/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The report as a Word document, to be corrected by others: text, table and lists are what
 * Word and LibreOffice take for such, and hidden bookmarks say what is which field of which
 * card when it comes back (doc/publishing.md).
 *
 * The text goes to a file without a name as it comes, and with the rest into the archive at
 * the end.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "publish/docx.h"
#include "publish/missing.h"
#include "report/cell_lines.h"
#include "report/document.h"
#include "text/mem.h"
#include "text/str.h"

/* --- paragraphs --- */

/* A paragraph of lines. properties: XML behind the style. */
static void put_paragraph(
	struct docx *docx, const char *style, const char *properties, const char *text)
{
	docx_paragraph(&docx->text, style, properties);
	docx_lines(&docx->text, text);
	xml_end(docx->text.document);
}

/* The first line of the front matter is the title; the lines behind it are none. */
static void put_title(struct docx *docx, const char *text)
{
	put_paragraph(docx, docx->titled ? "Subtitle" : "Title", "", text);
	docx->titled = true;
}

static void put_cover(struct docx *docx, const char *text)
{
	docx->section = DOCX_COVER;
	for (const char *end; text; text = *end ? end + 1 : NULL) {
		end = strchrnul(text, '\n');
		char *line = mem_strndup(text, (size_t)(end - text));
		if (*line)
			put_title(docx, line);
		free(line);
	}
}

static void put_text(struct docx *docx, const struct block *block)
{
	const struct cell_line line = cell_line_typed(block->text, strlen(block->text));
	const char *style = block->indent ? "BodyTextFirstIndent" : "BodyText";
	put_paragraph(
		docx, line.kind == CELL_ITEM ? "TypedItem" : style, "", block->text);
}

static void put_pair(struct docx *docx, const char *label, const char *said)
{
	if (!label)
		return;
	docx_run(&docx->text, label, strlen(label), true);
	docx_run(&docx->text, "  ", 2, false);
	docx_lines(&docx->text, said);
}

static void put_labelled(struct docx *docx, const struct block *block)
{
	docx_paragraph(&docx->text, "Labelled", "");
	put_pair(docx, block->label, block->text);
	if (block->second_label)
		docx_tab(&docx->text);
	put_pair(docx, block->second_label, block->second_text);
	xml_end(docx->text.document);
}

/* A line of dots: its tab leads them to the right margin. */
static void put_dots(struct docx *docx)
{
	docx_paragraph(&docx->text, "Dots", "");
	docx_tab(&docx->text);
	xml_end(docx->text.document);
}

/* --- sections --- */

static const char portrait[] =
	"<w:sectPr><w:headerReference w:type=\"default\" r:id=\"headerPortrait\"/>"
	"<w:footerReference w:type=\"default\" r:id=\"footerPortrait\"/>"
	"<w:type w:val=\"nextPage\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
	"<w:pgMar w:top=\"1418\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1701\" "
	"w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>";
static const char landscape[] =
	"<w:sectPr><w:headerReference w:type=\"default\" r:id=\"headerLandscape\"/>"
	"<w:footerReference w:type=\"default\" r:id=\"footerLandscape\"/>"
	"<w:type w:val=\"nextPage\"/>"
	"<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
	"<w:pgMar w:top=\"1418\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" "
	"w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>";

/* How its pages are: the memo upright as a letter, the cover in the middle of its page. */
static void put_section(struct docx *docx)
{
	struct xml_part *part = docx->text.document;
	xml_raw(part, docx->section == DOCX_MEMO ? portrait : landscape);
	if (docx->section == DOCX_COVER)
		xml_raw(part, "<w:vAlign w:val=\"center\"/>");
	xml_raw(part, "</w:sectPr>");
}

/* A section's form stands in its last paragraph. */
static void end_section(struct docx *docx)
{
	struct xml_part *part = docx->text.document;
	xml_raw(part, "<w:p><w:pPr><w:pStyle w:val=\"Small\"/>");
	put_section(docx);
	xml_raw(part, "</w:pPr></w:p>");
	docx->section = DOCX_TEXT;
	docx->titled = false;
}

/* --- the sink --- */

static bool begin(struct sink *sink, const struct publication *about, struct error *error)
{
	struct docx *docx = (struct docx *)sink;
	docx->about = about;
	docx->weighing = column_widths_new(about->layout);
	docx->archive = archive_new("mattrakan.docx", error);
	if (!docx->archive)
		return false;
	return docx_files_begin(docx, error);
}

static bool block(struct sink *sink, const struct block *block, struct error *error)
{
	struct docx *docx = (struct docx *)sink;
	(void)error; /* what goes wrong is told at the end */
	if (docx->weighing) {
		column_widths_measure(docx->weighing, block);
		return true;
	}
	switch (block->kind) {
	case BLOCK_COVER: put_cover(docx, block->text); break;
	case BLOCK_TITLE: put_title(docx, block->text); break;
	case BLOCK_HEADING: put_paragraph(docx, "Heading1", "", block->text); break;
	case BLOCK_PARAGRAPH: put_text(docx, block); break;
	case BLOCK_MEMO_TITLE:
		docx->section = DOCX_MEMO;
		put_paragraph(docx, "MemoTitle", "", block->text);
		break;
	case BLOCK_BAR: /* in words alone */
	case BLOCK_LABELLED: put_labelled(docx, block); break;
	case BLOCK_DOTS: put_dots(docx); break;
	case BLOCK_SIGNATURE: put_paragraph(docx, "Signature", "", block->text); break;
	case BLOCK_TABLE: docx_table_begin(docx); break;
	case BLOCK_GROUP: docx_table_group(docx, block->text); break;
	case BLOCK_ROW: docx_table_row(docx, block); break;
	case BLOCK_TABLE_END: docx_table_end(docx); break;
	case BLOCK_PAGE: end_section(docx); break;
	case BLOCK_SPACE: /* styles have it */
	case BLOCK_END: break;
	}
	return true;
}

/* The columns are weighed once all cards were there; then they are written. */
static bool walked(struct sink *sink, bool *again, struct error *error)
{
	struct docx *docx = (struct docx *)sink;
	(void)error;
	*again = docx->weighing != NULL;
	if (docx->weighing)
		column_widths_choose(docx->weighing, docx->widths);
	column_widths_free(docx->weighing);
	docx->weighing = NULL;
	return true;
}

static bool end(struct sink *sink, struct error *error)
{
	struct docx *docx = (struct docx *)sink;
	put_section(docx);
	xml_raw(docx->text.document, "</w:body>");
	return docx_files_end(docx, error) &&
	       archive_finish(docx->archive, &docx->output, error);
}

static void docx_free(struct sink *sink)
{
	struct docx *docx = (struct docx *)sink;
	xml_part_free(docx->text.document);
	xml_part_free(docx->text.relations);
	xml_part_free(docx->numbering);
	xml_part_free(docx->data);
	archive_free(docx->archive);
	column_widths_free(docx->weighing);
	str_release(&docx->text.clean);
	str_release(&docx->text.target);
	free(docx);
}

struct sink *docx_sink_new(const struct sink_output *output, struct error *error)
{
	if (!xml_part_load() || !archive_load()) {
		publish_missing("docx", LIBZIP_PACKAGE " " LIBXML2_PACKAGE, error);
		return NULL;
	}
	struct docx *docx = mem_new(1, sizeof(*docx));
	docx->sink = (struct sink){.begin = begin,
		.block = block,
		.end = end,
		.free = docx_free,
		.walked = walked};
	docx->output = *output;
	docx->lists = DOCX_LISTS_FIXED;
	str_init(&docx->text.clean);
	str_init(&docx->text.target);
	return &docx->sink;
}
