/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list of reports, newest first, with what is known of the one under the cursor.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/store.h"
#include "db/trust/seal.h"
#include "model/deadline.h"
#include "model/report.h"
#include "office/agency.h"
#include "office/deadline.h"
#include "office/layout_called.h"
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
#include "tui/app/people.h"
#include "tui/app/needs.h"
#include "tui/app/removal.h"
#include "tui/app/report_files.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/home/carrying.h"
#include "tui/home/office_file.h"
#include "tui/home/report_line.h"
#include "tui/home/screens.h"
#include "tui/table/list_detail.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum {
	COLUMN_YEAR,
	COLUMN_ROUND,
	COLUMN_LAYOUT,
	COLUMN_TITLE,
	COLUMN_DONE,
	COLUMN_STATE,
	/* These two are left out where they say nothing: the first of them is exchanged with
	 * the other where it does not (arrange_columns()). */
	COLUMN_DEADLINE,
	COLUMN_AGENCY,
	COLUMNS,
};

/* Reports of which what was approved was found to be so: that is not looked at again while the
 * list is open, since each has to be read for it. */
struct agreeing {
	int64_t *numbers;
	size_t count, capacity;
};

struct reports {
	struct app *app;
	struct report_line *lines;
	size_t count, capacity;
	struct table_view *table;
	struct table_column columns[COLUMNS];
	bool agency_first; /* of the last two columns */
	int64_t opened;  /* the report that was opened last when this was read; 0: none */
	int64_t removed; /* the report that was put into the bin last; 0: none */
	struct agreeing agreeing;
	bool seals_due; /* they are to be looked at, for these lines */
	struct layout_called layouts;
	bool one_agency; /* all are of one: the title line names it */
};

static const struct table_column all_columns[COLUMNS] = {
	[COLUMN_YEAR] = {.heading = N_("Year"), .columns = 4},
	/* Always: nothing else may tell two reports of a year apart. */
	[COLUMN_ROUND] = {.heading = N_("Round"), .columns = 7},
	[COLUMN_LAYOUT] = {.heading = N_("Layout"), .columns = 14, .optional = 1},
	[COLUMN_TITLE] = {.heading = N_("Title"), .apart = true},
	[COLUMN_DONE] = {.heading = N_("Done"),
		.columns = 5,
		.align = ALIGN_RIGHT,
		.optional = 2},
	/* Always: it says which report is not what was approved. */
	[COLUMN_STATE] = {.heading = N_("State"), .columns = 9},
	/* Always, where a report has one. */
	[COLUMN_DEADLINE] = {.heading = N_("Deadline"), .columns = DEADLINE_COLUMNS},
	[COLUMN_AGENCY] = {.heading = N_("Agency"), .columns = 16, .optional = 3},
};

static void put_number(const struct app *app, struct str *out, int64_t number)
{
	number_append(out, number, app_digits(app));
}

static void put_round(
	const struct app *app, struct str *out, const struct report_line *line)
{
	struct str months = STR_INIT;
	put_number(app, &months, line->months);
	/* TRANSLATORS: a number of months, in seven columns */
	str_printf(out, _("%s mo."), months.data);
	str_release(&months);
}

static enum style put_deadline(
	const struct app *app, struct str *out, const struct report_line *line)
{
	deadline_left_short(out, &line->deadline, app_digits(app));
	return deadline_is_late(&line->deadline) ? STYLE_WARNING
	       : line->deadline.handed_in        ? STYLE_FAINT
						 : STYLE_PLAIN;
}

/* What stands in a column of the table. */
static size_t content_of(const struct reports *reports, size_t column)
{
	if (column < COLUMN_DEADLINE || !reports->agency_first)
		return column;
	return column == COLUMN_DEADLINE ? COLUMN_AGENCY : COLUMN_DEADLINE;
}

static enum style cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct reports *reports = context;
	const struct report_line *line = &reports->lines[row];
	switch (content_of(reports, column)) {
	case COLUMN_YEAR: put_number(reports->app, out, line->fiscal_year); break;
	case COLUMN_ROUND: put_round(reports->app, out, line); break;
	case COLUMN_LAYOUT: str_puts(out, line->layout->shorter); break;
	case COLUMN_TITLE: str_puts(out, line->title); break;
	case COLUMN_DONE: report_line_put_done(reports->app, out, line); break;
	case COLUMN_STATE:
		str_puts(out, line->altered ? _("altered")
					    : _(report_state_label(line->state)));
		return line->altered ? STYLE_ERROR : STYLE_PLAIN;
	case COLUMN_DEADLINE: return put_deadline(reports->app, out, line);
	default: str_puts(out, line->agency); break;
	}
	return STYLE_PLAIN;
}

/* What a row stands for besides its cells, some of which narrow windows leave out. */
static void words(void *context, size_t row, struct str *out)
{
	const struct report_line *line = &((const struct reports *)context)->lines[row];
	str_printf(out, "%s\n%s\n%s", line->agency, line->layout->title,
		_(report_state_label(line->state)));
}

/* --- reading --- */

static void drop_lines(struct reports *reports)
{
	for (size_t i = 0; i < reports->count; i++) {
		free(reports->lines[i].title);
		free(reports->lines[i].agency);
	}
	reports->count = 0;
	layout_called_release(&reports->layouts);
}

static bool take_line(void *context, const struct report_summary *summary)
{
	struct reports *reports = context;
	reports->lines = mem_grow(reports->lines, reports->count, &reports->capacity,
		sizeof(*reports->lines));
	struct str agency = STR_INIT;
	agency_append(&agency, summary->agency_type, summary->agency_name);
	reports->lines[reports->count++] = (struct report_line){
		.number = summary->number,
		.fiscal_year = summary->fiscal_year,
		.months = summary->months,
		.state = summary->state,
		.cards_done = summary->cards_done,
		.cards = summary->cards,
		.unconfirmed = summary->unconfirmed,
		.title = mem_strdup(summary->title),
		.agency = str_detach(&agency),
		.layout = layout_called(&reports->layouts, summary->layout),
		.deadline = deadline_of_summary(summary),
	};
	return true;
}

static const struct report_line *chosen(const struct reports *reports)
{
	const size_t row = table_view_row(reports->table);
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

/* Those columns alone that tell something. */
static void arrange_columns(struct reports *reports, bool deadlines, bool agencies)
{
	memcpy(reports->columns, all_columns, sizeof(all_columns));
	reports->agency_first = agencies && !deadlines;
	for (size_t i = COLUMN_DEADLINE; i < COLUMNS; i++)
		reports->columns[i] = all_columns[content_of(reports, i)];
	table_view_set_columns(
		reports->table, (size_t)COLUMN_DEADLINE + deadlines + agencies);
}

/* The rows as they are now; all reports may be of one agency now, or no longer. */
static void fill_table(struct reports *reports)
{
	bool one = true, deadlines = false;
	for (size_t i = 0; i < reports->count; i++) {
		const struct report_line *line = &reports->lines[i];
		one = one && !strcmp(line->agency, reports->lines[0].agency);
		deadlines = deadlines || deadline_is_set(&line->deadline);
	}
	arrange_columns(reports, deadlines, !one);
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
static void look_at_seal(struct reports *reports, struct report_line *line)
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

static void look_at_seals(struct reports *reports)
{
	reports->seals_due = false;
	for (size_t i = 0; i < reports->count; i++)
		look_at_seal(reports, &reports->lines[i]);
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct reports *reports = screen->state;
	const struct report_line *line = chosen(reports);
	const bool stays = line || table_view_filtering(reports->table);
	int64_t number = line ? line->number : 0, opened = 0;
	if (!store_last_opened(app->store, app->who, &opened, error))
		return false;
	/* What was made here, or came up in another list, is where one goes on. */
	const bool another = opened && opened != reports->opened;
	if (!number || another)
		number = opened;
	reports->opened = opened;
	drop_lines(reports);
	bool done = store_list(app->store, take_line, reports, error);
	reports->seals_due = true;
	fill_table(reports);
	go_to(reports, number, stays && !another);
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
	const struct report_line *line = chosen(reports);
	if (reports->seals_due && !app->terminal->in_haste)
		look_at_seals(reports);
	if (!reports->count) {
		paint_empty(canvas);
		return;
	}
	const struct list_detail parts = list_detail_divide(canvas, REPORT_DETAIL_ROWS);
	table_view_digits(reports->table, app_digits(app));
	table_view_paint(reports->table, &parts.list, true);
	if (line)
		report_line_paint(app, line, &parts.detail);
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
	const struct report_line *line = chosen(reports);
	if (!store_load_head(app->store, line ? line->number : reports->lines[0].number,
		    &head, error))
		return false;
	settings_agency_copy(agency, &head.agency);
	report_release(&head);
	return true;
}

static enum effect run_new(struct app *app, struct screen *screen)
{
	const struct reports *reports = screen->state;
	struct error error = ERROR_INIT;
	struct agency agency;
	/* Nobody was asked yet: what was to be brought in first did not come. */
	if (!reports->count && !*app->settings.name)
		return app_show(app, SCREEN_START, NULL);
	bool done = find_agency(app, screen->state, &agency, &error);
	if (done) {
		done = app_open(app, SCREEN_NEW_REPORT,
			&(struct topic){.agency = &agency}, &error);
		settings_agency_release(&agency);
	}
	return outcome(app, done, &error);
}

static enum effect run_carry(struct app *app, struct screen *screen)
{
	struct error error = ERROR_INIT;
	const struct report_line *line = chosen(screen->state);
	carrying_ask(app, line->number, line->fiscal_year, line->months, &error);
	return outcome(app, error.kind == ERROR_NONE, &error);
}

/* What needs no look is in at once; for the rest a screen opens. */
static enum effect run_import(struct app *app, struct screen *screen)
{
	struct error error = ERROR_INIT;
	if (!app_open(app, SCREEN_IMPORT, NULL, &error) && error.kind != ERROR_NONE)
		app_error(app, &error);
	if (!app_is_on(app, SCREEN_IMPORT) && !reload(app, screen, &error))
		app_error(app, &error);
	return EFFECT_PAINT;
}

static enum effect run_backup(struct app *app, struct screen *screen)
{
	(void)screen;
	office_file_backup(app);
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
static bool put_removal(const struct app *app, const struct report_line *line,
	struct str *out, struct error *error)
{
	const struct removal removal = {.report = line->number,
		.fiscal_year = line->fiscal_year,
		.months = line->months,
		.state = line->state,
		.cards = line->cards,
		.title = line->title,
		.agency = line->agency,
		.layout = line->layout->shorter};
	removal_append(out, app, &removal);
	if (!removal_append_typists(out, app, line->number, 0, error))
		return false;
	str_puts(out, "\n\n");
	str_puts(out, _("It goes into the bin as it is, with its measures, texts and "
			"history; from there it can be brought back."));
	return true;
}

/* Who can, and how one finds them. */
static enum effect tell_approved(struct app *app)
{
	app_message(app, STYLE_WARNING, "%s",
		_("What is approved only a supervisor removes (d); F9, then F2 shows who is one"));
	return EFFECT_PAINT;
}

static enum effect run_remove(struct app *app, struct screen *screen)
{
	struct reports *reports = screen->state;
	const int64_t number = chosen(reports)->number;
	struct error error = ERROR_INIT;
	/* Nothing is asked that would be refused. */
	if (chosen(reports)->state == REPORT_APPROVED && !people_supervises(app))
		return tell_approved(app);
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
	/* A measure of it is approved. */
	if (error.kind == ERROR_REFUSED && !people_supervises(app)) {
		error_release(&error);
		return tell_approved(app);
	}
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
		.help = N_(
			"Agency, year, layout, title and deadline of the report, to look up and "
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
		.keys = {'v'},
		.opens = SCREEN_APPROVAL,
		.about = ABOUT_REPORT,
		.needs = NEEDS_ROW,
	},
	ACTION_EXPORT(NEEDS_ROW),
	{
		.name = N_("Memo"),
		.help = N_("The memo that goes with the report."),
		.keys = {'m'},
		.opens = SCREEN_MEMO,
		.about = ABOUT_REPORT,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Add a memo"),
		.help = N_("A memo goes with the report, whatever its layout: filled in "
			   "from the report and the office, and opened."),
		.opens = SCREEN_MEMO,
		.about = ABOUT_ADDING,
		.needs = NEEDS_ROW | NEEDS_CLERK,
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
		.keys = {'a'},
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
		.help = N_("Brings in reports from files: documents of other programs, "
			   "and those of this one."),
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
	const struct report_line *line = chosen(screen->state);
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
	struct reports *reports = mem_new(1, sizeof(*reports));
	reports->app = app;
	memcpy(reports->columns, all_columns, sizeof(all_columns));
	reports->table = table_view_new(reports->columns, COLUMNS, cell, reports);
	table_view_words(reports->table, words);
	struct screen screen = {.class = &screen_reports, .state = reports};
	if (topic->behind || reload(app, &screen, error))
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
