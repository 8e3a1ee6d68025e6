/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows to choose from: a table with headings, a cursor row, filter and sort; with one
 * column and a filter line it is a pick list. The rows are asked of its owner, who has
 * at most TABLE_COLUMNS_MAX (table_paint.h) columns. The columns are borrowed.
 */
#ifndef TUI_TABLE_TABLE_VIEW_H
#define TUI_TABLE_TABLE_VIEW_H

#include "text/cell.h"
#include "text/i18n.h"
#include "text/number.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

struct table_column {
	const char *heading; /* N_(); NULL: none */
	int columns;         /* least width; 0: takes what is left */
	enum text_align align;
	/* Left out on a narrow screen: the greatest first, of equals the last; 0: never. */
	int optional;
	/* Rows are told apart by it: where it is too narrow, the beginning that a row's text
	 * has in common with others is shortened, not what is behind. Of one column. */
	bool apart;
	/* Of one that takes what is left: others are left out before it gets narrower. 0: the
	 * usual width. */
	int least;
};

struct table_view;

/* Appends the text of a cell; returns its style. */
typedef enum style table_cell(void *context, size_t row, size_t column, struct str *out);

/* Appends what else the filter searches of a row: all that it stands for, a paragraph a
 * line. */
typedef void table_words(void *context, size_t row, struct str *out);

/* Appends the name of the part of the list that a row stands in; nothing: of none. */
typedef void table_part(void *context, size_t row, struct str *out);

struct table_view *table_view_new(const struct table_column *columns, size_t count,
	table_cell *cell, void *context);
void table_view_free(struct table_view *view);

/* What the filter searches besides the cells; asked for with the first letter that is
 * typed into it, once for all rows. */
void table_view_words(struct table_view *view, table_words *words);

/* In the owner's order each part of the list has its name above it, in a line of its own
 * that the cursor passes over, and above the first row that is in view. NULL: no parts. */
void table_view_parts(struct table_view *view, table_part *part);

/* Fewer or more of the columns, from the first: the filter stays. */
void table_view_set_columns(struct table_view *view, size_t count);

/* The rows are others now: count of them. The cursor stays on the same number. */
void table_view_set_rows(struct table_view *view, size_t count);

/* The row at a place among those shown, as its owner counts; SIZE_MAX: there is none. */
size_t table_view_at(const struct table_view *view, size_t place);
/* Appends the name of its part, where it is the first of that, and its cells, each behind
 * its heading: for who has rows told. */
void table_view_tell(const struct table_view *view, size_t place, struct str *out);

/* The row under the cursor, as its owner counts; SIZE_MAX if there is none. */
size_t table_view_row(const struct table_view *view);
void table_view_go(struct table_view *view, size_t row);
/* The same where the filter, which stays, shows that row. */
void table_view_stay(struct table_view *view, size_t row);
size_t table_view_shown(const struct table_view *view); /* rows that pass the filter */

/* Only rows that hold the words (row_order.h) in their cells, or in what its owner says
 * besides; "" for all. */
void table_view_filter(struct table_view *view, const char *words);
const char *table_view_filter_words(const struct table_view *view);
/* Whether a filter is typed or holds; ends it. */
bool table_view_filtering(const struct table_view *view);
void table_view_show_all(struct table_view *view);
/* Its owner shows the words and takes the typing: no filter line, no keys for it. */
void table_view_own_filter(struct table_view *view);
/* In which digits it counts the rows; Arabic before it is said. */
void table_view_digits(struct table_view *view, enum digits digits);
/* Sorted by a column, as a Thai dictionary; -1: the owner's order. */
void table_view_sort(struct table_view *view, int column);

void table_view_paint(struct table_view *view, const struct canvas *canvas, bool focus);

/* Moving, the wheel, clicks (a double click is EFFECT_UNUSED, as Enter is), and typing
 * into the filter line after / or F3 until Enter or Esc. */
enum effect table_view_event(struct table_view *view, const struct event *event);

/* For the tables of screens with a filter: what Esc does while there is one. */
#define TABLE_SHOW_ALL(handler, condition)                                               \
	{                                                                                \
		.name = N_("All rows"), .help = N_("Ends the filter: all rows again."),  \
		.keys = {K_ESCAPE}, .run = handler, .possible = condition                \
	}

extern const struct action table_view_actions[]; /* for help */
extern const size_t table_view_actions_count;

#endif
