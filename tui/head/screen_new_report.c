/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A new report: its layout, fiscal year, round and title.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/report.h"
#include "office/agency.h"
#include "office/fiscal_year.h"
#include "office/memo_start.h"
#include "office/settings.h"
#include "report/layout.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/form.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/head/form_check.h"
#include "tui/head/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/data_list.h"

/* Data, not a message: what most reports are called. */
#define USUAL_TITLE "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"

enum { ROW_LAYOUT, ROW_YEAR, ROW_ROUND, ROW_MEMO, ROW_TITLE, ROWS };

enum { MEMO_WITHOUT, MEMO_WITH };

static const char *const memos[] = {
	[MEMO_WITHOUT] = N_("without one"),
	[MEMO_WITH] = N_("goes with it, filled in"),
};

static const struct form_row rows[ROWS] = {
	[ROW_LAYOUT] =
		{
			.label = N_("Layout"),
			.guide = N_("What the report's table looks like, and which "
				    "fields are asked for. It stays as chosen."),
		},
	[ROW_YEAR] =
		{
			.label = N_("Fiscal year"),
			.guide = N_("The Buddhist year in which the fiscal year ends.\n"
				    "Example: 2569"),
			.text = true,
		},
	[ROW_ROUND] =
		{
			.label = N_("Round"),
			.guide = N_("The whole year, or its first half."),
			.choices = fiscal_rounds,
			.choices_count = FISCAL_ROUNDS,
		},
	[ROW_MEMO] =
		{
			.label = N_("Memo"),
			.guide = N_("Whether a memo is printed before the report. It is "
				    "filled in from the report and the office, for you "
				    "to change; it can be added later too."),
			.choices = memos,
			.choices_count = COUNT(memos),
		},
	[ROW_TITLE] =
		{
			.label = N_("Title"),
			.guide = N_("It stands at the top of the report. This one is "
				    "usual; change it as your office writes it."),
			.text = true,
		},
};

struct new_report {
	struct form_row rows[ROWS];
	struct form *form;
	struct form_check *check; /* what is found in it */
	struct data_list layouts;
	struct agency agency;
	struct app *app;
};

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	(void)app;
	const struct new_report *state = screen->state;
	str_puts(left, _("New report"));
	agency_append(right, state->agency.type, state->agency.name);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct new_report *state = screen->state;
	struct canvas part = canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->columns);
	form_paint(state->form, app, &part);
}

/* As reports of the layout mostly have it. */
static void propose_memo(struct new_report *state)
{
	const size_t choice = form_choice(state->form, ROW_LAYOUT);
	struct layout *layout = layout_load(state->layouts.names.items[choice], NULL);
	form_set_choice(
		state->form, ROW_MEMO, layout && layout->memo ? MEMO_WITH : MEMO_WITHOUT);
	layout_free(layout);
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	struct new_report *state = screen->state;
	const size_t layout = form_choice(state->form, ROW_LAYOUT);
	const enum effect effect = form_event(state->form, app, event);
	if (form_choice(state->form, ROW_LAYOUT) != layout)
		propose_memo(state);
	return effect;
}

static bool may_leave(struct app *app, const struct screen *screen, bool quits)
{
	const struct new_report *state = screen->state;
	return form_may_leave(state->form, app, quits,
		_("What you typed or chose here is not kept then. Ctrl-S makes the report of "
		  "it."));
}

/* From when to when the fiscal year is, below the field. */
static void year_hint(void *context, const char *text, struct str *out)
{
	const struct new_report *state = context;
	fiscal_year_hint(
		text, form_choice(state->form, ROW_ROUND), app_digits(state->app), out);
}

/* The year is most often what was to be another; the cursor goes there. */
static bool refuse_double(struct app *app, struct new_report *state,
	const struct report *report, struct error *error)
{
	enum import_obstacle obstacle;
	if (!store_import_obstacle(app->store, report, &obstacle, error))
		return false;
	if (obstacle == IMPORT_CLEAR)
		return true;
	form_go(state->form, ROW_YEAR);
	return error_set(error, ERROR_REFUSED,
		_("There is a report of this year, round and title already; change one "
		  "of them, or open that one"));
}

/* The report as the form says it. */
static void put_report(struct new_report *state, int year, struct report *report)
{
	report_init(report);
	settings_agency_copy(&report->agency, &state->agency);
	report->layout = mem_strdup(
		state->layouts.names.items[form_choice(state->form, ROW_LAYOUT)]);
	report->fiscal_year = year;
	report->months = fiscal_round_months(form_choice(state->form, ROW_ROUND));
	report->title = form_text(state->form, ROW_TITLE);
	report->digits = state->app->settings.digits;
	report->digits_present = true;
}

static bool make(struct app *app, struct new_report *state, int year, int64_t *number,
	struct error *error)
{
	struct report report;
	put_report(state, year, &report);
	const bool done =
		refuse_double(app, state, &report, error) &&
		(form_choice(state->form, ROW_MEMO) == MEMO_WITHOUT ||
			memo_prefill(&report, app->store, 0, error)) &&
		store_import(app->store, &report, IMPORT_NEW, app->who, number, error) &&
		store_set_last_opened(app->store, app->who, *number, error);
	report_release(&report);
	return done;
}

static enum effect run_make(struct app *app, struct screen *screen)
{
	struct new_report *state = screen->state;
	struct error error = ERROR_INIT;
	int64_t number;
	char *typed = form_text(state->form, ROW_YEAR);
	int year = fiscal_year_typed(typed);
	free(typed);
	if (!year) {
		form_go(state->form, ROW_YEAR);
		app_message(app, STYLE_WARNING, "%s",
			_("The fiscal year is not understood; type it like 2569"));
		return EFFECT_PAINT;
	}
	if (make(app, state, year, &number, &error) &&
		app_open(app, SCREEN_CARDS, &(struct topic){.report = number}, &error))
		return EFFECT_CLOSE;
	app_error(app, &error);
	return EFFECT_PAINT;
}

static enum effect run_pick(struct app *app, struct screen *screen)
{
	struct new_report *state = screen->state;
	const size_t layout = form_choice(state->form, ROW_LAYOUT);
	const enum effect effect = form_pick(state->form, app);
	if (form_choice(state->form, ROW_LAYOUT) != layout)
		propose_memo(state);
	return effect;
}

static bool can_pick(const struct app *app, const struct screen *screen)
{
	(void)app;
	const struct new_report *state = screen->state;
	return form_can_pick(state->form);
}

/* --- what is found --- */

static bool typed_report(void *context, struct report *head, struct error *error)
{
	struct new_report *state = context;
	char *year = form_text(state->form, ROW_YEAR);
	(void)error;
	put_report(state, fiscal_year_typed(year), head);
	free(year);
	return true;
}

static void put_path(const void *context, size_t row, struct str *out)
{
	(void)context;
	if (row == ROW_TITLE)
		str_puts(out, "title");
}

static bool is_wrong(const void *context, size_t row, const char *text)
{
	(void)context;
	return row == ROW_YEAR && !fiscal_year_typed(text);
}

static bool keep(struct app *app, struct screen *screen, struct error *error)
{
	const struct new_report *state = screen->state;
	(void)app, (void)error;
	form_check_look(state->check, screen);
	return true;
}

static void free_state(struct new_report *state)
{
	form_check_free(state->check);
	form_free(state->form);
	data_list_release(&state->layouts);
	settings_agency_release(&state->agency);
	free(state);
}

static void close(struct app *app, struct screen *screen)
{
	(void)app;
	free_state(screen->state);
}

static const struct action actions[] = {
	{
		.name = N_("Make it"),
		.help = N_("Makes the report and opens it. In the last field Enter does "
			   "it too."),
		.keys = {CTRL('S'), K_ENTER},
		.run = run_make,
		.needs = NEEDS_CLERK,
	},
	FORM_ACTIONS,
	FORM_LIST(run_pick, can_pick),
};

static void fill(struct app *app, struct new_report *state)
{
	struct str year = STR_INIT;
	number_append(&year, date_fiscal_year(date_from_time(time_now())),
		app->settings.digits);
	memcpy(state->rows, rows, sizeof(rows));
	state->rows[ROW_LAYOUT].choices =
		(const char *const *)state->layouts.titles.items;
	state->rows[ROW_LAYOUT].choices_count = state->layouts.titles.count;
	state->form = form_new(state->rows, ROWS);
	form_set_text(state->form, ROW_YEAR, year.data);
	form_set_text(state->form, ROW_TITLE, USUAL_TITLE);
	form_set_hint(state->form, ROW_YEAR, year_hint, state);
	propose_memo(state);
	form_begin(state->form);
	state->check = form_check_new(&(struct form_check_of){.app = app,
					      .context = state,
					      .typed = typed_report,
					      .path = put_path,
					      .is_wrong = is_wrong},
		state->form);
	str_release(&year);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct new_report *state = mem_new(1, sizeof(*state));
	state->app = app;
	data_list_layouts(&state->layouts);
	if (!state->layouts.names.count) {
		free_state(state);
		return error_set(error, ERROR_SYSTEM,
			_("no layout is found; install the program's data"));
	}
	settings_agency_copy(&state->agency, topic->agency);
	fill(app, state);
	return app_push(app, &screen_new_report, state);
}

const struct screen_class screen_new_report = {
	.id = SCREEN_NEW_REPORT,
	.name = "new-report",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.keep = keep,
	.may_leave = may_leave,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.help = N_("A new, empty report of your agency. To begin with the measures of "
		   "another year, go back and use Carry forward in the list of reports."),
	.widgets = WIDGET_TEXT,
};
