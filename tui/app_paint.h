/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What app_paint() and the loop both know: the least screen.
 */
#ifndef TUI_APP_PAINT_H
#define TUI_APP_PAINT_H

#include <stdbool.h>

#include "tui/app.h"

/* Below it nothing but how large the screen should be is shown. */
enum { SCREEN_ROWS_LEAST = 20, SCREEN_COLUMNS_LEAST = 60 };

bool app_too_small(const struct app *app);

#endif
