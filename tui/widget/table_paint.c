/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/table_paint.h"

#include <string.h>

#include "text/cell.h"
#include "text/i18n.h"
#include "text/macros.h"

enum {
	MARK = 1,            /* columns of the cursor's mark */
	EDGE = 1,            /* and of the marks at the right */
	GAP = 3,             /* " │ " */
	FLEXIBLE_LEAST = 14, /* least width of a column that takes what is left */
	HEADING_ROWS = 2,
	BODY_LEAST = 2, /* rows below which headings are left out */
};

static int columns_of(const char *text)
{
	return (int)text_columns(text, strlen(text));
}

static int least_width(const struct table_column *column)
{
	int least = column->columns ? column->columns : FLEXIBLE_LEAST;
	int heading = column->heading ? columns_of(_(column->heading)) : 0;
	return MAX(heading, least);
}

/* Columns that the table takes. */
static int whole_width(const struct table_frame *frame)
{
	int whole = MARK + EDGE - GAP;
	for (size_t i = 0; i < frame->source.columns; i++)
		if (frame->width[i])
			whole += frame->width[i] + GAP;
	return whole;
}

/* Leaves out the last optional column that is in. False: none is. */
static bool leave_one_out(struct table_frame *frame)
{
	for (size_t i = frame->source.columns; i-- > 0;)
		if (frame->columns[i].optional && frame->width[i]) {
			frame->width[i] = 0;
			return true;
		}
	return false;
}

/* Shares out what is over, or missing, among the columns that take what is left. */
static void share(struct table_frame *frame, int over)
{
	int takers = 0;
	for (size_t i = 0; i < frame->source.columns; i++)
		takers += frame->width[i] && !frame->columns[i].columns;
	for (size_t i = 0; i < frame->source.columns && takers; i++) {
		if (!frame->width[i] || frame->columns[i].columns)
			continue;
		int part = over / takers;
		if (frame->width[i] + part < 1)
			part = 1 - frame->width[i];
		frame->width[i] += part;
		over -= part;
		takers--;
	}
}

static void set_widths(struct table_frame *frame, int columns)
{
	for (size_t i = 0; i < frame->source.columns; i++)
		frame->width[i] = least_width(&frame->columns[i]);
	while (whole_width(frame) > columns && leave_one_out(frame))
		;
	share(frame, columns - whole_width(frame));
	int left = MARK;
	for (size_t i = 0; i < frame->source.columns; i++) {
		frame->left[i] = left;
		left += frame->width[i] ? frame->width[i] + GAP : 0;
	}
}

void table_frame_set(struct table_frame *frame, const struct canvas *canvas,
	const struct table_column *columns, const struct row_source *source)
{
	frame->columns = columns;
	frame->source = *source;
	if (frame->source.columns > TABLE_COLUMNS_MAX)
		frame->source.columns = TABLE_COLUMNS_MAX;
	set_widths(frame, canvas->columns);
	bool headings = false;
	for (size_t i = 0; i < frame->source.columns; i++)
		headings = headings || columns[i].heading;
	frame->heading_rows =
		headings && canvas->rows >= HEADING_ROWS + BODY_LEAST ? HEADING_ROWS : 0;
	frame->headings = canvas_part(canvas, 0, 0, frame->heading_rows, canvas->columns);
	frame->body = canvas_part(canvas, frame->heading_rows, 0,
		canvas->rows - frame->heading_rows, canvas->columns);
}

int table_frame_column(const struct table_frame *frame, int screen_column)
{
	for (size_t i = 0; i < frame->source.columns; i++)
		if (frame->width[i] && screen_column >= frame->left[i] - 1 &&
			screen_column <= frame->left[i] + frame->width[i])
			return (int)i;
	return -1;
}

/* The lines between the columns. */
static void paint_lines(const struct table_frame *frame, const struct canvas *canvas,
	int y, enum line_piece piece, enum style style)
{
	for (size_t i = 1; i < frame->source.columns; i++)
		if (frame->width[i] && frame->left[i] > MARK)
			canvas_line(canvas, y, frame->left[i] - 2, piece, style);
}

static void paint_heading(const struct table_frame *frame, size_t column)
{
	canvas_field(&frame->headings, 0, frame->left[column], frame->width[column],
		_(frame->columns[column].heading), frame->columns[column].align,
		STYLE_LABEL);
}

/* Behind the heading of the column that is sorted by, smallest first; in the space behind
 * the column where the heading leaves none. */
static void paint_sorted(const struct table_frame *frame, size_t column)
{
	const int width = frame->width[column];
	int mark = columns_of(_(frame->columns[column].heading));
	if (mark + 1 < width)
		mark++;
	if (mark > width || frame->columns[column].align == ALIGN_RIGHT)
		mark = width;
	canvas_line(
		&frame->headings, 0, frame->left[column] + mark, LINE_ABOVE, STYLE_LABEL);
}

void table_paint_headings(const struct table_frame *frame, int sorted)
{
	if (!frame->heading_rows)
		return;
	for (size_t i = 0; i < frame->source.columns; i++) {
		const char *heading = frame->columns[i].heading;
		if (!heading || !frame->width[i])
			continue;
		paint_heading(frame, i);
		if ((int)i == sorted)
			paint_sorted(frame, i);
	}
	canvas_across(&frame->headings, 1, 0, frame->headings.columns, STYLE_FAINT);
	paint_lines(frame, &frame->headings, 0, LINE_DOWN, STYLE_FAINT);
	paint_lines(frame, &frame->headings, 1, LINE_CROSS, STYLE_FAINT);
}

void table_paint_row(
	const struct table_frame *frame, int y, size_t row, enum table_row kind)
{
	struct str text = STR_INIT;
	if (kind == TABLE_ROW_FOCUS)
		canvas_field(&frame->body, y, 0, frame->body.columns, "", ALIGN_LEFT,
			STYLE_FOCUS);
	if (kind != TABLE_ROW_PLAIN)
		canvas_line(&frame->body, y, 0, LINE_HERE,
			kind == TABLE_ROW_FOCUS ? STYLE_FOCUS : STYLE_LABEL);
	for (size_t i = 0; i < frame->source.columns; i++) {
		if (!frame->width[i])
			continue;
		str_clear(&text);
		enum style style =
			frame->source.cell(frame->source.context, row, i, &text);
		if (kind == TABLE_ROW_FOCUS)
			style = STYLE_FOCUS;
		canvas_field(&frame->body, y, frame->left[i], frame->width[i], text.data,
			frame->columns[i].align, style);
	}
	str_release(&text);
	paint_lines(frame, &frame->body, y, LINE_DOWN,
		kind == TABLE_ROW_FOCUS ? STYLE_FOCUS : STYLE_FAINT);
}

void table_paint_more(const struct table_frame *frame, bool above, bool below)
{
	const struct canvas *body = &frame->body;
	if (above)
		canvas_line(body, 0, body->columns - EDGE, LINE_ABOVE, STYLE_KEY);
	if (below)
		canvas_line(body, body->rows - 1, body->columns - EDGE, LINE_BELOW,
			STYLE_KEY);
}

int table_paint_count(
	const struct canvas *row, size_t shown, size_t total, enum digits digits)
{
	struct str first = STR_INIT, second = STR_INIT, text = STR_INIT;
	number_append(&first, (int64_t)shown, digits);
	number_append(&second, (int64_t)total, digits);
	/* TRANSLATORS: rows shown, of all */
	str_printf(&text, _("%s of %s"), first.data, second.data);
	int columns = columns_of(text.data) + EDGE;
	canvas_puts(row, 0, row->columns - columns, text.data, STYLE_FAINT);
	str_release(&first);
	str_release(&second);
	str_release(&text);
	return columns + 1;
}
