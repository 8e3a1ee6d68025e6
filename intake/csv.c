/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * By libcsv, which is given the text line by line: so it is known in which line a value
 * begins that has no end.
 */
#include <config.h>

#include "intake/csv.h"

#include <stdlib.h>
#include <string.h>

#include <csv.h>

#include "intake/csv_form.h"
#include "intake/encoding.h"
#include "intake/missing.h"
#include "text/formula.h"
#include "text/i18n.h"
#include "text/library.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define CSV_FUNCTIONS(F)                                                                 \
	F(csv_error)                                                                     \
	F(csv_fini)                                                                      \
	F(csv_free)                                                                      \
	F(csv_init)                                                                      \
	F(csv_parse)                                                                     \
	F(csv_set_blk_size)                                                              \
	F(csv_set_delim)                                                                 \
	F(csv_set_opts)                                                                  \
	F(csv_set_realloc_func)                                                          \
	F(csv_set_space_func)

static struct {
	CSV_FUNCTIONS(LIBRARY_POINTER)
} libcsv;
#define ENTRY(name) LIBRARY_FUNCTION(libcsv, name)
static const struct library_function functions[] = {CSV_FUNCTIONS(ENTRY)};

enum {
	OPTIONS = CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL,
	BLOCK_BYTES = 1 << 16,
	TOLD_MAX = 50, /* of one kind: behind them only their number is told */
};

struct reading {
	struct source *source;
	const struct intake_file *file;
	struct error *error;
	bool failed;
	struct csv_parser parser;
	struct source_table *table;
	struct source_row *row; /* the one that is being read; NULL: none */
	unsigned line;
	unsigned value_line; /* in which the value began that is being read */
	unsigned column;     /* of that value */
	bool ours;           /* the file is as publish/csv.c writes it */
	unsigned quotes, guards;
	struct str text;
};

/* --- places --- */

static struct source_place place_of(const struct reading *reading)
{
	return (struct source_place){
		.line = reading->value_line,
		.table = 1,
		.row = (unsigned)reading->table->count + !reading->row,
		.column = reading->column,
	};
}

static bool refuse(struct reading *reading, const char *why)
{
	reading->failed = true;
	const struct source_place place = place_of(reading);
	return intake_refuse(reading->error, reading->file, &place, "%s", why);
}

/* --- values --- */

static void append_value(struct str *text, const char *data, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		if (data[i] != '\r')
			str_putc(text, data[i]);
		else if (i + 1 == bytes || data[i + 1] != '\n')
			str_putc(text, '\n');
}

/* What stands behind the apostrophe of a guarded value. Others' files may have it as ours do:
 * then it is told. */
static const char *without_guard(struct reading *reading)
{
	const char *text = reading->text.data;
	if (!text_is_guarded(text))
		return text;
	const struct source_place place = place_of(reading);
	if (!reading->ours && reading->guards++ < TOLD_MAX)
		source_note_add(reading->source, &place,
			_("an apostrophe before the text, which keeps spreadsheets from "
			  "taking it for a formula, was left out"));
	return text + 1;
}

static struct source_row *current_row(struct reading *reading)
{
	if (!reading->row) {
		reading->row = source_row_add(reading->table);
		reading->row->place = place_of(reading);
		reading->row->place.column = 0;
	}
	return reading->row;
}

/* An empty cell has no paragraph. */
static void put_text(struct source_cell *cell, const char *text)
{
	if (!*text)
		return;
	struct source_paragraph *paragraph = source_paragraph_add(cell);
	paragraph->place = cell->place;
	source_paragraph_set(paragraph, text, strlen(text));
}

static void on_value(void *data, size_t bytes, void *context)
{
	struct reading *reading = context;
	if (reading->failed)
		return;
	if (reading->column > SOURCE_COLUMNS && bytes)
		refuse(reading, _("the table has too many columns"));
	else if (!reading->row && reading->table->count >= SOURCE_ROWS)
		refuse(reading, _("the table has too many rows"));
	else if (reading->column <= SOURCE_COLUMNS) {
		struct source_row *row = current_row(reading);
		str_clear(&reading->text);
		append_value(&reading->text, data, bytes);
		const char *text = without_guard(reading);
		struct source_cell *cell = source_cell_add(row);
		cell->place = place_of(reading);
		put_text(cell, text);
	}
	reading->column++;
	reading->value_line = reading->line;
}

static void on_row(int end, void *context)
{
	(void)end;
	struct reading *reading = context;
	reading->row = NULL;
	reading->column = 1;
}

/* --- the file --- */

/* A quote inside a value that does not begin with one: no standard has it, but typists and
 * other programs do. It is a quote like any other. */
static void take_quote(struct reading *reading, const char *at)
{
	struct csv_parser *parser = &reading->parser;
	const struct source_place place = place_of(reading);
	libcsv.csv_set_opts(parser, OPTIONS & ~CSV_STRICT);
	libcsv.csv_parse(parser, at, 1, on_value, on_row, reading);
	libcsv.csv_set_opts(parser, OPTIONS);
	if (reading->quotes++ < TOLD_MAX)
		source_note_add(reading->source, &place,
			_("a quotation mark stands in a value that does not begin with "
			  "one; it was taken as it stands"));
}

static bool feed_line(struct reading *reading, const char *text, size_t bytes)
{
	struct csv_parser *parser = &reading->parser;
	if (!parser->pstate)
		reading->value_line = reading->line;
	while (bytes && !reading->failed) {
		const size_t done =
			libcsv.csv_parse(parser, text, bytes, on_value, on_row, reading);
		if (done == bytes)
			break;
		if (libcsv.csv_error(parser) != CSV_EPARSE || parser->quoted)
			return refuse(reading,
				_("text follows the quotation mark that ends a value"));
		take_quote(reading, text + done);
		text += done + 1;
		bytes -= done + 1;
	}
	return !reading->failed;
}

static bool feed(struct reading *reading, const char *text, size_t bytes)
{
	/* Line ends of one carriage return alone are those of very old machines. */
	const char end = memchr(text, '\n', bytes) ? '\n' : '\r';
	while (bytes) {
		const char *found = memchr(text, end, bytes);
		const size_t length = found ? (size_t)(found - text) + 1 : bytes;
		reading->line++;
		if (!feed_line(reading, text, length))
			return false;
		text += length;
		bytes -= length;
	}
	if (libcsv.csv_fini(&reading->parser, on_value, on_row, reading))
		return refuse(reading, _("a value that begins with a quotation mark has "
					 "no end"));
	return !reading->failed;
}

static void tell_rest(struct reading *reading, unsigned count, const char *format)
{
	if (count > TOLD_MAX)
		source_note_add(reading->source, &(struct source_place){.table = 1},
			"%s: %u", format, count);
}

static int no_space(unsigned char byte)
{
	(void)byte;
	return 0;
}

static void *grow(void *block, size_t bytes)
{
	return mem_resize(block, bytes, 1);
}

static void read_text(struct reading *reading, const struct str *text)
{
	const struct csv_form form =
		csv_form_find(reading->file->name, text->data, text->bytes);
	struct csv_parser *parser = &reading->parser;
	libcsv.csv_init(parser, OPTIONS);
	libcsv.csv_set_delim(parser, (unsigned char)form.separator);
	libcsv.csv_set_space_func(parser, no_space);
	libcsv.csv_set_realloc_func(parser, grow);
	libcsv.csv_set_blk_size(parser, BLOCK_BYTES);
	reading->line = form.start > 0;
	reading->column = 1;
	if (feed(reading, text->data + form.start, text->bytes - form.start)) {
		tell_rest(reading, reading->quotes,
			_("quotation marks inside of values, in all"));
		tell_rest(reading, reading->guards, _("apostrophes left out, in all"));
	}
	libcsv.csv_free(parser);
}

/* A byte order mark, and each value in quotes. */
static bool is_ours(const struct intake_file *file)
{
	const size_t mark = encoding_mark(file->bytes, file->count);
	return mark == 3 && file->count > mark && file->bytes[mark] == '"';
}

bool csv_read(struct source *source, const struct intake_file *file, struct error *error)
{
	if (!libcsv.csv_parse && !library_load(LIBCSV_FILE, functions, COUNT(functions)))
		return intake_missing(file->name, LIBCSV_PACKAGE, error);
	struct str text = STR_INIT;
	struct reading reading = {
		.source = source,
		.file = file,
		.error = error,
		.ours = is_ours(file),
		.text = STR_INIT,
	};
	if (encoding_read(source, file, &text, error)) {
		struct source_block *block = source_block_add(source, SOURCE_TABLE);
		block->place.table = 1;
		reading.table = &block->table;
		read_text(&reading, &text);
	} else {
		reading.failed = true;
	}
	str_release(&reading.text);
	str_release(&text);
	return !reading.failed;
}
