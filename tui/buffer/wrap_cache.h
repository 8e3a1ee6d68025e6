/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lines of a buffer at one width, kept from key to key: only what changed is wrapped
 * again. They are always what wrapping everything anew would give.
 *
 * A row is a line of a paragraph; rows count from 0 through the whole text. What is
 * between the text of a line and the start of the next (white space, which wrapping
 * leaves out) belongs to the line too, so every place of the text is in one row.
 */
#ifndef TUI_BUFFER_WRAP_CACHE_H
#define TUI_BUFFER_WRAP_CACHE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/wrap.h"
#include "tui/buffer/buffer.h"

struct wrapped {
	struct wrap_line *lines; /* at least one */
	size_t count, capacity;
};

struct wrap_cache {
	struct wrapper *wrapper; /* borrowed; NULL, or one that hurries: lines are cut
				  * between cells */
	bool cut;                /* those that are there were */
	bool stale;              /* everything has to be wrapped */
	unsigned columns;
	struct wrapped *paragraphs;
	size_t count, capacity;
	size_t rows;
};

/* One row of the text. */
struct row {
	size_t paragraph, line;
	size_t start, end;     /* its bytes in the paragraph, white space included */
	size_t text, text_end; /* and left out */
	unsigned indent;       /* columns before its text */
	unsigned columns;      /* of its text */
	bool last;             /* of its paragraph */
};

void wrap_cache_init(struct wrap_cache *cache);
void wrap_cache_release(struct wrap_cache *cache);

/* With another wrapper everything is wrapped again, at the next update. */
void wrap_cache_tools(struct wrap_cache *cache, struct wrapper *wrapper);

/* Brings the lines up to date with the buffer, whose buffer_changes() it takes, at
 * columns (at least 1) columns. */
void wrap_cache_update(struct wrap_cache *cache, struct buffer *buffer, unsigned columns);

/* The row with a number (below cache->rows); the row that a place of the text is in, and
 * its number. */
struct row wrap_cache_row(
	const struct wrap_cache *cache, const struct buffer *buffer, size_t number);
struct row wrap_cache_find(const struct wrap_cache *cache, const struct buffer *buffer,
	struct position at, size_t *number);

/* The row behind one in the text; false at its end. */
bool wrap_cache_next(
	const struct wrap_cache *cache, const struct buffer *buffer, struct row *row);

#endif
