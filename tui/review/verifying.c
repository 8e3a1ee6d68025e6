/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/review/verifying.h"

#include <time.h>

#include "db/store.h"
#include "db/trust/verify.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/app/dialog_box.h"
#include "tui/app/screen.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

enum {
	SMALL = 4 << 20, /* bytes of an office file that is looked at in a blink */
	GLANCE = 50,     /* ms between two looks at the keys, and at the screen */
	TOLD_MOST = 100, /* problems; mattrakan verify tells all of them */
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

/* --- the box --- */

struct waiting {
	struct app *app;
	struct dialog_box box;
	struct timespec glanced;
	bool stopped;
};

static bool is_time(struct waiting *waiting)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	const int64_t passed = (now.tv_sec - waiting->glanced.tv_sec) * INT64_C(1000) +
			       (now.tv_nsec - waiting->glanced.tv_nsec) / 1000000;
	if (waiting->glanced.tv_sec && passed < GLANCE)
		return false;
	waiting->glanced = now;
	return true;
}

static void say_where(struct waiting *waiting, const struct verify_watch *watch)
{
	const enum digits digits = app_digits(waiting->app);
	struct str text = STR_INIT, step = STR_INIT, steps = STR_INIT;
	number_append(&step, watch->step, digits);
	number_append(&steps, watch->steps, digits);
	/* TRANSLATORS: which part of so many; what it looks at */
	str_printf(&text, _("Part %s of %s: %s"), step.data, steps.data, _(watch->what));
	if (watch->done > 0) {
		str_puts(&text, "  ");
		number_append(&text, watch->done, digits);
	}
	dialog_box_say(&waiting->box, text.data);
	str_release(&text);
	str_release(&step);
	str_release(&steps);
}

static bool go_on(void *context, const struct verify_watch *watch)
{
	static const int STOP = 0;
	struct waiting *waiting = context;
	struct event event;
	if (watch->bytes <= SMALL || !is_time(waiting))
		return true;
	say_where(waiting, watch);
	do {
		if (!dialog_box_glance(&waiting->box, 0, &event) ||
			dialog_box_choice(&waiting->box, &event) == STOP)
			waiting->stopped = true;
	} while (!waiting->stopped && event.kind != EVENT_NONE);
	return !waiting->stopped;
}

/* False where it was stopped, or failed, which is told. */
static bool look(struct app *app, struct told *told)
{
	static const struct choice choices[] = {{.key = K_ESCAPE, .name = N_("stop")}};
	struct error error = ERROR_INIT;
	struct waiting waiting = {.app = app};
	struct verify_watch watch = {.go_on = go_on, .context = &waiting};
	dialog_box_init(&waiting.box, app, _("Verify"),
		_("The office file is looked at."), choices, COUNT(choices));
	const bool done =
		store_verify_watched(app->store, &watch, note_problem, told, &error);
	dialog_box_release(&waiting.box);
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
