/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The actions that work on every screen.
 */
#include <config.h>

#include "text/i18n.h"
#include "tui/home/program.h"

static enum effect run_back(struct app *app, struct screen *screen)
{
	(void)app;
	(void)screen;
	return EFFECT_CLOSE;
}

static bool can_go_back(const struct app *app, const struct screen *screen)
{
	(void)screen;
	return app->depth > 1;
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

static enum effect run_quit(struct app *app, struct screen *screen)
{
	(void)app;
	(void)screen;
	return EFFECT_QUIT;
}

static bool can_help(const struct app *app, const struct screen *screen)
{
	(void)screen;
	return !app_is_on(app, SCREEN_HELP);
}

const struct action app_actions[] = {
	{
		.name = N_("Back"),
		.help = N_("Back to the screen before. What is typed is kept."),
		.keys = {K_ESCAPE, 'q'},
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
		.name = N_("About"),
		.help = N_("Which version this is and who may use it."),
		.keys = {K_F11, ALT('a')},
		.quiet = true,
		.opens = SCREEN_ABOUT,
		.possible = can_tell_about,
	},
	{
		.name = N_("Quit"),
		.help = N_("Leave the program. What is typed is kept, nothing is asked."),
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
