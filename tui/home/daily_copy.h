/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The day's automatic copy of the office file (db/copies.h).
 */
#ifndef TUI_HOME_DAILY_COPY_H
#define TUI_HOME_DAILY_COPY_H

#include "tui/app/app.h"

/* Has it made by a process of its own (mattrakan backup --automatic), which looks at the
 * whole of it while the clerk types already: nobody waits for it, and where it cannot be
 * made About says how old the newest is. */
void daily_copy_begin(const struct app *app);

/* Appends when the newest sound copy was made and how many days ago that is, or that there is
 * none. */
void daily_copy_tell(struct str *out, const struct app *app);

#endif
