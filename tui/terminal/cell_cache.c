/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/cell_cache.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/cell.h"
#include "text/macros.h"
#include "text/mem.h"
#include "tui/terminal/terminal.h"

enum {
	SLOTS = 128, /* a power of 2: more than texts stand on a screen */
	BYTES_MOST = 512,
};

/* A text with its cells, in one block: the cells, then the text. */
struct slot {
	struct frame_cell *cells; /* NULL: nothing */
	size_t bytes;
	int columns;
	enum style style;
};

struct cell_cache {
	struct slot slots[SLOTS];
	struct frame_cell drawn[BYTES_MOST]; /* of the text that is looked at */
};

void cell_cache_free(struct cell_cache *cache)
{
	if (!cache)
		return;
	for (size_t i = 0; i < SLOTS; i++)
		free(cache->slots[i].cells);
	free(cache);
}

/* Eight bytes at a time: it is asked for every text that is drawn. */
static size_t hash(const char *text, size_t bytes, enum style style)
{
	uint64_t sum = bytes + ((uint64_t)style << 32);
	for (size_t at = 0; at < bytes; at += sizeof(sum)) {
		uint64_t word = 0;
		memcpy(&word, text + at, MIN(bytes - at, sizeof(word)));
		sum = (sum ^ word) * 0x9E3779B97F4A7C15U; /* Knuth's golden ratio */
		sum ^= sum >> 32;
	}
	return (size_t)sum & (SLOTS - 1);
}

static bool is_of(
	const struct slot *slot, const char *text, size_t bytes, enum style style)
{
	return slot->cells && slot->bytes == bytes && slot->style == style &&
	       !memcmp(slot->cells + slot->columns, text, bytes);
}

/* Takes the text apart; how many cells it has, 0 where it is not plain. */
static int take_apart(
	struct frame_cell *cells, const char *text, size_t bytes, enum style style)
{
	int columns = 0;
	for (size_t at = 0, cell; at < bytes; at += cell) {
		cell = text_plain_cell(text + at, bytes - at);
		if (!cell)
			return 0;
		cells[columns++] = frame_cell_of(text + at, cell, style);
	}
	return columns;
}

static void fill(struct slot *slot, const struct frame_cell *cells, int columns,
	const char *text, size_t bytes, enum style style)
{
	const size_t size = (size_t)columns * sizeof(*cells);
	free(slot->cells);
	*slot = (struct slot){mem_new(1, size + bytes), bytes, columns, style};
	memcpy(slot->cells, cells, size);
	memcpy(slot->cells + columns, text, bytes);
}

const struct frame_cell *cell_cache_cells(struct cell_cache **cache, const char *text,
	size_t bytes, enum style style, int *columns)
{
	if (bytes > BYTES_MOST)
		return NULL;
	if (!*cache)
		*cache = mem_new(1, sizeof(**cache));
	struct slot *slot = &(*cache)->slots[hash(text, bytes, style)];
	if (!is_of(slot, text, bytes, style)) {
		const int count = take_apart((*cache)->drawn, text, bytes, style);
		if (!count)
			return NULL;
		fill(slot, (*cache)->drawn, count, text, bytes, style);
	}
	*columns = slot->columns;
	return slot->cells;
}
