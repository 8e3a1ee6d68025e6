/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The full-screen program: one terminal, one office file, one person, a stack of screens.
 */
#ifndef TUI_APP_H
#define TUI_APP_H

#include <stdbool.h>
#include <stdint.h>

#include "db/store.h"
#include "text/breaks.h"
#include "text/error.h"
#include "text/str.h"
#include "text/wrap.h"
#include "tui/screen.h"
#include "tui/settings.h"
#include "tui/terminal.h"

enum { APP_SCREENS = 12 };

struct app {
	struct terminal *terminal;
	struct store *store;
	const char *office; /* path of the office file */
	const char *who;    /* login name */
	char session[32];   /* names this run, for drafts */
	struct settings settings;
	struct str clipboard;
	struct str message; /* the message line, until the next key */
	enum style message_style;
	struct screen screens[APP_SCREENS];
	int depth;               /* the top is screens[depth - 1] */
	struct breaker *breaker; /* NULL until after the first paint: app_tools() */
	struct wrapper *wrapper; /* likewise */
	bool ending;             /* the terminal is gone or a signal came */
};

/* Runs the program on a terminal until it is left. The first screen is the first start
 * where the office file has no report and no person's name, else Reports or where this
 * person left off. Returns false and the error where the office file failed. */
bool app_run(struct app *app, struct error *error);

/* What cli/ calls: opens everything, runs, closes everything. */
bool tui_main(const char *office, const char *who, struct error *error);

/* --- for screens --- */

/* Puts a screen on top; takes its state. False (and the state is closed) if too deep. */
bool app_push(struct app *app, const struct screen_class *class, void *state);

/* Shows a line in the message line until the next key. */
void app_message(struct app *app, enum style style, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Shows an error there and releases it. */
void app_error(struct app *app, struct error *error);

/* The dictionary, loaded on the first call (3-4 ms). */
struct breaker *app_breaker(struct app *app);
struct wrapper *app_wrapper(struct app *app);

/* Draws everything: title line, screen, message line, key bar. */
void app_paint(struct app *app);

/* Waits for one event and gives it to the top screen: the loop's body, for dialogs that
 * run inside it. */
enum effect app_event(struct app *app, const struct event *event);

/* The common actions: help, settings, about, back, quit. Help is the last. */
extern const struct action app_actions[];
extern const size_t app_actions_count;

/* --- the screens, each in its file screen_NAME.c --- */

bool screen_start_open(struct app *app, struct error *error);
bool screen_reports_open(struct app *app, struct error *error);
bool screen_cards_open(struct app *app, int64_t report, struct error *error);
/* The guide through one card (number of the card); field: where to begin, cursor in
 * bytes. */
bool screen_guide_open(struct app *app, int64_t card, enum card_field field,
	size_t cursor, struct error *error);
bool screen_whole_open(struct app *app, int64_t card, struct error *error);
/* Both versions of a card that somebody else changed, field by field. mine: the card as
 * typed here, taken over. */
bool screen_conflict_open(
	struct app *app, int64_t card, struct card *mine, struct error *error);
bool screen_memo_open(struct app *app, int64_t report, struct error *error);
/* The texts before and after the table. */
bool screen_texts_open(struct app *app, int64_t report, struct error *error);
bool screen_preview_open(struct app *app, int64_t report, struct error *error);
bool screen_settings_open(struct app *app, struct error *error);
bool screen_help_open(struct app *app, struct error *error);
bool screen_about_open(struct app *app, struct error *error);

#endif
