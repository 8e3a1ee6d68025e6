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
#include "tui/terminal/canvas.h"
#include "tui/widget/action.h"

struct screen_class {
	const char *name; /* English, for tests: "reports" */
	/* Appends the left and the right half of the title line. */
	void (*title)(struct app *app, struct screen *screen, struct str *left,
		struct str *right);
	void (*paint)(
		struct app *app, struct screen *screen, const struct canvas *canvas);
	enum effect (*event)(
		struct app *app, struct screen *screen, const struct event *event);
	/* Reads again what it shows (EFFECT_RELOAD, and when a screen above it closes). */
	bool (*reload)(struct app *app, struct screen *screen, struct error *error);
	/* Whenever the keys pause, soon while they do not, and before the program ends:
	 * writes what is typed to the office file. NULL: nothing to keep. */
	bool (*keep)(struct app *app, struct screen *screen, struct error *error);
	void (*close)(struct app *app, struct screen *screen); /* frees state */
	const struct action *actions;
	size_t actions_count;
	/* Help for people, above the keys: N_() paragraphs, one a line. */
	const char *help;
	/* The widgets' keys that work here, for the help screen: enum screen_widgets. */
	unsigned widgets;
};

enum screen_widgets {
	WIDGET_TEXT = 1,      /* text_area.h, line_field.h */
	WIDGET_LIST = 2,      /* list_field.h */
	WIDGET_TABLE = 4,     /* table_view.h */
	WIDGET_READ = 8,      /* leaflet.h */
	WIDGET_EVIDENCE = 16, /* evidence_field.h */
};

struct screen {
	const struct screen_class *class;
	void *state;
};

/* Every screen there is (screens.c), NULL at the end: for tests that walk them. A screen
 * adds its class to both lists. */
extern const struct screen_class *const screen_classes[];

extern const struct screen_class screen_about;
extern const struct screen_class screen_approval;
extern const struct screen_class screen_bin;
extern const struct screen_class screen_cards;
extern const struct screen_class screen_conflict;
extern const struct screen_class screen_findings;
extern const struct screen_class screen_guide;
extern const struct screen_class screen_help;
extern const struct screen_class screen_history;
extern const struct screen_class screen_ita;
extern const struct screen_class screen_ita_form;
extern const struct screen_class screen_ita_trend;
extern const struct screen_class screen_kept;
extern const struct screen_class screen_memo;
extern const struct screen_class screen_new_report;
extern const struct screen_class screen_preview;
extern const struct screen_class screen_print;
extern const struct screen_class screen_progress;
extern const struct screen_class screen_read;
extern const struct screen_class screen_report;
extern const struct screen_class screen_reports;
extern const struct screen_class screen_search;
extern const struct screen_class screen_settings;
extern const struct screen_class screen_start;
extern const struct screen_class screen_texts;
extern const struct screen_class screen_trail;
extern const struct screen_class screen_units;
extern const struct screen_class screen_whole;

#endif
