/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The loop: events to screens and actions, what has to happen then, and keeping what is
 * typed in time. app_paint.c draws.
 */
#include <config.h>

#include "tui/app/app.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/abbreviations.h"
#include "text/abbreviation.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/mem.h"
#include "text/message.h"
#include "text/number.h"
#include "text/utf8.h"
#include "text/wrap.h"
#include "tui/app/app_paint.h"
#include "tui/app/dialog.h"
#include "tui/app/needs.h"
#include "tui/app/rescue.h"
#include "tui/app/reviewing.h"
#include "tui/app/screen_id.h"
#include "tui/app/suggesting.h"
#include "tui/terminal/guard.h"
#include "tui/terminal/key.h"
#include "tui/terminal/lost_keys.h"
#include "tui/widget/action.h"
#include "tui/widget/edit.h"

/* Milliseconds after a key in which what is typed is written: when the keys pause, and
 * in any case. What was typed a second ago is to be on the disk: the rest of that second
 * is for a slow disk and a machine that is busy with other things. And for how many that
 * waits at most while others write. */
enum { KEEP_PAUSE = 300, KEEP_LATEST = 600, KEEP_PATIENCE = 50 };

/* Milliseconds in which it is looked, while nobody presses a key, whether somebody else has
 * changed what a screen follows; whether what is done beside the loop is through. */
enum { FOLLOW = 1000, LOOK_BESIDE = 20 };

static int64_t clock_milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* --- messages --- */

void app_message(struct app *app, enum style style, const char *format, ...)
{
	va_list args;
	str_clear(&app->message);
	va_start(args, format);
	message_vappend(&app->message, format, args);
	va_end(args);
	app->message_style = style;
}

void app_error(struct app *app, struct error *error)
{
	if (error->kind == ERROR_NONE)
		return;
	app_message(app, STYLE_ERROR, "%s", error_message(error));
	error_release(error);
}

/* --- copying --- */

/* Gives the terminal what was copied in here. Over the message line it is said in any case
 * that it was: no terminal answers whether it took it. */
static void share_clipboard(struct app *app)
{
	const struct str *copied = &app->clipboard;
	struct str count = STR_INIT;
	const bool shared =
		app->terminal->ops->copy(app->terminal, copied->data, copied->bytes);
	number_append(&count, (int64_t)utf8_count(copied->data, copied->bytes),
		app_digits(app));
	app_message(app, STYLE_DONE,
		shared ? _("Copied: %s characters. Ctrl-V puts them in where you type")
		       : _("Copied: %s characters, for this program alone; Ctrl-V puts "
			   "them in"),
		count.data);
	str_release(&count);
}

void app_copy(struct app *app, const char *text, size_t bytes)
{
	str_clear(&app->clipboard);
	str_append(&app->clipboard, text, bytes);
	share_clipboard(app);
}

void app_tell_typed(struct app *app, const char *message)
{
	if (message == edit_copied())
		share_clipboard(app);
	else if (message)
		app_message(app, STYLE_WARNING, "%s", message);
}

void app_drop_typed(struct app *app)
{
	app->terminal->ops->drop(app->terminal);
}

void app_saved(struct app *app)
{
	const bool there = !app->store || store_in_place(app->store, NULL);
	suggesting_due(app);
	app->saved = there ? time_now() : 0;
	app->saved_by = app->depth ? app->screens[app->depth - 1].state : NULL;
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

enum digits app_digits(const struct app *app)
{
	(void)app;
	return language_digits();
}

void app_key_append(const struct app *app, struct str *out, const keystroke *keys)
{
	key_append(out, lost_keys_first(&app->terminal->lost, keys, ACTION_KEYS),
		terminal_is_ascii(app->terminal));
}

/* --- the dictionary --- */

struct breaker *app_breaker(struct app *app)
{
	if (!app->breaker)
		app->breaker = breaker_new();
	return app->breaker;
}

struct wrapper *app_wrapper(struct app *app)
{
	if (!app->wrapper)
		app->wrapper = wrapper_new();
	return app->wrapper;
}

/* Has the dictionary loaded while the clerk looks at the first screen. */
static void warm_up(struct app *app)
{
	static const char word[] = "มาตรการ";
	breaker_find(app_breaker(app), word, strlen(word));
	wrap_load(app_wrapper(app), word, strlen(word));
}

/* --- keeping --- */

static bool keep_all(struct app *app, struct error *error)
{
	const bool kept = rescue_keep(app, error);
	app->unkept = kept ? 0 : clock_milliseconds();
	return kept;
}

static void ask_unless(struct app *app, bool kept, struct error *error)
{
	if (!kept && rescue_ask(app, false, error))
		app->unkept = 0;
}

void app_keep(struct app *app)
{
	struct error error = ERROR_INIT;
	ask_unless(app, keep_all(app, &error), &error);
}

/* While somebody types: the keys do not wait for another who writes for long. What could
 * not be kept is unkept, and tried again at once when it is due. */
static void keep_in_passing(struct app *app)
{
	struct error error = ERROR_INIT;
	struct store *store = app->store;
	const int patience = store ? store_patience(store, 0) : 0;
	if (store)
		store_patience(
			store, patience < KEEP_PATIENCE ? patience : KEEP_PATIENCE);
	const bool kept = keep_all(app, &error);
	if (store)
		store_patience(store, patience);
	ask_unless(app, kept, &error);
}

/* What an earlier run left becomes this one's, so that it stays where this one is cut off
 * too. Where somebody is writing just now it will be with the first that is kept. */
static void keep_found(struct app *app)
{
	struct error error = ERROR_INIT;
	const int patience = app->store ? store_patience(app->store, 0) : 0;
	if (!keep_all(app, &error))
		error_release(&error);
	app->unkept = 0;
	if (app->store)
		store_patience(app->store, patience);
}

/* Keeps, before something is left; where it fails the clerk decides. */
static bool keep_or_ask(struct app *app)
{
	struct error error = ERROR_INIT;
	if (keep_all(app, &error) || app->ending) {
		error_release(&error);
		return true;
	}
	char *why = mem_strdup(error_message(&error));
	const bool leave =
		rescue_ask(app, true, &error) ||
		dialog_confirm(app, _("What was typed last could not be saved"), why,
			N_("Leave without it"));
	free(why);
	return leave;
}

/* --- the stack of screens --- */

static void reload(struct app *app, struct screen *screen)
{
	struct error error = ERROR_INIT;
	if (screen->class->reload && !screen->class->reload(app, screen, &error))
		app_error(app, &error);
}

void app_reload(struct app *app)
{
	if (app->depth)
		reload(app, &app->screens[app->depth - 1]);
}

static void close_screen(struct app *app, struct screen *screen)
{
	if (screen->class->close)
		screen->class->close(app, screen);
	*screen = (struct screen){0};
}

bool app_push(struct app *app, const struct screen_class *class, void *state)
{
	struct screen screen = {.class = class, .state = state};
	if (app->depth == APP_SCREENS) {
		close_screen(app, &screen);
		app_message(app, STYLE_WARNING, "%s",
			_("Too many screens are open; go back first"));
		return false;
	}
	app_keep(app);
	suggesting_due(app);
	app->screens[app->depth++] = screen;
	return true;
}

bool app_open(struct app *app, enum screen_id id, const struct topic *topic,
	struct error *error)
{
	static const struct topic nothing = {0};
	app_await_saved(app);
	const struct screen_class *const *class = app->classes;
	while (*class && (*class)->id != id)
		class ++;
	return *class && (*class)->open(app, topic ? topic : &nothing, error);
}

bool app_open_behind(struct app *app, enum screen_id id, const struct topic *topic,
	struct error *error)
{
	struct topic behind = *topic;
	behind.behind = true;
	if (!app_open(app, id, &behind, error))
		return false;
	app->screens[app->depth - 1].unread = true;
	return true;
}

bool app_uncover(struct app *app, struct error *error)
{
	struct screen *screen;
	while ((screen = &app->screens[app->depth - 1])->unread) {
		screen->unread = false;
		if (screen->class->reload(app, screen, error))
			return true;
		if (app->depth == 1)
			return false;
		app_error(app, error);
		close_screen(app, &app->screens[--app->depth]);
	}
	return true;
}

/* One comes back to the screen on top. */
static void come_back(struct app *app)
{
	struct screen *screen = &app->screens[app->depth - 1];
	struct error error = ERROR_INIT;
	suggesting_due(app);
	/* What is saved beside the loop is to be seen there, and nobody waits for it. */
	const bool unread = screen->unread;
	app->behind = !unread && app_is_saving(app);
	if (unread && !app_uncover(app, &error))
		app_error(app, &error);
	else if (!unread && !app->behind)
		reload(app, screen);
}

enum effect app_show(struct app *app, enum screen_id id, const struct topic *topic)
{
	struct error error = ERROR_INIT;
	if (!app_open(app, id, topic, &error))
		app_error(app, &error);
	return EFFECT_PAINT;
}

bool app_is_on(const struct app *app, enum screen_id id)
{
	return app->depth && app->screens[app->depth - 1].class->id == id;
}

bool app_pauses_on(const struct app *app, const struct screen *screen)
{
	return app->paused && !app->reach.away && app->depth &&
	       screen->state == app->screens[app->depth - 1].state;
}

/* Takes a screen out, wherever it stands: its own handler may have put others on top. */
static void leave_screen(struct app *app, int index)
{
	bool top = index == app->depth - 1;
	if (app->saved_by == app->screens[index].state)
		app->saved_by = NULL;
	close_screen(app, &app->screens[index]);
	memmove(&app->screens[index], &app->screens[index + 1],
		(size_t)(app->depth - index - 1) * sizeof(app->screens[0]));
	app->depth--;
	if (top && app->depth)
		come_back(app);
}

static void close_all(struct app *app)
{
	while (app->depth)
		close_screen(app, &app->screens[--app->depth]);
}

/* Leaves the program: the loop ends when no screen is open. */
static void leave(struct app *app)
{
	if (app->left)
		app->left(app);
	close_all(app);
	if (!app->ending)
		app_await_saved(app);
}

static void do_effect(struct app *app, int index, enum effect effect)
{
	if (effect & (EFFECT_QUIT | EFFECT_CLOSE) &&
		(!keep_or_ask(app) || (effect & EFFECT_QUIT && !rescue_may_quit(app))))
		return;
	if (effect & EFFECT_QUIT)
		leave(app);
	else if (effect & EFFECT_CLOSE)
		leave_screen(app, index);
	else if (effect & EFFECT_RELOAD)
		reload(app, &app->screens[index]);
}

/* --- events --- */

/* Opens what an action's row names, about what the screen is about. */
static enum effect open_from(
	struct app *app, const struct screen *screen, const struct action *action)
{
	struct topic whole = {0}, topic = {0};
	if (action->about != ABOUT_NOTHING)
		screen->class->about(screen, &whole);
	switch (action->about) {
	case ABOUT_REPORT:
	case ABOUT_ADDING:
		topic.report = whole.report;
		topic.adds = action->about == ABOUT_ADDING;
		break;
	case ABOUT_CARD:
		topic.report = whole.report;
		topic.card = whole.card;
		break;
	case ABOUT_YEAR: topic.fiscal_year = whole.fiscal_year; break;
	default: break;
	}
	return app_show(app, action->opens, &topic);
}

enum effect app_perform(
	struct app *app, struct screen *screen, const struct action *action)
{
	const char *why = needs_refusal(app, screen, action);
	if (why) {
		app_message(app, STYLE_WARNING, "%s", _(why));
		return EFFECT_PAINT;
	}
	return action->opens ? open_from(app, screen, action) : action->run(app, screen);
}

/* The action of a table that the key is bound to, if it is there. */
static const struct action *find_possible(struct app *app, struct screen *screen,
	const struct action *actions, size_t count, keystroke stroke)
{
	const struct action *action = action_find(actions, count, stroke);
	if (!action || (!action->run && !action->opens))
		return NULL;
	return !action->possible || action->possible(app, screen) ? action : NULL;
}

static enum effect run_action(struct app *app, struct screen *screen, keystroke stroke)
{
	const struct action *own = find_possible(app, screen, screen->class->actions,
		screen->class->actions_count, stroke);
	const struct action *common =
		find_possible(app, screen, app->actions, app->actions_count, stroke);
	/* Where the screen's own is not to be had, the key may have another meaning. */
	if (common && (!own || needs_refusal(app, screen, own)))
		own = common;
	return own ? app_perform(app, screen, own) : EFFECT_UNUSED;
}

static bool is_tab(const struct event *event)
{
	return event->kind == EVENT_KEY &&
	       (event->key == K_TAB || event->key == SHIFT(K_TAB));
}

/* Whether the screen gets the event. Where it cannot be seen, typing goes on where text is
 * typed, from field to field. */
static bool is_given(
	const struct app *app, const struct screen *screen, const struct event *event)
{
	const bool enter = event->kind == EVENT_KEY && event->key == K_ENTER;
	return !app_too_small(app) ||
	       (!app_letters_are_keys(screen) &&
		       (app_types(event) || enter || is_tab(event)));
}

/* Whether actions get what the screen did not want: unseen none but leaving the field, or
 * the program. */
static bool may_act(const struct app *app, const struct event *event)
{
	return !app_too_small(app) || app_leaves(event) ||
	       (event->kind == EVENT_KEY && (app_types(event) || is_tab(event)));
}

/* To the screen first, then to the actions. */
static enum effect give(struct app *app, struct screen *screen, const struct event *event)
{
	const bool key = event->kind == EVENT_KEY || event->kind == EVENT_TEXT;
	enum effect effect = EFFECT_UNUSED;
	if (is_given(app, screen, event) && screen->class->event)
		effect = screen->class->event(app, screen, event);
	return effect & EFFECT_UNUSED && key && may_act(app, event)
		       ? run_action(app, screen, event->key)
		       : effect;
}

/* What failed, a screen that did not open among it, may have taken its time (a locked
 * file is waited for): what was typed meanwhile was meant for what did not come. */
static void drop_after_failure(struct app *app, int index)
{
	if (app->message.bytes && app->message_style == STYLE_ERROR &&
		app->depth == index + 1 && app_letters_are_keys(&app->screens[index]))
		app_drop_typed(app);
}

/* Letters that came behind one that opened a screen were meant for what it was typed into:
 * where they would be text now, they are not. */
static void drop_behind_letter(struct app *app, int index, const struct event *event)
{
	if (event->kind == EVENT_TEXT && app->depth > index + 1 &&
		!app_letters_are_keys(&app->screens[app->depth - 1]))
		app_drop_typed(app);
}

/* A click on an entry of the key bar is its key. But a letter may be text just now, which
 * the click is not: then the action itself is done. */
static enum effect click_bar(struct app *app, struct screen *screen, int column)
{
	struct event pressed = {.kind = EVENT_KEY};
	const struct action *action = app_bar_action(app, column, &pressed.key);
	if (!action)
		return EFFECT_UNUSED;
	if ((action->run || action->opens) && key_is_character(pressed.key))
		return app_perform(app, screen, action);
	return give(app, screen, &pressed);
}

/* Where letters are keys, text that is pasted would press them. */
static void refuse_paste(struct app *app, const struct screen *screen)
{
	if (screen->class->widgets & WIDGET_TABLE)
		app_message(app, STYLE_GUIDE, "%s",
			_("Nothing can be pasted into this list; / finds in it"));
}

void app_event(struct app *app, const struct event *event)
{
	if (!app->depth || event->kind == EVENT_NONE || event->kind == EVENT_RESIZE ||
		event->kind == EVENT_END)
		return;
	int index = app->depth - 1;
	struct screen *screen = &app->screens[index];
	str_clear(&app->message);
	/* What cannot be seen is not changed but by typing; and one can leave. */
	if (!is_given(app, screen, event) && !app_leaves(event))
		return;
	const enum effect effect = app_on_bar(app, event)
					   ? click_bar(app, screen, event->column)
					   : give(app, screen, event);
	if (!(effect & EFFECT_UNUSED))
		do_effect(app, index, effect);
	else if (event->kind == EVENT_PASTE)
		refuse_paste(app, screen);
	if (app->depth) /* nothing is left, or something kept one from it */
		app->next = NEXT_NONE;
	drop_after_failure(app, index);
	drop_behind_letter(app, index, event);
}

/* What becomes text is what the own keyboard makes of it. */
static void take_typing(struct app *app, struct event *event)
{
	if (event->kind == EVENT_TEXT)
		typing_learn(&app->typing, event->key);
	app->typing.layout = app->settings.keyboard;
	event->typing = &app->typing;
}

/* While something is done beside the loop, what came of it is shown as soon as it is known. */
static void wait_for_key(struct app *app, int milliseconds, struct event *event)
{
	const struct terminal_ops *ops = app->terminal->ops;
	while (app->following && app_is_waiting(app) && event->kind == EVENT_NONE &&
		(milliseconds < 0 || milliseconds > LOOK_BESIDE)) {
		ops->wait(app->terminal, LOOK_BESIDE, event);
		milliseconds -= milliseconds < 0 ? 0 : LOOK_BESIDE;
		if (event->kind == EVENT_NONE && app_look_beside(app)) {
			suggesting_look(app, !app->unrested && !app->unkept);
			app_paint(app);
			ops->flush(app->terminal);
		}
	}
	if (event->kind == EVENT_NONE)
		ops->wait(app->terminal, milliseconds, event);
}

/* idle: for how many milliseconds at most where there is nothing to be kept; -1: till
 * something comes. */
static void wait_event(struct app *app, int idle, struct event *event)
{
	int milliseconds = app->unrested ? KEEP_PAUSE : idle;
	const bool idles = !app->unrested && !app->unkept;
	if (app->unkept) {
		int64_t due = app->unkept + KEEP_LATEST - clock_milliseconds();
		milliseconds = due < 0 ? 0 : due < KEEP_PAUSE ? (int)due : KEEP_PAUSE;
	}
	*event = (struct event){.kind = EVENT_NONE};
	app->terminal->ops->flush(app->terminal);
	wait_for_key(app, milliseconds, event);
	event_escape(event);
	take_typing(app, event);
	if (event->kind == EVENT_END)
		app->ending = true;
	if (event->kind == EVENT_KEY)
		lost_keys_found(&app->terminal->lost, event->key);
	app->paused = event->kind == EVENT_NONE;
	app->rested = app->paused && milliseconds == KEEP_PAUSE;
	app->unrested = !app->rested && (app->unrested || !app->paused);
	int64_t now = clock_milliseconds();
	if ((event->kind == EVENT_NONE && !idles) || event->kind == EVENT_END ||
		(app->unkept && now - app->unkept >= KEEP_LATEST)) {
		if (app->ending)
			app_keep(app);
		else
			keep_in_passing(app);
	}
	if (event->kind != EVENT_NONE && event->kind != EVENT_RESIZE && !app->unkept)
		app->unkept = now;
}

void app_wait(struct app *app, struct event *event)
{
	wait_event(app, -1, event);
}

/* The screen on top is read anew where somebody else has changed the office file since. */
static void follow(struct app *app)
{
	int64_t changes;
	if (!store_changes(app->store, &changes, NULL) || changes == app->changes)
		return;
	app->changes = changes;
	reload(app, &app->screens[app->depth - 1]);
}

/* The loop's own wait: under a dialog, which waits by itself, nothing changes. */
static void wait_and_follow(struct app *app, struct event *event)
{
	const bool follows = app->store && app->screens[app->depth - 1].class->follows;
	suggesting_look(app, !app->unrested && !app->unkept);
	app->following = true;
	wait_event(app, follows || app->sends ? FOLLOW : -1, event);
	app->following = false;
	if (follows && event->kind == EVENT_NONE)
		follow(app);
}

/* From a question that could not be seen one leaves the program, and not it alone. */
static void leave_as_asked(struct app *app)
{
	const struct event leave = {.kind = EVENT_KEY, .key = CTRL('Q')};
	if (!app->leaving)
		return;
	app->leaving = false;
	app_event(app, &leave);
}

static void hurry(struct app *app, bool hurries)
{
	app->terminal->in_haste = hurries;
	if (app->wrapper)
		wrapper_hurry(app->wrapper, hurries);
}

/* Loading the dictionary takes as long as all else that the first screen needs: it comes
 * without paragraphs, and with lines of what is typed that end anywhere; as they should be
 * they are a moment later. */
static void paint_first(struct app *app)
{
	hurry(app, true);
	app_paint(app);
	app->terminal->ops->flush(app->terminal);
	hurry(app, false);
}

void app_read_abbreviations(struct app *app)
{
	struct error error = ERROR_INIT;
	if (!app->store)
		return;
	store_changes(app->store, &app->abbreviations_at, NULL);
	if (!store_abbreviations(app->store, &app->abbreviations, &error))
		error_release(&error);
	app->typing.abbreviations = &app->abbreviations;
}

void app_opened_store(struct app *app)
{
	suggesting_release(app);
	undoing_release(&app->undoing);
	if (!app->store)
		return;
	if (store_person(app->store)) {
		/* It outlives the store. */
		free(app->person);
		app->who = app->person = mem_strdup(store_person(app->store));
	}
	store_lean(app->store);
	struct error error = ERROR_INIT;
	if (!store_send_drafts(app->store, app->who, &error))
		app_error(app, &error);
	app->sends = store_reach(app->store, &app->reach);
	if (app->depth)
		app_read_abbreviations(app);
}

/* The keys rest: what others have done to the abbreviations is seen. */
static void follow_abbreviations(struct app *app)
{
	int64_t changes;
	if (app->store && app->rested && store_changes(app->store, &changes, NULL) &&
		changes != app->abbreviations_at)
		app_read_abbreviations(app);
}

bool app_run(struct app *app, struct error *error)
{
	language_set_digits(app->settings.digits);
	if (app->store)
		store_changes(app->store, &app->changes, NULL);
	if (!app->begin(app, error)) {
		close_all(app);
		return false;
	}
	paint_first(app);
	warm_up(app);
	keep_found(app);
	app_read_abbreviations(app);
	if (app->opened)
		app->opened(app);
	while (app->depth && !app->ending) {
		struct event event;
		app->sends = app->store && store_reach(app->store, &app->reach);
		app_look_beside(app);
		if (!app->terminal->unlooked)
			app_paint(app);
		wait_and_follow(app, &event);
		app_event(app, &event);
		leave_as_asked(app);
		follow_abbreviations(app);
		if (app->notice && app->depth && !app->ending && !app->unrested &&
			!app_too_small(app))
			app->notice(app);
	}
	if (!app->depth)
		return true;
	const bool kept = keep_all(app, error);
	if (!kept)
		rescue_at_end(app, error);
	leave(app);
	return kept;
}

static const enum terminal_theme themes[THEME_COUNT] = {
	[THEME_AUTOMATIC] = TERMINAL_THEME_AUTOMATIC,
	[THEME_DARK] = TERMINAL_THEME_DARK,
	[THEME_LIGHT] = TERMINAL_THEME_LIGHT,
	[THEME_CONTRAST] = TERMINAL_THEME_CONTRAST,
	[THEME_MONOCHROME] = TERMINAL_THEME_MONOCHROME,
};

struct terminal_options app_terminal_options(const struct settings *settings)
{
	static const enum terminal_lines kinds[LINES_COUNT] = {
		[LINES_DRAWN] = TERMINAL_LINES_UTF8,
		[LINES_ASCII] = TERMINAL_LINES_ASCII,
		[LINES_NONE] = TERMINAL_LINES_NONE,
	};
	return (struct terminal_options){
		.theme = themes[settings->theme],
		.lines = kinds[settings->lines],
		.am_whole = settings->am_whole,
	};
}

void app_retake(struct app *app)
{
	if (!app->take)
		return;
	struct terminal_options options = app_terminal_options(&app->settings);
	struct error error = ERROR_INIT;
	sigset_t signals, before;
	/* While nobody hears them, signals wait for the one that comes. */
	guard_signals(&signals);
	sigprocmask(SIG_BLOCK, &signals, &before);
	const struct lost_keys lost = app->terminal->lost;
	app->terminal->ops->close(app->terminal);
	app->terminal = app->take(&options, &error);
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (app->terminal)
		app->terminal->lost = lost; /* with what was learned */
	else
		app->ending = true;
	error_release(&error);
}

void app_release(struct app *app)
{
	close_all(app);
	free(app->person);
	rescue_release(app);
	reviewing_release(app);
	undoing_release(&app->undoing);
	suggesting_release(app);
	settings_release(&app->settings);
	app->typing.abbreviations = NULL;
	abbreviations_release(&app->abbreviations);
	str_release(&app->clipboard);
	str_release(&app->message);
	wrapper_free(app->wrapper);
	breaker_free(app->breaker);
	app->wrapper = NULL;
	app->breaker = NULL;
}
