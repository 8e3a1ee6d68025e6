/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Periods to choose from (office/period_choice.h), a range of months among them.
 */
#ifndef TUI_PICKING_PERIOD_PICK_H
#define TUI_PICKING_PERIOD_PICK_H

#include <stdbool.h>
#include <stdint.h>

#include "text/str.h"
#include "tui/app/app.h"

/* *period gets one for a measure of the report. now: what stands there, or was begun: what is
 * no period yet is sought in the list. False: Esc. */
bool period_pick(struct app *app, int64_t report, const char *now, struct str *period);

#endif
