/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The hints of the guides: what is wanted in a field, with an example. Who knows them by now
 * turns them off, and the fields have their room; what is missing or wrong is said all the same.
 * It is a setting of the person.
 */
#ifndef TUI_HINTS_HINTS_H
#define TUI_HINTS_HINTS_H

#include "text/i18n.h"
#include "tui/app/app.h"
#include "tui/terminal/key.h"
#include "tui/widget/action.h"

/* Turns them off, or on again, and keeps that. */
enum effect hints_turn(struct app *app, struct screen *screen);

/* The action of the tables of screens that have such a guide. */
#define HINTS_ACTION                                                                     \
	{                                                                                \
		.name = N_("Hints"),                                                     \
		.help = N_(                                                              \
			"What is wanted in a field, and an example, is shown no more, "  \
			"or again. What is missing is said in any case."),               \
		.keys = {ALT('h')}, .quiet = true, .run = hints_turn                     \
	}

#endif
