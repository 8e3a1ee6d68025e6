/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/working/working.h"

#include "db/store.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/app_paint.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

enum { WORDS_LEAST = 30 /* columns for how far it is */ };

/* Takes in what was typed. Line by line nobody is asked: a line is an answer to something. */
static bool is_stopped(struct app *app)
{
	struct terminal *terminal = app->terminal;
	struct event event;
	while (!terminal->heard && terminal->ops->arrives(terminal, 0)) {
		terminal->ops->wait(terminal, 0, &event);
		event_escape(&event);
		app->ending = app->ending || event.kind == EVENT_END;
		if (app->ending ||
			(event.kind == EVENT_KEY &&
				(event.key == K_ESCAPE || event.key == CTRL('C'))))
			return true;
	}
	return false;
}

/* The key stands first: it is what a narrow screen must not lose. */
static void say(struct app *app, const struct progress *progress)
{
	int rows, columns;
	struct str words = STR_INIT;
	app->terminal->ops->size(app->terminal, &rows, &columns);
	const int half = columns / 2;
	progress_append(
		&words, progress, (size_t)(half > WORDS_LEAST ? half : WORDS_LEAST));
	if (words.bytes) {
		app_message(app, STYLE_MESSAGE, _("Esc stops it. %s"), words.data);
		app_paint_message(app);
	}
	str_release(&words);
}

static bool go_on(void *context, const struct progress *progress)
{
	struct working *working = context;
	if (!progress_is_due(&working->progress))
		return true;
	say(working->app, progress);
	return !is_stopped(working->app);
}

struct progress *working_begin(struct working *working, struct app *app)
{
	*working = (struct working){
		.progress = {.go_on = go_on, .context = working}, .app = app};
	return &working->progress;
}

void working_watch(struct working *working, struct app *app)
{
	store_watch(app->store, working_begin(working, app));
}

void working_end(struct working *working)
{
	if (working->app->store)
		store_watch(working->app->store, NULL);
	/* What went wrong, or what came of it, is said by who worked. */
	if (working->progress.shown)
		str_clear(&working->app->message);
}

struct report_check *working_check(struct app *app, int64_t report, struct error *error)
{
	struct working working;
	working_watch(&working, app);
	struct report_check *check =
		report_check_run(app->store, report, app_digits(app), error);
	working_end(&working);
	return check;
}
