/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The actions that work on every screen.
 */
#include <config.h>

#include "text/error.h"
#include "text/i18n.h"
#include "text/keyboard.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/beginning/example_office.h"
#include "tui/home/program.h"
#include "tui/palette/palette.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

/* From the first screen of the example office one goes back to one's own; from the form of a first
 * start, in whose place it came, to the ways in which one can begin. */
static enum effect run_back(struct app *app, struct screen *screen)
{
	struct error error = ERROR_INIT;
	if (app->depth == 1 && app->example)
		return example_office_leave(app, screen);
	if (screen->class->may_leave && !screen->class->may_leave(app, screen, false))
		return EFFECT_PAINT;
	if (app->depth > 1 || app_open(app, SCREEN_WELCOME, NULL, &error))
		return EFFECT_CLOSE;
	app_error(app, &error);
	return EFFECT_PAINT;
}

static const char *back_name(const struct app *app, const struct screen *screen)
{
	(void)screen;
	return app->depth == 1 && app->example ? N_("Leave the example") : N_("Back");
}

static bool can_go_back(const struct app *app, const struct screen *screen)
{
	return app->depth > 1 || example_office_is_open(app, screen) ||
	       app_is_on(app, SCREEN_START);
}

static bool can_set(const struct app *app, const struct screen *screen)
{
	(void)screen;
	return app->store && !app_is_on(app, SCREEN_SETTINGS);
}

static bool can_tell_about(const struct app *app, const struct screen *screen)
{
	(void)screen;
	return !app_is_on(app, SCREEN_ABOUT);
}

static bool can_tell_news(const struct app *app, const struct screen *screen)
{
	(void)screen;
	return !app_is_on(app, SCREEN_NEWS);
}

static enum effect run_quit(struct app *app, struct screen *screen)
{
	(void)app;
	(void)screen;
	return EFFECT_QUIT;
}

#define KEYBOARD_KEYS CTRL('\\'), ALT('k')

/* Which it is now the title says. */
static enum effect run_keyboard(struct app *app, struct screen *screen)
{
	static const keystroke keys[ACTION_KEYS] = {KEYBOARD_KEYS};
	struct str key = STR_INIT;
	(void)screen;
	app->typing.own = !app->typing.own;
	app->typing.thai = false;
	app_key_append(app, &key, keys);
	if (app->typing.own)
		app_message(app, STYLE_MESSAGE,
			_("Where text is typed, English keys write Thai (%s); %s again "
			  "ends it"),
			_(keyboard_name(app->settings.keyboard)), key.data);
	else
		app_message(app, STYLE_MESSAGE, "%s",
			_("Keys write what the machine's own keyboard sends"));
	str_release(&key);
	return EFFECT_PAINT;
}

static enum effect run_copy(struct app *app, struct screen *screen)
{
	struct str text = STR_INIT;
	screen->class->read(screen, &text);
	app_copy(app, text.data, text.bytes);
	str_release(&text);
	return EFFECT_PAINT;
}

static bool can_copy(const struct app *app, const struct screen *screen)
{
	(void)app;
	return screen->class->read != NULL;
}

static bool can_help(const struct app *app, const struct screen *screen)
{
	(void)screen;
	return !app_is_on(app, SCREEN_HELP);
}

const struct action app_actions[] = {
	{
		.name = N_("Back"),
		.name_now = back_name,
		.help = N_(
			"Back to the screen before. What is typed is kept. Ctrl-] does "
			"everywhere what Esc does."),
		.keys = {K_ESCAPE, KEY_ESCAPE_TOO, 'q'},
		.way_out = true,
		.run = run_back,
		.possible = can_go_back,
	},
	{
		.name = N_("Settings"),
		.help = N_("Your name, the language, colours, paper."),
		.keys = {K_F9, CTRL('T')},
		.opens = SCREEN_SETTINGS,
		.possible = can_set,
	},
	{
		.name = N_("Commands"),
		.help = N_("Type what you want: any command, field, measure, report, "
			   "setting or screen, in Thai or English, or the number of a "
			   "field. Enter does it."),
		.keys = {KEY_PALETTE, ALT('x'), ':'},
		.quiet = true,
		.run = palette_run,
	},
	{
		.name = N_("Thai keyboard"),
		.help = N_(
			"For machines without a Thai keyboard: where text is typed, "
			"the keys of an English one write Thai; which layout, Settings "
			"say. Once more, and they are as before."),
		.keys = {KEYBOARD_KEYS},
		.quiet = true,
		.run = run_keyboard,
	},
	{
		.name = N_("Copy"),
		.help = N_("Where there is text to read: copies all of it. Dragging the "
			   "mouse with Shift held selects a part, as the terminal does."),
		.keys = {CTRL('C')},
		.quiet = true,
		.run = run_copy,
		.possible = can_copy,
	},
	{
		.name = N_("About"),
		.help = N_("Which version this is and who may use it."),
		.keys = {K_F11, ALT('a')},
		.quiet = true,
		.opens = SCREEN_ABOUT,
		.possible = can_tell_about,
	},
	{
		.name = N_("What is new"),
		.help = N_("What this version of the program has that the one before had "
			   "not."),
		.quiet = true,
		.opens = SCREEN_NEWS,
		.possible = can_tell_news,
	},
	EXAMPLE_OFFICE_ACTIONS,
	{
		.name = N_("Quit"),
		.help = N_(
			"Leave the program. What is typed is kept; where it cannot be, that "
			"is asked."),
		.keys = {K_F10, CTRL('Q')},
		.way_out = true,
		.run = run_quit,
	},
	{
		.name = N_("Help"),
		.help = N_("What this screen is for and which keys work on it."),
		.keys = {K_F1, CTRL('G'), '?'},
		.opens = SCREEN_HELP,
		.possible = can_help,
	},
};
const size_t app_actions_count = sizeof(app_actions) / sizeof(app_actions[0]);
