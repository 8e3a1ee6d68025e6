/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/text_html.h"

#ifdef HAVE_LIBXML2

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "intake/html.h"
#include "intake/reader.h"
#include "intake/source.h"
#include "intake/text_lines.h"
#include "text/str.h"

/* Where the word stands in a line, in letters of either case; NULL: nowhere. */
static const char *find(const struct text_line *line, const char *word)
{
	const size_t length = strlen(word);
	for (size_t at = 0; at + length <= line->bytes; at++)
		if (line->text[at] == '<' && !strncasecmp(line->text + at, word, length))
			return line->text + at;
	return NULL;
}

/* The line in which the table ends that begins in this one; the count: in none. */
static size_t find_end(const struct text_reading *reading, size_t line)
{
	while (line < reading->count && !find(&reading->lines[line], "</table>"))
		line++;
	return line;
}

static struct source_paragraph *add_block(struct text_taker *taker)
{
	struct source_block *block = source_block_add(taker->source, SOURCE_PARAGRAPH);
	block->place = taker->place;
	return &block->paragraph;
}

static void add_paragraphs(struct text_reading *reading, const struct text_line *line,
	const char *text, size_t bytes)
{
	struct text_taker taker = {
		reading->source, {.line = line->number}, add_block, NULL, 0};
	text_paragraphs(&taker, text, bytes);
}

/* Says in all its places which table of the document it is. */
static void count_table(struct source_block *block, unsigned number)
{
	block->place.table = number;
	for (size_t i = 0; i < block->table.count; i++) {
		struct source_row *row = &block->table.rows[i];
		row->place.table = number;
		for (size_t j = 0; j < row->count; j++) {
			row->cells[j].place.table = number;
			for (size_t k = 0; k < row->cells[j].count; k++)
				row->cells[j].paragraphs[k].place.table = number;
		}
	}
}

/* Its blocks become ours; its tables are counted with ours. */
static void take_blocks(
	struct text_reading *reading, struct source *page, const struct text_line *line)
{
	struct source *source = reading->source;
	for (size_t i = 0; i < page->count; i++) {
		struct source_block *block = source_block_add(source, SOURCE_PARAGRAPH);
		free(block->paragraph.text);
		*block = page->blocks[i];
		block->place.line = line->number;
		if (block->kind == SOURCE_TABLE)
			count_table(block, ++reading->tables);
	}
	page->count = 0;
	for (size_t i = 0; i < page->notes_count; i++)
		source_note_add(
			source, &page->notes[i].place, "%s", page->notes[i].message);
}

/* Pictures of a page come by its own list; a table that has some is read without them. */
static bool read_page(
	struct text_reading *reading, size_t line, const char *start, const char *end)
{
	struct str bytes = STR_INIT;
	struct source page;
	str_puts(&bytes, "<!DOCTYPE html><meta charset=\"utf-8\"><body>");
	str_append(&bytes, start, (size_t)(end - start));
	str_puts(&bytes, "</body>");
	const struct intake_file file = {
		reading->source->name, (const unsigned char *)bytes.data, bytes.bytes};
	source_init(&page, file.name, "html");
	const bool read = page_read(&page, &file, NULL) && !page.pictures_count;
	if (read)
		take_blocks(reading, &page, &reading->lines[line]);
	source_release(&page);
	str_release(&bytes);
	return read;
}

size_t text_html_read(struct text_reading *reading, size_t line)
{
	const struct text_line *first = &reading->lines[line];
	const char *start = find(first, "<table");
	if (!start)
		return line;
	const size_t last = reading->unended ? reading->count : find_end(reading, line);
	reading->unended = last == reading->count;
	if (reading->unended)
		return line;
	const struct text_line *end_line = &reading->lines[last];
	const char *end = find(end_line, "</table>") + strlen("</table>");
	if (end <= start)
		return line;
	if (start > first->text)
		add_paragraphs(
			reading, first, first->text, (size_t)(start - first->text));
	if (!read_page(reading, line, start, end))
		add_paragraphs(reading, first, start, (size_t)(end - start));
	if (end < end_line->text + end_line->bytes)
		add_paragraphs(reading, end_line, end,
			(size_t)(end_line->text + end_line->bytes - end));
	return last + 1;
}

#else

size_t text_html_read(struct text_reading *reading, size_t line)
{
	(void)reading;
	return line;
}

#endif
