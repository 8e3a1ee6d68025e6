/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/xlsx.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "intake/builder.h"
#include "intake/docx_parts.h"
#include "intake/package.h"
#include "intake/xlsx_book.h"
#include "intake/xlsx_drawing.h"
#include "intake/xlsx_sheet.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

/* So many fields of the grid may be looked at for ranges, in grids: ranges that lie over one
 * another in thousands are no workbook's. */
enum { LOOKS_MAX = 8 };

/* A sheet on its way into the source. Rows without anything are left out: so a row of the
 * grid is not that of the sheet. */
struct page {
	struct builder *builder;
	struct xlsx_book *book;
	struct xlsx_sheet sheet;
	struct docx_relations relations;
	struct xlsx_things things;
	unsigned table; /* its number in the source */
	unsigned *rows; /* of the sheet, those that are taken */
	size_t rows_count, rows_capacity;
	size_t *covers; /* of each field the merged range, from 1 */
	size_t *links;
	const char **targets; /* of each link */
	size_t looks;
	struct str text;
};

static struct source_place place_of(
	const struct page *page, unsigned row, unsigned column)
{
	return (struct source_place){.table = page->table, .row = row, .column = column};
}

/* --- rows that are taken --- */

static int by_number(const void *left, const void *right)
{
	const unsigned a = *(const unsigned *)left, b = *(const unsigned *)right;
	return (a > b) - (a < b);
}

static void add_row(struct page *page, unsigned row)
{
	if (page->rows_count && page->rows[page->rows_count - 1] == row)
		return;
	page->rows = mem_grow(
		page->rows, page->rows_count, &page->rows_capacity, sizeof(*page->rows));
	page->rows[page->rows_count++] = row;
}

static bool find_rows(struct page *page)
{
	for (size_t i = 0; i < page->sheet.count; i++)
		add_row(page, page->sheet.cells[i].row);
	for (size_t i = 0; i < page->things.count; i++)
		if (page->things.items[i].kind == XLSX_PICTURE &&
			page->things.items[i].row)
			add_row(page, page->things.items[i].row);
	if (page->rows_count)
		qsort(page->rows, page->rows_count, sizeof(*page->rows), by_number);
	size_t kept = 0;
	for (size_t i = 0; i < page->rows_count; i++)
		if (!i || page->rows[i] != page->rows[i - 1])
			page->rows[kept++] = page->rows[i];
	page->rows_count = kept;
	return kept <= SOURCE_ROWS ||
	       builder_fail(page->builder, _("more rows than the program takes"));
}

/* The first of them that is not above a row of the sheet. */
static size_t row_at(const struct page *page, unsigned row)
{
	size_t low = 0, high = page->rows_count;
	while (low < high) {
		const size_t middle = (low + high) / 2;
		if (page->rows[middle] < row)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Writes the range's number into the fields that it covers; not where one begins within
 * another. False: ranges lie over one another as in no workbook. */
static bool cover(
	struct page *page, size_t *grid, const struct xlsx_range *range, size_t number)
{
	const size_t first = row_at(page, range->top),
		     end = row_at(page, range->bottom + 1);
	if (range->left > SOURCE_COLUMNS || first == end ||
		grid[first * SOURCE_COLUMNS + range->left - 1])
		return true;
	const size_t right = MIN(range->right, (unsigned)SOURCE_COLUMNS);
	page->looks += (end - first) * (right - range->left + 1);
	if (page->looks > (size_t)LOOKS_MAX * SOURCE_ROWS * SOURCE_COLUMNS)
		return false;
	for (size_t y = first; y < end; y++)
		for (size_t x = range->left - 1; x < right; x++)
			if (!grid[y * SOURCE_COLUMNS + x])
				grid[y * SOURCE_COLUMNS + x] = number;
	return true;
}

/* The address of a link. */
static const char *target_of(const struct page *page, const struct xlsx_range *link)
{
	const struct docx_relation *relation =
		link->id ? docx_relation(&page->relations, link->id) : NULL;
	return relation && relation->external ? relation->target : NULL;
}

static bool find_ranges(struct page *page)
{
	const struct xlsx_sheet *sheet = &page->sheet;
	const size_t fields = MAX(page->rows_count, (size_t)1) * SOURCE_COLUMNS;
	bool done = true;
	page->covers = mem_new(fields, sizeof(*page->covers));
	page->links = mem_new(fields, sizeof(*page->links));
	page->targets =
		mem_new(MAX(sheet->links_count, (size_t)1), sizeof(*page->targets));
	for (size_t i = 0; i < sheet->links_count; i++)
		page->targets[i] = target_of(page, &sheet->links[i]);
	for (size_t i = 0; done && i < sheet->merged_count; i++)
		done = cover(page, page->covers, &sheet->merged[i], i + 1);
	for (size_t i = 0; done && i < sheet->links_count; i++)
		done = cover(page, page->links, &sheet->links[i], i + 1);
	return done || builder_fail(page->builder,
			       _("more merged cells or links than any workbook has"));
}

/* --- cells --- */

static const char *link_of(const struct page *page, size_t row, unsigned column)
{
	const size_t number = page->links[row * SOURCE_COLUMNS + column - 1];
	return number ? page->targets[number - 1] : NULL;
}

static void put_text(struct page *page, const struct xlsx_cell *cell, size_t row)
{
	struct builder *builder = page->builder;
	const char *text = page->sheet.texts.data + cell->start;
	const char *end = text + cell->bytes;
	const struct source_place place = place_of(page, cell->row, cell->column);
	builder_paragraph(builder);
	builder_link(builder, link_of(page, row, cell->column));
	while (text < end) {
		const char *line = memchr(text, '\n', (size_t)(end - text));
		builder_text(builder, text, (size_t)((line ? line : end) - text));
		if (line)
			builder_put(builder, '\n');
		text = line ? line + 1 : end;
	}
	builder_link(builder, NULL);
	builder_paragraph_end(builder);
	if (cell->no_result)
		builder_note_at(builder, &place,
			_("a formula without its result; open the workbook, save it, and "
			  "import it then"));
	if (cell->failed)
		builder_note_at(
			builder, &place, _("the result of a formula is an error"));
}

static void put_picture(struct page *page, const struct xlsx_thing *thing)
{
	struct str bytes = STR_INIT;
	struct error error = ERROR_INIT;
	const struct source_place place = place_of(page, thing->row, thing->column);
	if (!thing->part || !package_has(page->book->package, thing->part))
		builder_note_at(page->builder, &place, _("a picture is missing"));
	else if (!package_read(page->book->package, thing->part, SOURCE_PICTURE_BYTES,
			 &bytes, &error))
		builder_note_at(page->builder, &place, _("a picture cannot be read: %s"),
			error_message(&error));
	else {
		const size_t count = bytes.bytes;
		builder_picture(page->builder, thing->words,
			(unsigned char *)str_detach(&bytes), count);
	}
	error_release(&error);
	str_release(&bytes);
}

static void put_pictures(struct page *page, unsigned row, unsigned column)
{
	for (size_t i = 0; i < page->things.count; i++) {
		const struct xlsx_thing *thing = &page->things.items[i];
		if (thing->kind == XLSX_PICTURE && thing->row == row &&
			MIN(thing->column, (unsigned)SOURCE_COLUMNS) == column)
			put_picture(page, thing);
	}
}

/* What stands under a merged range and is not its first cell: no spreadsheet shows it. */
static void tell_covered(struct page *page, const struct xlsx_cell *cell)
{
	const struct source_place place = place_of(page, cell->row, cell->column);
	str_clear(&page->text);
	builder_note_text(&page->text, page->sheet.texts.data + cell->start, cell->bytes);
	builder_note_at(page->builder, &place, _("under a merged cell, left out: %s"),
		page->text.data);
}

/* How far the row reaches; *pictured: whether it has pictures. */
static unsigned last_column(const struct page *page, size_t row,
	const struct xlsx_cell *cells, size_t count, bool *pictured)
{
	unsigned last = count ? cells[count - 1].column : 0;
	*pictured = false;
	for (size_t i = 0; i < page->things.count; i++)
		if (page->things.items[i].kind == XLSX_PICTURE &&
			page->things.items[i].row == page->rows[row]) {
			last = MAX(last, page->things.items[i].column);
			*pictured = true;
		}
	return MIN(last, (unsigned)SOURCE_COLUMNS);
}

static void put_cell(struct page *page, size_t row, unsigned column,
	const struct xlsx_cell *cell, bool pictured)
{
	const size_t number = page->covers[row * SOURCE_COLUMNS + column - 1];
	unsigned columns = 1, rows = 1;
	if (number) {
		const struct xlsx_range *range = &page->sheet.merged[number - 1];
		const size_t first = row_at(page, range->top);
		if (row != first || column != range->left) {
			if (cell)
				tell_covered(page, cell);
			return;
		}
		columns = MIN(range->right, (unsigned)SOURCE_COLUMNS) - range->left + 1;
		rows = (unsigned)(row_at(page, range->bottom + 1) - first);
	}
	builder_cell(page->builder, columns, rows, false);
	if (cell)
		put_text(page, cell, row);
	if (pictured)
		put_pictures(page, page->rows[row], column);
	builder_cell_end(page->builder);
}

static size_t put_row(struct page *page, size_t row, size_t at)
{
	const struct xlsx_cell *cells = page->sheet.cells + at;
	size_t count = 0;
	while (at + count < page->sheet.count && cells[count].row == page->rows[row])
		count++;
	bool pictured;
	const unsigned last = last_column(page, row, cells, count, &pictured);
	builder_row(page->builder, false);
	size_t next = 0;
	for (unsigned column = 1; column <= last && !page->builder->failed; column++) {
		const bool filled = next < count && cells[next].column == column;
		put_cell(page, row, column, filled ? &cells[next] : NULL, pictured);
		next += filled;
	}
	return at + count;
}

/* --- what is told --- */

static void tell_things(struct page *page)
{
	for (size_t i = 0; i < page->things.count; i++) {
		const struct xlsx_thing *thing = &page->things.items[i];
		const struct source_place place =
			place_of(page, thing->row, thing->column);
		str_clear(&page->text);
		if (thing->words)
			builder_note_text(
				&page->text, thing->words, strlen(thing->words));
		if (thing->kind == XLSX_CHART)
			builder_note_at(page->builder, &place, _("a chart is left out"));
		else if (thing->kind == XLSX_BOX)
			builder_note_at(page->builder, &place,
				page->text.bytes ? _("a text box is left out: %s")
						 : _("a drawing is left out%s"),
				page->text.data);
		else if (thing->kind == XLSX_COMMENT)
			builder_note_at(page->builder, &place,
				_("a comment is left out: %s"), page->text.data);
	}
}

static bool is_own_column(const struct page *page, unsigned column)
{
	static const char own[] = "mattrakan.";
	for (size_t i = 0; i < page->sheet.count; i++) {
		const struct xlsx_cell *cell = &page->sheet.cells[i];
		if (cell->column == column)
			return cell->bytes > strlen(own) &&
			       !memcmp(page->sheet.texts.data + cell->start, own,
				       strlen(own));
	}
	return false;
}

/* Our own workbooks hide their columns of data (doc/publishing.md): that is no news. */
static bool hides_own(const struct page *page)
{
	const unsigned first = page->sheet.first_hidden_column;
	for (unsigned i = 0; i < page->sheet.columns_hidden; i++)
		if (!is_own_column(page, first + i))
			return false;
	return true;
}

static void tell_hidden(struct page *page)
{
	const struct xlsx_sheet *sheet = &page->sheet;
	const struct source_place row = place_of(page, sheet->first_hidden_row, 0);
	const struct source_place column = place_of(page, 0, sheet->first_hidden_column);
	if (sheet->rows_hidden)
		builder_note_at(page->builder, &row,
			_("hidden rows, taken all the same: %u"), sheet->rows_hidden);
	if (sheet->columns_hidden && !hides_own(page))
		builder_note_at(page->builder, &column,
			_("hidden columns, taken all the same: %u"),
			sheet->columns_hidden);
}

/* The rows and columns of a sheet have numbers that people know. */
static void set_places(struct page *page)
{
	struct source *source = page->builder->source;
	struct source_table *table =
		source->count ? &source->blocks[source->count - 1].table : NULL;
	for (size_t i = 0; table && i < table->count && i < page->rows_count; i++) {
		struct source_row *row = &table->rows[i];
		row->place.row = page->rows[i];
		for (size_t j = 0; j < row->count; j++) {
			struct source_cell *cell = &row->cells[j];
			cell->place.row = page->rows[i];
			for (size_t k = 0; k < cell->count; k++)
				cell->paragraphs[k].place.row = page->rows[i];
		}
	}
}

static void put_table(struct page *page, const char *name)
{
	builder_table(page->builder);
	builder_table_name(page->builder, name);
	page->table = page->builder->tables;
	for (size_t row = 0, at = 0; row < page->rows_count && !page->builder->failed;
		row++)
		at = put_row(page, row, at);
	builder_table_end(page->builder);
	set_places(page);
	tell_hidden(page);
	tell_things(page);
}

/* --- sheets --- */

static bool read_aside(struct page *page, struct error *error)
{
	struct package *package = page->book->package;
	const struct docx_relation *drawing =
		page->sheet.drawing ? docx_relation(&page->relations, page->sheet.drawing)
				    : NULL;
	const struct docx_relation *comments =
		docx_relation_of(&page->relations, "comments", 0);
	if (drawing && !drawing->external && package_has(package, drawing->target) &&
		!xlsx_drawing_read(&page->things, package, drawing->target, error))
		return false;
	return !comments || comments->external ||
	       !package_has(package, comments->target) ||
	       xlsx_comments_read(&page->things, package, comments->target, error);
}

static bool read_sheet(struct builder *builder, struct xlsx_book *book,
	const struct xlsx_sheet_name *name, const char *part, struct error *error)
{
	struct page page = {.builder = builder, .book = book, .text = STR_INIT};
	bool done = docx_relations_read(&page.relations, book->package, part, error) &&
		    xlsx_sheet_read(&page.sheet, book, part, error) &&
		    read_aside(&page, error) && find_rows(&page);
	if (done && page.rows_count && find_ranges(&page))
		put_table(&page, name->name);
	done = done && !builder->failed;
	docx_relations_release(&page.relations);
	xlsx_sheet_release(&page.sheet);
	xlsx_things_release(&page.things);
	str_release(&page.text);
	free(page.rows);
	free(page.covers);
	free(page.links);
	free(page.targets);
	return done;
}

static bool read_sheets(
	struct builder *builder, struct xlsx_book *book, struct error *error)
{
	const struct source_place nowhere = {0};
	for (size_t i = 0; i < book->sheets_count; i++) {
		const struct xlsx_sheet_name *sheet = &book->sheets[i];
		const struct docx_relation *relation =
			docx_relation(&book->relations, sheet->id);
		if (sheet->hidden) {
			builder_note_at(builder, &nowhere,
				_("the sheet '%s' is hidden, and left out"), sheet->name);
			continue;
		}
		if (!relation || relation->external ||
			strcmp(relation->type, "worksheet") != 0) {
			builder_note_at(builder, &nowhere,
				_("the sheet '%s' has no cells, and is left out"),
				sheet->name);
			continue;
		}
		if (!read_sheet(builder, book, sheet, relation->target, error))
			return false;
	}
	return true;
}

static void tell_macros(struct builder *builder, struct package *package)
{
	const struct source_place nowhere = {0};
	for (size_t i = 0; i < package_count(package); i++)
		if (strstr(package_name(package, i), "vbaProject.bin")) {
			builder_note_at(builder, &nowhere,
				_("macros: they are left out, and were not run"));
			return;
		}
}

bool xlsx_read(struct source *source, const struct intake_file *file, struct error *error)
{
	struct package *package = package_open(file, error);
	if (!package)
		return false;
	struct xlsx_book book;
	struct builder builder;
	builder_init(&builder, source, error);
	bool done = xlsx_book_read(&book, package, error);
	if (done) {
		tell_macros(&builder, package);
		done = read_sheets(&builder, &book, error);
	}
	done = builder_finish(&builder) && done;
	xlsx_book_release(&book);
	package_close(package);
	return done || error_prefix(error, "%s", file->name);
}
