/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/reading/reading.h"

#include "tui/widget/action.h"
#include "tui/widget/text_view.h"

void reading_paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	const struct canvas inner =
		canvas_part(canvas, 0, 1, canvas->rows, canvas->columns - 1);
	text_view_paint(screen->state, &inner, app_wrapper(app));
}

enum effect reading_event(
	struct app *app, struct screen *screen, const struct event *event)
{
	(void)app;
	return text_view_event(screen->state, event);
}

void reading_append(const struct screen *screen, struct str *out)
{
	text_view_append(screen->state, out);
}

void reading_close(struct app *app, struct screen *screen)
{
	(void)app;
	text_view_free(screen->state);
}
