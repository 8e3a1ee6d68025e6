/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Actions: what keys do. Each is declared once, in the table of its screen or in the
 * common one (app_actions); dispatch, the key bar, the help screen and the translations
 * come from these tables.
 *
 * An action that has keys has one that is no function key. In the tables of screens where
 * text is typed, letters are text: there the other key is one with Ctrl or Alt. One that
 * runs or opens something may do without keys, or with Alt alone, which some terminals make
 * letters of: the palette (tui/palette/) finds every action by its name.
 */
#ifndef TUI_WIDGET_ACTION_H
#define TUI_WIDGET_ACTION_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"

struct app;
struct screen;

/* What has to happen after a handler; the loop does it. */
enum effect {
	EFFECT_NONE = 0,
	EFFECT_PAINT = 1,   /* something on the screen is another */
	EFFECT_RELOAD = 2,  /* what the screen shows is read again */
	EFFECT_CLOSE = 4,   /* the screen is left */
	EFFECT_QUIT = 8,    /* the program is left */
	EFFECT_UNUSED = 16, /* the event was for somebody else */
};

enum { ACTION_KEYS = 4 };

struct action {
	const char *name; /* N_(): one or two words, for the key bar */
	/* Another name for the bar, N_(), where it does another thing just now; NULL: the
	 * name always. */
	const char *(*name_now)(const struct app *app, const struct screen *screen);
	const char *help;            /* N_(): a sentence, for the help screen */
	keystroke keys[ACTION_KEYS]; /* the first that arrives (lost_keys.h) is the one
					that the key bar shows; 0 ends. None: it is not
					in the bar */
	bool quiet;                  /* not in the key bar (moving, scrolling) */
	bool way_out; /* of the second table: the first of them that is possible has its
		       * place in the key bar before help's */
	/* What it does: opens a screen (enum screen_id of tui/app/screen_id.h), and with what
	 * of that which its own screen is about (enum about there); or runs. */
	unsigned opens, about;
	enum effect (*run)(struct app *app, struct screen *screen);
	/* Whether it is there at all just now; NULL: always. Others are not shown and not
	 * run. */
	bool (*possible)(const struct app *app, const struct screen *screen);
	unsigned needs; /* its guards: bits of enum need of tui/app/needs.h */
};

/* The action that the stroke is bound to in one table; NULL if none. */
const struct action *action_find(
	const struct action *actions, size_t count, keystroke stroke);

/* Its name in the bar just now, N_(). */
const char *action_name(
	const struct action *action, const struct app *app, const struct screen *screen);

/* Its keys as they are shown: first those that arrive from this terminal, each group in
 * the table's order; without characters where text is typed (for they are text there).
 * How many there are. */
size_t action_keys(const struct action *action, const struct lost_keys *lost, bool typing,
	keystroke keys[ACTION_KEYS]);

/* For whom a bar is drawn. */
struct action_now {
	bool typing; /* text is typed on the screen: characters are no keys */
	const struct app *app;
	const struct screen *screen;
	/* Whether an action has its place on the bar just now. */
	bool (*here)(const struct app *app, const struct screen *screen,
		const struct action *action);
};

/* Draws the key bar on one row: as many as fit of the first table, then of the second;
 * always, at the right edge, the last of the second (help) and before it the way out,
 * where there is room for both. */
void action_bar(const struct canvas *row, const struct action_now *now,
	const struct action *first, size_t first_count, const struct action *second,
	size_t second_count);

/* The action whose entry stands at a column of that bar, and the key that the entry
 * shows; NULL: none. */
const struct action *action_bar_at(const struct canvas *row, int column,
	const struct action_now *now, const struct action *first, size_t first_count,
	const struct action *second, size_t second_count, keystroke *key);

#endif
