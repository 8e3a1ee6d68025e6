/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A screen that is a text to be read: its state is a struct text_view, which its class fills.
 * These are members of such a class.
 */
#ifndef TUI_READING_READING_H
#define TUI_READING_READING_H

#include "text/str.h"
#include "tui/app/app.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/widget/action.h"

void reading_paint(struct app *app, struct screen *screen, const struct canvas *canvas);
enum effect reading_event(
	struct app *app, struct screen *screen, const struct event *event);
/* For Copy. */
void reading_append(const struct screen *screen, struct str *out);
void reading_close(struct app *app, struct screen *screen);

#endif
