/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Help: what the screen below says of itself and every key that works on it, from its
 * tables. Nothing is written here that stands in a table.
 */
#include <config.h>

#include "text/i18n.h"
#include "tui/app/app.h"
#include "tui/app/needs.h"
#include "tui/home/screens.h"
#include "tui/widget/evidence_field.h"
#include "tui/widget/list_field.h"
#include "tui/widget/table_view.h"
#include "tui/widget/text_area.h"
#include "tui/widget/text_view.h"

/* All keys of an action, "F5, Ctrl-P". */
static void append_keys(
	const struct app *app, const struct action *action, struct str *out)
{
	for (int i = 0; i < ACTION_KEYS && action->keys[i]; i++) {
		if (i)
			str_puts(out, ", ");
		key_append(out, action->keys[i], terminal_is_ascii(app->terminal));
	}
}

/* The actions of the screen itself: of those that its key bar shows all the same it says
 * why one cannot be done now. */
static void write_own(
	const struct app *app, struct text_view *text_view, const struct screen *screen)
{
	const struct screen_class *class = screen->class;
	struct str keys = STR_INIT;
	if (class->actions_count)
		text_view_heading(text_view, _("On this screen"));
	for (size_t i = 0; i < class->actions_count; i++) {
		const struct action *action = &class->actions[i];
		const char *why = needs_shown(app, screen, action)
					  ? needs_refusal(app, screen, action)
					  : NULL;
		str_clear(&keys);
		append_keys(app, action, &keys);
		text_view_entry(text_view, keys.data, _(action->help));
		if (why)
			text_view_entry(text_view, "", _(why));
	}
	str_release(&keys);
}

static void write_table(const struct app *app, struct text_view *text_view,
	const char *heading, const struct action *actions, size_t count)
{
	struct str keys = STR_INIT;
	if (count)
		text_view_heading(text_view, _(heading));
	for (size_t i = 0; i < count; i++) {
		str_clear(&keys);
		append_keys(app, &actions[i], &keys);
		text_view_entry(text_view, keys.data, _(actions[i].help));
	}
	str_release(&keys);
}

static void write_help(
	const struct app *app, struct text_view *text_view, const struct screen *screen)
{
	const struct screen_class *class = screen->class;
	if (class->help)
		text_view_paragraphs(text_view, _(class->help));
	write_own(app, text_view, screen);
	if (class->widgets & WIDGET_READ)
		write_table(app, text_view, N_("While reading"), text_view_actions,
			text_view_actions_count);
	if (class->widgets & WIDGET_TABLE)
		write_table(app, text_view, N_("In the list"), table_view_actions,
			table_view_actions_count);
	if (class->widgets & WIDGET_LIST)
		write_table(app, text_view, N_("In a numbered list"), list_field_actions,
			list_field_actions_count);
	if (class->widgets & WIDGET_EVIDENCE)
		write_table(app, text_view, N_("In the evidence"), evidence_field_actions,
			evidence_field_actions_count);
	if (class->widgets & (WIDGET_TEXT | WIDGET_LIST))
		write_table(app, text_view, N_("While typing"), text_area_actions,
			text_area_actions_count);
	write_table(app, text_view, N_("Everywhere"), app->actions, app->actions_count);
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

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct canvas inner =
		canvas_part(canvas, 0, 1, canvas->rows, canvas->columns - 1);
	text_view_paint(screen->state, &inner, app_wrapper(app));
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	(void)app;
	return text_view_event(screen->state, event);
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

static void close(struct app *app, struct screen *screen)
{
	(void)app;
	text_view_free(screen->state);
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

const struct screen_class screen_help = {
	.id = SCREEN_HELP,
	.name = "help",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.reload = reload,
	.close = close,
	.help = N_("The keys of the screen below, and what they do. A letter acts on the "
		   "keyboard in Thai as well: the character on the same key counts."),
	.widgets = WIDGET_READ,
};
