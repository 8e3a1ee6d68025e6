/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables that hold more than their measures, or hold them otherwise, before anything is
 * guessed of them: the title that a sheet has in its first rows and who signs in its last
 * become paragraphs; a form, whose headings stand one below another, is turned.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "intake/headings.h"
#include "intake/mapping.h"
#include "intake/mapping_guess.h"
#include "intake/rules.h"
#include "intake/source.h"
#include "model/card.h"
#include "text/mem.h"
#include "text/str.h"

enum {
	FORM_CELLS = 4,  /* of a row, at most */
	FORM_FIELDS = 3, /* that they name at least */
};

/* --- rows with a lone text --- */

static bool is_blank_cell(const struct source_cell *cell)
{
	for (size_t i = 0; i < cell->count; i++)
		if (!text_is_blank(cell->paragraphs[i].text) ||
			cell->paragraphs[i].pictures_count)
			return false;
	return true;
}

/* The only cell of a row that has something in it; NULL: there is none, or several. *many:
 * several, or one that goes on in the row below. */
static const struct source_cell *lone_cell(const struct source_row *row, bool *many)
{
	const struct source_cell *lone = NULL;
	*many = false;
	for (size_t i = 0; i < row->count; i++) {
		*many |= row->cells[i].rows > 1;
		if (is_blank_cell(&row->cells[i]))
			continue;
		*many |= lone != NULL;
		lone = &row->cells[i];
	}
	return *many ? NULL : lone;
}

/* How many rows above the headings are a title with its agency, year and round. */
static size_t title_rows(const struct source_table *table, size_t heading,
	const struct intake_rules *rules)
{
	size_t rows = 0;
	for (size_t i = 0; i < heading; i++) {
		bool many;
		const struct source_cell *cell = lone_cell(&table->rows[i], &many);
		if (many)
			break;
		if (cell && (mapping_is_title(cell->paragraphs[0].text) ||
				    mapping_is_front(rules, cell->paragraphs[0].text)))
			rows = i + 1;
	}
	return rows;
}

static bool is_sheet(const struct source *source)
{
	return !strcmp(source->form, "xlsx") || !strcmp(source->form, "csv");
}

/* The row from which on lone texts stand below the table: behind an empty row of a sheet,
 * or from where somebody signs. */
static size_t rows_end(
	const struct source *source, const struct source_table *table, size_t heading)
{
	size_t end = table->count;
	for (size_t i = table->count; i-- > heading + 1;) {
		bool many;
		const struct source_cell *cell = lone_cell(&table->rows[i], &many);
		if (many)
			break;
		const unsigned above = table->rows[i - 1].place.row;
		const bool gap = !cell || (above && table->rows[i].place.row > above + 1);
		if ((gap && is_sheet(source)) ||
			(cell && mapping_is_sign(cell->paragraphs[0].text)))
			end = i;
	}
	return end;
}

/* Makes blocks of the paragraphs of rows [from, to), which lose them. */
static void take_rows(
	struct source *source, struct source_table *table, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		for (size_t j = 0; j < table->rows[i].count; j++) {
			struct source_cell *cell = &table->rows[i].cells[j];
			for (size_t k = 0; k < cell->count; k++) {
				struct source_block *block =
					source_block_add(source, SOURCE_PARAGRAPH);
				source_paragraph_release(&block->paragraph);
				block->paragraph = cell->paragraphs[k];
				block->place = block->paragraph.place;
			}
			cell->count = 0;
		}
}

/* Adds a block as it is. */
static void add_block(struct source *source, const struct source_block *block)
{
	source->blocks = mem_grow(source->blocks, source->count, &source->capacity,
		sizeof(*source->blocks));
	source->blocks[source->count++] = *block;
}

static void part_table(struct source *source, struct source_block *block,
	const struct intake_rules *rules, const struct heading_memory *memory)
{
	struct source_table *table = &block->table;
	size_t heading, end;
	if (!mapping_find_heading(table, rules, memory, &heading, &end)) {
		add_block(source, block);
		return;
	}
	const size_t count = table->count;
	const size_t first = title_rows(table, heading, rules);
	const size_t last = rows_end(source, table, end - 1);
	take_rows(source, table, 0, first);
	const size_t place = source->count;
	add_block(source, block);
	take_rows(source, table, last, count);
	for (size_t i = count; i-- > last;)
		source_row_remove(&source->blocks[place].table, i);
	for (size_t i = 0; i < first; i++)
		source_row_remove(&source->blocks[place].table, 0);
}

/* --- forms --- */

/* What the labels of a form name. */
struct form {
	size_t labels, known, named;
	unsigned fields;
};

static void count_label(struct form *form, const struct source_cell *cell,
	const struct intake_rules *rules, const struct heading_memory *memory)
{
	struct str text = STR_INIT;
	source_cell_append(&text, cell);
	const struct heading heading =
		headings_recognise(rules->headings, memory, text.data, text.bytes);
	form->labels++;
	form->known += heading.trust >= HEADING_SURE;
	if (heading.trust >= HEADING_SURE && heading.count) {
		form->named += !(form->fields & 1U << heading.fields[0]);
		form->fields |= 1U << heading.fields[0];
	}
	str_release(&text);
}

/* Whether rows of two cells, or of four, each name in the first one of two a field of a
 * measure, and hold no heading in the second. */
static bool is_form(const struct source_table *table, const struct intake_rules *rules,
	const struct heading_memory *memory)
{
	struct form labels = {0}, values = {0};
	for (size_t i = 0; i < table->count; i++) {
		const struct source_row *row = &table->rows[i];
		if (!row->count || row->count % 2 || row->count > FORM_CELLS)
			return false;
		for (size_t j = 0; j < row->count; j++) {
			if (row->cells[j].rows > 1)
				return false;
			count_label(
				j % 2 ? &values : &labels, &row->cells[j], rules, memory);
		}
	}
	return labels.labels <= SOURCE_COLUMNS && labels.known * 3 >= labels.labels * 2 &&
	       labels.named >= FORM_FIELDS && values.known * 3 < values.labels &&
	       labels.fields & (1U << FIELD_MEASURE | 1U << FIELD_ISSUE);
}

/* Its headings become one row, what stands beside them a second one. */
static void turn(struct source_table *table)
{
	struct source_table turned = {.name = table->name};
	for (size_t column = 0; column < 2; column++) {
		struct source_row *row = source_row_add(&turned);
		row->place = table->rows[0].place;
		for (size_t i = 0; i < table->count; i++)
			for (size_t j = column; j < table->rows[i].count; j += 2) {
				struct source_cell *cell = source_cell_add(row);
				*cell = table->rows[i].cells[j];
				cell->columns = 1;
			}
	}
	for (size_t i = 0; i < table->count; i++)
		free(table->rows[i].cells);
	free(table->rows);
	*table = turned;
}

void mapping_part_tables(struct source *source, const struct intake_rules *rules,
	const struct heading_memory *memory)
{
	struct source_block *blocks = source->blocks;
	const size_t count = source->count;
	source->blocks = NULL;
	source->count = source->capacity = 0;
	for (size_t i = 0; i < count; i++) {
		if (blocks[i].kind == SOURCE_TABLE &&
			is_form(&blocks[i].table, rules, memory))
			turn(&blocks[i].table);
		if (blocks[i].kind == SOURCE_TABLE)
			part_table(source, &blocks[i], rules, memory);
		else
			add_block(source, &blocks[i]);
	}
	free(blocks);
}
