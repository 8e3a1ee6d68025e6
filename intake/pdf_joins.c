/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/pdf_joins.h"

#include <stdlib.h>
#include <string.h>

#include "text/list_mark.h"
#include "text/normalise.h"
#include "text/str.h"

enum { HEADS_MAX = 4 };

static bool is_empty(const struct source_cell *cell)
{
	for (size_t i = 0; i < cell->count; i++)
		if (!text_is_blank(cell->paragraphs[i].text))
			return false;
	return true;
}

static bool row_is_empty(const struct source_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (!is_empty(&row->cells[i]))
			return false;
	return true;
}

void pdf_joins_clean(struct source_table *table, size_t first)
{
	for (size_t i = table->count; i-- > first;)
		if (row_is_empty(&table->rows[i]))
			source_row_remove(table, i);
}

static void append_folded(struct str *out, const struct source_cell *cell)
{
	struct str text = STR_INIT;
	source_cell_append(&text, cell);
	text_fold(out, text.data, text.bytes, NULL);
	str_release(&text);
}

/* Whether the cell says what the other one ends with: of headings that stand at the edge of
 * each page the first lines may have been taken for what each page repeats. */
static bool is_end_of(const struct source_cell *cell, const struct source_cell *of)
{
	struct str end = STR_INIT, whole = STR_INIT;
	append_folded(&end, cell);
	append_folded(&whole, of);
	const bool same = whole.bytes >= end.bytes &&
			  !strcmp(whole.data + whole.bytes - end.bytes, end.data);
	str_release(&end);
	str_release(&whole);
	return same;
}

static bool is_same(const struct source_row *head, const struct source_row *row)
{
	size_t filled = 0;
	if (head->count != row->count)
		return false;
	for (size_t i = 0; i < row->count; i++) {
		if (!is_end_of(&row->cells[i], &head->cells[i]))
			return false;
		filled += !is_empty(&row->cells[i]);
	}
	return filled * 2 > row->count;
}

unsigned pdf_joins_drop_heads(struct source_table *table, size_t first)
{
	unsigned count = 0;
	while (count < HEADS_MAX && count < first && first < table->count &&
		is_same(&table->rows[count], &table->rows[first])) {
		table->rows[count++].heading = true;
		source_row_remove(table, first);
	}
	return count;
}

static bool is_numbered(const struct source_cell *cell)
{
	struct list_mark mark;
	return cell->count &&
	       list_mark_read(cell->paragraphs[0].text, strlen(cell->paragraphs[0].text),
		       &mark) &&
	       mark.kind == LIST_MARK_NUMBER;
}

/* Whether most rows above begin with a number, and this one does not. */
static bool lacks_number(const struct source_table *table, size_t row)
{
	size_t numbered = 0, heads = 0;
	for (size_t i = 0; i < row; i++)
		if (table->rows[i].heading)
			heads++;
		else if (table->rows[i].count)
			numbered += is_numbered(&table->rows[i].cells[0]);
	return numbered * 2 > row - heads && !is_numbered(&table->rows[row].cells[0]);
}

/* Whether the texts above end as if the page had cut them: of a row that has ended, hardly
 * ever all last lines are full. */
static bool is_cut(const struct source_row *row)
{
	size_t several = 0, full = 0;
	for (size_t i = 0; i < row->count; i++) {
		const struct source_cell *cell = &row->cells[i];
		if (!cell->count)
			continue;
		const struct source_paragraph *last = &cell->paragraphs[cell->count - 1];
		several += strpbrk(last->text, " \n") != NULL;
		full += last->continues;
	}
	return full >= 2 && full * 3 >= several * 2;
}

/* A row that begins on its page has all of its texts; one that goes on lacks those that have
 * ended. */
static bool goes_on(const struct source_table *table, size_t row)
{
	const struct source_row *above = &table->rows[row - 1],
				*below = &table->rows[row];
	if (above->heading || above->count != below->count || !below->count)
		return false;
	bool lacks = false;
	for (size_t i = 0; i < below->count; i++) {
		if (above->cells[i].columns != below->cells[i].columns)
			return false;
		lacks = lacks ||
			(is_empty(&below->cells[i]) && !is_empty(&above->cells[i]));
	}
	return lacks || lacks_number(table, row) || is_cut(above);
}

/* The text goes on in the middle of a sentence, or with a new line: the next line's mark
 * tells. */
static void join_cells(struct source_cell *to, struct source_cell *from)
{
	if (!from->count)
		return;
	if (to->count)
		to->paragraphs[to->count - 1].continues = true;
	for (size_t i = 0; i < from->count; i++) {
		struct source_paragraph *paragraph = source_paragraph_add(to);
		free(paragraph->text);
		*paragraph = from->paragraphs[i];
	}
	from->count = 0;
}

static void end_row(struct source_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].count)
			row->cells[i].paragraphs[row->cells[i].count - 1].continues =
				false;
}

void pdf_joins_end(struct source_table *table)
{
	if (table->count)
		end_row(&table->rows[table->count - 1]);
}

unsigned pdf_joins_row(struct source_table *table, size_t first)
{
	if (!first || first >= table->count)
		return 0;
	struct source_row *to = &table->rows[first - 1], *from = &table->rows[first];
	const bool on = goes_on(table, first);
	end_row(to);
	if (!on)
		return 0;
	for (size_t i = 0; i < from->count; i++)
		join_cells(&to->cells[i], &from->cells[i]);
	source_row_remove(table, first);
	return 1;
}
