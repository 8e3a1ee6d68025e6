/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The first start: which office this is and who sits here. Then the first report.
 */
#include <config.h>

#include <stdlib.h>

#include "db/store.h"
#include "office/agency.h"
#include "office/settings.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/form.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/home/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

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
			.guide = N_("The name alone, without the kind.\nExample: "
				    "ธารตะวัน"),
			.text = true,
		},
	[ROW_DISTRICT] =
		{
			.label = N_("District"),
			.guide = N_("Without the word อำเภอ."),
			.text = true,
		},
	[ROW_PROVINCE] =
		{
			.label = N_("Province"),
			.guide = N_("Without the word จังหวัด."),
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
	form_paint(screen->state, app, &rest);
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	return form_event(screen->state, app, event);
}

/* Makes the office file where there is none yet. */
static bool have_store(struct app *app, struct error *error)
{
	if (app->store)
		return true;
	if (!store_create(app->office, NULL, error))
		return false;
	app->store = store_open(app->office, STORE_WRITE, error);
	app_opened_store(app);
	return app->store != NULL;
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
	if (!have_store(app, error))
		return false;
	char *person = form_text(form, ROW_PERSON);
	settings_text(&app->settings.name, *person ? person : app->who);
	free(person);
	return settings_save(&app->settings, app->store, app->who, error) &&
	       settings_agency_save(agency, app->store, app->who, error);
}

static enum effect run_go_on(struct app *app, struct screen *screen)
{
	struct form *form = screen->state;
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
		   app_open(app, SCREEN_REPORTS, NULL, &error)) {
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
	return form_pick(screen->state, app);
}

static bool can_pick(const struct app *app, const struct screen *screen)
{
	(void)app;
	return form_can_pick(screen->state);
}

static void close(struct app *app, struct screen *screen)
{
	(void)app;
	form_free(screen->state);
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
	struct form *form = form_new(rows, ROWS);
	form_propose_text(form, ROW_TYPE, agency_types[0]);
	form_set_text(form, ROW_PERSON, app->settings.name);
	return app_push(app, &screen_start, form);
}

const struct screen_class screen_start = {
	.id = SCREEN_START,
	.name = "start",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.help = N_(
		"The program asks once which agency this is and who you are.\nTab goes "
		"to the next field. When all is filled in, Ctrl-S goes on."),
	.widgets = WIDGET_TEXT,
};
