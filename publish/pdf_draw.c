/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/pdf_draw.h"

#include <string.h>

#include "publish/pdf_text.h"
#include "report/cell_lines.h"
#include "report/document.h"
#include "report/flow.h"
#include "report/lines.h"
#include "report/pager.h"
#include "text/cell.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/wrap.h"

enum { OUTLINE_COLUMNS = 90 }; /* of a line of it */

static double points(size_t units)
{
	return (double)units / PDF_UNITS;
}

static double y_of(const struct pdf_drawing *drawing, size_t units)
{
	return drawing->form->top + points(units);
}

/* The part of a text that is line `index`, of a paragraph that stands there. */
static struct pdf_part part_of(
	const struct lines *lines, size_t index, size_t start, size_t bytes)
{
	const struct line *line = &lines->lines[index];
	return (struct pdf_part){
		lines->text.data + start, bytes, line->start - start, line->bytes};
}

static void put_line(const struct pdf_drawing *drawing, enum pdf_style style,
	const struct lines *lines, size_t index, double x, double y)
{
	const struct pdf_part part = part_of(lines, index, 0, lines->text.bytes);
	pdf_put_part(
		drawing->paper, style, &part, x + points(lines->lines[index].left), y);
}

/* --- the outline --- */

static int outline(const struct pdf_drawing *drawing, int below, const char *label,
	const char *text, size_t y)
{
	struct str line = STR_INIT;
	str_puts(&line, label);
	str_puts(&line, *label && *text ? " " : "");
	str_append(&line, text, strcspn(text, "\n"));
	const size_t fits = text_fit(line.data, line.bytes, OUTLINE_COLUMNS, NULL);
	if (fits < line.bytes) {
		str_truncate(&line, fits);
		str_puts(&line, "…");
	}
	const int made = pdf_outline(drawing->paper, below, line.data, y_of(drawing, y));
	str_release(&line);
	return made;
}

/* --- cells --- */

/* Tags while the lines of a cell are drawn: a list is one, with its items in it. The text of
 * one paragraph is what the cell itself holds: Cairo keeps each tag to the end. */
struct cell_tags {
	struct pdf_paper *paper;
	bool one_paragraph, in_list;
	const char *leaf; /* the open one; NULL: none */
};

static void end_leaf(struct cell_tags *tags)
{
	if (tags->leaf)
		pdf_tag_end(tags->paper, tags->leaf);
	tags->leaf = NULL;
}

static void end_list(struct cell_tags *tags)
{
	end_leaf(tags);
	if (tags->in_list)
		pdf_tag_end(tags->paper, "L");
	tags->in_list = false;
}

static void begin_line(struct cell_tags *tags, enum cell_line_kind kind)
{
	if (tags->one_paragraph || (kind == CELL_MORE && tags->leaf))
		return;
	if (kind == CELL_PARAGRAPH)
		end_list(tags);
	else
		end_leaf(tags);
	if (kind != CELL_PARAGRAPH && !tags->in_list) {
		pdf_tag(tags->paper, "L");
		tags->in_list = true;
	}
	tags->leaf = kind == CELL_PARAGRAPH ? "P" : "LI";
	pdf_tag(tags->paper, tags->leaf);
}

/* Where paragraph `index` of a cell begins in lines: those have no line ends. */
static size_t paragraph_start(const struct cell_lines *said, size_t index)
{
	return said->items[index].start - index;
}

/* The paragraph that a line is of, from the one of the line before on. */
static size_t paragraph_of(
	const struct cell_lines *said, const struct line *line, size_t index)
{
	while (index + 1 < said->count && paragraph_start(said, index + 1) <= line->start)
		index++;
	return index;
}

static void draw_cell(const struct pdf_drawing *drawing, const struct lines *lines,
	const struct cell_lines *said, size_t from, size_t to, double x, double y)
{
	const double pitch = points(pdf_text_pitch(drawing->items->text, PDF_CELL));
	const bool one = said->count == 1 && said->items[0].kind == CELL_PARAGRAPH;
	struct cell_tags tags = {drawing->paper, one, false, NULL};
	size_t paragraph = 0, tagged = SIZE_MAX;
	for (size_t i = from; i < MIN(to, lines->count); i++, y += pitch) {
		const struct line *line = &lines->lines[i];
		if (!line->bytes)
			continue;
		paragraph = paragraph_of(said, line, paragraph);
		const struct cell_line *is = &said->items[paragraph];
		if (paragraph != tagged)
			begin_line(&tags, is->kind);
		tagged = paragraph;
		const struct pdf_part part =
			part_of(lines, i, paragraph_start(said, paragraph), is->bytes);
		pdf_put_part(drawing->paper, PDF_CELL, &part, x + points(line->left), y);
	}
	end_list(&tags);
}

/* --- the table --- */

static double column_width(const struct pdf_drawing *drawing, size_t column)
{
	return points(drawing->items->table.widths[column] + 2 * PDF_CELL_SIDE);
}

static double table_width(const struct pdf_drawing *drawing)
{
	double width = 0;
	for (size_t i = 0; i < drawing->items->table.columns; i++)
		width += column_width(drawing, i);
	return width;
}

/* The borders between columns, and at both ends; or these alone. */
static void draw_borders(
	const struct pdf_drawing *drawing, double top, double bottom, bool inside)
{
	const size_t columns = drawing->items->table.columns;
	double x = drawing->form->left;
	for (size_t i = 0; i <= columns; i++) {
		if (inside || !i || i == columns)
			pdf_line(drawing->paper, x, top, x, bottom);
		x += i < columns ? column_width(drawing, i) : 0;
	}
}

static void draw_rule(const struct pdf_drawing *drawing, double y)
{
	const double left = drawing->form->left;
	pdf_line(drawing->paper, left, y, left + table_width(drawing), y);
}

static void draw_heading(const struct pdf_drawing *drawing, size_t column, double x,
	double top, double height, bool first)
{
	const struct lines *lines = &drawing->items->headings.cells[column];
	const double pitch = points(pdf_text_pitch(drawing->items->text, PDF_CELL_BOLD));
	double y = top + (height - pitch * (double)lines->count) / 2;
	if (first)
		pdf_tag(drawing->paper, "TH");
	for (size_t i = 0; i < lines->count; i++, y += pitch)
		put_line(drawing, PDF_CELL_BOLD, lines, i, x + points(PDF_CELL_SIDE), y);
	if (first)
		pdf_tag_end(drawing->paper, "TH");
}

void pdf_draw_headings(struct pdf_drawing *drawing, size_t y, bool first)
{
	struct pdf_paper *paper = drawing->paper;
	const double top = y_of(drawing, y), left = drawing->form->left;
	const double height = points(drawing->items->headings_height);
	double x = left;
	pdf_set_colour(paper, PDF_SHADE);
	pdf_area(paper, left, top, table_width(drawing), height);
	pdf_set_colour(paper, PDF_BLACK);
	if (first)
		pdf_tag(paper, "TR");
	for (size_t i = 0; i < drawing->items->table.columns; i++) {
		draw_heading(drawing, i, x, top, height, first);
		x += column_width(drawing, i);
	}
	if (first)
		pdf_tag_end(paper, "TR");
	draw_rule(drawing, top);
	draw_rule(drawing, top + height);
	draw_borders(drawing, top, top + height, true);
	pdf_draw_lines(paper);
}

static void begin_table(struct pdf_drawing *drawing, size_t y)
{
	pdf_tag(drawing->paper, "Table");
	drawing->part = drawing->group = outline(drawing, 0, "ตารางผลการดำเนินการ", "", y);
	pdf_draw_headings(drawing, y, true);
}

void pdf_draw_table_end(struct pdf_drawing *drawing)
{
	pdf_tag_end(drawing->paper, "Table");
}

/* As much of it as fits on one line. */
static void draw_band(
	const struct pdf_drawing *drawing, double y, const char *label, const char *text)
{
	const struct pdf_items *items = drawing->items;
	const unsigned room =
		(unsigned)(table_width(drawing) * PDF_UNITS) - 2 * PDF_CELL_SIDE;
	struct lines lines;
	struct str line = STR_INIT;
	lines_init(&lines);
	str_printf(&line, "%s%s", label, text);
	wrapper_set_ruler(items->wrapper, pdf_text_ruler(items->text, PDF_CELL_BOLD, 1));
	lines_wrap(&lines, items->wrapper, line.data, 0, room);
	if (lines.count > 1) {
		str_truncate(&line, lines.lines[0].start + lines.lines[0].bytes);
		str_puts(&line, " …");
	}
	pdf_put(drawing->paper, PDF_CELL_BOLD, line.data,
		drawing->form->left + points(PDF_CELL_SIDE), y);
	lines_release(&lines);
	str_release(&line);
}

void pdf_draw_continued(
	struct pdf_drawing *drawing, size_t y, const struct flow_continued *says)
{
	const struct pdf_item *front = drawing->items->items[0];
	const size_t pitch = pdf_text_pitch(drawing->items->text, PDF_CELL_BOLD);
	const size_t bottom =
		y + ((size_t)says->group + says->row) * pitch + PDF_CELL_RULE;
	size_t at = y + PDF_CELL_RULE / 2;
	if (says->group) {
		draw_band(drawing, y_of(drawing, at), PAGER_GOES_ON, front->group.data);
		at += pitch;
	}
	if (says->row) {
		struct str label = STR_INIT;
		str_printf(&label, PAGER_GOES_ON "%s ", front->label.data);
		draw_band(drawing, y_of(drawing, at), label.data, front->name.data);
		str_release(&label);
	}
	draw_rule(drawing, y_of(drawing, bottom));
	draw_borders(drawing, y_of(drawing, y), y_of(drawing, bottom), false);
	pdf_draw_lines(drawing->paper);
}

static void draw_group(struct pdf_drawing *drawing, size_t y, size_t count)
{
	struct pdf_paper *paper = drawing->paper;
	const struct lines *lines = &drawing->items->items[0]->lines;
	const double top = y_of(drawing, y), bottom = y_of(drawing, y + count);
	const double pitch = points(pdf_text_pitch(drawing->items->text, PDF_CELL_BOLD));
	pdf_set_colour(paper, PDF_SHADE);
	pdf_area(paper, drawing->form->left, top, table_width(drawing), bottom - top);
	pdf_set_colour(paper, PDF_BLACK);
	drawing->group = outline(drawing, drawing->part, "", lines->text.data, y);
	pdf_tag(paper, "TR");
	pdf_tag(paper, "TH");
	for (size_t i = 0; i < lines->count; i++)
		put_line(drawing, PDF_CELL_BOLD, lines, i,
			drawing->form->left + points(PDF_CELL_SIDE),
			top + points(PDF_CELL_RULE / 2) + pitch * (double)i);
	pdf_tag_end(paper, "TH");
	pdf_tag_end(paper, "TR");
	draw_rule(drawing, top);
	draw_rule(drawing, bottom);
	draw_borders(drawing, top, bottom, false);
	pdf_draw_lines(paper);
}

static void draw_row(struct pdf_drawing *drawing, size_t y, size_t from, size_t count)
{
	const struct pdf_items *items = drawing->items;
	const struct pdf_item *row = items->items[0];
	const struct flow_item *flow = &items->flows[0];
	const size_t pitch = pdf_text_pitch(items->text, PDF_CELL);
	const bool ends = from + count == flow_height(flow);
	const double top = y_of(drawing, y);
	const double bottom = y_of(drawing, y + count + (ends ? 0 : PDF_CELL_RULE / 2));
	double x = drawing->form->left;
	if (!from)
		outline(drawing, drawing->group, row->label.data, row->name.data, y);
	pdf_tag(drawing->paper, "TR");
	for (size_t i = 0; i < items->table.columns; i++) {
		pdf_tag(drawing->paper, "TD");
		draw_cell(drawing, &row->row.cells[i], &row->cells[i], from / pitch,
			(from + count) / pitch, x + points(PDF_CELL_SIDE),
			top + points(PDF_CELL_RULE / 2));
		pdf_tag_end(drawing->paper, "TD");
		x += column_width(drawing, i);
	}
	pdf_tag_end(drawing->paper, "TR");
	draw_borders(drawing, top, bottom, true);
	if (ends)
		draw_rule(drawing, bottom);
	pdf_draw_lines(drawing->paper);
}

/* --- what stands before and behind it --- */

static void draw_lines(const struct pdf_drawing *drawing, const char *tag, size_t y,
	size_t first, size_t count)
{
	const struct pdf_item *item = drawing->items->items[0];
	const size_t pitch = pdf_text_pitch(drawing->items->text, item->style);
	pdf_tag(drawing->paper, tag);
	for (size_t i = 0; i < count; i++)
		put_line(drawing, item->style, &item->lines, first + i,
			drawing->form->left, y_of(drawing, y + i * pitch));
	pdf_tag_end(drawing->paper, tag);
}

/* The emblem stands at the left edge, its foot where the title's is. */
static bool draw_memo_title(struct pdf_drawing *drawing, size_t y, struct error *error)
{
	const double height = points(PDF_EMBLEM), title = y_of(drawing, y);
	const double foot =
		title + pdf_text_baseline(drawing->items->text, PDF_MEMO_TITLE);
	const struct pdf_item *item = drawing->items->items[0];
	drawing->part = outline(drawing, 0, item->lines.text.data, "", y);
	draw_lines(drawing, "H1", y, 0, item->lines.count);
	return !drawing->emblem ||
	       pdf_picture(drawing->paper, drawing->emblem, drawing->form->left,
		       foot - height, height, error);
}

static void draw_title(struct pdf_drawing *drawing, size_t y)
{
	const struct pdf_item *item = drawing->items->items[0];
	if (!drawing->titled)
		drawing->part = outline(drawing, 0, item->lines.text.data, "", y);
	draw_lines(drawing, drawing->titled ? "P" : "H1", y + item->above, 0,
		item->lines.count);
	drawing->titled = item->kind == BLOCK_TITLE;
}

static void draw_heading_of_section(struct pdf_drawing *drawing, size_t y)
{
	const struct pdf_item *item = drawing->items->items[0];
	outline(drawing, drawing->part, item->lines.text.data, "", y);
	draw_lines(drawing, "H2", y, 0, item->lines.count);
}

/* A label's text, on dots where it is the form of a memo. */
static void draw_label(const struct pdf_drawing *drawing, size_t which, double y)
{
	const struct pdf_item *item = drawing->items->items[0];
	const struct pdf_label *label = &item->labels[which];
	struct pdf_text *text = drawing->items->text;
	const double foot = pdf_text_baseline(text, item->style);
	const double beside = foot - pdf_text_baseline(text, PDF_BODY);
	const double pitch = points(pdf_text_pitch(text, item->style));
	const size_t last = which + 1 < item->labels_count ? item->labels[which + 1].line
							   : item->lines.count;
	const double middle = drawing->form->left + points(item->labels[1].left);
	const double end = item->beside && !which ? middle - 8 : drawing->form->right;
	pdf_tag(drawing->paper, "P");
	pdf_put(drawing->paper, item->style, label->text.data,
		drawing->form->left + points(label->left), y);
	for (size_t i = label->line; i < last; i++, y += pitch) {
		put_line(drawing, PDF_BODY, &item->lines, i, drawing->form->left,
			y + beside);
		if (item->form_of_memo)
			pdf_dots(drawing->paper,
				drawing->form->left + points(item->lines.lines[i].left),
				end, y + foot + 3);
	}
	pdf_tag_end(drawing->paper, "P");
}

static void draw_labels(const struct pdf_drawing *drawing, size_t y)
{
	const struct pdf_item *item = drawing->items->items[0];
	const size_t pitch = pdf_text_pitch(drawing->items->text, item->style);
	for (size_t i = 0; i < item->labels_count; i++)
		draw_label(drawing, i,
			y_of(drawing,
				y + (item->beside ? 0 : item->labels[i].line * pitch)));
}

/* Paragraphs that are items are a list together. */
static void draw_paragraph(
	struct pdf_drawing *drawing, size_t y, size_t from, size_t count)
{
	const struct pdf_item *item = drawing->items->items[0];
	const size_t pitch = pdf_text_pitch(drawing->items->text, item->style);
	const bool listed = item->line.kind == CELL_ITEM;
	if (listed && !drawing->in_list)
		pdf_tag(drawing->paper, "L");
	drawing->in_list = listed;
	draw_lines(drawing, listed ? "LI" : "P", y, from / pitch, count / pitch);
}

/* A list ends where no paragraph that is an item comes. */
static void end_paragraphs(struct pdf_drawing *drawing, const struct pdf_item *item)
{
	if (!drawing->in_list ||
		(item && item->kind == BLOCK_PARAGRAPH && item->line.kind == CELL_ITEM))
		return;
	pdf_tag_end(drawing->paper, "L");
	drawing->in_list = false;
}

/* Label, bar, words; the bar is a picture of what the words say. */
static void draw_bar(const struct pdf_drawing *drawing, size_t y)
{
	enum { GAP = 10, SAID = 160, HUNDRED = 100 };
	const struct pdf_item *item = drawing->items->items[0];
	const struct pdf_form *form = drawing->form;
	const double part = (form->right - form->left) * PDF_BAR_LABEL / HUNDRED;
	const double left = form->left + part + GAP, right = form->right - SAID;
	const double foot = pdf_text_baseline(drawing->items->text, PDF_BODY);
	const double top = y_of(drawing, y), height = foot / 2;
	pdf_tag(drawing->paper, "P");
	put_line(drawing, PDF_BODY, &item->lines, 0, form->left, top);
	pdf_put(drawing->paper, PDF_BODY, item->said.data, right + GAP, top);
	pdf_tag_end(drawing->paper, "P");
	pdf_set_colour(drawing->paper, PDF_SHADE);
	pdf_area(drawing->paper, left, top + foot - height, right - left, height);
	pdf_set_colour(drawing->paper, PDF_BAR);
	pdf_area(drawing->paper, left, top + foot - height,
		(right - left) * item->share / BLOCK_SHARE, height);
	pdf_set_colour(drawing->paper, PDF_BLACK);
}

static void draw_dots(const struct pdf_drawing *drawing, size_t y)
{
	const double foot = pdf_text_baseline(drawing->items->text, PDF_BODY);
	pdf_dots(drawing->paper, drawing->form->left, drawing->form->right,
		y_of(drawing, y) + foot);
}

bool pdf_draw(struct pdf_drawing *drawing, size_t y, size_t from, size_t count,
	struct error *error)
{
	const struct pdf_item *item = drawing->items->items[0];
	end_paragraphs(drawing, item);
	switch (item->kind) {
	case BLOCK_MEMO_TITLE: return draw_memo_title(drawing, y, error);
	case BLOCK_COVER:
	case BLOCK_TITLE: draw_title(drawing, y); break;
	case BLOCK_HEADING: draw_heading_of_section(drawing, y); break;
	case BLOCK_PARAGRAPH: draw_paragraph(drawing, y, from, count); break;
	case BLOCK_LABELLED: draw_labels(drawing, y); break;
	case BLOCK_BAR: draw_bar(drawing, y); break;
	case BLOCK_DOTS: draw_dots(drawing, y); break;
	case BLOCK_SIGNATURE: draw_lines(drawing, "P", y, 0, item->lines.count); break;
	case BLOCK_TABLE: begin_table(drawing, y); break;
	case BLOCK_GROUP: draw_group(drawing, y, count); break;
	case BLOCK_ROW: draw_row(drawing, y, from, count); break;
	default: break;
	}
	return true;
}

void pdf_draw_end(struct pdf_drawing *drawing)
{
	end_paragraphs(drawing, NULL);
}
