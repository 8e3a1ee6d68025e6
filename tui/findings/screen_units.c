/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The names of the office's units: once they are confirmed, the check reports owners that
 * are none of them. Saving confirms.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/words.h"
#include "db/check_settings.h"
#include "model/lists.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/findings/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/field.h"

enum { GUIDE_ROWS = 5 };

struct units {
	struct field *field;
	bool confirmed;
};

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct units *units = screen->state;
	(void)app;
	str_puts(left, _("The office's units"));
	str_puts(right, units->confirmed ? _("confirmed") : _("not yet confirmed"));
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	const struct units *units = screen->state;
	const int rows = canvas->rows - GUIDE_ROWS - 1;
	const struct canvas list =
		canvas_part(canvas, 1, 1, rows - 1, canvas->columns - 2);
	const struct canvas guide =
		canvas_part(canvas, rows + 1, 1, GUIDE_ROWS, canvas->columns - 2);
	(void)app;
	canvas_across(canvas, 0, 0, canvas->columns, STYLE_LINE);
	canvas_across(canvas, rows, 0, canvas->columns, STYLE_LINE);
	canvas_paragraphs(&guide, 0,
		_("One unit a line, as the reports are to write it. Take out what the "
		  "office does not have and add what is missing. Once this list is "
		  "saved, the check reports an owner that is not in it; an empty list "
		  "takes that back."),
		STYLE_GUIDE);
	field_paint(units->field, &list, true);
}

static bool save(struct app *app, struct units *units)
{
	struct string_list names = {0};
	struct error error = ERROR_INIT;
	field_get_list(units->field, &names);
	const bool done = store_set_units(app->store, &names, app->who, &error);
	if (done) {
		units->confirmed = names.count;
		field_set_unchanged(units->field);
		app_saved(app);
	} else {
		app_error(app, &error);
	}
	string_list_release(&names);
	return done;
}

static enum effect run_save(struct app *app, struct screen *screen)
{
	if (!save(app, screen->state))
		return EFFECT_PAINT;
	app_message(app, STYLE_DONE, "%s", _("Saved: from now on the check goes by it"));
	return EFFECT_CLOSE;
}

/* Esc with something changed asks what becomes of it. */
static enum effect leave(struct app *app, struct units *units)
{
	const enum unsaved choice = dialog_unsaved(app, _("The office's units"));
	if (choice == UNSAVED_SAVE)
		return save(app, units) ? EFFECT_CLOSE : EFFECT_PAINT;
	return choice == UNSAVED_DISCARD ? EFFECT_CLOSE : EFFECT_PAINT;
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	struct units *units = screen->state;
	const char *message = NULL;
	const enum effect effect =
		field_event(units->field, event, &app->clipboard, &message);
	if (effect == EFFECT_UNUSED && event->kind == EVENT_KEY &&
		event->key == K_ESCAPE && field_changed(units->field))
		return leave(app, units);
	app_tell_typed(app, message);
	return effect;
}

static void close(struct app *app, struct screen *screen)
{
	struct units *units = screen->state;
	(void)app;
	field_free(units->field);
	free(units);
}

static const struct action actions[] = {
	{
		.name = N_("Save"),
		.help = N_("Saves the list and confirms it for the whole office."),
		.keys = {CTRL('S')},
		.run = run_save,
		.needs = NEEDS_CLERK,
	},
};

/* Where nobody has confirmed a list, the names that offices have. */
static bool read_names(
	struct store *store, struct string_list *names, struct error *error)
{
	struct check_words *words;
	if (!store_units(store, names, error))
		return false;
	if (names->present)
		return true;
	if (!(words = check_words_load(error)))
		return false;
	for (size_t i = 0; i < words->units.count; i++)
		string_list_add(names, words->units.items[i]);
	names->present = false;
	check_words_free(words);
	return true;
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	(void)topic;
	struct string_list names = {0};
	if (!read_names(app->store, &names, error)) {
		string_list_release(&names);
		return false;
	}
	struct units *units = mem_new(1, sizeof(*units));
	units->confirmed = names.present;
	units->field = field_names(&names);
	field_tools(units->field, app_breaker(app), app_wrapper(app));
	string_list_release(&names);
	return app_push(app, &screen_units, units);
}

const struct screen_class screen_units = {
	.id = SCREEN_UNITS,
	.name = "units",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.help = N_("The names of the office's units, one a line. The check compares the "
		   "owners of the measures with them, once the list is saved."),
	.widgets = WIDGET_LIST,
};
