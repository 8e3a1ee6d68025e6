/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The palette: one types what one wants, in Thai or English, and Enter does it. It finds
 * the actions of the screen on top and of the widgets in it, what works everywhere, the
 * fields of a card and the rows of a form (by their numbers too), the cards of the report
 * that is open below, all reports, settings and screens. What it finds it knows from the
 * class tables alone.
 *
 * What is not there just now (`possible` of its row) is not found; what lacks something
 * (`needs`) is shown with the reason, and Enter tells it. An action that has no key of its
 * own is found here and nowhere else.
 */
#ifndef TUI_PALETTE_PALETTE_H
#define TUI_PALETTE_PALETTE_H

#include "tui/app/app.h"
#include "tui/widget/action.h"

/* Handler of its action: asks, and does what was chosen. */
enum effect palette_run(struct app *app, struct screen *screen);

#endif
