/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/source.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/message.h"
#include "text/number.h"
#include "text/utf8.h"

/* --- places --- */

/* What comes behind the words that there are already; whether there is something to say. */
static bool begin_part(struct str *out, size_t start, unsigned value)
{
	if (value && out->bytes > start)
		str_puts(out, ", ");
	return value;
}

void source_place_append(struct str *out, const struct source_place *place)
{
	const size_t start = out->bytes;
	if (begin_part(out, start, place->page))
		message_append(out, _("page %u"), place->page);
	if (begin_part(out, start, place->table))
		message_append(out, _("table %u"), place->table);
	if (begin_part(out, start, place->row))
		message_append(out, _("row %u"), place->row);
	if (begin_part(out, start, place->column))
		message_append(out, _("column %u"), place->column);
	if (begin_part(out, start, place->line))
		message_append(out, _("line %u"), place->line);
	if (begin_part(out, start, place->paragraph))
		message_append(out, _("paragraph %u"), place->paragraph);
}

/* --- releasing --- */

void source_paragraph_release(struct source_paragraph *paragraph)
{
	for (size_t i = 0; i < paragraph->links_count; i++)
		free(paragraph->links[i].target);
	free(paragraph->links);
	free(paragraph->pictures);
	free(paragraph->text);
	free(paragraph->id);
}

static void row_release(struct source_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		struct source_cell *cell = &row->cells[i];
		for (size_t j = 0; j < cell->count; j++)
			source_paragraph_release(&cell->paragraphs[j]);
		free(cell->paragraphs);
	}
	free(row->cells);
	free(row->data);
}

static void block_release(struct source_block *block)
{
	source_paragraph_release(&block->paragraph);
	for (size_t i = 0; i < block->table.count; i++)
		row_release(&block->table.rows[i]);
	free(block->table.rows);
	free(block->table.name);
}

static void picture_release(struct source_picture *picture)
{
	free(picture->name);
	free(picture->type);
	free(picture->words);
	free(picture->bytes);
}

void source_init(struct source *source, const char *name, const char *form)
{
	*source = (struct source){.name = mem_strdup(name), .form = form};
}

void source_release(struct source *source)
{
	for (size_t i = 0; i < source->count; i++)
		block_release(&source->blocks[i]);
	for (size_t i = 0; i < source->pictures_count; i++)
		picture_release(&source->pictures[i]);
	for (size_t i = 0; i < source->notes_count; i++)
		free(source->notes[i].message);
	free(source->blocks);
	free(source->pictures);
	free(source->notes);
	free(source->name);
	free(source->data);
	*source = (struct source){0};
}

/* --- adding --- */

struct source_block *source_block_add(struct source *source, enum source_kind kind)
{
	source->blocks = mem_grow(source->blocks, source->count, &source->capacity,
		sizeof(*source->blocks));
	struct source_block *block = &source->blocks[source->count++];
	*block = (struct source_block){.kind = kind};
	block->paragraph.text = mem_strdup("");
	return block;
}

struct source_row *source_row_add(struct source_table *table)
{
	table->rows = mem_grow(
		table->rows, table->count, &table->capacity, sizeof(*table->rows));
	struct source_row *row = &table->rows[table->count++];
	*row = (struct source_row){0};
	return row;
}

void source_row_remove(struct source_table *table, size_t row)
{
	for (size_t i = 0; i < row; i++)
		for (size_t j = 0; j < table->rows[i].count; j++)
			table->rows[i].cells[j].rows -=
				i + table->rows[i].cells[j].rows > row;
	row_release(&table->rows[row]);
	table->count--;
	memmove(table->rows + row, table->rows + row + 1,
		(table->count - row) * sizeof(*table->rows));
}

struct source_cell *source_cell_add(struct source_row *row)
{
	row->cells =
		mem_grow(row->cells, row->count, &row->capacity, sizeof(*row->cells));
	struct source_cell *cell = &row->cells[row->count++];
	*cell = (struct source_cell){.columns = 1, .rows = 1};
	return cell;
}

struct source_paragraph *source_paragraph_add(struct source_cell *cell)
{
	cell->paragraphs = mem_grow(cell->paragraphs, cell->count, &cell->capacity,
		sizeof(*cell->paragraphs));
	struct source_paragraph *paragraph = &cell->paragraphs[cell->count++];
	*paragraph = (struct source_paragraph){.text = mem_strdup("")};
	return paragraph;
}

void source_link_add(struct source_paragraph *paragraph, size_t start, size_t bytes,
	const char *target)
{
	paragraph->links = mem_grow(paragraph->links, paragraph->links_count,
		&paragraph->links_capacity, sizeof(*paragraph->links));
	paragraph->links[paragraph->links_count++] =
		(struct source_link){start, bytes, mem_strdup(target)};
}

size_t source_picture_add(struct source *source, const char *name, const char *type,
	unsigned char *bytes, size_t count)
{
	source->pictures = mem_grow(source->pictures, source->pictures_count,
		&source->pictures_capacity, sizeof(*source->pictures));
	source->pictures[source->pictures_count] = (struct source_picture){
		.name = mem_strdup(name),
		.type = mem_strdup(type),
		.bytes = bytes,
		.count = count,
	};
	return source->pictures_count++;
}

void source_paragraph_picture(struct source_paragraph *paragraph, size_t picture)
{
	paragraph->pictures = mem_grow(paragraph->pictures, paragraph->pictures_count,
		&paragraph->pictures_capacity, sizeof(*paragraph->pictures));
	paragraph->pictures[paragraph->pictures_count++] = picture;
}

void source_note_add(
	struct source *source, const struct source_place *place, const char *format, ...)
{
	struct str message = STR_INIT;
	va_list args;
	va_start(args, format);
	message_vappend(&message, format, args);
	va_end(args);
	source->notes = mem_grow(source->notes, source->notes_count,
		&source->notes_capacity, sizeof(*source->notes));
	source->notes[source->notes_count++] =
		(struct source_note){*place, mem_strdup(message.data)};
	str_release(&message);
}

/* --- texts --- */

static bool is_control(uint32_t c)
{
	return (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
}

/* The places of links are of the text as it came: a text that is to have links is set
 * before they are added. */
void source_paragraph_set(
	struct source_paragraph *paragraph, const char *text, size_t bytes)
{
	struct str kept = STR_INIT;
	for (size_t at = 0; at < bytes;) {
		uint32_t c;
		at += utf8_decode(text + at, bytes - at, &c);
		if (!is_control(c))
			str_put_code_point(&kept, c);
	}
	free(paragraph->text);
	paragraph->text = mem_strdup(kept.data);
	str_release(&kept);
}

void source_paragraph_append(struct str *out, const struct source_paragraph *paragraph)
{
	if (paragraph->marks == MARKS_DASH) {
		str_puts(out, "- ");
	} else if (paragraph->marks != MARKS_NONE) {
		number_append(out, paragraph->number,
			paragraph->marks == MARKS_THAI ? DIGITS_THAI : DIGITS_ARABIC);
		str_puts(out, ". ");
	}
	str_puts(out, paragraph->text);
}

void source_cell_append(struct str *out, const struct source_cell *cell)
{
	for (size_t i = 0; i < cell->count; i++) {
		if (i)
			str_putc(out, '\n');
		source_paragraph_append(out, &cell->paragraphs[i]);
	}
}

/* --- the grid --- */

/* Puts the row's cells where no cell from above is; returns the columns that it needs. The
 * grid is SOURCE_COLUMNS wide; what does not fit is not in it. */
static size_t lay_row(
	const struct source_table *table, size_t row, const struct source_cell **grid)
{
	size_t column = 0, needed = 0;
	for (size_t i = 0; i < table->rows[row].count; i++) {
		const struct source_cell *cell = &table->rows[row].cells[i];
		while (column < SOURCE_COLUMNS && grid[row * SOURCE_COLUMNS + column])
			column++;
		const size_t right = MIN(column + cell->columns, (size_t)SOURCE_COLUMNS);
		const size_t below = MIN(row + cell->rows, table->count);
		for (size_t y = row; y < below; y++)
			for (size_t x = column; x < right; x++)
				grid[y * SOURCE_COLUMNS + x] = cell;
		column = right;
		needed = MAX(needed, right);
	}
	return needed;
}

const struct source_cell **source_table_grid(
	const struct source_table *table, size_t *columns)
{
	*columns = 0;
	if (!table->count)
		return NULL;
	const struct source_cell **grid =
		mem_new(table->count * SOURCE_COLUMNS, sizeof(struct source_cell *));
	for (size_t row = 0; row < table->count; row++) {
		const size_t needed = lay_row(table, row, grid);
		*columns = MAX(*columns, needed);
	}
	for (size_t row = 0; row < table->count; row++)
		memmove(grid + row * *columns, grid + row * SOURCE_COLUMNS,
			*columns * sizeof(struct source_cell *));
	if (*columns)
		return grid;
	free(grid);
	return NULL;
}
