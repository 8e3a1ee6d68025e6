/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/buffer/buffer.h"

#include <stdlib.h>
#include <string.h>

#include "text/breaks.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/buffer/buffer_parts.h"

enum {
	HISTORY_BYTES = 1 << 20, /* beyond it the oldest steps are forgotten */
	HISTORY_KEPT = HISTORY_BYTES / 4 * 3,
};

static size_t step_bytes(const struct step *step)
{
	return sizeof(*step) + step->removed.bytes + step->inserted.bytes;
}

static void step_release(struct step *step)
{
	str_release(&step->removed);
	str_release(&step->inserted);
}

void history_release(struct history *history)
{
	for (size_t i = 0; i < history->count; i++)
		step_release(&history->steps[i]);
	free(history->steps);
	*history = (struct history){.steps = NULL};
}

static void forget_undone(struct history *history)
{
	while (history->count > history->done) {
		struct step *step = &history->steps[--history->count];
		history->bytes -= step_bytes(step);
		step_release(step);
	}
}

/* The last step always stays. */
static void forget_oldest(struct history *history)
{
	size_t gone = 0;
	if (history->bytes <= HISTORY_BYTES)
		return;
	while (history->bytes > HISTORY_KEPT && gone + 1 < history->count) {
		history->bytes -= step_bytes(&history->steps[gone]);
		step_release(&history->steps[gone++]);
	}
	history->count -= gone;
	history->done = history->count;
	memmove(history->steps, history->steps + gone,
		history->count * sizeof(struct step));
}

static bool ends_with_space(const struct str *text)
{
	return text->bytes && text->data[text->bytes - 1] == ' ';
}

/* Typing goes on at the end of what was typed; it may replace the last of it, or even
 * what stood before. A word behind a space begins another step. */
static bool join_typing(struct step *step, struct position at, const struct str *removed,
	const char *text, size_t bytes)
{
	size_t back = removed->bytes;
	if (step->at.paragraph != at.paragraph ||
		step->at.offset + step->inserted.bytes != at.offset + back)
		return false;
	if (!back && ends_with_space(&step->inserted) && text[0] != ' ')
		return false;
	if (at.offset < step->at.offset) {
		size_t before = step->at.offset - at.offset;
		str_splice(&step->removed, 0, 0, removed->data, before);
		step->at = at;
		back -= before;
	}
	str_truncate(&step->inserted, step->inserted.bytes - back);
	str_append(&step->inserted, text, bytes);
	return true;
}

static bool join_deletion(
	struct step *step, struct position at, const struct str *removed)
{
	struct position end = position_behind(at, removed->data, removed->bytes);
	if (!position_compare(end, step->at))
		str_splice(&step->removed, 0, 0, removed->data, removed->bytes);
	else if (!position_compare(at, step->at))
		str_append(&step->removed, removed->data, removed->bytes);
	else
		return false;
	step->at = at;
	return true;
}

static bool join(struct history *history, enum step_kind kind, struct position at,
	const struct str *removed, const char *text, size_t bytes)
{
	if (!history->open || !history->count)
		return false;
	struct step *step = &history->steps[history->count - 1];
	if (step->kind != kind)
		return false;
	size_t before = step_bytes(step);
	bool joined = kind == STEP_TYPING
			      ? join_typing(step, at, removed, text, bytes)
			      : kind == STEP_DELETION && join_deletion(step, at, removed);
	history->bytes += step_bytes(step) - before;
	return joined;
}

static struct step *push(struct history *history)
{
	history->steps = mem_grow(
		history->steps, history->count, &history->capacity, sizeof(struct step));
	return &history->steps[history->count++];
}

void history_record(struct buffer *buffer, enum step_kind kind, struct position at,
	struct str *removed, const char *text, size_t bytes)
{
	struct history *history = &buffer->history;
	forget_undone(history);
	if (join(history, kind, at, removed, text, bytes)) {
		str_release(removed);
	} else {
		struct step *step = push(history);
		*step = (struct step){
			.kind = kind,
			.at = at,
			.removed = *removed,
			.cursor = buffer->cursor,
			.anchor = buffer->anchor,
		};
		str_init(&step->inserted);
		str_append(&step->inserted, text, bytes);
		history->bytes += step_bytes(step);
	}
	history->done = history->count;
	history->open = true;
	forget_oldest(history);
}

void buffer_end_step(struct buffer *buffer)
{
	buffer->history.open = false;
}

/* Where the last word of a typed text begins; 0 if it is but one. */
static size_t last_word(const struct buffer *buffer, const struct str *text)
{
	if (!buffer->breaker || !text->bytes)
		return 0;
	const unsigned char *flags =
		breaker_find(buffer->breaker, text->data, text->bytes);
	size_t at = text->bytes - 1;
	while (at && (!(flags[at] & BREAK_WORD) || flags[at] & BREAK_SPACE))
		at--;
	return at;
}

/* Makes two steps of the last one that is done, so that a run of Thai, typed without a
 * space, is undone word by word. Words are only known when it is all there. */
static void split_typing(struct buffer *buffer)
{
	struct history *history = &buffer->history;
	const struct step *whole = &history->steps[history->done - 1];
	size_t at = whole->kind == STEP_TYPING ? last_word(buffer, &whole->inserted) : 0;
	if (!at)
		return;
	push(history);
	struct step *first = &history->steps[history->done - 1], *second = first + 1;
	memmove(second + 1, second,
		(history->count - 1 - history->done) * sizeof(*second));
	history->done++;
	*second = (struct step){
		.kind = STEP_TYPING,
		.at = {first->at.paragraph, first->at.offset + at},
		.after = first->after,
	};
	second->cursor = second->anchor = first->after = second->at;
	str_init(&second->removed);
	str_init(&second->inserted);
	str_append(
		&second->inserted, first->inserted.data + at, first->inserted.bytes - at);
	str_truncate(&first->inserted, at);
	history->bytes += sizeof(*second);
}

size_t buffer_undo_steps(const struct buffer *buffer)
{
	return buffer->history.done;
}

bool buffer_undo(struct buffer *buffer)
{
	struct history *history = &buffer->history;
	history->open = false;
	if (!history->done)
		return false;
	split_typing(buffer);
	const struct step *step = &history->steps[--history->done];
	buffer_replace(buffer, step->at,
		position_behind(step->at, step->inserted.data, step->inserted.bytes),
		step->removed.data, step->removed.bytes);
	buffer->cursor = step->cursor;
	buffer->anchor = step->anchor;
	return true;
}

bool buffer_redo(struct buffer *buffer)
{
	struct history *history = &buffer->history;
	history->open = false;
	if (history->done == history->count)
		return false;
	const struct step *step = &history->steps[history->done++];
	buffer_replace(buffer, step->at,
		position_behind(step->at, step->removed.data, step->removed.bytes),
		step->inserted.data, step->inserted.bytes);
	buffer->cursor = buffer->anchor = step->after;
	return true;
}
