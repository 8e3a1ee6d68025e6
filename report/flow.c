/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/flow.h"

#include "text/macros.h"

enum {
	SIDE_MIN = 2, /* lines of a paragraph on each side of a page's end */
	PART_MIN = 4, /* of a row */
};

static size_t line_of(const struct flow_item *item)
{
	return item->line ? item->line : 1;
}

static size_t rule_of(const struct flow_item *item)
{
	return item->rule ? item->rule : 1;
}

void flow_init(struct flow *flow, size_t body, size_t whole)
{
	*flow = (struct flow){.body = body, .whole = whole};
}

/* Whether the page holds nothing but headings. */
static bool is_fresh(const struct flow *flow)
{
	return flow->used == flow->headings + flow->continued + flow->leading;
}

size_t flow_height(const struct flow_item *item)
{
	switch (item->kind) {
	case FLOW_TEXT:
	case FLOW_SOLID:
	case FLOW_TABLE: return item->height;
	case FLOW_GROUP:
	case FLOW_ROW: return item->height + rule_of(item);
	case FLOW_SPACE: return line_of(item);
	case FLOW_PAGE:
	case FLOW_TABLE_END:
	case FLOW_END: return 0;
	}
	return 0;
}

struct flow_continued flow_continued(
	const struct flow *flow, const struct flow_item *front, size_t from)
{
	struct flow_continued says = {false, false};
	if (!flow->headings || front->kind != FLOW_ROW)
		return says;
	says.row = from > 0;
	says.group = front->grouped &&
		     flow->body >= flow->headings +
					   line_of(front) *
						   (FLOW_ROWS_MIN + FLOW_CONTINUED_MAX);
	return says;
}

static size_t continued_lines(
	const struct flow *flow, const struct flow_item *front, size_t from)
{
	const struct flow_continued says = flow_continued(flow, front, from);
	const size_t lines = (size_t)says.row + says.group;
	return lines ? lines * line_of(front) + rule_of(front) : 0;
}

/* The fewest lines with which an item may begin on a page, where a page of its own
 * would have `page` lines. */
static size_t begin_min(
	const struct flow *flow, const struct flow_item *item, size_t page)
{
	const size_t height = flow_height(item);
	const size_t side = SIDE_MIN * line_of(item), part = PART_MIN * line_of(item);
	if (item->kind == FLOW_TEXT)
		return item->height < 2 * side ? height : side;
	if (item->kind != FLOW_ROW || item->height < 2 * part)
		return height;
	return item->height <= flow->whole && height <= page ? height : part;
}

/* The lines that must have room on this page for items[0] to begin on it. */
static size_t needed(const struct flow *flow, const struct flow_item *items, size_t count)
{
	size_t headings = flow->headings, lines = 0;
	for (size_t i = 0; i < count; i++) {
		if (items[i].kind == FLOW_TABLE)
			headings = items[i].height;
		if (!items[i].keep)
			return lines +
			       begin_min(flow, &items[i],
				       flow->body - headings -
					       continued_lines(flow, &items[i], 0));
		lines += flow_height(&items[i]);
	}
	return lines;
}

/* How many of an item's last `rest` lines go before a page's end that cuts it. */
static size_t cut(const struct flow_item *item, size_t rest, size_t room)
{
	const size_t text = item->kind == FLOW_ROW ? rest - rule_of(item) : rest;
	const size_t line = line_of(item);
	const size_t side = (item->kind == FLOW_ROW ? PART_MIN : SIDE_MIN) * line;
	if ((item->kind == FLOW_ROW || item->kind == FLOW_TEXT) && text > side)
		room = MIN(room, text - side);
	return room - room % line;
}

static void use(struct flow *flow, size_t lines)
{
	flow->used += lines;
	if (flow->headings)
		flow->lines += lines;
}

size_t flow_take(
	struct flow *flow, const struct flow_item *items, size_t count, size_t from)
{
	size_t room = flow->body - flow->used;
	if (items->kind == FLOW_TABLE_END)
		flow->headings = flow->continued = flow->leading = 0;
	if (items->kind == FLOW_SPACE && (is_fresh(flow) || !room))
		return 0;
	if (!from && !is_fresh(flow) && needed(flow, items, count) > room)
		return 0;
	if (items->kind == FLOW_TABLE)
		flow->headings = items->height;
	size_t rest = flow_height(items) - from;
	size_t lines = rest <= room ? rest : cut(items, rest, room);
	if (items->kind == FLOW_GROUP && is_fresh(flow))
		flow->leading += lines;
	use(flow, lines);
	return lines;
}

void flow_break(struct flow *flow, const struct flow_item *front, size_t from)
{
	flow->pages++;
	flow->used = 0;
	flow->leading = 0;
	flow->continued = continued_lines(flow, front, from);
	use(flow, flow->headings + flow->continued);
}

bool flow_ends_before(const struct flow *flow, const struct flow_item *item)
{
	return item->kind == FLOW_PAGE && flow->used;
}

size_t flow_count(const struct flow *flow)
{
	return flow->pages + (flow->used > 0);
}
