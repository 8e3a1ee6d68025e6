/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the approval of a report says of those who sign it: each with what was given and
 * whose it is, whose turn it is, and what is in the way.
 */
#ifndef TUI_REVIEW_SIGNATORIES_H
#define TUI_REVIEW_SIGNATORIES_H

#include "db/review.h"
#include "db/trust/people_list.h"
#include "model/report.h"
#include "text/number.h"
#include "tui/app/app.h"
#include "tui/widget/text_view.h"

/* The list, with its heading. */
void signatories_show(struct text_view *view, const struct report *report,
	const struct people *people, const struct sign_turn *turn, enum digits digits);

/* Whether it is said for each who signs; where it is not the message line says so. */
bool signatories_all_said(
	struct app *app, const struct memo *memo, const struct people *people);

/* Appends a paragraph for each who signs in the office file and has no passphrase yet. */
void signatories_put_without_key(
	struct str *out, const struct memo *memo, const struct people *people);

/* Appends whose turn it is, and which key signs. */
void sign_turn_append(struct str *out, const struct sign_turn *turn, enum digits digits);

/* Whether the act approves: who seals what somebody else signs on the paper does not say
 * that it is approved. */
bool sign_turn_approves(const struct sign_turn *turn);

#endif
