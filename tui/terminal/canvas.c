/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/canvas.h"

#include <string.h>

#include "text/shorten.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/terminal/paragraph_cache.h"

struct canvas canvas_of(struct terminal *terminal)
{
	struct canvas canvas = {.terminal = terminal};
	terminal->ops->size(terminal, &canvas.rows, &canvas.columns);
	return canvas;
}

/* Cuts [*start, *start + *length) to [0, whole). */
static void cut_range(int *start, int *length, int whole)
{
	if (*start < 0) {
		*length = *length < -*start ? 0 : *length + *start;
		*start = 0;
	}
	if (*start > whole)
		*start = whole;
	if (*length > whole - *start)
		*length = whole - *start;
	if (*length < 0)
		*length = 0;
}

struct canvas canvas_part(
	const struct canvas *canvas, int top, int left, int rows, int columns)
{
	cut_range(&top, &rows, canvas->rows);
	cut_range(&left, &columns, canvas->columns);
	return (struct canvas){
		.terminal = canvas->terminal,
		.top = canvas->top + top,
		.left = canvas->left + left,
		.rows = rows,
		.columns = columns,
	};
}

static void put(const struct canvas *canvas, int row, int column, int columns,
	const char *cell, size_t bytes, enum style style)
{
	canvas->terminal->ops->put(canvas->terminal, canvas->top + row,
		canvas->left + column, columns, cell, bytes, style);
}

static bool holds_row(const struct canvas *canvas, int row)
{
	return row >= 0 && row < canvas->rows;
}

static void put_spaces(
	const struct canvas *canvas, int row, int column, int columns, enum style style)
{
	cut_range(&column, &columns, canvas->columns);
	if (columns)
		canvas->terminal->ops->spaces(canvas->terminal, canvas->top + row,
			canvas->left + column, columns, style);
}

void canvas_clear(const struct canvas *canvas, enum style style)
{
	for (int row = 0; row < canvas->rows; row++)
		put_spaces(canvas, row, 0, canvas->columns, style);
}

/* What joins characters and chooses between their looks: terminals disagree on what it
 * does to the width, and no cell here needs it to be read. */
static bool is_joiner(uint32_t code_point)
{
	return (code_point >= 0x200B && code_point <= 0x200D) || code_point == 0x2060 ||
	       (code_point >= 0xFE00 && code_point <= 0xFE0F) || code_point == 0xFEFF;
}

/* Draws one cell of shown text without its joiners. */
static void put_cell(const struct canvas *canvas, int row, int column,
	const struct cell *cell, const char *text, enum style style)
{
	char clean[256];
	size_t kept = 0;
	for (size_t at = 0, spanned; at < cell->bytes; at += spanned) {
		uint32_t code_point;
		spanned = utf8_decode(text + at, cell->bytes - at, &code_point);
		if (is_joiner(code_point) || kept + spanned > sizeof(clean))
			continue;
		memcpy(clean + kept, text + at, spanned);
		kept += spanned;
	}
	if (kept && cell->columns)
		put(canvas, row, column, (int)cell->columns, clean, kept, style);
}

/* Draws a unit, or spaces for what part of it lies on the canvas. */
static void put_unit(const struct canvas *canvas, int row, int column,
	const struct cell *unit, const char *text, enum style style)
{
	if (column < 0 || column + (int)unit->columns > canvas->columns) {
		put_spaces(canvas, row, column, (int)unit->columns, style);
		return;
	}
	for (size_t at = 0; at < unit->bytes;) {
		struct cell cell = cell_next(text + at, unit->bytes - at);
		put_cell(canvas, row, column, &cell, text + at, style);
		column += (int)cell.columns;
		at += cell.bytes;
	}
}

/* Draws text that is plain and lies within the canvas: nearly all that is drawn, all of it
 * for every key. Its columns; 0 where it is another. */
static int put_plain(const struct canvas *canvas, int row, int column, const char *text,
	size_t bytes, enum style style)
{
	if (!bytes || column < 0 || column >= canvas->columns)
		return 0;
	return canvas->terminal->ops->plain(canvas->terminal, canvas->top + row,
		canvas->left + column, canvas->columns - column, text, bytes, style);
}

int canvas_text(const struct canvas *canvas, int row, int column, const char *text,
	size_t bytes, enum style style)
{
	if (!holds_row(canvas, row))
		return column + (int)text_columns(text, bytes);
	const int plain = put_plain(canvas, row, column, text, bytes, style);
	if (plain)
		return column + plain;
	struct str shown = STR_INIT;
	text_show(&shown, text, bytes);
	for (size_t at = 0; at < shown.bytes;) {
		struct cell unit = cell_unit(shown.data + at, shown.bytes - at);
		put_unit(canvas, row, column, &unit, shown.data + at, style);
		column += (int)unit.columns;
		at += unit.bytes;
	}
	str_release(&shown);
	return column;
}

int canvas_puts(const struct canvas *canvas, int row, int column, const char *text,
	enum style style)
{
	return canvas_text(canvas, row, column, text, strlen(text), style);
}

/* Draws the head of text that leaves room for an ellipsis in columns (at least 1): up to
 * where letters part, as far as that is known already. */
static void put_cut(const struct canvas *canvas, int row, int column, int columns,
	const char *text, enum style style)
{
	struct terminal *terminal = canvas->terminal;
	/* A long text's words are looked for no farther than they can matter. */
	const size_t bytes =
		text_fit(text, strcspn(text, "\n"), 2 * (size_t)columns, NULL);
	struct breaker *words =
		terminal->in_haste ? NULL : paragraph_cache_words(&terminal->paragraphs);
	const size_t fitting = text_shorten(text, bytes, (size_t)columns, 0, words).end;
	const int used = (int)text_columns(text, fitting);
	canvas_text(canvas, row, column, text, fitting, style);
	canvas_line(canvas, row, column + used, LINE_CUT, style);
	put_spaces(canvas, row, column + used + 1, columns - used - 1, style);
}

void canvas_field(const struct canvas *canvas, int row, int column, int columns,
	const char *text, enum text_align align, enum style style)
{
	if (!holds_row(canvas, row) || columns <= 0)
		return;
	size_t wanted = text_columns(text, strlen(text));
	if (wanted > (size_t)columns) {
		put_cut(canvas, row, column, columns, text, style);
		return;
	}
	int spare = columns - (int)wanted;
	int before = align == ALIGN_LEFT ? 0 : align == ALIGN_RIGHT ? spare : spare / 2;
	put_spaces(canvas, row, column, before, style);
	int end = canvas_puts(canvas, row, column + before, text, style);
	put_spaces(canvas, row, end, spare - before, style);
}

void canvas_ends(const struct canvas *canvas, int row, int column, int columns,
	const char *text, enum style style)
{
	const size_t bytes = strlen(text);
	if (columns < 3 || text_columns(text, bytes) <= (size_t)columns) {
		canvas_field(canvas, row, column, columns, text, ALIGN_LEFT, style);
		return;
	}
	const struct canvas part = canvas_part(canvas, row, column, 1, columns);
	size_t used;
	const size_t head = text_fit(text, bytes, (size_t)columns / 3, &used);
	const size_t tail = text_fit_end(text, bytes, (size_t)columns - 1 - used);
	put_spaces(&part, 0, 0, part.columns, style);
	canvas_text(&part, 0, 0, text, head, style);
	canvas_line(&part, 0, (int)used, LINE_CUT, style);
	canvas_text(&part, 0, (int)used + 1, text + tail, bytes - tail, style);
}

static int put_paragraph(const struct canvas *canvas, int row, const char *text,
	size_t bytes, enum style style)
{
	size_t count;
	if (canvas->terminal->in_haste)
		return row + 1 + (int)text_columns(text, bytes) / canvas->columns;
	const struct wrap_line *lines =
		paragraph_cache_lines(&canvas->terminal->paragraphs, text, bytes,
			(unsigned)canvas->columns, &count);
	for (size_t i = 0; i < count; i++)
		canvas_text(canvas, row++, (int)lines[i].indent, text + lines[i].start,
			lines[i].bytes, style);
	return row;
}

int canvas_paragraphs(
	const struct canvas *canvas, int row, const char *text, enum style style)
{
	if (canvas->columns < 1)
		return row;
	for (;;) {
		size_t bytes = strcspn(text, "\n");
		row = put_paragraph(canvas, row, text, bytes, style);
		if (!text[bytes])
			return row;
		text += bytes + 1;
	}
}

void canvas_line(const struct canvas *canvas, int row, int column, enum line_piece piece,
	enum style style)
{
	if (holds_row(canvas, row) && column >= 0 && column < canvas->columns)
		canvas->terminal->ops->line(canvas->terminal, canvas->top + row,
			canvas->left + column, piece, style);
}

void canvas_across(
	const struct canvas *canvas, int row, int column, int columns, enum style style)
{
	for (int i = 0; i < columns; i++)
		canvas_line(canvas, row, column + i, LINE_ACROSS, style);
}

void canvas_down(
	const struct canvas *canvas, int row, int column, int rows, enum style style)
{
	for (int i = 0; i < rows; i++)
		canvas_line(canvas, row + i, column, LINE_DOWN, style);
}

void canvas_box(const struct canvas *canvas, enum style style)
{
	int bottom = canvas->rows - 1, right = canvas->columns - 1;
	canvas_across(canvas, 0, 1, right - 1, style);
	canvas_across(canvas, bottom, 1, right - 1, style);
	canvas_down(canvas, 1, 0, bottom - 1, style);
	canvas_down(canvas, 1, right, bottom - 1, style);
	canvas_line(canvas, 0, 0, LINE_TOP_LEFT, style);
	canvas_line(canvas, 0, right, LINE_TOP_RIGHT, style);
	canvas_line(canvas, bottom, 0, LINE_BOTTOM_LEFT, style);
	canvas_line(canvas, bottom, right, LINE_BOTTOM_RIGHT, style);
}

/* How much of the bar is filled: something as soon as there is something, all only
 * where all is there. */
static long bar_filled(long columns, long part, long whole)
{
	if (whole <= 0 || part <= 0)
		return 0;
	if (part >= whole)
		return columns;
	long filled = (long)((double)columns * (double)part / (double)whole);
	return filled ? filled : columns > 1;
}

void canvas_bar(const struct canvas *canvas, int row, int column, int columns, long part,
	long whole)
{
	long filled = bar_filled(columns, part, whole);
	for (int i = 0; i < columns; i++)
		canvas_line(canvas, row, column + i, i < filled ? LINE_FULL : LINE_EMPTY,
			i < filled ? STYLE_ACCENT : STYLE_LINE);
}

void canvas_focus(const struct canvas *canvas, int row, int column, int columns)
{
	if (!holds_row(canvas, row))
		return;
	put_spaces(canvas, row, column, columns, STYLE_FOCUS);
	canvas_line(canvas, row, column, LINE_HERE, STYLE_FOCUS_MARK);
	canvas_park(canvas, row, column);
}

static bool holds_place(const struct canvas *canvas, int row, int column)
{
	return holds_row(canvas, row) && column >= 0 && column < canvas->columns;
}

void canvas_cursor(const struct canvas *canvas, int row, int column)
{
	struct terminal *terminal = canvas->terminal;
	const bool inside = holds_place(canvas, row, column);
	terminal->cursor_shown = inside;
	terminal->ops->cursor(terminal, inside ? canvas->top + row : -1,
		inside ? canvas->left + column : -1, inside);
}

void canvas_park(const struct canvas *canvas, int row, int column)
{
	struct terminal *terminal = canvas->terminal;
	if (!terminal->cursor_shown && holds_place(canvas, row, column))
		terminal->ops->cursor(
			terminal, canvas->top + row, canvas->left + column, false);
}

struct heard *canvas_heard(const struct canvas *canvas)
{
	struct heard *heard = canvas->terminal->heard;
	if (!heard || heard->box)
		return NULL;
	if (heard->areas_count < HEARD_AREAS)
		heard->areas[heard->areas_count++] = (struct heard_area){
			canvas->top, canvas->left, canvas->rows, canvas->columns};
	return heard;
}
