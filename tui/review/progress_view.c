/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/review/progress_view.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/review.h"
#include "db/store.h"
#include "model/card.h"
#include "model/deadline.h"
#include "model/report.h"
#include "office/agency.h"
#include "office/deadline.h"
#include "office/progress_rows.h"
#include "office/states.h"
#include "text/cell.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/card_acts.h"
#include "tui/app/reviewing.h"
#include "tui/table/list_detail.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum { DETAIL_ROWS = 3, DETAIL_LEAST = 2, ROOMY = 16 /* rows */ };
enum { NAME_COLUMNS = 20, NAME_NARROW = 14, BAR_COLUMNS = 26, BAR_NARROW = 14 };
enum { WIDE = 72 /* columns */ };

static const char *const grouping_names[] = {
	[PROGRESS_BY_OWNER] = N_("By owner"),
	[PROGRESS_BY_STATE] = N_("By state"),
	[PROGRESS_BY_MONTH] = N_("By the month in which the period ends"),
	[PROGRESS_BY_QUARTER] = N_("By the quarter in which the period ends"),
	[PROGRESS_BY_GROUP] = N_("By group"),
};

static const char *const list_names[] = {
	[PROGRESS_WAITING] = N_("Waiting"),
	[PROGRESS_LATE] = N_("Late"),
	[PROGRESS_RETURNED] = N_("Returned"),
	[PROGRESS_ALL] = N_("All"),
};

static void put_number(const struct progress_view *progress, struct str *out, long number)
{
	number_append(out, number, app_digits(progress->app));
}

struct progress_filter progress_filter_of(const struct progress_view *progress)
{
	return (struct progress_filter){progress->owner, progress->state};
}

const struct progress_line *progress_line_at(
	const struct progress_view *progress, size_t row)
{
	return row < progress->shown_count ? &progress->rows.items[progress->shown[row]]
					   : NULL;
}

const struct progress_line *progress_line_of(const struct progress_view *progress)
{
	return progress_line_at(progress, table_view_row(progress->table));
}

/* --- the table --- */

enum {
	COLUMN_MARK,
	COLUMN_PLACE,
	COLUMN_NAME,
	COLUMN_OWNERS,
	COLUMN_WHEN,
	COLUMN_REPORT, /* the last: left out where all are of one report */
	COLUMNS,
};

static const struct table_column columns[COLUMNS] = {
	[COLUMN_MARK] = {.columns = 3},
	[COLUMN_PLACE] = {.heading = N_("No."), .columns = 4, .align = ALIGN_RIGHT},
	[COLUMN_NAME] = {.heading = N_("Issue / measure"), .least = 22},
	[COLUMN_OWNERS] = {.heading = N_("Owner"), .columns = 15, .optional = true},
	[COLUMN_WHEN] = {.heading = N_("State"), .columns = 16},
	[COLUMN_REPORT] = {.heading = N_("Report"), .columns = 18, .optional = true},
};

static void put_owners(const struct progress_view *progress,
	const struct progress_line *line, struct str *out)
{
	long more = 0;
	for (const char *at = line->owners; (at = strchr(at, '\n')); at++)
		more++;
	str_append(out, line->owners, strcspn(line->owners, "\n"));
	if (!out->bytes)
		str_puts(out, terminal_piece(progress->app->terminal, LINE_DASH));
	if (more) {
		str_puts(out, " +");
		put_number(progress, out, more);
	}
}

static void put_late(const struct progress_view *progress,
	const struct progress_line *line, struct str *out)
{
	struct str days = STR_INIT;
	days_append(&days, line->late, app_digits(progress->app));
	str_printf(out, _("late by %s"), days.data);
	str_release(&days);
}

static bool is_since_today(
	const struct progress_view *progress, const struct progress_line *line)
{
	return date_days(date_from_time((time_t)line->since), progress->today) < 1;
}

/* What matters of it in this list: how long it waits, how late it is, its state. */
static enum style put_when(const struct progress_view *progress,
	const struct progress_line *line, struct str *out)
{
	const enum digits digits = app_digits(progress->app);
	const bool waits =
		line->state == CARD_DONE &&
		(progress->list == PROGRESS_WAITING || progress->list == PROGRESS_ALL);
	struct str since = STR_INIT;
	if (line->late && progress->list != PROGRESS_RETURNED) {
		put_late(progress, line, out);
		return STYLE_WARNING;
	}
	since_append(&since, line->since, progress->today, digits);
	if (waits && is_since_today(progress, line))
		str_puts(out, _("waits: new today"));
	else if (waits)
		/* TRANSLATORS: how long it waits: 2 days */
		str_printf(out, _("waits: %s"), since.data);
	else if (line->state == CARD_RETURNED && is_since_today(progress, line))
		str_printf(out, "%s %s",
			terminal_piece(progress->app->terminal, LINE_RETURNED),
			_("back today"));
	else if (line->state == CARD_RETURNED)
		str_printf(out, "%s %s",
			terminal_piece(progress->app->terminal, LINE_RETURNED),
			since.data);
	else
		str_puts(out, _(card_state_label(line->state)));
	str_release(&since);
	return line->state == CARD_RETURNED   ? STYLE_WARNING
	       : line->state == CARD_APPROVED ? STYLE_LABEL
					      : STYLE_PLAIN;
}

static void put_report(const struct progress_view *progress,
	const struct progress_line *line, struct str *out)
{
	struct str months = STR_INIT;
	put_number(progress, &months, line->months);
	str_printf(out, "%s ", line->agency);
	str_printf(out, _("%s months"), months.data);
	str_release(&months);
}

/* What was decided of it while it was read; else whether it is marked. */
static enum style put_mark(const struct progress_view *progress,
	const struct progress_line *line, struct str *out)
{
	const int decided = reviewing_decided(progress->app, line->number);
	if (decided == NOT_DECIDED) {
		str_puts(out, line->marked ? "[x]" : "[ ]");
		return line->marked ? STYLE_LABEL : STYLE_FAINT;
	}
	str_printf(out, "[%s]",
		terminal_piece(progress->app->terminal,
			decided == CARD_ACT_APPROVE ? LINE_DONE : LINE_RETURNED));
	return decided == CARD_ACT_APPROVE ? STYLE_LABEL : STYLE_WARNING;
}

static enum style cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct progress_view *progress = context;
	const struct progress_line *line = progress_line_at(progress, row);
	switch (column) {
	case COLUMN_MARK: return put_mark(progress, line, out);
	case COLUMN_PLACE: put_number(progress, out, line->place); break;
	case COLUMN_NAME:
		str_puts(out, *line->name ? line->name : _("(no name yet)"));
		return *line->name ? STYLE_PLAIN : STYLE_FAINT;
	case COLUMN_OWNERS: put_owners(progress, line, out); break;
	case COLUMN_WHEN: return put_when(progress, line, out);
	default: put_report(progress, line, out); break;
	}
	return STYLE_PLAIN;
}

/* --- what it shows --- */

void progress_make_table(struct progress_view *progress)
{
	table_view_free(progress->table);
	progress->table = table_view_new(
		columns, progress->report ? COLUMN_REPORT : COLUMNS, cell, progress);
}

/* The list and the bars anew; the cursor stays on its card where that is still there. */
void progress_arrange(struct progress_view *progress)
{
	const struct progress_filter filter = progress_filter_of(progress);
	const struct progress_line *line = progress_line_of(progress);
	const int64_t card = line ? line->number : 0;
	progress->shown = mem_resize(
		progress->shown, progress->rows.count + 1, sizeof(*progress->shown));
	for (enum progress_list list = 0; list < PROGRESS_LISTS; list++)
		progress->counts[list] =
			progress_list(&progress->rows, list, &filter, progress->shown);
	progress->shown_count =
		progress_list(&progress->rows, progress->list, &filter, progress->shown);
	table_view_set_rows(progress->table, progress->shown_count);
	for (size_t row = 0; row < progress->shown_count; row++) {
		if (progress_line_at(progress, row)->number == card)
			table_view_stay(progress->table, row);
	}
	progress_bars_make(&progress->bars, &progress->rows, progress->grouping, &filter,
		app_digits(progress->app));
}

static bool read_heading(struct progress_view *progress, struct error *error)
{
	struct str heading = STR_INIT, year = STR_INIT;
	if (progress->report) {
		struct report head;
		if (!store_load_head(
			    progress->app->store, progress->report, &head, error))
			return false;
		report_heading(&heading, &head, app_digits(progress->app));
		progress->fiscal_year = head.fiscal_year;
		progress->months = head.months;
		progress->deadline = deadline_of(
			head.deadline, head.state, date_from_time(time_now()));
		report_release(&head);
	} else {
		if (!deadline_next(&progress->deadline, progress->app->store,
			    progress->fiscal_year, error))
			return false;
		put_number(progress, &year, progress->fiscal_year);
		str_printf(&heading, _("fiscal year %s, all reports"), year.data);
		progress->months = YEAR_MONTHS;
	}
	free(progress->heading);
	progress->heading = str_detach(&heading);
	str_release(&year);
	return true;
}

/* What was last said of the card under the cursor. */
bool progress_read_comment(struct progress_view *progress, struct error *error)
{
	const struct progress_line *line = progress_line_of(progress);
	const int64_t card = line && line->state == CARD_RETURNED ? line->number : 0;
	if (card == progress->comment_of)
		return true;
	str_clear(&progress->comment);
	progress->comment_of = card;
	return !card ||
	       card_comment_append(progress->app, card, &progress->comment, error);
}

bool progress_reload(struct progress_view *progress, struct error *error)
{
	if (!read_heading(progress, error))
		return false;
	/* The cursor's card is remembered by progress_arrange(), which looks at the
	 * lines: those are exchanged first where there was a list before. */
	const struct progress_line *line = progress_line_of(progress);
	const int64_t card = line ? line->number : 0;
	progress->shown_count = 0;
	progress->today = date_from_time(time_now());
	if (!progress_rows_read(&progress->rows, progress->app->store, progress->report,
		    progress->fiscal_year, progress->today, error))
		return false;
	progress_arrange(progress);
	for (size_t row = 0; row < progress->shown_count; row++) {
		if (progress_line_at(progress, row)->number == card)
			table_view_stay(progress->table, row);
	}
	progress->comment_of = -1;
	return progress_read_comment(progress, error);
}

/* --- drawing --- */

static void put_days_left(const struct progress_view *progress, struct str *out)
{
	const enum digits digits = app_digits(progress->app);
	const struct date first = fiscal_year_first(progress->fiscal_year);
	const struct date last =
		fiscal_year_last(progress->fiscal_year, progress->months);
	struct str days = STR_INIT;
	if (date_compare(progress->today, first) < 0) {
		days_append(&days, date_days(progress->today, first), digits);
		str_printf(out, _("begins in %s"), days.data);
	} else if (date_compare(progress->today, last) > 0) {
		days_append(&days, date_days(last, progress->today), digits);
		str_printf(out, _("ended %s ago"), days.data);
	} else {
		days_append(&days, date_days(progress->today, last) + 1, digits);
		str_printf(out, _("%s left"), days.data);
	}
	str_release(&days);
}

void progress_title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct progress_view *progress = screen->state;
	int rows, width;
	app->terminal->ops->size(app->terminal, &rows, &width);
	str_printf(left, "%s  %s", _("Progress"), progress->heading);
	/* Until the deadline; where there is none, of the report's period. */
	if (!deadline_is_set(&progress->deadline))
		put_days_left(progress, right);
	else if (width < WIDE)
		deadline_append_narrow(right, &progress->deadline, app_digits(app));
	else
		deadline_append(right, &progress->deadline, app_digits(app));
}

/* A key and what it does, at the right of a row that is written up to a column; where
 * there is no room for the words, the key alone. */
static void paint_key(
	const struct canvas *row, int behind, const char *key, const char *words)
{
	enum { EDGE = 1, APART = 2 };
	const int named = (int)text_columns(key, strlen(key)) + 1 +
			  (int)text_columns(words, strlen(words));
	const bool room = behind + APART + named + EDGE <= row->columns;
	const int wanted = room ? named : (int)text_columns(key, strlen(key));
	const int column =
		canvas_puts(row, 0, row->columns - EDGE - wanted, key, STYLE_KEY);
	if (room)
		canvas_puts(row, 0, column + 1, words, STYLE_FAINT);
}

/* Whose bars they are, and of what. */
static void paint_grouping(
	const struct progress_view *progress, const struct canvas *canvas)
{
	struct str line = STR_INIT;
	str_puts(&line, _(grouping_names[progress->grouping]));
	if (progress->owner)
		str_printf(&line, "   [%s]",
			*progress->owner ? progress->owner : _("(nobody)"));
	if (progress->state >= 0)
		str_printf(&line, "   [%s]",
			_(card_state_label((enum card_state)progress->state)));
	canvas_field(canvas, 0, 0, canvas->columns, line.data, ALIGN_LEFT, STYLE_LABEL);
	paint_key(canvas, (int)text_columns(line.data, line.bytes), "g", _("Grouping"));
	str_release(&line);
}

static void paint_bar(const struct progress_view *progress, const struct canvas *canvas,
	int row, const struct progress_bar *bar)
{
	const bool wide = canvas->columns >= WIDE;
	const int name = wide ? NAME_COLUMNS : NAME_NARROW;
	const int columns_of_bar = wide ? BAR_COLUMNS : BAR_NARROW;
	struct str text = STR_INIT;
	canvas_field(canvas, row, 2, name, bar->name, ALIGN_LEFT, STYLE_PLAIN);
	canvas_bar(canvas, row, name + 3, columns_of_bar, (long)bar->part,
		(long)(bar->all ? bar->all : 1));
	put_number(progress, &text, (long)bar->part);
	str_putc(&text, '/');
	put_number(progress, &text, (long)bar->all);
	int column = name + columns_of_bar + 5;
	canvas_field(canvas, row, column, 9, text.data, ALIGN_LEFT, STYLE_PLAIN);
	column += 9;
	if (bar->late) {
		str_clear(&text);
		str_printf(&text, "%s ", _("late"));
		put_number(progress, &text, (long)bar->late);
		canvas_puts(canvas, row, column, text.data, STYLE_WARNING);
	}
	str_release(&text);
}

/* The bars that fit, from one on, and how many more there are. */
static void paint_bars(
	const struct progress_view *progress, const struct canvas *canvas, size_t first)
{
	const size_t rows = canvas->rows > 0 ? (size_t)canvas->rows : 0;
	const size_t left = progress->bars.count - first;
	const size_t fit = left > rows ? (rows ? rows - 1 : 0) : left;
	for (size_t i = 0; i < fit; i++)
		paint_bar(progress, canvas, (int)i, &progress->bars.items[first + i]);
	if (left > fit) {
		struct str more = STR_INIT, line = STR_INIT;
		put_number(progress, &more, (long)(left - fit));
		str_printf(&line, _("and %s more: b shows all"), more.data);
		canvas_puts(canvas, (int)fit, 2, line.data, STYLE_GUIDE);
		str_release(&more);
		str_release(&line);
	}
}

/* The lists with their numbers; the one that is shown stands in brackets. */
static void paint_lists(const struct progress_view *progress, const struct canvas *canvas)
{
	int column = 1;
	for (enum progress_list list = 0; list < PROGRESS_LISTS; list++) {
		struct str text = STR_INIT;
		const bool here = list == progress->list;
		str_printf(&text, "%s%s ", here ? "[" : " ", _(list_names[list]));
		put_number(progress, &text, (long)progress->counts[list]);
		str_puts(&text, here ? "]" : " ");
		const bool warns = list == PROGRESS_LATE && progress->counts[list];
		column = canvas_puts(canvas, 0, column, text.data,
			here    ? STYLE_LABEL
			: warns ? STYLE_WARNING
				: STYLE_FAINT);
		column++;
		str_release(&text);
	}
	paint_key(canvas, column, "Tab", _("Next list"));
}

static const char *const empty_lists[] = {
	[PROGRESS_WAITING] = N_("Nothing waits for approval."),
	[PROGRESS_LATE] = N_("Nothing is late."),
	[PROGRESS_RETURNED] = N_("Nothing was sent back."),
	[PROGRESS_ALL] = N_("No measure yet."),
};

/* The line under the cursor in full. */
static void paint_details(
	const struct progress_view *progress, const struct canvas *canvas)
{
	const struct progress_line *line = progress_line_of(progress);
	struct str text = STR_INIT;
	if (!line) {
		canvas_puts(canvas, 0, 0, _(empty_lists[progress->list]), STYLE_GUIDE);
		return;
	}
	str_puts(&text, *line->name ? line->name : _("(no name yet)"));
	if (*line->measure && strcmp(line->measure, line->name) != 0)
		str_printf(&text, " %s %s",
			terminal_piece(progress->app->terminal, LINE_DASH),
			line->measure + list_mark(line->measure, strlen(line->measure)));
	const int name = list_detail_text(canvas, 0, DETAIL_ROWS, text.data, STYLE_PLAIN);
	const struct canvas rest =
		canvas_part(canvas, name, 2, canvas->rows - name, canvas->columns - 2);
	str_clear(&text);
	if (!progress->report) {
		put_report(progress, line, &text);
		str_puts(&text, "   ");
	}
	if (*line->period)
		str_printf(&text, "%s: %s", _("Period"), line->period);
	if (line->late) {
		str_puts(&text, text.bytes ? "   " : "");
		put_late(progress, line, &text);
	}
	int row = 0;
	if (text.bytes)
		row = list_detail_text(&rest, row, DETAIL_ROWS, text.data,
			line->late ? STYLE_WARNING : STYLE_GUIDE);
	list_detail_text(&rest, row, DETAIL_ROWS, progress->comment.data, STYLE_WARNING);
	str_release(&text);
}

static void paint_large(struct progress_view *progress, const struct canvas *canvas)
{
	const struct canvas bars =
		canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->columns);
	const size_t rows = bars.rows > 0 ? (size_t)bars.rows : 1;
	progress->bars_room = rows;
	if (progress->first_bar + rows > progress->bars.count)
		progress->first_bar =
			progress->bars.count > rows ? progress->bars.count - rows : 0;
	paint_bars(progress, &bars, progress->first_bar);
}

/* The rows that the bars have beside the table. */
static int bar_rows(const struct progress_view *progress, const struct canvas *canvas)
{
	const int most = canvas->rows > ROOMY ? canvas->rows / 3 : canvas->rows / 4;
	return (int)progress->bars.count < most ? (int)progress->bars.count : most;
}

void progress_paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct progress_view *progress = screen->state;
	const struct canvas head = canvas_part(canvas, 0, 1, 1, canvas->columns - 1);
	paint_grouping(progress, &head);
	if (progress->large) {
		paint_large(progress, canvas);
		return;
	}
	const int bars = bar_rows(progress, canvas);
	const int details = canvas->rows > ROOMY ? DETAIL_ROWS : DETAIL_LEAST;
	const int top = bars + 2;
	const struct canvas bars_part = canvas_part(canvas, 1, 0, bars, canvas->columns);
	const struct canvas lists = canvas_part(canvas, top - 1, 0, 1, canvas->columns);
	const struct canvas lines =
		canvas_part(canvas, top, 0, canvas->rows - top, canvas->columns);
	const struct list_detail parts = list_detail_divide(&lines, details);
	paint_bars(progress, &bars_part, 0);
	paint_lists(progress, &lists);
	table_view_digits(progress->table, app_digits(app));
	table_view_paint(progress->table, &parts.list, true);
	paint_details(progress, &parts.detail);
}

/* --- scrolling --- */

enum effect progress_scroll(struct progress_view *progress, const struct event *event)
{
	const size_t page = progress->bars_room > 1 ? progress->bars_room - 1 : 1;
	size_t *first = &progress->first_bar;
	if (event->kind != EVENT_KEY)
		return EFFECT_UNUSED;
	switch (event->key) {
	case K_UP: *first -= *first > 0; break;
	case K_DOWN: ++*first; break;
	case K_PAGE_UP: *first = *first > page ? *first - page : 0; break;
	case K_PAGE_DOWN: *first += page; break;
	case K_HOME: *first = 0; break;
	case K_END: *first = progress->bars.count; break;
	default: return EFFECT_UNUSED;
	}
	return EFFECT_PAINT;
}
