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

/* The same for what comes by itself, perhaps while somebody types: a key that is not Enter
 * or Esc ends it as well, and is then done, so nothing typed is lost. */
void dialog_notice(struct app *app, const char *title, const char *text);

/* Yes or no (y/n and their Thai keys, Enter for the marked one; arrows and Tab mark). For what destroys or is
 * not undone by one key there is dialog_confirm(). */
bool dialog_ask(struct app *app, const char *title, const char *text, bool yes_first);

/* The keys of a choice that destroys: no text has them, whether it is typed, pasted or
 * runs on from elsewhere. */
#define CHOICE_SURELY .key = K_F8, .also = CTRL('Y')

/*
 * A question before something is destroyed, or done that one key does not undo. Neither
 * letters, digits, spaces and Tab nor a paste answer it, and what was typed before it could
 * be read is dropped (app_drop_typed()): only CHOICE_SURELY is yes; Esc is no, and so is
 * Enter, for that is what is marked, and nothing else ever is. A key that answers nothing
 * is told which do. act: N_(), what the first of them does.
 */
bool dialog_confirm(
	struct app *app, const char *title, const char *text, const char *act);

/* One of the choices, by its key, a click, or Enter, which takes what is marked: first the
 * choice of that index (CHOICE_NONE: none), which loses nothing; arrows and Tab mark others.
 * One of them has Esc. What was typed before it stood is dropped. CHOICE_NONE: the program
 * ends. */
int dialog_choose(struct app *app, const char *title, const char *text,
	const struct choice *choices, int count, int marked);

/* What becomes of a form that is left with something changed; Esc, and the end of the
 * program, is UNSAVED_BACK. Saving is marked. */
enum unsaved { UNSAVED_SAVE, UNSAVED_DISCARD, UNSAVED_BACK };
enum unsaved dialog_unsaved(struct app *app, const char *title);

/* The question of may_leave (screen.h): whether what nothing keeps may be lost. words: what
 * that is, and what would keep it. */
bool dialog_lose(struct app *app, bool quits, const char *words);

/* One line of text, first what is in *text. False: Esc. */
bool dialog_line(struct app *app, const char *title, const char *label, struct str *text);
/* The same with a text that is but proposed: it is selected, and typing takes its place. */
bool dialog_proposal(
	struct app *app, const char *title, const char *label, struct str *text);

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

/* A list to choose from, with more to it. */
struct pick_list {
	const char *title; /* borrowed, as all of it */
	const char *const *texts;
	size_t count;
	size_t now;         /* on which the cursor stands first */
	const char *begins; /* what stands in the filter first; NULL: nothing */
	bool all;           /* but where none of the texts has that, all are shown */
	bool own;           /* as in dialog_pick() */
	/* The first nine have a number before them, and with nothing in the filter that digit
	 * chooses at once: of an own answer no digit can be the first. */
	bool numbered;
};
size_t dialog_pick_from(struct app *app, const struct pick_list *list, struct str *typed);

/* Which of the texts (one line each), first those that *ticked says, of which there are
 * as many: Space ticks the one under the cursor or takes that back, Tab all of them or
 * none, Enter takes them, which may be none. text says for what. False: Esc; *ticked may
 * be another all the same. */
bool dialog_ticks(struct app *app, const char *title, const char *text,
	const char *const *texts, size_t count, bool *ticked);

#endif
