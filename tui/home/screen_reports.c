/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list of reports, newest first, with what is known of the one under the cursor.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/carry.h"
#include "db/store.h"
#include "db/trust/seal.h"
#include "model/report.h"
#include "office/agency.h"
#include "office/fiscal_year.h"
#include "office/settings.h"
#include "office/states.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/needs.h"
#include "tui/app/removal.h"
#include "tui/app/report_files.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/home/office_file.h"
#include "tui/home/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/table_view.h"

/* What is said below the list. */
enum { DETAIL_ROWS = 6, BAR_COLUMNS = 24 };

struct line {
	int64_t number;
	int fiscal_year, months;
	enum report_state state;
	int64_t cards_done, cards;
	int64_t unconfirmed; /* of fields and texts that were carried over */
	bool altered;        /* said to be approved, and not what was */
	char *title, *agency;
};

/* Reports of which what was approved was found to be so: that is not looked at again while the
 * list is open, since each has to be read for it. */
struct agreeing {
	int64_t *numbers;
	size_t count, capacity;
};

struct reports {
	struct app *app;
	struct line *lines;
	size_t count, capacity;
	struct table_view *table;
	int64_t removed; /* the report that was put into the bin last; 0: none */
	struct agreeing agreeing;
	bool one_agency; /* all are of one: the title line names it */
};

enum {
	COLUMN_YEAR,
	COLUMN_ROUND,
	COLUMN_TITLE,
	COLUMN_DONE,
	COLUMN_STATE,
	COLUMN_AGENCY, /* the last: left out where it says nothing */
	COLUMNS,
};

static const struct table_column columns[COLUMNS] = {
	[COLUMN_YEAR] = {.heading = N_("Year"), .columns = 7},
	[COLUMN_ROUND] = {.heading = N_("Round"), .columns = 9, .optional = true},
	[COLUMN_TITLE] = {.heading = N_("Title")},
	[COLUMN_DONE] = {.heading = N_("Done"), .columns = 7, .align = ALIGN_RIGHT},
	[COLUMN_STATE] = {.heading = N_("State"), .columns = 10, .optional = true},
	[COLUMN_AGENCY] = {.heading = N_("Agency"), .columns = 16, .optional = true},
};

static void put_number(const struct app *app, struct str *out, int64_t number)
{
	number_append(out, number, app_digits(app));
}

/* "2 of 5", in few columns. */
static void put_done(const struct app *app, struct str *out, const struct line *line)
{
	put_number(app, out, line->cards_done);
	str_putc(out, '/');
	put_number(app, out, line->cards);
}

static void put_round(const struct app *app, struct str *out, const struct line *line)
{
	struct str months = STR_INIT;
	put_number(app, &months, line->months);
	str_printf(out, _("%s months"), months.data);
	str_release(&months);
}

static bool is_done(const struct line *line)
{
	return line->cards && line->cards_done == line->cards;
}

static enum style cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct reports *reports = context;
	const struct line *line = &reports->lines[row];
	switch (column) {
	case COLUMN_YEAR: put_number(reports->app, out, line->fiscal_year); break;
	case COLUMN_ROUND: put_round(reports->app, out, line); break;
	case COLUMN_TITLE: str_puts(out, line->title); break;
	case COLUMN_DONE:
		put_done(reports->app, out, line);
		return is_done(line) ? STYLE_DONE : STYLE_PLAIN;
	case COLUMN_STATE:
		str_puts(out, line->altered ? _("altered")
					    : _(report_state_label(line->state)));
		return line->altered ? STYLE_ERROR : STYLE_PLAIN;
	default: str_puts(out, line->agency); break;
	}
	return STYLE_PLAIN;
}

/* --- reading --- */

static void drop_lines(struct reports *reports)
{
	for (size_t i = 0; i < reports->count; i++) {
		free(reports->lines[i].title);
		free(reports->lines[i].agency);
	}
	reports->count = 0;
}

static bool take_line(void *context, const struct report_summary *summary)
{
	struct reports *reports = context;
	reports->lines = mem_grow(reports->lines, reports->count, &reports->capacity,
		sizeof(*reports->lines));
	struct str agency = STR_INIT;
	agency_append(&agency, summary->agency_type, summary->agency_name);
	reports->lines[reports->count++] = (struct line){
		.number = summary->number,
		.fiscal_year = summary->fiscal_year,
		.months = summary->months,
		.state = summary->state,
		.cards_done = summary->cards_done,
		.cards = summary->cards,
		.unconfirmed = summary->unconfirmed,
		.title = mem_strdup(summary->title),
		.agency = str_detach(&agency),
	};
	return true;
}

static const struct line *chosen(const struct reports *reports)
{
	size_t row = reports->table ? table_view_row(reports->table) : SIZE_MAX;
	return row < reports->count ? &reports->lines[row] : NULL;
}

/* Puts the cursor on a report; stays: only where the filter shows it. */
static void go_to(struct reports *reports, int64_t number, bool stays)
{
	for (size_t i = 0; i < reports->count; i++) {
		if (reports->lines[i].number != number)
			continue;
		if (stays)
			table_view_stay(reports->table, i);
		else
			table_view_go(reports->table, i);
	}
}

/* The rows as they are now; all reports may be of one agency now, or no longer. */
static void fill_table(struct reports *reports)
{
	bool one = true;
	for (size_t i = 1; i < reports->count; i++)
		one = one && !strcmp(reports->lines[i].agency, reports->lines[0].agency);
	if (!reports->table)
		reports->table = table_view_new(columns, COLUMNS, cell, reports);
	table_view_set_columns(reports->table, one ? COLUMN_AGENCY : COLUMNS);
	reports->one_agency = one;
	table_view_set_rows(reports->table, reports->count);
}

static bool is_agreeing(const struct agreeing *agreeing, int64_t number)
{
	for (size_t i = 0; i < agreeing->count; i++)
		if (agreeing->numbers[i] == number)
			return true;
	return false;
}

/* A report that cannot be read for it stays in the list as it is said to be: whoever
 * opens it learns why. */
static void look_at_seal(struct reports *reports, struct line *line)
{
	struct agreeing *agreeing = &reports->agreeing;
	char mark[SEAL_MARK_BYTES] = "";
	if (is_agreeing(agreeing, line->number) ||
		!store_seal_mark(reports->app->store, line->number, mark, NULL))
		return;
	line->altered = strcmp(mark, SEAL_MARK_FALSE) == 0;
	if (line->altered)
		return;
	agreeing->numbers = mem_grow(agreeing->numbers, agreeing->count,
		&agreeing->capacity, sizeof(*agreeing->numbers));
	agreeing->numbers[agreeing->count++] = line->number;
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct reports *reports = screen->state;
	const struct line *line = chosen(reports);
	const bool stays =
		line || (reports->table && table_view_filtering(reports->table));
	int64_t number = line ? line->number : 0;
	if (!number && !store_last_opened(app->store, app->who, &number, error))
		return false;
	drop_lines(reports);
	bool done = store_list(app->store, take_line, reports, error);
	for (size_t i = 0; i < reports->count; i++)
		look_at_seal(reports, &reports->lines[i]);
	fill_table(reports);
	go_to(reports, number, stays);
	return done;
}

/* --- drawing --- */

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct reports *reports = screen->state;
	struct str count = STR_INIT;
	if (reports->one_agency && reports->count)
		str_printf(left, "%s  ", reports->lines[0].agency);
	str_puts(left, _("Reports"));
	put_number(app, &count, (int64_t)reports->count);
	str_printf(right, _("%s in all"), count.data);
	if (*app->settings.name)
		str_printf(right, "  %s", app->settings.name);
	str_release(&count);
}

static void paint_detail(
	struct app *app, const struct line *line, const struct canvas *canvas)
{
	struct str text = STR_INIT, year = STR_INIT, months = STR_INIT;
	int row = canvas_paragraphs(canvas, 0, line->title, STYLE_PLAIN);
	if (row > DETAIL_ROWS - 3)
		row = DETAIL_ROWS - 3;
	put_number(app, &year, line->fiscal_year);
	put_number(app, &months, line->months);
	str_printf(&text, "%s  ", line->agency);
	str_printf(
		&text, _("fiscal year %s, round of %s months"), year.data, months.data);
	canvas_field(canvas, row, 0, canvas->columns, text.data, ALIGN_LEFT, STYLE_GUIDE);
	str_clear(&text);
	put_done(app, &text, line);
	str_printf(&text, " %s", _("measures done"));
	enum style style = is_done(line) ? STYLE_DONE : STYLE_PLAIN;
	canvas_bar(canvas, row + 1, 0, BAR_COLUMNS, (long)line->cards_done,
		(long)line->cards, style);
	canvas_puts(canvas, row + 1, BAR_COLUMNS + 2, text.data, style);
	if (line->altered) {
		canvas_field(canvas, row + 2, 0, canvas->columns,
			_("It is not what was approved; Approval says why."), ALIGN_LEFT,
			STYLE_ERROR);
	} else if (line->unconfirmed) {
		str_clear(&text);
		str_printf(&text, "%s ", _("Carried over, not yet confirmed:"));
		put_number(app, &text, line->unconfirmed);
		canvas_field(canvas, row + 2, 0, canvas->columns, text.data, ALIGN_LEFT,
			STYLE_WARNING);
	}
	str_release(&text);
	str_release(&year);
	str_release(&months);
}

static void paint_empty(const struct canvas *canvas)
{
	struct canvas part =
		canvas_part(canvas, 2, 2, canvas->rows - 2, canvas->columns - 4);
	canvas_paragraphs(&part, 0,
		_("There is no report yet.\nn makes a new one, i brings one in from a "
		  "file."),
		STYLE_GUIDE);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct reports *reports = screen->state;
	const struct line *line = chosen(reports);
	if (!reports->count) {
		paint_empty(canvas);
		return;
	}
	int split = canvas->rows - DETAIL_ROWS;
	struct canvas table = canvas_part(canvas, 0, 0, split, canvas->columns);
	struct canvas detail =
		canvas_part(canvas, split + 1, 1, DETAIL_ROWS - 1, canvas->columns - 2);
	table_view_digits(reports->table, app_digits(app));
	table_view_paint(reports->table, &table, true);
	canvas_across(canvas, split, 0, canvas->columns, STYLE_FAINT);
	if (line)
		paint_detail(app, line, &detail);
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	(void)app;
	const struct reports *reports = screen->state;
	return table_view_event(reports->table, event);
}

/* --- what can be done --- */

static enum effect outcome(struct app *app, bool done, struct error *error)
{
	if (!done)
		app_error(app, error);
	return EFFECT_PAINT;
}

/* The agency of the newest report, else what was said on the first start. */
static bool find_agency(struct app *app, const struct reports *reports,
	struct agency *agency, struct error *error)
{
	struct report head;
	if (!reports->count)
		return settings_agency_load(agency, app->store, app->who, error);
	const struct line *line = chosen(reports);
	if (!store_load_head(app->store, line ? line->number : reports->lines[0].number,
		    &head, error))
		return false;
	settings_agency_copy(agency, &head.agency);
	report_release(&head);
	return true;
}

static enum effect run_new(struct app *app, struct screen *screen)
{
	struct error error = ERROR_INIT;
	struct agency agency;
	bool done = find_agency(app, screen->state, &agency, &error);
	if (done) {
		done = app_open(app, SCREEN_NEW_REPORT,
			&(struct topic){.agency = &agency}, &error);
		settings_agency_release(&agency);
	}
	return outcome(app, done, &error);
}

/* Asks for the year and carries the report forward; then it is opened. */
static bool carry(struct app *app, const struct line *line, struct error *error)
{
	struct str year = STR_INIT;
	int64_t carried;
	int number = 0;
	number_append(&year, line->fiscal_year + 1, app_digits(app));
	/* A year that is not understood is there again, to be mended. */
	while (!number && dialog_line(app, _("Next year's report from this one"),
				  _("Fiscal year"), &year)) {
		number = fiscal_year_typed(year.data);
		if (!number)
			app_message(app, STYLE_ERROR, "%s",
				_("The fiscal year is not understood; type it like "
				  "๒๕๖๙"));
	}
	str_release(&year);
	return number &&
	       store_carry(app->store, line->number, number, app->who, &carried, error) &&
	       app_open(app, SCREEN_CARDS, &(struct topic){.report = carried}, error);
}

static enum effect run_carry(struct app *app, struct screen *screen)
{
	struct error error = ERROR_INIT;
	if (carry(app, chosen(screen->state), &error))
		app_message(app, STYLE_DONE, "%s",
			_("Carried forward. Each field waits to be confirmed or "
			  "changed."));
	return outcome(app, error.kind == ERROR_NONE, &error);
}

static enum effect run_import(struct app *app, struct screen *screen)
{
	int64_t number = 0;
	if (!report_file_import(app, &number))
		return EFFECT_PAINT;
	struct error error = ERROR_INIT;
	if (!reload(app, screen, &error))
		app_error(app, &error);
	go_to(screen->state, number, false);
	return EFFECT_PAINT;
}

static enum effect run_backup(struct app *app, struct screen *screen)
{
	(void)screen;
	report_file_backup(app);
	return EFFECT_PAINT;
}

static enum effect run_go_back(struct app *app, struct screen *screen)
{
	struct error error = ERROR_INIT;
	if (office_file_restore(app) && !reload(app, screen, &error))
		app_error(app, &error);
	return EFFECT_PAINT;
}

/* Which one, and who is typing in it. */
static bool put_removal(const struct app *app, const struct line *line, struct str *out,
	struct error *error)
{
	const struct removal removal = {.report = line->number,
		.fiscal_year = line->fiscal_year,
		.months = line->months,
		.state = line->state,
		.cards = line->cards,
		.title = line->title,
		.agency = line->agency};
	removal_append(out, app, &removal);
	if (!removal_append_typists(out, app, line->number, 0, error))
		return false;
	str_puts(out, "\n\n");
	str_puts(out, _("It goes into the bin as it is, with its measures, texts and "
			"history; from there it can be brought back."));
	return true;
}

static enum effect run_remove(struct app *app, struct screen *screen)
{
	struct reports *reports = screen->state;
	const int64_t number = chosen(reports)->number;
	struct error error = ERROR_INIT;
	struct str question = STR_INIT;
	bool done = put_removal(app, chosen(reports), &question, &error);
	if (done && dialog_confirm(app, _("Remove this report?"), question.data,
			    N_("Into the bin"))) {
		done = store_remove_report(app->store, number, app->who, &error) &&
		       reload(app, screen, &error);
		if (done) {
			reports->removed = number;
			app_message(app, STYLE_DONE, "%s",
				_("In the bin: Ctrl-Z brings it back, x shows the bin"));
		}
	}
	str_release(&question);
	return outcome(app, done, &error);
}

static enum effect run_restore(struct app *app, struct screen *screen)
{
	struct reports *reports = screen->state;
	const int64_t number = reports->removed;
	struct error error = ERROR_INIT;
	reports->removed = 0;
	const bool done = store_restore_report(app->store, number, app->who, &error) &&
			  reload(app, screen, &error);
	if (done) {
		go_to(reports, number, false);
		app_message(app, STYLE_DONE, "%s", _("The report is back"));
	}
	return outcome(app, done, &error);
}

static enum effect run_kept(struct app *app, struct screen *screen)
{
	struct error error = ERROR_INIT;
	const int depth = app->depth;
	(void)screen;
	if (!app_open(app, SCREEN_KEPT, NULL, &error))
		app_error(app, &error);
	else if (app->depth == depth)
		app_message(app, STYLE_MESSAGE, "%s",
			_("Nothing is kept: all that you typed is where it belongs"));
	return EFFECT_PAINT;
}

static enum effect run_search(struct app *app, struct screen *screen)
{
	(void)screen;
	struct error error = ERROR_INIT;
	struct str words = STR_INIT;
	bool done = true;
	if (dialog_line(app, _("Search in all reports"), _("Words"), &words) &&
		words.bytes)
		done = app_open(
			app, SCREEN_SEARCH, &(struct topic){.words = words.data}, &error);
	str_release(&words);
	return outcome(app, done, &error);
}

static void close(struct app *app, struct screen *screen)
{
	(void)app;
	struct reports *reports = screen->state;
	drop_lines(reports);
	free(reports->lines);
	free(reports->agreeing.numbers);
	table_view_free(reports->table);
	free(reports);
}

static enum effect run_all(struct app *app, struct screen *screen)
{
	(void)app;
	table_view_show_all(((const struct reports *)screen->state)->table);
	return EFFECT_PAINT;
}

static bool is_filtered(const struct app *app, const struct screen *screen)
{
	(void)app;
	return table_view_filtering(((const struct reports *)screen->state)->table);
}

static const struct action actions[] = {
	TABLE_SHOW_ALL(run_all, is_filtered),
	{
		.name = N_("Open"),
		.help = N_("Opens the report: the list of its measures."),
		.keys = {K_ENTER},
		.opens = SCREEN_CARDS,
		.about = ABOUT_REPORT,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("New"),
		.help = N_("A new, empty report."),
		.keys = {'n'},
		.run = run_new,
		.needs = NEEDS_CLERK,
	},
	{
		.name = N_("Carry forward"),
		.help = N_("Next year's report from this one: periods are moved, results "
			   "emptied, and each field waits to be confirmed."),
		.keys = {'c'},
		.run = run_carry,
		.needs = NEEDS_ROW | NEEDS_CLERK,
	},
	{
		.name = N_("Details"),
		.help = N_("Agency, year, layout and title of the report, to look up and "
			   "to correct."),
		.keys = {K_F2, 'e'},
		.opens = SCREEN_REPORT,
		.about = ABOUT_REPORT,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Preview"),
		.help = N_("The pages as they will be printed."),
		.keys = {K_F5, 'p', CTRL('P')},
		.opens = SCREEN_PREVIEW,
		.about = ABOUT_REPORT,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Check"),
		.help = N_("What is to be mended in the report."),
		.keys = {K_F6, 'k'},
		.opens = SCREEN_FINDINGS,
		.about = ABOUT_REPORT,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Progress"),
		.help = N_("How far the work on all reports of that year has come."),
		.keys = {K_F7, 'g'},
		.opens = SCREEN_PROGRESS,
		.about = ABOUT_YEAR,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Approval"),
		.help = N_("Where the report stands, who signs, its seal; there it is "
			   "submitted and signed."),
		.keys = {K_F12, 'v'},
		.opens = SCREEN_APPROVAL,
		.about = ABOUT_REPORT,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Memo"),
		.help = N_("The memo that goes with the report."),
		.keys = {'m'},
		.opens = SCREEN_MEMO,
		.about = ABOUT_REPORT,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Texts"),
		.help = N_("What stands before and after the table."),
		.keys = {'t'},
		.opens = SCREEN_TEXTS,
		.about = ABOUT_REPORT,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("ITA"),
		.help = N_("The ITA result that the report answers, and which measures "
			   "answer its items."),
		.keys = {K_F8, 'a'},
		.opens = SCREEN_ITA,
		.about = ABOUT_REPORT,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Find in all"),
		.help = N_("Searches the texts of all reports."),
		.keys = {'f'},
		.run = run_search,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Import"),
		.help = N_("Brings in a report from a file."),
		.keys = {'i'},
		.run = run_import,
		.needs = NEEDS_CLERK,
	},
	{
		.name = N_("Backup"),
		.help = N_("Writes a complete copy of the office file."),
		.keys = {'b'},
		.run = run_backup,
	},
	{
		.name = N_("Restore"),
		.help = N_("Goes back to a copy of the office file; the present one is "
			   "kept beside it under another name."),
		.keys = {'r'},
		.run = run_go_back,
		.needs = NEEDS_ALONE,
		.quiet = true,
	},
	{
		.name = N_("Remove"),
		.help = N_("Puts the report with all its measures into the bin, after a "
			   "question."),
		.keys = {'d', K_DELETE},
		.run = run_remove,
		.needs = NEEDS_ROW | NEEDS_CLERK,
	},
	{
		.name = N_("Put back"),
		.help = N_("Brings back the report that was removed last."),
		.keys = {CTRL('Z')},
		.run = run_restore,
		.needs = NEEDS_UNDO | NEEDS_CLERK,
	},
	{
		.name = N_("Bin"),
		.help = N_("What was removed: to read, to bring back, to destroy."),
		.keys = {'x'},
		.opens = SCREEN_BIN,
	},
	{
		.name = N_("Kept texts"),
		.help = N_("What you typed where somebody else took the measure or the "
			   "report away: to put it somewhere."),
		.keys = {'o'},
		.run = run_kept,
		.quiet = true,
	},
};

static void about(const struct screen *screen, struct topic *topic)
{
	const struct line *line = chosen(screen->state);
	if (!line)
		return;
	topic->report = line->number;
	topic->fiscal_year = line->fiscal_year;
}

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	const struct reports *reports = screen->state;
	const bool met = need == NEEDS_ROW    ? chosen(reports) != NULL
			 : need == NEEDS_UNDO ? reports->removed != 0
					      : app->depth == 1 && !app->rescued;
	return met ? NULL : needs_words(need);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	(void)topic;
	struct reports *reports = mem_new(1, sizeof(*reports));
	reports->app = app;
	struct screen screen = {.class = &screen_reports, .state = reports};
	if (reload(app, &screen, error))
		return app_push(app, &screen_reports, reports);
	close(app, &screen);
	return false;
}

const struct screen_class screen_reports = {
	.id = SCREEN_REPORTS,
	.name = "reports",
	.open = open,
	.about = about,
	.title = title,
	.paint = paint,
	.event = event,
	.reload = reload,
	.follows = true,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.lacks = lacks,
	.help = N_(
		"All reports of the office file, the newest year first. Enter opens the "
		"one under the cursor.\nAt the beginning of a year, choose last year's "
		"report and carry it forward."),
	.widgets = WIDGET_TABLE,
};
