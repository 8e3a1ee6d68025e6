/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables to cards: each column's cells of a card, over all rows that it goes over, become
 * the column's fields.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "intake/cell_text.h"
#include "intake/headings.h"
#include "intake/mapping.h"
#include "intake/proposal.h"
#include "intake/proposal_make.h"
#include "intake/rules.h"
#include "intake/source.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "model/limits.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/period.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

/* A table of which cards are made. */
struct cards_table {
	struct making *making;
	const struct source_table *source;
	const struct mapping_table *mapped;
	const struct source_cell **grid;
	size_t columns;
};

static const struct source_cell *cell_at(
	const struct cards_table *table, size_t row, size_t column)
{
	return table->grid && column < table->columns
		       ? table->grid[row * table->columns + column]
		       : NULL;
}

static bool is_covered(const struct cards_table *table, size_t row, size_t column)
{
	const struct source_cell *cell = cell_at(table, row, column);
	return cell && ((column && cell_at(table, row, column - 1) == cell) ||
			       (row && cell_at(table, row - 1, column) == cell));
}

static void tell_cell(struct making *making, const struct source_cell *cell,
	enum doubt_kind kind, enum doubt_weight weight, const char *assumed)
{
	struct str text = STR_INIT;
	source_cell_append(&text, cell);
	making->place = cell->place;
	for (size_t i = 0; !making->card && i < cell->count; i++)
		evidence_tell_pictures(making, &cell->paragraphs[i]);
	if (!text_is_blank(text.data))
		making_doubt(making, kind, weight, text.data, "%s", assumed);
	str_release(&text);
}

static void tell_row(const struct cards_table *table, size_t row, enum doubt_kind kind,
	enum doubt_weight weight, const char *assumed)
{
	for (size_t i = 0; i < table->columns; i++)
		if (cell_at(table, row, i) && !is_covered(table, row, i))
			tell_cell(table->making, cell_at(table, row, i), kind, weight,
				assumed);
}

/* --- a column's cells of one card --- */

/* The number that the card begins with goes where all of them have theirs. */
static void take_number(struct making *making, struct cell_text *text)
{
	struct cell_text_line *first = text->count ? &text->items[0] : NULL;
	if (!making->numbers || !first || !cell_text_number(first))
		return;
	const size_t mark = first->given ? 0 : first->mark.bytes;
	char *number = mem_strndup(first->text, mark);
	making_doubt(making, DOUBT_FORM, DOUBT_TOLD, number, "%s",
		_("number of the measure, which the program writes itself"));
	free(number);
	char *rest = mem_strdup(first->text + mark);
	free(first->text);
	first->text = rest;
	first->marked = first->given = false;
	first->marks = MARKS_NONE;
}

/* Its lines: the first is the item, where the paragraph is one of a list. */
static void add_lines(struct making *making, struct cell_text *text,
	const struct source_paragraph *paragraph, bool goes_on)
{
	struct source_paragraph like = {.place = paragraph->place,
		.marks = paragraph->marks,
		.number = paragraph->number};
	for (const char *line = paragraph->text; *line;) {
		const size_t bytes = strcspn(line, "\n");
		struct str clean = STR_INIT;
		making->place = paragraph->place;
		making_clean(making, &clean, line, bytes);
		if (goes_on && text->count && clean.bytes)
			cell_text_go_on(text, clean.data);
		else
			cell_text_add(text, clean.data, &like);
		goes_on = goes_on && !clean.bytes;
		if (clean.bytes)
			like.marks = MARKS_NONE;
		str_release(&clean);
		line += bytes + (line[bytes] == '\n');
	}
}

static void add_cell(
	struct making *making, struct cell_text *text, const struct source_cell *cell)
{
	bool goes_on = false;
	for (size_t i = 0; i < cell->count; i++) {
		const struct source_paragraph *paragraph = &cell->paragraphs[i];
		add_lines(making, text, paragraph, goes_on);
		goes_on = paragraph->continues;
		evidence_links(making_card(making), paragraph);
	}
}

/* Whether the line is of this field by what it is. */
static bool is_of(enum card_field field, const char *line)
{
	if (field == FIELD_PERIOD)
		return period_parse(line, strlen(line), 0).kind > PERIOD_NOT_UNDERSTOOD;
	if (field == FIELD_EVIDENCE)
		return evidence_address(line) == strlen(line);
	return false;
}

/* Which of the column's fields a line goes to. */
static size_t choose(const struct mapping_column *column, const char *line, size_t index)
{
	size_t first = 0;
	if (column->count > 1 && column->fields[0] == FIELD_ISSUE &&
		column->fields[1] == FIELD_MEASURE)
		return index ? 1 : 0;
	for (size_t i = 0; i < column->count; i++)
		if (is_of(column->fields[i], line))
			return i;
	while (first + 1 < column->count &&
		(column->fields[first] == FIELD_PERIOD ||
			column->fields[first] == FIELD_EVIDENCE))
		first++;
	return first;
}

static void put_column(struct making *making, const struct mapping_column *column,
	struct cell_text *text)
{
	const bool lone_measure = column->count > 1 && text->count == 1 &&
				  column->fields[0] == FIELD_ISSUE &&
				  column->fields[1] == FIELD_MEASURE;
	for (size_t field = 0; field < column->count; field++) {
		struct cell_text part = {0};
		for (size_t i = 0; i < text->count; i++) {
			const struct cell_text_line *line = &text->items[i];
			const size_t chosen =
				lone_measure ? 1 : choose(column, line->text, i);
			if (chosen != field)
				continue;
			struct source_paragraph like = {.place = line->place,
				.marks = line->given ? line->marks : MARKS_NONE,
				.number = line->number};
			cell_text_add(&part, line->text, &like);
		}
		making_field(making, column->fields[field], &part);
		cell_text_release(&part);
	}
}

/* The column whose cells begin with the cards' numbers. */
static size_t main_column(const struct mapping_table *mapped)
{
	static const enum card_field order[] = {FIELD_ISSUE, FIELD_MEASURE, FIELD_STEPS};
	size_t column = SIZE_MAX;
	for (size_t k = 0; k < COUNT(order); k++)
		for (size_t i = 0; i < mapped->columns_count; i++)
			if (mapped->columns[i].kind == COLUMN_FIELDS &&
				mapped->columns[i].fields[0] == order[k] &&
				(column == SIZE_MAX || i < column))
				column = i;
	return column;
}

static void tell_covered(const struct cards_table *table, size_t row, size_t column,
	const struct source_cell *cell)
{
	if (is_covered(table, row, column) || !cell)
		return;
	tell_cell(table->making, cell, DOUBT_LEFT_OUT, DOUBT_TOLD, "");
}

/* --- columns without a field of their own --- */

/* The column before it that has the same field; SIZE_MAX: none. */
static size_t same_field(const struct mapping_table *mapped, size_t i)
{
	const struct mapping_column *column = &mapped->columns[i];
	for (size_t j = 0; column->kind == COLUMN_FIELDS && j < i; j++) {
		const struct mapping_column *other = &mapped->columns[j];
		if (other->kind == COLUMN_FIELDS && !mapping_labels(other) &&
			!mapping_is_calendar(other) &&
			other->fields[0] == column->fields[0] &&
			strcmp(other->heading, column->heading) != 0)
			return j;
	}
	return SIZE_MAX;
}

/* The words of a heading with which it differs from another one: what stands above both
 * says nothing of it. */
static const char *own_words(const char *heading, const char *other)
{
	const char *own = heading;
	for (size_t i = 0; heading[i] && heading[i] == other[i]; i++)
		if (heading[i] == ' ')
			own = heading + i + 1;
	return *own ? own : heading;
}

/* The label of what stands in a column: NULL where its field says enough. */
static const char *column_label(const struct mapping_table *mapped, size_t i)
{
	const struct mapping_column *column = &mapped->columns[i];
	if (text_is_blank(column->heading) || column->trust == HEADING_REMEMBERED)
		return NULL;
	const size_t same = same_field(mapped, i);
	if (mapping_labels(column))
		return same == SIZE_MAX ? column->heading
					: own_words(column->heading,
						  mapped->columns[same].heading);
	if (same == SIZE_MAX || column->count != 1 ||
		card_field_row(column->fields[0])->holds != HOLDS_TEXT ||
		column->fields[0] == FIELD_PERIOD || column->fields[0] == FIELD_GROUP)
		return NULL;
	return own_words(column->heading, mapped->columns[same].heading);
}

/* Puts the label before the text: in its line, where it is a short one. */
static void label_text(struct cell_text *text, const char *label)
{
	if (!text->count)
		return;
	struct str line = STR_INIT;
	str_printf(&line, "%s: %s", label, text->items[0].text);
	put_text(&text->items[0].text, line.data);
	text->items[0].marked = text->items[0].given = false;
	str_release(&line);
}

/* Nothing but a dash: it says that there is nothing. */
static bool is_nothing(const struct cell_text *text)
{
	return text->count == 1 &&
	       (!strcmp(text->items[0].text, "-") || !strcmp(text->items[0].text, "–"));
}

/* A cell of the column of numbers: what is none is told for what it is. */
static void tell_number(struct making *making, const struct source_cell *cell)
{
	enum { NUMBER_LETTERS = 6 }; /* ๑๐.๑.๒ */
	struct str text = STR_INIT;
	source_cell_append(&text, cell);
	if (phrase_letters(text.data) > NUMBER_LETTERS)
		tell_cell(making, cell, DOUBT_LEFT_OUT, DOUBT_SHOWN, "");
	else
		tell_cell(making, cell, DOUBT_FORM, DOUBT_TOLD,
			_("number of the measure, which the program writes itself"));
	str_release(&text);
}

/* The cells of a column over the rows [from, to) of a card. */
static void take_column(
	const struct cards_table *table, size_t column, size_t from, size_t to)
{
	struct making *making = table->making;
	const struct mapping_column *mapped = &table->mapped->columns[column];
	struct cell_text text = {0};
	making->field = mapped->count ? mapped->fields[0] : FIELD_NONE;
	for (size_t row = from; row < to; row++) {
		const struct source_cell *cell = cell_at(table, row, column);
		if (!cell || (table->mapped->rows[row] != ROW_CARD &&
				     table->mapped->rows[row] != ROW_CONTINUES))
			continue;
		/* A cell over several columns is the first one's; what covers rows from
		 * above is of each card that it covers. */
		if ((column && cell_at(table, row, column - 1) == cell) ||
			(row > from && cell_at(table, row - 1, column) == cell))
			continue;
		if (mapped->kind == COLUMN_FIELDS && mapped->count)
			add_cell(making, &text, cell);
		else if (mapped->kind == COLUMN_NUMBER)
			tell_number(making, cell);
		else
			tell_covered(table, row, column, cell);
	}
	cell_text_split(&text);
	if (column == main_column(table->mapped))
		take_number(making, &text);
	const char *label = column_label(table->mapped, column);
	if (label && mapping_labels(mapped) && is_nothing(&text)) {
		making->place = text.items[0].place;
		making_doubt(
			making, DOUBT_LEFT_OUT, DOUBT_TOLD, text.items[0].text, "%s", "");
	} else {
		if (label)
			label_text(&text, label);
		put_column(making, mapped, &text);
	}
	cell_text_release(&text);
}

static void take_pictures(
	const struct cards_table *table, size_t column, size_t from, size_t to)
{
	for (size_t row = from; row < to; row++) {
		const struct source_cell *cell = cell_at(table, row, column);
		if (!cell || is_covered(table, row, column))
			continue;
		for (size_t i = 0; i < cell->count; i++)
			for (size_t j = 0; j < cell->paragraphs[i].pictures_count; j++) {
				table->making->place = cell->paragraphs[i].place;
				evidence_picture(
					table->making, cell->paragraphs[i].pictures[j]);
			}
	}
}

/* --- cards --- */

static void begin_card(struct making *making)
{
	struct card *card = report_add_card(&making->proposal->report);
	making->card = making->proposal->report.count;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (card_text(card, field))
			put_text(card_text(card, field), "");
	put_text(&card->group, making->group ? making->group : "");
	making->group_used = true;
	put_text(&card->steps.lead, "");
	card->refs.present = card->owners.present = card->steps.present = true;
	card->steps.marks_present = card->steps.items.present = true;
	card->evidence.present = true;
}

/* --- calendars --- */

/* A tick, a stroke, an arrow: no word, no number, and no dash, which says that it is not. */
static bool is_mark(const char *text)
{
	uint32_t c;
	utf8_decode(text, strlen(text), &c);
	return phrase_letters(text) <= 2 && !thai_is_letter(c) && digit_value(c) < 0 &&
	       *text != '-';
}

/* What a month's cells say, put beside its name where it is more than a mark. */
static bool is_marked(
	const struct cards_table *table, size_t column, size_t from, size_t to)
{
	struct making *making = table->making;
	struct str text = STR_INIT;
	bool marked = false;
	for (size_t row = from; row < to; row++) {
		const struct source_cell *cell = cell_at(table, row, column);
		str_clear(&text);
		if (cell)
			source_cell_append(&text, cell);
		if (text_is_blank(text.data) || !strcmp(text.data, "-"))
			continue;
		marked = true;
		making->field = FIELD_PERIOD;
		if (!is_covered(table, row, column))
			tell_cell(making, cell,
				is_mark(text.data) ? DOUBT_FORM : DOUBT_LEFT_OUT,
				is_mark(text.data) ? DOUBT_TOLD : DOUBT_SHOWN,
				table->mapped->columns[column].heading);
		making->field = FIELD_NONE;
	}
	str_release(&text);
	return marked;
}

/* The name of a month or quarter: the lowest of its headings. */
static void append_time(struct str *out, const struct cards_table *table, size_t column)
{
	size_t heading = 0;
	while (heading < table->mapped->rows_count &&
		table->mapped->rows[heading] != ROW_HEADING)
		heading++;
	while (heading + 1 < table->mapped->rows_count &&
		table->mapped->rows[heading + 1] == ROW_HEADING)
		heading++;
	struct str text = STR_INIT;
	if (cell_at(table, heading, column))
		source_cell_append(&text, cell_at(table, heading, column));
	making_clean(table->making, out, text.data, text.bytes);
	str_release(&text);
}

/* The calendar that begins in a column: from the first to the last of marks side by side. */
static void take_calendar(
	const struct cards_table *table, size_t column, size_t from, size_t to)
{
	const struct mapping_table *mapped = table->mapped;
	struct str text = STR_INIT;
	size_t run = 0;
	for (size_t i = column;; i++) {
		const bool calendar = i < mapped->columns_count &&
				      mapping_is_calendar(&mapped->columns[i]);
		const bool marked = calendar && is_marked(table, i, from, to);
		if (marked && !run) {
			str_puts(&text, text.bytes ? ", " : "");
			append_time(&text, table, i);
		} else if (!marked && run > 1) {
			str_puts(&text, " - ");
			append_time(&text, table, i - 1);
		}
		run = marked ? run + 1 : 0;
		if (!calendar)
			break;
	}
	add_text(&making_card(table->making)->period, ", ", text.data);
	str_release(&text);
}

/* Columns of a calendar are taken together, in its first. */
static void take_field(const struct cards_table *table, size_t i, size_t from, size_t to)
{
	const struct mapping_column *column = &table->mapped->columns[i];
	if (!mapping_is_calendar(column))
		take_column(table, i, from, to);
	else if (!i || !mapping_is_calendar(column - 1))
		take_calendar(table, i, from, to);
}

/* What has no field of its own comes below what has. */
static void take_columns(const struct cards_table *table, size_t from, size_t to)
{
	const struct mapping_table *mapped = table->mapped;
	for (size_t i = 0; i < mapped->columns_count; i++)
		if (!mapping_labels(&mapped->columns[i]))
			take_field(table, i, from, to);
	const char *output = making_card(table->making)->output;
	table->making->output_bytes = output ? strlen(output) : 0;
	for (size_t i = 0; i < mapped->columns_count; i++)
		if (mapping_labels(&mapped->columns[i]))
			take_field(table, i, from, to);
}

static void take_card(const struct cards_table *table, size_t from, size_t to)
{
	struct making *making = table->making;
	if (making->proposal->report.count == LIMIT_CARDS) {
		for (size_t row = from; row < to; row++)
			tell_row(table, row, DOUBT_LEFT_OUT, DOUBT_STOPS,
				_("a report cannot have more measures"));
		return;
	}
	begin_card(making);
	take_columns(table, from, to);
	for (size_t i = 0; i < table->columns; i++)
		take_pictures(table, i, from, to);
	for (size_t row = from + 1; row < to; row++)
		if (table->mapped->rows[row] == ROW_CONTINUES) {
			making->place = table->source->rows[row].place;
			making_doubt(making, DOUBT_ROW, DOUBT_SHOWN, "", "%s",
				_("goes on with the measure above"));
		}
	making->card = 0;
}

/* A row that goes on with the last card of the table before. */
static void take_more(const struct cards_table *table, size_t row)
{
	struct making *making = table->making;
	making->card = making->proposal->report.count;
	struct card *card = making_card(making);
	char *below = mem_strdup(card->output + making->output_bytes);
	card->output[making->output_bytes] = '\0';
	take_columns(table, row, row + 1);
	if (*below)
		add_text(&card->output, "\n", below + strspn(below, "\n"));
	free(below);
	for (size_t i = 0; i < table->columns; i++)
		take_pictures(table, i, row, row + 1);
	making->place = table->source->rows[row].place;
	making_doubt(making, DOUBT_ROW, DOUBT_SHOWN, "", "%s",
		_("goes on with the measure above"));
	making->card = 0;
}

static void take_group(const struct cards_table *table, size_t row)
{
	struct making *making = table->making;
	struct str text = STR_INIT;
	for (size_t i = 0; i < table->columns; i++) {
		const struct source_cell *cell = cell_at(table, row, i);
		if (!cell || is_covered(table, row, i))
			continue;
		for (size_t j = 0; j < cell->count; j++) {
			if (text.bytes)
				str_putc(&text, ' ');
			making->place = cell->paragraphs[j].place;
			making_paragraph(making, &text, &cell->paragraphs[j]);
		}
	}
	making_set_group(making, text.data);
	str_release(&text);
}

/* Where the rows of the card that begins at row end. */
static size_t card_end(const struct cards_table *table, size_t row)
{
	size_t end = row + 1;
	for (size_t i = row + 1; i < table->mapped->rows_count; i++) {
		const enum mapping_row kind = table->mapped->rows[i];
		if (kind == ROW_CARD || kind == ROW_GROUP)
			break;
		if (kind == ROW_CONTINUES)
			end = i + 1;
	}
	return end;
}

static void take_row(const struct cards_table *table, size_t row)
{
	switch (table->mapped->rows[row]) {
	case ROW_CARD: take_card(table, row, card_end(table, row)); break;
	case ROW_GROUP: take_group(table, row); break;
	case ROW_HEADING:
		tell_row(table, row, DOUBT_FORM, DOUBT_TOLD, _("heading of the table"));
		break;
	case ROW_LEFT_OUT: tell_row(table, row, DOUBT_LEFT_OUT, DOUBT_SHOWN, ""); break;
	default: break;
	}
}

/* --- columns --- */

static bool is_used(const struct cards_table *table, size_t column)
{
	for (size_t row = 0; row < table->mapped->rows_count; row++) {
		const struct source_cell *cell = cell_at(table, row, column);
		if (!cell || table->mapped->rows[row] == ROW_HEADING ||
			is_covered(table, row, column))
			continue;
		for (size_t i = 0; i < cell->count; i++)
			if (!text_is_blank(cell->paragraphs[i].text))
				return true;
	}
	return false;
}

/* Whether an earlier table has the column too: then it is told there. */
static bool is_told(const struct making *making, const struct mapping_column *column)
{
	for (size_t i = 0; i < making->block; i++) {
		const struct mapping_table *table = &making->mapping->blocks[i].table;
		for (size_t j = 0; j < table->columns_count; j++)
			if (*column->heading &&
				!strcmp(table->columns[j].heading, column->heading))
				return true;
	}
	return false;
}

static void tell_column(const struct cards_table *table, size_t i)
{
	struct making *making = table->making;
	const struct mapping_column *column = &table->mapped->columns[i];
	const size_t same = same_field(table->mapped, i);
	if (column->kind != COLUMN_FIELDS || !column->count ||
		mapping_is_calendar(column) || !is_used(table, i) ||
		is_told(making, column))
		return;
	const char *label = _(card_field_label(column->fields[0]));
	making->place.column = (unsigned)i + 1;
	making->field = column->fields[0];
	if (mapping_labels(column))
		making_doubt(making, DOUBT_COLUMN,
			column->trust == HEADING_UNKNOWN ? DOUBT_STOPS : DOUBT_SHOWN,
			column->heading,
			_("no field is known by this heading; kept in %s, behind the heading"),
			label);
	else if (same != SIZE_MAX)
		making_doubt(making, DOUBT_COLUMN,
			column->fields[0] == FIELD_PERIOD ? DOUBT_SHOWN : DOUBT_STOPS,
			column->heading, _("%s, as column %zu: one text below the other"),
			label, same + 1);
	else if (column->trust == HEADING_LIKELY)
		making_doubt(
			making, DOUBT_COLUMN, DOUBT_SHOWN, column->heading, "%s", label);
	making->field = FIELD_NONE;
	making->place.column = 0;
}

void making_table(struct making *making)
{
	struct cards_table table = {
		.making = making,
		.source = &making->source->blocks[making->block].table,
		.mapped = &making->mapping->blocks[making->block].table,
	};
	const struct source_place place = making->place;
	table.grid = source_table_grid(table.source, &table.columns);
	for (size_t i = 0; i < table.mapped->columns_count; i++)
		tell_column(&table, i);
	size_t end = 0;
	bool begun = !making->proposal->report.count;
	for (size_t row = 0; row < table.mapped->rows_count; row++) {
		const enum mapping_row kind = table.mapped->rows[row];
		making->place = place;
		if (kind == ROW_CONTINUES && !begun)
			take_more(&table, row);
		else if (kind == ROW_CONTINUES && row >= end)
			tell_row(&table, row, DOUBT_LEFT_OUT, DOUBT_STOPS,
				_("there is no measure above that it could go on with"));
		begun |= kind == ROW_CARD || kind == ROW_GROUP;
		if (kind == ROW_CARD)
			end = card_end(&table, row);
		take_row(&table, row);
	}
	free(table.grid);
}

/* --- numbers of cards --- */

/* The number that a card's row begins with; 0: none, or the first of a list in the cell. */
static unsigned row_number(const struct cards_table *table, size_t row)
{
	struct str text = STR_INIT;
	struct list_mark mark, next;
	unsigned number = 0;
	const struct source_cell *cell = cell_at(table, row, main_column(table->mapped));
	if (cell)
		source_cell_append(&text, cell);
	if (list_mark_read(text.data, text.bytes, &mark) &&
		mark.kind == LIST_MARK_NUMBER && !mark.bare)
		number = (unsigned)mark.number;
	for (const char *line = text.data; number && (line = strchr(line, '\n'));)
		if (list_mark_read(line + 1, strlen(line + 1), &next) &&
			next.kind == LIST_MARK_NUMBER && next.number == mark.number + 1) {
			number = 0;
			break;
		} else {
			line++;
		}
	str_release(&text);
	return number;
}

/* Of a table: how many cards there are, how many have the number behind the one before. A
 * table or a group may begin with 1 again. */
static void count_numbers(const struct cards_table *table, unsigned *before,
	size_t *cards, size_t *numbered)
{
	bool anew = true;
	for (size_t row = 0; row < table->mapped->rows_count; row++) {
		anew |= table->mapped->rows[row] == ROW_GROUP;
		if (table->mapped->rows[row] != ROW_CARD)
			continue;
		const unsigned number = row_number(table, row);
		++*cards;
		*numbered += number && (number == *before + 1 || (anew && number == 1));
		*before = number;
		anew = false;
	}
}

bool making_has_numbers(const struct making *making)
{
	size_t cards = 0, numbered = 0;
	unsigned before = 0;
	for (size_t i = 0; i < making->mapping->count; i++) {
		if (making->mapping->blocks[i].kind != PART_CARDS)
			continue;
		struct cards_table table = {
			.source = &making->source->blocks[i].table,
			.mapped = &making->mapping->blocks[i].table,
		};
		table.grid = source_table_grid(table.source, &table.columns);
		count_numbers(&table, &before, &cards, &numbered);
		free(table.grid);
	}
	return cards && numbered * 3 >= cards * 2;
}
