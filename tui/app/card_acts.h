/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a supervisor does with cards: approve, return, reopen. One place for all screens
 * from which it is done. What is signed is what was shown: a card that says something else
 * by then is told, with what is another in it, and nothing is done.
 */
#ifndef TUI_APP_CARD_ACTS_H
#define TUI_APP_CARD_ACTS_H

#include "db/review.h"
#include "text/i18n.h"
#include "tui/app/app.h"
#include "tui/app/needs.h"
#include "tui/terminal/key.h"

/* A card that an act is asked for. */
struct card_subject {
	int64_t card, revision;
	int place;
	const char *name; /* its issue or measure, one line; borrowed */
};

/* Asks what there is to be asked (a comment, the passphrase), does it to all of them or
 * to none, and the message line says what came of it. Cards that nobody has read here as
 * they are now (reviewing.h) are not approved: they are opened to be read instead. Whether
 * they are others now than they were shown, by this act or by somebody else: they are to
 * be read again. */
bool card_act(struct app *app, enum card_act act, const struct card_subject *subjects,
	size_t count);

/* While a card is read: decides on it, asking for a comment where one is due, or takes the
 * same decision back. Whether it was decided. */
bool card_decide(struct app *app, enum card_act act, const struct card_entry *entry);

/* Carries out all that was decided with one passphrase, all or nothing. As card_act(). */
bool card_decisions_sign(struct app *app);

/* The action of the screens from which that is done. */
#define SIGN_DECISIONS(handler, condition)                                               \
	{                                                                                \
		.name = N_("Sign"),                                                      \
		.help = N_("Sign all that was decided while reading, with one "          \
			   "passphrase: all of it is done, or nothing."),                \
		.keys = {K_F7, CTRL('S')}, .run = handler, .possible = condition,        \
		.needs = NEEDS_SUPERVISOR                                                \
	}

/* What a decision is called while it waits, N_(). */
const char *card_decision_label(enum card_act act);

/* Appends who returned or reopened a card, when, and what is to be mended: ปลัดส่งกลับ ๓
 * ม.ค. ๖๘: “…”. Nothing where nothing was said of it. False on an error. */
bool card_comment_append(
	struct app *app, int64_t card, struct str *out, struct error *error);

#endif
