/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/beginning/example_office.h"

#include "office/example.h"
#include "text/error.h"
#include "tui/app/dialog.h"
#include "tui/terminal/terminal.h"

/* It takes a moment, in which nothing else is to be seen. */
static void say_that_it_is_made(struct app *app)
{
	app_message(app, STYLE_MESSAGE, "%s", _("The example office is being made"));
	app_paint(app);
	app->terminal->ops->flush(app->terminal);
}

enum effect example_office_go(struct app *app, struct screen *screen)
{
	struct error error = ERROR_INIT;
	(void)screen;
	say_that_it_is_made(app);
	if (!example_make(app->login, &app->settings, &error)) {
		app_error(app, &error);
		return EFFECT_PAINT;
	}
	app->next = NEXT_EXAMPLE;
	return EFFECT_QUIT;
}

enum effect example_office_leave(struct app *app, struct screen *screen)
{
	(void)screen;
	app->next = NEXT_OWN;
	return EFFECT_QUIT;
}

/* What was typed there may be dear to somebody all the same. */
static enum effect discard(struct app *app, const char *act, enum app_next next)
{
	if (!dialog_confirm(app, _("Throw the example away?"),
		    _("All that was typed in the example office is gone then. Your own "
		      "office file is not touched."),
		    act))
		return EFFECT_PAINT;
	app->next = next;
	return EFFECT_QUIT;
}

enum effect example_office_anew(struct app *app, struct screen *screen)
{
	(void)screen;
	return discard(app, N_("Make it anew"), NEXT_EXAMPLE_ANEW);
}

enum effect example_office_discard(struct app *app, struct screen *screen)
{
	(void)screen;
	return discard(app, N_("Throw it away"), NEXT_OWN_ALONE);
}

bool example_office_is_open(const struct app *app, const struct screen *screen)
{
	(void)screen;
	return app->example;
}

bool example_office_is_not_open(const struct app *app, const struct screen *screen)
{
	(void)screen;
	return !app->example;
}
