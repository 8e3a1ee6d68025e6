/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When what is typed cannot be saved any more: the office file is gone from its place,
 * or its disk takes nothing. Says so, and offers to save what is open elsewhere.
 */
#ifndef TUI_APP_RESCUE_H
#define TUI_APP_RESCUE_H

#include "tui/app/app.h"

/* Keeps what is typed on all screens and sees whether it is where the office file is
 * looked for; only then is it called saved. False and the error. */
bool rescue_keep(struct app *app, struct error *error);

/* Tells that it failed and asks what to do, until all is kept or the clerk leaves it as
 * it is. Whether all is kept. Where the failure is one that passes (somebody else is
 * writing), where it was asked a short while ago, and while it is being asked, it is
 * said in the message line alone; leaving: asked in any case. Releases the error. */
bool rescue_ask(struct app *app, bool leaving, struct error *error);

/* Before the program is left: whether all that no office file keeps may be lost; asks where
 * there is any (may_leave of the screens that are open, reviewing.h). */
bool rescue_may_quit(struct app *app);

/* The program ends and it failed: writes all that is open to an office file in a folder
 * that takes it. The error tells where it is. */
void rescue_at_end(struct app *app, struct error *error);

/* Closes the office files that were taken instead of the one of the start. */
void rescue_release(struct app *app);

#endif
