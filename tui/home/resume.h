/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the program begins: the first start, the list of reports or the cards that were
 * left last, or the field that was being typed when the program was cut off.
 */
#ifndef TUI_HOME_RESUME_H
#define TUI_HOME_RESUME_H

#include "tui/app/app.h"

/* The setting that says which screen was left. */
#define SETTING_PLACE "place"

/* Opens the first screens; on top of them what is new, where this is the first start of another
 * version. A draft that a run of the program left which is over now is
 * gone on with, and the message line says so. */
bool resume(struct app *app, struct error *error);

/* The first start or the list of reports, whatever was left: what is written down to be
 * typed has to find the same each time. */
bool resume_scripted(struct app *app, struct error *error);

/* Remembers which screen this person leaves, for the next start: the cards of a report or
 * the list of reports. Called while the screens are still open; a failure is of no
 * account. */
void resume_remember(const struct app *app);

#endif
