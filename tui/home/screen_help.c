/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Help: what the screen below says of itself and every key that works on it, from its
 * tables. Nothing is written here that stands in a table.
 */
#include <config.h>

#include "model/manual_place.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/app_paint.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/home/screens.h"
#include "tui/palette/widget_tables.h"
#include "tui/reading/reading.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/text_view.h"

/* All keys that an action has on the screen, "F5, Ctrl-P". */
static void append_keys(const struct app *app, const struct screen *screen,
	const struct action *action, struct str *out)
{
	keystroke keys[ACTION_KEYS];
	const size_t count = action_keys(
		action, &app->terminal->lost, !app_letters_are_keys(screen), keys);
	for (size_t i = 0; i < count; i++) {
		if (i)
			str_puts(out, ", ");
		key_append(out, keys[i], terminal_is_ascii(app->terminal));
	}
}

/* What has no key of its own has the palette's, and what is to be typed there. */
static void write_action(const struct app *app, struct text_view *text_view,
	const struct screen *screen, const struct action *action)
{
	static const keystroke palette[ACTION_KEYS] = {KEY_PALETTE};
	struct str keys = STR_INIT, sentence = STR_INIT;
	append_keys(app, screen, action, &keys);
	if (!keys.bytes) {
		app_key_append(app, &keys, palette);
		str_printf(&sentence, "%s: ", _(action->name));
	}
	str_puts(&sentence, _(action->help));
	text_view_entry(text_view, keys.data, sentence.data);
	str_release(&keys);
	str_release(&sentence);
}

/* The actions of the screen itself: of those that its key bar shows all the same it says
 * why one cannot be done now. */
static void write_own(
	const struct app *app, struct text_view *text_view, const struct screen *screen)
{
	const struct screen_class *class = screen->class;
	if (class->actions_count)
		text_view_heading(text_view, _("On this screen"));
	for (size_t i = 0; i < class->actions_count; i++) {
		const struct action *action = &class->actions[i];
		const char *why = needs_shown(app, screen, action)
					  ? needs_refusal(app, screen, action)
					  : NULL;
		write_action(app, text_view, screen, action);
		if (why)
			text_view_entry(text_view, "", _(why));
	}
}

static void write_table(const struct app *app, struct text_view *text_view,
	const struct screen *screen, const char *heading, const struct action *actions,
	size_t count)
{
	if (count)
		text_view_heading(text_view, _(heading));
	for (size_t i = 0; i < count; i++)
		write_action(app, text_view, screen, &actions[i]);
}

/* Where it is installed. */
static void write_manual(struct text_view *text_view)
{
	struct str place = STR_INIT;
	str_puts(&place, "file://");
	if (manual_place(&place)) {
		text_view_heading(text_view, _("The manual, step by step, in Thai:"));
		text_view_paragraphs(text_view, place.data);
	}
	str_release(&place);
}

static void write_help(
	const struct app *app, struct text_view *text_view, const struct screen *screen)
{
	const struct screen_class *class = screen->class;
	if (class->help)
		text_view_paragraphs(text_view, _(class->help));
	write_own(app, text_view, screen);
	for (size_t i = 0; i < WIDGET_TABLES; i++)
		if (class->widgets & widget_tables[i].widgets)
			write_table(app, text_view, screen, widget_tables[i].heading,
				widget_tables[i].actions, *widget_tables[i].count);
	write_table(app, text_view, screen, N_("Everywhere"), app->actions,
		app->actions_count);
	write_manual(text_view);
}

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	str_puts(left, _("Help"));
	struct screen *below = screen > app->screens ? screen - 1 : NULL;
	if (!below || !below->class->title)
		return;
	str_puts(left, ": ");
	below->class->title(app, below, left, right);
	str_clear(right);
}

/* Written anew: the language may be another. */
static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	(void)error;
	text_view_clear(screen->state);
	if (screen > app->screens)
		write_help(app, screen->state, screen - 1);
	return true;
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	(void)topic;
	(void)error;
	if (app_is_on(app, SCREEN_HELP))
		return true;
	struct text_view *text_view = text_view_new();
	write_help(app, text_view, &app->screens[app->depth - 1]);
	return app_push(app, &screen_help, text_view);
}

static const struct action actions[] = {
	{
		.name = N_("What is new"),
		.help = N_("What this version of the program has that the one before had "
			   "not."),
		.keys = {'n'},
		.opens = SCREEN_NEWS,
	},
};

const struct screen_class screen_help = {
	.id = SCREEN_HELP,
	.name = "help",
	.open = open,
	.title = title,
	.paint = reading_paint,
	.event = reading_event,
	.reload = reload,
	.close = reading_close,
	.read = reading_append,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.help = N_("The keys of the screen below, and what they do. A letter acts on the "
		   "keyboard in Thai as well: the character on the same key counts."),
	.widgets = WIDGET_READ,
};
