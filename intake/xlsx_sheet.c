/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/xlsx_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "intake/docx_parts.h"
#include "intake/package.h"
#include "intake/source.h"
#include "intake/xlsx_book.h"
#include "intake/xlsx_format.h"
#include "intake/xml.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"

enum {
	ROWS_MAX = 1048576, /* of a sheet */
	COLUMNS_MAX = 16384,
};

enum element {
	ELEMENT_C = 1,
	ELEMENT_COL,
	ELEMENT_DRAWING,
	ELEMENT_F,
	ELEMENT_HYPERLINK,
	ELEMENT_IS,
	ELEMENT_LEGACY,
	ELEMENT_MERGE_CELL,
	ELEMENT_R,
	ELEMENT_RPH,
	ELEMENT_ROW,
	ELEMENT_T,
	ELEMENT_V,
};

enum kind { KIND_NUMBER, KIND_SHARED, KIND_TEXT, KIND_BOOLEAN, KIND_ERROR };

struct reading {
	struct xlsx_sheet *sheet;
	struct error *error;
	unsigned row, column; /* where it is */
	enum kind kind;
	size_t format;
	bool formula, valued;
	bool take; /* the text under way is the cell's value */
	unsigned phonetic;
	struct str value;
};

/* --- places --- */

bool xlsx_place_read(const char *text, unsigned *row, unsigned *column, size_t *used)
{
	size_t at = 0;
	*row = *column = 0;
	for (; text[at] == '$' || (text[at] >= 'A' && text[at] <= 'Z'); at++)
		if (text[at] != '$' && *column <= COLUMNS_MAX)
			*column = *column * 26 + (unsigned)(text[at] - 'A') + 1;
	for (; text[at] == '$' || (text[at] >= '0' && text[at] <= '9'); at++)
		if (text[at] != '$' && *row <= ROWS_MAX)
			*row = *row * 10 + (unsigned)(text[at] - '0');
	*used = at;
	return *row && *row <= ROWS_MAX && *column && *column <= COLUMNS_MAX;
}

static bool range_read(const char *text, struct xlsx_range *range)
{
	size_t used;
	if (!text || !xlsx_place_read(text, &range->top, &range->left, &used))
		return false;
	range->bottom = range->top;
	range->right = range->left;
	if (text[used] == ':' &&
		!xlsx_place_read(text + used + 1, &range->bottom, &range->right, &used))
		return false;
	return range->bottom >= range->top && range->right >= range->left;
}

static bool refuse(const struct reading *reading, const char *why)
{
	return error_set(reading->error, ERROR_REFUSED, _("%s: row %u, column %u: %s"),
		reading->sheet->part, reading->row, reading->column, why);
}

/* --- cells --- */

static bool begin_row(struct reading *reading, const struct xml_element *element)
{
	struct xlsx_sheet *sheet = reading->sheet;
	const unsigned row = xml_number(element, "r", reading->row + 1, ROWS_MAX + 1);
	const char *hidden = xml_value(element, "hidden");
	reading->column = 0;
	if (row <= reading->row || row > ROWS_MAX) {
		reading->row = row;
		return refuse(reading, _("the rows are not in their order"));
	}
	reading->row = row;
	if (hidden && (!strcmp(hidden, "1") || !strcmp(hidden, "true"))) {
		if (!sheet->rows_hidden++)
			sheet->first_hidden_row = row;
	}
	return true;
}

static enum kind kind_of(const char *type)
{
	static const struct {
		const char *type;
		enum kind kind;
	} kinds[] = {{"s", KIND_SHARED}, {"str", KIND_TEXT}, {"inlineStr", KIND_TEXT},
		{"b", KIND_BOOLEAN}, {"e", KIND_ERROR}, {"d", KIND_TEXT}};
	for (size_t i = 0; type && i < COUNT(kinds); i++)
		if (!strcmp(type, kinds[i].type))
			return kinds[i].kind;
	return KIND_NUMBER;
}

static bool begin_cell(struct reading *reading, const struct xml_element *element)
{
	const char *place = xml_value(element, "r");
	unsigned row = reading->row, column = reading->column + 1;
	size_t used;
	if (place && !xlsx_place_read(place, &row, &column, &used))
		return refuse(reading, _("a cell that is at no place"));
	if (row != reading->row || column <= reading->column)
		return refuse(reading, _("the cells are not in their order"));
	reading->column = column;
	reading->kind = kind_of(xml_value(element, "t"));
	reading->format = xml_number(element, "s", 0, XLSX_FORMATS);
	reading->formula = reading->valued = false;
	str_clear(&reading->value);
	return true;
}

static void append_number(struct reading *reading)
{
	const struct xlsx_book *book = reading->sheet->book;
	static const struct xlsx_format general = {.general = true};
	const struct xlsx_format *format = reading->format < book->formats_count
						   ? &book->formats[reading->format]
						   : &general;
	xlsx_format_append(
		&reading->sheet->texts, format, reading->value.data, book->since_1904);
}

static bool append_value(struct reading *reading)
{
	struct str *texts = &reading->sheet->texts;
	const struct str *value = &reading->value;
	size_t bytes = value->bytes;
	const char *text = value->data;
	switch (reading->kind) {
	case KIND_SHARED:
		text = xlsx_book_text(
			reading->sheet->book, strtoul(value->data, NULL, 10), &bytes);
		if (!text)
			return refuse(reading,
				_("a text that is not in the list of shared texts"));
		xlsx_text_append(texts, text, bytes);
		break;
	case KIND_TEXT: xlsx_text_append(texts, text, bytes); break;
	case KIND_BOOLEAN:
		str_puts(texts, !strcmp(value->data, "1") ? "TRUE" : "FALSE");
		break;
	case KIND_ERROR: str_append(texts, text, bytes); break;
	case KIND_NUMBER: append_number(reading); break;
	}
	return texts->bytes <= SOURCE_TEXT_BYTES ||
	       refuse(reading, _("more text than the program takes"));
}

/* Empty ones are not kept: a sheet may have any number of them. */
static bool end_cell(struct reading *reading)
{
	struct xlsx_sheet *sheet = reading->sheet;
	const size_t start = sheet->texts.bytes;
	const bool valued = reading->valued && reading->value.bytes;
	if (valued && !append_value(reading))
		return false;
	/* A text may well be empty. */
	const bool no_result =
		reading->formula && !valued && reading->kind == KIND_NUMBER;
	if (sheet->texts.bytes == start && !no_result)
		return true;
	if (reading->column > SOURCE_COLUMNS)
		return refuse(reading, _("more columns than the program takes"));
	if (sheet->count >= (size_t)SOURCE_ROWS * SOURCE_COLUMNS)
		return refuse(reading, _("more cells than the program takes"));
	sheet->cells = mem_grow(
		sheet->cells, sheet->count, &sheet->capacity, sizeof(*sheet->cells));
	sheet->cells[sheet->count++] = (struct xlsx_cell){reading->row, reading->column,
		start, sheet->texts.bytes - start, no_result,
		reading->kind == KIND_ERROR};
	return true;
}

/* --- the rest --- */

static bool add_range(struct reading *reading, struct xlsx_range **list, size_t *count,
	size_t *capacity, const struct xml_element *element)
{
	struct xlsx_range range = {0};
	const char *id = xml_value(element, "r:id");
	if (!range_read(xml_value(element, "ref"), &range))
		return true;
	if (*count >= XLSX_RANGES)
		return docx_too_many(reading->sheet->part, reading->error);
	range.id = mem_strdup(id);
	*list = mem_grow(*list, *count, capacity, sizeof(**list));
	(*list)[(*count)++] = range;
	return true;
}

static void hide_columns(struct xlsx_sheet *sheet, const struct xml_element *element)
{
	const char *hidden = xml_value(element, "hidden");
	if (!hidden || (strcmp(hidden, "1") != 0 && strcmp(hidden, "true") != 0))
		return;
	const unsigned first = xml_number(element, "min", 1, COLUMNS_MAX);
	const unsigned last = xml_number(element, "max", first, COLUMNS_MAX);
	/* Behind the last column of the sheet all may be hidden. */
	if (first > SOURCE_COLUMNS || last < first)
		return;
	if (!sheet->columns_hidden)
		sheet->first_hidden_column = first;
	sheet->columns_hidden += MIN(last, (unsigned)SOURCE_COLUMNS) - first + 1;
}

static bool on_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	struct xlsx_sheet *sheet = reading->sheet;
	switch (element->id) {
	case ELEMENT_ROW: return begin_row(reading, element);
	case ELEMENT_C: return begin_cell(reading, element);
	case ELEMENT_F: reading->formula = true; break;
	case ELEMENT_V: reading->take = reading->valued = true; break;
	case ELEMENT_T:
		reading->take = !reading->phonetic;
		reading->valued = true;
		break;
	case ELEMENT_RPH: reading->phonetic++; break;
	case ELEMENT_COL: hide_columns(sheet, element); break;
	case ELEMENT_MERGE_CELL:
		return add_range(reading, &sheet->merged, &sheet->merged_count,
			&sheet->merged_capacity, element);
	case ELEMENT_HYPERLINK:
		return add_range(reading, &sheet->links, &sheet->links_count,
			&sheet->links_capacity, element);
	case ELEMENT_DRAWING:
		if (!sheet->drawing)
			sheet->drawing = mem_strdup(xml_value(element, "r:id"));
		break;
	case ELEMENT_LEGACY: sheet->comments = true; break;
	}
	return true;
}

static bool on_end(void *context, int id)
{
	struct reading *reading = context;
	switch (id) {
	case ELEMENT_C: return end_cell(reading);
	case ELEMENT_V:
	case ELEMENT_T: reading->take = false; break;
	case ELEMENT_RPH: reading->phonetic--; break;
	}
	return true;
}

static bool on_text(void *context, const char *text, size_t bytes)
{
	struct reading *reading = context;
	if (reading->take)
		str_append(&reading->value, text, bytes);
	return true;
}

static const struct xml_name names[] = {
	{"s:c", ELEMENT_C},
	{"s:col", ELEMENT_COL},
	{"s:drawing", ELEMENT_DRAWING},
	{"s:f", ELEMENT_F},
	{"s:hyperlink", ELEMENT_HYPERLINK},
	{"s:is", ELEMENT_IS},
	{"s:legacyDrawing", ELEMENT_LEGACY},
	{"s:mergeCell", ELEMENT_MERGE_CELL},
	{"s:r", ELEMENT_R},
	{"s:rPh", ELEMENT_RPH},
	{"s:row", ELEMENT_ROW},
	{"s:t", ELEMENT_T},
	{"s:v", ELEMENT_V},
};

bool xlsx_sheet_read(struct xlsx_sheet *sheet, const struct xlsx_book *book,
	const char *part, struct error *error)
{
	static const struct xml_handler handler = {
		xlsx_spaces, names, COUNT(names), on_start, on_end, on_text};
	*sheet = (struct xlsx_sheet){.book = book, .part = part, .texts = STR_INIT};
	struct str bytes = STR_INIT;
	struct reading reading = {.sheet = sheet, .error = error, .value = STR_INIT};
	const bool done =
		package_read(book->package, part, PACKAGE_PART_BYTES, &bytes, error) &&
		xml_read(bytes.data, bytes.bytes, &handler, &reading, part, error);
	str_release(&bytes);
	str_release(&reading.value);
	return done;
}

static void release_ranges(struct xlsx_range *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(list[i].id);
	free(list);
}

void xlsx_sheet_release(struct xlsx_sheet *sheet)
{
	release_ranges(sheet->merged, sheet->merged_count);
	release_ranges(sheet->links, sheet->links_count);
	free(sheet->cells);
	free(sheet->drawing);
	str_release(&sheet->texts);
	*sheet = (struct xlsx_sheet){.texts = STR_INIT};
}
