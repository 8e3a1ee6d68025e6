/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/pdf_blocks.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "intake/pdf_joins.h"
#include "intake/pdf_table.h"
#include "intake/pdf_text.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"

/* In sizes of the font: middles of lines that are farther apart are of two paragraphs (lines
 * of Thai fonts are up to two sizes high); a line in the middle. */
#define PARAGRAPH_GAP 2.2
#define CENTRE_NEAR   1.0
#define FULL          0.75 /* of its width: a line that is so long may go on */
#define SAME_COLUMN   6.0  /* points */

enum { LOST_AM_LETTERS = 30 };

void pdf_blocks_init(struct pdf_blocks *blocks, struct source *source)
{
	*blocks = (struct pdf_blocks){.source = source, .open = SIZE_MAX};
	pdf_flow_init(&blocks->flow);
}

void pdf_blocks_release(struct pdf_blocks *blocks)
{
	pdf_flow_release(&blocks->flow);
	free(blocks->edges);
}

/* --- texts --- */

static void count_am(struct pdf_blocks *blocks)
{
	for (const char *at = blocks->flow.text.data; *at; at++) {
		blocks->sara_aa += !strncmp(at, "า", 3);
		blocks->sara_am += !strncmp(at, "ำ", 3) || !strncmp(at, "ํ", 3);
	}
}

/* Of the text in the flow: what of it is a doubt. */
static void tell_doubts(struct pdf_blocks *blocks, const struct source_place *place)
{
	const struct pdf_flow *flow = &blocks->flow;
	if (flow->unread)
		source_note_add(blocks->source, place,
			_("letters of which the PDF does not say which they are: %zu; please "
			  "compare with the page"),
			flow->unread);
	if (flow->strays)
		source_note_add(blocks->source, place,
			_("vowels or tone marks that stand on no letter: %zu; please compare "
			  "with the page"),
			flow->strays);
}

/* Sets the text that is in the flow. */
static void put_text(struct pdf_blocks *blocks, struct source_paragraph *paragraph)
{
	struct pdf_flow *flow = &blocks->flow;
	count_am(blocks);
	tell_doubts(blocks, &paragraph->place);
	source_paragraph_set(paragraph, flow->text.data, flow->text.bytes);
	/* No control is in it: the places are those of the text that was set. */
	if (strlen(paragraph->text) != flow->text.bytes)
		return;
	for (size_t i = 0; i < flow->spans.count; i++) {
		const struct pdf_span *span = &flow->spans.items[i];
		source_link_add(paragraph, span->start, span->bytes, span->link->target);
	}
}

/* --- tables --- */

struct cells {
	const struct pdf_glyph **glyphs; /* of all cells, cell by cell */
	size_t *ends;                    /* where each cell's end */
	double *widths;                  /* of each column: its widest line */
};

/* The cell's glyphs stand between the end of the one before and its own. */
static void sort_glyphs(
	struct cells *cells, const struct pdf_table *table, const struct pdf_sheet *sheet)
{
	const struct pdf_cell **homes =
		mem_new(MAX(sheet->glyphs_count, (size_t)1), sizeof(*homes));
	size_t *at = mem_new(table->cells_count + 1, sizeof(*at));
	for (size_t i = 0; i < sheet->glyphs_count; i++)
		if (!sheet->glyphs[i].dropped) {
			homes[i] = pdf_table_cell(table, &sheet->glyphs[i].area);
			if (homes[i])
				at[homes[i] - table->cells + 1]++;
		}
	for (size_t i = 0; i < table->cells_count; i++) {
		at[i + 1] += at[i];
		cells->ends[i] = at[i + 1];
	}
	for (size_t i = 0; i < sheet->glyphs_count; i++)
		if (homes[i])
			cells->glyphs[at[homes[i] - table->cells]++] = &sheet->glyphs[i];
	free(at);
	free(homes);
}

static struct pdf_line *cell_lines(const struct cells *cells, size_t cell, size_t *count)
{
	const size_t start = cell ? cells->ends[cell - 1] : 0;
	return pdf_lines_make(cells->glyphs + start, cells->ends[cell] - start, count);
}

static void find_widths(struct cells *cells, const struct pdf_table *table)
{
	for (size_t i = 0; i < table->cells_count; i++) {
		const struct pdf_cell *cell = &table->cells[i];
		size_t count;
		struct pdf_line *lines = cell_lines(cells, i, &count);
		for (size_t k = 0; cell->columns == 1 && k < count; k++)
			cells->widths[cell->column] = MAX(cells->widths[cell->column],
				lines[k].area.right - lines[k].area.left);
		free(lines);
	}
}

static double cell_width(const struct cells *cells, const struct pdf_cell *cell)
{
	return cell->columns == 1 ? cells->widths[cell->column]
				  : (cell->area.right - cell->area.left) * 0.9;
}

static void put_cell(struct pdf_blocks *blocks, struct source_row *row,
	const struct pdf_table *table, const struct cells *cells, size_t at)
{
	const struct pdf_cell *from = &table->cells[at];
	struct source_cell *cell = source_cell_add(row);
	size_t count;
	struct pdf_line *lines = cell_lines(cells, at, &count);
	cell->place = row->place;
	cell->place.column = (unsigned)from->column + 1;
	cell->columns = (unsigned)from->columns;
	cell->rows = (unsigned)from->rows;
	if (count) {
		struct source_paragraph *paragraph = source_paragraph_add(cell);
		paragraph->place = cell->place;
		pdf_flow_clear(&blocks->flow);
		pdf_flow_put(&blocks->flow, lines, count, cell_width(cells, from));
		put_text(blocks, paragraph);
		const struct pdf_area *last = &lines[count - 1].area;
		paragraph->continues =
			count > 1 && from->row + from->rows == table->rows &&
			last->right - last->left > FULL * cell_width(cells, from);
	}
	free(lines);
}

static void fill_table(struct pdf_blocks *blocks, struct source_table *to,
	const struct pdf_table *table, const struct cells *cells)
{
	size_t at = 0;
	for (size_t i = 0; i < table->rows; i++) {
		struct source_row *row = source_row_add(to);
		row->place = (struct source_place){.page = blocks->page,
			.table = blocks->tables,
			.row = (unsigned)to->count};
		for (; at < table->cells_count && table->cells[at].row == i; at++)
			put_cell(blocks, row, table, cells, at);
	}
}

/* Whether the table has the columns of the one on the page before. */
static bool goes_on(const struct pdf_blocks *blocks, const struct pdf_table *table)
{
	if (blocks->open == SIZE_MAX || blocks->columns != table->columns ||
		blocks->ruled != table->ruled)
		return false;
	for (size_t i = 0; table->ruled && i <= table->columns; i++)
		if (fabs(blocks->edges[i] - table->edges[i]) > SAME_COLUMN)
			return false;
	return true;
}

static void keep_open(struct pdf_blocks *blocks, const struct pdf_table *table)
{
	free(blocks->edges);
	blocks->columns = table->columns;
	blocks->ruled = table->ruled;
	blocks->edges = mem_new(table->columns + 1, sizeof(*blocks->edges));
	for (size_t i = 0; i <= table->columns; i++)
		blocks->edges[i] = table->edges[i];
}

/* The table that was the last thing on its page has ended there. */
static void close_table(struct pdf_blocks *blocks)
{
	if (blocks->open != SIZE_MAX)
		pdf_joins_end(&blocks->source->blocks[blocks->open].table);
	blocks->open = SIZE_MAX;
}

static struct source_table *new_table(struct pdf_blocks *blocks)
{
	close_table(blocks);
	struct source_block *block = source_block_add(blocks->source, SOURCE_TABLE);
	block->place =
		(struct source_place){.page = blocks->page, .table = ++blocks->tables};
	blocks->open = blocks->source->count - 1;
	return &block->table;
}

static void put_table(struct pdf_blocks *blocks, const struct pdf_sheet *sheet,
	const struct pdf_table *table)
{
	struct cells cells = {
		mem_new(MAX(sheet->glyphs_count, (size_t)1), sizeof(*cells.glyphs)),
		mem_new(table->cells_count, sizeof(*cells.ends)),
		mem_new(table->columns, sizeof(*cells.widths)),
	};
	sort_glyphs(&cells, table, sheet);
	if (cells.ends[table->cells_count - 1]) {
		const bool on = goes_on(blocks, table);
		struct source_table *to = on ? &blocks->source->blocks[blocks->open].table
					     : new_table(blocks);
		const size_t before = to->count;
		find_widths(&cells, table);
		fill_table(blocks, to, table, &cells);
		pdf_joins_clean(to, before);
		if (on) {
			blocks->heads_repeated += pdf_joins_drop_heads(to, before);
			blocks->rows_joined += pdf_joins_row(to, before);
		}
		keep_open(blocks, table);
	}
	free(cells.glyphs);
	free(cells.ends);
	free(cells.widths);
}

/* --- paragraphs --- */

static struct pdf_area text_area(const struct pdf_sheet *sheet)
{
	struct pdf_area area = {INFINITY, 0, -INFINITY, 0};
	for (size_t i = 0; i < sheet->lines_count; i++) {
		area.left = MIN(area.left, sheet->lines[i].area.left);
		area.right = MAX(area.right, sheet->lines[i].area.right);
	}
	return area;
}

static double middle(const struct pdf_area *area)
{
	return (area->top + area->bottom) / 2;
}

static bool begins_paragraph(struct pdf_blocks *blocks, const struct pdf_line *line,
	const struct pdf_line *next, double width)
{
	return middle(&next->area) - middle(&line->area) > PARAGRAPH_GAP * line->size ||
	       next->area.left > line->area.left + line->size ||
	       !pdf_flow_goes_on(&blocks->flow, line, next, width);
}

/* The lines up to where a table or another paragraph begins. */
static size_t put_paragraph(struct pdf_blocks *blocks, const struct pdf_sheet *sheet,
	size_t first, double above, const struct pdf_area *area)
{
	const struct pdf_line *lines = sheet->lines;
	const double width = (area->right - area->left) * 0.98;
	size_t end = first + 1;
	while (end < sheet->lines_count && lines[end].area.top < above &&
		!begins_paragraph(blocks, &lines[end - 1], &lines[end], width))
		end++;
	struct source_block *block = source_block_add(blocks->source, SOURCE_PARAGRAPH);
	block->place = (struct source_place){
		.page = blocks->page, .paragraph = ++blocks->paragraphs};
	struct source_paragraph *paragraph = &block->paragraph;
	paragraph->place = block->place;
	pdf_flow_clear(&blocks->flow);
	pdf_flow_put(&blocks->flow, lines + first, end - first, width);
	put_text(blocks, paragraph);
	const struct pdf_area *line = &lines[first].area;
	const double left = line->left - area->left, right = area->right - line->right;
	paragraph->centred = end == first + 1 && left > 2 * lines[first].size &&
			     fabs(left - right) < CENTRE_NEAR * lines[first].size;
	/* The last one on its page, where that is full of text. */
	paragraph->continues = end == sheet->lines_count && first > 0 &&
			       above == INFINITY &&
			       lines[end - 1].area.right > area->right - width / 10;
	close_table(blocks);
	return end;
}

/* --- pages --- */

/* The table that begins next below a height; NULL: none. */
static const struct pdf_table *next_table(
	const struct pdf_sheet *sheet, const struct pdf_table *last)
{
	const struct pdf_table *next = NULL;
	for (size_t i = 0; i < sheet->tables.count; i++) {
		const struct pdf_table *table = &sheet->tables.items[i];
		const bool behind = !last || table->area.top > last->area.top ||
				    (table->area.top == last->area.top && table > last);
		if (behind && (!next || table->area.top < next->area.top))
			next = table;
	}
	return next;
}

static void tell_page(struct pdf_blocks *blocks, const struct pdf_sheet *sheet)
{
	const struct source_place place = {.page = blocks->page};
	if (sheet->dropped)
		source_note_add(blocks->source, &place,
			_("page numbers and lines that each page repeats, left out: %zu"),
			sheet->dropped);
	if (!sheet->glyphs_count)
		source_note_add(blocks->source, &place,
			sheet->page.pictures_count
				? _("the page is a picture without text: nothing of it was "
				    "read")
				: _("the page is empty"));
	else if (sheet->page.pictures_count)
		source_note_add(blocks->source, &place, _("pictures, left out: %zu"),
			sheet->page.pictures_count);
}

void pdf_blocks_put(struct pdf_blocks *blocks, const struct pdf_sheet *sheet)
{
	const struct pdf_area area = text_area(sheet);
	const struct pdf_table *table = next_table(sheet, NULL);
	if (blocks->page++ && blocks->source->count)
		source_block_add(blocks->source, SOURCE_PAGE)->place.page =
			blocks->page - 1;
	tell_page(blocks, sheet);
	for (size_t line = 0; line < sheet->lines_count || table;) {
		if (blocks->source->count >= SOURCE_BLOCKS) {
			blocks->too_large = true;
			return;
		}
		if (table &&
			(line == sheet->lines_count ||
				table->area.top <= middle(&sheet->lines[line].area))) {
			put_table(blocks, sheet, table);
			table = next_table(sheet, table);
		} else {
			const double above = table ? table->area.top : INFINITY;
			line = put_paragraph(blocks, sheet, line, above, &area);
		}
	}
}

void pdf_blocks_end(struct pdf_blocks *blocks)
{
	const struct source_place nowhere = {0};
	close_table(blocks);
	if (blocks->heads_repeated)
		source_note_add(blocks->source, &nowhere,
			_("headings that are repeated on pages, left out: %u"),
			blocks->heads_repeated);
	if (blocks->rows_joined)
		source_note_add(blocks->source, &nowhere,
			_("rows that a page's end cut, put together: %u"),
			blocks->rows_joined);
	if (blocks->sara_aa >= LOST_AM_LETTERS && !blocks->sara_am)
		source_note_add(blocks->source, &nowhere,
			_("the text of this PDF has no ำ at all: the program that made it "
			  "lost them; words with า may be wrong, please compare with the "
			  "pages"));
}
