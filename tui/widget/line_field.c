/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/line_field.h"

#include <stdlib.h>

#include "text/cell.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/edit.h"
#include "tui/widget/offers.h"

enum {
	SHORT_COLUMNS = 30, /* of texts whose end is sure to be in view */
	MARKED_COLUMNS = 10 /* of fields that have room for marks at their edges */
};

struct line_field {
	struct buffer *buffer;
	struct breaker *breaker; /* borrowed; NULL: words are what spaces part */
	line_field_hint *hint;   /* NULL: none */
	void *context;
	struct str note; /* what the hint says of the text of a revision */
	uint64_t revision;
	bool noted;
	size_t left;          /* offset of the first cell in view */
	struct canvas canvas; /* last painted on: where the mouse points */
	bool dragging;
	struct paragraph_marks marks;
	struct offers offers;
};

struct line_field *line_field_new(const char *text)
{
	struct line_field *field = mem_new(1, sizeof(*field));
	field->buffer = buffer_new(text, true);
	str_init(&field->note);
	return field;
}

void line_field_free(struct line_field *field)
{
	if (!field)
		return;
	buffer_free(field->buffer);
	str_release(&field->note);
	offers_release(&field->offers);
	paragraph_marks_release(&field->marks);
	free(field);
}

void line_field_tools(struct line_field *field, struct breaker *breaker)
{
	field->breaker = breaker;
	buffer_tools(field->buffer, breaker);
}

void line_field_set_hint(struct line_field *field, line_field_hint *hint, void *context)
{
	field->hint = hint;
	field->context = context;
	field->noted = false;
}

void line_field_refresh(struct line_field *field)
{
	field->noted = false;
}

struct buffer *line_field_buffer(struct line_field *field)
{
	return field->buffer;
}

struct offers *line_field_offers(struct line_field *field)
{
	return &field->offers;
}

void line_field_select(struct line_field *field)
{
	size_t bytes;
	const char *text = buffer_paragraph(field->buffer, 0, &bytes);
	const bool is_short = text_columns(text, bytes) <= SHORT_COLUMNS;
	buffer_motion(
		field->buffer, is_short ? MOVE_TEXT_START : MOVE_TEXT_END, false, NULL);
	buffer_motion(
		field->buffer, is_short ? MOVE_TEXT_END : MOVE_TEXT_START, true, NULL);
}

struct paragraph_marks *line_field_marks(struct line_field *field)
{
	return &field->marks;
}

static const char *field_text(const struct line_field *field, size_t *bytes)
{
	return buffer_paragraph(field->buffer, 0, bytes);
}

/* The cell that holds offset, with its base where it is ำ: there the view may start. */
static size_t view_start(const char *text, size_t bytes, size_t offset)
{
	size_t start = offset;
	if (start && start < bytes) {
		start = cell_previous(text, offset);
		if (start + cell_next(text + start, bytes - start).bytes <= offset)
			start = offset;
	}
	if (start && start < bytes && cell_is_joined(text, bytes, start))
		start = cell_previous(text, start);
	return start;
}

/* Columns of the mark that says that there is more at the left. */
static int lead(const struct line_field *field, int columns)
{
	return field->left && columns >= MARKED_COLUMNS ? 1 : 0;
}

/* Where the text in view ends; where it does not end there, a column is left for the
 * mark that says so. */
static size_t view_end(const struct line_field *field, int columns)
{
	size_t bytes;
	const char *text = field_text(field, &bytes) + field->left;
	const size_t room = (size_t)(columns - lead(field, columns));
	bytes -= field->left;
	size_t end = text_fit(text, bytes, room, NULL);
	if (end < bytes && columns >= MARKED_COLUMNS)
		end = text_fit(text, bytes, room - 1, NULL);
	return field->left + end;
}

/* Whether the cursor is, and on no mark. */
static bool shows_cursor(const struct line_field *field, int columns)
{
	size_t bytes, cursor = buffer_cursor(field->buffer).offset;
	const char *text = field_text(field, &bytes);
	if (cursor < bytes && columns >= MARKED_COLUMNS)
		return cursor < view_end(field, columns);
	return lead(field, columns) +
		       (int)text_columns(text + field->left, cursor - field->left) <
	       columns;
}

/* Scrolls so that the cursor is in view, and no more is hidden than must be. */
static void scroll(struct line_field *field, int columns)
{
	size_t bytes, cursor = buffer_cursor(field->buffer).offset;
	const char *text = field_text(field, &bytes);
	/* Beside the cursor at the end, or the mark there; and beside both marks. */
	const size_t all = (size_t)columns - 1;
	const size_t room = columns < MARKED_COLUMNS ? all : all - 1;
	const size_t most =
		text_fit_end(text, bytes, all) ? text_fit_end(text, bytes, room) : 0;
	field->left = view_start(text, bytes, MIN(MIN(field->left, most), cursor));
	if (shows_cursor(field, columns))
		return;
	size_t behind = cursor;
	if (cursor < bytes && columns >= MARKED_COLUMNS)
		behind += cell_next(text + cursor, bytes - cursor).bytes;
	field->left = MIN(text_fit_end(text, behind, room), cursor);
}

/* Draws what is in view, the part [from, to) of it as selected. */
static void paint_text(const struct line_field *field, const struct canvas *canvas,
	size_t from, size_t to)
{
	size_t bytes;
	const char *text = field_text(field, &bytes);
	const size_t start = field->left, end = view_end(field, canvas->columns);
	int x = lead(field, canvas->columns);
	from = MAX(start, MIN(from, end));
	to = MAX(from, MIN(to, end));
	x = paragraph_marks_paint(
		&field->marks, 0, canvas, 0, x, text, bytes, start, from, STYLE_FOCUS);
	x = canvas_text(canvas, 0, x, text + from, to - from, STYLE_SELECTED);
	paragraph_marks_paint(
		&field->marks, 0, canvas, 0, x, text, bytes, to, end, STYLE_FOCUS);
	if (canvas->columns < MARKED_COLUMNS)
		return;
	if (start)
		canvas_line(canvas, 0, 0, LINE_LEFTWARD, style_focused(STYLE_KEY));
	if (end < bytes)
		canvas_line(canvas, 0, canvas->columns - 1, LINE_RIGHTWARD,
			style_focused(STYLE_KEY));
}

bool line_field_says(struct line_field *field)
{
	size_t bytes;
	if (!field->hint)
		return false;
	if (!field->noted || field->revision != buffer_revision(field->buffer)) {
		str_clear(&field->note);
		field->hint(field->context, field_text(field, &bytes), &field->note);
		field->revision = buffer_revision(field->buffer);
		field->noted = true;
	}
	return field->note.bytes > 0;
}

void line_field_hint_append(struct line_field *field, struct str *out)
{
	if (line_field_says(field))
		str_puts(out, field->note.data);
}

/* Returns the row behind it. */
static int paint_note(struct line_field *field, const struct canvas *canvas)
{
	if (canvas->rows < 2 || !line_field_says(field))
		return 1;
	const struct canvas below =
		canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->columns);
	const char *note = field->note.data;
	/* Where the end of it, a year perhaps, would be cut, it is wrapped. */
	if (below.rows > 1 &&
		text_columns(note, field->note.bytes) > (size_t)canvas->columns)
		return 1 + canvas_paragraphs(&below, 0, note, STYLE_GUIDE);
	canvas_field(&below, 0, 0, canvas->columns, note, ALIGN_LEFT, STYLE_GUIDE);
	return 2;
}

void line_field_paint(struct line_field *field, const struct canvas *canvas, bool focus)
{
	size_t bytes;
	const char *text = field_text(field, &bytes);
	struct position from = {0, 0}, to = {0, 0};
	field->canvas = canvas_part(canvas, 0, 0, 1, canvas->columns);
	if (canvas->rows < 1 || canvas->columns < 1)
		return;
	const int behind = paint_note(field, canvas);
	if (!focus) {
		/* Its beginning, and that there is more, if there is. */
		field->left = 0;
		canvas_field(
			canvas, 0, 0, canvas->columns, text, ALIGN_LEFT, STYLE_FIELD);
		if (text_columns(text, bytes) <= (size_t)canvas->columns)
			paragraph_marks_paint(&field->marks, 0, canvas, 0, 0, text, bytes,
				0, bytes, STYLE_FIELD);
		return;
	}
	scroll(field, canvas->columns);
	canvas_clear(&field->canvas, STYLE_FOCUS);
	buffer_selection(field->buffer, &from, &to);
	paint_text(field, canvas, from.offset, to.offset);
	size_t cursor = buffer_cursor(field->buffer).offset;
	const int column = lead(field, canvas->columns) +
			   (int)text_columns(text + field->left, cursor - field->left);
	if (offers_shown(&field->offers, field->buffer))
		offers_paint(&field->offers, field->breaker, canvas, 0, column, behind);
	canvas_cursor(canvas, 0, column);
}

/* The place that the mouse points at; left of the view, a cell that is hidden. */
static struct position pointed_at(
	const struct line_field *field, const struct event *event)
{
	size_t bytes;
	const char *text = field_text(field, &bytes);
	int column =
		event->column - field->canvas.left - lead(field, field->canvas.columns);
	size_t at = field->left;
	if (column < 0 && at)
		at = cell_previous(text, at);
	while (at < bytes) {
		struct cell cell = cell_next(text + at, bytes - at);
		column -= (int)cell.columns;
		if (column < 0)
			break;
		at += cell.bytes;
	}
	return (struct position){0, at};
}

static enum effect mouse(struct line_field *field, const struct event *event)
{
	bool inside = edit_points_at(&field->canvas, event);
	if (event->mouse != MOUSE_DRAG)
		field->dragging = inside && event->mouse == MOUSE_PRESS;
	if (event->mouse == MOUSE_DRAG ? !field->dragging : !inside)
		return EFFECT_UNUSED;
	struct position at = pointed_at(field, event);
	switch (event->mouse) {
	case MOUSE_PRESS: buffer_move(field->buffer, at, false); break;
	case MOUSE_DRAG: buffer_move(field->buffer, at, true); break;
	case MOUSE_DOUBLE: edit_select_word(field->buffer, field->breaker, at); break;
	default: return EFFECT_UNUSED;
	}
	return EFFECT_PAINT;
}

static enum effect take_event(struct line_field *field, const struct event *event,
	struct str *clipboard, const char **message)
{
	bool extend;
	enum effect effect =
		edit_event(field->buffer, field->breaker, event, clipboard, message);
	if (effect != EFFECT_UNUSED)
		return effect;
	if (event->kind == EVENT_MOUSE)
		return mouse(field, event);
	switch (edit_find_in(field->buffer, event, &extend)) {
	case EDIT_START:
		buffer_motion(field->buffer, MOVE_TEXT_START, extend, NULL);
		return EFFECT_PAINT;
	case EDIT_END:
		buffer_motion(field->buffer, MOVE_TEXT_END, extend, NULL);
		return EFFECT_PAINT;
	default: return EFFECT_UNUSED;
	}
}

enum effect line_field_event(struct line_field *field, const struct event *event,
	struct str *clipboard, const char **message)
{
	enum effect effect = offers_event(
		&field->offers, field->buffer, field->breaker, event, message);
	if (effect != EFFECT_UNUSED)
		return effect;
	effect = take_event(field, event, clipboard, message);
	offers_typed(&field->offers, field->buffer, event, effect);
	return effect;
}
