/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paragraphs as they were wrapped, for texts that are drawn again after every key: what
 * is wanted in a field, an example, a message. The last few are kept. And the
 * words by which a text is cut that is too long for its row.
 */
#ifndef TUI_TERMINAL_PARAGRAPH_CACHE_H
#define TUI_TERMINAL_PARAGRAPH_CACHE_H

#include "text/breaks.h"
#include "text/wrap.h"

struct paragraph_cache;

/* NULL is fine. */
void paragraph_cache_free(struct paragraph_cache *cache);

/* The lines of a paragraph (without line ends) at columns (at least 1) columns, as
 * wrap_lines() gives them; the cache's, until the next call. Where *cache is NULL it is
 * made; the dictionary is loaded (3-4 ms) by the first paragraph that is not known. */
const struct wrap_line *paragraph_cache_lines(struct paragraph_cache **cache,
	const char *text, size_t bytes, unsigned columns, size_t *count);

/* Where words part, by the same dictionary; the cache's, which is made likewise. */
struct breaker *paragraph_cache_words(struct paragraph_cache **cache);

#endif
