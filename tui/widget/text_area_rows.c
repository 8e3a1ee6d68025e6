/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/widget/text_area.h"

#include "text/cell.h"
#include "tui/buffer/buffer.h"
#include "tui/buffer/wrap_cache.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/edit.h"
#include "tui/widget/offers.h"
#include "tui/widget/text_area_parts.h"

enum { WHEEL_ROWS = 3 };

/* NULL where the memory is of another cursor or text (somebody moved it meanwhile). */
static const struct row_memory *recall(const struct text_area *area)
{
	const struct row_memory *memory = &area->memory;
	struct position cursor = buffer_cursor(area->buffer);
	return memory->used && memory->revision == buffer_revision(area->buffer) &&
			       memory->cursor.paragraph == cursor.paragraph &&
			       memory->cursor.offset == cursor.offset
		       ? memory
		       : NULL;
}

static void remember(struct text_area *area, int column, bool at_end)
{
	area->memory = (struct row_memory){
		.used = true,
		.cursor = buffer_cursor(area->buffer),
		.revision = buffer_revision(area->buffer),
		.column = column,
		.at_end = at_end,
	};
}

static int column_of(const struct text_area *area, const struct row *row, size_t offset)
{
	size_t bytes;
	const char *text = buffer_paragraph(area->buffer, row->paragraph, &bytes);
	if (offset <= row->text)
		return (int)row->indent;
	return (int)(row->indent + text_columns(text + row->text, offset - row->text));
}

struct place area_place(struct text_area *area)
{
	struct place place;
	wrap_cache_update(&area->cache, area->buffer, area->cache.columns);
	struct position cursor = buffer_cursor(area->buffer);
	place.row = wrap_cache_find(&area->cache, area->buffer, cursor, &place.number);
	const struct row_memory *memory = recall(area);
	if (memory && memory->at_end && place.row.line &&
		cursor.offset == place.row.start)
		place.row = wrap_cache_row(&area->cache, area->buffer, --place.number);
	place.column = column_of(area, &place.row, cursor.offset);
	return place;
}

/* The offset of the cell at a column of the row; its end where there is none. */
static size_t offset_at(const struct text_area *area, const struct row *row, int column)
{
	size_t bytes;
	const char *text = buffer_paragraph(area->buffer, row->paragraph, &bytes);
	size_t end = row->last ? row->end : row->text_end;
	size_t at = row->text;
	for (int x = (int)row->indent; at < end;) {
		struct cell cell = cell_next(text + at, end - at);
		x += (int)cell.columns;
		if (x > column)
			break;
		at += cell.bytes;
	}
	return at;
}

static void go_to_offset(struct text_area *area, const struct row *row, size_t offset,
	bool extend, int column)
{
	struct position to = {row->paragraph, offset};
	buffer_move(area->buffer, to, extend);
	remember(area, column, !row->last && offset == row->end);
}

static void go_to_row(struct text_area *area, size_t number, int column, bool extend)
{
	struct row row = wrap_cache_row(&area->cache, area->buffer, number);
	go_to_offset(area, &row, offset_at(area, &row, column), extend, column);
}

/* Goes rows up (negative) or down, keeping the column. False: there are none. */
static bool go_rows(struct text_area *area, long rows, bool extend)
{
	struct place place = area_place(area);
	const struct row_memory *memory = recall(area);
	int column = memory && memory->column >= 0 ? memory->column : place.column;
	long last = (long)area->cache.rows - 1;
	long target = (long)place.number + rows;
	target = target < 0 ? 0 : target > last ? last : target;
	if (target == (long)place.number)
		return false;
	go_to_row(area, (size_t)target, column, extend);
	return true;
}

/* A row up or down; from the last one a selection still grows to the text's end. */
static enum effect step(struct text_area *area, long rows, bool extend)
{
	if (go_rows(area, rows, extend))
		return EFFECT_PAINT;
	if (!extend)
		return EFFECT_UNUSED;
	buffer_motion(
		area->buffer, rows < 0 ? MOVE_TEXT_START : MOVE_TEXT_END, true, NULL);
	return EFFECT_PAINT;
}

static enum effect page(struct text_area *area, int direction, bool extend)
{
	long rows = area->canvas.rows > 1 ? area->canvas.rows - 1 : 1;
	if (!go_rows(area, direction * rows, extend)) {
		buffer_motion(area->buffer,
			direction < 0 ? MOVE_TEXT_START : MOVE_TEXT_END, extend, NULL);
		return EFFECT_PAINT;
	}
	/* The view goes along; painting puts right what is too far. */
	if (direction > 0)
		area->top += (size_t)rows;
	else
		area->top -= area->top < (size_t)rows ? area->top : (size_t)rows;
	return EFFECT_PAINT;
}

static enum effect go_to_edge(struct text_area *area, bool end, bool extend)
{
	struct place place = area_place(area);
	const struct row *row = &place.row;
	size_t edge = !end ? row->start : row->last ? row->end : row->text_end;
	if (buffer_cursor(area->buffer).offset == edge) {
		buffer_motion(area->buffer,
			end ? MOVE_PARAGRAPH_END : MOVE_PARAGRAPH_START, extend, NULL);
		return EFFECT_PAINT;
	}
	go_to_offset(area, row, edge, extend, -1);
	return EFFECT_PAINT;
}

/* Goes to where the mouse points, as near as there is text. */
static void point(struct text_area *area, const struct event *event, bool extend)
{
	long y = (long)area->top + event->row - area->canvas.top;
	long last;
	wrap_cache_update(&area->cache, area->buffer, area->cache.columns);
	last = (long)area->cache.rows - 1;
	y = y < 0 ? 0 : y > last ? last : y;
	go_to_row(area, (size_t)y, event->column - area->canvas.left, extend);
	area->memory.column = -1;
}

static enum effect mouse(struct text_area *area, const struct event *event)
{
	bool inside = edit_points_at(&area->canvas, event);
	if (event->mouse != MOUSE_DRAG)
		area->dragging = inside && event->mouse == MOUSE_PRESS;
	if (event->mouse == MOUSE_DRAG ? !area->dragging : !inside)
		return EFFECT_UNUSED;
	switch (event->mouse) {
	case MOUSE_PRESS: point(area, event, false); break;
	case MOUSE_DRAG: point(area, event, true); break;
	case MOUSE_DOUBLE:
		point(area, event, false);
		edit_select_word(
			area->buffer, area->breaker, buffer_cursor(area->buffer));
		break;
	case MOUSE_WHEEL_UP: go_rows(area, -WHEEL_ROWS, false); break;
	case MOUSE_WHEEL_DOWN: go_rows(area, WHEEL_ROWS, false); break;
	}
	return EFFECT_PAINT;
}

static enum effect take_event(struct text_area *area, const struct event *event,
	struct str *clipboard, const char **message)
{
	bool extend;
	enum effect effect =
		edit_event(area->buffer, area->breaker, event, clipboard, message);
	if (effect != EFFECT_UNUSED) {
		area->memory.used = false;
		return effect;
	}
	if (event->kind == EVENT_MOUSE)
		return mouse(area, event);
	switch (edit_find_in(area->buffer, event, &extend)) {
	case EDIT_UP: return step(area, -1, extend);
	case EDIT_DOWN: return step(area, 1, extend);
	case EDIT_START: return go_to_edge(area, false, extend);
	case EDIT_END: return go_to_edge(area, true, extend);
	case EDIT_PAGE_UP: return page(area, -1, extend);
	case EDIT_PAGE_DOWN: return page(area, 1, extend);
	case EDIT_ENTER:
		buffer_enter(area->buffer);
		if (message)
			*message = buffer_refusal(area->buffer);
		return EFFECT_PAINT;
	default: return EFFECT_UNUSED;
	}
}

enum effect text_area_event(struct text_area *area, const struct event *event,
	struct str *clipboard, const char **message)
{
	enum effect effect =
		offers_event(&area->offers, area->buffer, area->breaker, event, message);
	if (effect != EFFECT_UNUSED) {
		area->memory.used = false;
		return effect;
	}
	effect = take_event(area, event, clipboard, message);
	offers_typed(&area->offers, area->buffer, event, effect);
	return effect;
}
