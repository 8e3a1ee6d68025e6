/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tells whose terminal cannot show Thai that it cannot, and what to do: at the start where
 * its name says so, else once its answer came and nobody is typing.
 */
#ifndef TUI_HOME_TERMINAL_NOTICE_H
#define TUI_HOME_TERMINAL_NOTICE_H

#include "tui/app/app.h"
#include "tui/terminal/terminal.h"

/* What is wrong with the terminal, not translated, and what to do about it; the fault is not
 * TERMINAL_FIT. */
const char *terminal_fault_text(enum terminal_fault fault);
extern const char terminal_fault_advice[];

/* Once for each fault; app->notice. */
void terminal_notice(struct app *app);

#endif
