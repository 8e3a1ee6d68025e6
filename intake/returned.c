/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/returned.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "intake/package.h"
#include "intake/returned_fields.h"
#include "intake/returned_head.h"
#include "intake/returned_sheet.h"
#include "intake/xml.h"
#include "model/card_copy.h"
#include "model/json.h"
#include "report/card_cells.h"
#include "report/docx_id.h"
#include "report/layout.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"

/* --- the data --- */

#if defined HAVE_LIBZIP && defined HAVE_LIBXML2

enum { ROOT = 1, REPORT, CARD };

static const struct xml_space spaces[] = {{"m", "urn:mattrakan:report:1"}, {NULL, NULL}};
static const struct xml_name names[] = {
	{"m:card", CARD}, {"m:mattrakan", ROOT}, {"m:report", REPORT}};

/* What is read of a part; NULL report: only whether it is ours. */
struct reading {
	struct report *report;
	bool ours, filled; /* the root is ours; the report's head was read */
	int within;        /* REPORT or CARD; 0: between them */
	struct str json;
	const char *name;
	struct error *error;
};

static bool on_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	reading->ours |= element->id == ROOT;
	reading->within = element->id == ROOT ? 0 : element->id;
	str_clear(&reading->json);
	return reading->ours && reading->report;
}

static bool on_text(void *context, const char *text, size_t bytes)
{
	struct reading *reading = context;
	if (reading->within)
		str_append(&reading->json, text, bytes);
	return true;
}

static bool take_card(struct reading *reading)
{
	struct card card;
	if (!reading->filled || !card_from_json(reading->json.data, reading->json.bytes,
					reading->name, &card, reading->error))
		return false;
	*report_add_card(reading->report) = card;
	return true;
}

static bool on_end(void *context, int id)
{
	struct reading *reading = context;
	if (reading->within == REPORT && !reading->filled)
		reading->filled =
			report_from_json(reading->json.data, reading->json.bytes,
				reading->name, reading->report, reading->error);
	const bool good = reading->within == CARD ? take_card(reading)
						  : id == ROOT || reading->filled;
	reading->within = 0;
	return good;
}

static const struct xml_handler handler = {
	spaces, names, COUNT(names), on_start, on_end, on_text};

/* The name of the part that has our data; NULL: none has. */
static const char *find_data(struct package *package)
{
	for (size_t i = 0; i < package_count(package); i++) {
		const char *name = package_name(package, i);
		struct reading reading = {.json = STR_INIT};
		struct str part = STR_INIT;
		if (strncmp(name, "customXml/item", strlen("customXml/item")) != 0 ||
			!package_read(package, name, PACKAGE_PART_BYTES, &part, NULL)) {
			str_release(&part);
			continue;
		}
		xml_read(part.data, part.bytes, &handler, &reading, name, NULL);
		str_release(&part);
		str_release(&reading.json);
		if (reading.ours)
			return name;
	}
	return NULL;
}

static bool has_data(const struct intake_file *file)
{
	struct package *package = package_open(file, NULL);
	const bool ours = package && find_data(package);
	if (package)
		package_close(package);
	return ours;
}

static bool read_data(
	struct report *report, const struct intake_file *file, struct error *error)
{
	struct package *package = package_open(file, error);
	const char *name = package ? find_data(package) : NULL;
	struct str part = STR_INIT;
	struct reading reading = {
		.report = report, .json = STR_INIT, .name = file->name, .error = error};
	const bool read =
		name && package_read(package, name, PACKAGE_PART_BYTES, &part, error) &&
		xml_read(part.data, part.bytes, &handler, &reading, file->name, error) &&
		reading.filled;
	if (!read && reading.filled)
		report_release(report);
	if (package)
		package_close(package);
	str_release(&part);
	str_release(&reading.json);
	return read;
}

#else

static bool has_data(const struct intake_file *file)
{
	(void)file;
	return false;
}

static bool read_data(
	struct report *report, const struct intake_file *file, struct error *error)
{
	(void)report;
	return error_set(error, ERROR_REFUSED, "%s", file->name);
}

#endif

/* --- the table --- */

/* What comparing a row needs. */
struct comparing {
	struct returned *returned;
	const struct layout *layout;
	struct card_cell cell;
	struct shown_field was, now;
	size_t above;     /* the card of the row above; SIZE_MAX: there is none */
	bool moved;       /* a row stands above one that it stood below */
	struct str group; /* the heading across the table that was the last */
};

static struct returned_card *find_card(struct returned *returned, const char *uuid)
{
	for (size_t i = 0; i < returned->was.count; i++)
		if (!strcasecmp(returned->was.cards[i].uuid, uuid))
			return &returned->cards[i];
	return NULL;
}

/* The card of the first id in a row; NULL: it has none of ours. */
static struct returned_card *card_of(
	struct returned *returned, const struct source_row *row)
{
	char uuid[UUID_BYTES + 1];
	enum card_field field;
	for (size_t i = 0; i < row->count; i++) {
		const struct source_cell *cell = &row->cells[i];
		for (size_t k = 0; k < cell->count; k++)
			if (cell->paragraphs[k].id &&
				docx_id_read(cell->paragraphs[k].id, uuid, &field))
				return find_card(returned, uuid);
	}
	return NULL;
}

static bool names_field(const struct source_paragraph *paragraph, enum card_field field)
{
	char uuid[UUID_BYTES + 1];
	enum card_field named;
	return paragraph->id && docx_id_read(paragraph->id, uuid, &named) &&
	       named == field;
}

/* Whether the bookmark of a field stands in a cell. */
static bool has_name(const struct source_cell *cell, enum card_field field)
{
	for (size_t i = 0; i < cell->count; i++)
		if (names_field(&cell->paragraphs[i], field))
			return true;
	return false;
}

/* Whose the paragraphs are that stand before any bookmark: of the first field of the column
 * that has lost its own, else of the first. */
static enum card_field first_field(
	const struct source_cell *cell, const struct layout_column *column)
{
	for (size_t i = 0; i < column->fields_count; i++)
		if (!has_name(cell, column->fields[i]))
			return column->fields[i];
	return column->fields[0];
}

/* The field of a column that the paragraph begins; otherwise: none begins. */
static enum card_field begun_field(const struct source_paragraph *paragraph,
	const struct layout_column *column, enum card_field otherwise)
{
	for (size_t i = 0; i < column->fields_count; i++)
		if (names_field(paragraph, column->fields[i]))
			return column->fields[i];
	return otherwise;
}

static void show_now(struct shown_field *shown, const struct source_cell *cell,
	const struct layout_column *column, enum card_field field)
{
	enum card_field now = first_field(cell, column);
	shown_field_clear(shown);
	for (size_t i = 0; i < cell->count; i++) {
		const struct source_paragraph *paragraph = &cell->paragraphs[i];
		now = begun_field(paragraph, column, now);
		if (now == field && paragraph->text)
			shown_field_add(shown, paragraph->text, strlen(paragraph->text),
				paragraph->marks != MARKS_NONE, paragraph->marks);
	}
}

static void compare_cell(struct comparing *comparing, const struct source_cell *cell,
	const struct layout_column *column, struct returned_card *card)
{
	const size_t index = (size_t)(card - comparing->returned->cards);
	const struct card *was = &comparing->returned->was.cards[index];
	card_cell_make(
		&comparing->cell, was, comparing->layout, column, 1, DIGITS_ARABIC);
	for (size_t i = 0; i < column->fields_count; i++) {
		const enum card_field field = column->fields[i];
		shown_field_of_cell(&comparing->was, &comparing->cell, column, field);
		show_now(&comparing->now, cell, column, field);
		if (shown_field_same(&comparing->was, &comparing->now))
			continue;
		if (shown_field_take(&comparing->now, &comparing->was, &card->now, field,
			    comparing->layout->owners, false))
			card->changed |= 1U << field;
		else
			card->unread |= 1U << field;
	}
}

/* --- rows --- */

static bool is_empty(const struct source_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		for (size_t k = 0; k < row->cells[i].count; k++)
			if (!text_is_blank(row->cells[i].paragraphs[k].text))
				return false;
	return true;
}

/* Where the steps of a new row begin in a cell: at its first item, or at the paragraph that
 * leads to it where another stands before that; cell->count: there are none. */
static size_t steps_begin(
	const struct source_cell *cell, const struct layout_column *column)
{
	bool held = false;
	for (size_t i = 1; i < column->fields_count; i++)
		held |= column->fields[i] == FIELD_STEPS;
	size_t first = 0;
	while (first < cell->count && cell->paragraphs[first].marks == MARKS_NONE)
		first++;
	return !held ? cell->count : first < cell->count && first > 1 ? first - 1 : first;
}

/* The field of a column that a paragraph without any name begins by its label. */
static enum card_field labelled_field(const struct source_paragraph *paragraph,
	const struct layout_column *column, enum card_field otherwise)
{
	for (size_t i = 1; paragraph->text && i < column->fields_count; i++) {
		const char *label = card_cell_label(column->fields[i]);
		if (label && !strncmp(paragraph->text, label, strlen(label)))
			return column->fields[i];
	}
	return otherwise;
}

/* Shows what a cell of a new row has for a field. */
static void show_new(struct shown_field *shown, const struct source_cell *cell,
	const struct layout_column *column, enum card_field field)
{
	const size_t steps = steps_begin(cell, column);
	enum card_field now = column->fields[0];
	shown_field_clear(shown);
	for (size_t i = 0; i < cell->count; i++) {
		const struct source_paragraph *paragraph = &cell->paragraphs[i];
		now = labelled_field(paragraph, column, i == steps ? FIELD_STEPS : now);
		const char *text = paragraph->text ? paragraph->text : "";
		const char *label =
			now == column->fields[0] ? NULL : card_cell_label(now);
		if (label && !strncmp(text, label, strlen(label)))
			text += strlen(label);
		if (now == field)
			shown_field_add(shown, text, strlen(text),
				paragraph->marks != MARKS_NONE, paragraph->marks);
	}
}

/* The marks of a list of Word's are the steps' own. */
static void take_marks(struct card *card, const struct shown_field *shown)
{
	for (size_t i = 0; i < shown->count; i++)
		if (shown->lines[i].item && shown->lines[i].marks != MARKS_NONE) {
			card->steps.marks = shown->lines[i].marks;
			card->steps.marks_present = true;
		}
}

static void add_new(struct comparing *comparing, const struct source_row *row)
{
	const struct layout *layout = comparing->layout;
	struct card card;
	card_init(&card);
	shown_field_clear(&comparing->was);
	for (size_t i = 0; i < row->count; i++) {
		const struct layout_column *column = &layout->columns[i];
		for (size_t k = 0; k < column->fields_count; k++) {
			show_new(&comparing->now, &row->cells[i], column,
				column->fields[k]);
			if (!comparing->now.count)
				continue;
			shown_field_take(&comparing->now, &comparing->was, &card,
				column->fields[k], layout->owners, false);
			if (column->fields[k] == FIELD_STEPS)
				take_marks(&card, &comparing->now);
		}
	}
	if (layout->groups && comparing->group.bytes)
		card.group = mem_strdup(comparing->group.data);
	returned_add_row(comparing->returned, &card, comparing->above);
}

/* The heading across the table under which a card was shown: the last one that was not
 * empty. */
static const char *shown_group(const struct report *report, size_t index)
{
	for (size_t i = index + 1; i-- > 0;)
		if (report->cards[i].group && *report->cards[i].group)
			return report->cards[i].group;
	return "";
}

static void compare_group(struct comparing *comparing, struct returned_card *card)
{
	const size_t index = (size_t)(card - comparing->returned->cards);
	struct str was = STR_INIT;
	const char *group = shown_group(&comparing->returned->was, index);
	for (const char *end; *group; group = *end ? end + 1 : end) {
		end = strchrnul(group, '\n');
		str_puts(&was, was.bytes ? "\n" : "");
		shown_clean(&was, group, (size_t)(end - group));
	}
	if (strcmp(was.data, comparing->group.data) != 0) {
		free(card->now.group);
		card->now.group = mem_strdup(comparing->group.data);
		card->changed |= 1U << FIELD_GROUP;
	}
	str_release(&was);
}

/* A row of one cell across the table is the heading of those below it. */
static void take_group(struct comparing *comparing, const struct source_row *row)
{
	const struct source_cell *cell = &row->cells[0];
	str_clear(&comparing->group);
	for (size_t i = 0; i < cell->count; i++) {
		const char *text = cell->paragraphs[i].text;
		for (const char *end; text && *text; text = *end ? end + 1 : end) {
			end = strchrnul(text, '\n');
			str_puts(&comparing->group, comparing->group.bytes ? "\n" : "");
			shown_clean(&comparing->group, text, (size_t)(end - text));
		}
	}
}

static void tell_row(struct comparing *comparing, const struct source_row *row)
{
	struct str words = STR_INIT;
	for (size_t i = 0; i < row->count; i++) {
		str_puts(&words, i ? " | " : "");
		source_cell_append(&words, &row->cells[i]);
	}
	returned_add_other(comparing->returned, str_detach(&words));
}

static void compare_card(struct comparing *comparing, const struct source_row *row,
	struct returned_card *card)
{
	const struct layout *layout = comparing->layout;
	const size_t index = (size_t)(card - comparing->returned->cards);
	comparing->moved |= comparing->above != SIZE_MAX && index < comparing->above;
	comparing->above = index;
	card->there = true;
	for (size_t i = 0; i < row->count; i++)
		compare_cell(comparing, &row->cells[i], &layout->columns[i], card);
	if (layout->groups)
		compare_group(comparing, card);
}

/* Rows of the table as it was have as many cells as columns. One that somebody copied has
 * the names of the other. */
static void compare_row(struct comparing *comparing, const struct source_row *row)
{
	const struct layout *layout = comparing->layout;
	if (row->heading || is_empty(row))
		return;
	struct returned_card *card = card_of(comparing->returned, row);
	if (row->count == layout->columns_count && card && !card->there)
		compare_card(comparing, row, card);
	else if (row->count == layout->columns_count)
		add_new(comparing, row);
	else if (row->count == 1 && layout->groups)
		take_group(comparing, row);
	else
		tell_row(comparing, row);
}

/* A table of others has none of our ids. */
static bool is_ours(struct returned *returned, const struct source_table *table)
{
	for (size_t i = 0; i < table->count; i++)
		if (card_of(returned, &table->rows[i]))
			return true;
	return false;
}

static void compare(struct comparing *comparing, const struct source *source)
{
	for (size_t i = 0; i < source->count; i++) {
		const struct source_table *table = &source->blocks[i].table;
		if (source->blocks[i].kind != SOURCE_TABLE ||
			!is_ours(comparing->returned, table))
			continue;
		for (size_t k = 0; k < table->count; k++)
			compare_row(comparing, &table->rows[k]);
	}
	if (comparing->moved)
		returned_add_other(comparing->returned,
			mem_strdup(_("the measures stand in another order there")));
}

bool returned_is(const struct intake_file *file, const struct source *source)
{
	return returned_sheet_is(source) || has_data(file);
}

void returned_begin(struct returned *returned)
{
	returned->cards = mem_new(returned->was.count + 1, sizeof(*returned->cards));
	for (size_t i = 0; i < returned->was.count; i++)
		card_copy(&returned->cards[i].now, &returned->was.cards[i]);
}

void returned_add_text(struct returned *returned, enum head_what what, size_t index,
	const char *was, const char *now)
{
	returned->texts = mem_grow(returned->texts, returned->texts_count,
		&returned->texts_capacity, sizeof(*returned->texts));
	returned->texts[returned->texts_count++] = (struct returned_text){.what = what,
		.index = index,
		.was = mem_strdup(was ? was : ""),
		.now = mem_strdup(now),
		.taken = true};
}

struct returned_row *returned_add_row(
	struct returned *returned, struct card *card, size_t behind)
{
	returned->rows = mem_grow(returned->rows, returned->rows_count,
		&returned->rows_capacity, sizeof(*returned->rows));
	struct returned_row *row = &returned->rows[returned->rows_count++];
	*row = (struct returned_row){.card = *card, .behind = behind, .taken = true};
	return row;
}

void returned_add_other(struct returned *returned, char *words)
{
	returned->others = mem_grow(returned->others, returned->others_count,
		&returned->others_capacity, sizeof(*returned->others));
	returned->others[returned->others_count++] = words;
}

bool returned_read(struct returned *returned, const struct intake_file *file,
	const struct source *source, struct error *error)
{
	if (returned_sheet_is(source))
		return returned_sheet_read(returned, file->name, source, error);
	*returned = (struct returned){0};
	if (!read_data(&returned->was, file, error))
		return false;
	struct layout *layout = layout_load(returned->was.layout, error);
	if (!layout) {
		report_release(&returned->was);
		return false;
	}
	struct comparing comparing = {
		.returned = returned,
		.layout = layout,
		.was = {.text = STR_INIT},
		.now = {.text = STR_INIT},
		.above = SIZE_MAX,
		.group = STR_INIT,
	};
	card_cell_init(&comparing.cell);
	returned_begin(returned);
	compare(&comparing, source);
	returned_head_compare(returned, layout, source, is_ours);
	card_cell_release(&comparing.cell);
	shown_field_release(&comparing.was);
	shown_field_release(&comparing.now);
	str_release(&comparing.group);
	layout_free(layout);
	return true;
}

void returned_release(struct returned *returned)
{
	for (size_t i = 0; returned->cards && i < returned->was.count; i++)
		card_release(&returned->cards[i].now);
	for (size_t i = 0; i < returned->texts_count; i++) {
		free(returned->texts[i].was);
		free(returned->texts[i].now);
	}
	for (size_t i = 0; i < returned->rows_count; i++)
		card_release(&returned->rows[i].card);
	for (size_t i = 0; i < returned->others_count; i++)
		free(returned->others[i]);
	free(returned->cards);
	free(returned->texts);
	free(returned->rows);
	free(returned->others);
	report_release(&returned->was);
	*returned = (struct returned){0};
}
