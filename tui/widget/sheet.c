/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/sheet.h"

#include "text/cell.h"
#include "tui/terminal/terminal.h"

enum {
	LABEL_COLUMNS = 22,
	COLUMNS_FOR_LABELS = 70, /* of the screen; below it labels stand above */
	ROWS_OF_OTHERS = 5,      /* of a field that the cursor is not in */
	FOCUS_COLUMNS = 2, /* of the mark of the focus; then one of what was found */
	MARK_COLUMNS = FOCUS_COLUMNS + 2,
};

struct painter {
	const struct sheet *sheet;
	const struct canvas *canvas;
	size_t at;
	bool beside; /* labels stand at the left */
};

static int field_left(const struct painter *painter)
{
	return painter->beside ? LABEL_COLUMNS + 1 : FOCUS_COLUMNS;
}

static int field_columns(const struct painter *painter)
{
	return painter->canvas->columns - field_left(painter) - 1;
}

/* Rows of one field with what stands around it. */
static int rows_of(const struct painter *painter, size_t number, int *around)
{
	struct sheet_row row = {.mark = ""};
	painter->sheet->describe(painter->sheet->context, number, &row);
	*around = (row.heading ? 1 : 0) + (painter->beside ? 0 : 1);
	int rows = field_rows(row.field, field_columns(painter), number == painter->at);
	if (rows < 1)
		rows = 1;
	if (number != painter->at && rows > ROWS_OF_OTHERS)
		rows = ROWS_OF_OTHERS;
	if (rows > painter->canvas->rows - *around)
		rows = painter->canvas->rows - *around;
	return rows < 1 ? 1 : rows;
}

static int paint_row(const struct painter *painter, size_t number, int top)
{
	const struct canvas *canvas = painter->canvas;
	struct sheet_row row = {.mark = ""};
	int around;
	const int rows = rows_of(painter, number, &around);
	const bool here = number == painter->at;
	painter->sheet->describe(painter->sheet->context, number, &row);
	if (row.heading)
		canvas_field(canvas, top++, 0, canvas->columns, row.heading, ALIGN_LEFT,
			STYLE_FAINT);
	const int label = painter->beside ? LABEL_COLUMNS - MARK_COLUMNS
					  : canvas->columns - MARK_COLUMNS;
	/* Of what is done the ✓ alone is green. */
	const enum style words = row.style == STYLE_DONE ? STYLE_PLAIN : row.style;
	if (here)
		canvas_focus(canvas, top, 0, MARK_COLUMNS + label);
	canvas_puts(canvas, top, FOCUS_COLUMNS, row.mark,
		here ? style_focused(row.style) : row.style);
	canvas_field(canvas, top, MARK_COLUMNS, label, row.label, ALIGN_LEFT,
		here && words == STYLE_PLAIN ? STYLE_FOCUS_LABEL
		: here                       ? style_focused(words)
					     : words);
	if (!painter->beside)
		top++;
	const struct canvas body = canvas_part(
		canvas, top, field_left(painter), rows, field_columns(painter));
	field_paint(row.field, &body, here);
	if (!here && field_rows(row.field, body.columns, false) > rows)
		canvas_line(canvas, top + rows - 1, canvas->columns - 1, LINE_BELOW,
			STYLE_FAINT);
	return top + rows;
}

/* The first of the rows above `behind`, not above top, from which on all of them are in
 * view; at least the last of them is. */
static size_t first_to_show(const struct painter *painter, size_t top, size_t behind)
{
	int used = 0;
	size_t first = behind - 1;
	for (size_t i = behind; i-- > top;) {
		int around;
		used += rows_of(painter, i, &around) + around;
		if (used > painter->canvas->rows)
			break;
		first = i;
	}
	return first;
}

/* The first row from which on the one of the cursor is whole in view; nothing stays
 * hidden above where there is room below the last. */
static size_t first_in_view(const struct painter *painter, size_t top)
{
	if (painter->at < top)
		return painter->at;
	const size_t last = first_to_show(painter, 0, painter->sheet->count);
	if (last < top)
		top = last;
	return first_to_show(painter, top, painter->at + 1);
}

void sheet_paint(
	const struct sheet *sheet, const struct canvas *canvas, size_t at, size_t *top)
{
	const struct painter painter = {
		sheet, canvas, at, canvas->columns >= COLUMNS_FOR_LABELS};
	int row = 0, at_row = 0;
	*top = first_in_view(&painter, *top);
	size_t next = *top;
	for (; next < sheet->count && row < canvas->rows; next++) {
		if (next == at)
			at_row = row;
		row = paint_row(&painter, next, row);
	}
	const int edge = canvas->columns - 1;
	if (*top)
		canvas_line(canvas, 0, edge, LINE_ABOVE, STYLE_KEY);
	if (next < sheet->count || row > canvas->rows)
		canvas_line(canvas, canvas->rows - 1, edge, LINE_BELOW, STYLE_KEY);
	/* Again, so that the cursor stays where it belongs. */
	if (at < sheet->count)
		paint_row(&painter, at, at_row);
}

size_t sheet_find(const struct sheet *sheet, const struct canvas *canvas, size_t at,
	size_t top, int canvas_row)
{
	const struct painter painter = {
		sheet, canvas, at, canvas->columns >= COLUMNS_FOR_LABELS};
	int row = 0;
	for (size_t i = top; i < sheet->count && row < canvas->rows; i++) {
		int around;
		row += rows_of(&painter, i, &around) + around;
		if (canvas_row < row)
			return i;
	}
	return sheet->count;
}
