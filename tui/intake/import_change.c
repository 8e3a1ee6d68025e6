/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/intake/import_change.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "intake/headings.h"
#include "intake/mapping.h"
#include "intake/source.h"
#include "model/card.h"
#include "model/lists.h"
#include "office/fiscal_year.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/intake/import_rows.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/data_list.h"

/* A list of N_() words, with the cursor on what is so now. SIZE_MAX: Esc. */
static size_t ask(struct import_work *work, const char *title, const char *const *words,
	size_t count, size_t now)
{
	const char *shown[PART_KINDS + FIELD_COUNT];
	struct str typed = STR_INIT;
	for (size_t i = 0; i < count; i++)
		shown[i] = _(words[i]);
	const size_t picked =
		dialog_pick_at(work->app, title, shown, count, now, false, &typed);
	str_release(&typed);
	return picked;
}

/* --- the report's head --- */

static void put(char **place, const char *text)
{
	free(*place);
	*place = mem_strdup(text);
}

/* Asks for a text, first what is there; it is said where it is another. */
static void change_said(struct import_work *work, enum mapping_said said)
{
	const char *now = *mapping_said_place(&work->importing.proposal.report, said);
	struct str text = STR_INIT;
	str_puts(&text, now ? now : "");
	if (dialog_line(work->app, _("The report"),
		    _(import_head_label((enum import_head)said)), &text) &&
		(!now || strcmp(text.data, now) != 0)) {
		put(&work->importing.mapping.said[said], text.data);
		import_work_again(work);
	}
	str_release(&text);
}

/* A year that is not understood is there again, to be mended. */
static void change_year(struct import_work *work)
{
	struct str text = STR_INIT;
	int year = 0;
	number_append(&text, work->importing.proposal.report.fiscal_year,
		app_digits(work->app));
	while (!year &&
		dialog_line(work->app, _("The report"), _("Fiscal year"), &text)) {
		year = fiscal_year_typed(text.data);
		if (!year)
			app_message(work->app, STYLE_ERROR, "%s",
				_("The fiscal year is not understood; type it like "
				  "2569"));
	}
	str_release(&text);
	if (!year)
		return;
	work->importing.mapping.fiscal_year = year;
	import_work_again(work);
}

static void change_months(struct import_work *work)
{
	const size_t now = fiscal_round_of(work->importing.proposal.report.months);
	const size_t picked = ask(work, _("Round"), fiscal_rounds, FISCAL_ROUNDS, now);
	if (picked == SIZE_MAX)
		return;
	work->importing.mapping.months = fiscal_round_months(picked);
	import_work_again(work);
}

static void change_layout(struct import_work *work)
{
	struct data_list layouts = {0};
	struct str typed = STR_INIT;
	data_list_layouts(&layouts);
	const size_t picked = dialog_pick_at(work->app, _("Layout"),
		(const char *const *)layouts.titles.items, layouts.titles.count,
		data_list_find(&layouts, work->importing.proposal.report.layout), false,
		&typed);
	if (picked < layouts.names.count) {
		put(&work->importing.mapping.layout, layouts.names.items[picked]);
		import_work_again(work);
	}
	str_release(&typed);
	data_list_release(&layouts);
}

static void change_head(struct import_work *work, enum import_head head)
{
	switch (head) {
	case IMPORT_YEAR: change_year(work); break;
	case IMPORT_MONTHS: change_months(work); break;
	case IMPORT_LAYOUT: change_layout(work); break;
	default: change_said(work, (enum mapping_said)head); break;
	}
}

/* --- columns --- */

/* Before the fields. */
enum { OUT, COUNTED, FIELDS };

static size_t put_fields(const char **words)
{
	words[OUT] = N_("left out");
	words[COUNTED] = N_("number of the measure");
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		words[FIELDS + field] = card_field_label(field);
	return FIELDS + FIELD_COUNT;
}

static struct mapping_column *column_of(
	struct import_work *work, const struct import_row *which)
{
	return &work->importing.mapping.blocks[which->block].table.columns[which->index];
}

/* What the rows are is guessed by the columns; what was said of rows stays. */
static void follow_columns(struct import_work *work, size_t block)
{
	struct importing *importing = &work->importing;
	struct mapping_table *table = &importing->mapping.blocks[block].table;
	mapping_guess_rows(&importing->mapping, &importing->source, block);
	for (size_t i = 0; i < work->said_count; i++)
		if (work->said[i].block == block && work->said[i].row < table->rows_count)
			table->rows[work->said[i].row] = work->said[i].kind;
	import_work_again(work);
}

static void change_column(struct import_work *work, const struct import_row *which)
{
	struct mapping_column *column = column_of(work, which);
	const char *words[FIELDS + FIELD_COUNT];
	const size_t count = put_fields(words);
	const size_t now = column->kind == COLUMN_LEFT_OUT ? OUT
			   : column->kind == COLUMN_NUMBER ? COUNTED
							   : FIELDS + column->fields[0];
	const size_t picked = ask(work, *column->heading ? column->heading : _("Column"),
		words, count, now);
	if (picked == SIZE_MAX)
		return;
	column->kind = picked == OUT       ? COLUMN_LEFT_OUT
		       : picked == COUNTED ? COLUMN_NUMBER
					   : COLUMN_FIELDS;
	column->count = picked >= FIELDS;
	if (picked >= FIELDS)
		column->fields[0] = (enum card_field)(picked - FIELDS);
	column->trust = HEADING_REMEMBERED;
	column->labelled = false;
	follow_columns(work, which->block);
}

bool import_change_can_add(const struct import_work *work)
{
	const struct import_row *which = import_work_which(work);
	if (!which || which->kind != IMPORT_COLUMN)
		return false;
	const struct mapping_column *column =
		&work->importing.mapping.blocks[which->block].table.columns[which->index];
	return column->kind == COLUMN_FIELDS && column->count < HEADING_FIELDS_MAX;
}

void import_change_add(struct import_work *work)
{
	const struct import_row *which = import_work_which(work);
	struct mapping_column *column = column_of(work, which);
	const char *words[FIELDS + FIELD_COUNT];
	const size_t count = put_fields(words) - FIELDS;
	const size_t picked =
		ask(work, _("One more field of this column"), words + FIELDS, count, 0);
	if (picked == SIZE_MAX)
		return;
	for (size_t i = 0; i < column->count; i++)
		if (column->fields[i] == (enum card_field)picked)
			return;
	column->fields[column->count++] = (enum card_field)picked;
	column->trust = HEADING_REMEMBERED;
	column->labelled = false;
	follow_columns(work, which->block);
}

/* --- rows --- */

/* What a clerk can say of a row, in the order in which a key turns it. */
static const enum mapping_row row_kinds[] = {
	ROW_CARD, ROW_CONTINUES, ROW_GROUP, ROW_HEADING, ROW_LEFT_OUT};

static size_t row_kind_at(enum mapping_row kind)
{
	size_t at = 0;
	while (at < COUNT(row_kinds) && row_kinds[at] != kind)
		at++;
	return at < COUNT(row_kinds) ? at : 0;
}

static void say_row(
	struct import_work *work, const struct import_row *which, enum mapping_row kind)
{
	struct mapping_table *table = &work->importing.mapping.blocks[which->block].table;
	work->said = mem_grow(
		work->said, work->said_count, &work->said_capacity, sizeof(*work->said));
	work->said[work->said_count++] =
		(struct said_row){which->block, which->index, kind};
	table->rows[which->index] = kind;
	import_work_again(work);
}

static enum mapping_row row_now(
	const struct import_work *work, const struct import_row *which)
{
	return work->importing.mapping.blocks[which->block].table.rows[which->index];
}

static void change_row(struct import_work *work, const struct import_row *which)
{
	const char *words[COUNT(row_kinds)];
	for (size_t i = 0; i < COUNT(row_kinds); i++)
		words[i] = mapping_row_label(row_kinds[i]);
	const size_t picked = ask(work, _("What is this row?"), words, COUNT(row_kinds),
		row_kind_at(row_now(work, which)));
	if (picked != SIZE_MAX)
		say_row(work, which, row_kinds[picked]);
}

bool import_change_can_turn(const struct import_work *work)
{
	const struct import_row *which = import_work_which(work);
	return which && which->kind == IMPORT_TABLE_ROW;
}

void import_change_turn(struct import_work *work)
{
	const struct import_row *which = import_work_which(work);
	const size_t now = row_kind_at(row_now(work, which));
	say_row(work, which, row_kinds[(now + 1) % COUNT(row_kinds)]);
}

/* --- paragraphs, and tables as a whole --- */

static void change_block(struct import_work *work, const struct import_row *which)
{
	struct importing *importing = &work->importing;
	const bool table = importing->source.blocks[which->block].kind == SOURCE_TABLE;
	enum mapping_part kinds[PART_KINDS];
	const char *words[PART_KINDS];
	size_t count = 0, now = 0;
	for (enum mapping_part kind = 0; kind < PART_KINDS; kind++) {
		if (kind == PART_EMPTY ||
			(table ? kind > PART_CARDS : kind == PART_CARDS))
			continue;
		if (kind == importing->mapping.blocks[which->block].kind)
			now = count;
		kinds[count] = kind;
		words[count++] = mapping_part_label(kind);
	}
	const size_t picked =
		ask(work, table ? _("What is this table?") : _("What is this paragraph?"),
			words, count, now);
	if (picked == SIZE_MAX || kinds[picked] == kinds[now])
		return;
	mapping_set_kind(&importing->mapping, &importing->source, importing->rules,
		&work->memory, which->block, kinds[picked]);
	import_work_again(work);
}

void import_change(struct import_work *work)
{
	const struct import_row *row = import_work_which(work);
	if (!row)
		return;
	const struct import_row which = *row;
	switch (which.kind) {
	case IMPORT_HEAD: change_head(work, (enum import_head)which.index); break;
	case IMPORT_COLUMN: change_column(work, &which); break;
	case IMPORT_TABLE_ROW: change_row(work, &which); break;
	case IMPORT_BLOCK: change_block(work, &which); break;
	}
}

/* --- spaces --- */

void import_change_space(struct import_work *work, const struct doubt *doubt)
{
	static const char *const words[] = {
		N_("Write it together"), N_("Keep the space")};
	struct mapping *mapping = &work->importing.mapping;
	const size_t picked = ask(work, doubt->text, words, COUNT(words), 0);
	if (picked == SIZE_MAX)
		return;
	string_list_add(picked ? &mapping->keep : &mapping->join, doubt->text);
	import_work_again(work);
}
