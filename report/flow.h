/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where pages end. A flow knows how full the current page is; for the next item it
 * says how many of its lines go on this page, by heights alone: so the pages can be
 * counted without being made, for two choices of widths at once.
 *
 * The rules: an item that is kept stays with the item after it. A paragraph leaves
 * two lines at least on each side of a page's end. A row of the table of up to `whole`
 * lines is not cut where a page of its own holds it: it moves. A higher one is cut with
 * four lines at least on each page. Where a page begins inside a row, or between the
 * rows of a group, lines below the headings say so, and a rule below them.
 *
 * Units: lines; or finer ones, where items say how many of them a line has, and a rule: then
 * an item that is cut is cut between its lines. A row's height is without the rule below it,
 * which is one unit more and never parted from the row's last line. At a page's end within a
 * row there is no rule: the row is seen to go on.
 */
#ifndef REPORT_FLOW_H
#define REPORT_FLOW_H

#include <stdbool.h>
#include <stddef.h>

/* Lines that rows must have on a page of the table; those of what goes on, at most, with
 * the rule. */
enum { FLOW_ROWS_MIN = 8, FLOW_CONTINUED_MAX = 3 };

enum flow_kind {
	FLOW_TEXT,  /* a paragraph */
	FLOW_SOLID, /* stays together */
	FLOW_SPACE, /* an empty line, of `line` units; none at a page's top */
	FLOW_PAGE,  /* a new page */
	FLOW_TABLE, /* the table begins: its height is that of the headings with rules */
	FLOW_GROUP, /* a heading across the table, and the rule below it */
	FLOW_ROW,
	FLOW_TABLE_END,
	FLOW_END,
};

struct flow_item {
	enum flow_kind kind;
	bool keep; /* with the item after it */
	size_t height;
	bool grouped; /* FLOW_ROW: a group's heading leads it */
	size_t line;  /* units of a line of it, and of what goes on above it; 0: one */
	size_t rule;  /* FLOW_GROUP, FLOW_ROW: of the rule; 0: one */
};

struct flow {
	size_t body;      /* units of a page, without header and footer */
	size_t whole;     /* rows of up to so many are kept whole */
	size_t used;      /* of the current page */
	size_t headings;  /* lines at the top of each page of the table; 0 outside */
	size_t continued; /* lines below them of what goes on, with their rule */
	size_t leading;   /* lines of groups' headings below those */
	size_t pages;     /* ended */
	size_t lines;     /* of the table on all pages */
};

void flow_init(struct flow *flow, size_t body, size_t whole);

/* How many lines of items[0], from line `from` on, go on the current page; they are
 * counted as used. Where it is not all of them, maybe none, the page ends (flow_break)
 * though a line may be free. A row's or a group's rule is its last line. items[1] and so
 * on are what follows, as far as items are kept. Of a space 0 means that it is dropped.
 * FLOW_TABLE and FLOW_TABLE_END say where headings are used; FLOW_PAGE
 * (flow_ends_before()) and FLOW_END are the caller's. */
size_t flow_take(
	struct flow *flow, const struct flow_item *items, size_t count, size_t from);

/* The lines that an item takes in all, its rule included. */
size_t flow_height(const struct flow_item *item);

/* Ends the page before line `from` of the front item, which comes first on the new one:
 * there the headings are used, and what goes on. */
void flow_break(struct flow *flow, const struct flow_item *front, size_t from);

/* What the lines of flow->continued say on a page that begins there: the group, the row;
 * each has one line. */
struct flow_continued {
	bool group, row;
};
struct flow_continued flow_continued(
	const struct flow *flow, const struct flow_item *front, size_t from);

/* Whether the page ends before an item of FLOW_PAGE: not where nothing stands on it. */
bool flow_ends_before(const struct flow *flow, const struct flow_item *item);

/* How many pages there are so far: the current one counts where something stands on it. */
size_t flow_count(const struct flow *flow);

#endif
