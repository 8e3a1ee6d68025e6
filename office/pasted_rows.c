/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/pasted_rows.h"

#include <stdint.h>
#include <string.h>

#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/macros.h"
#include "text/pasted.h"
#include "text/str.h"

struct reading {
	struct source *source;
	struct source_table *table;
	struct source_row *row; /* the one that is being read; NULL: none */
	struct str cell;        /* as it came */
	size_t tabs; /* that a row has, where lines are joined; 0: they are not */
	size_t joined, lost;
	const char *refused; /* why, translated; NULL: it is not */
};

static struct source_place place_of(const struct reading *reading)
{
	return (struct source_place){.row = (unsigned)reading->table->count,
		.column = reading->row ? (unsigned)reading->row->count : 0};
}

static void strip_ends(struct str *text)
{
	while (text->bytes && strchr(" \n", text->data[text->bytes - 1]))
		str_truncate(text, text->bytes - 1);
}

static void end_cell(struct reading *reading)
{
	if (!reading->row) {
		if (reading->table->count == SOURCE_ROWS) {
			reading->refused = _("the table has too many rows");
			return;
		}
		reading->row = source_row_add(reading->table);
		reading->row->place = place_of(reading);
	}
	if (reading->row->count == SOURCE_COLUMNS) {
		reading->refused = _("the table has too many columns");
		return;
	}
	struct str clean = STR_INIT;
	reading->lost +=
		pasted_clean(&clean, reading->cell.data, reading->cell.bytes, '\n');
	strip_ends(&clean);
	struct source_cell *cell = source_cell_add(reading->row);
	cell->place = place_of(reading);
	if (clean.bytes) {
		struct source_paragraph *paragraph = source_paragraph_add(cell);
		paragraph->place = cell->place;
		source_paragraph_set(paragraph, clean.data, clean.bytes);
	}
	str_release(&clean);
	str_clear(&reading->cell);
}

static void end_row(struct reading *reading)
{
	end_cell(reading);
	reading->row = NULL;
}

/* The bytes of the line end at the start of text. */
static size_t line_end(const char *text, size_t bytes)
{
	return bytes > 1 && text[0] == '\r' && text[1] == '\n' ? 2 : 1;
}

static size_t line_bytes(const char *text, size_t bytes, size_t *tabs)
{
	size_t at = 0;
	for (*tabs = 0; at < bytes && text[at] != '\n' && text[at] != '\r'; at++)
		*tabs += text[at] == '\t';
	return at;
}

/* --- cells of several lines that nothing marks --- */

/* A line of the text, and where the next one begins. */
struct line {
	const char *text;
	size_t bytes, tabs, next;
};

static struct line line_at(const char *text, size_t bytes, size_t at)
{
	struct line line = {.text = text + at};
	line.bytes = line_bytes(text + at, bytes - at, &line.tabs);
	line.next = at + line.bytes;
	line.next +=
		line.next < bytes ? line_end(text + line.next, bytes - line.next) : 0;
	return line;
}

/* The number that a line begins with; 0: none. */
static int number_of(const struct line *line)
{
	struct list_mark mark;
	return list_mark_read(line->text, line->bytes, &mark) &&
			       mark.kind == LIST_MARK_NUMBER
		       ? mark.number
		       : 0;
}

/* Rows whose lines are put together by the number of their tabs. */
struct joining {
	size_t tabs;     /* of a row; 0: a line is a row */
	size_t row_tabs; /* of the row so far */
	int number;      /* that it began with; 0: none */
	bool any;        /* it has begun */
};

/* Whether the line without tabs at a place begins the row behind a whole one: it has the
 * number that follows, and no line up to the one with the next tab has it. */
static bool is_numbered_on(
	const struct joining *joining, const char *text, size_t bytes, size_t at)
{
	const int next = joining->number ? joining->number + 1 : 0;
	struct line line = line_at(text, bytes, at);
	if (!next || number_of(&line) != next)
		return false;
	while (!line.tabs && line.next < bytes) {
		line = line_at(text, bytes, line.next);
		if (number_of(&line) == next)
			return false;
	}
	return line.tabs;
}

/* Whether the line at a place goes on with the row before it: that has not all its cells, or
 * has, and no other one begins here. */
static bool goes_on(
	const struct joining *joining, const char *text, size_t bytes, size_t at)
{
	if (!joining->any || !joining->tabs)
		return false;
	return joining->row_tabs < joining->tabs ||
	       (!line_at(text, bytes, at).tabs &&
		       !is_numbered_on(joining, text, bytes, at));
}

static void take_line(struct joining *joining, const struct line *line, bool goes)
{
	if (!goes) {
		joining->row_tabs = 0;
		joining->number = number_of(line);
	}
	joining->row_tabs += line->tabs;
	joining->any = true;
}

/* Whether all rows come to so many tabs. */
static bool fits(const char *text, size_t bytes, size_t tabs)
{
	struct joining joining = {.tabs = tabs};
	for (size_t at = 0; at < bytes;) {
		const struct line line = line_at(text, bytes, at);
		const bool goes = goes_on(&joining, text, bytes, at);
		if (!goes && joining.any && joining.row_tabs != tabs)
			return false;
		take_line(&joining, &line, goes);
		if (joining.row_tabs > tabs)
			return false;
		at = line.next;
	}
	return joining.row_tabs == tabs;
}

/* How many tabs the rows have where lines do not have the same number of them; 0: they have,
 * or it cannot be told. */
static size_t tabs_of_rows(const char *text, size_t bytes, size_t columns, bool headed)
{
	size_t first = SIZE_MAX;
	bool unequal = false;
	for (size_t at = 0; at < bytes;) {
		const struct line line = line_at(text, bytes, at);
		if (line.bytes) {
			first = first == SIZE_MAX ? line.tabs : first;
			unequal |= line.tabs != first;
		}
		at = line.next;
	}
	/* A number may stand before the columns. */
	const size_t may_be[] = {headed ? first : columns - 1, headed ? 0 : columns};
	for (size_t i = 0; unequal && i < COUNT(may_be); i++)
		if (may_be[i] && fits(text, bytes, may_be[i]))
			return may_be[i];
	return 0;
}

static void read_lines(struct reading *reading, const char *text, size_t bytes)
{
	struct joining joining = {.tabs = reading->tabs};
	for (size_t at = 0; at < bytes && !reading->refused;) {
		const struct line line = line_at(text, bytes, at);
		const bool goes = goes_on(&joining, text, bytes, at);
		if (goes) {
			str_putc(&reading->cell, '\n');
			reading->joined += line.bytes > 0;
		} else if (joining.any) {
			end_row(reading);
		}
		for (size_t i = 0; i < line.bytes && !reading->refused; i++)
			if (line.text[i] == '\t')
				end_cell(reading);
			else
				str_putc(&reading->cell, line.text[i]);
		take_line(&joining, &line, goes);
		at = line.next;
	}
	if (joining.any && !reading->refused)
		end_row(reading);
}

/* --- as spreadsheets mark them --- */

static void read_quoted(struct reading *reading, const char *text, size_t bytes)
{
	bool open = false; /* a cell follows, be it empty */
	for (size_t at = 0; at < bytes && !reading->refused;) {
		bool quoted = false;
		at += pasted_cell(&reading->cell, text + at, bytes - at, &quoted);
		open = at < bytes && text[at] == '\t';
		if (open) {
			end_cell(reading);
			at++;
			continue;
		}
		end_row(reading);
		at += at < bytes ? line_end(text + at, bytes - at) : 0;
	}
	if (open && !reading->refused)
		end_row(reading);
}

static void tell(const struct reading *reading)
{
	const struct source_place nowhere = {0};
	if (reading->joined)
		source_note_add(reading->source, &nowhere, "%s",
			_("lines that belong to one cell were joined by the number of tabs; "
			  "please compare"));
	if (reading->lost)
		source_note_add(reading->source, &nowhere, "%s",
			_("some of its characters are damaged and were kept"));
}

bool pasted_rows_read(struct source *source, const char *text, size_t bytes,
	size_t columns, bool headed, struct error *error)
{
	struct str scratch = STR_INIT;
	struct source_block *block = source_block_add(source, SOURCE_TABLE);
	struct reading reading = {
		.source = source, .table = &block->table, .cell = STR_INIT};
	if (pasted_unquote(&scratch, text, bytes)) {
		read_quoted(&reading, text, bytes);
	} else {
		reading.tabs = tabs_of_rows(text, bytes, columns, headed);
		read_lines(&reading, text, bytes);
	}
	tell(&reading);
	str_release(&scratch);
	str_release(&reading.cell);
	return !reading.refused || error_set(error, ERROR_REFUSED, "%s", reading.refused);
}
