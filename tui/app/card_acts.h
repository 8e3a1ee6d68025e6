/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a supervisor does with cards: approve, return, reopen. One place for all screens
 * from which it is done.
 */
#ifndef TUI_APP_CARD_ACTS_H
#define TUI_APP_CARD_ACTS_H

#include "db/review.h"
#include "tui/app/app.h"

enum card_act { CARD_ACT_APPROVE, CARD_ACT_RETURN, CARD_ACT_REOPEN };

/* A card that an act is asked for, as it was shown. */
struct card_subject {
	int64_t card, revision;
	int place;
	const char *name; /* its issue or measure, one line; borrowed */
};

/* Asks what there is to be asked (a comment, the passphrase), does it to all of them or
 * to none, and the message line says what came of it. Whether they are others now than
 * they were shown, by this act or by somebody else: they are to be read again. */
bool card_act(struct app *app, enum card_act act, const struct card_subject *subjects,
	size_t count);

/* Appends who returned or reopened a card, when, and what is to be mended: ปลัดส่งกลับ ๓
 * ม.ค. ๖๘: “…”. Nothing where nothing was said of it. False on an error. */
bool card_comment_append(
	struct app *app, int64_t card, struct str *out, struct error *error);

#endif
