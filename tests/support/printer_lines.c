/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets of the tests' printer read as lines of text, and lines in canonical form. */
#include <config.h>

#include "tests/support/printer.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/page_reader.h"
#include "tests/support/printer_parts.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

enum { NIKHAHIT = 0x0E4D, SARA_AA = 0x0E32, SARA_AM = 0x0E33, MARKS_MAX = 15 };

struct column {
	uint32_t base; /* 0: nothing stands there */
	uint32_t marks[MARKS_MAX];
	size_t count;
	bool behind; /* the second column of a wide character */
};

struct columns {
	struct column *items;
	size_t count, capacity;
};

/* --- marks --- */

enum place place_of(uint32_t code)
{
	if (code == 0x0E31 || (code >= 0x0E34 && code <= 0x0E37))
		return PLACE_ABOVE;
	if (code >= 0x0E38 && code <= 0x0E3A)
		return PLACE_BELOW;
	if (code == 0x0E47 || code == NIKHAHIT)
		return PLACE_EITHER;
	if (code >= 0x0E48 && code <= 0x0E4E)
		return PLACE_TOP;
	return reader_width(code) ? PLACE_BASE : PLACE_OTHER;
}

void places_settle(const uint32_t *marks, size_t count, enum place *places)
{
	bool taken = false;
	for (size_t i = 0; i < count; i++) {
		places[i] = place_of(marks[i]);
		taken = taken || places[i] == PLACE_ABOVE;
	}
	for (size_t i = 0; i < count; i++) {
		if (places[i] != PLACE_EITHER)
			continue;
		places[i] = taken ? PLACE_TOP : PLACE_ABOVE;
		taken = true;
	}
}

static void put_marks(struct str *out, const struct column *column)
{
	enum place places[MARKS_MAX];
	places_settle(column->marks, column->count, places);
	for (int place = PLACE_BASE; place <= PLACE_OTHER; place++)
		for (size_t i = 0; i < column->count; i++)
			if ((int)places[i] == place)
				str_put_code_point(out, column->marks[i]);
}

/* --- columns --- */

static struct column *column_at(struct columns *columns, size_t number)
{
	while (columns->count <= number) {
		columns->items = mem_grow(columns->items, columns->count,
			&columns->capacity, sizeof(*columns->items));
		columns->items[columns->count++] = (struct column){0};
	}
	return &columns->items[number];
}

static bool column_mark(struct column *column, uint32_t code)
{
	if (column->count == MARKS_MAX)
		return false;
	column->marks[column->count++] = code;
	return true;
}

/* Takes the nikhahit away that is a part of the sara am to its right. */
static void join_sara_am(struct column *column, struct column *next)
{
	if (next->base != SARA_AA)
		return;
	for (size_t i = 0; i < column->count; i++) {
		if (column->marks[i] != NIKHAHIT)
			continue;
		column->count--;
		memmove(column->marks + i, column->marks + i + 1,
			(column->count - i) * sizeof(column->marks[0]));
		next->base = SARA_AM;
		return;
	}
}

/* Writes them, and frees them. */
static void columns_write(struct columns *columns, struct str *out)
{
	size_t end = columns->count;
	for (size_t i = 0; i + 1 < columns->count; i++)
		join_sara_am(&columns->items[i], &columns->items[i + 1]);
	while (end && !columns->items[end - 1].count && !columns->items[end - 1].behind &&
		(columns->items[end - 1].base == ' ' || !columns->items[end - 1].base))
		end--;
	for (size_t i = 0; i < end; i++) {
		const struct column *column = &columns->items[i];
		if (!column->behind)
			str_put_code_point(out, column->base ? column->base : ' ');
		put_marks(out, column);
	}
	free(columns->items);
}

void printer_canonical(struct str *out, const char *line, size_t bytes)
{
	struct columns columns = {0};
	for (size_t i = 0; i < bytes;) {
		uint32_t code;
		i += utf8_decode(line + i, bytes - i, &code);
		if (reader_width(code))
			column_at(&columns, columns.count)->base = code;
		else if (columns.count)
			column_mark(&columns.items[columns.count - 1], code);
		else
			column_mark(column_at(&columns, 0), code);
	}
	columns_write(&columns, out);
}

/* --- sheets --- */

static bool is_space(uint32_t code)
{
	return code == ' ' || code == 0xA0;
}

static bool take_base(struct columns *columns, const struct printer_char *at)
{
	bool good = place_of(at->code_points[0]) == PLACE_BASE;
	struct column *column = column_at(columns, at->column);
	bool taken = column->behind || (column->base && !is_space(column->base));
	if (is_space(at->code_points[0]) && (taken || column->base == 0xA0))
		return good;
	if (good && !taken)
		column->base = at->code_points[0];
	for (unsigned i = 1; i < at->columns; i++)
		column_at(columns, at->column + i)->behind = true;
	column = column_at(columns, at->column);
	for (size_t i = good ? 1 : 0; i < at->count; i++)
		good = column_mark(column, at->code_points[i]) && good;
	return good && !taken;
}

static bool take_mark(struct columns *columns, const struct printer_char *at, bool below)
{
	bool good = at->count == 1;
	uint32_t code = at->code_points[0];
	if (is_space(code))
		return good;
	enum place place = place_of(code);
	struct column *column = column_at(columns, at->column);
	if (place == PLACE_BASE)
		return false;
	return column_mark(column, code) && (place == PLACE_BELOW) == below && good;
}

static bool take_row(
	const struct printer_page *page, unsigned row, int role, struct columns *columns)
{
	bool good = true;
	for (size_t i = 0; i < page->count && page->chars[i].row <= row; i++) {
		const struct printer_char *at = &page->chars[i];
		if (at->row != row)
			continue;
		bool taken = role == PLACE_BASE
				     ? take_base(columns, at)
				     : take_mark(columns, at, role == PLACE_BELOW);
		good = taken && good;
	}
	return good;
}

bool printer_page_line(
	const struct printer_page *page, unsigned rows, unsigned number, struct str *out)
{
	struct columns columns = {0};
	/* The row of bases; above it the nearest first. */
	unsigned first = number * rows, base = first + (rows > 2 ? rows - 2 : 0);
	bool good = take_row(page, base, PLACE_BASE, &columns);
	if (rows > 2)
		good = take_row(page, base + 1, PLACE_BELOW, &columns) && good;
	for (unsigned row = base; row > first; row--)
		good = take_row(page, row - 1, PLACE_ABOVE, &columns) && good;
	columns_write(&columns, out);
	return good;
}

unsigned printer_page_lines(const struct printer_page *page, unsigned rows)
{
	return (printer_page_rows(page) + rows - 1) / rows;
}

bool printer_page_text(const struct printer_page *page, unsigned rows, struct str *out)
{
	bool good = true;
	unsigned lines = printer_page_lines(page, rows);
	for (unsigned i = 0; i < lines; i++) {
		good = printer_page_line(page, rows, i, out) && good;
		str_putc(out, '\n');
	}
	return good;
}
