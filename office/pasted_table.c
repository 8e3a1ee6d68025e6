/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/pasted_table.h"

#include <stdlib.h>
#include <string.h>

#include "db/settings.h"
#include "intake/headings.h"
#include "intake/mapping.h"
#include "intake/proposal.h"
#include "intake/source.h"
#include "model/within_limits.h"
#include "office/pasted_rows.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/macros.h"
#include "text/mem.h"

struct pasted_table {
	struct source source; /* one block: the table */
	struct mapping mapping;
	struct proposal proposal;
	struct intake_rules *rules;
	struct headings *words;
	struct heading_memory memory;
	bool known;
	bool made; /* there is a proposal */
};

static struct mapping_table *mapped_of(const struct pasted_table *table)
{
	return &table->mapping.blocks[0].table;
}

static const struct source_table *source_of(const struct pasted_table *table)
{
	return &table->source.blocks[0].table;
}

/* What stands in a cell of the pasted table: no cell covers others there. */
static const char *cell_text(const struct source_table *source, size_t row, size_t column)
{
	if (row >= source->count || column >= source->rows[row].count ||
		!source->rows[row].cells[column].count)
		return "";
	return source->rows[row].cells[column].paragraphs[0].text;
}

static size_t columns_of(const struct source_table *source)
{
	size_t columns = 0;
	for (size_t i = 0; i < source->count; i++)
		columns = MAX(columns, source->rows[i].count);
	return columns;
}

/* --- columns that import's rules do not know --- */

static void put_heading(struct mapping_column *column, const struct heading *heading)
{
	column->trust = heading->trust;
	column->count = heading->count;
	column->kind = heading->number  ? COLUMN_NUMBER
		       : heading->count ? COLUMN_FIELDS
					: COLUMN_LEFT_OUT;
	memcpy(column->fields, heading->fields, sizeof(heading->fields));
	/* As of a document: nothing of it is lost. */
	if (column->kind == COLUMN_LEFT_OUT && heading->trust != HEADING_REMEMBERED)
		mapping_keep_column(column);
}

/* Whether each cell of the first line of a text is a heading, one of a field at least: a table
 * of few columns has too few of them for a document's, but this one was copied to be measures.
 * columns: NULL, or for as many as there are cells. */
static bool has_headings(const struct pasted_table *table, const char *text, size_t bytes,
	struct mapping_column *columns)
{
	size_t known = 0, fields = 0, cells = 0, column = 0;
	for (size_t at = 0; at < bytes && text[at] != '\n' && text[at] != '\r';
		column++) {
		size_t end = at;
		while (end < bytes && text[end] != '\t' && text[end] != '\r' &&
			text[end] != '\n')
			end++;
		const struct heading heading = headings_recognise(
			table->words, &table->memory, text + at, end - at);
		cells += end > at;
		known += end > at && (heading.trust >= HEADING_SURE || heading.kept);
		fields += end > at && heading.trust >= HEADING_SURE && heading.count;
		if (columns)
			put_heading(&columns[column], &heading);
		at = end + (end < bytes && text[end] == '\t');
	}
	return cells > 1 && known == cells && fields;
}

/* The first row as a line of text. */
static void put_first_row(const struct source_table *source, struct str *out)
{
	for (size_t i = 0; i < source->rows[0].count; i++) {
		str_puts(out, i ? "\t" : "");
		const size_t start = out->bytes;
		str_puts(out, cell_text(source, 0, i));
		for (size_t at = start; at < out->bytes; at++)
			if (out->data[at] == '\n')
				out->data[at] = ' ';
	}
}

/* Whether the first column is but numbers, of either script, with or without a point. */
static bool is_numbered(const struct source_table *source)
{
	for (size_t i = 0; i < source->count; i++) {
		struct list_mark mark;
		struct str text = STR_INIT;
		str_puts(&text, cell_text(source, i, 0));
		if (text.bytes && strchr(".)", text.data[text.bytes - 1]))
			str_truncate(&text, text.bytes - 1);
		str_puts(&text, ". -");
		const bool number = list_mark_read(text.data, text.bytes, &mark) &&
				    mark.kind == LIST_MARK_NUMBER &&
				    mark.bytes + 1 == text.bytes;
		str_release(&text);
		if (!number)
			return false;
	}
	return source->count > 0;
}

static void put_layout_column(
	struct mapping_column *column, const struct layout_column *printed)
{
	column->kind = COLUMN_FIELDS;
	column->trust = HEADING_REMEMBERED;
	column->count = MIN(printed->fields_count, (size_t)HEADING_FIELDS_MAX);
	memcpy(column->fields, printed->fields, column->count * sizeof(*column->fields));
}

/* As the layout has them, from the first or the second column on. */
static void put_layout(
	struct mapping_table *mapped, const struct layout *layout, size_t first)
{
	for (size_t i = 0; i < mapped->columns_count; i++) {
		struct mapping_column *column = &mapped->columns[i];
		*column = (struct mapping_column){.kind = COLUMN_LEFT_OUT,
			.trust = HEADING_REMEMBERED,
			.heading = column->heading};
		if (i < first)
			column->kind = COLUMN_NUMBER;
		else if (i - first < layout->columns_count)
			put_layout_column(column, &layout->columns[i - first]);
	}
}

static void guess_columns(struct pasted_table *table, const struct layout *layout)
{
	const struct source_table *source = source_of(table);
	struct mapping_table *mapped = mapped_of(table);
	const size_t columns = columns_of(source);
	mapped->columns = mem_new(columns, sizeof(*mapped->columns));
	mapped->columns_count = columns;
	mapped->rows = mem_new(source->count, sizeof(*mapped->rows));
	mapped->rows_count = source->count;
	struct str first = STR_INIT;
	put_first_row(source, &first);
	const bool headed = has_headings(table, first.data, first.bytes, mapped->columns);
	str_release(&first);
	for (size_t i = 0; i < columns; i++)
		mapped->columns[i].heading =
			mem_strdup(headed ? cell_text(source, 0, i) : "");
	const bool numbered = columns == layout->columns_count + 1 && is_numbered(source);
	if (headed)
		mapped->rows[0] = ROW_HEADING;
	else
		put_layout(mapped, layout, numbered);
	table->known = headed || numbered || columns == layout->columns_count;
	table->mapping.blocks[0].kind = PART_CARDS;
	table->mapping.blocks[0].sure = true;
	mapping_guess_rows(&table->mapping, &table->source, 0);
}

/* --- reading --- */

static bool read_memory(struct store *store, const char *who,
	struct heading_memory *memory, struct error *error)
{
	char *told = NULL;
	if (!store_setting(store, who, HEADING_MEMORY_SETTING, &told, error))
		return false;
	if (told)
		heading_memory_read(memory, told);
	free(told);
	return true;
}

static void guess(struct pasted_table *table, const struct layout *layout)
{
	mapping_guess(&table->mapping, &table->source, table->rules, &table->memory);
	table->mapping.layout = mem_strdup(layout->name);
	table->known = table->mapping.blocks[0].kind == PART_CARDS;
	if (!table->known)
		guess_columns(table, layout);
}

bool pasted_is_table(const char *text, size_t bytes)
{
	return bytes && memchr(text, '\t', bytes);
}

struct pasted_table *pasted_table_new(struct store *store, const char *who,
	const struct layout *layout, const char *text, size_t bytes, struct error *error)
{
	struct pasted_table *table = mem_new(1, sizeof(*table));
	source_init(&table->source, "", "paste");
	if (read_memory(store, who, &table->memory, error) &&
		(table->words = headings_load(error)) &&
		(table->rules = intake_rules_load(error)) &&
		pasted_rows_read(&table->source, text, bytes, layout->columns_count,
			has_headings(table, text, bytes, NULL), error)) {
		guess(table, layout);
		return table;
	}
	pasted_table_free(table);
	return NULL;
}

void pasted_table_free(struct pasted_table *table)
{
	if (!table)
		return;
	if (table->made)
		proposal_release(&table->proposal);
	mapping_release(&table->mapping);
	source_release(&table->source);
	intake_rules_free(table->rules);
	headings_free(table->words);
	heading_memory_release(&table->memory);
	free(table);
}

/* --- what is which --- */

bool pasted_table_known(const struct pasted_table *table)
{
	return table->known;
}

size_t pasted_table_columns(const struct pasted_table *table)
{
	return mapped_of(table)->columns_count;
}

void pasted_table_column_words(
	const struct pasted_table *table, size_t column, struct str *out)
{
	const char *words = mapped_of(table)->columns[column].heading;
	const size_t start = out->bytes;
	for (size_t row = 0; text_is_blank(words) && row < source_of(table)->count; row++)
		words = cell_text(source_of(table), row, column);
	str_puts(out, words);
	for (size_t i = start; i < out->bytes; i++)
		if (out->data[i] == '\n')
			out->data[i] = ' ';
}

void pasted_table_column_fields(
	const struct pasted_table *table, size_t column, struct str *out)
{
	mapping_column_append(out, &mapped_of(table)->columns[column]);
}

void pasted_table_put_column(struct pasted_table *table, size_t column, int what)
{
	struct mapping_column *mapped = &mapped_of(table)->columns[column];
	if (what == pasted_table_column(table, column))
		return; /* what is stacked in it stays */
	mapped->kind = what == PASTED_LEFT_OUT ? COLUMN_LEFT_OUT
		       : what == PASTED_NUMBER ? COLUMN_NUMBER
					       : COLUMN_FIELDS;
	mapped->count = mapped->kind == COLUMN_FIELDS;
	mapped->fields[0] = (enum card_field)what;
	mapped->trust = HEADING_REMEMBERED;
	mapping_guess_rows(&table->mapping, &table->source, 0);
}

int pasted_table_column(const struct pasted_table *table, size_t column)
{
	const struct mapping_column *mapped = &mapped_of(table)->columns[column];
	return mapped->kind == COLUMN_NUMBER                    ? PASTED_NUMBER
	       : mapped->kind == COLUMN_FIELDS && mapped->count ? (int)mapped->fields[0]
								: PASTED_LEFT_OUT;
}

/* --- what it makes --- */

bool pasted_table_make(struct pasted_table *table, struct error *error)
{
	if (table->made)
		proposal_release(&table->proposal);
	proposal_make(&table->proposal, &table->source, &table->mapping, table->rules);
	table->made = true;
	const struct report *report = &table->proposal.report;
	for (size_t i = 0; i < report->count; i++)
		if (!card_within_limits(&report->cards[i], error))
			return error_prefix(error, _("measure %zu"), i + 1);
	return true;
}

const struct card *pasted_table_cards(const struct pasted_table *table, size_t *count)
{
	*count = table->made ? table->proposal.report.count : 0;
	return table->proposal.report.cards;
}

/* Whether a doubt is of the table: that it says no agency and no year is not. */
static bool is_told(const struct doubt *doubt)
{
	switch (doubt->kind) {
	case DOUBT_LEFT_OUT:
	case DOUBT_NOTE:
	case DOUBT_ROW:
	case DOUBT_MENDED:
	case DOUBT_LIST:
	case DOUBT_DAMAGED: return true;
	case DOUBT_COLUMN: return doubt->weight >= DOUBT_SHOWN;
	default: return false;
	}
}

void pasted_table_left_out(const struct pasted_table *table, struct str *out)
{
	for (size_t i = 0; i < table->proposal.count; i++) {
		if (!is_told(&table->proposal.doubts[i]))
			continue;
		doubt_append(out, &table->proposal.doubts[i]);
		str_putc(out, '\n');
	}
}
