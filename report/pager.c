/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/pager.h"

#include <stdlib.h>
#include <string.h>

#include "report/flow.h"
#include "report/layout.h"
#include "report/lines.h"
#include "report/page_frame.h"
#include "report/page_items.h"
#include "report/table.h"
#include "report/widths.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/wrap.h"

enum { PAPER_COLUMNS_MIN = 40, PAPER_LINES_MIN = 20, PAPER_MAX = 400 };

/* Lines that a page of the table must have besides the headings: for rows, and a line
 * with its rule that says which one goes on. */
enum { TABLE_BODY_MIN = FLOW_ROWS_MIN + 2 };

enum { NO_RULE = -1 };

struct page_mark;

struct pager {
	struct document *document;
	const struct layout *layout;
	struct paper paper;
	struct wrapper *wrapper;
	struct page_items items;
	struct table_row headings;
	struct page_frame frame;
	int chosen; /* of the items' choices */
	unsigned count;

	struct flow flow;
	size_t from; /* lines of the front item that stand on earlier pages */
	long rule;   /* the body's line that is a rule still open below, or NO_RULE */
	enum table_edge rule_above;
	size_t rows;        /* of the table, begun so far */
	size_t wanted;      /* one of them, from 1; 0: none */
	size_t wanted_line; /* of its page, where it begins */
	struct str *lines;
	struct page page;
	struct page_mark *marks; /* where pages begin, from the first on: pager_page() */
	size_t marks_count, marks_capacity;
};

/* All that is to be known to make the page anew. */
struct page_mark {
	struct document_mark front; /* of the item that is placed first */
	size_t from;                /* its lines that stand on earlier pages */
	size_t rows;                /* begun there */
	struct flow flow;
};

bool paper_parse(const char *text, struct paper *paper, struct error *error)
{
	char *end;
	unsigned long columns = strtoul(text, &end, 10), lines = 0;
	bool good = *text >= '0' && *text <= '9' && *end == 'x' && end[1] >= '0' &&
		    end[1] <= '9';
	if (good) {
		lines = strtoul(end + 1, &end, 10);
		good = !*end && columns >= PAPER_COLUMNS_MIN && columns <= PAPER_MAX &&
		       lines >= PAPER_LINES_MIN && lines <= PAPER_MAX;
	}
	if (!good)
		return error_set(error, ERROR_USAGE,
			_("paper '%s': expected COLUMNSxLINES, %d-%d columns and %d-%d "
			  "lines, e.g. 136x66, or a size like A4"),
			text, PAPER_COLUMNS_MIN, PAPER_MAX, PAPER_LINES_MIN, PAPER_MAX);
	paper->columns = (unsigned)columns;
	paper->lines = (unsigned)lines;
	return true;
}

/* --- before the first page: measure, choose, count --- */

static unsigned sum_of_least(const struct layout *layout)
{
	unsigned sum = 0;
	for (size_t i = 0; i < layout->columns_count; i++)
		sum += layout->columns[i].least;
	return sum;
}

static bool measure(struct pager *pager, struct widths *widths, struct error *error)
{
	const char *headings[LAYOUT_COLUMNS_MAX];
	for (size_t i = 0; i < pager->layout->columns_count; i++)
		headings[i] = pager->layout->columns[i].heading;
	widths_measure(widths, pager->wrapper, headings);
	if (!document_rewind(pager->document, error))
		return false;
	struct block block;
	do {
		if (!document_next(pager->document, &block, error))
			return false;
		if (block.kind == BLOCK_ROW)
			widths_measure(widths, pager->wrapper, block.cells);
	} while (block.kind != BLOCK_END);
	return true;
}

enum { CHOSEN, PROPORTIONAL };

static void choose_widths(
	struct pager *pager, const struct widths *widths, const struct table *form)
{
	struct table *tables = pager->items.tables;
	for (int i = 0; i < CHOICES; i++)
		tables[i] = *form;
	widths_choose(widths, tables[CHOSEN].widths);
	widths_proportional(widths, tables[PROPORTIONAL].widths);
	if (widths_exact(widths))
		tables[PROPORTIONAL] = tables[CHOSEN];
}

/* Both choices into the items' tables, if the paper has the columns that are needed; if
 * only a part of the rows was looked at, counting the pages shows which is better. */
static bool try_gap(struct pager *pager, enum border_style borders, unsigned gap,
	unsigned *needed, struct error *error)
{
	const struct layout *layout = pager->layout;
	const struct table form = {
		.borders = borders, .gap = gap, .columns = layout->columns_count};
	const unsigned overhead = table_overhead(layout->columns_count, gap);
	unsigned least[LAYOUT_COLUMNS_MAX];
	for (size_t i = 0; i < layout->columns_count; i++)
		least[i] = layout->columns[i].least;
	const unsigned all = MAX(pager->paper.columns, overhead + sum_of_least(layout));
	struct widths *widths = widths_new(layout->columns_count, least, all - overhead);
	bool good = measure(pager, widths, error);
	*needed = overhead + widths_needed(widths);
	if (good && *needed <= pager->paper.columns)
		choose_widths(pager, widths, &form);
	widths_free(widths);
	return good;
}

static bool refuse_columns(
	const struct pager *pager, unsigned needed, struct error *error)
{
	const struct layout *layout = pager->layout;
	const struct paper paper = pager->paper;
	const unsigned least =
		sum_of_least(layout) + table_overhead(layout->columns_count, 0);
	if (least > paper.columns)
		return error_set(error, ERROR_REFUSED,
			_("layout '%s' does not fit on %u columns: it needs a paper of at "
			  "least '%ux%u'"),
			layout->name, paper.columns, needed, paper.lines);
	return error_set(error, ERROR_REFUSED,
		_("on %u columns words of this report would be cut in layout '%s': it "
		  "needs a paper of at least '%ux%u'"),
		paper.columns, layout->name, needed, paper.lines);
}

/* Without the space behind cells where the words need its room. */
static bool choose(struct pager *pager, enum border_style borders, struct error *error)
{
	const unsigned columns = pager->paper.columns, gap = table_gap(columns);
	unsigned needed;
	if (!try_gap(pager, borders, gap, &needed, error))
		return false;
	if (needed > columns && gap && !try_gap(pager, borders, 0, &needed, error))
		return false;
	return needed <= columns || refuse_columns(pager, needed, error);
}

static bool wrap_headings(struct pager *pager, struct error *error)
{
	struct page_items *items = &pager->items;
	enum { RULES = 2 };
	for (int i = CHOICES; i-- > 0;)
		items->headings[i] =
			RULES + table_headings_wrap(&pager->headings, &items->tables[i],
					pager->wrapper, pager->layout);
	if (items->headings[PROPORTIONAL] + TABLE_BODY_MIN > items->body) {
		items->tables[PROPORTIONAL] = items->tables[CHOSEN];
		items->headings[PROPORTIONAL] = items->headings[CHOSEN];
	}
	size_t lines = items->headings[CHOSEN] + TABLE_BODY_MIN + FRAME_LINES;
	if (lines > pager->paper.lines)
		return error_set(error, ERROR_REFUSED,
			_("layout '%s' does not fit on %u lines: it needs a paper of at "
			  "least '%ux%zu'"),
			pager->layout->name, pager->paper.lines, pager->paper.columns,
			lines);
	return true;
}

/* Places the whole front item, page ends included. */
static void count_front(const struct page_items *items, int choice, struct flow *flow)
{
	const struct flow_item *front = items->flows[choice];
	if (flow_ends_before(flow, front))
		flow_break(flow, front, 0);
	if (front->kind == FLOW_SPACE || front->kind == FLOW_TABLE_END)
		flow_take(flow, front, items->count, 0);
	else
		for (size_t from = 0; from < flow_height(front);) {
			from += flow_take(flow, front, items->count, from);
			if (from < flow_height(front))
				flow_break(flow, front, from);
		}
}

static bool count_pages(struct pager *pager, struct error *error)
{
	struct page_items *items = &pager->items;
	struct flow flows[CHOICES];
	for (int i = 0; i < CHOICES; i++)
		flow_init(&flows[i], items->body, pager->paper.lines / 2);
	if (!document_rewind(pager->document, error))
		return false;
	for (;; page_items_drop(items)) {
		if (!page_items_fill(items, error))
			return false;
		if (items->flows[0]->kind == FLOW_END)
			break;
		for (int i = 0; i < CHOICES; i++)
			count_front(items, i, &flows[i]);
	}
	pager->chosen =
		flows[PROPORTIONAL].lines < flows[CHOSEN].lines ? PROPORTIONAL : CHOSEN;
	pager->count = (unsigned)flow_count(&flows[pager->chosen]);
	return true;
}

static bool prepare(struct pager *pager, enum border_style borders, struct error *error)
{
	if (!choose(pager, borders, error) || !wrap_headings(pager, error) ||
		!count_pages(pager, error))
		return false;
	table_headings_wrap(&pager->headings, &pager->items.tables[pager->chosen],
		pager->wrapper, pager->layout);
	pager->items.making = pager->chosen;
	/* The document stands at its end. */
	page_frame_warn(&pager->frame, document_unconfirmed(pager->document));
	return pager_rewind(pager, error);
}

struct pager *pager_new(struct document *document, const struct layout *layout,
	enum digits digits, struct paper paper, enum border_style borders, time_t date,
	struct error *error)
{
	struct pager *pager = mem_new(1, sizeof(*pager));
	pager->document = document;
	pager->layout = layout;
	pager->paper = paper;
	pager->wrapper = wrapper_new();
	table_row_init(&pager->headings);
	page_items_init(&pager->items);
	pager->items.document = document;
	pager->items.wrapper = pager->wrapper;
	pager->items.columns = paper.columns;
	pager->items.body = paper.lines - FRAME_LINES;
	page_frame_init(
		&pager->frame, document, pager->wrapper, paper.columns, digits, date);
	pager->lines = mem_new(paper.lines, sizeof(*pager->lines));
	for (unsigned i = 0; i < paper.lines; i++)
		str_init(&pager->lines[i]);
	pager->page = (struct page){0, pager->lines, paper.lines};
	if (prepare(pager, borders, error))
		return pager;
	pager_free(pager);
	return NULL;
}

void pager_free(struct pager *pager)
{
	if (!pager)
		return;
	for (unsigned i = 0; i < pager->paper.lines; i++)
		str_release(&pager->lines[i]);
	free(pager->lines);
	free(pager->marks);
	page_frame_release(&pager->frame);
	page_items_release(&pager->items);
	table_row_release(&pager->headings);
	wrapper_free(pager->wrapper);
	free(pager);
}

void pager_set_mark(struct pager *pager, const char *mark)
{
	page_frame_seal(&pager->frame, mark);
}

void pager_set_draft(struct pager *pager)
{
	page_frame_draft(&pager->frame, pager->document, pager->wrapper);
}

unsigned pager_count(const struct pager *pager)
{
	return pager->count;
}

bool pager_rewind(struct pager *pager, struct error *error)
{
	if (!document_rewind(pager->document, error))
		return false;
	page_items_clear(&pager->items);
	flow_init(&pager->flow, pager->items.body, pager->paper.lines / 2);
	pager->from = 0;
	pager->rows = 0;
	pager->page.number = 0;
	return true;
}

/* --- a page --- */

static struct str *body_line(struct pager *pager, size_t index)
{
	return &pager->lines[FRAME_HEADER_LINES + index];
}

static const struct table *table_of(const struct pager *pager)
{
	return &pager->items.tables[pager->chosen];
}

static void draw_rule(
	struct pager *pager, size_t index, enum table_edge above, enum table_edge below)
{
	struct str *line = body_line(pager, index);
	str_clear(line);
	table_rule_show(table_of(pager), above, below, line);
	pager->rule = (long)index;
	pager->rule_above = above;
}

/* What a rule has below it is known only when it is there: closes it. */
static void join_rule(struct pager *pager, size_t index, enum table_edge edge)
{
	if (pager->rule != NO_RULE && (size_t)pager->rule + 1 == index)
		draw_rule(pager, (size_t)pager->rule, pager->rule_above, edge);
}

static void draw_headings(struct pager *pager, size_t index)
{
	size_t last = index + pager->items.headings[pager->chosen] - 1;
	draw_rule(pager, index, EDGE_NONE, EDGE_COLUMNS);
	for (size_t i = index + 1; i < last; i++)
		table_row_show(&pager->headings, table_of(pager), i - index - 1,
			body_line(pager, i));
	draw_rule(pager, last, EDGE_COLUMNS, EDGE_NONE);
}

/* Draws lines [from, from + count) of the front item from the body's line index on. */
static void draw_front(struct pager *pager, size_t index, size_t from, size_t count)
{
	const struct page_item *front = pager->items.items[0];
	const struct flow_item *flow = pager->items.flows[pager->chosen];
	bool row = front->kind == BLOCK_ROW, group = front->kind == BLOCK_GROUP;
	enum table_edge edge = row ? EDGE_COLUMNS : EDGE_PLAIN;
	if (front->kind == BLOCK_TABLE) {
		draw_headings(pager, index);
		return;
	}
	for (size_t i = from; i < from + count; i++, index++) {
		struct str *line = body_line(pager, index);
		if (!row && !group) {
			lines_show(&front->lines, i, line);
			continue;
		}
		join_rule(pager, index, edge);
		if (i == flow->height)
			draw_rule(pager, index, edge, EDGE_NONE);
		else if (row)
			table_row_show(&front->row, table_of(pager), i, line);
		else
			table_group_show(&front->row, table_of(pager), i, line);
	}
}

static size_t draw_band(
	struct pager *pager, size_t index, const char *label, const char *text)
{
	join_rule(pager, index, EDGE_PLAIN);
	table_band_show(
		table_of(pager), pager->wrapper, label, text, body_line(pager, index));
	return index + 1;
}

/* Below the headings: which group and which row the page begins inside of. */
static void draw_continued(struct pager *pager)
{
	const struct page_item *front = pager->items.items[0];
	const struct flow_continued says = flow_continued(
		&pager->flow, pager->items.flows[pager->chosen], pager->from);
	size_t index = pager->flow.headings;
	if (!pager->flow.continued)
		return;
	if (says.group)
		index = draw_band(pager, index, PAGER_GOES_ON, front->group.data);
	if (says.row) {
		struct str label = STR_INIT;
		str_printf(&label, PAGER_GOES_ON "%s ", front->label.data);
		index = draw_band(pager, index, label.data, front->name.data);
		str_release(&label);
	}
	draw_rule(pager, index, EDGE_PLAIN, EDGE_NONE);
}

static void begin_page(struct pager *pager)
{
	for (unsigned i = 0; i < pager->paper.lines; i++)
		str_clear(&pager->lines[i]);
	pager->rule = NO_RULE;
	pager->page.number++;
	for (int i = 0; i < 2; i++)
		str_append(&pager->lines[i], pager->frame.top[i].data,
			pager->frame.top[i].bytes);
	page_frame_footer(&pager->frame, pager->page.number, pager->count,
		&pager->lines[pager->paper.lines - 1]);
	if (!pager->flow.headings)
		return;
	draw_headings(pager, 0);
	draw_continued(pager);
}

static const struct page *end_page(struct pager *pager)
{
	for (unsigned i = 0; i < pager->paper.lines; i++) {
		struct str *line = &pager->lines[i];
		size_t bytes = line->bytes;
		while (bytes && line->data[bytes - 1] == ' ')
			bytes--;
		str_truncate(line, bytes);
	}
	return &pager->page;
}

static void drop_front(struct pager *pager)
{
	page_items_drop(&pager->items);
	pager->from = 0;
}

/* A row begins at a line of the body. */
static void note_row(struct pager *pager, size_t index)
{
	pager->rows++;
	if (pager->rows == pager->wanted)
		pager->wanted_line = (size_t)(body_line(pager, index) - pager->lines);
}

/* Places the front item, or the part of it that goes on this page; false where the
 * page ends, which is said to the flow. */
static bool place_front(struct pager *pager)
{
	const struct flow_item *front = pager->items.flows[pager->chosen];
	size_t index = pager->flow.used;
	if (front->kind == FLOW_PAGE) {
		const bool ends = flow_ends_before(&pager->flow, front);
		if (ends)
			flow_break(&pager->flow, front, 0);
		drop_front(pager);
		return !ends;
	}
	size_t taken = flow_take(&pager->flow, front, pager->items.count, pager->from);
	if (front->kind == FLOW_SPACE || front->kind == FLOW_TABLE_END) {
		drop_front(pager);
		return true;
	}
	if (taken && front->kind == FLOW_ROW && !pager->from)
		note_row(pager, index);
	if (taken)
		draw_front(pager, index, pager->from, taken);
	pager->from += taken;
	if (pager->from < flow_height(front)) {
		flow_break(&pager->flow, front, pager->from);
		return false;
	}
	drop_front(pager);
	return true;
}

const struct page *pager_next(struct pager *pager, struct error *error)
{
	if (pager->page.number == pager->count)
		return NULL;
	if (!page_items_fill(&pager->items, error))
		return NULL;
	begin_page(pager);
	while (pager->items.flows[pager->chosen]->kind != FLOW_END &&
		place_front(pager)) {
		if (!page_items_fill(&pager->items, error))
			return NULL;
	}
	return end_page(pager);
}

/* --- a page by its number --- */

/* Remembers where the page begins that pager_next() would make. */
static void mark_page(struct pager *pager)
{
	const struct page_items *items = &pager->items;
	pager->marks = mem_grow(pager->marks, pager->marks_count, &pager->marks_capacity,
		sizeof(pager->marks[0]));
	pager->marks[pager->marks_count++] = (struct page_mark){
		.front = items->count ? items->items[0]->mark
				      : document_tell(pager->document),
		.from = pager->from,
		.rows = pager->rows,
		.flow = pager->flow,
	};
}

static bool go_to_mark(struct pager *pager, size_t index, struct error *error)
{
	const struct page_mark *mark = &pager->marks[index];
	if (!document_seek(pager->document, &mark->front, error))
		return false;
	page_items_clear(&pager->items);
	pager->flow = mark->flow;
	pager->from = mark->from;
	pager->rows = mark->rows;
	pager->page.number = (unsigned)index;
	return true;
}

/* Stands before a page as near before the wanted one as is known. */
static bool approach(struct pager *pager, unsigned number, struct error *error)
{
	const size_t wanted = number - 1, known = pager->marks_count;
	if (!known)
		return pager_rewind(pager, error);
	if (wanted >= known && pager->page.number == known)
		return true;
	return go_to_mark(pager, wanted < known ? wanted : known - 1, error);
}

const struct page *pager_page(struct pager *pager, unsigned number, struct error *error)
{
	const struct page *page = NULL;
	if (number < 1 || number > pager->count || !approach(pager, number, error))
		return NULL;
	do {
		if (pager->page.number == pager->marks_count)
			mark_page(pager);
		page = pager_next(pager, error);
	} while (page && page->number < number);
	return page;
}

unsigned pager_find_row(
	struct pager *pager, size_t row, unsigned *line, struct error *error)
{
	unsigned number = 0;
	const struct page *page;
	pager->wanted = row;
	do
		page = pager_page(pager, ++number, error);
	while (page && pager->rows < row && number < pager->count);
	const bool found = page && pager->rows >= row;
	*line = found ? (unsigned)pager->wanted_line : 0;
	pager->wanted = 0;
	return found ? number : 0;
}
