/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/returned_sheet.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "intake/cell_text.h"
#include "intake/returned_fields.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "model/json.h"
#include "model/report.h"
#include "report/card_cells.h"
#include "report/data_columns.h"
#include "report/layout.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

struct sheet {
	const struct source_table *table;
	const struct source_cell **grid;
	size_t columns;
	size_t heading;             /* the row of the headings */
	size_t data, head;          /* columns: the measures' and the report's data */
	size_t fields[FIELD_COUNT]; /* the column of each; SIZE_MAX: it was taken out */
};

static void cell_text(
	struct str *out, const struct sheet *sheet, size_t row, size_t column)
{
	const struct source_cell *cell = sheet->grid[row * sheet->columns + column];
	str_clear(out);
	if (cell)
		source_cell_append(out, cell);
}

/* --- the columns --- */

static bool is_heading(const char *text, const char *heading)
{
	const size_t bytes = strlen(heading);
	return !strncmp(text, heading, bytes) && strchr(" \n", text[bytes]);
}

/* Whether a row is the one of the headings: it has both of the data. */
static bool take_heading(struct sheet *sheet, size_t row)
{
	struct str text = STR_INIT;
	sheet->heading = row;
	sheet->data = sheet->head = SIZE_MAX;
	for (size_t i = 0; i < sheet->columns; i++) {
		cell_text(&text, sheet, row, i);
		if (is_heading(text.data, DATA_CARD_HEADING))
			sheet->data = i;
		/* Without the data behind it, it is of no use. */
		if (is_heading(text.data, DATA_REPORT_HEADING) && strchr(text.data, '{'))
			sheet->head = i;
	}
	str_release(&text);
	return sheet->data != SIZE_MAX && sheet->head != SIZE_MAX;
}

/* The table, to be released by free(sheet->grid); false: there is none. */
static bool find_sheet(struct sheet *sheet, const struct source *source)
{
	enum { ABOVE = 20 /* rows that somebody put above it at most */ };
	for (size_t i = 0; i < source->count; i++) {
		if (source->blocks[i].kind != SOURCE_TABLE)
			continue;
		*sheet = (struct sheet){.table = &source->blocks[i].table};
		sheet->grid = source_table_grid(sheet->table, &sheet->columns);
		const size_t rows = sheet->grid ? sheet->table->count : 0;
		for (size_t row = 0; row < MIN(rows, (size_t)ABOVE); row++)
			if (take_heading(sheet, row))
				return true;
		free(sheet->grid);
	}
	return false;
}

/* The field that a heading names in the language of the messages or of the source;
 * FIELD_NONE: none. */
static enum card_field named_field(const char *heading)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (!strcmp(heading, card_field_label(field)) ||
			!strcmp(heading, _(card_field_label(field))))
			return field;
	return FIELD_NONE;
}

/* Columns may have been moved or taken out. Where the headings are of another language, their
 * places say which they are. */
static void find_fields(struct sheet *sheet)
{
	struct str text = STR_INIT;
	bool named = false;
	for (size_t i = 0; i < FIELD_COUNT; i++)
		sheet->fields[i] = SIZE_MAX;
	for (size_t i = 0; i < sheet->columns; i++) {
		cell_text(&text, sheet, sheet->heading, i);
		const enum card_field field = named_field(text.data);
		if (field == FIELD_NONE || sheet->fields[field] != SIZE_MAX)
			continue;
		sheet->fields[field] = i;
		named = true;
	}
	for (size_t i = 0; !named && sheet->data >= FIELD_COUNT && i < FIELD_COUNT; i++)
		sheet->fields[i] = sheet->data - FIELD_COUNT + i;
	str_release(&text);
}

/* --- the data --- */

static bool read_head(struct returned *returned, const struct sheet *sheet,
	const char *name, struct error *error)
{
	struct str text = STR_INIT;
	cell_text(&text, sheet, sheet->heading, sheet->head);
	const char *json = strchr(text.data, '{');
	const bool read =
		report_from_json(json, strlen(json), name, &returned->was, error);
	str_release(&text);
	return read;
}

/* Whether anything but the measure's number stands in a row. */
static bool is_filled(const struct sheet *sheet, size_t row)
{
	struct str text = STR_INIT;
	bool filled = false;
	for (size_t i = 0; i < FIELD_COUNT && !filled; i++) {
		if (sheet->fields[i] == SIZE_MAX)
			continue;
		cell_text(&text, sheet, row, sheet->fields[i]);
		filled = text.bytes > 0;
	}
	str_release(&text);
	return filled;
}

/* A row that somebody copied has the data of the other one. */
static bool has_card(const struct report *report, const char *uuid)
{
	for (size_t i = 0; *uuid && i < report->count; i++)
		if (!strcasecmp(report->cards[i].uuid, uuid))
			return true;
	return false;
}

/* The measure of a row; *row_of gets the row. One without data is new. */
static bool read_card(struct returned *returned, const struct sheet *sheet, size_t row,
	const char *name, size_t *row_of, bool *new_row, struct error *error)
{
	struct str text = STR_INIT, place = STR_INIT;
	struct card card;
	bool good = true;
	cell_text(&text, sheet, row, sheet->data);
	str_printf(&place, "%s: ", name);
	source_place_append(&place, &sheet->table->rows[row].place);
	if (!text.bytes) {
		*new_row = is_filled(sheet, row);
	} else if (!card_from_json(text.data, text.bytes, place.data, &card, error)) {
		good = false;
	} else if (has_card(&returned->was, card.uuid)) {
		*new_row = true;
		card_release(&card);
	} else {
		row_of[returned->was.count] = row;
		*report_add_card(&returned->was) = card;
	}
	str_release(&text);
	str_release(&place);
	return good;
}

/* --- what was changed --- */

static void show_lines(struct shown_field *shown, const char *text)
{
	shown_field_clear(shown);
	while (*text) {
		const size_t bytes = strcspn(text, "\n");
		shown_field_add(shown, text, bytes, false, MARKS_NONE);
		text += bytes + (text[bytes] != '\0');
	}
}

static void add_step(struct shown_field *shown, struct str *step, bool item)
{
	if (step->bytes)
		shown_field_add(shown, step->data, step->bytes, item, MARKS_NONE);
	str_clear(step);
}

/* A line with a mark begins a step, the lines without go on with it, as paper shows them. The
 * marks are taken away where the program marks the steps itself, else they are text. */
static void show_steps(struct shown_field *shown, const char *text, enum list_marks marks)
{
	struct str step = STR_INIT;
	bool item = false;
	shown_field_clear(shown);
	while (*text) {
		const size_t bytes = strcspn(text, "\n"), mark = list_mark(text, bytes);
		if (mark || !item)
			add_step(shown, &step, item);
		item |= mark > 0;
		str_puts(&step, step.bytes ? "\n" : "");
		const size_t taken = marks == MARKS_NONE ? 0 : mark;
		str_append(&step, text + taken, bytes - taken);
		text += bytes + (text[bytes] != '\0');
	}
	add_step(shown, &step, item);
	str_release(&step);
}

/* How the first step that has a mark is marked. */
static enum list_marks marks_of(const char *text)
{
	for (; *text; text += strspn(text, "\n")) {
		const size_t bytes = strcspn(text, "\n");
		struct list_mark mark;
		if (list_mark_read(text, bytes, &mark))
			return cell_text_marks_of(text, &mark);
		text += bytes;
	}
	return MARKS_NONE;
}

/* What comparing needs. */
struct comparing {
	const struct sheet *sheet;
	struct card_cell cell;
	struct shown_field was, now;
	struct str text;
};

static void compare_field(struct comparing *comparing, size_t row, const struct card *was,
	struct returned_card *card, enum card_field field)
{
	const struct layout_column alone = {0}; /* no number stands in it */
	card_cell_make_field(&comparing->cell, was, field);
	cell_text(
		&comparing->text, comparing->sheet, row, comparing->sheet->fields[field]);
	show_lines(&comparing->was, comparing->cell.text.data);
	show_lines(&comparing->now, comparing->text.data);
	if (shown_field_same(&comparing->was, &comparing->now))
		return;
	if (field == FIELD_STEPS) {
		shown_field_of_cell(&comparing->was, &comparing->cell, &alone, field);
		if (was->steps.marks != MARKS_NONE)
			show_steps(
				&comparing->now, comparing->text.data, was->steps.marks);
	}
	if (shown_field_take(&comparing->now, &comparing->was, &card->now, field,
		    OWNERS_LINES, true))
		card->changed |= 1U << field;
	else
		card->unread |= 1U << field;
}

/* A row that is new, behind the measure of the row above it. */
static void add_new(
	struct comparing *comparing, struct returned *returned, size_t row, size_t behind)
{
	struct card card;
	card_init(&card);
	shown_field_clear(&comparing->was);
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (comparing->sheet->fields[field] == SIZE_MAX)
			continue;
		cell_text(&comparing->text, comparing->sheet, row,
			comparing->sheet->fields[field]);
		const bool steps = field == FIELD_STEPS;
		const enum list_marks marks =
			steps ? marks_of(comparing->text.data) : MARKS_NONE;
		if (steps)
			show_steps(&comparing->now, comparing->text.data, marks);
		else
			show_lines(&comparing->now, comparing->text.data);
		if (comparing->now.count)
			shown_field_take(&comparing->now, &comparing->was, &card, field,
				OWNERS_LINES, true);
		if (steps && comparing->now.count) {
			card.steps.marks = marks;
			card.steps.marks_present = true;
		}
	}
	returned_add_row(returned, &card, behind);
}

static void compare(struct returned *returned, const struct sheet *sheet,
	const size_t *row_of, const bool *new_rows)
{
	struct comparing comparing = {
		.sheet = sheet,
		.was = {.text = STR_INIT},
		.now = {.text = STR_INIT},
		.text = STR_INIT,
	};
	card_cell_init(&comparing.cell);
	for (size_t i = 0; i < returned->was.count; i++) {
		returned->cards[i].there = true;
		for (enum card_field field = 0; field < FIELD_COUNT; field++)
			if (sheet->fields[field] != SIZE_MAX)
				compare_field(&comparing, row_of[i],
					&returned->was.cards[i], &returned->cards[i],
					field);
	}
	size_t above = SIZE_MAX;
	for (size_t row = sheet->heading + 1; row < sheet->table->count; row++) {
		const size_t next = above + 1; /* of none: the first */
		if (next < returned->was.count && row_of[next] == row)
			above = next;
		else if (new_rows[row])
			add_new(&comparing, returned, row, above);
	}
	card_cell_release(&comparing.cell);
	shown_field_release(&comparing.was);
	shown_field_release(&comparing.now);
	str_release(&comparing.text);
}

/* --- the whole --- */

bool returned_sheet_is(const struct source *source)
{
	struct sheet sheet;
	if (!find_sheet(&sheet, source))
		return false;
	free(sheet.grid);
	return true;
}

bool returned_sheet_read(struct returned *returned, const char *name,
	const struct source *source, struct error *error)
{
	struct sheet sheet;
	*returned = (struct returned){0};
	if (!find_sheet(&sheet, source))
		return error_set(error, ERROR_REFUSED, "%s", name);
	size_t *row_of = mem_new(sheet.table->count, sizeof(*row_of));
	bool *new_rows = mem_new(sheet.table->count, sizeof(*new_rows));
	const bool begun = read_head(returned, &sheet, name, error);
	bool good = begun;
	find_fields(&sheet);
	for (size_t row = sheet.heading + 1; good && row < sheet.table->count; row++)
		good = read_card(
			returned, &sheet, row, name, row_of, &new_rows[row], error);
	if (good) {
		returned_begin(returned);
		compare(returned, &sheet, row_of, new_rows);
	} else if (begun) {
		report_release(&returned->was);
	}
	free(row_of);
	free(new_rows);
	free(sheet.grid);
	return good;
}
