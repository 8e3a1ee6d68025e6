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
#include "model/address.h"
#include "model/file.h"
#include "model/temporary.h"
#include "office/example.h"
#include "office/settings.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/app/session.h"
#include "tui/home/daily_copy.h"
#include "tui/beginning/news.h"
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
	if (!address_is_server(app->office))
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
	/* Who comes for the first time knows no version before this one. */
	if (!news_are_due(app))
		news_told(app);
}

/* Opens the office file if there is one, and reads this person's settings. */
static bool open_office(struct app *app, struct progress *progress, struct error *error)
{
	if (!store_is_there(app->office)) {
		settings_init(&app->settings);
		return true;
	}
	app->store = store_open_telling(app->office, STORE_WRITE, progress, error);
	app_opened_store(app);
	return app->store && settings_load(&app->settings, app->store, app->who, error);
}

/* Says how far it is only before the terminal is taken. */
static bool open_telling(
	const struct program *program, struct app *app, struct error *error)
{
	const bool tells = !app->terminal && program->opening;
	const bool done = open_office(app, tells ? program->opening() : NULL, error);
	if (tells)
		program->opened();
	return done;
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

static struct terminal *new_terminal(
	const struct program *program, struct app *app, struct error *error)
{
	return program->terminal ? program->terminal(app, error)
				 : full_screen(app, error);
}

/* Where one comes from another office file, the terminal is there; it is taken anew where that
 * of this file's settings is another. */
static bool have_terminal(const struct program *program, struct app *app,
	const struct terminal_options *had, struct error *error)
{
	const struct terminal_options wanted = app_terminal_options(&app->settings);
	if (!app->terminal) {
		app->terminal = new_terminal(program, app, error);
		return app->terminal != NULL;
	}
	if (!program->terminal) {
		app->take = terminal_curses;
		if (wanted.theme != had->theme || wanted.lines != had->lines ||
			wanted.am_whole != had->am_whole)
			app_retake(app);
	}
	return app->terminal ||
	       error_set(error, ERROR_SYSTEM, _("the terminal cannot be had any more"));
}

/* What is the same in each office file that is opened. */
static void begin(struct app *app, const struct program *program, const char *office)
{
	struct terminal *terminal = app->terminal;
	*app = (struct app){
		.terminal = terminal,
		.office = office,
		.who = program->who,
		.login = program->who,
		.example = office != program->office,
		.language_named = program->language_named,
		.clipboard = STR_INIT,
		.message = STR_INIT,
		.opened = opened,
	};
	program_set_up(app);
	if (program->scripted)
		app->begin = resume_scripted;
	session_name(app->session, sizeof(app->session), (long)getpid());
}

static bool discards(const struct app *app)
{
	return app->next == NEXT_OWN_ALONE || app->next == NEXT_EXAMPLE_ANEW;
}

static bool goes_to_example(const struct app *app)
{
	return app->next == NEXT_EXAMPLE || app->next == NEXT_EXAMPLE_ANEW;
}

/* One office file, till it is left, and what is to be done before the next one is opened.
 * *shown: what the terminal is, and becomes. */
static bool run_office(const struct program *program, struct app *app,
	struct terminal_options *shown, struct error *error)
{
	bool done = open_telling(program, app, error);
	if (done && !app->language_named && *app->settings.language)
		language_set(app->settings.language);
	done = done && have_terminal(program, app, shown, error) && app_run(app, error);
	*shown = app_terminal_options(&app->settings);
	struct settings settings = app->settings;
	app->settings = (struct settings){0};
	app_release(app);
	store_close(app->store);
	done = done && (!discards(app) || example_remove(error)) &&
	       (!goes_to_example(app) || example_make(program->who, &settings, error));
	settings_release(&settings);
	return done;
}

/* Of memory that is in use when the first screen is there, with a text of 100 kB in it. */
enum { FIRST_BYTES = 1024 << 10 };

bool program_main(const struct program *program, struct error *error)
{
	mem_prepare(FIRST_BYTES);
	struct app app = {0};
	struct str example = STR_INIT;
	struct terminal_options shown = {0};
	example_path(&example);
	const char *office = program->example ? example.data : program->office;
	bool done;
	do {
		begin(&app, program, office);
		done = run_office(program, &app, &shown, error);
		office = goes_to_example(&app) ? example.data : program->office;
	} while (done && app.next && !app.ending);
	if (app.terminal)
		app.terminal->ops->close(app.terminal);
	str_release(&example);
	return done;
}
