/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Blocks that are made but not yet taken, in order. The queue owns copies of their
 * texts; what it gave out is good until the next call on it. Rows do not pass here:
 * the document keeps their cells itself, so that their memory is used again.
 */
#ifndef REPORT_BLOCK_QUEUE_H
#define REPORT_BLOCK_QUEUE_H

#include "model/head_text.h"
#include "report/document.h"

struct block_queue {
	struct block *blocks; /* labels and texts owned */
	size_t first, count, capacity;
};

/* Appends a block; texts that it does not have are NULL. The block that it returns
 * is good until the next call, for setting what is rare. */
struct block *block_queue_add(struct block_queue *queue, enum block_kind kind,
	const char *label, const char *text);

/* Appends a heading (where it is not empty) and a text's paragraphs, first lines
 * indented. */
void block_queue_add_section(
	struct block_queue *queue, const char *heading, const char *text);

/* Says which text of the report the blocks from `first` on show: headings one, all others
 * but spaces another. */
void block_queue_name(struct block_queue *queue, size_t first, enum head_what heading,
	enum head_what text, size_t index);

/* Takes the first block out; false if there is none. */
bool block_queue_take(struct block_queue *queue, struct block *block);

/* Empties it. */
void block_queue_clear(struct block_queue *queue);

#endif
