/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/text_area.h"

#include <stdlib.h>

#include "text/cell.h"
#include "text/macros.h"
#include "text/mem.h"
#include "tui/buffer/wrap_cache.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/offers.h"
#include "tui/widget/text_area_parts.h"

enum { COLUMNS_AT_FIRST = 80 };

struct text_area *text_area_new(struct buffer *buffer)
{
	struct text_area *area = mem_new(1, sizeof(*area));
	area->buffer = buffer;
	wrap_cache_init(&area->cache);
	area->cache.columns = COLUMNS_AT_FIRST;
	return area;
}

void text_area_free(struct text_area *area)
{
	if (!area)
		return;
	offers_release(&area->offers);
	paragraph_marks_release(&area->marks);
	wrap_cache_release(&area->cache);
	free(area);
}

void text_area_tools(
	struct text_area *area, struct breaker *breaker, struct wrapper *wrapper)
{
	area->breaker = breaker;
	buffer_tools(area->buffer, breaker);
	wrap_cache_tools(&area->cache, wrapper);
}

struct buffer *text_area_buffer(struct text_area *area)
{
	return area->buffer;
}

struct paragraph_marks *text_area_marks(struct text_area *area)
{
	return &area->marks;
}

struct offers *text_area_offers(struct text_area *area)
{
	return &area->offers;
}

size_t text_area_rows(struct text_area *area, int columns)
{
	wrap_cache_update(
		&area->cache, area->buffer, columns > 1 ? (unsigned)columns - 1 : 1);
	return area->cache.rows;
}

size_t text_area_cursor_row(struct text_area *area)
{
	return area_place(area).number + 1;
}

/* The first offset at or behind offset between two cells of the row. */
static size_t cell_border(
	const char *text, const struct row *row, size_t end, size_t offset)
{
	size_t at = row->text;
	while (at < offset && at < end)
		at += cell_next(text + at, end - at).bytes;
	return at;
}

/* The part of the row that is selected, as offsets; whether the end of the paragraph is,
 * too. */
static bool selected_part(const struct text_area *area, const struct row *row,
	const char *text, size_t end, size_t *from, size_t *to)
{
	struct position first, last;
	*from = *to = end;
	if (!buffer_selection(area->buffer, &first, &last) ||
		first.paragraph > row->paragraph || last.paragraph < row->paragraph)
		return false;
	bool before = first.paragraph < row->paragraph;
	bool behind = last.paragraph > row->paragraph;
	*from = before ? row->text : cell_border(text, row, end, first.offset);
	*to = behind ? end : cell_border(text, row, end, last.offset);
	return behind && row->last;
}

/* The end of what of a row fits so many columns: white space behind it may not. */
static size_t fitting_end(
	const struct row *row, const char *text, size_t start, size_t columns)
{
	const size_t room = columns > row->indent ? columns - row->indent : 0;
	if (row->columns <= room && row->end == row->text_end)
		return row->end;
	return start + text_fit(text + start, row->end - start, room, NULL);
}

static void paint_row(const struct text_area *area, const struct canvas *canvas, int y,
	const struct row *row, bool focus)
{
	size_t bytes, from, to;
	const char *text = buffer_paragraph(area->buffer, row->paragraph, &bytes);
	const size_t start = MIN(row->text, row->end);
	const size_t end = fitting_end(row, text, start, (size_t)canvas->columns);
	bool line_end = selected_part(area, row, text, end, &from, &to);
	int x = (int)row->indent;
	if (!focus)
		from = to = end;
	x = paragraph_marks_paint(&area->marks, row->paragraph, canvas, y, x, text, bytes,
		start, from, STYLE_FIELD);
	x = canvas_text(canvas, y, x, text + from, to - from, STYLE_SELECTED);
	paragraph_marks_paint(&area->marks, row->paragraph, canvas, y, x, text, bytes, to,
		end, STYLE_FIELD);
	if (focus && line_end)
		canvas_puts(canvas, y, x, " ", STYLE_SELECTED);
}

/* Scrolls so that the cursor's row is seen, and no rows behind the last. */
static void scroll(struct text_area *area, size_t number, size_t rows)
{
	if (area->top + rows > area->cache.rows)
		area->top = area->cache.rows > rows ? area->cache.rows - rows : 0;
	if (number < area->top)
		area->top = number;
	else if (number >= area->top + rows)
		area->top = number - rows + 1;
}

void text_area_paint(struct text_area *area, const struct canvas *canvas, bool focus)
{
	area->canvas = *canvas;
	if (canvas->rows < 1 || canvas->columns < 1)
		return;
	/* In haste lines are others than they will be, and so is the one on top. */
	const size_t top = area->top;
	text_area_rows(area, canvas->columns);
	struct place place = area_place(area);
	scroll(area, place.number, (size_t)canvas->rows);
	canvas_clear(canvas, STYLE_FIELD);
	struct row row = wrap_cache_row(&area->cache, area->buffer, area->top);
	int y = 0;
	do
		paint_row(area, canvas, y, &row, focus);
	while (++y < canvas->rows && wrap_cache_next(&area->cache, area->buffer, &row));
	if (focus && offers_shown(&area->offers, area->buffer))
		offers_paint(&area->offers, area->breaker, canvas,
			(int)(place.number - area->top), place.column, y);
	if (focus)
		canvas_cursor(canvas, (int)(place.number - area->top),
			place.column < canvas->columns ? place.column
						       : canvas->columns - 1);
	if (canvas->terminal->in_haste)
		area->top = top;
}

bool text_area_begins(const struct text_area *area, int y, size_t *paragraph)
{
	size_t number = area->top + (size_t)y;
	if (y < 0 || y >= area->canvas.rows || number >= area->cache.rows)
		return false;
	struct row row = wrap_cache_row(&area->cache, area->buffer, number);
	*paragraph = row.paragraph;
	return row.line == 0;
}
