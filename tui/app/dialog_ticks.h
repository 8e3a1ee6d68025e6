/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question that ticks rows of a list. */
#ifndef TUI_APP_DIALOG_TICKS_H
#define TUI_APP_DIALOG_TICKS_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/app/app.h"

/* Which of the texts (one line each), first those that *ticked says, of which there are
 * as many: Space ticks the one under the cursor or takes that back, Tab all of them or
 * none, Enter takes them, which may be none. text says for what. False: Esc; *ticked may
 * be another all the same. */
bool dialog_ticks(struct app *app, const char *title, const char *text,
	const char *const *texts, size_t count, bool *ticked);

#endif
