/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Questions over the present screen. Each runs until it is answered; Esc is no answer.
 * A closed terminal answers "no" and the loop then ends.
 */
#ifndef TUI_APP_DIALOG_H
#define TUI_APP_DIALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"
#include "tui/app/app.h"
#include "tui/terminal/key.h"

/* An answer that a key gives. */
struct choice {
	keystroke key;
	const char *name; /* N_() */
	keystroke also;   /* another key that gives it, shown beside the first; 0: none */
};

enum { CHOICE_NONE = -1 };

/* Something to read; any key ends it. Texts are translated. */
void dialog_tell(struct app *app, const char *title, const char *text);

/* Yes or no (y/n and their Thai keys, Enter for the marked one). For what destroys or is
 * not undone by one key there is dialog_confirm(). */
bool dialog_ask(struct app *app, const char *title, const char *text, bool yes_first);

/* The keys of a choice that destroys: no text has them, whether it is typed, pasted or
 * runs on from elsewhere. */
#define CHOICE_SURELY .key = K_F8, .also = CTRL('Y')

/*
 * A question before something is destroyed, or done that one key does not undo. Neither
 * letters, digits, spaces, Enter and Tab nor a paste answer it, and what was typed before
 * it could be read is dropped (app_drop_typed()): only CHOICE_SURELY is yes, only Esc is
 * no. act: N_(), what the first of them does.
 */
bool dialog_confirm(
	struct app *app, const char *title, const char *text, const char *act);

/* One of the choices, by its key or a click: none is marked, so neither Enter nor Esc
 * takes one. What was typed before it stood is dropped. CHOICE_NONE: the program ends. */
int dialog_choose(struct app *app, const char *title, const char *text,
	const struct choice *choices, int count);

/* One line of text, first what is in *text. False: Esc. */
bool dialog_line(struct app *app, const char *title, const char *label, struct str *text);

/* The same, and it is asked again until it is a reason (text/reason.h). */
bool dialog_words(
	struct app *app, const char *title, const char *label, struct str *text);

/* A passphrase as it is typed. It stands here alone: not in the field that is drawn, the
 * clipboard, a draft or a message. */
struct secret {
	char text[1024]; /* with its NUL */
	size_t bytes;
};

/* A line that is not shown: a star for each character. What was in *secret is
 * overwritten. False: Esc, and *secret is wiped. Its owner wipes it as soon as it was
 * used. */
bool dialog_secret(
	struct app *app, const char *title, const char *text, struct secret *secret);
void secret_wipe(struct secret *secret);

/* One of the texts, from a list with a filter; SIZE_MAX: Esc. own: what was typed into
 * the filter may be taken as an answer that is not in the list (then the result is count
 * and *typed holds it). */
size_t dialog_pick(struct app *app, const char *title, const char *const *texts,
	size_t count, bool own, struct str *typed);

/* The same, with the cursor on what is in use now (from 0). */
size_t dialog_pick_at(struct app *app, const char *title, const char *const *texts,
	size_t count, size_t now, bool own, struct str *typed);

/* Which of the texts (one line each), first those that *ticked says, of which there are
 * as many: Space ticks the one under the cursor or takes that back, Tab all of them or
 * none, Enter takes them, which may be none. text says for what. False: Esc; *ticked may
 * be another all the same. */
bool dialog_ticks(struct app *app, const char *title, const char *text,
	const char *const *texts, size_t count, bool *ticked);

#endif
