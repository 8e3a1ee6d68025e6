/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/buffer/wrap_again.h"

#include <stdbool.h>
#include <string.h>

#include "text/list_mark.h"
#include "text/mem.h"
#include "text/thai.h"
#include "text/utf8.h"

enum {
	SAFE_BYTES =
		UTF8_THAI_BYTES + 1, /* before a safe place: a letter and the space */
	STRETCH = 1024,              /* bytes behind the change, at first */
	STRETCH_GROWS = 4,
};

static bool is_latin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static enum thai_class class_at(const char *text, size_t bytes)
{
	uint32_t code_point;
	utf8_decode(text, bytes, &code_point);
	return thai_class(code_point);
}

/* Whether a letter ends, or begins, at the place; of Thai letters not those that no line
 * ends or begins with. */
static bool is_letter_before(const char *text, size_t at)
{
	if (at && is_latin(text[at - 1]))
		return true;
	if (at < UTF8_THAI_BYTES)
		return false;
	enum thai_class class = class_at(text + at - UTF8_THAI_BYTES, UTF8_THAI_BYTES);
	return class >= THAI_CONSONANT && class <= THAI_DIACRITIC &&
	       class != THAI_LEADING;
}

static bool is_letter_behind(const char *text, size_t bytes, size_t at)
{
	enum thai_class class = class_at(text + at, bytes - at);
	return class == THAI_CONSONANT || class == THAI_LEADING || is_latin(text[at]);
}

static bool is_safe(const char *text, size_t bytes, size_t at)
{
	return at && at < bytes && text[at - 1] == ' ' &&
	       is_letter_before(text, at - 1) && is_letter_behind(text, bytes, at);
}

/* The first safe place at from or behind it; else the end. */
static size_t safe_from(const char *text, size_t bytes, size_t from)
{
	while (from < bytes && !is_safe(text, bytes, from))
		from++;
	return from < bytes ? from : bytes;
}

/* The last line that is right as it was and that the text behind it does not shape; 0 if
 * there is none but the first. */
static size_t first_line(const struct wrapped *wrapped, const char *text, size_t bytes,
	const struct wrap_change *change)
{
	/* A safe place between the line and the change: only what is behind it may be
	 * broken in another way, and it is no part of what the line begins with. */
	size_t limit = change->head;
	if (limit < UTF8_THAI_BYTES)
		return 0;
	for (limit -= UTF8_THAI_BYTES; limit; limit--)
		if (is_safe(text, bytes, limit))
			break;
	size_t line = wrapped->count - 1;
	while (line && (wrapped->lines[line].start >= limit ||
			       !is_safe(text, bytes, wrapped->lines[line].start) ||
			       list_mark(text + wrapped->lines[line].start,
				       bytes - wrapped->lines[line].start)))
		line--;
	return line;
}

/* A stretch of the paragraph being wrapped. */
struct stretch {
	size_t line, start, end;       /* the first line; offsets */
	size_t same_from;              /* from here on all is broken as it was */
	const struct wrap_line *lines; /* the wrapper's, offsets from start */
	size_t count;
	unsigned indent; /* to be added to the lines' own */
};

/* The line of the stretch from which on the old lines are right, from *old on; count if
 * there is none. */
static size_t meet(const struct wrapped *wrapped, const struct stretch *stretch,
	size_t shift, size_t *old)
{
	size_t i = stretch->line ? 0 : 1;
	for (*old = 1; i < stretch->count; i++) {
		const struct wrap_line *line = &stretch->lines[i];
		size_t start = stretch->start + line->start;
		if (start < stretch->same_from)
			continue;
		while (*old < wrapped->count &&
			wrapped->lines[*old].start + shift < start)
			++*old;
		if (*old < wrapped->count &&
			wrapped->lines[*old].start + shift == start &&
			wrapped->lines[*old].indent == line->indent + stretch->indent)
			return i;
	}
	return i;
}

/* The stretch's first count lines, then the old ones from line old on. */
static void put_together(struct wrapped *wrapped, const struct stretch *stretch,
	size_t count, size_t old, size_t shift)
{
	size_t kept = wrapped->count - old, total = stretch->line + count + kept;
	while (total > wrapped->capacity)
		wrapped->lines = mem_grow(wrapped->lines, wrapped->capacity,
			&wrapped->capacity, sizeof(*wrapped->lines));
	struct wrap_line *tail = wrapped->lines + stretch->line + count;
	memmove(tail, wrapped->lines + old, kept * sizeof(*tail));
	for (size_t i = 0; i < kept; i++)
		tail[i].start += shift;
	for (size_t i = 0; i < count; i++) {
		struct wrap_line *line = &wrapped->lines[stretch->line + i];
		*line = stretch->lines[i];
		line->start += stretch->start;
		line->indent += stretch->indent;
	}
	wrapped->count = total;
}

void wrap_again(struct wrapped *wrapped, struct wrapper *wrapper, const char *text,
	size_t bytes, unsigned columns, const struct wrap_change *change)
{
	size_t behind = bytes - change->foot;
	size_t shift = bytes - change->old_bytes; /* wraps round where it grew shorter */
	struct stretch stretch = {
		.line = first_line(wrapped, text, bytes, change),
		.same_from = safe_from(text, bytes, behind + SAFE_BYTES),
	};
	if (stretch.line) {
		stretch.start = wrapped->lines[stretch.line].start;
		stretch.indent = wrapped->lines[stretch.line].indent;
	}
	for (size_t more = STRETCH; stretch.end < bytes; more *= STRETCH_GROWS) {
		size_t left = bytes - stretch.same_from;
		stretch.end = more < left
				      ? safe_from(text, bytes, stretch.same_from + more)
				      : bytes;
		wrap_load(wrapper, text + stretch.start, stretch.end - stretch.start);
		stretch.lines =
			wrap_lines(wrapper, columns - stretch.indent, &stretch.count);
		size_t old, count = meet(wrapped, &stretch, shift, &old);
		if (count < stretch.count) {
			put_together(wrapped, &stretch, count, old, shift);
			return;
		}
	}
	put_together(wrapped, &stretch, stretch.count, wrapped->count, 0);
}
