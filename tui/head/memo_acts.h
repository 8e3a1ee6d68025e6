/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is done to the memo as a whole (office/memo_start.h): added to the report, left out of
 * it, its figures brought up to date; and which of its figures are out of date.
 */
#ifndef TUI_HEAD_MEMO_ACTS_H
#define TUI_HEAD_MEMO_ACTS_H

#include <stdbool.h>

#include "model/head_text.h"
#include "model/memo_form.h"
#include "text/error.h"
#include "text/str.h"
#include "tui/app/screen.h"
#include "tui/head/head_editor.h"
#include "tui/widget/action.h"

/* What the report says now; empty for other parts than the memo. */
struct memo_now {
	struct memo_form *form;
	struct memo_facts facts;
};

/* Reads it anew. False and the error on failure; then nothing is out of date. */
bool memo_now_read(
	struct memo_now *now, const struct head_editor *editor, struct error *error);
void memo_now_release(struct memo_now *now);

/* Whether a figure of a row is another in the report; appends a sentence that says so. out:
 * NULL: nothing. */
bool memo_now_differs(
	const struct memo_now *now, const struct head_row *row, struct str *out);

/* Handlers and conditions of actions. */
enum effect memo_run_add(struct app *app, struct screen *screen);
enum effect memo_run_leave_out(struct app *app, struct screen *screen);
/* One of the two, and what that is called now. */
enum effect memo_run_turn(struct app *app, struct screen *screen);
const char *memo_turn_name(const struct app *app, const struct screen *screen);
enum effect memo_run_update(struct app *app, struct screen *screen);
bool memo_can_add(const struct app *app, const struct screen *screen);
bool memo_can_leave_out(const struct app *app, const struct screen *screen);
bool memo_can_update(const struct app *app, const struct screen *screen);

#endif
