/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is new: comes once by itself after the program became another version, and is there to be
 * read again.
 */
#include <config.h>

#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/beginning/news.h"
#include "tui/beginning/screens.h"
#include "tui/reading/reading.h"
#include "tui/terminal/key.h"
#include "tui/widget/action.h"
#include "tui/widget/text_view.h"

static void write_news(struct text_view *text_view, const struct app *app)
{
	static const keystroke palette[ACTION_KEYS] = {KEY_PALETTE};
	struct str heading = STR_INIT, key = STR_INIT, rest = STR_INIT;
	str_printf(&heading, _("New in version %s"), news_version);
	text_view_heading(text_view, heading.data);
	for (size_t i = 0; i < news_points_count; i++)
		text_view_entry(
			text_view, _(news_points[i].what), _(news_points[i].words));
	text_view_heading(text_view, _("Where the rest stands"));
	app_key_append(app, &key, palette);
	str_printf(&rest,
		_("F1 tells the keys of each screen. This one comes by itself but once; "
		  "Commands (%s) finds it by its name."),
		key.data);
	text_view_paragraphs(text_view, rest.data);
	str_release(&heading);
	str_release(&key);
	str_release(&rest);
}

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	(void)app, (void)screen;
	str_puts(left, _("What is new"));
	str_puts(right, PACKAGE_NAME " " PACKAGE_VERSION);
}

/* Written anew: the language may be another. */
static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	(void)error;
	text_view_clear(screen->state);
	write_news(screen->state, app);
	return true;
}

static void close(struct app *app, struct screen *screen)
{
	news_told(app);
	reading_close(app, screen);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	(void)topic, (void)error;
	struct text_view *text_view = text_view_new();
	write_news(text_view, app);
	return app_push(app, &screen_news, text_view);
}

static enum effect run_go_on(struct app *app, struct screen *screen)
{
	(void)app, (void)screen;
	return EFFECT_CLOSE;
}

static const struct action actions[] = {
	{
		.name = N_("Go on"),
		.help = N_("To what was there before."),
		.keys = {K_ENTER},
		.run = run_go_on,
	},
};

const struct screen_class screen_news = {
	.id = SCREEN_NEWS,
	.name = "news",
	.open = open,
	.title = title,
	.paint = reading_paint,
	.event = reading_event,
	.reload = reload,
	.close = close,
	.read = reading_append,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.help = N_(
		"What this version of the program has that the one before had not, in few "
		"words. The file NEWS tells all of it."),
	.widgets = WIDGET_READ,
};
