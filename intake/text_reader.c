/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/text_reader.h"

#include <string.h>

#include "intake/encoding.h"
#include "intake/headings.h"
#include "intake/source.h"
#include "intake/text_html.h"
#include "intake/text_lines.h"
#include "intake/text_table.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/utf8.h"

static struct source_paragraph *add_block(struct text_taker *taker)
{
	struct source_block *block = source_block_add(taker->source, SOURCE_PARAGRAPH);
	block->place = taker->place;
	return &block->paragraph;
}

/* ## of Markdown; the text behind it. */
static unsigned heading_level(const char **text, size_t *bytes)
{
	enum { LEVELS = 6 };
	unsigned level = 0;
	while (level < *bytes && (*text)[level] == '#')
		level++;
	if (!level || level > LEVELS || level == *bytes || (*text)[level] != ' ')
		return 0;
	*text += level;
	*bytes -= level;
	return level;
}

static void read_paragraph(struct text_reading *reading, const struct text_line *line)
{
	const char *text = line->text;
	size_t bytes = line->bytes;
	const size_t before = reading->source->count;
	text_trim(&text, &bytes);
	const unsigned level = heading_level(&text, &bytes);
	struct text_taker taker = {
		reading->source, {.line = line->number}, add_block, NULL, 0};
	text_paragraphs(&taker, text, bytes);
	for (size_t i = before; level && i < reading->source->count; i++)
		reading->source->blocks[i].paragraph.heading = level;
}

/* Blank lines are one empty block: they part paragraphs. */
static size_t read_blank(struct text_reading *reading, size_t line)
{
	struct source_block *block = source_block_add(reading->source, SOURCE_PARAGRAPH);
	block->place.line = reading->lines[line].number;
	while (line < reading->count && reading->lines[line].blank)
		line++;
	return line;
}

static bool read_lines(struct text_reading *reading, struct error *error)
{
	for (size_t i = 0; i < reading->count;) {
		if (reading->source->count >= SOURCE_BLOCKS)
			return error_set(error, ERROR_REFUSED,
				_("%s:%u: more than %d paragraphs; that is no report"),
				reading->source->name, reading->lines[i].number,
				SOURCE_BLOCKS);
		if (reading->lines[i].page)
			source_block_add(reading->source, SOURCE_PAGE);
		if (reading->lines[i].blank) {
			i = read_blank(reading, i);
			continue;
		}
		size_t end = text_html_read(reading, i);
		if (end == i)
			end = text_table_read(reading, i);
		if (end == i)
			read_paragraph(reading, &reading->lines[i++]);
		i = MAX(i, end);
	}
	return true;
}

bool text_read(struct source *source, const struct intake_file *file, struct error *error)
{
	struct headings *headings = headings_load(error);
	if (!headings)
		return false;
	struct text_lines lines = {0};
	struct str text = STR_INIT;
	bool read = encoding_read(source, file, &text, error);
	if (read) {
		text_lines_read(&lines, text.data, text.bytes);
		struct text_reading reading = {
			source, headings, lines.items, lines.count, 0, false};
		read = read_lines(&reading, error);
	}
	text_lines_release(&lines);
	headings_free(headings);
	str_release(&text);
	return read;
}
