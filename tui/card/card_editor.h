/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A card being edited: one field (tui/widget/field.h) for each of the card's, what is done with
 * them, and how they get into the office file. It draws nothing.
 *
 * What it keeps true:
 * - What is typed goes to this person's draft at every keep, and to the card itself when
 *   a field is left; both only where something differs. Only fields that differ are put
 *   into the stored card, which is read anew for it: all else in it stays as it is, byte
 *   for byte.
 * - The card is changed by compare-and-set. What somebody else changed meanwhile is put
 *   together with what is typed (card_others.h). Where both changed a field nothing is
 *   written and the conflict screen shows both versions; what was typed stays in the
 *   draft until the clerk has chosen there.
 * - Where the card is taken away or becomes final, what was typed is kept among this
 *   person's kept texts (db/kept.h), and its screen gives way to theirs.
 * - While a card is open there is a draft of it, so that a program that was cut off
 *   comes back to the same word; an orderly close takes it away.
 * - A new card (entry.number 0) is in the report once something is typed, not before.
 * - An edit of a card that was done makes it a draft again. An approved card, and a card
 *   of an approved report, are for reading.
 */
#ifndef TUI_CARD_CARD_EDITOR_H
#define TUI_CARD_CARD_EDITOR_H

#include "db/store.h"
#include "model/card.h"
#include "office/field_check.h"
#include "report/layout.h"
#include "tui/app/app.h"
#include "tui/app/fate.h"
#include "tui/card/card_check.h"
#include "tui/widget/action.h"
#include "tui/widget/field.h"
#include "tui/widget/offers.h"

struct card_editor {
	struct app *app;
	struct card_entry entry; /* as stored, with what is typed as of the last take */
	struct card stored;      /* as stored: for fields that are as they were again */
	struct card done;   /* as it was when it was done: what says that again is done */
	bool was_done;      /* whether it was, since it was opened */
	struct card before; /* as it was in entry.revision: what the typing began on */
	enum card_fate fate; /* where it is not CARD_HERE, what is typed is set aside */
	char *left; /* the run that the draft was taken over from, till it is this one's
		     */
	struct field *fields[FIELD_COUNT];  /* by enum card_field */
	enum card_field order[FIELD_COUNT]; /* in which they are asked for */
	size_t printed;                     /* so many of them are in the report */
	size_t at;                          /* the field of the cursor, in that order */
	struct field_facts facts;
	struct layout *layout;
	int cards;     /* of the report */
	char *heading; /* agency and year, for the title line */
	bool read_only;
	const char *read_only_why; /* N_() */
	struct str comment;        /* who sent it back, and why; empty: nobody did */
	/* On a server: its card is being saved (app_beside()); something was left since;
	 * the clerk asked for it; its screen is closed, and it goes when all is saved. */
	bool saving, again, asked, left_open;
	const char *answer;     /* what is said to it while it becomes done; borrowed */
	bool begun;             /* a new card: something was typed, be it gone again */
	bool touched;           /* since the last keep */
	bool conflict;          /* shown, and perhaps nothing chosen yet */
	struct str words;       /* looked for last */
	bool finding;           /* words were looked for, and nothing done since */
	bool closing;           /* no other screen is opened any more */
	unsigned confirmed;     /* bits: confirmed by key, not yet saved */
	unsigned waiting_again; /* bits: that is taken back, not yet saved */
	/* What was confirmed last by a key, where, and the revision since then; 0: nothing
	 * that could be taken back. */
	unsigned confirmed_last;
	size_t confirmed_at;
	int64_t confirmed_revision;
	int64_t looked; /* store_changes() when it was looked at what others did */
	bool check_due; /* the next look makes the check */
	struct report_check
		*check_read; /* on a server: made into it when the keys rest */
	unsigned
		checks_asked; /* on a server: so many are being read, the last one counts */
	struct card_check
		*check; /* NULL: due, or it cannot be (the message line said why) */
	/* Words that somebody was led to, marked while they stand there. */
	struct {
		enum card_field field;
		size_t start;
		char *words; /* NULL: none */
	} pointed;
	/* The list that card_editor_same() took the place of, or the fields that a pasted
	 * row or an ITA item did, and what was put there: Ctrl-Z brings it back while that
	 * stands there. A single text has that of its own. */
	struct {
		unsigned fields;    /* bits; 0: nothing */
		enum card_field by; /* where the key was pressed, till another is */
		struct card before, put;
	} overwritten;
	unsigned taken; /* bits: entry.card may hold another value than was stored */
};

/* Opens a card: takes in this person's draft of a run of the program that is over, and
 * says so in the message line. field: where to begin; FIELD_NONE: where the draft was,
 * else the first that lacks something. NULL and the error on failure. */
struct card_editor *card_editor_open(struct app *app, int64_t card, enum card_field field,
	size_t cursor, struct error *error);

/* Opens a new card, to stand at the end of the report; ERROR_REFUSED where it is full. */
struct card_editor *card_editor_new(struct app *app, int64_t report, struct error *error);

/* Saves what differs, forgets the draft if nothing is left to save, frees. */
void card_editor_close(struct card_editor *editor);
/* Forgets the draft. */
bool card_editor_forget(struct card_editor *editor, struct error *error);
/* Frees, and nothing else. */
void card_editor_free(struct card_editor *editor);

enum card_field card_editor_field(const struct card_editor *editor);
struct field *card_editor_now(const struct card_editor *editor);

/* Whether the field was carried over and is neither confirmed nor changed. */
bool card_editor_unconfirmed(const struct card_editor *editor, enum card_field field);
/* Whether there is something to confirm there: it waits, or it was carried over and what is
 * typed, which confirms it, is not yet saved. */
bool card_editor_confirmable(const struct card_editor *editor, enum card_field field);

/* The state that the card gets by being saved with what is typed: done no more where it
 * was and says something else, and done again once it says what it said. */
enum card_state card_editor_state(const struct card_editor *editor);

/* Takes what the field under the cursor holds into entry.card. */
void card_editor_take(struct card_editor *editor);

/* Has the rules and what the office made of them taken in anew by the next look. */
void card_editor_begin_check(struct card_editor *editor);

/* Has the quick rules look at what is typed by now. */
void card_editor_look(struct card_editor *editor, enum card_look look);
/* The keys pause: has the others look at what was left, until somebody types. */
void card_editor_look_on(struct card_editor *editor);

/* Leads to the words of a finding in the field under the cursor. */
void card_editor_point(struct card_editor *editor, size_t start, size_t bytes);

/* What was found in a field; NULL: nobody looked. */
const struct finding_list *card_editor_found(
	const struct card_editor *editor, enum card_field field);

/* An event for the field under the cursor. */
enum effect card_editor_event(struct card_editor *editor, const struct event *event);

/* Has the field under the cursor ask how it may go on (field_ask()). */
bool card_editor_suggest(struct card_editor *editor, const struct offering *offering);

/* To another field (an index in the order): the present one is left first. */
void card_editor_go(struct card_editor *editor, size_t at);

/* What the field is left for: its card is saved. False: not saved (the message line or
 * the conflict screen says why). */
bool card_editor_leave(struct card_editor *editor);
/* On a server it is saved beside the loop, and true is said meanwhile; this one waits. */
bool card_editor_leave_waiting(struct card_editor *editor);
/* The same, and the card is done, unless somebody else gave it another state meanwhile:
 * entry.card.state is what the office file has. answer: to who sent it back; NULL: none. */
bool card_editor_finish(struct card_editor *editor, const char *answer);

/* For app_add_beside(): the new card is in the report. */
void card_editor_added(void *context, const struct card_entry *added);

/* Makes a field anew, of entry.card; the cursor stays. */
void card_editor_remake(struct card_editor *editor, enum card_field field);

/* The field under the cursor was changed by other ways than an event. */
void card_editor_touch(struct card_editor *editor);

/* Writes the draft, if something was typed since the last time. */
bool card_editor_keep(struct card_editor *editor, struct error *error);

/* After another screen was above: what was chosen on the conflict screen is read anew. */
bool card_editor_reload(struct card_editor *editor, struct error *error);

/* --- what keys do --- */

void card_editor_same(struct card_editor *editor);        /* as in the card before */
void card_editor_confirm(struct card_editor *editor);     /* a carried field, and on */
void card_editor_confirm_all(struct card_editor *editor); /* all of them */
/* Has fields (bits) wait again that were confirmed. False: not saved. */
bool card_editor_unconfirm(struct card_editor *editor, unsigned fields);
/* Bits: the fields that wait to be confirmed. */
unsigned card_editor_waiting(const struct card_editor *editor);
void card_editor_done(struct card_editor *editor); /* the whole card, if it can be */
void card_editor_pick(struct card_editor *editor); /* from what there is: can_pick */
bool card_editor_can_pick(const struct card_editor *editor);
/* The ITA items whose codes are the issue, else one that is chosen: what the measure begins
 * with. */
void card_editor_pick_issue(struct card_editor *editor);
/* Says what that would put in, where codes are typed. */
void card_editor_offer(struct card_editor *editor);
/* Puts fields (bits) in the place of others: Ctrl-Z in one of them, and right behind it also
 * where the cursor is, brings those back. */
void card_editor_put_fields(
	struct card_editor *editor, const struct card *from, unsigned fields);
void card_editor_extern(struct card_editor *editor); /* in $VISUAL or $EDITOR */
void card_editor_marks(struct card_editor *editor);  /* of the steps */
void card_editor_find(struct card_editor *editor);   /* words, in all fields */
/* Whether the event is Ctrl-Z for what card_editor_same() overwrote, for the marks of
 * steps, or for what was confirmed last, and that is as it was. */
bool card_editor_puts_back(struct card_editor *editor, const struct event *event);
void card_editor_forget_overwritten(struct card_editor *editor);
/* Whether what is pasted is a row of a table and became the fields of this card, after a
 * question; else it is a text like any other. */
bool card_editor_paste_row(struct card_editor *editor, const struct event *event);
/* While one finds: Enter finds the next place, Esc ends; anything else ends it too and is
 * UNUSED. Of a letter or a paste the place is behind what was found. */
enum effect card_editor_finding(struct card_editor *editor, const struct event *event);

#endif
