/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Of an office on a server what writes is done beside the loop, and what takes long to be read,
 * so that no key waits for the network: who has something done is told what came of it when the
 * loop comes by.
 */
#include <config.h>

#include <stdlib.h>

#include "db/beside.h"
#include "db/store.h"
#include "model/card.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/app_paint.h"
#include "tui/terminal/terminal.h"

struct waiting {
	const struct beside *beside; /* which; it is not looked into */
	bool reads;
	beside_told *told;
	void *context;
	struct waiting *next;
};

void app_beside(struct app *app, struct beside *beside, beside_told *told, void *context)
{
	struct waiting *waiting = mem_new(1, sizeof(*waiting));
	*waiting = (struct waiting){beside, beside->reads, told, context, app->waiting};
	app->waiting = waiting;
	store_beside(app->store, beside);
}

void app_add_beside(struct app *app, added_told *told, void *context)
{
	app->adding = told;
	app->adding_context = context;
}

void app_forget_beside(struct app *app, const void *context)
{
	for (struct waiting **at = &app->waiting; *at;) {
		struct waiting *waiting = *at;
		if (waiting->context != context) {
			at = &waiting->next;
			continue;
		}
		*at = waiting->next;
		free(waiting);
	}
	if (app->adding_context == context)
		app_add_beside(app, NULL, NULL);
}

bool app_is_waiting(const struct app *app)
{
	return app->waiting || app->adding;
}

bool app_is_saving(const struct app *app)
{
	const struct waiting *waiting = app->waiting;
	while (waiting && waiting->reads)
		waiting = waiting->next;
	return waiting || app->adding;
}

/* Nobody waits for what was forgotten. */
static void tell_one(struct app *app, struct beside *beside)
{
	for (struct waiting **at = &app->waiting; *at; at = &(*at)->next) {
		struct waiting *waiting = *at;
		if (waiting->beside != beside)
			continue;
		*at = waiting->next;
		waiting->told(waiting->context, beside);
		free(waiting);
		return;
	}
}

static bool tell_added(struct app *app)
{
	struct card_entry added;
	struct error error = ERROR_INIT;
	added_told *told = app->adding;
	void *context = app->adding_context;
	const bool is = store_new_card(app->store, app->session, &added, &error);
	if (error.kind != ERROR_NONE)
		app_error(app, &error);
	else if (!is)
		return false;
	if (!is)
		return true;
	app_add_beside(app, NULL, NULL);
	if (told)
		told(context, &added);
	return true;
}

bool app_look_beside(struct app *app)
{
	struct beside *beside;
	bool any = app->adding && tell_added(app);
	while (app->store && (beside = store_beside_done(app->store))) {
		tell_one(app, beside);
		beside->free(beside);
		any = true;
	}
	if (app->store && any)
		app->sends = store_reach(app->store, &app->reach);
	if (app->behind && !app_is_saving(app)) {
		app->behind = false;
		app_reload(app);
	}
	return any;
}

/* --- while the server does not answer --- */

/* On the screen until it is painted the next time; what the line says then stays. */
static void say_waiting(struct app *app, const char *words)
{
	const struct str before = app->message;
	const enum style style = app->message_style;
	app->message = (struct str)STR_INIT;
	app_message(app, STYLE_MESSAGE, "%s", words);
	app_paint_message(app);
	str_release(&app->message);
	app->message = before;
	app->message_style = style;
}

/* What was typed before it was said was not meant for it. */
static bool goes_on(void *context, bool first)
{
	struct app *app = context;
	if (!app->terminal || !app->depth)
		return true;
	if (!first)
		return !terminal_is_left(app->terminal);
	terminal_put_aside(app->terminal);
	say_waiting(app, _("Waiting for the server. Esc leaves it"));
	return true;
}

static bool stays(void *context, bool first)
{
	struct app *app = context;
	if (first && app->terminal && app->depth)
		say_waiting(app, _("Waiting until the server has what was saved"));
	return true;
}

void app_watch_server(struct app *app)
{
	store_on_wait(app->store, goes_on, app);
}

static bool await_saved(struct app *app, bool may_be_left)
{
	/* What one is told may have another saved. */
	bool any = app_is_saving(app), done = true;
	while (done && any && app_is_saving(app)) {
		done = store_await_saved(app->store, may_be_left ? goes_on : stays, app);
		any = app_look_beside(app);
	}
	return done;
}

void app_await_saved(struct app *app)
{
	await_saved(app, false);
}

bool app_await_or_leave(struct app *app)
{
	const bool done = await_saved(app, true);
	if (!done)
		app_message(app, STYLE_WARNING, "%s",
			_("The server has not taken yet what was saved; it goes on"));
	return done;
}

void app_say_saved(struct app *app, bool written)
{
	struct error error = ERROR_INIT;
	if (written && app->store && !store_in_place(app->store, &error)) {
		app_error(app, &error);
		return;
	}
	app_message(app, written ? STYLE_DONE : STYLE_MESSAGE, "%s",
		written ? _("Saved") : _("Nothing is left to save"));
}

void app_rest_again(struct app *app)
{
	app->unrested = true;
}
