/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Begin with a new report: which office this is and who sits here. Then the first report.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/report.h"
#include "office/agency.h"
#include "office/settings.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/form.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/head/agency_rows.h"
#include "tui/head/form_check.h"
#include "tui/beginning/first_store.h"
#include "tui/beginning/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/data_list.h"

enum { ROW_TYPE, ROW_NAME, ROW_DISTRICT, ROW_PROVINCE, ROW_PERSON, ROWS };

static const struct form_row rows[ROWS] = {
	[ROW_TYPE] =
		{
			.label = N_("Kind of agency"),
			.guide = N_("What the agency is, as it stands on its reports. "
				    "Ctrl-O shows a list."),
			.choices = agency_types,
			.choices_count = AGENCY_TYPES,
			.text = true,
		},
	[ROW_NAME] =
		{
			.label = N_("Its name"),
			.guide = N_(
				"The name alone, without the kind; how it may go on stands "
				"dim behind the cursor, and Right takes it. Ctrl-O lists "
				"the names of places.\nExample: ธารตะวัน"),
			.text = true,
		},
	[ROW_DISTRICT] =
		{
			.label = N_("District"),
			.guide = N_("Without the word อำเภอ. Ctrl-O shows a list."),
			.text = true,
		},
	[ROW_PROVINCE] =
		{
			.label = N_("Province"),
			.guide = N_("Without the word จังหวัด. Ctrl-O shows a list."),
			.text = true,
		},
	[ROW_PERSON] =
		{
			.label = N_("Your name"),
			.guide = N_("Others see by it who typed what. It can be changed "
				    "in Settings."),
			.text = true,
		},
};

enum { INTRO_ROWS = 4 };

struct start {
	struct form *form;
	struct agency_rows agency;
	struct form_check *check; /* what is found in it */
	struct data_list layouts;
};

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	(void)app;
	(void)screen;
	str_puts(left, _("Welcome to mattrakan"));
	str_puts(right, _("First start"));
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct canvas intro =
		canvas_part(canvas, 1, 2, INTRO_ROWS - 1, canvas->columns - 4);
	struct canvas rest = canvas_part(canvas, INTRO_ROWS + 1, 0,
		canvas->rows - INTRO_ROWS - 1, canvas->columns);
	struct str text = STR_INIT;
	str_puts(&text, _("These few words are asked once. They stand on every report."));
	str_putc(&text, '\n');
	if (app->store)
		str_printf(&text, _("The office file: %s"), app->office);
	else
		str_printf(
			&text, _("The office file will be made here: %s"), app->office);
	canvas_paragraphs(&intro, 0, text.data, STYLE_PLAIN);
	canvas_across(canvas, INTRO_ROWS, 0, canvas->columns, STYLE_LINE);
	str_release(&text);
	const struct start *state = screen->state;
	form_paint(state->form, app, &rest);
}

/* There is no office file yet that could keep it. */
static bool may_leave(struct app *app, const struct screen *screen, bool quits)
{
	const struct start *state = screen->state;
	return form_may_leave(state->form, app, quits,
		_("What you typed or chose here is not kept then. Ctrl-S keeps it and goes on "
		  "to the first report."));
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	struct start *state = screen->state;
	const enum effect effect = form_event(state->form, app, event);
	agency_rows_follow(&state->agency, app);
	return effect;
}

/* The name alone, as reports want it: many type the kind before it. */
static char *answered_name(const struct form *form)
{
	char *type = form_text(form, ROW_TYPE);
	char *typed = form_text(form, ROW_NAME);
	char *name = mem_strdup(agency_bare(type, typed));
	free(typed);
	free(type);
	return name;
}

static bool keep_answers(struct app *app, const struct form *form,
	const struct agency *agency, struct error *error)
{
	if (!first_store(app, error))
		return false;
	char *person = form_text(form, ROW_PERSON);
	settings_text(&app->settings.name, *person ? person : app->who);
	free(person);
	/* Who begins with this version knows no other. */
	settings_text(&app->settings.seen, PACKAGE_VERSION);
	return settings_save(&app->settings, app->store, app->who, error) &&
	       settings_agency_save(agency, app->store, app->who, error);
}

/* Where it came from the list of reports, that is there. */
static bool list_reports(struct app *app, struct error *error)
{
	return app->depth > 1 || app_open(app, SCREEN_REPORTS, NULL, error);
}

static enum effect run_go_on(struct app *app, struct screen *screen)
{
	const struct start *state = screen->state;
	struct form *form = state->form;
	struct error error = ERROR_INIT;
	struct agency agency = {
		.present = true,
		.type = form_text(form, ROW_TYPE),
		.name = answered_name(form),
		.district = form_text(form, ROW_DISTRICT),
		.province = form_text(form, ROW_PROVINCE),
	};
	enum effect effect = EFFECT_PAINT;
	if (!*agency.name) {
		form_go(form, ROW_NAME);
		app_message(app, STYLE_WARNING, "%s",
			_("The agency's name is still missing"));
	} else if (keep_answers(app, form, &agency, &error) &&
		   list_reports(app, &error)) {
		effect = EFFECT_CLOSE;
		app_show(app, SCREEN_NEW_REPORT, &(struct topic){.agency = &agency});
	} else {
		app_error(app, &error);
	}
	settings_agency_release(&agency);
	return effect;
}

static enum effect run_pick(struct app *app, struct screen *screen)
{
	struct start *state = screen->state;
	if (!agency_rows_can_pick(&state->agency))
		return form_pick(state->form, app);
	agency_rows_pick(&state->agency, app);
	return EFFECT_PAINT;
}

static bool can_pick(const struct app *app, const struct screen *screen)
{
	(void)app;
	const struct start *state = screen->state;
	return form_can_pick(state->form) || agency_rows_can_pick(&state->agency);
}

static bool suggest(
	struct app *app, struct screen *screen, const struct offering *offering)
{
	struct start *state = screen->state;
	(void)app;
	return agency_rows_suggest(&state->agency, offering);
}

/* --- what is found --- */

/* A report of that agency, as the first one may be. The name stays as it is typed: words are
 * marked in it. */
static bool typed_report(void *context, struct report *head, struct error *error)
{
	const struct start *state = context;
	(void)error;
	report_init(head);
	head->agency = (struct agency){
		.present = true,
		.type = form_text(state->form, ROW_TYPE),
		.name = form_text(state->form, ROW_NAME),
		.district = form_text(state->form, ROW_DISTRICT),
		.province = form_text(state->form, ROW_PROVINCE),
	};
	head->layout = mem_strdup(state->layouts.names.items[0]);
	head->fiscal_year = date_fiscal_year(date_from_time(time_now()));
	head->months = YEAR_MONTHS;
	return true;
}

static void put_path(const void *context, size_t row, struct str *out)
{
	static const char *const paths[ROWS] = {
		[ROW_TYPE] = "agency.type",
		[ROW_NAME] = "agency.name",
		[ROW_DISTRICT] = "agency.district",
		[ROW_PROVINCE] = "agency.province",
		[ROW_PERSON] = "",
	};
	(void)context;
	str_puts(out, paths[row]);
}

static bool is_wrong(const void *context, size_t row, const char *text)
{
	(void)context, (void)row, (void)text;
	return false;
}

static bool keep(struct app *app, struct screen *screen, struct error *error)
{
	const struct start *state = screen->state;
	(void)app, (void)error;
	if (state->check)
		form_check_look(state->check, screen);
	return true;
}

static void close(struct app *app, struct screen *screen)
{
	struct start *state = screen->state;
	(void)app;
	form_check_free(state->check);
	agency_rows_release(&state->agency);
	form_free(state->form);
	data_list_release(&state->layouts);
	free(state);
}

static const struct action actions[] = {
	{
		.name = N_("Go on"),
		.help = N_("Keeps this and goes on to the first report. In the last "
			   "field Enter does it too."),
		.keys = {CTRL('S'), K_ENTER},
		.run = run_go_on,
	},
	FORM_ACTIONS,
	FORM_LIST(run_pick, can_pick),
};

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	(void)topic;
	(void)error;
	struct start *state = mem_new(1, sizeof(*state));
	state->form = form_new(rows, ROWS);
	form_propose_text(state->form, ROW_TYPE, agency_types[0]);
	form_set_text(state->form, ROW_PERSON, app->settings.name);
	agency_rows_init(&state->agency, state->form, ROW_TYPE);
	form_begin(state->form);
	data_list_layouts(&state->layouts);
	if (state->layouts.names.count)
		state->check = form_check_new(&(struct form_check_of){.app = app,
						      .context = state,
						      .typed = typed_report,
						      .path = put_path,
						      .is_wrong = is_wrong},
			state->form);
	return app_push(app, &screen_start, state);
}

const struct screen_class screen_start = {
	.id = SCREEN_START,
	.name = "start",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.keep = keep,
	.suggest = suggest,
	.may_leave = may_leave,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.help = N_(
		"The program asks once which agency this is and who you are.\nTab goes "
		"to the next field. When all is filled in, Ctrl-S goes on."),
	.widgets = WIDGET_TEXT | WIDGET_OFFERS,
};
