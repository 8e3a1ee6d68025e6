/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The items are the paragraphs of one text area, which wraps and edits them; the numbers
 * stand in a gutter beside it. So undo, selection and finding go across items.
 */
#include <config.h>

#include "tui/widget/list_field.h"

#include <stdlib.h>
#include <string.h>

#include "text/cell.h"
#include "text/i18n.h"
#include "text/list_lines.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/pasted.h"
#include "text/str.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/edit.h"
#include "tui/widget/offers.h"
#include "tui/widget/text_area.h"

static const char line_separator[] = BUFFER_LINE_SEPARATOR;
enum { LINE_SEPARATOR_BYTES = sizeof(line_separator) - 1 };

struct list_field {
	struct buffer *buffer;
	struct text_area *area;
	enum list_marks marks;
	struct canvas canvas; /* as last painted */
	int gutter;           /* its columns then */
	struct str copied;    /* what was last copied or cut out of it */
};

/* --- items --- */

static void append_item(struct str *out, const char *item)
{
	for (;;) {
		size_t bytes = strcspn(item, "\n");
		str_append(out, item, bytes);
		if (!item[bytes])
			return;
		str_append(out, line_separator, LINE_SEPARATOR_BYTES);
		item += bytes + 1;
	}
}

static void append_items(struct str *out, const struct string_list *items)
{
	for (size_t i = 0; i < items->count; i++) {
		if (i)
			str_putc(out, '\n');
		append_item(out, items->items[i]);
	}
}

struct list_field *list_field_new(const struct string_list *items, enum list_marks marks)
{
	struct list_field *field = mem_new(1, sizeof(*field));
	struct str text = STR_INIT;
	append_items(&text, items);
	field->buffer = buffer_new(text.data, false);
	buffer_set_items(field->buffer);
	str_init(&field->copied);
	field->area = text_area_new(field->buffer);
	field->marks = marks;
	str_release(&text);
	return field;
}

void list_field_free(struct list_field *field)
{
	if (!field)
		return;
	text_area_free(field->area);
	buffer_free(field->buffer);
	str_release(&field->copied);
	free(field);
}

void list_field_tools(
	struct list_field *field, struct breaker *breaker, struct wrapper *wrapper)
{
	text_area_tools(field->area, breaker, wrapper);
}

void list_field_set(struct list_field *field, const struct string_list *items)
{
	struct str text = STR_INIT;
	append_items(&text, items);
	buffer_set(field->buffer, text.data);
	str_release(&text);
}

static bool is_blank(const char *text, size_t bytes)
{
	size_t at = 0;
	while (at < bytes && (text[at] == ' ' || text[at] == '\t'))
		at++;
	return at == bytes;
}

static bool item_is_empty(const struct list_field *field, size_t item)
{
	size_t bytes;
	const char *text = buffer_paragraph(field->buffer, item, &bytes);
	return is_blank(text, bytes);
}

/* Bytes of an item as list_field_get() gives it: U+2028 has become a line end. */
static void append_stored(struct str *out, const char *text, size_t bytes)
{
	const char *end = text + bytes, *at;
	while ((at = memmem(text, (size_t)(end - text), line_separator,
			LINE_SEPARATOR_BYTES))) {
		str_append(out, text, (size_t)(at - text));
		str_putc(out, '\n');
		text = at + LINE_SEPARATOR_BYTES;
	}
	str_append(out, text, (size_t)(end - text));
}

void list_field_get(const struct list_field *field, struct string_list *items)
{
	bool present = items->present;
	struct str item = STR_INIT;
	string_list_release(items);
	for (size_t i = 0; i < buffer_paragraphs(field->buffer); i++) {
		size_t bytes;
		const char *text = buffer_paragraph(field->buffer, i, &bytes);
		if (is_blank(text, bytes))
			continue;
		str_clear(&item);
		append_stored(&item, text, bytes);
		string_list_add(items, item.data);
	}
	items->present = present || items->count;
	str_release(&item);
}

size_t list_field_count(const struct list_field *field)
{
	size_t count = 0;
	for (size_t i = 0; i < buffer_paragraphs(field->buffer); i++)
		count += !item_is_empty(field, i);
	return count;
}

uint64_t list_field_revision(const struct list_field *field)
{
	return buffer_revision(field->buffer);
}

struct buffer *list_field_buffer(struct list_field *field)
{
	return field->buffer;
}

struct offers *list_field_offers(struct list_field *field)
{
	return text_area_offers(field->area);
}

bool list_field_add(struct list_field *field, const char *text)
{
	size_t item = buffer_cursor(field->buffer).paragraph;
	struct position from = {item, 0}, to = from;
	struct str added = STR_INIT;
	if (item_is_empty(field, item)) {
		buffer_paragraph(field->buffer, item, &to.offset);
	} else {
		buffer_motion(field->buffer, MOVE_TEXT_END, false, NULL);
		from = to = buffer_cursor(field->buffer);
		str_putc(&added, '\n');
	}
	append_item(&added, text);
	const bool put = buffer_put(field->buffer, from, to, added.data, added.bytes);
	str_release(&added);
	return put;
}

void list_field_item(const struct list_field *field, struct str *out)
{
	size_t bytes;
	const char *text = buffer_paragraph(
		field->buffer, buffer_cursor(field->buffer).paragraph, &bytes);
	append_stored(out, text, bytes);
}

bool list_field_put_item(struct list_field *field, const char *text)
{
	const size_t item = buffer_cursor(field->buffer).paragraph;
	struct position from = {item, 0}, to = from;
	struct str put = STR_INIT;
	buffer_paragraph(field->buffer, item, &to.offset);
	append_item(&put, text);
	const bool done = buffer_put(field->buffer, from, to, put.data, put.bytes);
	str_release(&put);
	return done;
}

/* --- marks --- */

enum list_marks list_field_marks(const struct list_field *field)
{
	return field->marks;
}

void list_field_next_marks(struct list_field *field)
{
	static const enum list_marks next[] = {
		[MARKS_THAI] = MARKS_ARABIC,
		[MARKS_ARABIC] = MARKS_DASH,
		[MARKS_DASH] = MARKS_NONE,
		[MARKS_NONE] = MARKS_THAI,
	};
	field->marks = next[field->marks];
}

/* Appends the mark of an item (counted from 1). Where none is printed there is room for
 * the dot that still shows where an item begins. */
static void append_mark(struct str *out, enum list_marks marks, size_t item)
{
	switch (marks) {
	case MARKS_THAI:
	case MARKS_ARABIC:
		number_append(out, (int64_t)item,
			marks == MARKS_THAI ? DIGITS_THAI : DIGITS_ARABIC);
		str_putc(out, '.');
		break;
	case MARKS_DASH: str_putc(out, '-'); break;
	case MARKS_NONE: str_putc(out, ' '); break;
	}
}

/* Columns that the marks take, with the space behind them. */
static int gutter_columns(const struct list_field *field)
{
	struct str mark = STR_INIT;
	append_mark(&mark, field->marks, buffer_paragraphs(field->buffer));
	int columns = (int)text_columns(mark.data, mark.bytes) + 1;
	str_release(&mark);
	return columns;
}

/* --- the cursor --- */

size_t list_field_cursor(const struct list_field *field)
{
	struct position cursor = buffer_cursor(field->buffer);
	struct str before = STR_INIT;
	for (size_t i = 0; i <= cursor.paragraph; i++) {
		size_t bytes;
		const char *text = buffer_paragraph(field->buffer, i, &bytes);
		if (i == cursor.paragraph)
			append_stored(&before, text, cursor.offset);
		else if (!is_blank(text, bytes)) {
			append_stored(&before, text, bytes);
			str_putc(&before, '\n');
		}
	}
	size_t offset = before.bytes;
	str_release(&before);
	return offset;
}

void list_field_move(struct list_field *field, size_t cursor)
{
	size_t last = buffer_paragraphs(field->buffer) - 1;
	struct position to = {0, 0};
	struct str item = STR_INIT;
	for (;; to.paragraph++) {
		size_t bytes;
		const char *text = buffer_paragraph(field->buffer, to.paragraph, &bytes);
		str_clear(&item);
		append_stored(&item, text, bytes);
		if (cursor <= item.bytes || to.paragraph == last)
			break;
		cursor -= item.bytes + 1;
	}
	to.offset = MIN(cursor, item.bytes);
	/* Each line end before it takes more bytes in the buffer. */
	for (size_t at = 0, count = to.offset; at < count; at++)
		to.offset += item.data[at] == '\n' ? LINE_SEPARATOR_BYTES - 1 : 0;
	buffer_move(field->buffer, to, false);
	str_release(&item);
}

/* --- marked words --- */

/* The offset in an item's paragraph of a place in the item as it is stored. */
static size_t offset_in(const char *text, size_t bytes, size_t stored)
{
	size_t at = 0;
	for (; stored && at < bytes; stored--)
		at += bytes - at >= LINE_SEPARATOR_BYTES &&
				      !memcmp(text + at, line_separator,
					      LINE_SEPARATOR_BYTES)
			      ? LINE_SEPARATOR_BYTES
			      : 1;
	return at;
}

/* What of a stretch lies in the item, which is stored as so many bytes at `before`. */
static void mark_item(struct list_field *field, size_t item, size_t before, size_t stored,
	const struct text_mark *mark)
{
	size_t bytes;
	const char *text = buffer_paragraph(field->buffer, item, &bytes);
	const size_t end = mark->start + mark->bytes;
	if (end <= before || mark->start >= before + stored)
		return;
	const size_t from =
		mark->start > before ? offset_in(text, bytes, mark->start - before) : 0;
	const size_t to = offset_in(text, bytes, end - before);
	paragraph_marks_add(
		text_area_marks(field->area), item, from, text + from, to - from);
}

void list_field_mark(
	struct list_field *field, size_t before, const struct text_mark *of, size_t count)
{
	struct str item = STR_INIT;
	paragraph_marks_clear(text_area_marks(field->area));
	for (size_t i = 0; count && i < buffer_paragraphs(field->buffer); i++) {
		size_t bytes;
		const char *text = buffer_paragraph(field->buffer, i, &bytes);
		if (is_blank(text, bytes))
			continue;
		str_clear(&item);
		append_stored(&item, text, bytes);
		for (size_t j = 0; j < count; j++)
			mark_item(field, i, before, item.bytes, &of[j]);
		before += item.bytes + 1;
	}
	str_release(&item);
}

/* --- painting --- */

void list_field_paint(struct list_field *field, const struct canvas *canvas, bool focus)
{
	field->canvas = *canvas;
	field->gutter = gutter_columns(field);
	struct canvas gutter = canvas_part(canvas, 0, 0, canvas->rows, field->gutter);
	struct canvas text = canvas_part(
		canvas, 0, field->gutter, canvas->rows, canvas->columns - field->gutter);
	canvas_clear(&gutter, STYLE_PLAIN);
	text_area_paint(field->area, &text, focus);
	size_t current = buffer_cursor(field->buffer).paragraph, item;
	struct str mark = STR_INIT;
	for (int y = 0; y < canvas->rows; y++) {
		if (!text_area_begins(field->area, y, &item))
			continue;
		const enum style style =
			focus && item == current ? STYLE_LABEL : STYLE_FAINT;
		str_clear(&mark);
		append_mark(&mark, field->marks, item + 1);
		canvas_field(
			&gutter, y, 0, field->gutter - 1, mark.data, ALIGN_RIGHT, style);
		if (field->marks == MARKS_NONE)
			canvas_line(&gutter, y, 0, LINE_ITEM, style);
	}
	str_release(&mark);
}

size_t list_field_rows(struct list_field *field, int columns)
{
	return text_area_rows(field->area, columns - gutter_columns(field));
}

/* --- events --- */

enum list_taking list_field_taking(const struct list_field *field)
{
	if (buffer_has_names(field->buffer))
		return TAKE_BULLETS;
	return field->marks == MARKS_NONE ? TAKE_NOTHING : TAKE_MARKS;
}

/* Where a paste goes. */
static struct list_place place_of(
	const struct list_field *field, struct position *from, struct position *to)
{
	size_t end;
	*from = *to = buffer_cursor(field->buffer);
	buffer_selection(field->buffer, from, to);
	buffer_paragraph(field->buffer, to->paragraph, &end);
	return (struct list_place){
		.item = from->paragraph + 1,
		.before = from->offset > 0,
		.behind = to->offset < end,
		.taking = list_field_taking(field),
	};
}

/* Lines as items, each in the form in which it is typed. */
static enum effect paste(
	struct list_field *field, const char *text, size_t bytes, const char **message)
{
	struct str cleaned = STR_INIT, items = STR_INIT;
	struct position from, to;
	const struct list_place place = place_of(field, &from, &to);
	const size_t lost = pasted_clean(&cleaned, text, bytes, '\n');
	list_lines_put(&items, &place, cleaned.data, cleaned.bytes);
	const enum effect effect =
		edit_paste(field->buffer, items.data, items.bytes, message);
	if (lost && message && !*message)
		*message = edit_unreadable();
	str_release(&cleaned);
	str_release(&items);
	return effect;
}

static enum effect paste_outside(
	struct list_field *field, const struct event *event, const char **message)
{
	struct str cells = STR_INIT;
	const bool unquoted = pasted_unquote(&cells, event->paste, event->bytes);
	const enum effect effect =
		unquoted ? paste(field, cells.data, cells.bytes, message)
			 : paste(field, event->paste, event->bytes, message);
	str_release(&cells);
	return effect;
}

/* What came out of this list goes back as it was. */
static enum effect paste_copied(
	struct list_field *field, struct str *clipboard, const char **message)
{
	struct position from, to;
	const struct str *copied = &field->copied;
	if (copied->bytes != clipboard->bytes ||
		memcmp(copied->data, clipboard->data, copied->bytes) != 0)
		return paste(field, clipboard->data, clipboard->bytes, message);
	place_of(field, &from, &to);
	if (!buffer_put(field->buffer, from, to, copied->data, copied->bytes) && message)
		*message = buffer_refusal(field->buffer);
	return EFFECT_PAINT;
}

static enum effect area_key(struct list_field *field, const struct event *event,
	struct str *clipboard, const char **message)
{
	bool extend;
	struct position from, to;
	const enum edit edit = edit_find(event, &extend);
	const bool selected = buffer_selection(field->buffer, &from, &to);
	if (edit == EDIT_PASTE)
		return paste_copied(field, clipboard, message);
	const enum effect effect =
		text_area_event(field->area, event, clipboard, message);
	if (selected && (edit == EDIT_COPY || edit == EDIT_CUT)) {
		str_clear(&field->copied);
		str_append(&field->copied, clipboard->data, clipboard->bytes);
	}
	return effect;
}

static enum effect key(struct list_field *field, const struct event *event,
	struct str *clipboard, const char **message)
{
	struct position cursor = buffer_cursor(field->buffer);
	switch (event->key) {
	case ALT(K_UP):
	case CTRL('U'): buffer_move_paragraph(field->buffer, false); return EFFECT_PAINT;
	case ALT(K_DOWN):
	case CTRL('D'): buffer_move_paragraph(field->buffer, true); return EFFECT_PAINT;
	case K_ENTER:
		if (!item_is_empty(field, cursor.paragraph))
			break;
		if (message)
			*message = _("This item is still empty.");
		return EFFECT_PAINT;
	default: break;
	}
	return area_key(field, event, clipboard, message);
}

enum effect list_field_event(struct list_field *field, const struct event *event,
	struct str *clipboard, const char **message)
{
	if (message)
		*message = NULL;
	if (event->kind == EVENT_PASTE)
		return paste_outside(field, event, message);
	if (event->kind == EVENT_KEY)
		return key(field, event, clipboard, message);
	int column = event->column - field->canvas.left;
	struct event moved = *event;
	/* A click on a number is one on the start of its line. */
	if (event->kind == EVENT_MOUSE && column >= 0 && column < field->gutter)
		moved.column = field->canvas.left + field->gutter;
	return text_area_event(field->area, &moved, clipboard, message);
}

const struct action list_field_actions[] = {
	{.name = N_("New item"),
		.help = N_("A new item; inside of one, it is split here."),
		.keys = {K_ENTER}},
	{.name = N_("Join"),
		.help = N_("At the start of an item: joins it to the one before."),
		.keys = {K_BACKSPACE}},
	{.name = N_("Move up"),
		.help = N_("Moves the item up by one."),
		.keys = {CTRL('U'), ALT(K_UP)}},
	{.name = N_("Move down"),
		.help = N_("Moves the item down by one."),
		.keys = {CTRL('D'), ALT(K_DOWN)}},
};
const size_t list_field_actions_count =
	sizeof(list_field_actions) / sizeof(list_field_actions[0]);
