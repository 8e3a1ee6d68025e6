/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What app_paint() and the loop both know: the least screen.
 */
#ifndef TUI_APP_APP_PAINT_H
#define TUI_APP_APP_PAINT_H

#include <stdbool.h>

#include "tui/app/app.h"

/* Below it nothing but how large the screen should be is shown. */
enum { SCREEN_ROWS_LEAST = 20, SCREEN_COLUMNS_LEAST = 60 };

bool app_too_small(const struct app *app);

/* Whether the event leaves the program: the only one that does anything on a terminal
 * that is too small, where nothing is seen. */
bool app_leaves(const struct event *event);

/* Whether the event is a click on the key bar of the top screen, and what stands there:
 * the action and the key that its entry shows; NULL: nothing. */
bool app_on_bar(const struct app *app, const struct event *event);
const struct action *app_bar_action(const struct app *app, int column, keystroke *key);

#endif
