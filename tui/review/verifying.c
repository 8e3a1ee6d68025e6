/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/review/verifying.h"

#include <pthread.h>
#include <time.h>

#include "db/store.h"
#include "db/trust/verify.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"
#include "text/thread.h"
#include "tui/app/dialog.h"
#include "tui/app/dialog_box.h"
#include "tui/app/screen.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

enum {
	SMALL = 4 << 20,       /* bytes of an office file that is looked at in a blink */
	GLANCE = 50,           /* ms between two looks at how far it is */
	SECOND = 1000000000,   /* ns */
	STOP_AGAIN = 50000000, /* ns between two tries to stop what is under way */
	TOLD_MOST = 100,       /* problems; mattrakan verify tells all of them */
};

/* What was found. */
struct told {
	struct str text; /* a line each */
	size_t count;
};

static void note_problem(void *context, const char *words)
{
	struct told *told = context;
	if (told->count++ < TOLD_MOST) {
		str_puts(&told->text, told->text.bytes ? "\n" : "");
		str_puts(&told->text, words);
	}
}

static void put_count(const struct app *app, struct str *out, size_t count)
{
	struct str number = STR_INIT;
	number_append(&number, (int64_t)count, app_digits(app));
	str_printf(out, _("Verify finds: %s"), number.data);
	str_release(&number);
}

/* --- in a thread of its own --- */

/* What the thread and who waits for it share, under the lock. */
struct look {
	struct store *store; /* the thread's */
	struct told *told;   /* the thread's, until it is over */
	struct error error;  /* likewise */
	bool done;           /* likewise: it looked to the end */
	pthread_mutex_t lock;
	pthread_cond_t ended; /* over was set */
	struct progress at;   /* how far it is */
	bool stop, over;
};

static bool go_on(void *context, const struct progress *progress)
{
	struct look *look = context;
	pthread_mutex_lock(&look->lock);
	look->at = *progress;
	const bool stop = look->stop;
	pthread_mutex_unlock(&look->lock);
	return !stop;
}

static void *run_look(void *context)
{
	struct look *look = context;
	struct progress progress = {.go_on = go_on, .context = look};
	store_watch(look->store, &progress);
	look->done = store_verify(look->store, note_problem, look->told, &look->error);
	store_watch(look->store, NULL);
	pthread_mutex_lock(&look->lock);
	look->over = true;
	pthread_cond_signal(&look->ended);
	pthread_mutex_unlock(&look->lock);
	return NULL;
}

/* --- the box --- */

struct waiting {
	struct app *app;
	struct dialog_box box;
	bool stopping; /* Esc was pressed */
};

static void say_where(struct waiting *waiting, const struct progress *at)
{
	const enum digits digits = app_digits(waiting->app);
	struct str text = STR_INIT, step = STR_INIT, steps = STR_INIT;
	number_append(&step, at->part, digits);
	number_append(&steps, at->parts, digits);
	/* TRANSLATORS: which part of so many; what it looks at */
	str_printf(&text, _("Part %s of %s: %s"), step.data, steps.data, _(at->what));
	if (at->done > 0) {
		str_puts(&text, "  ");
		number_append(&text, at->done, digits);
	}
	dialog_box_say(&waiting->box, text.data);
	str_release(&text);
	str_release(&step);
	str_release(&steps);
}

/* Shows the box, and takes in all that was typed; milliseconds to wait for the first of
 * it. */
static void glance(struct waiting *waiting, int milliseconds)
{
	static const int STOP = 0;
	struct event event;
	do {
		if (!dialog_box_glance(&waiting->box, milliseconds, &event) ||
			dialog_box_choice(&waiting->box, &event) == STOP)
			waiting->stopping = true;
		milliseconds = 0;
	} while (!waiting->stopping && event.kind != EVENT_NONE);
}

/* A statement that had not begun yet is not interrupted by the first call. */
static void stop_look(struct look *look)
{
	pthread_mutex_lock(&look->lock);
	look->stop = true;
	while (!look->over) {
		struct timespec until;
		store_interrupt(look->store);
		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_sec += until.tv_nsec / (SECOND - STOP_AGAIN);
		until.tv_nsec = (until.tv_nsec + STOP_AGAIN) % SECOND;
		pthread_cond_timedwait(&look->ended, &look->lock, &until);
	}
	pthread_mutex_unlock(&look->lock);
}

/* Until the thread is over, which it soon is once it was told to stop. */
static void wait_for(struct waiting *waiting, struct look *look)
{
	for (bool over = false; !over;) {
		glance(waiting, GLANCE);
		pthread_mutex_lock(&look->lock);
		const struct progress at = look->at;
		over = look->over;
		pthread_mutex_unlock(&look->lock);
		if (waiting->stopping)
			break;
		if (at.what)
			say_where(waiting, &at);
	}
	if (waiting->stopping)
		stop_look(look);
}

static bool look_in_thread(struct waiting *waiting, struct look *look)
{
	pthread_t thread;
	look->store = store_reader(waiting->app->store, &look->error);
	if (!look->store)
		return false;
	glance(waiting, 0);
	if (!waiting->stopping && thread_begin(&thread, run_look, look, &look->error)) {
		wait_for(waiting, look);
		pthread_join(thread, NULL);
	}
	store_close(look->store);
	return look->done && !waiting->stopping;
}

static bool look_at_large(struct app *app, struct told *told, struct error *error)
{
	static const struct choice choices[] = {{.key = K_ESCAPE, .name = N_("stop")}};
	struct waiting waiting = {.app = app};
	struct look look = {.told = told,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.ended = PTHREAD_COND_INITIALIZER};
	dialog_box_init(&waiting.box, app, _("Verify"),
		_("The office file is looked at."), choices, COUNT(choices));
	const bool done = look_in_thread(&waiting, &look);
	dialog_box_release(&waiting.box);
	if (!done && !waiting.stopping)
		error_pass(error, &look.error);
	error_release(&look.error);
	return done;
}

/* False where it was stopped, or failed, which is told. */
static bool look(struct app *app, struct told *told)
{
	struct error error = ERROR_INIT;
	const bool done = store_size(app->store) > SMALL
				  ? look_at_large(app, told, &error)
				  : store_verify(app->store, note_problem, told, &error);
	if (!done && error.kind)
		app_error(app, &error);
	else if (!done)
		app_message(app, STYLE_WARNING, "%s",
			_("Stopped: the office file was not looked at to its end"));
	return done;
}

/* --- what comes of it --- */

static void tell(struct app *app, const struct told *told)
{
	struct str title = STR_INIT;
	put_count(app, &title, told->count);
	dialog_tell(app, title.data, told->text.data);
	str_release(&title);
}

enum effect verifying_run(struct app *app, struct screen *screen)
{
	struct told told = {STR_INIT, 0};
	(void)screen;
	if (look(app, &told)) {
		if (told.count)
			tell(app, &told);
		else
			app_message(app, STYLE_DONE, "%s",
				_("The office file is whole, and everything in it is "
				  "what the trail says"));
	}
	str_release(&told.text);
	return EFFECT_PAINT | EFFECT_RELOAD;
}

/* What is wrong with the report or the trail is refused in any case, so nobody is asked
 * for a passphrase in vain. */
static bool is_sound(struct app *app, int64_t report)
{
	struct told told = {STR_INIT, 0};
	struct error error = ERROR_INIT;
	const bool done =
		store_verify_report(app->store, report, note_problem, &told, &error);
	if (!done)
		app_error(app, &error);
	else if (told.count) {
		struct str text = STR_INIT;
		str_printf(&text, "%s\n\n%s", told.text.data,
			_("The report cannot be sealed so. Keep a copy of the office file "
			  "as it is, and compare with the newest copy for which verify "
			  "has nothing to say."));
		dialog_tell(app, _("This was changed past the program"), text.data);
		str_release(&text);
	}
	str_release(&told.text);
	return done && !told.count;
}

static bool accepts(struct app *app, const struct told *told)
{
	struct str title = STR_INIT, text = STR_INIT;
	put_count(app, &title, told->count);
	str_printf(&text, "%s\n\n%s", told->text.data,
		_("None of it is of this report or of the trail. Seal this report all "
		  "the same?"));
	const bool yes =
		dialog_confirm(app, title.data, text.data, N_("Seal all the same"));
	str_release(&title);
	str_release(&text);
	return yes;
}

bool verifying_before_seal(struct app *app, int64_t report)
{
	struct told told = {STR_INIT, 0};
	const bool may = look(app, &told) && (!told.count || is_sound(app, report)) &&
			 (!told.count || accepts(app, &told));
	str_release(&told.text);
	return may;
}
