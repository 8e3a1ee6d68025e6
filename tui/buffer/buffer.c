/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/buffer/buffer.h"

#include <stdlib.h>
#include <string.h>

#include "text/cell.h"
#include "text/mem.h"
#include "tui/buffer/buffer_parts.h"

static size_t count_lines(const char *text, size_t bytes)
{
	size_t count = 0;
	const char *end = text + bytes;
	while ((text = memchr(text, '\n', (size_t)(end - text))) != NULL) {
		count++;
		text++;
	}
	return count;
}

struct position position_behind(struct position at, const char *text, size_t bytes)
{
	for (size_t i = bytes; i; i--)
		if (text[i - 1] == '\n') {
			size_t lines = count_lines(text, bytes);
			return (struct position){at.paragraph + lines, bytes - i};
		}
	return (struct position){at.paragraph, at.offset + bytes};
}

/* Forgets all texts; there is one empty paragraph. */
static void make_empty(struct buffer *buffer)
{
	for (size_t i = 0; i < buffer->count; i++)
		str_release(&buffer->paragraphs[i]);
	buffer->paragraphs =
		mem_grow(buffer->paragraphs, 0, &buffer->capacity, sizeof(struct str));
	str_init(&buffer->paragraphs[0]);
	buffer->count = 1;
}

static void forget_changes(struct buffer *buffer)
{
	buffer->changes = (struct change_log){
		.count = buffer->count,
		.first = SIZE_MAX,
		.tail = SIZE_MAX,
		.inside = true,
		.head = SIZE_MAX,
		.foot = SIZE_MAX,
	};
}

static void put_text(struct buffer *buffer, const char *text)
{
	struct position start = {0, 0};
	struct str spaced = STR_INIT;
	str_puts(&spaced, text);
	for (size_t i = 0; buffer->single && i < spaced.bytes; i++)
		if (spaced.data[i] == '\n')
			spaced.data[i] = ' ';
	buffer_replace(buffer, start, start, spaced.data, spaced.bytes);
	str_release(&spaced);
}

struct buffer *buffer_new(const char *text, bool single)
{
	struct buffer *buffer = mem_new(1, sizeof(*buffer));
	buffer->single = single;
	str_init(&buffer->refusal);
	make_empty(buffer);
	put_text(buffer, text);
	forget_changes(buffer);
	return buffer;
}

void buffer_free(struct buffer *buffer)
{
	if (!buffer)
		return;
	make_empty(buffer);
	free(buffer->paragraphs);
	history_release(&buffer->history);
	str_release(&buffer->refusal);
	free(buffer);
}

void buffer_set(struct buffer *buffer, const char *text)
{
	history_release(&buffer->history);
	make_empty(buffer);
	put_text(buffer, text);
	buffer->cursor = buffer->anchor = (struct position){0, 0};
	buffer->marked = false;
	buffer->changes.any = true;
	buffer->changes.first = buffer->changes.tail = 0;
	buffer->changes.inside = false;
}

void buffer_tools(struct buffer *buffer, struct breaker *breaker)
{
	buffer->breaker = breaker;
}

size_t buffer_paragraphs(const struct buffer *buffer)
{
	return buffer->count;
}

const char *buffer_paragraph(const struct buffer *buffer, size_t paragraph, size_t *bytes)
{
	*bytes = buffer->paragraphs[paragraph].bytes;
	return buffer->paragraphs[paragraph].data;
}

struct position buffer_end(const struct buffer *buffer)
{
	size_t last = buffer->count - 1;
	return (struct position){last, buffer->paragraphs[last].bytes};
}

void buffer_append_range(const struct buffer *buffer, struct position from,
	struct position to, struct str *out)
{
	for (size_t i = from.paragraph; i <= to.paragraph; i++) {
		const struct str *text = &buffer->paragraphs[i];
		size_t start = i == from.paragraph ? from.offset : 0;
		size_t end = i == to.paragraph ? to.offset : text->bytes;
		str_append(out, text->data + start, end - start);
		if (i != to.paragraph)
			str_putc(out, '\n');
	}
}

void buffer_append(const struct buffer *buffer, struct str *out)
{
	buffer_append_range(buffer, (struct position){0, 0}, buffer_end(buffer), out);
}

size_t buffer_bytes(const struct buffer *buffer)
{
	size_t bytes = buffer->count - 1;
	for (size_t i = 0; i < buffer->count; i++)
		bytes += buffer->paragraphs[i].bytes;
	return bytes;
}

uint64_t buffer_revision(const struct buffer *buffer)
{
	return buffer->revision;
}

bool buffer_changes(struct buffer *buffer, size_t *first, size_t *last, long *grown)
{
	const struct change_log *log = &buffer->changes;
	if (!log->any)
		return false;
	*first = log->first;
	*last = buffer->count - 1 - log->tail;
	*grown = (long)buffer->count - (long)log->count;
	forget_changes(buffer);
	return true;
}

bool buffer_changed_part(
	const struct buffer *buffer, size_t *head, size_t *foot, size_t *bytes)
{
	*head = buffer->changes.head;
	*foot = buffer->changes.foot;
	*bytes = buffer->changes.bytes;
	return buffer->changes.any && buffer->changes.inside;
}

static void at_most(size_t *value, size_t limit)
{
	if (*value > limit)
		*value = limit;
}

/* Notes that [from, to) is to become lines + 1 paragraphs. */
static void note_change(
	struct buffer *buffer, struct position from, struct position to, size_t lines)
{
	struct change_log *log = &buffer->changes;
	bool other = log->any && log->first != from.paragraph;
	if (!log->any)
		log->bytes = buffer->paragraphs[from.paragraph].bytes;
	log->inside = log->inside && !other && !lines && from.paragraph == to.paragraph;
	log->any = true;
	at_most(&log->first, from.paragraph);
	at_most(&log->tail, buffer->count - 1 - to.paragraph);
	at_most(&log->head, from.offset);
	at_most(&log->foot, buffer->paragraphs[to.paragraph].bytes - to.offset);
	buffer->revision++;
}

/* Makes lines + 1 paragraphs of those from first to last: the first keeps its text, the
 * others are empty. */
static void resize(struct buffer *buffer, size_t first, size_t last, size_t lines)
{
	size_t kept = buffer->count - 1 - last, count = first + 1 + lines + kept;
	for (size_t i = first + 1; i <= last; i++)
		str_release(&buffer->paragraphs[i]);
	while (count > buffer->capacity)
		buffer->paragraphs = mem_grow(buffer->paragraphs, buffer->capacity,
			&buffer->capacity, sizeof(struct str));
	struct str *paragraphs = buffer->paragraphs;
	memmove(paragraphs + count - kept, paragraphs + last + 1,
		kept * sizeof(struct str));
	for (size_t i = 0; i < lines; i++)
		str_init(&paragraphs[first + 1 + i]);
	buffer->count = count;
}

void buffer_replace(struct buffer *buffer, struct position from, struct position to,
	const char *text, size_t bytes)
{
	size_t lines = count_lines(text, bytes);
	note_change(buffer, from, to, lines);
	if (!lines && from.paragraph == to.paragraph) {
		str_splice(&buffer->paragraphs[from.paragraph], from.offset,
			to.offset - from.offset, text, bytes);
		return;
	}
	struct str rest = STR_INIT;
	const struct str *last = &buffer->paragraphs[to.paragraph];
	str_append(&rest, last->data + to.offset, last->bytes - to.offset);
	str_truncate(&buffer->paragraphs[from.paragraph], from.offset);
	resize(buffer, from.paragraph, to.paragraph, lines);
	struct str *paragraph = &buffer->paragraphs[from.paragraph];
	for (; lines; lines--, paragraph++) {
		size_t line = (size_t)((const char *)memchr(text, '\n', bytes) - text);
		str_append(paragraph, text, line);
		text += line + 1;
		bytes -= line + 1;
	}
	str_append(paragraph, text, bytes);
	str_append(paragraph, rest.data, rest.bytes);
	str_release(&rest);
}

static struct position cell_edge(
	const struct buffer *buffer, struct position at, bool end)
{
	const struct str *text = &buffer->paragraphs[at.paragraph];
	if (!at.offset || at.offset == text->bytes)
		return at;
	size_t start = cell_previous(text->data, at.offset);
	size_t behind = start + cell_next(text->data + start, text->bytes - start).bytes;
	if (behind > at.offset)
		at.offset = end ? behind : start;
	return at;
}

struct position buffer_cell_start(const struct buffer *buffer, struct position at)
{
	return cell_edge(buffer, at, false);
}

struct position buffer_cell_end(const struct buffer *buffer, struct position at)
{
	return cell_edge(buffer, at, true);
}
