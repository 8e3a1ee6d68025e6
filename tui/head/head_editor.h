/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts of a report itself being edited, as card_editor.h does it for cards: what is
 * typed goes to a draft at every keep and into the report when a field is left, by
 * compare-and-set; only what differs is put into the report as it is stored then. Where
 * somebody else changed the same text, the clerk is asked which of the two it shall be.
 * It draws nothing but that question.
 */
#ifndef TUI_HEAD_HEAD_EDITOR_H
#define TUI_HEAD_HEAD_EDITOR_H

#include "model/head_text.h"
#include "tui/app/app.h"
#include "tui/head/head_draft.h"
#include "tui/head/head_join.h"
#include "tui/head/head_rows.h"
#include "tui/widget/action.h"
#include "tui/widget/offers.h"

enum { HEAD_TAKEN_MOST = 50 }; /* parts that can be brought back */

struct head_editor {
	struct app *app;
	enum head_part part;
	int64_t number;     /* of the report */
	int64_t revision;   /* that the rows are of */
	struct report head; /* as stored, with what is typed as of the last take */
	struct head_rows rows;
	size_t at; /* the row of the cursor; there may be none */
	bool read_only;
	const char *read_only_why; /* N_() */
	bool touched;
	/* An older revision, on which what was recovered began, and the report as it was
	 * then; 0: it is no older one. */
	int64_t began;
	struct report before;
	struct head_draft_of draft;
	/* On a server: it is being saved (app_beside()); something was left since; the clerk
	 * asked for it; its screen is closed, and it goes when all is saved. */
	bool saving, again, asked, left_open;
	struct head_taken *taken; /* parts that were taken out here, the oldest first */
	size_t taken_count, taken_capacity;
};

/* NULL and the error on failure. */
struct head_editor *head_editor_open(
	struct app *app, int64_t report, enum head_part part, struct error *error);
/* Saves what differs, forgets the draft if nothing is left to save, frees. */
void head_editor_close(struct head_editor *editor);

/* The row of the cursor; NULL: there is none. */
struct head_row *head_editor_now(const struct head_editor *editor);

/* Whether the row's text was carried over and is neither confirmed nor changed. */
bool head_editor_unconfirmed(
	const struct head_editor *editor, const struct head_row *row);
/* Confirms the text of the cursor and goes to the next one that waits for it. */
void head_editor_confirm(struct head_editor *editor);

enum effect head_editor_event(struct head_editor *editor, const struct event *event);
/* Has the text of the cursor ask how it may go on (field_ask()). */
bool head_editor_suggest(
	const struct head_editor *editor, const struct offering *offering);
void head_editor_go(struct head_editor *editor, size_t at);
/* Saves what differs. False: not saved; the message line says why. On a server it is saved
 * beside the loop, and true is said meanwhile; the second waits. */
bool head_editor_leave(struct head_editor *editor);
bool head_editor_leave_waiting(struct head_editor *editor);
bool head_editor_keep(struct head_editor *editor, struct error *error);
/* Takes over what the report says now, where nothing is typed that is not saved: a screen
 * above may have changed it. What became of a report that is gone is told when it is saved. */
void head_editor_reload(struct head_editor *editor);

/* What is done to the elements of lists; each is saved at once. Add: behind the one of
 * the cursor, if it is of that list, else at its end. */
void head_editor_add(struct head_editor *editor, enum head_list list);
void head_editor_remove(struct head_editor *editor);
/* Whether the event is Ctrl-Z for the part that was taken out last, with nothing to undo
 * in the text of the cursor: it is back then, or the message line says why not. */
bool head_editor_puts_back(struct head_editor *editor, const struct event *event);
void head_editor_move(struct head_editor *editor, int by); /* -1, 1 */

/* Whose the signature of the cursor is (signature_give() of model/signatory.h). */
void head_editor_give(struct head_editor *editor, const char *login, const char *name,
	const char *post);

/* Makes the rows anew, of head. */
void head_editor_make_rows(struct head_editor *editor);

/* --- head_saving.c --- */

/* Whether it says or confirms what is not stored. */
bool head_row_to_save(const struct head_row *row);
bool head_editor_changed(const struct head_editor *editor);
/* Takes over a head as it is stored. */
void head_editor_become(
	struct head_editor *editor, struct report *head, int64_t revision);
/* Writes the head, which is taken over, in place of that revision, and waits. False: not
 * saved; the message line says why. */
bool head_editor_store(struct head_editor *editor, struct report *head, int64_t revision);
/* What a field is left for: saves what differs. */
bool head_editor_save(struct head_editor *editor);
/* The draft; the message line says why it could not be written. */
void head_editor_keep_or_say(struct head_editor *editor);

/* --- head_recover.c: the draft of the rows --- */

/* Writes what differs in the rows. */
bool head_rows_keep(struct head_editor *editor, struct error *error);
/* Takes the newest draft that no running program is writing, and that is of this part,
 * into the rows, which hold what is stored; says so in the message line. */
bool head_rows_recover(struct head_editor *editor, struct error *error);

#endif
