/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the progress screen shows (screen_progress.c): its rows, bars and lists, and how
 * they are drawn. It changes nothing.
 */
#ifndef TUI_REVIEW_PROGRESS_VIEW_H
#define TUI_REVIEW_PROGRESS_VIEW_H

#include "model/deadline.h"
#include "office/progress_rows.h"
#include "tui/app/app.h"
#include "tui/table/table_view.h"
#include "tui/widget/action.h"

struct progress_view {
	struct app *app;
	int64_t report; /* 0: all of the year */
	int64_t only;   /* the report that it was opened with; 0: none */
	int fiscal_year, months;
	char *heading;
	struct date today;
	struct deadline deadline; /* of the report; of a year, that which comes first */
	struct progress_rows rows;
	struct progress_bars bars;
	enum progress_grouping grouping;
	enum progress_list list;
	char *owner;   /* filter; NULL: all */
	int state;     /* likewise; -1 */
	size_t *shown; /* lines of the list */
	size_t shown_count, counts[PROGRESS_LISTS];
	struct table_view *table;
	struct str comment; /* on the card under the cursor */
	int64_t comment_of;
	bool large;       /* the bars have the screen to themselves */
	size_t first_bar; /* then */
	size_t bars_room; /* as last painted */
};

/* The table anew: in a year it has a column more than in a report. */
void progress_make_table(struct progress_view *progress);

/* Reads all anew. */
bool progress_reload(struct progress_view *progress, struct error *error);

/* The list and the bars anew; the cursor stays on its card where that is still there. */
void progress_arrange(struct progress_view *progress);

/* What was last said of the card under the cursor, where it is another than before. */
bool progress_read_comment(struct progress_view *progress, struct error *error);

struct progress_filter progress_filter_of(const struct progress_view *progress);

/* The line in a row of the list, and the one under the cursor; NULL: none. */
const struct progress_line *progress_line_at(
	const struct progress_view *progress, size_t row);
const struct progress_line *progress_line_of(const struct progress_view *progress);

/* Members of the screen's class. */
void progress_title(
	struct app *app, struct screen *screen, struct str *left, struct str *right);
void progress_paint(struct app *app, struct screen *screen, const struct canvas *canvas);

/* The large bars are scrolled. */
enum effect progress_scroll(struct progress_view *progress, const struct event *event);

#endif
