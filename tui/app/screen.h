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
#include "tui/widget/offers.h"

/* Places in a screen that people can name, and that the palette leads to: the fields of a
 * card, the rows of a form. They count from 0. */
struct screen_places {
	size_t (*count)(const struct screen *screen);
	/* Appends what one is called; returns what is wanted there. Both in the language in
	 * use; the guide is the screen's. */
	const char *(*name)(const struct screen *screen, size_t place, struct str *out);
	void (*go)(struct app *app, struct screen *screen, size_t place);
	/* Whether they are numbered from 1 on the screen. */
	bool numbered;
	/* Shows another card of the report in its place; NULL: it cannot. */
	void (*turn)(struct app *app, struct screen *screen, int64_t card);
	/* The widgets whose keys work where the cursor is: bits of enum screen_widgets; NULL:
	 * all of the class. */
	unsigned (*widgets)(const struct screen *screen);
};

struct form_row;

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
	/* Before somebody goes back from it or ends the program (quits): false, and all stays
	 * as it is. It asks where something is typed that nothing would keep (dialog_lose()).
	 * NULL: nothing can be. */
	bool (*may_leave)(struct app *app, const struct screen *screen, bool quits);
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
	/* Where text is typed: has the field of the cursor ask for how it may go on, and says
	 * whether something else is to be drawn then. Without about() the office's phrases are
	 * not for it: it knows itself what to offer. NULL: nothing is suggested there. */
	bool (*suggest)(
		struct app *app, struct screen *screen, const struct offering *offering);
	/* Appends the text that is read there, for Copy; NULL: nothing is, or fields copy. */
	void (*read)(const struct screen *screen, struct str *out);
	/* Help for people, above the keys: N_() paragraphs, one a line. */
	const char *help;
	/* The widgets' keys that work here, for the help screen: enum screen_widgets. */
	unsigned widgets;
	const struct screen_places *places; /* NULL: none that have a name */
	/* Of a form that always has these rows: the palette finds them from anywhere, and
	 * opens it at one (topic.place). NULL: none. */
	const struct form_row *rows;
	size_t rows_count;
};

enum screen_widgets {
	WIDGET_TEXT = 1,      /* text_area.h, line_field.h */
	WIDGET_LIST = 2,      /* list_field.h */
	WIDGET_TABLE = 4,     /* table_view.h */
	WIDGET_READ = 8,      /* text_view.h */
	WIDGET_EVIDENCE = 16, /* evidence_field.h */
	WIDGET_OFFERS = 32,   /* offers.h */
};

struct screen {
	const struct screen_class *class;
	void *state;
	bool unread; /* app_open_behind(): reload() is still to be called */
};

#endif
