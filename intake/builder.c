/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/builder.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "intake/data_uri.h"
#include "intake/picture.h"
#include "model/card.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/utf8.h"

enum { SOFT_HYPHEN = 0xAD };

void builder_init(struct builder *builder, struct source *source, struct error *error)
{
	*builder = (struct builder){.source = source, .error = error, .text = STR_INIT};
}

bool builder_fail(struct builder *builder, const char *message)
{
	if (builder->failed)
		return false;
	builder->failed = true;
	struct str where = STR_INIT;
	const struct source_place place = builder_place(builder);
	source_place_append(&where, &place);
	if (where.bytes)
		error_set(builder->error, ERROR_REFUSED, "%s: %s: %s",
			builder->source->name, where.data, message);
	else
		error_set(builder->error, ERROR_REFUSED, "%s: %s", builder->source->name,
			message);
	str_release(&where);
	return false;
}

/* --- where it is --- */

static struct source_table *table_of(const struct builder *builder)
{
	return &builder->source->blocks[builder->source->count - 1].table;
}

static struct source_row *row_of(const struct builder *builder)
{
	const struct source_table *table = table_of(builder);
	return table->count ? &table->rows[table->count - 1] : NULL;
}

static struct source_cell *cell_of(const struct builder *builder)
{
	const struct source_row *row = row_of(builder);
	return &row->cells[row->count - 1];
}

struct source_place builder_place(const struct builder *builder)
{
	struct source_place place = {0};
	if (!builder->depth) {
		place.paragraph = builder->paragraphs + 1;
		return place;
	}
	place.table = builder->tables;
	const struct source_row *row = row_of(builder);
	if (row)
		place.row = (unsigned)table_of(builder)->count;
	if (builder->in_cell) {
		const struct source_cell *cell = cell_of(builder);
		place.column = cell->place.column;
		place.paragraph = (unsigned)cell->count + builder->blank + 1;
	}
	return place;
}

/* --- paragraphs --- */

/* Of whatever they are, a document has no more of them. */
static void count_piece(struct builder *builder)
{
	if (++builder->pieces > BUILDER_PIECES)
		builder_fail(builder, _("more paragraphs than the program takes"));
}

void builder_paragraph(struct builder *builder)
{
	builder_paragraph_end(builder);
	count_piece(builder);
	builder->open = true;
	builder->link = 0;
}

static void ensure_paragraph(struct builder *builder)
{
	if (!builder->open)
		builder_paragraph(builder);
}

static void end_link(struct builder *builder)
{
	if (builder->target && builder->text.bytes > builder->link)
		source_link_add(&builder->paragraph, builder->link,
			builder->text.bytes - builder->link, builder->target);
}

void builder_link(struct builder *builder, const char *target)
{
	end_link(builder);
	free(builder->target);
	builder->target = mem_strdup(target);
	builder->link = builder->text.bytes;
}

void builder_id(struct builder *builder, const char *id)
{
	ensure_paragraph(builder);
	if (!builder->paragraph.id)
		builder->paragraph.id = mem_strdup(id);
}

static bool ends_with_space(const struct builder *builder)
{
	const struct str *text = &builder->text;
	return !text->bytes || text->data[text->bytes - 1] == ' ' ||
	       text->data[text->bytes - 1] == '\n' || text->data[text->bytes - 1] == '\t';
}

/* What a source takes: were others taken out later, links would stand elsewhere. */
static bool is_text(uint32_t c)
{
	return c == '\t' || c == '\n' || (c >= ' ' && c < 0x7F) || c >= 0xA0;
}

void builder_text(struct builder *builder, const char *text, size_t bytes)
{
	if (!bytes)
		return;
	ensure_paragraph(builder);
	builder->bytes += bytes;
	if (builder->bytes > SOURCE_TEXT_BYTES) {
		builder_fail(builder, _("more text than the program takes"));
		return;
	}
	for (size_t at = 0; at < bytes;) {
		uint32_t c;
		at += utf8_decode(text + at, bytes - at, &c);
		if (c == SOFT_HYPHEN)
			continue;
		if (builder->collapse && c <= ' ') {
			if (!ends_with_space(builder))
				str_putc(&builder->text, ' ');
		} else if (is_text(c)) {
			str_put_code_point(&builder->text, c);
		}
	}
}

/* Where white space collapses, none stays before a line end, nor a line end at the end. */
static void trim(struct builder *builder, const char *bytes)
{
	struct str *text = &builder->text;
	while (builder->collapse && text->bytes &&
		strchr(bytes, text->data[text->bytes - 1]))
		str_truncate(text, text->bytes - 1);
}

void builder_put(struct builder *builder, char byte)
{
	ensure_paragraph(builder);
	if (byte == '\n')
		trim(builder, " ");
	str_putc(&builder->text, byte);
	builder->bytes++;
}

/* Also a space that does not break is one: programs write it where there is nothing. */
static bool is_blank(const char *text)
{
	static const char space[] = "\u00A0";
	for (const char *at = text; (at = strstr(at, space)); at += sizeof(space) - 1)
		if (at == text + strspn(text, " \t\n"))
			text = at + sizeof(space) - 1;
		else
			return false;
	return text_is_blank(text);
}

static bool is_empty(const struct source_paragraph *paragraph)
{
	return is_blank(paragraph->text) && !paragraph->pictures_count &&
	       !paragraph->id && paragraph->marks == MARKS_NONE;
}

/* The place of to is that of what comes there. */
static void move_paragraph(struct source_paragraph *to, struct source_paragraph *from)
{
	const struct source_place place = to->place;
	free(to->text);
	*to = *from;
	to->place = place;
	*from = (struct source_paragraph){0};
}

static void discard(struct source_paragraph *paragraph)
{
	for (size_t i = 0; i < paragraph->links_count; i++)
		free(paragraph->links[i].target);
	free(paragraph->links);
	free(paragraph->pictures);
	free(paragraph->text);
	free(paragraph->id);
	*paragraph = (struct source_paragraph){0};
}

static void ensure_cell(struct builder *builder)
{
	if (!row_of(builder))
		builder_row(builder, false);
	if (!builder->in_cell)
		builder_cell(builder, 1, 1, false);
}

static struct source_paragraph *add_to_cell(struct source_cell *cell)
{
	struct source_paragraph *paragraph = source_paragraph_add(cell);
	paragraph->place = cell->place;
	paragraph->place.paragraph = (unsigned)cell->count;
	return paragraph;
}

static void place_in_cell(struct builder *builder, struct source_paragraph *paragraph)
{
	ensure_cell(builder);
	if (!builder->in_cell) { /* no column was left */
		discard(paragraph);
		return;
	}
	struct source_cell *cell = cell_of(builder);
	if (is_empty(paragraph)) {
		builder->blank += cell->count > 0;
		discard(paragraph);
		return;
	}
	for (; builder->blank; builder->blank--)
		add_to_cell(cell);
	move_paragraph(add_to_cell(cell), paragraph);
}

static void place_in_document(struct builder *builder, struct source_paragraph *paragraph)
{
	builder->paragraphs++;
	if (is_empty(paragraph)) {
		discard(paragraph);
		return;
	}
	if (builder->source->count >= SOURCE_BLOCKS) {
		builder_fail(builder, _("more paragraphs than the program takes"));
		discard(paragraph);
		return;
	}
	struct source_block *block = source_block_add(builder->source, SOURCE_PARAGRAPH);
	block->place = (struct source_place){.paragraph = builder->paragraphs};
	block->paragraph.place = block->place;
	move_paragraph(&block->paragraph, paragraph);
}

static void place_paragraph(struct builder *builder, struct source_paragraph *paragraph)
{
	if (builder->boxes && is_empty(paragraph)) {
		discard(paragraph);
	} else if (builder->boxes) {
		builder->aside = mem_grow(builder->aside, builder->aside_count,
			&builder->aside_capacity, sizeof(*builder->aside));
		builder->aside[builder->aside_count++] = *paragraph;
		*paragraph = (struct source_paragraph){0};
	} else if (builder->depth) {
		place_in_cell(builder, paragraph);
	} else {
		place_in_document(builder, paragraph);
	}
}

static void place_aside(struct builder *builder)
{
	if (builder->boxes || builder->open)
		return;
	for (size_t i = 0; i < builder->aside_count; i++)
		place_paragraph(builder, &builder->aside[i]);
	builder->aside_count = 0;
}

/* Links that trimming has cut are as long as the text. */
static void cut_links(struct source_paragraph *paragraph, size_t bytes)
{
	for (size_t i = 0; i < paragraph->links_count; i++) {
		struct source_link *link = &paragraph->links[i];
		link->start = MIN(link->start, bytes);
		link->bytes = MIN(link->bytes, bytes - link->start);
	}
}

/* A bullet before a dash that somebody typed is one mark said twice: programs make items of
 * such lines. */
static void drop_doubled_mark(struct source_paragraph *paragraph)
{
	struct list_mark mark;
	if (paragraph->marks == MARKS_DASH &&
		list_mark_read(paragraph->text, strlen(paragraph->text), &mark) &&
		(mark.kind == LIST_MARK_DASH || mark.kind == LIST_MARK_BULLET))
		paragraph->marks = MARKS_NONE;
}

void builder_paragraph_end(struct builder *builder)
{
	if (!builder->open)
		return;
	end_link(builder);
	trim(builder, " \n");
	struct source_paragraph paragraph = builder->paragraph;
	builder->paragraph = (struct source_paragraph){0};
	source_paragraph_set(&paragraph, builder->text.data, builder->text.bytes);
	cut_links(&paragraph, strlen(paragraph.text));
	drop_doubled_mark(&paragraph);
	str_clear(&builder->text);
	builder->link = 0;
	builder->open = false;
	place_paragraph(builder, &paragraph);
	place_aside(builder);
}

/* --- text boxes --- */

/* The paragraph under way waits. */
void builder_box(struct builder *builder)
{
	ensure_paragraph(builder);
	end_link(builder);
	builder->outer = mem_grow(builder->outer, builder->boxes,
		&builder->outer_capacity, sizeof(*builder->outer));
	builder->outer[builder->boxes++] = (struct builder_outer){
		builder->paragraph, builder->text, builder->aside_count};
	builder->paragraph = (struct source_paragraph){0};
	str_init(&builder->text);
	builder->open = false;
	builder->link = 0;
}

void builder_box_end(struct builder *builder)
{
	if (!builder->boxes)
		return;
	builder_paragraph_end(builder);
	str_release(&builder->text);
	const struct builder_outer *outer = &builder->outer[--builder->boxes];
	builder->paragraph = outer->paragraph;
	builder->text = outer->text;
	builder->open = true;
	builder->link = builder->text.bytes;
	if (builder->aside_count > outer->aside_count)
		builder_note(
			builder, _("a text box: its text stands behind the paragraph"));
}

/* --- pictures --- */

size_t builder_picture(
	struct builder *builder, const char *words, unsigned char *bytes, size_t count)
{
	const char *type, *suffix;
	picture_type(bytes, count, &type, &suffix);
	if (count > SOURCE_PICTURE_BYTES ||
		count > SOURCE_PICTURES_BYTES - builder->picture_bytes) {
		builder_note(builder, _("a picture of %zu bytes is left out: too large"),
			count);
		free(bytes);
		return SIZE_MAX;
	}
	builder->picture_bytes += count;
	struct str name = STR_INIT;
	str_printf(&name, "photo%zu%s", builder->source->pictures_count + 1, suffix);
	const size_t picture =
		source_picture_add(builder->source, name.data, type, bytes, count);
	str_release(&name);
	/* Programs write the address of what they embed as its words. */
	if (!text_is_blank(words) && !data_uri_is(words))
		builder->source->pictures[picture].words = mem_strdup(words);
	builder_picture_again(builder, picture);
	return picture;
}

void builder_picture_again(struct builder *builder, size_t picture)
{
	ensure_paragraph(builder);
	source_paragraph_picture(&builder->paragraph, picture);
}

/* --- tables --- */

/* A table that stands in another or in a box: it is but paragraphs. */
static bool is_flat(const struct builder *builder)
{
	return builder->depth != 1 || builder->boxes;
}

void builder_table(struct builder *builder)
{
	if (!builder->boxes)
		builder_paragraph_end(builder);
	builder->depth++;
	if (is_flat(builder)) {
		builder_note(builder,
			_("a table within another: its cells stand one under the other"));
		return;
	}
	if (builder->source->count >= SOURCE_BLOCKS) {
		builder_fail(builder, _("more tables than the program takes"));
		return;
	}
	builder->tables++;
	memset(builder->above, 0, sizeof(builder->above));
	source_block_add(builder->source, SOURCE_TABLE)->place.table = builder->tables;
}

void builder_table_end(struct builder *builder)
{
	builder_paragraph_end(builder);
	if (!builder->depth)
		return;
	if (!is_flat(builder))
		builder_cell_end(builder);
	builder->depth--;
}

void builder_row(struct builder *builder, bool heading)
{
	builder_paragraph_end(builder);
	if (is_flat(builder))
		return;
	builder_cell_end(builder);
	struct source_table *table = table_of(builder);
	if (table->count >= SOURCE_ROWS) {
		builder_fail(builder, _("more rows than the program takes"));
		return;
	}
	struct source_row *row = source_row_add(table);
	row->heading = heading;
	row->place.table = builder->tables;
	row->place.row = (unsigned)table->count;
	builder->column = 0;
}

/* The next column that no cell from above covers. */
static void skip_covered(struct builder *builder)
{
	const size_t row = table_of(builder)->count - 1;
	while (builder->column < SOURCE_COLUMNS &&
		builder->above[builder->column].end > row)
		builder->column++;
}

static unsigned columns_left(struct builder *builder, unsigned columns)
{
	const unsigned left = SOURCE_COLUMNS - builder->column;
	if (columns > left)
		builder_note(builder, _("a cell over %u columns; a table has %d at most"),
			columns, SOURCE_COLUMNS);
	return MAX(1U, MIN(columns, left));
}

void builder_cell(struct builder *builder, unsigned columns, unsigned rows, bool heading)
{
	builder_paragraph_end(builder);
	if (is_flat(builder) || builder->failed)
		return;
	builder_cell_end(builder);
	if (!row_of(builder))
		builder_row(builder, false);
	skip_covered(builder);
	if (builder->column >= SOURCE_COLUMNS) {
		builder_fail(builder, _("more columns than the program takes"));
		return;
	}
	count_piece(builder);
	columns = columns_left(builder, columns);
	struct source_row *row = row_of(builder);
	struct source_cell *cell = source_cell_add(row);
	cell->columns = columns;
	cell->rows = MIN(MAX(rows, 1U), SOURCE_ROWS);
	cell->heading = heading;
	cell->place = row->place;
	cell->place.column = builder->column + 1;
	const size_t index = table_of(builder)->count - 1;
	for (unsigned i = 0; i < columns; i++)
		builder->above[builder->column + i] = (struct builder_above){index,
			row->count - 1, index + cell->rows, builder->column, !rows};
	builder->column += columns;
	builder->blank = 0;
	builder->in_cell = true;
}

bool builder_cell_above(struct builder *builder, unsigned columns)
{
	builder_paragraph_end(builder);
	if (is_flat(builder) || builder->failed)
		return true;
	builder_cell_end(builder);
	if (!row_of(builder))
		builder_row(builder, false);
	const size_t row = table_of(builder)->count - 1;
	const unsigned first = builder->column;
	if (first < SOURCE_COLUMNS) {
		const struct builder_above *above = &builder->above[first];
		struct source_row *rows = table_of(builder)->rows;
		struct source_cell *cell =
			above->open && above->end == row && row && above->first == first
				? &rows[above->row].cells[above->cell]
				: NULL;
		if (cell && cell->columns == columns) {
			cell->rows++;
			for (unsigned i = 0; i < columns; i++)
				builder->above[first + i].end++;
			builder->column += columns;
			return true;
		}
	}
	builder_cell(builder, columns, 1, false);
	return false;
}

void builder_cell_left(struct builder *builder)
{
	builder_paragraph_end(builder);
	struct source_row *row = is_flat(builder) ? NULL : row_of(builder);
	if (!row || !row->count || builder->column >= SOURCE_COLUMNS)
		return;
	struct source_cell *cell = cell_of(builder);
	cell->columns++;
	builder->above[builder->column] = builder->above[builder->column - 1];
	builder->column++;
	builder->in_cell = true;
}

void builder_row_data(struct builder *builder, const char *data)
{
	struct source_row *row = is_flat(builder) ? NULL : row_of(builder);
	if (row && !row->data)
		row->data = mem_strdup(data);
}

void builder_row_heading(struct builder *builder)
{
	if (!is_flat(builder) && row_of(builder))
		row_of(builder)->heading = true;
}

void builder_row_drop(struct builder *builder)
{
	const struct source_row *row = is_flat(builder) ? NULL : row_of(builder);
	if (row && !row->count)
		table_of(builder)->count--;
}

void builder_table_name(struct builder *builder, const char *name)
{
	if (is_flat(builder) || table_of(builder)->name)
		return;
	table_of(builder)->name = mem_strdup(name);
}

void builder_cell_end(struct builder *builder)
{
	builder_paragraph_end(builder);
	if (!is_flat(builder))
		builder->in_cell = false;
}

/* --- the rest --- */

void builder_page(struct builder *builder)
{
	if (builder->depth || builder->boxes)
		return;
	builder_paragraph_end(builder);
	if (builder->source->count && builder->source->count < SOURCE_BLOCKS)
		source_block_add(builder->source, SOURCE_PAGE);
}

bool builder_finish(struct builder *builder)
{
	while (builder->boxes)
		builder_box_end(builder);
	builder_paragraph_end(builder);
	while (builder->depth)
		builder_table_end(builder);
	discard(&builder->paragraph);
	for (size_t i = 0; i < builder->aside_count; i++)
		discard(&builder->aside[i]);
	free(builder->aside);
	free(builder->outer);
	free(builder->target);
	str_release(&builder->text);
	return !builder->failed;
}
