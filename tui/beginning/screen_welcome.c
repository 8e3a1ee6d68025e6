/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The first start: what the program does, and how one can begin: in an example, with a report
 * that is there already, with a new one.
 */
#include <config.h>

#include <stdlib.h>

#include "model/address.h"
#include "model/lists.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/beginning/example_office.h"
#include "tui/beginning/first_store.h"
#include "tui/beginning/screens.h"
#include "tui/intake/taking_in.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum { COLUMN_KEY, COLUMN_OFFER, COLUMNS };

static const struct table_column columns[COLUMNS] = {
	[COLUMN_KEY] = {.columns = 1},
	[COLUMN_OFFER] = {.columns = 0},
};

static enum effect run_import(struct app *app, struct screen *screen);
static enum effect run_new(struct app *app, struct screen *screen);

/* How one can begin. */
static const struct offered {
	char key;
	const char *name, *words; /* N_() */
	enum effect (*run)(struct app *app, struct screen *screen);
} offered[] = {
	{'e', N_("Look round in an example office"),
		N_("Five filled-in reports to read, change, check and print. Nothing that is done "
		   "there gets into your own office file, and it can be thrown away."),
		example_office_go},
	{'i', N_("Bring in last year's report"),
		N_("From a file of a word processor, a PDF, an Excel sheet, a web page or "
		   "this program. The next report can be made from it."),
		run_import},
	{'n', N_("Begin with a new report"),
		N_("Asks which agency this is and who you are, then makes its first report."),
		run_new},
};

struct welcome {
	struct table_view *table;
};

static enum style cell(void *context, size_t row, size_t column, struct str *out)
{
	(void)context;
	if (column == COLUMN_OFFER)
		str_puts(out, _(offered[row].name));
	else
		str_putc(out, offered[row].key);
	return column == COLUMN_KEY ? STYLE_KEY : STYLE_PLAIN;
}

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	(void)app, (void)screen;
	str_puts(left, _("Welcome to mattrakan"));
	str_puts(right, _("First start"));
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	const struct welcome *state = screen->state;
	const size_t row = table_view_row(state->table);
	const struct canvas inner =
		canvas_part(canvas, 1, 2, canvas->rows - 1, canvas->columns - 4);
	struct str text = STR_INIT;
	str_puts(&text, _("Leads you through the integrity report, field by field.\n"
			  "Finds mistakes; prints, makes PDF, Word and web pages."));
	str_printf(&text, "\n%s",
		address_is_server(app->office)
			? _("Saves all that you type, on the office's server.")
			: _("Saves all that you type, in one file of this machine."));
	const int line = canvas_paragraphs(&inner, 0, text.data, STYLE_PLAIN);
	str_release(&text);
	const struct canvas list =
		canvas_part(canvas, line + 2, 0, (int)COUNT(offered), canvas->columns);
	const struct canvas about = canvas_part(&inner, line + 2 + (int)COUNT(offered), 0,
		inner.rows - line - 2 - (int)COUNT(offered), inner.columns);
	table_view_paint(state->table, &list, true);
	if (row < COUNT(offered))
		canvas_paragraphs(&about, 0, _(offered[row].words), STYLE_GUIDE);
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	const struct welcome *state = screen->state;
	(void)app;
	return table_view_event(state->table, event);
}

/* --- what is offered --- */

/* The list of reports comes first, so that it is there when the documents are through. */
static bool take_in(struct app *app, const struct string_list *paths, struct error *error)
{
	const struct topic topic = {.files = paths};
	if (!first_store(app, error) ||
		!app_open_behind(app, SCREEN_REPORTS, &(struct topic){0}, error))
		return false;
	if (!app_open(app, SCREEN_IMPORT, &topic, error))
		app_error(app, error);
	return app_uncover(app, error);
}

static enum effect run_import(struct app *app, struct screen *screen)
{
	struct string_list paths = {0};
	struct error error = ERROR_INIT;
	enum effect effect = EFFECT_PAINT;
	(void)screen;
	if (taking_in_pick(app, &paths)) {
		if (take_in(app, &paths, &error))
			effect = EFFECT_CLOSE;
		else
			app_error(app, &error);
	}
	string_list_release(&paths);
	return effect;
}

/* In place of this screen, to which Back leads there. */
static enum effect run_new(struct app *app, struct screen *screen)
{
	struct error error = ERROR_INIT;
	(void)screen;
	if (app_open(app, SCREEN_START, NULL, &error))
		return EFFECT_CLOSE;
	app_error(app, &error);
	return EFFECT_PAINT;
}

static enum effect run_chosen(struct app *app, struct screen *screen)
{
	const struct welcome *state = screen->state;
	const size_t row = table_view_row(state->table);
	return row < COUNT(offered) ? offered[row].run(app, screen) : EFFECT_NONE;
}

static const struct action actions[] = {
	{
		.name = N_("Choose"),
		.help = N_("Begins in the way that is under the cursor."),
		.keys = {K_ENTER},
		.run = run_chosen,
	},
	{
		.name = N_("Example"),
		.help = N_("An office file to play in, with five filled-in reports."),
		.keys = {'e'},
		.run = example_office_go,
	},
	{
		.name = N_("Import"),
		.help = N_(
			"Brings in reports from files: documents of other programs, and "
			"those of this one."),
		.keys = {'i'},
		.run = run_import,
	},
	{
		.name = N_("New"),
		.help = N_(
			"Which agency this is and who you are, and then the first report."),
		.keys = {'n'},
		.run = run_new,
	},
};

static void close(struct app *app, struct screen *screen)
{
	struct welcome *state = screen->state;
	(void)app;
	table_view_free(state->table);
	free(state);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct welcome *state = mem_new(1, sizeof(*state));
	(void)topic, (void)error;
	state->table = table_view_new(columns, COLUMNS, cell, state);
	table_view_own_filter(state->table);
	table_view_set_rows(state->table, COUNT(offered));
	return app_push(app, &screen_welcome, state);
}

const struct screen_class screen_welcome = {
	.id = SCREEN_WELCOME,
	.name = "welcome",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.close = close,
	.actions = actions,
	.actions_count = COUNT(actions),
	.help = N_(
		"The program begins here as long as there is no report and nobody has said "
		"who works here. Arrows and Enter choose how to begin, or the letter does.\n"
		"The example office has a file of its own: looking round in it changes "
		"nothing else. \"Leave the example\" comes back here."),
};
