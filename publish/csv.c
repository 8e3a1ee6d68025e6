/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cards as comma-separated values (RFC 4180), by libcsv: a byte order mark, by which
 * spreadsheets know UTF-8, a row of headings, a row for each card. A text that a
 * spreadsheet would take for a formula has an apostrophe before it.
 */
#include <config.h>

#include <stdlib.h>

#include <csv.h>

#include "model/card.h"
#include "publish/missing.h"
#include "publish/sink.h"
#include "publish/values.h"
#include "report/document.h"
#include "text/formula.h"
#include "text/library.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static struct {
	LIBRARY_POINTER(csv_write)
} libcsv;
static const struct library_function functions[] = {LIBRARY_FUNCTION(libcsv, csv_write)};

struct csv {
	struct sink sink;
	struct sink_output output;
	struct values values;
	struct str row, guarded;
};

static void put_value(struct csv *csv, size_t column, const char *text)
{
	struct str *row = &csv->row;
	str_clear(&csv->guarded);
	if (text_is_formula(text))
		str_putc(&csv->guarded, FORMULA_GUARD);
	str_puts(&csv->guarded, text);
	if (column)
		str_putc(row, ',');
	/* Each byte may be a quote, which is written twice, between two more. */
	const size_t room = 2 * csv->guarded.bytes + 2;
	str_reserve(row, room);
	row->bytes += libcsv.csv_write(
		row->data + row->bytes, room, csv->guarded.data, csv->guarded.bytes);
	row->data[row->bytes] = '\0';
}

static bool write_row(struct csv *csv, struct error *error)
{
	str_puts(&csv->row, "\r\n");
	const bool written = csv->output.write(
		csv->output.context, csv->row.data, csv->row.bytes, error);
	str_clear(&csv->row);
	return written;
}

static bool begin(struct sink *sink, const struct publication *about, struct error *error)
{
	struct csv *csv = (struct csv *)sink;
	str_puts(&csv->row, BYTE_ORDER_MARK);
	for (size_t i = 0; i < VALUE_COLUMNS; i++)
		put_value(csv, i, values_heading(&csv->values, about->report, i)->data);
	return write_row(csv, error);
}

static bool block(struct sink *sink, const struct block *block, struct error *error)
{
	struct csv *csv = (struct csv *)sink;
	if (block->kind != BLOCK_ROW)
		return true;
	csv->values.number++;
	for (size_t i = 0; i < VALUE_COLUMNS; i++)
		put_value(csv, i, values_text(&csv->values, block->card, i)->data);
	return write_row(csv, error);
}

static bool end(struct sink *sink, struct error *error)
{
	(void)sink, (void)error;
	return true;
}

static void csv_release(struct sink *sink)
{
	struct csv *csv = (struct csv *)sink;
	values_release(&csv->values);
	str_release(&csv->row);
	str_release(&csv->guarded);
	free(csv);
}

struct sink *csv_sink_new(const struct sink_output *output, struct error *error)
{
	if (!libcsv.csv_write &&
		!library_load(LIBCSV_FILE, functions, COUNT(functions))) {
		publish_missing("csv", LIBCSV_PACKAGE, error);
		return NULL;
	}
	struct csv *csv = mem_new(1, sizeof(*csv));
	csv->sink = (struct sink){
		.begin = begin, .block = block, .end = end, .free = csv_release};
	csv->output = *output;
	values_init(&csv->values);
	str_init(&csv->row);
	str_init(&csv->guarded);
	return &csv->sink;
}
