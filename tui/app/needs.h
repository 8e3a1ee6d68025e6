/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The guards of actions: what one needs stands in its row, as bits, and one function says
 * why it is not to be had now. The key bar, the keys, the mouse and the help ask it.
 *
 * Whether an action is there at all (another filter to end, a field with something to
 * pick) is no guard: that is `possible` of its row, and nothing is said of it.
 */
#ifndef TUI_APP_NEEDS_H
#define TUI_APP_NEEDS_H

#include <stdbool.h>

struct action;
struct app;
struct screen;

enum need {
	/* Of these the screen knows (screen_class.lacks). */
	NEEDS_ROW = 1 << 0,       /* something under the cursor */
	NEEDS_OPEN = 1 << 1,      /* the report is open: neither submitted nor approved */
	NEEDS_SUBMITTED = 1 << 2, /* the report is submitted */
	NEEDS_APPROVED = 1 << 3,  /* the report or the measure is approved */
	NEEDS_DONE = 1 << 4,      /* the measure is done */
	NEEDS_UNDO = 1 << 5,      /* something was done here that can be undone */
	NEEDS_WRITE = 1 << 6,     /* what is typed here can be stored */
	NEEDS_RULES = 1 << 7,     /* who sits here may set the office's rules */
	NEEDS_ALONE = 1 << 8,     /* no other screen shows what is in the office file */
	/* Of these the office file: it is asked when the action is wanted, no sooner; but
	 * where a screen hides what lacks them, whenever its key bar is drawn. */
	NEEDS_CLERK = 1 << 9,       /* who sits here writes in this office file */
	NEEDS_SUPERVISOR = 1 << 10, /* who sits here is a supervisor */

	NEEDS_ADMINISTERS = 1 << 11, /* who sits here owns the office file, or is root */

	NEEDS_END = 1 << 12,
};

/* What is usually said where something is lacking, N_(). */
const char *needs_words(enum need need);

/* Why an action that is possible cannot be done now, N_(); NULL: nothing is in the way.
 * Where the office file cannot be asked that is not: doing it will tell. */
const char *needs_refusal(
	const struct app *app, const struct screen *screen, const struct action *action);

/* Whether an action is on the screen just now: it is possible, and nothing is lacking for
 * want of which it has no place on the key bar. What else is lacking it says when it is
 * wanted. */
bool needs_shown(
	const struct app *app, const struct screen *screen, const struct action *action);

#endif
