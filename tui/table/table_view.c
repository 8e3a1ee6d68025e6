/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/table/table_view.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/lists.h"
#include "text/breaks.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/buffer/buffer.h"
#include "tui/table/row_order.h"
#include "tui/table/table_paint.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/line_field.h"

enum { WHEEL_ROWS = 3 };

struct table_view {
	const struct table_column *columns;
	struct row_source source;
	table_part *part; /* NULL: the list has no parts */
	struct row_order order;
	size_t cursor; /* a place among the rows shown */
	size_t top;    /* the place on the first row of the body */
	struct line_field *filter;
	bool typing;     /* into the filter line */
	bool own_filter; /* its owner shows and takes the words */
	enum digits digits;
	struct str clipboard;
	struct table_frame frame; /* as last painted */
	int lines; /* of the body that were filled then; all where rows are below */
	struct string_list beside; /* see there */
	struct breaker *words;     /* NULL until a text has to be cut */
};

struct table_view *table_view_new(
	const struct table_column *columns, size_t count, table_cell *cell, void *context)
{
	struct table_view *view = mem_new(1, sizeof(*view));
	view->columns = columns;
	view->digits = DIGITS_ARABIC;
	view->source =
		(struct row_source){.cell = cell, .context = context, .columns = count};
	row_order_init(&view->order);
	str_init(&view->clipboard);
	view->filter = line_field_new("");
	return view;
}

void table_view_free(struct table_view *view)
{
	if (!view)
		return;
	row_order_release(&view->order);
	str_release(&view->clipboard);
	line_field_free(view->filter);
	string_list_release(&view->beside);
	breaker_free(view->words);
	free(view);
}

void table_view_own_filter(struct table_view *view)
{
	view->own_filter = true;
}

void table_view_words(struct table_view *view, table_words *words)
{
	view->source.words = words;
}

void table_view_parts(struct table_view *view, table_part *part)
{
	view->part = part;
}

void table_view_digits(struct table_view *view, enum digits digits)
{
	view->digits = digits;
}

size_t table_view_row(const struct table_view *view)
{
	return view->cursor < view->order.shown ? view->order.rows[view->cursor]
						: SIZE_MAX;
}

size_t table_view_at(const struct table_view *view, size_t place)
{
	return place < view->order.shown ? view->order.rows[place] : SIZE_MAX;
}

size_t table_view_shown(const struct table_view *view)
{
	return view->order.shown;
}

bool table_view_filtering(const struct table_view *view)
{
	return view->typing || view->order.words.bytes > 0;
}

void table_view_show_all(struct table_view *view)
{
	view->typing = false;
	table_view_filter(view, "");
}

const char *table_view_filter_words(const struct table_view *view)
{
	return view->order.words.data;
}

static void move_to(struct table_view *view, size_t place)
{
	size_t last = view->order.shown ? view->order.shown - 1 : 0;
	view->cursor = MIN(place, last);
}

/* Makes the order anew; the cursor stays on the row if it is still shown. */
static void update(struct table_view *view, size_t row)
{
	row_order_update(&view->order, &view->source);
	size_t place = row_order_place(&view->order, row);
	move_to(view, place < view->order.shown ? place : 0);
}

void table_view_set_rows(struct table_view *view, size_t count)
{
	size_t row = table_view_row(view), place = view->cursor;
	row_order_rows(&view->order, count);
	update(view, row);
	if (table_view_row(view) != row)
		move_to(view, place);
}

void table_view_set_columns(struct table_view *view, size_t count)
{
	view->source.columns = count;
	row_order_rows(&view->order, view->order.total);
	if (view->order.column >= (int)count)
		table_view_sort(view, -1);
}

void table_view_stay(struct table_view *view, size_t row)
{
	const size_t place = row_order_place(&view->order, row);
	if (place < view->order.shown)
		view->cursor = place;
}

void table_view_go(struct table_view *view, size_t row)
{
	if (row_order_place(&view->order, row) == view->order.shown)
		table_view_filter(view, "");
	table_view_stay(view, row);
}

void table_view_filter(struct table_view *view, const char *words)
{
	size_t row = table_view_row(view);
	struct str now = STR_INIT;
	buffer_append(line_field_buffer(view->filter), &now);
	if (strcmp(now.data, words) != 0)
		buffer_set(line_field_buffer(view->filter), words);
	str_release(&now);
	str_clear(&view->order.words);
	str_puts(&view->order.words, words);
	update(view, row);
}

void table_view_sort(struct table_view *view, int column)
{
	size_t row = table_view_row(view);
	view->order.column = column;
	update(view, row);
}

/* --- painting --- */

/* Appends the name that stands above a row of those shown, when top is the first in view;
 * nothing where none does. */
static void put_part(
	const struct table_view *view, size_t place, size_t top, struct str *out)
{
	if (!view->part || view->order.column >= 0)
		return;
	view->part(view->source.context, view->order.rows[place], out);
	if (place == top || !place)
		return;
	struct str above = STR_INIT;
	view->part(view->source.context, view->order.rows[place - 1], &above);
	if (!strcmp(above.data, out->data))
		str_clear(out);
	str_release(&above);
}

/* The lines of a row: its own, and that of the name above it. */
static size_t lines_of(const struct table_view *view, size_t place, size_t top)
{
	struct str name = STR_INIT;
	put_part(view, place, top, &name);
	const size_t lines = name.bytes ? 2 : 1;
	str_release(&name);
	return lines;
}

/* The first place behind top that so many lines do not show; of one line, a row. */
static size_t end_of(const struct table_view *view, size_t top, size_t lines)
{
	size_t place = top;
	for (size_t used = 0; place < view->order.shown; place++) {
		used += lines_of(view, place, top);
		if (used > lines)
			break;
	}
	return place > top || place == view->order.shown ? place : top + 1;
}

static void scroll(struct table_view *view, int body_rows)
{
	const size_t rows = body_rows > 0 ? (size_t)body_rows : 1;
	const size_t shown = view->order.shown;
	view->top = MIN(view->top, shown ? shown - 1 : 0);
	if (view->cursor < view->top)
		view->top = view->cursor;
	if (view->cursor >= view->top + rows)
		view->top = view->cursor - rows + 1;
	while (view->top < view->cursor && end_of(view, view->top, rows) <= view->cursor)
		view->top++;
	while (view->top > 0 && end_of(view, view->top - 1, rows) == shown)
		view->top--;
}

/* The texts in the column that tells the rows on the screen apart; one that fits is another
 * than those that are cut, whatever it says. */
static void take_beside(struct table_view *view)
{
	const int column = table_frame_apart(&view->frame);
	string_list_release(&view->beside);
	for (int y = 0; column >= 0 && y < view->frame.body.rows; y++) {
		const size_t place = view->top + (size_t)y;
		struct str text = STR_INIT;
		if (place >= view->order.shown)
			break;
		view->source.cell(view->source.context, view->order.rows[place],
			(size_t)column, &text);
		if ((int)text_columns(text.data, text.bytes) > view->frame.width[column])
			string_list_add(&view->beside, text.data);
		str_release(&text);
	}
	table_frame_words(&view->frame, &view->beside, &view->words);
}

/* Draws a row, with the name above it; returns the line behind it. */
static int paint_place(struct table_view *view, int y, size_t place, bool focus)
{
	const struct table_frame *frame = &view->frame;
	struct str name = STR_INIT;
	put_part(view, place, view->top, &name);
	if (name.bytes && frame->body.rows > 1)
		table_paint_part(frame, y++, name.data);
	str_release(&name);
	if (y < frame->body.rows)
		table_paint_row(frame, y, view->order.rows[place],
			place != view->cursor ? TABLE_ROW_PLAIN
			: focus               ? TABLE_ROW_FOCUS
					      : TABLE_ROW_CURSOR);
	return y + 1;
}

/* One cell, where it says anything. */
static void tell_cell(
	const struct table_view *view, size_t row, size_t column, struct str *out)
{
	const char *heading = view->columns[column].heading;
	struct str cell = STR_INIT;
	view->source.cell(view->source.context, row, column, &cell);
	if (!text_is_blank(cell.data)) {
		const size_t blank = strspn(cell.data, " ");
		str_puts(out, out->bytes ? "; " : "");
		if (heading && *heading)
			str_printf(out, "%s ", _(heading));
		str_puts(out, cell.data + blank);
	}
	str_release(&cell);
}

void table_view_tell(const struct table_view *view, size_t place, struct str *out)
{
	struct str part = STR_INIT, cells = STR_INIT;
	if (place >= view->order.shown)
		return;
	put_part(view, place, 0, &part);
	for (size_t i = 0; i < view->source.columns; i++)
		tell_cell(view, view->order.rows[place], i, &cells);
	if (part.bytes)
		str_printf(out, "[%s] ", part.data);
	str_puts(out, cells.data);
	str_release(&part);
	str_release(&cells);
}

static void paint_body(struct table_view *view, bool focus)
{
	const struct table_frame *frame = &view->frame;
	const size_t end = end_of(view, view->top, (size_t)MAX(frame->body.rows, 0));
	int y = 0;
	for (size_t place = view->top; place < end && y < frame->body.rows; place++)
		y = paint_place(view, y, place, focus);
	view->lines = end < view->order.shown ? frame->body.rows : y;
	table_paint_more(frame, view->top > 0, end < view->order.shown);
	if (view->order.total && !view->order.shown && !view->own_filter)
		canvas_puts(&frame->body, 0, 1, _("Nothing here has these words."),
			STYLE_GUIDE);
}

static void paint_filter(struct table_view *view, const struct canvas *row, bool focus)
{
	bool filtered = view->order.words.bytes > 0;
	if (!view->typing && !filtered) {
		canvas_puts(row, 0, 1, _("Type / to find"), STYLE_FAINT);
		return;
	}
	int taken = filtered ? table_paint_count(row, view->order.shown,
				       view->order.total, view->digits)
			     : 0;
	struct canvas field = canvas_part(row, 0, 3, 1, row->columns - 3 - taken);
	canvas_puts(row, 0, 1, "/", STYLE_KEY);
	line_field_paint(view->filter, &field, focus && view->typing);
}

void table_view_paint(struct table_view *view, const struct canvas *canvas, bool focus)
{
	struct heard *heard = canvas_heard(canvas);
	if (heard)
		heard->table = view;
	canvas_clear(canvas, STYLE_PLAIN);
	struct canvas upper = *canvas;
	bool filtering = view->typing || view->order.words.bytes > 0;
	if (filtering && !view->own_filter && upper.rows > 1)
		upper.rows--;
	table_frame_set(&view->frame, &upper, view->columns, &view->source);
	scroll(view, view->frame.body.rows);
	take_beside(view);
	table_paint_headings(&view->frame, view->order.column);
	paint_body(view, focus);
	bool spare = view->order.total > 1 && view->lines < view->frame.body.rows;
	struct canvas last = canvas_part(canvas, canvas->rows - 1, 0, 1, canvas->columns);
	if (!view->own_filter && (filtering || spare))
		paint_filter(view, &last, focus);
}

/* --- events --- */

/* By so many rows, at most to the first or last one shown. */
static void move_by(struct table_view *view, long rows)
{
	size_t step = (size_t)(rows < 0 ? -rows : rows);
	if (rows < 0)
		move_to(view, view->cursor > step ? view->cursor - step : 0);
	else
		move_to(view, view->cursor + step);
}

static enum effect move_key(struct table_view *view, keystroke key)
{
	long page = view->frame.body.rows > 1 ? view->frame.body.rows - 1 : 1;
	switch (key) {
	case K_UP: move_by(view, -1); break;
	case K_DOWN: move_by(view, 1); break;
	case K_PAGE_UP: move_by(view, -page); break;
	case K_PAGE_DOWN: move_by(view, page); break;
	case K_HOME: move_to(view, 0); break;
	case K_END: move_to(view, SIZE_MAX); break;
	default: return EFFECT_UNUSED;
	}
	return EFFECT_PAINT;
}

/* By the next column that is shown and has a heading; behind the last one in the owner's
 * order again. */
static void sort_next(struct table_view *view)
{
	int count = (int)view->source.columns, next = view->order.column + 1;
	while (next < count && (!view->frame.width[next] || !view->columns[next].heading))
		next++;
	table_view_sort(view, next < count ? next : -1);
}

/* By the column of a heading; in the owner's order if it was already. */
static enum effect sort_at(struct table_view *view, int screen_column)
{
	int column = table_frame_column(&view->frame, screen_column);
	if (column < 0)
		return EFFECT_UNUSED;
	table_view_sort(view, column == view->order.column ? -1 : column);
	return EFFECT_PAINT;
}

/* The place that a line of the body shows, or names; SIZE_MAX: none. */
static size_t place_at(const struct table_view *view, size_t line)
{
	const size_t end = end_of(view, view->top, (size_t)MAX(view->frame.body.rows, 0));
	size_t behind = 0;
	for (size_t place = view->top; place < end; place++) {
		behind += lines_of(view, place, view->top);
		if (line < behind)
			return place;
	}
	return SIZE_MAX;
}

static enum effect press(struct table_view *view, const struct event *event)
{
	const struct canvas *body = &view->frame.body;
	int y = event->row - body->top, x = event->column - body->left;
	if (x < 0 || x >= body->columns)
		return EFFECT_UNUSED;
	if (y < 0 && y >= -view->frame.heading_rows)
		return event->mouse == MOUSE_PRESS ? sort_at(view, x) : EFFECT_PAINT;
	const size_t place =
		y < 0 || y >= body->rows ? SIZE_MAX : place_at(view, (size_t)y);
	if (place == SIZE_MAX)
		return EFFECT_UNUSED;
	view->cursor = place;
	/* What a double click does is what Enter does: its owner's. */
	return event->mouse == MOUSE_DOUBLE ? EFFECT_UNUSED : EFFECT_PAINT;
}

static enum effect mouse(struct table_view *view, const struct event *event)
{
	switch (event->mouse) {
	case MOUSE_WHEEL_UP: move_by(view, -WHEEL_ROWS); return EFFECT_PAINT;
	case MOUSE_WHEEL_DOWN: move_by(view, WHEEL_ROWS); return EFFECT_PAINT;
	case MOUSE_PRESS:
	case MOUSE_DOUBLE: return press(view, event);
	case MOUSE_DRAG: return EFFECT_UNUSED;
	}
	return EFFECT_UNUSED;
}

/* An event while the filter line is typed into. */
static enum effect type_filter(struct table_view *view, const struct event *event)
{
	if (event->kind == EVENT_KEY && event->key == K_ENTER) {
		view->typing = false;
		return EFFECT_PAINT;
	}
	if (event->kind == EVENT_KEY && event->key == K_ESCAPE) {
		table_view_show_all(view);
		return EFFECT_PAINT;
	}
	if (event->kind == EVENT_KEY && move_key(view, event->key) != EFFECT_UNUSED)
		return EFFECT_PAINT;
	enum effect effect =
		line_field_event(view->filter, event, &view->clipboard, NULL);
	struct str words = STR_INIT;
	buffer_append(line_field_buffer(view->filter), &words);
	if (strcmp(words.data, view->order.words.data) != 0)
		table_view_filter(view, words.data);
	str_release(&words);
	return effect;
}

static bool begins_filter(keystroke key)
{
	return key_matches('/', key) || key == K_F3 || key == CTRL('F');
}

enum effect table_view_event(struct table_view *view, const struct event *event)
{
	if (event->kind == EVENT_MOUSE)
		return mouse(view, event);
	if (view->typing)
		return type_filter(view, event);
	if (event->kind != EVENT_KEY && event->kind != EVENT_TEXT)
		return EFFECT_UNUSED;
	if (move_key(view, event->key) != EFFECT_UNUSED)
		return EFFECT_PAINT;
	if (view->own_filter)
		return EFFECT_UNUSED;
	if (begins_filter(event->key)) {
		view->typing = true;
	} else if (key_matches('s', event->key)) {
		sort_next(view);
	} else if (event->key == K_ESCAPE && view->order.words.bytes) {
		table_view_filter(view, "");
	} else {
		return EFFECT_UNUSED;
	}
	return EFFECT_PAINT;
}

const struct action table_view_actions[] = {
	{.name = N_("Up"), .help = N_("The row above."), .keys = {K_UP}},
	{.name = N_("Down"), .help = N_("The row below."), .keys = {K_DOWN}},
	{.name = N_("Page up"), .help = N_("A page of rows up."), .keys = {K_PAGE_UP}},
	{.name = N_("Page down"),
		.help = N_("A page of rows down."),
		.keys = {K_PAGE_DOWN}},
	{.name = N_("First"), .help = N_("The first row."), .keys = {K_HOME}},
	{.name = N_("Last"), .help = N_("The last row."), .keys = {K_END}},
	{.name = N_("Find"),
		.help = N_(
			"Shows only the rows that have the words typed here; Enter keeps "
			"them, Esc shows all rows again."),
		.keys = {'/', K_F3, CTRL('F')}},
	{.name = N_("Sort"),
		.help = N_("Sorts by one column after the other, then in the usual order "
			   "again; so does a click on a heading."),
		.keys = {'s'}},
};
const size_t table_view_actions_count =
	sizeof(table_view_actions) / sizeof(table_view_actions[0]);
