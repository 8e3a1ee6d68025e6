/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/hints/hints.h"

#include "office/settings.h"
#include "text/error.h"
#include "tui/terminal/terminal.h"

enum effect hints_turn(struct app *app, struct screen *screen)
{
	struct error error = ERROR_INIT;
	(void)screen;
	app->settings.no_hints = !app->settings.no_hints;
	if (!settings_save(&app->settings, app->store, app->who, &error))
		app_error(app, &error);
	else
		app_message(app, STYLE_MESSAGE, "%s",
			app->settings.no_hints
				? _("The guide says only what is missing now; Alt-h brings "
				    "its hints back")
				: _("The guide says what is wanted in each field"));
	return EFFECT_PAINT;
}
