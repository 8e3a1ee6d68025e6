/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A form: rows of a label and a value, with a guide beside them that says what the row
 * where the cursor is wants. A value is a line of text, paragraphs, or one of some
 * choices. Never holds the cursor in a row: what a value must be, its screen checks at
 * the end.
 */
#ifndef TUI_APP_FORM_H
#define TUI_APP_FORM_H

#include "office/form_row.h"
#include "text/i18n.h"
#include "tui/app/app.h"
#include "tui/terminal/key.h"
#include "tui/widget/action.h"
#include "tui/widget/line_field.h"
#include "tui/widget/offers.h"
#include "tui/widget/text_marks.h"

struct form;

/* The rows are borrowed. */
struct form *form_new(const struct form_row *rows, size_t count);
void form_free(struct form *form);

/* A text's value, to be freed, without white space at its ends. */
char *form_text(const struct form *form, size_t row);
void form_set_text(struct form *form, size_t row, const char *text);
/* The same for what somebody picked: one step, which undo takes back, and where it takes
 * the place of something that is said. */
void form_pick_text(struct form *form, struct app *app, size_t row, const char *text);
/* The same as a proposal: selected, so that typing takes its place. */
void form_propose_text(struct form *form, size_t row, const char *text);
/* A choice's value, as its place in the choices. */
size_t form_choice(const struct form *form, size_t row);
void form_set_choice(struct form *form, size_t row, size_t choice);

/* Has a second line say what was understood of a text. */
void form_set_hint(struct form *form, size_t row, line_field_hint *hint, void *context);

/* Has all of these lines said again: what they speak of is another. */
void form_refresh(struct form *form);

/* may_leave (screen.h) of a screen that keeps nothing till it is told to: asks where a text or
 * a choice is another than when form_begin() was called. words: what is lost, and what keeps it. */
void form_begin(struct form *form);
bool form_may_leave(
	const struct form *form, struct app *app, bool quits, const char *words);

/* The row where the cursor is. */
size_t form_row(const struct form *form);
/* What the rows ask, how many there are. */
const struct form_row *form_rows(const struct form *form, size_t *count);
/* Appends what stands below a text: what was understood of it, if anything. */
void form_hint_append(const struct form *form, size_t row, struct str *out);
void form_go(struct form *form, size_t row);

/* What was found in a row. */
enum form_sign { FORM_SIGN_NONE, FORM_SIGN_WARNING, FORM_SIGN_ERROR };
struct form_found {
	enum form_sign sign; /* before its label */
	const char *said; /* before its guide, where the cursor is; a paragraph a line */
	const struct text_mark *marks; /* words in what form_text() gives */
	size_t count;
};
void form_set_found(struct form *form, size_t row, const struct form_found *found);
/* What was said so of a row; "": nothing. */
const char *form_said(const struct form *form, size_t row);

void form_paint(struct form *form, struct app *app, const struct canvas *canvas);

/* Moving between rows, choosing, typing. Enter in the last row is EFFECT_UNUSED. */
enum effect form_event(struct form *form, struct app *app, const struct event *event);

/* What form_event() does, for the tables of screens that are forms: for help. */
#define FORM_ACTIONS                                                                     \
	{.name = N_("Next field"),                                                       \
		.help = N_("To the next field. Enter does it too."),                     \
		.keys = {K_TAB, K_DOWN, CTRL('N')}},                                     \
		{.name = N_("Field before"),                                             \
			.help = N_("To the field before."),                              \
			.keys = {SHIFT(K_TAB), K_UP, CTRL('R')},                         \
			.quiet = true},                                                  \
	{                                                                                \
		.name = N_("Choose"), .help = N_("Another of the choices."),             \
		.keys = {K_RIGHT, K_LEFT, ' '}, .quiet = true                            \
	}

/* Has the row where the cursor is ask how it may go on (offers_ask()). */
bool form_suggest(struct form *form, const struct offering *offering);

/* Whether the row has something to pick, and the pick list. */
bool form_can_pick(const struct form *form);
enum effect form_pick(struct form *form, struct app *app);

/* The action of the tables of screens that are forms which calls them. */
#define FORM_LIST(run_it, can_run)                                                       \
	{                                                                                \
		.name = N_("List"), .help = N_("A list to pick from."),                  \
		.keys = {CTRL('O')}, .run = (run_it), .possible = (can_run)              \
	}

#endif
