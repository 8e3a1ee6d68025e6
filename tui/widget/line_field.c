/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/line_field.h"

#include <stdlib.h>

#include "text/cell.h"
#include "text/macros.h"
#include "text/mem.h"
#include "tui/widget/edit.h"

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

struct paragraph_marks *line_field_marks(struct line_field *field)
{
	return &field->marks;
}

static const char *field_text(const struct line_field *field, size_t *bytes)
{
	return buffer_paragraph(field->buffer, 0, bytes);
}

/* Whether the cell at start (not the first) is an ำ with its base before it. */
static bool is_joined(const char *text, size_t bytes, size_t start)
{
	size_t base = cell_previous(text, start);
	struct cell cell = cell_next(text + base, bytes - base);
	return cell.bytes < bytes - base &&
	       !text_fit(text + base, bytes - base, cell.columns, NULL);
}

/* The first cell from which the text up to end takes no more than columns; not an ำ
 * whose base is left out. */
static size_t reach_back(const char *text, size_t end, size_t columns)
{
	size_t start = end;
	while (start) {
		size_t before = cell_previous(text, start);
		size_t taken = cell_next(text + before, start - before).columns;
		if (taken > columns)
			break;
		columns -= taken;
		start = before;
	}
	if (start && start < end && is_joined(text, end, start))
		start += cell_next(text + start, end - start).bytes;
	return start;
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
	if (start && start < bytes && is_joined(text, bytes, start))
		start = cell_previous(text, start);
	return start;
}

/* Scrolls so that the cursor is in view, and no more is hidden than must be. */
static void scroll(struct line_field *field, size_t columns)
{
	size_t bytes, cursor = buffer_cursor(field->buffer).offset;
	const char *text = field_text(field, &bytes);
	size_t most = reach_back(text, bytes, columns - 1);
	if (field->left > most)
		field->left = most;
	if (field->left > cursor)
		field->left = cursor;
	field->left = view_start(text, bytes, field->left);
	size_t least = reach_back(text, cursor, columns - 1);
	if (field->left < least)
		field->left = least;
}

/* Draws what is in view, the part [from, to) of it as selected. */
static void paint_text(const struct line_field *field, const struct canvas *canvas,
	size_t from, size_t to)
{
	size_t bytes;
	const char *text = field_text(field, &bytes);
	size_t start = field->left;
	size_t end = start +
		     text_fit(text + start, bytes - start, (size_t)canvas->columns, NULL);
	from = MAX(start, MIN(from, end));
	to = MAX(from, MIN(to, end));
	int x = paragraph_marks_paint(
		&field->marks, 0, canvas, 0, 0, text, bytes, start, from, STYLE_FIELD);
	x = canvas_text(canvas, 0, x, text + from, to - from, STYLE_SELECTED);
	paragraph_marks_paint(
		&field->marks, 0, canvas, 0, x, text, bytes, to, end, STYLE_FIELD);
}

static void paint_note(struct line_field *field, const struct canvas *canvas)
{
	size_t bytes;
	const char *text = field_text(field, &bytes);
	if (!field->hint || canvas->rows < 2)
		return;
	if (!field->noted || field->revision != buffer_revision(field->buffer)) {
		str_clear(&field->note);
		field->hint(field->context, text, &field->note);
		field->revision = buffer_revision(field->buffer);
		field->noted = true;
	}
	const struct canvas below =
		canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->columns);
	const char *note = field->note.data;
	/* Where the end of it, a year perhaps, would be cut, it is wrapped. */
	if (below.rows > 1 &&
		text_columns(note, field->note.bytes) > (size_t)canvas->columns)
		canvas_paragraphs(&below, 0, note, STYLE_GUIDE);
	else
		canvas_field(
			&below, 0, 0, canvas->columns, note, ALIGN_LEFT, STYLE_GUIDE);
}

void line_field_paint(struct line_field *field, const struct canvas *canvas, bool focus)
{
	size_t bytes;
	const char *text = field_text(field, &bytes);
	struct position from = {0, 0}, to = {0, 0};
	field->canvas = canvas_part(canvas, 0, 0, 1, canvas->columns);
	if (canvas->rows < 1 || canvas->columns < 1)
		return;
	paint_note(field, canvas);
	if (!focus) {
		/* Its beginning, and that there is more, if there is. */
		field->left = 0;
		canvas_field(
			canvas, 0, 0, canvas->columns, text, ALIGN_LEFT, STYLE_FIELD);
		return;
	}
	scroll(field, (size_t)canvas->columns);
	canvas_clear(&field->canvas, STYLE_FIELD);
	buffer_selection(field->buffer, &from, &to);
	paint_text(field, canvas, from.offset, to.offset);
	size_t cursor = buffer_cursor(field->buffer).offset;
	canvas_cursor(
		canvas, 0, (int)text_columns(text + field->left, cursor - field->left));
}

/* The place that the mouse points at; left of the view, a cell that is hidden. */
static struct position pointed_at(
	const struct line_field *field, const struct event *event)
{
	size_t bytes;
	const char *text = field_text(field, &bytes);
	int column = event->column - field->canvas.left;
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

enum effect line_field_event(struct line_field *field, const struct event *event,
	struct str *clipboard, const char **message)
{
	bool extend;
	enum effect effect =
		edit_event(field->buffer, field->breaker, event, clipboard, message);
	if (effect != EFFECT_UNUSED)
		return effect;
	if (event->kind == EVENT_MOUSE)
		return mouse(field, event);
	switch (edit_find(event, &extend)) {
	case EDIT_START:
		buffer_motion(field->buffer, MOVE_TEXT_START, extend, NULL);
		return EFFECT_PAINT;
	case EDIT_END:
		buffer_motion(field->buffer, MOVE_TEXT_END, extend, NULL);
		return EFFECT_PAINT;
	default: return EFFECT_UNUSED;
	}
}
