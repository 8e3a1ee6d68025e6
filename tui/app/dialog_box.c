/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/dialog_box.h"

#include <limits.h>
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
	FRAME_COLUMNS = 6, /* the lines and two spaces beside each */
	TEXT_LEAST = 36,   /* columns inside the frame */
	FIELD_LEAST = 60,  /* where one types: paths are long */
	FIELD_PART = 3,    /* and so many fifths of wide screens */
	TEXT_MOST = 72,
	LIST_MOST = 12,    /* rows */
	LIST_LEAST = 4,    /* that a long text above it leaves to a list */
	BESIDE = 2,        /* columns left free at both sides of the box */
	SCRAPS = 8,        /* of columns fewer than these nothing is understood */
	CHOICE_MARK = 2,   /* columns before a choice, for the mark of the one of Enter */
	CHOICE_BEHIND = 1, /* and behind it */
	CHOICE_APART = 1,  /* and between two */
};

/* --- the choices --- */

/* Where a choice stands among the rows of the choices. */
struct place {
	int row, column, columns;
};

static void append_keys(
	const struct dialog_box *box, const struct choice *choice, struct str *out)
{
	const bool ascii = terminal_is_ascii(box->app->terminal);
	key_append(out, choice->key, ascii);
	if (!choice->also)
		return;
	str_puts(out, ", ");
	key_append(out, choice->also, ascii);
}

static int choice_columns(const struct dialog_box *box, int index)
{
	const char *name = _(box->choices[index].name);
	struct str keys = STR_INIT;
	append_keys(box, &box->choices[index], &keys);
	const size_t columns = text_columns(keys.data, keys.bytes) + 1 +
			       text_columns(name, strlen(name));
	str_release(&keys);
	return CHOICE_MARK + (int)columns + CHOICE_BEHIND;
}

/* The place behind that of the choice before (of no columns before the first): in the next
 * row where there is no room in this one. */
static struct place place_of(
	const struct dialog_box *box, int index, int columns, struct place before)
{
	struct place place = {.row = before.row,
		.column = before.columns ? before.column + before.columns + CHOICE_APART
					 : 0,
		.columns = choice_columns(box, index)};
	if (place.column && place.column + place.columns > columns) {
		place.row++;
		place.column = 0;
	}
	return place;
}

static int choices_rows(const struct dialog_box *box, int columns)
{
	struct place place = {0};
	for (int i = 0; i < box->choices_count; i++)
		place = place_of(box, i, columns, place);
	return place.row + 1;
}

static void put_choice(const struct dialog_box *box, int index, struct place place)
{
	const struct canvas *keys = &box->keys;
	const bool marked = index == box->marked;
	struct str text = STR_INIT;
	append_keys(box, &box->choices[index], &text);
	if (marked)
		canvas_focus(keys, place.row, place.column, place.columns);
	const int behind = canvas_puts(keys, place.row, place.column + CHOICE_MARK,
		text.data, marked ? style_focused(STYLE_KEY) : STYLE_KEY);
	canvas_puts(keys, place.row, behind + 1, _(box->choices[index].name),
		marked ? STYLE_FOCUS : STYLE_PLAIN);
	str_release(&text);
}

static int choice_at(const struct dialog_box *box, int row, int column)
{
	struct place place = {0};
	for (int i = 0; i < box->choices_count; i++) {
		place = place_of(box, i, box->keys.columns, place);
		if (row == place.row && column >= place.column &&
			column < place.column + place.columns)
			return i;
	}
	return CHOICE_NONE;
}

/* The keys are all seen, however short the text is: in one row, where that can be. */
static void widen_for_keys(struct dialog_box *box)
{
	struct place place = {0};
	for (int i = 0; i < box->choices_count; i++)
		place = place_of(box, i, INT_MAX, place);
	const size_t columns = (size_t)(place.column + place.columns);
	if (columns > box->widest)
		box->widest = columns;
}

/* --- what is in it --- */

void dialog_box_init(struct dialog_box *box, struct app *app, const char *title,
	const char *text, const struct choice *choices, int choices_count)
{
	*box = (struct dialog_box){.app = app,
		.title = title,
		.choices = choices,
		.choices_count = choices_count,
		.marked = CHOICE_NONE,
		.text = text_view_new()};
	/* What Enter does is marked. */
	for (int i = 0; i < choices_count; i++)
		if (choices[i].key == K_ENTER)
			box->marked = i;
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
		return choice_at(
			box, event->row - box->keys.top, event->column - box->keys.left);
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

bool dialog_box_mark(struct dialog_box *box, int count, const struct event *event)
{
	if (event->kind != EVENT_KEY)
		return false;
	switch (event->key) {
	case K_RIGHT:
	case K_TAB: box->marked = (box->marked + 1) % count; return true;
	case K_LEFT:
	case SHIFT(K_TAB):
		box->marked = box->marked > 0 ? box->marked - 1 : count - 1;
		return true;
	default: return false;
	}
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
	int margin; /* above the first and below the last */
	int text, field, list, gap, keys;
};

static struct parts divide(struct dialog_box *box, int columns, int rows)
{
	struct parts parts = {
		.field = box->field != NULL, .keys = choices_rows(box, columns)};
	parts.text = (int)text_view_wrap(box->text, columns, app_wrapper(box->app));
	rows -= parts.field + parts.keys;
	if (box->table) {
		const int wanted = MIN((int)box->list_rows, LIST_MOST);
		parts.text = MIN(parts.text, rows - MIN(wanted, LIST_LEAST));
		parts.text = parts.text > 0 ? parts.text : MIN(1, rows);
		parts.list = MIN(wanted, rows - parts.text);
		rows -= parts.list > 0 ? parts.list : 0;
	}
	parts.text = MIN(parts.text, rows);
	rows -= parts.text;
	parts.gap = rows > 0;
	parts.margin = rows - parts.gap >= 2;
	return parts;
}

static void paint_frame(const struct dialog_box *box, const struct canvas *frame)
{
	canvas_clear(frame, STYLE_PLAIN);
	canvas_box(frame, STYLE_LINE);
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
	struct canvas text =
		canvas_part(inner, parts->margin, 0, parts->text, inner->columns);
	int row = parts->margin + parts->text;
	text_view_paint(box->text, &text, app_wrapper(box->app));
	struct canvas field = canvas_part(inner, row, 0, parts->field, inner->columns);
	row += parts->field;
	box->list = canvas_part(inner, row, 0, parts->list, inner->columns);
	row += parts->list + parts->gap;
	box->keys = canvas_part(inner, row, 0, parts->keys, inner->columns);
	canvas_cursor(inner, -1, -1);
	canvas_park(&box->keys, 0, 0);
	struct place place = {0};
	for (int i = 0; i < box->choices_count; i++) {
		place = place_of(box, i, box->keys.columns, place);
		put_choice(box, i, place);
	}
	if (box->field)
		paint_field(box, &field);
	/* The list is painted last: its row has the cursor, once one moves in it. */
	if (box->in_list)
		canvas_cursor(inner, -1, -1);
	if (box->table)
		table_view_paint(box->table, &box->list, true);
}

/* The keys of the screen below are not to be had now; the box has its own. */
static void clear_key_bar(const struct canvas *whole)
{
	struct canvas bar = canvas_part(whole, whole->rows - 1, 0, 1, whole->columns);
	canvas_clear(&bar, STYLE_BAR);
}

/* So that nothing of the screen below touches the frame, and no scraps of it are left at
 * the edges. */
static void clear_around(const struct canvas *whole, const struct canvas *frame)
{
	const int top = MAX(frame->top - 1, 1);
	const int bottom = MIN(frame->top + frame->rows + 1, whole->rows - ROWS_BELOW);
	const int beside = frame->left < SCRAPS ? frame->left + 1 : BESIDE;
	const struct canvas around = canvas_part(whole, top, frame->left - beside,
		bottom - top, frame->columns + 2 * beside);
	canvas_clear(&around, STYLE_PLAIN);
}

/* The columns inside the frame on a screen of so many. */
static int inside_columns(const struct dialog_box *box, int screen)
{
	const int field = MAX(FIELD_LEAST, screen * FIELD_PART / 5);
	const int least = box->field && !box->table ? field : TEXT_LEAST;
	const int wanted = MAX(MIN((int)box->widest, TEXT_MOST), least);
	return MIN(wanted, screen - FRAME_COLUMNS - 2 * BESIDE);
}

int dialog_box_inside(const struct dialog_box *box)
{
	return inside_columns(box, canvas_of(box->app->terminal).columns);
}

static void paint(struct dialog_box *box)
{
	struct canvas whole = canvas_of(box->app->terminal);
	if (box->app->terminal->heard)
		box->app->terminal->heard->box = box;
	clear_key_bar(&whole);
	int columns = inside_columns(box, whole.columns);
	/* What was wrong with an answer is told in the message line, below the box. */
	const int most = whole.rows - ROWS_BELOW;
	struct parts parts = divide(box, columns, most - FRAME_ROWS);
	int rows = parts.text + parts.field + parts.list + parts.gap + parts.keys +
		   2 * parts.margin + FRAME_ROWS;
	columns += FRAME_COLUMNS;
	struct canvas frame =
		canvas_part(&whole, MIN((whole.rows - rows) / 2, most - rows),
			(whole.columns - columns) / 2, rows, columns);
	clear_around(&whole, &frame);
	paint_frame(box, &frame);
	struct canvas inner = canvas_part(
		&frame, 1, FRAME_COLUMNS / 2, rows - FRAME_ROWS, columns - FRAME_COLUMNS);
	paint_parts(box, &inner, &parts);
}

static bool takes_text(const struct dialog_box *box)
{
	return box->field || box->passes;
}

/* What cannot be seen is not answered, though typed into; but one can leave, and then the
 * program too, as the notice says that stands there. */
static bool wait_unseen(struct dialog_box *box, struct event *event)
{
	app_wait(box->app, event);
	const bool leave = app_leaves(event);
	box->app->leaving = leave;
	if (event->kind != EVENT_END && !(takes_text(box) && app_types(event)))
		*event = (struct event){.kind = EVENT_NONE};
	return !leave;
}

/* Paints what is below and says what stands over it; false: neither is seen. */
static bool paint_below(struct dialog_box *box)
{
	const enum app_over below = box->app->over;
	box->app->over = takes_text(box) ? OVER_FIELD : OVER_QUESTION;
	app_paint(box->app);
	box->app->over = below;
	return !app_too_small(box->app);
}

bool dialog_box_wait(struct dialog_box *box, struct event *event)
{
	bool goes_on = true;
	if (box->app->ending)
		return false;
	if (!paint_below(box)) {
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
	const bool seen = paint_below(box);
	if (seen)
		paint(box);
	terminal->ops->flush(terminal);
	terminal->ops->wait(terminal, milliseconds, event);
	event_escape(event);
	if (event->kind == EVENT_END)
		box->app->ending = true;
	else if (!seen && (event->kind == EVENT_KEY || event->kind == EVENT_TEXT))
		event->kind = EVENT_RESIZE; /* nobody answers what cannot be seen */
	return !box->app->ending;
}
