/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/block_queue.h"

#include <stdlib.h>
#include <string.h>

#include "model/head_text.h"
#include "text/mem.h"

static void block_release(struct block *block)
{
	free((char *)block->label);
	free((char *)block->text);
	free((char *)block->second_label);
	free((char *)block->second_text);
}

static struct block *append(struct block_queue *queue, enum block_kind kind)
{
	queue->blocks = mem_grow(
		queue->blocks, queue->count, &queue->capacity, sizeof(*queue->blocks));
	struct block *block = &queue->blocks[queue->count++];
	*block = (struct block){
		.kind = kind, .head = HEAD_WHATS, .second_head = HEAD_WHATS};
	return block;
}

struct block *block_queue_add(struct block_queue *queue, enum block_kind kind,
	const char *label, const char *text)
{
	struct block *block = append(queue, kind);
	block->label = mem_strdup(label);
	block->text = mem_strdup(text);
	return block;
}

void block_queue_add_section(
	struct block_queue *queue, const char *heading, const char *text)
{
	if (heading && *heading)
		block_queue_add(queue, BLOCK_HEADING, NULL, heading)->keep = true;
	if (!text || !*text)
		return;
	for (const char *end; text; text = end ? end + 1 : NULL) {
		end = strchr(text, '\n');
		struct block *block = append(queue, BLOCK_PARAGRAPH);
		block->text =
			end ? mem_strndup(text, (size_t)(end - text)) : mem_strdup(text);
		block->indent = true;
	}
}

void block_queue_name(struct block_queue *queue, size_t first, enum head_what heading,
	enum head_what text, size_t index)
{
	for (size_t i = first; i < queue->count; i++) {
		struct block *block = &queue->blocks[i];
		if (block->kind == BLOCK_SPACE)
			continue;
		block->head = block->kind == BLOCK_HEADING ? heading : text;
		block->head_index = index;
	}
}

/* What was taken is released by the next call, once all blocks before it are gone. */
bool block_queue_take(struct block_queue *queue, struct block *block)
{
	if (queue->first == queue->count) {
		block_queue_clear(queue);
		return false;
	}
	*block = queue->blocks[queue->first++];
	return true;
}

void block_queue_clear(struct block_queue *queue)
{
	for (size_t i = 0; i < queue->count; i++)
		block_release(&queue->blocks[i]);
	free(queue->blocks);
	*queue = (struct block_queue){NULL, 0, 0, 0};
}
