/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/dialog_box.h"

#include <string.h>

#include "text/cell.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/app_paint.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum {
	FRAME_ROWS = 2,
	ROWS_BELOW = 2,    /* left free: the message line and the key bar */
	FRAME_COLUMNS = 4, /* the lines and a space beside each */
	TEXT_LEAST = 36,   /* columns inside the frame */
	FIELD_LEAST = 60,  /* where one types: paths are long */
	TEXT_MOST = 72,
	LIST_MOST = 12, /* rows */
	BESIDE = 2,     /* columns left free at both sides of the box */
	CHOICE_GAP = 2,
};

static int put_choice(
	const struct dialog_box *box, int index, const struct canvas *row, int column);

/* The keys are all seen, however short the text is. */
static void widen_for_keys(struct dialog_box *box)
{
	int column = 1;
	for (int i = 0; i < box->choices_count; i++)
		column = put_choice(box, i, NULL, column) + CHOICE_GAP;
	const size_t columns = (size_t)(column - CHOICE_GAP + 1);
	if (box->choices_count && columns > box->widest)
		box->widest = columns;
}

void dialog_box_init(struct dialog_box *box, struct app *app, const char *title,
	const char *text, const struct choice *choices, int choices_count)
{
	*box = (struct dialog_box){.app = app,
		.title = title,
		.choices = choices,
		.choices_count = choices_count,
		.marked = CHOICE_NONE,
		.text = text_view_new()};
	text_view_paragraphs(box->text, text);
	box->widest = text_view_columns(box->text);
	dialog_box_widen(box, title);
	widen_for_keys(box);
}

void dialog_box_say(struct dialog_box *box, const char *text)
{
	text_view_clear(box->text);
	text_view_paragraphs(box->text, text);
	/* It never becomes narrower: a box that jumps about cannot be read. */
	const size_t columns = text_view_columns(box->text);
	if (columns > box->widest)
		box->widest = columns;
}

void dialog_box_release(struct dialog_box *box)
{
	text_view_free(box->text);
	box->text = NULL;
}

void dialog_box_widen(struct dialog_box *box, const char *text)
{
	enum { MARKS = 4 }; /* columns beside a text of the list, or the title */
	size_t columns = text_columns(text, strlen(text)) + MARKS;
	if (columns > box->widest)
		box->widest = columns;
}

/* --- the choices --- */

/* Draws a choice (where row is not NULL); returns the column behind it. */
static int put_choice(
	const struct dialog_box *box, int index, const struct canvas *row, int column)
{
	const struct choice *choice = &box->choices[index];
	bool marked = index == box->marked;
	struct str key = STR_INIT;
	key_append(&key, choice->key, terminal_is_ascii(box->app->terminal));
	if (choice->also) {
		str_puts(&key, ", ");
		key_append(&key, choice->also, terminal_is_ascii(box->app->terminal));
	}
	const char *name = _(choice->name);
	int between = column + (int)text_columns(key.data, key.bytes);
	int end = between + 1 + (int)text_columns(name, strlen(name));
	if (row && marked)
		canvas_field(row, 0, column - 1, end - column + 2, "", ALIGN_LEFT,
			STYLE_FOCUS);
	if (row) {
		canvas_puts(row, 0, column, key.data, marked ? STYLE_FOCUS : STYLE_KEY);
		canvas_puts(
			row, 0, between + 1, name, marked ? STYLE_FOCUS : STYLE_PLAIN);
	}
	str_release(&key);
	return end;
}

static int choice_at(const struct dialog_box *box, int column)
{
	for (int i = 0, left = 1; i < box->choices_count; i++) {
		int end = put_choice(box, i, NULL, left);
		if (column >= left && column < end)
			return i;
		left = end + CHOICE_GAP;
	}
	return CHOICE_NONE;
}

static bool is_inside(const struct canvas *canvas, const struct event *event)
{
	return event->row >= canvas->top && event->row < canvas->top + canvas->rows &&
	       event->column >= canvas->left &&
	       event->column < canvas->left + canvas->columns;
}

bool dialog_box_in_list(const struct dialog_box *box, const struct event *event)
{
	return is_inside(&box->list, event);
}

int dialog_box_choice(const struct dialog_box *box, const struct event *event)
{
	if (event->kind == EVENT_MOUSE && event->mouse == MOUSE_PRESS &&
		is_inside(&box->keys, event))
		return choice_at(box, event->column - box->keys.left);
	if (event->kind != EVENT_KEY && event->kind != EVENT_TEXT)
		return CHOICE_NONE;
	/* With Caps Lock, too. */
	bool capital = event->key >= 'A' && event->key <= 'Z';
	keystroke key = capital ? event->key - 'A' + 'a' : event->key;
	for (int i = 0; i < box->choices_count; i++)
		if (key_matches(box->choices[i].key, key) ||
			(box->choices[i].also && key_matches(box->choices[i].also, key)))
			return i;
	return key == K_ENTER ? box->marked : CHOICE_NONE;
}

bool dialog_box_scroll(struct dialog_box *box, const struct event *event)
{
	const bool types = box->field && (event->key == K_HOME || event->key == K_END);
	return event->key != ' ' && !types &&
	       text_view_event(box->text, event) != EFFECT_UNUSED;
}

/* --- painting --- */

/* The rows of the box's parts; all of them but the text have what they need. */
struct parts {
	int text, field, list, gap, keys;
};

static struct parts divide(struct dialog_box *box, int columns, int rows)
{
	struct parts parts = {.field = box->field != NULL, .keys = 1};
	parts.text = (int)text_view_wrap(box->text, columns, app_wrapper(box->app));
	rows -= parts.field + parts.keys;
	if (box->table) {
		parts.text = MIN(parts.text, 1);
		parts.list =
			MIN((int)MIN((int)box->list_rows, LIST_MOST), rows - parts.text);
		rows -= parts.list > 0 ? parts.list : 0;
	}
	parts.text = MIN(parts.text, rows);
	parts.gap = rows > parts.text;
	return parts;
}

static void paint_frame(const struct dialog_box *box, const struct canvas *frame)
{
	canvas_clear(frame, STYLE_PLAIN);
	canvas_box(frame, STYLE_FAINT);
	struct canvas top = canvas_part(frame, 0, 2, 1, frame->columns - FRAME_COLUMNS);
	int columns =
		MIN((int)text_columns(box->title, strlen(box->title)), top.columns - 2);
	if (columns < 1)
		return;
	canvas_field(&top, 0, 0, columns + 2, "", ALIGN_LEFT, STYLE_LABEL);
	canvas_field(&top, 0, 1, columns, box->title, ALIGN_LEFT, STYLE_LABEL);
}

/* In brackets, so that it is seen where one types, even if nothing stands there. */
static void paint_field(const struct dialog_box *box, const struct canvas *row)
{
	canvas_puts(row, 0, 0, "[", STYLE_FAINT);
	canvas_puts(row, 0, row->columns - 1, "]", STYLE_FAINT);
	struct canvas field = canvas_part(row, 0, 1, 1, row->columns - 2);
	line_field_paint(box->field, &field, true);
}

static void paint_parts(
	struct dialog_box *box, const struct canvas *inner, const struct parts *parts)
{
	struct canvas text = canvas_part(inner, 0, 0, parts->text, inner->columns);
	int row = parts->text;
	text_view_paint(box->text, &text, app_wrapper(box->app));
	struct canvas field = canvas_part(inner, row, 0, parts->field, inner->columns);
	row += parts->field;
	box->list = canvas_part(inner, row, 0, parts->list, inner->columns);
	row += parts->list + parts->gap;
	box->keys = canvas_part(inner, row, 0, parts->keys, inner->columns);
	if (box->table)
		table_view_paint(box->table, &box->list, true);
	for (int i = 0, column = 1; i < box->choices_count; i++)
		column = put_choice(box, i, &box->keys, column) + CHOICE_GAP;
	canvas_cursor(inner, -1, -1);
	if (box->field)
		paint_field(box, &field);
}

/* The keys of the screen below are not to be had now; the box has its own. */
static void clear_key_bar(const struct canvas *whole)
{
	struct canvas bar = canvas_part(whole, whole->rows - 1, 0, 1, whole->columns);
	canvas_clear(&bar, STYLE_PLAIN);
}

static void paint(struct dialog_box *box)
{
	struct canvas whole = canvas_of(box->app->terminal);
	clear_key_bar(&whole);
	int columns = MIN((int)box->widest, TEXT_MOST);
	int least = box->field && !box->table ? FIELD_LEAST : TEXT_LEAST;
	if (columns < least)
		columns = least;
	columns = MIN(columns, whole.columns - FRAME_COLUMNS - 2 * BESIDE);
	/* What was wrong with an answer is told in the message line, below the box. */
	const int most = whole.rows - ROWS_BELOW;
	struct parts parts = divide(box, columns, most - FRAME_ROWS);
	int rows = parts.text + parts.field + parts.list + parts.gap + parts.keys +
		   FRAME_ROWS;
	columns += FRAME_COLUMNS;
	struct canvas frame =
		canvas_part(&whole, MIN((whole.rows - rows) / 2, most - rows),
			(whole.columns - columns) / 2, rows, columns);
	paint_frame(box, &frame);
	struct canvas inner = canvas_part(
		&frame, 1, FRAME_COLUMNS / 2, rows - FRAME_ROWS, columns - FRAME_COLUMNS);
	paint_parts(box, &inner, &parts);
}

/* What cannot be seen is not answered; but one can leave, and then the program too, as
 * the notice says that stands there. */
static bool wait_unseen(struct dialog_box *box, struct event *event)
{
	app_wait(box->app, event);
	const bool leave = app_leaves(event);
	box->app->leaving = leave;
	if (event->kind != EVENT_END)
		*event = (struct event){.kind = EVENT_NONE};
	return !leave;
}

bool dialog_box_wait(struct dialog_box *box, struct event *event)
{
	bool goes_on = true;
	if (box->app->ending)
		return false;
	app_paint(box->app);
	if (app_too_small(box->app)) {
		goes_on = wait_unseen(box, event);
	} else {
		paint(box);
		app_wait(box->app, event);
	}
	if (event->kind != EVENT_NONE && event->kind != EVENT_RESIZE)
		str_clear(&box->app->message);
	return goes_on && event->kind != EVENT_END && !box->app->ending;
}

bool dialog_box_glance(struct dialog_box *box, int milliseconds, struct event *event)
{
	struct terminal *terminal = box->app->terminal;
	*event = (struct event){.kind = EVENT_NONE};
	app_paint(box->app);
	const bool seen = !app_too_small(box->app);
	if (seen)
		paint(box);
	terminal->ops->flush(terminal);
	terminal->ops->wait(terminal, milliseconds, event);
	if (event->kind == EVENT_END)
		box->app->ending = true;
	else if (!seen && (event->kind == EVENT_KEY || event->kind == EVENT_TEXT))
		event->kind = EVENT_RESIZE; /* nobody answers what cannot be seen */
	return !box->app->ending;
}
