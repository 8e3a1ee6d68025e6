/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the rules find in the texts of a report itself while they are typed: each row has what
 * was found in it (tui/head/head_rows.h), and its words are marked.
 *
 * As in a card, a short text is looked at when the screen is opened and when the keys
 * pause, a long one when they rest: no key waits for it. That is what the quick rules find;
 * the others look when the screen is opened and when a row is left, while nobody types.
 */
#ifndef TUI_HEAD_HEAD_CHECK_H
#define TUI_HEAD_HEAD_CHECK_H

#include "tui/app/app.h"
#include "tui/head/head_editor.h"
#include "tui/head/head_rows.h"

struct head_check;

/* Nothing is read before the first look. */
struct head_check *head_check_new(struct app *app, int64_t report);
void head_check_free(struct head_check *check); /* NULL is fine */

/* Has the rules and what the office made of them read anew by the next look. */
void head_check_again(struct head_check *check, struct head_rows *rows);

/* How much time there is to look. */
enum head_look {
	HEAD_LOOK_NEW,   /* at short texts that were not looked at yet */
	HEAD_LOOK_SHORT, /* at short texts that are others now */
	HEAD_LOOK_ALL,
};
void head_check_look(
	struct head_check *check, struct head_rows *rows, enum head_look look);

/* The keys pause, and what there was time for was looked at: has the other rules look at what
 * was left, until somebody types. */
void head_check_look_on(struct head_check *check, struct head_editor *editor);

/* The gravest of a row that nobody accepts, the first of these; NULL: there is none. */
const struct finding *head_row_finding(const struct head_row *row);

#endif
