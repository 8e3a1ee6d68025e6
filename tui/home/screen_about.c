/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * About: the program, the office file, the licence, what it is built with.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "text/breaks.h"
#include "text/i18n.h"
#include "text/str.h"
#include "text/unicode.h"
#include "tui/app/app.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/home/daily_copy.h"
#include "tui/home/screens.h"
#include "tui/reading/reading.h"
#include "tui/widget/action.h"
#include "tui/widget/text_view.h"

struct library {
	const char *name, *version;
};

static const struct library libraries[] = {
	{"ncursesw", BUILT_WITH_NCURSESW},
	{"SQLite", BUILT_WITH_SQLITE},
	{"libthai", BUILT_WITH_LIBTHAI},
	{"jansson", BUILT_WITH_JANSSON},
	{"libsodium", BUILT_WITH_SODIUM},
};

static void write_libraries(struct text_view *text_view)
{
	struct str unistring = STR_INIT;
	text_view_heading(text_view, _("Libraries"));
	for (size_t i = 0; i < sizeof(libraries) / sizeof(libraries[0]); i++)
		text_view_entry(text_view, libraries[i].name, libraries[i].version);
	str_printf(&unistring, "%d.%d", unicode_version() >> 16,
		unicode_version() >> 8 & 0xFF);
	text_view_entry(text_view, "libunistring", unistring.data);
	str_release(&unistring);
}

/* Whether libthai finds a word inside this one: without its dictionary it finds none. */
static bool has_dictionary(struct breaker *breaker)
{
	static const char words[] = "ประเทศไทยสวยงาม";
	size_t bytes = sizeof(words) - 1;
	const unsigned char *flags = breaker_find(breaker, words, bytes);
	for (size_t at = 1; at < bytes; at++)
		if (flags[at] & BREAK_WORD)
			return true;
	return false;
}

/* The newest of the automatic copies. */
static void write_copies(struct text_view *text_view, const struct app *app)
{
	struct str newest = STR_INIT;
	daily_copy_tell(&newest, app);
	text_view_entry(text_view, _("Newest copy"), newest.data);
	str_release(&newest);
}

static void write_about(struct text_view *text_view, struct app *app)
{
	text_view_heading(text_view, PACKAGE_NAME " " PACKAGE_VERSION);
	text_view_paragraphs(text_view,
		_("Guides an office through its yearly report of measures for integrity "
		  "and transparency, and prints it."));
	text_view_heading(text_view, _("Office file"));
	text_view_paragraphs(text_view, app->office);
	write_copies(text_view, app);
	text_view_heading(text_view, _("Licence"));
	text_view_paragraphs(text_view,
		_("Free software under the GNU General Public License, version 3 or "
		  "later. It comes without any warranty, as far as the law allows."));
	write_libraries(text_view);
	text_view_heading(text_view, _("Dictionary"));
	text_view_paragraphs(text_view,
		has_dictionary(app_breaker(app))
			? _("libthai's dictionary of Thai words is in use.")
			: _("libthai's dictionary is missing, so lines are cut between "
			    "letters. Install libthai-data."));
}

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	(void)app, (void)screen, (void)right;
	str_puts(left, _("About"));
}

/* Written anew: the language may be another. */
static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	(void)error;
	text_view_clear(screen->state);
	write_about(screen->state, app);
	return true;
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	(void)topic;
	(void)error;
	if (app_is_on(app, SCREEN_ABOUT))
		return true;
	struct text_view *text_view = text_view_new();
	write_about(text_view, app);
	return app_push(app, &screen_about, text_view);
}

const struct screen_class screen_about = {
	.id = SCREEN_ABOUT,
	.name = "about",
	.open = open,
	.title = title,
	.paint = reading_paint,
	.event = reading_event,
	.reload = reload,
	.close = reading_close,
	.read = reading_append,
	.help = N_("The version of the program and of what it is built with, and which "
		   "office file is open."),
	.widgets = WIDGET_READ,
};
