/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/pdf_items.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/page_items.h"
#include "report/summary.h"
#include "text/macros.h"
#include "text/mem.h"

enum {
	INDENT = 425, /* of a paragraph's first line, and of lists */
	HUNDRED = 100,
	MEMO_INDENT = 709,  /* 2.5 cm */
	LABEL_GAP = 80,     /* between a label and its text */
	COVER_ABOVE = 3,    /* a cover stands at one third of the page */
	SPACE = 100,        /* an empty line, */
	SPACE_SUMMARY = 80, /* of what is to stand on one page */
};

void pdf_items_init(struct pdf_items *items, const struct layout *layout,
	struct pdf_text *text, const struct pdf_form *form)
{
	*items = (struct pdf_items){
		.layout = layout, .text = text, .main = form, .form = form};
	items->wrapper = wrapper_new();
	items->space = layout == &summary_layout ? SPACE_SUMMARY : SPACE;
	items->table.columns = layout->columns_count;
	table_row_init(&items->headings);
}

static void item_release(struct pdf_item *item)
{
	lines_release(&item->lines);
	table_row_release(&item->row);
	for (size_t i = 0; i < LAYOUT_COLUMNS_MAX; i++)
		cell_lines_release(&item->cells[i]);
	for (size_t i = 0; i < COUNT(item->labels); i++)
		str_release(&item->labels[i].text);
	str_release(&item->label);
	str_release(&item->name);
	str_release(&item->group);
	str_release(&item->said);
	free(item);
}

void pdf_items_release(struct pdf_items *items)
{
	for (size_t i = 0; i < items->capacity; i++)
		item_release(items->items[i]);
	free(items->items);
	free(items->flows);
	table_row_release(&items->headings);
	wrapper_free(items->wrapper);
}

static struct pdf_item *item_new(void)
{
	struct pdf_item *item = mem_new(1, sizeof(*item));
	lines_init(&item->lines);
	table_row_init(&item->row);
	for (size_t i = 0; i < COUNT(item->labels); i++)
		str_init(&item->labels[i].text);
	str_init(&item->label);
	str_init(&item->name);
	str_init(&item->group);
	str_init(&item->said);
	return item;
}

static struct pdf_item *add(struct pdf_items *items)
{
	if (items->count == items->capacity) {
		const size_t more = items->capacity ? 2 * items->capacity : 8;
		items->items = mem_resize(items->items, more, sizeof(*items->items));
		items->flows = mem_resize(items->flows, more, sizeof(*items->flows));
		while (items->capacity < more)
			items->items[items->capacity++] = item_new();
	}
	return items->items[items->count++];
}

void pdf_items_drop(struct pdf_items *items)
{
	struct pdf_item *front = items->items[0];
	items->count--;
	memmove(items->items, items->items + 1, items->count * sizeof(*items->items));
	memmove(items->flows, items->flows + 1, items->count * sizeof(*items->flows));
	items->items[items->count] = front;
}

size_t pdf_form_body(const struct pdf_form *form)
{
	return (size_t)((form->bottom - form->top) * PDF_UNITS);
}

static unsigned width_of(const struct pdf_form *form)
{
	return (unsigned)((form->right - form->left) * PDF_UNITS);
}

unsigned pdf_items_room(const struct pdf_items *items)
{
	return width_of(items->main) -
	       2 * PDF_CELL_SIDE * (unsigned)items->layout->columns_count;
}

/* The wrapper, measuring in a style. */
static struct wrapper *ruled(const struct pdf_items *items, enum pdf_style style)
{
	wrapper_set_ruler(items->wrapper, pdf_text_ruler(items->text, style, 1));
	return items->wrapper;
}

void pdf_items_begin(struct pdf_items *items)
{
	const size_t lines = table_headings_wrap(&items->headings, &items->table,
		ruled(items, PDF_CELL_BOLD), items->layout);
	items->headings_height =
		lines * pdf_text_pitch(items->text, PDF_CELL_BOLD) + PDF_CELL_RULE;
}

/* --- one function for each kind of block that has lines of its own --- */

/* Spaces as wide as an indent. */
static void append_indent(const struct pdf_items *items, struct str *text,
	enum pdf_style style, unsigned width)
{
	const double space = pdf_text_width(items->text, style, " ", 1) * PDF_UNITS;
	str_repeat(text, ' ', (size_t)lround(width / space));
}

static void lay_paragraph(
	const struct pdf_items *items, struct pdf_item *item, const struct block *block)
{
	const unsigned width = width_of(items->form);
	const unsigned indent = items->form == &pdf_memo ? MEMO_INDENT : INDENT;
	struct wrapper *wrapper = ruled(items, item->style);
	item->line = cell_line_typed(block->text, strlen(block->text));
	if (!block->indent) {
		lines_wrap(&item->lines, wrapper, block->text, 0, width);
	} else if (item->line.kind == CELL_ITEM) {
		lines_wrap(&item->lines, wrapper, block->text, indent, width - indent);
	} else {
		struct str text = STR_INIT;
		append_indent(items, &text, item->style, indent);
		str_puts(&text, block->text);
		lines_wrap(&item->lines, wrapper, text.data, 0, width);
		str_release(&text);
	}
}

/* A label and its text, from left on. */
static void lay_label(const struct pdf_items *items, struct pdf_item *item,
	const char *label, const char *text, unsigned left, unsigned width)
{
	struct pdf_label *made = &item->labels[item->labels_count++];
	const double wide =
		pdf_text_width(items->text, item->style, label, strlen(label));
	const unsigned taken = (unsigned)lround(wide * PDF_UNITS) + LABEL_GAP;
	str_clear(&made->text);
	str_puts(&made->text, label);
	made->left = left;
	made->line = item->lines.count;
	lines_wrap(&item->lines, ruled(items, PDF_BODY), text, left + taken,
		width > 2 * taken ? width - taken : taken);
}

/* Two stand on one line where they fit, the second from the middle on. */
static void lay_labels(
	const struct pdf_items *items, struct pdf_item *item, const struct block *block)
{
	const unsigned width = width_of(items->form), half = width / 2;
	item->labels_count = 0;
	item->form_of_memo = items->form_of_memo;
	item->beside = block->second_label != NULL;
	if (item->beside) {
		lay_label(items, item, block->label, block->text, 0, half - LABEL_GAP);
		lay_label(items, item, block->second_label, block->second_text, half,
			width - half);
		item->beside = item->lines.count == 2;
	}
	if (item->beside)
		return;
	lines_clear(&item->lines);
	item->labels_count = 0;
	lay_label(items, item, block->label, block->text, 0, width);
	if (block->second_label)
		lay_label(items, item, block->second_label, block->second_text, 0, width);
}

/* The rest of the page is empty, so a cover takes it all. */
static void lay_cover(
	const struct pdf_items *items, struct pdf_item *item, const char *text)
{
	lines_centre(
		&item->lines, ruled(items, item->style), text, 0, width_of(items->form));
	const size_t taken = item->lines.count * pdf_text_pitch(items->text, item->style);
	const size_t body = pdf_form_body(items->form);
	item->above = taken < body ? (unsigned)(body - taken) / COVER_ABOVE : 0;
}

/* Its label stands on one line. */
static void lay_bar(
	const struct pdf_items *items, struct pdf_item *item, const struct block *block)
{
	struct str line = STR_INIT;
	const unsigned width = width_of(items->form) * PDF_BAR_LABEL / HUNDRED;
	pdf_text_cut(items->text, item->style, block->label, width, &line);
	lines_add(&item->lines, line.data, line.bytes, 0);
	str_release(&line);
	str_clear(&item->said);
	str_puts(&item->said, block->text);
	item->share = block->share;
}

static void lay_lines(
	const struct pdf_items *items, struct pdf_item *item, const struct block *block)
{
	const unsigned width = width_of(items->form);
	switch (block->kind) {
	case BLOCK_COVER: lay_cover(items, item, block->text); break;
	case BLOCK_TITLE:
	case BLOCK_MEMO_TITLE:
		lines_centre(
			&item->lines, ruled(items, item->style), block->text, 0, width);
		break;
	case BLOCK_HEADING:
		lines_wrap(
			&item->lines, ruled(items, item->style), block->text, 0, width);
		break;
	case BLOCK_PARAGRAPH: lay_paragraph(items, item, block); break;
	case BLOCK_LABELLED: lay_labels(items, item, block); break;
	case BLOCK_BAR: lay_bar(items, item, block); break;
	case BLOCK_DOTS: lines_add(&item->lines, "", 0, 0); break;
	case BLOCK_SIGNATURE:
		lines_centre(&item->lines, ruled(items, item->style), block->text,
			width / 2, width - width / 2);
		break;
	default: break;
	}
}

/* --- rows --- */

static void copy_lines(struct cell_lines *to, const struct cell_lines *from)
{
	if (from->count > to->capacity) {
		to->items = mem_resize(to->items, from->count, sizeof(*to->items));
		to->capacity = from->count;
	}
	to->count = from->count;
	if (from->count)
		memcpy(to->items, from->items, from->count * sizeof(*to->items));
}

static void set(struct str *text, const char *value)
{
	str_clear(text);
	str_puts(text, value);
}

static size_t lay_row(
	const struct pdf_items *items, struct pdf_item *item, const struct block *block)
{
	for (size_t i = 0; i < block->cells_count; i++)
		copy_lines(&item->cells[i], block->lines[i]);
	set(&item->label, block->label);
	set(&item->name, block->second_text);
	set(&item->group, block->text);
	return table_row_wrap(
		&item->row, &items->table, ruled(items, PDF_CELL), block->cells);
}

static size_t lay_group(
	const struct pdf_items *items, struct pdf_item *item, const struct block *block)
{
	lines_wrap(&item->lines, ruled(items, PDF_CELL_BOLD), block->text, 0,
		width_of(items->form) - 2 * PDF_CELL_SIDE);
	return item->lines.count;
}

/* --- all --- */

static enum pdf_style style_of(const struct pdf_items *items, enum block_kind kind)
{
	switch (kind) {
	case BLOCK_COVER:
	case BLOCK_TITLE: return PDF_TITLE;
	case BLOCK_HEADING: return PDF_HEADING;
	case BLOCK_MEMO_TITLE: return PDF_MEMO_TITLE;
	case BLOCK_LABELLED: return items->form_of_memo ? PDF_MEMO_LABEL : PDF_HEADING;
	case BLOCK_GROUP: return PDF_CELL_BOLD;
	case BLOCK_ROW: return PDF_CELL;
	default: return PDF_BODY;
	}
}

static size_t height_of(
	const struct pdf_items *items, struct pdf_item *item, const struct block *block)
{
	const size_t pitch = pdf_text_pitch(items->text, item->style);
	switch (block->kind) {
	case BLOCK_ROW: return lay_row(items, item, block) * pitch;
	case BLOCK_GROUP: return lay_group(items, item, block) * pitch;
	case BLOCK_TABLE: return items->headings_height;
	default:
		lay_lines(items, item, block);
		return item->above + (item->beside ? 1 : item->lines.count) * pitch;
	}
}

/* A memo has pages of its own form, up to the next new page. */
static void choose_form(struct pdf_items *items, enum block_kind kind)
{
	if (kind == BLOCK_MEMO_TITLE) {
		items->form = &pdf_memo;
		items->form_of_memo = true;
	} else if (kind == BLOCK_PAGE) {
		items->form = items->main;
	}
}

/* The labels at a memo's head end with the empty line behind them. */
static void end_labels(struct pdf_items *items, enum block_kind kind)
{
	if (kind == BLOCK_SPACE && items->last == BLOCK_LABELLED)
		items->form_of_memo = false;
	items->last = kind;
}

void pdf_items_add(struct pdf_items *items, const struct block *block)
{
	choose_form(items, block->kind);
	struct pdf_item *item = add(items);
	item->kind = block->kind;
	item->form = items->form;
	item->style = style_of(items, block->kind);
	item->above = 0;
	item->beside = false;
	lines_clear(&item->lines);
	struct flow_item *flow = &items->flows[items->count - 1];
	*flow = (struct flow_item){
		.kind = page_item_flow(block->kind),
		.keep = block->keep,
		.height = height_of(items, item, block),
		.grouped = block->kind == BLOCK_ROW && *block->text,
		.line = block->kind == BLOCK_SPACE
				? items->space
				: pdf_text_pitch(items->text, item->style),
		.rule = PDF_CELL_RULE,
	};
	end_labels(items, block->kind);
}

bool pdf_items_ready(const struct pdf_items *items, bool over)
{
	size_t height = 0;
	for (size_t i = 0; i < items->count; i++) {
		height += flow_height(&items->flows[i]);
		if (!items->flows[i].keep || height > pdf_form_body(items->form))
			return true;
	}
	return over && items->count;
}
