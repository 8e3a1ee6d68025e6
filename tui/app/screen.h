/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A screen: one const table and private state.
 *
 * The loop (app.c) draws the title line, the message line and the key bar; the screen
 * draws what is between. An event goes first to the screen's event function, then to the
 * actions of its table, then to the common actions.
 */
#ifndef TUI_APP_SCREEN_H
#define TUI_APP_SCREEN_H

#include "text/error.h"
#include "tui/app/needs.h"
#include "tui/app/screen_id.h"
#include "tui/terminal/canvas.h"
#include "tui/widget/action.h"

struct screen_class {
	enum screen_id id;
	const char *name; /* English, for tests: "reports" */
	/* Opens it about something, with app_push(). False: it is not open; the error is set,
	 * or the message line says why. */
	bool (*open)(struct app *app, const struct topic *topic, struct error *error);
	/* Says in a zeroed *topic what it is about just now, the row under its cursor
	 * included; NULL: none of its actions opens by that. */
	void (*about)(const struct screen *screen, struct topic *topic);
	/* Appends the left and the right half of the title line. */
	void (*title)(struct app *app, struct screen *screen, struct str *left,
		struct str *right);
	void (*paint)(
		struct app *app, struct screen *screen, const struct canvas *canvas);
	enum effect (*event)(
		struct app *app, struct screen *screen, const struct event *event);
	/* Reads again what it shows (EFFECT_RELOAD, and when a screen above it closes). */
	bool (*reload)(struct app *app, struct screen *screen, struct error *error);
	/* That is done too when somebody else changes the office file, while nobody presses a
	 * key: what is typed, marked and under the cursor has to stay. */
	bool follows;
	/* Whenever the keys pause, soon while they do not, and before the program ends:
	 * writes what is typed to the office file. NULL: nothing to keep. */
	bool (*keep)(struct app *app, struct screen *screen, struct error *error);
	void (*close)(struct app *app, struct screen *screen); /* frees state */
	const struct action *actions;
	size_t actions_count;
	/* Why a need of an action (needs.h) is not met: N_() words, or NULL where it is. It
	 * is asked for those that actions of this table have. NULL: none has any that the
	 * screen knows of. */
	const char *(*lacks)(
		const struct app *app, const struct screen *screen, enum need need);
	/* Bits: needs for want of which actions have no place on the key bar here, besides
	 * those for want of which they have none anywhere. */
	unsigned hides;
	/* Help for people, above the keys: N_() paragraphs, one a line. */
	const char *help;
	/* The widgets' keys that work here, for the help screen: enum screen_widgets. */
	unsigned widgets;
};

enum screen_widgets {
	WIDGET_TEXT = 1,      /* text_area.h, line_field.h */
	WIDGET_LIST = 2,      /* list_field.h */
	WIDGET_TABLE = 4,     /* table_view.h */
	WIDGET_READ = 8,      /* text_view.h */
	WIDGET_EVIDENCE = 16, /* evidence_field.h */
};

struct screen {
	const struct screen_class *class;
	void *state;
};

#endif
