/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/intake/import_rows.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "intake/headings.h"
#include "intake/mapping.h"
#include "intake/source.h"
#include "model/card.h"
#include "office/fiscal_year.h"
#include "office/layout_called.h"
#include "text/i18n.h"
#include "text/mem.h"

static const char *const kinds[] = {
	[IMPORT_HEAD] = N_("The report"),
	[IMPORT_COLUMN] = N_("Columns"),
	[IMPORT_TABLE_ROW] = N_("Rows"),
	[IMPORT_BLOCK] = N_("Paragraphs and tables"),
};

static const char *const heads[IMPORT_HEADS] = {
	[SAID_TYPE] = N_("Kind of agency"),
	[SAID_NAME] = N_("Agency's name"),
	[SAID_DISTRICT] = N_("District"),
	[SAID_PROVINCE] = N_("Province"),
	[SAID_TITLE] = N_("Title"),
	[IMPORT_YEAR] = N_("Fiscal year"),
	[IMPORT_MONTHS] = N_("Round"),
	[IMPORT_LAYOUT] = N_("Layout"),
};

const char *import_kind_label(enum import_kind kind)
{
	return kinds[kind];
}

const char *import_head_label(enum import_head head)
{
	return heads[head];
}

/* --- which rows there are --- */

static void add(
	struct import_rows *rows, enum import_kind kind, size_t block, size_t index)
{
	rows->items =
		mem_grow(rows->items, rows->count, &rows->capacity, sizeof(*rows->items));
	rows->items[rows->count++] = (struct import_row){kind, block, index};
}

static void add_columns(struct import_rows *rows, const struct mapping *mapping)
{
	for (size_t block = 0; block < mapping->count; block++)
		for (size_t i = 0; i < mapping->blocks[block].table.columns_count; i++)
			add(rows, IMPORT_COLUMN, block, i);
}

static void add_table_rows(struct import_rows *rows, const struct mapping *mapping)
{
	for (size_t block = 0; block < mapping->count; block++) {
		const struct mapping_table *table = &mapping->blocks[block].table;
		for (size_t i = 0; i < table->rows_count; i++)
			if (table->rows[i] != ROW_EMPTY)
				add(rows, IMPORT_TABLE_ROW, block, i);
	}
}

void import_rows_fill(struct import_rows *rows, const struct importing *importing)
{
	const struct mapping *mapping = &importing->mapping;
	rows->count = 0;
	for (size_t i = 0; i < IMPORT_HEADS; i++)
		add(rows, IMPORT_HEAD, SIZE_MAX, i);
	add_columns(rows, mapping);
	add_table_rows(rows, mapping);
	for (size_t block = 0; block < mapping->count; block++)
		if (mapping->blocks[block].kind != PART_EMPTY)
			add(rows, IMPORT_BLOCK, block, 0);
}

void import_rows_release(struct import_rows *rows)
{
	free(rows->items);
	*rows = (struct import_rows){0};
}

/* --- where a doubt leads --- */

static size_t find(
	const struct import_rows *rows, enum import_kind kind, size_t block, size_t index)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct import_row *row = &rows->items[i];
		if (row->kind == kind && row->block == block && row->index == index)
			return i;
	}
	return SIZE_MAX;
}

/* A note of the reader names no block, but perhaps where it stands. */
static size_t block_at(const struct source *source, const struct source_place *place)
{
	for (size_t i = 0; i < source->count; i++) {
		const struct source_place *of = &source->blocks[i].place;
		if (place->table ? of->table == place->table
			: place->paragraph
				? !of->table && of->paragraph == place->paragraph
			: place->line ? of->line == place->line
				      : place->page && of->page == place->page)
			return i;
	}
	return SIZE_MAX;
}

static size_t head_of(enum doubt_kind kind)
{
	switch (kind) {
	case DOUBT_AGENCY: return SAID_NAME;
	case DOUBT_YEAR: return IMPORT_YEAR;
	case DOUBT_TITLE: return SAID_TITLE;
	case DOUBT_LAYOUT: return IMPORT_LAYOUT;
	default: return IMPORT_HEADS;
	}
}

/* The index of a row of a table that stands there: a sheet may have left some out. */
static size_t row_at(const struct importing *importing, size_t block, unsigned place)
{
	if (block >= importing->source.count)
		return SIZE_MAX;
	const struct source_table *table = &importing->source.blocks[block].table;
	for (size_t i = 0; i < table->count; i++)
		if (table->rows[i].place.row == place)
			return i;
	return SIZE_MAX;
}

/* What stands in a column that is left out is about the column. */
static bool is_left_out(const struct importing *importing, size_t block, unsigned column)
{
	if (block >= importing->mapping.count)
		return false;
	const struct mapping_table *table = &importing->mapping.blocks[block].table;
	return column <= table->columns_count &&
	       table->columns[column - 1].kind == COLUMN_LEFT_OUT;
}

size_t import_rows_of_doubt(const struct import_rows *rows,
	const struct importing *importing, const struct doubt *doubt)
{
	const struct source_place *place = &doubt->place;
	const size_t head = head_of(doubt->kind);
	if (head < IMPORT_HEADS)
		return find(rows, IMPORT_HEAD, SIZE_MAX, head);
	const size_t block = doubt->block != SIZE_MAX
				     ? doubt->block
				     : block_at(&importing->source, place);
	size_t row = SIZE_MAX;
	if (place->column &&
		(!place->row || is_left_out(importing, block, place->column)))
		row = find(rows, IMPORT_COLUMN, block, place->column - 1);
	else if (place->row)
		row = find(rows, IMPORT_TABLE_ROW, block,
			row_at(importing, block, place->row));
	return row != SIZE_MAX ? row : find(rows, IMPORT_BLOCK, block, 0);
}

/* --- what is said of a row --- */

static const struct source_table *table_of(
	const struct importing *importing, const struct import_row *row)
{
	return &importing->source.blocks[row->block].table;
}

static const struct mapping_column *column_of(
	const struct importing *importing, const struct import_row *row)
{
	return &importing->mapping.blocks[row->block].table.columns[row->index];
}

void import_row_place(
	struct str *out, const struct importing *importing, const struct import_row *row)
{
	if (row->kind == IMPORT_HEAD) {
		str_puts(out, _(heads[row->index]));
		return;
	}
	struct source_place place = importing->source.blocks[row->block].place;
	if (row->kind == IMPORT_COLUMN)
		place.column = (unsigned)row->index + 1;
	if (row->kind == IMPORT_TABLE_ROW) {
		place = table_of(importing, row)->rows[row->index].place;
		place.column = 0;
	}
	source_place_append(out, &place);
}

static void append_cells(struct str *out, const struct source_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		struct str cell = STR_INIT;
		source_cell_append(&cell, &row->cells[i]);
		if (cell.bytes)
			str_printf(out, "%s%s", out->bytes ? "\n" : "", cell.data);
		str_release(&cell);
	}
}

void import_row_text(
	struct str *out, const struct importing *importing, const struct import_row *row)
{
	const struct source_block *block = &importing->source.blocks[row->block];
	switch (row->kind) {
	case IMPORT_HEAD: break;
	case IMPORT_COLUMN: str_puts(out, column_of(importing, row)->heading); break;
	case IMPORT_TABLE_ROW: append_cells(out, &block->table.rows[row->index]); break;
	case IMPORT_BLOCK:
		if (block->kind == SOURCE_PARAGRAPH)
			str_puts(out, block->paragraph.text);
		else if (block->table.count)
			append_cells(out, &block->table.rows[0]);
		break;
	}
}

static void append_layout(struct str *out, const char *name)
{
	struct layout_called called = {0};
	str_puts(out, layout_called(&called, name ? name : "")->shorter);
	layout_called_release(&called);
}

static void append_head(struct str *out, const struct report *report,
	enum import_head head, enum digits digits)
{
	/* What is only looked at is not changed. */
	struct report *of = (struct report *)(uintptr_t)report;
	const char *said = head < IMPORT_YEAR
				   ? *mapping_said_place(of, (enum mapping_said)head)
				   : NULL;
	switch (head) {
	case IMPORT_YEAR: number_append(out, report->fiscal_year, digits); break;
	case IMPORT_MONTHS:
		str_puts(out, _(fiscal_rounds[fiscal_round_of(report->months)]));
		break;
	case IMPORT_LAYOUT: append_layout(out, report->layout); break;
	default: str_puts(out, said ? said : ""); break;
	}
}

static enum style column_style(const struct mapping_column *column)
{
	return column->kind == COLUMN_LEFT_OUT || mapping_labels(column) ? STYLE_WARNING
	       : column->trust == HEADING_LIKELY                         ? STYLE_WARNING
									 : STYLE_PLAIN;
}

enum style import_row_what(struct str *out, const struct importing *importing,
	const struct import_row *row, enum digits digits)
{
	if (row->kind == IMPORT_HEAD) {
		append_head(out, &importing->proposal.report,
			(enum import_head)row->index, digits);
		return STYLE_FIELD;
	}
	const struct mapping_block *mapped = &importing->mapping.blocks[row->block];
	if (row->kind == IMPORT_COLUMN) {
		mapping_column_append(out, column_of(importing, row));
		return column_style(column_of(importing, row));
	}
	if (row->kind == IMPORT_TABLE_ROW) {
		str_puts(out, _(mapping_row_label(mapped->table.rows[row->index])));
		return mapped->table.rows[row->index] == ROW_LEFT_OUT ? STYLE_WARNING
								      : STYLE_PLAIN;
	}
	str_puts(out, _(mapping_part_label(mapped->kind)));
	return mapped->kind == PART_LEFT_OUT ? STYLE_WARNING : STYLE_PLAIN;
}
