/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/buffer/wrap_cache.h"

#include <stdlib.h>
#include <string.h>

#include "text/cell.h"
#include "text/mem.h"
#include "tui/buffer/wrap_again.h"

enum { LONG_BYTES = 1024 /* a longer paragraph is not wrapped whole at each key */ };

void wrap_cache_init(struct wrap_cache *cache)
{
	*cache = (struct wrap_cache){.stale = true};
}

void wrap_cache_release(struct wrap_cache *cache)
{
	for (size_t i = 0; i < cache->count; i++)
		free(cache->paragraphs[i].lines);
	free(cache->paragraphs);
	wrap_cache_init(cache);
}

void wrap_cache_tools(struct wrap_cache *cache, struct wrapper *wrapper)
{
	if (cache->wrapper != wrapper)
		cache->stale = true;
	cache->wrapper = wrapper;
}

static struct wrap_line *add_line(struct wrapped *wrapped)
{
	wrapped->lines = mem_grow(wrapped->lines, wrapped->count, &wrapped->capacity,
		sizeof(*wrapped->lines));
	return &wrapped->lines[wrapped->count++];
}

static bool cuts(const struct wrap_cache *cache)
{
	return !cache->wrapper || wrapper_hurries(cache->wrapper);
}

/* Without the dictionary: as many cells as fit, at least one. */
static void cut(struct wrapped *wrapped, const char *text, size_t bytes, unsigned columns)
{
	size_t start = 0;
	wrapped->count = 0;
	do {
		size_t used,
			fitting = text_fit(text + start, bytes - start, columns, &used);
		if (!fitting && start < bytes) {
			struct cell cell = cell_next(text + start, bytes - start);
			fitting = cell.bytes;
			used = cell.columns;
		}
		*add_line(wrapped) = (struct wrap_line){
			.start = start, .bytes = fitting, .columns = (unsigned)used};
		start += fitting;
	} while (start < bytes);
}

static void wrap(const struct wrap_cache *cache, struct wrapped *wrapped,
	const char *text, size_t bytes)
{
	if (cuts(cache)) {
		cut(wrapped, text, bytes, cache->columns);
		return;
	}
	size_t count;
	wrap_load(cache->wrapper, text, bytes);
	const struct wrap_line *lines =
		wrap_lines(cache->wrapper, cache->columns, &count);
	if (count > wrapped->capacity) {
		wrapped->lines = mem_resize(wrapped->lines, count, sizeof(*lines));
		wrapped->capacity = count;
	}
	memcpy(wrapped->lines, lines, count * sizeof(*lines));
	wrapped->count = count;
}

/* Wraps the paragraphs from first to last, whose rows are not counted. */
static void wrap_paragraphs(
	struct wrap_cache *cache, const struct buffer *buffer, size_t first, size_t last)
{
	for (size_t i = first; i <= last; i++) {
		size_t bytes;
		const char *text = buffer_paragraph(buffer, i, &bytes);
		wrap(cache, &cache->paragraphs[i], text, bytes);
		cache->rows += cache->paragraphs[i].count;
	}
}

/* Puts count empty paragraphs in the place of those from first to last. */
static void resize(struct wrap_cache *cache, size_t first, size_t last, size_t count)
{
	size_t behind = cache->count - 1 - last;
	for (size_t i = first; i <= last; i++) {
		cache->rows -= cache->paragraphs[i].count;
		free(cache->paragraphs[i].lines);
	}
	while (first + count + behind > cache->capacity)
		cache->paragraphs = mem_grow(cache->paragraphs, cache->capacity,
			&cache->capacity, sizeof(*cache->paragraphs));
	struct wrapped *at = cache->paragraphs + first;
	memmove(at + count, cache->paragraphs + last + 1, behind * sizeof(*at));
	memset(at, 0, count * sizeof(*at));
	cache->count = first + count + behind;
}

static void wrap_all(struct wrap_cache *cache, const struct buffer *buffer)
{
	struct wrapper *wrapper = cache->wrapper;
	unsigned columns = cache->columns;
	wrap_cache_release(cache);
	cache->wrapper = wrapper;
	cache->columns = columns;
	cache->count = cache->capacity = buffer_paragraphs(buffer);
	cache->paragraphs = mem_new(cache->count, sizeof(*cache->paragraphs));
	wrap_paragraphs(cache, buffer, 0, cache->count - 1);
	cache->cut = cuts(cache);
	cache->stale = false;
}

/* One long paragraph changed inside. */
static bool wrap_part(struct wrap_cache *cache, const struct buffer *buffer, size_t i,
	const struct wrap_change *change)
{
	size_t bytes;
	const char *text = buffer_paragraph(buffer, i, &bytes);
	struct wrapped *wrapped = &cache->paragraphs[i];
	if (cuts(cache) || bytes < LONG_BYTES || change->old_bytes < LONG_BYTES)
		return false;
	cache->rows -= wrapped->count;
	wrap_again(wrapped, cache->wrapper, text, bytes, cache->columns, change);
	cache->rows += wrapped->count;
	return true;
}

void wrap_cache_update(struct wrap_cache *cache, struct buffer *buffer, unsigned columns)
{
	size_t first, last;
	long grown;
	struct wrap_change change;
	bool inside = buffer_changed_part(
		buffer, &change.head, &change.foot, &change.old_bytes);
	bool changed = buffer_changes(buffer, &first, &last, &grown);
	if (cache->stale || cache->columns != columns || cache->cut != cuts(cache)) {
		cache->columns = columns;
		wrap_all(cache, buffer);
		return;
	}
	if (!changed || (inside && wrap_part(cache, buffer, first, &change)))
		return;
	size_t count = last + 1 - first;
	resize(cache, first, (size_t)((long)last - grown), count);
	wrap_paragraphs(cache, buffer, first, last);
}

static struct row make_row(const struct wrap_cache *cache, const struct buffer *buffer,
	size_t paragraph, size_t line)
{
	const struct wrapped *wrapped = &cache->paragraphs[paragraph];
	const struct wrap_line *at = &wrapped->lines[line];
	struct row row = {
		.paragraph = paragraph,
		.line = line,
		.start = line ? at->start : 0,
		.text = at->start,
		.text_end = at->start + at->bytes,
		.indent = at->indent,
		.columns = at->columns,
		.last = line + 1 == wrapped->count,
	};
	if (row.last)
		buffer_paragraph(buffer, paragraph, &row.end);
	else
		row.end = at[1].start;
	return row;
}

struct row wrap_cache_row(
	const struct wrap_cache *cache, const struct buffer *buffer, size_t number)
{
	size_t paragraph = 0;
	while (number >= cache->paragraphs[paragraph].count)
		number -= cache->paragraphs[paragraph++].count;
	return make_row(cache, buffer, paragraph, number);
}

struct row wrap_cache_find(const struct wrap_cache *cache, const struct buffer *buffer,
	struct position at, size_t *number)
{
	const struct wrapped *wrapped = &cache->paragraphs[at.paragraph];
	*number = 0;
	for (size_t i = 0; i < at.paragraph; i++)
		*number += cache->paragraphs[i].count;
	size_t low = 0, high = wrapped->count;
	while (high - low > 1) {
		size_t middle = (low + high) / 2;
		if (wrapped->lines[middle].start <= at.offset)
			low = middle;
		else
			high = middle;
	}
	*number += low;
	return make_row(cache, buffer, at.paragraph, low);
}

bool wrap_cache_next(
	const struct wrap_cache *cache, const struct buffer *buffer, struct row *row)
{
	if (!row->last)
		*row = make_row(cache, buffer, row->paragraph, row->line + 1);
	else if (row->paragraph + 1 < cache->count)
		*row = make_row(cache, buffer, row->paragraph + 1, 0);
	else
		return false;
	return true;
}
