/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Suggestions to who types, for the loop: the phrases of the office (office_phrases.h) are
 * brought up to date while nobody types, a little at a time, and the screen on top asks for
 * what may follow once a key is on the screen and no other waits. So no key waits for any
 * of it.
 */
#ifndef TUI_APP_SUGGESTING_H
#define TUI_APP_SUGGESTING_H

#include "tui/app/app.h"
#include "tui/widget/offers.h"

/* Does both, for the screen on top, and draws the screen where that shows something else.
 * idle: nobody has typed for a while. */
void suggesting_look(struct app *app, bool idle);

/* Something was written to the office file, or another screen is on top. */
void suggesting_due(struct app *app);

void suggesting_release(struct app *app);

#endif
