/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/pdf_sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	EDGE_LINES = 3,    /* so many lines above and below may be of each page */
	SAME_POINTS = 4,   /* they stand at the same height */
	NUMBER_BYTES = 40, /* a page number with what stands beside it is no longer */
};

void pdf_sheets_add(struct pdf_sheets *sheets, const struct pdf_page *page)
{
	sheets->items = mem_grow(
		sheets->items, sheets->count, &sheets->capacity, sizeof(*sheets->items));
	struct pdf_sheet *sheet = &sheets->items[sheets->count++];
	*sheet = (struct pdf_sheet){.page = *page};
	sheet->glyphs = pdf_glyphs_make(&sheet->page, &sheet->glyphs_count);
	sheets->letters += page->letters_count;
	pdf_grids_find(&sheet->tables, &sheet->page);
}

void pdf_sheets_release(struct pdf_sheets *sheets)
{
	for (size_t i = 0; i < sheets->count; i++) {
		struct pdf_sheet *sheet = &sheets->items[i];
		pdf_page_release(&sheet->page);
		pdf_tables_release(&sheet->tables);
		free(sheet->glyphs);
		free(sheet->outside);
		free(sheet->lines);
	}
	free(sheets->items);
	*sheets = (struct pdf_sheets){0};
}

/* --- lines outside of tables --- */

static bool is_in_table(const struct pdf_sheet *sheet, const struct pdf_glyph *glyph)
{
	for (size_t i = 0; i < sheet->tables.count; i++)
		if (pdf_table_cell(&sheet->tables.items[i], &glyph->area))
			return true;
	return false;
}

static void find_lines(struct pdf_sheet *sheet)
{
	size_t count = 0;
	free(sheet->lines);
	if (!sheet->outside)
		sheet->outside = mem_new(
			MAX(sheet->glyphs_count, (size_t)1), sizeof(*sheet->outside));
	for (size_t i = 0; i < sheet->glyphs_count; i++)
		if (!sheet->glyphs[i].dropped && !is_in_table(sheet, &sheet->glyphs[i]))
			sheet->outside[count++] = &sheet->glyphs[i];
	sheet->lines = pdf_lines_make(sheet->outside, count, &sheet->lines_count);
}

/* --- what stands on each page --- */

static bool is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0x0E50 && c <= 0x0E59);
}

/* The line with its numbers, which differ from page to page, as #. */
static void append_shape(struct str *out, const struct pdf_line *line)
{
	struct str text = STR_INIT;
	uint32_t before = 0, c;
	pdf_line_append(&text, line, NULL);
	for (size_t at = 0; at < text.bytes; before = c) {
		const size_t bytes = utf8_decode(text.data + at, text.bytes - at, &c);
		if (!is_digit(c))
			str_append(out, text.data + at, bytes);
		else if (!is_digit(before))
			str_putc(out, '#');
		at += bytes;
	}
	str_release(&text);
}

/* A number alone, or with the word for a page. */
static bool is_page_number(const char *shape)
{
	static const char *const shapes[] = {"#", "- # -", "-#-", "– # –", "(#)", "[#]",
		"หน้า #", "หน้าที่ #", "หน้า # จาก #", "หน้า #/#", "#/#", "# / #", "Page #",
		"page #", "Page # of #", "# of #"};
	for (size_t i = 0; i < COUNT(shapes); i++)
		if (!strcmp(shape, shapes[i]))
			return true;
	return false;
}

static bool has_line(
	const struct pdf_sheet *sheet, const struct pdf_line *line, const char *shape)
{
	bool found = false;
	struct str other = STR_INIT;
	for (size_t i = 0; i < sheet->lines_count && !found; i++) {
		if (i >= EDGE_LINES && i + EDGE_LINES < sheet->lines_count)
			continue;
		if (fabs(sheet->lines[i].area.top - line->area.top) > SAME_POINTS)
			continue;
		str_clear(&other);
		append_shape(&other, &sheet->lines[i]);
		found = !strcmp(other.data, shape);
	}
	str_release(&other);
	return found;
}

/* On at least half of the pages, on three at least. */
static bool is_on_each(
	const struct pdf_sheets *sheets, const struct pdf_line *line, const char *shape)
{
	size_t count = 0;
	if (pdf_line_gap(line, 0, line->size) < line->count)
		return false; /* headings of columns may stand on each page */
	for (size_t i = 0; i < sheets->count; i++)
		count += has_line(&sheets->items[i], line, shape);
	return count >= 3 && count * 2 >= sheets->count;
}

static bool is_dropped(
	const struct pdf_sheets *sheets, const struct pdf_sheet *sheet, size_t at)
{
	if (at >= EDGE_LINES && at + EDGE_LINES < sheet->lines_count)
		return false;
	const struct pdf_line *line = &sheet->lines[at];
	/* In the middle of the page it is the text's. */
	if (line->area.top > sheet->page.height * 0.15 &&
		line->area.bottom < sheet->page.height * 0.85)
		return false;
	struct str shape = STR_INIT;
	append_shape(&shape, line);
	const bool number = shape.bytes <= NUMBER_BYTES && is_page_number(shape.data);
	const bool dropped = number || is_on_each(sheets, line, shape.data);
	str_release(&shape);
	return dropped;
}

static void drop_line(struct pdf_sheet *sheet, const struct pdf_line *line)
{
	for (size_t i = 0; i < line->count; i++)
		sheet->glyphs[line->glyphs[i] - sheet->glyphs].dropped = true;
	sheet->dropped++;
}

/* All are judged before the first one goes. */
static void drop_lines(struct pdf_sheets *sheets)
{
	for (size_t i = 0; i < sheets->count; i++) {
		struct pdf_sheet *sheet = &sheets->items[i];
		for (size_t at = 0; at < sheet->lines_count; at++)
			sheet->lines[at].dropped = is_dropped(sheets, sheet, at);
	}
	for (size_t i = 0; i < sheets->count; i++) {
		struct pdf_sheet *sheet = &sheets->items[i];
		for (size_t at = 0; at < sheet->lines_count; at++)
			if (sheet->lines[at].dropped)
				drop_line(sheet, &sheet->lines[at]);
	}
}

void pdf_sheets_settle(struct pdf_sheets *sheets)
{
	if (!sheets->count)
		return;
	for (size_t i = 0; i < sheets->count; i++)
		find_lines(&sheets->items[i]);
	drop_lines(sheets);
	for (size_t i = 0; i < sheets->count; i++) {
		struct pdf_sheet *sheet = &sheets->items[i];
		find_lines(sheet);
		const struct pdf_tables *last = i ? &sheet[-1].tables : NULL;
		pdf_columns_find(&sheet->tables, &sheet->page, sheet->lines,
			sheet->lines_count,
			last && last->count ? &last->items[last->count - 1] : NULL);
		find_lines(sheet);
	}
}
