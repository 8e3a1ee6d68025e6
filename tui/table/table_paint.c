/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/table/table_paint.h"

#include <string.h>

#include "text/cell.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/shorten.h"
#include "text/str.h"
#include "tui/terminal/terminal.h"

enum {
	MARK = 2,            /* columns of the cursor's mark, and of what it may cover */
	EDGE = 1,            /* and of the marks at the right */
	GAP = 2,             /* between two columns */
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
	int least = column->columns ? column->columns
		    : column->least ? column->least
				    : FLEXIBLE_LEAST;
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

/* Leaves out the column that is needed least of those that are in. False: all are needed. */
static bool leave_one_out(struct table_frame *frame)
{
	int most = 0;
	size_t least_needed = 0;
	for (size_t i = 0; i < frame->source.columns; i++)
		if (frame->width[i] && frame->columns[i].optional &&
			frame->columns[i].optional >= most) {
			most = frame->columns[i].optional;
			least_needed = i;
		}
	if (most)
		frame->width[least_needed] = 0;
	return most;
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
	table_frame_words(frame, NULL, NULL);
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

void table_frame_words(struct table_frame *frame, const struct string_list *beside,
	struct breaker **words)
{
	frame->beside = beside;
	frame->words = words;
}

int table_frame_apart(const struct table_frame *frame)
{
	for (size_t i = 0; i < frame->source.columns; i++)
		if (frame->columns[i].apart && frame->width[i])
			return (int)i;
	return -1;
}

int table_frame_column(const struct table_frame *frame, int screen_column)
{
	for (size_t i = 0; i < frame->source.columns; i++)
		if (frame->width[i] && screen_column >= frame->left[i] - 1 &&
			screen_column <= frame->left[i] + frame->width[i])
			return (int)i;
	return -1;
}

static void paint_heading(const struct table_frame *frame, size_t column)
{
	canvas_field(&frame->headings, 0, frame->left[column], frame->width[column],
		_(frame->columns[column].heading), frame->columns[column].align,
		STYLE_FAINT);
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
	canvas_line(&frame->headings, 0, frame->left[column] + mark, LINE_ABOVE,
		STYLE_ACCENT);
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
	canvas_across(&frame->headings, 1, 0, frame->headings.columns, STYLE_LINE);
}

/* Up to where a text is that of another row on the screen that goes on otherwise. */
static size_t apart_of(const struct table_frame *frame, size_t column, const char *text)
{
	size_t most = 0;
	if (!frame->beside || table_frame_apart(frame) != (int)column)
		return 0;
	for (size_t i = 0; i < frame->beside->count; i++) {
		const char *other = frame->beside->items[i];
		const size_t common = text_common(text, other);
		if (common > most && (text[common] || other[common]))
			most = common;
	}
	return most;
}

/* A text that is too long for its column. */
static void paint_shortened(const struct table_frame *frame, int y, size_t column,
	const char *text, enum style style)
{
	const int width = frame->width[column];
	const bool later = frame->body.terminal->in_haste || !frame->words;
	if (!later && !*frame->words)
		*frame->words = breaker_new();
	const size_t bytes = strcspn(text, "\n");
	const struct shortened shown = text_shorten(text, bytes, (size_t)width,
		apart_of(frame, column, text), later ? NULL : *frame->words);
	const struct canvas part =
		canvas_part(&frame->body, y, frame->left[column], 1, width);
	canvas_clear(&part, style);
	int x = canvas_text(&part, 0, 0, text, shown.head, style);
	if (shown.start > shown.head)
		canvas_line(&part, 0, x++, LINE_CUT, style);
	x = canvas_text(&part, 0, x, text + shown.start, shown.end - shown.start, style);
	if (shown.end < bytes)
		canvas_line(&part, 0, x, LINE_CUT, style);
}

/* Of a cell that says that something is done the ✓ alone is green. */
static void paint_cell(const struct table_frame *frame, int y, size_t column,
	const char *text, enum style style, bool focus)
{
	const enum style words = style == STYLE_DONE ? STYLE_PLAIN : style;
	const enum style shown = focus ? style_focused(words) : words;
	const char *mark = terminal_piece(frame->body.terminal, LINE_DONE);
	if (columns_of(text) > frame->width[column])
		paint_shortened(frame, y, column, text, shown);
	else
		canvas_field(&frame->body, y, frame->left[column], frame->width[column],
			text, frame->columns[column].align, shown);
	if (style == STYLE_DONE && !strncmp(text, mark, strlen(mark)))
		canvas_line(&frame->body, y, frame->left[column], LINE_DONE,
			focus ? style_focused(style) : style);
}

void table_paint_row(
	const struct table_frame *frame, int y, size_t row, enum table_row kind)
{
	const bool focus = kind == TABLE_ROW_FOCUS;
	struct str text = STR_INIT;
	if (focus)
		canvas_focus(&frame->body, y, 0, frame->body.columns);
	else if (kind == TABLE_ROW_CURSOR)
		canvas_line(&frame->body, y, 0, LINE_HERE, STYLE_ACCENT);
	for (size_t i = 0; i < frame->source.columns; i++) {
		if (!frame->width[i])
			continue;
		str_clear(&text);
		const enum style style =
			frame->source.cell(frame->source.context, row, i, &text);
		paint_cell(frame, y, i, text.data, style, focus);
	}
	str_release(&text);
}

void table_paint_part(const struct table_frame *frame, int y, const char *name)
{
	canvas_field(&frame->body, y, MARK, frame->body.columns - MARK - EDGE, name,
		ALIGN_LEFT, STYLE_LABEL);
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
