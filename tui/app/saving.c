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
#include "text/mem.h"
#include "tui/app/app.h"
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

void app_await_saved(struct app *app)
{
	/* What one is told may have another saved. */
	bool any = app_is_saving(app);
	while (any && app_is_saving(app)) {
		store_await_saved(app->store);
		any = app_look_beside(app);
	}
}

void app_rest_again(struct app *app)
{
	app->unrested = true;
}
