/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/mapping.h"

#include <stdlib.h>
#include <string.h>

#include "intake/mapping_guess.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

static const char *const row_labels[ROW_KINDS] = {
	[ROW_LEFT_OUT] = N_("left out"),
	[ROW_HEADING] = N_("heading"),
	[ROW_GROUP] = N_("group"),
	[ROW_CARD] = N_("measure"),
	[ROW_CONTINUES] = N_("goes on with the measure above"),
	[ROW_EMPTY] = N_("empty"),
};

static const char *const block_labels[PART_KINDS] = {
	[PART_LEFT_OUT] = N_("left out"),
	[PART_EMPTY] = N_("empty"),
	[PART_CARDS] = N_("table of measures"),
	[PART_TITLE] = N_("title of the report"),
	[PART_FRONT] = N_("agency, year or round"),
	[PART_SECTION] = N_("heading of a section"),
	[PART_TEXT] = N_("text of the section"),
	[PART_TEXT_NEW] = N_("text, a new section"),
	[PART_TEXT_MORE] = N_("goes on with the paragraph before"),
	[PART_GROUP] = N_("group of the next measures"),
	[PART_MEMO_FORM] = N_("memo: words of the form"),
	[PART_MEMO_OFFICE] = N_("memo: office"),
	[PART_MEMO_NUMBER] = N_("memo: number and date"),
	[PART_MEMO_DATE] = N_("memo: date"),
	[PART_MEMO_SUBJECT] = N_("memo: subject"),
	[PART_MEMO_TO] = N_("memo: to whom"),
	[PART_MEMO_HEADING] = N_("memo: heading"),
	[PART_MEMO_TEXT] = N_("memo: text"),
	[PART_MEMO_CLOSING] = N_("memo: closing"),
	[PART_MEMO_OPINION] = N_("memo: opinion"),
	[PART_MEMO_SIGN] = N_("memo: place to sign"),
	[PART_MEMO_NAME] = N_("memo: name of who signs"),
	[PART_MEMO_POST] = N_("memo: post of who signs"),
	[PART_MEMO_ACTING] = N_("memo: for whom who signs acts"),
};

const char *mapping_row_label(enum mapping_row row)
{
	return row_labels[row];
}

const char *mapping_part_label(enum mapping_part kind)
{
	return block_labels[kind];
}

char **mapping_said_place(struct report *report, enum mapping_said said)
{
	struct agency *agency = &report->agency;
	switch (said) {
	case SAID_TYPE: return &agency->type;
	case SAID_NAME: return &agency->name;
	case SAID_DISTRICT: return &agency->district;
	case SAID_PROVINCE: return &agency->province;
	default: return &report->title;
	}
}

void mapping_table_release(struct mapping_table *table)
{
	for (size_t i = 0; i < table->columns_count; i++)
		free(table->columns[i].heading);
	free(table->columns);
	free(table->rows);
	*table = (struct mapping_table){0};
}

void mapping_release(struct mapping *mapping)
{
	for (size_t i = 0; i < mapping->count; i++)
		mapping_table_release(&mapping->blocks[i].table);
	free(mapping->blocks);
	free(mapping->layout);
	for (size_t i = 0; i < MAPPING_SAID; i++)
		free(mapping->said[i]);
	string_list_release(&mapping->join);
	string_list_release(&mapping->keep);
	*mapping = (struct mapping){0};
}

/* The nearest table of cards before a block. */
static const struct mapping_table *table_before(
	const struct mapping *mapping, size_t block)
{
	while (block-- > 0)
		if (mapping->blocks[block].kind == PART_CARDS)
			return &mapping->blocks[block].table;
	return NULL;
}

static bool row_has_id(const struct source_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		for (size_t j = 0; j < row->cells[i].count; j++)
			if (row->cells[i].paragraphs[j].id)
				return true;
	return false;
}

/* Whether it is one of our own documents, which mark what is a field. */
static bool has_ids(const struct source *source)
{
	for (size_t i = 0; i < source->count; i++) {
		const struct source_block *block = &source->blocks[i];
		if (block->paragraph.id)
			return true;
		for (size_t row = 0; row < block->table.count; row++)
			if (row_has_id(&block->table.rows[row]))
				return true;
	}
	return false;
}

/* Line ends leave spaces in what was copied out of pages; in what was typed, spaces are the
 * clerk's own, and are but told. */
static enum mapping_mend mend_of(const struct source *source)
{
	if (has_ids(source))
		return MEND_NOTHING;
	return !strcmp(source->form, "text") || !strcmp(source->form, "pdf") ? MEND_SURE
									     : MEND_OFFER;
}

/* A table right behind another one may go on with its last card. */
static void go_on(struct mapping *mapping, const struct source *source, size_t block)
{
	const struct mapping_table *before = table_before(mapping, block);
	size_t i = block;
	while (i && source->blocks[i - 1].kind != SOURCE_TABLE &&
		text_is_blank(source->blocks[i - 1].paragraph.text))
		i--;
	if (before && i && source->blocks[i - 1].kind == SOURCE_TABLE &&
		mapping->blocks[i - 1].kind == PART_CARDS)
		mapping_go_on(&mapping->blocks[block].table, &source->blocks[block].table,
			before);
}

void mapping_guess(struct mapping *mapping, struct source *source,
	const struct intake_rules *rules, const struct heading_memory *memory)
{
	source_part_lines(source);
	mapping_part_tables(source, rules, memory);
	*mapping = (struct mapping){.count = source->count, .mend = mend_of(source)};
	mapping->blocks = mem_new(source->count + 1, sizeof(*mapping->blocks));
	for (size_t i = 0; i < source->count; i++)
		if (source->blocks[i].kind == SOURCE_TABLE &&
			mapping_guess_table(&mapping->blocks[i].table,
				&source->blocks[i].table, rules, memory,
				table_before(mapping, i))) {
			mapping->blocks[i].kind = PART_CARDS;
			mapping->blocks[i].sure = true;
			go_on(mapping, source, i);
		}
	mapping_guess_blocks(mapping, source, rules);
}

void mapping_guess_rows(
	struct mapping *mapping, const struct source *source, size_t block)
{
	mapping_rows(&mapping->blocks[block].table, &source->blocks[block].table);
}

void mapping_set_kind(struct mapping *mapping, const struct source *source,
	const struct intake_rules *rules, const struct heading_memory *memory,
	size_t block, enum mapping_part kind)
{
	struct mapping_block *changed = &mapping->blocks[block];
	if (changed->kind == PART_CARDS)
		mapping_table_release(&changed->table);
	if (kind == PART_CARDS &&
		!mapping_guess_table(&changed->table, &source->blocks[block].table, rules,
			memory, table_before(mapping, block)))
		mapping_take_table(
			&changed->table, &source->blocks[block].table, rules, memory);
	changed->kind = kind;
	changed->sure = true;
}

/* Where the text of a column stands that no field is known of. */
static const enum card_field kept_in = FIELD_OUTPUT;

void mapping_keep_column(struct mapping_column *column)
{
	column->kind = COLUMN_FIELDS;
	column->fields[0] = kept_in;
	column->count = 1;
	column->labelled = true;
}

bool mapping_labels(const struct mapping_column *column)
{
	return column->kind == COLUMN_FIELDS && column->labelled &&
	       column->trust != HEADING_REMEMBERED;
}

bool mapping_is_calendar(const struct mapping_column *column)
{
	return column->kind == COLUMN_FIELDS && column->calendar &&
	       column->trust != HEADING_REMEMBERED;
}

void mapping_column_append(struct str *out, const struct mapping_column *column)
{
	if (column->kind == COLUMN_LEFT_OUT)
		str_puts(out, _("left out"));
	if (column->kind == COLUMN_NUMBER)
		str_puts(out, _("number of the measure"));
	for (size_t i = 0; column->kind == COLUMN_FIELDS && i < column->count; i++) {
		str_puts(out, i ? " + " : "");
		str_puts(out, _(card_field_label(column->fields[i])));
	}
	if (mapping_labels(column))
		str_puts(out, _(", behind the heading"));
}

static bool says_the_same(
	const struct mapping_column *column, const struct heading *heading)
{
	if (heading->trust == HEADING_UNKNOWN || heading->count != column->count)
		return false;
	return !memcmp(
		heading->fields, column->fields, column->count * sizeof(*column->fields));
}

void mapping_tell(const struct mapping *mapping, const struct intake_rules *rules,
	struct heading_memory *memory)
{
	for (size_t i = 0; i < mapping->count; i++) {
		const struct mapping_table *table = &mapping->blocks[i].table;
		for (size_t j = 0; j < table->columns_count; j++) {
			const struct mapping_column *column = &table->columns[j];
			const struct heading heading = headings_recognise(rules->headings,
				memory, column->heading, strlen(column->heading));
			if (column->kind != COLUMN_NUMBER && !mapping_labels(column) &&
				!mapping_is_calendar(column) &&
				!says_the_same(column, &heading))
				heading_memory_tell(memory, column->heading,
					column->fields, column->count);
		}
	}
}
