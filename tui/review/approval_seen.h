/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Before a report is signed: whether who signs has read it as it is, what the check still
 * finds; and afterwards, what was another in it than was shown.
 */
#ifndef TUI_REVIEW_APPROVAL_SEEN_H
#define TUI_REVIEW_APPROVAL_SEEN_H

#include <stdbool.h>
#include <stdint.h>

#include "model/report.h"
#include "text/str.h"
#include "tui/app/app.h"

/* Whether the report, which is as `now`, may be signed: its pages were read so in this run
 * of the program, and each error of the check is accepted with a reason. The message line
 * says what is missing. */
bool approval_may_sign(struct app *app, int64_t report, const struct report *now);

/* Appends whether who sits here has read the pages as they are. */
void approval_put_seen(
	const struct app *app, int64_t report, const struct report *now, struct str *out);

/* Says in the message line what is another in the office file than was shown. */
void approval_tell_conflict(struct app *app, int64_t report, const struct report *shown);

#endif
