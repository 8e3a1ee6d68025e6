/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The full-screen program as a whole: what cli/ calls, and what every screen has.
 */
#ifndef TUI_HOME_PROGRAM_H
#define TUI_HOME_PROGRAM_H

#include "tui/app/app.h"

/* Opens everything, runs, closes everything. Where the office file is missing it is made,
 * once the clerk has said so on the first screen. language_named: the language was chosen
 * on the command line. progress: who is told while the file is opened, before the terminal
 * is taken; NULL: nobody. */
bool program_run(const char *office, const char *who, bool language_named,
	const struct store_progress *progress, struct error *error);

/* The common actions: back, settings, about, quit, help. Help is the last. */
extern const struct action app_actions[];
extern const size_t app_actions_count;

/* Fills in what makes a loop the whole program: how it begins, what is remembered at its
 * end, the common actions. */
void program_set_up(struct app *app);

#endif
