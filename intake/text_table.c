/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/text_table.h"

#include <stdbool.h>
#include <string.h>

#include "intake/text_grid.h"
#include "text/list_mark.h"
#include "text/macros.h"
#include "text/str.h"

enum { TABS_LEAST = 2 /* of a line that is a row by itself */ };

/* A table that is being read. */
struct building {
	struct text_reading *reading;
	struct source_table *table;
	struct source_row *row;
	struct source_place place;
};

static struct source_paragraph *add_to_cell(struct text_taker *taker)
{
	return source_paragraph_add(taker->into);
}

static void begin_table(struct building *building, struct text_reading *reading)
{
	*building = (struct building){.reading = reading};
	building->place.table = ++reading->tables;
	struct source_block *block = source_block_add(reading->source, SOURCE_TABLE);
	block->place = building->place;
	building->table = &block->table;
}

static void begin_row(struct building *building, unsigned line)
{
	building->place.row++;
	building->place.column = 0;
	building->place.line = line;
	building->row = source_row_add(building->table);
	building->row->place = building->place;
}

static void add_cell(struct building *building, const char *text, size_t bytes)
{
	if (building->row->count == SOURCE_COLUMNS)
		return;
	building->place.column++;
	struct source_cell *cell = source_cell_add(building->row);
	cell->place = building->place;
	struct text_taker taker = {
		building->reading->source, building->place, add_to_cell, cell, 0};
	text_paragraphs(&taker, text, bytes);
}

/* --- cells parted by tabs --- */

static bool is_row_line(const struct text_line *line)
{
	return line->tabs >= TABS_LEAST && !line->indented;
}

/* A line without tabs that names a group: below a whole row it is no further line of its
 * last cell, and above one no part of its first. */
static bool names_group(const struct text_line *line)
{
	static const char *const words[] = {"ด้าน", "หมวด", "ส่วนที่", "ตัวชี้วัดที่", "กลุ่มที่"};
	const char *text = line->text;
	size_t bytes = line->bytes;
	while (bytes && strchr("#* \t", *text)) {
		text++;
		bytes--;
	}
	const size_t mark = list_mark(text, bytes);
	for (size_t i = 0; !line->tabs && i < COUNT(words); i++)
		if (strlen(words[i]) <= bytes - mark &&
			!memcmp(text + mark, words[i], strlen(words[i])))
			return true;
	return false;
}

/* The lines of a row of so many tabs, from this one on: those whose tabs together are not
 * more. Behind a whole row, lines without tabs are the last cell's. */
static size_t row_end(const struct text_reading *reading, size_t line, unsigned tabs)
{
	const struct text_line *lines = reading->lines;
	unsigned have = lines[line].tabs;
	size_t end = line + 1;
	if (names_group(&lines[line]))
		return end;
	while (end < reading->count && !lines[end].blank && !lines[end].page &&
		have < tabs && have + lines[end].tabs <= tabs &&
		!names_group(&lines[end]))
		have += lines[end++].tabs;
	while (end < reading->count && !lines[end].blank && !lines[end].page &&
		!lines[end].tabs && lines[end].text[0] != '#' &&
		!names_group(&lines[end]))
		end++;
	return end;
}

static void add_row(struct building *building, size_t line, size_t end)
{
	const struct text_line *lines = building->reading->lines;
	struct str cell = STR_INIT;
	begin_row(building, lines[line].number);
	for (size_t i = line; i < end; i++) {
		const char *text = lines[i].text;
		size_t left = lines[i].bytes;
		for (const char *tab; (tab = memchr(text, '\t', left));) {
			str_append(&cell, text, (size_t)(tab - text));
			add_cell(building, cell.data, cell.bytes);
			str_clear(&cell);
			left -= (size_t)(tab - text) + 1;
			text = tab + 1;
		}
		str_append(&cell, text, left);
		if (i + 1 < end)
			str_putc(&cell, '\n');
	}
	add_cell(building, cell.data, cell.bytes);
	str_release(&cell);
}

/* How many tabs a row has: as many as the line with most of them, but for a first row that
 * goes over several lines. */
static unsigned tabs_of(const struct text_reading *reading, size_t line)
{
	unsigned most = 0;
	for (size_t i = line; i < reading->count && !reading->lines[i].blank; i++)
		most = MAX(most, reading->lines[i].tabs);
	return most;
}

static size_t read_tabbed(struct text_reading *reading, size_t line)
{
	const struct text_line *lines = reading->lines;
	struct building building;
	if (!is_row_line(&lines[line]))
		return line;
	const unsigned tabs = tabs_of(reading, line);
	begin_table(&building, reading);
	while (line < reading->count && building.table->count < SOURCE_ROWS) {
		if (lines[line].blank || (lines[line].page && building.row))
			break;
		if (!lines[line].tabs && building.row && lines[line].text[0] == '#')
			break;
		const size_t end = row_end(reading, line, tabs);
		add_row(&building, line, end);
		line = end;
	}
	return line;
}

/* --- a cell a block --- */

/* The field of a heading that is known, where the text is no more than one. */
static bool is_heading(const struct text_reading *reading, const char *text, size_t bytes,
	unsigned *fields)
{
	enum { HEADING_BYTES = 360 };
	if (bytes > HEADING_BYTES)
		return false;
	const struct heading heading =
		headings_recognise(reading->headings, NULL, text, bytes);
	if (heading.trust < HEADING_SURE)
		return false;
	*fields |= heading.count ? 1U << heading.fields[0] : 0;
	return true;
}

static size_t count_bits(unsigned bits)
{
	size_t count = 0;
	for (; bits; bits &= bits - 1)
		count++;
	return count;
}

/* Where the lines of the cell that begins here end: where the next begins. */
static size_t cell_end(const struct text_reading *reading, size_t line, bool indented)
{
	const struct text_line *lines = reading->lines;
	for (line++; line < reading->count && !lines[line].page; line++)
		if (indented ? lines[line].indented : lines[line].blank)
			break;
	return line;
}

static size_t skip_blank(const struct text_reading *reading, size_t line)
{
	while (line < reading->count && reading->lines[line].blank)
		line++;
	return line;
}

/* Whether a heading stands at the line, alone in its cell. */
static bool heading_at(
	const struct text_reading *reading, size_t line, bool indented, unsigned *fields)
{
	const char *text = reading->lines[line].text;
	size_t bytes = reading->lines[line].bytes;
	text_trim(&text, &bytes);
	return (indented || line + 1 == reading->count ||
		       reading->lines[line + 1].blank) &&
	       is_heading(reading, text, bytes, fields);
}

/* How many cells stand here one behind another that are headings of different fields, at
 * most every other one unknown; 0 where they are too few. */
static size_t count_headings(
	const struct text_reading *reading, size_t line, bool indented)
{
	const struct text_line *lines = reading->lines;
	size_t cells = 0, known = 0;
	unsigned fields = 0;
	while (line < reading->count && cells < SOURCE_COLUMNS) {
		const bool heading = heading_at(reading, line, indented, &fields);
		if (indented ? !lines[line].indented : !heading)
			break;
		cells++;
		known += heading;
		line++;
		if (!indented)
			line = skip_blank(reading, line);
	}
	const size_t least = indented ? 3 : 4;
	return cells >= least && known * 2 >= cells &&
			       count_bits(fields) >= (indented ? 2 : cells - 1)
		       ? cells
		       : 0;
}

/* Whether a text stands here that is of no cell: behind the last cell of a row, a blank
 * line and a line that no list goes on with. */
static bool is_behind(const struct text_reading *reading, size_t line)
{
	const struct text_line *lines = reading->lines;
	return line < reading->count && line && lines[line - 1].blank &&
	       !lines[line].blank && !lines[line].indented;
}

/* The end of a cell that is the last of its row. */
static size_t last_cell_end(const struct text_reading *reading, size_t line, size_t end)
{
	for (size_t i = line + 1; i < end; i++)
		if (is_behind(reading, i))
			return i;
	return end;
}

static void add_block_cell(struct building *building, size_t line, size_t end)
{
	const struct text_line *lines = building->reading->lines;
	struct str cell = STR_INIT;
	building->place.line = lines[line].number;
	for (size_t i = line; i < end; i++) {
		str_append(&cell, lines[i].text, lines[i].bytes);
		str_putc(&cell, '\n');
	}
	add_cell(building, cell.data, cell.bytes);
	str_release(&cell);
}

/* Whether the first heading stands here again, though the row is not whole: a cell is
 * missing there. */
static bool repeats(const struct text_reading *reading, size_t first, size_t line)
{
	const struct text_line *a = &reading->lines[first], *b = &reading->lines[line];
	return a->bytes == b->bytes && !memcmp(a->text, b->text, a->bytes);
}

static size_t read_blocks(struct text_reading *reading, size_t line, bool indented)
{
	const size_t first = line, columns = count_headings(reading, line, indented);
	struct building building;
	if (!columns)
		return line;
	begin_table(&building, reading);
	for (size_t cell = 0; line < reading->count; cell++) {
		const struct text_line *at = &reading->lines[line];
		if (cell % columns && repeats(reading, first, line))
			cell = 0;
		if (!(cell % columns)) {
			if (building.table->count == SOURCE_ROWS ||
				(indented && !at->indented))
				break;
			begin_row(&building, at->number);
		}
		size_t end = cell_end(reading, line, indented);
		if (cell % columns == columns - 1)
			end = last_cell_end(reading, line, end);
		add_block_cell(&building, line, end);
		line = skip_blank(reading, end);
		if (line < reading->count && reading->lines[line].page)
			break;
	}
	return line;
}

/* --- Markdown --- */

static bool is_piped(const struct text_line *line)
{
	const char *text = line->text;
	size_t bytes = line->bytes;
	text_trim(&text, &bytes);
	return bytes > 2 && *text == '|' && text[bytes - 1] == '|';
}

/* |---|:--|: no row. */
static bool is_ruler(const struct text_line *line)
{
	for (size_t i = 0; i < line->bytes; i++)
		if (!strchr("|-: \t", line->text[i]))
			return false;
	return true;
}

static void add_piped_row(struct building *building, const struct text_line *line)
{
	const char *text = line->text;
	size_t left = line->bytes;
	text_trim(&text, &left);
	text++;
	left--;
	begin_row(building, line->number);
	for (const char *pipe; (pipe = memchr(text, '|', left));) {
		add_cell(building, text, (size_t)(pipe - text));
		left -= (size_t)(pipe - text) + 1;
		text = pipe + 1;
	}
}

static size_t read_piped(struct text_reading *reading, size_t line)
{
	struct building building;
	if (!is_piped(&reading->lines[line]))
		return line;
	begin_table(&building, reading);
	for (; line < reading->count && is_piped(&reading->lines[line]) &&
		building.table->count < SOURCE_ROWS;
		line++)
		if (!is_ruler(&reading->lines[line]))
			add_piped_row(&building, &reading->lines[line]);
	return line;
}

/* --- drawn with characters --- */

static void add_grid_row(struct building *building, struct text_grid_cell *cells,
	size_t columns, unsigned line)
{
	bool any = false;
	for (size_t i = 0; i < columns; i++)
		any |= cells[i].text.bytes > 0;
	if (any)
		begin_row(building, line);
	for (size_t i = 0; i < columns; i++) {
		if (any)
			add_cell(building, cells[i].text.data, cells[i].text.bytes);
		str_clear(&cells[i].text);
		cells[i].full = false;
	}
}

static size_t read_grid(struct text_reading *reading, size_t line)
{
	struct text_grid_cell cells[SOURCE_COLUMNS];
	struct building building;
	if (line + 1 >= reading->count || !text_grid_is_rule(&reading->lines[line]))
		return line;
	const size_t columns = text_grid_columns(&reading->lines[line]);
	for (size_t i = 0; i < columns; i++)
		cells[i] = (struct text_grid_cell){STR_INIT, false};
	begin_table(&building, reading);
	unsigned first = reading->lines[line].number;
	for (line++; line < reading->count && !reading->lines[line].page &&
		     building.table->count < SOURCE_ROWS;
		line++) {
		const struct text_line *at = &reading->lines[line];
		if (text_grid_is_rule(at)) {
			add_grid_row(&building, cells, columns, first);
			first = at->number;
		} else if (!text_grid_add(cells, columns, at)) {
			break;
		}
	}
	add_grid_row(&building, cells, columns, first);
	for (size_t i = 0; i < columns; i++)
		str_release(&cells[i].text);
	return line;
}

size_t text_table_read(struct text_reading *reading, size_t line)
{
	size_t end = read_grid(reading, line);
	if (end == line)
		end = read_piped(reading, line);
	if (end == line)
		end = read_tabbed(reading, line);
	if (end == line && reading->lines[line].indented)
		end = read_blocks(reading, line, true);
	if (end == line)
		end = read_blocks(reading, line, false);
	return end;
}
