/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The report as a PDF, by Pango and Cairo: pages of A4 with real text, tagged.
 *
 * The blocks come three times: first the widths of the table's columns are chosen by all
 * rows, then the pages are counted, because each says of how many it is, then they are
 * drawn. Nothing of a card is kept between, and each page goes out as it is finished. (A
 * page that was drawn cannot be changed: so the number could not be put in later, and a
 * report's cards are read faster than its pages would be kept.)
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "publish/pdf_draw.h"
#include "publish/pdf_items.h"
#include "publish/pdf_library.h"
#include "publish/pdf_paper.h"
#include "publish/pdf_text.h"
#include "publish/sink.h"
#include "report/block_queue.h"
#include "report/document.h"
#include "report/flow.h"
#include "report/layout.h"
#include "report/summary.h"
#include "report/widths.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/wrap.h"

enum walk { WALK_WIDTHS, WALK_COUNT, WALK_DRAW };

/* Sizes of the table's letters, in points: the first with which no word is cut. */
static const unsigned sizes[] = {14, 13, 12, 11, 10, 9, 8};

/* So many columns in a table, and it is set across. */
enum { COLUMNS_ACROSS = 5 };

/* Lines that a page of the table must have besides the headings. */
enum { BODY_MIN = FLOW_ROWS_MIN + FLOW_CONTINUED_MAX };

struct pdf {
	struct sink sink;
	struct sink_output output;
	const struct publication *about;
	enum walk walk;
	struct pdf_paper *paper;
	struct pdf_items items;
	struct pdf_drawing drawing;
	bool ready; /* these three are there */

	size_t size;    /* of sizes */
	unsigned grain; /* what widths are chosen in: half a letter */
	struct widths *widths;

	struct flow flow;
	size_t from;    /* units of the front item that stand on earlier pages */
	bool page_open; /* something stands on it */
};

/* --- the columns --- */

static const struct pdf_form *form_of(const struct layout *layout)
{
	switch (layout->paper) {
	case LAYOUT_PORTRAIT: return &pdf_portrait;
	case LAYOUT_LANDSCAPE: return &pdf_landscape;
	case LAYOUT_BY_COLUMNS: break;
	}
	return layout->columns_count < COLUMNS_ACROSS ? &pdf_portrait : &pdf_landscape;
}

/* Letters of the next size: what a layout asks for at least is columns of a letter each,
 * but not more than there is. */
static void begin_widths(struct pdf *pdf_sink)
{
	const struct layout *layout = pdf_sink->about->layout;
	struct pdf_text *text = pdf_sink->items.text;
	const char *headings[LAYOUT_COLUMNS_MAX];
	unsigned least[LAYOUT_COLUMNS_MAX];
	pdf_text_set_cells(text, sizes[pdf_sink->size]);
	pdf_sink->grain = pdf_text_letter(text, PDF_CELL) / 2;
	const unsigned room = pdf_items_room(&pdf_sink->items) / pdf_sink->grain;
	for (size_t i = 0; i < layout->columns_count; i++) {
		headings[i] = layout->columns[i].heading;
		least[i] = MIN(2 * layout->columns[i].least,
			room / (unsigned)layout->columns_count);
	}
	widths_free(pdf_sink->widths);
	pdf_sink->widths = widths_new(layout->columns_count, least, room);
	wrapper_set_ruler(pdf_sink->items.wrapper,
		pdf_text_ruler(text, PDF_CELL_BOLD, pdf_sink->grain));
	widths_measure(pdf_sink->widths, pdf_sink->items.wrapper, headings);
}

static void measure_row(struct pdf *pdf_sink, const struct block *block)
{
	struct pdf_items *items = &pdf_sink->items;
	wrapper_set_ruler(
		items->wrapper, pdf_text_ruler(items->text, PDF_CELL, pdf_sink->grain));
	widths_measure(pdf_sink->widths, items->wrapper, block->cells);
}

/* What rounding to whole grains leaves over is spread over all columns. */
static void take_widths(struct pdf *pdf_sink)
{
	struct table *table = &pdf_sink->items.table;
	unsigned sum = 0;
	widths_choose(pdf_sink->widths, table->widths);
	for (size_t i = 0; i < table->columns; i++)
		sum += table->widths[i] *= pdf_sink->grain;
	const unsigned over = pdf_items_room(&pdf_sink->items) - sum;
	for (size_t i = 0; i < table->columns; i++)
		table->widths[i] += over / (unsigned)table->columns;
	pdf_items_begin(&pdf_sink->items);
}

static bool headings_fit(const struct pdf *pdf_sink)
{
	const struct pdf_items *items = &pdf_sink->items;
	return items->headings_height +
		       BODY_MIN * pdf_text_pitch(items->text, PDF_CELL) <=
	       pdf_form_body(items->main);
}

/* All rows were measured: takes the widths, or asks for a smaller size. */
static bool choose_widths(struct pdf *pdf_sink, struct error *error)
{
	const unsigned room = pdf_items_room(&pdf_sink->items) / pdf_sink->grain;
	if (widths_needed(pdf_sink->widths) <= room) {
		take_widths(pdf_sink);
		if (headings_fit(pdf_sink)) {
			pdf_sink->walk = WALK_COUNT;
			return true;
		}
	}
	if (++pdf_sink->size == COUNT(sizes))
		return error_set(error, ERROR_REFUSED,
			_("layout '%s' has too many columns for a page of a pdf"),
			pdf_sink->about->layout->name);
	begin_widths(pdf_sink);
	return true;
}

/* --- pages --- */

static bool is_drawn(const struct pdf *pdf_sink)
{
	return pdf_sink->walk == WALK_DRAW;
}

static void begin_flow(struct pdf *pdf_sink)
{
	const size_t body = pdf_form_body(pdf_sink->items.main);
	flow_init(&pdf_sink->flow, body, body / 2);
	pdf_sink->from = 0;
	pdf_sink->page_open = false;
	pdf_sink->items.form = pdf_sink->items.main;
}

/* What begins a part needs no header that says the same. */
static bool is_headed(enum block_kind kind)
{
	return kind != BLOCK_MEMO_TITLE && kind != BLOCK_COVER && kind != BLOCK_TITLE;
}

/* The front item comes first on a new page; inside: of the table. */
static void begin_page(struct pdf *pdf_sink, bool inside)
{
	const struct pdf_item *front = pdf_sink->items.items[0];
	struct flow *flow = &pdf_sink->flow;
	pdf_sink->page_open = true;
	if (!is_drawn(pdf_sink))
		return;
	const struct flow_continued says =
		flow_continued(flow, &pdf_sink->items.flows[0], pdf_sink->from);
	pdf_sink->drawing.form = front->form;
	pdf_paper_begin_page(pdf_sink->paper, front->form,
		is_headed(front->kind) && front->form != &pdf_memo);
	if (!inside)
		return;
	pdf_draw_headings(&pdf_sink->drawing, 0, false);
	if (flow->continued)
		pdf_draw_continued(&pdf_sink->drawing, flow->headings, &says);
}

static void end_page(struct pdf *pdf_sink)
{
	if (pdf_sink->page_open && is_drawn(pdf_sink))
		pdf_paper_end_page(pdf_sink->paper);
	pdf_sink->page_open = false;
}

static void break_page(struct pdf *pdf_sink)
{
	end_page(pdf_sink);
	flow_break(&pdf_sink->flow, &pdf_sink->items.flows[0], pdf_sink->from);
}

/* A page has the room of its form: known when something comes on it. */
static void fit_page(struct pdf *pdf_sink)
{
	if (pdf_sink->page_open)
		return;
	pdf_sink->flow.body = pdf_form_body(pdf_sink->items.items[0]->form);
	pdf_sink->flow.whole = pdf_sink->flow.body / 2;
}

/* As much of the front item as the page takes. */
static bool place_part(struct pdf *pdf_sink, struct error *error)
{
	struct pdf_items *items = &pdf_sink->items;
	struct flow *flow = &pdf_sink->flow;
	fit_page(pdf_sink);
	const size_t y = flow->used;
	const bool inside = flow->headings; /* before the table may begin */
	const size_t taken = flow_take(flow, items->flows, items->count, pdf_sink->from);
	if (taken && !pdf_sink->page_open)
		begin_page(pdf_sink, inside);
	if (taken && is_drawn(pdf_sink) &&
		!pdf_draw(&pdf_sink->drawing, y, pdf_sink->from, taken, error))
		return false;
	pdf_sink->from += taken;
	return true;
}

/* Places the whole front item, over as many pages as it takes. */
static bool place_front(struct pdf *pdf_sink, struct error *error)
{
	struct pdf_items *items = &pdf_sink->items;
	const struct flow_item *front = items->flows;
	pdf_sink->from = 0;
	if (flow_ends_before(&pdf_sink->flow, front))
		break_page(pdf_sink);
	if (front->kind == FLOW_TABLE_END && is_drawn(pdf_sink))
		pdf_draw_table_end(&pdf_sink->drawing);
	if (front->kind == FLOW_SPACE || front->kind == FLOW_TABLE_END)
		flow_take(&pdf_sink->flow, front, items->count, 0);
	else
		while (pdf_sink->from < flow_height(front)) {
			if (!place_part(pdf_sink, error))
				return false;
			if (pdf_sink->from < flow_height(front))
				break_page(pdf_sink);
		}
	pdf_items_drop(items);
	return true;
}

static bool place_ready(struct pdf *pdf_sink, bool over, struct error *error)
{
	while (pdf_items_ready(&pdf_sink->items, over))
		if (!place_front(pdf_sink, error))
			return false;
	return pdf_paper_good(pdf_sink->paper, error);
}

/* --- the sink --- */

static bool begin(struct sink *sink, const struct publication *about, struct error *error)
{
	struct pdf *pdf_sink = (struct pdf *)sink;
	pdf_sink->about = about;
	pdf_sink->paper = pdf_paper_new(&pdf_sink->output, about, error);
	if (!pdf_sink->paper)
		return false;
	if (about->layout == &summary_layout) /* it is to stand on one page */
		pdf_text_set_body(pdf_paper_text(pdf_sink->paper), sizes[0]);
	pdf_items_init(&pdf_sink->items, about->layout, pdf_paper_text(pdf_sink->paper),
		form_of(about->layout));
	pdf_sink->drawing = (struct pdf_drawing){.paper = pdf_sink->paper,
		.items = &pdf_sink->items,
		.emblem = about->emblem};
	pdf_sink->ready = true;
	begin_widths(pdf_sink);
	return true;
}

static bool block(struct sink *sink, const struct block *block, struct error *error)
{
	struct pdf *pdf_sink = (struct pdf *)sink;
	if (pdf_sink->walk == WALK_WIDTHS) {
		if (block->kind == BLOCK_ROW)
			measure_row(pdf_sink, block);
		return true;
	}
	pdf_items_add(&pdf_sink->items, block);
	return place_ready(pdf_sink, false, error);
}

/* Behind all else the ITA results of the office's years, as a chart: no block has them. */
static void add_years(struct pdf *pdf_sink)
{
	const struct publication *about = pdf_sink->about;
	enum { CHART_LEAST = 2 }; /* one year is no chart */
	if (about->years_count < CHART_LEAST)
		return;
	struct block_queue queue = {0};
	struct block block;
	summary_blocks_of_years(&queue, about->years, about->years_count, about->digits);
	while (block_queue_take(&queue, &block))
		pdf_items_add(&pdf_sink->items, &block);
	block_queue_clear(&queue);
}

/* A summary is one page: where it is more, its letters become smaller, and the pages are
 * counted again. */
static bool shrink_summary(struct pdf *pdf_sink)
{
	if (pdf_sink->about->layout != &summary_layout ||
		flow_count(&pdf_sink->flow) == 1 || pdf_sink->size + 1 == COUNT(sizes))
		return false;
	pdf_text_set_body(pdf_sink->items.text, sizes[++pdf_sink->size]);
	begin_flow(pdf_sink);
	return true;
}

static bool walked(struct sink *sink, bool *again, struct error *error)
{
	struct pdf *pdf_sink = (struct pdf *)sink;
	*again = true;
	switch (pdf_sink->walk) {
	case WALK_WIDTHS:
		if (!choose_widths(pdf_sink, error))
			return false;
		begin_flow(pdf_sink);
		return true;
	case WALK_COUNT:
		add_years(pdf_sink);
		if (!place_ready(pdf_sink, true, error))
			return false;
		if (shrink_summary(pdf_sink))
			return true;
		pdf_paper_set_count(
			pdf_sink->paper, (unsigned)flow_count(&pdf_sink->flow));
		begin_flow(pdf_sink);
		pdf_sink->walk = WALK_DRAW;
		return true;
	case WALK_DRAW: break;
	}
	*again = false;
	add_years(pdf_sink);
	return place_ready(pdf_sink, true, error);
}

static bool end(struct sink *sink, struct error *error)
{
	struct pdf *pdf_sink = (struct pdf *)sink;
	pdf_draw_end(&pdf_sink->drawing);
	end_page(pdf_sink);
	return pdf_paper_finish(pdf_sink->paper, error);
}

static void pdf_free(struct sink *sink)
{
	struct pdf *pdf_sink = (struct pdf *)sink;
	if (pdf_sink->ready)
		pdf_items_release(&pdf_sink->items);
	widths_free(pdf_sink->widths);
	pdf_paper_free(pdf_sink->paper);
	free(pdf_sink);
}

struct sink *pdf_sink_new(const struct sink_output *output, struct error *error)
{
	if (!pdf_library_load(error))
		return NULL;
	struct pdf *pdf_sink = mem_new(1, sizeof(*pdf_sink));
	pdf_sink->sink = (struct sink){.begin = begin,
		.block = block,
		.end = end,
		.free = pdf_free,
		.walked = walked};
	pdf_sink->output = *output;
	return &pdf_sink->sink;
}
