/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/page_items.h"

#include <stdlib.h>
#include <string.h>

#include "report/bar.h"
#include "report/lines.h"
#include "text/cell.h"
#include "text/list_mark.h"
#include "text/mem.h"
#include "text/str.h"

enum {
	INDENT = 8,        /* of a paragraph's first line, and of lists */
	INDENT_NARROW = 4, /* on a paper below NARROW columns */
	NARROW = 72,
	LABEL_GAP = 2,   /* between a label and its text */
	COVER_ABOVE = 3, /* a cover stands at one third of the page */
};

void page_items_init(struct page_items *items)
{
	*items = (struct page_items){.making = -1};
}

void page_items_release(struct page_items *items)
{
	for (size_t i = 0; i < items->capacity; i++) {
		lines_release(&items->items[i]->lines);
		str_release(&items->items[i]->label);
		str_release(&items->items[i]->name);
		str_release(&items->items[i]->group);
		table_row_release(&items->items[i]->row);
		free(items->items[i]);
	}
	free(items->items);
	for (int i = 0; i < CHOICES; i++)
		free(items->flows[i]);
	page_items_init(items);
}

void page_items_clear(struct page_items *items)
{
	items->count = 0;
}

void page_items_drop(struct page_items *items)
{
	struct page_item *front = items->items[0];
	items->count--;
	memmove(items->items, items->items + 1, items->count * sizeof(*items->items));
	items->items[items->count] = front;
	for (int i = 0; i < CHOICES; i++)
		memmove(items->flows[i], items->flows[i] + 1,
			items->count * sizeof(*items->flows[i]));
}

static struct page_item *add(struct page_items *items)
{
	if (items->count == items->capacity) {
		size_t more = items->capacity ? 2 * items->capacity : 8;
		items->items = mem_resize(items->items, more, sizeof(*items->items));
		for (int i = 0; i < CHOICES; i++)
			items->flows[i] = mem_resize(
				items->flows[i], more, sizeof(*items->flows[i]));
		for (; items->capacity < more; items->capacity++) {
			struct page_item *item = mem_new(1, sizeof(*item));
			lines_init(&item->lines);
			str_init(&item->label);
			str_init(&item->name);
			str_init(&item->group);
			table_row_init(&item->row);
			items->items[items->capacity] = item;
		}
	}
	return items->items[items->count++];
}

/* --- one function for each kind of block that has lines of its own --- */

static unsigned indent_of(const struct page_items *items)
{
	return items->columns < NARROW ? INDENT_NARROW : INDENT;
}

/* Thai paragraphs have their first line indented; lists stand there altogether. */
static void wrap_paragraph(
	const struct page_items *items, struct lines *lines, const struct block *block)
{
	unsigned indent = indent_of(items);
	if (!block->indent) {
		lines_wrap(lines, items->wrapper, block->text, 0, items->columns);
	} else if (list_mark(block->text, strlen(block->text))) {
		lines_wrap(lines, items->wrapper, block->text, indent,
			items->columns - indent);
	} else {
		struct str text = STR_INIT;
		str_repeat(&text, ' ', indent);
		str_puts(&text, block->text);
		lines_wrap(lines, items->wrapper, text.data, 0, items->columns);
		str_release(&text);
	}
}

static size_t columns_of(const char *text)
{
	return text_columns(text, strlen(text));
}

static void append_padded(struct str *out, const char *text, size_t columns)
{
	size_t used = columns_of(text);
	str_puts(out, text);
	str_repeat(out, ' ', used < columns ? columns - used : 0);
}

static void wrap_labelled(const struct page_items *items, struct lines *lines,
	const char *label, const char *text)
{
	unsigned left = (unsigned)columns_of(label) + LABEL_GAP;
	size_t first = lines->count;
	lines_wrap(lines, items->wrapper, text, left, items->columns - left);
	struct str line = STR_INIT;
	append_padded(&line, label, left);
	str_append(&line, lines->text.data + lines->lines[first].start,
		lines->lines[first].bytes);
	lines_add(lines, line.data, line.bytes, 0);
	lines->lines[first] = lines->lines[--lines->count];
	str_release(&line);
}

/* Two labels stand on one line where they fit, the second from the middle on. */
static void wrap_labels(
	const struct page_items *items, struct lines *lines, const struct block *block)
{
	size_t half = items->columns / 2;
	bool beside =
		block->second_label && !strchr(block->text, '\n') &&
		!strchr(block->second_text, '\n') &&
		columns_of(block->label) + LABEL_GAP + columns_of(block->text) < half &&
		columns_of(block->second_label) + LABEL_GAP +
				columns_of(block->second_text) <=
			items->columns - half;
	if (beside) {
		struct str line = STR_INIT, right = STR_INIT;
		append_padded(&line, block->label, columns_of(block->label) + LABEL_GAP);
		append_padded(&line, block->text, half - columns_of(line.data));
		append_padded(&right, block->second_label,
			columns_of(block->second_label) + LABEL_GAP);
		str_printf(&line, "%s%s", right.data, block->second_text);
		lines_add(lines, line.data, line.bytes, 0);
		str_release(&line);
		str_release(&right);
		return;
	}
	wrap_labelled(items, lines, block->label, block->text);
	if (block->second_label)
		wrap_labelled(items, lines, block->second_label, block->second_text);
}

static void wrap_cover(
	const struct page_items *items, struct lines *lines, const char *text)
{
	struct lines cover;
	lines_init(&cover);
	lines_centre(&cover, items->wrapper, text, 0, items->columns);
	size_t above =
		cover.count < items->body ? (items->body - cover.count) / COVER_ABOVE : 0;
	for (size_t i = 0; i < above; i++)
		lines_add(lines, "", 0, 0);
	lines_centre(lines, items->wrapper, text, 0, items->columns);
	lines_release(&cover);
}

static void add_dots(const struct page_items *items, struct lines *lines)
{
	struct str dots = STR_INIT;
	str_repeat(&dots, '.', items->columns);
	lines_add(lines, dots.data, dots.bytes, 0);
	str_release(&dots);
}

static void add_bar(
	const struct page_items *items, struct lines *lines, const struct block *block)
{
	struct str bar = STR_INIT;
	bar_append(&bar, block, items->columns);
	lines_add(lines, bar.data, bar.bytes, 0);
	str_release(&bar);
}

static void make_lines(
	const struct page_items *items, struct lines *lines, const struct block *block)
{
	unsigned left = items->columns < NARROW ? 0 : items->columns / 2;
	lines_clear(lines);
	switch (block->kind) {
	case BLOCK_COVER: wrap_cover(items, lines, block->text); break;
	case BLOCK_TITLE:
	case BLOCK_MEMO_TITLE:
		lines_centre(lines, items->wrapper, block->text, 0, items->columns);
		break;
	case BLOCK_HEADING:
		lines_wrap(lines, items->wrapper, block->text, 0, items->columns);
		break;
	case BLOCK_PARAGRAPH: wrap_paragraph(items, lines, block); break;
	case BLOCK_LABELLED: wrap_labels(items, lines, block); break;
	case BLOCK_BAR: add_bar(items, lines, block); break;
	case BLOCK_DOTS: add_dots(items, lines); break;
	case BLOCK_SIGNATURE:
		lines_centre(
			lines, items->wrapper, block->text, left, items->columns - left);
		break;
	default: break;
	}
}

/* --- rows --- */

static void measure_row(const struct page_items *items, const struct block *block,
	size_t heights[CHOICES])
{
	heights[0] = heights[1] = 1;
	for (size_t i = 0; i < block->cells_count; i++) {
		unsigned columns[CHOICES] = {
			items->tables[0].widths[i], items->tables[1].widths[i]};
		size_t counts[CHOICES];
		lines_count_two(items->wrapper, block->cells[i], columns, counts);
		for (int k = 0; k < CHOICES; k++)
			if (counts[k] > heights[k])
				heights[k] = counts[k];
	}
}

static void make_row(struct page_items *items, struct page_item *item,
	const struct block *block, size_t heights[CHOICES])
{
	if (items->making < 0) {
		measure_row(items, block, heights);
		return;
	}
	heights[items->making] = table_row_wrap(
		&item->row, &items->tables[items->making], items->wrapper, block->cells);
	str_clear(&item->label);
	str_clear(&item->name);
	str_clear(&item->group);
	str_puts(&item->label, block->label);
	str_puts(&item->name, block->second_text);
	str_puts(&item->group, block->text);
}

enum flow_kind page_item_flow(enum block_kind kind)
{
	switch (kind) {
	case BLOCK_PARAGRAPH: return FLOW_TEXT;
	case BLOCK_TABLE: return FLOW_TABLE;
	case BLOCK_GROUP: return FLOW_GROUP;
	case BLOCK_ROW: return FLOW_ROW;
	case BLOCK_TABLE_END: return FLOW_TABLE_END;
	case BLOCK_SPACE: return FLOW_SPACE;
	case BLOCK_PAGE: return FLOW_PAGE;
	case BLOCK_END: return FLOW_END;
	default: return FLOW_SOLID;
	}
}

static void add_block(struct page_items *items, const struct block *block,
	const struct document_mark *mark)
{
	struct page_item *item = add(items);
	size_t heights[CHOICES] = {0, 0};
	item->kind = block->kind;
	item->mark = *mark;
	switch (block->kind) {
	case BLOCK_ROW: make_row(items, item, block, heights); break;
	case BLOCK_TABLE: memcpy(heights, items->headings, sizeof(heights)); break;
	case BLOCK_GROUP:
		heights[0] = heights[1] = table_group_wrap(
			&item->row, &items->tables[0], items->wrapper, block->text);
		break;
	default:
		make_lines(items, &item->lines, block);
		heights[0] = heights[1] = item->lines.count;
		break;
	}
	const bool grouped = block->kind == BLOCK_ROW && *block->text;
	for (int i = 0; i < CHOICES; i++)
		items->flows[i][items->count - 1] = (struct flow_item){
			page_item_flow(block->kind), block->keep, heights[i], grouped};
}

bool page_items_fill(struct page_items *items, struct error *error)
{
	size_t lines = 0;
	for (size_t i = 0;; i++) {
		if (i == items->count) {
			struct block block;
			const struct document_mark mark = document_tell(items->document);
			if (!document_next(items->document, &block, error))
				return false;
			add_block(items, &block, &mark);
		}
		const struct flow_item *item = &items->flows[0][i];
		lines += flow_height(item);
		if (!item->keep || lines > items->body)
			return true;
	}
}
