/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/wrap_again.h"

#include <stdbool.h>
#include <string.h>

#include "text/list_mark.h"
#include "text/mem.h"
#include "text/thai.h"
#include "text/utf8.h"

enum {
	SAFE_BYTES =
		UTF8_THAI_BYTES + 1, /* before a safe place: a letter and the space */
	STRETCH = 2048,              /* bytes behind the change, at first */
	STRETCH_GROWS = 4,
};

static enum thai_class class_at(const char *text, size_t bytes)
{
	uint32_t code_point;
	utf8_decode(text, bytes, &code_point);
	return thai_class(code_point);
}

static bool is_safe(const char *text, size_t bytes, size_t at)
{
	if (at < SAFE_BYTES || at >= bytes || text[at - 1] != ' ')
		return false;
	enum thai_class behind = class_at(text + at, bytes - at);
	enum thai_class before = class_at(text + at - SAFE_BYTES, UTF8_THAI_BYTES);
	return (behind == THAI_CONSONANT || behind == THAI_LEADING) &&
	       before >= THAI_CONSONANT && before <= THAI_DIACRITIC &&
	       before != THAI_LEADING;
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
	const struct wrap_line *lines; /* the wrapper's, offsets from start */
	size_t count;
	unsigned indent; /* to be added to the lines' own */
};

/* Whether an old line began where line i of the stretch does, and both go on alike from
 * there; *old gets it. Rises through the old lines. */
static bool meets(const struct wrapped *wrapped, const struct stretch *stretch, size_t i,
	const char *text, size_t bytes, const struct wrap_change *change, size_t *old)
{
	size_t start = stretch->start + stretch->lines[i].start;
	if (stretch->line + i == 0 || start < bytes - change->foot + SAFE_BYTES ||
		!is_safe(text, bytes, start))
		return false;
	size_t was = start + change->old_bytes - bytes;
	while (*old < wrapped->count && wrapped->lines[*old].start < was)
		++*old;
	return *old && *old < wrapped->count && wrapped->lines[*old].start == was &&
	       wrapped->lines[*old].indent == stretch->lines[i].indent + stretch->indent;
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
		tail[i].start += shift; /* wraps round where the text grew shorter */
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
	struct stretch stretch = {.line = first_line(wrapped, text, bytes, change)};
	if (stretch.line) {
		stretch.start = wrapped->lines[stretch.line].start;
		stretch.indent = wrapped->lines[stretch.line].indent;
	}
	for (size_t more = STRETCH;; more *= STRETCH_GROWS) {
		size_t from = bytes - change->foot;
		stretch.end =
			more < bytes - from ? safe_from(text, bytes, from + more) : bytes;
		wrap_load(wrapper, text + stretch.start, stretch.end - stretch.start);
		stretch.lines =
			wrap_lines(wrapper, columns - stretch.indent, &stretch.count);
		size_t count = 0, old = 0;
		if (stretch.end == bytes) {
			put_together(wrapped, &stretch, stretch.count, wrapped->count, 0);
			return;
		}
		while (count < stretch.count &&
			!meets(wrapped, &stretch, count, text, bytes, change, &old))
			count++;
		if (count < stretch.count) {
			put_together(
				wrapped, &stretch, count, old, bytes - change->old_bytes);
			return;
		}
	}
}
