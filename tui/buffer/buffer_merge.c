/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text that came back from another editor: lines that are the same stay as they were,
 * byte for byte; the others come as if they were pasted.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "text/list_lines.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/pasted.h"
#include "text/sequence.h"
#include "text/str.h"
#include "tui/buffer/buffer.h"
#include "tui/buffer/buffer_parts.h"

struct line {
	const char *text;
	size_t bytes;
	bool inner; /* of an item, not at its start */
};

struct lines {
	struct line *items;
	size_t count, capacity;
};

struct merge {
	const struct buffer *buffer;
	enum list_taking taking;
	struct lines before, after;
	/* For each line after: the one before whose place it has, plus one; 0: none. */
	size_t *place;
	bool *same; /* and is */
	struct str out;
	size_t items; /* in out */
	size_t lost;  /* characters */
};

/* --- lines --- */

static void add_line(struct lines *lines, const char *text, size_t bytes, bool inner)
{
	lines->items = mem_grow(
		lines->items, lines->count, &lines->capacity, sizeof(*lines->items));
	lines->items[lines->count++] = (struct line){text, bytes, inner};
}

/* Cuts at each end (of so many bytes), where there is one. */
static void cut(struct lines *lines, const char *text, size_t bytes, const char *end,
	size_t end_bytes, bool inner)
{
	const char *stop = text + bytes, *at;
	for (; (at = memmem(text, (size_t)(stop - text), end, end_bytes)); inner = true) {
		add_line(lines, text, (size_t)(at - text), inner);
		text = at + end_bytes;
	}
	add_line(lines, text, (size_t)(stop - text), inner);
}

static bool is_blank(const struct line *line)
{
	size_t at = 0;
	while (at < line->bytes && (line->text[at] == ' ' || line->text[at] == '\t'))
		at++;
	return at == line->bytes;
}

/* The lines that the editor was given. */
static void cut_buffer(struct merge *merge)
{
	static const char separator[] = BUFFER_LINE_SEPARATOR;
	const struct buffer *buffer = merge->buffer;
	for (size_t i = 0; i < buffer->count; i++) {
		const struct str *text = &buffer->paragraphs[i];
		const struct line whole = {text->data, text->bytes, false};
		if (!buffer->items)
			add_line(&merge->before, text->data, text->bytes, false);
		else if (!is_blank(&whole))
			cut(&merge->before, text->data, text->bytes, separator,
				sizeof(separator) - 1, false);
	}
}

/* Editors of other systems end each line with CR LF. */
static void drop_returns(struct merge *merge)
{
	struct line *lines = merge->after.items;
	const size_t last = merge->after.count - 1;
	for (size_t i = 0; i < merge->before.count; i++)
		if (memchr(merge->before.items[i].text, '\r',
			    merge->before.items[i].bytes))
			return;
	for (size_t i = 0; i < last; i++)
		if (!lines[i].bytes || lines[i].text[lines[i].bytes - 1] != '\r')
			return;
	for (size_t i = 0; i <= last; i++)
		if (lines[i].bytes && lines[i].text[lines[i].bytes - 1] == '\r')
			lines[i].bytes--;
}

/* --- what became of which --- */

static bool same(const void *context, size_t i, size_t j)
{
	const struct merge *merge = context;
	const struct line *before = &merge->before.items[i];
	const struct line *after = &merge->after.items[j];
	return before->bytes == after->bytes &&
	       memcmp(before->text, after->text, after->bytes) == 0;
}

/* Of as many lines as there were, each has the place of one. */
static void give_places(
	struct merge *merge, size_t i, size_t i_end, size_t j, size_t j_end)
{
	for (size_t k = 0; i_end - i == j_end - j && k < j_end - j; k++)
		merge->place[j + k] = i + k + 1;
}

static void compare(struct merge *merge)
{
	const struct sequences both = {
		merge->before.count, merge->after.count, same, merge};
	size_t *kept = mem_new(merge->before.count + 1, sizeof(*kept));
	size_t i = 0, j = 0;
	merge->place = mem_new(merge->after.count + 1, sizeof(*merge->place));
	merge->same = mem_new(merge->after.count + 1, sizeof(*merge->same));
	sequence_match(&both, kept);
	for (size_t next = 0; next <= merge->before.count; next++) {
		const bool end = next == merge->before.count;
		if (!end && !kept[next])
			continue;
		const size_t to = end ? merge->after.count : kept[next] - 1;
		give_places(merge, i, next, j, to);
		if (!end) {
			merge->place[to] = next + 1;
			merge->same[to] = true;
		}
		i = next + 1;
		j = to + 1;
	}
	free(kept);
}

/* --- the text --- */

static void clean(struct merge *merge, struct str *out, const char *text, size_t bytes)
{
	struct str cleaned = STR_INIT;
	merge->lost +=
		pasted_clean(&cleaned, text, bytes, merge->buffer->single ? ' ' : '\n');
	text_normalise(out, cleaned.data, cleaned.bytes);
	buffer_see_names(merge->buffer, out);
	str_release(&cleaned);
}

/* Appends a line, or more; joined: it goes on in the item of the last one. */
static void put_lines(struct merge *merge, const struct str *lines, bool joined)
{
	if (merge->items && joined)
		str_puts(&merge->out, BUFFER_LINE_SEPARATOR);
	else if (merge->items)
		str_putc(&merge->out, merge->buffer->single ? ' ' : '\n');
	str_append(&merge->out, lines->data, lines->bytes);
	merge->items += !joined;
	for (size_t i = 0; i < lines->bytes; i++)
		merge->items += lines->data[i] == '\n';
}

/* Lines that came in, from j to end. */
static void put_new(struct merge *merge, size_t j, size_t end)
{
	struct str raw = STR_INIT, text = STR_INIT, lines = STR_INIT;
	for (size_t k = j; k < end; k++) {
		const struct line *line = &merge->after.items[k];
		if (k > j)
			str_putc(&raw, '\n');
		str_append(&raw, line->text, line->bytes);
	}
	clean(merge, &text, raw.data, raw.bytes);
	if (merge->buffer->items) {
		const struct list_place place = {
			.item = merge->items + 1, .taking = merge->taking};
		list_lines_put(&lines, &place, text.data, text.bytes);
	} else {
		str_append(&lines, text.data, text.bytes);
	}
	if (lines.bytes || !merge->buffer->items)
		put_lines(merge, &lines, false);
	str_release(&raw);
	str_release(&text);
	str_release(&lines);
}

/* A line in the place of one that was there. */
static void put_old(struct merge *merge, size_t j)
{
	const struct line *line = &merge->after.items[j];
	const size_t i = merge->place[j] - 1;
	const bool joined = merge->before.items[i].inner && j &&
			    merge->place[j - 1] == merge->place[j] - 1;
	struct str text = STR_INIT;
	if (merge->same[j])
		str_append(&text, line->text, line->bytes);
	else
		clean(merge, &text, line->text, line->bytes);
	put_lines(merge, &text, joined);
	str_release(&text);
}

static void put_all(struct merge *merge)
{
	for (size_t j = 0; j < merge->after.count;) {
		size_t end = j;
		while (end < merge->after.count && !merge->place[end])
			end++;
		if (end > j)
			put_new(merge, j, end);
		else
			put_old(merge, end++);
		j = end;
	}
}

bool buffer_merge(struct buffer *buffer, const char *text, size_t bytes,
	enum list_taking taking, size_t *lost)
{
	struct merge merge = {.buffer = buffer, .taking = taking, .out = STR_INIT};
	buffer_forget_refusal(buffer);
	cut_buffer(&merge);
	cut(&merge.after, text, bytes, "\n", 1, false);
	drop_returns(&merge);
	compare(&merge);
	put_all(&merge);
	const bool put = buffer_put(buffer, (struct position){0, 0}, buffer_end(buffer),
		merge.out.data, merge.out.bytes);
	*lost = put ? merge.lost : 0;
	free(merge.before.items);
	free(merge.after.items);
	free(merge.place);
	free(merge.same);
	str_release(&merge.out);
	return put;
}
