/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The full-screen program as a whole: what cli/ calls, and what every screen has.
 */
#ifndef TUI_HOME_PROGRAM_H
#define TUI_HOME_PROGRAM_H

#include "tui/app/app.h"

/* Opens everything, runs, closes everything. Where the office file is missing it is made,
 * once the clerk has said so on the first screen. */
struct program {
	const char *office, *who; /* path of the office file; login name */
	bool example; /* the example office (office/example.h), which is there, comes first */
	bool language_named; /* the language was chosen on the command line */
	bool scripted;       /* what is typed was written before (resume_scripted()) */
	/* Who waits while the file is opened, before the terminal is taken, and that it is; both
	 * NULL: nobody. */
	struct progress *(*opening)(void);
	void (*opened)(void);
	/* The terminal in place of the full screen; NULL: that is it. NULL and the error on
	 * failure. */
	struct terminal *(*terminal)(struct app *app, struct error *error);
};
bool program_main(const struct program *program, struct error *error);

/* The common actions: back, settings, about, quit, help. Help is the last. */
extern const struct action app_actions[];
extern const size_t app_actions_count;

/* Fills in what makes a loop the whole program: how it begins, what is remembered at its
 * end, the common actions. */
void program_set_up(struct app *app);

#endif
