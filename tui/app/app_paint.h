/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What app_paint(), the loop and dialogs know: the least screen, and what is done on less.
 */
#ifndef TUI_APP_APP_PAINT_H
#define TUI_APP_APP_PAINT_H

#include <stdbool.h>

#include "tui/app/app.h"

/* Below it nothing but how large the screen should be is shown. */
enum { SCREEN_ROWS_LEAST = 20, SCREEN_COLUMNS_LEAST = 60 };

bool app_too_small(const struct app *app);

/* Whether the event leaves the program. On a terminal that is too small, where nothing is
 * seen, that is done, and what is typed goes where text is typed; nothing else does
 * anything there. */
bool app_leaves(const struct event *event);

/* Whether the event is typing: text, a paste, moving and deleting. Not Enter and Tab, which
 * may do more. */
bool app_types(const struct event *event);

/* Whether letters are keys on the screen, and no text. */
bool app_letters_are_keys(const struct screen *screen);

/* Whether the event is a click on the key bar of the top screen, and what stands there:
 * the action and the key that its entry shows; NULL: nothing. */
bool app_on_bar(const struct app *app, const struct event *event);
const struct action *app_bar_action(const struct app *app, int column, keystroke *key);

/* Paints the message line alone, and shows it at once: what the screen shows may be of an office
 * file that is closed. */
void app_paint_message(struct app *app);

#endif
