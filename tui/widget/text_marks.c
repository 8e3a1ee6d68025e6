/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/text_marks.h"

#include <stdlib.h>
#include <string.h>

#include "text/cell.h"
#include "text/macros.h"
#include "text/mem.h"
#include "tui/terminal/terminal.h"

/* Rows of a text that are seen above its mark, where it begins further up. */
enum { ROWS_ABOVE = 1 };

void paragraph_marks_clear(struct paragraph_marks *marks)
{
	for (size_t i = 0; i < marks->count; i++)
		free(marks->items[i].words);
	marks->count = 0;
}

void paragraph_marks_release(struct paragraph_marks *marks)
{
	paragraph_marks_clear(marks);
	free(marks->items);
	*marks = (struct paragraph_marks){0};
}

void paragraph_marks_add(struct paragraph_marks *marks, size_t paragraph, size_t offset,
	const char *words, size_t bytes)
{
	marks->items = mem_grow(
		marks->items, marks->count, &marks->capacity, sizeof(*marks->items));
	marks->items[marks->count++] = (struct paragraph_mark){
		paragraph, offset, mem_strndup(words, bytes), bytes};
}

void paragraph_marks_of(struct paragraph_marks *marks, const struct buffer *buffer,
	size_t before, const struct text_mark *of, size_t count)
{
	for (size_t i = 0; count && i < buffer_paragraphs(buffer); i++) {
		size_t bytes;
		const char *text = buffer_paragraph(buffer, i, &bytes);
		for (size_t j = 0; j < count; j++) {
			const size_t end = of[j].start + of[j].bytes;
			const size_t from =
				of[j].start > before ? of[j].start - before : 0;
			const size_t to = end < before           ? 0
					  : end - before < bytes ? end - before
								 : bytes;
			if (from < to)
				paragraph_marks_add(
					marks, i, from, text + from, to - from);
		}
		before += bytes + 1;
	}
}

/* --- drawing --- */

static bool still_stands(
	const struct paragraph_mark *mark, const char *text, size_t bytes)
{
	return mark->offset + mark->bytes <= bytes &&
	       memcmp(text + mark->offset, mark->words, mark->bytes) == 0;
}

/* The first mark of the paragraph that still stands between at and end, by its start; NULL
 * where there is none: most rows have none. */
static const struct paragraph_mark *next_in(const struct paragraph_marks *marks,
	size_t paragraph, const char *text, size_t bytes, size_t at, size_t end)
{
	const struct paragraph_mark *next = NULL;
	for (size_t i = 0; i < marks->count; i++) {
		const struct paragraph_mark *mark = &marks->items[i];
		if (mark->paragraph == paragraph && mark->offset < end &&
			mark->offset + mark->bytes > at &&
			(!next || mark->offset < next->offset) &&
			still_stands(mark, text, bytes))
			next = mark;
	}
	return next;
}

/* The start of the cell, of those from at on, that holds the byte at offset. */
static size_t cell_start(const char *text, size_t at, size_t end, size_t offset)
{
	for (size_t next = at; next <= offset && next < end;) {
		at = next;
		next += cell_next(text + at, end - at).bytes;
	}
	return at;
}

int paragraph_marks_paint(const struct paragraph_marks *marks, size_t paragraph,
	const struct canvas *canvas, int row, int column, const char *text, size_t bytes,
	size_t start, size_t end, enum style style)
{
	const struct paragraph_mark *mark;
	size_t at = start;
	/* A mark that goes on in the next row lies between at and end for ever. */
	while (at < end && (mark = next_in(marks, paragraph, text, bytes, at, end))) {
		/* Whole cells, also of a mark that begins or ends inside one. */
		const size_t from = cell_start(text, at, end, mark->offset);
		const size_t last =
			cell_start(text, from, end, mark->offset + mark->bytes - 1);
		const size_t to = last + cell_next(text + last, end - last).bytes;
		column = canvas_text(canvas, row, column, text + at, from - at, style);
		column = canvas_text(
			canvas, row, column, text + from, to - from, STYLE_MARKED);
		at = to;
	}
	return canvas_text(canvas, row, column, text + at, end - at, style);
}

/* --- a text to be read --- */

struct reading {
	const struct canvas *canvas;
	struct wrapper *wrapper;
	struct text_mark mark;
	int row;
};

/* The part of the mark that lies in a paragraph. */
static void mark_paragraph(const struct reading *reading, struct paragraph_marks *marks,
	const char *text, size_t start, size_t bytes)
{
	const size_t first = reading->mark.start, end = first + reading->mark.bytes;
	const size_t from = first > start ? first - start : 0;
	const size_t to = end < start ? 0 : end - start < bytes ? end - start : bytes;
	if (from < to)
		paragraph_marks_add(marks, 0, from, text + from, to - from);
}

/* The line from which on a paragraph is drawn: its first, if the mark is then seen. */
static size_t first_line(const struct reading *reading, const struct wrap_line *lines,
	size_t count, size_t start)
{
	size_t line = 0;
	while (line + 1 < count && start + lines[line + 1].start <= reading->mark.start)
		line++;
	const size_t rows = (size_t)(reading->canvas->rows - reading->row);
	return line + 1 < rows || line < ROWS_ABOVE ? 0 : line - ROWS_ABOVE;
}

static void read_paragraph(
	struct reading *reading, const char *text, size_t start, size_t bytes)
{
	const struct canvas *canvas = reading->canvas;
	struct paragraph_marks marks = {0};
	size_t count;
	mark_paragraph(reading, &marks, text, start, bytes);
	wrap_load(reading->wrapper, text, bytes);
	const struct wrap_line *lines =
		wrap_lines(reading->wrapper, (unsigned)canvas->columns, &count);
	for (size_t i = marks.count ? first_line(reading, lines, count, start) : 0;
		i < count && reading->row < canvas->rows; i++)
		paragraph_marks_paint(&marks, 0, canvas, reading->row++,
			(int)lines[i].indent, text, bytes, lines[i].start,
			lines[i].start + lines[i].bytes, STYLE_PLAIN);
	paragraph_marks_release(&marks);
}

/* Where the paragraph begins that a place is in. */
static size_t paragraph_start(const char *text, size_t at)
{
	while (at && text[at - 1] != '\n')
		at--;
	return at;
}

int text_mark_paint(const struct canvas *canvas, int row, struct wrapper *wrapper,
	const char *text, struct text_mark mark)
{
	struct reading reading = {canvas, wrapper, mark, row};
	const size_t bytes = strlen(text);
	size_t at = MIN(mark.start, bytes);
	at = mark.bytes ? paragraph_start(text, at) : 0;
	if (canvas->columns < 1)
		return row;
	while (at <= bytes && reading.row < canvas->rows) {
		const size_t length = strcspn(text + at, "\n");
		read_paragraph(&reading, text + at, at, length);
		at += length + 1;
	}
	return reading.row;
}
