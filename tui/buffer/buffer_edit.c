/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/buffer/buffer.h"

#include <string.h>

#include "text/cell.h"
#include "text/input.h"
#include "text/normalise.h"
#include "text/pasted.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"
#include "tui/buffer/buffer_parts.h"

enum { NIKHAHIT = 0x0E4D, ZERO_WIDTH_SPACE = 0x200B };

bool buffer_change(struct buffer *buffer, enum step_kind kind, struct position from,
	struct position to, const char *text, size_t bytes)
{
	struct str removed = STR_INIT;
	buffer_append_range(buffer, from, to, &removed);
	if ((!removed.bytes && !bytes) ||
		!buffer_fits(buffer, from, to, removed.bytes, text, bytes)) {
		str_release(&removed);
		return false;
	}
	history_record(buffer, kind, from, &removed, text, bytes);
	buffer_replace(buffer, from, to, text, bytes);
	struct position behind = position_behind(from, text, bytes);
	buffer->cursor = buffer->anchor = buffer_cell_end(buffer, behind);
	buffer->history.steps[buffer->history.done - 1].after = buffer->cursor;
	return true;
}

bool buffer_put(struct buffer *buffer, struct position from, struct position to,
	const char *text, size_t bytes)
{
	buffer_end_step(buffer);
	const bool put = buffer_change(buffer, STEP_WHOLE, from, to, text, bytes);
	buffer_end_step(buffer);
	return put || !buffer_refusal(buffer);
}

/* The selection, or twice the cursor. */
static bool target(
	const struct buffer *buffer, struct position *from, struct position *to)
{
	if (buffer_selection(buffer, from, to))
		return true;
	*from = *to = buffer->cursor;
	return false;
}

/* ํ and a tone may stand together until the า comes that makes ำ of them; by the rules
 * of typing one would take the other's place. */
static bool makes_am(const char *before, size_t bytes, uint32_t typed)
{
	if (!bytes || (typed != NIKHAHIT && thai_class(typed) != THAI_TONE))
		return false;
	uint32_t last;
	size_t start = utf8_previous(before, bytes);
	utf8_decode(before + start, bytes - start, &last);
	if (typed == NIKHAHIT ? thai_class(last) != THAI_TONE : last != NIKHAHIT)
		return false;
	/* Not a third mark on the two, nor one where there is no base. */
	size_t cell = cell_previous(before, bytes);
	return !cell_next(before + cell, bytes - cell).stray &&
	       utf8_count(before + cell, bytes - cell) == 2;
}

bool buffer_key(const char *before, size_t bytes, uint32_t typed, size_t *replaced,
	struct str *text)
{
	struct str whole = STR_INIT, parted = STR_INIT;
	*replaced = 0;
	if (makes_am(before, bytes, typed)) {
		str_put_code_point(text, typed);
		return true;
	}
	struct input_check check = input_check(before, bytes, typed);
	if (check.verdict == INPUT_REFUSE)
		return false;
	*replaced = check.replaced;
	bytes -= check.replaced;
	text_normalise(text, check.text, strlen(check.text));
	/* With the cell before it, it may become something else: เเ is แ. */
	size_t cell = bytes ? cell_previous(before, bytes) : 0;
	text_normalise(&parted, before + cell, bytes - cell);
	str_append(&parted, text->data, text->bytes);
	text_normalise(&whole, parted.data, parted.bytes);
	if (text->bytes && strcmp(whole.data, parted.data) != 0) {
		*replaced += bytes - cell;
		str_clear(text);
		str_append(text, whole.data, whole.bytes);
	}
	str_release(&whole);
	str_release(&parted);
	return text->bytes > 0;
}

void buffer_set_names(struct buffer *buffer)
{
	buffer->names = true;
}

bool buffer_has_names(const struct buffer *buffer)
{
	return buffer->names;
}

static bool is_dropped(const struct buffer *buffer, uint32_t code_point)
{
	return pasted_code_point(code_point) == PASTED_DROPPED ||
	       (buffer->names && code_point == ZERO_WIDTH_SPACE);
}

void buffer_see_names(const struct buffer *buffer, struct str *text)
{
	static const char zero_width[] = "\xE2\x80\x8B";
	const char *at;
	while (buffer->names && (at = strstr(text->data, zero_width)))
		str_splice(
			text, (size_t)(at - text->data), sizeof(zero_width) - 1, NULL, 0);
}

/* A character that nobody could see is refused as it came; one that stands for another
 * (NBSP, the bullets of word processors) is that. */
static uint32_t typed_character(uint32_t code_point)
{
	const uint32_t becomes = pasted_code_point(code_point);
	const bool control = code_point < ' ' || becomes == '\n';
	return control || becomes == PASTED_DROPPED ? code_point : becomes;
}

bool buffer_type(struct buffer *buffer, uint32_t code_point, const char **reason)
{
	struct position from, to;
	struct str text = STR_INIT;
	size_t replaced;
	target(buffer, &from, &to);
	bool typed = !is_dropped(buffer, code_point) &&
		     buffer_key(buffer->paragraphs[from.paragraph].data, from.offset,
			     typed_character(code_point), &replaced, &text);
	const char *why = input_reason(code_point);
	if (typed) {
		from.offset -= replaced;
		typed = buffer_change(
			buffer, STEP_TYPING, from, to, text.data, text.bytes);
		why = buffer_refusal(buffer);
	}
	if (!typed && reason)
		*reason = why;
	str_release(&text);
	return typed;
}

size_t buffer_paste(struct buffer *buffer, const char *text, size_t bytes)
{
	struct position from, to;
	struct str cleaned = STR_INIT, normal = STR_INIT;
	size_t lost = pasted_clean(&cleaned, text, bytes, buffer->single ? ' ' : '\n');
	text_normalise(&normal, cleaned.data, cleaned.bytes);
	buffer_see_names(buffer, &normal);
	target(buffer, &from, &to);
	if (normal.bytes &&
		!buffer_change(buffer, STEP_WHOLE, from, to, normal.data, normal.bytes))
		lost = 0;
	str_release(&cleaned);
	str_release(&normal);
	return lost;
}

void buffer_enter(struct buffer *buffer)
{
	struct position from, to;
	target(buffer, &from, &to);
	if (buffer->single)
		buffer_change(buffer, STEP_TYPING, from, to, " ", 1);
	else
		buffer_change(buffer, STEP_WHOLE, from, to, "\n", 1);
}

void buffer_backspace(struct buffer *buffer)
{
	struct position from, to;
	if (target(buffer, &from, &to)) {
		buffer_change(buffer, STEP_WHOLE, from, to, "", 0);
		return;
	}
	if (from.offset) {
		const char *text = buffer->paragraphs[from.paragraph].data;
		from.offset = utf8_previous(text, from.offset);
	} else if (from.paragraph) {
		from.paragraph--;
		from.offset = buffer->paragraphs[from.paragraph].bytes;
	} else {
		return;
	}
	if (!buffer_change(buffer, STEP_DELETION, from, to, "", 0))
		return;
	/* Here it stays, even if marks behind it now join the cell before it: the next
	 * Backspace takes what stood before. */
	buffer->cursor = buffer->anchor = from;
	buffer->history.steps[buffer->history.done - 1].after = from;
}

void buffer_delete(struct buffer *buffer)
{
	struct position from, to;
	if (target(buffer, &from, &to)) {
		buffer_change(buffer, STEP_WHOLE, from, to, "", 0);
		return;
	}
	const struct str *text = &buffer->paragraphs[to.paragraph];
	if (to.offset < text->bytes)
		to.offset +=
			cell_next(text->data + to.offset, text->bytes - to.offset).bytes;
	else if (to.paragraph + 1 < buffer->count)
		to = (struct position){to.paragraph + 1, 0};
	buffer_change(buffer, STEP_DELETION, from, to, "", 0);
}

void buffer_delete_word(struct buffer *buffer, struct breaker *breaker)
{
	struct position from, to;
	bool selected = target(buffer, &from, &to);
	if (!selected)
		from = buffer_word_left(buffer, to, breaker);
	buffer_change(buffer, STEP_WHOLE, from, to, "", 0);
}

bool buffer_move_paragraph(struct buffer *buffer, bool down)
{
	struct position cursor = buffer->cursor;
	size_t upper = cursor.paragraph - !down;
	if (down ? cursor.paragraph + 1 >= buffer->count : !cursor.paragraph)
		return false;
	const struct str *first = &buffer->paragraphs[upper], *second = first + 1;
	struct str swapped = STR_INIT;
	str_append(&swapped, second->data, second->bytes);
	str_putc(&swapped, '\n');
	str_append(&swapped, first->data, first->bytes);
	const bool moved = buffer_change(buffer, STEP_WHOLE, (struct position){upper, 0},
		(struct position){upper + 1, second->bytes}, swapped.data, swapped.bytes);
	str_release(&swapped);
	if (!moved)
		return false;
	cursor.paragraph = down ? upper + 1 : upper;
	buffer->cursor = buffer->anchor = cursor;
	buffer->history.steps[buffer->history.done - 1].after = cursor;
	return true;
}
