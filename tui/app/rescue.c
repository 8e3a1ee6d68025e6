/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/rescue.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "db/copies.h"
#include "db/copy.h"
#include "db/evidence_files.h"
#include "db/head.h"
#include "db/store.h"
#include "model/address.h"
#include "model/file.h"
#include "model/json.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/typed_texts.h"
#include "print/outlet.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/app/report_files.h"
#include "tui/app/reviewing.h"
#include "tui/app/screen.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

/* Seconds after an answer in which it is not asked again. */
enum { ASK_AGAIN = 60 };

/* An office file that was taken instead of another. */
struct rescued {
	struct store *former; /* what it took the place of; another's */
	const char *former_path;
	struct store *store;
	char *path;
	struct rescued *next;
};

/* --- keeping --- */

static bool keep_screens(struct app *app, struct error *error)
{
	bool kept = true;
	for (int i = app->depth; i-- > 0 && kept;) {
		struct screen *screen = &app->screens[i];
		kept = !screen->class->keep || screen->class->keep(app, screen, error);
	}
	return kept;
}

bool rescue_keep(struct app *app, struct error *error)
{
	struct error failed = ERROR_INIT;
	bool kept = keep_screens(app, &failed);
	/* What became of the file says more than that it could not be written. */
	if (app->store && !store_in_place(app->store, error))
		kept = false;
	else
		error_pass(error, &failed);
	error_release(&failed);
	if (!kept)
		app->saved = 0;
	return kept;
}

/* --- elsewhere --- */

static bool is_json(const char *path)
{
	static const char ending[] = ".json";
	const size_t bytes = strlen(path), tail = strlen(ending);
	return bytes > tail && !strcmp(path + bytes - tail, ending);
}

static bool write_json(const char *path, const struct report *report, struct error *error)
{
	struct str text = STR_INIT;
	report_to_json(&text, report);
	struct outlet *outlet = outlet_open_file(path, false, error);
	bool done = outlet && outlet_write(outlet, text.data, text.bytes, error);
	if (done)
		done = outlet_finish(outlet, error);
	else
		outlet_give_up(outlet);
	str_release(&text);
	return done;
}

/* A copy of the office file in memory, into which all that is typed goes. */
static struct store *copy_with_typing(struct app *app, struct error *error)
{
	struct store *given = app->store;
	struct store *copy = store_copy_in_memory(given, error);
	if (!copy)
		return NULL;
	app->store = copy;
	const bool kept = keep_screens(app, error);
	app->store = given;
	app->saved = 0;
	if (kept)
		return copy;
	store_close(copy);
	return NULL;
}

/* What is typed in the report's own texts. */
struct typed_head {
	const struct app *app;
	int64_t number;
	struct report *report;
	struct error *error;
	bool good;
};

static bool apply_head_draft(void *context, const struct head_draft *draft)
{
	struct typed_head *typed = context;
	struct typed_texts texts = {NULL, 0, 0};
	if (strcmp(draft->session, typed->app->session) != 0 ||
		draft->report != typed->number)
		return true;
	typed->good =
		typed_texts_from_json(draft->body, typed->report, &texts, typed->error);
	if (typed->good)
		typed_texts_apply(&texts, typed->report);
	typed_texts_release(&texts);
	return typed->good;
}

static bool load_typed(const struct app *app, struct store *copy, int64_t number,
	struct report *report, struct error *error)
{
	struct typed_head typed = {app, number, report, error, true};
	if (!store_load_typed(copy, number, app->who, app->session, report, error))
		return false;
	if (store_head_drafts(copy, app->who, apply_head_draft, &typed, error) &&
		typed.good)
		return true;
	report_release(report);
	return false;
}

static bool save_json(struct app *app, const char *path, struct error *error)
{
	int64_t number = 0;
	struct report report;
	struct store *copy = copy_with_typing(app, error);
	bool done = copy && store_last_opened(copy, app->who, &number, error);
	if (done && !number)
		done = error_set(error, ERROR_REFUSED,
			_("no report is open; save the whole office file, by a name that "
			  "does not end in .json"));
	if (done && load_typed(app, copy, number, &report, error)) {
		done = write_json(path, &report, error);
		report_release(&report);
	} else {
		done = false;
	}
	store_close(copy);
	return done;
}

/* From here on the office file is another; the screens are on it too. */
static void take(struct app *app, struct store *store, const char *path)
{
	struct rescued *rescued = mem_new(1, sizeof(*rescued));
	*rescued = (struct rescued){
		app->store, app->office, store, mem_strdup(path), app->rescued};
	app->rescued = rescued;
	app->store = store;
	app->office = rescued->path;
}

void rescue_release(struct app *app)
{
	while (app->rescued) {
		struct rescued *rescued = app->rescued;
		app->store = rescued->former;
		app->office = rescued->former_path;
		app->rescued = rescued->next;
		store_close(rescued->store);
		free(rescued->path);
		free(rescued);
	}
}

/* Photos, as far as they can be had: what is typed waits for none of them. */
static void take_files(const char *office, const char *path)
{
	struct string_list made = {0};
	evidence_files_copy(office, path, &made, NULL);
	string_list_release(&made);
}

/* Of what is on a server a copy is a file that who administers it may have. */
static bool copy_office(struct app *app, const char *path, struct error *error)
{
	int problems;
	if (address_is_server(app->office))
		return copies_write(app->store, path, &problems, error);
	if (!store_backup(app->store, path, error))
		return false;
	take_files(app->office, path);
	return true;
}

static bool save_office(struct app *app, const char *path, struct error *error)
{
	if (!copy_office(app, path, error))
		return false;
	struct store *store = store_open(path, STORE_WRITE, error);
	if (!store)
		return false;
	take(app, store, path);
	return rescue_keep(app, error);
}

/* Asks for a name until something was saved under it. */
static bool save_elsewhere(struct app *app)
{
	struct str path = STR_INIT;
	struct error error = ERROR_INIT;
	bool done = false, json = false;
	report_file_dated(app->office, &path);
	while (!done && report_file_ask(app, _("Save elsewhere"),
				_("A name that ends in .json: this report alone. Any "
				  "other: all, and work goes on there."),
				&path)) {
		json = is_json(path.data);
		done = json ? save_json(app, path.data, &error)
			    : save_office(app, path.data, &error);
		if (!done)
			app_error(app, &error);
	}
	if (done && json)
		app_message(app, STYLE_DONE, _("Written: %s"), path.data);
	else if (done)
		app_message(app, STYLE_DONE,
			_("All is saved in %s. Work goes on there; next time start with: "
			  "mattrakan --file %s"),
			path.data, path.data);
	str_release(&path);
	/* After JSON it is still unknown where to save what is typed next. */
	return done && !json;
}

/* --- asking --- */

static int64_t now_seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec;
}

enum answer { AGAIN, ELSEWHERE, AS_IT_IS, ANSWERS };

static int ask(struct app *app, bool leaving, const char *why)
{
	static const struct choice staying[ANSWERS] = {
		[AGAIN] = {CTRL('R'), N_("Try again")},
		[ELSEWHERE] = {CTRL('S'), N_("Save elsewhere")},
		[AS_IT_IS] = {K_ESCAPE, N_("Work on")},
	};
	static const struct choice going[ANSWERS] = {
		[AGAIN] = {CTRL('R'), N_("Try again")},
		[ELSEWHERE] = {CTRL('S'), N_("Save elsewhere")},
		[AS_IT_IS] = {K_ESCAPE, N_("Do not save")},
	};
	struct str text = STR_INIT;
	str_printf(&text, "%s\n\n%s", why,
		_("Nothing that you type now is saved. What is on the screens is not "
		  "lost: put the office file right and try again, or save all of it "
		  "elsewhere."));
	/* It comes while somebody types: no Enter answers it before one is marked. */
	const int answer = dialog_choose(app, _("What you type is not saved"), text.data,
		leaving ? going : staying, ANSWERS, CHOICE_NONE);
	str_release(&text);
	return answer;
}

/* Whether there is something for the clerk to decide. */
static bool is_grave(const struct app *app, const struct error *error)
{
	return app->store && error->kind == ERROR_SYSTEM && !store_was_busy(app->store);
}

bool rescue_ask(struct app *app, bool leaving, struct error *error)
{
	const bool soon = app->asked && now_seconds() - app->asked < ASK_AGAIN;
	bool kept = false;
	bool goes_on = is_grave(app, error) && !app->ending && (leaving || !soon);
	/* Under the question nothing has to be said. */
	if (app->asking) {
		error_release(error);
		return false;
	}
	if (!goes_on)
		app_error(app, error);
	app->asking = goes_on;
	while (goes_on && !kept && !app->ending) {
		const int answer = ask(app, leaving, error_message(error));
		goes_on = answer == AGAIN || answer == ELSEWHERE;
		if (answer == ELSEWHERE)
			kept = save_elsewhere(app);
		struct error now = ERROR_INIT;
		if (goes_on && !kept && (kept = rescue_keep(app, &now)))
			app_message(
				app, STYLE_DONE, "%s", _("All that was typed is saved"));
		if (goes_on && !kept && now.kind != ERROR_NONE) {
			error_release(error);
			error_pass(error, &now);
		}
	}
	if (kept)
		app_saved(app);
	else if (app->asking)
		app->asked = now_seconds();
	app->asking = false;
	error_release(error);
	return kept;
}

/* --- at the end --- */

/* A name in the folder, of today, that is free. */
static bool write_into(
	const char *folder, struct store *copy, struct str *path, struct error *error)
{
	if (!folder || !*folder || access(folder, W_OK | X_OK))
		return false;
	str_clear(path);
	str_printf(path, "%s/mattrakan-rescued.db", folder);
	struct str free_path = STR_INIT;
	report_file_dated(path->data, &free_path);
	str_clear(path);
	str_puts(path, free_path.data);
	str_release(&free_path);
	error_release(error);
	return store_backup(copy, path->data, error);
}

void rescue_at_end(struct app *app, struct error *error)
{
	struct error failed = ERROR_INIT;
	struct str path = STR_INIT, data = STR_INIT;
	struct store *copy = copy_with_typing(app, &failed);
	file_data_folder(&data);
	const char *const folders[] = {
		data.data, getenv("HOME"), getenv("TMPDIR"), "/tmp"};
	bool written = false;
	for (size_t i = 0; copy && !written && i < sizeof(folders) / sizeof(*folders);
		i++)
		written = write_into(folders[i], copy, &path, &failed);
	struct str why = STR_INIT;
	str_puts(&why, error_message(error));
	if (written)
		error_set(error, ERROR_SYSTEM,
			_("%s; all that was typed is in %s: go on with mattrakan --file "
			  "%s"),
			why.data, path.data, path.data);
	str_release(&why);
	str_release(&path);
	str_release(&data);
	error_release(&failed);
	store_close(copy);
}

bool rescue_may_quit(struct app *app)
{
	/* Nobody is there to be asked. */
	if (app->ending)
		return true;
	for (int i = app->depth - 1; i >= 0; i--) {
		struct screen *screen = &app->screens[i];
		if (screen->class->may_leave &&
			!screen->class->may_leave(app, screen, true))
			return false;
	}
	return reviewing_may_leave(app);
}
