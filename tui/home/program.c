/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The full-screen program as cli/ calls it: everything opened, run, and closed.
 */
#include <config.h>

#include "tui/home/program.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/store.h"
#include "model/file.h"
#include "model/temporary.h"
#include "office/settings.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/app/session.h"
#include "tui/home/daily_copy.h"
#include "tui/home/resume.h"
#include "tui/home/screens.h"
#include "tui/home/terminal_notice.h"
#include "tui/terminal/terminal.h"

/* What was found wrong with the office file when it was opened. */
static void warn_file(struct app *app)
{
	if (!app->store || !store_warning(app->store))
		return;
	app_paint(app);
	dialog_tell(app, _("The office file"), store_warning(app->store));
}

/* Clears what killed runs left, where this one would leave the like. */
static void clear_up(const struct app *app)
{
	struct str folder = STR_INIT;
	char *beside = file_folder(app->office);
	temporary_folder(&folder);
	temporary_sweep(folder.data);
	temporary_sweep(beside);
	free(beside);
	str_release(&folder);
}

/* What can wait until the first screen is there. */
static void opened(struct app *app)
{
	clear_up(app);
	daily_copy_begin(app);
	terminal_notice(app);
	warn_file(app);
}

/* Opens the office file if there is one, and reads this person's settings. */
static bool open_office(
	struct app *app, const struct store_progress *progress, struct error *error)
{
	if (access(app->office, F_OK) != 0) {
		settings_init(&app->settings);
		return true;
	}
	app->store = store_open_telling(app->office, STORE_WRITE, progress, error);
	app_opened_store(app);
	return app->store && settings_load(&app->settings, app->store, app->who, error);
}

void program_set_up(struct app *app)
{
	app->begin = resume;
	app->notice = terminal_notice;
	app->left = resume_remember;
	app->classes = screen_classes;
	app->actions = app_actions;
	app->actions_count = app_actions_count;
}

/* The full screen, which is taken anew when settings change what it looks like. */
static struct terminal *full_screen(struct app *app, struct error *error)
{
	struct terminal_options options = app_terminal_options(&app->settings);
	app->take = terminal_curses;
	return terminal_curses(&options, error);
}

bool program_main(const struct program *program, struct error *error)
{
	struct app app = {
		.office = program->office,
		.who = program->who,
		.language_named = program->language_named,
		.clipboard = STR_INIT,
		.message = STR_INIT,
		.opened = opened,
	};
	program_set_up(&app);
	if (program->scripted)
		app.begin = resume_scripted;
	session_name(app.session, sizeof(app.session), (long)getpid());
	bool done = open_office(&app, program->progress, error);
	if (done && !app.language_named && *app.settings.language)
		language_set(app.settings.language);
	if (done) {
		app.terminal = program->terminal ? program->terminal(&app, error)
						 : full_screen(&app, error);
		done = app.terminal && app_run(&app, error);
	}
	if (app.terminal)
		app.terminal->ops->close(app.terminal);
	app_release(&app);
	store_close(app.store);
	return done;
}
