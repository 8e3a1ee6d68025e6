/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/buffer/buffer.h"

#include "text/breaks.h"
#include "text/cell.h"
#include "text/utf8.h"
#include "tui/buffer/buffer_parts.h"

struct position buffer_cursor(const struct buffer *buffer)
{
	return buffer->cursor;
}

static void go(struct buffer *buffer, struct position to, bool extend)
{
	buffer->cursor = to;
	if (!extend)
		buffer->anchor = to;
	buffer_end_step(buffer);
}

/* The start of the code point that offset lies in. */
static size_t code_point_start(const struct str *text, size_t offset)
{
	uint32_t code_point;
	size_t start = offset;
	while (start && (text->data[start] & 0xC0) == 0x80)
		start--;
	if (start == offset)
		return offset;
	size_t spanned =
		utf8_decode(text->data + start, text->bytes - start, &code_point);
	return start + spanned > offset ? start : offset;
}

void buffer_move(struct buffer *buffer, struct position to, bool extend)
{
	if (to.paragraph >= buffer->count)
		to = buffer_end(buffer);
	const struct str *text = &buffer->paragraphs[to.paragraph];
	if (to.offset > text->bytes)
		to.offset = text->bytes;
	to.offset = code_point_start(text, to.offset);
	go(buffer, buffer_cell_start(buffer, to), extend);
}

void buffer_set_mark(struct buffer *buffer, bool set)
{
	buffer->marked = set;
	if (set)
		buffer->anchor = buffer->cursor;
}

bool buffer_has_mark(const struct buffer *buffer)
{
	return buffer->marked;
}

bool buffer_selection(
	const struct buffer *buffer, struct position *from, struct position *to)
{
	int order = position_compare(buffer->anchor, buffer->cursor);
	if (!order)
		return false;
	*from = order < 0 ? buffer->anchor : buffer->cursor;
	*to = order < 0 ? buffer->cursor : buffer->anchor;
	return true;
}

void buffer_select_all(struct buffer *buffer)
{
	go(buffer, (struct position){0, 0}, false);
	go(buffer, buffer_end(buffer), true);
}

void buffer_selected(const struct buffer *buffer, struct str *out)
{
	struct position from, to;
	if (buffer_selection(buffer, &from, &to))
		buffer_append_range(buffer, from, to, out);
}

static struct position cell_left(const struct buffer *buffer, struct position at)
{
	if (at.offset) {
		const char *text = buffer->paragraphs[at.paragraph].data;
		at.offset = cell_previous(text, at.offset);
	} else if (at.paragraph) {
		at.paragraph--;
		at.offset = buffer->paragraphs[at.paragraph].bytes;
	}
	return at;
}

static struct position cell_right(const struct buffer *buffer, struct position at)
{
	const struct str *text = &buffer->paragraphs[at.paragraph];
	if (at.offset < text->bytes)
		at.offset +=
			cell_next(text->data + at.offset, text->bytes - at.offset).bytes;
	else if (at.paragraph + 1 < buffer->count)
		at = (struct position){at.paragraph + 1, 0};
	return at;
}

/* Whether a word begins at offset; flags are NULL where there is no breaker. */
static bool begins_word(const struct str *text, const unsigned char *flags, size_t offset)
{
	if (flags)
		return flags[offset] & BREAK_WORD && !(flags[offset] & BREAK_SPACE);
	return text->data[offset] != ' ' && offset && text->data[offset - 1] == ' ';
}

static const unsigned char *find_words(struct breaker *breaker, const struct str *text)
{
	return breaker ? breaker_find(breaker, text->data, text->bytes) : NULL;
}

struct position buffer_word_left(
	const struct buffer *buffer, struct position at, struct breaker *breaker)
{
	if (!at.offset)
		return cell_left(buffer, at);
	const struct str *text = &buffer->paragraphs[at.paragraph];
	const unsigned char *flags = find_words(breaker, text);
	do
		at.offset--;
	while (at.offset && !begins_word(text, flags, at.offset));
	return buffer_cell_start(buffer, at);
}

static struct position word_right(
	const struct buffer *buffer, struct position at, struct breaker *breaker)
{
	const struct str *text = &buffer->paragraphs[at.paragraph];
	if (at.offset == text->bytes)
		return cell_right(buffer, at);
	const unsigned char *flags = find_words(breaker, text);
	do
		at.offset++;
	while (at.offset < text->bytes && !begins_word(text, flags, at.offset));
	return buffer_cell_end(buffer, at);
}

void buffer_motion(
	struct buffer *buffer, enum motion motion, bool extend, struct breaker *breaker)
{
	struct position at = buffer->cursor, from, to;
	bool selected = buffer_selection(buffer, &from, &to) && !extend;
	switch (motion) {
	case MOVE_CELL_LEFT: at = selected ? from : cell_left(buffer, at); break;
	case MOVE_CELL_RIGHT: at = selected ? to : cell_right(buffer, at); break;
	case MOVE_WORD_LEFT: at = buffer_word_left(buffer, at, breaker); break;
	case MOVE_WORD_RIGHT: at = word_right(buffer, at, breaker); break;
	case MOVE_PARAGRAPH_START: at.offset = 0; break;
	case MOVE_PARAGRAPH_END:
		at.offset = buffer->paragraphs[at.paragraph].bytes;
		break;
	case MOVE_TEXT_START: at = (struct position){0, 0}; break;
	case MOVE_TEXT_END: at = buffer_end(buffer); break;
	}
	go(buffer, at, extend);
}
