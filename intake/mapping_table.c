/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables: which rows are headings, what the columns hold, what each row below is.
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
#include "text/list_mark.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/period.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	HEADING_ROWS = 4,      /* in which a heading begins at most */
	HEADING_LETTERS = 160, /* of one, at most */
	GROUP_LETTERS = 200,
	TOTAL_LETTERS = 40,
	SOME_YEAR = 2568, /* for times that name none */
};

/* A table as a grid. */
struct table {
	const struct source_table *source;
	const struct source_cell **grid;
	size_t columns, rows;
};

static struct table open_table(const struct source_table *source)
{
	struct table table = {.source = source, .rows = source->count};
	table.grid = source_table_grid(source, &table.columns);
	return table;
}

static const struct source_cell *cell_at(
	const struct table *table, size_t row, size_t column)
{
	return table->grid ? table->grid[row * table->columns + column] : NULL;
}

/* The same cell as on the left, or above. */
static bool covered_left(const struct table *table, size_t row, size_t column)
{
	const struct source_cell *cell = cell_at(table, row, column);
	return cell && column && cell_at(table, row, column - 1) == cell;
}

static bool covered_above(const struct table *table, size_t row, size_t column)
{
	const struct source_cell *cell = cell_at(table, row, column);
	return cell && row && cell_at(table, row - 1, column) == cell;
}

static void append_cell(struct str *out, const struct source_cell *cell)
{
	if (cell)
		source_cell_append(out, cell);
}

static bool is_blank_cell(const struct source_cell *cell)
{
	struct str text = STR_INIT;
	append_cell(&text, cell);
	bool blank = text_is_blank(text.data);
	for (size_t i = 0; cell && i < cell->count; i++)
		blank &= !cell->paragraphs[i].pictures_count;
	str_release(&text);
	return blank;
}

static struct heading recognise(const struct table *table, size_t row, size_t column,
	const struct intake_rules *rules, const struct heading_memory *memory)
{
	struct str text = STR_INIT;
	struct heading heading = {0};
	append_cell(&text, cell_at(table, row, column));
	if (phrase_letters(text.data) <= HEADING_LETTERS)
		heading = headings_recognise(
			rules->headings, memory, text.data, text.bytes);
	str_release(&text);
	return heading;
}

/* --- which rows are headings --- */

/* Whether the cells of a row are headings: half of them are sure, and of two fields at
 * least. */
static bool looks_like_heading(const struct table *table, size_t row,
	const struct intake_rules *rules, const struct heading_memory *memory)
{
	size_t cells = 0, known = 0;
	unsigned fields = 0;
	for (size_t i = 0; i < table->columns; i++) {
		if (covered_left(table, row, i) || is_blank_cell(cell_at(table, row, i)))
			continue;
		const struct heading heading = recognise(table, row, i, rules, memory);
		cells++;
		known += heading.trust >= HEADING_SURE;
		if (heading.trust >= HEADING_SURE && heading.count)
			fields |= 1U << heading.fields[0];
	}
	return known * 2 >= cells && known >= 2 && (fields & (fields - 1));
}

/* Whether a row goes on with the headings above it: a cell from above goes down into it, or
 * the cells that are there stand below one that goes over several columns. */
static bool goes_on(const struct table *table, size_t row)
{
	size_t own = 0, from_above = 0;
	for (size_t i = 0; i < table->columns; i++) {
		from_above += covered_above(table, row, i);
		own += !covered_above(table, row, i) &&
		       !is_blank_cell(cell_at(table, row, i));
	}
	return own && from_above;
}

/* Whether at most one text stands in a row: a title, a group. */
static bool is_lone(const struct table *table, size_t row)
{
	size_t filled = 0;
	for (size_t i = 0; i < table->columns; i++)
		filled += !covered_left(table, row, i) &&
			  !is_blank_cell(cell_at(table, row, i));
	return filled <= 1;
}

/* The rows of the first heading, [*first, *end); false: there is none. */
static bool find_heading(const struct table *table, const struct intake_rules *rules,
	const struct heading_memory *memory, size_t *first, size_t *end)
{
	size_t looked = 0;
	for (*first = 0; *first < table->rows && looked < HEADING_ROWS; ++*first) {
		looked += !is_lone(table, *first);
		if (!looks_like_heading(table, *first, rules, memory))
			continue;
		*end = *first + 1;
		while (*end < table->rows && goes_on(table, *end))
			++*end;
		return true;
	}
	return false;
}

/* --- columns --- */

static char *heading_text(
	const struct table *table, size_t column, size_t first, size_t end)
{
	struct str text = STR_INIT;
	for (size_t row = first; row < end; row++) {
		if (row > first && covered_above(table, row, column))
			continue;
		if (text.bytes)
			str_putc(&text, ' ');
		append_cell(&text, cell_at(table, row, column));
	}
	for (size_t i = 0; i < text.bytes; i++)
		if (text.data[i] == '\n' || text.data[i] == '\t')
			text.data[i] = ' ';
	char *copy = mem_strdup(text.data);
	str_release(&text);
	return copy;
}

/* What the lowest of its heading cells says, else what all of them say together. */
static struct heading column_heading(const struct table *table, size_t column,
	size_t first, size_t end, const char *text, const struct intake_rules *rules,
	const struct heading_memory *memory)
{
	const struct heading lowest = recognise(table, end - 1, column, rules, memory);
	if (lowest.trust >= HEADING_SURE || end - first == 1)
		return lowest;
	return headings_recognise(rules->headings, memory, text, strlen(text));
}

/* mattrakan.card/1: what this program put beside a table for itself; the fields stand in the
 * other columns. */
static bool is_own(const char *heading)
{
	static const char *const own[] = {"mattrakan.", NULL};
	return phrase_starts(heading, own) > 0;
}

/* Of a heading over as many columns as it names fields, each column has one. */
static void share_fields(
	struct heading *heading, const struct table *table, size_t row, size_t column)
{
	size_t first = column, end = column + 1;
	while (covered_left(table, row, first))
		first--;
	while (end < table->columns && covered_left(table, row, end))
		end++;
	if (heading->count < 2 || heading->count != end - first)
		return;
	heading->fields[0] = heading->fields[column - first];
	heading->count = 1;
}

static void guess_columns(struct mapping_table *mapped, const struct table *table,
	size_t first, size_t end, const struct intake_rules *rules,
	const struct heading_memory *memory)
{
	mapped->columns = mem_new(table->columns, sizeof(*mapped->columns));
	mapped->columns_count = table->columns;
	for (size_t i = 0; i < table->columns; i++) {
		struct mapping_column *column = &mapped->columns[i];
		column->heading = heading_text(table, i, first, end);
		struct heading heading = column_heading(
			table, i, first, end, column->heading, rules, memory);
		share_fields(&heading, table, end - 1, i);
		column->trust = is_own(column->heading) ? HEADING_SURE : heading.trust;
		column->count = heading.count;
		memcpy(column->fields, heading.fields, sizeof(heading.fields));
		column->kind = heading.number  ? COLUMN_NUMBER
			       : heading.count ? COLUMN_FIELDS
					       : COLUMN_LEFT_OUT;
		if (column->kind == COLUMN_LEFT_OUT && !is_own(column->heading) &&
			heading.trust != HEADING_REMEMBERED)
			mapping_keep_column(column);
	}
}

static void take_columns(struct mapping_table *mapped, const struct mapping_table *before)
{
	mapped->columns = mem_new(before->columns_count, sizeof(*mapped->columns));
	mapped->columns_count = before->columns_count;
	for (size_t i = 0; i < before->columns_count; i++) {
		mapped->columns[i] = before->columns[i];
		mapped->columns[i].heading = mem_strdup(before->columns[i].heading);
	}
}

static size_t column_of(const struct mapping_table *mapped, enum card_field field)
{
	for (size_t i = 0; i < mapped->columns_count; i++)
		for (size_t j = 0; j < mapped->columns[i].count; j++)
			if (mapped->columns[i].kind == COLUMN_FIELDS &&
				!mapped->columns[i].labelled &&
				mapped->columns[i].fields[j] == field)
				return i;
	return SIZE_MAX;
}

/* Whether all that stands in a column below its heading are times. */
static bool holds_periods(const struct table *table, size_t column, size_t end)
{
	size_t periods = 0, others = 0;
	for (size_t row = end; row < table->rows; row++) {
		struct str text = STR_INIT;
		append_cell(&text, cell_at(table, row, column));
		if (!text_is_blank(text.data) && !covered_left(table, row, column))
			++*(period_parse(text.data, text.bytes, SOME_YEAR).kind >
						PERIOD_NOT_UNDERSTOOD
					? &periods
					: &others);
		str_release(&text);
	}
	return periods && !others;
}

/* Columns below months or quarters, side by side: a calendar with a mark where it is time. */
static void guess_calendar(
	struct mapping_table *mapped, const struct table *table, size_t end)
{
	enum { CALENDAR_LEAST = 3 };
	size_t run = 0;
	for (size_t i = 0; i <= mapped->columns_count; i++) {
		struct str text = STR_INIT;
		if (i < mapped->columns_count)
			append_cell(&text, cell_at(table, end - 1, i));
		const bool time = text.bytes &&
				  mapped->columns[i].trust != HEADING_REMEMBERED &&
				  period_parse(text.data, text.bytes, SOME_YEAR).kind >
					  PERIOD_NOT_UNDERSTOOD;
		for (size_t j = i - run; !time && run >= CALENDAR_LEAST && j < i; j++) {
			mapped->columns[j].kind = COLUMN_FIELDS;
			mapped->columns[j].fields[0] = FIELD_PERIOD;
			mapped->columns[j].count = 1;
			mapped->columns[j].labelled = false;
			mapped->columns[j].calendar = true;
		}
		run = time ? run + 1 : 0;
		str_release(&text);
	}
}

/* A table without times, of whose columns one that is not sure has nothing else in it
 * (แผนการดำเนินการ above months). */
static void guess_period(
	struct mapping_table *mapped, const struct table *table, size_t end)
{
	if (column_of(mapped, FIELD_PERIOD) != SIZE_MAX)
		return;
	for (size_t i = 0; i < mapped->columns_count; i++) {
		struct mapping_column *column = &mapped->columns[i];
		if (column->kind != COLUMN_FIELDS || column->trust > HEADING_LIKELY ||
			!holds_periods(table, i, end))
			continue;
		column->fields[0] = FIELD_PERIOD;
		column->count = 1;
		column->labelled = false;
		column->trust = HEADING_LIKELY;
		return;
	}
}

/* Whether such columns can be those of cards: what is done, and something about it. */
static bool are_of_cards(const struct mapping_table *mapped)
{
	static const enum card_field what[] = {FIELD_MEASURE, FIELD_ISSUE, FIELD_STEPS};
	static const enum card_field about[] = {FIELD_STEPS, FIELD_OWNERS, FIELD_PERIOD,
		FIELD_FOLLOW_UP, FIELD_OUTPUT, FIELD_OUTCOME, FIELD_SUGGESTION};
	size_t whats = 0, abouts = 0;
	for (size_t i = 0; i < COUNT(what); i++)
		whats += column_of(mapped, what[i]) != SIZE_MAX;
	for (size_t i = 0; i < COUNT(about); i++)
		abouts += column_of(mapped, about[i]) != SIZE_MAX;
	return whats && abouts && whats + abouts >= 3;
}

/* Where a measure's column has the issue above it: its cells begin with a line that has a
 * number or is short, and go on with lines with dashes. */
static bool stacks_issue(const struct source_cell *cell)
{
	struct str text = STR_INIT;
	struct list_mark first, second;
	append_cell(&text, cell);
	bool stacks = false;
	const char *dash = strstr(text.data, " -");
	const char *line = strchr(text.data, '\n');
	const char *behind = line ? line + 1 : dash ? dash + 1 : NULL;
	if (behind && list_mark_read(behind, strlen(behind), &second) &&
		second.kind == LIST_MARK_DASH)
		stacks = !list_mark_read(text.data, text.bytes, &first) ||
			 first.kind == LIST_MARK_NUMBER;
	str_release(&text);
	return stacks;
}

/* A column of measures in a table without issues: how its cells are built tells. */
static void guess_stack(struct mapping_table *mapped, const struct table *table)
{
	const size_t column = column_of(mapped, FIELD_MEASURE);
	size_t cells = 0, stacked = 0;
	if (column == SIZE_MAX || column_of(mapped, FIELD_ISSUE) != SIZE_MAX ||
		mapped->columns[column].count != 1 ||
		mapped->columns[column].trust == HEADING_REMEMBERED)
		return;
	for (size_t row = 0; row < table->rows; row++) {
		const struct source_cell *cell = cell_at(table, row, column);
		if (mapped->rows[row] != ROW_CARD || is_blank_cell(cell))
			continue;
		cells++;
		stacked += stacks_issue(cell);
	}
	if (!cells || stacked * 3 < cells * 2)
		return;
	mapped->columns[column].fields[0] = FIELD_ISSUE;
	mapped->columns[column].fields[1] = FIELD_MEASURE;
	mapped->columns[column].count = 2;
}

/* --- rows --- */

/* Cells of a row that have something in them, each once; *first gets the column of the
 * first. */
static size_t filled_cells(const struct table *table, size_t row, size_t *first)
{
	size_t filled = 0;
	for (size_t i = table->columns; i-- > 0;)
		if (!covered_left(table, row, i) && !covered_above(table, row, i) &&
			!is_blank_cell(cell_at(table, row, i))) {
			filled++;
			*first = i;
		}
	return filled;
}

/* Whether the row says again what stands above the columns. */
static bool repeats_heading(
	const struct mapping_table *mapped, const struct table *table, size_t row)
{
	size_t cells = 0, same = 0;
	for (size_t i = 0; i < table->columns && i < mapped->columns_count; i++) {
		struct str text = STR_INIT;
		append_cell(&text, cell_at(table, row, i));
		if (!text_is_blank(text.data)) {
			cells++;
			same += phrase_same(text.data, mapped->columns[i].heading);
		}
		str_release(&text);
	}
	return cells >= 2 && same * 3 >= cells * 2;
}

/* A lone cell that names a group: over all columns, or alone in its row, and short. */
static bool is_group(const struct table *table, size_t row, size_t column)
{
	static const char *const words[] = {"ด้าน", "ตัวชี้วัด", "ส่วนที่", "หมวด", "กลุ่ม", NULL};
	const struct source_cell *cell = cell_at(table, row, column);
	struct str text = STR_INIT;
	append_cell(&text, cell);
	const size_t mark = list_mark(text.data, text.bytes);
	const bool wide =
		cell->columns * 2 > table->columns || table->source->rows[row].count == 1;
	const bool group = phrase_letters(text.data) <= GROUP_LETTERS &&
			   (wide || phrase_starts(text.data + mark, words));
	str_release(&text);
	return group;
}

/* A sum: figures, their unit, or nothing. */
static bool is_sum(const char *text)
{
	static const char *const units[] = {"บาท", "คน", "ครั้ง", "โครงการ", NULL};
	while (*text) {
		uint32_t c;
		const size_t unit = phrase_starts(text, units);
		const size_t length = unit ? unit : utf8_decode(text, strlen(text), &c);
		if (!unit && digit_value(c) < 0 &&
			(c >= 0x80 || !strchr(" ,.-%=\n", (int)c)))
			return false;
		text += length;
	}
	return true;
}

/* รวม ๒ โครงการ: what sums up is no measure. Beside the word nothing stands but sums, or one
 * text. */
static bool is_total(const struct table *table, size_t row, size_t column, size_t filled)
{
	static const char *const words[] = {"รวม", "Total", "total", NULL};
	struct str text = STR_INIT;
	append_cell(&text, cell_at(table, row, column));
	bool total = phrase_starts(text.data, words) &&
		     phrase_letters(text.data) <= TOTAL_LETTERS;
	for (size_t i = column + 1; total && filled > 2 && i < table->columns; i++) {
		if (covered_left(table, row, i))
			continue;
		str_clear(&text);
		append_cell(&text, cell_at(table, row, i));
		total = is_sum(text.data);
	}
	str_release(&text);
	return total;
}

/* Columns that say by being filled that a card begins. */
static bool begins_by(const struct mapping_table *mapped, const struct table *table,
	size_t row, enum card_field field)
{
	const size_t column = column_of(mapped, field);
	return column < table->columns && !covered_above(table, row, column) &&
	       !is_blank_cell(cell_at(table, row, column));
}

static bool has_number(const struct mapping_table *mapped, const struct table *table,
	size_t row, bool *known)
{
	for (size_t i = 0; i < mapped->columns_count && i < table->columns; i++)
		if (mapped->columns[i].kind == COLUMN_NUMBER) {
			*known = true;
			return !covered_above(table, row, i) &&
			       !is_blank_cell(cell_at(table, row, i));
		}
	*known = false;
	return false;
}

static bool begins_with_number(const struct table *table, size_t row, size_t column)
{
	struct str text = STR_INIT;
	struct list_mark mark;
	append_cell(&text, cell_at(table, row, column));
	const bool numbered = list_mark_read(text.data, text.bytes, &mark) &&
			      mark.kind == LIST_MARK_NUMBER;
	str_release(&text);
	return numbered;
}

/* What the row below a card is, where it may go on with it: a page that ends inside a row
 * leaves the rest of its cells without number, owner and time. */
static bool continues_card(const struct mapping_table *mapped, const struct table *table,
	size_t row, size_t card)
{
	bool numbers;
	const bool number = has_number(mapped, table, row, &numbers);
	const bool measure = begins_by(mapped, table, row, FIELD_MEASURE);
	const bool issue = begins_by(mapped, table, row, FIELD_ISSUE);
	size_t main = column_of(mapped, FIELD_ISSUE);
	if (main == SIZE_MAX)
		main = column_of(mapped, FIELD_MEASURE);
	if (numbers)
		return !number;
	if (main == SIZE_MAX)
		return !begins_by(mapped, table, row, FIELD_STEPS);
	if (!measure && !issue)
		return true;
	const bool alone = !begins_by(mapped, table, row, FIELD_OWNERS) &&
			   !begins_by(mapped, table, row, FIELD_PERIOD) &&
			   (begins_by(mapped, table, card, FIELD_OWNERS) ||
				   begins_by(mapped, table, card, FIELD_PERIOD));
	if (!alone || covered_above(table, row, main))
		return false;
	return is_blank_cell(cell_at(table, row, main)) ||
	       (begins_with_number(table, card, main) &&
		       !begins_with_number(table, row, main));
}

static enum mapping_row row_kind(const struct mapping_table *mapped,
	const struct table *table, size_t row, size_t card)
{
	size_t first = 0;
	const size_t filled = filled_cells(table, row, &first);
	if (!filled)
		return ROW_EMPTY;
	if (repeats_heading(mapped, table, row))
		return ROW_HEADING;
	if (filled == 1 && is_group(table, row, first))
		return ROW_GROUP;
	if (is_total(table, row, first, filled))
		return ROW_LEFT_OUT;
	if (card < row && continues_card(mapped, table, row, card))
		return ROW_CONTINUES;
	return ROW_CARD;
}

static void guess_rows(
	struct mapping_table *mapped, const struct table *table, size_t first, size_t end)
{
	size_t card = SIZE_MAX;
	for (size_t row = 0; row < table->rows; row++) {
		if (row >= first && row < end)
			mapped->rows[row] = ROW_HEADING;
		else
			mapped->rows[row] = row_kind(mapped, table, row, card);
		if (mapped->rows[row] == ROW_CARD)
			card = row;
		else if (mapped->rows[row] == ROW_GROUP)
			card = SIZE_MAX;
	}
}

void mapping_rows(struct mapping_table *mapped, const struct source_table *source)
{
	struct table table = open_table(source);
	size_t first = 0, end = 0;
	while (first < table.rows && mapped->rows[first] != ROW_HEADING)
		first++;
	for (end = first; end < table.rows && mapped->rows[end] == ROW_HEADING;)
		end++;
	guess_rows(mapped, &table, first, end);
	free(table.grid);
}

/* --- tables that go on --- */

static bool same_columns(const struct mapping_table *a, const struct mapping_table *b)
{
	bool same = a->columns_count == b->columns_count;
	for (size_t i = 0; same && i < a->columns_count; i++)
		same = phrase_same(a->columns[i].heading, b->columns[i].heading);
	return same;
}

void mapping_go_on(struct mapping_table *mapped, const struct source_table *source,
	const struct mapping_table *before)
{
	static const enum card_field begin[] = {
		FIELD_ISSUE, FIELD_MEASURE, FIELD_OWNERS, FIELD_PERIOD};
	size_t row = 0, last = before->rows_count;
	bool numbers, begins = false;
	while (row < mapped->rows_count &&
		(mapped->rows[row] == ROW_HEADING || mapped->rows[row] == ROW_EMPTY))
		row++;
	while (last && before->rows[last - 1] == ROW_EMPTY)
		last--;
	if (row == mapped->rows_count || mapped->rows[row] != ROW_CARD || !last ||
		(before->rows[last - 1] != ROW_CARD &&
			before->rows[last - 1] != ROW_CONTINUES) ||
		!same_columns(mapped, before))
		return;
	struct table table = open_table(source);
	for (size_t i = 0; i < COUNT(begin); i++)
		begins |= begins_by(mapped, &table, row, begin[i]);
	begins |= has_number(mapped, &table, row, &numbers);
	if (!begins)
		mapped->rows[row] = ROW_CONTINUES;
	free(table.grid);
}

bool mapping_find_heading(const struct source_table *source,
	const struct intake_rules *rules, const struct heading_memory *memory,
	size_t *first, size_t *end)
{
	struct table table = open_table(source);
	const bool found = find_heading(&table, rules, memory, first, end);
	free(table.grid);
	return found;
}

bool mapping_guess_table(struct mapping_table *mapped, const struct source_table *source,
	const struct intake_rules *rules, const struct heading_memory *memory,
	const struct mapping_table *before)
{
	struct table table = open_table(source);
	size_t first = 0, end = 0;
	*mapped = (struct mapping_table){0};
	if (find_heading(&table, rules, memory, &first, &end)) {
		guess_columns(mapped, &table, first, end, rules, memory);
		guess_calendar(mapped, &table, end);
		guess_period(mapped, &table, end);
	} else if (before && before->columns_count == table.columns) {
		take_columns(mapped, before);
	}
	const bool cards = are_of_cards(mapped);
	if (cards) {
		mapped->rows = mem_new(table.rows, sizeof(*mapped->rows));
		mapped->rows_count = table.rows;
		guess_rows(mapped, &table, first, end);
		guess_stack(mapped, &table);
	} else {
		mapping_table_release(mapped);
	}
	free(table.grid);
	return cards;
}

void mapping_take_table(struct mapping_table *mapped, const struct source_table *source,
	const struct intake_rules *rules, const struct heading_memory *memory)
{
	struct table table = open_table(source);
	*mapped = (struct mapping_table){0};
	if (table.rows && table.columns) {
		guess_columns(mapped, &table, 0, 1, rules, memory);
		mapped->rows = mem_new(table.rows, sizeof(*mapped->rows));
		mapped->rows_count = table.rows;
		for (size_t i = 0; i < table.rows; i++)
			mapped->rows[i] = i ? ROW_CARD : ROW_HEADING;
	}
	free(table.grid);
}
