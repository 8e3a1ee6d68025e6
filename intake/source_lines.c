/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paragraphs outside of tables, parted where they have line ends.
 */
#include <config.h>

#include "intake/source.h"

#include <stdlib.h>
#include <string.h>

#include "text/mem.h"

static bool has_lines(const struct source_block *block)
{
	return block->kind == SOURCE_PARAGRAPH && !block->paragraph.id &&
	       strchr(block->paragraph.text, '\n');
}

/* Gives the links that stand in the bytes [start, end) of a paragraph to its part. */
static void take_links(struct source_paragraph *part,
	const struct source_paragraph *whole, size_t start, size_t end)
{
	for (size_t i = 0; i < whole->links_count; i++) {
		const struct source_link *link = &whole->links[i];
		if (link->start >= start && link->start + link->bytes <= end)
			source_link_add(
				part, link->start - start, link->bytes, link->target);
	}
}

static void add_line(
	struct source *source, const struct source_block *block, size_t start, size_t end)
{
	const struct source_paragraph *whole = &block->paragraph;
	struct source_block *added = source_block_add(source, SOURCE_PARAGRAPH);
	struct source_paragraph *part = &added->paragraph;
	added->place = block->place;
	part->place = whole->place;
	part->heading = whole->heading;
	part->centred = whole->centred;
	part->level = whole->level;
	if (!start) {
		part->marks = whole->marks;
		part->number = whole->number;
	}
	source_paragraph_set(part, whole->text + start, end - start);
	take_links(part, whole, start, end);
	for (size_t i = 0; !whole->text[end] && i < whole->pictures_count; i++)
		source_paragraph_picture(part, whole->pictures[i]);
}

static void part(struct source *source, struct source_block *block)
{
	const char *text = block->paragraph.text;
	for (size_t start = 0;;) {
		const size_t end = start + strcspn(text + start, "\n");
		add_line(source, block, start, end);
		if (!text[end])
			break;
		start = end + 1;
	}
	source_paragraph_release(&block->paragraph);
}

void source_part_lines(struct source *source)
{
	bool any = false;
	for (size_t i = 0; i < source->count; i++)
		any |= has_lines(&source->blocks[i]);
	if (!any)
		return;
	struct source_block *blocks = source->blocks;
	const size_t count = source->count;
	source->blocks = NULL;
	source->count = source->capacity = 0;
	for (size_t i = 0; i < count; i++) {
		if (has_lines(&blocks[i]) && source->count < SOURCE_BLOCKS) {
			part(source, &blocks[i]);
			continue;
		}
		source->blocks = mem_grow(source->blocks, source->count,
			&source->capacity, sizeof(*source->blocks));
		source->blocks[source->count++] = blocks[i];
	}
	free(blocks);
}
