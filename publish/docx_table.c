/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table: its headings are repeated on each page, its rows go on over them. Around the
 * first paragraph of a field is a hidden bookmark (report/docx_id.h). The numbers of the measures and the marks of steps are lists of Word's, so that they
 * count anew when somebody takes a row or a step out; marks that were typed stay text.
 */
#include <config.h>

#include <string.h>

#include "model/card.h"
#include "publish/docx.h"
#include "publish/docx_text.h"
#include "publish/xml_part.h"
#include "report/card_cells.h"
#include "report/cell_lines.h"
#include "report/docx_id.h"
#include "text/str.h"

/* --- the form of the table --- */

/* The columns share the width between the margins; the last has what is left of rounding. */
static unsigned width_of(const struct docx *docx, size_t column)
{
	const size_t columns = docx->about->layout->columns_count;
	unsigned all = 0, before = 0, own = 0;
	for (size_t i = 0; i < columns; i++) {
		const unsigned width = docx->widths[i] + 2; /* and its borders */
		all += width;
		before += i < column ? width : 0;
		own = i == column ? width : own;
	}
	const unsigned start = DOCX_LANDSCAPE_TEXT * before / all;
	return DOCX_LANDSCAPE_TEXT * (before + own) / all - start;
}

static void put_grid(struct docx *docx)
{
	struct xml_part *part = docx->text.document;
	xml_begin(part, "w:tblGrid");
	for (size_t i = 0; i < docx->about->layout->columns_count; i++) {
		xml_begin(part, "w:gridCol");
		xml_attribute_number(part, "w:w", width_of(docx, i));
		xml_end(part);
	}
	xml_end(part);
}

/* The cell of a column, or across all of them. properties: behind its width. */
static void begin_cell(struct docx *docx, unsigned width, const char *properties)
{
	struct xml_part *part = docx->text.document;
	xml_begin(part, "w:tc");
	xml_begin(part, "w:tcPr");
	xml_begin(part, "w:tcW");
	xml_attribute_number(part, "w:w", width);
	xml_attribute(part, "w:type", "dxa");
	xml_end(part);
	xml_raw(part, properties);
	xml_end(part);
}

static void put_headings(struct docx *docx)
{
	const struct layout *layout = docx->about->layout;
	struct xml_part *part = docx->text.document;
	xml_raw(part, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
	for (size_t i = 0; i < layout->columns_count; i++) {
		begin_cell(docx, width_of(docx, i),
			"<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7ECF4\"/>"
			"<w:vAlign w:val=\"center\"/>");
		docx_paragraph(&docx->text, "CellHeading", "");
		docx_lines(&docx->text, layout->columns[i].heading);
		xml_end(part);
		xml_end(part);
	}
	xml_raw(part, "</w:tr>");
}

void docx_table_begin(struct docx *docx)
{
	struct xml_part *part = docx->text.document;
	xml_raw(part, "<w:tbl><w:tblPr><w:tblStyle w:val=\"ReportTable\"/>");
	xml_begin(part, "w:tblW");
	xml_attribute_number(part, "w:w", DOCX_LANDSCAPE_TEXT);
	xml_attribute(part, "w:type", "dxa");
	xml_end(part);
	xml_raw(part, "<w:tblLayout w:type=\"fixed\"/>"
		      "<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" "
		      "w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" "
		      "w:noVBand=\"1\"/>"
		      "<w:tblCaption w:val=\"ตารางผลการดำเนินการ\"/></w:tblPr>");
	put_grid(docx);
	put_headings(docx);
}

void docx_table_group(struct docx *docx, const char *text)
{
	struct xml_part *part = docx->text.document;
	struct str span = STR_INIT;
	str_printf(&span,
		"<w:gridSpan w:val=\"%zu\"/>"
		"<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F4F8\"/>",
		docx->about->layout->columns_count);
	xml_raw(part, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
	begin_cell(docx, DOCX_LANDSCAPE_TEXT, span.data);
	docx_paragraph(&docx->text, "Heading2", "");
	docx_lines(&docx->text, text);
	xml_end(part);
	xml_end(part);
	xml_raw(part, "</w:tr>");
	str_release(&span);
}

void docx_table_end(struct docx *docx)
{
	xml_raw(docx->text.document, "</w:tbl>");
	docx_paragraph(&docx->text, "Small", "");
	xml_end(docx->text.document);
}

/* --- lists --- */

/* The next list that counts from one. */
static size_t new_list(struct docx *docx, enum list_marks marks)
{
	struct xml_part *part = docx->numbering;
	xml_begin(part, "w:num");
	xml_attribute_number(part, "w:numId", ++docx->lists);
	xml_raw(part, marks == MARKS_THAI ? "<w:abstractNumId w:val=\"4\"/>"
					  : "<w:abstractNumId w:val=\"5\"/>");
	xml_raw(part, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/>"
		      "</w:lvlOverride>");
	xml_end(part);
	return docx->lists;
}

/* The list that an item of this cell is in; *counted: the cell's own that counts, 0 before
 * there is one. DOCX_LIST_NONE: it is none, or its mark was typed. */
static size_t list_of(struct docx *docx, const struct cell_line *line, size_t *counted)
{
	if (line->kind != CELL_ITEM || (line->marks == MARKS_NONE && line->mark))
		return DOCX_LIST_NONE;
	switch (line->marks) {
	case MARKS_NONE: return DOCX_LIST_PLAIN;
	case MARKS_DASH: return DOCX_LIST_DASH;
	case MARKS_THAI:
	case MARKS_ARABIC: break;
	}
	if (!*counted)
		*counted = new_list(docx, line->marks);
	return *counted;
}

/* --- cells --- */

/* A cell while its lines are written. */
struct cell {
	struct docx *docx;
	const struct card *card;
	const char *text;
	size_t counted;
	bool open, marked;     /* a paragraph; a bookmark in it */
	enum card_field field; /* of the bookmark before; FIELD_NONE: there is none */
	unsigned *named;       /* bits 1 << field: which have a bookmark in this row */
};

static void begin_paragraph(struct cell *cell, const char *style, size_t list)
{
	struct str numbered = STR_INIT;
	if (list)
		str_printf(&numbered,
			"<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"%zu\"/></w:numPr>",
			list);
	docx_paragraph(&cell->docx->text, style, numbered.data);
	str_release(&numbered);
	cell->open = true;
}

/* A name stands once: of a field that is printed twice the first place has it. Around the
 * first paragraph alone, for LibreOffice writes one over several in a way that nobody
 * reads. */
static bool begin_bookmark(struct cell *cell, enum card_field field)
{
	struct xml_part *part = cell->docx->text.document;
	char id[DOCX_ID_BYTES + 1];
	if (field == cell->field || *cell->named & 1U << field ||
		!docx_id_make(id, cell->card, field))
		return false;
	*cell->named |= 1U << field;
	cell->field = field;
	xml_begin(part, "w:bookmarkStart");
	xml_attribute_number(part, "w:id", ++cell->docx->bookmarks);
	xml_attribute(part, "w:name", id);
	xml_end(part);
	return true;
}

static void end_paragraph(struct cell *cell)
{
	struct xml_part *part = cell->docx->text.document;
	if (cell->marked) {
		xml_begin(part, "w:bookmarkEnd");
		xml_attribute_number(part, "w:id", cell->docx->bookmarks);
		xml_end(part);
	}
	if (cell->open)
		xml_end(part);
	cell->open = cell->marked = false;
}

/* How a paragraph looks: a mark that was typed hangs before its text. */
static const char *style_of(const struct cell_line *line)
{
	const bool typed =
		line->kind == CELL_ITEM && line->marks == MARKS_NONE && line->mark;
	return typed ? "CellItem" : "Cell";
}

/* numbered: with the measure's number before it. */
static void put_line(struct cell *cell, const struct cell_line *line, bool numbered)
{
	const size_t mark = line->marks != MARKS_NONE ? line->mark : 0;
	if (line->kind == CELL_MORE && cell->open) {
		docx_break(&cell->docx->text);
	} else {
		end_paragraph(cell);
		begin_paragraph(cell, style_of(line),
			numbered ? DOCX_LIST_CARDS
				 : list_of(cell->docx, line, &cell->counted));
		cell->marked = begin_bookmark(cell, line->field);
	}
	docx_line(&cell->docx->text, cell->text + line->start + mark, line->bytes - mark);
}

/* A cell has a paragraph, also where there is nothing to say. */
static void put_empty(struct cell *cell, const struct layout_column *column)
{
	begin_paragraph(cell, "Cell", column->number ? DOCX_LIST_CARDS : DOCX_LIST_NONE);
	cell->marked = begin_bookmark(cell, column->fields[0]);
}

static void put_cell(struct cell *cell, const struct layout_column *column,
	const struct cell_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		struct cell_line line = lines->items[i];
		const bool numbered = column->number && !i;
		if (numbered) {
			const size_t number = card_cell_number_bytes(cell->text);
			line.start += number;
			line.bytes -= number;
			line.marks = MARKS_NONE;
		}
		if (line.field != FIELD_NONE)
			put_line(cell, &line, numbered);
	}
	if (!cell->open)
		put_empty(cell, column);
	end_paragraph(cell);
}

void docx_table_row(struct docx *docx, const struct block *block)
{
	struct xml_part *part = docx->text.document;
	unsigned named = 0;
	xml_begin(part, "w:tr");
	for (size_t i = 0; i < block->cells_count; i++) {
		struct cell cell = {.docx = docx,
			.card = block->card,
			.text = block->cells[i],
			.field = FIELD_NONE,
			.named = &named};
		begin_cell(docx, width_of(docx, i), "");
		put_cell(&cell, &docx->about->layout->columns[i], block->lines[i]);
		xml_end(part);
	}
	xml_end(part);
	docx_files_card(docx, block->card);
}
